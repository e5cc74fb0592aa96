/* test_handfont FONT.ttf: the letters of a built font, seen through HarfBuzz: coverage, forms that truly
 * differ, calt, metrics. */
#include "tap.h"

#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <stdlib.h>

#define GRID 40
#define LEAST_DIFFERENCE 30 /* per mille of the ink; a copy that is only moved or scaled comes to about 5 */
#define MAX_GLYPHS 64

/* A glyph's outline as points, curves flattened; breaks between contours are kept apart by `start`. */
struct outline {
    double x[4000], y[4000];
    bool start[4000];
    int n;
};

static void put(struct outline *o, double x, double y, bool start)
{
    if (o->n < 4000) {
        o->x[o->n] = x;
        o->y[o->n] = y;
        o->start[o->n++] = start;
    }
}

static void move_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *user)
{
    put(data, x, y, true);
}

static void line_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float x, float y, void *user)
{
    put(data, x, y, false);
}

static void quadratic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *st, float cx, float cy, float x,
                         float y, void *user)
{
    for (int i = 1; i <= 6; i++) {
        double t = i / 6.0, u = 1 - t;
        put(data, u * u * st->current_x + 2 * u * t * cx + t * t * x,
            u * u * st->current_y + 2 * u * t * cy + t * t * y, false);
    }
}

