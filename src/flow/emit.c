#include "emit.h"

#include <stdlib.h>
#include <string.h>

enum { EXTENTS_MOST = 16 };

/* Heights of the pen's marks around a line, from the x-height of its text. */
struct band {
    qu_len x_height, baseline, left;
};

static int node_at(const struct qu_emit *emit, int offset)
{
    for (int i = 0; i < emit->styled->mark_count; i++) {
        const struct qu_styled_mark *m = &emit->styled->marks[i];
        if (emit->links[i].is_link && m->start <= offset && offset < m->end)
            return emit->links[i].node;
    }
    return emit->node;
}

static void emit_run(struct qu_emit *emit, const struct qu_line *line, const struct qu_run *run, qu_len x,
                     qu_len baseline, struct qu_items *out)
{
    const struct qu_look *look = &emit->styled->looks[run->span];
    int node = run->text_start >= 0 ? node_at(emit, run->text_start) : emit->node;
    struct qu_item item = {.kind = QU_ITEM_TEXT, .node = node, .src = emit->styled->src};
    item.text = (struct qu_text_item){.font = run->font,
                                      .x = x + run->x,
                                      .y = baseline - run->rise,
                                      .width = run->width,
                                      .grid = emit->on_grid && run->rise == 0 ? 0 : QU_OFF_GRID,
                                      .colour = look->colour,
                                      .text = run->text,
                                      .length = run->length,
                                      .glyphs = run->glyphs,
                                      .glyph_count = run->glyph_count,
                                      .clusters = run->clusters,
                                      .cluster_count = run->cluster_count,
                                      .rtl = run->rtl};
    if (run->text_start >= 0 && emit->styled->places != NULL) {
        item.src = qu_places_find(emit->styled->places, run->text_start);
        item.text.places = emit->styled->places;
        item.text.start = run->text_start;
    }
    if (look->vary.em == 0) {
        qu_items_append(out, &item, 1);
        return;
    }
    struct qu_writing writing = {.vary = &look->vary,
                                 .fonts = emit->fonts,
                                 .arena = emit->arena,
                                 .text = emit->styled->text,
                                 .seed = emit->seed,
                                 .line = line->start};
    qu_vary_text(&writing, &item, run->text_start >= 0 ? run->text_start : line->end, run->x, run->edges,
                 out);
}

static void add_ink(struct qu_emit *emit, struct qu_path *path, struct qu_colour colour, enum qu_blend blend,
                    struct qu_items *out)
{
    struct qu_item *item = qu_items_add_path(out, emit->arena, path, QU_ARTIFACT, emit->styled->src);
    item->path.fill = colour;
    item->path.blend = blend;
}

static void draw_mark(struct qu_emit *emit, const struct qu_span_style *look, struct qu_extent where,
                      const struct band *band, uint64_t seed, bool under, struct qu_items *out)
{
    struct qu_path path = {0};
    qu_len x = band->left + where.x, right = x + where.width, xh = band->x_height, base = band->baseline;
    qu_len pad = qu_len_scale(xh, 30, 100);
    struct qu_rect around = {x + pad / 3, base - xh - pad * 2, where.width - pad * 2 / 3, xh + pad * 3};
    if (under != (look->mark == QU_MARK_HIGHLIGHT))
        return;
    switch ((enum qu_span_mark)look->mark) {
    case QU_MARK_HIGHLIGHT:
        qu_pen_highlight(
            &path, (struct qu_rect){x - pad / 3, base - xh - pad, where.width + pad * 2 / 3, xh + pad * 2},
            seed);
        break;
    case QU_MARK_UNDERLINE:
        qu_pen_line(&path, &emit->pen, (struct qu_point){x - pad / 3, base + qu_len_from_mm(0.95)},
                    (struct qu_point){right + pad / 3, base + qu_len_from_mm(0.95)}, seed);
        break;
    case QU_MARK_STRIKE:
        qu_pen_line(&path, &emit->pen, (struct qu_point){x - pad / 2, base - xh * 42 / 100},
                    (struct qu_point){right + pad / 2, base - xh * 48 / 100}, seed);
        break;
    case QU_MARK_CIRCLE: qu_pen_ring(&path, &emit->pen, around, seed); break;
    case QU_MARK_BOX: qu_pen_box(&path, &emit->pen, around, seed); break;
    case QU_MARK_NOTHING: return;
    }
    struct qu_colour ink = look->mark_colour.a > 0 ? look->mark_colour : emit->styled->colour;
    add_ink(emit, &path, ink, look->mark == QU_MARK_HIGHLIGHT ? QU_BLEND_MULTIPLY : QU_BLEND_NORMAL, out);
    qu_path_finish(&path);
}

static void emit_marks(struct qu_emit *emit, const struct qu_line *line, const struct band *band, bool under,
                       struct qu_items *out)
{
    for (int i = 0; i < emit->styled->mark_count; i++) {
        const struct qu_styled_mark *m = &emit->styled->marks[i];
        const struct qu_span_style *look = &emit->styled->style->spans[m->span->kind];
        struct qu_extent extents[EXTENTS_MOST];
        if (look->mark == QU_MARK_NOTHING || m->end <= line->start || m->start >= line->end)
            continue;
        int count = qu_line_extents(line, QU_MAX(m->start, line->start), QU_MIN(m->end, line->end), extents,
                                    EXTENTS_MOST);
        for (int k = 0; k < count; k++)
            draw_mark(emit, look, extents[k], band,
                      qu_hash_part(emit->seed, (uint64_t)i * 1000 + line->start + k), under, out);
    }
}

