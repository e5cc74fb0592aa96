#include "setting.h"

#include "dropcap.h"
#include "emit.h"
#include "endnotes.h"
#include "numbers.h"
#include "place.h"
#include "qr.h"

#include <string.h>

const char *qu_flow_language(const struct qu_flow *flow)
{
    return flow->entry != NULL && flow->entry->language != NULL ? flow->entry->language
                                                                : flow->notebook->language;
}

qu_len qu_flow_text_width(const struct qu_flow *flow)
{
    return flow->layout->text.width;
}

qu_len qu_flow_full_width(const struct qu_flow *flow)
{
    const struct qu_layout *layout = flow->layout;
    qu_len right = QU_MAX(layout->margin.x + layout->margin.width, layout->text.x + layout->text.width);
    return right - layout->text.x;
}

const struct qu_text_style *qu_flow_style(const struct qu_flow *flow, const char *name)
{
    return qu_layout_lookup_style(flow->layout, name);
}

const struct qu_font_request *qu_flow_font(const struct qu_flow *flow, const char *name)
{
    return &flow->type[qu_flow_style(flow, name) - flow->layout->styles];
}

struct qu_colour qu_flow_colour(const struct qu_flow *flow, const char *name)
{
    struct qu_colour colour = {0, 0, 0, 255};
    if (!qu_layout_colour(flow->layout, name, &colour))
        QU_BUG("style let an unknown colour through: %s", name);
    return colour;
}

const char *qu_flow_page_of(struct qu_flow *flow, const char *destination)
{
    flow->galley->uses_pages = true;
    return qu_numbers_lookup(flow->numbers, destination);
}

qu_len qu_flow_x_height(const struct qu_flow *flow, const char *style)
{
    const struct qu_font_request *font = qu_flow_font(flow, style);
    struct qu_face_metrics metrics = qu_fontset_metrics(flow->fonts, font->families,
                                                        font->weight >= QU_WEIGHT_MARKER, font->italic);
    return qu_len_scale(font->size, metrics.x_height, 1000);
}

uint64_t qu_set_seed(struct qu_flow *flow)
{
    uint64_t base = flow->block != NULL ? flow->block->seed : flow->entry->seed;
    return qu_hash_part(base, (uint64_t)flow->part++);
}

int qu_set_node(struct qu_flow *flow, enum qu_role role, int parent, struct qu_src src)
{
    return qu_galley_add_node(flow->galley, role, parent > 0 ? parent : 1, src);
}

void qu_set_space(struct qu_flow *flow, int rows)
{
    qu_galley_add_space(flow->galley, rows);
}

struct qu_row *qu_set_row(struct qu_flow *flow, int height, struct qu_items *items, struct qu_src src)
{
    qu_place_clear(flow);
    struct qu_row *row = qu_galley_add_row(flow->galley, height, src);
    qu_galley_fill_row(flow->galley, items);
    flow->after_paragraph = false;
    return row;
}

/* A block with a name can be referred to, whatever its kind does about it. */
static void name_block(struct qu_flow *flow, const struct qu_block *block, int first)
{
    struct qu_galley *galley = flow->galley;
    if (!block->named || qu_galley_leads_to(galley, first, block->id))
        return;
    while (first < galley->rows.count && galley->rows.at[first].glue)
        first++;
    if (first >= galley->rows.count)
        first = QU_MAX(galley->rows.count - 1, 0); /* it stands beside the text */
    if (galley->rows.count == 0)
        return;
    struct qu_row *row = &galley->rows.at[first];
    struct qu_items items = {0};
    struct qu_item *item = qu_items_add(&items, QU_ITEM_MARK, QU_ARTIFACT, block->src);
    item->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION, .name = block->id};
    qu_items_append(&items, row->items, row->item_count);
    row->items = qu_items_keep(&items, flow->arena, &row->item_count);
}

void qu_set_blocks(struct qu_flow *flow, const struct qu_block_list *blocks)
{
    flow->depth++;
    for (int i = 0; i < blocks->count; i++) {
        const struct qu_block *block = &blocks->at[i];
        const struct qu_block_type *type = (const struct qu_block_type *)block->kind;
        flow->block = block;
        flow->part = 0;
        int first = flow->galley->rows.count;
        type->set(flow, block);
        name_block(flow, block, first);
        if (flow->depth == 1)
            qu_endnotes_after_block(flow);
        flow->block = NULL;
    }
    flow->depth--;
}

