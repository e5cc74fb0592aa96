/* test_plotedges.c - the plane in which labels look for places: what only touches, what lies at an end, what is the
 * better of two. */
#include "../../../src/block/plot.h"
#include "tap.h"

#include <math.h>

static bool crosses(qu_len ax, qu_len ay, qu_len bx, qu_len by)
{
    struct qu_rect box = {10, 20, 30, 40};
    bool there = qu_plot_crosses(box, (struct qu_point){ax, ay}, (struct qu_point){bx, by});
    bool back = qu_plot_crosses(box, (struct qu_point){bx, by}, (struct qu_point){ax, ay});
    return there && back;
}

static void test_crossing(struct tap *tap)
{
    static const struct {
        qu_len ax, ay, bx, by;
        bool crosses;
        const char *what;
    } cases[] = {{0, 40, 50, 40, true, "from side to side"},
                 {25, 0, 25, 70, true, "from top to bottom"},
                 {0, 20, 50, 20, false, "along the upper edge"},
                 {0, 60, 50, 60, false, "along the lower edge"},
                 {10, 0, 10, 70, false, "along the left edge"},
                 {40, 0, 40, 70, false, "along the right edge"},
                 {0, 21, 50, 21, true, "just below the edge"},
                 {11, 0, 11, 70, true, "just inside the left edge"},
                 {39, 0, 39, 70, true, "just inside the right"},
                 {0, 59, 50, 59, true, "just above the lower edge"},
                 {0, 40, 10, 40, false, "up to the edge"},
                 {0, 40, 11, 40, true, "a step into it"},
                 {40, 40, 50, 40, false, "away from the edge"},
                 {15, 30, 20, 35, true, "within"},
                 {0, 30, 20, 10, false, "through the corner"},
                 {0, 31, 21, 10, true, "past the corner, inside"},
                 {0, 0, 9, 90, false, "beside"},
                 {0, 0, 50, 19, false, "above"}};
    for (int i = 0; i < QU_COUNT(cases); i++)
        tap_int(tap, crosses(cases[i].ax, cases[i].ay, cases[i].bx, cases[i].by), cases[i].crosses,
                cases[i].what);
    tap_ok(
        tap,
        !qu_plot_crosses((struct qu_rect){10, 20, 30, 40}, (struct qu_point){5, 5}, (struct qu_point){5, 5}),
        "a point outside");
    struct qu_rect grown = qu_rect_grow((struct qu_rect){10, 20, 30, 40}, 5);
    tap_ok(tap, grown.x == 5 && grown.y == 15 && grown.w == 40 && grown.h == 50, "a box grows at all sides");
}

/* A label at each edge of the area, and one beyond it. */
static void test_area(struct tap *tap)
{
    struct qu_plot plot = {.area = {100, 200, 50, 60}};
    static const qu_len inside[][2] = {{100, 200}, {140, 200}, {100, 250}, {140, 250}};
    static const qu_len outside[][2] = {{99, 220}, {120, 199}, {141, 220}, {120, 251}};
    for (int i = 0; i < 4; i++) {
        tap_ok(tap, qu_plot_free(&plot, (struct qu_rect){inside[i][0], inside[i][1], 10, 10}, 3),
               "in corner %d, the gap does not count there", i);
        tap_ok(tap, !qu_plot_free(&plot, (struct qu_rect){outside[i][0], outside[i][1], 10, 10}, 0),
               "beyond edge %d", i);
    }
    plot.area = (struct qu_rect){0, 0, 0, 0};
    tap_ok(tap, qu_plot_free(&plot, (struct qu_rect){-999, 999, 10, 10}, 0), "without an area anywhere");
    qu_plot_add_box(&plot, (struct qu_rect){0, 0, 10, 10});
    tap_ok(tap,
           qu_plot_free(&plot, (struct qu_rect){15, 0, 5, 5}, 5) &&
               !qu_plot_free(&plot, (struct qu_rect){14, 0, 5, 5}, 5),
           "a gap is kept, and no more");
    const struct qu_point line[] = {{100, 0}, {100, 50}, {200, 50}};
    qu_plot_clear(&plot);
    qu_plot_add_stroke(&plot, line, 3, 10);
    tap_int(tap, plot.segments.count, 2, "strokes of three points");
    tap_ok(tap,
           qu_plot_free(&plot, (struct qu_rect){106, 0, 9, 9}, 1) &&
               !qu_plot_free(&plot, (struct qu_rect){105, 0, 9, 9}, 1),
           "half the width of a stroke counts");
    qu_plot_finish(&plot);
}

