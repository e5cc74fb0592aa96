#include "flow.h"

#include "case.h"
#include "colours.h"
#include "compose.h"
#include "endnotes.h"
#include "numbers.h"
#include "opening.h"
#include "pages.h"
#include "paper.h"
#include "place.h"
#include "setting.h"

#include <stdlib.h>

struct run {
    const struct qu_flow_input *in;
    struct qu_flow flow;
    struct qu_galley *galleys; /* one an entry */
    struct qu_page_cuts *cuts;
    int count;
};

static void set_entry(struct run *run, int index)
{
    struct qu_galley *galley = &run->galleys[index];
    const struct qu_entry *entry = &run->in->notebook->entries[index];
    qu_galley_finish(galley);
    qu_galley_init(galley, entry);
    run->flow.arena = &galley->arena;
    run->flow.entry = entry;
    run->flow.galley = galley;
    run->flow.after_paragraph = false;
    run->flow.part = run->flow.headings = run->flow.depth = 0;
    struct qu_endnotes endnotes = {0};
    run->flow.endnotes = &endnotes;
    qu_opening_set(&run->flow);
    qu_endnotes_after_block(&run->flow); /* of the title */
    qu_set_blocks(&run->flow, &entry->body);
    qu_endnotes_end_entry(&run->flow);
    qu_vec_finish(&endnotes.at);
    run->flow.endnotes = NULL;
    qu_place_finish(&run->flow);
    run->cuts[index] = qu_pages_break(run->in->arena, galley, run->in->layout);
}

/* Sets what depends on page numbers again until they settle; leaves the last plan. */
static void settle(struct run *run, struct qu_plan *plan)
{
    struct qu_plan last = {0};
    for (int round = 1;; round++) {
        for (int i = 0; i < run->count; i++)
            if (round == 1 || run->galleys[i].uses_pages)
                set_entry(run, i);
        qu_plan_make(plan, run->in->arena, run->galleys, run->cuts, run->count,
                     &run->in->notebook->output->press, run->in->layout->facing);
        bool settled = round > 1 && qu_numbers_equal(&plan->numbers, &last.numbers);
        qu_plan_finish(&last);
        if (settled)
            return;
        if (round == QU_ROUNDS) {
            qu_diag_add(run->in->diag, QU_WARNING, QU_DIAG_PAGES_UNSTABLE, run->in->notebook->src, NULL,
                        "change the text near a reference by a word or two",
                        "page numbers did not settle in %d rounds", QU_ROUNDS);
            return;
        }
        last = *plan;
        run->flow.numbers = &last.numbers;
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
    const struct qu_layout *layout = qu_paper_with_gutter(in->arena, in->notebook, in->layout,
                                                          plan->pages.count, in->diag);
    if (layout == NULL)
        return;
    run->flow.layout = layout;
    qu_compose_document(&run->flow, plan, document);
    run->flow.layout = in->layout;
    if (in->cover == NULL || in->notebook->output->press.cover != QU_COVER_APART)
        return;
    describe(in, in->cover);
    qu_case_compose(&run->flow, plan, in->cover);
}

/* What the items of finished pages lie in lives as long as the document. */
static void hand_over(struct qu_arena *arena, struct qu_document *document)
{
    qu_vec_add(&document->arenas, *arena);
    qu_arena_init(arena);
}

bool qu_flow_set(const struct qu_flow_input *in, struct qu_document *document)
{
    if (!qu_flow_check_colours(in))
        return false;
    struct run run = {.in = in, .count = in->notebook->entry_count};
    struct qu_memo memo;
    struct qu_plan plan;
    if (!qu_paper_check(in->notebook, in->layout, in->diag))
        return false;
    run.flow = (struct qu_flow){.arena = in->arena,
                                .diag = in->diag,
                                .notebook = in->notebook,
                                .layout = in->layout,
                                .fonts = in->fonts,
                                .images = in->images,
                                .typesetter = in->typesetter,
                                .type = qu_type_resolve(in->arena, in->layout, in->fonts)};
    run.galleys = qu_alloc_zero((size_t)run.count, sizeof *run.galleys);
    run.cuts = qu_alloc_zero((size_t)run.count, sizeof *run.cuts);
    qu_memo_init(&memo);
    run.flow.memo = &memo;
    settle(&run, &plan);
    run.flow.arena = in->arena;
    describe(in, document);
    compose(&run, &plan, document);
    for (int i = 0; i < run.count; i++) {
        if (in->lines != NULL)
            qu_galley_dump(&run.galleys[i], in->lines);
        hand_over(&run.galleys[i].arena, document);
        qu_galley_finish(&run.galleys[i]);
    }
    hand_over(&memo.arena, document);
    qu_memo_finish(&memo);
    qu_plan_finish(&plan);
    free(run.galleys);
    free(run.cuts);
    return qu_diag_errors(in->diag) == 0;
}
