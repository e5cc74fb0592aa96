/* table.c - the kind `table`: rows of cells on the grid, ruled by the pen. A row is a line of Markdown whose
 * cells are separated by " | ". */
#include "kinds.h"
#include "papers.h"

#include "../flow/box.h"
#include "../flow/paragraph.h"

#include <string.h>

enum { COLUMNS_MOST = 12 };

struct table {
    struct qu_list rows;  /* struct qu_inline */
    struct qu_list align; /* int */
    struct qu_inline caption;
    bool no_head, full;
};

static const char *const aligns[] = {"left", "centre", "right", NULL};

static const struct qu_field fields[] = {
    {"table", QU_FIELD_LIST, offsetof(struct table, rows), QU_REQUIRED | QU_NOT_EMPTY,
     "the rows, each Markdown with \" | \" between its cells; the first is the head",
     .element = QU_FIELD_INLINE, .size = sizeof(struct qu_inline),
     .example = "table: [service | p95, gateway | 40 ms]", .each = "\"service | p95\""},
    {"align", QU_FIELD_LIST, offsetof(struct table, align), 0,
     "of the columns: left (default), centre or right", .element = QU_FIELD_ENUM, .size = sizeof(int),
     .words = aligns, .example = "align: [left, right]"},
    {"caption", QU_FIELD_INLINE, offsetof(struct table, caption), 0, "above it"},
    {"headless", QU_FIELD_BOOL, offsetof(struct table, no_head), 0, "the first row is one as all others"},
    {"full", QU_FIELD_BOOL, offsetof(struct table, full), 0, "over both tracks"},
    {0}};

struct table_style {
    const char *head_style, *cell_style, *caption_style;
    struct qu_named_colour *ink, *pencil;
    struct qu_dimension gap, head_rule, rule;
};

static const struct qu_field style_fields[] = {
    {"head-style", QU_FIELD_TEXT, offsetof(struct table_style, head_style), QU_REQUIRED, "of the head"},
    {"cell-style", QU_FIELD_TEXT, offsetof(struct table_style, cell_style), QU_REQUIRED,
     "of the other cells"},
    {"caption-style", QU_FIELD_TEXT, offsetof(struct table_style, caption_style), QU_REQUIRED,
     "of the caption"},
    {"ink", QU_FIELD_COLOUR, offsetof(struct table_style, ink), QU_REQUIRED,
     "of the strokes under the head and the last row"},
    {"pencil", QU_FIELD_COLOUR, offsetof(struct table_style, pencil), QU_REQUIRED,
     "of the strokes between rows and columns"},
    {"gap", QU_FIELD_DIMENSION, offsetof(struct table_style, gap), QU_REQUIRED, "between columns"},
    {"head-rule", QU_FIELD_DIMENSION, offsetof(struct table_style, head_rule), QU_REQUIRED,
     "width of an ink stroke"},
    {"rule", QU_FIELD_DIMENSION, offsetof(struct table_style, rule), QU_REQUIRED, "width of a pencil stroke"},
    {0}};

/* -- cells ---------------------------------------------------------------------------------------- */

/* The part of a text from byte `from` to byte `to`, with its spans. */
static struct qu_inline part(struct qu_arena *arena, const struct qu_inline *text, int from, int to)
{
    struct qu_span *spans = QU_NEW_ARRAY(arena, struct qu_span, QU_MAX(text->span_count, 1));
    struct qu_inline cell;
    int count = 0;
    while (from < to && text->text[from] == ' ')
        from++;
    while (to > from && text->text[to - 1] == ' ')
        to--;
    cell = (struct qu_inline){.text = qu_arena_strndup(arena, text->text + from, (size_t)(to - from)),
                              .length = to - from,
                              .spans = spans,
                              .src = qu_inline_place(text, from)};
    if (text->places != NULL && from < to) {
        struct qu_places_draft draft = {0};
        qu_places_copy(&draft, 0, text->places, from, to);
        cell.places = qu_places_keep(&draft, arena, text->places->file, cell.text);
    }
    for (int i = 0; i < text->span_count; i++) {
        struct qu_span s = text->spans[i];
        bool inside = s.start == s.end ? s.start >= from && s.start <= to : s.end > from && s.start < to;
        s.start = QU_CLAMP(s.start, from, to) - from;
        s.end = QU_CLAMP(s.end, from, to) - from;
        if (inside)
            spans[count++] = s;
    }
    cell.span_count = count;
    return cell;
}

