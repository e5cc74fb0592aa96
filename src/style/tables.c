#include "tables.h"

#include "../model/print.h"

/* What a layout may hold, key by key. By these tables a layout is checked, the structs of tables.h are
 * filled, and `quire schema layout` is printed. */

static const char *const weight_words[] = {"fine", "regular", "marker", NULL};
const char *const qu_align_words[] = {"ragged", "justified", "centred", "end", NULL};
const char *const qu_case_words[] = {"as-written", "upper", "lower", NULL};
const char *const qu_position_words[] = {"inner", "outer", "centre", NULL};
const char *const qu_mark_words[] = {"nothing", "underline", "highlight", "strike", "circle", "box", NULL};
const char *const qu_ruling_words[] = {"ruled", "grid", "dot", "plain", "seyes", "cornell", NULL};
const char *const qu_span_words[] = {"emphasis", "strong", "code",      "highlight", "strike", "underline",
                                     "circle",   "link",   "reference", "note",      NULL};
static const char *const hand_words[] = {"off", "subtle", "natural", "strong", NULL};
static const char *const letters_words[] = {"printed", "written", "joined", NULL};
static const char *const no_yes_words[] = {"false", "true", NULL};
static const char *const page_units[] = {"mm", "pt", NULL};

const struct qu_paper_size qu_paper_sizes[] = {{"a4", 210, 297},         {"a5", 148, 210},
                                               {"a6", 105, 148},         {"b5", 176, 250},
                                               {"letter", 215.9, 279.4}, {"half-letter", 139.7, 215.9},
                                               {"pocket", 89, 140},      {NULL, 0, 0}};

/* Short forms for the rows below. AT names the member that holds the value. */
#define DIMENSION(key, where, member, must, text, from, sample)                                        \
    {                                                                                                  \
        .name = (key), .type = QU_FIELD_DIMENSION, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text), .low = (from), .high = 2000, .example = (sample)                            \
    }
#define PLACE(key, where, member, must, text, sample)                                                  \
    {                                                                                                  \
        .name = (key), .type = QU_FIELD_DIMENSION, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text), .low = 0, .high = 2000, .words = page_units, .example = (sample)            \
    }
#define COLOUR(key, where, member, must, text)                                                      \
    {                                                                                               \
        .name = (key), .type = QU_FIELD_COLOUR, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text), .example = "red"                                                         \
    }
#define TEXT(key, where, member, must, text, sample)                                              \
    {                                                                                             \
        .name = (key), .type = QU_FIELD_TEXT, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text), .example = (sample)                                                    \
    }
#define INT(key, where, member, must, from, to, text)                                            \
    {                                                                                            \
        .name = (key), .type = QU_FIELD_INT, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text), .low = (from), .high = (to)                                           \
    }
#define NUMBER(key, where, member, must, from, to, text)                                            \
    {                                                                                               \
        .name = (key), .type = QU_FIELD_NUMBER, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text), .low = (from), .high = (to)                                              \
    }
#define BOOL(key, where, member, must, text)                                                      \
    {                                                                                             \
        .name = (key), .type = QU_FIELD_BOOL, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text)                                                                         \
    }
#define ENUM(key, where, member, must, values, text)                                              \
    {                                                                                             \
        .name = (key), .type = QU_FIELD_ENUM, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text), .words = (values)                                                      \
    }
#define STRUCT(key, at, must, table, text)                                                          \
    {                                                                                               \
        .name = (key), .type = QU_FIELD_STRUCT, .offset = (at), .flags = (must), .summary = (text), \
        .fields = (table)                                                                           \
    }
#define NODE(key, where, member, must, text, sample)                                              \
    {                                                                                             \
        .name = (key), .type = QU_FIELD_NODE, .offset = offsetof(where, member), .flags = (must), \
        .summary = (text), .example = (sample)                                                    \
    }
#define END          \
    {                \
        .name = NULL \
    }
#define MUST QU_REQUIRED
#define MAY 0

const struct qu_field qu_size_fields[] = {
    PLACE("width", struct qu_track_source, x, MUST, "of the trimmed page", "86 mm"),
    PLACE("height", struct qu_track_source, width, MUST, "of the trimmed page", "210 mm"), END};

