#include "opentype.h"

#include <stdlib.h>
#include <string.h>

#define MAX_FEATURES 8
#define MAX_LOOKUPS 12
/* The frequent letters, for which the rule of aside() is written. Each costs shaping time;
 * tests/fonts/bench_shape.c measures it. */
static const char *const groups[] = {"e", "t", "a", "o", "i", "n", "s", "r"};

enum { SINGLE = 1, ALTERNATE = 3, SUBST_EXTENSION = 7, REVERSE_CHAIN = 8, PAIR = 2, POS_EXTENSION = 9 };

struct lookup {
    int type;
    QU_VEC(struct qu_buf) tables;
};

struct feature {
    const char *tag;
    int lookup[2];
    int lookup_count;
};

struct layout {
    struct lookup lookups[MAX_LOOKUPS];
    int lookup_count;
    struct feature features[MAX_FEATURES];
    int feature_count;
};

static void put_tag(struct qu_buf *b, const char *tag)
{
    for (int i = 0; i < 4; i++)
        qu_buf_add_char(b, tag[i]);
}

static int new_lookup(struct layout *l, int type)
{
    l->lookups[l->lookup_count] = (struct lookup){.type = type};
    return l->lookup_count++;
}

static void add_sub(struct lookup *l, struct qu_buf sub)
{
    qu_vec_add(&l->tables, sub);
}

/* Features must come sorted by tag. */
static void add_feature(struct layout *l, const char *tag, int first, int second)
{
    l->features[l->feature_count++] = (struct feature){tag, {first, second}, second < 0 ? 1 : 2};
}

/* Coverage of ascending glyph numbers, as ranges. */
static void coverage(struct qu_buf *b, const int *glyph, int n)
{
    size_t count_at = b->length + 2;
    int ranges = 0;
    qu_buf_add_16(b, 2);
    qu_buf_add_16(b, 0);
    for (int i = 0; i < n;) {
        int e = i;
        while (e + 1 < n && glyph[e + 1] == glyph[e] + 1)
            e++;
        qu_buf_add_16(b, glyph[i]);
        qu_buf_add_16(b, glyph[e]);
        qu_buf_add_16(b, i);
        ranges++;
        i = e + 1;
    }
    qu_buf_set_16(b, count_at, (size_t)ranges);
}

/* A class table (format 1): the class of each glyph from `first` on, as an array, so that a look-up is one
 * step. */
static void class_array(struct qu_buf *b, int first, const int *class, int n)
{
    qu_buf_add_16(b, 1);
    qu_buf_add_16(b, first);
    qu_buf_add_16(b, n);
    for (int i = 0; i < n; i++)
        qu_buf_add_16(b, class[i]);
}

static void script_list(struct qu_buf *b, const struct layout *l)
{
    qu_buf_add_16(b, 2);
    put_tag(b, "DFLT");
    qu_buf_add_16(b, 14);
    put_tag(b, "latn");
    qu_buf_add_16(b, 14);
    qu_buf_add_16(b, 4);
    qu_buf_add_16(b, 0);
    qu_buf_add_16(b, 0);
    qu_buf_add_16(b, 0xffff);
    qu_buf_add_16(b, l->feature_count);
    for (int i = 0; i < l->feature_count; i++)
        qu_buf_add_16(b, i);
}

static void feature_list(struct qu_buf *b, const struct layout *l)
{
    size_t start = b->length;
    qu_buf_add_16(b, l->feature_count);
    for (int i = 0; i < l->feature_count; i++) {
        put_tag(b, l->features[i].tag);
        qu_buf_add_16(b, 0);
    }
    for (int i = 0; i < l->feature_count; i++) {
        qu_buf_set_16(b, start + 2 + (size_t)i * 6 + 4, b->length - start);
        qu_buf_add_16(b, 0);
        qu_buf_add_16(b, l->features[i].lookup_count);
        for (int j = 0; j < l->features[i].lookup_count; j++)
            qu_buf_add_16(b, l->features[i].lookup[j]);
    }
}

