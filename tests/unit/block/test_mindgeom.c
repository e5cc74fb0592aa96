/* test_mindgeom.c - mind maps of any shape: no box meets another, no curve meets a box. */
#include "../../../src/block/mindgeom.h"
#include "../../../src/base/hash.h"
#include "tap.h"

#include <math.h>

enum { TREES = 400, BRANCHES = 8, REMARKS = 3 };

static qu_len mm(struct qu_random *r, double low, double high)
{
    return qu_len_from_mm(qu_random_range(r, low, high));
}

static void grow(struct qu_arena *arena, struct qu_mindgeom *mind, uint64_t seed)
{
    struct qu_random r = qu_random_from(seed);
    int count = 1 + qu_random_int(&r, BRANCHES);
    *mind = (struct qu_mindgeom){.width = qu_len_from_mm(121),
                                 .grid = qu_len_from_mm(7),
                                 .offset = qu_len_from_mm(0.25),
                                 .gap = qu_len_from_mm(0.85),
                                 .stroke = qu_len_from_mm(0.4),
                                 .ring_width = mm(&r, 14, 40),
                                 .ring_height = mm(&r, 8, 16),
                                 .branch_count = count,
                                 .most_rows = 60};
    mind->branches = QU_NEW_ARRAY(arena, struct qu_mindgeom_branch, count);
    mind->remarks = QU_NEW_ARRAY(arena, struct qu_mindgeom_remark, count * REMARKS);
    for (int i = 0; i < count; i++)
        for (int k = qu_random_int(&r, REMARKS + 1); k > 0; k--)
            mind->remarks[mind->remark_count++] = (struct qu_mindgeom_remark){
                .branch = i, .width = mm(&r, 8, 20), .height = mm(&r, 3, 8)};
    qu_len most = qu_mindgeom_widest(mind);
    for (int i = 0; i < count; i++) {
        struct qu_mindgeom_branch *b = &mind->branches[i];
        b->leaf_rows = qu_random_int(&r, 9);
        qu_len label = mm(&r, 5, 45), leaves = mm(&r, 5, 45);
        b->label_width = QU_MIN(label, most);
        b->label_up = mm(&r, 3, 4);
        b->label_down = mm(&r, 1, 2);
        leaves = QU_MIN(leaves, most);
        b->width = QU_MAX(b->label_width, leaves);
    }
}

/* All boxes of a map; returns how many. */
static int boxes_of(const struct qu_mindgeom *mind, struct qu_rect *out)
{
    int count = 0;
    out[count++] = mind->ring;
    for (int i = 0; i < mind->branch_count; i++) {
        out[count++] = mind->branches[i].label;
        if (mind->branches[i].leaves.h > 0)
            out[count++] = mind->branches[i].leaves;
    }
    for (int i = 0; i < mind->remark_count; i++)
        out[count++] = mind->remarks[i].box;
    return count;
}

/* The ring as the pen draws it, rounder than an ellipse. */
static bool in_ring(struct qu_rect ring, struct qu_point p)
{
    return pow(fabs(p.x - ring.x - ring.w / 2.0) / (ring.w / 2.0), 2.5) +
               pow(fabs(p.y - ring.y - ring.h / 2.0) / (ring.h / 2.0), 2.5) <
           1;
}

/* Counts what meets: boxes with boxes, curves with boxes and with the ring they come from, boxes with the
 * edge. */
static int meetings(const struct qu_mindgeom *mind)
{
    struct qu_rect boxes[1 + BRANCHES * (2 + REMARKS)],
        map = {0, 0, mind->width, mind->grid * mind->rows + 1};
    int count = boxes_of(mind, boxes), met = 0;
    for (int i = 0; i < count; i++) {
        struct qu_rect b = boxes[i];
        for (int k = 0; k < i; k++)
            met += qu_rect_meets(b, boxes[k]);
        for (int n = 0; n < mind->branch_count; n++)
            for (int p = 0; p + 1 < mind->branches[n].curve_count; p++)
                met += i == 0 ? in_ring(b, mind->branches[n].curve[p])
                              : qu_plot_crosses(qu_rect_grow(b, mind->stroke / 2), mind->branches[n].curve[p],
                                                mind->branches[n].curve[p + 1]);
        met += b.x < 0 || b.y < 0 || b.x + b.w > map.w;
        met += i > 0 && b.y + b.h > map.h + mind->grid / 3; /* a tail may reach below the last rule */
    }
    return met;
}

