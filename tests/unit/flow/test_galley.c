/* The galley by itself: rows, white space, things that hang from a row or stand beside it; numbers of notes;
 * on which page a destination stands. */
#include "../../../src/flow/galley.h"
#include "../../../src/flow/pagerefs.h"
#include "tap.h"

#include <stdlib.h>

static struct qu_note notes[] = {{.id = "a"}, {.id = "b"}, {.id = "c"}};
static struct qu_entry entry = {
    .id = "entry", .language = "de", .src = {"entry.yaml", 1, 1}, .notes = notes, .note_count = 3};
static const struct qu_src at = {"entry.yaml", 9, 3};

static struct qu_items items_of(int count)
{
    struct qu_items items = {0};
    for (int i = 0; i < count; i++)
        qu_items_add(&items, QU_ITEM_LINK, i, at);
    return items;
}

/* "h2! g1 h3": height, g for white space, ! where no page may break after it. */
static void rows_are(struct tap *tap, const struct qu_galley *galley, const char *want, const char *what)
{
    char text[200] = "";
    for (int i = 0; i < galley->rows.count; i++) {
        const struct qu_row *row = &galley->rows.at[i];
        size_t used = strlen(text);
        snprintf(text + used, sizeof text - used, "%s%c%d%s", i > 0 ? " " : "", row->glue ? 'g' : 'h',
                 row->height, row->penalty >= QU_BREAK_NEVER ? "!" : "");
    }
    tap_text(tap, text, want, what);
}

static void test_nodes(struct tap *tap)
{
    struct qu_galley galley;
    qu_galley_init(&galley, &entry);
    tap_ok(tap, galley.nodes.count == 2 && galley.nodes.at[1].role == QU_ROLE_SECT, "node 1 is the root");
    tap_text(tap, galley.nodes.at[1].language, "de", "in the entry's language");
    tap_int(tap, qu_galley_add_node(&galley, QU_ROLE_P, 1, at), 2, "nodes count on");
    tap_int(tap, galley.nodes.at[2].parent, 1, "below their parent");
    qu_galley_finish(&galley);
}

static void test_space(struct tap *tap)
{
    struct qu_galley galley;
    qu_galley_init(&galley, &entry);
    qu_galley_add_space(&galley, 2);
    tap_int(tap, galley.rows.at[0].src.line, 1, "space at the beginning is the entry's");
    qu_galley_add_row(&galley, 1, at);
    qu_galley_add_space(&galley, 0);
    qu_galley_add_space(&galley, -1);
    rows_are(tap, &galley, "g2 h1", "no space is nothing");
    qu_galley_add_space(&galley, 1);
    tap_int(tap, galley.rows.at[2].src.line, 9, "space stands where the row before it does");
    qu_galley_add_space(&galley, 3);
    rows_are(tap, &galley, "g2 h1 g3", "spaces meet in the larger one");
    qu_galley_add_space(&galley, 2);
    rows_are(tap, &galley, "g2 h1 g3", "in either order");
    qu_galley_keep_with_next(&galley);
    rows_are(tap, &galley, "g2 h1! g3!", "what stays with the next does so over its space");
    qu_galley_add_row(&galley, 1, at);
    qu_galley_keep_with_next(&galley);
    qu_galley_add_space(&galley, 1);
    rows_are(tap, &galley, "g2 h1! g3! h1! g1!", "and the space after it, too");
    qu_galley_add_row(&galley, 2, at)->penalty = QU_BREAK_NEVER - 1;
    qu_galley_add_space(&galley, 1);
    rows_are(tap, &galley, "g2 h1! g3! h1! g1! h2 g1", "but not after a row that may be parted");
    qu_galley_finish(&galley);
    qu_galley_init(&galley, &entry);
    qu_galley_keep_with_next(&galley);
    rows_are(tap, &galley, "", "nothing stays with nothing");
    qu_galley_finish(&galley);
}

