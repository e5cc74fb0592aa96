/* test_doodle.c - SVG -> outlines -> strokes of the pen. */
#include "../../../src/hand/doodle.h"
#include "../../../src/hand/svgpath.h"
#include "tap.h"

#include <math.h>
#include <stdlib.h>

static struct qu_arena arena;

static bool read_text(struct qu_svg *svg, const char *text, const char **problem)
{
    int line;
    return qu_svg_read(svg, &arena, text, strlen(text), problem, &line);
}

#define SVG(body) "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'>" body "</svg>"

static void reads(struct tap *tap, const char *body, int shapes, int outlines, int points, const char *what)
{
    struct qu_svg svg;
    const char *problem;
    bool fine = read_text(&svg, body, &problem);
    int lines = 0, all = 0;
    for (int i = 0; fine && i < svg.shape_count; i++)
        for (int k = 0; k < svg.shapes[i].outline_count; k++, lines++)
            all += svg.shapes[i].outlines[k].count;
    tap_ok(tap, fine && svg.shape_count == shapes && lines == outlines && all == points,
           "%s: %d shapes, %d outlines, %d points (%s)", what, svg.shape_count, lines, all,
           fine ? "fine" : problem);
}

static void fails(struct tap *tap, const char *text, const char *want)
{
    struct qu_svg svg;
    const char *problem = NULL;
    bool fine = read_text(&svg, text, &problem);
    tap_ok(tap, !fine && problem != NULL && strstr(problem, want) != NULL, "%s (%s)", want,
           fine ? "was read" : problem);
}

static void test_shapes(struct tap *tap)
{
    reads(tap, SVG("<line x1='0' y1='0' x2='10' y2='0'/>"), 1, 1, 2, "a line");
    reads(tap, SVG("<rect width='10' height='10'/>"), 1, 1, 4, "a rectangle");
    reads(tap, SVG("<polyline points='0,0 10,0 10,10'/><polygon points='0 0 10 0 10 10'/>"), 2, 2, 6,
          "a polyline and a polygon");
    reads(tap, SVG("<circle r='5' cx='5' cy='5'/>"), 1, 1, 28, "a circle");
    reads(tap, SVG("<path d='M0 0h10v10H0zm20 0 10 0l0 10'/>"), 1, 2, 7,
          "two outlines in a path, absolute and relative");
    reads(tap, SVG("<path d='M0 0 10 0 10 10'/>"), 1, 1, 3, "lines that follow a move without a letter");
    reads(tap, SVG("<defs><rect width='1' height='1'/></defs><g><a><rect width='1' height='1'/></a></g>"), 1,
          1, 4, "groups are drawn, definitions not");
    reads(tap, SVG("<rect width='10' height='10' fill='none'/><line x1='1' x2='5'/>"), 1, 1, 2,
          "what has neither fill nor stroke is nothing");
}

/* How many points a curve has in a drawing of that size; they are a fortieth of its longer side apart. */
static int curve_points(const char *size)
{
    struct qu_svg svg;
    const char *problem, *text = qu_arena_printf(&arena,
                                                 "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %s'>"
                                                 "<path d='M0 0C0 14 14 14 14 0'/></svg>",
                                                 size);
    return read_text(&svg, text, &problem) ? svg.shapes[0].outlines[0].count : -1;
}

static void test_steps(struct tap *tap)
{
    int wide = curve_points("100 50");
    tap_int(tap, curve_points("50 100"), wide, "a high drawing is as fine as a wide one");
    tap_int(tap, curve_points("100 100"), wide, "its longer side counts");
    tap_ok(tap, curve_points("50 50") > wide, "%d points, more in a smaller one: %d", wide,
           curve_points("50 50"));
}

static struct qu_svg_point last_point(const char *data)
{
    struct qu_outliner o = {.arena = &arena, .matrix = QU_IDENTITY, .step = 1};
    (void)qu_svgpath_path(&o, data);
    struct qu_svg_outline *line = qu_vec_last(&o.outlines);
    struct qu_svg_point p = line->points[line->count - 1];
    qu_outliner_finish(&o);
    return p;
}

