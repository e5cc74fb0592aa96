#include "endnotes.h"

#include "box.h"
#include "paragraph.h"

/* Puts the number of the note before its first line, as a link back to the word. */
static void put_number(struct qu_cursor *cursor, const struct qu_note *note, int number, int node,
                       const char *back, struct qu_items *items)
{
    const struct qu_layout *layout = cursor->context->layout;
    struct qu_box box = qu_box_set_plain(
        cursor, qu_arena_printf(cursor->arena, "%d", number), note->src,
        &(struct qu_box_setting){
            .style = "note-mark", .width = layout->list_indent, .node = node, .on_grid = true});
    qu_items_append(items, box.items, box.item_count);
    if (back == NULL)
        return;
    struct qu_item *item = qu_items_add(items, QU_ITEM_LINK, node, note->src);
    item->link = (struct qu_link_item){.rect = {0, box.first_baseline - layout->grid / 2,
                                                QU_MAX(box.width, layout->list_indent / 2),
                                                layout->grid * 6 / 10},
                                       .destination = back,
                                       .contents = qu_arena_printf(cursor->arena, "back to note %d", number)};
}

static void set_note(struct qu_cursor *cursor, int index)
{
    struct qu_galley *galley = cursor->galley;
    const struct qu_endnote *endnote = &galley->endnotes.at.at[index];
    const struct qu_note *note = endnote->note;
    const struct qu_layout *layout = cursor->context->layout;
    const char *back = endnote->anchored ? qu_endnotes_source(cursor->arena, cursor->entry, note->id) : NULL;
    int node = qu_cursor_add_node(cursor, QU_ROLE_NOTE, 0, note->src),
        label = qu_cursor_add_node(cursor, QU_ROLE_LBL, node, note->src);
    if (back != NULL)
        label = qu_cursor_add_node(cursor, QU_ROLE_LINK, label, note->src);
    struct qu_items items = {0};
    put_number(cursor, note, index + 1, label, back, &items);
    int first = galley->rows.count;
    qu_paragraph_set(cursor, &note->text,
                     &(struct qu_paragraph_setting){
                         .style = "note",
                         .parent = node,
                         .x = layout->list_indent,
                         .destination = qu_endnotes_target(cursor->arena, cursor->entry, note->id),
                         .no_indent = true});
    while (first < galley->rows.count - 1 && galley->rows.at[first].glue)
        first++;
    struct qu_row *row = &galley->rows.at[first];
    qu_items_move(items.at, items.count, 0, layout->grid * (row->height - 1));
    qu_galley_underlay(galley, row, &items);
}

static void set_all(struct qu_cursor *cursor)
{
    struct qu_endnotes *notes = &cursor->galley->endnotes;
    for (; notes->set < notes->at.count; notes->set++)
        set_note(cursor, notes->set);
    qu_galley_end_run(cursor->galley);
}

static bool is_due(const struct qu_endnotes *notes)
{
    return notes->wanted && notes->set < notes->at.count;
}

void qu_endnotes_after_block(struct qu_cursor *cursor)
{
    if (!is_due(&cursor->galley->endnotes) || cursor->context->notebook->output->notes != QU_NOTES_AFTER)
        return;
    qu_galley_keep_with_next(cursor->galley);
    set_all(cursor);
}

void qu_endnotes_end_entry(struct qu_cursor *cursor)
{
    if (!is_due(&cursor->galley->endnotes))
        return;
    struct qu_inline heading = qu_inline_plain(cursor->context->layout->notes_heading, cursor->entry->src);
    qu_cursor_add_space(cursor, 1);
    qu_paragraph_set(
        cursor, &heading,
        &(struct qu_paragraph_setting){
            .style = "heading-small", .role = QU_ROLE_H3, .no_indent = true, .keep_with_next = true});
    set_all(cursor);
}
