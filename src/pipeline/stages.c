#include "stages.h"

#include "../base/process.h"
#include "../block/blocks.h"
#include "../finish/finish.h"
#include "../style/reading.h"
#include "date.h"
#include "printing.h"
#include "selection.h"

/* ---- the pages as data */

static struct qu_images *find_images(struct qu_job *job, const struct qu_output *output)
{
    if (output->colour != QU_INK_GREY)
        return job->images;
    if (job->greys == NULL) {
        job->greys = qu_images_new();
        qu_images_set_grey(job->greys);
    }
    return job->greys;
}

bool qu_stage_layout(struct qu_job *job, struct qu_variant *v)
{
    const char *name = job->options->layout;
    struct qu_src from = {0};
    if (name == NULL) {
        name = v->notebook->layout;
        from = qu_texts_src(v->notebook->texts, name,
                            v->output->layout != NULL ? v->output->src : v->notebook->src);
    }
    v->layout = qu_layout_read_for(job->arena, job->diag, name, from, job->options->layout_folders,
                                   qu_block_styles(job->arena), v->output);
    if (v->layout == NULL)
        return false;
    v->folded = qu_printing_sheets(v->output, v->layout, job->arena, &v->sheets);
    v->images = find_images(job, v->output);
    return true;
}

/* Each output has a font set of its own. Font ids are given in the order of first use, so the bytes are the
 * same as in a run for this output alone. */
bool qu_stage_fonts(struct qu_job *job, struct qu_variant *v)
{
    qu_process_lock();
    v->fonts = qu_fontset_open(job->diag, job->options->font_folders, v->layout->roles,
                               v->layout->role_count);
    if (v->fonts != NULL)
        v->typesetter = qu_typesetter_new(v->fonts, job->diag);
    qu_process_unlock();
    return v->fonts != NULL;
}

bool qu_stage_pages(struct qu_job *job, struct qu_variant *v)
{
    struct qu_document *document = &v->products[QU_BODY].document;
    struct qu_flow_input input = {.arena = job->arena,
                                  .diag = job->diag,
                                  .notebook = v->notebook,
                                  .layout = v->layout,
                                  .fonts = v->fonts,
                                  .images = v->images,
                                  .typesetter = v->typesetter,
                                  .cancel = job->options->cancel,
                                  .lines = job->options->dump == QU_DUMP_LINES ? &v->lines : NULL,
                                  .cover = &v->products[QU_COVER].document};
    qu_process_lock();
    bool fine = qu_flow_set(&input, document);
    qu_process_unlock();
    for (int i = 0; i < QU_PRODUCTS; i++)
        qu_printing_ink(&v->products[i].document, v->output, v->layout, job->diag);
    if (v->folded)
        fine = qu_impose_check(document, &v->sheets, job->diag) && fine;
    v->result->page_count = document->pages.count;
    return fine;
}

/* The files that the date of the document comes from. Pictures are not among them, because a new picture also
 * changes the entry that names it. */
static const char *const *list_sources(const struct qu_job *job, const struct qu_variant *v)
{
    const char **files = QU_NEW_ARRAY(job->arena, const char *, v->notebook->entry_count + 3);
    int count = 0;
    files[count++] = v->notebook->file;
    for (int i = 0; i < v->notebook->entry_count; i++)
        files[count++] = v->notebook->entries[i].file;
    files[count] = v->layout->file;
    return files;
}

bool qu_stage_choose(struct qu_job *job, struct qu_variant *v)
{
    struct qu_product *body = &v->products[QU_BODY], *cover = &v->products[QU_COVER];
    bool fine = qu_date_find(list_sources(job, v), &v->date, job->diag);
    if (fine && job->options->pages != NULL)
        fine = qu_selection_apply(&body->document, job->options->pages, job->diag);
    v->result->page_count = body->document.pages.count;
    body->partial = job->options->pages != NULL || cover->document.pages.count > 0;
    cover->partial = true;
    return fine || qu_job_usage_error(job);
}

/* ---- a document to PDF */

/* Whether a file gets a structure tree: not a booklet, whose pages are not in reading order, and not a cover
 * in a file of its own. */
static bool is_tagged(const struct qu_variant *v, const struct qu_product *product)
{
    return !v->folded && !product->cover;
}

bool qu_stage_paint(struct qu_job *job, struct qu_variant *v, struct qu_product *product)
{
    struct qu_painting_options options = {.created = qu_date_iso(job->arena, v->date),
                                          .image_dpi = v->result->dpi,
                                          .tagged = is_tagged(v, product)};
    qu_process_lock();
    bool fine = qu_cairopdf_open(&product->pages, &product->document, v->fonts, v->images, &options,
                                 job->diag);
    qu_process_unlock();
    return fine;
}

bool qu_stage_finish(struct qu_job *job, struct qu_variant *v, struct qu_product *product)
{
    bool imposed = v->folded && !product->cover; /* a booklet has marks of its own */
    const struct qu_press *press = &v->output->press;
    struct qu_finish_options options = {.output = v->output->name,
                                        .creation_date = qu_date_pdf(job->arena, v->date),
                                        .producer = "quire " QU_VERSION,
                                        .partial = product->partial,
                                        .leaves = is_tagged(v, product) ? &product->pages.leaves : NULL,
                                        .crop_marks = !imposed && qu_press_marks(press, QU_MARKS_CROP),
                                        .fold_marks = !imposed && qu_press_marks(press, QU_MARKS_FOLD)};
    struct qu_buf flat;
    if (!imposed)
        return qu_finish_pdf(&product->document, &options, job->diag, &product->pages.pdf, &product->pdf);
    qu_buf_init(&flat);
    bool fine = qu_finish_pdf(&product->document, &options, job->diag, &product->pages.pdf, &flat) &&
                qu_impose_pdf(&product->document, &v->sheets, job->diag, &flat, &product->pdf);
    qu_buf_finish(&flat);
    return fine;
}
