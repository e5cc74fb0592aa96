#include "paragraph.h"

#include "box.h"
#include "dropcap.h"
#include "emit.h"
#include "qr.h"

/* Sets a note's text in the margin track and adds it to the last row of the galley. */
static void hang_note(struct qu_cursor *cursor, const struct qu_styled_mark *mark, qu_len anchor_x, int line,
                      int sign, uint64_t seed)
{
    const struct qu_note *note = qu_entry_lookup_note(cursor->entry, mark->span->target);
    if (note == NULL)
        return; /* reported by the model */
    const struct qu_text_style *style = qu_context_style(cursor->context, "note");
    qu_len em = qu_context_font(cursor->context, "note")->size, lead = qu_len_scale(em, 70, 100);
    int node = qu_cursor_add_node(cursor, QU_ROLE_NOTE, 0, note->src);
    struct qu_box box = qu_box_set(cursor, &note->text,
                                   &(struct qu_box_setting){.style = "note",
                                                            .width = cursor->context->layout->margin.width,
                                                            .node = node,
                                                            .on_grid = true,
                                                            .indent = lead});
    struct qu_items items = {0};
    struct qu_path path = {0};
    struct qu_pen pen = qu_context_pen(cursor->context, "fine");
    struct qu_point centre = {lead * 4 / 10,
                              box.first_baseline -
                                  qu_len_scale(qu_context_x_height(cursor->context, "note"), 70, 100)};
    qu_pen_sign(&path, &pen, sign, centre, qu_len_scale(em, 13, 100), qu_hash_part(seed, 99));
    struct qu_item *item = qu_items_add_path(&items, cursor->arena, &path, QU_ARTIFACT, note->src);
    item->path.fill = qu_context_style(cursor->context, "note-mark")->colour;
    qu_items_append(&items, box.items, box.item_count);
    qu_path_finish(&path);
    qu_galley_hang(cursor->galley,
                   (struct qu_margin_note){.line = line - (style->first - 1),
                                           .height = box.rows,
                                           .anchor_x = anchor_x,
                                           .sign = sign,
                                           .seed = seed,
                                           .id = note->id,
                                           .src = note->src},
                   &items);
}

/* A paragraph while it is added to the galley. */
struct composing {
    struct qu_cursor *cursor;
    const struct qu_paragraph_setting *setting;
    const struct qu_text_style *style;
    struct qu_styled styled;
    const struct qu_para *para;
    struct qu_emit emit;
    struct qu_drop_cap cap;
    qu_len x, width;
    int label_node; /* of the marker, which comes before the text in reading order */
};

static struct qu_measure measure_line(const void *data, int index)
{
    const struct composing *c = data;
    int row = index == 0 ? 0 : c->style->first + (index - 1) * c->style->leading;
    struct qu_measure m = qu_galley_measure(c->cursor->galley, row, c->x, c->width,
                                            c->cursor->context->layout->text.width);
    if (index < c->cap.rows)
        return (struct qu_measure){m.x + c->cap.width, m.width - c->cap.width};
    return m;
}

static int break_penalty(const struct composing *c, int line)
{
    const struct qu_page_costs *costs = &c->cursor->context->layout->pages;
    int count = c->para->line_count, penalty = 0;
    if (line == count - 1)
        return 0;
    if (count <= 3 || line < c->cap.rows - 1)
        return QU_BREAK_NEVER;
    if (line == 0)
        penalty += costs->orphan;
    if (line == count - 2)
        penalty += costs->widow;
    return penalty + (c->para->lines[line].hyphenated ? 20 : 0);
}

static void add_destination(struct composing *c, struct qu_items *items, const char *title)
{
    const struct qu_paragraph_setting *s = c->setting;
    struct qu_item *item = qu_items_add(items, QU_ITEM_MARK, c->emit.node, c->styled.src);
    item->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION, .name = s->destination, .at = {c->x, 0}};
    if (s->outline_level > 0) {
        item = qu_items_add(items, QU_ITEM_MARK, QU_ARTIFACT, c->styled.src);
        item->mark = (struct qu_mark_item){.kind = QU_MARK_OUTLINE,
                                           .name = s->destination,
                                           .title = title,
                                           .level = s->outline_level,
                                           .at = {c->x, 0}};
    }
}

/* The label of a list item stands on the first line's baseline. */
static void add_marker(struct composing *c, qu_len baseline, struct qu_items *items)
{
    if (c->setting->marker == NULL)
        return;
    struct qu_box box = qu_box_set_plain(
        c->cursor, c->setting->marker, c->styled.src,
        &(struct qu_box_setting){
            .style = "list-marker", .width = c->x, .node = c->label_node, .on_grid = true});
    qu_items_move(box.items, box.item_count, c->setting->marker_x, baseline - box.first_baseline);
    qu_items_append(items, box.items, box.item_count);
}