static void ends(struct tap *tap, const char *data, double x, double y)
{
    struct qu_svg_point p = last_point(data);
    tap_ok(tap, fabs(p.x - x) < 1e-6 && fabs(p.y - y) < 1e-6, "%s ends at %g, %g (%g, %g)", data, x, y, p.x,
           p.y);
}

static void test_paths(struct tap *tap)
{
    ends(tap, "M1 1 c1 1 2 2 3 3", 4, 4);
    ends(tap, "M0,0C1,1,2,2,3,3S5 5 6 7", 6, 7);
    ends(tap, "M0 0q5 5 10 0t10 0", 20, 0);
    ends(tap, "M0 0A5 5 0 0 1 10 0", 10, 0);
    ends(tap, "M0 0a5 5 0 0110 0", 10, 0); /* flags stuck together */
    ends(tap, "M.5-.5l1e1.25", 10.5, -.25);
    ends(tap, "M0 0V5H7", 7, 5);
    struct qu_outliner o = {.arena = &arena, .matrix = QU_IDENTITY, .step = 1};
    (void)qu_svgpath_path(&o, "M0 0A5 5 0 0 1 10 0");
    double top = 0;
    for (int i = 0; i < o.outlines.at[0].count; i++)
        top = fmin(top, o.outlines.at[0].points[i].y);
    tap_ok(tap, fabs(top + 5) < 0.05, "half a circle rises by its radius (%g)", top);
    qu_outliner_finish(&o);
}

/* From the first point of an arc to the last, (0, 0) to (10, 0): how far it goes to the left, up and down. */
static void reaches(struct tap *tap, const char *data, double left, double top, double foot)
{
    struct qu_outliner o = {.arena = &arena, .matrix = QU_IDENTITY, .step = 1};
    double got[3] = {0};
    (void)qu_svgpath_path(&o, data);
    for (int i = 0; i < o.outlines.at[0].count; i++) {
        const struct qu_svg_point *p = &o.outlines.at[0].points[i];
        got[0] = fmin(got[0], p->x);
        got[1] = fmin(got[1], p->y);
        got[2] = fmax(got[2], p->y);
    }
    tap_ok(tap, fabs(got[0] - left) < 0.1 && fabs(got[1] - top) < 0.1 && fabs(got[2] - foot) < 0.1,
           "%s reaches %.2f, %.2f, %.2f (wanted %.2f, %.2f, %.2f)", data, got[0], got[1], got[2], left, top,
           foot);
    qu_outliner_finish(&o);
}

/* Of a circle through both points the short arc or the long one (large), on the one side or the other
 * (sweep). */
static void test_arcs(struct tap *tap)
{
    reaches(tap, "M0 0A5 5 0 0 1 10 0", 0, -5, 0);
    reaches(tap, "M0 0A5 5 0 0 0 10 0", 0, 0, 5);
    reaches(tap, "M0 0A10 10 0 0 1 10 0", 0, -1.34, 0);
    reaches(tap, "M0 0A10 10 0 0 0 10 0", 0, 0, 1.34);
    reaches(tap, "M0 0A10 10 0 1 1 10 0", -5, -18.66, 0);
    reaches(tap, "M0 0A10 10 0 1 0 10 0", -5, 0, 18.66);
    reaches(tap, "M0 0A1 1 0 0 0 10 0", 0, 0, 5);    /* a radius too small grows */
    reaches(tap, "M0 0A5 10 0 0 0 10 0", 0, 0, 10);  /* an ellipse */
    reaches(tap, "M0 0A10 5 90 0 0 10 0", 0, 0, 10); /* the same, lying, and turned */
}

