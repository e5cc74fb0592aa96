/* chart.c - the kind `chart`: lines and bars with axes, ticks, labels and remarks, drawn with the pen. */
#include "chartdata.h"

#include <math.h>
#include <stdlib.h>

struct chart_style {
    struct qu_drawing_look look;
    int rows;               /* of the plot and the names under it; used if the author gives none */
    struct qu_list colours; /* struct qu_named_colour *: of series, in turn */
    struct qu_dimension dot;
};

static const struct qu_field style_fields[] = {
    QU_DRAWING_LOOK(struct chart_style, look),
    {"rows", QU_FIELD_INT, offsetof(struct chart_style, rows), QU_REQUIRED,
     "height of the plot with the names under it", .low = 3, .high = 40},
    {"colours", QU_FIELD_LIST, offsetof(struct chart_style, colours), QU_REQUIRED | QU_NOT_EMPTY,
     "of the series, in turn", .element = QU_FIELD_COLOUR, .size = sizeof(struct qu_named_colour *)},
    {"dot", QU_FIELD_DIMENSION, offsetof(struct chart_style, dot), QU_REQUIRED, "diameter of a point's dot"},
    {0}};

enum { PIECES = 8, GROW_MOST = 10 };

/* A label and the thing it belongs to. */
struct tag {
    struct qu_drawing_label label;
    struct qu_point anchor;
    bool leader; /* always joined to its point by a stroke */
    bool above;  /* only above its anchor: for bars */
    struct qu_rect box;
};

struct plotting {
    struct qu_drawing d;
    const struct qu_chart *chart;
    const struct chart_style *style;
    struct qu_chart_axis axis;
    double ticks[QU_CHART_TICKS], low, high;
    int tick_count, rows, key_rows;
    struct qu_drawing_label tick_labels[QU_CHART_TICKS];
    struct qu_drawing_label *names;
    struct qu_rect area; /* between the axes */
    qu_len name_base;
    QU_VEC(struct tag) tags;
};

static struct qu_colour series_colour(struct plotting *p, int series)
{
    const struct qu_chart_series *s = &((const struct qu_chart_series *)p->chart->series.at)[series];
    struct qu_named_colour *const *colours = p->style->colours.at;
    return qu_colour_or(s->colour != NULL ? s->colour : colours[series % p->style->colours.count], p->d.ink);
}

static void find_range(struct plotting *p)
{
    const struct qu_chart_series *series = p->chart->series.at;
    bool log = p->chart->scale == QU_CHART_LOG;
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < p->chart->series.count; i++)
        for (int k = 0; k < series[i].points.count; k++) {
            double value = ((const struct qu_chart_point *)series[i].points.at)[k].value;
            low = fmin(low, value);
            high = fmax(high, value);
        }
    for (int i = 0; i < p->chart->ticks.count; i++) {
        low = fmin(low, ((const double *)p->chart->ticks.at)[i]);
        high = fmax(high, ((const double *)p->chart->ticks.at)[i]);
    }
    if (log) {
        low = pow(10, floor(log10(low) + 1e-9));
        high = fmax(high, low * 10);
    } else {
        low = fmin(low, 0);
        high = fmax(high, 0);
        if (low == high)
            high = 1;
    }
    p->low = low;
    p->high = high;
    p->tick_count = p->chart->axis == 1 ? 0 : qu_chart_make_ticks(p->chart, low, high, p->ticks);
    for (int i = 0; i < p->tick_count; i++)
        p->tick_labels[i] = qu_drawing_measure(
            &p->d, qu_chart_number(p->d.cursor->arena, p->chart, p->ticks[i], false),
            p->style->look.small_style, p->d.ink);
}

static qu_len y_of(const struct plotting *p, double value)
{
    double share = (value - p->low) / (p->high - p->low);
    if (p->chart->scale == QU_CHART_LOG) // all values are positive: chartdata.c has checked it
        // cppcheck-suppress invalidFunctionArg
        share = (log10(value) - log10(p->low)) / (log10(p->high) - log10(p->low));
    return p->area.y + p->area.h - (qu_len)lround(share * p->area.h);
}