static void add_line(struct composing *c, int index)
{
    const struct qu_line *line = &c->para->lines[index];
    struct qu_cursor *cursor = c->cursor;
    int height = index == 0 ? c->style->first : c->style->leading;
    qu_len baseline = cursor->context->layout->grid * height - cursor->context->layout->offset;
    struct qu_items items = {0};
    if (index == 0) {
        if (c->setting->destination != NULL)
            add_destination(c, &items, qu_arena_strdup(cursor->arena, c->styled.source->text));
        add_marker(c, baseline, &items);
        qu_items_append(&items, c->cap.items, c->cap.item_count);
    }
    qu_resolve_nodes(cursor, &c->styled, line, c->emit.node, c->emit.links);
    qu_emit_line(&c->emit, line, 0, baseline, &items);
    struct qu_row *row = qu_galley_add_row(cursor->galley, height, c->styled.src);
    qu_galley_fill_row(cursor->galley, &items);
    row->penalty = QU_MAX(row->penalty, break_penalty(c, index));
    row->full = c->setting->full;
    row->text = qu_arena_strndup(cursor->arena, c->styled.text + line->start,
                                 (size_t)(line->end - line->start));
    int sign = c->emit.first_sign;
    for (int i = 0; i < c->styled.mark_count; i++) {
        const struct qu_styled_mark *m = &c->styled.marks[i];
        if (m->span->kind == QU_SPAN_LINK && !c->setting->full && qu_line_holds(line, m->start))
            qu_qr_hang(cursor, m->span, qu_line_position(line, m->start), height - 1);
        if (m->span->kind != QU_SPAN_NOTE)
            continue;
        if (m->start == m->end && qu_line_holds(line, m->start))
            hang_note(cursor, m, qu_line_position(line, m->start), height - 1, sign,
                      qu_hash_part(c->emit.seed, (uint64_t)sign));
        sign++;
    }
}

/* Makes the styled text and its lines. A drop cap is removed from the text. */
static void choose_lines(struct composing *c, const struct qu_inline *text, bool drop_cap)
{
    const struct qu_paragraph_setting *s = c->setting;
    struct qu_cursor *cursor = c->cursor;
    c->cap = (struct qu_drop_cap){0};
    c->styled = qu_styled_make(cursor, text, s->style, s->colour);
    if (drop_cap)
        c->cap = qu_drop_cap_set(cursor, &c->styled, c->emit.node, c->x);
    struct qu_para_request request = qu_styled_request(cursor, &c->styled, s->align);
    request.measure = measure_line;
    request.measure_data = c;
    request.width = c->width;
    if (cursor->galley->after_paragraph && !s->no_indent && !drop_cap)
        request.indent = c->style->indent;
    c->para = qu_paracache_set(cursor->known, &request);
}

static void prepare(struct composing *c, const struct qu_inline *text)
{
    const struct qu_paragraph_setting *s = c->setting;
    struct qu_cursor *cursor = c->cursor;
    uint64_t seed = qu_cursor_seed(cursor);
    qu_len track = s->full ? qu_context_full_width(cursor->context) : cursor->context->layout->text.width;
    c->style = qu_context_style(cursor->context, s->style);
    c->x = s->x + c->style->inset;
    c->width = (s->width > 0 ? s->width : track - s->x) - c->style->inset;
    if (s->marker != NULL)
        c->label_node = qu_cursor_add_node(cursor, QU_ROLE_LBL, s->parent, text->src);
    int node = qu_cursor_add_node(cursor, s->role != QU_ROLE_ARTIFACT ? s->role : QU_ROLE_P, s->parent,
                                  text->src);
    qu_cursor_add_space(cursor, c->style->before);
    c->emit.node = node;
    choose_lines(c, text, s->drop_cap);
    if (c->cap.rows > c->para->line_count) /* too few lines to stand beside it */
        choose_lines(c, text, false);
    c->emit = qu_emit_begin(cursor, &c->styled, node, seed, true);
    c->emit.first_sign = cursor->galley->notes.count;
}

/* Whether it is running text: not a heading or a caption. */
static bool is_text(enum qu_role role)
{
    return role == QU_ROLE_ARTIFACT || role == QU_ROLE_P;
}

int qu_paragraph_set(struct qu_cursor *cursor, const struct qu_inline *text,
                     const struct qu_paragraph_setting *setting)
{
    struct composing c = {.cursor = cursor, .setting = setting};
    struct qu_galley *galley = cursor->galley;
    prepare(&c, text);
    for (int i = 0; i < c.para->line_count; i++)
        add_line(&c, i);
    if (setting->keep_with_next)
        qu_galley_keep_with_next(galley);
    qu_cursor_add_space(cursor, c.style->after);
    if (setting->keep_with_next)
        qu_galley_keep_with_next(galley);
    galley->after_paragraph = is_text(setting->role);
    return c.emit.node;
}
