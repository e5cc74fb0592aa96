#include "svg.h"

#include <expat.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 64 };

/* The values that an element gives to the elements inside it. */
struct state {
    struct qu_svg_paint fill, stroke, current;
    double width;
    bool dashed;
    struct qu_matrix matrix;
};

struct reader {
    struct qu_arena *arena;
    XML_Parser parser;
    struct qu_outliner outliner;
    struct state stack[DEPTH_MOST + 1];
    int depth;
    int hidden; /* elements open around this one that are not drawn */
    QU_VEC(struct qu_svg_shape) shapes;
    struct qu_svg *out;
    const char *problem;
    int line;
    bool boxed;
};

static void fail(struct reader *r, const char *problem)
{
    if (r->problem == NULL) {
        r->problem = problem;
        r->line = (int)XML_GetCurrentLineNumber(r->parser);
    }
    XML_StopParser(r->parser, XML_FALSE);
}

static const char *attribute(const XML_Char **attributes, const char *name)
{
    for (int i = 0; attributes[i] != NULL; i += 2)
        if (strcmp(attributes[i], name) == 0)
            return attributes[i + 1];
    return NULL;
}

static double number(const XML_Char **attributes, const char *name, double otherwise)
{
    const char *text = attribute(attributes, name);
    double value;
    return text != NULL && qu_svg_number(&text, &value) ? value : otherwise;
}

/* -- paint ---------------------------------------------------------------------------------------- */

static struct qu_svg_paint named_paint(const char *name)
{
    static const struct {
        const char *name, *value;
    } names[] = {{"black", "#000"},      {"white", "#fff"},     {"red", "#d00"},       {"crimson", "#dc143c"},
                 {"darkred", "#8b0000"}, {"green", "#080"},     {"blue", "#22c"},      {"navy", "#006"},
                 {"grey", "#808080"},    {"gray", "#808080"},   {"silver", "#c0c0c0"}, {"orange", "#fa0"},
                 {"brown", "#a52a2a"},   {"purple", "#800080"}, {"yellow", "#ff0"},    {"teal", "#008080"}};
    struct qu_svg_paint paint = {QU_SVG_COLOUR, {0, 0, 0, 255}};
    for (int i = 0; i < QU_COUNT(names); i++)
        if (strcmp(names[i].name, name) == 0)
            (void)qu_colour_parse(names[i].value, &paint.colour);
    return paint;
}

/* rgb(12, 34, 56) */
static struct qu_svg_paint rgb_paint(const char *s)
{
    double v[3] = {0};
    for (int i = 0; i < 3 && qu_svg_number(&s, &v[i]); i++)
        s += *s == '%';
    return (struct qu_svg_paint){QU_SVG_COLOUR,
                                 {(uint8_t)QU_CLAMP(v[0], 0, 255), (uint8_t)QU_CLAMP(v[1], 0, 255),
                                  (uint8_t)QU_CLAMP(v[2], 0, 255), 255}};
}

static struct qu_svg_paint read_paint(const char *text, struct qu_svg_paint around)
{
    struct qu_svg_paint paint = {QU_SVG_COLOUR, {0, 0, 0, 255}};
    if (strcmp(text, "inherit") == 0)
        return around;
    if (strcmp(text, "none") == 0 || strcmp(text, "transparent") == 0)
        return (struct qu_svg_paint){0};
    if (strcmp(text, "currentColor") == 0 || strcmp(text, "currentcolor") == 0)
        return (struct qu_svg_paint){.ink = QU_SVG_CURRENT};
    if (strncmp(text, "rgb(", 4) == 0)
        return rgb_paint(text + 4);
    if (qu_colour_parse(text, &paint.colour))
        return paint;
    return text[0] == '#' || strncmp(text, "url(", 4) == 0 ? paint : named_paint(text);
}

static void set_property(struct state *state, const char *name, const char *value, const struct state *around)
{
    double v;
    const char *at = value;
    if (strcmp(name, "fill") == 0)
        state->fill = read_paint(value, around->fill);
    else if (strcmp(name, "stroke") == 0)
        state->stroke = read_paint(value, around->stroke);
    else if (strcmp(name, "stroke-width") == 0 && qu_svg_number(&at, &v))
        state->width = QU_MAX(v, 0.0);
    else if (strcmp(name, "stroke-dasharray") == 0)
        state->dashed = strcmp(value, "none") != 0;
}

