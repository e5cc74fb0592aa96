#include "sfnt.h"

#include "../base/geom.h"
#include "opentype.h"
#include "../base/buf.h"

#include <errno.h>
#include <hb.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIXED_DATE 0xe0000000u /* seconds since 1904: some day in 2023 */

/* Values over all glyphs that several tables need. */
struct totals {
    int xmin, ymin, xmax, ymax;
    int points, contours, part_points, part_contours;
    int widest, least_lsb, least_rsb, extent;
    double advances;
};

struct tables {
    struct qu_buf glyf, loca, hmtx;
    struct totals totals;
};

static int to_int(double v)
{
    return (int)lround(v);
}

static int points_of(const struct qu_hf_glyph *g)
{
    int n = 0;
    for (int i = 0; i < g->contours.count; i++)
        n += g->contours.at[i].dots.count;
    return n;
}

/* Writes one coordinate of a point and returns the flag bits that say how it is written. */
static unsigned coordinate(struct qu_buf *b, int delta, unsigned is_short, unsigned same)
{
    if (!delta)
        return same;
    if (abs(delta) < 256) {
        qu_buf_add_char(b, (char)abs(delta));
        return is_short | (delta > 0 ? same : 0);
    }
    qu_buf_add_16(b, delta);
    return 0;
}

static void simple_glyph(struct qu_buf *b, const struct qu_hf_glyph *g)
{
    struct qu_buf xs = {0}, ys = {0};
    int end = -1, px = 0, py = 0;
    for (int i = 0; i < g->contours.count; i++) {
        end += g->contours.at[i].dots.count;
        qu_buf_add_16(b, end);
    }
    qu_buf_add_16(b, 0);
    for (int i = 0; i < g->contours.count; i++)
        for (int j = 0; j < g->contours.at[i].dots.count; j++) {
            const struct qu_hf_dot *d = &g->contours.at[i].dots.at[j];
            int x = to_int(d->x), y = to_int(d->y);
            unsigned flags = (d->on ? 1 : 0) | (i == 0 && j == 0 ? 0x40 : 0);
            flags |= coordinate(&xs, x - px, 0x02, 0x10);
            flags |= coordinate(&ys, y - py, 0x04, 0x20);
            qu_buf_add_char(b, (char)flags);
            px = x;
            py = y;
        }
    qu_buf_add(b, qu_buf_text(&xs), xs.length);
    qu_buf_add(b, qu_buf_text(&ys), ys.length);
    qu_buf_finish(&xs);
    qu_buf_finish(&ys);
}

static void composed_glyph(struct qu_buf *b, const struct qu_hf_glyph *g)
{
    enum { WORDS = 1, XY = 2, ROUND = 4, MORE = 0x20, OVERLAP = 0x400 };
    for (int i = 0; i < 2; i++) {
        qu_buf_add_16(b, WORDS | XY | ROUND | (i ? 0 : MORE | OVERLAP));
        qu_buf_add_16(b, g->part[i]);
        qu_buf_add_16(b, to_int(g->part_dx[i]));
        qu_buf_add_16(b, to_int(g->part_dy[i]));
    }
}

/* The bounding box in whole units, of the rounded points that are written. */
static void box(const struct qu_hf_font *font, const struct qu_hf_glyph *g, int out[4])
{
    out[0] = out[1] = 32767;
    out[2] = out[3] = -32768;
    for (int p = -1; p < 2; p++) {
        if (p >= 0 && g->part[p] < 0)
            continue;
        const struct qu_hf_glyph *s = p < 0 ? g : &font->glyphs.at[g->part[p]];
        int dx = p < 0 ? 0 : to_int(g->part_dx[p]), dy = p < 0 ? 0 : to_int(g->part_dy[p]);
        for (int i = 0; i < s->contours.count; i++)
            for (int j = 0; j < s->contours.at[i].dots.count; j++) {
                int x = to_int(s->contours.at[i].dots.at[j].x) + dx,
                    y = to_int(s->contours.at[i].dots.at[j].y) + dy;
                out[0] = QU_MIN(out[0], x);
                out[1] = QU_MIN(out[1], y);
                out[2] = QU_MAX(out[2], x);
                out[3] = QU_MAX(out[3], y);
            }
    }
}

