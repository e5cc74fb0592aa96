/* chartdata.h - the data of a chart: reads and checks what was written, and makes numbers and scales of it.
 * chart.c draws them. */
#pragma once

#include "drawing.h"

enum qu_chart_type { QU_CHART_LINE, QU_CHART_BAR };
enum qu_chart_scale { QU_CHART_LINEAR, QU_CHART_LOG };

struct qu_chart_point {
    const char *x, *label;
    struct qu_named_colour *colour;
    struct qu_yaml *y; /* as written; checked to be a number */
    double value;
};

struct qu_chart_series {
    const char *name;
    struct qu_named_colour *colour;
    struct qu_list points; /* struct qu_chart_point */
    bool dashed;
};

/* A remark joined to a point by a stroke. */
struct qu_chart_remark {
    struct qu_yaml *at; /* the x of a point */
    const char *text;
    struct qu_named_colour *colour;
};

struct qu_chart {
    const char *title;
    int type, scale, axis, numbers;
    const char *unit;
    struct qu_list points, series, ticks, annotations; /* chart_point, chart_series, double, chart_remark */
    struct qu_drawing_options options;
};

/* The places along the x axis, in order. Numbers ('22, 2024) stand at proportional distances, words at equal
 * ones. */
struct qu_chart_axis {
    const char **names;
    double *values;
    int count;
    bool numeric;
};

extern const struct qu_field qu_chart_fields[];

/* The `check` of the kind: numbers, points, places of annotations. `points` becomes the only series. */
void qu_chart_check(struct qu_binder *binder, struct qu_block *block, const char *path);
struct qu_chart_axis qu_chart_make_axis(struct qu_arena *arena, const struct qu_chart *chart);
/* Its place among the axis' names, or -1. */
int qu_chart_axis_find(const struct qu_chart_axis *axis, const char *name);
/* 5000 -> "5k" (or "5,000" in full), with the unit; in "$#" the number replaces "#". */
const char *qu_chart_number(struct qu_arena *arena, const struct qu_chart *chart, double value, bool full);
/* Three to six round values in [low, high], or the author's own ticks. Returns how many. */
enum { QU_CHART_TICKS = 24 };
int qu_chart_make_ticks(const struct qu_chart *chart, double low, double high, double ticks[QU_CHART_TICKS]);
/* "Line chart, rides/day: '22 5,000 (i joined); ..." */
const char *qu_chart_alt(struct qu_arena *arena, const struct qu_chart *chart);
/* Slopes of a monotone cubic through the points (Fritsch and Carlson 1980): a curve that never goes above or
 * below its data. */
void qu_chart_slopes(const double *x, const double *y, int count, double *slopes);
