/* test_canvas.c - what items look like when they are drawn, and what the hooks of a canvas are told. */
#include "../../../src/paint/draw.h"
#include "sample.h"

#include <tap.h>

enum { SIDE = 200, RED = 0xff0000, BLUE = 0x0000ff, WHITE = 0xffffff };

static const struct qu_src nowhere = {0};
static const struct qu_matrix upright = {1, 0, 0, 1, 0, 0};
static const struct qu_colour red = {255, 0, 0, 255}, blue = {0, 0, 255, 255}, none = {0};

/* A white square of 200 x 200 pt, a pixel each, and what the hooks were told: "2 " for a node, "[11 22] " for a
 * box. */
struct sheet {
    struct sample sample;
    struct qu_items items;
    cairo_surface_t *surface;
    struct qu_buf told;
};

static void note_node(void *data, int node)
{
    qu_buf_printf(data, "%d ", node);
}

static void note_box(void *data, double x, double y)
{
    qu_buf_printf(data, "[%g %g] ", x, y);
}

static cairo_surface_t *note_picture(void *data, cairo_surface_t *picture)
{
    qu_buf_add_text(data, "picture ");
    return cairo_surface_reference(picture);
}

static const struct qu_canvas_hooks hooks = {note_node, note_box, note_picture};

static void begin(struct sheet *s)
{
    *s = (struct sheet){.surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, SIDE, SIDE)};
    sample_init(&s->sample);
}

static void draw(struct sheet *s, bool multiply, bool tagged)
{
    struct qu_canvas canvas;
    cairo_t *cr = cairo_create(s->surface);
    int count;
    struct qu_item *items = qu_items_keep(&s->items, &s->sample.arena, &count);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_NONE);
    qu_canvas_init(&canvas, cr, s->sample.fonts, s->sample.images);
    canvas.multiply = multiply;
    canvas.hooks = &hooks;
    canvas.hook_data = &s->told;
    canvas.tagged = tagged;
    qu_buf_clear(&s->told);
    qu_canvas_draw(&canvas, items, count);
    qu_canvas_finish(&canvas);
    QU_ASSERT(cairo_status(cr) == CAIRO_STATUS_SUCCESS && canvas.depth == 0 && canvas.alpha == 1);
    cairo_destroy(cr);
    cairo_surface_flush(s->surface);
}

static uint32_t pixel(const struct sheet *s, int x, int y)
{
    const uint32_t *pixels = (const uint32_t *)(const void *)cairo_image_surface_get_data(s->surface);
    return pixels[y * cairo_image_surface_get_stride(s->surface) / 4 + x] & 0xffffff;
}

static void is(struct tap *tap, const struct sheet *s, int x, int y, uint32_t wanted, const char *what)
{
    tap_ok(tap, pixel(s, x, y) == wanted, "%s: %06x at %d, %d, wanted %06x", what, pixel(s, x, y), x, y,
           wanted);
}

static void end(struct sheet *s)
{
    cairo_surface_destroy(s->surface);
    qu_buf_finish(&s->told);
    qu_items_finish(&s->items);
    sample_finish(&s->sample);
}

static struct qu_rect rect(double x, double y, double w, double h)
{
    return (struct qu_rect){qu_len_from_pt(x), qu_len_from_pt(y), qu_len_from_pt(w), qu_len_from_pt(h)};
}

static struct qu_item *add_box(struct sheet *s, struct qu_items *items, struct qu_rect box,
                               struct qu_colour fill, int node)
{
    return qu_items_add_box(items, &s->sample.arena, box, fill, node, nowhere);
}