static void test_lines(struct tap *tap)
{
    const struct qu_point c[4] = {{0, 0}, {0, 90}, {90, 90}, {90, 0}},
                          skew[4] = {{8, 0}, {16, 0}, {0, 16}, {0, 64}};
    struct qu_point out[5];
    qu_plot_bezier(c, 2, out);
    tap_ok(tap, out[0].x == 0 && out[1].x == 45 && out[1].y == 68 && out[2].x == 90 && out[2].y == 0,
           "the middle of a curve");
    qu_plot_bezier(skew, 4, out);
    tap_ok(tap, out[1].x == 10 && out[1].y == 3 && out[3].x == 2 && out[3].y == 34,
           "its quarters: %d,%d %d,%d", out[1].x, out[1].y, out[3].x, out[3].y);
    const struct qu_point line[] = {{0, 0}, {0, 0}, {30, 40}, {30, 140}};
    double direction = 9;
    static const struct {
        double share;
        qu_len x, y;
    } spots[] = {{-1, 0, 0},    {0, 0, 0},    {0.2, 18, 24}, {1 / 3.0, 30, 40},
                 {0.5, 30, 65}, {1, 30, 140}, {2, 30, 140}};
    for (int i = 0; i < QU_COUNT(spots); i++) {
        struct qu_point at = qu_plot_along(line, 4, spots[i].share, &direction);
        tap_ok(tap, at.x == spots[i].x && at.y == spots[i].y, "%.2f along: %d,%d", spots[i].share, at.x,
               at.y);
    }
    tap_ok(tap, fabs(direction - acos(-1) / 2) < 1e-9 && qu_plot_along(line, 4, 0.5, NULL).x == 30,
           "its direction, if asked for");
    struct qu_point still = qu_plot_along(line, 2, 0.5, &direction);
    tap_ok(tap, still.x == 0 && direction == 0, "a line without length has none");
}

static void test_trim(struct tap *tap)
{
    struct qu_point line[] = {{0, 0}, {10, 0}, {20, 0}, {100, 0}};
    int count = qu_plot_trim(line, 4, 10, 0);
    tap_ok(tap, count == 3 && line[0].x == 10 && line[2].x == 100, "a whole piece is cut off");
    struct qu_point other[] = {{0, 0}, {10, 0}, {20, 0}, {100, 0}};
    count = qu_plot_trim(other, 4, 90, 90);
    tap_ok(tap, count == 2 && other[0].x == 40 && other[1].x == 60,
           "two fifths of the line at each end at most: %d %d", other[0].x, other[count - 1].x);
    struct qu_point kept[] = {{0, 0}, {10, 0}};
    tap_ok(tap, qu_plot_trim(kept, 2, 0, 0) == 2 && kept[0].x == 0 && kept[1].x == 10, "nothing to cut");
}

/* The first label would take the place that the second needs; in the other order both lie better. */
static void test_better(struct tap *tap)
{
    const struct qu_rect first[] = {{0, 0, 10, 10}, {30, 0, 10, 10}},
                         second[] = {{0, 0, 10, 10}, {60, 0, 10, 10}, {90, 0, 10, 10}, {5, 0, 1, 1}};
    struct qu_plot plot = {0};
    qu_plot_add_box(&plot, (struct qu_rect){55, 0, 10, 10});
    struct qu_plot_label labels[] = {{first, 2, -1}, {second, 4, -1}};
    tap_ok(tap, qu_plot_place(&plot, labels, 2, 0) && labels[0].chosen == 1 && labels[1].chosen == 0,
           "the order with the better places: %d %d", labels[0].chosen, labels[1].chosen);
    tap_int(tap, plot.boxes.count, 3, "boxes");
    struct qu_plot_label none[] = {{first, 0, -1}};
    tap_ok(tap, qu_plot_place(&plot, labels, 0, 0) && !qu_plot_place(&plot, none, 1, 0),
           "no label, no candidate");
    qu_plot_finish(&plot);
}

int main(void)
{
    struct tap tap = {0};
    test_crossing(&tap);
    test_area(&tap);
    test_lines(&tap);
    test_trim(&tap);
    test_better(&tap);
    return tap_done(&tap);
}
