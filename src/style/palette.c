#include "palette.h"

#include <string.h>

enum { ALIASES_MAX = 16 };

static const struct qu_colour_source *find(const struct qu_list *colours, const char *name)
{
    const struct qu_colour_source *all = colours->at;
    for (int i = 0; i < colours->count; i++)
        if (strcmp(all[i].key, name) == 0)
            return &all[i];
    return NULL;
}

static bool is_name(const char *text)
{
    return text[0] >= 'a' && text[0] <= 'z' &&
           text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

static void report(struct qu_styling *styling, const char *name, struct qu_src src, const char *path)
{
    if (!is_name(name))
        return; /* the binder has reported it */
    const char *nearest = qu_diag_nearest(name, styling->colour_names);
    struct qu_buf hint = {0};
    if (nearest != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"?", nearest);
    else
        qu_buf_add_text(&hint, "add it to colours, or write #rrggbb in quotes");
    qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_COLOUR_UNKNOWN, src, path, qu_buf_text(&hint),
                "there is no colour \"%s\"", name);
    qu_buf_finish(&hint);
}

/* Follows a colour that is named by another name, until a value is found. */
static void resolve_named(struct qu_styling *styling, const struct qu_colour_source *colour,
                          struct qu_colour *out)
{
    const char *path = qu_arena_printf(styling->arena, "colours.%s", colour->key);
    const struct qu_colour_source *at = colour;
    const char *first = colour->value != NULL ? colour->value->name : "none", *value = first;
    for (int i = 0; i < ALIASES_MAX && at != NULL; i++) {
        value = at->value != NULL ? at->value->name : "none"; /* the binder has reported it */
        if (qu_layout_colour_value(value, out))
            return;
        at = value[0] == '#' ? NULL : find(&styling->source.colours, value);
    }
    if (at != NULL)
        qu_styling_add(styling, QU_ERROR, QU_DIAG_VALUE_BAD, path, "give one of the names a value: #rrggbb",
                       "the colour \"%s\" refers to itself", colour->key);
    else if (value == first)
        report(styling, value, qu_styling_node(styling->tree, path)->src, path);
}

void qu_resolve_colours(struct qu_styling *styling)
{
    const struct qu_list *list = &styling->source.colours;
    const struct qu_colour_source *source = list->at;
    const char **names = QU_NEW_ARRAY(styling->arena, const char *, list->count + 1);
    struct qu_named_colour *all = QU_NEW_ARRAY(styling->arena, struct qu_named_colour, list->count);
    for (int i = 0; i < list->count; i++)
        names[i] = source[i].key;
    styling->colour_names = names;
    for (int i = 0; i < list->count; i++) {
        all[i] = (struct qu_named_colour){source[i].key, {0}};
        resolve_named(styling, &source[i], &all[i].colour);
    }
    styling->layout->colours = all;
    styling->layout->colour_count = list->count;
}

struct qu_colour qu_resolve_colour(struct qu_styling *styling, const struct qu_named_colour *given,
                                   struct qu_src src, const char *path)
{
    struct qu_colour colour = {0};
    if (given != NULL && !qu_layout_colour(styling->layout, given->name, &colour))
        report(styling, given->name, src, path);
    return colour;
}

struct qu_colour qu_resolve_colour_at(struct qu_styling *styling, const struct qu_named_colour *given,
                                      const char *path)
{
    return qu_resolve_colour(styling, given, qu_styling_node(styling->tree, path)->src, path);
}
