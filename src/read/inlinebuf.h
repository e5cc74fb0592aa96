/* inlinebuf.h - the text of a paragraph while it is built: its bytes, the spans over them, and where each
 * byte comes from.
 *
 * The text grows while cmark's tree is walked. Then quire's own marks (==highlight==, ++underline++,
 * ((circle))) are found in it, bytes that are not shown are marked as gone, and the rest becomes a struct
 * qu_inline. A mark opens where no letter stands before it and text follows; it closes where text precedes
 * and no letter follows. Both ends lie in the same spans, so that no two spans overlap in part. A mark
 * without a partner stays as it was written. Circles are found by matching parentheses, so that ((a (b))) and
 * (as ((here))) are read correctly. */
#pragma once

#include "prepared.h"
#include "span.h"

struct qu_inlinebuf_byte {
    int prepared_at; /* byte of the prepared text (prepared.h) that it comes from */
    int owner;       /* innermost span, -1 for none */
    bool guarded;    /* code, an address or an escaped character: never a mark */
    bool gone;       /* not part of the result */
};

struct qu_inlinebuf_span {
    enum qu_span_kind kind;
    int start, end, prepared_at;
    const char *target;
};

struct qu_inlinebuf {
    struct qu_buf text;
    QU_VEC(struct qu_inlinebuf_byte) bytes;
    QU_VEC(struct qu_inlinebuf_span) spans;
};

void qu_inlinebuf_init(struct qu_inlinebuf *buf);
void qu_inlinebuf_finish(struct qu_inlinebuf *buf);
/* Appends bytes that all come from one place. */
void qu_inlinebuf_add(struct qu_inlinebuf *buf, const char *text, int length, struct qu_inlinebuf_byte byte);
/* Finds quire's own marks. */
void qu_inlinebuf_mark(struct qu_inlinebuf *buf);
/* Drops the spaces at both ends and before a note that follows a space. */
void qu_inlinebuf_trim(struct qu_inlinebuf *buf);
/* The result without the bytes that are gone. The caller sets `src`. */
struct qu_inline qu_inlinebuf_keep(struct qu_inlinebuf *buf, struct qu_arena *arena,
                                   const struct qu_prepared *prepared);
