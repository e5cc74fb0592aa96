#include "compose.h"

#include "../base/roman.h"
#include "background.h"
#include "box.h"
#include "binding.h"
#include "tracks.h"

#include <string.h>

/* Front matter counts i, ii, iii, iv. */
static const char *number_page(struct qu_arena *arena, int number, bool front)
{
    struct qu_buf text;
    qu_buf_init(&text);
    if (front)
        qu_roman_add(&text, number);
    else
        qu_buf_printf(&text, "%d", number);
    const char *kept = qu_arena_strdup(arena, qu_buf_text(&text));
    qu_buf_finish(&text);
    return kept;
}

struct composer {
    struct qu_cursor cursor;
    struct qu_document *document;
    const struct qu_background
        *backgrounds[QU_PAPER_CORNELL + 1][2]; /* by paper and side, made when first used */
    const struct qu_galley *adopted;           /* whose structure was copied last */
    int node_base;
};

static void plan_page(struct qu_plan *plan, struct qu_arena *arena, const struct qu_galley *galley,
                      const struct qu_page_cut *cut, bool front, int *count)
{
    struct qu_planned_page *page = qu_vec_push(&plan->pages);
    ++*count;
    page->galley = galley;
    page->cut = cut;
    page->side = plan->pages.count % 2 == 1 || !plan->facing ? QU_RECTO : QU_VERSO;
    page->label = number_page(arena, *count, front);
    for (int r = cut != NULL ? cut->first : 0; cut != NULL && r < cut->end; r++) {
        const struct qu_row *row = &galley->rows.at[r];
        for (int i = 0; i < row->item_count; i++)
            if (row->items[i].kind == QU_ITEM_MARK && row->items[i].mark.kind == QU_MARK_DESTINATION)
                qu_pagerefs_add(&plan->pagerefs, qu_arena_strdup(arena, row->items[i].mark.name),
                                page->label);
    }
}

static bool is_board(const struct qu_galley *galley, const struct qu_page_cut *cut)
{
    for (int r = cut->first; r < cut->end; r++)
        if (galley->rows.at[r].board)
            return true;
    return false;
}

/* Adds ruled empty pages until the number of pages, with `more` further ones, is a multiple of what the
 * output wants. */
static void fill(struct qu_plan *plan, struct qu_arena *arena, const struct qu_press *press, int more,
                 bool front, int *count)
{
    while (press->fill > 0 && (plan->pages.count + more) % press->fill != 0)
        plan_page(plan, arena, NULL, NULL, front, count);
}

void qu_plan_make(struct qu_plan *plan, struct qu_arena *arena, const struct qu_galley *galleys,
                  const struct qu_page_cuts *cuts, int count, const struct qu_press *press, bool facing)
{
    int front = 0, body = 0;
    bool filled = false, apart = press->cover == QU_COVER_APART;
    *plan = (struct qu_plan){.facing = facing};
    for (int g = 0; g < count; g++) {
        bool is_front = galleys[g].entry->front;
        if (facing && !is_front && body == 0 && front > 0 && plan->pages.count % 2 == 1)
            plan_page(plan, arena, NULL, NULL, true, &front);
        for (int i = 0; i < cuts[g].count; i++) {
            const struct qu_page_cut *cut = &cuts[g].at[i];
            bool first = g == 0 && i == 0, last = !first && g == count - 1 && i == cuts[g].count - 1,
                 board = is_board(&galleys[g], cut);
            if (apart && board && (first || last)) {
                *(first ? &plan->front : &plan->back) = (struct qu_planned_page){&galleys[g], cut, "",
                                                                                 QU_RECTO};
                continue;
            }
            if (last && board) {
                fill(plan, arena, press, 1, body == 0, body == 0 ? &front : &body);
                filled = true;
            }
            plan_page(plan, arena, &galleys[g], cut, is_front, is_front ? &front : &body);
        }
    }
    if (!filled)
        fill(plan, arena, press, 0, body == 0, body == 0 ? &front : &body);
    qu_pagerefs_close(&plan->pagerefs);
}

void qu_plan_finish(struct qu_plan *plan)
{
    qu_vec_finish(&plan->pages);
    qu_pagerefs_finish(&plan->pagerefs);
}

static const struct qu_background *background_for(struct composer *c, int paper, enum qu_side side)
{
    const struct qu_background **background = &c->backgrounds[paper][side];
    if (*background == NULL)
        *background = qu_background_make(
            c->cursor.arena, c->cursor.context->layout, paper, side,
            qu_binding_bleed(c->cursor.context->notebook, c->cursor.context->layout));
    return *background;
}

/* Whether a line of furniture stands at the left of this page. */
static bool at_left(const struct qu_furniture *furniture, enum qu_side side)
{
    return (strcmp(furniture->position, "inner") == 0) == (side == QU_RECTO);
}

