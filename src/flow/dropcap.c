#include "dropcap.h"

#include <glib.h>

/* The length in bytes of the first letter of the text; 0 if it does not begin with a letter. */
static int letter_length(const struct qu_styled *styled)
{
    if (styled->length == 0 || !g_unichar_isalpha(g_utf8_get_char(styled->text)))
        return 0;
    const char *end = g_utf8_next_char(styled->text);
    while (g_unichar_ismark(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    return (int)(end - styled->text);
}

static const struct qu_para *set_letter(struct qu_cursor *cursor, const struct qu_styled *styled, int length,
                                        const struct qu_font_request *font)
{
    struct qu_text_span span = {.start = 0, .end = length, .font = *font};
    struct qu_para_request request = {.text = styled->text,
                                      .length = length,
                                      .spans = &span,
                                      .span_count = 1,
                                      .language = qu_cursor_language(cursor),
                                      .costs = &cursor->context->layout->lines,
                                      .width = qu_len_from_mm(2000),
                                      .src = styled->src,
                                      .places = styled->places};
    return qu_paracache_set(cursor->known, &request);
}

/* Removes the letter, and the space after it, from the text. */
static void remove_letter(struct qu_styled *styled, int length, struct qu_arena *arena)
{
    int cut = length;
    while (cut < styled->length && styled->text[cut] == ' ')
        cut++;
    styled->text += cut;
    styled->length -= cut;
    if (styled->places != NULL && styled->length > 0) {
        struct qu_places_draft draft = {0};
        qu_places_copy(&draft, 0, styled->places, cut, cut + styled->length);
        styled->places = qu_places_keep(&draft, arena, styled->places->file, styled->text);
    }
    int kept = 0;
    for (int i = 0; i < styled->count; i++) {
        struct qu_text_span s = styled->spans[i];
        s.start = QU_MAX(s.start - cut, 0);
        s.end -= cut;
        if (s.end <= s.start)
            continue;
        styled->looks[kept] = styled->looks[i];
        styled->spans[kept++] = s;
    }
    styled->count = kept;
    for (int i = 0; i < styled->mark_count; i++) {
        styled->marks[i].start = QU_MAX(styled->marks[i].start - cut, 0);
        styled->marks[i].end = QU_MAX(styled->marks[i].end - cut, 0);
    }
}

/* If the letter is a word of its own ("I") a space is added to it, or the text in the PDF would read
 * "Ibuild". The space is part of the cluster of the letter's glyph. */
static void add_blank(struct qu_cursor *cursor, struct qu_text_item *text)
{
    if (text->cluster_count == 0)
        return;
    struct qu_cluster *clusters = qu_arena_dup(cursor->arena, text->clusters,
                                               sizeof *clusters * (size_t)text->cluster_count);
    clusters[text->cluster_count - 1].bytes++;
    text->text = qu_arena_printf(cursor->arena, "%.*s ", text->length, text->text);
    text->clusters = clusters;
    text->length++;
}

struct qu_drop_cap qu_drop_cap_set(struct qu_cursor *cursor, struct qu_styled *styled, int node, qu_len x)
{
    const struct qu_layout *layout = cursor->context->layout;
    struct qu_font_request font = *qu_context_font(cursor->context, layout->drop_cap_style);
    struct qu_drop_cap cap = {0};
    int length = letter_length(styled), rows = layout->drop_cap_rows;
    if (length == 0 || rows < 2)
        return cap;
    qu_len x_height = qu_context_x_height(cursor->context, "body"),
           target = layout->grid * (rows - 1) + x_height * 14 / 10;
    struct qu_rect ink = qu_line_ink(cursor->fonts, &set_letter(cursor, styled, length, &font)->lines[0]);
    if (ink.h <= 0)
        return cap;
    font.size = qu_len_scale(font.size, target, ink.h);
    const struct qu_para *letter = set_letter(cursor, styled, length, &font);
    ink = qu_line_ink(cursor->fonts, &letter->lines[0]);
    qu_len baseline = layout->grid * rows - layout->offset - (ink.y + ink.h);
    struct qu_items items = {0};
    const struct qu_run *run = &letter->lines[0].runs[0];
    struct qu_item *item = qu_items_add(&items, QU_ITEM_TEXT, node, styled->src);
    item->text = (struct qu_text_item){
        .font = run->font,
        .x = x - ink.x,
        .y = baseline,
        .width = run->width,
        .grid = QU_OFF_GRID,
        .colour = qu_context_style(cursor->context, layout->drop_cap_style)->colour,
        .text = run->text,
        .length = run->length,
        .glyphs = run->glyphs,
        .glyph_count = run->glyph_count,
        .clusters = run->clusters,
        .cluster_count = run->cluster_count,
        .places = styled->places};
    if (length < styled->length && styled->text[length] == ' ')
        add_blank(cursor, &item->text);
    remove_letter(styled, length, cursor->arena);
    cap.rows = rows;
    cap.width = ink.w + layout->drop_cap_gap;
    cap.items = qu_items_keep(&items, cursor->arena, &cap.item_count);
    return cap;
}
