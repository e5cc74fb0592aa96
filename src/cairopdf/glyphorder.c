#include "glyphorder.h"

#include "../base/buf.h"
#include "../pdf/winansi.h"

#include <cairo-ft.h>
#include <stdlib.h>
#include <string.h>

enum { CODES = 256, GLYPHS_MOST = 65536, MANY_FORMS = 2 };

/* The letters that the document shows of a face, in all sizes. Cairo may have several names
 * for it that lead to the same font in the file. */
struct use {
    const char *name;
    int name_length;
    int glyph_count;
    bool many_forms;                       /* depends on the face only, not on the letters shown */
    bool codes[CODES], taken[GLYPHS_MOST]; /* taken: glyphs shown, and those with a character of their own */
};

struct uses {
    const struct qu_fontset *fonts;
    struct use **of; /* by font id; NULL: not used */
    int font_count;
};

/* The character at text[*at]; the text is known to be UTF-8. */
static uint32_t next_character(const char *text, int length, int *at)
{
    unsigned char first = (unsigned char)text[(*at)++];
    uint32_t value = first < 0x80   ? first
                     : first < 0xE0 ? first & 0x1Fu
                     : first < 0xF0 ? first & 0x0Fu
                                    : first & 0x07u;
    while (*at < length && ((unsigned char)text[*at] & 0xC0) == 0x80)
        value = value << 6 | ((unsigned char)text[(*at)++] & 0x3Fu);
    return value;
}

static void count_forms(struct use *use, cairo_scaled_font_t *scaled)
{
    FT_UInt glyph;
    int characters = 0;
    FT_Face face = cairo_ft_scaled_font_lock_face(scaled);
    for (FT_ULong c = FT_Get_First_Char(face, &glyph); glyph != 0;
         c = FT_Get_Next_Char(face, c, &glyph), characters++)
        use->taken[QU_MIN(glyph, GLYPHS_MOST - 1)] = true;
    use->glyph_count = (int)QU_MIN(face->num_glyphs, GLYPHS_MOST);
    use->many_forms = use->glyph_count > MANY_FORMS * characters;
    cairo_ft_scaled_font_unlock_face(scaled);
}

/* "Quire Hand Bold 14.40 /+1.0": the length of the part before the size. */
static int face_name_length(const char *name)
{
    int length = 0;
    for (int i = 0; name[i] != '\0'; i++)
        if (name[i] == ' ' && name[i + 1] >= '0' && name[i + 1] <= '9')
            length = i;
    return length;
}

static struct use *find_use(struct uses *uses, int font)
{
    const char *name = qu_fontset_name(uses->fonts, font);
    int length = face_name_length(name);
    for (int i = 0; i < uses->font_count; i++)
        if (uses->of[i] != NULL && uses->of[i]->name_length == length &&
            strncmp(uses->of[i]->name, name, (size_t)length) == 0)
            return uses->of[i];
    struct use *use = qu_alloc_zero(1, sizeof *use);
    use->name = name;
    use->name_length = length;
    count_forms(use, qu_fontset_lookup_scaled(uses->fonts, font));
    return use;
}

static void note_item(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct uses *uses = data;
    const struct qu_text_item *text = &item->text;
    (void)matrix;
    if (item->kind != QU_ITEM_TEXT || text->font < 0 || text->font >= uses->font_count)
        return;
    if (uses->of[text->font] == NULL)
        uses->of[text->font] = find_use(uses, text->font);
    struct use *use = uses->of[text->font];
    for (int at = 0; at < text->length;)
        use->codes[qu_winansi_from_unicode(next_character(text->text, text->length, &at))] = true;
    for (int i = 0; i < text->glyph_count; i++)
        use->taken[QU_MIN(text->glyphs[i].index, GLYPHS_MOST - 1)] = true;
}

