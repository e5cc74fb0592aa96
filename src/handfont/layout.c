#include "layout.h"

#include <stdlib.h>

#define MAX_FEATURES 8
#define MAX_LOOKUPS 12
#define MAX_FORMS 4
/* How many letters back calt looks for the same form: each step costs shaping time (fonts/README.md has the figures). */
#define LOOK_BACK 7

enum { SINGLE = 1, ALTERNATE = 3, CHAIN = 6, SUBST_EXTENSION = 7, PAIR = 2, POS_EXTENSION = 9 };

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

/* First glyphs of the letters that have several forms, ascending. */
static int *letters(const struct qu_hf_font *font, int *n)
{
    int *out = qu_hf_zalloc((size_t)font->n, sizeof *out);
    *n = 0;
    for (int i = 0; i < font->n; i++)
        if (!font->glyph[i].form && !font->glyph[i].mark && qu_hf_font_forms(font, i) > 1)
            out[(*n)++] = i;
    return out;
}

static struct qu_hf_bytes alternates(const struct qu_hf_font *font, const int *letter, int n)
{
    struct qu_hf_bytes b = {0};
    qu_hf_put16(&b, 1);
    qu_hf_put16(&b, 0);
    qu_hf_put16(&b, n);
    for (int i = 0; i < n; i++)
        qu_hf_put16(&b, 0);
    for (int i = 0; i < n; i++) {
        int forms = qu_hf_font_forms(font, letter[i]);
        qu_hf_patch16(&b, 6 + (size_t)i * 2, b.n);
        qu_hf_put16(&b, forms - 1);
        for (int j = 1; j < forms; j++)
            qu_hf_put16(&b, letter[i] + j);
    }
    qu_hf_patch16(&b, 2, b.n);
    coverage(&b, letter, n);
    return b;
}

/* First form -> form k (counted round for letters with fewer forms). */
static struct qu_hf_bytes to_form(const struct qu_hf_font *font, const int *letter, int n, int k)
{
    struct qu_hf_bytes b = {0};
    qu_hf_put16(&b, 2);
    qu_hf_put16(&b, 0);
    qu_hf_put16(&b, n);
    for (int i = 0; i < n; i++)
        qu_hf_put16(&b, letter[i] + k % qu_hf_font_forms(font, letter[i]));
    qu_hf_patch16(&b, 2, b.n);
    coverage(&b, letter, n);
    return b;
}

/* Any form -> the next one. */
static struct qu_hf_bytes to_next(const struct qu_hf_font *font, const int *letter, int n)
{
    struct qu_hf_bytes b = {0};
    int *all = qu_hf_zalloc((size_t)font->n, sizeof *all), m = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < qu_hf_font_forms(font, letter[i]); j++)
            all[m++] = letter[i] + j;
    qu_hf_put16(&b, 2);
    qu_hf_put16(&b, 0);
    qu_hf_put16(&b, m);
    for (int i = 0; i < m; i++) {
        const struct qu_hf_glyph *g = &font->glyph[all[i]];
        qu_hf_put16(&b, g->base + (g->form + 1) % qu_hf_font_forms(font, g->base));
    }
    qu_hf_patch16(&b, 2, b.n);
    coverage(&b, all, m);
    free(all);
    return b;
}

/* A rule of a chained context: `zeros` glyphs of class 0 lie between the letter and one of class `class`. */
static void rule(struct qu_hf_bytes *b, int zeros, int class, int lookup)
{
    qu_hf_put16(b, zeros + 1);
    for (int i = 0; i < zeros; i++)
        qu_hf_put16(b, 0);
    qu_hf_put16(b, class);
    qu_hf_put16(b, 1);
    qu_hf_put16(b, 0);
    qu_hf_put16(b, 1);
    qu_hf_put16(b, 0);
    qu_hf_put16(b, lookup);
}

/* After form k comes form k+1, also across one or two glyphs that have no forms (space, comma and space).
   Class k+1 = form k of a letter; lookup first+k turns a first form into form k. */
