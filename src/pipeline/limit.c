#include "limit.h"

#include "stages.h"

static void find_image(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    (void)matrix;
    *(bool *)data |= item->kind == QU_ITEM_IMAGE;
}

static bool has_pictures(const struct qu_document *document)
{
    bool found = false;
    for (int i = 0; i < document->pages.count && !found; i++)
        qu_items_visit(document->pages.at[i].items, document->pages.at[i].item_count, find_image, &found);
    return found;
}

static void report(struct qu_job *job, const struct qu_variant *v, const struct qu_buf *pdf)
{
    struct qu_weights weights;
    struct qu_buf size, hint;
    qu_buf_init(&size);
    qu_buf_init(&hint);
    qu_bytes_print(pdf->length, &size);
    if (qu_weigh_pdf(job->arena, pdf, &weights))
        qu_weights_summary(&weights, &hint);
    qu_buf_add_text(&hint, v->result->dpi > 0 ? "; pictures have 110 dpi already" : "");
    qu_buf_add_text(&hint, "; put less into the output, or raise its limit");
    qu_diag_add(job->diag, QU_ERROR, QU_DIAG_SIZE_LIMIT, v->output->src,
                qu_arena_printf(job->arena, "outputs.%s.limit", v->output->name), qu_buf_text(&hint),
                "the output \"%s\" has %s, and its limit is %s", v->output->name, qu_buf_text(&size),
                v->output->limit);
    qu_buf_finish(&size);
    qu_buf_finish(&hint);
}

bool qu_limit_keep(struct qu_job *job, struct qu_variant *v, struct qu_product *product)
{
    static const int steps[] = {300, 200, 150, 110};
    int64_t most = v->output->most_bytes;
    bool pictures = has_pictures(&product->document);
    for (int i = 0; i < QU_COUNT(steps) && pictures && (int64_t)product->pdf.length > most; i++) {
        if (qu_cancelled(job->options->cancel))
            return false;
        v->result->dpi = steps[i];
        qu_cairopdf_close(&product->pages);
        qu_buf_clear(&product->pdf);
        if (!qu_stage_paint(job, v, product) || !qu_stage_finish(job, v, product))
            return false;
    }
    if ((int64_t)product->pdf.length <= most)
        return true;
    report(job, v, &product->pdf);
    return false;
}