static void count(struct totals *t, const struct qu_hf_font *font, const struct qu_hf_glyph *g,
                  const int b[4])
{
    t->xmin = QU_MIN(t->xmin, b[0]);
    t->ymin = QU_MIN(t->ymin, b[1]);
    t->xmax = QU_MAX(t->xmax, b[2]);
    t->ymax = QU_MAX(t->ymax, b[3]);
    t->least_lsb = QU_MIN(t->least_lsb, b[0]);
    t->least_rsb = QU_MIN(t->least_rsb, to_int(g->advance) - b[2]);
    t->extent = QU_MAX(t->extent, b[2]);
    if (g->part[0] < 0) {
        t->points = QU_MAX(t->points, points_of(g));
        t->contours = QU_MAX(t->contours, g->contours.count);
    } else {
        const struct qu_hf_glyph *p = &font->glyphs.at[g->part[0]], *q = &font->glyphs.at[g->part[1]];
        t->part_points = QU_MAX(t->part_points, points_of(p) + points_of(q));
        t->part_contours = QU_MAX(t->part_contours, p->contours.count + q->contours.count);
    }
}

static void outlines(const struct qu_hf_font *font, struct tables *o)
{
    o->totals.least_lsb = o->totals.least_rsb = 32767;
    for (int i = 0; i < font->glyphs.count; i++) {
        const struct qu_hf_glyph *g = &font->glyphs.at[i];
        int b[4] = {0};
        qu_buf_add_32(&o->loca, (uint32_t)o->glyf.length);
        if (g->contours.count || g->part[0] >= 0) {
            box(font, g, b);
            qu_buf_add_16(&o->glyf, g->part[0] >= 0 ? -1 : g->contours.count);
            for (int k = 0; k < 4; k++)
                qu_buf_add_16(&o->glyf, b[k]);
            if (g->part[0] >= 0)
                composed_glyph(&o->glyf, g);
            else
                simple_glyph(&o->glyf, g);
            while (o->glyf.length & 3)
                qu_buf_add_char(&o->glyf, '\0');
            count(&o->totals, font, g, b);
        }
        qu_buf_add_16(&o->hmtx, to_int(g->advance));
        qu_buf_add_16(&o->hmtx, b[0]);
        o->totals.widest = QU_MAX(o->totals.widest, to_int(g->advance));
        o->totals.advances += g->advance;
    }
    qu_buf_add_32(&o->loca, (uint32_t)o->glyf.length);
}

static struct qu_buf head(const struct qu_hf_font *font, const struct totals *t)
{
    struct qu_buf b = {0};
    qu_buf_add_32(&b, 0x10000);
    qu_buf_add_32(&b, 0x10000);
    qu_buf_add_32(&b, 0); /* the checksum, patched when the file is whole */
    qu_buf_add_32(&b, 0x5f0f3cf5);
    qu_buf_add_16(&b, 0x000b);
    qu_buf_add_16(&b, QU_HF_EM);
    for (int i = 0; i < 2; i++) {
        qu_buf_add_32(&b, 0);
        qu_buf_add_32(&b, FIXED_DATE);
    }
    qu_buf_add_16(&b, t->xmin);
    qu_buf_add_16(&b, t->ymin);
    qu_buf_add_16(&b, t->xmax);
    qu_buf_add_16(&b, t->ymax);
    qu_buf_add_16(&b, font->weight >= 600 ? 1 : 0);
    qu_buf_add_16(&b, 8);
    qu_buf_add_16(&b, 2);
    qu_buf_add_16(&b, 1);
    qu_buf_add_16(&b, 0);
    return b;
}

