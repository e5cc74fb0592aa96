/* diagram.c - the kind `diagram`: boxes and arrows from nodes and edges, laid out by dot, drawn by the
 * pen. */
#include "drawing.h"
#include "graph.h"

#include "../model/schema.h"

#include <string.h>

enum shape { SHAPE_BOX, SHAPE_OVAL, SHAPE_NONE };
enum heads { HEAD_TO, HEAD_FROM, HEAD_BOTH, HEAD_NONE };

static const char *const shapes[] = {"box", "oval", "none", NULL},
                         *const head_words[] = {"to", "from", "both", "none", NULL},
                         *const directions[] = {"down", "right", NULL};

struct node {
    const char *id;
    struct qu_src src;
    const char *label, *sub;
    struct qu_named_colour *colour;
    int shape;
};

struct edge {
    struct qu_yaml *from, *to;
    const char *label;
    struct qu_named_colour *colour;
    bool dashed;
    int heads;
    int ends[2]; /* indices of nodes, found by the check */
};

struct diagram {
    const char *title;
    struct qu_list nodes, edges;
    int direction;
    struct qu_drawing_options options;
};

static const struct qu_field node_fields[] = {
    {"label", QU_FIELD_TEXT, offsetof(struct node, label), 0, "what stands in it; default: its name"},
    {"sub", QU_FIELD_TEXT, offsetof(struct node, sub), 0, "a remark under the label"},
    {"shape", QU_FIELD_ENUM, offsetof(struct node, shape), 0, "what is drawn around it", .words = shapes},
    {"colour", QU_FIELD_COLOUR, offsetof(struct node, colour), 0, "of outline and label"},
    {0}};

static const struct qu_field edge_fields[] = {
    {"from", QU_FIELD_NODE, offsetof(struct edge, from), QU_REQUIRED, "the name of a node", .example = "app"},
    {"to", QU_FIELD_NODE, offsetof(struct edge, to), QU_REQUIRED, "the name of a node", .example = "redis"},
    {"label", QU_FIELD_TEXT, offsetof(struct edge, label), 0, "what stands beside it"},
    {"dashed", QU_FIELD_BOOL, offsetof(struct edge, dashed), 0, "a dashed line"},
    {"colour", QU_FIELD_COLOUR, offsetof(struct edge, colour), 0, "of line and label"},
    {"heads", QU_FIELD_ENUM, offsetof(struct edge, heads), 0, "which ends have an arrow head",
     .words = head_words},
    {0}};

/* The values of a node that has only a name. */
static const struct node plain_node = {0};

static const struct qu_field fields[] = {
    {"diagram", QU_FIELD_TEXT, offsetof(struct diagram, title), 0, "its title",
     .example = "diagram: kv, sketched on a napkin"},
    {"nodes", QU_FIELD_MAP, offsetof(struct diagram, nodes), QU_REQUIRED, "by name, in the order of reading",
     .element = QU_FIELD_STRUCT, .fields = node_fields, .size = sizeof(struct node), .preset = &plain_node,
     .example = "{app: {}, redis: {shape: oval, colour: red}}"},
    {"edges", QU_FIELD_LIST, offsetof(struct diagram, edges), 0, "lines between nodes",
     .element = QU_FIELD_STRUCT, .fields = edge_fields, .size = sizeof(struct edge),
     .example = "[{from: app, to: redis, label: reads}]"},
    {"direction", QU_FIELD_ENUM, offsetof(struct diagram, direction), 0,
     "in which the arrows lead, by and large", .words = directions},
    QU_DRAWING_FIELDS(struct diagram, options),
    {0}};

struct diagram_style {
    struct qu_drawing_look look;
    struct qu_dimension node_gap, rank_gap, inset, head;
};