static void test_runs(struct tap *tap)
{
    struct qu_galley galley;
    qu_galley_init(&galley, &entry);
    galley.after_paragraph = true;
    qu_galley_add_space(&galley, 1);
    tap_ok(tap, galley.after_paragraph, "a run goes on over white space");
    qu_galley_add_row(&galley, 1, at);
    tap_ok(tap, !galley.after_paragraph, "and ends with a row");
    galley.after_paragraph = true;
    qu_galley_clear(&galley);
    tap_ok(tap, galley.after_paragraph, "clearing nothing is nothing");
    qu_galley_finish(&galley);
}

static void test_items(struct tap *tap)
{
    struct qu_galley galley;
    struct qu_items first = items_of(2), second = items_of(1), below = items_of(3), hung = items_of(4);
    qu_galley_init(&galley, &entry);
    struct qu_row *row = qu_galley_add_row(&galley, 1, at);
    qu_galley_fill_row(&galley, &first);
    second.at[0].node = 70;
    qu_galley_fill_row(&galley, &second);
    tap_ok(tap, row->item_count == 3 && row->items[2].node == 70 && second.count == 0,
           "items lie above those that were there");
    below.at[0].node = 80;
    qu_galley_underlay(&galley, row, &below);
    tap_ok(tap, row->item_count == 6 && row->items[0].node == 80 && row->items[5].node == 70,
           "or below them");
    qu_galley_add_row(&galley, 1, at);
    qu_galley_hang(&galley, (struct qu_margin_note){.id = "n", .height = 2, .line = 1}, &hung);
    tap_ok(tap, galley.notes.count == 1 && galley.notes.at[0].row == 1 && galley.notes.at[0].item_count == 4,
           "a note hangs from the last row");
    tap_int(tap, galley.rows.at[1].note_count, 1, "which counts it");
    struct qu_row *third = qu_galley_add_row(&galley, 1, at);
    tap_ok(tap, third->first_note == 1 && third->note_count == 0, "the next one has none");
    qu_galley_finish(&galley);
}

/* Things for the margin wait for a row that is not white. */
static void test_pending(struct tap *tap)
{
    struct qu_galley galley;
    qu_galley_init(&galley, &entry);
    for (int i = 0; i < 2; i++)
        qu_vec_add(&galley.pending, ((struct qu_margin_note){.id = notes[i].id}));
    qu_galley_add_space(&galley, 1);
    tap_ok(tap, galley.pending.count == 2 && galley.rows.at[0].note_count == 0, "white space takes none");
    qu_galley_add_row(&galley, 1, at);
    tap_ok(tap,
           galley.pending.count == 0 && galley.rows.at[1].note_count == 2 && galley.notes.at[0].row == 1 &&
               galley.notes.at[1].row == 1,
           "a row takes all");
    qu_galley_finish(&galley);
}

static void test_insets(struct tap *tap)
{
    struct qu_galley galley;
    struct qu_items items = items_of(2);
    qu_galley_init(&galley, &entry);
    struct qu_inset inset = {.rows = 4, .width = 100, .items = items.at, .item_count = 2};
    qu_galley_add_row(&galley, 1, at);
    qu_galley_add_inset(&galley, &inset);
    qu_galley_add_space(&galley, 1);
    tap_ok(tap, galley.inset.rows == 4 && galley.inset.items != NULL, "it begins below white space");
    qu_galley_add_row(&galley, 2, at);
    tap_ok(tap, galley.inset.rows == 2 && galley.inset.items == NULL && galley.rows.at[2].item_count == 2,
           "the first row takes its items");
    rows_are(tap, &galley, "h1 g1 h2!", "and stays with those beside it");
    qu_galley_add_space(&galley, 1);
    tap_int(tap, galley.inset.rows, 1, "white space passes it, too");
    qu_galley_add_space(&galley, 1);
    tap_int(tap, galley.inset.rows, 1, "once");
    qu_galley_add_space(&galley, 2);
    tap_int(tap, galley.inset.rows, 0, "and what it grows by");
    qu_galley_clear(&galley);
    rows_are(tap, &galley, "h1 g1 h2! g2!", "nothing is left to clear");
    inset.items = items.at;
    qu_galley_add_inset(&galley, &inset);
    qu_galley_add_space(&galley, 9);
    tap_int(tap, galley.inset.rows, 4, "white space that grows above its first row does not pass it");
    qu_galley_add_inset(&galley, &inset);
    rows_are(tap, &galley, "h1 g1 h2! g9! h4", "a second one begins below the first");
    tap_ok(tap, galley.inset.rows == 4 && galley.rows.at[4].item_count == 2, "whose items have a row");
    qu_galley_add_row(&galley, 4, at);
    tap_ok(tap, galley.rows.at[5].penalty == 0 && galley.inset.rows == 0, "a page may break at its foot");
    qu_items_finish(&items);
    qu_galley_finish(&galley);
}