static void test_paths(struct tap *tap)
{
    struct sheet s;
    struct qu_path path = {0};
    begin(&s);
    add_box(&s, &s.items, rect(10, 10, 20, 10), red, 0);
    struct qu_item *framed = add_box(&s, &s.items, rect(50, 10, 20, 20), none, 0);
    framed->path.stroke = blue;
    framed->path.stroke_width = 4 * QU_PT;
    qu_path_move_to(&path, 100 * QU_PT, 50 * QU_PT);
    qu_path_curve_to(&path, (struct qu_point){100 * QU_PT, 0}, (struct qu_point){160 * QU_PT, 0},
                     (struct qu_point){160 * QU_PT, 50 * QU_PT});
    qu_path_close(&path);
    struct qu_item *arch = qu_items_add_path(&s.items, &s.sample.arena, &path, 0, nowhere);
    arch->path.fill = red;
    struct qu_item *moved = add_box(&s, &s.items, rect(0, 0, 10, 10), blue, 0);
    moved->path.x = 20 * QU_PT;
    moved->path.y = 100 * QU_PT;
    add_box(&s, &s.items, rect(100, 100, 40, 40), red, 0)->path.step_count = 3;
    draw(&s, true, false);
    is(tap, &s, 11, 11, RED, "a box");
    is(tap, &s, 29, 19, RED, "to its end");
    is(tap, &s, 31, 15, WHITE, "not beyond");
    is(tap, &s, 60, 20, WHITE, "a frame is empty");
    is(tap, &s, 49, 20, BLUE, "but for its line");
    is(tap, &s, 51, 20, BLUE, "on both sides");
    is(tap, &s, 53, 20, WHITE, "as wide as it is");
    is(tap, &s, 130, 20, RED, "a curve");
    is(tap, &s, 130, 8, WHITE, "ends below its controls");
    is(tap, &s, 25, 105, BLUE, "steps lie from the origin of the path");
    is(tap, &s, 135, 105, RED, "three corners of a box");
    is(tap, &s, 105, 135, WHITE, "and no fourth");
    tap_text(tap, qu_buf_text(&s.told), "", "the hooks are not asked where nothing is tagged");
    qu_path_finish(&path);
    end(&s);
}

static void add_line(struct sheet *s, int y, const qu_len *dash, int count)
{
    struct qu_path path = {0};
    qu_path_move_to(&path, 0, y * QU_PT);
    qu_path_line_to(&path, SIDE * QU_PT, y * QU_PT);
    struct qu_item *line = qu_items_add_path(&s->items, &s->sample.arena, &path, 0, nowhere);
    line->path.stroke = red;
    line->path.stroke_width = 4 * QU_PT;
    line->path.dash = dash;
    line->path.dash_count = count;
    qu_path_finish(&path);
}

static void test_dashes(struct tap *tap)
{
    static const qu_len plain[] = {20 * QU_PT, 10 * QU_PT}, nothing[] = {0, 0},
                        below[] = {20 * QU_PT, -QU_PT};
    static const qu_len long_list[18] = {5 * QU_PT, 5 * QU_PT, 5 * QU_PT, 5 * QU_PT, 5 * QU_PT,  5 * QU_PT,
                                         5 * QU_PT, 5 * QU_PT, 5 * QU_PT, 5 * QU_PT, 5 * QU_PT,  5 * QU_PT,
                                         5 * QU_PT, 5 * QU_PT, 5 * QU_PT, 5 * QU_PT, 99 * QU_PT, 99 * QU_PT};
    struct sheet s;
    begin(&s);
    add_line(&s, 10, plain, 2);
    add_line(&s, 30, nothing, 2);
    add_line(&s, 50, below, 2);
    add_line(&s, 70, long_list, 18);
    add_line(&s, 90, plain, 1);
    add_line(&s, 110, NULL, 0);
    draw(&s, true, false);
    is(tap, &s, 0, 10, RED, "a dash");
    is(tap, &s, 19, 10, RED, "of its length");
    is(tap, &s, 20, 10, WHITE, "and no more");
    is(tap, &s, 25, 10, WHITE, "and what is left out");
    is(tap, &s, 35, 10, RED, "again");
    is(tap, &s, 25, 30, RED, "dashes of no length are a line");
    is(tap, &s, 30, 50, RED, "nothing is left out where less than nothing should be");
    is(tap, &s, 82, 70, RED, "sixteen lengths");
    is(tap, &s, 87, 70, WHITE, "are all that there are");
    is(tap, &s, 25, 90, WHITE, "one length for both");
    is(tap, &s, 25, 110, RED, "no dashes, after lines that had some");
    end(&s);
}

/* Dashes that are less than a point together, twenty times as large. */
static void test_fine_dashes(struct tap *tap)
{
    static const qu_len fine[] = {QU_PT / 4, QU_PT / 2};
    static const struct qu_matrix large = {20, 0, 0, 20, 0, 0};
    struct sheet s;
    struct qu_items inner = {0};
    begin(&s);
    add_line(&s, 5, fine, 2);
    qu_items_append(&inner, s.items.at, 1);
    s.items.count = 0;
    sample_add_group(&s.sample, &s.items, &inner, large, 255);
    draw(&s, true, false);
    is(tap, &s, 4, 100, RED, "a dash of a quarter of a point");
    is(tap, &s, 6, 100, WHITE, "and what is left out");
    is(tap, &s, 16, 100, RED, "again");
    end(&s);
}