/* All subtables are extension subtables, so that their offsets have 32 bits. Frees the subtables. */
static void lookup_list(struct qu_buf *b, struct layout *l, int extension)
{
    size_t start = b->length, *at[MAX_LOOKUPS];
    qu_buf_add_16(b, l->lookup_count);
    for (int i = 0; i < l->lookup_count; i++)
        qu_buf_add_16(b, 0);
    for (int i = 0; i < l->lookup_count; i++) {
        const struct lookup *k = &l->lookups[i];
        size_t table = b->length;
        qu_buf_set_16(b, start + 2 + (size_t)i * 2, table - start);
        qu_buf_add_16(b, extension);
        qu_buf_add_16(b, 0);
        qu_buf_add_16(b, k->tables.count);
        at[i] = qu_alloc_zero((size_t)k->tables.count, sizeof **at);
        for (int j = 0; j < k->tables.count; j++)
            qu_buf_add_16(b, 0);
        for (int j = 0; j < k->tables.count; j++) {
            qu_buf_set_16(b, table + 6 + (size_t)j * 2, b->length - table);
            at[i][j] = b->length;
            qu_buf_add_16(b, 1);
            qu_buf_add_16(b, k->type);
            qu_buf_add_32(b, 0);
        }
    }
    for (int i = 0; i < l->lookup_count; i++) {
        for (int j = 0; j < l->lookups[i].tables.count; j++) {
            qu_buf_set_32(b, at[i][j] + 4, b->length - at[i][j]);
            qu_buf_add(b, qu_buf_text(&l->lookups[i].tables.at[j]), l->lookups[i].tables.at[j].length);
            qu_buf_finish(&l->lookups[i].tables.at[j]);
        }
        qu_vec_finish(&l->lookups[i].tables);
        free(at[i]);
    }
}

static struct qu_buf assemble(struct layout *l, int extension)
{
    struct qu_buf b = {0};
    qu_buf_add_32(&b, 0x10000);
    qu_buf_add_16(&b, 10);
    qu_buf_add_16(&b, 0);
    qu_buf_add_16(&b, 0);
    script_list(&b, l);
    qu_buf_set_16(&b, 6, b.length);
    feature_list(&b, l);
    qu_buf_set_16(&b, 8, b.length);
    lookup_list(&b, l, extension);
    return b;
}

/* How many letters have several forms. Their first forms are one block of glyph numbers. */
static int letters(const struct qu_hf_font *font)
{
    return font->block[1] - font->block[0];
}

static void range(struct qu_buf *b, int first, int end)
{
    const int all[] = {2, 1, first, end - 1, 0};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        qu_buf_add_16(b, all[i]);
}

static struct qu_buf alternates(const struct qu_hf_font *font)
{
    struct qu_buf b = {0};
    int n = letters(font);
    qu_buf_add_16(&b, 1);
    qu_buf_add_16(&b, 0);
    qu_buf_add_16(&b, n);
    for (int i = 0; i < n; i++)
        qu_buf_add_16(&b, 0);
    for (int i = 0; i < n; i++) {
        int g = font->block[0] + i;
        qu_buf_set_16(&b, 6 + (size_t)i * 2, b.length);
        qu_buf_add_16(&b, qu_hf_font_forms(font, g) - 1);
        while ((g = font->glyphs.at[g].next) >= 0)
            qu_buf_add_16(&b, g);
    }
    qu_buf_set_16(&b, 2, b.length);
    range(&b, font->block[0], font->block[1]);
    return b;
}

/* Replaces the first form by form k. For letters with fewer forms the count begins again after the last
 * one. */
static struct qu_buf to_form(const struct qu_hf_font *font, int k)
{
    struct qu_buf b = {0};
    qu_buf_add_16(&b, 2);
    qu_buf_add_16(&b, 0);
    qu_buf_add_16(&b, letters(font));
    for (int g = font->block[0]; g < font->block[1]; g++)
        qu_buf_add_16(&b, qu_hf_font_form(font, g, k));
    qu_buf_set_16(&b, 2, b.length);
    range(&b, font->block[0], font->block[1]);
    return b;
}

/* Writes the start of a reverse chained substitution, with place for `ahead` offsets to the glyphs that
 * follow. */
static void reverse_head(struct qu_buf *b, int ahead)
{
    qu_buf_add_16(b, 1);
    qu_buf_add_16(b, 0);
    qu_buf_add_16(b, 0);
    qu_buf_add_16(b, ahead);
    for (int i = 0; i < ahead; i++)
        qu_buf_add_16(b, 0);
}

