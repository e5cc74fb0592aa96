/* graph.h - nodes and edges -> places and curves, by Graphviz's dot. The only code that speaks to Graphviz.
 *
 * dot's library is linked in by name and nothing is loaded at run time: neither the plugins that a machine
 * happens to have nor its fonts have a say in the result, which is the same for the same input. All sizes go
 * in measured and fixed; no text reaches Graphviz. Graphviz keeps its state in the process: whoever calls
 * this holds the lock of process.h. Its messages go where they went before when it is done. What remains:
 * while it works it sets the process's LC_NUMERIC to "C" if it is another.
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
    qu_len label_width, label_height; /* room that is kept beside the edge; 0: none */
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

/* Whether this quire was built with Graphviz (meson_options.txt); without, nothing can be laid out. */
bool qu_graph_available(void);

/* False if Graphviz could not lay it out; then `out` values are not set. */
bool qu_graph_lay_out(struct qu_arena *arena, struct qu_graph *graph);