static const struct qu_field style_fields[] = {
    QU_DRAWING_LOOK(struct diagram_style, look),
    {"node-gap", QU_FIELD_DIMENSION, offsetof(struct diagram_style, node_gap), QU_REQUIRED,
     "between nodes side by side"},
    {"rank-gap", QU_FIELD_DIMENSION, offsetof(struct diagram_style, rank_gap), QU_REQUIRED,
     "along the arrows"},
    {"inset", QU_FIELD_DIMENSION, offsetof(struct diagram_style, inset), QU_REQUIRED,
     "from a label to the outline around it"},
    {"head", QU_FIELD_DIMENSION, offsetof(struct diagram_style, head), QU_REQUIRED,
     "length of an arrow head"},
    {0}};

enum { NODES_MOST = 100, EDGES_MOST = 300 };

static int find_end(struct qu_binder *binder, const struct diagram *diagram, const struct qu_yaml *name,
                    const char *path)
{
    const struct node *nodes = diagram->nodes.at;
    const char **names = QU_NEW_ARRAY(binder->arena, const char *, diagram->nodes.count + 1);
    for (int i = 0; i < diagram->nodes.count; i++) {
        names[i] = nodes[i].id;
        if (name->kind == QU_YAML_SCALAR && strcmp(name->text, nodes[i].id) == 0)
            return i;
    }
    struct qu_buf hint = {0};
    const char *near = name->kind == QU_YAML_SCALAR ? qu_diag_nearest(name->text, names) : NULL;
    if (near != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"? ", near);
    qu_buf_add_text(&hint, "the nodes are ");
    qu_diag_list(&hint, names);
    qu_bind_error(binder, QU_DIAG_DATA_BAD, name->src, path, qu_buf_text(&hint),
                  "this edge leads to a node that does not exist: \"%.*s\"",
                  QU_CUT(name->kind == QU_YAML_SCALAR ? name->text : qu_yaml_kind_name(name), 40));
    qu_buf_finish(&hint);
    return -1;
}

static void check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    struct diagram *diagram = block->content;
    struct edge *edges = diagram->edges.at;
    const char *list = qu_path_key(binder->arena, path, "edges");
    if (diagram->nodes.count == 0)
        qu_bind_error(binder, QU_DIAG_DATA_BAD, block->src, qu_path_key(binder->arena, path, "nodes"),
                      "for example: nodes: {app: {}, redis: {shape: oval, colour: red}}",
                      "a diagram without nodes");
    if (diagram->nodes.count > NODES_MOST || diagram->edges.count > EDGES_MOST)
        qu_bind_error(binder, QU_DIAG_DATA_BAD, block->src, path, "cut it into several diagrams",
                      "a diagram of %d nodes and %d edges is too large for a page", diagram->nodes.count,
                      diagram->edges.count);
    for (int i = 0; i < diagram->edges.count; i++) {
        const char *at = qu_path_index(binder->arena, list, i);
        if (edges[i].from == NULL || edges[i].to == NULL)
            continue; /* a missing value has been reported */
        edges[i].ends[0] = find_end(binder, diagram, edges[i].from, qu_path_key(binder->arena, at, "from"));
        edges[i].ends[1] = find_end(binder, diagram, edges[i].to, qu_path_key(binder->arena, at, "to"));
    }
}

enum { STEPS = 10, TRIES = 5 };

struct sketch {
    struct qu_drawing d;
    const struct diagram *diagram;
    const struct diagram_style *style;
    struct qu_drawing_label *labels, *subs, *edge_labels; /* text NULL: none */
    struct qu_graph graph;
    struct qu_point **lines; /* of the edges, in pieces for the pen */
    int *line_counts;
    struct qu_rect *places; /* of the edge labels */
    qu_len x, y;            /* of the graph in the content */
    int rows;
};

