#include "chartdata.h"

#include "../model/schema.h"
#include "../model/value.h"

#include <math.h>
#include <string.h>

static const char *const types[] = {"line", "bar", NULL}, *const scales[] = {"linear", "log", NULL},
                         *const axes[] = {"ticks", "plain", NULL}, *const numbers[] = {"short", "full", NULL};

static const struct qu_field point_fields[] = {
    {"x", QU_FIELD_TEXT, offsetof(struct qu_chart_point, x), QU_REQUIRED | QU_NOT_EMPTY,
     "its place on the x axis: a number, a year such as '22, or a word", .example = "2021"},
    {"y", QU_FIELD_NODE, offsetof(struct qu_chart_point, y), QU_REQUIRED, "its value, a number",
     .example = "5000"},
    {"label", QU_FIELD_TEXT, offsetof(struct qu_chart_point, label), 0, "what is written beside it"},
    {"colour", QU_FIELD_COLOUR, offsetof(struct qu_chart_point, colour), 0, "of its dot and label"},
    {0}};

static const struct qu_field series_fields[] = {
    {"name", QU_FIELD_TEXT, offsetof(struct qu_chart_series, name), QU_REQUIRED | QU_NOT_EMPTY,
     "for the key above the chart", .example = "visits"},
    {"points", QU_FIELD_LIST, offsetof(struct qu_chart_series, points), QU_REQUIRED | QU_NOT_EMPTY,
     "as above", .element = QU_FIELD_STRUCT, .fields = point_fields, .size = sizeof(struct qu_chart_point),
     .example = "[{x: 2021, y: 40}, {x: 2022, y: 55}]"},
    {"colour", QU_FIELD_COLOUR, offsetof(struct qu_chart_series, colour), 0,
     "default: the layout's, in turn"},
    {"dashed", QU_FIELD_BOOL, offsetof(struct qu_chart_series, dashed), 0, "a dashed line"},
    {0}};

static const struct qu_field remark_fields[] = {
    {"at", QU_FIELD_NODE, offsetof(struct qu_chart_remark, at), QU_REQUIRED, "the x of a point",
     .example = "2021"},
    {"text", QU_FIELD_TEXT, offsetof(struct qu_chart_remark, text), QU_REQUIRED | QU_NOT_EMPTY,
     "the text of the remark", .example = "the move"},
    {"colour", QU_FIELD_COLOUR, offsetof(struct qu_chart_remark, colour), 0, "default: what stands out"},
    {0}};

const struct qu_field qu_chart_fields[] = {
    {"chart", QU_FIELD_TEXT, offsetof(struct qu_chart, title), 0, "its title",
     .example = "chart: rides a day"},
    {"type", QU_FIELD_ENUM, offsetof(struct qu_chart, type), 0, "a curve (default) or bars", .words = types},
    {"points", QU_FIELD_LIST, offsetof(struct qu_chart, points), 0, "of the only series",
     .element = QU_FIELD_STRUCT, .fields = point_fields, .size = sizeof(struct qu_chart_point),
     .example = "[{x: \"'22\", y: 5000}, {x: \"'26\", y: 300000}]"},
    {"series", QU_FIELD_LIST, offsetof(struct qu_chart, series), 0,
     "instead of points: several, each with its name", .element = QU_FIELD_STRUCT, .fields = series_fields,
     .size = sizeof(struct qu_chart_series)},
    {"scale", QU_FIELD_ENUM, offsetof(struct qu_chart, scale), 0, "of the y axis", .words = scales},
    {"axis", QU_FIELD_ENUM, offsetof(struct qu_chart, axis), 0,
     "the y axis with ticks and numbers, or a plain line", .words = axes},
    {"ticks", QU_FIELD_LIST, offsetof(struct qu_chart, ticks), 0,
     "numbers on the y axis instead of those quire finds", .element = QU_FIELD_NUMBER,
     .size = sizeof(double)},
    {"numbers", QU_FIELD_ENUM, offsetof(struct qu_chart, numbers), 0, "short: 5k, 1.2M; full: 5,000",
     .words = numbers},
    {"unit", QU_FIELD_TEXT, offsetof(struct qu_chart, unit), 0,
     "the unit of a number: ms, %, or $# where the sign goes before it"},
    {"annotations", QU_FIELD_LIST, offsetof(struct qu_chart, annotations), 0,
     "remarks, joined to their points by a stroke", .element = QU_FIELD_STRUCT, .fields = remark_fields,
     .size = sizeof(struct qu_chart_remark)},
    QU_DRAWING_FIELDS(struct qu_chart, options),
    {0}};