/* The middle of a place on the x axis. A line has two places or more, in ascending order of their values. */
static qu_len x_of(const struct plotting *p, int place)
{
    const struct qu_chart_axis *axis = &p->axis;
    if (p->chart->type == QU_CHART_BAR)
        return p->area.x + (qu_len)((2 * (int64_t)place + 1) * p->area.w / (2 * (int64_t)axis->count));
    double first = axis->values[0], last = axis->values[axis->count - 1],
           share = (axis->values[place] - first) / (last - first);
    return p->area.x + (qu_len)lround(share * p->area.w);
}

/* Reserves room for the key, the numbers at the left and the names below; the rest is the plot. False if
 * there is no rest. */
static bool find_area(struct plotting *p)
{
    struct qu_drawing *d = &p->d;
    qu_len grid = d->cursor->context->layout->grid, left = grid / 4, gap = d->gap, up = 0, half_first = 0,
           half_last = 0;
    for (int i = 0; i < p->tick_count; i++)
        left = QU_MAX(left, p->tick_labels[i].width + gap * 2 + d->pen.width);
    for (int i = 0; i < p->axis.count; i++)
        up = QU_MAX(up, p->names[i].up);
    if (p->chart->type == QU_CHART_LINE) {
        half_first = p->names[0].width / 2;
        half_last = p->names[p->axis.count - 1].width / 2;
    }
    qu_len start = QU_MAX(left + grid * 4 / 10, half_first), end = d->width - QU_MAX(grid / 3, half_last);
    p->name_base = qu_drawing_baseline(d, p->rows - 1);
    struct qu_drawing_label value = qu_drawing_measure(d, "0", p->style->look.label_style, d->ink);
    qu_len over = value.up + value.down + gap * 3 +
                  qu_drawing_length(d, p->style->dot) / 2; /* room above the highest point for its label */
    qu_len top = grid * p->key_rows + over, foot = p->name_base - up - gap * 2;
    p->area = (struct qu_rect){start, top, end - start, foot - top};
    bool inside = p->area.w >= grid && p->area.h >= grid;
    for (int i = 0; i < p->axis.count && inside; i++)
        inside = x_of(p, i) - p->names[i].width / 2 >= 0 && x_of(p, i) + p->names[i].width / 2 <= d->width;
    return inside;
}

static qu_len axis_x(const struct plotting *p)
{
    return p->area.x - p->d.cursor->context->layout->grid * 4 / 10;
}

/* The line of a series as points for the pen. */
static int trace(const struct plotting *p, const struct qu_chart_series *series, struct qu_point *out)
{
    const struct qu_chart_point *points = series->points.at;
    int count = 0, n = p->axis.count;
    double *x = QU_NEW_ARRAY(p->d.cursor->arena, double, n * 3), *y = x + n, *slope = y + n;
    for (int i = 0; i < n; i++) /* sorted by their place on the axis */
        for (int k = 0; k < series->points.count; k++)
            if (qu_chart_axis_find(&p->axis, points[k].x) == i)
                x[count] = x_of(p, i), y[count++] = y_of(p, points[k].value);
    qu_chart_slopes(x, y, count, slope);
    int used = 0;
    for (int i = 0; i + 1 < count; i++) {
        double third = (x[i + 1] - x[i]) / 3;
        struct qu_point c[4] = {{(qu_len)x[i], (qu_len)y[i]},
                                {(qu_len)(x[i] + third), (qu_len)(y[i] + slope[i] * third)},
                                {(qu_len)(x[i + 1] - third), (qu_len)(y[i + 1] - slope[i + 1] * third)},
                                {(qu_len)x[i + 1], (qu_len)y[i + 1]}};
        qu_plot_bezier(c, PIECES, out + used);
        used += PIECES;
    }
    return count > 1 ? used + 1 : 0;
}

static struct qu_rect bar_of(const struct plotting *p, int place, int series, double value)
{
    qu_len band = p->area.w / p->axis.count, width = band * 64 / 100 / p->chart->series.count;
    qu_len x = x_of(p, place) - width * p->chart->series.count / 2 + width * series,
           inset = QU_MIN(width / 12, p->d.gap / 2);
    qu_len zero = p->chart->scale == QU_CHART_LOG ? p->area.y + p->area.h : y_of(p, 0), y = y_of(p, value);
    return (struct qu_rect){x + inset, QU_MIN(y, zero), width - 2 * inset, abs(y - zero)};
}

static void add_tag(struct plotting *p, const char *text, struct qu_colour colour, struct qu_point at,
                    bool leader)
{
    struct qu_drawing_label label = qu_drawing_measure(
        &p->d, text, leader ? p->style->look.note_style : p->style->look.label_style, colour);
    qu_vec_add(&p->tags, ((struct tag){.label = label,
                                       .anchor = at,
                                       .leader = leader,
                                       .above = p->chart->type == QU_CHART_BAR && !leader}));
}

