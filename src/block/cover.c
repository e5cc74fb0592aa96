/* cover.c - the kind `cover`: the board of the notebook, a page without ruling, from the notebook's own title. */
#include "kinds.h"

struct cover {
    const char *colour;
};

struct cover_block {
    struct cover cover;
};

static const struct qu_field cover_fields[] = {
    {"colour", QU_FIELD_COLOUR, offsetof(struct cover, colour), 0, "of the board instead of the layout's"},
    {0}};

static const struct qu_field fields[] = {
    {"cover", QU_FIELD_STRUCT, offsetof(struct cover_block, cover), 0, "the title stands in notebook.yaml", .fields = cover_fields},
    {0}};

struct cover_style {
    const char *board, *spine;
    struct qu_dimension spine_width, title_top, left;
};

static const struct qu_field style_fields[] = {
    {"board", QU_FIELD_COLOUR, offsetof(struct cover_style, board), QU_REQUIRED, "colour of the board"},
    {"spine", QU_FIELD_COLOUR, offsetof(struct cover_style, spine), QU_REQUIRED, "colour of the cloth at the spine"},
    {"spine-width", QU_FIELD_DIMENSION, offsetof(struct cover_style, spine_width), QU_REQUIRED, "width of that cloth"},
    {"title-top", QU_FIELD_DIMENSION, offsetof(struct cover_style, title_top), QU_REQUIRED, "where the title begins, from the top edge"},
    {"left", QU_FIELD_DIMENSION, offsetof(struct cover_style, left), QU_REQUIRED, "left edge of all text"},
    {0}};

struct board {
    struct qu_flow *flow;
    struct qu_items items;
    struct qu_src src;
    qu_len left, y;
};

/* A text at the current height; leading follows the font's size. */
static void put(struct board *b, const char *text, const char *style, enum qu_role role)
{
    if (text == NULL || text[0] == '\0')
        return;
    qu_len size = qu_flow_font(b->flow, style)->size, leading = size * 115 / 100;
    int node = qu_set_node(b->flow, role, 0, b->src);
    struct qu_box box = qu_set_plain(b->flow, text, b->src, &(struct qu_box_setting){.style = style,
        .width = b->flow->layout->width - b->left - b->left / 2, .leading = leading, .node = node});
    qu_items_move(box.items, box.item_count, b->left, b->y);
    qu_items_append(&b->items, box.items, box.item_count);
    b->y += leading * box.lines;
}

static void draw_board(struct board *b, const struct cover_style *style, const char *colour)
{
    const struct qu_layout *layout = b->flow->layout;
    qu_len spine = qu_layout_length(layout, style->spine_width, layout->width);
    qu_items_add_box(&b->items, b->flow->arena, (struct qu_rect){0, 0, layout->width, layout->height},
                     qu_flow_colour(b->flow, colour != NULL ? colour : style->board), QU_ARTIFACT, b->src);
    qu_items_add_box(&b->items, b->flow->arena, (struct qu_rect){0, 0, spine, layout->height}, qu_flow_colour(b->flow, style->spine),
                     QU_ARTIFACT, b->src);
}

static void set(struct qu_flow *flow, const struct qu_block *block)
{
    const struct cover *cover = &((const struct cover_block *)block->content)->cover;
    const struct cover_style *style = qu_layout_lookup_block(flow->layout, "cover");
    const struct qu_notebook *n = flow->notebook;
    const struct qu_layout *layout = flow->layout;
    struct board b = {.flow = flow, .src = block->src, .left = qu_layout_length(layout, style->left, layout->width)};
    draw_board(&b, style, cover->colour);
    b.y = qu_layout_length(layout, style->title_top, layout->height);
    put(&b, n->kicker, "cover-small", QU_ROLE_P);
    put(&b, n->title, "cover-title", QU_ROLE_H1);
    b.y += layout->grid;
    put(&b, n->subtitle, "cover-subtitle", QU_ROLE_P);
    b.y += layout->grid / 2;
    if (n->volume != NULL || n->years != NULL)
        put(&b, qu_arena_printf(flow->arena, "%s%s%s", n->volume != NULL ? n->volume : "",
                                n->volume != NULL && n->years != NULL ? "  \u00b7  " : "", n->years != NULL ? n->years : ""),
            "cover-small", QU_ROLE_P);
    b.y = layout->height - layout->grid * 4;
    put(&b, n->status, "cover-small", QU_ROLE_P);
    struct qu_row *row = qu_set_row(flow, layout->rows, &b.items, block->src);
    row->board = row->full = true;
    row->text = n->title;
}

const struct qu_block_type qu_block_cover = {
    .kind = {"cover", "the board with the notebook's title", sizeof(struct cover_block), fields, NULL},
    .style = {"cover", sizeof(struct cover_style), style_fields}, .set = set};
