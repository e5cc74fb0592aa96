/* draw.c - what the pen draws, as text: draw [DRAWING.svg]. Without a file each stroke, sign, paper and
 * fastener, at usual sizes and at the ends of what they can be; with one its outlines, and the strokes that
 * they become. */
#include "../../../../src/base/diagprint.h"
#include "../../../../src/hand/doodle.h"
#include "../../../../src/hand/fasteners.h"

#include <stdio.h>

#define MM(length) qu_len_from_mm(length)

static struct qu_arena arena;
static const struct qu_colour ink = {20, 30, 80, 255}, light = {250, 240, 200, 200}, dark = {40, 30, 20, 100};

/* ---- as text */

static void print_steps(const struct qu_path_step *steps, int count)
{
    static const int points[] = {[QU_PATH_MOVE] = 1, [QU_PATH_LINE] = 1, [QU_PATH_CURVE] = 3};
    for (int i = 0; i < count; i++) {
        if (steps[i].op == QU_PATH_CLOSE) {
            puts(" close");
            continue;
        }
        for (int k = 0; k < points[steps[i].op]; k++)
            printf("%s%d,%d", k == 0 ? (steps[i].op == QU_PATH_MOVE ? "    " : " ") : ">", steps[i].p[k].x,
                   steps[i].p[k].y);
    }
}

static void print_path(const char *name, struct qu_path *path)
{
    printf("%s\n", name);
    print_steps(path->at, path->count);
    qu_path_finish(path);
}

static void print_items(const char *name, struct qu_items *items)
{
    printf("%s\n", name);
    for (int i = 0; i < items->count; i++) {
        const struct qu_path_item *path = &items->at[i].path;
        printf("  fill %d %d %d %d%s\n", path->fill.r, path->fill.g, path->fill.b, path->fill.a,
               path->blend == QU_BLEND_MULTIPLY ? " multiplied" : "");
        print_steps(path->steps, path->step_count);
    }
    qu_items_finish(items);
}

/* ---- strokes */

static void draw_lines(void)
{
    static const struct {
        const char *name;
        int to_x, to_y; /* 1/10 mm */
    } lines[] = {{"line across", 600, 0},     {"line down", 0, 300}, {"line back", -400, -200},
                 {"line of no length", 0, 0}, {"short line", 3, 0},  {"line over a page", 2500, 1000}};
    struct qu_pen pen = qu_pen_of(MM(0.33));
    for (int i = 0; i < QU_COUNT(lines); i++) {
        struct qu_path path = {0};
        qu_pen_line(&path, &pen, (struct qu_point){MM(10), MM(20)},
                    (struct qu_point){MM(10 + lines[i].to_x / 10.0), MM(20 + lines[i].to_y / 10.0)},
                    (uint64_t)i + 1);
        print_path(lines[i].name, &path);
    }
}

static void draw_strokes(void)
{
    struct qu_pen pen = qu_pen_of(MM(0.5));
    const struct qu_point zigzag[] = {
        {0, 0}, {MM(10), MM(8)}, {MM(12), MM(8)}, {MM(14), MM(-9)}, {MM(40), 0}};
    const struct qu_point curve[] = {{0, 0}, {MM(5), MM(20)}, {MM(30), MM(-20)}, {MM(30), 0}};
    struct qu_path path = {0};
    qu_pen_stroke(&path, &pen, zigzag, QU_COUNT(zigzag), 7);
    print_path("stroke", &path);
    qu_pen_stroke(&path, &pen, zigzag, 2, 7);
    print_path("stroke of two points", &path);
    qu_pen_stroke(&path, &pen, zigzag, 1, 7);
    print_path("stroke of one point: nothing", &path);
    qu_pen_curve(&path, &pen, curve, 8);
    print_path("curve", &path);
    qu_pen_dashes(&path, &pen, zigzag, QU_COUNT(zigzag), MM(3), MM(2), 9);
    print_path("dashes", &path);
    qu_pen_dashes(&path, &pen, zigzag, QU_COUNT(zigzag), 0, 0, 9);
    print_path("dashes of no length: nothing", &path);
    const struct qu_point twice[] = {{0, 0}, {0, 0}, {MM(6), 0}, {MM(6), 0}};
    qu_pen_dashes(&path, &pen, twice, QU_COUNT(twice), MM(3), MM(2), 9);
    print_path("dashes over points that are there twice", &path);
    qu_pen_stroke(&path, &pen, twice, QU_COUNT(twice), 9);
    print_path("a stroke over them", &path);
    qu_pen_arrow_head(&path, &pen, (struct qu_point){0, 0}, (struct qu_point){MM(5), MM(5)}, MM(3), 10);
    print_path("head of an arrow", &path);
    qu_pen_arrow(&path, &pen, zigzag, QU_COUNT(zigzag), MM(3), 11);
    print_path("arrow", &path);
    qu_pen_arrow(&path, &pen, zigzag, 2, MM(30), 11);
    print_path("arrow that is all head", &path);
    qu_pen_arrow(&path, &pen, zigzag, 1, MM(3), 11);
    print_path("arrow of one point: nothing", &path);
}