/* A letter before a letter in form k, with `gap` signs (spaces) between them, takes form k + gap + 1. */
static struct qu_buf turn(const struct qu_hf_font *font, int k, int gap)
{
    struct qu_buf b = {0};
    reverse_head(&b, gap + 1);
    qu_buf_add_16(&b, letters(font));
    for (int g = font->block[0]; g < font->block[1]; g++)
        qu_buf_add_16(&b, qu_hf_font_form(font, g, (k + gap + 1) % QU_HF_FORMS));
    qu_buf_set_16(&b, 2, b.length);
    range(&b, font->block[0], font->block[1]);
    for (int i = 0; i <= gap; i++) {
        qu_buf_set_16(&b, 8 + (size_t)i * 2, b.length);
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
    for (int g = font->block[0]; g < font->glyphs.count; g++)
        if (font->glyphs.at[g].code < 0x80 && strchr(group, (int)font->glyphs.at[g].code))
            out[n++] = g;
    return n;
}

/* Forms come back after four glyphs, so a letter four glyphs before the same letter usually has the same
 * form. Such a letter takes the form two further on. */
static struct qu_buf aside(const struct qu_hf_font *font, const int *glyph, int n)
{
    struct qu_buf b = {0};
    reverse_head(&b, QU_HF_FORMS);
    qu_buf_add_16(&b, n);
    for (int i = 0; i < n; i++)
        qu_buf_add_16(
            &b, qu_hf_font_form(font, font->glyphs.at[glyph[i]].base, font->glyphs.at[glyph[i]].form + 2));
    qu_buf_set_16(&b, 2, b.length);
    coverage(&b, glyph, n);
    for (int i = 0; i < QU_HF_FORMS; i++) {
        qu_buf_set_16(&b, 8 + (size_t)i * 2, b.length);
        if (i + 1 < QU_HF_FORMS)
            range(&b, 1, font->glyphs.count);
        else
            coverage(&b, glyph, n);
    }
    return b;
}

static void calt(const struct qu_hf_font *font, struct lookup *rotate, struct lookup *step)
{
    for (int gap = 0; gap < 2; gap++)
        for (int k = 0; k < QU_HF_FORMS; k++)
            /* a rule that keeps the first form is written only where it ends the search early */
            if ((gap == 0 || (k + gap + 1) % QU_HF_FORMS) && font->block[k] < font->block[k + 1])
                add_sub(rotate, turn(font, k, gap));
    int glyph[64];
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        int n = group_forms(font, groups[i], glyph);
        if (n)
            add_sub(step, aside(font, glyph, n));
    }
}

struct qu_buf qu_hf_opentype_gsub(const struct qu_hf_font *font)
{
    struct layout l = {0};
    int all = new_lookup(&l, ALTERNATE);
    add_sub(&l.lookups[all], alternates(font));
    int first = l.lookup_count;
    for (int k = 1; k < QU_HF_FORMS; k++)
        add_sub(&l.lookups[new_lookup(&l, SINGLE)], to_form(font, k));
    int rotate = new_lookup(&l, REVERSE_CHAIN), step = new_lookup(&l, REVERSE_CHAIN);
    calt(font, &l.lookups[rotate], &l.lookups[step]);
    add_feature(&l, "aalt", all, -1);
    add_feature(&l, "calt", rotate, step);
    add_feature(&l, "salt", all, -1);
    add_feature(&l, "ss01", first, -1);
    add_feature(&l, "ss02", first + 1, -1);
    add_feature(&l, "ss03", first + 2, -1);
    return assemble(&l, SUBST_EXTENSION);
}

struct qu_buf qu_hf_opentype_gpos(const struct qu_hf_font *font)
{
    struct layout l = {0};
    struct qu_buf b = {0};
    int *id = qu_alloc_zero((size_t)font->glyphs.count, sizeof *id), n = 0;
    static const int head[] = {2, 0, 4, 0, 0, 0};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        qu_buf_add_16(&b, head[i]);
    qu_buf_add_16(&b, font->classes);
    qu_buf_add_16(&b, font->classes);
    for (int i = 0; i < font->classes * font->classes; i++)
        qu_buf_add_16(&b, font->kern[i]);
    for (int i = 0; i < font->glyphs.count; i++)
        if (font->kern_class[i])
            id[n++] = i;
    qu_buf_set_16(&b, 2, b.length);
    coverage(&b, id, n);
    qu_buf_set_16(&b, 8, b.length);
    qu_buf_set_16(&b, 10, b.length);
    class_array(&b, 0, font->kern_class, font->glyphs.count);
    add_sub(&l.lookups[new_lookup(&l, PAIR)], b);
    add_feature(&l, "kern", 0, -1);
    free(id);
    return assemble(&l, POS_EXTENSION);
}
