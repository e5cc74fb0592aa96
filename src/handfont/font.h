#pragma once
/* The font being built: glyphs as quadratic outlines or as a base with a mark. Units: font units, 2000 to the em.
   The forms of one letter are chained from the first one by `next`. */
#include "hand.h"

#define QU_HF_EM 2000
#define QU_HF_FORMS 4

struct qu_hf_dot {
    double x, y;
    bool on;
};

struct qu_hf_contour {
    struct qu_hf_dot *dot;
    int n, cap;
};

struct qu_hf_glyph {
    char name[24];
    uint32_t code;          /* of the letter, also for its further forms */
    int base, form, next;   /* glyph of the first form; which form this is, from 0; glyph of the next form or -1 */
    struct qu_hf_contour *contour;
    int n, cap;
    int part[2];            /* base and mark of a composed glyph, or -1 */
    double part_dx[2], part_dy[2];
    double advance;
    double xmin, ymin, xmax, ymax;
    struct qu_hf_anchor anchor[QU_HF_PLACES];
    enum qu_hf_place place; /* of a mark */
    bool mark, spaced;      /* spaced: side bearings are computed */
};

struct qu_hf_code {
    uint32_t code;
    int glyph;
};

struct qu_hf_font {
    char family[48];
    const char *style;
    int weight;
    double pen, slant, xheight, capheight, ascent, descent;
    struct qu_hf_glyph *glyph;
    int n, cap;
    int block[QU_HF_FORMS + 1];
    struct qu_hf_code *map;  /* sorted by code */
    int nmap, cmap;
    int *kern_class;         /* per glyph, 0 = none */
    int classes;
    int *kern;               /* classes x classes */
};

void qu_hf_font_finish(struct qu_hf_font *font);
/* Adds a glyph; `base` < 0 makes it a first form. Returns its number. */
int qu_hf_font_add(struct qu_hf_font *font, const char *name, uint32_t code, int base);
void qu_hf_font_map(struct qu_hf_font *font, uint32_t code, int glyph);
/* The glyph of a character, or -1. */
int qu_hf_font_lookup(const struct qu_hf_font *font, uint32_t code);
/* Number of forms of the letter whose first glyph is `base`, and the glyph of one of them (counted round). */
int qu_hf_font_forms(const struct qu_hf_font *font, int base);
int qu_hf_font_form(const struct qu_hf_font *font, int base, int form);
/* Renumbers the glyphs: first what has one form only, then all first forms, all second forms ..., so that the layout tables
   can name each of these sets by one range. font->block[k] becomes the first glyph of form k, block[4] the end. */
void qu_hf_font_sort(struct qu_hf_font *font);
struct qu_hf_contour *qu_hf_glyph_add(struct qu_hf_glyph *glyph);
void qu_hf_contour_add(struct qu_hf_contour *contour, double x, double y, bool on);
void qu_hf_glyph_shift(struct qu_hf_glyph *glyph, double dx);
void qu_hf_glyph_bounds(struct qu_hf_glyph *glyph);
