/* Boxes: where the lines of a text stand in them, what they cost, and that a trial leaves nothing behind. */
#include "../../../src/flow/box.h"
#include "../../../src/flow/pagerefs.h"
#include "../../../src/flow/styled.h"
#include "../../../src/read/scalar.h"
#include "../../../src/read/yaml.h"
#include "setter.h"

static const char words[] =
    "The garden hospital is open to all pigeons and to some of the doves in the trees.";

static struct qu_box set(struct setter *s, const char *text, const struct qu_box_setting *setting)
{
    struct qu_inline plain = setter_plain(text);
    return qu_box_set(&s->cursor, &plain, setting);
}

static qu_len baseline_of_line(const struct qu_box *box, int line)
{
    qu_len last = -1;
    for (int i = 0; i < box->item_count; i++)
        if (box->items[i].kind == QU_ITEM_TEXT && box->items[i].text.y != last) {
            last = box->items[i].text.y;
            if (line-- == 0)
                return last;
        }
    return -1;
}

static void heights(struct setter *s)
{
    struct qu_text_style *body = setter_style(s, "body");
    struct qu_box_setting setting = {.style = "body", .width = 120 * QU_PT, .on_grid = true};
    struct qu_box box = set(s, words, &setting);
    tap_ok(s->tap, box.lines >= 4, "a text of several lines: %d", box.lines);
    tap_int(s->tap, box.rows, box.lines, "rows, one a line");
    tap_int(s->tap, box.first_baseline, 15 * QU_PT, "the first baseline stands above the first rule");
    tap_int(s->tap, baseline_of_line(&box, 1), 35 * QU_PT, "the second one a row below");
    body->first = 3;
    body->leading = 2;
    box = set(s, words, &setting);
    tap_int(s->tap, box.rows, 3 + 2 * (box.lines - 1), "rows of a style that leads by two");
    tap_int(s->tap, box.first_baseline, 55 * QU_PT, "room above the first line");
    tap_int(s->tap, baseline_of_line(&box, 1), 95 * QU_PT, "two rows from line to line");
    body->first = body->leading = 1;
    setting.leading = 16 * QU_PT;
    box = set(s, words, &setting);
    tap_int(s->tap, box.first_baseline, 12 * QU_PT, "with a leading of its own: three quarters of it");
    tap_int(s->tap, baseline_of_line(&box, 2), 44 * QU_PT, "and that much from line to line");
}

static void grids(struct setter *s)
{
    struct qu_box on = set(s, "word",
                           &(struct qu_box_setting){.style = "body", .width = 100 * QU_PT, .on_grid = true});
    struct qu_box off = set(s, "word", &(struct qu_box_setting){.style = "body", .width = 100 * QU_PT});
    const struct qu_item *a = setter_find(on.items, on.item_count, QU_ITEM_TEXT),
                         *b = setter_find(off.items, off.item_count, QU_ITEM_TEXT);
    tap_ok(s->tap, a->text.grid != QU_OFF_GRID, "a text on the grid says so");
    tap_ok(s->tap, b->text.grid == QU_OFF_GRID, "and one off it");
}

static void widths(struct setter *s)
{
    struct qu_box_setting setting = {.style = "body", .width = 290 * QU_PT};
    qu_len natural = qu_box_width_plain(&s->cursor, "The garden", "body");
    struct qu_box box = set(s, "The garden", &setting);
    tap_int(s->tap, box.width, natural, "the width of a line is what the text takes");
    tap_ok(s->tap, natural > 20 * QU_PT && natural < 150 * QU_PT, "which is a word or two wide: %.1f pt",
           qu_len_to_pt(natural));
    setting.align = QU_ALIGN_END + 1;
    box = set(s, "The garden", &setting);
    const struct qu_item *text = setter_find(box.items, box.item_count, QU_ITEM_TEXT);
    tap_ok(s->tap, text->text.x > 290 * QU_PT - natural - QU_PT && box.width == 290 * QU_PT,
           "set at the right it ends where the box ends");
    setting.align = 0;
    setting.indent = 30 * QU_PT;
    box = set(s, "The garden", &setting);
    text = setter_find(box.items, box.item_count, QU_ITEM_TEXT);
    tap_ok(s->tap, text->text.x >= 30 * QU_PT && text->text.x < 31 * QU_PT, "an indented first line");
}

