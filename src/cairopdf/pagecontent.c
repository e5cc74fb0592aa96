#include "pagecontent.h"

#include "../base/parallel.h"
#include "../pdf/deflate.h"
#include "resources.h"

enum { PAGES_AT_ONCE = 64 };

struct job {
    struct qu_buf packed; /* the content: as painted, then as rewritten */
    struct qu_renaming renaming;
    bool renamed, fine;
    struct qu_marked_leaves *marked;
};

/* The buffers that a worker uses for one page after the other. */
struct workplace {
    struct qu_packer *packer;
    struct qu_buf content, renamed, marked;
    struct qu_tokens tokens;
};

struct rewriting {
    struct job jobs[PAGES_AT_ONCE];
    struct workplace workplaces[QU_WORKERS_MOST];
};

static void rewrite(void *data, int index, int worker)
{
    struct job *job = &((struct rewriting *)data)->jobs[index];
    struct workplace *place = &((struct rewriting *)data)->workplaces[worker];
    const struct qu_buf *result = &place->content;
    if (place->packer == NULL)
        place->packer = qu_packer_new();
    qu_buf_clear(&place->content);
    qu_buf_clear(&place->renamed);
    qu_buf_clear(&place->marked);
    job->fine = qu_unpack(place->packer, job->packed.data, job->packed.length, &place->content);
    if (!job->fine)
        return;
    qu_vec_clear(&place->tokens);
    qu_lexer_list(qu_buf_text(result), result->length, &place->tokens);
    if (job->renamed) {
        qu_rename_write(&job->renaming, qu_buf_text(result), result->length, &place->tokens, &place->renamed);
        result = &place->renamed;
    }
    if (job->marked != NULL) {
        qu_marking_write(qu_buf_text(result), result->length, &place->tokens, &place->marked, job->marked);
        result = &place->marked;
    }
    qu_buf_clear(&job->packed);
    qu_pack(place->packer, qu_buf_text(result), result->length, &job->packed);
}

static bool take(struct job *job, struct qu_resources *resources, struct qu_obj page,
                 struct qu_marked_leaves *marked)
{
    qu_buf_clear(&job->packed);
    job->marked = marked;
    job->renamed = qu_resources_read(resources, page, &job->renaming);
    return qu_page_packed_content(page, &job->packed);
}

static void give(struct job *job, struct qu_obj page)
{
    if (job->renamed)
        qu_resources_write(page, &job->renaming);
    qu_page_set_packed_content(page, &job->packed);
}

static bool rewrite_some(struct rewriting *contents, struct qu_resources *resources, int first, int count,
                         struct qu_marked_leaves *marked)
{
    bool fine = true;
    struct qu_pdf *pdf = resources->pdf;
    int scope = qu_pdf_scope_begin(pdf);
    for (int i = 0; i < count; i++)
        fine = take(&contents->jobs[i], resources, qu_pdf_page(pdf, first + i),
                    marked != NULL ? &marked[first + i] : NULL) &&
               fine;
    if (fine)
        qu_parallel_run(count, rewrite, contents);
    for (int i = 0; i < count; i++) {
        fine = fine && contents->jobs[i].fine;
        if (fine)
            give(&contents->jobs[i], qu_pdf_page(pdf, first + i));
        qu_renaming_finish(&contents->jobs[i].renaming);
    }
    qu_pdf_scope_end(pdf, scope);
    return fine;
}

static void clear_up(struct rewriting *contents)
{
    for (int i = 0; i < PAGES_AT_ONCE; i++)
        qu_buf_finish(&contents->jobs[i].packed);
    for (int i = 0; i < QU_WORKERS_MOST; i++) {
        struct workplace *place = &contents->workplaces[i];
        if (place->packer != NULL)
            qu_packer_free(place->packer);
        qu_buf_finish(&place->content);
        qu_buf_finish(&place->renamed);
        qu_buf_finish(&place->marked);
        qu_vec_finish(&place->tokens);
    }
}

bool qu_pagecontent_rewrite(struct qu_pdf *pdf, struct qu_marked_leaves *marked)
{
    struct rewriting contents = {0};
    struct qu_resources resources;
    bool fine = true;
    qu_resources_init(&resources, pdf);
    for (int i = 0; i < pdf->page_count && fine; i += PAGES_AT_ONCE)
        fine = rewrite_some(&contents, &resources, i, QU_MIN(PAGES_AT_ONCE, pdf->page_count - i), marked);
    qu_resources_rewrite_forms(&resources);
    qu_resources_finish(&resources);
    clear_up(&contents);
    return fine;
}