static void measure_node(struct sketch *s, int i)
{
    const struct node *n = &((const struct node *)s->diagram->nodes.at)[i];
    struct qu_graph_node *out = &s->graph.nodes[i];
    struct qu_colour colour = qu_colour_or(n->colour, s->d.ink);
    qu_len inset = qu_drawing_length(&s->d, s->style->inset);
    s->labels[i] = qu_drawing_measure(&s->d, n->label != NULL ? n->label : n->id, s->style->look.label_style,
                                      colour);
    qu_len width = s->labels[i].width, height = s->labels[i].up + s->labels[i].down;
    if (n->sub != NULL) {
        s->subs[i] = qu_drawing_measure(&s->d, n->sub, s->style->look.small_style, colour);
        width = QU_MAX(width, s->subs[i].width);
        height += s->subs[i].up + s->subs[i].down;
    }
    out->oval = n->shape == SHAPE_OVAL;
    if (n->shape == SHAPE_NONE)
        inset = inset / 3;
    out->width = width + inset * 2;
    out->height = height + inset;
    if (out->oval) { /* larger, so that the corners of the text stay inside */
        out->width = qu_len_scale(width, 128, 100) + inset;
        out->height = qu_len_scale(height, 140, 100) + inset * 6 / 10;
    }
}

static void measure(struct sketch *s)
{
    struct qu_arena *arena = s->d.cursor->arena;
    int nodes = s->diagram->nodes.count, edges = s->diagram->edges.count;
    s->graph = (struct qu_graph){.nodes = QU_NEW_ARRAY(arena, struct qu_graph_node, nodes),
                                 .node_count = nodes,
                                 .edges = QU_NEW_ARRAY(arena, struct qu_graph_edge, edges),
                                 .edge_count = edges,
                                 .rightwards = s->diagram->direction == 1};
    s->labels = QU_NEW_ARRAY(arena, struct qu_drawing_label, nodes);
    s->subs = QU_NEW_ARRAY(arena, struct qu_drawing_label, nodes);
    s->edge_labels = QU_NEW_ARRAY(arena, struct qu_drawing_label, edges);
    s->lines = QU_NEW_ARRAY(arena, struct qu_point *, edges);
    s->line_counts = QU_NEW_ARRAY(arena, int, edges);
    s->places = QU_NEW_ARRAY(arena, struct qu_rect, edges);
    for (int i = 0; i < nodes; i++)
        measure_node(s, i);
    for (int i = 0; i < edges; i++) {
        const struct edge *e = &((const struct edge *)s->diagram->edges.at)[i];
        s->graph.edges[i].from = e->ends[0];
        s->graph.edges[i].to = e->ends[1];
        if (e->label == NULL || e->label[0] == '\0')
            continue;
        s->edge_labels[i] = qu_drawing_measure(&s->d, e->label, s->style->look.small_style,
                                               qu_colour_or(e->colour, s->d.ink));
        s->graph.edges[i].label_width = s->edge_labels[i].width + s->d.gap * 2;
        s->graph.edges[i].label_height = s->edge_labels[i].up + s->edge_labels[i].down + s->d.gap * 2;
    }
}

static struct qu_rect node_box(const struct sketch *s, int i)
{
    const struct qu_graph_node *n = &s->graph.nodes[i];
    return (struct qu_rect){n->centre.x - n->width / 2 + s->x, n->centre.y - n->height / 2 + s->y, n->width,
                            n->height};
}

/* Turns the curves of the edges into short pieces, and ends them a little before the outlines of nodes. */
static void trace_edges(struct sketch *s)
{
    qu_len off = s->d.pen.width * 2;
    for (int i = 0; i < s->graph.edge_count; i++) {
        const struct qu_graph_edge *e = &s->graph.edges[i];
        int curves = (e->point_count - 1) / 3, used = 0;
        s->line_counts[i] = 0;
        if (e->point_count < 4)
            continue;
        struct qu_point *line = QU_NEW_ARRAY(s->d.cursor->arena, struct qu_point, curves * STEPS + 1);
        for (int k = 0; k < curves; k++, used += STEPS)
            qu_plot_bezier(&e->points[(size_t)k * 3], STEPS, line + used);
        for (int k = 0; k <= used; k++) {
            line[k].x += s->x;
            line[k].y += s->y;
        }
        s->lines[i] = line;
        s->line_counts[i] = qu_plot_trim(line, used + 1, off, off);
    }
}