/* Whether a bar between two cells stands at byte `at`: it has a space or an end of the text on both sides,
 * and is not in code. */
static bool is_bar(const struct qu_inline *text, int at)
{
    if (text->text[at] != '|' || (at > 0 && text->text[at - 1] != ' ') ||
        (at + 1 < text->length && text->text[at + 1] != ' '))
        return false;
    for (int i = 0; i < text->span_count; i++)
        if (text->spans[i].kind == QU_SPAN_CODE && text->spans[i].start <= at && at < text->spans[i].end)
            return false;
    return true;
}

/* The cells of a row, at most `room`; returns how many there are. */
static int split(struct qu_arena *arena, const struct qu_inline *row, struct qu_inline *cells, int room)
{
    int count = 0, from = 0;
    for (int i = 0; i <= row->length; i++) {
        if (i < row->length && !is_bar(row, i))
            continue;
        if (count < room && cells != NULL)
            cells[count] = part(arena, row, from, i);
        count++;
        from = i + 1;
    }
    return count;
}

static void check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    const struct table *table = block->content;
    const struct qu_inline *rows = table->rows.at;
    int columns = split(binder->arena, &rows[0], NULL, 0);
    if (columns > COLUMNS_MOST)
        qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_DATA_BAD, rows[0].src, path, "split the table",
                    "%d columns are more than the %d that a page can hold", columns, COLUMNS_MOST);
    for (int i = 1; i < table->rows.count; i++) {
        int count = split(binder->arena, &rows[i], NULL, 0);
        if (count != columns)
            qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_DATA_BAD, rows[i].src,
                        qu_arena_printf(binder->arena, "%s.table[%d]", path, i),
                        "cells are separated by \" | \"; an empty cell is written as such: a |  | c",
                        "this row has %d cell%s, the first has %d", count, count == 1 ? "" : "s", columns);
    }
    if (table->align.count > columns)
        qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_DATA_BAD, block->src,
                    qu_arena_printf(binder->arena, "%s.align", path),
                    "one word for each column, from the left", "%d alignments for %d columns",
                    table->align.count, columns);
    for (int i = 0; i < table->rows.count; i++)
        for (int k = 0; k < rows[i].span_count; k++)
            if (rows[i].spans[k].kind == QU_SPAN_NOTE)
                qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_MARKDOWN_BAD, rows[i].spans[k].src, path,
                            "write [^name] after a word of the text around it",
                            "a cell of a table cannot have a margin note");
}

/* -- setting -------------------------------------------------------------------------------------- */

struct grid {
    struct qu_cursor *cursor;
    const struct table *table;
    const struct table_style *style;
    struct qu_inline *cells; /* row by row */
    int columns, rows;
    qu_len x[COLUMNS_MOST], width[COLUMNS_MOST], gap, right;
    int node;
};

static const char *style_of(const struct grid *g, int row)
{
    return row == 0 && !g->table->no_head ? g->style->head_style : g->style->cell_style;
}

/* Columns get the width that they need. If the sum is too wide, those that need more than their share are
 * made narrower in proportion. */
static void measure(struct grid *g, qu_len track)
{
    qu_len need[COLUMNS_MOST] = {0}, room = track - g->gap * (g->columns - 1), fixed = 0, loose = 0, x = 0;
    for (int r = 0; r < g->rows; r++)
        for (int c = 0; c < g->columns; c++) {
            qu_len width = qu_box_width(g->cursor, &g->cells[r * g->columns + c], style_of(g, r));
            need[c] = QU_MAX(need[c], width + width / 30 + qu_len_from_mm(0.5));
        }
    for (int c = 0; c < g->columns; c++)
        *(need[c] <= room / g->columns ? &fixed : &loose) += need[c];
    for (int c = 0; c < g->columns; c++) {
        bool gives = need[c] > room / g->columns && fixed + loose > room;
        g->width[c] = gives ? qu_len_scale(need[c], room - fixed, loose) : need[c];
        g->x[c] = x;
        x += g->width[c] + g->gap;
    }
    g->right = x - g->gap;
}

