#include "layout.h"

#include <stdlib.h>
#include <string.h>

#define MAX_FEATURES 8
#define MAX_LOOKUPS 12
/* Letters that step aside for themselves: the frequent ones. Each takes shaping time;
 * tests/fonts/bench_shape.c measures it. */
static const char *const groups[] = {"e", "t", "a", "o", "i", "n", "s", "r"};

enum { SINGLE = 1, ALTERNATE = 3, SUBST_EXTENSION = 7, REVERSE_CHAIN = 8, PAIR = 2, POS_EXTENSION = 9 };

struct lookup {
    int type, n, cap;
    struct qu_hf_bytes *sub;
};

struct feature {
    const char *tag;
    int lookup[2];
    int n;
};

struct layout {
    struct lookup lookup[MAX_LOOKUPS];
    int nlookup;
    struct feature feature[MAX_FEATURES];
    int nfeature;
};

static void put_tag(struct qu_hf_bytes *b, const char *tag)
{
    for (int i = 0; i < 4; i++)
        qu_hf_put8(b, (unsigned char)tag[i]);
}

static int new_lookup(struct layout *l, int type)
{
    l->lookup[l->nlookup] = (struct lookup){.type = type};
    return l->nlookup++;
}

static void add_sub(struct lookup *l, struct qu_hf_bytes sub)
{
    l->sub = qu_hf_grow(l->sub, &l->cap, l->n + 1, sizeof *l->sub);
    l->sub[l->n++] = sub;
}

/* Features must come sorted by tag. */
static void add_feature(struct layout *l, const char *tag, int first, int second)
{
    l->feature[l->nfeature++] = (struct feature){tag, {first, second}, second < 0 ? 1 : 2};
}

/* Coverage of ascending glyph numbers, as ranges. */
static void coverage(struct qu_hf_bytes *b, const int *glyph, int n)
{
    size_t count_at = b->n + 2;
    int ranges = 0;
    qu_hf_put16(b, 2);
    qu_hf_put16(b, 0);
    for (int i = 0; i < n;) {
        int e = i;
        while (e + 1 < n && glyph[e + 1] == glyph[e] + 1)
            e++;
        qu_hf_put16(b, glyph[i]);
        qu_hf_put16(b, glyph[e]);
        qu_hf_put16(b, i);
        ranges++;
        i = e + 1;
    }
    qu_hf_patch16(b, count_at, (size_t)ranges);
}

/* Class of each glyph from `first` on, as an array: one step to look up. */
static void class_array(struct qu_hf_bytes *b, int first, const int *class, int n)
{
    qu_hf_put16(b, 1);
    qu_hf_put16(b, first);
    qu_hf_put16(b, n);
    for (int i = 0; i < n; i++)
        qu_hf_put16(b, class[i]);
}

static void script_list(struct qu_hf_bytes *b, const struct layout *l)
{
    qu_hf_put16(b, 2);
    put_tag(b, "DFLT");
    qu_hf_put16(b, 14);
    put_tag(b, "latn");
    qu_hf_put16(b, 14);
    qu_hf_put16(b, 4);
    qu_hf_put16(b, 0);
    qu_hf_put16(b, 0);
    qu_hf_put16(b, 0xffff);
    qu_hf_put16(b, l->nfeature);
    for (int i = 0; i < l->nfeature; i++)
        qu_hf_put16(b, i);
}

static void feature_list(struct qu_hf_bytes *b, const struct layout *l)
{
    size_t start = b->n;
    qu_hf_put16(b, l->nfeature);
    for (int i = 0; i < l->nfeature; i++) {
        put_tag(b, l->feature[i].tag);
        qu_hf_put16(b, 0);
    }
    for (int i = 0; i < l->nfeature; i++) {
        qu_hf_patch16(b, start + 2 + (size_t)i * 6 + 4, b->n - start);
        qu_hf_put16(b, 0);
        qu_hf_put16(b, l->feature[i].n);
        for (int j = 0; j < l->feature[i].n; j++)
            qu_hf_put16(b, l->feature[i].lookup[j]);
    }
}