static void draw_shapes(void)
{
    struct qu_pen pen = qu_pen_of(MM(0.4));
    const struct qu_rect word = {MM(5), MM(7), MM(30), MM(8)}, square = {0, 0, MM(6), MM(6)},
                         none = {0, 0, 0, 0};
    struct qu_path path = {0};
    qu_pen_box(&path, &pen, word, 12);
    print_path("box", &path);
    qu_pen_box(&path, &pen, none, 12);
    print_path("box of no size", &path);
    qu_pen_ring(&path, &pen, word, 13);
    print_path("ring", &path);
    qu_pen_highlight(&path, word, 14);
    print_path("highlight", &path);
    qu_pen_highlight(&path, square, 14);
    print_path("highlight of a letter", &path);
    qu_pen_highlight(&path, (struct qu_rect){0, 0, MM(200), MM(4)}, 15);
    print_path("highlight over a page", &path);
    qu_pen_hatch(&path, &pen, word, 30, MM(2), 16);
    print_path("hatching", &path);
    qu_pen_hatch(&path, &pen, word, 90, MM(5), 16);
    print_path("hatching upright", &path);
    qu_pen_hatch(&path, &pen, square, 0, MM(2), 16);
    print_path("hatching across", &path);
    qu_pen_dot(&path, (struct qu_point){MM(3), MM(4)}, MM(1), 17);
    print_path("dot", &path);
    qu_pen_paper(&path, word, MM(0.5), 18);
    print_path("paper", &path);
    for (int i = 0; i <= QU_PEN_SIGNS; i++) {
        qu_pen_sign(&path, &pen, i, (struct qu_point){MM(1), MM(2)}, MM(1), 19);
        print_path(qu_arena_printf(&arena, "sign %d", i), &path);
    }
}

/* ---- papers and fasteners */

static void draw_papers(void)
{
    struct qu_items items = {0};
    const struct qu_decor decor = {&items, &arena, {0}, 20};
    const struct qu_rect rect = {MM(5), MM(7), MM(40), MM(30)}, flat = {0, 0, MM(12), MM(1)};
    qu_decor_shadow(&decor, rect, dark, MM(1));
    print_items("shadow", &items);
    qu_decor_shadow(&decor, flat, dark, MM(3));
    print_items("shadow of a flat thing", &items);
    qu_decor_sheet(&decor, rect, light, MM(0.4));
    print_items("sheet", &items);
    qu_decor_torn(&decor, rect, QU_EDGE_TOP | QU_EDGE_RIGHT, light, dark, MM(2));
    print_items("torn at the top and the right", &items);
    qu_decor_torn(&decor, rect, QU_EDGE_FOOT | QU_EDGE_LEFT, light, dark, MM(2));
    print_items("torn at the foot and the left", &items);
    qu_decor_torn(&decor, flat, QU_EDGE_RIGHT, light, dark, MM(0.2));
    print_items("torn at a short edge", &items);
    qu_decor_sticky(&decor, rect, light, dark, MM(8), MM(6));
    print_items("sticky note", &items);
    qu_decor_dashes(&decor, rect, ink, MM(0.3), MM(4));
    print_items("dashed border", &items);
    qu_decor_perforated(&decor, rect, light, MM(3));
    print_items("stamp", &items);
    qu_decor_perforated(&decor, flat, light, MM(3));
    print_items("flat stamp", &items);
}

