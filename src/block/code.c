/* code.c - the kind `code`: lines of a program as they were written, on the grid, with numbers if wanted. */
#include "kinds.h"
#include "papers.h"

#include "../flow/box.h"
#include "../flow/paragraph.h"

#include <string.h>

struct code {
    const char *text;
    struct qu_inline caption;
    bool numbers;
    int first;
};

static const struct qu_field fields[] = {
    {"code", QU_FIELD_TEXT, offsetof(struct code, text), QU_REQUIRED | QU_NOT_EMPTY, "the lines, after \"|\"",
     .example = "code: |"},
    {"caption", QU_FIELD_INLINE, offsetof(struct code, caption), 0, "above it"},
    {"numbers", QU_FIELD_BOOL, offsetof(struct code, numbers), 0, "number the lines"},
    {"first", QU_FIELD_INT, offsetof(struct code, first), 0, "number of the first line", .low = 0,
     .high = 99999},
    {0}};

struct code_style {
    const char *text_style, *number_style, *caption_style;
    struct qu_named_colour *bar;
    struct qu_dimension inset, number_width, weight;
};

static const struct qu_field style_fields[] = {
    {"text-style", QU_FIELD_TEXT, offsetof(struct code_style, text_style), QU_REQUIRED, "of the lines"},
    {"number-style", QU_FIELD_TEXT, offsetof(struct code_style, number_style), QU_REQUIRED,
     "of their numbers"},
    {"caption-style", QU_FIELD_TEXT, offsetof(struct code_style, caption_style), QU_REQUIRED,
     "of the caption"},
    {"bar", QU_FIELD_COLOUR, offsetof(struct code_style, bar), QU_REQUIRED, "of the stroke at the left"},
    {"bar-width", QU_FIELD_DIMENSION, offsetof(struct code_style, weight), QU_REQUIRED, "of that stroke"},
    {"inset", QU_FIELD_DIMENSION, offsetof(struct code_style, inset), QU_REQUIRED,
     "from that stroke to the lines"},
    {"number-width", QU_FIELD_DIMENSION, offsetof(struct code_style, number_width), QU_REQUIRED,
     "room for the numbers"},
    {0}};

struct listing {
    struct qu_cursor *cursor;
    const struct code_style *style;
    struct qu_src src;
    int node, number, line, lines;
    bool numbers;
};

/* A line that is too long goes on in the next row, with an indent. */
static struct qu_box set_text(struct listing *l, const struct qu_inline *text, qu_len x, qu_len width)
{
    struct qu_box_setting setting = {
        .style = l->style->text_style, .width = width, .node = l->node, .on_grid = true};
    struct qu_box box = qu_box_set(l->cursor, text, &setting);
    qu_len hang = box.lines > 1 ? qu_box_width_plain(l->cursor, "xx", l->style->text_style) : 0;
    if (hang > 0) {
        setting.width -= hang;
        box = qu_box_set(l->cursor, text, &setting);
    }
    for (int i = 0; i < box.item_count; i++)
        if (box.items[i].kind == QU_ITEM_TEXT)
            box.items[i].text.x += x + (box.items[i].text.y > box.first_baseline ? hang : 0);
    return box;
}

static void set_line(struct listing *l, const struct qu_inline *text)
{
    struct qu_cursor *cursor = l->cursor;
    const struct qu_layout *layout = cursor->context->layout;
    qu_len inset = qu_layout_length(layout, l->style->inset, 0),
           room = l->numbers ? qu_layout_length(layout, l->style->number_width, 0) : 0;
    struct qu_box box = set_text(l, text, room + inset, cursor->context->layout->text.width - room - inset);
    struct qu_items items = {0};
    struct qu_decor decor = qu_papers_decor(cursor, &items);
    struct qu_pen pen = qu_pen_of(qu_layout_length(layout, l->style->weight, 0));
    struct qu_path path = {0};
    qu_len x = room + inset / 3, foot = layout->grid * box.rows;
    pen.taper_in = pen.taper_out = 0;
    qu_pen_line(&path, &pen, (struct qu_point){x, l->line == 0 ? layout->grid / 5 : 0},
                (struct qu_point){x, foot}, decor.seed);
    qu_decor_fill(&decor, &path, l->style->bar->colour);
    qu_path_finish(&path);
    if (l->numbers) {
        struct qu_box number = qu_box_set_plain(cursor, qu_arena_printf(cursor->arena, "%d", l->number),
                                                l->src,
                                                &(struct qu_box_setting){.style = l->style->number_style,
                                                                         .width = room - inset / 3,
                                                                         .on_grid = true,
                                                                         .align = QU_ALIGN_END + 1});
        qu_items_append(&items, number.items, number.item_count);
    }
    qu_items_append(&items, box.items, box.item_count);
    struct qu_row *row = qu_cursor_add_row(cursor, box.rows, &items, l->src);
    row->text = text->text;
    if (l->line == 0 || l->line == l->lines - 2) /* the first and the last line never stand alone on a page */
        row->penalty = QU_BREAK_NEVER;
    l->line++;
    l->number++;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct code *code = block->content;
    struct listing l = {.cursor = cursor,
                        .style = qu_layout_lookup_block(cursor->context->layout, "code"),
                        .src = block->src,
                        .numbers = code->numbers,
                        .number = code->first > 0 ? code->first : 1};
    size_t length = strlen(code->text);
    while (length > 0 && strchr(" \r\n", code->text[length - 1]) != NULL)
        length--;
    for (size_t i = 0; i < length; i++)
        l.lines += code->text[i] == '\n';
    l.lines++;
    if (code->caption.length > 0)
        qu_paragraph_set(cursor, &code->caption,
                         &(struct qu_paragraph_setting){
                             .style = l.style->caption_style, .no_indent = true, .keep_with_next = true});
    l.node = qu_cursor_add_node(cursor, QU_ROLE_CODE, 0, block->src);
    for (size_t at = 0; at <= length;) {
        size_t end = at + strcspn(code->text + at, "\n");
        end = QU_MIN(end, length);
        struct qu_text_part part = {code->text + at, (int)(end - at)};
        struct qu_inline line = qu_cursor_join(cursor, block->src, &part, end > at);
        set_line(&l, &line);
        at = end + 1;
    }
}

const struct qu_block_type qu_block_code = {
    .kind = {"code", "lines of a program", sizeof(struct code), fields, qu_papers_check},
    .style = {"code", sizeof(struct code_style), style_fields},
    .spacing = {.before = 1, .after = 1, .clear = true},
    .set = set};
