/* plate.c - the kind `plate`: a page that says whose notebook this is, and a stamp with its number. */
#include "kinds.h"
#include "papers.h"
#include "prose.h"

#include "../flow/box.h"
#include "../flow/paragraph.h"

#include <string.h>

struct plate {
    const char *heading;
    struct qu_prose_list text;
    struct qu_inline signature;
    struct qu_list stamp; /* struct qu_inline */
};

struct plate_block {
    struct plate plate;
};

static const struct qu_field plate_fields[] = {
    {"heading", QU_FIELD_TEXT, offsetof(struct plate, heading), 0, "default: this notebook belongs to"},
    {"stamp", QU_FIELD_LIST, offsetof(struct plate, stamp), QU_ONE_OR_LIST,
     "lines of a rubber stamp under the addresses; **strong** is larger", .element = QU_FIELD_INLINE,
     .size = sizeof(struct qu_inline), .example = "stamp: [no. **01**, started \u00b7 jun 2022]"},
    {"text", QU_FIELD_PROSE, offsetof(struct plate, text), 0, "what a finder should know, Markdown"},
    {"signature", QU_FIELD_INLINE, offsetof(struct plate, signature), 0, "signed"},
    {0}};

static const struct qu_field fields[] = {{"plate", QU_FIELD_STRUCT, offsetof(struct plate_block, plate), 0,
                                          "the ownership plate; the owner stands in notebook.yaml",
                                          .fields = plate_fields},
                                         {0}};

struct plate_style {
    struct qu_dimension step, wave, padding, stamp_leading;
    const char *stamp_style;
    struct qu_named_colour *wave_ink, *stamp_ink;
    double turn;
};

static const struct qu_field style_fields[] = {
    {"step", QU_FIELD_DIMENSION, offsetof(struct plate_style, step), QU_REQUIRED,
     "how far the second line of the name stands in; 0: the name on one line"},
    {"wave", QU_FIELD_DIMENSION, offsetof(struct plate_style, wave), QU_REQUIRED,
     "length of the wavy stroke under the name"},
    {"wave-ink", QU_FIELD_COLOUR, offsetof(struct plate_style, wave_ink), QU_REQUIRED, "of that stroke"},
    {"stamp-ink", QU_FIELD_COLOUR, offsetof(struct plate_style, stamp_ink), QU_REQUIRED, "of the stamp"},
    {"stamp-style", QU_FIELD_TEXT, offsetof(struct plate_style, stamp_style), QU_REQUIRED,
     "of the stamp's lines"},
    {"stamp-leading", QU_FIELD_DIMENSION, offsetof(struct plate_style, stamp_leading), QU_REQUIRED,
     "from line to line of the stamp"},
    {"stamp-padding", QU_FIELD_DIMENSION, offsetof(struct plate_style, padding), QU_REQUIRED,
     "from the stamp's frame to its lines"},
    {"stamp-turn", QU_FIELD_NUMBER, offsetof(struct plate_style, turn), QU_REQUIRED, "degrees, at most",
     .low = 0, .high = 1},
    {0}};

static void set_line(struct qu_cursor *cursor, const char *text, const char *style, bool keep)
{
    struct qu_inline line = qu_inline_plain(text, cursor->context->notebook->src);
    qu_paragraph_set(
        cursor, &line,
        &(struct qu_paragraph_setting){.style = style, .no_indent = true, .keep_with_next = keep});
}

/* Sets the name, with its last word on a second, indented line. */
static void set_name(struct qu_cursor *cursor, const char *name, qu_len step)
{
    const struct qu_text_style *style = qu_context_style(cursor->context, "plate-name");
    const char *last = strrchr(name, ' ');
    if (step <= 0 || last == NULL || last == name) {
        set_line(cursor, name, "plate-name", true);
        return;
    }
    int node = qu_cursor_add_node(cursor, QU_ROLE_P, 0, cursor->context->notebook->src);
    const struct qu_text_part lines[] = {{name, (int)(last - name)}, {"\u2028", 0}, {last + 1, 0}};
    struct qu_inline text = qu_cursor_join(cursor, cursor->context->notebook->src, lines, QU_COUNT(lines));
    struct qu_box box = qu_box_set(
        cursor, &text,
        &(struct qu_box_setting){.style = "plate-name",
                                 .width = cursor->context->layout->text.width - step,
                                 .node = node,
                                 .on_grid = true});
    for (int i = 0; i < box.item_count; i++)
        if (box.items[i].kind == QU_ITEM_TEXT && box.items[i].text.y > box.first_baseline)
            box.items[i].text.x += step;
    struct qu_items items = {0};
    qu_items_append(&items, box.items, box.item_count);
    qu_cursor_add_space(cursor, style->before);
    struct qu_row *row = qu_cursor_add_row(cursor, box.rows, &items, cursor->context->notebook->src);
    row->text = name;
    qu_galley_keep_with_next(cursor->galley);
}

