/* contents.c - the kind `contents`: the entries with their page numbers; each line is a link to its entry. */
#include "kinds.h"

#include "../flow/box.h"
#include "../flow/paragraph.h"

struct contents {
    const char *heading;
};

static const struct qu_field fields[] = {{"contents", QU_FIELD_TEXT, offsetof(struct contents, heading), 0,
                                          "what stands above the list", .example = "contents: contents"},
                                         {0}};

struct contents_style {
    int rows; /* for each entry */
    struct qu_dimension number_width, page_width;
};

static const struct qu_field style_fields[] = {
    {"rows", QU_FIELD_INT, offsetof(struct contents_style, rows), QU_REQUIRED, "rows from entry to entry",
     .low = 1, .high = 6},
    {"number-width", QU_FIELD_DIMENSION, offsetof(struct contents_style, number_width), QU_REQUIRED,
     "room for the entry's number"},
    {"page-width", QU_FIELD_DIMENSION, offsetof(struct contents_style, page_width), QU_REQUIRED,
     "room for the page number at the right"},
    {0}};

static void put(struct qu_items *items, struct qu_box box, qu_len x, qu_len dy)
{
    qu_items_move(box.items, box.item_count, x, dy);
    qu_items_append(items, box.items, box.item_count);
}

/* Dots of the pen between the title and its page number. */
static void draw_leader(struct qu_cursor *cursor, qu_len from, qu_len to, qu_len y, struct qu_items *items,
                        struct qu_src src)
{
    struct qu_random random = qu_random_from(qu_cursor_seed(cursor));
    struct qu_path path = {0};
    qu_len step = cursor->context->layout->grid / 3, r = qu_len_from_mm(0.2);
    for (qu_len x = to; x >= from; x -= step) {
        qu_len dy = (qu_len)qu_random_range(&random, -r * 0.5, r * 0.5),
               size = r + (qu_len)qu_random_range(&random, -r * 0.2, r * 0.3);
        qu_len k = size * 55 / 100, cy = y + dy;
        qu_path_move_to(&path, x + size, cy);
        qu_path_curve_to(&path, (struct qu_point){x + size, cy + k}, (struct qu_point){x + k, cy + size},
                         (struct qu_point){x, cy + size});
        qu_path_curve_to(&path, (struct qu_point){x - k, cy + size}, (struct qu_point){x - size, cy + k},
                         (struct qu_point){x - size, cy});
        qu_path_curve_to(&path, (struct qu_point){x - size, cy - k}, (struct qu_point){x - k, cy - size},
                         (struct qu_point){x, cy - size});
        qu_path_curve_to(&path, (struct qu_point){x + k, cy - size}, (struct qu_point){x + size, cy - k},
                         (struct qu_point){x + size, cy});
        qu_path_close(&path);
    }
    if (path.count > 0) {
        struct qu_item *item = qu_items_add_path(items, cursor->arena, &path, QU_ARTIFACT, src);
        item->path.fill = qu_context_style(cursor->context, "contents-page")->colour;
    }
    qu_path_finish(&path);
}

static void set_line(struct qu_cursor *cursor, const struct qu_entry *entry, int toc)
{
    const struct contents_style *style = qu_layout_lookup_block(cursor->context->layout, "contents");
    struct qu_src src = entry->src;
    qu_len width = cursor->context->layout->text.width,
           number = qu_layout_length(cursor->context->layout, style->number_width, width);
    qu_len page = qu_layout_length(cursor->context->layout, style->page_width, width);
    int node = qu_cursor_add_node(cursor, QU_ROLE_TOCI, toc, src),
        link = qu_cursor_add_node(cursor, QU_ROLE_LINK, node, src);
    const char *label = qu_cursor_page_of(cursor, entry->id);
    struct qu_items items = {0};
    struct qu_inline words = qu_cursor_join(cursor, src,
                                            (const struct qu_text_part[]){{entry->contents, 0}, {" ", 0}}, 2);
    struct qu_box title = qu_box_set(
        cursor, &words,
        &(struct qu_box_setting){
            .style = "contents-title", .width = width - number - page, .node = link, .on_grid = true});
    qu_len top = cursor->context->layout->grid * (style->rows - 1),
           last = top + cursor->context->layout->grid * (title.rows - 1);
    if (entry->number > 0)
        put(&items,
            qu_box_set_plain(cursor, qu_arena_printf(cursor->arena, "%02d ", entry->number), src,
                             &(struct qu_box_setting){
                                 .style = "contents-number", .width = number, .node = link, .on_grid = true}),
            0, top);
    put(&items, title, number, top);
    const char *page_text = qu_arena_printf(cursor->arena, "p.\u00a0%s", label != NULL ? label : "00");
    struct qu_box folio = qu_box_set_plain(cursor, page_text, src,
                                           &(struct qu_box_setting){.style = "contents-page",
                                                                    .width = page,
                                                                    .node = link,
                                                                    .on_grid = true,
                                                                    .align = QU_ALIGN_END + 1});
    qu_len gap = cursor->context->layout->grid / 2, y = last + folio.first_baseline - qu_len_from_mm(0.3);
    draw_leader(cursor, number + title.width + gap,
                width - qu_box_width_plain(cursor, page_text, "contents-page") - gap, y, &items, src);
    put(&items, folio, width - page, last);
    struct qu_item *item = qu_items_add(&items, QU_ITEM_LINK, link, src);
    item->link = (struct qu_link_item){.rect = {0, top, width, cursor->context->layout->grid * title.rows},
                                       .destination = entry->id,
                                       .contents = qu_arena_printf(cursor->arena, "to %s", entry->contents)};
    struct qu_row *row = qu_cursor_add_row(cursor, style->rows + title.rows - 1, &items, src);
    row->text = entry->contents;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct contents *contents = block->content;
    if (contents->heading != NULL && contents->heading[0] != '\0') {
        struct qu_inline heading = qu_inline_plain(contents->heading, block->src);
        qu_paragraph_set(
            cursor, &heading,
            &(struct qu_paragraph_setting){
                .style = "contents-heading", .role = QU_ROLE_H1, .keep_with_next = true, .no_indent = true});
    }
    int toc = qu_cursor_add_node(cursor, QU_ROLE_TOC, 0, block->src);
    for (int i = 0; i < cursor->context->notebook->entry_count; i++)
        if (!cursor->context->notebook->entries[i].front)
            set_line(cursor, &cursor->context->notebook->entries[i], toc);
}

const struct qu_block_type qu_block_contents = {
    .kind = {"contents", "the entries with their pages", sizeof(struct contents), fields, NULL},
    .style = {"contents", sizeof(struct contents_style), style_fields},
    .set = set};