static const struct qu_field paper_fields[] = {
    NODE("size", struct qu_paper_source, size, MUST,
         "a4, a5, a6, b5, letter, half-letter, pocket, or [width, height]", "[148 mm, 210 mm]"),
    BOOL("facing", struct qu_paper_source, facing, MUST, "left pages mirror right ones"),
    COLOUR("tint", struct qu_paper_source, tint, MUST, "of the paper; none for the paper as it is"),
    COLOUR("fibre", struct qu_paper_source, fibre, MUST, "of the fibres in a tinted paper"),
    INT("fibres", struct qu_paper_source, fibres, MUST, 0, 5000, "of them on a page"),
    END};

static const struct qu_field line_paper_fields[] = {
    COLOUR("colour", struct qu_print_source, colour, MUST, "of the lines"),
    DIMENSION("stroke", struct qu_print_source, stroke, MUST, "their width; under 0.3 pt they may not print",
              0, "0.4 pt"),
    BOOL("margin-line", struct qu_print_source, margin_line, MUST, "whether the margin line is printed"),
    END};
static const struct qu_field fine_paper_fields[] = {
    COLOUR("colour", struct qu_print_source, colour, MUST, "of the lines"),
    COLOUR("second", struct qu_print_source, second, MUST,
           "of the finer lines (Seyes) or the cue column's (Cornell)"),
    DIMENSION("stroke", struct qu_print_source, stroke, MUST, "their width; under 0.3 pt they may not print",
              0, "0.4 pt"),
    BOOL("margin-line", struct qu_print_source, margin_line, MUST, "whether the margin line is printed"),
    END};
static const struct qu_field dot_paper_fields[] = {
    COLOUR("colour", struct qu_print_source, colour, MUST, "of the dots"),
    DIMENSION("dot", struct qu_print_source, dot, MUST, "their diameter", 0, "0.9 pt"),
    BOOL("margin-line", struct qu_print_source, margin_line, MUST, "whether the margin line is printed"),
    END};
static const struct qu_field plain_paper_fields[] = {
    BOOL("margin-line", struct qu_print_source, margin_line, MUST, "whether the margin line is printed"),
    END};

#define PAPER(index) (offsetof(struct qu_ruling_source, papers) + (index) * sizeof(struct qu_print_source))
static const struct qu_field papers_fields[] = {
    STRUCT("ruled", PAPER(QU_PAPER_RULED), MUST, line_paper_fields, "a line for each row"),
    STRUCT("grid", PAPER(QU_PAPER_GRID), MUST, line_paper_fields, "squares of a row's height"),
    STRUCT("dot", PAPER(QU_PAPER_DOT), MUST, dot_paper_fields, "dots where the squares meet"),
    STRUCT("plain", PAPER(QU_PAPER_PLAIN), MUST, plain_paper_fields, "no ruling"),
    STRUCT("seyes", PAPER(QU_PAPER_SEYES), MUST, fine_paper_fields, "three finer lines between two rows"),
    STRUCT("cornell", PAPER(QU_PAPER_CORNELL), MUST, fine_paper_fields, "a cue column and a summary"),
    END};

static const struct qu_field ruling_fields[] = {
    PLACE("spacing", struct qu_ruling_source, spacing, MUST, "from rule to rule", "7 mm"),
    PLACE("first", struct qu_ruling_source, first, MUST,
          "from the top edge to the first rule that carries text", "27 mm"),
    INT("rows", struct qu_ruling_source, rows, MUST, 3, 200, "lines of text on a page"),
    PLACE("offset", struct qu_ruling_source, offset, MUST, "from the baseline down to its rule", "0.25 mm"),
    STRUCT("papers", 0, MUST, papers_fields, "what is printed on each kind of paper"),
    END};

static const struct qu_field margin_line_fields[] = {
    PLACE("x", struct qu_margin_line_source, x, MUST, "on a right page; between the tracks", "15 mm"),
    COLOUR("colour", struct qu_margin_line_source, colour, MUST, "of the line"),
    PLACE("stroke", struct qu_margin_line_source, stroke, MUST, "its width", "0.4 pt"), END};

static const struct qu_field track_fields[] = {
    PLACE("x", struct qu_track_source, x, MUST, "on a right page, from the left edge", "15 mm"),
    PLACE("width", struct qu_track_source, width, MUST, "the measure", "86 mm"), END};
static const struct qu_field tracks_fields[] = {
    STRUCT("text", offsetof(struct qu_layout_source, text), MUST, track_fields, "where the text runs"),
    STRUCT("margin", offsetof(struct qu_layout_source, margin), MUST, track_fields, "where the notes stand"),
    END};

