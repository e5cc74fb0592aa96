/* Paragraphs: a row a line, what may break between them, indents, notes and signs, large first letters. */
#include "../../../src/flow/paragraph.h"
#include "../../../src/flow/styled.h"
#include "../../../src/flow/box.h"
#include "setter.h"

static const char words[] =
    "The garden hospital is open to all pigeons and to some of the doves in the trees, and it has been so "
    "since the winter before last, when the first of them came in through a window that somebody had left "
    "open, and found the kitchen warm. Nobody asked it to leave again, and so it told the others.";

static int set(struct setter *s, const char *text, struct qu_paragraph_setting setting)
{
    struct qu_inline plain = setter_plain(text);
    setting.style = setting.style != NULL ? setting.style : "body";
    return qu_paragraph_set(&s->cursor, &plain, &setting);
}

static const struct qu_row *row_of(struct setter *s, int index)
{
    return &s->galley.rows.at[index];
}

static const struct qu_item *first_text(struct setter *s, int row)
{
    return setter_find(row_of(s, row)->items, row_of(s, row)->item_count, QU_ITEM_TEXT);
}

static void rows(struct setter *s)
{
    struct qu_text_style *body = setter_style(s, "body");
    setter_clear(s);
    int node = set(s, words, (struct qu_paragraph_setting){0}), count = s->galley.rows.count;
    tap_ok(s->tap, count >= 5, "a row a line: %d", count);
    tap_int(s->tap, s->galley.nodes.at[node].role, QU_ROLE_P, "in a paragraph of the structure");
    tap_int(s->tap, row_of(s, 0)->penalty, s->layout->pages.orphan, "a first line is not left alone gladly");
    tap_int(s->tap, row_of(s, count - 2)->penalty - row_of(s, count - 2)->penalty % 100,
            s->layout->pages.widow, "nor is a last one");
    tap_int(s->tap, row_of(s, count - 1)->penalty, 0, "behind it a page may end");
    tap_int(s->tap, row_of(s, 2)->penalty % 20, 0, "between other lines a hyphen is all that counts");
    tap_int(s->tap, first_text(s, 1)->text.y, 15 * QU_PT, "a line's baseline in its row");
    tap_ok(s->tap, row_of(s, 0)->text != NULL && strncmp(row_of(s, 0)->text, "The garden", 10) == 0,
           "a row knows what it says");
    setter_clear(s);
    body->before = 1;
    body->after = 2;
    body->first = 3;
    body->leading = 2;
    set(s, "first line\u2028second\u2028third", (struct qu_paragraph_setting){0});
    tap_text(s->tap, setter_rows(s), "g1 h3! h2! h2 g2", "three lines stay together; white around them");
    body->first = body->leading = 1;
    body->before = body->after = 0;
    setter_clear(s);
    set(s, "a heading", (struct qu_paragraph_setting){.keep_with_next = true});
    tap_text(s->tap, setter_rows(s), "h1!", "what introduces something stays with it");
    body->after = 1;
    set(s, "a heading", (struct qu_paragraph_setting){.keep_with_next = true});
    tap_text(s->tap, setter_rows(s), "h1! h1! g1!", "white space between them, too");
    body->after = 0;
    setter_clear(s);
    set(s, "one\u2028two\u2028three\u2028four", (struct qu_paragraph_setting){0});
    tap_text(s->tap, setter_rows(s), "h1 h1 h1 h1", "four lines may part");
}

