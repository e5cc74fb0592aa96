#include "place.h"

const char *const qu_place_words[] = {"auto", "margin", "inset", "rows", NULL};

static enum qu_place choose(const struct qu_cursor *cursor, const struct qu_thing *thing)
{
    if (thing->width <= cursor->context->layout->margin.width)
        return QU_PLACE_MARGIN;
    return thing->width <= cursor->context->layout->text.width * 11 / 20 ? QU_PLACE_INSET : QU_PLACE_ROWS;
}

static void place_in_margin(struct qu_cursor *cursor, const struct qu_thing *thing)
{
    struct qu_margin_note *note = qu_vec_push(&cursor->galley->pending);
    *note = (struct qu_margin_note){.height = thing->rows,
                                    .items = thing->items,
                                    .item_count = thing->item_count,
                                    .id = thing->text,
                                    .src = thing->src};
    qu_items_move(note->items, note->item_count, (cursor->context->layout->margin.width - thing->width) / 2,
                  0);
}

/* The items of an inset belong to the next row. The galley keeps how far down it reaches. */
static void place_inset(struct qu_cursor *cursor, const struct qu_thing *thing, enum qu_align align)
{
    const struct qu_layout *layout = cursor->context->layout;
    bool left = align == QU_ALIGN_RAGGED;
    qu_len gap = layout->grid * 6 / 10;
    qu_items_move(thing->items, thing->item_count, left ? 0 : layout->text.width - thing->width, 0);
    qu_galley_add_inset(cursor->galley, &(struct qu_inset){.rows = thing->rows,
                                                           .width = thing->width + gap,
                                                           .left = left,
                                                           .items = thing->items,
                                                           .item_count = thing->item_count});
}

static void place_on_rows(struct qu_cursor *cursor, const struct qu_thing *thing, enum qu_align align)
{
    qu_len room = cursor->context->layout->text.width - thing->width;
    qu_len x = align == QU_ALIGN_CENTRED ? room / 2 : align == QU_ALIGN_END ? room : 0;
    struct qu_items items = {0};
    qu_items_append(&items, thing->items, thing->item_count);
    qu_items_move(items.at, items.count, x, 0);
    struct qu_row *row = qu_cursor_add_row(cursor, thing->rows, &items, thing->src);
    row->text = thing->text;
}

void qu_place_thing(struct qu_cursor *cursor, const struct qu_thing *thing, enum qu_place place,
                    enum qu_align align)
{
    if (place == QU_PLACE_AUTO)
        place = choose(cursor, thing);
    if (place == QU_PLACE_MARGIN && thing->width > cursor->context->layout->margin.width)
        place = QU_PLACE_INSET;
    if (place == QU_PLACE_INSET && thing->width > cursor->context->layout->text.width * 7 / 10)
        place = QU_PLACE_ROWS;
    switch (place) {
    case QU_PLACE_MARGIN: place_in_margin(cursor, thing); break;
    case QU_PLACE_INSET: place_inset(cursor, thing, align); break;
    case QU_PLACE_ROWS:
    case QU_PLACE_AUTO: place_on_rows(cursor, thing, align); break;
    }
}

void qu_place_finish(struct qu_galley *galley)
{
    qu_galley_clear(galley);
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
