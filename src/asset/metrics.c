/* metrics.c - measures of faces, read from their outlines; see fontset.h. */
#include "fontset.h"

#include <stdlib.h>

#include <hb.h>

enum { MEASURED_AT = 100 }; /* pt */

static int compare_int(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* Median over the letters that the face has, of the ink above (or below) the baseline, in 1/1000 em. */
static int median_ink(hb_font_t *font, const char *letters, bool below)
{
    int measured[16], count = 0, scale_x, scale_y;
    hb_font_get_scale(font, &scale_x, &scale_y);
    for (const char *c = letters; *c != '\0' && count < QU_COUNT(measured) && scale_y != 0; c++) {
        hb_codepoint_t glyph;
        hb_glyph_extents_t ink;
        if (!hb_font_get_nominal_glyph(font, (hb_codepoint_t)*c, &glyph) ||
            !hb_font_get_glyph_extents(font, glyph, &ink))
            continue;
        /* In HarfBuzz y goes up, y_bearing is the top of the box and its height is negative; Pango's scale
         * may be negative. */
        double top = (double)ink.y_bearing / scale_y, bottom = ((double)ink.y_bearing + ink.height) / scale_y;
        measured[count++] = (int)((below ? -QU_MIN(top, bottom) : QU_MAX(top, bottom)) * 1000 + 0.5);
    }
    if (count == 0)
        return 0;
    qsort(measured, (size_t)count, sizeof measured[0], compare_int);
    return count % 2 ? measured[count / 2] : (measured[count / 2 - 1] + measured[count / 2]) / 2;
}

static PangoFont *load_face(struct qu_fontset *set, const char *const *families, bool bold, bool italic)
{
    PangoFontDescription *description = pango_font_description_new();
    char *list = g_strjoinv(",", (char **)families);
    pango_font_description_set_family(description, list);
    pango_font_description_set_weight(description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(description, MEASURED_AT * PANGO_SCALE);
    PangoFont *font = pango_context_load_font(qu_fontset_lookup_context(set), description);
    g_free(list);
    pango_font_description_free(description);
    QU_ASSERT(font != NULL);
    return font;
}

struct qu_face_metrics qu_fontset_metrics(struct qu_fontset *set, const char *const *families, bool bold,
                                          bool italic)
{
    PangoFont *font = load_face(set, families, bold, italic);
    hb_font_t *outlines = pango_font_get_hb_font(font);
    struct qu_face_metrics metrics = {
        .x_height = median_ink(outlines, "xnoeau", false),
        .cap_height = median_ink(outlines, "HEXT", false),
        .ascent = median_ink(outlines, "bdhl", false),
        .descent = median_ink(outlines, "gpqy", true),
    };
    g_object_unref(font);
    return metrics;
}

struct qu_rect qu_fontset_ink(const struct qu_fontset *set, int id, const PangoGlyphString *glyphs)
{
    PangoRectangle ink;
    pango_glyph_string_extents((PangoGlyphString *)glyphs, qu_fontset_lookup_font(set, id), &ink, NULL);
    return (struct qu_rect){ink.x, ink.y, ink.width, ink.height};
}
