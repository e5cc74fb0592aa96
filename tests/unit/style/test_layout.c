#include "helpers.h"

#include "../../../src/style/dump.h"
#include "../../../src/style/tables.h"

struct card_style {
    int columns;
    struct qu_dimension gap, inset;
    struct qu_named_colour *colour;
    const char *style, *number_style, *font;
    struct {
        struct qu_named_colour *colour;
        bool torn;
    } tape;
    struct qu_list turns;
};

static const struct qu_field tape_fields[] = {
    {.name = "colour", .type = QU_FIELD_COLOUR, .offset = 0, .flags = QU_REQUIRED, .summary = "of the tape"},
    {.name = "torn", .type = QU_FIELD_BOOL, .offset = sizeof(struct qu_named_colour *), .summary = "ends"},
    {.name = NULL}};
static const struct qu_field card_fields[] = {
    {.name = "columns",
     .type = QU_FIELD_INT,
     .offset = offsetof(struct card_style, columns),
     .flags = QU_REQUIRED,
     .low = 1,
     .high = 6},
    {.name = "gap",
     .type = QU_FIELD_DIMENSION,
     .offset = offsetof(struct card_style, gap),
     .flags = QU_REQUIRED},
    {.name = "inset", .type = QU_FIELD_DIMENSION, .offset = offsetof(struct card_style, inset)},
    {.name = "colour",
     .type = QU_FIELD_COLOUR,
     .offset = offsetof(struct card_style, colour),
     .flags = QU_REQUIRED},
    {.name = "style",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct card_style, style),
     .flags = QU_REQUIRED},
    {.name = "number-style", .type = QU_FIELD_TEXT, .offset = offsetof(struct card_style, number_style)},
    {.name = "font", .type = QU_FIELD_TEXT, .offset = offsetof(struct card_style, font)},
    {.name = "tape",
     .type = QU_FIELD_STRUCT,
     .offset = offsetof(struct card_style, tape),
     .fields = tape_fields},
    {.name = "turns",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct card_style, turns),
     .element = QU_FIELD_COLOUR,
     .size = sizeof(struct qu_named_colour *)},
    {.name = NULL}};
static const struct qu_style_table cards = {"cards", sizeof(struct card_style), card_fields};
static const struct qu_style_table *const tables[] = {&cards, NULL};
static const struct qu_style_table *const no_tables[] = {NULL};

static void test_extends(struct tap *tap, struct sandbox *box)
{
    sandbox_write(box, "layouts/wide.yaml",
                  "name: wide\nextends: field-notes-a4\nruling: {spacing: 9 mm, rows: 27}\n");
    const struct qu_layout *layout = sandbox_read(box, "wide", NULL);
    if (!tap_ok(tap, layout != NULL, "a notebook's layout extends quire's"))
        return;
    tap_text(tap, layout->name, "wide", "own name");
    tap_int(tap, layout->grid, qu_len_from_mm(9), "own ruling");
    tap_int(tap, layout->first_rule, qu_len_from_mm(36), "from the parent");
    tap_int(tap, layout->offset, qu_len_from_mm(0.25), "from the parent's parent");
    tap_int(tap, layout->rulings[QU_PAPER_RULED].stroke, qu_len_from_pt(0.4), "deep values too");
    sandbox_write(box, "layouts/field-notes-a5.yaml",
                  "name: mine\nextends: field-notes-a5\npaper: {facing: false}\n");
    layout = sandbox_read(box, "field-notes-a5", NULL);
    tap_ok(tap, layout != NULL && !layout->facing && layout->rows == 24,
           "a layout may extend quire's of its own name");
    sandbox_write(box, "other/path.yaml", "name: by path\nextends: ../layouts/wide.yaml\n");
    layout = sandbox_read(box, "other/path.yaml", NULL);
    tap_ok(tap, layout != NULL && layout->grid == qu_len_from_mm(9),
           "paths count from the file that names them");
    sandbox_write(box, "layouts/field-notes-a5.yaml", "name: mine\nextends: field-notes-a5\nlists: null\n");
    tap_ok(tap,
           sandbox_read(box, "field-notes-a5", NULL) == NULL &&
               sandbox_said(box, QU_DIAG_KEY_MISSING, "lists"),
           "null takes a section away");
    sandbox_write(box, "layouts/a.yaml", "name: a\nextends: b\n");
    sandbox_write(box, "layouts/b.yaml", "name: b\nextends: a\n");
    tap_ok(tap, sandbox_read(box, "a", NULL) == NULL && sandbox_said(box, QU_DIAG_LAYOUT_CYCLE, "through"),
           "a cycle is told");
    tap_int(tap, box->diag.count, 1, "once");
    sandbox_write(box, "layouts/a.yaml", "name: a\nextends: a.yaml\n");
    tap_ok(tap, sandbox_read(box, "a", NULL) == NULL && sandbox_said(box, QU_DIAG_LAYOUT_CYCLE, "through"),
           "a layout that is its own parent");
    tap_ok(tap,
           sandbox_read(box, "field-notes-a6", NULL) == NULL &&
               sandbox_said(box, QU_DIAG_LAYOUT_MISSING, "field-notes-a6"),
           "a missing layout is told");
    tap_text(tap, box->diag.messages[0].hint, "did you mean \"field-notes-a4\"?",
             "with the nearest one there is");
    tap_int(tap, box->diag.messages[0].src.line, 3, "where it was asked for");
    remove(qu_file_join(&box->arena, box->folder, "layouts/field-notes-a5.yaml"));
}