static void add_furniture(struct composer *c, const struct qu_page *page,
                          const struct qu_furniture *furniture, const struct qu_inline *text,
                          struct qu_items *out)
{
    const struct qu_layout *layout = c->cursor.context->layout;
    qu_len text_x = qu_tracks_text_x(layout, page->side), margin_x = qu_tracks_margin_x(layout, page->side);
    qu_len left = QU_MIN(text_x, margin_x),
           right = QU_MAX(text_x + layout->text.width, margin_x + layout->margin.width);
    bool centred = strcmp(furniture->position, "centre") == 0;
    int align = centred ? QU_ALIGN_CENTRED : at_left(furniture, page->side) ? QU_ALIGN_RAGGED : QU_ALIGN_END;
    struct qu_box box = qu_box_set(
        &c->cursor, text,
        &(struct qu_box_setting){.style = furniture->style, .width = right - left, .align = align + 1});
    qu_len baseline = furniture->baseline >= 0 ? furniture->baseline : layout->height + furniture->baseline;
    qu_items_move(box.items, box.item_count, left, baseline - box.first_baseline);
    qu_items_append(out, box.items, box.item_count);
}

/* "entry · apr 2026 · blr" with the second part underlined, as a person heads a page. */
static struct qu_inline running_head(const struct qu_cursor *cursor, const struct qu_entry *entry)
{
    const char *const *words = entry->head.at, between[] = " \u00b7 ";
    int count = entry->head.count, part_count = 0;
    struct qu_text_part *parts = QU_NEW_ARRAY(cursor->arena, struct qu_text_part, 2 * count);
    struct qu_span *span = QU_NEW(cursor->arena, struct qu_span);
    for (int i = 0; i < count; i++) {
        parts[part_count++].text = words[i];
        parts[part_count++].text = between;
    }
    struct qu_inline head = qu_cursor_join(cursor, entry->src, parts, part_count - 1);
    span->kind = QU_SPAN_UNDERLINE;
    span->src = entry->src;
    if (count > 1) {
        span->start = (int)(strlen(words[0]) + strlen(between));
        span->end = span->start + (int)strlen(words[1]);
    }
    head.spans = span;
    head.span_count = span->end > 0;
    return head;
}

static void furnish(struct composer *c, const struct qu_page *page, const struct qu_entry *entry,
                    struct qu_items *out)
{
    const struct qu_layout *layout = c->cursor.context->layout;
    c->cursor.part = 1000 +
                     page->number; /* a seed for each page, so that the heads differ from page to page */
    if (entry->head.count > 0) {
        struct qu_inline head = running_head(&c->cursor, entry);
        add_furniture(c, page, &layout->head, &head, out);
    }
    struct qu_inline folio = qu_inline_plain(page->label, entry->src);
    add_furniture(c, page, &layout->folio, &folio, out);
}

/* The rule a baseline must stand on: the nearest one that the background prints. */
static qu_len nearest_baseline(const struct qu_layout *layout, qu_len y)
{
    qu_len from = y + layout->offset - layout->first_rule;
    qu_len row = (from >= 0 ? from + layout->grid / 2 : from - layout->grid / 2) / layout->grid;
    return qu_tracks_rule_y(layout, (int)row) - layout->offset;
}

/* A copy of a group's items with renumbered nodes; those of the galley stay unchanged. */
static struct qu_item *renumbered(struct qu_arena *arena, const struct qu_item *items, int count,
                                  int node_base)
{
    struct qu_item *copy = qu_arena_dup(arena, items, sizeof *items * (size_t)count);
    for (int i = 0; i < count; i++) {
        if (copy[i].node != QU_ARTIFACT)
            copy[i].node += node_base;
        if (copy[i].kind == QU_ITEM_GROUP)
            copy[i].group.items = renumbered(arena, copy[i].group.items, copy[i].group.item_count, node_base);
    }
    return copy;
}

/* Copies items to the page: moved to their place, with their rule of the grid, and with the node numbers of
 * the document. */
static void put_items(struct composer *c, const struct qu_item *items, int count, qu_len x, qu_len y,
                      int node_base, struct qu_items *out)
{
    int first = out->count;
    if (count == 0)
        return;
    qu_items_append(out, items, count);
    qu_items_move(out->at + first, count, x, y);
    for (int i = first; i < out->count; i++) {
        struct qu_item *item = &out->at[i];
        if (item->node != QU_ARTIFACT)
            item->node += node_base;
        if (item->kind == QU_ITEM_TEXT && item->text.grid != QU_OFF_GRID)
            item->text.grid = nearest_baseline(c->cursor.context->layout, item->text.y);
        if (item->kind == QU_ITEM_GROUP)
            item->group.items = renumbered(c->cursor.arena, item->group.items, item->group.item_count,
                                           node_base);
    }
}

