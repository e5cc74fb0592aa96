/* test_testsheet.c - test_testsheet LAYOUTS FONTS: what stands where on the sheet that shows how a printer turns
 * paper, in mm from its upper left corner. */
#include "../../../src/pdf/lexer.h"
#include "../../../src/pdf/pdf.h"
#include "../../../src/pipeline/testsheet.h"

#include <math.h>
#include <tap.h>

struct stroke {
    double x0, y0, x1, y1;
};

/* What the content of a page draws. */
struct drawn {
    QU_VEC(struct stroke) strokes;
    QU_VEC(bool) seen; /* of each stroke: it was asked for */
    struct qu_buf texts, shapes;
};

static double mm(const struct qu_lexer *l, struct qu_token token)
{
    return qu_token_number(l, token) * 25.4 / 72;
}

/* Texts as "x,y " in whole millimetres, and shapes of the pen as
 * "number of points:sum of all coordinates ". */
static void read_content(const struct qu_buf *content, struct drawn *out)
{
    struct qu_lexer l = {.bytes = qu_buf_text(content), .length = content->length};
    QU_VEC(struct qu_token) operands = {0};
    double x = 0, y = 0, sum = 0;
    int points = 0;
    for (struct qu_token t = qu_lexer_next(&l); t.kind != QU_TOKEN_END; t = qu_lexer_next(&l)) {
        int count = operands.count;
        if (t.kind != QU_TOKEN_OPERATOR) {
            qu_vec_add(&operands, t);
            continue;
        }
        if (count >= 2 && (qu_token_is(&l, t, "m") || qu_token_is(&l, t, "l") || qu_token_is(&l, t, "c"))) {
            double to_x = mm(&l, operands.at[count - 2]), to_y = mm(&l, operands.at[count - 1]);
            if (qu_token_is(&l, t, "l"))
                qu_vec_add(&out->strokes, ((struct stroke){x, y, to_x, to_y}));
            x = to_x;
            y = to_y;
            sum += x + y;
            points++;
        } else if (count == 6 && qu_token_is(&l, t, "Tm")) {
            qu_buf_printf(&out->texts, "%.0f,%.0f ", mm(&l, operands.at[4]), mm(&l, operands.at[5]));
        }
        if (qu_token_is(&l, t, "f"))
            qu_buf_printf(&out->shapes, "%d:%.1f ", points, sum);
        if (qu_token_is(&l, t, "f") || qu_token_is(&l, t, "S"))
            sum = points = 0;
        qu_vec_clear(&operands);
    }
    qu_vec_finish(&operands);
    for (int i = 0; i < out->strokes.count; i++)
        qu_vec_add(&out->seen, false);
}

static void forget(struct drawn *d)
{
    qu_vec_finish(&d->strokes);
    qu_vec_finish(&d->seen);
    qu_buf_finish(&d->texts);
    qu_buf_finish(&d->shapes);
}

static bool same(double a, double b)
{
    return fabs(a - b) < 0.02;
}

/* Whether there is such a stroke, in one direction or the other. Each counts once. */
static bool find(struct drawn *d, double x0, double y0, double x1, double y1)
{
    for (int i = 0; i < d->strokes.count; i++) {
        const struct stroke *s = &d->strokes.at[i];
        bool there = same(s->x0, x0) && same(s->y0, y0) && same(s->x1, x1) && same(s->y1, y1),
             back = same(s->x0, x1) && same(s->y0, y1) && same(s->x1, x0) && same(s->y1, y0);
        if (!d->seen.at[i] && (there || back))
            return d->seen.at[i] = true;
    }
    return false;
}

/* A stroke across each of the first 20 millimetres from an edge; 8 mm long each fifth, else 4. */
static bool has_ruler(struct drawn *d, double x, double y, int dx, int dy)
{
    bool fine = true;
    for (int i = 0; i <= 20; i++) {
        double half = i % 5 == 0 ? 4 : 2, across = dy != 0 ? half : 0, along = dx != 0 ? half : 0;
        fine = find(d, x + i * dx - across, y + i * dy - along, x + i * dx + across, y + i * dy + along) &&
               fine;
    }
    return fine;
}

