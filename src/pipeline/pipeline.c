#include "pipeline.h"

#include "../base/process.h"
#include "../block/blocks.h"
#include "../model/reading.h"
#include "../model/select.h"
#include "choose.h"
#include "limit.h"
#include "stages.h"
#include "write.h"

#include <string.h>

/* ---- stages: each one is timed; after errors in one the following ones do not run; a run can be cancelled
 * before each */

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double begin_stage(struct qu_job *job, const char *name)
{
    if (job->options->on_stage != NULL)
        job->options->on_stage(job->options->stage_data, name);
    return now_ms();
}

static void end_stage(struct qu_job *job, const char *name, double start)
{
    struct qu_outcome *outcome = job->outcome;
    int i = 0;
    while (i < outcome->time_count && strcmp(outcome->times[i].stage, name) != 0)
        i++;
    if (i == outcome->time_count)
        outcome->times[outcome->time_count++] = (struct qu_stage_time){name, 0};
    outcome->times[i].ms += now_ms() - start;
}

/* ---- the notebook */

static const char *const *list_outputs(struct qu_job *job)
{
    const struct qu_list *outputs = &job->notebook->outputs;
    const char **names = QU_NEW_ARRAY(job->arena, const char *, outputs->count + 1);
    for (int i = 0; i < outputs->count; i++)
        names[i] = ((const struct qu_output *)outputs->at)[i].name;
    return names;
}

static bool read_notebook(struct qu_job *job)
{
    job->notebook = qu_notebook_read(job->arena, job->diag, qu_block_kinds(job->arena), job->options->folder);
    if (job->notebook != NULL)
        job->outcome->outputs = list_outputs(job);
    if (job->notebook == NULL || qu_diag_errors(job->diag) > 0 || !qu_choose_outputs(job) ||
        !qu_choose_targets(job))
        return false;
    for (int i = 0; i < job->variant_count; i++)
        job->variants[i].notebook = qu_notebook_select(job->arena, job->diag, job->notebook,
                                                       job->variants[i].output);
    return qu_diag_errors(job->diag) == 0;
}

/* ---- one output */

static const struct stage {
    const char *name;
    bool (*run)(struct qu_job *job, struct qu_variant *v);
    enum qu_dump dump; /* what can be printed after it */
} stages[] = {
    {"layout", qu_stage_layout, QU_DUMP_STYLE}, /* style */
    {"fonts", qu_stage_fonts, QU_DUMP_NOTHING}, /* asset */
    {"pages", qu_stage_pages, QU_DUMP_LINES},   /* text, hand, flow */
    {"choose", qu_stage_choose, QU_DUMP_PAGES},
};

static bool finish_product(struct qu_job *job, struct qu_variant *v, struct qu_product *product)
{
    bool fine = qu_stage_finish(job, v, product);
    if (fine && !product->cover && v->output->most_bytes > 0)
        fine = qu_limit_keep(job, v, product);
    if (fine && !product->cover && job->options->weigh)
        qu_weigh_pdf(job->arena, &product->pdf, &v->result->weights);
    qu_cairopdf_close(&product->pages);
    return fine;
}

static const struct product_stage {
    const char *name;
    bool (*run)(struct qu_job *job, struct qu_variant *v, struct qu_product *product);
} product_stages[] = {
    {"paint", qu_stage_paint},  /* cairopdf, paint */
    {"finish", finish_product}, /* finish */
};

static bool set_document(struct qu_job *job, struct qu_variant *v)
{
    for (int i = 0; i < QU_COUNT(stages); i++) {
        int before = qu_diag_errors(job->diag);
        double start = begin_stage(job, stages[i].name);
        bool fine = !qu_cancelled(job->options->cancel) && stages[i].run(job, v);
        end_stage(job, stages[i].name, start);
        if (!fine || qu_diag_errors(job->diag) > before)
            return false;
        if (job->options->dump != QU_DUMP_NOTHING
                ? stages[i].dump == job->options->dump
                : job->options->until == QU_UNTIL_SET && stages[i].run == qu_stage_pages)
            break;
    }
    return true;
}

