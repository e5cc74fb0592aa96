#include "sequence.h"

#include "blocktype.h"
#include "endnotes.h"
#include "opening.h"
#include "place.h"

/* Adds a destination for a block with an id, unless its kind has added one. */
static void name_block(struct qu_galley *galley, const struct qu_block *block, int first)
{
    if (!block->named || galley->rows.count == 0 || qu_galley_leads_to(galley, first, block->id))
        return;
    while (first < galley->rows.count && galley->rows.at[first].glue)
        first++;
    if (first >= galley->rows.count)
        first = galley->rows.count - 1; /* it has no rows of its own: it stands beside the text */
    struct qu_items items = {0};
    struct qu_item *item = qu_items_add(&items, QU_ITEM_MARK, QU_ARTIFACT, block->src);
    item->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION, .name = block->id};
    qu_galley_underlay(galley, &galley->rows.at[first], &items);
}

static void begin(struct qu_galley *galley, const struct qu_block_type *type,
                  const struct qu_spacing *spacing)
{
    if (spacing->with_previous)
        qu_galley_keep_with_next(galley);
    if (spacing->clear)
        qu_galley_clear(galley);
    qu_galley_add_space(galley, spacing->before);
    if (!type->runs_on)
        qu_galley_end_run(galley);
}

static void end(struct qu_galley *galley, const struct qu_block_type *type, const struct qu_spacing *spacing)
{
    if (spacing->with_next)
        qu_galley_keep_with_next(galley);
    qu_galley_add_space(galley, spacing->after);
    if (spacing->with_next)
        qu_galley_keep_with_next(galley);
    if (!type->runs_on)
        qu_galley_end_run(galley);
}

static void set_block(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct qu_block_type *type = (const struct qu_block_type *)block->kind;
    struct qu_galley *galley = cursor->galley;
    struct qu_spacing spacing = type->find_spacing != NULL ? type->find_spacing(block) : type->spacing;
    int first = galley->rows.count;
    begin(galley, type, &spacing);
    type->set(cursor, block);
    end(galley, type, &spacing);
    name_block(galley, block, first);
    if (cursor->depth == 1)
        qu_endnotes_after_block(cursor);
}

/* Sets the blocks. Returns the `part` count of the last one. */
static int set_blocks(const struct qu_cursor *cursor, const struct qu_block_list *blocks)
{
    int part = cursor->part;
    for (int i = 0; i < blocks->count; i++) {
        struct qu_cursor inner = *cursor;
        inner.block = &blocks->at[i];
        inner.part = 0;
        inner.depth++;
        set_block(&inner, &blocks->at[i]);
        part = inner.part;
    }
    return part;
}

void qu_sequence_set(const struct qu_cursor *cursor, const struct qu_block_list *blocks)
{
    (void)set_blocks(cursor, blocks);
}

void qu_sequence_set_entry(const struct qu_cursor *cursor, struct qu_galley *galley)
{
    struct qu_cursor inner = *cursor;
    inner.arena = &galley->arena;
    inner.galley = galley;
    inner.entry = galley->entry;
    galley->endnotes.wanted = cursor->context->notebook->output->notes != QU_NOTES_MARGIN;
    qu_opening_set(&inner);
    qu_galley_end_run(galley);
    qu_endnotes_after_block(&inner); /* of the title */
    inner.part = set_blocks(&inner,
                            &galley->entry->body); /* the notes at the end go on counting from there */
    qu_endnotes_end_entry(&inner);
    qu_place_finish(galley);
}