static void test_trees(struct tap *tap)
{
    int failed = 0, met = 0, rows = 0;
    for (uint64_t seed = 0; seed < TREES; seed++) {
        struct qu_arena arena;
        struct qu_mindgeom mind;
        qu_arena_init(&arena);
        grow(&arena, &mind, seed + 1);
        if (!qu_mindgeom_lay_out(&arena, &mind)) {
            failed++;
            printf("# tree %d does not fit: %d branches, %d remarks\n", (int)seed, mind.branch_count,
                   mind.remark_count);
        } else {
            int here = meetings(&mind);
            if (here > 0)
                printf("# tree %d: %d meetings\n", (int)seed, here);
            met += here;
            rows += mind.rows;
        }
        qu_arena_finish(&arena);
    }
    tap_int(tap, failed, 0, "trees that do not fit");
    tap_int(tap, met, 0, "places where something meets");
    tap_ok(tap, rows / TREES <= 30, "a map takes %d rows in the mean", rows / TREES);
}

/* The check itself finds what is wrong. */
static void test_check(struct tap *tap)
{
    struct qu_arena arena;
    struct qu_mindgeom mind;
    qu_arena_init(&arena);
    grow(&arena, &mind, 7);
    tap_ok(tap, qu_mindgeom_lay_out(&arena, &mind) && meetings(&mind) == 0, "a sound map");
    mind.branches[0].label.x = mind.ring.x;
    mind.branches[0].label.y = mind.ring.y;
    tap_ok(tap, meetings(&mind) > 0, "a label in the ring is noticed");
    qu_arena_finish(&arena);
}

static void test_sides(struct tap *tap)
{
    struct qu_arena arena;
    struct qu_mindgeom_branch branches[4] = {{0}};
    qu_arena_init(&arena);
    for (int i = 0; i < 4; i++)
        branches[i] = (struct qu_mindgeom_branch){
            .width = 30000, .leaf_rows = 3, .label_width = 20000, .label_up = 5000, .label_down = 2000};
    struct qu_mindgeom mind = {.width = 350000,
                               .grid = 20000,
                               .gap = 2000,
                               .stroke = 1000,
                               .ring_width = 60000,
                               .ring_height = 30000,
                               .branches = branches,
                               .branch_count = 4,
                               .most_rows = 24};
    tap_ok(tap, qu_mindgeom_lay_out(&arena, &mind), "four branches");
    tap_ok(tap, branches[0].left && !branches[1].left && !branches[2].left && branches[3].left,
           "clockwise from the upper left");
    tap_ok(tap,
           branches[0].row == branches[1].row && branches[2].row == branches[3].row &&
               branches[2].row > branches[1].row,
           "in two rows");
    mind.most_rows = 4;
    tap_ok(tap, !qu_mindgeom_lay_out(&arena, &mind), "not in four rows");
    mind.most_rows = 24;
    mind.width = 120000;
    tap_ok(tap, !qu_mindgeom_lay_out(&arena, &mind), "not in a width without a corridor");
    qu_arena_finish(&arena);
}

/* A map of one branch, high enough that a remark may stand above all: whether a remark of that width fits. */
static bool has_room_for(qu_len width, qu_len height, int rows)
{
    struct qu_arena arena;
    struct qu_mindgeom_branch branch = {
        .width = 30000, .leaf_rows = 1, .label_width = 20000, .label_up = 5000, .label_down = 2000};
    struct qu_mindgeom_remark remark = {.branch = 0, .width = width, .height = height};
    struct qu_mindgeom mind = {.width = 350000,
                               .grid = 20000,
                               .gap = 2000,
                               .stroke = 1000,
                               .ring_width = 60000,
                               .ring_height = 30000,
                               .branches = &branch,
                               .branch_count = 1,
                               .remarks = &remark,
                               .remark_count = 1,
                               .most_rows = rows};
    qu_arena_init(&arena);
    bool done = qu_mindgeom_lay_out(&arena, &mind);
    if (done)
        done = remark.box.x >= 0 && remark.box.x + width <= mind.width && remark.box.y >= 0 &&
               remark.box.y + height <= mind.rows * mind.grid;
    qu_arena_finish(&arena);
    return done;
}

/* A remark stands in the corridor that the sides leave: 350000 less a branch of 30000 and two gaps. */
static void test_widest_remark(struct tap *tap)
{
    qu_len widest = 0;
    for (qu_len width = 300000; width <= 330000 && has_room_for(width, 10000, 40); width += 500)
        widest = width;
    tap_int(tap, widest, 316000, "the widest remark that finds a place");
}

int main(void)
{
    struct tap tap = {0};
    test_trees(&tap);
    test_check(&tap);
    test_sides(&tap);
    test_widest_remark(&tap);
    return tap_done(&tap);
}