static struct qu_hf_bytes rotation(const struct qu_hf_font *font, const int *letter, int n, int first)
{
    struct qu_hf_bytes b = {0};
    int *class = qu_hf_zalloc((size_t)font->n, sizeof *class);
    for (int i = 0; i < font->n; i++) {
        const struct qu_hf_glyph *g = &font->glyph[i];
        class[i] = !g->mark && qu_hf_font_forms(font, g->base) > 1 ? g->form + 1 : 0;
    }
    static const int head[] = {2, 0, 0, 0, 0, 2, 0, 0};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        qu_hf_put16(&b, head[i]);
    qu_hf_patch16(&b, 2, b.n);
    coverage(&b, letter, n);
    qu_hf_patch16(&b, 4, b.n);
    class_array(&b, 0, class, font->n);
    qu_hf_patch16(&b, 6, b.n);
    /* input: coverage lets first forms in only, all of class 1, which is the backtrack's class of a first form too */
    class_array(&b, 0, class, font->n);
    qu_hf_patch16(&b, 8, b.n);
    class_array(&b, 0, class, 0);
    qu_hf_patch16(&b, 14, b.n);
    size_t set = b.n;
    int rules = 3 * (MAX_FORMS - 1);
    qu_hf_put16(&b, rules);
    for (int i = 0; i < rules; i++)
        qu_hf_put16(&b, 0);
    for (int gap = 0; gap < 3; gap++)
        for (int k = 0; k + 1 < MAX_FORMS; k++) {
            qu_hf_patch16(&b, set + 2 + (size_t)(gap * (MAX_FORMS - 1) + k) * 2, b.n - set);
            rule(&b, gap, k + 1, first + k);
        }
    free(class);
    return b;
}

/* One letter: the nearest earlier occurrence within reach has the same form -> step once more. */
static struct qu_hf_bytes bump(const struct qu_hf_font *font, int letter, int next)
{
    struct qu_hf_bytes b = {0};
    int forms = qu_hf_font_forms(font, letter), id[MAX_FORMS], class[MAX_FORMS];
    for (int i = 0; i < forms; i++) {
        id[i] = letter + i;
        class[i] = i + 1;
    }
    static const int head[] = {2, 0, 0, 0, 0};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        qu_hf_put16(&b, head[i]);
    qu_hf_put16(&b, forms + 1);
    for (int i = 0; i <= forms; i++)
        qu_hf_put16(&b, 0);
    qu_hf_patch16(&b, 2, b.n);
    coverage(&b, id, forms);
    qu_hf_patch16(&b, 4, b.n);
    qu_hf_patch16(&b, 6, b.n);
    class_array(&b, letter, class, forms);
    qu_hf_patch16(&b, 8, b.n);
    class_array(&b, letter, class, 0);
    for (int i = 0; i < forms; i++) {
        qu_hf_patch16(&b, 12 + 2 * (size_t)(i + 1), b.n);
        size_t set = b.n;
        qu_hf_put16(&b, LOOK_BACK);
        for (int d = 0; d < LOOK_BACK; d++)
            qu_hf_put16(&b, 0);
        for (int d = 0; d < LOOK_BACK; d++) {
            qu_hf_patch16(&b, set + 2 + (size_t)d * 2, b.n - set);
            rule(&b, d, i + 1, next);
        }
    }
    return b;
}

static bool bumped(uint32_t u)
{
    return (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9');
}

struct qu_hf_bytes qu_hf_layout_gsub(const struct qu_hf_font *font)
{
    struct layout l = {0};
    int n, *letter = letters(font, &n);
    int all = new_lookup(&l, ALTERNATE);
    add_sub(&l.lookup[all], alternates(font, letter, n));
    int first = l.nlookup;
    for (int k = 1; k < MAX_FORMS; k++)
        add_sub(&l.lookup[new_lookup(&l, SINGLE)], to_form(font, letter, n, k));
    int next = new_lookup(&l, SINGLE);
    add_sub(&l.lookup[next], to_next(font, letter, n));
    int turn = new_lookup(&l, CHAIN), step = new_lookup(&l, CHAIN);
    add_sub(&l.lookup[turn], rotation(font, letter, n, first));
    for (int i = 0; i < n; i++)
        if (bumped(font->glyph[letter[i]].code))
            add_sub(&l.lookup[step], bump(font, letter[i], next));
    add_feature(&l, "aalt", all, -1);
    add_feature(&l, "calt", turn, step);
    add_feature(&l, "salt", all, -1);
    add_feature(&l, "ss01", first, -1);
    add_feature(&l, "ss02", first + 1, -1);
    add_feature(&l, "ss03", first + 2, -1);
    free(letter);
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