static void colours(struct setter *s)
{
    struct qu_colour green = {10, 200, 30, 255};
    struct qu_box_setting setting = {.style = "label", .width = 200 * QU_PT, .colour = &green};
    struct qu_box box = set(s, "word", &setting);
    const struct qu_item *text = setter_find(box.items, box.item_count, QU_ITEM_TEXT);
    tap_ok(s->tap, text->text.colour.g == 200, "a colour instead of the style's");
    setting.colour = NULL;
    box = set(s, "word", &setting);
    text = setter_find(box.items, box.item_count, QU_ITEM_TEXT);
    struct qu_colour own = setter_style(s, "label")->colour;
    tap_ok(s->tap, memcmp(&text->text.colour, &own, sizeof own) == 0, "else the style's own");
}

static void links(struct setter *s)
{
    setter_clear(s);
    int node = qu_cursor_add_node(&s->cursor, QU_ROLE_P, 0, s->entry.src);
    struct qu_box_setting setting = {.style = "body", .width = 200 * QU_PT, .node = node};
    struct qu_inline text = setter_span(s, "see the page of it", QU_SPAN_LINK, "the page",
                                        "https://example.org");
    struct qu_box box = qu_box_set(&s->cursor, &text, &setting);
    const struct qu_item *link = setter_find(box.items, box.item_count, QU_ITEM_LINK);
    tap_ok(s->tap, link != NULL, "a link has a rectangle");
    tap_text(s->tap, link->link.uri, "https://example.org", "its address");
    tap_text(s->tap, link->link.contents, "the page (https://example.org)", "what a reader is told");
    tap_ok(s->tap, link->link.destination == NULL, "it leads out of the document");
    tap_int(s->tap, s->galley.nodes.at[link->node].parent, node, "its node hangs below the text's");
    tap_int(s->tap, s->galley.nodes.at[link->node].role, QU_ROLE_LINK, "and is a link");
    tap_int(s->tap, setter_nodes(s, QU_ROLE_LINK), 1, "one node for all of its runs");
    int in_link = 0;
    for (int i = 0; i < box.item_count; i++)
        in_link += box.items[i].kind == QU_ITEM_TEXT && box.items[i].node == link->node;
    tap_ok(s->tap, in_link >= 1, "the words of the link are in it");
    text = setter_span(s, "see there", QU_SPAN_REFERENCE, "there", "other");
    box = qu_box_set(&s->cursor, &text, &setting);
    link = setter_find(box.items, box.item_count, QU_ITEM_LINK);
    tap_text(s->tap, link->link.destination, "other", "a reference leads to a name");
    tap_ok(s->tap, link->link.uri == NULL, "and not out of the document");
    setting.node = QU_ARTIFACT;
    box = qu_box_set(&s->cursor, &text, &setting);
    link = setter_find(box.items, box.item_count, QU_ITEM_LINK);
    tap_int(s->tap, link->node, QU_ARTIFACT, "a link in furniture is furniture");
}

static void references(struct setter *s)
{
    struct qu_pagerefs numbers = {0};
    struct qu_inline text = setter_span(s, "see .", QU_SPAN_REFERENCE, ".", "other");
    ((struct qu_span *)text.spans)->end = text.spans->start; /* empty: to be filled */
    struct qu_box_setting setting = {.style = "body", .width = 200 * QU_PT};
    setter_clear(s);
    struct qu_box box = qu_box_set(&s->cursor, &text, &setting);
    const struct qu_item *link = setter_find(box.items, box.item_count, QU_ITEM_LINK);
    tap_text(s->tap, link->link.contents, "p.\u00a000", "a page that is not known yet");
    tap_ok(s->tap, s->galley.uses_pages, "the galley depends on page numbers");
    qu_pagerefs_add(&numbers, "other", "17");
    qu_pagerefs_close(&numbers);
    s->context.pagerefs = &numbers;
    box = qu_box_set(&s->cursor, &text, &setting);
    link = setter_find(box.items, box.item_count, QU_ITEM_LINK);
    tap_text(s->tap, link->link.contents, "p.\u00a017", "a page that is known");
    s->context.pagerefs = NULL;
    qu_pagerefs_finish(&numbers);
}

static void check_column(struct setter *s, const struct qu_styled *styled, const char *at, int column)
{
    const char *found = strstr(styled->text, at);
    int got = found != NULL ? qu_places_find(styled->places, (int)(found - styled->text)).column : -1;
    tap_int(s->tap, got, column, at);
}