/* style="fill: none; stroke: #b33" */
static void set_style(struct state *state, const char *style, const struct state *around)
{
    char name[40], value[60];
    for (const char *s = style; *s != '\0';) {
        size_t end = strcspn(s, ";"), colon = strcspn(s, ":");
        if (colon < end) {
            size_t lead = strspn(s, " \t\r\n"), from = colon + 1 + strspn(s + colon + 1, " \t\r\n");
            if (lead < colon && from < end) {
                snprintf(name, sizeof name, "%.*s", (int)QU_MIN(strcspn(s + lead, " :"), colon - lead),
                         s + lead);
                snprintf(value, sizeof value, "%.*s", (int)(end - from), s + from);
                for (size_t n = strlen(value); n > 0 && strchr(" \t\r\n", value[n - 1]) != NULL; n--)
                    value[n - 1] = '\0';
                set_property(state, name, value, around);
            }
        }
        s += end + (s[end] == ';');
    }
}

static void enter(struct reader *r, const XML_Char **attributes)
{
    const struct state *around = &r->stack[r->depth];
    struct state *state = &r->stack[++r->depth];
    struct qu_matrix own;
    *state = *around;
    const char *style = attribute(attributes, "style");
    for (int i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], "transform") != 0)
            set_property(state, attributes[i], attributes[i + 1], around);
        else if (qu_svg_transform(attributes[i + 1], &own))
            state->matrix = qu_matrix_compose(&own, &around->matrix);
        else
            fail(r, "a transform that cannot be read");
    }
    if (style != NULL) /* last, because it has priority over attributes, in any order */
        set_style(state, style, around);
}

/* -- elements ------------------------------------------------------------------------------------- */

static void read_view(struct reader *r, const XML_Char **attributes)
{
    const char *box = attribute(attributes, "viewBox");
    double v[] = {0, 0, number(attributes, "width", 0), number(attributes, "height", 0)};
    for (int i = 0; box != NULL && i < 4; i++)
        if (!qu_svg_number(&box, &v[i])) {
            fail(r, "a viewBox that is not four numbers");
            return;
        }
    if (v[2] <= 0 || v[3] <= 0)
        return; /* the area that its shapes cover */
    r->boxed = true;
    *r->out = (struct qu_svg){v[0], v[1], v[2], v[3], NULL, 0, r->out->texts};
    r->outliner.step = QU_MAX(v[2], v[3]) / 40;
}

static bool draw(struct reader *r, const char *name, const XML_Char **a)
{
    struct qu_outliner *o = &r->outliner;
    const char *data = attribute(a, strcmp(name, "path") == 0 ? "d" : "points");
    double x = number(a, "x", 0), y = number(a, "y", 0), w = number(a, "width", 0),
           h = number(a, "height", 0), radius = number(a, "r", 0);
    bool fine = true;
    if (strcmp(name, "path") == 0)
        fine = data == NULL || qu_svgpath_path(o, data);
    else if (strcmp(name, "polygon") == 0 || strcmp(name, "polyline") == 0)
        fine = data == NULL || qu_svgpath_polygon(o, data, strcmp(name, "polygon") == 0);
    else if (strcmp(name, "rect") == 0 && w > 0 && h > 0)
        qu_svgpath_rect(o, x, y, w, h, QU_MAX(0.0, number(a, "rx", number(a, "ry", 0))));
    else if (strcmp(name, "circle") == 0 && radius > 0)
        qu_svgpath_ellipse(o, number(a, "cx", 0), number(a, "cy", 0), radius, radius);
    else if (strcmp(name, "ellipse") == 0)
        qu_svgpath_ellipse(o, number(a, "cx", 0), number(a, "cy", 0), QU_MAX(0.0, number(a, "rx", 0)),
                           QU_MAX(0.0, number(a, "ry", 0)));
    else if (strcmp(name, "line") == 0) {
        qu_svgpath_move(o, number(a, "x1", 0), number(a, "y1", 0));
        qu_svgpath_line(o, number(a, "x2", 0), number(a, "y2", 0));
        qu_svgpath_end(o, false);
    }
    return fine;
}