static struct qu_buf hhea(const struct qu_hf_font *font, const struct totals *t)
{
    struct qu_buf b = {0};
    qu_buf_add_32(&b, 0x10000);
    qu_buf_add_16(&b, to_int(font->ascent));
    qu_buf_add_16(&b, to_int(font->descent));
    qu_buf_add_16(&b, 0);
    qu_buf_add_16(&b, t->widest);
    qu_buf_add_16(&b, t->least_lsb);
    qu_buf_add_16(&b, t->least_rsb);
    qu_buf_add_16(&b, t->extent);
    qu_buf_add_16(&b, 1);
    for (int i = 0; i < 7; i++)
        qu_buf_add_16(&b, 0);
    qu_buf_add_16(&b, font->glyphs.count);
    return b;
}

static struct qu_buf maxp(const struct qu_hf_font *font, const struct totals *t)
{
    struct qu_buf b = {0};
    qu_buf_add_32(&b, 0x10000);
    qu_buf_add_16(&b, font->glyphs.count);
    qu_buf_add_16(&b, t->points);
    qu_buf_add_16(&b, t->contours);
    qu_buf_add_16(&b, t->part_points);
    qu_buf_add_16(&b, t->part_contours);
    qu_buf_add_16(&b, 2);
    for (int i = 0; i < 6; i++)
        qu_buf_add_16(&b, 0);
    qu_buf_add_16(&b, 2);
    qu_buf_add_16(&b, 1);
    return b;
}

/* How many entries of the map, from entry i on, have codes in sequence with glyphs in sequence. */
static int run_length(const struct qu_hf_font *font, int i)
{
    int n = 1;
    while (i + n < font->codes.count && font->codes.at[i + n].code == font->codes.at[i].code + (uint32_t)n &&
           font->codes.at[i + n].glyph == font->codes.at[i].glyph + n)
        n++;
    return n;
}

static struct qu_buf cmap(const struct qu_hf_font *font)
{
    struct qu_buf b = {0}, end = {0}, start = {0}, delta = {0};
    int segments = 1, log = 0;
    for (int i = 0; i < font->codes.count; segments++) {
        int n = run_length(font, i), code = (int)font->codes.at[i].code;
        qu_buf_add_16(&end, code + n - 1);
        qu_buf_add_16(&start, code);
        qu_buf_add_16(&delta, font->codes.at[i].glyph - code);
        i += n;
    }
    qu_buf_add_16(&end, 0xffff);
    qu_buf_add_16(&start, 0xffff);
    qu_buf_add_16(&delta, 1);
    while ((2 << log) <= segments)
        log++;
    const int top[] = {
        0, 1, 3, 1, 0, 12, 4, 16 + segments * 8, 0, segments * 2, 2 << log, log, segments * 2 - (2 << log)};
    for (size_t i = 0; i < sizeof top / sizeof *top; i++)
        qu_buf_add_16(&b, top[i]);
    qu_buf_add(&b, qu_buf_text(&end), end.length);
    qu_buf_add_16(&b, 0);
    qu_buf_add(&b, qu_buf_text(&start), start.length);
    qu_buf_add(&b, qu_buf_text(&delta), delta.length);
    for (int i = 0; i < segments; i++)
        qu_buf_add_16(&b, 0);
    qu_buf_finish(&end);
    qu_buf_finish(&start);
    qu_buf_finish(&delta);
    return b;
}

/* "Quire Hand", "Light" -> "QuireHand-Light". */
static void postscript_name(const struct qu_hf_font *font, char *out, size_t size)
{
    size_t n = 0;
    for (const char *c = font->family; *c && n + 1 < size; c++)
        if ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9'))
            out[n++] = *c;
    snprintf(out + n, size - n, "-%s", font->style);
}

