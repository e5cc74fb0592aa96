#include "slice.h"

/* A line that would need more times the layout's stretch is not stretched. */
enum { STRETCH_LIMIT = 10 };

void qu_slice_finish(struct qu_slicer *slicer)
{
    qu_vec_finish(&slicer->pieces);
    qu_vec_finish(&slicer->order);
    qu_vec_finish(&slicer->items);
    qu_vec_finish(&slicer->runs);
}

static bool starts_cluster(const struct qu_shaped *s, int at)
{
    return s->flags[at] & QU_CHAR_CLUSTER;
}

static struct qu_line_part *add_piece(struct qu_slicer *slicer, const struct qu_shaped *s, int item,
                                      int start, int end)
{
    const struct qu_shaped_item *whole = &s->items.at[item];
    struct qu_line_part *piece = qu_vec_push(&slicer->pieces);
    *piece = (struct qu_line_part){.glyphs = whole->glyphs,
                                   .base = whole->item->offset,
                                   .start = start,
                                   .end = end,
                                   .item = item,
                                   .level = whole->item->analysis.level,
                                   .tab = -1,
                                   .width = s->width[end] - s->width[start]};
    qu_shape_room(s, item, start, end, &piece->before, &piece->after);
    return piece;
}

static void add_reshaped(struct qu_slicer *slicer, struct qu_shaped *s, int item, int start, int end)
{
    struct qu_line_part *piece = add_piece(slicer, s, item, start, end);
    piece->glyphs = qu_shape_again(s, slicer->faces, item, start, end);
    piece->own = true;
    piece->base = s->byte_of[start];
    piece->width = piece->before + piece->after;
    for (int i = 0; i < piece->glyphs->num_glyphs; i++)
        piece->width += piece->glyphs->glyphs[i].geometry.width;
}

static void add_item(struct qu_slicer *slicer, struct qu_shaped *s, int item, int start, int end)
{
    int stop = s->items.at[item].end;
    if (s->flags[start] & QU_CHAR_TAB) {
        struct qu_line_part *piece = add_piece(slicer, s, item, start, end);
        piece->tab = 0;
        piece->level = s->rtl;
        return;
    }
    if (!starts_cluster(s, start)) {
        int cut = start + 1;
        while (cut < end && !starts_cluster(s, cut))
            cut++;
        add_reshaped(slicer, s, item, start, cut);
        start = cut;
    }
    int cut = end;
    while (end < stop && cut > start && !starts_cluster(s, cut))
        cut--;
    if (cut > start)
        add_piece(slicer, s, item, start, cut);
    if (end > QU_MAX(cut, start))
        add_reshaped(slicer, s, item, QU_MAX(cut, start), end);
}

static void collect_pieces(struct qu_slicer *slicer, struct qu_shaped *s, const struct qu_fit_line *line)
{
    qu_vec_clear(&slicer->pieces);
    if (line->end <= line->start)
        return;
    for (int item = qu_shape_item_at(s, line->start);
         item < s->items.count && s->items.at[item].start < line->end; item++) {
        int start = QU_MAX(line->start, s->items.at[item].start),
            end = QU_MIN(line->end, s->items.at[item].end);
        /* Pango makes an item of each tab, but several tabs in a row are one item. */
        while (start < end) {
            bool tab = s->flags[start] & QU_CHAR_TAB;
            int stop = start + 1;
            while (stop < end && !tab && !(s->flags[stop] & QU_CHAR_TAB))
                stop++;
            add_item(slicer, s, item, start, stop);
            start = stop;
        }
    }
}

/* Widths of tabs, from the line's start side. */
static void set_tabs(struct qu_slicer *slicer, const struct qu_shaped *s, qu_len indent)
{
    int64_t x = indent;
    for (int i = 0; i < slicer->pieces.count; i++) {
        struct qu_line_part *piece = &slicer->pieces.at[i];
        x += piece->width;
        if (piece->tab >= 0) {
            int64_t stop = qu_shape_tab_stop(s, x);
            piece->tab = (qu_len)(stop - x);
            piece->width += piece->tab;
            x = stop;
        }
    }
}

