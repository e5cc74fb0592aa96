#include "flow.h"

#include "casewrap.h"
#include "colours.h"
#include "compose.h"
#include "pages.h"
#include "binding.h"
#include "pictures.h"
#include "sequence.h"

#include <stdlib.h>

struct run {
    const struct qu_flow_input *in;
    struct qu_context context;
    struct qu_paracache known;
    struct qu_galley *galleys; /* one for each entry */
    struct qu_page_cuts *cuts;
    int count;
};

static struct qu_cursor cursor_for(struct run *run, const struct qu_context *context)
{
    return (struct qu_cursor){.context = context,
                              .arena = run->in->arena,
                              .diag = run->in->diag,
                              .fonts = run->in->fonts,
                              .known = &run->known};
}

static void set_entry(struct run *run, int index)
{
    struct qu_galley *galley = &run->galleys[index];
    const struct qu_entry *entry = &run->in->notebook->entries[index];
    struct qu_cursor cursor = cursor_for(run, &run->context);
    qu_galley_finish(galley);
    qu_galley_init(galley, entry);
    qu_sequence_set_entry(&cursor, galley);
    run->cuts[index] = qu_pages_break(run->in->arena, galley, run->in->layout);
}

static bool set_entries(struct run *run, int round)
{
    for (int i = 0; i < run->count; i++) {
        if (qu_cancelled(run->in->cancel))
            return false;
        if (round == 1 || run->galleys[i].uses_pages)
            set_entry(run, i);
    }
    return true;
}

/* Sets what depends on page numbers again, until the numbers no longer change. `plan` is the last plan.
 * False: cancelled. */
static bool settle(struct run *run, struct qu_plan *plan)
{
    struct qu_plan last = {0};
    for (int round = 1;; round++) {
        if (!set_entries(run, round))
            return false; /* the plan is that of the round before */
        qu_plan_make(plan, run->in->arena, run->galleys, run->cuts, run->count,
                     &run->in->notebook->output->press, run->in->layout->facing);
        bool settled = round > 1 && qu_pagerefs_equal(&plan->pagerefs, &last.pagerefs);
        qu_plan_finish(&last);
        if (settled)
            return true;
        if (round == QU_ROUNDS) {
            qu_diag_add(run->in->diag, QU_WARNING, QU_DIAG_PAGES_UNSTABLE, run->in->notebook->src, NULL,
                        "change the text near a reference by a word or two",
                        "the page numbers in references still change after %d rounds", QU_ROUNDS);
            return true;
        }
        last = *plan;
        run->context.pagerefs = &last.pagerefs;
    }
}

static void describe(const struct qu_flow_input *in, struct qu_document *document)
{
    const struct qu_notebook *n = in->notebook;
    document->title = n->title;
    document->author = n->owner.name;
    document->subject = n->description;
    document->keywords = n->keywords;
    document->language = n->language;
    document->grid = in->layout->grid;
    document->grid_offset = in->layout->offset;
}

static void compose(struct run *run, const struct qu_plan *plan, struct qu_document *document)
{
    const struct qu_flow_input *in = run->in;
    const struct qu_layout *layout = qu_binding_with_gutter(in->arena, in->notebook, in->layout,
                                                            plan->pages.count, in->diag);
    if (layout == NULL)
        return;
    struct qu_context context = run->context;
    context.layout = layout;
    struct qu_cursor cursor = cursor_for(run, &context);
    qu_compose_document(&cursor, plan, document);
    if (in->cover == NULL || in->notebook->output->press.cover != QU_COVER_APART)
        return;
    cursor.context = &run->context;
    describe(in, in->cover);
    qu_casewrap_compose(&cursor, plan, in->cover);
}

/* The document takes over the arenas in which the items of its pages lie. */
static void hand_over(struct qu_arena *arena, struct qu_document *document)
{
    qu_vec_add(&document->arenas, *arena);
    qu_arena_init(arena);
}

bool qu_flow_set(const struct qu_flow_input *in, struct qu_document *document)
{
    struct run run = {.in = in, .count = in->notebook->entry_count};
    struct qu_plan plan = {0};
    if (!qu_flow_resolve_colours(in->arena, in->diag, in->notebook, in->layout) ||
        !qu_binding_check(in->notebook, in->layout, in->diag))
        return false;
    qu_pictures_load(in->images, in->diag, in->notebook);
    run.context = (struct qu_context){.notebook = in->notebook,
                                      .layout = in->layout,
                                      .images = in->images,
                                      .type = qu_type_resolve(in->arena, in->layout, in->fonts)};
    run.galleys = qu_alloc_zero((size_t)run.count, sizeof *run.galleys);
    run.cuts = qu_alloc_zero((size_t)run.count, sizeof *run.cuts);
    qu_paracache_init(&run.known, in->typesetter);
    bool settled = settle(&run, &plan);
    describe(in, document);
    if (settled)
        compose(&run, &plan, document);
    for (int i = 0; i < run.count; i++) {
        if (in->lines != NULL)
            qu_galley_dump(&run.galleys[i], in->lines);
        hand_over(&run.galleys[i].arena, document);
        qu_galley_finish(&run.galleys[i]);
    }
    hand_over(&run.known.arena, document);
    qu_paracache_finish(&run.known);
    qu_plan_finish(&plan);
    free(run.galleys);
    free(run.cuts);
    return settled && qu_diag_errors(in->diag) == 0;
}