static void add_shape(struct reader *r, const char *name, const XML_Char **attributes)
{
    const struct state *state = &r->stack[r->depth];
    struct qu_outliner *o = &r->outliner;
    o->matrix = state->matrix;
    if (!draw(r, name, attributes))
        fail(r, "path data that cannot be read");
    if (o->total > QU_SVG_POINTS)
        fail(r, "too many points for a doodle");
    if (o->outlines.count > 0 && (state->fill.ink != QU_SVG_NONE || state->stroke.ink != QU_SVG_NONE)) {
        struct qu_svg_shape *shape = qu_vec_push(&r->shapes);
        *shape = (struct qu_svg_shape){.outline_count = o->outlines.count,
                                       .fill = state->fill,
                                       .stroke = state->stroke,
                                       .width = state->width * qu_matrix_scale(&state->matrix),
                                       .dashed = state->dashed};
        shape->outlines = qu_vec_keep(&o->outlines, r->arena);
    }
    qu_vec_clear(&o->outlines);
}

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    static const char *const groups[] = {"svg", "g", "a", NULL};
    static const char *const shapes[] = {"path", "line",   "polyline", "polygon",
                                         "rect", "circle", "ellipse",  NULL};
    struct reader *r = data;
    const char *colon = strrchr(name, ':');
    name = colon != NULL ? colon + 1 : name;
    if (r->depth >= DEPTH_MOST) {
        fail(r, "elements nested too deep");
        return;
    }
    bool svg = strcmp(name, "svg") == 0;
    if (r->depth == 0 && !svg)
        fail(r, "no SVG: its first element is not <svg>");
    enter(r, attributes);
    bool known = is_one_of(name, groups) || is_one_of(name, shapes);
    if (svg && r->depth == 1)
        read_view(r, attributes);
    if (r->hidden == 0 && strcmp(name, "text") == 0)
        r->out->texts++;
    if (r->hidden == 0 && is_one_of(name, shapes))
        add_shape(r, name, attributes);
    if (r->hidden > 0 || !known)
        r->hidden++;
}

static void on_end(void *data, const XML_Char *name)
{
    struct reader *r = data;
    r->depth--;
    r->hidden -= r->hidden > 0;
}

/* Without a view box the drawing is as large as the area that its shapes cover. */
static void measure(struct qu_svg *svg)
{
    double left = 1e9, top = 1e9, right = -1e9, foot = -1e9;
    for (int i = 0; i < svg->shape_count; i++)
        for (int k = 0; k < svg->shapes[i].outline_count; k++)
            for (int n = 0; n < svg->shapes[i].outlines[k].count; n++) {
                const struct qu_svg_point *p = &svg->shapes[i].outlines[k].points[n];
                left = QU_MIN(left, p->x);
                right = QU_MAX(right, p->x);
                top = QU_MIN(top, p->y);
                foot = QU_MAX(foot, p->y);
            }
    svg->x = left;
    svg->y = top;
    svg->width = QU_MAX(right - left, 1e-3);
    svg->height = QU_MAX(foot - top, 1e-3);
}

bool qu_svg_read(struct qu_svg *out, struct qu_arena *arena, const char *text, size_t length,
                 const char **problem, int *line)
{
    struct reader *r = qu_alloc_zero(1, sizeof *r);
    *out = (struct qu_svg){0};
    r->arena = arena;
    r->out = out;
    r->parser = XML_ParserCreate(NULL);
    r->stack[0] = (struct state){.fill = {QU_SVG_COLOUR, {0, 0, 0, 255}}, .width = 1, .matrix = QU_IDENTITY};
    r->outliner = (struct qu_outliner){.arena = arena, .step = 5};
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, on_start, on_end);
    if (length > QU_SVG_BYTES)
        r->problem = "more than a megabyte";
    else if (XML_Parse(r->parser, text, (int)length, XML_TRUE) != XML_STATUS_OK && r->problem == NULL)
        fail(r, XML_ErrorString(XML_GetErrorCode(r->parser)));
    out->shape_count = r->shapes.count;
    out->shapes = qu_vec_keep(&r->shapes, arena);
    if (r->problem == NULL && out->shape_count == 0)
        r->problem = "it holds no shape that can be drawn";
    if (r->problem == NULL && !r->boxed)
        measure(out);
    *problem = r->problem;
    *line = r->line;
    qu_outliner_finish(&r->outliner);
    qu_vec_finish(&r->shapes);
    XML_ParserFree(r->parser);
    free(r);
    return *problem == NULL;
}
