#include "settle.h"

#include "../base/buf.h"

#include <stdlib.h>
#include <string.h>

enum { CODES = 256 };

struct use {
    bool *used; /* CODES for each font */
    int font_count;
};

/* The Unicode of the codes 0x80 to 0x9F of WinAnsiEncoding. */
static const uint16_t middle[32] = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static uint32_t code_to_unicode(int code)
{
    return code >= 0x80 && code < 0xA0 ? middle[code - 0x80] : (uint32_t)code;
}

static int unicode_to_code(uint32_t unicode)
{
    if (unicode < 0x80 || (unicode >= 0xA0 && unicode < CODES))
        return (int)unicode;
    for (int i = 0; i < QU_COUNT(middle); i++)
        if (middle[i] == unicode)
            return 0x80 + i;
    return 0;
}

/* The character at text[*at]; the text is known to be UTF-8. */
static uint32_t next_character(const char *text, int length, int *at)
{
    unsigned char first = (unsigned char)text[(*at)++];
    uint32_t value = first < 0x80 ? first : first < 0xE0 ? first & 0x1Fu : first < 0xF0 ? first & 0x0Fu : first & 0x07u;
    while (*at < length && ((unsigned char)text[*at] & 0xC0) == 0x80)
        value = value << 6 | ((unsigned char)text[(*at)++] & 0x3Fu);
    return value;
}

static void note_item(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct use *use = data;
    (void)matrix;
    if (item->kind != QU_ITEM_TEXT || item->text.font < 0 || item->text.font >= use->font_count)
        return;
    for (int at = 0; at < item->text.length;)
        use->used[item->text.font * CODES + unicode_to_code(next_character(item->text.text, item->text.length, &at))] = true;
}

static void note_document(struct use *use, const struct qu_document *document)
{
    const struct qu_sheet *last = NULL;
    for (int i = 0; i < document->pages.count; i++) {
        const struct qu_page *page = &document->pages.at[i];
        qu_items_visit(page->items, page->item_count, note_item, use);
        if (page->sheet != NULL && page->sheet != last)
            qu_items_visit(page->sheet->items, page->sheet->item_count, note_item, use);
        last = page->sheet;
    }
}

static void show_letter(cairo_t *cr, cairo_scaled_font_t *font, uint32_t letter)
{
    struct qu_buf text;
    cairo_glyph_t *glyphs = NULL;
    cairo_text_cluster_t *clusters = NULL;
    cairo_text_cluster_flags_t flags;
    int glyph_count = 0, cluster_count = 0;
    qu_buf_init(&text);
    qu_buf_add_utf8(&text, letter);
    if (cairo_scaled_font_text_to_glyphs(font, 1, 10, text.data, (int)text.length, &glyphs, &glyph_count, &clusters, &cluster_count, &flags) ==
            CAIRO_STATUS_SUCCESS &&
        glyph_count == 1 && glyphs[0].index != 0)
        cairo_show_text_glyphs(cr, text.data, (int)text.length, glyphs, glyph_count, clusters, cluster_count, flags);
    cairo_glyph_free(glyphs);
    cairo_text_cluster_free(clusters);
    qu_buf_finish(&text);
}

void qu_settle_draw(cairo_t *cr, const struct qu_document *document, const struct qu_fontset *fonts)
{
    struct use use = {.font_count = qu_fontset_count(fonts)};
    use.used = qu_alloc_zero((size_t)use.font_count * CODES + 1, sizeof *use.used);
    note_document(&use, document);
    cairo_set_source_rgb(cr, 0, 0, 0);
    for (int font = 0; font < use.font_count; font++) {
        cairo_scaled_font_t *scaled = qu_fontset_lookup_scaled(fonts, font);
        cairo_set_scaled_font(cr, scaled);
        for (int code = 0x20; code < CODES; code++)
            if (use.used[font * CODES + code])
                show_letter(cr, scaled, code_to_unicode(code));
    }
    free(use.used);
}
