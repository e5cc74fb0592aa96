/* doodle.c - the kind `doodle`: an SVG file redrawn by the pen; and functions for other kinds that contain
 * doodles. */
#include "doodles.h"

#include "kinds.h"

enum { INKS_MOST = 12 };

struct doodle {
    struct qu_doodle drawing;
    const char *alt;
    struct qu_inline caption;
    struct qu_pinned pinned;
};

static const struct qu_field fields[] = {
    {"doodle", QU_FIELD_NODE, offsetof(struct doodle, drawing.node), QU_REQUIRED | QU_NOT_EMPTY,
     "an SVG file; its text is not drawn", .example = "doodle: doodles/hub.svg"},
    {"alt", QU_FIELD_TEXT, offsetof(struct doodle, alt), QU_REQUIRED | QU_NOT_EMPTY,
     "what it shows, for readers who cannot see it", .example = "alt: a hub with sixteen spokes"},
    {"caption", QU_FIELD_INLINE, offsetof(struct doodle, caption), 0, "under it"},
    QU_PINNED_FIELDS(struct doodle, pinned),
    {0}};

struct doodle_style {
    struct qu_list inks; /* const char * */
    const char *caption_style;
    struct qu_named_colour *paper;
    struct qu_dimension pen, hatch, width;
    double angle;
};

static const struct qu_field style_fields[] = {
    {"inks", QU_FIELD_LIST, offsetof(struct doodle_style, inks), QU_REQUIRED | QU_NOT_EMPTY,
     "the first for currentColor and black, the nearest of them for every other colour",
     .element = QU_FIELD_COLOUR, .size = sizeof(struct qu_named_colour *)},
    {"paper", QU_FIELD_COLOUR, offsetof(struct doodle_style, paper), QU_REQUIRED, "for white"},
    {"pen", QU_FIELD_DIMENSION, offsetof(struct doodle_style, pen), QU_REQUIRED, "width of a stroke"},
    {"hatch", QU_FIELD_DIMENSION, offsetof(struct doodle_style, hatch), QU_REQUIRED,
     "between the strokes that fill a shape; 0: filled flat"},
    {"hatch-angle", QU_FIELD_NUMBER, offsetof(struct doodle_style, angle), QU_REQUIRED, "degrees", .low = -90,
     .high = 90},
    {"width", QU_FIELD_DIMENSION, offsetof(struct doodle_style, width), QU_REQUIRED, "outside the margin"},
    {"caption-style", QU_FIELD_TEXT, offsetof(struct doodle_style, caption_style), QU_REQUIRED,
     "of what stands under it"},
    {0}};

void qu_doodle_check(struct qu_binder *binder, struct qu_doodle *doodle, const char *path)
{
    const struct qu_yaml *node = doodle->node;
    if (node == NULL)
        return;
    if (node->kind != QU_YAML_SCALAR || qu_yaml_is_null(node) || node->length == 0) {
        qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_TYPE_WRONG, node->src, path,
                    "for example: doodles/hub.svg",
                    "the path of an SVG file is expected here, and this is %s",
                    qu_yaml_is_null(node) ? "nothing" : qu_yaml_kind_name(node));
        return;
    }
    const char *file = qu_file_join(binder->arena, qu_file_folder(binder->arena, node->src.file), node->text);
    if (!qu_file_exists(file))
        qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_FILE_MISSING, node->src, path,
                    "paths start from the folder of the file that names them", "there is no file %.*s",
                    QU_CUT(file, 300));
    else
        doodle->svg = qu_doodle_read(binder->arena, binder->diag, file, node->src, path);
}

void qu_doodle_place(struct qu_cursor *cursor, const struct qu_doodle *doodle, const char *alt,
                     struct qu_rect rect, int parent, struct qu_items *items)
{
    const struct doodle_style *style = qu_layout_lookup_block(cursor->context->layout, "doodle");
    struct qu_colour inks[INKS_MOST];
    int count = QU_MIN(style->inks.count, INKS_MOST), first = items->count;
    for (int i = 0; i < count; i++)
        inks[i] = ((struct qu_named_colour *const *)style->inks.at)[i]->colour;
    struct qu_doodle_look look = {.inks = inks,
                                  .ink_count = count,
                                  .paper = style->paper->colour,
                                  .pen = qu_layout_length(cursor->context->layout, style->pen, rect.w),
                                  .hatch = qu_layout_length(cursor->context->layout, style->hatch, rect.w),
                                  .hatch_angle = style->angle};
    qu_doodle_draw(doodle->svg, &look, rect, qu_cursor_seed(cursor), cursor->arena, doodle->node->src, items);
    int node = alt != NULL ? qu_cursor_add_figure(cursor, parent, alt, doodle->node->src) : QU_ARTIFACT;
    for (int i = first; i < items->count; i++)
        items->at[i].node = node;
}

static void check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    struct doodle *doodle = block->content;
    qu_doodle_check(binder, &doodle->drawing, qu_arena_printf(binder->arena, "%s.doodle", path));
    qu_papers_check(binder, block, path);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    static const enum qu_align aligns[] = {QU_ALIGN_END, QU_ALIGN_RAGGED,
                                           QU_ALIGN_CENTRED}; /* of qu_pinned_sides */
    const struct doodle *doodle = block->content;
    const struct doodle_style *style = qu_layout_lookup_block(cursor->context->layout, "doodle");
    qu_len grid = cursor->context->layout->grid;
    qu_len width = qu_pinned_width(
        cursor, &doodle->pinned, block,
        qu_layout_length(cursor->context->layout, style->width, cursor->context->layout->text.width));
    qu_len most = grid * (cursor->context->layout->rows - 3),
           height = QU_MIN(qu_doodle_height(doodle->drawing.svg, width), most);
    height = (height + grid - 1) / grid * grid;
    struct qu_items items = {0};
    qu_doodle_place(cursor, &doodle->drawing, doodle->alt, (struct qu_rect){0, 0, width, height}, 0, &items);
    struct qu_stack stack = {.cursor = cursor, .y = height, .width = width, .align = QU_ALIGN_CENTRED + 1};
    if (doodle->caption.length > 0)
        qu_stack_text(&stack, &doodle->caption, style->caption_style, QU_ROLE_CAPTION, 0);
    qu_items_append(&items, stack.items.at, stack.items.count);
    qu_items_finish(&stack.items);
    struct qu_thing thing = {.width = width, .rows = stack.y / grid, .text = doodle->alt, .src = block->src};
    thing.items = qu_items_keep(&items, cursor->arena, &thing.item_count);
    qu_place_thing(cursor, &thing, (enum qu_place)doodle->pinned.place, aligns[doodle->pinned.side]);
}

const struct qu_block_type qu_block_doodle = {
    .kind = {"doodle", "an SVG file redrawn by the pen", sizeof(struct doodle), fields, check},
    .style = {"doodle", sizeof(struct doodle_style), style_fields},
    .runs_on = true,
    .set = set};
