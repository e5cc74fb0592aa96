#include "instance.h"

#include "../base/buf.h"
#include "../base/hash.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-ft.h>
#include <hb.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

enum { GLYPHS_MOST = 65535, POINTS_MOST = 20000 };

/* How one glyph differs from the original. */
struct change {
    double turn, scale_x, scale_y, lean, rise;
    double move; /* of the field, in font units */
    double phase[4], across[4];
};

struct making {
    FT_Face face;
    double amplitude;
    uint64_t seed;
    struct qu_buf glyf, loca, hmtx;
    int points, contours; /* the largest numbers of one glyph */
    int box[4];
};

static void pad(struct qu_buf *out)
{
    while (out->length % 4 != 0)
        qu_buf_add_char(out, '\0');
}

static struct change make_change(const struct making *m, unsigned glyph)
{
    struct qu_random r = qu_random_from(qu_hash_part(m->seed, glyph));
    double a = m->amplitude, em = m->face->units_per_EM;
    struct change c = {.move = a * em * 0.7};
    /* Each in a statement of its own: within one, C leaves the order open. */
    c.turn = qu_random_normal(&r) * a * 0.9;
    c.scale_x = 1 + qu_random_normal(&r) * a * 1.5;
    c.scale_y = 1 + qu_random_normal(&r) * a * 1.2;
    c.lean = qu_random_normal(&r) * a;
    c.rise = qu_random_normal(&r) * a * 0.5 * em;
    for (int i = 0; i < 4; i++) {
        c.phase[i] = qu_random_range(&r, 0, 6.283);
        c.across[i] = qu_random_range(&r, -0.8, 0.8);
    }
    return c;
}

/* The waves of the field are much longer than a stem is wide, so that both edges of a stem move together. */
static FT_Vector moved(const struct change *c, FT_Vector p, double em)
{
    double x = (double)p.x, y = (double)p.y, u = x / em, v = y / em;
    double dx = c->move * (sin(8 * (v + u * c->across[0]) + c->phase[0]) +
                           0.6 * sin(13 * (u + v * c->across[1]) + c->phase[1]));
    double dy = c->move * (sin(8 * (u + v * c->across[2]) + c->phase[2]) +
                           0.6 * sin(13 * (v + u * c->across[3]) + c->phase[3]));
    double cx = em * 0.25, tx = cx + (x - cx) * c->scale_x + y * (c->lean - c->turn),
           ty = y * c->scale_y + (x - cx) * c->turn * 0.6;
    return (FT_Vector){lround(tx + dx * 0.7), lround(ty + dy * 0.7 + c->rise)};
}

/* Writes flags and coordinates, in the short form where the value fits. */
static void put_points(struct qu_buf *out, const FT_Outline *o)
{
    struct qu_buf xs = {0}, ys = {0};
    FT_Vector last = {0, 0};
    for (int i = 0; i < o->n_points; i++) {
        int dx = (int)(o->points[i].x - last.x), dy = (int)(o->points[i].y - last.y), flag = o->tags[i] & 1;
        last = o->points[i];
        if (dx == 0)
            flag |= 0x10;
        else if (dx > -256 && dx < 256) {
            flag |= dx > 0 ? 0x12 : 0x02;
            qu_buf_add_char(&xs, (char)abs(dx));
        } else
            qu_buf_add_16(&xs, dx);
        if (dy == 0)
            flag |= 0x20;
        else if (dy > -256 && dy < 256) {
            flag |= dy > 0 ? 0x24 : 0x04;
            qu_buf_add_char(&ys, (char)abs(dy));
        } else
            qu_buf_add_16(&ys, dy);
        qu_buf_add_char(out, (char)flag);
    }
    qu_buf_add(out, qu_buf_text(&xs), xs.length);
    qu_buf_add(out, qu_buf_text(&ys), ys.length);
    qu_buf_finish(&xs);
    qu_buf_finish(&ys);
}

