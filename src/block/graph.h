/* graph.h - nodes and edges -> places and curves, by Graphviz's dot. The only code that calls Graphviz.
 *
 * dot's library is linked by name and no plugin is loaded at run time. So the result does not depend on the
 * plugins and fonts of a machine. All sizes are measured before and fixed; Graphviz gets no text. Graphviz
 * keeps its state in the process, so the caller must hold the lock of process.h. Its message function is set
 * back afterwards. One effect on the process remains: during the work LC_NUMERIC is "C".
 *
 * Lengths: qu_len, origin at the upper left of the drawing, y down. Edges are cubic Beziers that end at the
 * border of their nodes. */
#pragma once

#include "../base/arena.h"
#include "../base/geom.h"

struct qu_graph_node {
    qu_len width, height;
    bool oval;
    struct qu_point centre; /* out */
};

struct qu_graph_edge {
    int from, to;                     /* indices of nodes */
    qu_len label_width, label_height; /* room to keep beside the edge; 0: none */
    struct qu_point *points;          /* out: 1 + 3n points, from `from` to `to` */
    int point_count;
    struct qu_point label; /* out: centre of that room */
};

struct qu_graph {
    struct qu_graph_node *nodes;
    int node_count;
    struct qu_graph_edge *edges;
    int edge_count;
    bool rightwards; /* ranks go from left to right, else from top to bottom */
    qu_len node_gap, rank_gap;
    qu_len width, height; /* out */
};

/* Whether quire was built with Graphviz (meson_options.txt). If not, qu_graph_lay_out always fails. */
bool qu_graph_available(void);

/* False if Graphviz could not lay it out; then `out` values are not set. */
bool qu_graph_lay_out(struct qu_arena *arena, struct qu_graph *graph);
