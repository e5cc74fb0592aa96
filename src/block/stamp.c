/* stamp.c - the kind `stamp`: the print of a rubber stamp: a worn double frame, a few lines, and an optional
 * signature. */
#include "kinds.h"
#include "papers.h"

#include "../flow/box.h"

struct stamp {
    struct qu_list lines; /* struct qu_inline */
    struct qu_inline signature;
    const char *below;
    struct qu_named_colour *colour;
    bool single;
    struct qu_pinned pinned;
};

static const struct qu_field fields[] = {
    {"stamp", QU_FIELD_LIST, offsetof(struct stamp, lines), QU_REQUIRED | QU_NOT_EMPTY | QU_ONE_OR_LIST,
     "its lines; **strong** is larger", .element = QU_FIELD_INLINE, .size = sizeof(struct qu_inline),
     .example = "stamp: [no. **01**, started \u00b7 jun 2022]"},
    {"signature", QU_FIELD_INLINE, offsetof(struct stamp, signature), 0, "signed in it, under the lines"},
    {"below", QU_FIELD_TEXT, offsetof(struct stamp, below), 0, "a line under the signature: a date"},
    {"colour", QU_FIELD_COLOUR, offsetof(struct stamp, colour), 0, "of its ink; default: the layout's"},
    {"single", QU_FIELD_BOOL, offsetof(struct stamp, single), 0, "a frame of one line instead of two"},
    QU_PINNED_FIELDS(struct stamp, pinned),
    {0}};

struct stamp_style {
    struct qu_named_colour *ink;
    const char *line_style, *signature_style;
    struct qu_dimension padding, leading, signature, weight;
    double turn;
};

static const struct qu_field style_fields[] = {
    {"ink", QU_FIELD_COLOUR, offsetof(struct stamp_style, ink), QU_REQUIRED, "of the pad"},
    {"line-style", QU_FIELD_TEXT, offsetof(struct stamp_style, line_style), QU_REQUIRED, "of the lines"},
    {"signature-style", QU_FIELD_TEXT, offsetof(struct stamp_style, signature_style), QU_REQUIRED,
     "of the signature"},
    {"padding", QU_FIELD_DIMENSION, offsetof(struct stamp_style, padding), QU_REQUIRED,
     "from the frame to the text"},
    {"leading", QU_FIELD_DIMENSION, offsetof(struct stamp_style, leading), QU_REQUIRED, "from line to line"},
    {"signature", QU_FIELD_DIMENSION, offsetof(struct stamp_style, signature), QU_REQUIRED,
     "height of the signature's line"},
    {"weight", QU_FIELD_DIMENSION, offsetof(struct stamp_style, weight), QU_REQUIRED, "of the frame"},
    {"turn", QU_FIELD_NUMBER, offsetof(struct stamp_style, turn), QU_REQUIRED, "degrees, at most", .low = 0,
     .high = 1},
    {0}};

static qu_len text_width(const struct qu_items *items)
{
    qu_len right = 0;
    for (int i = 0; i < items->count; i++)
        if (items->at[i].kind == QU_ITEM_TEXT)
            right = QU_MAX(right, items->at[i].text.x + items->at[i].text.width);
    return right;
}

/* Sets all its lines at `x`, within `width`. */
static struct qu_stack stack_lines(struct qu_cursor *cursor, const struct stamp *stamp,
                                   const struct stamp_style *style, struct qu_point at, qu_len width,
                                   const struct qu_colour *ink, int node)
{
    const struct qu_inline *lines = stamp->lines.at;
    struct qu_stack stack = {.cursor = cursor,
                             .x = at.x,
                             .y = at.y,
                             .width = width,
                             .leading = qu_layout_length(cursor->context->layout, style->leading, width),
                             .colour = ink};
    bool signed_too = stamp->signature.length > 0;
    stack.align = (signed_too ? QU_ALIGN_CENTRED : QU_ALIGN_RAGGED) + 1;
    for (int i = 0; i < stamp->lines.count; i++)
        qu_stack_text(&stack, &lines[i], style->line_style, QU_ROLE_P, node);
    if (signed_too) {
        qu_len leading = stack.leading;
        stack.leading = qu_layout_length(cursor->context->layout, style->signature, width);
        qu_stack_text(&stack, &stamp->signature, style->signature_style, QU_ROLE_P, node);
        stack.leading = leading;
    }
    if (stamp->below != NULL)
        qu_stack_plain(&stack, stamp->below, cursor->block->src, style->line_style, QU_ROLE_P, node);
    return stack;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct stamp *stamp = block->content;
    const struct stamp_style *style = qu_layout_lookup_block(cursor->context->layout, "stamp");
    struct qu_colour ink = (stamp->colour != NULL ? stamp->colour : style->ink)->colour;
    qu_len most = qu_pinned_width(cursor, &stamp->pinned, block, cursor->context->layout->text.width / 2);
    qu_len padding = qu_layout_length(cursor->context->layout, style->padding, most),
           weight = qu_layout_length(cursor->context->layout, style->weight, most),
           edge = qu_len_from_mm(0.6);
    struct qu_rect box = {edge, edge, 0, 0};
    int node = qu_cursor_add_node(cursor, QU_ROLE_DIV, 0, block->src);
    struct qu_point at = {edge + padding, edge + padding * 8 / 10};
    qu_len room = most - 2 * (edge + padding), widest = 0;
    for (int i = 0; i < stamp->lines.count; i++)
        widest = QU_MAX(
            widest, qu_box_width(cursor, &((const struct qu_inline *)stamp->lines.at)[i], style->line_style));
    if (stamp->below != NULL)
        widest = QU_MAX(widest, qu_box_width_plain(cursor, stamp->below, style->line_style));
    if (stamp->signature.length > 0)
        widest = QU_MAX(widest, qu_box_width(cursor, &stamp->signature, style->signature_style));
    struct qu_stack stack = stack_lines(cursor, stamp, style, at, QU_MIN(room, widest * 21 / 20), &ink, node);
    box.w = QU_MAX(text_width(&stack.items), at.x + QU_MIN(room, widest)) + padding - box.x;
    box.h = stack.y + padding * 7 / 10 - box.y;
    struct qu_items items = {0};
    struct qu_decor decor = qu_papers_decor(cursor, &items);
    qu_decor_stamp_frame(&decor, box, ink, weight, !stamp->single);
    qu_items_append(&items, stack.items.at, stack.items.count);
    qu_items_finish(&stack.items);
    qu_papers_turn(cursor, &items, box, style->turn);
    const char *text = ((const struct qu_inline *)stamp->lines.at)[0].text;
    qu_pinned_place(cursor, &stamp->pinned, &items, box.w + 2 * edge, box.h + 2 * edge, text);
}

const struct qu_block_type qu_block_stamp = {
    .kind = {"stamp", "the mark of a rubber stamp", sizeof(struct stamp), fields, qu_papers_check},
    .style = {"stamp", sizeof(struct stamp_style), style_fields},
    .runs_on = true,
    .set = set};