static const struct qu_field notes_fields[] = {
    INT("gap", struct qu_layout_source, note_gap, MUST, 0, 20, "empty rows between two margin notes"),
    TEXT("heading", struct qu_layout_source, notes_heading, MAY,
         "above notes at the end of an entry; default: notes", "notes"),
    END};

static const struct qu_field font_fields[] = {
    {.name = "families",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct qu_font_source, families),
     .flags = QU_REQUIRED | QU_NOT_EMPTY | QU_ONE_OR_LIST,
     .summary = "the wanted one, then its substitutes",
     .element = QU_FIELD_TEXT,
     .size = sizeof(const char *),
     .example = "[EB Garamond, Liberation Serif]"},
    TEXT("remedy", struct qu_font_source, remedy, MUST, "what to do when the first family is missing",
         "install the package fonts-ebgaramond"),
    ENUM("letters", struct qu_font_source, letters, MAY, letters_words,
         "written ones vary; joined ones keep their places within the word"),
    END};

static const struct qu_field hand_fields[] = {
    PLACE("wander", struct qu_hand_source, wander, MUST, "of the baseline, up and down", "0.06 mm"),
    PLACE("wave", struct qu_hand_source, wave, MUST, "length of its waves, and of those of the slant",
          "32 mm"),
    NUMBER("drift", struct qu_hand_source, drift, MUST, 0, 1, "degrees by which a line climbs or sinks"),
    NUMBER("word-rise", struct qu_hand_source, word_rise, MUST, 0, 0.1,
           "of a word above or below the line, in em"),
    NUMBER("letter-rise", struct qu_hand_source, letter_rise, MUST, 0, 0.1,
           "of letters within the word, in em"),
    NUMBER("letter-shift", struct qu_hand_source, letter_shift, MUST, 0, 0.03,
           "of letters aside, in em; more would split words for a reader"),
    NUMBER("word-shift", struct qu_hand_source, word_shift, MUST, 0, 0.3, "of words aside, in spaces"),
    NUMBER("slant", struct qu_hand_source, slant, MUST, 0, 6,
           "degrees by which the letters lean more or less"),
    NUMBER("ink", struct qu_hand_source, ink, MUST, 0, 0.5,
           "share of the ink that is missing before the pen is dipped again"),
    NUMBER("outline", struct qu_hand_source, outline, MUST, 0, 0.04,
           "unlikeness of a letter's forms, in em, where the font has but one"),
    INT("instances", struct qu_hand_source, instances, MUST, 1, 8,
        "forms of each letter, where the font has but one"),
    END};

#define HAND(level) (offsetof(struct qu_layout_source, hands) + (level) * sizeof(struct qu_hand_source))
static const struct qu_field handwriting_fields[] = {
    STRUCT("subtle", HAND(QU_VARY_SUBTLE), MUST, hand_fields, "hardly seen"),
    STRUCT("natural", HAND(QU_VARY_NATURAL), MUST, hand_fields, "a careful person"),
    STRUCT("strong", HAND(QU_VARY_STRONG), MUST, hand_fields, "in haste"), END};

static const struct qu_field pen_fields[] = {
    PLACE("width", struct qu_pen_source, width, MUST, "of a stroke", "0.33 mm"),
    NUMBER("pressure", struct qu_pen_source, pressure, MUST, 0, 0.8, "share by which the width varies"),
    PLACE("wobble", struct qu_pen_source, wobble, MUST, "across the stroke", "0.11 mm"),
    PLACE("wave", struct qu_pen_source, wave, MUST, "length of its waves", "8.5 mm"),
    PLACE("taper-in", struct qu_pen_source, taper_in, MUST, "length over which a stroke swells", "1.3 mm"),
    PLACE("taper-out", struct qu_pen_source, taper_out, MUST, "length over which it thins", "2.6 mm"),
    END};

#define PEN(name) (offsetof(struct qu_layout_source, pens) + (name) * sizeof(struct qu_pen_source))
static const struct qu_field pens_fields[] = {
    STRUCT("fountain", PEN(QU_PEN_FOUNTAIN), MUST, pen_fields, "underlines, boxes, rings"),
    STRUCT("fine", PEN(QU_PEN_FINE), MUST, pen_fields, "signs, hatching"),
    STRUCT("marker", PEN(QU_PEN_MARKER), MUST, pen_fields, "bars, thick strokes"),
    STRUCT("pencil", PEN(QU_PEN_PENCIL), MUST, pen_fields, "leaders, help lines"), END};

