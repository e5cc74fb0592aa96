#include "fit.h"

#include <math.h>

enum { SCALE = 64, OVERFULL = 10000000, COLOUR = 240 };

static struct qu_measure measure_of(const struct qu_fit *fit, int line)
{
    const struct qu_para_request *request = fit->request;
    struct qu_measure measure = {0, request->width};
    if (request->measure != NULL)
        measure = line < QU_FIT_LOOK ? fit->measures[line] : request->measure(request->measure_data, line);
    measure.width = QU_MAX(measure.width, 1);
    return measure;
}

static qu_len indent_of(const struct qu_fit *fit, int line)
{
    return line == 0 ? fit->request->indent : 0;
}

static qu_len room_of(const struct qu_fit *fit, int line)
{
    int64_t room = (int64_t)measure_of(fit, line).width - indent_of(fit, line);
    return (qu_len)QU_CLAMP(room, 1, INT32_MAX);
}

void qu_fit_prepare(struct qu_fit *fit, const struct qu_para_request *request)
{
    fit->request = request;
    fit->easy = 0;
    for (int i = 0; request->measure != NULL && i < QU_FIT_LOOK; i++)
        fit->measures[i] = request->measure(request->measure_data, i);
    fit->narrowest = room_of(fit, 0);
    int look = request->measure != NULL ? QU_FIT_LOOK : 2;
    for (int i = 1; i < look; i++) {
        qu_len room = room_of(fit, i);
        fit->narrowest = QU_MIN(fit->narrowest, room);
        if (room != room_of(fit, i - 1))
            fit->easy = i;
    }
}

void qu_fit_finish(struct qu_fit *fit)
{
    qu_vec_finish(&fit->nodes);
    qu_vec_finish(&fit->active);
    qu_vec_finish(&fit->found);
    qu_vec_finish(&fit->lines);
}

/* One candidate: the line from an active break to a break. */
struct candidate {
    int64_t natural, space; /* width; width of its stretchable spaces */
    int64_t slack, shrink;
    int fitness;
    bool fits;
};

static double ragged_cost(const struct candidate *c, qu_len room, bool last)
{
    if (last && c->slack >= 0)
        return 0;
    double percent = 100.0 * (double)c->slack / room;
    return c->slack < 0 ? 0.09 * percent * percent : percent * percent;
}

static double justified_cost(struct candidate *c, const struct qu_line_costs *costs, qu_len room, bool last)
{
    double ratio = 0;
    if (c->slack < 0)
        ratio = c->shrink > 0 ? (double)c->slack / (double)c->shrink : 0;
    else if (!last)
        ratio = (double)c->slack / fmax((double)c->space * costs->space_stretch / 1000.0, room / 50.0);
    c->fitness = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    double bad = 10 + fmin(100 * fabs(ratio * ratio * ratio), 1e6);
    return (bad * bad - 100) / 42;
}

static int64_t cost_of(const struct qu_fit *fit, struct candidate *c, const struct qu_fit_active *a,
                       const struct qu_break *b)
{
    const struct qu_line_costs *costs = fit->request->costs;
    bool last = b->kind & QU_BREAK_HARD, justified = fit->request->align == QU_ALIGN_JUSTIFIED;
    double cost = costs->line +
                  (justified ? justified_cost(c, costs, a->room, last) : ragged_cost(c, a->room, last));
    if (b->kind & QU_BREAK_HYPHEN)
        cost += costs->hyphen + (a->hyphen ? costs->hyphens_in_row : 0);
    if (b->kind & QU_BREAK_EMERGENCY)
        cost += costs->emergency;
    if (last && a->hyphen)
        cost += costs->hyphens_in_row;
    if (last && a->line > 0 && (double)c->natural < 0.2 * a->room)
        cost += costs->short_last * (1 - fmax((double)c->natural, 0) / (0.2 * a->room));
    if (justified && (c->fitness > a->fitness + 1 || c->fitness < a->fitness - 1))
        cost += COLOUR;
    return (int64_t)(cost * SCALE + 0.5);
}

static void measure_candidate(const struct qu_fit *fit, const struct qu_shaped *s,
                              const struct qu_fit_active *a, const struct qu_break *b, struct candidate *c)
{
    const struct qu_line_costs *costs = fit->request->costs;
    int end = QU_MAX(b->end, a->start), from = a->start;
    if (s->tabs.count == 0)
        c->natural = s->width[end] - a->base + b->left;
    else
        c->natural = qu_shape_measure(s, a->start, end, a->indent, &from) + s->width[a->start] - a->base +
                     b->left;
    c->space = s->space[end] - s->space[from];
    bool justified = fit->request->align == QU_ALIGN_JUSTIFIED;
    c->shrink = c->space * (justified ? costs->space_shrink : costs->ragged_shrink) / 1000;
    c->slack = a->room - c->natural;
    c->fitness = 1;
    c->fits = c->slack >= -c->shrink;
}