static void indents(struct setter *s)
{
    qu_len indent = setter_style(s, "body")->indent;
    setter_clear(s);
    set(s, "first", (struct qu_paragraph_setting){0});
    set(s, "second", (struct qu_paragraph_setting){0});
    set(s, "third", (struct qu_paragraph_setting){.no_indent = true});
    tap_ok(s->tap, first_text(s, 0)->text.x < QU_PT, "the first paragraph is not indented");
    tap_ok(s->tap, first_text(s, 1)->text.x >= indent - QU_PT / 4 && indent > 10 * QU_PT,
           "the second one is");
    tap_ok(s->tap, first_text(s, 2)->text.x < QU_PT, "but not where it is asked not to");
    set(s, "a heading", (struct qu_paragraph_setting){.role = QU_ROLE_H2});
    set(s, "fifth", (struct qu_paragraph_setting){0});
    tap_ok(s->tap, first_text(s, 4)->text.x < QU_PT, "nor behind a heading");
    set(s, "sixth", (struct qu_paragraph_setting){0});
    tap_ok(s->tap, first_text(s, 5)->text.x > QU_PT, "the one behind it is again");
    struct qu_items none = {0};
    qu_cursor_add_row(&s->cursor, 1, &none, s->entry.src);
    set(s, "eighth", (struct qu_paragraph_setting){0});
    tap_ok(s->tap, first_text(s, 7)->text.x < QU_PT, "nor behind a row that is no paragraph");
    set(s, "ninth", (struct qu_paragraph_setting){.x = 40 * QU_PT, .no_indent = true});
    tap_ok(s->tap, first_text(s, 8)->text.x >= 40 * QU_PT, "a paragraph that stands further in");
}

static void names(struct setter *s)
{
    setter_clear(s);
    set(s, "a title", (struct qu_paragraph_setting){.destination = "there", .outline_level = 2});
    const struct qu_row *row = row_of(s, 0);
    tap_ok(s->tap, qu_galley_leads_to(&s->galley, 0, "there"), "a name to be led to");
    const struct qu_item *mark = setter_find(row->items, row->item_count, QU_ITEM_MARK);
    tap_ok(s->tap, mark == &row->items[0], "it stands first");
    tap_int(s->tap, row->items[1].mark.kind, QU_MARK_OUTLINE, "and a line of the outline");
    tap_text(s->tap, row->items[1].mark.title, "a title", "which says what it says");
    tap_int(s->tap, row->items[1].mark.level, 2, "at its level");
    setter_clear(s);
    set(s, "words", (struct qu_paragraph_setting){.destination = "there"});
    tap_int(s->tap, setter_count(row_of(s, 0)->items, row_of(s, 0)->item_count, QU_ITEM_MARK), 1,
            "a name alone is no line of the outline");
}

static void markers(struct setter *s)
{
    setter_clear(s);
    int item = qu_cursor_add_node(&s->cursor, QU_ROLE_LI, 0, s->entry.src);
    set(s, "words",
        (struct qu_paragraph_setting){
            .style = "list", .parent = item, .x = 30 * QU_PT, .marker = "1.", .marker_x = 4 * QU_PT});
    const struct qu_row *row = row_of(s, 0);
    const struct qu_item *label = setter_find(row->items, row->item_count, QU_ITEM_TEXT);
    tap_int(s->tap, s->galley.nodes.at[label->node].role, QU_ROLE_LBL, "a marker is a label");
    tap_ok(s->tap, label->text.x >= 4 * QU_PT && label->text.x < 6 * QU_PT, "where it is wanted");
    tap_int(s->tap, label->text.y, 15 * QU_PT, "on the line's baseline");
    tap_int(s->tap, label->node + 1, s->galley.nodes.count - 1, "and read before the text");
}

/* The note's place in the text: the sign stands behind this. */
static void hangs_after(struct setter *s, const char *text, const char *after, const char *wanted)
{
    qu_len width = qu_box_width_plain(&s->cursor, wanted, "body"), anchor;
    struct qu_inline styled = setter_note(s, text, after, "n");
    setter_clear(s);
    qu_paragraph_set(&s->cursor, &styled, &(struct qu_paragraph_setting){.style = "body"});
    if (!tap_ok(s->tap, s->galley.notes.count == 1, "a note hangs from \"%s\"", text))
        return;
    anchor = s->galley.notes.at[0].anchor_x;
    tap_ok(s->tap, anchor > width - 2 * QU_PT && anchor < width + 9 * QU_PT,
           "behind \"%s\": at %.1f pt, the text ends at %.1f pt", wanted, qu_len_to_pt(anchor),
           qu_len_to_pt(width));
}

/* The byte of the text behind which a note hangs. */
static void hangs_at(struct setter *s, const char *text, const char *after, const char *wanted)
{
    struct qu_inline source = setter_note(s, text, after, "n");
    struct qu_styled styled = qu_styled_make(&s->cursor, &source, "body", NULL);
    tap_int(s->tap, styled.marks[0].start, (long)strlen(wanted), wanted);
}

