/* test_chart.c - numbers, ticks, axes and curves of charts. */
#include "../../../src/block/chartdata.h"
#include "tap.h"

#include <math.h>

static struct qu_arena arena;

static void number(struct tap *tap, const char *unit, int numbers, double value, bool full, const char *want)
{
    struct qu_chart chart = {.unit = unit, .numbers = numbers};
    tap_text(tap, qu_chart_number(&arena, &chart, value, full), want, want);
}

static void test_numbers(struct tap *tap)
{
    number(tap, NULL, 0, 5000, false, "5k");
    number(tap, NULL, 0, 300000, false, "300k");
    number(tap, NULL, 0, 1250000, false, "1.25M");
    number(tap, NULL, 0, 999, false, "999");
    number(tap, NULL, 0, 0, false, "0");
    number(tap, NULL, 0, 0.45, false, "0.45");
    number(tap, NULL, 0, -12000, false, "\u221212k");
    number(tap, NULL, 1, 300000, false, "300,000");
    number(tap, NULL, 0, 1234567, true, "1,234,567");
    number(tap, "$#", 0, 126000, false, "$126k");
    number(tap, "%", 0, 62, false, "62%");
    number(tap, "ms", 0, 240, false, "240\u00a0ms");
}

static void ticks(struct tap *tap, struct qu_chart *chart, double low, double high, const char *want)
{
    double found[QU_CHART_TICKS];
    struct qu_buf text = {0};
    int count = qu_chart_make_ticks(chart, low, high, found);
    for (int i = 0; i < count; i++)
        qu_buf_printf(&text, "%s%g", i > 0 ? " " : "", found[i]);
    tap_text(tap, qu_buf_text(&text), want, "ticks");
    qu_buf_finish(&text);
}

static void test_ticks(struct tap *tap)
{
    double own[] = {1, 7};
    ticks(tap, &(struct qu_chart){0}, 0, 300000, "0 100000 200000 300000");
    ticks(tap, &(struct qu_chart){0}, 0, 62, "0 20 40 60");
    ticks(tap, &(struct qu_chart){0}, -3, 4, "-2 0 2 4");
    ticks(tap, &(struct qu_chart){.scale = QU_CHART_LOG}, 1000, 300000, "1000 10000 100000");
    ticks(tap, &(struct qu_chart){.ticks = {own, 2}}, 0, 10, "1 7");
}

/* Two series of three points. */
static struct qu_chart sample(struct qu_chart_series series[2], struct qu_chart_point points[6],
                              const char *const names[6])
{
    for (int i = 0; i < 6; i++)
        points[i] = (struct qu_chart_point){.x = names[i], .value = i};
    for (int i = 0; i < 2; i++)
        series[i] = (struct qu_chart_series){.name = i == 0 ? "one" : "two", .points = {&points[i * 3], 3}};
    return (struct qu_chart){.title = "rides", .series = {series, 2}};
}

static void test_axis(struct tap *tap)
{
    static const char *const years[6] = {"'22", "'24", "'26", "\u201923", "'24", "'26"}, *const words[6] = {
                                                                                             "b", "a", "c",
                                                                                             "c", "d", "a"};
    struct qu_chart_series series[2];
    struct qu_chart_point points[6];
    struct qu_chart chart = sample(series, points, years);
    struct qu_chart_axis axis = qu_chart_make_axis(&arena, &chart);
    tap_ok(tap, axis.numeric && axis.count == 4, "years are numbers, each once");
    tap_ok(tap, strcmp(axis.names[1], "\u201923") == 0 && axis.values[3] == 26, "in their order");
    chart = sample(series, points, words);
    axis = qu_chart_make_axis(&arena, &chart);
    tap_ok(tap, !axis.numeric && axis.count == 4 && strcmp(axis.names[0], "b") == 0 && axis.values[3] == 3,
           "words in the order of the file");
    tap_int(tap, qu_chart_axis_find(&axis, "d"), 3, "found");
    tap_int(tap, qu_chart_axis_find(&axis, "e"), -1, "not found");
    points[1].label = "peak";
    tap_text(tap, qu_chart_alt(&arena, &chart),
             "Line chart, rides: one: b 0; a 1 (peak); c 2. two: c 3; d 4; a 5.", "what a reader is told");
}

/* A curve that only rises where the data only rise. */
static void test_slopes(struct tap *tap)
{
    const double x[] = {0, 1, 2, 3, 5, 6}, y[] = {0, 1, 1, 50, 51, 20};
    double slope[6];
    qu_chart_slopes(x, y, 6, slope);
    int beyond = 0;
    for (int i = 0; i < 5; i++)
        for (int k = 0; k <= 20; k++) {
            double h = x[i + 1] - x[i], t = k / 20.0, a = 1 - t;
            double v = y[i] * a * a * a + 3 * (y[i] + slope[i] * h / 3) * a * a * t +
                       3 * (y[i + 1] - slope[i + 1] * h / 3) * a * t * t + y[i + 1] * t * t * t;
            beyond += v < fmin(y[i], y[i + 1]) - 1e-9 || v > fmax(y[i], y[i + 1]) + 1e-9;
        }
    tap_int(tap, beyond, 0, "points of the curve beyond their data");
    tap_ok(tap, slope[1] == 0 && slope[2] == 0, "level data, level curve");
}

int main(void)
{
    struct tap tap = {0};
    qu_arena_init(&arena);
    test_numbers(&tap);
    test_ticks(&tap);
    test_axis(&tap);
    test_slopes(&tap);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