/* Keeps the best way to reach this break, for each line number (while it matters) and each fitness class. */
static void keep_best(struct qu_fit *fit, const struct qu_fit_node *node)
{
    int class = QU_MIN(node->line, fit->easy);
    for (int i = 0; i < fit->found.count; i++) {
        struct qu_fit_node *other = &fit->found.at[i];
        if (QU_MIN(other->line, fit->easy) == class && other->fitness == node->fitness) {
            if (node->demerits < other->demerits)
                *other = *node;
            return;
        }
    }
    qu_vec_add(&fit->found, *node);
}

static void activate(struct qu_fit *fit, const struct qu_shaped *s, const struct qu_fit_node *node,
                     const struct qu_break *b)
{
    int start = b != NULL ? b->at : 0;
    struct qu_fit_active a = {.node = fit->nodes.count,
                              .line = node->line,
                              .start = start,
                              .fitness = node->fitness,
                              .base = s->width[start] - (b != NULL ? b->right : 0),
                              .demerits = node->demerits,
                              .room = room_of(fit, node->line),
                              .indent = indent_of(fit, node->line),
                              .hyphen = b != NULL && (b->kind & QU_BREAK_HYPHEN)};
    qu_vec_add(&fit->nodes, *node);
    qu_vec_add(&fit->active, a);
}

/* Tries all lines that could end at a break. Removes the active breaks from which no later break can be
 * reached. */
static void try_break(struct qu_fit *fit, const struct qu_shaped *s, const struct qu_break *b, int index)
{
    int kept = 0, rescue = -1, rescue_line = 0;
    int64_t least = INT64_MAX, rescue_demerits = 0;
    qu_vec_clear(&fit->found);
    for (int i = 0; i < fit->active.count; i++) {
        const struct qu_fit_active *a = &fit->active.at[i];
        struct candidate c;
        measure_candidate(fit, s, a, b, &c);
        if (c.fits) {
            int64_t cost = cost_of(fit, &c, a, b);
            struct qu_fit_node node = {index, a->line + 1, a->node, c.fitness, a->demerits + cost};
            keep_best(fit, &node);
        } else if (-c.slack < least) {
            least = -c.slack;
            rescue = a->node;
            rescue_line = a->line + 1;
            rescue_demerits = a->demerits + (int64_t)OVERFULL * SCALE;
        }
        bool reaches = c.slack + QU_MAX(b->left, 0) >= -c.shrink;
        if (reaches && !(b->kind & QU_BREAK_HARD))
            fit->active.at[kept++] = *a;
    }
    fit->active.count = kept;
    if (fit->found.count == 0 && kept == 0)
        qu_vec_add(&fit->found, ((struct qu_fit_node){index, rescue_line, rescue, 1, rescue_demerits}));
    for (int i = 0; i < fit->found.count; i++)
        activate(fit, s, &fit->found.at[i], b);
}

static void collect(struct qu_fit *fit, const struct qu_shaped *s, const struct qu_breaks *breaks, int node)
{
    int count = 0;
    for (int n = node; n > 0; n = fit->nodes.at[n].previous)
        count++;
    for (int i = 0; i < count; i++)
        qu_vec_add(&fit->lines, (struct qu_fit_line){0});
    for (int n = node, i = count - 1; n > 0; n = fit->nodes.at[n].previous, i--) {
        const struct qu_break *b = &breaks->list.at[fit->nodes.at[n].at];
        int before = fit->nodes.at[fit->nodes.at[n].previous].at;
        struct qu_fit_line *line = &fit->lines.at[i];
        line->start = before >= 0 ? breaks->list.at[before].at : 0;
        line->end = QU_MAX(b->end, line->start);
        line->next = b->at;
        line->kind = b->kind;
        line->measure = measure_of(fit, i);
        line->room = room_of(fit, i);
        qu_shape_measure(s, line->start, line->end, indent_of(fit, i), &line->from);
    }
}

void qu_fit_lines(struct qu_fit *fit, const struct qu_shaped *s, const struct qu_breaks *breaks)
{
    qu_vec_clear(&fit->nodes);
    qu_vec_clear(&fit->active);
    qu_vec_clear(&fit->lines);
    fit->demerits = 0;
    if (breaks->list.count == 0) {
        qu_vec_add(&fit->lines,
                   ((struct qu_fit_line){
                       .room = room_of(fit, 0), .measure = measure_of(fit, 0), .kind = QU_BREAK_HARD}));
        return;
    }
    struct qu_fit_node start = {.at = -1, .previous = -1, .fitness = 1};
    activate(fit, s, &start, NULL);
    for (int i = 0; i < breaks->list.count; i++)
        try_break(fit, s, &breaks->list.at[i], i);
    int best = 0;
    for (int i = 1; i < fit->active.count; i++)
        if (fit->active.at[i].demerits < fit->active.at[best].demerits)
            best = i;
    fit->demerits = fit->active.at[best].demerits;
    collect(fit, s, breaks, fit->active.at[best].node);
}