static void add_hyphen(struct qu_slicer *slicer, const struct qu_shaped *s, int end)
{
    struct qu_line_part *last = qu_vec_last(&slicer->pieces);
    int font = s->items.at[last->item].font, item = last->item, level = last->level;
    const struct qu_hyphen *hyphen = qu_faces_hyphen(slicer->faces, font);
    if (hyphen->glyph == 0)
        return;
    struct qu_line_part *piece = qu_vec_push(&slicer->pieces);
    *piece = (struct qu_line_part){
        .hyphen = true, .item = item, .start = end, .end = end, .level = level, .tab = -1};
    piece->before = qu_faces_hyphen_kern(slicer->faces, font, s->codes[end - 1]);
    piece->width = piece->before + hyphen->advance;
}

/* The space between this line and what follows, so that a program that reads the PDF finds two words there.
 * It is part of the last piece if possible, else a piece of its own that is set last. */
static void add_tail(struct qu_slicer *slicer, const struct qu_shaped *s, const struct qu_fit_line *line)
{
    int at = line->end;
    if ((line->kind & QU_BREAK_HYPHEN) || at >= line->next || slicer->pieces.count == 0)
        return;
    if (s->codes[at] != ' ' || !starts_cluster(s, at) || !starts_cluster(s, at + 1))
        return;
    struct qu_line_part *last = qu_vec_last(&slicer->pieces);
    int item = qu_shape_item_at(s, at);
    if (last->item == item && last->end == at && !last->own && last->tab < 0 && last->level == (int)s->rtl &&
        last->after == 0) {
        last->end++;
        last->tail = true;
        return;
    }
    struct qu_line_part *piece = add_piece(slicer, s, item, at, at + 1);
    piece->tail = true;
    piece->before = piece->after = 0;
    piece->width = 0;
}

/* Fills `order`: indices of pieces, left to right; a tail that is a piece of its own stays out. */
static void order_pieces(struct qu_slicer *slicer, const struct qu_shaped *s, int count)
{
    qu_vec_clear(&slicer->order);
    if (!s->mixed && !s->rtl) {
        for (int i = 0; i < count; i++)
            qu_vec_add(&slicer->order, i);
        return;
    }
    qu_vec_clear(&slicer->items);
    for (int i = 0; i < count; i++)
        *qu_vec_push(&slicer->items) = (PangoItem){.length = 1,
                                                   .analysis.level = (guint8)slicer->pieces.at[i].level};
    GList *logical = NULL;
    for (int i = count - 1; i >= 0; i--)
        logical = g_list_prepend(logical, &slicer->items.at[i]);
    GList *visual = pango_reorder_items(logical);
    for (GList *link = visual; link != NULL; link = link->next)
        qu_vec_add(&slicer->order, (int)((PangoItem *)link->data - slicer->items.at));
    g_list_free(logical);
    g_list_free(visual);
}

/* By how much all spaces of the line together have to grow (or shrink). */
static int64_t extra_of(const struct qu_para_request *request, const struct qu_shaped *s,
                        const struct qu_fit_line *line, int64_t slack)
{
    const struct qu_line_costs *costs = request->costs;
    bool justified = request->align == QU_ALIGN_JUSTIFIED;
    int64_t space = line->end > line->from ? s->space[line->end] - s->space[line->from] : 0;
    if (slack < 0) {
        int64_t shrink = space * (justified ? costs->space_shrink : costs->ragged_shrink) / 1000;
        return -QU_MIN(-slack, shrink);
    }
    if (!justified)
        return 0;
    int64_t stretch = space * costs->space_stretch / 1000;
    int64_t limit = line->kind & QU_BREAK_HARD ? stretch / 4 : stretch * STRETCH_LIMIT;
    return slack <= limit ? slack : 0;
}

/* The first glyph (in visual order) of a glyph string whose cluster lies at byte `at` or beyond, seen from
 * the left. */
