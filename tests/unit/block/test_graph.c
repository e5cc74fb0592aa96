/* test_graph.c - dot as a library: nodes apart, edges from border to border, the same each time. */
#include "../../../src/block/graph.h"
#include "../../../src/base/hash.h"
#include "tap.h"

#include <stdlib.h>

enum { MOST = 24 };

static void fill(struct qu_graph *graph, struct qu_graph_node *nodes, struct qu_graph_edge *edges,
                 uint64_t seed)
{
    struct qu_random r = qu_random_from(seed);
    int count = 2 + qu_random_int(&r, MOST - 2);
    *graph = (struct qu_graph){nodes, count, edges, qu_random_int(&r, MOST), qu_random_int(&r, 2) == 1, 15000,
                               18000, 0,     0};
    for (int i = 0; i < count; i++)
        nodes[i] = (struct qu_graph_node){.width = 20000 + qu_random_int(&r, 60000),
                                          .height = 10000 + qu_random_int(&r, 20000),
                                          .oval = qu_random_int(&r, 3) == 0};
    for (int i = 0; i < graph->edge_count; i++) {
        edges[i] = (struct qu_graph_edge){.from = qu_random_int(&r, count), .to = qu_random_int(&r, count)};
        if (qu_random_int(&r, 2) == 0)
            edges[i].label_width = 30000, edges[i].label_height = 9000;
    }
}

static struct qu_rect box_of(const struct qu_graph_node *n)
{
    return (struct qu_rect){n->centre.x - n->width / 2, n->centre.y - n->height / 2, n->width, n->height};
}

static bool near(struct qu_rect r, struct qu_point p, qu_len by)
{
    return p.x >= r.x - by && p.x <= r.x + r.w + by && p.y >= r.y - by && p.y <= r.y + r.h + by;
}

static void test_random(struct tap *tap)
{
    int failed = 0, apart = 0, ends = 0, outside = 0;
    for (uint64_t seed = 0; seed < 40; seed++) {
        struct qu_graph_node nodes[MOST];
        struct qu_graph_edge edges[MOST];
        struct qu_graph graph;
        struct qu_arena arena;
        qu_arena_init(&arena);
        fill(&graph, nodes, edges, seed);
        failed += !qu_graph_lay_out(&arena, &graph);
        for (int i = 0; i < graph.node_count; i++) {
            struct qu_rect box = box_of(&nodes[i]);
            outside += !(box.x >= -2048 && box.y >= -2048 && box.x + box.w <= graph.width + 2048 &&
                         box.y + box.h <= graph.height + 2048);
            for (int k = 0; k < i; k++)
                apart += qu_rect_meets(box, box_of(&nodes[k]));
        }
        for (int i = 0; i < graph.edge_count; i++)
            ends += edges[i].point_count < 4 ||
                    !near(box_of(&nodes[edges[i].from]), edges[i].points[0], 1024) ||
                    !near(box_of(&nodes[edges[i].to]), edges[i].points[edges[i].point_count - 1], 1024);
        qu_arena_finish(&arena);
    }
    tap_int(tap, failed, 0, "graphs that dot refuses");
    tap_int(tap, apart, 0, "nodes that meet");
    tap_int(tap, ends, 0, "edges that do not go from border to border");
    tap_int(tap, outside, 0, "nodes outside the drawing");
}

static void test_same(struct tap *tap)
{
    struct qu_graph_node one[MOST], two[MOST];
    struct qu_graph_edge edges[MOST], again[MOST];
    struct qu_graph graph, second;
    struct qu_arena arena;
    qu_arena_init(&arena);
    fill(&graph, one, edges, 5);
    fill(&second, two, again, 5);
    qu_graph_lay_out(&arena, &graph);
    void *between = malloc(12345); /* other addresses */
    qu_graph_lay_out(&arena, &second);
    free(between);
    int differ = graph.width != second.width || graph.height != second.height;
    for (int i = 0; i < graph.node_count; i++)
        differ += one[i].centre.x != two[i].centre.x || one[i].centre.y != two[i].centre.y;
    for (int i = 0; i < graph.edge_count; i++)
        differ += edges[i].point_count != again[i].point_count ||
                  memcmp(edges[i].points, again[i].points,
                         sizeof(struct qu_point) * (size_t)edges[i].point_count) != 0;
    tap_int(tap, differ, 0, "differences between two runs");
    qu_arena_finish(&arena);
}

static void test_direction(struct tap *tap)
{
    struct qu_arena arena;
    qu_arena_init(&arena);
    for (int right = 0; right < 2; right++) {
        struct qu_graph_node nodes[2] = {{.width = 40000, .height = 20000},
                                         {.width = 40000, .height = 20000}};
        struct qu_graph_edge edge = {.from = 0, .to = 1};
        struct qu_graph graph = {nodes, 2, &edge, 1, right == 1, 10000, 10000, 0, 0};
        tap_ok(tap, qu_graph_lay_out(&arena, &graph), "two nodes");
        tap_ok(tap, right ? nodes[1].centre.x > nodes[0].centre.x : nodes[1].centre.y > nodes[0].centre.y,
               "the arrow leads %s", right ? "right" : "down");
    }
    qu_arena_finish(&arena);
}

int main(void)
{
    struct tap tap = {0};
    test_random(&tap);
    test_same(&tap);
    test_direction(&tap);
    return tap_done(&tap);
}