static void test_blending(struct tap *tap)
{
    for (int multiply = 0; multiply < 2; multiply++) {
        struct sheet s;
        begin(&s);
        add_box(&s, &s.items, rect(0, 0, 100, 100), red, 0);
        add_box(&s, &s.items, rect(0, 0, 50, 50), (struct qu_colour){0, 255, 255, 255}, 0)->path.blend =
            QU_BLEND_MULTIPLY;
        add_box(&s, &s.items, rect(50, 50, 50, 50), blue, 0);
        draw(&s, multiply, false);
        is(tap, &s, 25, 25, multiply ? 0x000000 : 0x00ffff, "a colour that multiplies, where that can be");
        is(tap, &s, 75, 75, BLUE, "the next covers");
        end(&s);
    }
}

/* Alpha of the colour and of all groups around it. */
static void test_groups(struct tap *tap)
{
    static const struct qu_matrix place = {1, 0, 0, 1, 100 * QU_PT, 0}, flat = {1, 0, 0, 0, 0, 0},
                                  twice = {2, 0, 0, 2, 0, 0};
    struct sheet s;
    struct qu_items inner = {0}, outer = {0};
    begin(&s);
    add_box(&s, &inner, rect(0, 0, 20, 20), red, 0);
    add_box(&s, &inner, rect(10, 0, 20, 20), red, 0);
    sample_add_group(&s.sample, &s.items, &inner, place, 51);
    add_box(&s, &s.items, rect(0, 0, 20, 20), red, 0);
    add_box(&s, &inner, rect(0, 50, 20, 20), blue, 0);
    sample_add_group(&s.sample, &outer, &inner, twice, 255);
    sample_add_group(&s.sample, &s.items, &outer, place, 255);
    s.items.at[2].group.clipped = true;
    s.items.at[2].group.clip = rect(0, 0, 10, 200);
    add_box(&s, &inner, rect(0, 0, 200, 200), blue, 0);
    sample_add_group(&s.sample, &s.items, &inner, flat, 255);
    add_box(&s, &inner, rect(0, 0, 200, 200), blue, 0);
    sample_add_group(&s.sample, &s.items, &inner, place, 0);
    sample_add_group(&s.sample, &s.items, &inner, place, 255);
    add_box(&s, &s.items, rect(0, 180, 20, 20), red, 0);
    draw(&s, true, false);
    is(tap, &s, 105, 5, 0xffcccc, "a group that is seen through");
    is(tap, &s, 115, 5, 0xffcccc, "is one, also where its items lie over each other");
    is(tap, &s, 5, 5, RED, "what comes after it is solid");
    is(tap, &s, 105, 110, BLUE, "a group in a group, twice as large");
    is(tap, &s, 115, 110, WHITE, "and cut off");
    is(tap, &s, 50, 50, WHITE, "a group without height or alpha is not drawn");
    is(tap, &s, 5, 190, RED, "what comes after is");
    end(&s);
}

/* Tagged, what belongs to several nodes cannot be one: each item has the alpha then. */
static void test_tagged_groups(struct tap *tap)
{
    for (int two = 0; two < 2; two++) {
        struct sheet s;
        struct qu_items inner = {0}, innermost = {0};
        begin(&s);
        add_box(&s, &innermost, rect(0, 0, 20, 20), red, 3);
        sample_add_group(&s.sample, &inner, &innermost, upright, 255);
        qu_items_add(&inner, QU_ITEM_MARK, 7, nowhere);
        add_box(&s, &inner, rect(10, 0, 20, 20), red, two ? 4 : 3);
        sample_add_group(&s.sample, &s.items, &inner, upright, 51);
        add_box(&s, &s.items, rect(50, 0, 20, 20), red, 5);
        add_box(&s, &inner, rect(100, 0, 20, 20), red, 6);
        sample_add_group(&s.sample, &s.items, &inner, upright, 255);
        draw(&s, true, true);
        tap_text(tap, qu_buf_text(&s.told), two ? "3 4 5 6 " : "3 5 6 ", "the nodes");
        is(tap, &s, 5, 5, 0xffcccc, "seen through");
        is(tap, &s, 15, 5, two ? 0xffa3a3 : 0xffcccc, two ? "one over the other" : "as one");
        is(tap, &s, 55, 5, RED, "then solid again");
        is(tap, &s, 105, 5, RED, "in a group too");
        end(&s);
    }
}