static void test_like(struct tap *tap, struct sandbox *box)
{
    sandbox_write(box, "layouts/mine.yaml",
                  "name: mine\nextends: field-notes-a5\ncolours: {ink: '#102030', warm: red}\n"
                  "inline: {strong: {colour: green}}\n"
                  "styles:\n  heading: {like: title, colour: warm, leading: 2, first: 2, x-height: 0.5}\n"
                  "  small: {size: 9 pt}\n  quote: {inline: {emphasis: {mark: underline}}}\n");
    const struct qu_layout *layout = sandbox_read(box, "mine", NULL);
    if (!tap_ok(tap, layout != NULL && box->diag.count == 0, "styles from styles"))
        return;
    const struct qu_text_style *heading = qu_layout_lookup_style(layout, "heading");
    tap_text(tap, heading->role, "script", "a changed `like` counts");
    tap_int(tap, heading->x_height, 500, "an own value counts more");
    tap_int(tap, heading->after, 1, "a value of the style that it is like");
    struct qu_colour red;
    tap_ok(tap, qu_layout_colour(layout, "red", &red) && qu_colour_equal(red, heading->colour),
           "a colour named after a colour");
    const struct qu_text_style *body = qu_layout_lookup_style(layout, "body");
    tap_ok(tap, qu_colour_equal(body->colour, (struct qu_colour){0x10, 0x20, 0x30, 255}),
           "a colour of the parent, given anew");
    const struct qu_text_style *small = qu_layout_lookup_style(layout, "small"),
                               *by = qu_layout_lookup_style(layout, "quote-by");
    tap_ok(tap, small->size == 9 * QU_PT && small->x_height == 0, "size in place of x-height");
    tap_ok(tap, by->size == 0 && by->x_height == 300,
           "x-height in place of the size of the style that it is like");
    tap_ok(tap, body->spans[QU_SPAN_STRONG].coloured && !body->spans[QU_SPAN_EMPHASIS].coloured,
           "the layout's inline reaches the styles");
    const struct qu_span_style *emphasis = &qu_layout_lookup_style(layout, "quote")->spans[QU_SPAN_EMPHASIS];
    tap_text(tap, emphasis->role, "serif", "a style's inline is inherited");
    tap_ok(tap, emphasis->mark == QU_MARK_UNDERLINE && emphasis->italic == 0, "and joined key by key");
    tap_int(tap, layout->spans[QU_SPAN_EMPHASIS].italic, -1, "as around, where nothing is said");
}