static void notes(struct setter *s)
{
    static struct qu_note list[2] = {{.id = "n", .text = {.text = "what is to say", .length = 14}},
                                     {.id = "m", .text = {.text = "more", .length = 4}}};
    setter_notes(s, list, 2);
    hangs_after(s, "slovo and other words", "slovo", "slovo");
    hangs_after(s, "slovo, and other words", "slovo", "slovo,");
    hangs_after(s, "slovo\u201d\u2026 and other words", "slovo", "slovo\u201d\u2026");
    hangs_after(s, "slovo?!:;.)] and other words", "slovo", "slovo?!:;.)]");
    hangs_after(s, "slovo( and other words", "slovo", "slovo");
    hangs_after(s, "\u0441\u043b\u043e\u0432\u043e\u043a\u043a\u043a \u0438",
                "\u0441\u043b\u043e\u0432\u043e",
                "\u0441\u043b\u043e\u0432\u043e"); /* U+043A ends in the byte of a colon */
    hangs_after(s, "\u0441\u043b\u043e\u0432\u043e\u043f\u0425 \u0438", "\u0441\u043b\u043e\u0432\u043e",
                "\u0441\u043b\u043e\u0432\u043e");     /* in those of a question mark and a percent sign */
    hangs_after(s, "a\u0100\u0400\u012e b", "a", "a"); /* in 0, as a text does, and in a full stop */
    hangs_at(s, "a\u2026 b", "a", "a\u2026");
    hangs_at(s, "a\u2019 b", "a", "a\u2019");
    hangs_at(s, "a\u201d, b", "a", "a\u201d,");
    hangs_at(s, "a\u2018 b", "a", "a");
    hangs_at(s, "a\u2028b", "a", "a");
    struct qu_margin_note *note = &s->galley.notes.at[0];
    tap_int(s->tap, note->row, 0, "it hangs from its line");
    tap_int(s->tap, note->height, 1, "as high as its text");
    tap_int(s->tap, row_of(s, 0)->note_count, 1, "which counts it");
    tap_int(s->tap, setter_nodes(s, QU_ROLE_NOTE), 1, "a note of the structure");
    tap_ok(s->tap, setter_find(note->items, note->item_count, QU_ITEM_PATH) == &note->items[0],
           "its sign stands before its text");
    struct qu_inline gone = setter_note(s, "a word", "word", "none");
    setter_clear(s);
    qu_paragraph_set(&s->cursor, &gone, &(struct qu_paragraph_setting){.style = "body"});
    tap_int(s->tap, s->galley.notes.count, 0, "a note that is not there hangs nowhere");
    struct qu_span spans[2] = {{.kind = QU_SPAN_NOTE, .start = 3, .end = 3, .target = "n"},
                               {.kind = QU_SPAN_NOTE, .start = 11, .end = 11, .target = "m"}};
    struct qu_inline two = setter_plain("one\u2028another one");
    two.spans = spans;
    two.span_count = 2;
    setter_clear(s);
    qu_paragraph_set(&s->cursor, &two, &(struct qu_paragraph_setting){.style = "body"});
    tap_ok(s->tap,
           s->galley.notes.count == 2 && s->galley.notes.at[0].row == 0 && s->galley.notes.at[1].row == 1,
           "each note hangs from the line of its word");
    tap_ok(s->tap, s->galley.notes.at[0].sign == 0 && s->galley.notes.at[1].sign == 1,
           "each with a sign of its own");
    setter_notes(s, NULL, 0);
}