static struct qu_buf names(const struct qu_hf_font *font)
{
    /* Old programs know families of four faces only. Regular and Bold are in such a family; for these
     * programs Light is a family of its own. */
    bool of_four = font->weight == 400 || font->weight == 700;
    char full[96], ps[96], old[96];
    snprintf(full, sizeof full, "%s %s", font->family, font->style);
    snprintf(old, sizeof old, "%s%s%s", font->family, of_four ? "" : " ", of_four ? "" : font->style);
    postscript_name(font, ps, sizeof ps);
    const char *text[] = {
        old, of_four ? font->style : "Regular", full, full, "Version 1.000", ps, font->family, font->style};
    static const int id[] = {1, 2, 3, 4, 5, 6, 16, 17};
    int n = of_four ? 6 : 8;
    struct qu_buf b = {0}, chars = {0};
    qu_buf_add_16(&b, 0);
    qu_buf_add_16(&b, n);
    qu_buf_add_16(&b, 6 + n * 12);
    for (int i = 0; i < n; i++) {
        const int record[] = {3, 1, 0x409, id[i], 2 * (int)strlen(text[i]), (int)chars.length};
        for (size_t k = 0; k < 6; k++)
            qu_buf_add_16(&b, record[k]);
        for (const char *c = text[i]; *c; c++)
            qu_buf_add_16(&chars, (unsigned char)*c);
    }
    qu_buf_add(&b, qu_buf_text(&chars), chars.length);
    qu_buf_finish(&chars);
    return b;
}

static struct qu_buf os2(const struct qu_hf_font *font, const struct totals *t)
{
    enum { REGULAR = 0x40, BOLD = 0x20, TYPO_METRICS = 0x80 };
    struct qu_buf b = {0};
    int style = font->weight >= 600 ? BOLD : REGULAR, em = QU_HF_EM;
    const int top[] = {4,
                       to_int(t->advances / font->glyphs.count),
                       font->weight,
                       5,
                       0,
                       em * 65 / 100,
                       em * 60 / 100,
                       0,
                       em * 7 / 100,
                       em * 65 / 100,
                       em * 60 / 100,
                       0,
                       em * 35 / 100,
                       to_int(font->pen * 0.7),
                       to_int(font->xheight * 0.55),
                       10 << 8};
    for (size_t i = 0; i < sizeof top / sizeof *top; i++)
        qu_buf_add_16(&b, top[i]);
    static const unsigned panose[] = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0}; /* Latin hand written */
    for (int i = 0; i < 10; i++)
        qu_buf_add_char(&b, (char)panose[i]);
    qu_buf_add_32(&b, 0x80000007); /* Basic Latin, Latin-1, Latin Extended-A, General Punctuation */
    qu_buf_add_32(&b,
                  0x0000c06b); /* superscripts, currency, letterlike, arrows, operators, symbols, dingbats */
    qu_buf_add_32(&b, 0);
    qu_buf_add_32(&b, 0);
    qu_buf_add_32(&b, HB_TAG('Q', 'U', 'I', 'R'));
    const int rest[] = {style | TYPO_METRICS,
                        (int)font->codes.at[0].code,
                        (int)font->codes.at[font->codes.count - 1].code,
                        to_int(font->ascent),
                        to_int(font->descent),
                        0,
                        QU_MAX(to_int(font->ascent), t->ymax),
                        QU_MAX(-to_int(font->descent), -t->ymin)};
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++)
        qu_buf_add_16(&b, rest[i]);
    qu_buf_add_32(&b, 0x00000093); /* code pages 1252, 1250, 1254, 1257 */
    qu_buf_add_32(&b, 0);
    const int tail[] = {to_int(font->xheight), to_int(font->capheight), 0, ' ', 4};
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++)
        qu_buf_add_16(&b, tail[i]);
    return b;
}