enum { SPOTS = 9, CANDIDATES = SPOTS * 2 * 3 + 1 };

/* Possible places of an edge's label: at nine points along the line, on both sides, at growing distances. The
 * last one is the room that dot has kept, which is always free. */
static int label_candidates(const struct sketch *s, int edge, struct qu_rect out[CANDIDATES])
{
    static const double spots[SPOTS] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82};
    const struct qu_drawing_label *label = &s->edge_labels[edge];
    qu_len w = label->width, h = label->up + label->down;
    int count = 0;
    for (int ring = 0; ring < 3; ring++)
        for (int i = 0; i < SPOTS; i++)
            for (int side = 1; side >= -1; side -= 2) {
                struct qu_point p = qu_plot_along(s->lines[edge], s->line_counts[edge], spots[i], NULL);
                struct qu_point q = qu_plot_along(s->lines[edge], s->line_counts[edge], spots[i] + 0.02,
                                                  NULL);
                bool steep = QU_MAX(q.y - p.y, p.y - q.y) * 2 > QU_MAX(q.x - p.x, p.x - q.x);
                qu_len reach = s->d.gap * (3 + ring * 2) / 2 + s->d.pen.width;
                if (steep) /* beside a steep line, else above or below it */
                    out[count++] = (struct qu_rect){side > 0 ? p.x + reach : p.x - reach - w, p.y - h / 2, w,
                                                    h};
                else
                    out[count++] = (struct qu_rect){p.x - w / 2, side > 0 ? p.y - reach - h : p.y + reach, w,
                                                    h};
            }
    const struct qu_graph_edge *e = &s->graph.edges[edge];
    out[count++] = (struct qu_rect){e->label.x + s->x - w / 2, e->label.y + s->y - h / 2, w, h};
    return count;
}

static bool place_labels(struct sketch *s)
{
    struct qu_arena *arena = s->d.cursor->arena;
    struct qu_plot *plot = &s->d.plot;
    struct qu_plot_label *labels = QU_NEW_ARRAY(arena, struct qu_plot_label, s->graph.edge_count);
    int *edges = QU_NEW_ARRAY(arena, int, s->graph.edge_count), count = 0;
    qu_plot_clear(plot);
    plot->area = (struct qu_rect){0, 0, s->d.width, s->d.cursor->context->layout->grid * s->rows};
    for (int i = 0; i < s->graph.node_count; i++)
        qu_plot_add_box(plot, node_box(s, i));
    for (int i = 0; i < s->graph.edge_count; i++)
        qu_plot_add_stroke(plot, s->lines[i], s->line_counts[i], s->d.pen.width * 2);
    for (int i = 0; i < s->graph.edge_count; i++) {
        if (s->edge_labels[i].text == NULL || s->line_counts[i] < 2)
            continue;
        struct qu_rect *candidates = QU_NEW_ARRAY(arena, struct qu_rect, CANDIDATES);
        labels[count] = (struct qu_plot_label){candidates, label_candidates(s, i, candidates), -1};
        edges[count++] = i;
    }
    if (!qu_plot_place(plot, labels, count, s->d.gap))
        return false;
    for (int i = 0; i < count; i++)
        s->places[edges[i]] = labels[i].candidates[labels[i].chosen];
    return true;
}

/* Lays the graph out with smaller and smaller distances until it fits the width. If a label finds no room,
 * distances along the arrows grow again. */