static void emit_links(struct qu_emit *emit, const struct qu_line *line, const struct band *band,
                       struct qu_items *out)
{
    for (int i = 0; i < emit->styled->mark_count; i++) {
        const struct qu_styled_mark *m = &emit->styled->marks[i];
        struct qu_resolved_link *link = &emit->links[i];
        struct qu_extent extents[EXTENTS_MOST];
        if (!link->is_link || m->end <= line->start || m->start >= line->end)
            continue;
        int count = qu_line_extents(line, QU_MAX(m->start, line->start), QU_MIN(m->end, line->end), extents,
                                    EXTENTS_MOST);
        for (int k = 0; k < count; k++) {
            struct qu_rect rect = {band->left + extents[k].x, band->baseline - band->x_height * 2,
                                   extents[k].width, band->x_height * 3};
            struct qu_item *item = qu_items_add(out, QU_ITEM_LINK, link->node, m->span->src);
            item->link = (struct qu_link_item){
                .rect = rect, .uri = link->uri, .destination = link->destination, .contents = link->contents};
            if (link->name == NULL)
                continue;
            item = qu_items_add(out, QU_ITEM_MARK, link->node, m->span->src);
            item->mark = (struct qu_mark_item){
                .kind = QU_MARK_DESTINATION, .name = link->name, .at = {rect.x, rect.y}};
            link->name = NULL; /* only one place gets the name */
        }
    }
}

bool qu_line_holds(const struct qu_line *line, int anchor)
{
    return (line->start < anchor && anchor <= line->next) || (anchor == 0 && line->start == 0);
}

/* Draws the small sign after the word to which a margin note belongs. */
static void emit_signs(struct qu_emit *emit, const struct qu_line *line, const struct band *band,
                       struct qu_items *out)
{
    int sign = emit->first_sign;
    for (int i = 0; i < emit->styled->mark_count; i++) {
        const struct qu_styled_mark *m = &emit->styled->marks[i];
        if (m->span->kind != QU_SPAN_NOTE)
            continue;
        int which = sign++;
        if (m->start < m->end || !qu_line_holds(line, m->start))
            continue;
        struct qu_path path = {0};
        qu_len em = emit->styled->font->size,
               room = m->start < line->end ? qu_len_scale(em, 42, 100) : 0; /* no room at the end of a line */
        qu_len x = band->left + qu_line_position(line, m->start) - room;
        struct qu_point centre = {x + qu_len_scale(em, 23, 100),
                                  band->baseline - qu_len_scale(band->x_height, 150, 100)};
        qu_pen_sign(&path, &emit->fine, which, centre, qu_len_scale(em, 11, 100),
                    qu_hash_part(emit->seed, (uint64_t)which + 77));
        add_ink(emit, &path, emit->sign_colour, QU_BLEND_NORMAL, out);
        qu_path_finish(&path);
    }
}

/* pdf.js reads a blank between two runs that touch if their fonts differ and the second begins to the right
 * of where the first ends by the widths in the file, which are rounded: "bus" "," becomes "bus ,". So each
 * further font on a line is moved to the left by a very small amount. */
static void close_ranks(struct qu_items *items, int first)
{
    const qu_len hair = QU_PT * 6 / 100;
    qu_len shift = 0, end = 0;
    for (int i = first; i < items->count; i++) {
        struct qu_text_item *text = &items->at[i].text;
        qu_len right = text->x + text->width;
        bool touches = i > first && abs(text->x - end) < QU_PT / 16;
        if (!touches)
            shift = 0;
        else if (text->font != items->at[i - 1].text.font)
            shift += hair;
        text->x -= shift;
        end = right;
    }
}

struct qu_emit qu_emit_begin(struct qu_cursor *cursor, const struct qu_styled *styled, int node,
                             uint64_t seed, bool on_grid)
{
    return (struct qu_emit){.arena = cursor->arena,
                            .fonts = cursor->fonts,
                            .styled = styled,
                            .links = qu_resolve_links(cursor, styled),
                            .pen = qu_context_pen(cursor->context, "fountain"),
                            .fine = qu_context_pen(cursor->context, "fine"),
                            .sign_colour = qu_context_style(cursor->context, "note-mark")->colour,
                            .node = node,
                            .on_grid = on_grid,
                            .seed = seed};
}

void qu_emit_line(struct qu_emit *emit, const struct qu_line *line, qu_len x, qu_len baseline,
                  struct qu_items *out)
{
    qu_len x_height = emit->styled->font->size * 45 / 100;
    struct band band = {x_height, baseline, x};
    emit_marks(emit, line, &band, true, out);
    int first = out->count;
    for (int i = 0; i < line->run_count; i++)
        emit_run(emit, line, &line->runs[i], x + line->x, baseline, out);
    close_ranks(out, first);
    emit_marks(emit, line, &band, false, out);
    emit_signs(emit, line, &band, out);
    emit_links(emit, line, &band, out);
}