/* Copies the galley's structure into the document; returns what to add to its node numbers. */
static int adopt_nodes(struct qu_document *document, const struct qu_galley *galley)
{
    int base = document->nodes.count - 1;
    for (int i = 1; i < galley->nodes.count; i++) {
        struct qu_node node = galley->nodes.at[i];
        node.parent = i == 1 ? 1 : node.parent + base;
        qu_vec_add(&document->nodes, node);
    }
    return base;
}

static void put_notes(struct composer *c, const struct qu_galley *galley, const struct qu_page_cut *cut,
                      enum qu_side side, int node_base, struct qu_items *out)
{
    const struct qu_layout *layout = c->cursor.context->layout;
    int count = cut->note_end - cut->first_note;
    int *tops = QU_NEW_ARRAY(c->cursor.arena, int, QU_MAX(count, 1));
    if (count == 0 || qu_pages_place_notes(galley, layout, cut, tops) < 0)
        return;
    for (int i = 0; i < count; i++) {
        const struct qu_margin_note *note = &galley->notes.at[cut->first_note + i];
        put_items(c, note->items, note->item_count, qu_tracks_margin_x(layout, side),
                  qu_tracks_rule_y(layout, tops[i] - 1), node_base, out);
        int away = QU_MAX(cut->first - note->row, 0);
        if (away > 0)
            qu_diag_add(c->cursor.diag, QU_NOTE, QU_DIAG_NOTE_FAR, note->src, NULL,
                        "shorten the notes near it, or move some of them",
                        "the note '%s' did not fit beside its word and stands on the next page", note->id);
    }
}

static void put_rows(struct composer *c, const struct qu_galley *galley, const struct qu_page_cut *cut,
                     struct qu_page *page, int node_base, struct qu_items *out)
{
    const struct qu_layout *layout = c->cursor.context->layout;
    qu_len text_x = qu_tracks_text_x(layout, page->side), margin_x = qu_tracks_margin_x(layout, page->side);
    int top = 0;
    for (int r = cut->first; r < cut->end; r++) {
        const struct qu_row *row = &galley->rows.at[r];
        qu_len x = row->board ? 0 : row->full ? QU_MIN(text_x, margin_x) : text_x;
        qu_len y = row->board ? 0 : qu_tracks_rule_y(layout, top - 1);
        put_items(c, row->items, row->item_count, x, y, node_base, out);
        if (row->height > layout->rows && !row->board)
            qu_diag_add(c->cursor.diag, QU_WARNING, QU_DIAG_ROW_TALL, row->src, NULL,
                        "make it smaller, or split it", "this is %d rows tall, and a page has only %d",
                        row->height, layout->rows);
        top += row->height;
    }
}

static void compose_page(struct composer *c, const struct qu_planned_page *plan, struct qu_page *page)
{
    const struct qu_layout *layout = c->cursor.context->layout;
    const struct qu_entry *entry = plan->galley != NULL ? plan->galley->entry : NULL;
    page->background = background_for(c, entry != NULL ? entry->paper : QU_PAPER_RULED, plan->side);
    page->side = plan->side;
    page->width = layout->width;
    page->height = layout->height;
    page->bleed = qu_binding_bleed(c->cursor.context->notebook, layout);
    page->label = plan->label;
    struct qu_items items = {0};
    if (entry == NULL)
        return;
    c->cursor.entry = entry;
    if (c->adopted != plan->galley) {
        c->node_base = adopt_nodes(c->document, plan->galley);
        c->adopted = plan->galley;
    }
    put_rows(c, plan->galley, plan->cut, page, c->node_base, &items);
    put_notes(c, plan->galley, plan->cut, page->side, c->node_base, &items);
    if (is_board(plan->galley, plan->cut))
        page->background = NULL;
    else
        furnish(c, page, entry, &items); /* last: programs that read the content find the text first */
    page->items = qu_items_keep(&items, c->cursor.arena, &page->item_count);
}

void qu_compose_document(const struct qu_cursor *cursor, const struct qu_plan *plan,
                         struct qu_document *document)
{
    struct composer c = {.cursor = *cursor, .document = document};
    for (int i = 0; i < plan->pages.count; i++) {
        struct qu_page *page = qu_vec_push(&document->pages);
        page->number = document->pages.count;
        compose_page(&c, &plan->pages.at[i], page);
    }
}

void qu_compose_page(const struct qu_cursor *cursor, const struct qu_planned_page *plan,
                     struct qu_document *document, struct qu_page *page)
{
    struct composer c = {.cursor = *cursor, .document = document};
    compose_page(&c, plan, page);
}