static void collect_point(struct plotting *p, const struct qu_chart_point *point, int series, int place)
{
    bool bar = p->chart->type == QU_CHART_BAR;
    struct qu_colour colour = qu_colour_or(point->colour, bar ? p->d.ink : series_colour(p, series));
    struct qu_point at = {x_of(p, place), y_of(p, point->value)};
    qu_len r = qu_drawing_length(&p->d, p->style->dot) / 2;
    if (bar) {
        struct qu_rect rect = bar_of(p, place, series, point->value);
        qu_plot_add_box(&p->d.plot, rect);
        at = (struct qu_point){rect.x + rect.w / 2, point->value < 0 ? rect.y + rect.h : rect.y};
    } else {
        qu_plot_add_box(&p->d.plot, (struct qu_rect){at.x - r, at.y - r, 2 * r, 2 * r});
    }
    if (point->label != NULL || bar)
        add_tag(p,
                point->label != NULL ? point->label
                                     : qu_chart_number(p->d.cursor->arena, p->chart, point->value, false),
                colour, at, false);
    const struct qu_chart_remark *remarks = p->chart->annotations.at;
    for (int i = 0; i < p->chart->annotations.count && series == 0; i++)
        if (qu_chart_axis_find(&p->axis, remarks[i].at->text) == place)
            add_tag(p, remarks[i].text, qu_colour_or(remarks[i].colour, p->d.accent), at, true);
}

/* Collects what the pen will draw, because labels keep away from it, and the labels. */
static void collect(struct plotting *p)
{
    struct qu_drawing *d = &p->d;
    const struct qu_chart_series *series = p->chart->series.at;
    qu_plot_clear(&d->plot);
    qu_vec_clear(&p->tags);
    d->plot.area = (struct qu_rect){0, d->cursor->context->layout->grid * p->key_rows, d->width,
                                    d->cursor->context->layout->grid * (p->rows - p->key_rows)};
    struct qu_point corner[3] = {{axis_x(p), p->area.y - d->cursor->context->layout->grid / 3},
                                 {axis_x(p), p->area.y + p->area.h},
                                 {d->width, p->area.y + p->area.h}};
    qu_plot_add_stroke(&d->plot, corner, 3, d->fine.width * 2);
    for (int i = 0; i < p->axis.count; i++)
        qu_plot_add_box(&d->plot,
                        qu_drawing_box(&p->names[i], x_of(p, i) - p->names[i].width / 2, p->name_base));
    for (int i = 0; i < p->tick_count; i++)
        qu_plot_add_box(&d->plot, (struct qu_rect){0, y_of(p, p->ticks[i]) - p->tick_labels[i].up / 2,
                                                   axis_x(p), p->tick_labels[i].up});
    for (int i = 0; i < p->chart->series.count; i++) {
        struct qu_point *line = QU_NEW_ARRAY(d->cursor->arena, struct qu_point, p->axis.count * PIECES + 1);
        if (p->chart->type == QU_CHART_LINE)
            qu_plot_add_stroke(&d->plot, line, trace(p, &series[i], line), d->pen.width * 2);
        for (int k = 0; k < series[i].points.count; k++) {
            const struct qu_chart_point *point = &((const struct qu_chart_point *)series[i].points.at)[k];
            collect_point(p, point, i, qu_chart_axis_find(&p->axis, point->x));
        }
    }
}

enum { RINGS = 12, ACROSS = 5, CANDIDATES = RINGS * (ACROSS * 2 + 2) };

/* Possible places of a label around its anchor, the nearest first: above, beside, below. A remark begins
 * further away, so that its stroke is visible. */
