#include "textstyles.h"

#include "palette.h"
#include "roles.h"
#include "yamlmap.h"

#include <math.h>
#include <string.h>

/* `like:` is followed depth first. A style that is met again while it is open is part of a circle. */
enum slot_state { SLOT_NEW, SLOT_OPEN, SLOT_DONE };

struct slot {
    const char *name;
    struct qu_yaml *own, *base, *joined; /* base: what `like` brings; joined: NULL after an error */
    struct qu_src src;
    enum slot_state state;
};

struct slots {
    struct qu_styling *styling;
    struct slot *at;
    int count;
};

static const int weights[] = {QU_WEIGHT_FINE, QU_WEIGHT_REGULAR, QU_WEIGHT_MARKER};

static bool has_name(const char *const *names, const char *name)
{
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static void report_unknown(struct qu_styling *styling, const char *name, struct qu_src src, const char *path)
{
    const char *nearest = qu_diag_nearest(name, styling->style_names);
    struct qu_buf hint = {0};
    if (nearest != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"?", nearest);
    else
        qu_buf_add_text(&hint, "add it to styles, or name one that is there");
    qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_STYLE_UNKNOWN, src, path, qu_buf_text(&hint),
                "there is no style \"%s\"", name);
    qu_buf_finish(&hint);
}

void qu_resolve_style(struct qu_styling *styling, const char *name, struct qu_src src, const char *path)
{
    if (name != NULL && !has_name(styling->style_names, name))
        report_unknown(styling, name, src, path);
}

static bool names_style(const char *key)
{
    size_t length = strlen(key);
    return strcmp(key, "like") == 0 || strcmp(key, "style") == 0 ||
           (length > 6 && strcmp(key + length - 6, "-style") == 0);
}

/* Whether anything in the layout names this style. Then its own name is no spelling mistake. */
static bool is_named(const struct qu_yaml *node, const char *style)
{
    bool found = false;
    for (int i = 0; node->kind != QU_YAML_SCALAR && i < node->count && !found; i++) {
        const struct qu_yaml *value = node->items[i];
        if (value->kind != QU_YAML_SCALAR)
            found = is_named(value, style);
        else
            found = node->kind == QU_YAML_MAP && names_style(node->keys[i]->text) &&
                    strcmp(value->text, style) == 0;
    }
    return found;
}

void qu_resolve_style_names(struct qu_styling *styling)
{
    const struct qu_yaml *styles = styling->source.styles;
    styling->style_names = qu_yamlmap_keys(styling->arena, styles);
    if (styles == NULL)
        return;
    if (styles->kind != QU_YAML_MAP) {
        qu_styling_add(styling, QU_ERROR, QU_DIAG_TYPE_WRONG, "styles",
                       "heading: {like: body, weight: marker}", "styles cannot be %s",
                       qu_yaml_kind_name(styles));
        return;
    }
    for (int i = 0; qu_layout_style_names[i] != NULL; i++)
        if (!has_name(styling->style_names, qu_layout_style_names[i]))
            qu_styling_add(styling, QU_ERROR, QU_DIAG_KEY_MISSING, "styles",
                           "every layout has it; a layout that extends another inherits it",
                           "the style \"%s\" is missing", qu_layout_style_names[i]);
    for (int i = 0; i < styles->count; i++) {
        const char *name = styles->keys[i]->text;
        const char *nearest = qu_diag_nearest(name, qu_layout_style_names);
        bool inherited = strcmp(styles->keys[i]->src.file, styling->tree->src.file) !=
                         0; /* unknown: sections that may have named it were removed */
        if (nearest == NULL || inherited || has_name(qu_layout_style_names, name) ||
            is_named(styling->tree, name))
            continue;
        qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_STYLE_UNKNOWN, styles->keys[i]->src,
                    qu_arena_printf(styling->arena, "styles.%s", name),
                    qu_arena_printf(styling->arena, "did you mean \"%s\"?", nearest),
                    "nothing names the style \"%s\"", name);
    }
}

static struct slot *find_slot(struct slots *slots, const char *name)
{
    for (int i = 0; i < slots->count; i++)
        if (strcmp(slots->at[i].name, name) == 0)
            return &slots->at[i];
    return NULL;
}

static struct qu_yaml *join_slot(struct slots *slots, struct slot *slot);

/* The map of the style that this one is like; NULL after an error. */
static struct qu_yaml *join_like(struct slots *slots, struct slot *slot, const struct qu_yaml *like)
{
    struct qu_styling *styling = slots->styling;
    const char *path = qu_arena_printf(styling->arena, "styles.%s.like", slot->name);
    struct slot *other = find_slot(slots, like->text);
    if (other == NULL) {
        report_unknown(styling, like->text, like->src, path);
        return NULL;
    }
    if (other->state == SLOT_OPEN) {
        qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_LAYOUT_CYCLE, like->src, path,
                    "one of these styles must have no `like`", "the style \"%s\" is based on itself%s%s",
                    other->name, other == slot ? "" : " through ", other == slot ? "" : slot->name);
        return NULL;
    }
    return join_slot(slots, other);
}

static struct qu_yaml *join_slot(struct slots *slots, struct slot *slot)
{
    struct qu_styling *styling = slots->styling;
    if (slot->state == SLOT_DONE)
        return slot->joined;
    slot->state = SLOT_OPEN;
    struct qu_yaml *base = NULL;
    if (slot->own->kind != QU_YAML_MAP) {
        qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_TYPE_WRONG, slot->own->src,
                    qu_arena_printf(styling->arena, "styles.%s", slot->name), "{like: body, weight: marker}",
                    "a style cannot be %s", qu_yaml_kind_name(slot->own));
    } else {
        struct qu_yaml *like = qu_yaml_lookup(slot->own, "like"),
                       *spans = qu_yaml_lookup(styling->tree, "inline");
        if (like != NULL && like->kind == QU_YAML_SCALAR)
            base = slot->base = join_like(slots, slot, like);
        else if (spans != NULL && spans->kind == QU_YAML_MAP)
            base = qu_yamlmap_single(styling->arena, "inline", spans);
        else
            base = qu_yamlmap_strip(styling->arena, slot->own);
    }
    slot->joined = base != NULL ? qu_yamlmap_merge(styling->arena, base, slot->own) : NULL;
    slot->state = SLOT_DONE;
    return slot->joined;
}

