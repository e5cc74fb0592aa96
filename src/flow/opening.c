#include "opening.h"

#include "../hand/fasten.h"

/* A line of typewriter letters in the frame that a rubber stamp left: a little askew, worn, off the grid as
 * stamps are. */
static void set_stamp(struct qu_flow *flow, const char *text)
{
    const struct qu_text_style *style = qu_flow_style(flow, "stamp");
    struct qu_src src = flow->entry->src;
    int node = qu_set_node(flow, QU_ROLE_P, 0, src);
    qu_len em = qu_flow_font(flow, "stamp")->size, pad = em * 7 / 10, grid = flow->layout->grid,
           most = qu_flow_text_width(flow);
    struct qu_random chance = qu_random_from(qu_set_seed(flow));
    struct qu_box box = qu_set_plain(
        flow, text, src,
        &(struct qu_box_setting){.style = "stamp", .width = most - 2 * pad, .node = node, .leading = grid});
    struct qu_items items = {0}, stamped = {0};
    struct qu_craft craft = {&items, flow->arena, src, qu_set_seed(flow)};
    struct qu_rect frame = {0, box.first_baseline - em * 112 / 100, QU_MIN(box.width + 2 * pad, most),
                            em * 168 / 100 + grid * (box.lines - 1)};
    qu_craft_stamp_frame(&craft, frame, style->colour, qu_len_from_mm(0.34), false);
    qu_items_move(box.items, box.item_count, pad, 0);
    qu_items_append(&items, box.items, box.item_count);
    struct qu_item *turned = qu_items_add(&stamped, QU_ITEM_GROUP, QU_ARTIFACT, src);
    turned->group.matrix = qu_matrix_rotate(qu_random_range(&chance, -0.95, -0.35),
                                            (struct qu_point){0, box.first_baseline});
    turned->group.alpha = 255;
    turned->group.items = qu_items_keep(&items, flow->arena, &turned->group.item_count);
    struct qu_row *row = qu_set_row(flow, box.lines, &stamped, src);
    row->text = text;
    qu_galley_keep_with_next(flow->galley);
}

/* An entry without a title (front matter) still can be led to. */
static void set_destination(struct qu_flow *flow)
{
    struct qu_items items = {0};
    struct qu_item *item = qu_items_add(&items, QU_ITEM_MARK, QU_ARTIFACT, flow->entry->src);
    item->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION, .name = flow->entry->id};
    struct qu_row *row = qu_set_row(flow, 0, &items, flow->entry->src);
    row->penalty = QU_BREAK_NEVER;
}

/* The subtitle stands beside the title, on its last line, where there is room; else on a line of its own. */
static void set_subtitle(struct qu_flow *flow)
{
    const struct qu_entry *entry = flow->entry;
    qu_len gap = flow->layout->grid * 6 / 10, used = qu_set_width(flow, entry->title.text, "title") + gap;
    qu_len wanted = qu_set_width(flow, entry->subtitle.text, "subtitle");
    if (used + wanted > qu_flow_text_width(flow)) {
        qu_set_paragraph(
            flow, &entry->subtitle,
            &(struct qu_paragraph_setting){.style = "subtitle", .keep_with_next = true, .no_indent = true});
        return;
    }
    int row = flow->galley->rows.count - 1;
    while (flow->galley->rows.at[row].glue)
        row--;
    struct qu_row *title = &flow->galley->rows.at[row];
    int node = qu_set_node(flow, QU_ROLE_P, 0, entry->subtitle.src);
    struct qu_box box = qu_set_text(
        flow, &entry->subtitle,
        &(struct qu_box_setting){.style = "subtitle", .width = wanted + gap, .node = node, .on_grid = true});
    qu_len baseline = flow->layout->grid * title->height - flow->layout->offset;
    struct qu_items items = {0};
    qu_items_append(&items, title->items, title->item_count);
    qu_items_move(box.items, box.item_count, used, baseline - box.first_baseline);
    qu_items_append(&items, box.items, box.item_count);
    title->items = qu_items_keep(&items, flow->arena, &title->item_count);
}

void qu_opening_set(struct qu_flow *flow)
{
    const struct qu_entry *entry = flow->entry;
    if (entry->title.length == 0) {
        set_destination(flow);
        return;
    }
    if (entry->stamp != NULL && entry->stamp[0] != '\0')
        set_stamp(flow, entry->stamp);
    qu_set_paragraph(flow, &entry->title,
                     &(struct qu_paragraph_setting){.style = "title",
                                                    .role = QU_ROLE_H1,
                                                    .destination = entry->id,
                                                    .outline_level = 1,
                                                    .keep_with_next = true,
                                                    .no_indent = true});
    if (entry->subtitle.length > 0)
        set_subtitle(flow);
    qu_set_space(flow, 1);
    qu_galley_keep_with_next(flow->galley);
    flow->after_paragraph = false;
}
