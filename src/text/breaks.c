#include "breaks.h"

static qu_len glyphs_width(const PangoGlyphString *glyphs)
{
    qu_len width = 0;
    for (int i = 0; i < glyphs->num_glyphs; i++)
        width += glyphs->glyphs[i].geometry.width;
    return width;
}

/* By how much characters [start, end) of one item get wider when they are shaped alone. */
static qu_len reshaped(struct qu_shaped *s, struct qu_faces *faces, int item, int start, int end)
{
    PangoGlyphString *glyphs = qu_shape_again(s, faces, item, start, end);
    qu_len before, after, width = glyphs_width(glyphs);
    qu_shape_room(s, item, start, end, &before, &after);
    pango_glyph_string_free(glyphs);
    return width + before + after - (qu_len)(s->width[end] - s->width[start]);
}

/* A break inside a cluster: its letters are shaped again on both sides of the break. */
static void cut_cluster(struct qu_shaped *s, struct qu_faces *faces, struct qu_break *b)
{
    if (!(s->flags[b->end] & QU_CHAR_CLUSTER) && b->end > 0) {
        int start = b->end - 1;
        while (start > 0 && !(s->flags[start] & QU_CHAR_CLUSTER))
            start--;
        b->left += reshaped(s, faces, qu_shape_item_at(s, start), start, b->end);
    }
    if (!(s->flags[b->at] & QU_CHAR_CLUSTER)) {
        int end = b->at + 1;
        while (end < s->count && !(s->flags[end] & QU_CHAR_CLUSTER))
            end++;
        b->right += reshaped(s, faces, qu_shape_item_at(s, b->at), b->at, end);
    }
}

static void add_hyphen(struct qu_shaped *s, struct qu_faces *faces, struct qu_break *b)
{
    int last = b->end - 1;
    const struct qu_shaped_item *item = &s->items.at[qu_shape_item_at(s, last)];
    b->kind |= QU_BREAK_HYPHEN;
    b->left += qu_faces_hyphen(faces, item->font)->advance +
               qu_faces_hyphen_kern(faces, item->font, s->codes[last]);
}

/* Whether a dash that follows a word would start the line; no line may start so. */
static bool before_dash(const struct qu_shaped *s, int at)
{
    if (s->flags[at - 1] & QU_CHAR_WHITE)
        return false;
    uint32_t c = s->codes[at];
    return c == 0x2014 || c == 0x2015;
}

/* Whether a line may end before character `at`, and how. */
static bool break_at(struct qu_shaped *s, struct qu_faces *faces, int at, struct qu_break *b)
{
    *b = (struct qu_break){.at = at, .end = s->trimmed[at]};
    if (at == s->count || s->attrs[at].is_mandatory_break) {
        b->kind = QU_BREAK_HARD;
        return true;
    }
    bool soft = s->codes[at - 1] == 0x00AD;
    if (soft && s->attrs[at].is_line_break) {
        for (b->end = at - 1; b->end > 0 && s->codes[b->end - 1] == 0x00AD;)
            b->end--;
        if (b->end == 0 || (s->flags[b->end - 1] & QU_CHAR_WHITE))
            return false;
        add_hyphen(s, faces, b);
        return true;
    }
    if (s->attrs[at].is_line_break)
        return !before_dash(s, at);
    if (!(s->flags[at] & QU_CHAR_HYPHEN))
        return false;
    add_hyphen(s, faces, b);
    return true;
}

static void add_emergencies(struct qu_breaks *breaks, struct qu_shaped *s, struct qu_faces *faces, int from,
                            int to)
{
    for (int at = from + 1; at < to; at++) {
        if (!s->attrs[at].is_cursor_position || (s->flags[at] & QU_CHAR_WHITE))
            continue;
        struct qu_break b = {.at = at, .end = s->trimmed[at], .kind = QU_BREAK_EMERGENCY};
        cut_cluster(s, faces, &b);
        qu_vec_add(&breaks->list, b);
    }
}

void qu_breaks_find(struct qu_breaks *breaks, struct qu_shaped *s, struct qu_faces *faces, qu_len narrowest)
{
    int last = 0;
    qu_vec_clear(&breaks->list);
    for (int at = 1; at <= s->count; at++) {
        struct qu_break b;
        if (!break_at(s, faces, at, &b))
            continue;
        if (b.end > last && s->width[b.end] - s->width[last] + b.left > narrowest)
            add_emergencies(breaks, s, faces, last, b.end);
        cut_cluster(s, faces, &b);
        qu_vec_add(&breaks->list, b);
        last = at;
    }
}