/* All subtables go through extensions, so that their offsets have 32 bits. Frees the subtables. */
static void lookup_list(struct qu_hf_bytes *b, struct layout *l, int extension)
{
    size_t start = b->n, *at[MAX_LOOKUPS];
    qu_hf_put16(b, l->nlookup);
    for (int i = 0; i < l->nlookup; i++)
        qu_hf_put16(b, 0);
    for (int i = 0; i < l->nlookup; i++) {
        const struct lookup *k = &l->lookup[i];
        size_t table = b->n;
        qu_hf_patch16(b, start + 2 + (size_t)i * 2, table - start);
        qu_hf_put16(b, extension);
        qu_hf_put16(b, 0);
        qu_hf_put16(b, k->n);
        at[i] = qu_hf_zalloc((size_t)k->n, sizeof **at);
        for (int j = 0; j < k->n; j++)
            qu_hf_put16(b, 0);
        for (int j = 0; j < k->n; j++) {
            qu_hf_patch16(b, table + 6 + (size_t)j * 2, b->n - table);
            at[i][j] = b->n;
            qu_hf_put16(b, 1);
            qu_hf_put16(b, k->type);
            qu_hf_put32(b, 0);
        }
    }
    for (int i = 0; i < l->nlookup; i++) {
        for (int j = 0; j < l->lookup[i].n; j++) {
            qu_hf_patch32(b, at[i][j] + 4, b->n - at[i][j]);
            qu_hf_append(b, &l->lookup[i].sub[j]);
            qu_hf_bytes_finish(&l->lookup[i].sub[j]);
        }
        free(l->lookup[i].sub);
        free(at[i]);
    }
}

static struct qu_hf_bytes assemble(struct layout *l, int extension)
{
    struct qu_hf_bytes b = {0};
    qu_hf_put32(&b, 0x10000);
    qu_hf_put16(&b, 10);
    qu_hf_put16(&b, 0);
    qu_hf_put16(&b, 0);
    script_list(&b, l);
    qu_hf_patch16(&b, 6, b.n);
    feature_list(&b, l);
    qu_hf_patch16(&b, 8, b.n);
    lookup_list(&b, l, extension);
    return b;
}

/* First glyphs of the letters that have several forms are one block of glyphs. */
static int letters(const struct qu_hf_font *font)
{
    return font->block[1] - font->block[0];
}

static void range(struct qu_hf_bytes *b, int first, int end)
{
    const int all[] = {2, 1, first, end - 1, 0};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        qu_hf_put16(b, all[i]);
}

static struct qu_hf_bytes alternates(const struct qu_hf_font *font)
{
    struct qu_hf_bytes b = {0};
    int n = letters(font);
    qu_hf_put16(&b, 1);
    qu_hf_put16(&b, 0);
    qu_hf_put16(&b, n);
    for (int i = 0; i < n; i++)
        qu_hf_put16(&b, 0);
    for (int i = 0; i < n; i++) {
        int g = font->block[0] + i;
        qu_hf_patch16(&b, 6 + (size_t)i * 2, b.n);
        qu_hf_put16(&b, qu_hf_font_forms(font, g) - 1);
        while ((g = font->glyph[g].next) >= 0)
            qu_hf_put16(&b, g);
    }
    qu_hf_patch16(&b, 2, b.n);
    range(&b, font->block[0], font->block[1]);
    return b;
}

/* First form -> form k (counted round for letters with fewer forms). */
static struct qu_hf_bytes to_form(const struct qu_hf_font *font, int k)
{
    struct qu_hf_bytes b = {0};
    qu_hf_put16(&b, 2);
    qu_hf_put16(&b, 0);
    qu_hf_put16(&b, letters(font));
    for (int g = font->block[0]; g < font->block[1]; g++)
        qu_hf_put16(&b, qu_hf_font_form(font, g, k));
    qu_hf_patch16(&b, 2, b.n);
    range(&b, font->block[0], font->block[1]);
    return b;
}

/* A reverse chained substitution starts here; `ahead` offsets for the glyphs that follow are patched
 * later. */
static void reverse_head(struct qu_hf_bytes *b, int ahead)
{
    qu_hf_put16(b, 1);
    qu_hf_put16(b, 0);
    qu_hf_put16(b, 0);
    qu_hf_put16(b, ahead);
    for (int i = 0; i < ahead; i++)
        qu_hf_put16(b, 0);
}

/* A letter before form k, with `gap` signs between (a space), takes form k + gap + 1. */
static struct qu_hf_bytes turn(const struct qu_hf_font *font, int k, int gap)
{
    struct qu_hf_bytes b = {0};
    reverse_head(&b, gap + 1);
    qu_hf_put16(&b, letters(font));
    for (int g = font->block[0]; g < font->block[1]; g++)
        qu_hf_put16(&b, qu_hf_font_form(font, g, (k + gap + 1) % QU_HF_FORMS));
    qu_hf_patch16(&b, 2, b.n);
    range(&b, font->block[0], font->block[1]);
    for (int i = 0; i <= gap; i++) {
        qu_hf_patch16(&b, 8 + (size_t)i * 2, b.n);
        if (i < gap)
            range(&b, 1, font->block[0]);
        else
            range(&b, font->block[k], font->block[k + 1]);
    }
    return b;
}

