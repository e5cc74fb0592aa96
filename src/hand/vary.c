#include "vary.h"

#include "noise.h"

#include <math.h>

enum {
    RISE_STEP = QU_PT / 12, /* of the baseline */
    SHIFT_STEPS = 100,      /* in an em */
    INK_STEPS = 24,         /* from full ink to none */
    WORD_MOST = 200,        /* how many bytes back the start of a word is searched for */
    CHARS_A_WAVE = 70,      /* letters in one wave of the slant */
    CHARS_A_DIP = 460       /* letters from one dip of the pen to the next */
};

/* The values that are chosen once for a word. */
struct word {
    uint64_t seed;
    double rise, shift;
    int lean, ink, form;
};

/* A part of the run that becomes one item. */
struct part {
    int cluster, glyph, byte; /* first ones */
    int font;
    struct qu_colour colour;
};

struct state {
    const struct qu_writing *w;
    const struct qu_item *plain;
    const qu_len *edges;
    struct qu_glyph *glyphs;
    qu_len along;
    uint64_t line_seed;
    double drift;
    struct word word;
    qu_len level; /* of the baseline now, in steps */
    bool varies_forms;
    struct part part;
    struct qu_items *out;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static int word_start(const char *text, int offset)
{
    int start = offset;
    while (start > 0 && offset - start < WORD_MOST && !is_blank(text[start - 1]))
        start--;
    return start;
}

/* Mean 0, sigma 1, within 2.45: the sum of two uniform random numbers, which is good enough for a letter, and
 * fast. */
static double chance(uint64_t hash)
{
    return ((double)(hash >> 32) * 0x1p-32 + (double)(hash & 0xffffffff) * 0x1p-32 - 1) * 2.45;
}

static double stepped(double value, double step)
{
    return floor(value / step + 0.5) * step;
}

/* How much ink is missing: more and more until the pen is dipped again. */
static int ink_at(const struct qu_vary *v, uint64_t seed, int offset, double own)
{
    double phase = (double)(qu_hash_part(seed, 41) % CHARS_A_DIP),
           t = fmod(offset + phase, CHARS_A_DIP) / CHARS_A_DIP;
    return (int)floor(v->ink * INK_STEPS * (pow(t, 1.5) + 0.12 * (own - 0.5)) + 0.5);
}

static struct word make_word(const struct qu_writing *w, int start)
{
    const struct qu_vary *v = w->vary;
    struct word word = {.seed = qu_hash_part(w->seed, (uint64_t)start)};
    struct qu_random r = qu_random_from(word.seed);
    double limit = v->em * (double)QU_VARY_SHIFT / 1000;
    word.rise = chance(qu_random_next(&r)) * v->word_rise;
    word.shift = stepped(QU_CLAMP(chance(qu_random_next(&r)) * v->word_shift, -limit, limit),
                         (double)v->em / SHIFT_STEPS);
    word.lean = (int)lround(
        v->slant * qu_noise_calm(qu_hash_part(w->seed, 43), (double)start / CHARS_A_WAVE) / QU_LEAN_STEP);
    word.ink = QU_CLAMP(ink_at(v, w->seed, start, qu_random_unit(&r)), 0, INK_STEPS);
    word.form = v->forms > 1 ? qu_random_int(&r, v->forms) : 0;
    return word;
}

static struct qu_colour paler(struct qu_colour c, int ink)
{
    c.r = (uint8_t)(c.r + (255 - c.r) * ink / INK_STEPS);
    c.g = (uint8_t)(c.g + (255 - c.g) * ink / INK_STEPS);
    c.b = (uint8_t)(c.b + (255 - c.b) * ink / INK_STEPS);
    return c;
}

/* The item of the part that ends before cluster `cluster`, glyph `glyph`, byte `byte`. */
static void close_part(struct state *s, int cluster, int glyph, int byte)
{
    const struct qu_text_item *text = &s->plain->text;
    const struct part *p = &s->part;
    if (cluster == p->cluster)
        return;
    qu_len x = s->edges[p->cluster],
           end = cluster == text->cluster_count ? QU_MAX(text->width, x) : s->edges[cluster];
    struct qu_item *item = qu_items_add(s->out, QU_ITEM_TEXT, s->plain->node, s->plain->src);
    item->text = *text;
    item->text.font = p->font;
    item->text.colour = p->colour;
    item->text.x = text->x + x;
    item->text.width = end - x;
    item->text.text = text->text + p->byte;
    item->text.start = text->start + p->byte;
    item->text.length = byte - p->byte;
    item->text.glyphs = s->glyphs + p->glyph;
    item->text.glyph_count = glyph - p->glyph;
    item->text.clusters = text->clusters + p->cluster;
    item->text.cluster_count = cluster - p->cluster;
    for (int i = p->glyph; i < glyph; i++)
        s->glyphs[i].x -= x;
}

/* The form of a letter: that of the word; but the next form if the same letter came earlier in the word. */
static int form_of(const struct state *s, int first_glyph, int glyph)
{
    int form = s->word.form;
    for (int i = first_glyph; i < glyph && !s->w->vary->joined; i++)
        form += s->glyphs[i].index == s->glyphs[glyph].index;
    return form % s->w->vary->forms;
}

/* The height of the baseline at a place, in whole steps. It changes only when the wanted height is a full
 * step away. */
static qu_len rise_at(struct state *s, qu_len x, bool joined)
{
    const struct qu_vary *v = s->w->vary;
    double at = (double)s->along + x, rise = s->word.rise + s->drift * at;
    if (v->wave > 0)
        rise += v->wander * qu_noise_calm(s->line_seed, at / v->wave * 2);
    if (!joined)
        rise += 1.6 * v->letter_rise * qu_noise_calm(s->word.seed, at / (v->em * 0.9));
    if (fabs(rise - s->level) > 0.7 * RISE_STEP)
        s->level = (qu_len)stepped(rise, RISE_STEP);
    return QU_CLAMP(s->level, -QU_VARY_REACH, QU_VARY_REACH);
}

static qu_len shift_of(const struct state *s, int byte, bool joined)
{
    const struct qu_vary *v = s->w->vary;
    double limit = v->em * (double)QU_VARY_SHIFT / 1000, shift = s->word.shift;
    if (!joined && v->letter_shift > 0)
        shift += stepped(chance(qu_hash_mix(s->word.seed + (uint64_t)byte)) * v->letter_shift,
                         (double)v->em / SHIFT_STEPS);
    return (qu_len)QU_CLAMP(shift, -limit, limit);
}

/* Whether a cluster is of a script whose letters are joined. Judged by its first byte only. */
static bool hangs_together(const char *at)
{
    unsigned char c = (unsigned char)at[0];
    return c >= 0xE0 ? !(c == 0xE2) : c >= 0xD6; /* from U+0580 on, but not punctuation and signs */
}

/* The font of a letter. Letters of joined scripts keep their own form. */
static int font_of(struct state *s, int word_glyph, int glyph, int glyphs, bool hangs)
{
    const struct qu_text_item *text = &s->plain->text;
    int form = s->varies_forms && glyphs > 0 && !hangs ? form_of(s, word_glyph, glyph) : 0;
    return form != 0 || s->word.lean != 0
               ? qu_fontset_variant(s->w->fonts, text->font, form, s->w->vary->outline, s->word.lean)
               : text->font;
}

static void write_clusters(struct state *s, int offset)
{
    const struct qu_text_item *text = &s->plain->text;
    const struct qu_writing *w = s->w;
    int glyph = 0, byte = 0, word_glyph = 0, known = -1;
    qu_len rise = 0;
    for (int i = 0; i < text->cluster_count; i++) {
        int glyphs = text->clusters[i].glyphs;
        bool blank = is_blank(text->text[byte]);
        bool goes_on = known >= 0 &&
                       (blank || !is_blank(text->text[byte - 1])); /* a space is part of the word before it */
        int start = goes_on ? known : word_start(w->text, QU_MAX(offset + byte - blank, 0));
        bool begins = start != known;
        if (begins) {
            s->word = make_word(w, start);
            word_glyph = glyph;
            known = start;
        }
        bool hangs = hangs_together(text->text + byte);
        int font = blank && i > 0 ? s->part.font : font_of(s, word_glyph, glyph, glyphs, hangs);
        struct qu_colour colour = paler(text->colour, s->word.ink);
        if (font != s->part.font || !qu_colour_equal(colour, s->part.colour)) {
            close_part(s, i, glyph, byte);
            s->part = (struct part){i, glyph, byte, font, colour};
        }
        bool joined = w->vary->joined || hangs;
        if (begins || (!blank && w->vary->letter_rise >
                                     0)) /* if single letters are not raised, the whole word stays level */
            rise = rise_at(s, s->edges[i], joined);
        bool follows = i == 0 && start < offset; /* the word goes on in another font: a gap would divide it */
        qu_len shift = shift_of(s, offset + byte, joined || blank || follows);
        for (int g = 0; g < glyphs; g++, glyph++) {
            s->glyphs[glyph].x += shift;
            s->glyphs[glyph].y -= rise;
        }
        byte += text->clusters[i].bytes;
    }
    close_part(s, text->cluster_count, glyph, byte);
}

void qu_vary_text(const struct qu_writing *w, const struct qu_item *plain, int offset, qu_len along,
                  const qu_len *edges, struct qu_items *out)
{
    const struct qu_text_item *text = &plain->text;
    const struct qu_vary *v = w->vary;
    if (text->rtl || text->cluster_count == 0 || text->glyph_count == 0 || v->em <= 0) {
        qu_items_append(out, plain, 1);
        return;
    }
    uint64_t line_seed = qu_hash_part(qu_hash_part(w->seed, 29), (uint64_t)w->line);
    struct qu_random r = qu_random_from(line_seed);
    struct state s = {.w = w,
                      .plain = plain,
                      .edges = edges,
                      .along = along,
                      .line_seed = line_seed,
                      .out = out,
                      .drift = qu_random_range(&r, -v->drift, v->drift),
                      .part = {.font = text->font, .colour = text->colour}};
    s.varies_forms = v->forms > 1 && !qu_fontset_alternates(w->fonts, text->font);
    s.glyphs = qu_arena_dup(w->arena, text->glyphs, sizeof *text->glyphs * (size_t)text->glyph_count);
    write_clusters(&s, offset);
}