/* In another case letters may take more bytes or become two; each keeps the place of the one written. */
static void capitals(struct setter *s)
{
    static const char source[] = "\"a stra\u00dfe \u0131n v\"\n";
    const struct qu_yaml *scalar = qu_yaml_read_text(&s->arena, &s->diag, "entry.yaml", source,
                                                     strlen(source));
    struct qu_inline text = setter_plain(scalar->text);
    struct qu_text_style *body = setter_style(s, "body");
    text.places = qu_yaml_places(&s->arena, scalar);
    body->letter_case = QU_CASE_UPPER;
    struct qu_styled styled = qu_styled_make(&s->cursor, &text, "body", NULL);
    tap_text(s->tap, styled.text, "A STRASSE IN V", "capitals");
    check_column(s, &styled, "STRA", 4);
    check_column(s, &styled, "SSE", 8);
    check_column(s, &styled, "SE", 8);
    check_column(s, &styled, "E ", 9);
    check_column(s, &styled, "IN", 11);
    check_column(s, &styled, "V", 14);
    body->letter_case = QU_CASE_LOWER;
    styled = qu_styled_make(&s->cursor, &text, "body", NULL);
    check_column(s, &styled, "n v", 12);
    body->letter_case = QU_CASE_AS_WRITTEN;
}

/* What is set on trial comes out as large, and nothing of it stays. */
static void trials(struct setter *s)
{
    static struct qu_note note = {.id = "n", .text = {.text = "a note", .length = 6}};
    s->output.notes = QU_NOTES_AFTER;
    setter_notes(s, &note, 1);
    setter_clear(s);
    int node = qu_cursor_add_node(&s->cursor, QU_ROLE_P, 0, s->entry.src), nodes = s->galley.nodes.count;
    struct qu_box_setting setting = {.style = "body", .width = 60 * QU_PT, .node = node};
    struct qu_inline text = setter_note(s, "one word and another one", "word", "n");
    struct qu_cursor trial = qu_cursor_trial(&s->cursor);
    struct qu_box tried = qu_box_set(&trial, &text, &setting);
    tap_int(s->tap, s->galley.nodes.count, nodes, "nodes after a trial");
    tap_int(s->tap, s->cursor.part, 0, "seeds after a trial");
    tap_int(s->tap, s->galley.endnotes.at.count, 0, "numbers given on trial");
    struct qu_box real = qu_box_set(&s->cursor, &text, &setting);
    tap_ok(s->tap, tried.lines == real.lines && tried.width == real.width && tried.rows == real.rows,
           "the trial was as large");
    tap_int(s->tap, s->cursor.part, 1, "a box takes one seed");
    tap_int(s->tap, s->galley.endnotes.at.count, 1, "the note has its number now");
    tap_ok(s->tap, s->galley.endnotes.at.at[0].anchored, "and its reference a name");
    trial = qu_cursor_trial(&s->cursor);
    tap_int(s->tap, qu_cursor_add_node(&trial, QU_ROLE_P, 0, s->entry.src), QU_ARTIFACT, "no node on trial");
    tap_int(s->tap, qu_cursor_add_figure(&trial, 0, "words", s->entry.src), QU_ARTIFACT,
            "no figure on trial");
    s->output.notes = QU_NOTES_MARGIN;
    setter_notes(s, NULL, 0);
}

static void seeds(struct setter *s)
{
    struct qu_block block = {.seed = 99, .src = {"entry.yaml", 9, 3}};
    setter_clear(s);
    uint64_t one = qu_cursor_seed(&s->cursor), two = qu_cursor_seed(&s->cursor);
    tap_ok(s->tap, one != two, "each thing drawn has its own seed");
    setter_clear(s);
    tap_ok(s->tap, one == qu_cursor_seed(&s->cursor), "the same one each time");
    tap_int(s->tap, qu_cursor_src(&s->cursor).line, 1, "outside a block: the entry's place");
    s->cursor.block = &block;
    s->cursor.part = 0;
    tap_ok(s->tap, one != qu_cursor_seed(&s->cursor), "a block has others");
    tap_int(s->tap, qu_cursor_src(&s->cursor).line, 9, "in a block: the block's place");
    tap_text(s->tap, qu_cursor_language(&s->cursor), "en-GB", "the notebook's language");
    s->entry.language = "fr";
    tap_text(s->tap, qu_cursor_language(&s->cursor), "fr", "or the entry's own");
    s->entry.language = NULL;
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {heights,    grids,    widths, colours, links,
                                  references, capitals, trials, seeds,   NULL};
    return setter_main(argc, argv, cases);
}