static struct qu_buf post(const struct qu_hf_font *font)
{
    struct qu_buf b = {0};
    qu_buf_add_32(&b, 0x20000);
    qu_buf_add_32(&b, 0);
    qu_buf_add_16(&b, -QU_HF_EM / 10);
    qu_buf_add_16(&b, to_int(font->pen * 0.7));
    for (int i = 0; i < 5; i++)
        qu_buf_add_32(&b, 0);
    qu_buf_add_16(&b, font->glyphs.count);
    for (int i = 0; i < font->glyphs.count; i++)
        qu_buf_add_16(&b, i ? 257 + i : 0);
    for (int i = 1; i < font->glyphs.count; i++) {
        const char *name = font->glyphs.at[i].name;
        qu_buf_add_char(&b, (char)strlen(name));
        for (; *name; name++)
            qu_buf_add_char(&b, (char)*name);
    }
    return b;
}

static struct qu_buf gasp(void)
{
    struct qu_buf b = {0};
    const int all[] = {1, 1, 0xffff, 0x000a};
    for (size_t i = 0; i < 4; i++)
        qu_buf_add_16(&b, all[i]);
    return b;
}

static void add(hb_face_t *face, const char *tag, struct qu_buf b)
{
    hb_blob_t *blob = hb_blob_create((const char *)b.data, (unsigned)b.length, HB_MEMORY_MODE_DUPLICATE, NULL,
                                     NULL);
    hb_face_builder_add_table(
        face, HB_TAG((uint8_t)tag[0], (uint8_t)tag[1], (uint8_t)tag[2], (uint8_t)tag[3]), blob);
    hb_blob_destroy(blob);
    qu_buf_finish(&b);
}

static uint32_t read32(const char *bytes)
{
    const uint8_t *p = (const uint8_t *)bytes;
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Writes the checksum of the file into head, when all other bytes are final. */
static void set_checksum(struct qu_buf *b)
{
    size_t at = 0;
    int count = (uint8_t)b->data[4] << 8 | (uint8_t)b->data[5];
    for (int i = 0; i < count; i++) {
        const char *record = b->data + 12 + (size_t)i * 16;
        if (!memcmp(record, "head", 4))
            at = read32(record + 8) + 8;
    }
    uint32_t sum = 0;
    qu_buf_set_32(b, at, 0);
    for (size_t i = 0; i + 3 < b->length; i += 4)
        sum += read32(b->data + i);
    qu_buf_set_32(b, at, 0xb1b0afbau - sum);
}

static struct qu_buf file_bytes(const struct qu_hf_font *font)
{
    hb_face_t *face = hb_face_builder_create();
    struct tables o = {0};
    outlines(font, &o);
    add(face, "head", head(font, &o.totals));
    add(face, "hhea", hhea(font, &o.totals));
    add(face, "maxp", maxp(font, &o.totals));
    add(face, "hmtx", o.hmtx);
    add(face, "cmap", cmap(font));
    add(face, "loca", o.loca);
    add(face, "glyf", o.glyf);
    add(face, "name", names(font));
    add(face, "OS/2", os2(font, &o.totals));
    add(face, "post", post(font));
    add(face, "gasp", gasp());
    add(face, "GSUB", qu_hf_opentype_gsub(font));
    add(face, "GPOS", qu_hf_opentype_gpos(font));
    hb_blob_t *blob = hb_face_reference_blob(face);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    struct qu_buf b = {0};
    qu_buf_add(&b, data, length);
    hb_blob_destroy(blob);
    hb_face_destroy(face);
    set_checksum(&b);
    return b;
}

bool qu_hf_sfnt_write(const struct qu_hf_font *font, const char *file)
{
    struct qu_buf b = file_bytes(font);
    FILE *f = fopen(file, "wb");
    bool ok = f && fwrite(b.data, 1, b.length, f) == b.length;
    if (f && fclose(f))
        ok = false;
    if (!ok) {
        fprintf(stderr, "%s: error: %s\n", file, strerror(errno));
        if (f)
            remove(file);
    }
    qu_buf_finish(&b);
    return ok;
}
