/* Things that are pinned: in the margin, beside the text or on rows of their own, by how wide they are. */
#include "../../../src/flow/paragraph.h"
#include "../../../src/flow/place.h"
#include "setter.h"

/* The text track is 300 pt wide, the margin 80 pt. */
static struct qu_thing thing(struct setter *s, int width)
{
    struct qu_items items = {0};
    struct qu_thing t = {.width = width * QU_PT, .rows = 3, .text = "thing", .src = {"entry.yaml", 4, 1}};
    qu_items_add_box(&items, s->cursor.arena, (struct qu_rect){0, 0, width * QU_PT, 60 * QU_PT},
                     (struct qu_colour){1, 2, 3, 255}, QU_ARTIFACT, t.src);
    t.items = qu_items_keep(&items, s->cursor.arena, &t.item_count);
    return t;
}

static void place(struct setter *s, int width, enum qu_place where, enum qu_align align)
{
    setter_clear(s);
    struct qu_thing t = thing(s, width);
    qu_place_thing(&s->cursor, &t, where, align);
}

/* "margin", "inset" or "rows". */
static const char *where_is(const struct setter *s)
{
    return s->galley.pending.count > 0 ? "margin"
           : s->galley.inset.rows > 0  ? "inset"
           : s->galley.rows.count > 0  ? "rows"
                                       : "nowhere";
}

