/* Lengths, rectangles and transforms. */
#include "../../../src/base/geom.h"
#include "tap.h"

#include <math.h>

static void lengths(struct tap *tap)
{
    tap_int(tap, qu_len_from_mm(25.4), 72 * QU_PT, "an inch");
    tap_int(tap, qu_len_scale(2000000000, 3, 4), 1500000000, "scaling does not overflow");
    tap_int(tap, qu_len_scale(-3, 1, 2), -2, "and rounds away from zero");
    tap_int(tap, qu_len_scale(3, 1, 2), 2, "on both sides of it");
    tap_int(tap, qu_len_scale(4, 1, 3), 1, "a third is cut off");
    tap_int(tap, qu_len_scale(-5, 1, 3), -2, "two thirds are not");
    tap_int(tap, qu_len_scale(0, 7, 3), 0, "nothing stays nothing");
    tap_int(tap, qu_len_scale(2000000000, 2, 1), INT32_MAX, "what is too large is the largest");
    tap_int(tap, qu_len_scale(-2000000000, 2, 1), -INT32_MAX, "and what is too small the smallest");
    tap_int(tap, qu_len_scale(2000000000, INT64_MAX / 2, 1), INT32_MAX, "beyond 64 bits, too");
    tap_int(tap, qu_len_scale(-2000000000, INT64_MAX / 2, 1), -INT32_MAX, "on both sides");
}

static void rectangles(struct tap *tap)
{
    struct qu_rect r = qu_rect_union((struct qu_rect){0, 0, 10, 10}, (struct qu_rect){20, 5, 10, 10});
    tap_ok(tap, r.x == 0 && r.w == 30 && r.h == 15, "a union of rectangles");
    tap_ok(tap, !qu_rect_meets((struct qu_rect){0, 0, 10, 10}, (struct qu_rect){10, 0, 5, 5}),
           "edges that touch do not meet");
    static const struct {
        qu_len x, y;
        bool meets;
    } places[] = {{-4, 0, true},  {-5, 0, false}, {9, 0, true},   {10, 0, false}, {0, -4, true},
                  {0, -5, false}, {0, 9, true},   {0, 10, false}, {3, 3, true}};
    int wrong = 0;
    for (int i = 0; i < QU_COUNT(places); i++) {
        struct qu_rect here = {0, 0, 10, 10}, there = {places[i].x, places[i].y, 5, 5};
        wrong += qu_rect_meets(here, there) != places[i].meets ||
                 qu_rect_meets(there, here) != places[i].meets;
    }
    tap_int(tap, wrong, 0, "sides at which rectangles meet too early or too late");
    static const struct qu_rect empty[] = {{50, 50, 0, 9}, {50, 50, 9, 0}, {50, 50, -1, 9}, {50, 50, 9, -1}};
    for (int i = 0; i < QU_COUNT(empty); i++) {
        struct qu_rect box = {1, 2, 3, 4}, one = qu_rect_union(box, empty[i]),
                       two = qu_rect_union(empty[i], box);
        tap_ok(tap,
               one.x == 1 && one.y == 2 && one.w == 3 && one.h == 4 && two.x == 1 && two.y == 2 &&
                   two.w == 3 && two.h == 4,
               "an empty rectangle adds nothing");
    }
    struct qu_rect thin = qu_rect_union((struct qu_rect){5, 5, 1, 1}, (struct qu_rect){0, 9, 1, 1});
    tap_ok(tap, thin.x == 0 && thin.y == 5 && thin.w == 6 && thin.h == 5, "a union reaches both ways");
    struct qu_rect moved = qu_rect_move((struct qu_rect){1, 2, 3, 4}, 10, -20);
    tap_ok(tap, moved.x == 11 && moved.y == -18 && moved.w == 3 && moved.h == 4, "moved, it keeps its size");
    tap_int(tap, qu_len_from_pt(1e9), 2147483000, "no length is too large for its type");
    tap_int(tap, qu_len_from_pt(-1e9), -2147483000, "or too small");
    tap_ok(tap, fabs(qu_len_to_mm(qu_len_from_mm(10)) - 10) < 0.001 && qu_len_to_pt(3 * QU_PT) == 3,
           "millimetres and points, there and back");
}

static bool is_near(struct qu_xy at, double x, double y)
{
    return fabs(at.x - x) < 1e-9 && fabs(at.y - y) < 1e-9;
}

static void transforms(struct tap *tap)
{
    struct qu_matrix m = qu_matrix_rotate(90, (struct qu_point){100, 100});
    tap_ok(tap, m.x0 == 200 && m.y0 == 0, "a turn about a point");
    tap_ok(tap, is_near(qu_matrix_apply(&m, 110, 100), 100, 110), "it is clockwise where y grows downwards");
    struct qu_matrix shear = {2, 3, 5, 7, 11, 13};
    tap_ok(tap, is_near(qu_matrix_apply(&shear, 1, 10), 63, 86), "each member has its place");
    struct qu_matrix both = qu_matrix_compose(&m, &shear);
    struct qu_xy once = qu_matrix_apply(&m, 31, -4), twice = qu_matrix_apply(&shear, once.x, once.y);
    tap_ok(tap, is_near(qu_matrix_apply(&both, 31, -4), twice.x, twice.y), "composed: the first comes first");
    tap_ok(tap, !is_near(qu_matrix_apply(&both, 31, -4), qu_matrix_apply(&shear, 31, -4).x, twice.y),
           "and it counts");
    tap_ok(tap, fabs(qu_matrix_scale(&(struct qu_matrix){3, 4, -4, 3, 9, 9}) - 5) < 1e-9,
           "lengths grow by five in a turn that scales by five");
    tap_ok(tap, fabs(qu_matrix_scale(&(struct qu_matrix){-2, 0, 0, 8, 0, 0}) - 4) < 1e-9,
           "a mirror counts like what it mirrors");
    struct qu_matrix whole = qu_matrix_whole((struct qu_matrix){1.5, 0, 0, 1.5, 2.5, -2.5});
    tap_ok(tap, whole.xx == 1.5 && whole.x0 == 3 && whole.y0 == -3, "only the origin is rounded");
}

int main(void)
{
    struct tap tap = {0};
    lengths(&tap);
    rectangles(&tap);
    transforms(&tap);
    return tap_done(&tap);
}