static const struct qu_field span_fields[] = {
    TEXT("font", struct qu_span_source, font, MAY, "a role of fonts; else as around", "script"),
    ENUM("weight", struct qu_span_source, weight, MAY, weight_words, "the pen; else as around"),
    ENUM("italic", struct qu_span_source, italic, MAY, no_yes_words, "else as around"),
    NUMBER("scale", struct qu_span_source, scale, MAY, 0.3, 3, "size relative to the text around"),
    COLOUR("colour", struct qu_span_source, colour, MAY, "of the letters; else as around"),
    ENUM("mark", struct qu_span_source, mark, MAY, qu_mark_words, "what the pen adds"),
    COLOUR("mark-colour", struct qu_span_source, mark_colour, MAY, "of the mark; else that of the text"),
    END};

#define SPAN(kind) ((kind) * sizeof(struct qu_span_source))
static const struct qu_field inline_fields[] = {
    STRUCT("emphasis", SPAN(QU_SPAN_EMPHASIS), MAY, span_fields, "*text*"),
    STRUCT("strong", SPAN(QU_SPAN_STRONG), MAY, span_fields, "**text**"),
    STRUCT("code", SPAN(QU_SPAN_CODE), MAY, span_fields, "`text`"),
    STRUCT("highlight", SPAN(QU_SPAN_HIGHLIGHT), MAY, span_fields, "==text=="),
    STRUCT("strike", SPAN(QU_SPAN_STRIKE), MAY, span_fields, "~~text~~"),
    STRUCT("underline", SPAN(QU_SPAN_UNDERLINE), MAY, span_fields, "++text++"),
    STRUCT("circle", SPAN(QU_SPAN_CIRCLE), MAY, span_fields, "((text))"),
    STRUCT("link", SPAN(QU_SPAN_LINK), MAY, span_fields, "[text](address)"),
    STRUCT("reference", SPAN(QU_SPAN_REFERENCE), MAY, span_fields, "[text](#id)"),
    STRUCT("note", SPAN(QU_SPAN_NOTE), MAY, span_fields, "[^id]"),
    END};

const struct qu_field qu_style_fields[] = {
    TEXT("like", struct qu_style_source, like, MAY, "a style that this one takes everything else from",
         "body"),
    TEXT("font", struct qu_style_source, font, MUST, "a role of fonts", "hand"),
    ENUM("weight", struct qu_style_source, weight, MUST, weight_words, "the pen"),
    BOOL("italic", struct qu_style_source, italic, MAY, "italic letters, where the font has them"),
    NUMBER("x-height", struct qu_style_source, x_height, MAY, 0.1, 4,
           "of the letters, in rows; this or size"),
    PLACE("size", struct qu_style_source, size, MAY, "of the font; this or x-height", "12 pt"),
    INT("tracking", struct qu_style_source, tracking, MAY, -50, 50,
        "space between letters, 1/1000 em; more would split words for a reader"),
    NUMBER("vary", struct qu_style_source, vary, MAY, 0, 2,
           "how much of the hand's variation these letters take"),
    TEXT("features", struct qu_style_source, features, MAY, "OpenType features", "liga=0, onum=1"),
    COLOUR("colour", struct qu_style_source, colour, MUST, "of the letters"),
    ENUM("align", struct qu_style_source, align, MUST, qu_align_words, "of the lines"),
    ENUM("case", struct qu_style_source, letter_case, MAY, qu_case_words, "of the letters"),
    BOOL("hyphenate", struct qu_style_source, hyphenate, MAY, "words may be divided"),
    PLACE("indent", struct qu_style_source, indent, MAY,
          "of the first line of a paragraph that follows a paragraph", "6 mm"),
    PLACE("inset", struct qu_style_source, inset, MAY, "of all lines, at the start side", "4 mm"),
    INT("leading", struct qu_style_source, leading, MUST, 1, 20, "rows from line to line"),
    INT("first", struct qu_style_source, first, MAY, 1, 20, "rows that the first line takes"),
    INT("before", struct qu_style_source, before, MAY, 0, 20,
        "empty rows above, except at the head of a page"),
    INT("after", struct qu_style_source, after, MAY, 0, 20, "empty rows below, except at the foot of a page"),
    STRUCT("inline", offsetof(struct qu_style_source, spans), MAY, inline_fields,
           "where words differ from the layout's inline"),
    END};

static const struct qu_field drop_cap_fields[] = {
    INT("rows", struct qu_layout_source, drop_cap_rows, MUST, 2, 6, "rows that the letter takes"),
    DIMENSION("gap", struct qu_layout_source, drop_cap_gap, MUST, "to the text that runs round it", 0,
              "1.6 mm"),
    TEXT("style", struct qu_layout_source, drop_cap_style, MUST, "its text style", "drop-cap"), END};

