#include "doodle.h"

#include "shapes.h"

#include <math.h>
#include <stdlib.h>

struct doodle {
    const struct qu_svg *svg;
    const struct qu_doodle_look *look;
    double scale, dx, dy; /* from the drawing to the page */
    uint64_t seed;
    struct qu_arena *arena;
    struct qu_src src;
    struct qu_items *out;
};

struct qu_svg *qu_doodle_read(struct qu_arena *arena, struct qu_diag *diag, const char *file,
                              struct qu_src from, const char *path)
{
    size_t length;
    const char *problem, *text = qu_file_read(arena, diag, file, from, &length);
    int line;
    if (text == NULL)
        return NULL;
    struct qu_svg *svg = QU_NEW(arena, struct qu_svg);
    if (!qu_svg_read(svg, arena, text, length, &problem, &line)) {
        const char *where = line > 0 ? qu_arena_printf(arena, "line %d of it: ", line) : "";
        qu_diag_add(diag, QU_ERROR, QU_DIAG_DRAWING_BAD, from, path,
                    "a doodle is an SVG file below a megabyte with paths, lines, rectangles, circles, "
                    "ellipses or polygons",
                    "%s cannot be drawn: %s%s", file, where, problem);
        return NULL;
    }
    if (svg->texts > 0)
        qu_diag_add(diag, QU_WARNING, QU_DIAG_DRAWING_BAD, from, path,
                    "write it as the caption, or turn it into paths", "the text in %s is not drawn", file);
    return svg;
}

qu_len qu_doodle_height(const struct qu_svg *svg, qu_len width)
{
    return (qu_len)QU_MIN(width * svg->height / svg->width, 1e8);
}

static struct qu_point place(const struct doodle *d, struct qu_svg_point p)
{
    double x = d->dx + p.x * d->scale, y = d->dy + p.y * d->scale;
    return (struct qu_point){(qu_len)lround(QU_CLAMP(x, -1e8, 1e8)), (qu_len)lround(QU_CLAMP(y, -1e8, 1e8))};
}

/* How different two colours look. Hue counts more than lightness, so that a dark red becomes the red ink and
 * not a grey. */
static double distance(struct qu_colour a, struct qu_colour b)
{
    double dr = a.r - b.r, dg = a.g - b.g, db = a.b - b.b, light = (dr + dg + db) / 3;
    return (dr - light) * (dr - light) + (dg - light) * (dg - light) + (db - light) * (db - light) +
           light * light * 0.3;
}

static struct qu_colour ink_for(const struct doodle *d, const struct qu_svg_paint *paint)
{
    const struct qu_doodle_look *look = d->look;
    struct qu_colour c = paint->colour, best = look->inks[0];
    if (paint->ink == QU_SVG_CURRENT || c.r + c.g + c.b == 0)
        return best;
    if (c.r + c.g + c.b > 3 * 250)
        return look->paper;
    for (int i = 1; i < look->ink_count; i++)
        if (distance(look->inks[i], c) < distance(best, c))
            best = look->inks[i];
    return best;
}

static void add_ink(struct doodle *d, struct qu_path *path, struct qu_colour colour)
{
    if (path->count > 0 && colour.a > 0) {
        struct qu_item *item = qu_items_add_path(d->out, d->arena, path, QU_ARTIFACT, d->src);
        item->path.fill = colour;
    }
    qu_path_finish(path);
}

/* -- strokes -------------------------------------------------------------------------------------- */

static void draw_piece(struct qu_path *path, const struct qu_pen *pen, const struct qu_point *points,
                       int count, bool dashed, uint64_t seed)
{
    if (dashed)
        qu_pen_dashes(path, pen, points, count, pen->width * 7, pen->width * 5, seed);
    else if (count == 2)
        qu_pen_line(path, pen, points[0], points[1], seed);
    else
        qu_pen_stroke(path, pen, points, count, seed);
}

/* Draws strokes from corner to corner. A closed curve without a corner is drawn a little past its beginning,
 * as one draws a ring by hand. */
static void draw_outline(const struct doodle *d, const struct qu_svg_outline *line, const struct qu_pen *pen,
                         bool dashed, uint64_t seed, struct qu_path *path)
{
    int first = 0, n = line->count, total = line->closed ? n + 1 : n;
    for (int i = 0; line->closed && i < n && !line->points[first].corner; i++)
        first = (first + 1) % n;
    bool ring = line->closed && !line->points[first].corner;
    if (ring)
        total += QU_MAX(n / 14, 1);
    struct qu_point *points = qu_alloc(sizeof *points * (size_t)(total + 1));
    int used = 0, part = 0;
    for (int i = 0; i < total; i++) {
        const struct qu_svg_point *p = &line->points[(first + i) % n];
        points[used++] = place(d, *p);
        if ((p->corner && i > 0) || i == total - 1) {
            if (used > 1)
                draw_piece(path, pen, points, used, dashed, qu_hash_part(seed, (uint64_t)part++));
            points[0] = points[used - 1];
            used = 1;
        }
    }
    free(points);
}

static void draw_strokes(struct doodle *d, const struct qu_svg_shape *shape, uint64_t seed)
{
    struct qu_path path = {0};
    double share = shape->width * d->scale /
                   d->look->pen; /* between the width in the drawing and the width of the pen */
    struct qu_pen pen = qu_pen_of((qu_len)(d->look->pen * QU_CLAMP(sqrt(share), 0.7, 2.0)));
    pen.taper_in = pen.width;
    pen.taper_out = pen.width * 2;
    pen.wave = qu_len_from_mm(5);
    for (int i = 0; i < shape->outline_count; i++)
        draw_outline(d, &shape->outlines[i], &pen, shape->dashed, qu_hash_part(seed, (uint64_t)i), &path);
    add_ink(d, &path, ink_for(d, &shape->stroke));
}

