/* sticky.c - the kind `sticky`: a sticky note in the margin, beside the text or on rows of its own. */
#include "kinds.h"
#include "papers.h"

struct sticky {
    struct qu_prose_list text;
    struct qu_inline title;
    int colour;
    struct qu_pinned pinned;
};

static const char *const colours[] = {"yellow", "pink", "blue", "green", NULL};

static const struct qu_field fields[] = {
    {"sticky", QU_FIELD_PROSE, offsetof(struct sticky, text), QU_REQUIRED | QU_NOT_EMPTY,
     "what it says: paragraphs or a list, Markdown", .example = "sticky: 60x growth, same team."},
    {"title", QU_FIELD_INLINE, offsetof(struct sticky, title), 0, "its first line, stronger"},
    {"colour", QU_FIELD_ENUM, offsetof(struct sticky, colour), 0, "of the paper", .words = colours},
    QU_PINNED_FIELDS(struct sticky, pinned),
    {0}};

struct sticky_style {
    struct qu_named_colour *yellow, *pink, *blue, *green, *shadow;
    const char *text_style, *title_style;
    struct qu_dimension width, padding, leading, corner, gum, depth;
    double turn;
};

static const struct qu_field style_fields[] = {
    {"yellow", QU_FIELD_COLOUR, offsetof(struct sticky_style, yellow), QU_REQUIRED, "a paper"},
    {"pink", QU_FIELD_COLOUR, offsetof(struct sticky_style, pink), QU_REQUIRED, "a paper"},
    {"blue", QU_FIELD_COLOUR, offsetof(struct sticky_style, blue), QU_REQUIRED, "a paper"},
    {"green", QU_FIELD_COLOUR, offsetof(struct sticky_style, green), QU_REQUIRED, "a paper"},
    {"shadow", QU_FIELD_COLOUR, offsetof(struct sticky_style, shadow), QU_REQUIRED,
     "under it, in its fold and over its gum"},
    {"text-style", QU_FIELD_TEXT, offsetof(struct sticky_style, text_style), QU_REQUIRED, "of what it says"},
    {"title-style", QU_FIELD_TEXT, offsetof(struct sticky_style, title_style), QU_REQUIRED, "of its title"},
    {"width", QU_FIELD_DIMENSION, offsetof(struct sticky_style, width), QU_REQUIRED, "outside the margin"},
    {"padding", QU_FIELD_DIMENSION, offsetof(struct sticky_style, padding), QU_REQUIRED,
     "from the edge to the text"},
    {"leading", QU_FIELD_DIMENSION, offsetof(struct sticky_style, leading), QU_REQUIRED, "from line to line"},
    {"corner", QU_FIELD_DIMENSION, offsetof(struct sticky_style, corner), QU_REQUIRED, "that is turned up"},
    {"gum", QU_FIELD_DIMENSION, offsetof(struct sticky_style, gum), QU_REQUIRED,
     "height of the strip that holds it"},
    {"shadow-depth", QU_FIELD_DIMENSION, offsetof(struct sticky_style, depth), QU_REQUIRED,
     "how far the shadow reaches"},
    {"turn", QU_FIELD_NUMBER, offsetof(struct sticky_style, turn), QU_REQUIRED, "degrees, at most", .low = 0,
     .high = 1},
    {0}};

static void draw_paper(struct qu_cursor *cursor, const struct sticky *sticky,
                       const struct sticky_style *style, struct qu_rect paper, struct qu_items *items)
{
    const struct qu_named_colour *const papers[] = {style->yellow, style->pink, style->blue, style->green};
    struct qu_decor decor = qu_papers_decor(cursor, items);
    struct qu_colour shade = style->shadow->colour;
    qu_len corner = qu_layout_length(cursor->context->layout, style->corner, paper.w),
           gum = qu_layout_length(cursor->context->layout, style->gum, paper.w);
    struct qu_rect lower = {paper.x + paper.w / 40, paper.y + paper.h / 8, paper.w - paper.w / 20,
                            paper.h * 7 / 8 - corner / 12};
    qu_decor_shadow(&decor, lower, shade, qu_layout_length(cursor->context->layout, style->depth, paper.w));
    qu_decor_sticky(&decor, paper, papers[sticky->colour]->colour, shade, corner, gum);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct sticky *sticky = block->content;
    const struct sticky_style *style = qu_layout_lookup_block(cursor->context->layout, "sticky");
    qu_len width = qu_pinned_width(
        cursor, &sticky->pinned, block,
        qu_layout_length(cursor->context->layout, style->width, cursor->context->layout->text.width));
    qu_len edge = qu_layout_length(cursor->context->layout, style->depth, width) * 3 / 4,
           padding = qu_layout_length(cursor->context->layout, style->padding, width);
    qu_len leading = qu_layout_length(cursor->context->layout, style->leading, width),
           gum = qu_layout_length(cursor->context->layout, style->gum, width);
    struct qu_rect paper = {edge, edge, width - 2 * edge, 0};
    struct qu_stack stack = {.cursor = cursor,
                             .x = paper.x + padding,
                             .y = paper.y + gum + padding / 3,
                             .width = paper.w - 2 * padding,
                             .leading = leading};
    int node = qu_cursor_add_node(cursor, QU_ROLE_DIV, 0, block->src);
    if (sticky->title.length > 0)
        qu_stack_text(&stack, &sticky->title, style->title_style, QU_ROLE_P, node);
    qu_stack_prose(&stack, sticky->text.blocks, sticky->text.count, style->text_style, node);
    struct qu_point end = qu_papers_text_end(stack.items.at, stack.items.count);
    qu_len corner = qu_layout_length(cursor->context->layout, style->corner, width);
    bool meets = end.x > paper.x + paper.w - corner - padding / 2; /* the last line and the fold */
    paper.h = stack.y + padding + (meets ? corner / 2 : 0) - paper.y;
    struct qu_items items = {0};
    draw_paper(cursor, sticky, style, paper, &items);
    qu_items_append(&items, stack.items.at, stack.items.count);
    qu_items_finish(&stack.items);
    qu_papers_turn(cursor, &items, paper, style->turn);
    const char *text = sticky->title.length > 0 ? sticky->title.text : "(a sticky note)";
    qu_pinned_place(cursor, &sticky->pinned, &items, width, paper.y + paper.h + 2 * edge, text);
}

const struct qu_block_type qu_block_sticky = {
    .kind = {"sticky", "a sticky note", sizeof(struct sticky), fields, qu_papers_check},
    .style = {"sticky", sizeof(struct sticky_style), style_fields},
    .runs_on = true,
    .set = set};