static bool lay_out(struct sketch *s)
{
    static const int tight[TRIES] = {100, 75, 55, 40, 28}, wide[TRIES] = {100, 130, 170, 220, 280};
    qu_len grid = s->d.cursor->context->layout->grid, need = 0, high = 0;
    for (int t = 0; t < TRIES; t++)
        for (int w = 0; w < TRIES; w++) {
            qu_len node_gap = qu_drawing_length(&s->d, s->style->node_gap),
                   rank_gap = qu_drawing_length(&s->d, s->style->rank_gap);
            s->graph.node_gap = qu_len_scale(
                node_gap, (int64_t)tight[t] * (s->graph.rightwards ? wide[w] : 100), 10000);
            s->graph.rank_gap = qu_len_scale(
                rank_gap, (int64_t)(s->graph.rightwards ? tight[t] : wide[w]) * 100, 10000);
            if (!qu_graph_lay_out(s->d.cursor->arena, &s->graph)) {
                qu_drawing_error(&s->d, NULL, "Graphviz could not lay this diagram out");
                return false;
            }
            need = need == 0 ? s->graph.width : QU_MIN(need, s->graph.width);
            high = s->graph.height;
            if (s->graph.width > s->d.width)
                break;
            s->rows = QU_MAX((s->graph.height + grid / 2 + grid - 1) / grid, s->d.options->height);
            s->x = (s->d.width - s->graph.width) / 2;
            s->y = (grid * s->rows - s->graph.height) / 2;
            trace_edges(s);
            if (place_labels(s))
                return true;
        }
    if (need > s->d.width)
        qu_drawing_error(&s->d,
                         s->diagram->direction == 1
                             ? "say `direction: down`, or shorten labels, or give more width"
                             : "say `direction: right` or `place: full`, or shorten labels",
                         "this diagram needs a width of at least %.1f mm, and has %.1f mm",
                         qu_len_to_mm(need), qu_len_to_mm(s->d.width));
    else
        qu_drawing_error(&s->d, "shorten the labels, or give it more width",
                         "the label of an edge does not fit in %.1f mm by %.1f mm", qu_len_to_mm(s->d.width),
                         qu_len_to_mm(high));
    return false;
}

static void draw_node(struct sketch *s, int i)
{
    const struct node *n = &((const struct node *)s->diagram->nodes.at)[i];
    struct qu_drawing *d = &s->d;
    struct qu_rect box = node_box(s, i);
    const struct qu_drawing_label *label = &s->labels[i], *sub = &s->subs[i];
    struct qu_path path = {0};
    if (n->shape == SHAPE_BOX)
        qu_pen_box(&path, &d->pen, box, qu_drawing_seed(d));
    else if (n->shape == SHAPE_OVAL)
        qu_pen_ring(&path, &d->pen, box, qu_drawing_seed(d));
    qu_drawing_fill(d, &path, label->colour);
    qu_len height = label->up + label->down + (sub->text != NULL ? sub->up + sub->down : 0),
           top = box.y + (box.h - height) / 2;
    if (sub->text == NULL) /* centred by the height of small letters, without ascenders and tails */
        top += (label->down - label->up / 3) / 3;
    qu_drawing_write(d, label, box.x + (box.w - label->width) / 2, top + label->up, false);
    if (sub->text != NULL)
        qu_drawing_write(d, sub, box.x + (box.w - sub->width) / 2, top + label->up + label->down + sub->up,
                         false);
}

static void draw_edge(struct sketch *s, int i)
{
    const struct edge *e = &((const struct edge *)s->diagram->edges.at)[i];
    struct qu_drawing *d = &s->d;
    struct qu_path path = {0};
    struct qu_colour colour = qu_colour_or(e->colour, d->ink);
    const struct qu_point *line = s->lines[i];
    int count = s->line_counts[i];
    qu_len grid = d->cursor->context->layout->grid, head = qu_drawing_length(d, s->style->head);
    if (count < 2)
        return;
    double share = QU_MIN(1.0, head / QU_MAX(qu_plot_length(line, count), 1.0));
    struct qu_pen pen = d->pen;
    pen.taper_out = pen.width * 2;
    if (e->dashed)
        qu_pen_dashes(&path, &pen, line, count, grid / 4, grid / 7, qu_drawing_seed(d));
    else
        qu_pen_stroke(&path, &pen, line, count, qu_drawing_seed(d));
    if (e->heads == HEAD_TO || e->heads == HEAD_BOTH)
        qu_pen_arrow_head(&path, &d->pen, qu_plot_along(line, count, 1 - share, NULL), line[count - 1], head,
                          qu_drawing_seed(d));
    if (e->heads == HEAD_FROM || e->heads == HEAD_BOTH)
        qu_pen_arrow_head(&path, &d->pen, qu_plot_along(line, count, share, NULL), line[0], head,
                          qu_drawing_seed(d));
    qu_drawing_fill(d, &path, colour);
    if (s->edge_labels[i].text != NULL)
        qu_drawing_write_in(d, &s->edge_labels[i], s->places[i]);
}

