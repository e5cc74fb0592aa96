/* heading.c - the kind `heading`: a subheading on a stroke of the highlighter, on the same page as what
 * follows. */
#include "heading.h"

#include "kinds.h"

#include "../flow/paragraph.h"

struct heading {
    struct qu_inline text;
    int level;
    struct qu_named_colour *colour;
};

static const struct qu_field fields[] = {{"heading", QU_FIELD_INLINE, offsetof(struct heading, text),
                                          QU_REQUIRED | QU_NOT_EMPTY, "its text",
                                          .example = "heading: the systems behind them"},
                                         {"level", QU_FIELD_INT, offsetof(struct heading, level), 0,
                                          "2 (default) or 3, smaller", .low = 1, .high = 3},
                                         {"colour", QU_FIELD_COLOUR, offsetof(struct heading, colour), 0,
                                          "of the stroke under it; default: the layout's colours in turn"},
                                         {0}};

struct heading_style {
    struct qu_list colours; /* struct qu_named_colour * */
};

static const struct qu_field style_fields[] = {
    {"colours", QU_FIELD_LIST, offsetof(struct heading_style, colours), QU_REQUIRED,
     "strokes under headings, in turn", .element = QU_FIELD_COLOUR, .size = sizeof(struct qu_named_colour *)},
    {0}};

/* The next colour: the headings of an entry use the colours in turn. */
static const struct qu_named_colour *next_colour(struct qu_cursor *cursor)
{
    const struct heading_style *style = qu_layout_lookup_block(cursor->context->layout, "heading");
    if (style->colours.count == 0)
        return NULL;
    return ((struct qu_named_colour *const *)
                style->colours.at)[cursor->galley->headings++ % style->colours.count];
}

/* Adds a highlighter stroke under the last line of the heading that begins with row `first`. */
static void underlay(struct qu_cursor *cursor, int first, const struct qu_named_colour *colour,
                     qu_len x_height)
{
    const struct qu_layout *layout = cursor->context->layout;
    struct qu_row *row = NULL;
    for (int i = first; i < cursor->galley->rows.count; i++)
        if (!cursor->galley->rows.at[i].glue)
            row = &cursor->galley->rows.at[i];
    if (row == NULL || colour == NULL)
        return;
    struct qu_rect box = {0};
    for (int i = 0; i < row->item_count; i++)
        if (row->items[i].kind == QU_ITEM_TEXT)
            box = qu_rect_union(box, (struct qu_rect){row->items[i].text.x, 0, row->items[i].text.width, 1});
    qu_len baseline = layout->grid * row->height - layout->offset, pad = layout->grid / 6;
    struct qu_items items = {0};
    struct qu_path path = {0};
    qu_pen_highlight(&path,
                     (struct qu_rect){box.x - pad / 2, baseline - x_height * 35 / 100, box.w + pad * 2,
                                      x_height * 75 / 100},
                     qu_cursor_seed(cursor));
    struct qu_item *item = qu_items_add_path(&items, cursor->arena, &path, QU_ARTIFACT, row->src);
    item->path.fill = colour->colour;
    item->path.blend = QU_BLEND_MULTIPLY;
    qu_galley_underlay(cursor->galley, row, &items);
    qu_path_finish(&path);
}

static void set_heading(struct qu_cursor *cursor, const struct qu_inline *text, int level, int parent,
                        const char *id, const struct qu_named_colour *colour)
{
    const char *style = level >= 3 ? "heading-small" : "heading";
    int first = cursor->galley->rows.count;
    qu_paragraph_set(cursor, text,
                     &(struct qu_paragraph_setting){.style = style,
                                                    .role = level >= 3 ? QU_ROLE_H3 : QU_ROLE_H2,
                                                    .parent = parent,
                                                    .destination = id,
                                                    .outline_level = id != NULL ? level : 0,
                                                    .keep_with_next = true,
                                                    .no_indent = true});
    if (level < 3)
        underlay(cursor, first, colour != NULL ? colour : next_colour(cursor),
                 qu_context_x_height(cursor->context, style));
}

void qu_heading_set(struct qu_cursor *cursor, const struct qu_inline *text, int level, int parent,
                    const char *id)
{
    set_heading(cursor, text, level, parent, id, NULL);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct heading *h = block->content;
    set_heading(cursor, &h->text, h->level > 0 ? h->level : 2, 0, block->id, h->colour);
}

const struct qu_block_type qu_block_heading = {
    .kind = {"heading", "a subheading on a stroke of the highlighter", sizeof(struct heading), fields, NULL},
    .style = {"heading", sizeof(struct heading_style), style_fields},
    .set = set};