/* -- fills ---------------------------------------------------------------------------------------- */

static void add_flat(const struct doodle *d, const struct qu_svg_outline *line, struct qu_path *path)
{
    struct qu_point first = place(d, line->points[0]);
    qu_path_move_to(path, first.x, first.y);
    for (int i = 1; i < line->count; i++) {
        struct qu_point p = place(d, line->points[i]);
        qu_path_line_to(path, p.x, p.y);
    }
    qu_path_close(path);
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Where the line v = const crosses the outlines. u and v are coordinates turned by the angle of the hatching,
 * u along its lines. Sorted. */
static int cross(const struct doodle *d, const struct qu_svg_shape *shape, double c, double s, double v,
                 double *out, int room)
{
    int count = 0;
    for (int i = 0; i < shape->outline_count; i++) {
        const struct qu_svg_outline *line = &shape->outlines[i];
        for (int k = 0; k < line->count; k++) {
            struct qu_point a = place(d, line->points[k]), b = place(d, line->points[(k + 1) % line->count]);
            double av = -s * a.x + c * a.y, bv = -s * b.x + c * b.y;
            if ((av <= v) == (bv <= v) || count == room)
                continue;
            double t = (v - av) / (bv - av);
            out[count++] = c * (a.x + (b.x - a.x) * t) + s * (a.y + (b.y - a.y) * t);
        }
    }
    qsort(out, (size_t)count, sizeof *out, compare_doubles);
    return count;
}

struct extent {
    double low, high;
};

static struct extent extent_along(const struct doodle *d, const struct qu_svg_shape *shape, double x,
                                  double y)
{
    struct extent e = {1e12, -1e12};
    for (int i = 0; i < shape->outline_count; i++)
        for (int k = 0; k < shape->outlines[i].count; k++) {
            struct qu_point p = place(d, shape->outlines[i].points[k]);
            double v = x * p.x + y * p.y;
            e.low = QU_MIN(e.low, v);
            e.high = QU_MAX(e.high, v);
        }
    return e;
}

static void add_hatching(const struct doodle *d, const struct qu_svg_shape *shape, uint64_t seed,
                         struct qu_path *path)
{
    enum { CROSSINGS = 64, LINES = 400 };
    struct qu_random random = qu_random_from(seed);
    double angle = d->look->hatch_angle * QU_PI / 180, c = cos(angle), s = sin(angle), gap = d->look->hatch,
           at[CROSSINGS];
    struct extent e = extent_along(d, shape, -s, c);
    struct qu_pen pen = qu_pen_of(d->look->pen * 7 / 10);
    gap = QU_MAX(gap, (e.high - e.low) / LINES);
    // NOLINTNEXTLINE(cert-flp30-c): the steps are random, and each is at least 0.85 of a LINES-th
    for (double v = e.low + gap * 0.5; v < e.high; v += gap * qu_random_range(&random, 0.85, 1.15)) {
        int count = cross(d, shape, c, s, v, at, CROSSINGS);
        for (int i = 0; i + 1 < count; i += 2) {
            double inset = pen.width, from = at[i] + inset, to = at[i + 1] - inset;
            struct qu_point a = {(qu_len)lround(c * from - s * v), (qu_len)lround(s * from + c * v)};
            struct qu_point b = {(qu_len)lround(c * to - s * v), (qu_len)lround(s * to + c * v)};
            if (to - from > pen.width)
                qu_pen_line(path, &pen, a, b, qu_random_next(&random));
        }
    }
}

static void draw_fill(struct doodle *d, const struct qu_svg_shape *shape, uint64_t seed)
{
    struct extent across = extent_along(d, shape, 1, 0), down = extent_along(d, shape, 0, 1);
    struct qu_colour ink = ink_for(d, &shape->fill);
    struct qu_path path = {0};
    double small = d->look->hatch * 2.2;
    bool flat = d->look->hatch <= 0 || QU_MIN(across.high - across.low, down.high - down.low) < small ||
                qu_colour_equal(ink, d->look->paper);
    if (flat)
        for (int i = 0; i < shape->outline_count; i++)
            add_flat(d, &shape->outlines[i], &path);
    else
        add_hatching(d, shape, seed, &path);
    add_ink(d, &path, ink);
}

void qu_doodle_draw(const struct qu_svg *svg, const struct qu_doodle_look *look, struct qu_rect rect,
                    uint64_t seed, struct qu_arena *arena, struct qu_src src, struct qu_items *out)
{
    struct doodle d = {.svg = svg, .look = look, .seed = seed, .arena = arena, .src = src, .out = out};
    d.scale = QU_MIN(rect.w / svg->width, rect.h / svg->height);
    d.dx = rect.x + (rect.w - svg->width * d.scale) / 2 - svg->x * d.scale;
    d.dy = rect.y + (rect.h - svg->height * d.scale) / 2 - svg->y * d.scale;
    for (int i = 0; i < svg->shape_count; i++) {
        const struct qu_svg_shape *shape = &svg->shapes[i];
        uint64_t own = qu_hash_part(seed, (uint64_t)i);
        if (shape->fill.ink != QU_SVG_NONE)
            draw_fill(&d, shape, qu_hash_part(own, 1));
        if (shape->stroke.ink != QU_SVG_NONE && shape->width > 0)
            draw_strokes(&d, shape, qu_hash_part(own, 2));
    }
}
