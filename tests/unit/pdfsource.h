/* pdfsource.h - a small PDF from the source of its objects, for tests that need one exactly so. */
#pragma once

#include "../../src/base/buf.h"

#include <string.h>

/* Of a stream `source` is what stands in its dictionary beside /Length, between the brackets. */
struct pdf_source {
    const char *source, *stream; /* stream: NULL: it is none */
};

/* Adds the file; the first object has number 1. `trailer`: its entries beside /Size. */
static inline void pdf_source_write(struct qu_buf *out, const struct pdf_source *objects, int count,
                                    const char *trailer)
{
    struct qu_buf table = {0};
    qu_buf_add_text(out, "%PDF-1.7\n");
    for (int i = 0; i < count; i++) {
        const struct pdf_source *o = &objects[i];
        qu_buf_printf(&table, "%010zu 00000 n \n", out->length);
        if (o->stream != NULL)
            qu_buf_printf(out, "%d 0 obj\n<< /Length %zu %s >>\nstream\n%s\nendstream\nendobj\n", i + 1,
                          strlen(o->stream), o->source, o->stream);
        else
            qu_buf_printf(out, "%d 0 obj\n%s\nendobj\n", i + 1, o->source);
    }
    size_t start = out->length;
    qu_buf_printf(out, "xref\n0 %d\n0000000000 65535 f \n%s", count + 1, qu_buf_text(&table));
    qu_buf_printf(out, "trailer\n<< /Size %d %s >>\nstartxref\n%zu\n%%%%EOF\n", count + 1, trailer, start);
    qu_buf_finish(&table);
}
