#include "opening.h"

/* A line of typewriter letters in a box that a rubber stamp left. */
static void set_stamp(struct qu_flow *flow, const char *text)
{
    const struct qu_text_style *style = qu_flow_style(flow, "stamp");
    struct qu_src src = flow->entry->src;
    int node = qu_set_node(flow, QU_ROLE_P, 0, src);
    qu_len em = qu_flow_font(flow, "stamp")->size, pad = em * 6 / 10;
    struct qu_box box = qu_set_plain(flow, text, src, &(struct qu_box_setting){.style = "stamp", .width = qu_flow_text_width(flow),
        .node = node, .on_grid = true});
    struct qu_items items = {0};
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.3));
    qu_len baseline = box.first_baseline;
    qu_pen_box(&path, &pen, (struct qu_rect){0, baseline - em, box.width + 2 * pad, em + pad * 7 / 10}, qu_set_seed(flow));
    struct qu_item *item = qu_items_add_path(&items, flow->arena, &path, QU_ARTIFACT, src);
    item->path.fill = style->colour;
    qu_items_move(box.items, box.item_count, pad, 0);
    qu_items_append(&items, box.items, box.item_count);
    qu_path_finish(&path);
    struct qu_row *row = qu_set_row(flow, box.rows, &items, src);
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

void qu_opening_set(struct qu_flow *flow)
{
    const struct qu_entry *entry = flow->entry;
    if (entry->title.length == 0) {
        set_destination(flow);
        return;
    }
    if (entry->stamp != NULL && entry->stamp[0] != '\0')
        set_stamp(flow, entry->stamp);
    qu_set_paragraph(flow, &entry->title, &(struct qu_paragraph_setting){.style = "title", .role = QU_ROLE_H1, .destination = entry->id,
        .outline_level = 1, .keep_with_next = true, .no_indent = true});
    if (entry->subtitle.length > 0)
        qu_set_paragraph(flow, &entry->subtitle, &(struct qu_paragraph_setting){.style = "subtitle", .keep_with_next = true, .no_indent = true});
    qu_set_space(flow, 1);
    qu_galley_keep_with_next(flow->galley);
    flow->after_paragraph = false;
}