static const char *find_page(void *data, const char *destination)
{
    return qu_flow_page_of(data, destination);
}

static int number_note(void *data, const char *id)
{
    struct qu_flow *flow = data;
    return qu_endnotes_wanted(flow) ? qu_endnotes_number(flow, id) : 0;
}

static struct qu_flat flatten(struct qu_flow *flow, const struct qu_inline *text, const char *style,
                              const struct qu_colour *colour)
{
    const struct qu_text_style *s = qu_flow_style(flow, style);
    struct qu_flatten how = {.arena = flow->arena,
                             .layout = flow->layout,
                             .fonts = flow->fonts,
                             .style = s,
                             .font = qu_flow_font(flow, style),
                             .colour = colour != NULL ? *colour : s->colour,
                             .find_page = find_page,
                             .number_note = number_note,
                             .find_data = flow,
                             .number_colour = qu_flow_style(flow, "note-mark")->colour};
    return qu_flatten_inline(&how, text);
}

static struct qu_para_request request_for(const struct qu_flow *flow, const struct qu_flat *flat,
                                          const char *style, int align)
{
    const struct qu_text_style *s = qu_flow_style(flow, style);
    return (struct qu_para_request){.text = flat->text,
                                    .length = flat->length,
                                    .spans = flat->spans,
                                    .span_count = flat->count,
                                    .language = qu_flow_language(flow),
                                    .align = align > 0 ? (enum qu_align)(align - 1) : (enum qu_align)s->align,
                                    .hyphenate = s->hyphenate,
                                    .costs = &flow->layout->lines,
                                    .src = flat->source->src};
}

/* Sets text into a box; `flat` may hold links and marks, not notes. */
struct qu_box qu_set_text(struct qu_flow *flow, const struct qu_inline *text,
                          const struct qu_box_setting *setting)
{
    const struct qu_text_style *style = qu_flow_style(flow, setting->style);
    struct qu_flat flat = flatten(flow, text, setting->style, setting->colour);
    struct qu_para_request request = request_for(flow, &flat, setting->style, setting->align);
    request.width = setting->width;
    request.indent = setting->indent;
    const struct qu_para *para = qu_memo_set(flow->memo, flow->typesetter, &request);
    struct qu_emit emit = {.flow = flow,
                           .flat = &flat,
                           .style = style,
                           .font = qu_flow_font(flow, setting->style),
                           .node = setting->node,
                           .colour = setting->colour != NULL ? *setting->colour : style->colour,
                           .on_grid = setting->on_grid,
                           .seed = qu_set_seed(flow)};
    emit.link_nodes = QU_NEW_ARRAY(flow->arena, int, flat.mark_count);
    qu_len grid = flow->layout->grid,
           leading = setting->leading > 0 ? setting->leading : grid * style->leading;
    qu_len first = setting->leading > 0 ? setting->leading - setting->leading / 4
                                        : grid * style->first - flow->layout->offset;
    struct qu_items items = {0};
    struct qu_box box = {.lines = para->line_count, .first_baseline = first};
    for (int i = 0; i < para->line_count; i++) {
        qu_emit_line(&emit, &para->lines[i], 0, first + leading * i, &items);
        box.width = QU_MAX(box.width, para->lines[i].x + para->lines[i].width);
    }
    box.rows = style->first + style->leading * (para->line_count - 1);
    box.items = qu_items_keep(&items, flow->arena, &box.item_count);
    return box;
}

struct qu_box qu_set_plain(struct qu_flow *flow, const char *text, struct qu_src src,
                           const struct qu_box_setting *setting)
{
    struct qu_inline plain = qu_inline_plain(text, src);
    return qu_set_text(flow, &plain, setting);
}

qu_len qu_set_width(struct qu_flow *flow, const char *text, const char *style)
{
    struct qu_inline plain = qu_inline_plain(text, (struct qu_src){0});
    struct qu_flat flat = flatten(flow, &plain, style, NULL);
    struct qu_para_request request = request_for(flow, &flat, style, 0);
    request.width = qu_len_from_mm(2000);
    return qu_para_natural_width(flow->typesetter, &request);
}