static void choices(struct setter *s)
{
    static const struct {
        int width;
        enum qu_place asked;
        const char *got;
    } cases[] = {
        {80, QU_PLACE_AUTO, "margin"},   {81, QU_PLACE_AUTO, "inset"},    {165, QU_PLACE_AUTO, "inset"},
        {166, QU_PLACE_AUTO, "rows"},    {80, QU_PLACE_MARGIN, "margin"}, {81, QU_PLACE_MARGIN, "inset"},
        {210, QU_PLACE_MARGIN, "inset"}, {211, QU_PLACE_MARGIN, "rows"},  {210, QU_PLACE_INSET, "inset"},
        {211, QU_PLACE_INSET, "rows"},   {40, QU_PLACE_INSET, "inset"},   {40, QU_PLACE_ROWS, "rows"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        place(s, cases[i].width, cases[i].asked, QU_ALIGN_END);
        tap_ok(s->tap, strcmp(where_is(s), cases[i].got) == 0, "%d pt wide, asked for %s: %s, wanted %s",
               cases[i].width, qu_place_words[cases[i].asked], where_is(s), cases[i].got);
    }
}

static qu_len left_of(const struct qu_item *items, int count)
{
    return qu_items_box(items, count).x;
}

static void margins(struct setter *s)
{
    place(s, 60, QU_PLACE_MARGIN, QU_ALIGN_END);
    const struct qu_margin_note *note = &s->galley.pending.at[0];
    tap_int(s->tap, left_of(note->items, note->item_count), 10 * QU_PT, "in the middle of the margin");
    tap_int(s->tap, note->height, 3, "as many rows as it takes");
    tap_int(s->tap, s->galley.rows.count, 0, "no row of the text");
    struct qu_inline words = setter_plain("words");
    s->galley.after_paragraph = true;
    qu_paragraph_set(&s->cursor, &words, &(struct qu_paragraph_setting){.style = "body"});
    const struct qu_row *row = &s->galley.rows.at[0];
    tap_ok(s->tap, setter_find(row->items, row->item_count, QU_ITEM_TEXT)->text.x > 10 * QU_PT,
           "text goes on beside it");
    tap_int(s->tap, s->galley.notes.count, 1, "it hangs from the row that follows");
    tap_int(s->tap, row->note_count, 1, "which counts it");
    tap_int(s->tap, s->galley.pending.count, 0, "and waits no longer");
    struct qu_thing last = thing(s, 60);
    qu_place_thing(&s->cursor, &last, QU_PLACE_MARGIN, QU_ALIGN_END);
    qu_cursor_add_space(&s->cursor, 1);
    qu_place_finish(&s->galley);
    tap_int(s->tap, s->galley.notes.count, 2, "at the end it hangs from the last row");
    tap_int(s->tap, s->galley.notes.at[1].row, 0, "that is not white");
    tap_int(s->tap, s->galley.rows.at[0].note_count, 2, "beside the first");
}

static void insets(struct setter *s)
{
    place(s, 100, QU_PLACE_INSET, QU_ALIGN_END);
    tap_int(s->tap, s->galley.inset.width, 112 * QU_PT, "a gap of six tenths of a row to the text");
    tap_int(s->tap, left_of(s->galley.inset.items, s->galley.inset.item_count), 200 * QU_PT, "at the right");
    struct qu_measure m = qu_galley_measure(&s->galley, 0, 0, 300 * QU_PT, 300 * QU_PT);
    tap_ok(s->tap, m.x == 0 && m.width == 188 * QU_PT, "lines end before it");
    m = qu_galley_measure(&s->galley, 0, 0, 150 * QU_PT, 300 * QU_PT);
    tap_ok(s->tap, m.x == 0 && m.width == 150 * QU_PT, "a narrow one stays as it is");
    m = qu_galley_measure(&s->galley, 3, 0, 300 * QU_PT, 300 * QU_PT);
    tap_int(s->tap, m.width, 300 * QU_PT, "below it they are whole");
    m = qu_galley_measure(&s->galley, 2, 0, 300 * QU_PT, 300 * QU_PT);
    tap_int(s->tap, m.width, 188 * QU_PT, "in its last row not yet");
    place(s, 100, QU_PLACE_INSET, QU_ALIGN_RAGGED);
    tap_int(s->tap, left_of(s->galley.inset.items, s->galley.inset.item_count), 0, "or at the left");
    m = qu_galley_measure(&s->galley, 0, 20 * QU_PT, 280 * QU_PT, 300 * QU_PT);
    tap_ok(s->tap, m.x == 112 * QU_PT && m.width == 188 * QU_PT, "lines begin behind it");
    m = qu_galley_measure(&s->galley, 0, 120 * QU_PT, 180 * QU_PT, 300 * QU_PT);
    tap_ok(s->tap, m.x == 120 * QU_PT && m.width == 180 * QU_PT, "those further in where they did");
    struct qu_thing second = thing(s, 100);
    qu_place_thing(&s->cursor, &second, QU_PLACE_INSET, QU_ALIGN_END);
    tap_text(s->tap, setter_rows(s), "h3", "a second one waits until the first has ended");
    tap_int(s->tap, s->galley.rows.at[0].item_count, 1, "whose items the white rows carry");
    s->galley.after_paragraph = true;
    struct qu_thing third = thing(s, 100);
    qu_place_thing(&s->cursor, &third, QU_PLACE_INSET, QU_ALIGN_END);
    tap_ok(s->tap, !s->galley.after_paragraph, "text does not go on beside an inset");
    qu_place_finish(&s->galley);
    tap_text(s->tap, setter_rows(s), "h3 h3 h3", "at the end it has its rows");
}

static void rows(struct setter *s)
{
    static const struct {
        enum qu_align align;
        int left;
    } cases[] = {{QU_ALIGN_RAGGED, 0}, {QU_ALIGN_CENTRED, 90}, {QU_ALIGN_END, 180}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        place(s, 120, QU_PLACE_ROWS, cases[i].align);
        const struct qu_row *row = &s->galley.rows.at[0];
        tap_int(s->tap, left_of(row->items, row->item_count), cases[i].left * QU_PT, "on rows of its own");
        tap_text(s->tap, row->text, "thing", "it says what it is");
    }
    tap_text(s->tap, setter_rows(s), "h3", "one row as high as it is");
    place(s, 120, QU_PLACE_INSET, QU_ALIGN_END);
    struct qu_thing below = thing(s, 120);
    qu_place_thing(&s->cursor, &below, QU_PLACE_ROWS, QU_ALIGN_END);
    tap_text(s->tap, setter_rows(s), "h3 h3", "below an inset");
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {choices, margins, insets, rows, NULL};
    return setter_main(argc, argv, cases);
}