/* A group of one node within one of two: the alpha of the outer is not applied to its items again. */
static void test_alphas_within(struct tap *tap)
{
    struct sheet s;
    struct qu_items inner = {0}, outer = {0};
    begin(&s);
    add_box(&s, &s.items, rect(50, 0, 20, 20), red, 1);
    add_box(&s, &inner, rect(0, 0, 20, 20), red, 1);
    add_box(&s, &inner, rect(10, 0, 20, 20), red, 1);
    sample_add_group(&s.sample, &outer, &inner, upright, 102);
    add_box(&s, &outer, rect(100, 0, 20, 20), red, 2);
    sample_add_group(&s.sample, &s.items, &outer, upright, 127);
    add_box(&s, &s.items, rect(150, 0, 20, 20), red, 1);
    draw(&s, true, true);
    is(tap, &s, 55, 5, RED, "solid before");
    tap_ok(tap, (pixel(&s, 5, 5) & 0xff) >= 0xcb && (pixel(&s, 5, 5) & 0xff) <= 0xcd,
           "two fifths of a half: %06x", pixel(&s, 5, 5));
    is(tap, &s, 15, 5, pixel(&s, 5, 5), "as one");
    tap_ok(tap, (pixel(&s, 105, 5) & 0xff) >= 0x7f && (pixel(&s, 105, 5) & 0xff) <= 0x81, "a half: %06x",
           pixel(&s, 105, 5));
    is(tap, &s, 155, 5, RED, "solid after");
    end(&s);
}

static void test_alphas_multiply(struct tap *tap)
{
    struct sheet s;
    struct qu_items inner = {0}, outer = {0};
    begin(&s);
    add_box(&s, &inner, rect(0, 0, 20, 20), (struct qu_colour){255, 0, 0, 204}, 1);
    add_box(&s, &inner, rect(30, 0, 20, 20), red, 2);
    sample_add_group(&s.sample, &outer, &inner, upright, 127);
    sample_add_group(&s.sample, &s.items, &outer, upright, 127);
    draw(&s, true, true);
    tap_ok(tap, pixel(&s, 35, 5) == 0xffbfbf || pixel(&s, 35, 5) == 0xffc0c0, "half of a half: %06x",
           pixel(&s, 35, 5));
    tap_ok(tap, (pixel(&s, 5, 5) & 0xff) >= 0xcb && (pixel(&s, 5, 5) & 0xff) <= 0xcd,
           "and of the colour: %06x", pixel(&s, 5, 5));
    end(&s);
}

/* A path that may be a rectangle is told with its first point: more than 72 pt on both sides, filled only. */
static void test_boxes(struct tap *tap)
{
    static const struct {
        const char *what, *told;
        double width, height;
        int steps;
        bool stroked, filled;
    } cases[] = {
        {"a large box", "2 [11 22] ", 73, 73, 5, false, true},
        {"one that is not wide", "2 ", 72, 73, 5, false, true},
        {"one that is not high", "2 ", 73, 72, 5, false, true},
        {"a triangle", "2 ", 80, 80, 3, false, true},
        {"four steps", "2 [11 22] ", 80, 80, 4, false, true},
        {"six", "2 [11 22] ", 80, 80, 6, false, true},
        {"seven", "2 ", 80, 80, 7, false, true},
        {"with a line", "2 ", 80, 80, 5, true, true},
        {"only a line", "2 ", 80, 80, 5, true, false},
        {"nothing to see", "", 80, 80, 5, false, false},
        {"no steps", "", 80, 80, 0, false, true},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct sheet s;
        struct qu_path path = {0};
        begin(&s);
        for (int k = 0; k < cases[i].steps; k++) {
            qu_len x = qu_len_from_pt(k == 1 || k == 2 ? cases[i].width + 1 : 1),
                   y = qu_len_from_pt(k == 2 || k == 3 ? cases[i].height + 2 : 2);
            if (k == 0)
                qu_path_move_to(&path, x, y);
            else if (k == 4)
                qu_path_close(&path);
            else
                qu_path_line_to(&path, x, y);
        }
        struct qu_item *item = qu_items_add_path(&s.items, &s.sample.arena, &path, 2, nowhere);
        item->path.x = 10 * QU_PT;
        item->path.y = 20 * QU_PT;
        item->path.fill = cases[i].filled ? red : none;
        item->path.stroke = cases[i].stroked ? blue : none;
        item->path.stroke_width = QU_PT;
        draw(&s, true, true);
        tap_text(tap, qu_buf_text(&s.told), cases[i].told, cases[i].what);
        qu_path_finish(&path);
        end(&s);
    }
}