static void check_points(struct qu_binder *binder, const struct qu_chart *chart, const struct qu_list *list,
                         const char *path)
{
    struct qu_chart_point *points = list->at;
    for (int i = 0; i < list->count; i++) {
        struct qu_chart_point *p = &points[i];
        const char *at = qu_path_key(binder->arena, qu_path_index(binder->arena, path, i), "y");
        if (p->y == NULL)
            continue; /* a missing value has been reported */
        if (p->y->kind != QU_YAML_SCALAR || !qu_value_number(p->y->text, &p->value) || !isfinite(p->value) ||
            fabs(p->value) > 1e15)
            qu_bind_error(binder, QU_DIAG_DATA_BAD, p->y->src, at,
                          "digits, with a point for decimals and no unit: 5000 or 0.45",
                          "the value of \"%.*s\" is no number that can be drawn", QU_CUT(p->x, 40));
        else if (chart->scale == QU_CHART_LOG && p->value <= 0)
            qu_bind_error(
                binder, QU_DIAG_DATA_BAD, p->y->src, at,
                "a logarithmic scale shows numbers above 0: remove `scale: log`, or remove the point",
                "%g cannot be shown on a logarithmic scale", p->value);
        for (int k = 0; k < i; k++)
            if (strcmp(points[k].x, p->x) == 0) {
                qu_bind_error(binder, QU_DIAG_DATA_BAD, p->y->src, at,
                              "one value for each x; a second line is a second series",
                              "\"%.*s\" has a value already", QU_CUT(p->x, 40));
                break;
            }
    }
}

static bool known_x(const struct qu_chart *chart, const char *name)
{
    const struct qu_chart_series *series = chart->series.at;
    for (int i = 0; i < chart->series.count; i++)
        for (int k = 0; k < series[i].points.count; k++)
            if (strcmp(((const struct qu_chart_point *)series[i].points.at)[k].x, name) == 0)
                return true;
    return false;
}

static void check_annotations(struct qu_binder *binder, const struct qu_chart *chart, const char *path)
{
    const struct qu_chart_remark *remarks = chart->annotations.at;
    for (int i = 0; i < chart->annotations.count; i++) {
        const struct qu_yaml *at = remarks[i].at;
        if (at != NULL && (at->kind != QU_YAML_SCALAR || !known_x(chart, at->text)))
            qu_bind_error(
                binder, QU_DIAG_DATA_BAD, at->src,
                qu_path_key(binder->arena,
                            qu_path_index(binder->arena, qu_path_key(binder->arena, path, "annotations"), i),
                            "at"),
                "an annotation needs the x of one of the points", "no point has the x \"%.*s\"",
                QU_CUT(at->kind == QU_YAML_SCALAR ? at->text : "", 40));
    }
}

static void check_series(struct qu_binder *binder, const struct qu_chart *chart, const struct qu_block *block,
                         const char *path, bool single)
{
    const struct qu_chart_series *series = chart->series.at;
    const char *list = qu_path_key(binder->arena, path, single ? "points" : "series");
    for (int i = 0; i < chart->series.count; i++) {
        const char *at = single ? list
                                : qu_path_key(binder->arena, qu_path_index(binder->arena, list, i), "points");
        check_points(binder, chart, &series[i].points, at);
        if (series[i].points.count == 0)
            qu_bind_error(binder, QU_DIAG_DATA_BAD, block->src, at,
                          "for example: points: [{x: \"'22\", y: 5000}, {x: \"'26\", y: 300000}]",
                          "a chart without points");
        else if (series[i].points.count == 1 && chart->type == QU_CHART_LINE)
            qu_bind_error(binder, QU_DIAG_DATA_BAD, block->src, at, "`type: bar` can show a single value",
                          "a line needs two points, and this has one");
    }
}

