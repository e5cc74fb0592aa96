/* test_instance.c - further forms of a face: other outlines, the same advances; slants. Needs DejaVu Sans
 * (TrueType) and EB Garamond (CFF). */
#include "tap.h"

#include "../../../src/asset/fontset.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static int id_of(struct qu_fontset *set, const char *description)
{
    PangoFontDescription *wanted = pango_font_description_from_string(description);
    PangoFont *font = pango_context_load_font(qu_fontset_lookup_context(set), wanted);
    int id = qu_fontset_id(set, font);
    g_object_unref(font);
    pango_font_description_free(wanted);
    return id;
}

/* Advances and ink of the letters of ASCII. */
static int measure(struct qu_fontset *set, int id, cairo_text_extents_t out[95])
{
    cairo_scaled_font_t *font = qu_fontset_lookup_scaled(set, id);
    for (int i = 0; i < 95; i++) {
        hb_codepoint_t glyph = 0;
        hb_font_get_nominal_glyph(pango_font_get_hb_font(qu_fontset_lookup_font(set, id)),
                                  (hb_codepoint_t)(32 + i), &glyph);
        cairo_glyph_t at = {glyph, 0, 0};
        cairo_scaled_font_glyph_extents(font, &at, 1, &out[i]);
    }
    return cairo_scaled_font_status(font);
}

/* How many letters have another outline; -1 if an advance differs or the ink strays further than `most`
 * pt. */
static int compare(struct qu_fontset *set, int a, int b, double most)
{
    cairo_text_extents_t first[95], second[95];
    int differ = 0;
    if (measure(set, a, first) != 0 || measure(set, b, second) != 0)
        return -1;
    for (int i = 0; i < 95; i++) {
        const cairo_text_extents_t *p = &first[i], *q = &second[i];
        if (fabs(p->x_advance - q->x_advance) > 0.01 || fabs(p->x_bearing - q->x_bearing) > most ||
            fabs(p->y_bearing - q->y_bearing) > most)
            return -1;
        differ += p->width != q->width || p->y_bearing != q->y_bearing || p->height != q->height;
    }
    return differ;
}

static void test_forms(struct tap *tap, struct qu_fontset *set)
{
    int plain = id_of(set, "DejaVu Sans 20"), other = id_of(set, "DejaVu Sans 10");
    int one = qu_fontset_variant(set, plain, 1, 12, 0), two = qu_fontset_variant(set, plain, 2, 12, 0);
    tap_int(tap, qu_fontset_variant(set, plain, 0, 12, 0), plain, "form 0 is the face itself");
    tap_ok(tap, one != plain && two != plain && one != two, "each form is a font");
    tap_int(tap, qu_fontset_variant(set, plain, 1, 12, 0), one, "the same form again");
    tap_text(tap, qu_fontset_name(set, one), "DejaVu Sans 20.00 #1", "its name");
    tap_ok(tap, compare(set, plain, one, 2) > 80,
           "nearly all letters are drawn otherwise, with the same advances, near where they were");
    tap_ok(tap, compare(set, one, two, 3) > 80, "and otherwise in each form");
    tap_ok(tap, compare(set, plain, qu_fontset_variant(set, plain, 3, 2, 0), 0.6) > 40,
           "less with a smaller amplitude");
    int small = qu_fontset_variant(set, other, 1, 12, 0);
    cairo_text_extents_t large_ink[95], small_ink[95];
    measure(set, one, large_ink);
    measure(set, small, small_ink);
    tap_ok(tap, fabs(large_ink['g' - 32].height - 2 * small_ink['g' - 32].height) < 0.02,
           "at any size the same form");
    tap_int(tap, qu_fontset_size(set, one), 20 * QU_PT, "its size");
    tap_ok(tap, qu_fontset_lookup_font(set, one) == qu_fontset_lookup_font(set, plain),
           "it is shaped as the face");
}

static void test_lean(struct tap *tap, struct qu_fontset *set)
{
    int plain = id_of(set, "DejaVu Sans 20"), right = qu_fontset_variant(set, plain, 0, 0, 4);
    cairo_text_extents_t before[95], after[95];
    tap_text(tap, qu_fontset_name(set, right), "DejaVu Sans 20.00 /+2.0", "a slant has a name");
    measure(set, plain, before);
    measure(set, right, after);
    const cairo_text_extents_t *l = &before['l' - 32], *m = &after['l' - 32];
    double wanted = l->height * tan(2 * G_PI / 180);
    tap_ok(tap, fabs(m->width - l->width - wanted) < 0.1 && m->x_bearing >= l->x_bearing - 0.05,
           "letters lean to the right: %.2f of %.2f pt", m->width - l->width, wanted);
    tap_ok(tap, l->x_advance == m->x_advance, "their advances stay");
    tap_int(tap, qu_fontset_variant(set, plain, 0, 0, 99),
            qu_fontset_variant(set, plain, 0, 0, QU_LEANS_MOST), "no further than the most");
    int both = qu_fontset_variant(set, plain, 1, 12, -1);
    tap_text(tap, qu_fontset_name(set, both), "DejaVu Sans 20.00 #1 /-0.5", "a form may lean");
    tap_int(tap, id_of(set, "DejaVu Sans 20"), plain, "the face keeps its id");
}

static void test_others(struct tap *tap, struct qu_fontset *set)
{
    int garamond = id_of(set, "EB Garamond 12");
    tap_int(tap, qu_fontset_variant(set, garamond, 2, 12, 0), garamond,
            "a face without TrueType outlines has one form");
    tap_text(tap, qu_fontset_name(set, qu_fontset_variant(set, garamond, 2, 12, 1)),
             "EB Garamond 12.00 /+0.5", "but can lean");
    tap_ok(tap, !qu_fontset_alternates(set, id_of(set, "DejaVu Sans 20")),
           "DejaVu Sans has no alternates of its own");
    tap_ok(tap, qu_fontset_alternates(set, garamond), "EB Garamond has");
}

int main(void)
{
    static const char *const folders[] = {NULL}, *const sans[] = {"DejaVu Sans", NULL},
                             *const serif[] = {"EB Garamond", NULL};
    const struct qu_font_role roles[] = {{.name = "hand", .families = sans, .remedy = ""},
                                         {.name = "serif", .families = serif, .remedy = ""}};
    struct tap tap = {0};
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    struct qu_fontset *set = qu_fontset_open(&diag, folders, roles, 2);
    if (set == NULL) {
        printf("Bail out! no fonts\n");
        return 1;
    }
    test_forms(&tap, set);
    test_lean(&tap, set);
    test_others(&tap, set);
    qu_fontset_close(set);
    qu_diag_finish(&diag);
    return tap_done(&tap);
}