static void test_names(struct tap *tap, struct sandbox *box)
{
    sandbox_write(box, "layouts/mine.yaml",
                  "name: mine\nextends: field-notes-a5\ncolours: {a: b, b: a, c: '#12'}\n"
                  "paper: {tint: craem}\nfurniture: {head: {style: haed}}\n"
                  "styles:\n  hedding: {like: body}\n  title: {font: scirpt}\n  list: {like: boddy}\n"
                  "  small: {like: code}\n  code: {like: small}\n  note: {size: 9 pt, x-height: 0.2}\n");
    tap_ok(tap, sandbox_read(box, "mine", NULL) == NULL, "nothing comes of a layout with errors");
    tap_ok(tap, sandbox_said(box, QU_DIAG_VALUE_BAD, "the colour \"a\" refers to itself"),
           "colours in a circle");
    tap_ok(tap, sandbox_said(box, QU_DIAG_COLOUR_UNKNOWN, "craem"), "an unknown colour");
    tap_ok(tap, sandbox_said(box, QU_DIAG_STYLE_UNKNOWN, "no style \"haed\""),
           "an unknown style in furniture");
    tap_ok(tap, sandbox_said(box, QU_DIAG_STYLE_UNKNOWN, "nothing names the style \"hedding\""),
           "a style that nothing names");
    tap_ok(tap, sandbox_said(box, QU_DIAG_VALUE_BAD, "no font role \"scirpt\""), "an unknown role");
    tap_ok(tap, sandbox_said(box, QU_DIAG_STYLE_UNKNOWN, "no style \"boddy\""), "an unknown `like`");
    tap_ok(tap, sandbox_said(box, QU_DIAG_LAYOUT_CYCLE, "based on itself through"), "styles in a circle");
    tap_ok(tap, sandbox_said(box, QU_DIAG_KEY_CONFLICT, "exclude each other"), "size and x-height");
}

static void test_lengths(struct tap *tap, struct sandbox *box)
{
    const struct qu_layout *layout = sandbox_read(box, "field-notes-a5", NULL);
    struct qu_dimension rows = {2, QU_UNIT_ROWS}, em = {0.5, QU_UNIT_EM}, percent = {25, QU_UNIT_PERCENT},
                        pt = {3, QU_UNIT_PT};
    tap_int(tap, qu_layout_length(layout, rows, 0), 2 * layout->grid, "rows");
    tap_int(tap, qu_layout_length(layout, em, 1000), 500, "em");
    tap_int(tap, qu_layout_length(layout, percent, 1000), 250, "percent");
    tap_int(tap, qu_layout_length(layout, pt, 1000), 3 * QU_PT, "pt");
    struct qu_colour colour = {1, 2, 3, 4};
    tap_ok(tap, qu_layout_colour(layout, "none", &colour) && colour.a == 0, "none is a colour");
    tap_ok(tap, qu_layout_colour(layout, "#abc", &colour) && colour.b == 0xcc, "#rgb");
    tap_ok(tap, !qu_layout_colour(layout, "nope", &colour) && colour.b == 0xcc,
           "an unknown name leaves the value alone");
    sandbox_write(box, "layouts/mine.yaml",
                  "name: mine\nextends: field-notes-a5\npaper: {size: [150 mm, 212 mm]}\n");
    layout = sandbox_read(box, "mine", NULL);
    tap_ok(tap,
           layout != NULL && layout->width == qu_len_from_mm(150) && layout->height == qu_len_from_mm(212),
           "a size of one's own");
}

static void test_geometry(struct tap *tap, struct sandbox *box)
{
    sandbox_write(box, "layouts/mine.yaml",
                  "name: mine\nextends: field-notes-a5\nruling: {rows: 27}\ntracks: {margin: {x: 99 mm}}\n");
    tap_ok(tap, sandbox_read(box, "mine", NULL) == NULL, "what does not add up is refused");
    tap_ok(tap, sandbox_said(box, QU_DIAG_LAYOUT_IMPOSSIBLE, "27 rows from 27.00 mm on end at 209.00 mm"),
           "rows");
    tap_ok(tap, sandbox_said(box, QU_DIAG_LAYOUT_IMPOSSIBLE, "the tracks overlap by 1.00 mm"), "tracks");
    sandbox_write(box, "layouts/mine.yaml",
                  "name: mine\nextends: field-notes-a5\ntracks: {margin: {x: 105 mm, width: 50 mm}}\n");
    tap_ok(tap,
           sandbox_read(box, "mine", NULL) == NULL &&
               sandbox_said(box, QU_DIAG_LAYOUT_IMPOSSIBLE, "leaves the page"),
           "track and page");
    sandbox_write(box, "layouts/mine.yaml", "name: mine\nextends: field-notes-a5\nmargin-line: {x: 90 mm}\n");
    tap_ok(tap,
           sandbox_read(box, "mine", NULL) == NULL &&
               sandbox_said(box, QU_DIAG_LAYOUT_IMPOSSIBLE, "does not stand between"),
           "margin line");
    sandbox_write(box, "layouts/mine.yaml",
                  "name: mine\nextends: field-notes-a5\ntracks: {margin: {x: 105 mm}}\nstyles: {body: "
                  "{x-height: 0.5}}\n");
    tap_ok(tap,
           sandbox_read(box, "mine", NULL) != NULL &&
               sandbox_said(box, QU_DIAG_LAYOUT_IMPOSSIBLE, "only 14.17 pt between the tracks"),
           "a narrow gap is a warning");
    tap_ok(tap,
           sandbox_said(box, QU_DIAG_LAYOUT_IMPOSSIBLE,
                        "the letters of \"body\" take about 1.45 rows, its leading is 1"),
           "letters too large for their rows are a warning");
    sandbox_write(box, "layouts/mine.yaml",
                  "name: left-handed\nextends: field-notes-a5\ntracks: {text: {x: 52 mm}, margin: {x: 14 "
                  "mm}}\nmargin-line: {x: 48 mm}\n");
    tap_ok(tap, sandbox_read(box, "mine", NULL) != NULL && box->diag.count == 0,
           "notes may stand at the left of the text");
}