void qu_chart_check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    struct qu_chart *chart = block->content;
    const double *ticks = chart->ticks.at;
    bool single = chart->series.count == 0;
    if (!single && chart->points.count > 0) {
        qu_bind_error(binder, QU_DIAG_KEY_CONFLICT, block->src, path,
                      "move the points into a series of their own",
                      "a chart has points or series, and this one has both");
        return;
    }
    if (single) {
        struct qu_chart_series *only = QU_NEW(binder->arena, struct qu_chart_series);
        only->points = chart->points;
        chart->series = (struct qu_list){only, 1};
    }
    check_series(binder, chart, block, path, single);
    check_annotations(binder, chart, path);
    for (int i = 0; i < chart->ticks.count; i++)
        if (!isfinite(ticks[i]) || (chart->scale == QU_CHART_LOG && ticks[i] <= 0))
            qu_bind_error(binder, QU_DIAG_DATA_BAD, block->src,
                          qu_path_index(binder->arena, qu_path_key(binder->arena, path, "ticks"), i), NULL,
                          "a tick at %g lies outside this scale", ticks[i]);
    if (chart->ticks.count > QU_CHART_TICKS)
        qu_bind_error(binder, QU_DIAG_DATA_BAD, block->src, qu_path_key(binder->arena, path, "ticks"), NULL,
                      "%d ticks are more than %d", chart->ticks.count, QU_CHART_TICKS);
}

/* "'22", "’22", "2022", "3.5". */
static bool place_value(const char *name, double *out)
{
    if (name[0] == '\'')
        name++;
    else if (strncmp(name, "\u2019", 3) == 0)
        name += 3;
    return qu_value_number(name, out) && isfinite(*out);
}

int qu_chart_axis_find(const struct qu_chart_axis *axis, const char *name)
{
    for (int i = 0; i < axis->count; i++)
        if (strcmp(axis->names[i], name) == 0)
            return i;
    return -1;
}

static void sort_axis(struct qu_chart_axis *axis)
{
    for (int i = 1; i < axis->count; i++)
        for (int k = i; k > 0 && axis->values[k] < axis->values[k - 1]; k--) {
            const char *name = axis->names[k];
            double value = axis->values[k];
            axis->names[k] = axis->names[k - 1], axis->values[k] = axis->values[k - 1];
            axis->names[k - 1] = name, axis->values[k - 1] = value;
        }
}

struct qu_chart_axis qu_chart_make_axis(struct qu_arena *arena, const struct qu_chart *chart)
{
    const struct qu_chart_series *series = chart->series.at;
    int most = 0;
    for (int i = 0; i < chart->series.count; i++)
        most += series[i].points.count;
    struct qu_chart_axis axis = {QU_NEW_ARRAY(arena, const char *, most), QU_NEW_ARRAY(arena, double, most),
                                 0, chart->type == QU_CHART_LINE};
    for (int i = 0; i < chart->series.count; i++)
        for (int k = 0; k < series[i].points.count; k++) {
            const char *name = ((const struct qu_chart_point *)series[i].points.at)[k].x;
            if (qu_chart_axis_find(&axis, name) >= 0)
                continue;
            axis.numeric &= place_value(name, &axis.values[axis.count]);
            axis.names[axis.count++] = name;
        }
    if (axis.numeric)
        sort_axis(&axis);
    for (int i = 1; i < axis.count; i++)
        axis.numeric &= axis.values[i] > axis.values[i - 1];
    for (int i = 0; i < axis.count && !axis.numeric; i++)
        axis.values[i] = i;
    return axis;
}

/* Writes the number with groups of three digits, and with up to two decimals. */
static void group_digits(double value, struct qu_buf *out)
{
    char digits[64];
    snprintf(digits, sizeof digits, "%.2f", fabs(value));
    char *point = strchr(digits, '.'), *end = digits + strlen(digits);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        end[-1] = '\0';
    if (value < 0)
        qu_buf_add_text(out, "\u2212");
    for (const char *c = digits; *c != '\0'; c++) {
        qu_buf_add_char(out, *c);
        if (c + 1 < point && (point - c - 1) % 3 == 0)
            qu_buf_add_char(out, ',');
    }
}

static void short_number(double value, struct qu_buf *out)
{
    static const struct {
        double size;
        const char *sign;
    } steps[] = {{1e12, "T"}, {1e9, "B"}, {1e6, "M"}, {1e3, "k"}, {1, ""}};
    int i = 0;
    while (i < QU_COUNT(steps) - 1 && fabs(value) < steps[i].size)
        i++;
    group_digits(value / steps[i].size, out);
    qu_buf_add_text(out, steps[i].sign);
}

