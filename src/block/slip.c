/* slip.c - the kind `slip`: a quotation on a torn slip of paper. */
#include "kinds.h"
#include "papers.h"

struct slip {
    struct qu_inline text;
    const char *by;
    struct qu_pinned pinned;
};

static const struct qu_field fields[] = {
    {"slip", QU_FIELD_INLINE, offsetof(struct slip, text), QU_REQUIRED | QU_NOT_EMPTY,
     "the words, without quotation marks", .example = "slip: good code is half the job."},
    {"by", QU_FIELD_TEXT, offsetof(struct slip, by), 0, "whose they are"},
    QU_PINNED_FIELDS(struct slip, pinned),
    {0}};

struct slip_style {
    struct qu_named_colour *paper, *lip, *shadow, *marks;
    const char *text_style, *by_style;
    struct qu_dimension width, padding, leading, depth, tear, quotes;
    double turn;
};

static const struct qu_field style_fields[] = {
    {"paper", QU_FIELD_COLOUR, offsetof(struct slip_style, paper), QU_REQUIRED, "the slip"},
    {"lip", QU_FIELD_COLOUR, offsetof(struct slip_style, lip), QU_REQUIRED, "pale fibre of its torn edges"},
    {"shadow", QU_FIELD_COLOUR, offsetof(struct slip_style, shadow), QU_REQUIRED, "under it"},
    {"marks", QU_FIELD_COLOUR, offsetof(struct slip_style, marks), QU_REQUIRED, "its quotation marks"},
    {"text-style", QU_FIELD_TEXT, offsetof(struct slip_style, text_style), QU_REQUIRED, "of the words"},
    {"by-style", QU_FIELD_TEXT, offsetof(struct slip_style, by_style), QU_REQUIRED, "whose they are"},
    {"width", QU_FIELD_DIMENSION, offsetof(struct slip_style, width), QU_REQUIRED, "outside the margin"},
    {"padding", QU_FIELD_DIMENSION, offsetof(struct slip_style, padding), QU_REQUIRED,
     "from the edge to the text"},
    {"leading", QU_FIELD_DIMENSION, offsetof(struct slip_style, leading), QU_REQUIRED, "from line to line"},
    {"tear", QU_FIELD_DIMENSION, offsetof(struct slip_style, tear), QU_REQUIRED, "depth of the torn edges"},
    {"quotes", QU_FIELD_DIMENSION, offsetof(struct slip_style, quotes), QU_REQUIRED,
     "size of the quotation marks"},
    {"shadow-depth", QU_FIELD_DIMENSION, offsetof(struct slip_style, depth), QU_REQUIRED,
     "how far the shadow reaches"},
    {"turn", QU_FIELD_NUMBER, offsetof(struct slip_style, turn), QU_REQUIRED, "degrees, at most", .low = 0,
     .high = 1},
    {0}};

/* The first line of the text leaves room for the opening quotation marks; the closing ones follow the last
 * word, or stand below it. */
static qu_len add_marks(struct qu_cursor *cursor, const struct slip_style *style, struct qu_rect inner,
                        qu_len size, struct qu_point end, struct qu_items *items)
{
    struct qu_decor decor = qu_papers_decor(cursor, items);
    struct qu_colour ink = style->marks->colour;
    qu_decor_quotes(&decor, (struct qu_point){inner.x - size / 6, inner.y - size / 12}, size, false, ink);
    decor.seed = qu_hash_part(decor.seed, 1);
    bool fits = end.x + size * 12 / 10 <= inner.x + inner.w;
    struct qu_point at = {fits ? end.x + size / 5 : inner.x + inner.w - size,
                          fits ? end.y - size * 9 / 10 : end.y + size * 4 / 10};
    qu_decor_quotes(&decor, at, size, true, ink);
    return at.y + size * 7 / 10;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct slip *slip = block->content;
    const struct slip_style *style = qu_layout_lookup_block(cursor->context->layout, "slip");
    const struct qu_layout *layout = cursor->context->layout;
    qu_len width = qu_pinned_width(
        cursor, &slip->pinned, block,
        qu_layout_length(layout, style->width, cursor->context->layout->text.width));
    qu_len padding = qu_layout_length(layout, style->padding, width),
           leading = qu_layout_length(layout, style->leading, width);
    qu_len depth = qu_layout_length(layout, style->depth, width),
           size = qu_layout_length(layout, style->quotes, width);
    struct qu_rect paper = {depth, depth, width - 2 * depth, 0};
    struct qu_rect inner = {paper.x + padding, paper.y + padding, paper.w - 2 * padding, 0};
    struct qu_stack stack = {
        .cursor = cursor, .x = inner.x, .y = inner.y + size * 6 / 10, .width = inner.w, .leading = leading};
    int node = qu_cursor_add_node(cursor, QU_ROLE_BLOCKQUOTE, 0, block->src);
    qu_stack_text(&stack, &slip->text, style->text_style, QU_ROLE_P, node);
    struct qu_point end = qu_papers_text_end(stack.items.at, stack.items.count);
    struct qu_items items = {0}, marks = {0};
    stack.y = QU_MAX(stack.y, add_marks(cursor, style, inner, size, end, &marks));
    if (slip->by != NULL) {
        struct qu_inline by = qu_cursor_join(cursor, block->src,
                                             (const struct qu_text_part[]){{"\u2014 ", 0}, {slip->by, 0}}, 2);
        qu_stack_text(&stack, &by, style->by_style, QU_ROLE_P, node);
    }
    paper.h = stack.y + padding - paper.y;
    struct qu_decor decor = qu_papers_decor(cursor, &items);
    qu_len tear = qu_layout_length(layout, style->tear, width);
    qu_decor_shadow(&decor,
                    (struct qu_rect){paper.x + tear, paper.y + tear, paper.w - 2 * tear, paper.h - 2 * tear},
                    style->shadow->colour, depth);
    qu_decor_torn(&decor, paper, QU_EDGE_TOP | QU_EDGE_FOOT | QU_EDGE_RIGHT, style->paper->colour,
                  style->lip->colour, tear);
    qu_items_append(&items, marks.at, marks.count);
    qu_items_append(&items, stack.items.at, stack.items.count);
    qu_items_finish(&marks);
    qu_items_finish(&stack.items);
    qu_papers_turn(cursor, &items, paper, style->turn);
    qu_pinned_place(cursor, &slip->pinned, &items, width, paper.y + paper.h + 2 * depth, slip->text.text);
}

const struct qu_block_type qu_block_slip = {
    .kind = {"slip", "words on a torn slip of paper", sizeof(struct slip), fields, qu_papers_check},
    .style = {"slip", sizeof(struct slip_style), style_fields},
    .runs_on = true,
    .set = set};