/* 10 mm in all directions, marked each millimetre. */
static bool has_cross(struct drawn *d, double x, double y)
{
    bool fine = find(d, x - 10, y, x + 10, y) && find(d, x, y - 10, x, y + 10);
    for (int i = -10; i <= 10; i++) {
        double half = i % 5 == 0 ? 1.6 : 0.8;
        fine = find(d, x + i, y - half, x + i, y + half) && find(d, x - half, y + i, x + half, y + i) && fine;
    }
    return fine;
}

/* 100 mm, marked each five. */
static bool has_scale(struct drawn *d, double x, double y)
{
    bool fine = find(d, x, y, x + 100, y);
    for (int i = 0; i <= 100; i += 5)
        fine = find(d, x + i, y, x + i, y - (i % 50 == 0 ? 4 : i % 10 == 0 ? 2.5 : 1.2)) && fine;
    return fine;
}

static void check_measures(struct tap *tap, struct drawn *d, double width, double height, bool front)
{
    tap_ok(tap, has_ruler(d, 0, height / 2, 1, 0), "a ruler from the left edge");
    tap_ok(tap, has_ruler(d, width, height / 2, -1, 0), "from the right");
    tap_ok(tap, has_ruler(d, width / 2, 0, 0, 1), "from the top");
    tap_ok(tap, has_ruler(d, width / 2, height, 0, -1), "from the foot");
    tap_ok(tap, has_cross(d, width / 2, height / 2), "a cross in the middle");
    if (front)
        tap_ok(tap, has_scale(d, 30, height - 36), "100 mm, if nothing is scaled");
    int other = 0;
    for (int i = 0; i < d->strokes.count; i++)
        other += !d->seen.at[i];
    tap_int(tap, other, 0, "other strokes");
}

/* On a sheet of 279.4 mm: numbers of rulers, steps and hints; what the hand varies is less than a millimetre. */
static const char front_texts[] =
    "4,115 273,115 145,6 145,212 30,42 30,56 38,56 30,70 38,70 86,70 30,78 38,78 30,85 38,86 57,85 106,85 "
    "38,97 38,134 30,186 162,162 204,162 162,167 177,167 183,167 162,178 174,178 215,178 ";
static const char back_texts[] =
    "4,115 273,115 145,6 145,212 121,70 100,82 121,82 149,82 170,82 157,146 178,134 130,134 ";

static void check_sheet(struct tap *tap, char **argv, double width, double height)
{
    const char *layouts[] = {argv[1], NULL}, *fonts[] = {argv[2], NULL};
    struct qu_testsheet sheet = {width, height, layouts, fonts};
    double wide = fmax(width, height), high = fmin(width, height);
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_buf bytes = {0};
    struct qu_pdf pdf;
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    tap_ok(tap, qu_testsheet_make(&sheet, &arena, &diag, &bytes) && diag.count == 0, "a sheet of %g x %g mm",
           width, height);
    if (qu_pdf_open(&pdf, bytes.data, bytes.length) && tap_ok(tap, pdf.page_count == 2, "has two pages"))
        for (int i = 0; i < 2; i++) {
            struct drawn drawn = {0};
            struct qu_buf content = {0};
            struct qu_obj box = qu_obj_get(qu_pdf_page(&pdf, i), "/MediaBox");
            tap_ok(tap,
                   same(qu_obj_real_at(box, 2) * 25.4 / 72, wide) &&
                       same(qu_obj_real_at(box, 3) * 25.4 / 72, high),
                   "the sheet lies");
            qu_page_content(qu_pdf_page(&pdf, i), &content);
            read_content(&content, &drawn);
            check_measures(tap, &drawn, wide, high, i == 0);
            tap_text(tap, qu_buf_text(&drawn.shapes),
                     i > 0        ? ""
                     : wide < 280 ? "181:47581.6 "
                                  : "181:49970.8 ",
                     "the small sheet that is turned");
            if (wide < 280)
                tap_text(tap, qu_buf_text(&drawn.texts), i == 0 ? front_texts : back_texts, "texts");
            qu_buf_finish(&content);
            forget(&drawn);
        }
    qu_pdf_close(&pdf);
    qu_buf_finish(&bytes);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    if (argc != 3)
        return 2;
    check_sheet(&tap, argv, 210, 297);
    check_sheet(&tap, argv, 279.4, 215.9);
    return tap_done(&tap);
}
