#include "endnotes.h"

#include <string.h>

bool qu_endnotes_wanted(const struct qu_flow *flow)
{
    return flow->endnotes != NULL && flow->notebook->output->notes != QU_NOTES_MARGIN;
}

static struct qu_endnote *find(const struct qu_flow *flow, const char *id)
{
    for (int i = 0; i < flow->endnotes->at.count; i++)
        if (strcmp(flow->endnotes->at.at[i].note->id, id) == 0)
            return &flow->endnotes->at.at[i];
    return NULL;
}

int qu_endnotes_number(struct qu_flow *flow, const char *id)
{
    const struct qu_note *note = qu_entry_lookup_note(flow->entry, id);
    struct qu_endnote *found = find(flow, id);
    if (note == NULL)
        return 0; /* reported by the model */
    if (found == NULL) {
        qu_vec_add(&flow->endnotes->at, ((struct qu_endnote){note, false}));
        found = qu_vec_last(&flow->endnotes->at);
    }
    return (int)(found - flow->endnotes->at.at) + 1;
}

const char *qu_endnotes_target(const struct qu_flow *flow, const char *id)
{
    return qu_arena_printf(flow->arena, "%s/note/%s", flow->entry->id, id);
}

const char *qu_endnotes_source(const struct qu_flow *flow, const char *id)
{
    return qu_arena_printf(flow->arena, "%s/word/%s", flow->entry->id, id);
}

bool qu_endnotes_anchor(struct qu_flow *flow, const char *id)
{
    struct qu_endnote *found = find(flow, id);
    if (found == NULL || found->anchored)
        return false;
    found->anchored = true;
    return true;
}

/* Its number before the first line, a link back to the word. */
static void put_number(struct qu_flow *flow, const struct qu_note *note, int number, int node,
                       const char *back, struct qu_items *items)
{
    struct qu_box box = qu_set_plain(
        flow, qu_arena_printf(flow->arena, "%d", number), note->src,
        &(struct qu_box_setting){
            .style = "note-mark", .width = flow->layout->list_indent, .node = node, .on_grid = true});
    qu_items_append(items, box.items, box.item_count);
    if (back == NULL)
        return;
    struct qu_item *item = qu_items_add(items, QU_ITEM_LINK, node, note->src);
    item->link = (struct qu_link_item){.rect = {0, box.first_baseline - flow->layout->grid / 2,
                                                QU_MAX(box.width, flow->layout->list_indent / 2),
                                                flow->layout->grid * 6 / 10},
                                       .destination = back,
                                       .contents = qu_arena_printf(flow->arena, "back to note %d", number)};
}

static void set_note(struct qu_flow *flow, int index)
{
    const struct qu_note *note = flow->endnotes->at.at[index].note;
    const char *back = qu_endnotes_source(flow, note->id);
    int node = qu_set_node(flow, QU_ROLE_NOTE, 0, note->src),
        label = qu_set_node(flow, QU_ROLE_LBL, node, note->src);
    /* Text may be set on trial and thrown away, and the name of its reference with it. */
    if (flow->endnotes->at.at[index].anchored && qu_galley_leads_to(flow->galley, 0, back))
        label = qu_set_node(flow, QU_ROLE_LINK, label, note->src);
    else
        back = NULL;
    struct qu_items items = {0};
    put_number(flow, note, index + 1, label, back, &items);
    int first = flow->galley->rows.count;
    qu_set_paragraph(flow, &note->text,
                     &(struct qu_paragraph_setting){.style = "note",
                                                    .parent = node,
                                                    .x = flow->layout->list_indent,
                                                    .destination = qu_endnotes_target(flow, note->id),
                                                    .no_indent = true});
    while (first < flow->galley->rows.count - 1 && flow->galley->rows.at[first].glue)
        first++;
    struct qu_row *row = &flow->galley->rows.at[first];
    qu_len down = flow->layout->grid * (row->height - 1);
    qu_items_move(items.at, items.count, 0, down);
    qu_items_append(&items, row->items, row->item_count);
    row->items = qu_items_keep(&items, flow->arena, &row->item_count);
}

static void set_all(struct qu_flow *flow)
{
    for (; flow->endnotes->set < flow->endnotes->at.count; flow->endnotes->set++)
        set_note(flow, flow->endnotes->set);
    flow->after_paragraph = false;
}

void qu_endnotes_after_block(struct qu_flow *flow)
{
    if (!qu_endnotes_wanted(flow) || flow->notebook->output->notes != QU_NOTES_AFTER ||
        flow->endnotes->set == flow->endnotes->at.count)
        return;
    qu_galley_keep_with_next(flow->galley);
    set_all(flow);
}

void qu_endnotes_end_entry(struct qu_flow *flow)
{
    if (!qu_endnotes_wanted(flow) || flow->endnotes->set == flow->endnotes->at.count)
        return;
    struct qu_inline heading = qu_inline_plain(flow->layout->notes_heading, flow->entry->src);
    qu_set_space(flow, 1);
    qu_set_paragraph(
        flow, &heading,
        &(struct qu_paragraph_setting){
            .style = "heading-small", .role = QU_ROLE_H3, .no_indent = true, .keep_with_next = true});
    set_all(flow);
}
