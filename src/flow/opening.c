#include "opening.h"

#include "../hand/fasteners.h"
#include "box.h"
#include "paragraph.h"

/* A line of typewriter letters in the printed frame of a rubber stamp: slightly turned, worn, off the
 * grid. */
static void set_stamp(struct qu_cursor *cursor, const char *text)
{
    const struct qu_text_style *style = qu_context_style(cursor->context, "stamp");
    struct qu_src src = cursor->entry->src;
    int node = qu_cursor_add_node(cursor, QU_ROLE_P, 0, src);
    qu_len em = qu_context_font(cursor->context, "stamp")->size, pad = em * 7 / 10,
           grid = cursor->context->layout->grid, most = cursor->context->layout->text.width;
    struct qu_random chance = qu_random_from(qu_cursor_seed(cursor));
    struct qu_box box = qu_box_set_plain(
        cursor, text, src,
        &(struct qu_box_setting){.style = "stamp", .width = most - 2 * pad, .node = node, .leading = grid});
    struct qu_items items = {0}, stamped = {0};
    struct qu_decor decor = {&items, cursor->arena, src, qu_cursor_seed(cursor)};
    struct qu_rect frame = {0, box.first_baseline - em * 112 / 100, QU_MIN(box.width + 2 * pad, most),
                            em * 168 / 100 + grid * (box.lines - 1)};
    qu_decor_stamp_frame(&decor, frame, style->colour, qu_len_from_mm(0.34), false);
    qu_items_move(box.items, box.item_count, pad, 0);
    qu_items_append(&items, box.items, box.item_count);
    struct qu_item *turned = qu_items_add(&stamped, QU_ITEM_GROUP, QU_ARTIFACT, src);
    turned->group.matrix = qu_matrix_rotate(qu_random_range(&chance, -0.95, -0.35),
                                            (struct qu_point){0, box.first_baseline});
    turned->group.alpha = 255;
    turned->group.items = qu_items_keep(&items, cursor->arena, &turned->group.item_count);
    struct qu_row *row = qu_cursor_add_row(cursor, box.lines, &stamped, src);
    row->text = text;
    qu_galley_keep_with_next(cursor->galley);
}

/* Gives an entry without a title (front matter) a destination for links. */
static void set_destination(struct qu_cursor *cursor)
{
    struct qu_items items = {0};
    struct qu_item *item = qu_items_add(&items, QU_ITEM_MARK, QU_ARTIFACT, cursor->entry->src);
    item->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION, .name = cursor->entry->id};
    struct qu_row *row = qu_cursor_add_row(cursor, 0, &items, cursor->entry->src);
    row->penalty = QU_BREAK_NEVER;
}

/* The subtitle stands after the title on its last line if there is room, else on a line of its own. */
static void set_subtitle(struct qu_cursor *cursor)
{
    const struct qu_entry *entry = cursor->entry;
    qu_len gap = cursor->context->layout->grid * 6 / 10,
           used = qu_box_width(cursor, &entry->title, "title") + gap;
    qu_len wanted = qu_box_width(cursor, &entry->subtitle, "subtitle");
    if (used + wanted > cursor->context->layout->text.width) {
        qu_paragraph_set(
            cursor, &entry->subtitle,
            &(struct qu_paragraph_setting){.style = "subtitle", .keep_with_next = true, .no_indent = true});
        return;
    }
    int row = cursor->galley->rows.count - 1;
    while (cursor->galley->rows.at[row].glue)
        row--;
    struct qu_row *title = &cursor->galley->rows.at[row];
    int node = qu_cursor_add_node(cursor, QU_ROLE_P, 0, entry->subtitle.src);
    struct qu_box box = qu_box_set(
        cursor, &entry->subtitle,
        &(struct qu_box_setting){.style = "subtitle", .width = wanted + gap, .node = node, .on_grid = true});
    qu_len baseline = cursor->context->layout->grid * title->height - cursor->context->layout->offset;
    struct qu_items items = {0};
    qu_items_append(&items, title->items, title->item_count);
    qu_items_move(box.items, box.item_count, used, baseline - box.first_baseline);
    qu_items_append(&items, box.items, box.item_count);
    title->items = qu_items_keep(&items, cursor->arena, &title->item_count);
}

void qu_opening_set(struct qu_cursor *cursor)
{
    const struct qu_entry *entry = cursor->entry;
    if (entry->title.length == 0) {
        set_destination(cursor);
        return;
    }
    if (entry->stamp != NULL && entry->stamp[0] != '\0')
        set_stamp(cursor, entry->stamp);
    qu_paragraph_set(cursor, &entry->title,
                     &(struct qu_paragraph_setting){.style = "title",
                                                    .role = QU_ROLE_H1,
                                                    .destination = entry->id,
                                                    .outline_level = 1,
                                                    .keep_with_next = true,
                                                    .no_indent = true});
    if (entry->subtitle.length > 0)
        set_subtitle(cursor);
    qu_cursor_add_space(cursor, 1);
    qu_galley_keep_with_next(cursor->galley);
}
