#include "graph.h"

#include <graphviz/gvc.h>
#include <math.h>
#include <stdio.h>

/* The layout engine, linked by its name: see graph.h. */
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;

static const double INCH = 72.0;

static char *text_of(struct qu_arena *arena, double value)
{
    return qu_arena_printf(arena, "%.4f", value);
}

/* Graphviz copies what it is given, though it does not say const. */
static void set(void *object, const char *name, const char *value)
{
    static const char nothing[] = "";
    agsafeset(object, (char *)name, (char *)value, (char *)nothing);
}

/* Gives an edge a label without text of our size: an HTML-like table of fixed size. */
static void set_label(struct qu_arena *arena, Agraph_t *g, Agedge_t *e, const struct qu_graph_edge *edge)
{
    if (edge->label_width <= 0)
        return;
    char *table = qu_arena_printf(arena,
                                  "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\" "
                                  "FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" "
                                  "HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>",
                                  (int)ceil(qu_len_to_pt(edge->label_width)),
                                  (int)ceil(qu_len_to_pt(edge->label_height)));
    char *html = agstrdup_html(g, table);
    set(e, "label", html);
    agstrfree(g, html);
}

static void fill(struct qu_arena *arena, const struct qu_graph *graph, Agraph_t *g, Agnode_t **nodes,
                 Agedge_t **edges)
{
    set(g, "rankdir", graph->rightwards ? "LR" : "TB");
    set(g, "nodesep", text_of(arena, qu_len_to_pt(graph->node_gap) / INCH));
    set(g, "ranksep", text_of(arena, qu_len_to_pt(graph->rank_gap) / INCH));
    for (int i = 0; i < graph->node_count; i++) {
        nodes[i] = agnode(g, qu_arena_printf(arena, "n%d", i), 1);
        set(nodes[i], "label", "");
        set(nodes[i], "shape", graph->nodes[i].oval ? "ellipse" : "box");
        set(nodes[i], "fixedsize", "true");
        set(nodes[i], "width", text_of(arena, qu_len_to_pt(graph->nodes[i].width) / INCH));
        set(nodes[i], "height", text_of(arena, qu_len_to_pt(graph->nodes[i].height) / INCH));
    }
    for (int i = 0; i < graph->edge_count; i++) {
        edges[i] = agedge(g, nodes[graph->edges[i].from], nodes[graph->edges[i].to],
                          qu_arena_printf(arena, "e%d", i), 1);
        set(edges[i], "dir", "none");
        set_label(arena, g, edges[i], &graph->edges[i]);
    }
}

static struct qu_point point_of(pointf p, pointf corner, double top)
{
    return (struct qu_point){qu_len_from_pt(p.x - corner.x), qu_len_from_pt(top - p.y)};
}

/* All pieces of an edge's spline as one run of points. */
static void read_edge(struct qu_arena *arena, Agedge_t *e, struct qu_graph_edge *edge, pointf corner,
                      double top)
{
    const splines *spline = ED_spl(e);
    edge->point_count = 0;
    if (spline == NULL || spline->size == 0)
        return;
    edge->points = QU_NEW_ARRAY(arena, struct qu_point, spline->list[0].size);
    for (int i = 0; i < spline->list[0].size; i++)
        edge->points[edge->point_count++] = point_of(spline->list[0].list[i], corner, top);
    if (edge->label_width > 0 && ED_label(e) != NULL)
        edge->label = point_of(ED_label(e)->pos, corner, top);
}

static void read_back(struct qu_arena *arena, struct qu_graph *graph, Agraph_t *g, Agnode_t **nodes,
                      Agedge_t **edges)
{
    boxf box = GD_bb(g);
    for (int i = 0; i < graph->node_count; i++)
        graph->nodes[i].centre = point_of(ND_coord(nodes[i]), box.LL, box.UR.y);
    for (int i = 0; i < graph->edge_count; i++)
        read_edge(arena, edges[i], &graph->edges[i], box.LL, box.UR.y);
    graph->width = qu_len_from_pt(box.UR.x - box.LL.x);
    graph->height = qu_len_from_pt(box.UR.y - box.LL.y);
}

bool qu_graph_available(void)
{
    return true;
}

static int say_nothing(char *message)
{
    (void)message;
    return 0;
}

static bool lay_out(struct qu_arena *arena, struct qu_graph *graph)
{
    lt_symlist_t builtins[] = {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
                               {NULL, NULL}};
    Agnode_t **nodes = QU_NEW_ARRAY(arena, Agnode_t *, graph->node_count);
    Agedge_t **edges = QU_NEW_ARRAY(arena, Agedge_t *, graph->edge_count);
    char name[] = "drawing";
    GVC_t *context = gvContextPlugins(builtins, 0);
    Agraph_t *g = agopen(name, Agdirected, NULL);
    fill(arena, graph, g, nodes, edges);
    bool fine = gvLayout(context, g, "dot") == 0;
    if (fine)
        read_back(arena, graph, g, nodes, edges);
    gvFreeLayout(context, g);
    agclose(g);
    gvFreeContext(context);
    return fine;
}

bool qu_graph_lay_out(struct qu_arena *arena, struct qu_graph *graph)
{
    agusererrf before = agseterrf(say_nothing);
    bool fine = lay_out(arena, graph);
    agseterrf(before);
    return fine;
}