static int candidates_of(const struct plotting *p, const struct tag *tag, struct qu_rect out[CANDIDATES])
{
    static const int order[ACROSS] = {100, 50, 75, 25, 0};
    qu_len w = tag->label.width, h = tag->label.up + tag->label.down,
           r = qu_drawing_length(&p->d, p->style->dot) / 2 + p->d.gap * 11 / 10;
    int count = 0;
    for (int ring = tag->leader ? 2 : 0; ring < RINGS; ring++) {
        qu_len reach = r + p->d.gap * ring * 3 / 2;
        for (int i = 0; i < ACROSS; i++) {
            int share = tag->above ? (i == 0 ? 50 : i == 1 ? 100 : order[i]) : order[i];
            out[count++] = (struct qu_rect){tag->anchor.x - w * share / 100, tag->anchor.y - reach - h, w, h};
        }
        if (tag->above)
            continue;
        out[count++] = (struct qu_rect){tag->anchor.x - reach - w, tag->anchor.y - h / 2, w, h};
        out[count++] = (struct qu_rect){tag->anchor.x + reach, tag->anchor.y - h / 2, w, h};
        for (int i = ACROSS - 1; i >= 0; i--)
            out[count++] = (struct qu_rect){tag->anchor.x - w * order[i] / 100, tag->anchor.y + reach, w, h};
    }
    return count;
}

static struct qu_point nearest_in(struct qu_rect box, struct qu_point to)
{
    return (struct qu_point){QU_CLAMP(to.x, box.x, box.x + box.w), QU_CLAMP(to.y, box.y, box.y + box.h)};
}

static bool far_off(const struct plotting *p, const struct tag *tag)
{
    struct qu_point near = nearest_in(tag->box, tag->anchor);
    return tag->leader || hypot(near.x - tag->anchor.x, near.y - tag->anchor.y) >
                              p->d.gap * 4.5 + qu_drawing_length(&p->d, p->style->dot) / 2.0;
}

/* Whether no leader crosses another label. */
static bool leaders_clear(const struct plotting *p)
{
    for (int i = 0; i < p->tags.count; i++) {
        if (!far_off(p, &p->tags.at[i]))
            continue;
        struct qu_point to = p->tags.at[i].anchor, from = nearest_in(p->tags.at[i].box, to);
        for (int k = 0; k < p->tags.count; k++)
            if (k != i && qu_plot_crosses(qu_rect_grow(p->tags.at[k].box, p->d.gap / 3), from, to))
                return false;
    }
    return true;
}

static bool place_tags(struct plotting *p)
{
    struct qu_arena *arena = p->d.cursor->arena;
    struct qu_plot_label *labels = QU_NEW_ARRAY(arena, struct qu_plot_label, p->tags.count);
    for (int i = 0; i < p->tags.count; i++) {
        struct qu_rect *candidates = QU_NEW_ARRAY(arena, struct qu_rect, CANDIDATES);
        labels[i] = (struct qu_plot_label){candidates, candidates_of(p, &p->tags.at[i], candidates), -1};
    }
    if (!qu_plot_place(&p->d.plot, labels, p->tags.count, p->d.gap))
        return false;
    for (int i = 0; i < p->tags.count; i++)
        p->tags.at[i].box = labels[i].candidates[labels[i].chosen];
    return leaders_clear(p);
}

/* Which names are shown so that they do not touch: all, every second, every third and so on. */
static int name_step(const struct plotting *p)
{
    for (int step = 1; step < p->axis.count; step++) {
        bool clear = true;
        for (int i = step; i < p->axis.count && clear; i += step)
            clear = x_of(p, i) - p->names[i].width / 2 >=
                    x_of(p, i - step) + p->names[i - step].width / 2 + p->d.gap;
        if (clear)
            return step;
    }
    return QU_MAX(p->axis.count, 1);
}

static void draw_axes(struct plotting *p)
{
    struct qu_drawing *d = &p->d;
    struct qu_path path = {0};
    qu_len grid = d->cursor->context->layout->grid, over = grid / 9, x = axis_x(p),
           foot = p->area.y + p->area.h, tick = grid / 10, head = grid / 6;
    struct qu_point top = {x, p->area.y - grid / 3}, right = {d->width, foot};
    qu_pen_line(&path, &d->fine, (struct qu_point){x, foot + over}, top, qu_drawing_seed(d));
    qu_pen_arrow_head(&path, &d->fine, (struct qu_point){x, foot}, top, head, qu_drawing_seed(d));
    qu_pen_line(&path, &d->fine, (struct qu_point){x - over, foot}, right, qu_drawing_seed(d));
    qu_pen_arrow_head(&path, &d->fine, (struct qu_point){x, foot}, right, head, qu_drawing_seed(d));
    if (p->chart->scale != QU_CHART_LOG && p->low < 0)
        qu_pen_line(&path, &d->fine, (struct qu_point){x, y_of(p, 0)},
                    (struct qu_point){p->area.x + p->area.w, y_of(p, 0)}, qu_drawing_seed(d));
    int step = name_step(p);
    for (int i = 0; i < p->axis.count; i += step) {
        if (p->chart->type == QU_CHART_LINE)
            qu_pen_line(&path, &d->fine, (struct qu_point){x_of(p, i), foot - tick / 2},
                        (struct qu_point){x_of(p, i), foot + tick}, qu_drawing_seed(d));
        qu_drawing_write(d, &p->names[i], x_of(p, i) - p->names[i].width / 2, p->name_base, true);
    }
    for (int i = 0; i < p->tick_count; i++) {
        qu_len y = y_of(p, p->ticks[i]);
        qu_pen_line(&path, &d->fine, (struct qu_point){x - tick, y}, (struct qu_point){x + tick / 2, y},
                    qu_drawing_seed(d));
        qu_drawing_write(d, &p->tick_labels[i], x - d->gap - tick - p->tick_labels[i].width,
                         y + p->tick_labels[i].up * 45 / 100, false);
    }
    qu_drawing_fill(d, &path, d->ink);
}