static void put_outline(struct making *m, const FT_Outline *o, int *left_out)
{
    int box[4] = {INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN};
    for (int i = 0; i < o->n_points; i++) {
        int x = (int)o->points[i].x, y = (int)o->points[i].y;
        box[0] = QU_MIN(box[0], x);
        box[1] = QU_MIN(box[1], y);
        box[2] = QU_MAX(box[2], x);
        box[3] = QU_MAX(box[3], y);
    }
    qu_buf_add_16(&m->glyf, o->n_contours);
    for (int i = 0; i < 4; i++) {
        qu_buf_add_16(&m->glyf, box[i]);
        m->box[i] = i < 2 ? QU_MIN(m->box[i], box[i]) : QU_MAX(m->box[i], box[i]);
    }
    for (int i = 0; i < o->n_contours; i++)
        qu_buf_add_16(&m->glyf, o->contours[i]);
    qu_buf_add_16(&m->glyf, 0); /* no instructions */
    put_points(&m->glyf, o);
    pad(&m->glyf);
    m->points = QU_MAX(m->points, o->n_points);
    m->contours = QU_MAX(m->contours, o->n_contours);
    *left_out = box[0];
}

/* Whether the outline can be written as TrueType: points in range, no cubic ones. */
static bool is_plain(const FT_Outline *o)
{
    for (int i = 0; i < o->n_points; i++)
        if ((o->tags[i] & 3) == 2 || labs(o->points[i].x) > 16000 || labs(o->points[i].y) > 16000)
            return false;
    return o->n_points < POINTS_MOST;
}

static bool put_glyph(struct making *m, unsigned glyph)
{
    qu_buf_add_32(&m->loca, (uint32_t)m->glyf.length);
    int left = 0, advance = 0;
    if (FT_Load_Glyph(m->face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) == 0 &&
        m->face->glyph->format == FT_GLYPH_FORMAT_OUTLINE) {
        FT_Outline *o = &m->face->glyph->outline;
        advance = (int)m->face->glyph->metrics.horiAdvance;
        struct change change = make_change(m, glyph);
        if (!is_plain(o))
            return false;
        for (int i = 0; i < o->n_points; i++)
            o->points[i] = moved(&change, o->points[i], m->face->units_per_EM);
        if (o->n_points > 0 && o->n_contours > 0)
            put_outline(m, o, &left);
    }
    qu_buf_add_16(&m->hmtx, QU_CLAMP(advance, 0, 65535));
    qu_buf_add_16(&m->hmtx, left); /* the outline's left edge, or renderers shift the glyph */
    return true;
}

static bool load_table(FT_Face face, const char *tag, struct qu_buf *out)
{
    FT_ULong name = FT_MAKE_TAG((unsigned char)tag[0], (unsigned char)tag[1], (unsigned char)tag[2],
                                (unsigned char)tag[3]),
             length = 0;
    if (FT_Load_Sfnt_Table(face, name, 0, NULL, &length) != 0 || length == 0 ||
        length > (FT_ULong)64 * 1024 * 1024)
        return false;
    unsigned char *bytes = qu_alloc(length);
    bool fine = FT_Load_Sfnt_Table(face, name, 0, bytes, &length) == 0;
    if (fine)
        qu_buf_add(out, bytes, length);
    free(bytes);
    return fine;
}

/* A table of a damaged font may be too short. */
static void patch16(struct qu_buf *table, size_t at, int value)
{
    if (at + 2 <= table->length)
        qu_buf_set_16(table, at, (size_t)value & 0xffff);
}

static void patch_tables(const struct making *m, struct qu_buf *head, struct qu_buf *hhea,
                         struct qu_buf *maxp)
{
    for (size_t i = 0; i < 4; i++)
        patch16(head, 36 + 2 * i, m->box[i]);
    patch16(head, 50, 1); /* loca holds 32-bit offsets */
    patch16(hhea, 34, (int)m->face->num_glyphs);
    patch16(maxp, 6, m->points);
    patch16(maxp, 8, m->contours);
    for (size_t at = 10; at < 14; at += 2)
        patch16(maxp, at, 0); /* no composites */
    for (size_t at = 14; at < 32; at += 2)
        patch16(maxp, at, at == 14); /* one zone, no instructions */
}

