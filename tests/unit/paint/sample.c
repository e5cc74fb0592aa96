#include "sample.h"

#include <stdlib.h>
#include <string.h>

static const struct qu_src nowhere = {0};

static void make_sheet(struct sample *s)
{
    struct qu_items items = {0};
    struct qu_path path = {0};
    qu_items_add_box(&items, &s->arena, (struct qu_rect){-20 * QU_PT, -20 * QU_PT, 340 * QU_PT, 440 * QU_PT},
                     (struct qu_colour){250, 246, 235, 255}, 0, nowhere);
    for (int y = 40; y < 400; y += 20) {
        qu_path_move_to(&path, -20 * QU_PT, y * QU_PT);
        qu_path_line_to(&path, 320 * QU_PT, y * QU_PT);
    }
    struct qu_item *rules = qu_items_add_path(&items, &s->arena, &path, 0, nowhere);
    rules->path.stroke = (struct qu_colour){160, 190, 220, 255};
    rules->path.stroke_width = QU_PT / 2;
    qu_path_finish(&path);
    s->sheet.name = "ruled";
    s->sheet.items = qu_items_keep(&items, &s->arena, &s->sheet.item_count);
}

void sample_init(struct sample *s)
{
    static const char *const serif[] = {"EB Garamond", NULL}, *const label[] = {"Courier Prime", NULL},
                             *const folders[] = {NULL};
    const struct qu_font_role roles[] = {{"serif", serif, "", nowhere}, {"label", label, "", nowhere}};
    memset(s, 0, sizeof *s);
    qu_arena_init(&s->arena);
    qu_diag_init(&s->diag, false);
    s->fonts = qu_fontset_open(&s->diag, folders, roles, 2);
    QU_ASSERT(s->fonts != NULL);
    s->images = qu_images_new();
    qu_document_init(&s->document, &s->arena);
    s->document.title = "Sample";
    make_sheet(s);
}

void sample_finish(struct sample *s)
{
    qu_document_finish(&s->document);
    qu_images_free(s->images);
    qu_fontset_close(s->fonts);
    qu_diag_finish(&s->diag);
    qu_arena_finish(&s->arena);
}

static void take_glyphs(struct sample *s, struct qu_text_item *item, const PangoGlyphString *glyphs)
{
    struct qu_glyph *out = QU_NEW_ARRAY(&s->arena, struct qu_glyph, glyphs->num_glyphs);
    struct qu_cluster *clusters = QU_NEW_ARRAY(&s->arena, struct qu_cluster, glyphs->num_glyphs);
    qu_len x = 0;
    int count = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++) {
        out[i] = (struct qu_glyph){glyphs->glyphs[i].glyph, x + glyphs->glyphs[i].geometry.x_offset,
                                   glyphs->glyphs[i].geometry.y_offset};
        x += glyphs->glyphs[i].geometry.width;
        if (i > 0 && glyphs->log_clusters[i] == glyphs->log_clusters[i - 1]) {
            clusters[count - 1].glyphs++;
            continue;
        }
        int end = i + 1;
        while (end < glyphs->num_glyphs && glyphs->log_clusters[end] == glyphs->log_clusters[i])
            end++;
        int next = end < glyphs->num_glyphs ? glyphs->log_clusters[end] : item->length;
        clusters[count++] = (struct qu_cluster){(uint16_t)(next - glyphs->log_clusters[i]), 1};
    }
    item->glyphs = out;
    item->glyph_count = glyphs->num_glyphs;
    item->clusters = clusters;
    item->cluster_count = count;
    item->width = x;
}

struct qu_item *sample_add_text(struct sample *s, struct qu_items *items, int node, const char *font,
                                const char *text, double x, double y)
{
    PangoFontDescription *wanted = pango_font_description_from_string(font);
    PangoFont *pango = pango_context_load_font(qu_fontset_lookup_context(s->fonts), wanted);
    PangoAnalysis analysis = {.font = pango, .language = pango_language_from_string("en")};
    PangoGlyphString *glyphs = pango_glyph_string_new();
    pango_shape(text, (int)strlen(text), &analysis, glyphs);
    struct qu_item *item = qu_items_add(items, QU_ITEM_TEXT, node, nowhere);
    item->text.font = qu_fontset_id(s->fonts, pango);
    item->text.text = qu_arena_strdup(&s->arena, text);
    item->text.length = (int)strlen(text);
    item->text.x = qu_len_from_pt(x);
    item->text.y = qu_len_from_pt(y);
    item->text.colour = (struct qu_colour){30, 30, 60, 255};
    take_glyphs(s, &item->text, glyphs);
    pango_glyph_string_free(glyphs);
    g_object_unref(pango);
    pango_font_description_free(wanted);
    return item;
}

struct qu_page *sample_add_page(struct sample *s, double bleed)
{
    struct qu_page *page = qu_vec_push(&s->document.pages);
    *page = (struct qu_page){.number = s->document.pages.count,
                             .label = "",
                             .width = 300 * QU_PT,
                             .height = 400 * QU_PT,
                             .bleed = qu_len_from_pt(bleed),
                             .sheet = &s->sheet};
    return page;
}