static void draw_fasteners(void)
{
    struct qu_items items = {0};
    const struct qu_decor decor = {&items, &arena, {0}, 21};
    const struct qu_point at = {MM(10), MM(20)};
    qu_decor_tape(&decor, at, MM(20), MM(6), 0, light, dark);
    print_items("tape", &items);
    qu_decor_tape(&decor, at, MM(20), MM(6), -35, light, dark);
    print_items("tape aslant", &items);
    qu_decor_clip(&decor, at, MM(20), MM(4), ink, light, dark);
    print_items("paper clip", &items);
    qu_decor_clip(&decor, at, MM(20), MM(12), ink, light, dark);
    print_items("paper clip over a low edge", &items);
    qu_decor_clip(&decor, at, MM(20), MM(30), ink, light, dark);
    print_items("paper clip beside a paper: no shade", &items);
    qu_decor_pin(&decor, at, MM(2), ink, light, dark);
    print_items("pin", &items);
    qu_decor_stamp_frame(&decor, (struct qu_rect){0, 0, MM(60), MM(20)}, ink, MM(1), true);
    print_items("frame of a rubber stamp, twice", &items);
    qu_decor_stamp_frame(&decor, (struct qu_rect){0, 0, MM(4), MM(3)}, ink, MM(0.4), false);
    print_items("small frame", &items);
    qu_decor_ring(&decor, at, MM(30), dark);
    print_items("coffee", &items);
    qu_decor_quotes(&decor, at, MM(10), false, ink);
    print_items("opening quotes", &items);
    qu_decor_quotes(&decor, at, MM(10), true, ink);
    print_items("closing quotes", &items);
}

/* ---- drawings */

static void print_paint(const char *name, const struct qu_svg_paint *paint)
{
    if (paint->ink == QU_SVG_COLOUR)
        printf(" %s #%02x%02x%02x%02x", name, paint->colour.r, paint->colour.g, paint->colour.b,
               paint->colour.a);
    else if (paint->ink == QU_SVG_CURRENT)
        printf(" %s current", name);
}

static void print_outlines(const struct qu_svg *svg)
{
    printf("view %g,%g %g by %g\n", svg->x, svg->y, svg->width, svg->height);
    for (int i = 0; i < svg->shape_count; i++) {
        const struct qu_svg_shape *shape = &svg->shapes[i];
        printf("shape");
        print_paint("fill", &shape->fill);
        print_paint("stroke", &shape->stroke);
        printf(" width %g%s\n", shape->width, shape->dashed ? " dashed" : "");
        for (int k = 0; k < shape->outline_count; k++) {
            printf("   ");
            for (int n = 0; n < shape->outlines[k].count; n++) {
                const struct qu_svg_point *p = &shape->outlines[k].points[n];
                printf(" %.3f,%.3f%s", p->x + 0.0, p->y + 0.0, p->corner ? "!" : "");
            }
            puts(shape->outlines[k].closed ? " closed" : "");
        }
    }
}

static int draw_file(const char *file)
{
    static const struct qu_colour inks[] = {{28, 36, 87, 255}, {181, 57, 47, 255}, {44, 106, 75, 255}};
    struct qu_doodle_look look = {inks, QU_COUNT(inks), {253, 250, 240, 255}, MM(0.4), MM(1), -50};
    const struct qu_rect rect = {MM(5), MM(5), MM(60), MM(40)};
    struct qu_diag diag;
    struct qu_items items = {0};
    qu_diag_init(&diag, false);
    const struct qu_svg *svg = qu_doodle_read(&arena, &diag, file, (struct qu_src){0}, NULL);
    qu_diag_print(&diag, stdout, false);
    if (svg != NULL) {
        print_outlines(svg);
        printf("height at 60 mm: %d\n", qu_doodle_height(svg, MM(60)));
        qu_doodle_draw(svg, &look, rect, 22, &arena, (struct qu_src){0}, &items);
        print_items("drawn", &items);
        look.hatch = 0;
        qu_doodle_draw(svg, &look, (struct qu_rect){0, 0, MM(20), MM(90)}, 23, &arena, (struct qu_src){0},
                       &items);
        print_items("in a narrow place, without hatching", &items);
    }
    qu_diag_finish(&diag);
    return svg == NULL;
}

int main(int argc, char **argv)
{
    int status = 0;
    qu_arena_init(&arena);
    if (argc > 1) {
        status = draw_file(argv[1]);
    } else {
        draw_lines();
        draw_strokes();
        draw_shapes();
        draw_papers();
        draw_fasteners();
    }
    qu_arena_finish(&arena);
    return status;
}