static void measures(struct tap *tap, const struct qu_galley *galley, int row, int x, int width, int want_x,
                     int want_width)
{
    struct qu_measure m = qu_galley_measure(galley, row, x, width, 300);
    tap_ok(tap, m.x == want_x && m.width == want_width, "row %d from %d, %d wide: %d, %d", row, x, width, m.x,
           m.width);
}

static void test_measures(struct tap *tap)
{
    struct qu_galley galley;
    qu_galley_init(&galley, &entry);
    galley.inset = (struct qu_inset){.rows = 2, .width = 100};
    measures(tap, &galley, 0, 0, 300, 0, 200);
    measures(tap, &galley, 1, 20, 280, 20, 180);
    measures(tap, &galley, 1, 0, 150, 0, 150);
    measures(tap, &galley, 2, 0, 300, 0, 300);
    galley.inset.left = true;
    measures(tap, &galley, 0, 0, 300, 100, 200);
    measures(tap, &galley, 1, 20, 280, 100, 200);
    measures(tap, &galley, 1, 120, 180, 120, 180);
    measures(tap, &galley, 2, 0, 300, 0, 300);
    qu_galley_finish(&galley);
}

static void test_destinations(struct tap *tap)
{
    struct qu_galley galley;
    struct qu_items inner = {0}, outer = {0}, lines = {0};
    qu_galley_init(&galley, &entry);
    qu_galley_add_row(&galley, 1, at);
    qu_items_add(&lines, QU_ITEM_MARK, 0, at)->mark = (struct qu_mark_item){
        QU_MARK_OUTLINE, "there", "T", 1, {0, 0}};
    qu_items_add(&lines, QU_ITEM_MARK, 0, at)->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION,
                                                                            .name = "here"};
    qu_galley_fill_row(&galley, &lines);
    qu_galley_add_row(&galley, 1, at);
    qu_items_add(&inner, QU_ITEM_MARK, 0, at)->mark = (struct qu_mark_item){.kind = QU_MARK_DESTINATION,
                                                                            .name = "deep"};
    struct qu_item *group = qu_items_add(&outer, QU_ITEM_GROUP, 0, at);
    group->group.items = qu_items_keep(&inner, &galley.arena, &group->group.item_count);
    qu_galley_fill_row(&galley, &outer);
    qu_galley_add_row(&galley, 1, at);
    tap_ok(tap, qu_galley_leads_to(&galley, 0, "here"), "a mark of a row");
    tap_ok(tap, !qu_galley_leads_to(&galley, 1, "here"), "not of those before");
    tap_ok(tap, qu_galley_leads_to(&galley, 1, "deep") && !qu_galley_leads_to(&galley, 2, "deep"),
           "within a group");
    tap_ok(tap, !qu_galley_leads_to(&galley, 0, "there"), "a line of the outline is no destination");
    qu_galley_finish(&galley);
}

static void test_dump(struct tap *tap)
{
    struct qu_galley galley;
    struct qu_items none = {0};
    struct qu_buf out = {0};
    qu_galley_init(&galley, &entry);
    qu_galley_add_row(&galley, 1, at)->text = "words";
    qu_galley_hang(&galley, (struct qu_margin_note){.id = "n", .height = 3, .line = 2}, &none);
    qu_galley_keep_with_next(&galley);
    qu_galley_add_space(&galley, 2);
    qu_galley_add_row(&galley, 4, (struct qu_src){"entry.yaml", 0, 0})->penalty = 50;
    qu_galley_dump(&galley, &out);
    tap_ok(tap,
           strcmp(qu_buf_text(&out), "galley entry: 3 rows, 1 notes\n"
                                     "    0 row  h1 keep @9:3 | words\n"
                                     "      note n h3, line 2\n"
                                     "    1 glue h2 keep @9:3\n"
                                     "    2 row  h4 p50\n") == 0,
           "as text");
    qu_buf_finish(&out);
    qu_galley_finish(&galley);
}