/* Notes that do not stand in the margin: numbers in the text. */
static void numbers(struct setter *s)
{
    static struct qu_note list[1] = {{.id = "n", .text = {.text = "what is to say", .length = 14}}};
    s->output.notes = QU_NOTES_AFTER;
    setter_notes(s, list, 1);
    setter_clear(s);
    for (int i = 0; i < 2; i++) {
        struct qu_inline text = setter_note(s, "a word, and more", "word", "n");
        qu_paragraph_set(&s->cursor, &text, &(struct qu_paragraph_setting){.style = "body"});
    }
    tap_int(s->tap, s->galley.notes.count, 0, "none hangs in the margin");
    const struct qu_row *first = row_of(s, 0), *second = row_of(s, 1);
    const struct qu_item *link = setter_find(first->items, first->item_count, QU_ITEM_LINK);
    tap_text(s->tap, link->link.contents, "note 1", "the number is a link");
    tap_text(s->tap, link->link.destination, "entry/note/n", "to its note");
    tap_ok(s->tap, strstr(row_of(s, 0)->text, "word,\u00a01 and") != NULL, "a number behind the comma: %s",
           row_of(s, 0)->text);
    tap_ok(s->tap, qu_galley_leads_to(&s->galley, 0, "entry/word/n"), "which is led back to");
    tap_int(s->tap, setter_count(first->items, first->item_count, QU_ITEM_MARK), 1, "at its first mention");
    tap_int(s->tap, setter_count(second->items, second->item_count, QU_ITEM_MARK), 0, "only");
    s->output.notes = QU_NOTES_MARGIN;
    setter_notes(s, NULL, 0);
}

static void caps(struct setter *s)
{
    const struct qu_paragraph_setting cap = {.drop_cap = true};
    setter_clear(s);
    set(s, words, cap);
    const struct qu_item *letter = first_text(s, 0), *line = &row_of(s, 0)->items[1];
    tap_ok(s->tap, letter->text.length == 1 && letter->text.text[0] == 'T', "a large first letter");
    int beside = s->layout->drop_cap_rows;
    qu_len foot = (20 * beside - 5) * QU_PT;
    tap_ok(s->tap, letter->text.y > foot - QU_PT && letter->text.y < foot + QU_PT,
           "its foot on the baseline of the last line beside it");
    tap_ok(s->tap, line->text.x > 20 * QU_PT && first_text(s, beside - 1)->text.x > 20 * QU_PT,
           "lines stand beside it");
    tap_ok(s->tap, first_text(s, beside)->text.x < QU_PT, "the next one below it");
    tap_ok(s->tap,
           row_of(s, 0)->penalty == QU_BREAK_NEVER && row_of(s, beside - 2)->penalty == QU_BREAK_NEVER,
           "none of them leaves it");
    setter_clear(s);
    set(s, "Short.", cap);
    tap_text(s->tap, row_of(s, 0)->text, "Short.", "too few lines: the letter stays in its word");
    tap_int(s->tap, setter_nodes(s, QU_ROLE_P), 1, "no paragraph is left behind");
    tap_int(s->tap, s->cursor.part, 1, "and no seed is lost");
    tap_text(s->tap, setter_rows(s), "h1", "nor any white space");
    setter_clear(s);
    set(s,
        "(In brackets) it begins, and goes on for a while so that there are lines enough for a letter to "
        "stand beside, four of them or five.",
        cap);
    tap_ok(s->tap, strncmp(row_of(s, 0)->text, "(In", 3) == 0, "no letter, no cap");
}

/* Lines run round what stands beside them. */
static void insets(struct setter *s)
{
    setter_clear(s);
    qu_galley_add_inset(&s->galley, &(struct qu_inset){.rows = 2, .width = 100 * QU_PT, .left = true});
    set(s, words, (struct qu_paragraph_setting){0});
    tap_ok(s->tap, first_text(s, 0)->text.x >= 100 * QU_PT && first_text(s, 1)->text.x >= 100 * QU_PT,
           "two lines stand at the right of an inset");
    tap_ok(s->tap, first_text(s, 2)->text.x < QU_PT, "the third below it");
    tap_int(s->tap, row_of(s, 0)->penalty, QU_BREAK_NEVER, "no page breaks along it");
    setter_clear(s);
    qu_galley_add_inset(&s->galley, &(struct qu_inset){.rows = 1, .width = 200 * QU_PT});
    set(s, words, (struct qu_paragraph_setting){0});
    size_t beside = strlen(row_of(s, 0)->text), below = strlen(row_of(s, 1)->text);
    tap_ok(s->tap, first_text(s, 0)->text.x < QU_PT && beside * 2 < below, "a short line at the left of one");
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {rows, indents, names, markers, notes, numbers, caps, insets, NULL};
    return setter_main(argc, argv, cases);
}