/* The file takes over the bytes. */
static void add_table(hb_face_t *file, const char *tag, struct qu_buf *table)
{
    unsigned length = (unsigned)table->length;
    char *bytes = qu_buf_detach(table);
    hb_blob_t *blob = hb_blob_create(bytes, length, HB_MEMORY_MODE_READONLY, bytes, free);
    if (length > 0)
        hb_face_builder_add_table(file, hb_tag_from_string(tag, 4), blob);
    hb_blob_destroy(blob);
}

static void copy_table(hb_face_t *file, FT_Face face, const char *tag)
{
    struct qu_buf table = {0};
    load_table(face, tag, &table);
    add_table(file, tag, &table);
}

/* Puts the tables together as an sfnt file, and empties `m`. */
static hb_blob_t *put_file(struct making *m)
{
    struct qu_buf head = {0}, hhea = {0}, maxp = {0};
    hb_face_t *file = hb_face_builder_create();
    load_table(m->face, "head", &head);
    load_table(m->face, "hhea", &hhea);
    load_table(m->face, "maxp", &maxp);
    patch_tables(m, &head, &hhea, &maxp);
    add_table(file, "head", &head);
    add_table(file, "hhea", &hhea);
    add_table(file, "maxp", &maxp);
    add_table(file, "glyf", &m->glyf);
    add_table(file, "hmtx", &m->hmtx);
    add_table(file, "loca", &m->loca);
    copy_table(file, m->face, "OS/2");
    copy_table(file, m->face, "cmap");
    copy_table(file, m->face, "name");
    copy_table(file, m->face, "post");
    hb_blob_t *blob = hb_face_reference_blob(file);
    hb_face_destroy(file);
    return blob;
}

/* NULL where the font cannot be changed: its outlines are not TrueType's. */
static hb_blob_t *make_file(FT_Face face, double amplitude, uint64_t seed)
{
    struct making m = {.face = face, .amplitude = amplitude, .seed = seed};
    struct qu_buf own = {0};
    bool fine = FT_IS_SFNT(face) && face->num_glyphs > 0 && face->num_glyphs <= GLYPHS_MOST &&
                load_table(face, "glyf", &own) && face->units_per_EM > 0;
    qu_buf_finish(&own);
    for (int i = 0; fine && i < face->num_glyphs; i++)
        fine = put_glyph(&m, (unsigned)i);
    qu_buf_add_32(&m.loca, (uint32_t)m.glyf.length);
    hb_blob_t *file = fine ? put_file(&m) : NULL;
    qu_buf_finish(&m.glyf);
    qu_buf_finish(&m.loca);
    qu_buf_finish(&m.hmtx);
    return file;
}

/* What a Cairo face needs as long as it exists. Cairo keeps faces after their last use, so each one has a
 * FreeType library of its own. */
struct holding {
    FT_Library library;
    FT_Face face;
    hb_blob_t *file;
};

static void let_go(void *data)
{
    struct holding *h = data;
    if (h->face != NULL)
        FT_Done_Face(h->face);
    if (h->library != NULL)
        FT_Done_FreeType(h->library);
    hb_blob_destroy(h->file);
    free(h);
}

cairo_font_face_t *qu_instance_new(cairo_scaled_font_t *face, double amplitude, uint64_t seed)
{
    static const cairo_user_data_key_t key;
    if (cairo_scaled_font_get_type(face) != CAIRO_FONT_TYPE_FT)
        return NULL;
    FT_Face original = cairo_ft_scaled_font_lock_face(face);
    hb_blob_t *file = original != NULL ? make_file(original, amplitude, seed) : NULL;
    if (original != NULL)
        cairo_ft_scaled_font_unlock_face(face);
    if (file == NULL)
        return NULL;
    struct holding *h = qu_alloc_zero(1, sizeof *h);
    unsigned length;
    const char *bytes = hb_blob_get_data(file, &length);
    h->file = file;
    bool made = FT_Init_FreeType(&h->library) == 0 &&
                FT_New_Memory_Face(h->library, (const FT_Byte *)bytes, (FT_Long)length, 0, &h->face) == 0;
    if (!made) {
        let_go(h);
        return NULL;
    }
    cairo_font_face_t *out = cairo_ft_font_face_create_for_ft_face(h->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(out, &key, h, let_go) != CAIRO_STATUS_SUCCESS)
        QU_BUG("no memory for a font");
    return out;
}