static void test_numbers(struct tap *tap)
{
    struct qu_endnotes numbers = {0};
    struct qu_arena arena;
    qu_arena_init(&arena);
    tap_int(tap, qu_endnotes_lookup(&numbers, "b"), 0, "no number yet");
    tap_int(tap, qu_endnotes_number(&numbers, &entry, "b"), 1, "the first that is mentioned");
    tap_int(tap, qu_endnotes_number(&numbers, &entry, "a"), 2, "the second");
    tap_int(tap, qu_endnotes_number(&numbers, &entry, "b"), 1, "the first again");
    tap_int(tap, qu_endnotes_number(&numbers, &entry, "none"), 0, "one that is not there");
    tap_int(tap, qu_endnotes_lookup(&numbers, "a"), 2, "looked up");
    tap_ok(tap, qu_endnotes_anchor(&numbers, "a") && !qu_endnotes_anchor(&numbers, "a"), "anchored once");
    tap_ok(tap, !qu_endnotes_anchor(&numbers, "c"), "without a number not at all");
    tap_text(tap, qu_endnotes_target(&arena, &entry, "a"), "entry/note/a", "name of the note");
    tap_text(tap, qu_endnotes_source(&arena, &entry, "a"), "entry/word/a", "name of its word");
    qu_vec_finish(&numbers.at);
    qu_arena_finish(&arena);
}

static void test_pagerefs(struct tap *tap)
{
    static const char *const names[] = {"m", "c", "x", "a"};
    struct qu_pagerefs refs = {0}, other = {0}, one = {0}, none = {0};
    for (int i = 0; i < 4; i++) {
        qu_pagerefs_add(&refs, names[i], names[i]);
        qu_pagerefs_add(&other, names[3 - i], names[3 - i]);
    }
    qu_pagerefs_add(&one, "one", "i");
    qu_pagerefs_close(&refs);
    qu_pagerefs_close(&other);
    qu_pagerefs_close(&one);
    qu_pagerefs_close(&none);
    for (int i = 0; i < 4; i++)
        tap_text(tap, qu_pagerefs_lookup(&refs, names[i]), names[i], "found in any order");
    tap_ok(tap, qu_pagerefs_lookup(&refs, "b") == NULL && qu_pagerefs_lookup(&refs, "z") == NULL,
           "not found");
    tap_text(tap, qu_pagerefs_lookup(&one, "one"), "i", "the only one");
    tap_ok(tap, qu_pagerefs_lookup(&none, "a") == NULL && qu_pagerefs_lookup(NULL, "a") == NULL, "of none");
    tap_ok(tap, qu_pagerefs_equal(&refs, &other) && qu_pagerefs_equal(&none, &none), "the same");
    tap_ok(tap, !qu_pagerefs_equal(&refs, &one) && !qu_pagerefs_equal(&none, &one), "not as many");
    other.at.at[3].label = "ii";
    tap_ok(tap, !qu_pagerefs_equal(&refs, &other), "another page");
    other.at.at[3] = (struct qu_pageref){"y", refs.at.at[3].label};
    tap_ok(tap, !qu_pagerefs_equal(&refs, &other), "another name");
    qu_pagerefs_finish(&refs);
    qu_pagerefs_finish(&other);
    qu_pagerefs_finish(&one);
    qu_pagerefs_finish(&none);
}

int main(void)
{
    struct tap tap = {0};
    test_nodes(&tap);
    test_space(&tap);
    test_runs(&tap);
    test_items(&tap);
    test_pending(&tap);
    test_insets(&tap);
    test_measures(&tap);
    test_destinations(&tap);
    test_dump(&tap);
    test_numbers(&tap);
    test_pagerefs(&tap);
    return tap_done(&tap);
}
