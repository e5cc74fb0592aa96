#include "build.h"

#include "coverage.h"
#include "ink.h"
#include "spacing.h"
#include "trace.h"
#include "warp.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMS_LOWER 4
#define FORMS_UPPER 2
#define FORMS_DIGIT 3
#define FORMS_MARK 3
#define AUTHORED 0.5 /* a form with a drawing of its own varies by this share of what a derived form varies */
#define HEAVY 65.0   /* pens from here on are heavy */
#define OVERHANG 30.0 /* font units a mark may stand out of its letter before the letter gets more room */

struct build {
    const struct qu_hf_hand *hand;
    struct qu_hf_font *font;
    double pen; /* skeleton units */
};

static bool is_upper(uint32_t u)
{
    return (u >= 'A' && u <= 'Z') || (u >= 0xc0 && u <= 0xde && u != 0xd7) || u == 0x132 || u == 0x14a ||
           u == 0x152;
}

static bool is_lower(uint32_t u)
{
    return (u >= 'a' && u <= 'z') || (u >= 0xdf && u < 0x250 && u != 0xf7 && !is_upper(u));
}

static bool is_text(uint32_t u)
{
    return u < 0x80 || (u >= 0x2010 && u <= 0x201f) || u == 0x2026;
}

static int forms_of(const struct qu_hf_letter *l)
{
    uint32_t u = l->code;
    int n = !u                     ? FORMS_MARK
            : is_lower(u)          ? FORMS_LOWER
            : is_upper(u)          ? FORMS_UPPER
            : u >= '0' && u <= '9' ? FORMS_DIGIT
            : is_text(u)           ? 2
                                   : 1;
    return n > l->forms.count ? n : l->forms.count > QU_HF_FORMS ? QU_HF_FORMS : l->forms.count;
}

static bool is_wide(uint32_t u)
{
    return is_lower(u) || is_upper(u) || (u >= '0' && u <= '9') || u == '&';
}

/* Where marks are attached unless the file says otherwise: the middle of the drawing, at its top, foot,
 * middle or right end. */
static void anchors(const struct qu_hf_letter *l, const struct qu_hf_form *f, const struct qu_hf_warp *w,
                    struct qu_hf_glyph *g)
{
    double x0 = 1e9, x1 = -1e9, y0 = 1e9, y1 = -1e9;
    for (int i = 0; i < f->strokes.count; i++)
        for (int j = 0; j < f->strokes.at[i].knots.count; j++) {
            const struct qu_hf_knot *k = &f->strokes.at[i].knots.at[j];
            x0 = fmin(x0, k->x);
            x1 = fmax(x1, k->x);
            y0 = fmin(y0, k->y);
            y1 = fmax(y1, k->y);
        }
    struct qu_hf_anchor a[QU_HF_PLACES] = {
        [QU_HF_TOP] = {true, (x0 + x1) / 2, y1},
        [QU_HF_BOTTOM] = {true, (x0 + x1) / 2, fmax(y0, 0)},
        [QU_HF_OVER] = {true, (x0 + x1) / 2, (y0 + y1) / 2},
        [QU_HF_RIGHT] = {true, x1, y1},
        [QU_HF_FOOT] = {true, x1, 0},
    };
    for (int i = 0; i < QU_HF_PLACES; i++) {
        if (l->anchor[i].set)
            a[i] = l->anchor[i];
        qu_hf_warp_point(w, &a[i].x, &a[i].y);
        g->anchor[i] = a[i];
    }
}

/* Small marks are drawn with a finer pen than the letters, if the pen is heavy. */
static double mark_pen(double pen)
{
    return pen > HEAVY ? HEAVY + (pen - HEAVY) * 0.45 : pen;
}

static void draw(struct build *b, const struct qu_hf_letter *l, const struct qu_hf_form *f, uint64_t seed,
                 double amount, int glyph)
{
    struct qu_hf_glyph *g = &b->font->glyphs.at[glyph];
    struct qu_hf_warp warp;
    qu_hf_warp_init(&warp, b->hand, seed, amount, b->pen, is_wide(l->code));
    if (g->mark)
        qu_hf_warp_mark(&warp, b->pen, l->place);
    struct qu_hf_form form = qu_hf_warp_form(&warp, f);
    struct qu_hf_raster raster;
    qu_hf_ink(b->hand, &form, (g->mark ? mark_pen(b->pen) : b->pen) * b->hand->scale, seed, &raster);
    qu_hf_trace(&raster, g);
    anchors(l, f, &warp, g);
    qu_hf_raster_finish(&raster);
    qu_hf_form_finish(&form);
}

static uint64_t seed_of(const struct build *b, const struct qu_hf_letter *l, int form)
{
    uint64_t s = qu_hf_hash((uint64_t)b->hand->seed, l->code);
    for (const char *c = l->mark; *c; c++)
        s = qu_hf_hash(s, (uint64_t)(unsigned char)*c);
    return qu_hf_hash(s, (uint64_t)form);
}