/* All forms of the letters of a group, ascending. */
static int group_forms(const struct qu_hf_font *font, const char *group, int *out)
{
    int n = 0;
    for (int g = font->block[0]; g < font->n; g++)
        if (font->glyph[g].code < 0x80 && strchr(group, (int)font->glyph[g].code))
            out[n++] = g;
    return n;
}

/* A letter four glyphs before one of its group has that one's form, as a rule: it steps aside by two
 * forms. */
static struct qu_hf_bytes aside(const struct qu_hf_font *font, const int *glyph, int n)
{
    struct qu_hf_bytes b = {0};
    reverse_head(&b, QU_HF_FORMS);
    qu_hf_put16(&b, n);
    for (int i = 0; i < n; i++)
        qu_hf_put16(&b, qu_hf_font_form(font, font->glyph[glyph[i]].base, font->glyph[glyph[i]].form + 2));
    qu_hf_patch16(&b, 2, b.n);
    coverage(&b, glyph, n);
    for (int i = 0; i < QU_HF_FORMS; i++) {
        qu_hf_patch16(&b, 8 + (size_t)i * 2, b.n);
        if (i + 1 < QU_HF_FORMS)
            range(&b, 1, font->n);
        else
            coverage(&b, glyph, n);
    }
    return b;
}

static void calt(const struct qu_hf_font *font, struct lookup *rotate, struct lookup *step)
{
    for (int gap = 0; gap < 2; gap++)
        for (int k = 0; k < QU_HF_FORMS; k++)
            /* staying the first form needs a rule only to stop the search early, where that pays */
            if ((gap == 0 || (k + gap + 1) % QU_HF_FORMS) && font->block[k] < font->block[k + 1])
                add_sub(rotate, turn(font, k, gap));
    int glyph[64];
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        int n = group_forms(font, groups[i], glyph);
        if (n)
            add_sub(step, aside(font, glyph, n));
    }
}

struct qu_hf_bytes qu_hf_layout_gsub(const struct qu_hf_font *font)
{
    struct layout l = {0};
    int all = new_lookup(&l, ALTERNATE);
    add_sub(&l.lookup[all], alternates(font));
    int first = l.nlookup;
    for (int k = 1; k < QU_HF_FORMS; k++)
        add_sub(&l.lookup[new_lookup(&l, SINGLE)], to_form(font, k));
    int rotate = new_lookup(&l, REVERSE_CHAIN), step = new_lookup(&l, REVERSE_CHAIN);
    calt(font, &l.lookup[rotate], &l.lookup[step]);
    add_feature(&l, "aalt", all, -1);
    add_feature(&l, "calt", rotate, step);
    add_feature(&l, "salt", all, -1);
    add_feature(&l, "ss01", first, -1);
    add_feature(&l, "ss02", first + 1, -1);
    add_feature(&l, "ss03", first + 2, -1);
    return assemble(&l, SUBST_EXTENSION);
}

struct qu_hf_bytes qu_hf_layout_gpos(const struct qu_hf_font *font)
{
    struct layout l = {0};
    struct qu_hf_bytes b = {0};
    int *id = qu_hf_zalloc((size_t)font->n, sizeof *id), n = 0;
    static const int head[] = {2, 0, 4, 0, 0, 0};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        qu_hf_put16(&b, head[i]);
    qu_hf_put16(&b, font->classes);
    qu_hf_put16(&b, font->classes);
    for (int i = 0; i < font->classes * font->classes; i++)
        qu_hf_put16(&b, font->kern[i]);
    for (int i = 0; i < font->n; i++)
        if (font->kern_class[i])
            id[n++] = i;
    qu_hf_patch16(&b, 2, b.n);
    coverage(&b, id, n);
    qu_hf_patch16(&b, 8, b.n);
    qu_hf_patch16(&b, 10, b.n);
    class_array(&b, 0, font->kern_class, font->n);
    add_sub(&l.lookup[new_lookup(&l, PAIR)], b);
    add_feature(&l, "kern", 0, -1);
    free(id);
    return assemble(&l, POS_EXTENSION);
}