static void draw_stroke(struct grid *g, struct qu_dimension width, const struct qu_named_colour *ink,
                        struct qu_point from, struct qu_point to, struct qu_items *items)
{
    struct qu_decor decor = qu_papers_decor(g->cursor, items);
    struct qu_pen pen = qu_pen_of(qu_layout_length(g->cursor->context->layout, width, 0));
    struct qu_path path = {0};
    pen.wobble = pen.width / 2;
    qu_pen_line(&path, &pen, from, to, decor.seed);
    qu_decor_fill(&decor, &path, ink->colour);
    qu_path_finish(&path);
}

static void set_row(struct grid *g, int r)
{
    static const int wanted[] = {QU_ALIGN_RAGGED + 1, QU_ALIGN_CENTRED + 1, QU_ALIGN_END + 1};
    struct qu_cursor *cursor = g->cursor;
    struct qu_src src = g->cells[(size_t)r * g->columns].src;
    bool head = r == 0 && !g->table->no_head, last = r == g->rows - 1;
    int tr = qu_cursor_add_node(cursor, QU_ROLE_TR, g->node, src), height = 1;
    struct qu_items text = {0}, items = {0};
    for (int c = 0; c < g->columns; c++) {
        int align = c < g->table->align.count ? ((const int *)g->table->align.at)[c] : 0;
        struct qu_box box = qu_box_set(
            cursor, &g->cells[r * g->columns + c],
            &(struct qu_box_setting){
                .style = style_of(g, r),
                .width = g->width[c],
                .align = wanted[align],
                .on_grid = true,
                .node = qu_cursor_add_node(cursor, head ? QU_ROLE_TH : QU_ROLE_TD, tr, src)});
        qu_items_move(box.items, box.item_count, g->x[c], 0);
        qu_items_append(&text, box.items, box.item_count);
        height = QU_MAX(height, box.rows);
    }
    qu_len foot = cursor->context->layout->grid * height;
    for (int c = 1; c < g->columns; c++) {
        qu_len x = g->x[c] - g->gap / 2;
        draw_stroke(g, g->style->rule, g->style->pencil,
                    (struct qu_point){x, head ? foot - cursor->context->layout->grid * 7 / 10 : 0},
                    (struct qu_point){x, foot}, &items);
    }
    draw_stroke(g, head || last ? g->style->head_rule : g->style->rule,
                head || last ? g->style->ink : g->style->pencil, (struct qu_point){-g->gap / 4, foot},
                (struct qu_point){g->right + g->gap / 4, foot}, &items);
    qu_items_append(&items, text.at, text.count);
    qu_items_finish(&text);
    struct qu_row *row = qu_cursor_add_row(cursor, height, &items, src);
    row->full = g->table->full;
    row->text = g->cells[(size_t)r * g->columns].text;
    if (r == 0 || r == g->rows - 2) /* the head and the last row never stand alone on a page */
        row->penalty = QU_BREAK_NEVER;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct table *table = block->content;
    const struct qu_inline *rows = table->rows.at;
    struct grid g = {.cursor = cursor,
                     .table = table,
                     .style = qu_layout_lookup_block(cursor->context->layout, "table"),
                     .rows = table->rows.count};
    g.columns = QU_MIN(split(cursor->arena, &rows[0], NULL, 0), COLUMNS_MOST);
    g.cells = QU_NEW_ARRAY(cursor->arena, struct qu_inline, g.columns * g.rows);
    for (int r = 0; r < g.rows; r++)
        split(cursor->arena, &rows[r], &g.cells[(size_t)r * g.columns], g.columns);
    g.gap = qu_layout_length(cursor->context->layout, g.style->gap, 0);
    g.node = qu_cursor_add_node(cursor, QU_ROLE_TABLE, 0, block->src);
    if (table->caption.length > 0)
        qu_paragraph_set(cursor, &table->caption,
                         &(struct qu_paragraph_setting){.style = g.style->caption_style,
                                                        .role = QU_ROLE_CAPTION,
                                                        .parent = g.node,
                                                        .no_indent = true,
                                                        .keep_with_next = true,
                                                        .full = table->full});
    measure(&g, table->full ? qu_context_full_width(cursor->context) : cursor->context->layout->text.width);
    for (int r = 0; r < g.rows; r++)
        set_row(&g, r);
}

const struct qu_block_type qu_block_table = {
    .kind = {"table", "rows of cells, ruled by the pen", sizeof(struct table), fields, check},
    .style = {"table", sizeof(struct table_style), style_fields},
    .spacing = {.before = 1, .after = 1, .clear = true},
    .set = set};