/* All forms of one letter or mark; returns the first glyph. */
static int letter(struct build *b, const struct qu_hf_letter *l)
{
    char name[24];
    int n = forms_of(l), base = -1;
    if (l->code)
        snprintf(name, sizeof name, "uni%04X", (unsigned)l->code & 0xffff);
    else
        snprintf(name, sizeof name, "mark.%s", l->mark);
    for (int i = 0; i < n; i++) {
        int g = qu_hf_font_add(b->font, name, l->code, base);
        if (base < 0)
            base = g;
        b->font->glyphs.at[g].mark = !l->code;
        b->font->glyphs.at[g].spaced = l->code != 0;
        b->font->glyphs.at[g].place = l->place;
        draw(b, l, &l->forms.at[i % l->forms.count], seed_of(b, l, i), i < l->forms.count ? AUTHORED : 1, g);
    }
    if (l->code)
        qu_hf_font_map(b->font, l->code, base);
    return base;
}

static int find_mark(const struct qu_hf_font *font, const char *mark)
{
    char name[24];
    snprintf(name, sizeof name, "mark.%s", mark);
    for (int i = 0; i < font->glyphs.count; i++)
        if (font->glyphs.at[i].mark && !strcmp(font->glyphs.at[i].name, name))
            return i;
    return -1;
}

/* One composed glyph. If the mark would reach too far out of the letter, the letter is moved to the side. */
static void place_parts(struct qu_hf_font *font, int glyph, int base, int mark)
{
    struct qu_hf_glyph *g = &font->glyphs.at[glyph];
    const struct qu_hf_glyph *l = &font->glyphs.at[base], *m = &font->glyphs.at[mark];
    double dx = round(l->anchor[m->place].x), dy = round(l->anchor[m->place].y);
    double left = fmax(0, l->xmin - OVERHANG - (m->xmin + dx)),
           right = fmax(0, m->xmax + dx - l->xmax - OVERHANG);
    if (m->place == QU_HF_OVER)
        left = right = 0;
    g->part[0] = base;
    g->part[1] = mark;
    g->part_dx[0] = round(left);
    g->part_dx[1] = dx + round(left);
    g->part_dy[1] = dy;
    g->advance = l->advance + round(left) + round(right);
    g->xmin = fmin(l->xmin, m->xmin + dx) + round(left);
    g->xmax = fmax(l->xmax, m->xmax + dx) + round(left);
    g->ymin = fmin(l->ymin, m->ymin + dy);
    g->ymax = fmax(l->ymax, m->ymax + dy);
}

static void compose(struct build *b, uint32_t code)
{
    uint32_t base_code;
    const char *mark_name, *lone = qu_hf_coverage_lone_mark(code);
    char name[24];
    snprintf(name, sizeof name, "uni%04X", (unsigned)code & 0xffff);
    if (lone || !qu_hf_coverage_parts(b->hand, code, &base_code, &mark_name))
        return;
    int base = qu_hf_font_lookup(b->font, base_code), mark = find_mark(b->font, mark_name);
    if (base < 0 || mark < 0)
        return;
    int n = qu_hf_font_forms(b->font, base), first = -1;
    for (int i = 0; i < n; i++) {
        int g = qu_hf_font_add(b->font, name, code, first);
        if (first < 0)
            first = g;
        place_parts(b->font, g, qu_hf_font_form(b->font, base, i),
                    qu_hf_font_form(b->font, mark, i + (int)code));
    }
    qu_hf_font_map(b->font, code, first);
}

/* A mark alone (the acute accent as a character) is drawn where it would stand over or under a small
 * letter. */
static void lone_mark(struct build *b, uint32_t code)
{
    const char *mark = qu_hf_coverage_lone_mark(code);
    const struct qu_hf_letter *l = mark ? qu_hf_hand_lookup_mark(b->hand, mark) : NULL;
    if (!l)
        return;
    struct qu_hf_letter copy = {.code = code};
    struct qu_hf_form *f = qu_hf_letter_add(&copy);
    for (int i = 0; i < l->forms.at[0].strokes.count; i++) {
        const struct qu_hf_stroke *from = &l->forms.at[0].strokes.at[i];
        struct qu_hf_stroke *s = qu_hf_form_add(f);
        s->pen = from->pen;
        s->filled = from->filled;
        for (int j = 0; j < from->knots.count; j++) {
            struct qu_hf_knot *k = qu_hf_stroke_add(s);
            *k = from->knots.at[j];
            if (l->place == QU_HF_TOP)
                k->y += b->hand->xheight;
        }
    }
    letter(b, &copy);
    qu_hf_form_finish(f);
    free(copy.forms.at);
}

static void blank(struct build *b, uint32_t code)
{
    char name[24];
    snprintf(name, sizeof name, code == ' ' ? "space" : "uni%04X", (unsigned)code & 0xffff);
    int g = qu_hf_font_add(b->font, name, code, -1);
    b->font->glyphs.at[g].advance = round(qu_hf_coverage_blank(code) * b->hand->wordspace * b->hand->scale);
    qu_hf_font_map(b->font, code, g);
}

