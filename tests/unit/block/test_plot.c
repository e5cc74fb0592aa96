/* test_plot.c - labels among strokes and boxes. */
#include "../../../src/block/plot.h"
#include "../../../src/base/hash.h"
#include "tap.h"

#include <math.h>

static void test_free(struct tap *tap)
{
    struct qu_plot plot = {.area = {0, 0, 1000, 1000}};
    struct qu_point diagonal[2] = {{0, 0}, {1000, 1000}};
    qu_plot_add_stroke(&plot, diagonal, 2, 20);
    qu_plot_add_box(&plot, (struct qu_rect){700, 100, 100, 100});
    tap_ok(tap, qu_plot_free(&plot, (struct qu_rect){100, 800, 100, 50}, 10), "away from all");
    tap_ok(tap, !qu_plot_free(&plot, (struct qu_rect){450, 480, 100, 50}, 0), "on the stroke");
    tap_ok(tap, qu_plot_free(&plot, (struct qu_rect){300, 440, 100, 50}, 5), "just below the stroke");
    tap_ok(tap, !qu_plot_free(&plot, (struct qu_rect){300, 440, 100, 50}, 15),
           "the gap and half the stroke's width count");
    tap_ok(tap, !qu_plot_free(&plot, (struct qu_rect){600, 120, 95, 20}, 10), "too near a box");
    tap_ok(tap, !qu_plot_free(&plot, (struct qu_rect){950, 20, 100, 20}, 0), "outside");
    tap_ok(tap, !qu_plot_clear_line(&plot, (struct qu_point){600, 150}, (struct qu_point){900, 150}, 0),
           "a line through a box");
    tap_ok(tap, qu_plot_clear_line(&plot, (struct qu_point){600, 250}, (struct qu_point){900, 250}, 0),
           "a line below a box");
    tap_ok(tap, qu_plot_clear_line(&plot, (struct qu_point){750, 150}, (struct qu_point){900, 150}, 0),
           "its own box does not count");
    qu_plot_finish(&plot);
}

/* The first label takes the only place of the second: order changes, and both stand. */
static void test_place(struct tap *tap)
{
    struct qu_plot plot = {.area = {0, 0, 1000, 1000}};
    struct qu_rect one[2] = {{100, 100, 100, 50}, {500, 500, 100, 50}}, two[1] = {{120, 110, 100, 50}},
                   three[1] = {{100, 100, 100, 50}};
    struct qu_plot_label labels[3] = {{one, 2, -1}, {two, 1, -1}, {three, 1, -1}};
    tap_ok(tap, qu_plot_place(&plot, labels, 2, 10), "two labels");
    tap_int(tap, labels[0].chosen, 1, "the first makes room");
    tap_int(tap, labels[1].chosen, 0, "for the second");
    tap_int(tap, plot.boxes.count, 2, "both stand in the plot");
    qu_plot_clear(&plot);
    tap_ok(tap, !qu_plot_place(&plot, labels, 3, 10), "three in two places");
    tap_int(tap, plot.boxes.count, 0, "nothing is left of them");
    qu_plot_finish(&plot);
}

static void test_lines(struct tap *tap)
{
    struct qu_point line[4] = {{0, 0}, {100, 0}, {200, 0}, {200, 100}};
    double direction = 0;
    struct qu_point middle = qu_plot_along(line, 4, 0.5, &direction);
    tap_ok(tap, middle.x == 150 && middle.y == 0 && direction == 0, "half way");
    struct qu_point end = qu_plot_along(line, 4, 1, &direction);
    tap_ok(tap, end.x == 200 && end.y == 100 && fabs(direction - 1.5708) < 1e-3, "the end, downwards");
    tap_int(tap, (long)qu_plot_length(line, 4), 300, "length");
    int count = qu_plot_trim(line, 4, 110, 20);
    tap_int(tap, count, 3, "points left");
    tap_ok(tap, line[0].x == 110 && line[0].y == 0 && line[count - 1].x == 200 && line[count - 1].y == 80,
           "cut at both ends");
    struct qu_point still[2] = {{5, 5}, {5, 5}};
    tap_int(tap, qu_plot_trim(still, 2, 10, 10), 2, "a line without length stays");
    struct qu_point bend[4] = {{0, 0}, {0, 30}, {60, 60}, {90, 60}}, out[11];
    qu_plot_bezier(bend, 10, out);
    tap_ok(tap, out[0].x == 0 && out[10].x == 90 && out[10].y == 60,
           "a curve begins and ends where it should");
}

int main(void)
{
    struct tap tap = {0};
    test_free(&tap);
    test_place(&tap);
    test_lines(&tap);
    return tap_done(&tap);
}