const char *qu_chart_number(struct qu_arena *arena, const struct qu_chart *chart, double value, bool full)
{
    struct qu_buf out = {0};
    const char *unit = chart->unit != NULL ? chart->unit : "", *place = strchr(unit, '#');
    if (place != NULL)
        qu_buf_add(&out, unit, (size_t)(place - unit));
    if (full || chart->numbers == 1)
        group_digits(value, &out);
    else
        short_number(value, &out);
    if (place == NULL && unit[0] != '\0' && unit[0] != '%')
        qu_buf_add_text(&out, "\u00a0");
    qu_buf_add_text(&out, place != NULL ? place + 1 : unit);
    const char *text = qu_arena_strdup(arena, qu_buf_text(&out));
    qu_buf_finish(&out);
    return text;
}

/* The next round step: 1, 2 or 5 times a power of ten. */
static double round_step(double rough)
{
    double power = pow(10, floor(log10(rough))), share = rough / power;
    return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
}

int qu_chart_make_ticks(const struct qu_chart *chart, double low, double high, double ticks[QU_CHART_TICKS])
{
    int count = 0;
    if (chart->ticks.count > 0) {
        memcpy(ticks, chart->ticks.at, sizeof(double) * (size_t)chart->ticks.count);
        return chart->ticks.count;
    }
    if (chart->scale == QU_CHART_LOG) {
        int power = (int)ceil(log10(low) - 1e-9);
        for (; pow(10, power) <= high * 1.0001 && count < QU_CHART_TICKS; power++)
            ticks[count++] = pow(10, power);
        return count;
    }
    double step = round_step((high - low) / 4.5), first = ceil(low / step - 1e-9);
    for (; (first + count) * step <= high * 1.0001 && count < QU_CHART_TICKS; count++)
        ticks[count] = (first + count) * step + 0.0; /* so that -0 becomes 0 */
    return count;
}

const char *qu_chart_alt(struct qu_arena *arena, const struct qu_chart *chart)
{
    struct qu_buf out = {0};
    const struct qu_chart_series *series = chart->series.at;
    qu_buf_add_text(&out, chart->type == QU_CHART_BAR ? "Bar chart" : "Line chart");
    if (chart->title != NULL && chart->title[0] != '\0')
        qu_buf_printf(&out, ", %s", chart->title);
    for (int i = 0; i < chart->series.count; i++) {
        qu_buf_add_text(&out, i == 0 ? ": " : ". ");
        if (series[i].name != NULL)
            qu_buf_printf(&out, "%s: ", series[i].name);
        for (int k = 0; k < series[i].points.count; k++) {
            const struct qu_chart_point *p = &((const struct qu_chart_point *)series[i].points.at)[k];
            qu_buf_printf(&out, "%s%s %s", k > 0 ? "; " : "", p->x,
                          qu_chart_number(arena, chart, p->value, true));
            if (p->label != NULL)
                qu_buf_printf(&out, " (%s)", p->label);
        }
    }
    for (int i = 0; i < chart->annotations.count; i++) {
        const struct qu_chart_remark *r = &((const struct qu_chart_remark *)chart->annotations.at)[i];
        qu_buf_printf(&out, ". At %s: %s", r->at->text, r->text);
    }
    qu_buf_add_char(&out, '.');
    const char *text = qu_arena_strdup(arena, qu_buf_text(&out));
    qu_buf_finish(&out);
    return text;
}

void qu_chart_slopes(const double *x, const double *y, int count, double *slopes)
{
    for (int i = 0; i < count; i++) {
        double before = i > 0 ? (y[i] - y[i - 1]) / (x[i] - x[i - 1]) : 0,
               after = i + 1 < count ? (y[i + 1] - y[i]) / (x[i + 1] - x[i]) : 0;
        if (i == 0 || i == count - 1)
            slopes[i] = i == 0 ? after * 0.6 : before * 0.6; /* flatter at both ends, as drawn by hand */
        else
            slopes[i] = before * after <= 0 ? 0 : (before + after) / 2;
    }
    for (int i = 0; i + 1 < count; i++) {
        double rise = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        double a = rise != 0 ? slopes[i] / rise : 0, b = rise != 0 ? slopes[i + 1] / rise : 0,
               size = a * a + b * b;
        if (rise == 0) {
            slopes[i] = slopes[i + 1] = 0;
        } else if (size > 9) {
            slopes[i] = 3 * a / sqrt(size) * rise;
            slopes[i + 1] = 3 * b / sqrt(size) * rise;
        }
    }
}