static void add_picture(struct qu_items *items, int picture, struct qu_rect box, int node)
{
    qu_items_add(items, QU_ITEM_IMAGE, node, nowhere)->image = (struct qu_image_item){picture, box};
}

static void test_pictures(struct tap *tap)
{
    struct sheet s;
    struct qu_items inner = {0};
    begin(&s);
    int picture = sample_load_black(&s.sample);
    add_picture(&s.items, picture, rect(20, 20, 80, 20), 2);
    add_picture(&s.items, picture, rect(120, 20, 0, 20), 3);
    add_picture(&s.items, picture, rect(120, 20, 20, 0), 4);
    add_picture(&inner, picture, rect(20, 100, 40, 30), 5);
    add_box(&s, &inner, rect(0, 180, 10, 10), red, 6);
    sample_add_group(&s.sample, &s.items, &inner, upright, 51);
    draw(&s, true, true);
    tap_text(tap, qu_buf_text(&s.told), "2 picture [0 0] 5 picture [0 0] 6 ",
             "pictures are told, and their boxes");
    is(tap, &s, 22, 22, 0, "a picture fills its place");
    is(tap, &s, 97, 37, 0, "to its end");
    is(tap, &s, 103, 30, WHITE, "not beyond");
    is(tap, &s, 60, 42, WHITE, "nor below");
    is(tap, &s, 40, 115, 0xcccccc, "one that is seen through");
    is(tap, &s, 40, 135, WHITE, "not beyond its place either");
    end(&s);
}

static int count_ink(const struct sheet *s)
{
    int count = 0;
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++)
            count += pixel(s, x, y) != WHITE;
    return count;
}

static void test_texts(struct tap *tap)
{
    struct sheet s;
    begin(&s);
    sample_add_text(&s.sample, &s.items, 2, "EB Garamond 20", "ink", 20, 50);
    draw(&s, true, true);
    int whole = count_ink(&s);
    tap_ok(tap, whole > 100, "a text: %d pixels", whole);
    tap_text(tap, qu_buf_text(&s.told), "2 ", "is told");
    sample_add_text(&s.sample, &s.items, 2, "EB Garamond 20", "ink", 20, 50)->text.cluster_count = 0;
    draw(&s, true, true);
    tap_int(tap, count_ink(&s), whole, "glyphs of which nothing is known look the same");
    sample_add_text(&s.sample, &s.items, 2, "EB Garamond 20", "ink", 20, 50)->text.glyph_count = 0;
    draw(&s, true, true);
    tap_ok(tap, count_ink(&s) == 0 && s.told.length == 0, "no glyphs, nothing to tell");
    sample_add_text(&s.sample, &s.items, 2, "EB Garamond 20", "ink", 20, 50);
    sample_add_text(&s.sample, &s.items, 2, "Courier Prime 8", "small", 20, 100);
    sample_add_text(&s.sample, &s.items, 2, "EB Garamond 20", "ink", 20, 150);
    draw(&s, true, true);
    int several = count_ink(&s);
    tap_ok(tap, several > 2 * whole, "each text in its font: %d pixels", several);
    end(&s);
}

/* More glyphs than there is room for at first. */
static void test_long_text(struct tap *tap)
{
    struct sheet s;
    char text[601];
    begin(&s);
    memset(text, 'i', 600);
    text[600] = '\0';
    sample_add_text(&s.sample, &s.items, 2, "EB Garamond 1", "ii", 0, 20);
    sample_add_text(&s.sample, &s.items, 2, "EB Garamond 1", text, 0, 50);
    draw(&s, true, true);
    is(tap, &s, 190, 20, WHITE, "a short text ends");
    tap_text(tap, qu_buf_text(&s.told), "2 2 ", "a long one is drawn too");
    end(&s);
}

int main(void)
{
    struct tap tap = {0};
    test_paths(&tap);
    test_dashes(&tap);
    test_fine_dashes(&tap);
    test_blending(&tap);
    test_groups(&tap);
    test_tagged_groups(&tap);
    test_alphas_within(&tap);
    test_alphas_multiply(&tap);
    test_boxes(&tap);
    test_pictures(&tap);
    test_texts(&tap);
    test_long_text(&tap);
    return tap_done(&tap);
}