static void test_blocks(struct tap *tap, struct sandbox *box)
{
    sandbox_write(box, "layouts/bare.yaml",
                  "name: without sections\nextends: field-notes-a5\nblocks: null\n");
    sandbox_write(box, "layouts/mine.yaml",
                  "name: mine\nextends: bare\nstyles: {card-number: {like: title}}\n"
                  "blocks:\n  cards: {columns: 2, gap: 4 mm, inset: 0.5 rows, colour: card, style: "
                  "body-serif, number-style: card-number,\n"
                  "    font: hand, tape: {colour: tape}, turns: [red, '#abc']}\n");
    const struct qu_layout *layout = sandbox_read(box, "mine", tables);
    if (!tap_ok(tap, layout != NULL && box->diag.count == 0, "a block's section is bound"))
        return;
    const struct card_style *style = qu_layout_lookup_block(layout, "cards");
    tap_ok(tap, style->columns == 2 && style->gap.value == 4, "its values are there");
    struct qu_colour card = {0}, tape = {0}, red = {0};
    tap_ok(tap,
           qu_layout_colour(layout, "card", &card) && qu_layout_colour(layout, "tape", &tape) &&
               qu_layout_colour(layout, "red", &red),
           "the layout has these colours");
    struct qu_named_colour *const *turns = style->turns.at;
    tap_ok(tap,
           qu_colour_equal(style->colour->colour, card) &&
               qu_colour_equal(style->tape.colour->colour, tape) && qu_colour_equal(turns[0]->colour, red) &&
               qu_colour_equal(turns[1]->colour, (struct qu_colour){0xaa, 0xbb, 0xcc, 255}),
           "and names have become them: one by one, in a map, in a list");
    tap_text(tap, style->colour->name, "card", "they keep their names");
    tap_ok(tap,
           qu_colour_equal(qu_colour_or(NULL, red), red) &&
               qu_colour_equal(qu_colour_or(turns[0], card), red),
           "another colour, or the one that was given");
    tap_int(tap, qu_layout_length(layout, style->inset, 0), (layout->grid + 1) / 2, "lengths resolve");
    tap_ok(tap, qu_layout_lookup_style(layout, "card-number") != NULL,
           "a style beyond the named ones, since a section names it");
    sandbox_write(box, "layouts/child.yaml",
                  "name: child\nextends: mine\nblocks: {cards: {columns: 3, turns: [ink]}}\n");
    layout = sandbox_read(box, "child", tables);
    style = layout != NULL ? qu_layout_lookup_block(layout, "cards") : NULL;
    tap_ok(tap, style != NULL && style->columns == 3 && style->turns.count == 1 && style->gap.value == 4,
           "sections are joined too");
    sandbox_write(box, "layouts/child.yaml",
                  "name: child\nextends: mine\n"
                  "blocks: {cards: {colour: crad, style: boddy, font: hnd, tape: {colour: tapee}, turns: "
                  "[rde], gap: null}, crads: {}}\n");
    tap_ok(tap, sandbox_read(box, "child", tables) == NULL, "names in a section are checked");
    tap_ok(tap, sandbox_said(box, QU_DIAG_COLOUR_UNKNOWN, "crad"), "colour");
    tap_ok(tap, sandbox_said(box, QU_DIAG_COLOUR_UNKNOWN, "tapee"), "colour in a nested map");
    tap_ok(tap, sandbox_said(box, QU_DIAG_COLOUR_UNKNOWN, "rde"), "colour in a list");
    tap_ok(tap, sandbox_said(box, QU_DIAG_STYLE_UNKNOWN, "boddy"), "style");
    tap_ok(tap, sandbox_said(box, QU_DIAG_VALUE_BAD, "hnd"), "font");
    tap_ok(tap, sandbox_said(box, QU_DIAG_KEY_MISSING, "gap"), "a required key");
    tap_ok(tap, sandbox_said(box, QU_DIAG_BLOCK_UNKNOWN, "crads"), "an unknown section");
    tap_ok(tap,
           sandbox_read(box, "bare", tables) == NULL &&
               sandbox_said(box, QU_DIAG_KEY_MISSING, "block kind \"cards\""),
           "a missing section");
    tap_ok(tap,
           sandbox_read(box, "mine", no_tables) == NULL && sandbox_said(box, QU_DIAG_BLOCK_UNKNOWN, "cards"),
           "a section without a kind");
}

