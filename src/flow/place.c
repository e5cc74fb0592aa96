#include "place.h"

const char *const qu_place_words[] = {"auto", "margin", "inset", "rows", NULL};

static enum qu_place choose(const struct qu_flow *flow, const struct qu_thing *thing)
{
    if (thing->width <= flow->layout->margin.width)
        return QU_PLACE_MARGIN;
    return thing->width <= qu_flow_text_width(flow) * 11 / 20 ? QU_PLACE_INSET : QU_PLACE_ROWS;
}

static void place_in_margin(struct qu_flow *flow, const struct qu_thing *thing)
{
    struct qu_margin_note *note = qu_vec_push(&flow->galley->pending);
    *note = (struct qu_margin_note){.height = thing->rows,
                                    .items = thing->items,
                                    .item_count = thing->item_count,
                                    .id = thing->text,
                                    .src = thing->src};
    qu_items_move(note->items, note->item_count, (flow->layout->margin.width - thing->width) / 2, 0);
}

/* The inset's items hang from the row that follows; the galley remembers how far it reaches. */
static void place_inset(struct qu_flow *flow, const struct qu_thing *thing, enum qu_align align)
{
    struct qu_galley *galley = flow->galley;
    qu_place_clear(flow);
    bool left = align == QU_ALIGN_RAGGED;
    qu_len gap = flow->layout->grid * 6 / 10;
    qu_items_move(thing->items, thing->item_count, left ? 0 : qu_flow_text_width(flow) - thing->width, 0);
    galley->inset = (struct qu_inset){.rows = thing->rows,
                                      .width = thing->width + gap,
                                      .left = left,
                                      .items = thing->items,
                                      .item_count = thing->item_count};
    flow->after_paragraph = false;
}

static void place_on_rows(struct qu_flow *flow, const struct qu_thing *thing, enum qu_align align)
{
    qu_len room = qu_flow_text_width(flow) - thing->width;
    qu_len x = align == QU_ALIGN_CENTRED ? room / 2 : align == QU_ALIGN_END ? room : 0;
    struct qu_items items = {0};
    qu_place_clear(flow);
    qu_items_append(&items, thing->items, thing->item_count);
    qu_items_move(items.at, items.count, x, 0);
    struct qu_row *row = qu_set_row(flow, thing->rows, &items, thing->src);
    row->text = thing->text;
}

void qu_place_thing(struct qu_flow *flow, const struct qu_thing *thing, enum qu_place place,
                    enum qu_align align)
{
    if (place == QU_PLACE_AUTO)
        place = choose(flow, thing);
    if (place == QU_PLACE_MARGIN && thing->width > flow->layout->margin.width)
        place = QU_PLACE_INSET;
    if (place == QU_PLACE_INSET && thing->width > qu_flow_text_width(flow) * 7 / 10)
        place = QU_PLACE_ROWS;
    switch (place) {
    case QU_PLACE_MARGIN: place_in_margin(flow, thing); break;
    case QU_PLACE_INSET: place_inset(flow, thing, align); break;
    case QU_PLACE_ROWS:
    case QU_PLACE_AUTO: place_on_rows(flow, thing, align); break;
    }
}

void qu_place_clear(struct qu_flow *flow)
{
    struct qu_galley *galley = flow->galley;
    if (galley->inset.rows <= 0)
        return;
    int rows = galley->inset.rows;
    struct qu_row *row = qu_galley_add_row(galley, rows,
                                           flow->entry->src); /* takes the inset's items if none did */
    row->text = "(beside an inset)";
}

void qu_place_finish(struct qu_flow *flow)
{
    struct qu_galley *galley = flow->galley;
    qu_place_clear(flow);
    if (galley->pending.count == 0)
        return;
    for (int r = galley->rows.count - 1; r >= 0; r--) {
        struct qu_row *row = &galley->rows.at[r];
        if (row->glue)
            continue;
        if (row->note_count == 0)
            row->first_note = galley->notes.count;
        for (int i = 0; i < galley->pending.count; i++, row->note_count++) {
            struct qu_margin_note note = galley->pending.at[i];
            note.row = r;
            qu_vec_add(&galley->notes, note);
        }
        break;
    }
    qu_vec_clear(&galley->pending);
}

struct qu_measure qu_place_measure(const struct qu_flow *flow, int row, qu_len x, qu_len width)
{
    const struct qu_inset *inset = &flow->galley->inset;
    if (row >= inset->rows)
        return (struct qu_measure){x, width};
    qu_len limit = qu_flow_text_width(flow) - inset->width;
    if (inset->left)
        return (struct qu_measure){QU_MAX(x, inset->width), width - QU_MAX(inset->width - x, 0)};
    return (struct qu_measure){x, QU_MIN(width, limit - x)};
}
