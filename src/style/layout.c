#include "layout.h"

#include <math.h>
#include <string.h>

const char *const qu_layout_style_names[] = {"body",
                                             "body-serif",
                                             "small",
                                             "code",
                                             "title",
                                             "subtitle",
                                             "heading",
                                             "heading-small",
                                             "drop-cap",
                                             "list",
                                             "list-marker",
                                             "quote",
                                             "quote-by",
                                             "note",
                                             "note-mark",
                                             "head",
                                             "head-strong",
                                             "label",
                                             "folio",
                                             "stamp",
                                             "caption",
                                             "signature",
                                             "cover-title",
                                             "cover-subtitle",
                                             "cover-small",
                                             "plate-heading",
                                             "plate-name",
                                             "plate-text",
                                             "plate-address",
                                             "contents-heading",
                                             "contents-number",
                                             "contents-title",
                                             "contents-page",
                                             NULL};

const char *const qu_pen_words[] = {"fountain", "fine", "marker", "pencil", NULL};

const struct qu_text_style *qu_layout_lookup_style(const struct qu_layout *layout, const char *name)
{
    for (int i = 0; i < layout->style_count; i++)
        if (strcmp(layout->styles[i].name, name) == 0)
            return &layout->styles[i];
    return NULL;
}

const void *qu_layout_lookup_block(const struct qu_layout *layout, const char *kind)
{
    for (int i = 0; i < layout->section_count; i++)
        if (strcmp(layout->sections[i].table->name, kind) == 0)
            return layout->sections[i].at;
    QU_BUG("the layout was read without a table for \"%s\"", kind);
}

bool qu_layout_colour_value(const char *text, struct qu_colour *out)
{
    if (strcmp(text, "none") != 0)
        return qu_colour_parse(text, out);
    *out = (struct qu_colour){0};
    return true;
}

bool qu_layout_colour(const struct qu_layout *layout, const char *name, struct qu_colour *out)
{
    for (int i = 0; i < layout->colour_count; i++)
        if (strcmp(layout->colours[i].name, name) == 0) {
            *out = layout->colours[i].colour;
            return true;
        }
    return qu_layout_colour_value(name, out);
}

struct qu_colour qu_colour_or(const struct qu_named_colour *given, struct qu_colour otherwise)
{
    return given != NULL ? given->colour : otherwise;
}

qu_len qu_layout_length(const struct qu_layout *layout, struct qu_dimension dimension, qu_len base)
{
    switch (dimension.unit) {
    case QU_UNIT_PT: return qu_len_from_pt(dimension.value);
    case QU_UNIT_MM: return qu_len_from_mm(dimension.value);
    case QU_UNIT_ROWS: return (qu_len)lround(dimension.value * layout->grid);
    case QU_UNIT_EM: return (qu_len)lround(dimension.value * base);
    case QU_UNIT_PERCENT: return (qu_len)lround(dimension.value * base / 100);
    case QU_UNIT_NONE: break; /* only 0 stands without a unit */
    }
    return 0;
}

const struct qu_font_role *qu_layout_lookup_role(const struct qu_layout *layout, const char *name)
{
    for (int i = 0; i < layout->role_count; i++)
        if (strcmp(layout->roles[i].name, name) == 0)
            return &layout->roles[i];
    return NULL;
}

enum qu_letters qu_layout_letters(const struct qu_layout *layout, const char *role)
{
    for (int i = 0; i < layout->role_count; i++)
        if (strcmp(layout->roles[i].name, role) == 0)
            return (enum qu_letters)layout->letters[i];
    return QU_LETTERS_PRINTED;
}