static struct qu_src value_src(struct qu_yaml *tree, const char *path)
{
    return qu_styling_node(tree, path)->src;
}

/* `tree` holds the map `inline`; `path` is the path to `tree`. */
static void resolve_spans(struct qu_styling *styling, const struct qu_span_source *source,
                          struct qu_span_style *out, struct qu_yaml *tree, const char *path)
{
    for (int i = 0; i < QU_SPAN_KINDS; i++) {
        const char *inner = qu_arena_printf(styling->arena, "inline.%s", qu_span_words[i]);
        const char *colour = qu_yamlmap_path(styling->arena, inner, "colour"),
                   *mark = qu_yamlmap_path(styling->arena, inner, "mark-colour"),
                   *font = qu_yamlmap_path(styling->arena, inner, "font");
        qu_resolve_role(styling, source[i].font, value_src(tree, font),
                        qu_yamlmap_path(styling->arena, path, font));
        out[i] = (struct qu_span_style){
            .weight = source[i].weight < 0 ? 0 : weights[source[i].weight],
            .italic = source[i].italic,
            .role = source[i].font,
            .size = (int)lround(source[i].scale * 1000),
            .coloured = source[i].colour != NULL,
            .colour = qu_resolve_colour(styling, source[i].colour, value_src(tree, colour),
                                        qu_yamlmap_path(styling->arena, path, colour)),
            .mark = source[i].mark,
            .mark_colour = qu_resolve_colour(styling, source[i].mark_colour, value_src(tree, mark),
                                             qu_yamlmap_path(styling->arena, path, mark))};
    }
}

/* Whether the style named by `like:` has no size. That has been reported already. */
static bool lacks_size(const struct qu_yaml *base)
{
    return base != NULL && qu_yaml_lookup(base, "size") == NULL && qu_yaml_lookup(base, "x-height") == NULL;
}

/* A style must have exactly one of `x-height` and `size`. */
static void check_size(struct qu_styling *styling, const struct slot *slot, const char *path)
{
    const struct qu_yaml *size = qu_yaml_lookup(slot->joined, "size"),
                         *x_height = qu_yaml_lookup(slot->joined, "x-height");
    if (size != NULL && x_height != NULL)
        qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_KEY_CONFLICT, size->src, path,
                    "keep the one that you mean", "\"size\" and \"x-height\" exclude each other");
    else if (size == NULL && x_height == NULL && !lacks_size(slot->base))
        qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_KEY_MISSING, slot->joined->src, path,
                    "x-height: 0.32 (of a row), or size: 12 pt",
                    "neither \"x-height\" nor \"size\" is given");
}

static void resolve_slot(struct qu_styling *styling, const struct slot *slot, struct qu_text_style *out)
{
    const char *path = qu_arena_printf(styling->arena, "styles.%s", slot->name);
    struct qu_style_source source = {.first = 1, .vary = 1};
    qu_span_source_init(source.spans);
    qu_schema_bind(&styling->binder, slot->joined, qu_style_fields, &source, path);
    check_size(styling, slot, path);
    qu_resolve_role(styling, source.font, value_src(slot->joined, "font"),
                    qu_yamlmap_path(styling->arena, path, "font"));
    *out = (struct qu_text_style){
        .name = slot->name,
        .src = slot->src,
        .role = source.font,
        .weight = weights[source.weight],
        .italic = source.italic,
        .size = qu_layout_length(styling->layout, source.size, 0),
        .x_height = (int)lround(source.x_height * 1000),
        .tracking = source.tracking,
        .vary = (int)lround(source.vary * 1000),
        .features = source.features != NULL ? source.features : "",
        .colour = qu_resolve_colour(styling, source.colour, value_src(slot->joined, "colour"),
                                    qu_yamlmap_path(styling->arena, path, "colour")),
        .align = source.align,
        .letter_case = source.letter_case,
        .hyphenate = source.hyphenate,
        .indent = qu_layout_length(styling->layout, source.indent, 0),
        .inset = qu_layout_length(styling->layout, source.inset, 0),
        .leading = source.leading,
        .before = source.before,
        .after = source.after,
        .first = source.first};
    resolve_spans(styling, source.spans, out->spans, slot->joined, path);
}

void qu_resolve_styles(struct qu_styling *styling)
{
    struct qu_yaml *styles = styling->source.styles;
    resolve_spans(styling, styling->source.spans, styling->layout->spans, styling->tree, "");
    if (styles == NULL || styles->kind != QU_YAML_MAP)
        return;
    struct slots slots = {styling, QU_NEW_ARRAY(styling->arena, struct slot, QU_MAX(styles->count, 1)),
                          styles->count};
    for (int i = 0; i < slots.count; i++)
        slots.at[i] = (struct slot){
            .name = styles->keys[i]->text, .own = styles->items[i], .src = styles->keys[i]->src};
    styling->layout->styles = QU_NEW_ARRAY(styling->arena, struct qu_text_style, QU_MAX(slots.count, 1));
    for (int i = 0; i < slots.count; i++)
        if (join_slot(&slots, &slots.at[i]) != NULL)
            resolve_slot(styling, &slots.at[i], &styling->layout->styles[styling->layout->style_count++]);
}