static void draw_bars(struct plotting *p, const struct qu_chart_series *series, int index)
{
    static const double angles[] = {-52, 48, -20, 80};
    struct qu_drawing *d = &p->d;
    for (int i = 0; i < series->points.count; i++) {
        const struct qu_chart_point *point = &((const struct qu_chart_point *)series->points.at)[i];
        struct qu_rect bar = bar_of(p, qu_chart_axis_find(&p->axis, point->x), index, point->value);
        struct qu_path path = {0};
        struct qu_pen thin = qu_pen_of(d->fine.width * 8 / 10);
        if (bar.h > d->pen.width * 2) {
            qu_pen_box(&path, &d->pen, bar, qu_drawing_seed(d));
            qu_pen_hatch(&path, &thin, qu_rect_grow(bar, -d->pen.width), angles[index % QU_COUNT(angles)],
                         d->cursor->context->layout->grid / 6, qu_drawing_seed(d));
        } else {
            qu_pen_line(&path, &d->pen, (struct qu_point){bar.x, bar.y},
                        (struct qu_point){bar.x + bar.w, bar.y}, qu_drawing_seed(d));
        }
        qu_drawing_fill(d, &path, qu_colour_or(point->colour, series_colour(p, index)));
    }
}

static void draw_line(struct plotting *p, const struct qu_chart_series *series, int index)
{
    struct qu_drawing *d = &p->d;
    struct qu_path path = {0};
    struct qu_point *line = QU_NEW_ARRAY(d->cursor->arena, struct qu_point, p->axis.count * PIECES + 1);
    int count = trace(p, series, line);
    struct qu_pen pen = d->pen;
    pen.wobble = pen.width / 4;
    if (series->dashed)
        qu_pen_dashes(&path, &pen, line, count, d->cursor->context->layout->grid / 4,
                      d->cursor->context->layout->grid / 7, qu_drawing_seed(d));
    else
        qu_pen_stroke(&path, &pen, line, count, qu_drawing_seed(d));
    qu_drawing_fill(d, &path, series_colour(p, index));
    for (int i = 0; i < series->points.count; i++) {
        const struct qu_chart_point *point = &((const struct qu_chart_point *)series->points.at)[i];
        struct qu_point at = {x_of(p, qu_chart_axis_find(&p->axis, point->x)), y_of(p, point->value)};
        qu_pen_dot(&path, at, qu_drawing_length(d, p->style->dot) / 2, qu_drawing_seed(d));
        qu_drawing_fill(d, &path, qu_colour_or(point->colour, series_colour(p, index)));
    }
}

static void draw_tags(struct plotting *p)
{
    struct qu_drawing *d = &p->d;
    qu_len clear = qu_drawing_length(d, p->style->dot) / 2 + d->gap / 2;
    for (int i = 0; i < p->tags.count; i++) {
        const struct tag *tag = &p->tags.at[i];
        qu_drawing_write_in(d, &tag->label, tag->box);
        if (!far_off(p, tag))
            continue;
        struct qu_path path = {0};
        struct qu_point line[2] = {nearest_in(qu_rect_grow(tag->box, d->gap / 3), tag->anchor), tag->anchor};
        qu_plot_trim(line, 2, 0, clear);
        qu_pen_line(&path, &d->fine, line[0], line[1], qu_drawing_seed(d));
        qu_drawing_fill(d, &path, tag->label.colour);
    }
}

