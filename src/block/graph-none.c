#include "graph.h"

/* Compiled instead of graph.c if quire is built without Graphviz. */

bool qu_graph_available(void)
{
    return false;
}

bool qu_graph_lay_out(struct qu_arena *arena, struct qu_graph *graph)
{
    (void)arena;
    (void)graph;
    return false;
}
