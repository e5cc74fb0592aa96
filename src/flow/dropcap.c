#include "dropcap.h"

#include <glib.h>

/* The first letter of the text, in bytes; 0 if it begins otherwise. */
static int letter_length(const struct qu_flat *flat)
{
    if (flat->length == 0 || !g_unichar_isalpha(g_utf8_get_char(flat->text)))
        return 0;
    const char *end = g_utf8_next_char(flat->text);
    while (g_unichar_ismark(g_utf8_get_char(end)))
        end = g_utf8_next_char(end);
    return (int)(end - flat->text);
}

static const struct qu_para *set_letter(struct qu_flow *flow, const struct qu_flat *flat, int length,
                                        const struct qu_font_request *font)
{
    struct qu_text_span span = {.start = 0, .end = length, .font = *font};
    struct qu_para_request request = {.text = flat->text,
                                      .length = length,
                                      .spans = &span,
                                      .span_count = 1,
                                      .language = qu_flow_language(flow),
                                      .costs = &flow->layout->lines,
                                      .width = qu_len_from_mm(2000),
                                      .src = flat->source->src};
    return qu_memo_set(flow->memo, flow->typesetter, &request);
}

/* Takes the letter, and the space after it, out of the text. */
static void remove_letter(struct qu_flat *flat, int length)
{
    int cut = length;
    while (cut < flat->length && flat->text[cut] == ' ')
        cut++;
    flat->text += cut;
    flat->length -= cut;
    int kept = 0;
    for (int i = 0; i < flat->count; i++) {
        struct qu_text_span s = flat->spans[i];
        s.start = QU_MAX(s.start - cut, 0);
        s.end -= cut;
        if (s.end <= s.start)
            continue;
        flat->pieces[kept] = flat->pieces[i];
        flat->spans[kept++] = s;
    }
    flat->count = kept;
    for (int i = 0; i < flat->mark_count; i++) {
        flat->marks[i].start = QU_MAX(flat->marks[i].start - cut, 0);
        flat->marks[i].end = QU_MAX(flat->marks[i].end - cut, 0);
    }
}

/* A letter that is a word keeps its blank, or the text behind the page would read "Ibuild". The blank belongs
 * to the letter's glyph. */
static void add_blank(struct qu_flow *flow, struct qu_text_item *text)
{
    if (text->cluster_count == 0)
        return;
    struct qu_cluster *clusters = qu_arena_dup(flow->arena, text->clusters,
                                               sizeof *clusters * (size_t)text->cluster_count);
    clusters[text->cluster_count - 1].bytes++;
    text->text = qu_arena_printf(flow->arena, "%.*s ", text->length, text->text);
    text->clusters = clusters;
    text->length++;
}

struct qu_drop_cap qu_drop_cap_set(struct qu_flow *flow, struct qu_flat *flat, int node, qu_len x)
{
    const struct qu_layout *layout = flow->layout;
    struct qu_font_request font = *qu_flow_font(flow, layout->drop_cap_style);
    int length = letter_length(flat), rows = layout->drop_cap_rows;
    if (length == 0 || rows < 2)
        return (struct qu_drop_cap){0};
    qu_len x_height = qu_flow_x_height(flow, "body"), target = layout->grid * (rows - 1) + x_height * 14 / 10;
    struct qu_rect ink = qu_line_ink(flow->fonts, &set_letter(flow, flat, length, &font)->lines[0]);
    if (ink.h <= 0)
        return (struct qu_drop_cap){0};
    font.size = qu_len_scale(font.size, target, ink.h);
    const struct qu_para *letter = set_letter(flow, flat, length, &font);
    ink = qu_line_ink(flow->fonts, &letter->lines[0]);
    qu_len baseline = layout->grid * rows - layout->offset - (ink.y + ink.h);
    struct qu_items items = {0};
    const struct qu_run *run = &letter->lines[0].runs[0];
    struct qu_item *item = qu_items_add(&items, QU_ITEM_TEXT, node, flat->source->src);
    item->text = (struct qu_text_item){.font = run->font,
                                       .x = x - ink.x,
                                       .y = baseline,
                                       .width = run->width,
                                       .grid = QU_OFF_GRID,
                                       .colour = qu_flow_style(flow, layout->drop_cap_style)->colour,
                                       .text = run->text,
                                       .length = run->length,
                                       .glyphs = run->glyphs,
                                       .glyph_count = run->glyph_count,
                                       .clusters = run->clusters,
                                       .cluster_count = run->cluster_count};
    if (length < flat->length && flat->text[length] == ' ')
        add_blank(flow, &item->text);
    remove_letter(flat, length);
    struct qu_drop_cap cap = {.rows = rows, .width = ink.w + layout->drop_cap_gap};
    cap.items = qu_items_keep(&items, flow->arena, &cap.item_count);
    return cap;
}