/* Sets a note's text in the margin track and hangs it from the last row of the galley. */
static void hang_note(struct qu_flow *flow, const struct qu_flat_span *mark, qu_len anchor_x, int line,
                      int sign, uint64_t seed)
{
    const struct qu_note *note = qu_entry_lookup_note(flow->entry, mark->span->target);
    if (note == NULL)
        return; /* reported by the model */
    const struct qu_text_style *style = qu_flow_style(flow, "note");
    qu_len em = qu_flow_font(flow, "note")->size, lead = qu_len_scale(em, 70, 100);
    int node = qu_set_node(flow, QU_ROLE_NOTE, 0, note->src);
    struct qu_box box = qu_set_text(flow, &note->text,
                                    &(struct qu_box_setting){.style = "note",
                                                             .width = flow->layout->margin.width,
                                                             .node = node,
                                                             .on_grid = true,
                                                             .indent = lead});
    struct qu_items items = {0};
    struct qu_path path = {0};
    struct qu_pen pen = qu_flow_pen(flow, "fine");
    struct qu_point centre = {lead * 4 / 10,
                              box.first_baseline - qu_len_scale(qu_flow_x_height(flow, "note"), 70, 100)};
    qu_pen_sign(&path, &pen, sign, centre, qu_len_scale(em, 13, 100), qu_hash_part(seed, 99));
    struct qu_item *item = qu_items_add_path(&items, flow->arena, &path, QU_ARTIFACT, note->src);
    item->path.fill = qu_flow_style(flow, "note-mark")->colour;
    qu_items_append(&items, box.items, box.item_count);
    qu_path_finish(&path);
    struct qu_margin_note *hung = qu_vec_push(&flow->galley->notes);
    *hung = (struct qu_margin_note){.row = flow->galley->rows.count - 1,
                                    .line = line - (style->first - 1),
                                    .height = box.rows,
                                    .anchor_x = anchor_x,
                                    .sign = sign,
                                    .seed = seed,
                                    .id = note->id,
                                    .src = note->src};
    hung->items = qu_items_keep(&items, flow->arena, &hung->item_count);
    qu_vec_last(&flow->galley->rows)->note_count++;
}

/* One paragraph on its way into the galley. */
struct composing {
    struct qu_flow *flow;
    const struct qu_paragraph_setting *setting;
    const struct qu_text_style *style;
    struct qu_flat flat;
    const struct qu_para *para;
    struct qu_emit emit;
    struct qu_drop_cap cap;
    qu_len x, width;
    int label_node; /* of the marker: it is read before the text */
};

static struct qu_measure measure_line(const void *data, int index)
{
    const struct composing *c = data;
    int row = index == 0 ? 0 : c->style->first + (index - 1) * c->style->leading;
    struct qu_measure m = qu_place_measure(c->flow, row, c->x, c->width);
    if (index < c->cap.rows)
        return (struct qu_measure){m.x + c->cap.width, m.width - c->cap.width};
    return m;
}

static int break_penalty(const struct composing *c, int line)
{
    const struct qu_page_costs *costs = &c->flow->layout->pages;
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
    struct qu_item *item = qu_items_add(items, QU_ITEM_MARK, c->emit.node, c->flat.source->src);
    item->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION, .name = s->destination, .at = {c->x, 0}};
    if (s->outline_level > 0) {
        item = qu_items_add(items, QU_ITEM_MARK, QU_ARTIFACT, c->flat.source->src);
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
    struct qu_box box = qu_set_plain(
        c->flow, c->setting->marker, c->flat.source->src,
        &(struct qu_box_setting){
            .style = "list-marker", .width = c->x, .node = c->label_node, .on_grid = true});
    qu_items_move(box.items, box.item_count, c->setting->marker_x, baseline - box.first_baseline);
    qu_items_append(items, box.items, box.item_count);
}