enum { HYPHEN = 0x2010 };

/* The hyphen that is added at the end of a line has a glyph of its own, so that a program that reads the PDF
 * can tell it from the hyphen of a compound word. */
static void hyphen(struct build *b)
{
    const struct qu_hf_letter *minus = qu_hf_hand_lookup(b->hand, '-');
    if (minus == NULL)
        return;
    struct qu_hf_letter copy = *minus;
    copy.code = HYPHEN;
    letter(b, &copy);
}

static void drawn_codes(void *data, uint32_t code)
{
    struct build *b = data;
    if (qu_hf_font_lookup(b->font, code) >= 0)
        return;
    if (code == HYPHEN)
        hyphen(b);
    if (qu_hf_coverage_blank(code) > 0)
        blank(b, code);
    else if (qu_hf_coverage_lone_mark(code))
        lone_mark(b, code);
}

static void made_codes(void *data, uint32_t code)
{
    struct build *b = data;
    if (qu_hf_font_lookup(b->font, code) >= 0)
        return;
    uint32_t alias = qu_hf_coverage_alias(code);
    if (!alias)
        compose(b, code);
    else if (qu_hf_font_lookup(b->font, alias) >= 0)
        qu_hf_font_map(b->font, code, qu_hf_font_lookup(b->font, alias));
}

/* The box of an unknown character, from two plain rectangles. */
static void notdef(struct qu_hf_font *font)
{
    static const double x[][4] = {{100, 100, 800, 800}, {180, 720, 720, 180}},
                        y[][4] = {{0, 1200, 1200, 0}, {80, 80, 1120, 1120}};
    int g = qu_hf_font_add(font, ".notdef", 0, -1);
    for (int i = 0; i < 2; i++) {
        struct qu_hf_contour *c = qu_hf_glyph_add(&font->glyphs.at[g]);
        for (int j = 0; j < 4; j++)
            qu_hf_contour_add(c, x[i][j], y[i][j], true);
    }
    font->glyphs.at[g].advance = 900;
    qu_hf_glyph_bounds(&font->glyphs.at[g]);
}

/* The glyph of the o, against which all letters are spaced. If the hand composes its o from parts, the base
 * of it. */
static int round_letter(const struct build *b)
{
    uint32_t base;
    const char *mark;
    int o = qu_hf_font_lookup(b->font, 'o');
    return o < 0 && qu_hf_coverage_parts(b->hand, 'o', &base, &mark) ? qu_hf_font_lookup(b->font, base) : o;
}

/* The line height has room for an accent on a capital and for the deepest tail. A hand whose drawings reach
 * further gets more. */
static void set_extents(const struct qu_hf_hand *hand, struct qu_hf_font *font)
{
    font->ascent = hand->scale * (hand->ascender + 240);
    font->descent = hand->scale * (hand->descender - 90);
    for (int i = 0; i < font->glyphs.count; i++) {
        const struct qu_hf_glyph *g = &font->glyphs.at[i];
        if (g->mark || g->code >= 0x250)
            continue;
        font->ascent = fmax(font->ascent, ceil(g->ymax / 50) * 50);
        font->descent = fmin(font->descent, floor(g->ymin / 50) * 50);
    }
}

void qu_hf_build(const struct qu_hf_hand *hand, enum qu_hf_pen pen, struct qu_hf_font *font)
{
    static const char *const styles[QU_HF_PENS] = {"Light", "Regular", "Bold"};
    static const int weights[QU_HF_PENS] = {300, 400, 700};
    double size = hand->pen[pen], s = hand->scale;
    *font = (struct qu_hf_font){
        .style = styles[pen], .weight = weights[pen], .pen = size * s, .slant = hand->slant};
    memcpy(font->family, hand->family, sizeof font->family);
    font->xheight = (hand->xheight + size * 0.9) * s;
    font->capheight = (hand->capheight + size * 0.9) * s;
    struct build b = {hand, font, size};
    notdef(font);
    blank(&b, ' ');
    for (int i = 0; i < hand->letters.count; i++)
        letter(&b, &hand->letters.at[i]);
    qu_hf_coverage_each(hand, drawn_codes, &b);
    qu_hf_spacing(font, hand->spacing * s * (1 - (size - hand->pen[QU_HF_REGULAR]) * 0.003),
                  round_letter(&b));
    qu_hf_coverage_each(hand, made_codes, &b);
    font->kern_class = qu_realloc(font->kern_class,
                                  qu_array_size((size_t)font->glyphs.count, sizeof *font->kern_class));
    for (int i = 0; i < font->glyphs.count; i++)
        if (font->glyphs.at[i].part[0] >= 0)
            font->kern_class[i] = font->kern_class[font->glyphs.at[i].part[0]];
    set_extents(hand, font);
    qu_hf_font_sort(font);
}
