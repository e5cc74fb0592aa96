/* endpaper.c - the kind `endpaper`: the coloured sheet pasted inside the board, with a pattern of the pen's
 * signs. */
#include "kinds.h"

#include "../flow/cursor.h"

struct endpaper {
    struct qu_named_colour *colour;
};

struct endpaper_block {
    struct endpaper endpaper;
};

static const struct qu_field endpaper_fields[] = {
    {"colour", QU_FIELD_COLOUR, offsetof(struct endpaper, colour), 0, "of the sheet instead of the layout's"},
    {0}};

static const struct qu_field fields[] = {{"endpaper", QU_FIELD_STRUCT,
                                          offsetof(struct endpaper_block, endpaper), 0,
                                          "nothing, or its colour", .fields = endpaper_fields},
                                         {0}};

struct endpaper_style {
    struct qu_named_colour *colour, *ink;
    struct qu_dimension step, size;
};

static const struct qu_field style_fields[] = {
    {"colour", QU_FIELD_COLOUR, offsetof(struct endpaper_style, colour), QU_REQUIRED, "of the sheet"},
    {"ink", QU_FIELD_COLOUR, offsetof(struct endpaper_style, ink), QU_REQUIRED, "of the signs"},
    {"step", QU_FIELD_DIMENSION, offsetof(struct endpaper_style, step), QU_REQUIRED, "from sign to sign"},
    {"size", QU_FIELD_DIMENSION, offsetof(struct endpaper_style, size), QU_REQUIRED, "of a sign"},
    {0}};

/* Draws signs in rows. Every second row is moved by half a step, and each sign by a small random amount. */
static void strew(struct qu_cursor *cursor, const struct endpaper_style *style, struct qu_path *path)
{
    const struct qu_layout *layout = cursor->context->layout;
    qu_len step = qu_layout_length(layout, style->step, layout->grid),
           radius = qu_layout_length(layout, style->size, layout->grid) / 2;
    struct qu_pen pen = qu_pen_of(radius / 4);
    struct qu_random random = qu_random_from(qu_cursor_seed(cursor));
    int row = 0;
    for (qu_len y = step / 2; y < layout->height; y += step * 7 / 8, row++)
        for (qu_len x = row % 2 == 0 ? step / 2 : step; x < layout->width; x += step) {
            qu_len dx = (qu_len)qu_random_range(
                &random, -step / 10.0,
                step / 10.0); /* in statements of their own: in a list C leaves the order open */
            qu_len dy = (qu_len)qu_random_range(&random, -step / 10.0, step / 10.0);
            struct qu_point centre = {x + dx, y + dy};
            int sign = qu_random_int(&random, QU_PEN_SIGNS);
            qu_pen_sign(path, &pen, sign, centre, radius, qu_cursor_seed(cursor));
        }
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct endpaper *endpaper = &((const struct endpaper_block *)block->content)->endpaper;
    const struct endpaper_style *style = qu_layout_lookup_block(cursor->context->layout, "endpaper");
    const struct qu_layout *layout = cursor->context->layout;
    const struct qu_named_colour *colour = endpaper->colour != NULL ? endpaper->colour : style->colour;
    qu_len bleed = qu_len_from_mm(5);
    struct qu_items items = {0};
    struct qu_path path = {0};
    qu_items_add_box(&items, cursor->arena,
                     (struct qu_rect){-bleed, -bleed, layout->width + 2 * bleed, layout->height + 2 * bleed},
                     colour->colour, QU_ARTIFACT, block->src);
    strew(cursor, style, &path);
    struct qu_item *item = qu_items_add_path(&items, cursor->arena, &path, QU_ARTIFACT, block->src);
    item->path.fill = style->ink->colour;
    qu_path_finish(&path);
    struct qu_row *row = qu_cursor_add_row(cursor, layout->rows, &items, block->src);
    row->board = row->full = true;
}

const struct qu_block_type qu_block_endpaper = {
    .kind = {"endpaper", "the coloured sheet inside the board", sizeof(struct endpaper_block), fields, NULL},
    .style = {"endpaper", sizeof(struct endpaper_style), style_fields},
    .set = set};
