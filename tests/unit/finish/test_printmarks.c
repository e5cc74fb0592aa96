/* test_printmarks.c - crop and fold marks: where each line begins and ends, and what happens without room. */
#include "../../../src/finish/printmarks.h"

#include <math.h>
#include <stdlib.h>
#include <tap.h>

enum { MOST = 24 };

struct line {
    double x0, y0, x1, y1;
};

struct drawn {
    struct line at[MOST];
    int count;
    bool all, artifact, dashed, closed;
};

static double mm(double length)
{
    return length * 72 / 25.4;
}

static struct drawn draw(const struct qu_printmarks *marks)
{
    struct drawn d = {0};
    struct qu_buf content = {0};
    d.all = qu_printmarks_draw(marks, &content);
    const char *text = qu_buf_text(&content);
    d.artifact = strncmp(text, "/Artifact << /Type /Page >> BDC\nq 0 0 0 RG 0.35 w 0 J\n", 54) == 0;
    d.dashed = strstr(text, "[3 2] 0 d\n") != NULL;
    d.closed = strcmp(text + content.length - 6, "Q\nEMC\n") == 0;
    for (const char *s = text; (s = strchr(s, '\n')) != NULL && d.count < MOST; s++) {
        struct line *l = &d.at[d.count];
        d.count += sscanf(s, "\n%lf %lf m %lf %lf l S", &l->x0, &l->y0, &l->x1, &l->y1) == 4;
    }
    qu_buf_finish(&content);
    return d;
}

static bool has(const struct drawn *d, double x0, double y0, double x1, double y1)
{
    for (int i = 0; i < d->count; i++)
        if (fabs(d->at[i].x0 - x0) + fabs(d->at[i].y0 - y0) + fabs(d->at[i].x1 - x1) +
                fabs(d->at[i].y1 - y1) <
            0.01)
            return true;
    return false;
}

/* A trimmed page of 200 x 300 pt, so many millimetres of paper around it on each side. */
static struct qu_printmarks around(double paper, double bleed)
{
    double room = mm(paper);
    return (struct qu_printmarks){.trim = {100, 100, 300, 400},
                                  .paper = {100 - room, 100 - room, 300 + room, 400 + room},
                                  .bleed = mm(bleed)};
}

static void test_crop(struct tap *tap)
{
    struct qu_printmarks marks = around(20, 3);
    double from = mm(4), to = mm(9); /* beyond the bleed of 3 mm and a gap of 1 mm, 5 mm long */
    marks.crop = true;
    struct drawn d = draw(&marks);
    tap_ok(tap, d.all && d.artifact && d.closed && !d.dashed, "crop marks are an artifact, black, 0.35 pt");
    tap_int(tap, d.count, 8, "two at each corner");
    for (int corner = 0; corner < 4; corner++) {
        bool right = corner % 2 == 1, upper = corner / 2 == 1;
        double x = right ? 300 : 100, y = upper ? 400 : 100, across = right ? 1 : -1, along = upper ? 1 : -1;
        tap_ok(tap,
               has(&d, x + across * from, y, x + across * to, y) &&
                   has(&d, x, y + along * from, x, y + along * to),
               "%s %s: from 4 to 9 mm outside, at its two edges", upper ? "upper" : "lower",
               right ? "right" : "left");
    }
}

static void test_folds(struct tap *tap)
{
    const double folds[] = {180, 220};
    struct qu_printmarks marks = around(20, 0);
    marks.folds = folds;
    marks.fold_count = 2;
    struct drawn d = draw(&marks);
    tap_ok(tap, d.all && d.dashed && d.count == 4, "a fold has two dashed marks");
    for (int i = 0; i < 2; i++)
        tap_ok(tap,
               has(&d, folds[i], 100 - mm(1), folds[i], 100 - mm(6)) &&
                   has(&d, folds[i], 400 + mm(1), folds[i], 400 + mm(6)),
               "at %.0f, above and below", folds[i]);
}

/* Marks become shorter where paper ends, and are left out below a third of their length. */
static void test_room(struct tap *tap)
{
    static const struct {
        double paper;
        int count;
        double length;
    } cases[] = {{6, 8, 5}, {5.5, 8, 4.5}, {2.7, 8, 1.7}, {2.6, 0, 0}, {1, 0, 0}, {0, 0, 0}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_printmarks marks = around(cases[i].paper, 0);
        marks.crop = true;
        struct drawn d = draw(&marks);
        tap_ok(tap,
               d.count == cases[i].count && d.all == (d.count > 0) &&
                   (d.count == 0 || has(&d, 100 - mm(1), 100, 100 - mm(1 + cases[i].length), 100)),
               "%.1f mm of paper: %d marks of %.1f mm", cases[i].paper, d.count, cases[i].length);
    }
    for (int side = 0; side < 4; side++) {
        struct qu_printmarks marks = around(20, 0);
        double *edges[] = {&marks.paper.left, &marks.paper.bottom, &marks.paper.right, &marks.paper.top};
        const double trim[] = {100, 100, 300, 400};
        *edges[side] = trim[side];
        marks.crop = true;
        struct drawn d = draw(&marks);
        tap_ok(tap, !d.all && d.count == 6, "no paper at one side: its two marks are left out");
    }
}

int main(void)
{
    struct tap tap = {0};
    test_crop(&tap);
    test_folds(&tap);
    test_room(&tap);
    return tap_done(&tap);
}
