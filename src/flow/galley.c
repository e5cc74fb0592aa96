#include "galley.h"

#include <string.h>

void qu_galley_init(struct qu_galley *galley, const struct qu_entry *entry)
{
    *galley = (struct qu_galley){.entry = entry};
    qu_arena_init(&galley->arena);
    (void)qu_vec_push(&galley->nodes);
    int root = qu_galley_add_node(galley, QU_ROLE_SECT, 0, entry->src);
    galley->nodes.at[root].language = entry->language;
}

void qu_galley_finish(struct qu_galley *galley)
{
    qu_arena_finish(&galley->arena);
    qu_vec_finish(&galley->rows);
    qu_vec_finish(&galley->notes);
    qu_vec_finish(&galley->pending);
    qu_vec_finish(&galley->nodes);
    qu_vec_finish(&galley->endnotes.at);
}

int qu_galley_add_node(struct qu_galley *galley, enum qu_role role, int parent, struct qu_src src)
{
    *qu_vec_push(&galley->nodes) = (struct qu_node){.role = role, .parent = parent, .src = src};
    return galley->nodes.count - 1;
}

/* The rows beside an inset stay on one page. */
static void pass_inset(struct qu_galley *galley, struct qu_row *row)
{
    struct qu_inset *inset = &galley->inset;
    if (inset->rows <= 0 || (row->glue && inset->items != NULL))
        return; /* white space above the first row beside it */
    if (!row->glue && inset->items != NULL) {
        row->items = inset->items;
        row->item_count = inset->item_count;
        inset->items = NULL;
    }
    inset->rows -= row->height;
    if (inset->rows > 0)
        row->penalty = QU_BREAK_NEVER;
}

static struct qu_row *push_row(struct qu_galley *galley, int height, bool glue, struct qu_src src)
{
    struct qu_row *row = qu_vec_push(&galley->rows);
    *row = (struct qu_row){.height = height, .glue = glue, .src = src, .first_note = galley->notes.count};
    pass_inset(galley, row);
    for (int i = 0; !glue && i < galley->pending.count; i++, row->note_count++) {
        struct qu_margin_note note = galley->pending.at[i];
        note.row = galley->rows.count - 1;
        qu_vec_add(&galley->notes, note);
    }
    if (!glue)
        qu_vec_clear(&galley->pending);
    return row;
}

struct qu_row *qu_galley_add_row(struct qu_galley *galley, int height, struct qu_src src)
{
    qu_galley_end_run(galley);
    return push_row(galley, height, false, src);
}

void qu_galley_fill_row(struct qu_galley *galley, struct qu_items *items)
{
    struct qu_row *row = qu_vec_last(&galley->rows);
    struct qu_items all = {0};
    qu_items_append(&all, row->items, row->item_count);
    qu_items_append(&all, items->at, items->count);
    qu_items_finish(items);
    row->items = qu_items_keep(&all, &galley->arena, &row->item_count);
}

void qu_galley_underlay(struct qu_galley *galley, struct qu_row *row, struct qu_items *items)
{
    qu_items_append(items, row->items, row->item_count);
    row->items = qu_items_keep(items, &galley->arena, &row->item_count);
}

void qu_galley_hang(struct qu_galley *galley, struct qu_margin_note note, struct qu_items *items)
{
    note.row = galley->rows.count - 1;
    note.items = qu_items_keep(items, &galley->arena, &note.item_count);
    qu_vec_add(&galley->notes, note);
    qu_vec_last(&galley->rows)->note_count++;
}

void qu_galley_clear(struct qu_galley *galley)
{
    if (galley->inset.rows <= 0)
        return;
    struct qu_row *row = qu_galley_add_row(galley, galley->inset.rows,
                                           galley->entry->src); /* takes the items of the inset */
    row->text = "(beside an inset)";
}

void qu_galley_add_inset(struct qu_galley *galley, const struct qu_inset *inset)
{
    qu_galley_clear(galley);
    galley->inset = *inset;
    qu_galley_end_run(galley);
}

void qu_galley_end_run(struct qu_galley *galley)
{
    galley->after_paragraph = false;
}

struct qu_measure qu_galley_measure(const struct qu_galley *galley, int row, qu_len x, qu_len width,
                                    qu_len right)
{
    const struct qu_inset *inset = &galley->inset;
    if (row >= inset->rows)
        return (struct qu_measure){x, width};
    qu_len limit = right - inset->width;
    if (inset->left)
        return (struct qu_measure){QU_MAX(x, inset->width), width - QU_MAX(inset->width - x, 0)};
    return (struct qu_measure){x, QU_MIN(width, limit - x)};
}

void qu_galley_add_space(struct qu_galley *galley, int rows)
{
    struct qu_row *last = galley->rows.count > 0 ? qu_vec_last(&galley->rows) : NULL;
    if (rows <= 0)
        return;
    if (last != NULL && last->glue) {
        if (galley->inset.items == NULL)
            galley->inset.rows -= QU_MAX(rows - last->height, 0);
        last->height = QU_MAX(last->height, rows);
        return;
    }
    int penalty = last != NULL && last->penalty >= QU_BREAK_NEVER ? QU_BREAK_NEVER : 0;
    struct qu_row *row = push_row(galley, rows, true, last != NULL ? last->src : galley->entry->src);
    row->penalty = QU_MAX(row->penalty, penalty);
}

void qu_galley_keep_with_next(struct qu_galley *galley)
{
    for (int i = galley->rows.count - 1; i >= 0; i--) {
        galley->rows.at[i].penalty = QU_BREAK_NEVER;
        if (!galley->rows.at[i].glue)
            break;
    }
}

static bool holds_destination(const struct qu_item *items, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        const struct qu_item *item = &items[i];
        if (item->kind == QU_ITEM_GROUP && holds_destination(item->group.items, item->group.item_count, name))
            return true;
        if (item->kind == QU_ITEM_MARK && item->mark.kind == QU_MARK_DESTINATION &&
            strcmp(item->mark.name, name) == 0)
            return true;
    }
    return false;
}

bool qu_galley_leads_to(const struct qu_galley *galley, int first, const char *name)
{
    for (int r = galley->rows.count - 1; r >= first; r--)
        if (holds_destination(galley->rows.at[r].items, galley->rows.at[r].item_count, name))
            return true;
    return false;
}

void qu_galley_dump(const struct qu_galley *galley, struct qu_buf *out)
{
    qu_buf_printf(out, "galley %s: %d rows, %d notes\n", galley->entry->id, galley->rows.count,
                  galley->notes.count);
    for (int i = 0; i < galley->rows.count; i++) {
        const struct qu_row *row = &galley->rows.at[i];
        qu_buf_printf(out, "%5d %s h%d", i, row->glue ? "glue" : "row ", row->height);
        if (row->penalty != 0)
            qu_buf_printf(out, row->penalty >= QU_BREAK_NEVER ? " keep" : " p%d", row->penalty);
        if (row->src.line > 0)
            qu_buf_printf(out, " @%d:%d", row->src.line, row->src.column);
        qu_buf_printf(out, "%s%s\n", row->text != NULL ? " | " : "", row->text != NULL ? row->text : "");
        for (int n = row->first_note; n < row->first_note + row->note_count; n++)
            qu_buf_printf(out, "      note %s h%d, line %d\n", galley->notes.at[n].id,
                          galley->notes.at[n].height, galley->notes.at[n].line);
    }
}