static int glyph_at(const PangoGlyphString *glyphs, int at, bool rtl)
{
    int low = 0, high = glyphs->num_glyphs;
    while (low < high) {
        int middle = (low + high) / 2;
        if (rtl ? glyphs->log_clusters[middle] >= at : glyphs->log_clusters[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A stretch of one piece that becomes a run: glyphs [from, to), bytes [start, end) of the paragraph. */
struct stretch {
    const struct qu_line_part *piece;
    int from, to, start, end;
    bool rtl;
};

/* The glyphs of the cluster that begins (visually) at glyph i; its bytes. */
static int cluster_end(const struct stretch *t, int i, int *start, int *end)
{
    const int *clusters = t->piece->glyphs->log_clusters;
    int stop = i + 1;
    while (stop < t->to && clusters[stop] == clusters[i])
        stop++;
    *start = t->piece->base + clusters[i];
    if (t->rtl)
        *end = i > t->from ? t->piece->base + clusters[i - 1] : t->end;
    else
        *end = stop < t->to ? t->piece->base + clusters[stop] : t->end;
    return stop;
}

/* Clusters without ink that would only divide words in the text of the PDF, and clusters that are too long
 * for the fields of struct qu_cluster. */
static bool is_dropped(const struct qu_slicer *slicer, const struct stretch *t, int from, int to, int start,
                       int end)
{
    if (end - start > UINT16_MAX || to - from > UINT16_MAX)
        return true;
    for (int i = from; i < to; i++)
        if (t->piece->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
            return false;
    return qu_shape_is_dropped(g_utf8_get_char(slicer->text + start));
}

static qu_len next_extra(struct qu_slicer *slicer)
{
    int64_t upto = slicer->extra * ++slicer->spaces_done / slicer->spaces;
    qu_len extra = (qu_len)(upto - slicer->extra_done);
    slicer->extra_done = upto;
    return extra;
}

static bool stretches(const struct qu_slicer *slicer, const struct stretch *t, int at)
{
    if (slicer->spaces_done >= slicer->spaces || at < slicer->elastic || t->piece->tab >= 0)
        return false;
    const unsigned char *c = (const unsigned char *)slicer->text + at;
    return c[0] == ' ' || (c[0] == 0xC2 && c[1] == 0xA0);
}

/* The advance of the space that stands beyond the line. */
static qu_len tail_width(const struct stretch *t)
{
    return t->piece->glyphs->glyphs[t->rtl ? t->from : t->to - 1].geometry.width;
}

static void fill_run(struct qu_slicer *slicer, const struct stretch *t, bool tail, struct qu_run *run)
{
    qu_len x = tail && t->rtl ? -tail_width(t) : 0;
    int start, end, cluster = 0;
    for (int i = t->from, next; i < t->to; i = next) {
        next = cluster_end(t, i, &start, &end);
        int index = t->rtl ? run->cluster_count - 1 - cluster : cluster, drawn = run->glyph_count;
        run->edges[t->rtl ? index + 1 : index] = x;
        for (int g = i; g < next; g++) {
            const PangoGlyphInfo *glyph = &t->piece->glyphs->glyphs[g];
            if (glyph->glyph != PANGO_GLYPH_EMPTY)
                run->glyphs[run->glyph_count++] = (struct qu_glyph){
                    glyph->glyph, x + glyph->geometry.x_offset, glyph->geometry.y_offset};
            x += glyph->geometry.width;
        }
        bool beyond = tail && (t->rtl ? i == t->from : next == t->to);
        if (!beyond && stretches(slicer, t, start))
            x += next_extra(slicer);
        run->edges[t->rtl ? index : index + 1] = x;
        run->clusters[index] = (struct qu_cluster){(uint16_t)(end - start),
                                                   (uint16_t)(run->glyph_count - drawn)};
        cluster++;
    }
    run->width = tail && !t->rtl ? run->edges[run->cluster_count - 1] : x;
}

static struct qu_run *new_run(struct qu_slicer *slicer, const struct qu_shaped *s,
                              const struct qu_line_part *piece, qu_len x, int glyphs, int clusters)
{
    const struct qu_shaped_item *item = &s->items.at[piece->item];
    struct qu_run *run = qu_vec_push(&slicer->runs);
    *run = (struct qu_run){.span = item->span,
                           .font = item->font,
                           .x = x,
                           .rtl = piece->level & 1,
                           .rise = s->request->spans[item->span].rise,
                           .cluster_count = clusters};
    run->glyphs = QU_NEW_ARRAY(slicer->arena, struct qu_glyph, glyphs);
    run->clusters = QU_NEW_ARRAY(slicer->arena, struct qu_cluster, clusters);
    run->edges = QU_NEW_ARRAY(slicer->arena, qu_len, clusters + 1);
    return run;
}

static qu_len add_run(struct qu_slicer *slicer, const struct qu_shaped *s, const struct stretch *t, bool tail,
                      qu_len x)
{
    int clusters = 0, start, end;
    for (int i = t->from; i < t->to; i = cluster_end(t, i, &start, &end))
        clusters++;
    struct qu_run *run = new_run(slicer, s, t->piece, x, t->to - t->from, clusters);
    run->rtl = t->rtl;
    run->text_start = t->start;
    run->text = slicer->text + t->start;
    run->length = t->end - t->start;
    fill_run(slicer, t, tail, run);
    return run->width;
}

/* Adds the runs of a piece of text: one run, or more if clusters inside it are left out. */
static qu_len add_text(struct qu_slicer *slicer, const struct qu_shaped *s, const struct qu_line_part *piece,
                       qu_len x)
{
    bool rtl = s->items.at[piece->item].item->analysis.level & 1;
    int start = s->byte_of[piece->start], end = s->byte_of[piece->end], first, last;
    struct stretch all = {.piece = piece, .start = start, .end = end, .rtl = rtl};
    int low = glyph_at(piece->glyphs, start - piece->base, rtl),
        high = glyph_at(piece->glyphs, end - piece->base, rtl);
    all.from = rtl ? high : low;
    all.to = rtl ? low : high;
    struct stretch part = all;
    part.to = all.from;
    qu_len from = x;
    for (int i = all.from, next; i <= all.to; i = next) {
        next = i < all.to ? cluster_end(&all, i, &first, &last) : i + 1;
        bool dropped = i < all.to && is_dropped(slicer, &all, i, next, first, last);
        if (i < all.to && !dropped) {
            part.to = next;
            continue;
        }
        if (part.to > part.from) {
            int unused;
            cluster_end(&all, rtl ? part.to - 1 : part.from, &part.start, &unused);
            int edge = rtl ? part.from : part.to - 1;
            while (edge > part.from &&
                   piece->glyphs->log_clusters[edge] == piece->glyphs->log_clusters[edge - 1])
                edge--;
            cluster_end(&all, edge, &unused, &part.end);
            bool tail = piece->tail && part.end == end;
            x += add_run(slicer, s, &part, tail, x);
        }
        part.from = part.to = next;
    }
    return x - from;
}

static qu_len add_tab(struct qu_slicer *slicer, const struct qu_shaped *s, const struct qu_line_part *piece,
                      qu_len x)
{
    PangoFont *font = qu_fontset_lookup_font(slicer->faces->fonts, s->items.at[piece->item].font);
    uint32_t glyph = qu_faces_glyph(font, ' ');
    struct qu_run *run = new_run(slicer, s, piece, x, 1, 1);
    run->text_start = s->byte_of[piece->start];
    run->text = slicer->text + run->text_start;
    run->length = 1;
    run->width = piece->tab;
    run->glyphs[0].index = glyph;
    run->glyph_count = glyph != 0;
    run->clusters[0] = (struct qu_cluster){1, (uint16_t)run->glyph_count};
    run->edges[run->rtl ? 0 : 1] = piece->tab;
    return run->width;
}

static qu_len add_hyphen_run(struct qu_slicer *slicer, const struct qu_shaped *s,
                             const struct qu_line_part *piece, qu_len x)
{
    const struct qu_hyphen *hyphen = qu_faces_hyphen(slicer->faces, s->items.at[piece->item].font);
    struct qu_run *run = new_run(slicer, s, piece, x, 1, 1);
    run->text_start = -1;
    run->text = "\u00AD";
    run->length = 2;
    run->width = hyphen->advance;
    run->glyphs[0].index = hyphen->glyph;
    run->glyph_count = 1;
    run->clusters[0] = (struct qu_cluster){2, 1};
    run->edges[run->rtl ? 0 : 1] = hyphen->advance;
    return run->width;
}

static void set_runs(struct qu_slicer *slicer, const struct qu_shaped *s, struct qu_line *out)
{
    qu_len x = 0;
    for (int i = 0; i < slicer->order.count; i++) {
        const struct qu_line_part *piece = &slicer->pieces.at[slicer->order.at[i]];
        bool rtl = piece->level & 1;
        x += rtl ? piece->after : piece->before;
        if (piece->hyphen)
            x += add_hyphen_run(slicer, s, piece, x);
        else if (piece->tab >= 0)
            x += add_tab(slicer, s, piece, x);
        else
            x += add_text(slicer, s, piece, x);
        x += rtl ? piece->before : piece->after;
    }
    out->width = x;
}

/* A tail that is a piece of its own stands beyond the end of the line: at its right, or at its left in
 * paragraphs from right to left. */
static void set_tail(struct qu_slicer *slicer, const struct qu_shaped *s, qu_len width)
{
    const struct qu_line_part *piece = qu_vec_last(&slicer->pieces);
    bool rtl = s->items.at[piece->item].item->analysis.level & 1;
    add_text(slicer, s, piece, s->rtl ? 0 : width);
    struct qu_run *run = qu_vec_last(&slicer->runs);
    qu_len space = run->edges[rtl ? 0 : 1] - run->edges[rtl ? 1 : 0], left = s->rtl ? -space : 0;
    run->width = 0;
    run->edges[rtl ? 1 : 0] = left;
    run->edges[rtl ? 0 : 1] = left + space;
    for (int i = 0; i < run->glyph_count; i++)
        run->glyphs[i].x = left;
}

static void place(const struct qu_para_request *request, const struct qu_shaped *s,
                  const struct qu_fit_line *line, qu_len indent, struct qu_line *out)
{
    qu_len slack = line->room - out->width, at = 0; /* from the start side of the room */
    if (request->align == QU_ALIGN_CENTRED)
        at = slack / 2;
    else if (request->align == QU_ALIGN_END)
        at = slack;
    if (s->rtl)
        out->x = line->measure.x + line->measure.width - indent - at - out->width;
    else
        out->x = line->measure.x + indent + at;
}

static void free_pieces(struct qu_slicer *slicer)
{
    for (int i = 0; i < slicer->pieces.count; i++)
        if (slicer->pieces.at[i].own)
            pango_glyph_string_free(slicer->pieces.at[i].glyphs);
}

void qu_slice_line(struct qu_slicer *slicer, struct qu_shaped *s, const struct qu_fit_line *line, bool last,
                   struct qu_line *out)
{
    const struct qu_para_request *request = s->request;
    qu_len indent = line->start == 0 ? request->indent : 0;
    int64_t natural = 0;
    *out = (struct qu_line){.start = s->byte_of[line->start],
                            .end = s->byte_of[line->end],
                            .next = s->byte_of[line->next],
                            .measure = line->measure,
                            .last = last,
                            .ends_hard = line->kind & QU_BREAK_HARD,
                            .hyphenated = line->kind & QU_BREAK_HYPHEN};
    collect_pieces(slicer, s, line);
    if (s->tabs.count > 0)
        set_tabs(slicer, s, indent);
    if (out->hyphenated && slicer->pieces.count > 0)
        add_hyphen(slicer, s, line->end);
    for (int i = 0; i < slicer->pieces.count; i++)
        natural += slicer->pieces.at[i].width;
    slicer->shaped = s;
    slicer->extra = extra_of(request, s, line, line->room - natural);
    slicer->spaces = line->end > line->from ? s->spaces[line->end] - s->spaces[line->from] : 0;
    slicer->elastic = s->byte_of[line->from];
    slicer->spaces_done = 0;
    slicer->extra_done = 0;
    int count = slicer->pieces.count;
    add_tail(slicer, s, line);
    order_pieces(slicer, s, count);
    qu_vec_clear(&slicer->runs);
    set_runs(slicer, s, out);
    if (slicer->pieces.count > count)
        set_tail(slicer, s, out->width);
    free_pieces(slicer);
    place(request, s, line, indent, out);
    out->overfull = out->width > line->room + QU_PT;
    out->run_count = slicer->runs.count;
    out->runs = qu_arena_dup(slicer->arena, slicer->runs.at,
                             (size_t)slicer->runs.count * sizeof *slicer->runs.at);
}