/* The key: a stroke of each series and its name, in as many rows as needed. If `draw` is false it only counts
 * the rows. */
static int lay_key(struct plotting *p, bool draw)
{
    struct qu_drawing *d = &p->d;
    const struct qu_chart_series *series = p->chart->series.at;
    qu_len grid = d->cursor->context->layout->grid, x = 0, sample = grid * 7 / 10;
    int row = 0;
    for (int i = 0; i < p->chart->series.count; i++) {
        if (series[i].name == NULL)
            return 0;
        struct qu_drawing_label name = qu_drawing_measure(d, series[i].name, p->style->look.label_style,
                                                          series_colour(p, i));
        qu_len width = sample + d->gap * 2 + name.width;
        if (x > 0 && x + width > d->width)
            x = 0, row++;
        if (draw) {
            struct qu_path path = {0};
            qu_len base = qu_drawing_baseline(d, row), y = base - name.up / 3;
            struct qu_point line[2] = {{x, y}, {x + sample, y}};
            if (series[i].dashed)
                qu_pen_dashes(&path, &d->pen, line, 2, grid / 4, grid / 7, qu_drawing_seed(d));
            else
                qu_pen_line(&path, &d->pen, line[0], line[1], qu_drawing_seed(d));
            qu_drawing_fill(d, &path, series_colour(p, i));
            qu_drawing_write(d, &name, x + sample + d->gap * 2, base, true);
        }
        x += width + grid / 2;
    }
    return row + 1;
}

static bool lay_out(struct plotting *p)
{
    int wanted = p->d.options->height > 0 ? p->d.options->height : p->style->rows;
    p->key_rows = lay_key(p, false);
    wanted += p->d.options->height > 0 ? 0 : p->key_rows;
    for (p->rows = wanted; p->rows <= QU_MIN(wanted + GROW_MOST, p->d.most_rows); p->rows++) {
        if (!find_area(p))
            continue;
        collect(p);
        if (place_tags(p)) {
            if (p->d.options->height > 0 && p->rows > wanted)
                qu_drawing_error(&p->d, NULL, "the labels of this chart do not fit in %d rows; they need %d",
                                 wanted, p->rows);
            return !p->d.failed;
        }
    }
    qu_drawing_error(&p->d, "give it more width, or use shorter labels or fewer points",
                     "the labels of this chart do not fit in %.1f mm by %d rows", qu_len_to_mm(p->d.width),
                     p->rows - 1);
    return false;
}

static struct qu_spacing find_spacing(const struct qu_block *block)
{
    return qu_drawing_spacing(&((const struct qu_chart *)block->content)->options);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct qu_chart *chart = block->content;
    const struct chart_style *style = qu_layout_lookup_block(cursor->context->layout, "chart");
    struct plotting p = {.chart = chart, .style = style};
    if (!qu_drawing_open(&p.d, cursor, block, &chart->options, &style->look, chart->title))
        return;
    p.axis = qu_chart_make_axis(cursor->arena, chart);
    p.names = QU_NEW_ARRAY(cursor->arena, struct qu_drawing_label, p.axis.count);
    for (int i = 0; i < p.axis.count; i++)
        p.names[i] = qu_drawing_measure(&p.d, p.axis.names[i], style->look.small_style, p.d.ink);
    find_range(&p);
    bool fine = lay_out(&p);
    if (fine) {
        const struct qu_chart_series *series = chart->series.at;
        qu_drawing_begin(&p.d);
        lay_key(&p, true);
        draw_axes(&p);
        for (int i = 0; i < chart->series.count; i++)
            chart->type == QU_CHART_BAR ? draw_bars(&p, &series[i], i) : draw_line(&p, &series[i], i);
        draw_tags(&p);
        qu_drawing_close(&p.d, p.rows, qu_chart_alt(cursor->arena, chart));
    } else {
        qu_drawing_drop(&p.d);
    }
    qu_vec_finish(&p.tags);
}

const struct qu_block_type qu_block_chart = {.kind = {"chart", "lines or bars drawn from numbers",
                                                      sizeof(struct qu_chart), qu_chart_fields,
                                                      qu_chart_check},
                                             .style = {"chart", sizeof(struct chart_style), style_fields},
                                             .find_spacing = find_spacing,
                                             .runs_on = true,
                                             .set = set};