static const struct qu_field lists_fields[] = {
    DIMENSION("indent", struct qu_layout_source, list_indent, MUST, "from the marker to the text", 0, "6 mm"),
    TEXT("bullet", struct qu_layout_source, bullet, MUST, "the marker of an unordered list", "–"), END};

static const struct qu_field furniture_line_fields[] = {
    DIMENSION("baseline", struct qu_furniture_source, baseline, MUST,
              "from the top edge; negative: from the bottom edge", -2000, "-10 mm"),
    ENUM("position", struct qu_furniture_source, position, MUST, qu_position_words,
         "on the width of both tracks"),
    TEXT("style", struct qu_furniture_source, style, MUST, "its text style", "folio"), END};
static const struct qu_field furniture_fields[] = {
    STRUCT("head", offsetof(struct qu_layout_source, head), MUST, furniture_line_fields, "the running head"),
    STRUCT("folio", offsetof(struct qu_layout_source, folio), MUST, furniture_line_fields, "the page number"),
    END};

enum { COST_MAX = 100000 };

static const struct qu_field line_fields[] = {
    INT("line", struct qu_line_source, line, MUST, 0, COST_MAX, "of each line"),
    INT("hyphen", struct qu_line_source, hyphen, MUST, 0, COST_MAX, "of a divided word"),
    INT("hyphens-in-row", struct qu_line_source, hyphens_in_row, MUST, 0, COST_MAX,
        "of the second hyphen of two lines"),
    INT("short-last", struct qu_line_source, short_last, MUST, 0, COST_MAX,
        "of a last line under a fifth of the measure, at most"),
    INT("emergency", struct qu_line_source, emergency, MUST, 0, COST_MAX,
        "of a break where there is no good one"),
    NUMBER("space-stretch", struct qu_line_source, space_stretch, MUST, 0, 3, "of a space in justified text"),
    NUMBER("space-shrink", struct qu_line_source, space_shrink, MUST, 0, 0.9, "of a space in justified text"),
    NUMBER("ragged-shrink", struct qu_line_source, ragged_shrink, MUST, 0, 0.9, "of a space in ragged text"),
    INT("hyphen-min-word", struct qu_line_source, min_word, MUST, 2, 60,
        "letters of a word that may be divided"),
    INT("hyphen-min-before", struct qu_line_source, min_before, MUST, 1, 30, "letters before the hyphen"),
    INT("hyphen-min-after", struct qu_line_source, min_after, MUST, 1, 30, "letters after the hyphen"),
    END};

static const struct qu_field page_fields[] = {INT("widow", struct qu_page_costs, widow, MUST, 0, COST_MAX,
                                                  "of a paragraph's last line alone on a page"),
                                              INT("orphan", struct qu_page_costs, orphan, MUST, 0, COST_MAX,
                                                  "of a paragraph's first line alone on a page"),
                                              INT("short-page", struct qu_page_costs, short_page, MUST, 0,
                                                  COST_MAX, "of each row missing from last-page-min"),
                                              INT("last-page-min", struct qu_page_costs, last_page_min, MUST,
                                                  0, 100, "rows that an entry's last page should have"),
                                              INT("note-moved", struct qu_page_costs, note_moved, MUST, 0,
                                                  COST_MAX,
                                                  "of each row squared between a note and its word"),
                                              INT("note-carried", struct qu_page_costs, note_carried, MUST, 0,
                                                  COST_MAX, "of each line of a note on the next page"),
                                              END};