static struct outline *outline_of(hb_font_t *font, hb_codepoint_t glyph)
{
    struct outline *o = calloc(1, sizeof *o);
    hb_draw_funcs_t *f = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(f, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(f, line_to, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(f, quadratic_to, NULL, NULL);
    hb_font_get_glyph_shape(font, glyph, f, o);
    hb_draw_funcs_destroy(f);
    return o;
}

static int winding(const struct outline *o, double x, double y)
{
    int w = 0, first = 0;
    for (int i = 0; i < o->n; i++) {
        if (o->start[i])
            first = i;
        int j = i + 1 < o->n && !o->start[i + 1] ? i + 1 : first;
        if ((o->y[i] > y) != (o->y[j] > y) &&
            x < o->x[i] + (y - o->y[i]) / (o->y[j] - o->y[i]) * (o->x[j] - o->x[i]))
            w += o->y[j] > o->y[i] ? 1 : -1;
    }
    return w;
}

/* The glyph as a little picture of its box, so that moving and scaling do not count as a difference. */
static void picture(const struct outline *o, bool out[GRID * GRID])
{
    double x0 = 1e9, x1 = -1e9, y0 = 1e9, y1 = -1e9;
    for (int i = 0; i < o->n; i++) {
        x0 = fmin(x0, o->x[i]);
        x1 = fmax(x1, o->x[i]);
        y0 = fmin(y0, o->y[i]);
        y1 = fmax(y1, o->y[i]);
    }
    for (int i = 0; i < GRID * GRID; i++)
        out[i] = winding(o, x0 + (i % GRID + 0.5) / GRID * (x1 - x0),
                         y0 + (i / GRID + 0.5) / GRID * (y1 - y0)) != 0;
}

/* Part of the ink (in per mille) in which two glyphs differ when their boxes are made equal. */
static int difference(hb_font_t *font, hb_codepoint_t a, hb_codepoint_t b)
{
    bool p[GRID * GRID], q[GRID * GRID];
    struct outline *x = outline_of(font, a), *y = outline_of(font, b);
    int ink = 1, differ = 0;
    picture(x, p);
    picture(y, q);
    for (int i = 0; i < GRID * GRID; i++) {
        ink += p[i] || q[i];
        differ += p[i] != q[i];
    }
    free(x);
    free(y);
    return differ * 1000 / ink;
}

static unsigned forms(hb_face_t *face, hb_codepoint_t glyph, hb_codepoint_t out[8])
{
    unsigned n = 7;
    hb_ot_layout_lookup_get_glyph_alternates(face, 0, glyph, 0, &n, out + 1);
    out[0] = glyph;
    return n + 1;
}

static hb_codepoint_t glyph_of(hb_font_t *font, hb_codepoint_t u)
{
    hb_codepoint_t g = 0;
    hb_font_get_nominal_glyph(font, u, &g);
    return g;
}

static void test_forms(struct tap *tap, hb_font_t *font, hb_face_t *face, unsigned from, unsigned to,
                       unsigned least)
{
    for (unsigned u = from; u <= to; u++) {
        hb_codepoint_t g[8];
        unsigned n = forms(face, glyph_of(font, u), g);
        int nearest = 1000;
        for (unsigned i = 0; i < n; i++)
            for (unsigned j = 0; j < i; j++) {
                int d = difference(font, g[i], g[j]);
                nearest = d < nearest ? d : nearest;
            }
        tap_ok(tap, n >= least && nearest >= LEAST_DIFFERENCE,
               "%c has %u forms, the two most alike differ in %d of 1000 parts", (int)u, n, nearest);
    }
}

static int shape(hb_font_t *font, const char *text, hb_codepoint_t glyph[MAX_GLYPHS],
                 unsigned cluster[MAX_GLYPHS])
{
    unsigned n;
    hb_buffer_t *b = hb_buffer_create();
    hb_buffer_add_utf8(b, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(b);
    hb_shape(font, b, NULL, 0);
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
    for (unsigned i = 0; i < n && i < MAX_GLYPHS; i++) {
        glyph[i] = info[i].codepoint;
        cluster[i] = info[i].cluster;
    }
    hb_buffer_destroy(b);
    return (int)n;
}

static void test_no_repeat(struct tap *tap, hb_font_t *font, const char *text)
{
    hb_codepoint_t g[MAX_GLYPHS];
    unsigned c[MAX_GLYPHS], same = 0;
    int n = shape(font, text, g, c);
    for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n && j < i + 8; j++)
            same += g[i] == g[j] && text[c[i]] != ' ' && text[c[i]] == text[c[j]];
    tap_int(tap, same, 0, text);
    tap_int(tap, n, (long)strlen(text), "one glyph a letter");
}

/* The same form of the same letter within seven letters, in running text: seldom. */
static void test_seldom(struct tap *tap, hb_font_t *font)
{
    static const char *const lines[] = {"the platform now runs on two clouds with routing and client",
                                        "a small stubborn service written in Haskell by people",
                                        "every number here is measured off real production graphs",
                                        "letters people sent me when the work was done at last"};
    int same = 0, all = 0;
    for (size_t k = 0; k < 4; k++) {
        hb_codepoint_t g[MAX_GLYPHS];
        unsigned c[MAX_GLYPHS];
        int n = shape(font, lines[k], g, c);
        for (int i = 0; i < n; i++)
            for (int j = i + 1; j < n && j < i + 8; j++)
                same += g[i] == g[j] && lines[k][c[i]] != ' ';
        all += n;
    }
    tap_ok(tap, same * 100 <= all * 6, "calt: %d of %d letters repeat a form within seven", same, all);
}

static void test_metrics(struct tap *tap, hb_font_t *font)
{
    hb_font_extents_t ext;
    hb_font_get_h_extents(font, &ext);
    int clipped = 0, empty = 0;
    for (unsigned u = 0x21; u < 0x180; u++) {
        hb_glyph_extents_t e;
        hb_codepoint_t g = glyph_of(font, u);
        if (u >= 0x7f && u <= 0xa0)
            continue;
        if (!g || !hb_font_get_glyph_extents(font, g, &e) || !e.height ||
            hb_font_get_glyph_h_advance(font, g) <= 0)
            empty++;
        else if (e.y_bearing > ext.ascender || e.y_bearing + e.height < ext.descender)
            clipped++;
    }
    tap_int(tap, empty, 0, "letters without ink or advance");
    tap_int(tap, clipped, 0, "letters that reach out of the line");
}

static void test_features(struct tap *tap, hb_face_t *face)
{
    hb_tag_t tag[16];
    unsigned n = 16, calt = 0, liga = 0;
    hb_ot_layout_table_get_feature_tags(face, HB_OT_TAG_GSUB, 0, &n, tag);
    for (unsigned i = 0; i < n; i++) {
        calt += tag[i] == HB_TAG('c', 'a', 'l', 't');
        liga += tag[i] == HB_TAG('l', 'i', 'g', 'a') || tag[i] == HB_TAG('d', 'l', 'i', 'g');
    }
    tap_int(tap, calt, 1, "calt");
    tap_int(tap, liga, 0, "no ligatures");
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    if (argc != 2)
        return 2;
    hb_blob_t *blob = hb_blob_create_from_file(argv[1]);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    test_forms(&tap, font, face, 'a', 'z', 4);
    test_forms(&tap, font, face, 'A', 'Z', 2);
    test_forms(&tap, font, face, '0', '9', 2);
    test_no_repeat(&tap, font, "balloon committee");
    test_no_repeat(&tap, font, "bookkeeper");
    test_no_repeat(&tap, font, "letters differ");
    test_seldom(&tap, font);
    test_metrics(&tap, font);
    test_features(&tap, face);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return tap_done(&tap);
}