static void test_corners(struct tap *tap)
{
    struct qu_svg svg;
    const char *problem;
    int corners = 0, ring = 0;
    read_text(&svg, SVG("<rect width='10' height='10'/><circle r='9'/>"), &problem);
    for (int i = 0; i < 4; i++)
        corners += svg.shapes[0].outlines[0].points[i].corner;
    for (int i = 0; i < svg.shapes[1].outlines[0].count; i++)
        ring += svg.shapes[1].outlines[0].points[i].corner;
    tap_int(tap, corners, 4, "corners of a rectangle");
    tap_int(tap, ring, 0, "corners of a circle");
    read_text(&svg, SVG("<g transform='translate(10 5) scale(2)'><line x1='1' y1='1' x2='2' y2='1'/></g>"),
              &problem);
    const struct qu_svg_point *p = svg.shapes[0].outlines[0].points;
    tap_ok(tap, p[0].x == 12 && p[0].y == 7 && p[1].x == 14, "transforms nest");
    read_text(&svg, SVG("<line x2='9' style='stroke:#b00; stroke-width: 3; fill : none'/>"), &problem);
    tap_ok(tap,
           svg.shapes[0].stroke.colour.r == 0xbb && svg.shapes[0].width == 3 &&
               svg.shapes[0].fill.ink == QU_SVG_NONE,
           "style attributes count");
    static const char *const orders[] = {"fill='#d00' stroke='#00f' style='fill:none'",
                                         "style='fill:none' fill='#d00' stroke='#00f'"};
    for (int i = 0; i < QU_COUNT(orders); i++) {
        char text[200];
        snprintf(text, sizeof text, SVG("<rect width='9' height='9' %s/>"), orders[i]);
        read_text(&svg, text, &problem);
        tap_ok(tap,
               svg.shapes[0].fill.ink == QU_SVG_NONE && svg.shapes[0].stroke.ink == QU_SVG_COLOUR &&
                   svg.shapes[0].stroke.colour.b == 0xff,
               "style beats what it names, and only that: %s", orders[i]);
    }
}

static void test_problems(struct tap *tap)
{
    fails(tap, "<html></html>", "not <svg>");
    fails(tap, "<svg><path d=\"M0 0\"", "unclosed token");
    fails(tap, "", "no element found");
    fails(tap, SVG(""), "no shape");
    fails(tap, SVG("<text>words</text>"), "no shape");
    fails(tap, SVG("<path d='L0 0'/>"), "path data");
    fails(tap, SVG("<path d='M0 0 C1 1'/>"), "path data");
    fails(tap, SVG("<g transform='turn(3)'><rect width='1' height='1'/></g>"), "transform");
    fails(tap, "<svg viewBox='0 0 ten ten'><rect width='1' height='1'/></svg>", "viewBox");
    struct qu_buf deep;
    qu_buf_init(&deep);
    qu_buf_add_text(&deep, "<svg>");
    for (int i = 0; i < 100; i++)
        qu_buf_add_text(&deep, "<g>");
    fails(tap, qu_buf_text(&deep), "too deep");
    qu_buf_clear(&deep);
    qu_buf_add_text(&deep, "<svg><polyline points='");
    for (int i = 0; i < QU_SVG_POINTS + 10; i++)
        qu_buf_printf(&deep, "%d %d ", i, i % 7);
    qu_buf_add_text(&deep, "'/></svg>");
    fails(tap, qu_buf_text(&deep), "too many points");
    qu_buf_finish(&deep);
}

/* The most that is taken: 64 elements in each other, 20000 points, a megabyte. */
static void test_limits(struct tap *tap)
{
    struct qu_svg svg;
    const char *problem;
    for (int more = 0; more < 2; more++) {
        struct qu_buf text = {0};
        for (int i = 0; i < 63; i++)
            qu_buf_add_text(&text, i == 0 ? "<svg>" : "<g>");
        qu_buf_add_text(&text, more ? "<g><line x2='1'/></g>" : "<line x2='1'/>");
        for (int i = 0; i < 63; i++)
            qu_buf_add_text(&text, i == 62 ? "</svg>" : "</g>");
        tap_ok(tap, read_text(&svg, qu_buf_text(&text), &problem) == !more, "%d elements in each other",
               64 + more);
        qu_buf_clear(&text);
        qu_buf_add_text(&text, "<svg><polyline points='");
        for (int i = 0; i < QU_SVG_POINTS + more; i++)
            qu_buf_printf(&text, "%d %d ", i, i % 7);
        qu_buf_add_text(&text, "'/></svg>");
        tap_ok(tap, read_text(&svg, qu_buf_text(&text), &problem) == !more, "%d points",
               QU_SVG_POINTS + more);
        qu_buf_clear(&text);
        qu_buf_add_text(&text, "<svg><line x2='1'/><!--");
        while (text.length < (size_t)(QU_SVG_BYTES - 9 + more))
            qu_buf_add_char(&text, 'x');
        qu_buf_add_text(&text, "--></svg>");
        tap_ok(tap, read_text(&svg, qu_buf_text(&text), &problem) == !more, "%d bytes", (int)text.length);
        qu_buf_finish(&text);
    }
}