static bool make_pdf(struct qu_job *job, struct qu_variant *v, struct qu_product *product)
{
    bool fine = true;
    for (int i = 0; fine && i < QU_COUNT(product_stages); i++) {
        int before = qu_diag_errors(job->diag);
        double start = begin_stage(job, product_stages[i].name);
        fine = !qu_cancelled(job->options->cancel) && product_stages[i].run(job, v, product);
        end_stage(job, product_stages[i].name, start);
        fine = fine && qu_diag_errors(job->diag) == before;
    }
    return fine;
}

static bool tell_made(struct qu_job *job, struct qu_variant *v)
{
    const struct qu_product *body = &v->products[QU_BODY];
    struct qu_made made = {.output = v->output,
                           .notebook = v->notebook,
                           .layout = v->layout,
                           .document = &body->document,
                           .images = v->images,
                           .pdf = body->pdf.length > 0 ? &body->pdf : NULL,
                           .target = body->target};
    int before = qu_diag_errors(job->diag);
    if (job->options->on_made != NULL)
        job->options->on_made(job->options->made_data, &made);
    return qu_diag_errors(job->diag) == before;
}

static bool make_variant(struct qu_job *job, struct qu_variant *v)
{
    if (job->options->dump == QU_DUMP_MODEL)
        return qu_write_dump(job, v);
    if (!set_document(job, v))
        return false;
    if (job->options->dump != QU_DUMP_NOTHING)
        return qu_write_dump(job, v);
    bool pdf = job->options->format == QU_FORMAT_PDF && job->options->until != QU_UNTIL_SET;
    for (int i = 0; pdf && i < QU_PRODUCTS; i++)
        if (v->products[i].document.pages.count > 0 && !make_pdf(job, v, &v->products[i]))
            return false;
    return tell_made(job, v);
}

/* ---- the run */

/* Frees what setting and painting needed. */
static void close_documents(struct qu_variant *v)
{
    for (int i = 0; i < QU_PRODUCTS; i++)
        qu_document_finish(&v->products[i].document);
    qu_process_lock();
    if (v->typesetter != NULL)
        qu_typesetter_free(v->typesetter);
    if (v->fonts != NULL)
        qu_fontset_close(v->fonts);
    qu_process_unlock();
    v->typesetter = NULL;
    v->fonts = NULL;
}

static void close_job(struct qu_job *job)
{
    for (int i = 0; i < job->variant_count; i++) {
        struct qu_variant *v = &job->variants[i];
        close_documents(v);
        qu_buf_finish(&v->lines);
        for (int k = 0; k < QU_PRODUCTS; k++) {
            qu_cairopdf_close(&v->products[k].pages);
            qu_buf_finish(&v->products[k].pdf);
        }
    }
    qu_images_free(job->images);
    qu_images_free(job->greys);
}

/* Makes all outputs. After an error in one the others are made too, so that their errors are also
 * reported. */
static bool make_all(struct qu_job *job)
{
    bool fine = true;
    for (int i = 0, all = job->variant_count; fine && i < all && !qu_cancelled(job->options->cancel); i++) {
        fine = make_variant(job, &job->variants[i]) || (i + 1 < all && !job->outcome->usage);
        if (job->options->format == QU_FORMAT_PDF)
            close_documents(&job->variants[i]);
    }
    return fine && qu_diag_errors(job->diag) == 0;
}

static bool write_all(struct qu_job *job)
{
    bool fine = true;
    double start = begin_stage(job, "write");
    for (int i = 0; fine && i < job->variant_count; i++)
        fine = qu_write_files(job, &job->variants[i]);
    end_stage(job, "write", start);
    return fine;
}

bool qu_pipeline_run(const struct qu_pipeline_options *options, struct qu_arena *arena, struct qu_diag *diag,
                     struct qu_outcome *outcome)
{
    struct qu_job job = {
        .options = options, .arena = arena, .diag = diag, .outcome = outcome, .images = qu_images_new()};
    *outcome = (struct qu_outcome){0};
    double start = begin_stage(&job, "notebook");
    bool fine = read_notebook(&job);
    end_stage(&job, "notebook", start);
    if (fine && options->until != QU_UNTIL_READ)
        fine = make_all(&job);
    outcome->cancelled = qu_cancelled(options->cancel);
    if (fine && !outcome->cancelled && qu_job_writes(&job))
        fine = write_all(&job);
    close_job(&job);
    return fine && !outcome->cancelled && qu_diag_errors(diag) == 0;
}
