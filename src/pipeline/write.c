#include "write.h"

#include "../base/process.h"
#include "../model/dump.h"
#include "../page/dump.h"
#include "../paint/paint.h"
#include "../style/dump.h"
#include "target.h"

#include <string.h>

static bool write_one(struct qu_job *job, struct qu_variant *v, const char *path, const struct qu_buf *bytes)
{
    const struct qu_pipeline_options *options = job->options;
    if (options->take != NULL)
        options->take(options->take_data, path, bytes);
    else if (!qu_target_write(path, bytes, job->diag))
        return false;
    if (v->result->file_count++ == 0)
        v->result->file = path;
    v->result->bytes += bytes->length;
    return true;
}

static bool write_pdfs(struct qu_job *job, struct qu_variant *v)
{
    bool fine = true;
    for (int i = 0; fine && i < QU_PRODUCTS; i++)
        if (v->products[i].pdf.length > 0)
            fine = write_one(job, v, v->products[i].target, &v->products[i].pdf);
    return fine;
}

/* PNG and SVG are painted when they are written, so that only the bytes of one page are in memory. */
static bool write_picture(struct qu_job *job, struct qu_variant *v, int index, const char *path)
{
    const struct qu_document *document = &v->products[QU_BODY].document;
    struct qu_buf bytes;
    qu_buf_init(&bytes);
    qu_process_lock();
    bool fine = job->options->format == QU_FORMAT_PNG
                    ? qu_paint_png(document, v->fonts, v->images, index, job->options->dpi, job->diag, &bytes)
                    : qu_paint_svg(document, v->fonts, v->images, index, job->diag, &bytes);
    qu_process_unlock();
    fine = fine && write_one(job, v, path, &bytes);
    qu_buf_finish(&bytes);
    return fine;
}

/* Writes a file for each page. The file of a single page gets exactly the name that was given. */
static bool write_pictures(struct qu_job *job, struct qu_variant *v)
{
    const struct qu_product *body = &v->products[QU_BODY];
    int count = body->document.pages.count;
    bool alone = count == 1 && job->options->file != NULL && job->variant_count == 1;
    if (!alone && strcmp(body->target, "-") == 0) {
        qu_diag_add(job->diag, QU_ERROR, QU_DIAG_VALUE_RANGE, (struct qu_src){0}, NULL,
                    "choose one with --pages", "standard output can hold one page, not %d", count);
        return qu_job_usage_error(job);
    }
    for (int i = 0; i < count; i++) {
        int number = body->document.pages.at[i].number;
        const char *path = alone ? body->target : qu_target_numbered(job->arena, body->target, number);
        if (!write_picture(job, v, i, path))
            return false;
    }
    return true;
}

bool qu_write_files(struct qu_job *job, struct qu_variant *v)
{
    return job->options->format == QU_FORMAT_PDF ? write_pdfs(job, v) : write_pictures(job, v);
}

static const char *name_font(void *data, int font)
{
    return qu_fontset_name(data, font);
}

/* Dumps the pages, and the cover if it has a file of its own. */
static void dump_pages(struct qu_variant *v, struct qu_buf *out)
{
    for (int i = 0; i < QU_PRODUCTS; i++)
        if (i == QU_BODY || v->products[i].document.pages.count > 0)
            qu_document_dump(&v->products[i].document, name_font, v->fonts, out);
}

bool qu_write_dump(struct qu_job *job, struct qu_variant *v)
{
    struct qu_buf text;
    qu_buf_init(&text);
    switch (job->options->dump) {
    case QU_DUMP_MODEL: qu_notebook_dump(v->notebook, &text); break;
    case QU_DUMP_STYLE: qu_layout_dump(v->layout, &text); break;
    case QU_DUMP_LINES: qu_buf_add(&text, qu_buf_text(&v->lines), v->lines.length); break;
    case QU_DUMP_PAGES: dump_pages(v, &text); break;
    case QU_DUMP_NOTHING: break;
    }
    bool fine = qu_target_write(job->options->file != NULL ? job->options->file : "-", &text, job->diag);
    qu_buf_finish(&text);
    return fine;
}