static const struct qu_colour inks[] = {{28, 36, 87, 255}, {181, 57, 47, 255}, {44, 106, 75, 255}};
static const struct qu_doodle_look look = {inks, 3, {253, 250, 240, 255}, 400, 800, -50};

static void draw(struct qu_svg *svg, const char *body, uint64_t seed, struct qu_items *items)
{
    const char *problem;
    if (!read_text(svg, body, &problem))
        exit(99);
    qu_doodle_draw(svg, &look, (struct qu_rect){1000, 2000, 40000, 30000}, seed, &arena, (struct qu_src){0},
                   items);
}

static void ink_is(struct tap *tap, const char *stroke, const struct qu_colour *want)
{
    struct qu_svg svg;
    struct qu_items items = {0};
    draw(&svg, qu_arena_printf(&arena, SVG("<line x1='1' y1='1' x2='90' y2='40' stroke='%s'/>"), stroke), 1,
         &items);
    tap_ok(tap, items.count == 1 && qu_colour_equal(items.at[0].path.fill, *want), "%s gets its ink", stroke);
    qu_items_finish(&items);
}

static void test_drawing(struct tap *tap)
{
    struct qu_svg svg;
    struct qu_items a = {0}, b = {0}, c = {0};
    const char *body = SVG("<rect x='2' y='2' width='96' height='46' fill='#c33' "
                           "stroke='currentColor'/><circle cx='50' cy='25' r='1' fill='#fff'/>");
    draw(&svg, body, 1, &a);
    draw(&svg, body, 1, &b);
    draw(&svg, body, 2, &c);
    struct qu_rect box = qu_items_box(a.at, a.count);
    tap_int(tap, a.count, 3, "hatching, outline, a flat dot");
    tap_ok(tap, a.at[0].path.step_count > 300 && a.at[2].path.step_count == 28 + 1,
           "a large fill is hatched, a small one flat");
    tap_ok(tap, box.x > 0 && box.y > 1000 && box.x + box.w < 42000 && box.y + box.h < 33000,
           "within its box but for the pen's overshoot");
    tap_ok(tap, box.w > 36000 && box.h > 17000 && box.h < 22000, "as large as it fits, in its proportions");
    tap_ok(tap,
           a.at[1].path.step_count == b.at[1].path.step_count &&
               memcmp(a.at[1].path.steps, b.at[1].path.steps,
                      sizeof(struct qu_path_step) * (size_t)a.at[1].path.step_count) == 0,
           "the same seed draws the same");
    tap_ok(tap,
           a.at[1].path.step_count != c.at[1].path.step_count ||
               memcmp(a.at[1].path.steps, c.at[1].path.steps,
                      sizeof(struct qu_path_step) * (size_t)a.at[1].path.step_count) != 0,
           "another one differs");
    tap_ok(tap, qu_colour_equal(a.at[2].path.fill, look.paper), "white is the paper");
    qu_items_finish(&a);
    qu_items_finish(&b);
    qu_items_finish(&c);
    ink_is(tap, "currentColor", &inks[0]);
    ink_is(tap, "black", &inks[0]);
    ink_is(tap, "#c00", &inks[1]);
    ink_is(tap, "rgb(20, 140, 60)", &inks[2]);
    ink_is(tap, "navy", &inks[0]);
}

int main(void)
{
    struct tap tap = {0};
    qu_arena_init(&arena);
    test_shapes(&tap);
    test_steps(&tap);
    test_paths(&tap);
    test_arcs(&tap);
    test_corners(&tap);
    test_problems(&tap);
    test_limits(&tap);
    test_drawing(&tap);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