static const char *name_of(const struct diagram *diagram, int node)
{
    const struct node *n = &((const struct node *)diagram->nodes.at)[node];
    return n->label != NULL ? n->label : n->id;
}

/* "Diagram, kv: app to redis / valkey (reads); ..." and the nodes that stand alone. */
static const char *describe(struct qu_arena *arena, const struct diagram *diagram)
{
    struct qu_buf out = {0};
    const struct edge *edges = diagram->edges.at;
    qu_buf_add_text(&out, "Diagram");
    if (diagram->title != NULL && diagram->title[0] != '\0')
        qu_buf_printf(&out, ", %s", diagram->title);
    for (int i = 0; i < diagram->edges.count; i++) {
        static const char *const joins[] = {" to ", " from ", " to and from ", " with "};
        qu_buf_printf(&out, "%s%s%s%s", i == 0 ? ": " : "; ", name_of(diagram, edges[i].ends[0]),
                      joins[edges[i].heads], name_of(diagram, edges[i].ends[1]));
        if (edges[i].label != NULL)
            qu_buf_printf(&out, " (%s%s)", edges[i].label, edges[i].dashed ? ", dashed" : "");
    }
    for (int i = 0; i < diagram->nodes.count; i++) {
        bool alone = true;
        for (int k = 0; k < diagram->edges.count; k++)
            alone = alone && edges[k].ends[0] != i && edges[k].ends[1] != i;
        if (alone)
            qu_buf_printf(&out, "; %s", name_of(diagram, i));
    }
    qu_buf_add_char(&out, '.');
    const char *text = qu_arena_strdup(arena, qu_buf_text(&out));
    qu_buf_finish(&out);
    return text;
}

static struct qu_spacing find_spacing(const struct qu_block *block)
{
    return qu_drawing_spacing(&((const struct diagram *)block->content)->options);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct diagram *diagram = block->content;
    struct sketch s = {.diagram = diagram,
                       .style = qu_layout_lookup_block(cursor->context->layout, "diagram")};
    if (!qu_graph_available()) {
        qu_diag_add(cursor->diag, QU_ERROR, QU_DIAG_FEATURE_MISSING, block->src, block->path,
                    "install the package libgraphviz-dev and build quire with -Dgraphviz=enabled",
                    "this quire was built without Graphviz, so it cannot draw diagrams");
        return;
    }
    if (!qu_drawing_open(&s.d, cursor, block, &diagram->options, &s.style->look, diagram->title))
        return;
    measure(&s);
    if (!lay_out(&s)) {
        qu_drawing_drop(&s.d);
        return;
    }
    qu_drawing_begin(&s.d);
    for (int i = 0; i < diagram->edges.count; i++)
        draw_edge(&s, i);
    for (int i = 0; i < diagram->nodes.count; i++)
        draw_node(&s, i);
    qu_drawing_close(&s.d, s.rows, describe(cursor->arena, diagram));
}

const struct qu_block_type qu_block_diagram = {
    .kind = {"diagram", "boxes and arrows", sizeof(struct diagram), fields, check},
    .style = {"diagram", sizeof(struct diagram_style), style_fields},
    .find_spacing = find_spacing,
    .runs_on = true,
    .set = set};