static void test_text(struct tap *tap, struct sandbox *box)
{
    struct qu_buf first = {0}, second = {0}, schema = {0};
    const struct qu_layout *layout = sandbox_read(box, "mine", tables);
    qu_layout_dump(layout, &first);
    qu_layout_dump(sandbox_read(box, "mine", tables), &second);
    tap_ok(tap, strcmp(qu_buf_text(&first), qu_buf_text(&second)) == 0, "the dump is the same each time");
    static const char *const lines[] = {
        "ruling.spacing 19.843 pt\n",      "styles.heading.weight 700\n",
        "styles.note.colour #b5392f\n",    "inline.highlight mark=highlight mark-colour=#ffe55c\n",
        "blocks.cards.inset 0.500 rows\n", "blocks.cards.tape.colour tape\n",
        "furniture.folio.position outer\n"};
    for (int i = 0; i < QU_COUNT(lines); i++)
        tap_ok(tap, strstr(qu_buf_text(&first), lines[i]) != NULL, "the dump has %.*s",
               (int)strcspn(lines[i], "\n"), lines[i]);
    qu_layout_print_schema(tables, &schema);
    static const char *const keys[] = {"margin-line", "x-height", "last-page-min",
                                       "cards",       "torn",     "plate-address"};
    for (int i = 0; i < QU_COUNT(keys); i++)
        tap_ok(tap, strstr(qu_buf_text(&schema), keys[i]) != NULL, "the schema has %s", keys[i]);
    qu_buf_finish(&first);
    qu_buf_finish(&second);
    qu_buf_finish(&schema);
}

/* The dump of a text style tells each of its values, and those that a layout changes as it changed them. */
static void test_style_text(struct tap *tap, struct sandbox *box)
{
    static const char *const names[] = {"font",   "weight",   "italic",  "size",  "x-height", "tracking",
                                        "vary",   "features", "colour",  "align", "case",     "hyphenate",
                                        "indent", "inset",    "leading", "first", "before",   "after"};
    struct qu_buf text = {0};
    sandbox_write(box, "layouts/child.yaml",
                  "name: child\nextends: mine\nstyles: {heading: {case: lower, italic: true}}\n");
    const struct qu_layout *layout = sandbox_read(box, "child", tables);
    if (!tap_ok(tap, layout != NULL, "a layout that changes a style is read"))
        return;
    qu_layout_dump(layout, &text);
    for (int i = 0; i < QU_COUNT(names); i++) {
        char line[64];
        snprintf(line, sizeof line, "\nstyles.heading.%s ", names[i]);
        tap_ok(tap, strstr(qu_buf_text(&text), line) != NULL, "the dump of a style has %s", names[i]);
    }
    tap_ok(tap,
           strstr(qu_buf_text(&text), "\nstyles.heading.case lower\n") != NULL &&
               strstr(qu_buf_text(&text), "\nstyles.heading.italic true\n") != NULL,
           "with the values of the layout");
    qu_buf_finish(&text);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct sandbox box;
    sandbox_init(&box, argv[1]);
    test_extends(&tap, &box);
    test_like(&tap, &box);
    test_names(&tap, &box);
    test_lengths(&tap, &box);
    test_geometry(&tap, &box);
    test_blocks(&tap, &box);
    test_text(&tap, &box);
    test_style_text(&tap, &box);
    sandbox_finish(&box);
    return tap_done(&tap);
}