/* Draws a wave under the name, below its descenders. */
static void draw_wave(struct qu_cursor *cursor, const struct plate_style *style)
{
    enum { POINTS = 13 };
    struct qu_random r = qu_random_from(qu_cursor_seed(cursor));
    qu_len grid = cursor->context->layout->grid,
           length = qu_layout_length(cursor->context->layout, style->wave,
                                     cursor->context->layout->text.width),
           x = qu_layout_length(cursor->context->layout, style->step, 0);
    struct qu_point points[POINTS];
    for (int i = 0; i < POINTS; i++) {
        double height = grid * qu_random_range(&r, 0.10, 0.17) * (i % 2 == 0 ? -1 : 1) *
                        (1 - 0.4 * i / POINTS);
        points[i] = (struct qu_point){x + length * i / (POINTS - 1), grid * 13 / 10 + (qu_len)height};
    }
    struct qu_items items = {0};
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.4));
    qu_pen_stroke(&path, &pen, points, POINTS, qu_cursor_seed(cursor));
    struct qu_decor decor = qu_papers_decor(cursor, &items);
    qu_decor_fill(&decor, &path, style->wave_ink->colour);
    qu_path_finish(&path);
    qu_cursor_add_row(cursor, 2, &items, cursor->context->notebook->src);
}

/* "mail · address", the address a link. */
static void set_address(struct qu_cursor *cursor, const struct qu_address *address)
{
    const char *label = address->label != NULL ? address->label : "";
    const struct qu_text_part parts[] = {
        {label, 0}, {label[0] != '\0' ? " \u00b7 " : "", 0}, {address->text, 0}};
    struct qu_inline line = qu_cursor_join(cursor, cursor->context->notebook->src, parts, QU_COUNT(parts));
    struct qu_span *span = QU_NEW(cursor->arena, struct qu_span);
    *span = (struct qu_span){.kind = QU_SPAN_LINK,
                             .start = line.length - (int)strlen(address->text),
                             .end = line.length,
                             .target = address->link,
                             .src = cursor->context->notebook->src};
    if (address->link != NULL) {
        line.spans = span;
        line.span_count = 1;
    }
    qu_paragraph_set(cursor, &line,
                     &(struct qu_paragraph_setting){.style = "plate-address", .no_indent = true});
}

/* Sets the lines of the stamp in a worn frame, in whole rows. */
static void set_stamp(struct qu_cursor *cursor, const struct plate *plate, const struct plate_style *style)
{
    const struct qu_inline *lines = plate->stamp.at;
    qu_len grid = cursor->context->layout->grid,
           pad = qu_layout_length(cursor->context->layout, style->padding, 0), right = 0;
    struct qu_colour ink = style->stamp_ink->colour;
    struct qu_stack s = {
        .cursor = cursor,
        .x = pad,
        .y = pad,
        .width = cursor->context->layout->text.width - 2 * pad,
        .colour = &ink,
        .leading = qu_layout_length(cursor->context->layout, style->stamp_leading,
                                    qu_context_font(cursor->context, style->stamp_style)->size)};
    int node = qu_cursor_add_node(cursor, QU_ROLE_DIV, 0, lines[0].src);
    for (int i = 0; i < plate->stamp.count; i++)
        qu_stack_text(&s, &lines[i], style->stamp_style, QU_ROLE_P, node);
    for (int i = 0; i < s.items.count; i++)
        if (s.items.at[i].kind == QU_ITEM_TEXT)
            right = QU_MAX(right, s.items.at[i].text.x + s.items.at[i].text.width);
    struct qu_rect frame = {0, 0, right + pad, s.y + pad * 8 / 10};
    int rows = (int)((frame.h + grid - 1) / grid);
    struct qu_items items = {0};
    struct qu_decor decor = qu_papers_decor(cursor, &items);
    qu_decor_stamp_frame(&decor, frame, ink, qu_len_from_mm(0.42), false);
    qu_items_append(&items, s.items.at, s.items.count);
    qu_items_finish(&s.items);
    qu_papers_turn(cursor, &items, frame, style->turn);
    qu_items_move(items.at, items.count, 0, (rows * grid - frame.h) / 2);
    qu_cursor_add_space(cursor, 1);
    struct qu_row *row = qu_cursor_add_row(cursor, rows, &items, lines[0].src);
    row->text = "(stamp)";
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct plate *plate = &((const struct plate_block *)block->content)->plate;
    const struct plate_style *style = qu_layout_lookup_block(cursor->context->layout, "plate");
    const struct qu_owner *owner = &cursor->context->notebook->owner;
    if (owner->name == NULL) {
        qu_diag_add(cursor->diag, QU_ERROR, QU_DIAG_KEY_MISSING, block->src, block->path,
                    "in notebook.yaml: owner: {name: ...}",
                    "a plate shows the owner of the notebook, and the notebook names none");
        return;
    }
    set_line(cursor, plate->heading != NULL ? plate->heading : "this notebook belongs to", "plate-heading",
             true);
    set_name(cursor, owner->name,
             qu_layout_length(cursor->context->layout, style->step, cursor->context->layout->text.width));
    draw_wave(cursor, style);
    qu_cursor_add_space(cursor, 1);
    if (owner->place != NULL)
        set_line(cursor, owner->place, "plate-address", false);
    for (int i = 0; i < owner->addresses.count; i++)
        set_address(cursor, &((const struct qu_address *)owner->addresses.at)[i]);
    if (plate->stamp.count > 0)
        set_stamp(cursor, plate, style);
    qu_cursor_add_space(cursor, plate->stamp.count > 0 ? 1 : 2);
    qu_prose_set(cursor, plate->text.blocks, plate->text.count,
                 &(struct qu_prose_setting){.style = "plate-text"});
    if (plate->signature.length > 0)
        qu_paragraph_set(cursor, &plate->signature,
                         &(struct qu_paragraph_setting){.style = "signature", .no_indent = true});
}

const struct qu_block_type qu_block_plate = {
    .kind = {"plate", "this notebook belongs to", sizeof(struct plate_block), fields, NULL},
    .style = {"plate", sizeof(struct plate_style), style_fields},
    .set = set};