static void note_document(struct uses *uses, const struct qu_document *document)
{
    const struct qu_background *last = NULL;
    for (int i = 0; i < document->pages.count; i++) {
        const struct qu_page *page = &document->pages.at[i];
        qu_items_visit(page->items, page->item_count, note_item, uses);
        if (page->background != NULL && page->background != last)
            qu_items_visit(page->background->items, page->background->item_count, note_item, uses);
        last = page->background;
    }
}

static void show_glyph(cairo_t *cr, const cairo_glyph_t *glyph, const struct qu_buf *text)
{
    cairo_text_cluster_t cluster = {(int)text->length, 1};
    cairo_show_text_glyphs(cr, qu_buf_text(text), (int)text->length, glyph, 1, &cluster, 1, 0);
}

static void show_letter(cairo_t *cr, cairo_scaled_font_t *font, const struct qu_buf *text)
{
    cairo_glyph_t *glyphs = NULL;
    int count = 0;
    if (cairo_scaled_font_text_to_glyphs(font, 1, 10, text->data, (int)text->length, &glyphs, &count, NULL,
                                         NULL, NULL) == CAIRO_STATUS_SUCCESS &&
        count == 1 && glyphs[0].index != 0)
        show_glyph(cr, &glyphs[0], text);
    cairo_glyph_free(glyphs);
}

/* The next glyph after `last` that is not taken; 0: there is none. */
static int find_spare(const struct use *use, int last)
{
    for (int glyph = last + 1; glyph < use->glyph_count; glyph++)
        if (!use->taken[glyph])
            return glyph;
    return 0;
}

static bool has_spares(const struct use *use)
{
    int spare = 1, code = 0x20;
    for (spare = find_spare(use, 0); code < CODES && spare > 0; code++)
        if (use->codes[code])
            spare = find_spare(use, spare);
    return code == CODES;
}

static void order_face(cairo_t *cr, cairo_scaled_font_t *scaled, const struct use *use)
{
    bool together = use->many_forms && has_spares(use);
    struct qu_buf text = {0};
    cairo_glyph_t spare = {0, 1, 10};
    cairo_set_scaled_font(cr, scaled);
    for (int code = 0x20; code < CODES; code++) {
        if (!use->codes[code])
            continue;
        qu_buf_clear(&text);
        qu_buf_add_utf8(&text, qu_winansi_to_unicode((unsigned)code));
        if (together) {
            spare.index = (unsigned long)find_spare(use, (int)spare.index);
            show_glyph(cr, &spare, &text);
        } else {
            show_letter(cr, scaled, &text);
        }
    }
    qu_buf_finish(&text);
}

static bool is_first(const struct uses *uses, int font)
{
    cairo_font_face_t *face = cairo_scaled_font_get_font_face(qu_fontset_lookup_scaled(uses->fonts, font));
    for (int i = 0; i < font; i++)
        if (uses->of[i] != NULL &&
            cairo_scaled_font_get_font_face(qu_fontset_lookup_scaled(uses->fonts, i)) == face)
            return false;
    return true;
}

static void free_uses(struct uses *uses)
{
    for (int font = 0; font < uses->font_count; font++) {
        struct use *use = uses->of[font];
        for (int i = font; i < uses->font_count && use != NULL; i++)
            if (uses->of[i] == use)
                uses->of[i] = NULL;
        free(use);
    }
    free(uses->of);
}

void qu_glyphorder_draw(cairo_t *cr, const struct qu_document *document, const struct qu_fontset *fonts)
{
    struct uses uses = {.fonts = fonts, .font_count = qu_fontset_count(fonts)};
    uses.of = qu_alloc_zero((size_t)uses.font_count + 1, sizeof *uses.of);
    note_document(&uses, document);
    cairo_set_source_rgb(cr, 0, 0, 0);
    for (int font = 0; font < uses.font_count; font++)
        if (uses.of[font] != NULL && is_first(&uses, font))
            order_face(cr, qu_fontset_lookup_scaled(fonts, font), uses.of[font]);
    free_uses(&uses);
}