const struct qu_field qu_layout_fields[] = {
    TEXT("name", struct qu_layout_source, name, MUST, "for people", "field notes, A5"),
    TEXT("extends", struct qu_layout_source, extends, MAY,
         "a layout's name or file; this one says only what differs", "field-notes-a5"),
    STRUCT("paper", offsetof(struct qu_layout_source, paper), MUST, paper_fields, "the sheet"),
    STRUCT("ruling", offsetof(struct qu_layout_source, ruling), MUST, ruling_fields,
           "the grid of baselines, and what is printed of it"),
    STRUCT("margin-line", offsetof(struct qu_layout_source, margin_line), MUST, margin_line_fields,
           "between text and notes"),
    STRUCT("tracks", 0, MUST, tracks_fields, "the two columns"),
    STRUCT("notes", 0, MUST, notes_fields, "margin notes"),
    {.name = "colours",
     .type = QU_FIELD_MAP,
     .offset = offsetof(struct qu_layout_source, colours),
     .flags = QU_REQUIRED,
     .summary = "named colours: #rgb, #rrggbb, #rrggbbaa or another name",
     .element = QU_FIELD_COLOUR,
     .size = sizeof(struct qu_colour_source),
     .example = "{ink: '#1c2457'}"},
    {.name = "decoration",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct qu_layout_source, decoration),
     .summary = "names of the colours that an output without decoration leaves away",
     .element = QU_FIELD_TEXT,
     .size = sizeof(const char *)},
    {.name = "fonts",
     .type = QU_FIELD_MAP,
     .offset = offsetof(struct qu_layout_source, fonts),
     .flags = QU_REQUIRED,
     .summary = "roles and the families that fill them",
     .element = QU_FIELD_STRUCT,
     .fields = font_fields,
     .size = sizeof(struct qu_font_source)},
    {.name = "fallbacks",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct qu_layout_source, fallbacks),
     .flags = QU_REQUIRED,
     .summary = "families for other scripts, after those of every role",
     .element = QU_FIELD_TEXT,
     .size = sizeof(const char *)},
    ENUM("hand", struct qu_layout_source, hand, MUST, hand_words, "how much the writing varies"),
    STRUCT("handwriting", 0, MUST, handwriting_fields, "what each level of it means"),
    STRUCT("pens", 0, MUST, pens_fields, "what draws"),
    STRUCT("inline", offsetof(struct qu_layout_source, spans), MUST, inline_fields,
           "what Markdown does to words"),
    NODE("styles", struct qu_layout_source, styles, MUST, "text styles by name, see below",
         "heading: {like: body, weight: marker}"),
    STRUCT("drop-cap", 0, MUST, drop_cap_fields, "the first letter of an entry"),
    STRUCT("lists", 0, MUST, lists_fields, "ordered and unordered lists"),
    STRUCT("furniture", 0, MUST, furniture_fields, "running head and folio"),
    STRUCT("line-breaking", offsetof(struct qu_layout_source, lines), MUST, line_fields, "costs"),
    STRUCT("page-breaking", offsetof(struct qu_layout_source, pages), MUST, page_fields, "costs"),
    NODE("blocks", struct qu_layout_source, blocks, MAY, "a section for each kind of block, see below",
         "cards: {columns: 2}"),
    END};

void qu_span_source_init(struct qu_span_source spans[QU_SPAN_KINDS])
{
    for (int i = 0; i < QU_SPAN_KINDS; i++)
        spans[i] = (struct qu_span_source){.weight = -1, .italic = -1, .scale = 1};
}

/* The table of an inline span stands in the tables eleven times: ten kinds of span, and again in a style. It
 * is printed once. */
static void print_but_inline(const struct qu_field *fields, int indent, struct qu_buf *out)
{
    static const struct qu_field nothing[] = {END};
    struct qu_field copy[32], spans[QU_SPAN_KINDS + 1];
    int count = 0;
    for (int i = 0; i <= QU_SPAN_KINDS; i++) {
        spans[i] = inline_fields[i];
        spans[i].fields = nothing;
    }
    for (; fields[count].name != NULL; count++) {
        QU_ASSERT(count + 1 < QU_COUNT(copy));
        copy[count] = fields[count];
        if (fields[count].fields == inline_fields)
            copy[count].fields = fields == qu_layout_fields ? spans : nothing;
    }
    copy[count] = fields[count];
    qu_schema_print(copy, indent, out);
}

static void print_style_names(struct qu_buf *out)
{
    qu_buf_add_text(out, "\nstyles: <name>:   every layout has");
    for (int i = 0; qu_layout_style_names[i] != NULL; i++)
        qu_buf_printf(out, "%s %s", i > 0 ? "," : "", qu_layout_style_names[i]);
    qu_buf_add_text(out, "\n");
}

void qu_layout_print_schema(const struct qu_style_table *const *tables, struct qu_buf *out)
{
    print_but_inline(qu_layout_fields, 0, out);
    qu_buf_add_text(out, "\ninline: <span>:\n");
    qu_schema_print(span_fields, 2, out);
    print_style_names(out);
    print_but_inline(qu_style_fields, 2, out);
    for (int i = 0; tables != NULL && tables[i] != NULL; i++) {
        qu_buf_printf(out, "\nblocks: %s:\n", tables[i]->name);
        qu_schema_print(tables[i]->fields, 2, out);
    }
}