static void add_line(struct composing *c, int index)
{
    const struct qu_line *line = &c->para->lines[index];
    struct qu_flow *flow = c->flow;
    int height = index == 0 ? c->style->first : c->style->leading;
    qu_len baseline = flow->layout->grid * height - flow->layout->offset;
    struct qu_items items = {0};
    if (index == 0) {
        if (c->setting->destination != NULL)
            add_destination(c, &items, qu_arena_strdup(flow->arena, c->flat.source->text));
        add_marker(c, baseline, &items);
        qu_items_append(&items, c->cap.items, c->cap.item_count);
    }
    qu_emit_line(&c->emit, line, 0, baseline, &items);
    struct qu_row *row = qu_galley_add_row(flow->galley, height, c->flat.source->src);
    qu_galley_fill_row(flow->galley, &items);
    row->penalty = QU_MAX(row->penalty, break_penalty(c, index));
    row->full = c->setting->full;
    row->text = qu_arena_strndup(flow->arena, c->flat.text + line->start, (size_t)(line->end - line->start));
    int sign = c->emit.first_sign;
    for (int i = 0; i < c->flat.mark_count; i++) {
        const struct qu_flat_span *m = &c->flat.marks[i];
        if (m->span->kind == QU_SPAN_LINK && !c->setting->full && qu_line_holds(line, m->start))
            qu_qr_hang(flow, m->span, qu_line_position(line, m->start), height - 1);
        if (m->span->kind != QU_SPAN_NOTE)
            continue;
        if (m->start == m->end && qu_line_holds(line, m->start))
            hang_note(flow, m, qu_line_position(line, m->start), height - 1, sign,
                      qu_hash_part(c->emit.seed, (uint64_t)sign));
        sign++;
    }
}

static void prepare(struct composing *c, const struct qu_inline *text)
{
    const struct qu_paragraph_setting *s = c->setting;
    struct qu_flow *flow = c->flow;
    qu_len track = s->full ? qu_flow_full_width(flow) : qu_flow_text_width(flow);
    c->style = qu_flow_style(flow, s->style);
    c->x = s->x + c->style->inset;
    c->width = (s->width > 0 ? s->width : track - s->x) - c->style->inset;
    c->emit = (struct qu_emit){.flow = flow,
                               .style = c->style,
                               .font = qu_flow_font(flow, s->style),
                               .on_grid = true,
                               .colour = s->colour != NULL ? *s->colour : c->style->colour,
                               .seed = qu_set_seed(flow)};
    if (s->marker != NULL)
        c->label_node = qu_set_node(flow, QU_ROLE_LBL, s->parent, text->src);
    c->emit.node = qu_set_node(flow, s->role != QU_ROLE_ARTIFACT ? s->role : QU_ROLE_P, s->parent, text->src);
    c->flat = flatten(flow, text, s->style, s->colour);
    if (s->drop_cap)
        c->cap = qu_drop_cap_set(flow, &c->flat, c->emit.node, c->x);
    c->emit.flat = &c->flat;
    c->emit.link_nodes = QU_NEW_ARRAY(flow->arena, int, c->flat.mark_count);
}

int qu_set_paragraph(struct qu_flow *flow, const struct qu_inline *text,
                     const struct qu_paragraph_setting *setting)
{
    struct composing c = {.flow = flow, .setting = setting};
    prepare(&c, text);
    qu_set_space(flow, c.style->before);
    struct qu_para_request request = request_for(flow, &c.flat, setting->style, setting->align);
    request.measure = measure_line;
    request.measure_data = &c;
    request.width = c.width;
    if (flow->after_paragraph && !setting->no_indent && !setting->drop_cap)
        request.indent = c.style->indent;
    c.para = qu_memo_set(flow->memo, flow->typesetter, &request);
    if (c.cap.rows > c.para->line_count) { /* too few lines to stand beside it */
        struct qu_paragraph_setting plain = *setting;
        plain.drop_cap = false; /* the space before it stands already */
        return qu_set_paragraph(flow, text, &plain);
    }
    c.emit.first_sign = flow->galley->notes.count;
    for (int i = 0; i < c.para->line_count; i++)
        add_line(&c, i);
    if (setting->keep_with_next)
        qu_galley_keep_with_next(flow->galley);
    qu_set_space(flow, c.style->after);
    if (setting->keep_with_next)
        qu_galley_keep_with_next(flow->galley);
    flow->after_paragraph = true;
    return c.emit.node;
}
