/* layout.h - a page design (layouts/NAME.yaml) as resolved values.
 *
 * Everything that a designer may want to change stands in the layout file, with units and named colours, and
 * not in C. A layout may `extends:` another: the files are merged key by key (the nearer wins; lists are
 * replaced whole) before anything is read, so that a derived layout has only a few lines. After
 * qu_layout_read without errors every value is set; there are no later defaults. Lengths given in rows are
 * resolved against the ruling; sizes given as x-height stay relative, because only the fonts know them
 * (struct qu_text_style).
 *
 * With `like:` a style takes all values that it does not set from another style, by the same join; `key:
 * null` removes an inherited value. A layout may define further styles beside qu_layout_style_names. A style
 * that is never used and whose name is nearly one of those is an error.
 *
 * Each kind of block may bring a table of layout values of its own (struct qu_style_table), which stands
 * under `blocks: <kind>:`. */
#pragma once

#include "../asset/fontset.h"
#include "../base/colour.h"
#include "../base/geom.h"
#include "../model/notebook.h"

enum qu_align { QU_ALIGN_RAGGED, QU_ALIGN_JUSTIFIED, QU_ALIGN_CENTRED, QU_ALIGN_END };
enum qu_case { QU_CASE_AS_WRITTEN, QU_CASE_UPPER, QU_CASE_LOWER };
enum qu_weight { QU_WEIGHT_FINE = 300, QU_WEIGHT_REGULAR = 400, QU_WEIGHT_MARKER = 700 };

/* How an inline span changes the text style (`inline:`), for each kind of span of read/span.h. */
struct qu_span_style {
    int weight;       /* 0: as around */
    int italic;       /* -1 as around, 0, 1 */
    const char *role; /* NULL: as around */
    int size;         /* 1/1000 of the size around */
    bool coloured;
    struct qu_colour colour;
    int mark;                     /* enum qu_span_mark: what the pen adds */
    struct qu_colour mark_colour; /* a == 0: the text's colour */
};

enum qu_span_mark {
    QU_MARK_NOTHING,
    QU_MARK_UNDERLINE,
    QU_MARK_HIGHLIGHT,
    QU_MARK_STRIKE,
    QU_MARK_CIRCLE,
    QU_MARK_BOX
};

enum { QU_SPAN_KINDS = QU_SPAN_NOTE + 1 };

/* How a kind of text is set. */
struct qu_text_style {
    const char *name;
    struct qu_src src;
    const char *role; /* a name of `fonts:` */
    int weight;       /* enum qu_weight */
    bool italic;
    qu_len size;          /* 0: follows from x_height */
    int x_height;         /* 1/1000 of the rule spacing; 0: size is given */
    int tracking;         /* 1/1000 em */
    int vary;             /* 1/1000 of how much the layout's hand varies */
    const char *features; /* OpenType features, "liga=0, onum=1" */
    struct qu_colour colour;
    int align;       /* enum qu_align */
    int letter_case; /* enum qu_case */
    bool hyphenate;
    qu_len indent;     /* of the first line of a paragraph that follows a paragraph */
    qu_len inset;      /* of all lines, at the start side */
    int leading;       /* rows from line to line, at least 1 */
    int before, after; /* rows of white space around; dropped at page ends */
    int first;         /* rows of the first line, at least 1: large letters need room above */
    struct qu_span_style spans[QU_SPAN_KINDS]; /* the layout's `inline:` with the style's own on top */
};

/* The costs of line breaks (text/fit.h). */
struct qu_line_costs {
    int hyphen, hyphens_in_row, short_last, line, emergency;  /* demerits */
    int space_stretch, space_shrink;                          /* 1/1000 of the space, justified */
    int ragged_shrink;                                        /* 1/1000 of the space, ragged */
    int hyphen_min_word, hyphen_min_before, hyphen_min_after; /* letters */
};

/* The costs of page breaks (flow/pages.h). */
struct qu_page_costs {
    int widow, orphan, short_page, note_moved, note_carried;
    int last_page_min; /* rows on an entry's last page; each one less costs `short_page` */
};

/* Printed ruling of one kind of paper. */
struct qu_ruling {
    int paper;                       /* enum qu_paper */
    struct qu_colour colour, second; /* second: the finer lines of Seyes, the margin of Cornell */
    qu_len stroke, dot;              /* line width; diameter of a dot */
    bool margin_line;
};

struct qu_track {
    qu_len x, width; /* on a recto, from the left edge of the trimmed page */
};

/* A line of furniture: running head, folio. */
struct qu_furniture {
    qu_len baseline; /* from the top edge; negative: from the bottom edge */
    const char *style;
    const char *position; /* "outer", "inner", "centre" of the text and margin tracks together */
};

/* How much the writing varies; the layout says under `handwriting: levels:` what each level means. */
enum qu_vary_level { QU_VARY_OFF, QU_VARY_SUBTLE, QU_VARY_NATURAL, QU_VARY_STRONG, QU_VARY_LEVELS };
/* What letters a font has. Printed letters never vary; joined letters keep their places within the word. */
enum qu_letters { QU_LETTERS_PRINTED, QU_LETTERS_WRITTEN, QU_LETTERS_JOINED };

/* All in 1/1000: of an em, of a space, of a degree, of the ink. */
struct qu_hand_style {
    qu_len wander, wave;                                  /* of the baseline; the length of its waves */
    int drift;                                            /* degrees: lines climb or sink */
    int word_rise, letter_rise, letter_shift, word_shift; /* em, em, em, space */
    int slant;                                            /* degrees */
    int ink;                /* how much paler the ink gets before the pen is dipped again */
    int outline, instances; /* for fonts without alternates: change in em; forms of each letter */
};

/* A nib, see struct qu_pen of hand/pen.h. */
enum qu_pen_name { QU_PEN_FOUNTAIN, QU_PEN_FINE, QU_PEN_MARKER, QU_PEN_PENCIL, QU_PEN_NAMES };
extern const char *const qu_pen_words[];

struct qu_pen_style {
    qu_len width, wobble, wave, taper_in, taper_out;
    int pressure; /* 1/1000 */
};

struct qu_style_table {
    const char *name; /* the block kind */
    size_t size;
    /* DIMENSION fields hold struct qu_dimension; see qu_layout_length. COLOUR fields hold the resolved
     * colour. A TEXT field called `style` or `...-style` names a text style, `font` or `...-font` a role;
     * both are checked. */
    const struct qu_field *fields;
};

/* The filled table of a kind of block. */
struct qu_layout_section {
    const struct qu_style_table *table;
    void *at;
};

struct qu_layout {
    const char *name, *file;
    struct qu_src src;
    qu_len width, height;   /* trimmed */
    bool facing;            /* versos mirror rectos */
    struct qu_colour tint;  /* of the paper; a == 0: none */
    struct qu_colour fibre; /* of the fibres in a tinted paper */
    int fibres;             /* of them on a page */
    qu_len grid;            /* rule spacing */
    qu_len first_rule;      /* y of the first rule that carries text */
    int rows;               /* lines of text on a page */
    qu_len offset;          /* baseline above its rule */
    struct qu_ruling rulings[QU_PAPER_CORNELL + 1];
    qu_len margin_line_x; /* on a recto; between the tracks */
    struct qu_colour margin_line_colour;
    qu_len margin_line_stroke;
    struct qu_track text, margin;
    int note_gap;              /* rows kept between two margin notes */
    const char *notes_heading; /* above notes at the end of an entry */
    struct qu_furniture head, folio;
    struct qu_line_costs lines;
    struct qu_page_costs pages;
    struct qu_text_style *styles;
    int style_count;
    struct qu_span_style spans[QU_SPAN_KINDS];
    struct qu_font_role *roles;
    int *letters; /* enum qu_letters of each role */
    int role_count;
    int hand;                                   /* enum qu_vary_level */
    struct qu_hand_style hands[QU_VARY_LEVELS]; /* [QU_VARY_OFF] is zero */
    struct qu_pen_style pens[QU_PEN_NAMES];
    int drop_cap_rows;
    qu_len drop_cap_gap;
    const char *drop_cap_style;
    qu_len list_indent; /* from marker to text */
    const char *bullet;
    struct qu_named_colour *colours;
    int colour_count;
    struct qu_layout_section *sections; /* see qu_layout_lookup_block */
    int section_count;
};

/* The text styles that every layout has; the tables of `quire schema` print them. */
extern const char *const qu_layout_style_names[];

/* The style with that name. Never NULL for a name of qu_layout_style_names or one that a block's table
 * names. */
const struct qu_text_style *qu_layout_lookup_style(const struct qu_layout *layout, const char *name);
/* The filled table of a block kind; a bug if there is none. */
const void *qu_layout_lookup_block(const struct qu_layout *layout, const char *kind);
/* A named colour, #rrggbb or "none" (a == 0); false if there is none of that name. */
bool qu_layout_colour(const struct qu_layout *layout, const char *name, struct qu_colour *out);
/* The same, but only #rrggbb and "none". */
bool qu_layout_colour_value(const char *text, struct qu_colour *out);
/* The colour that was given; without one (NULL), the other colour. */
struct qu_colour qu_colour_or(const struct qu_named_colour *given, struct qu_colour otherwise);
/* A length in pt, mm or rows as a qu_len; em and percent count from `base`. */
qu_len qu_layout_length(const struct qu_layout *layout, struct qu_dimension dimension, qu_len base);
const struct qu_font_role *qu_layout_lookup_role(const struct qu_layout *layout, const char *name);
enum qu_letters qu_layout_letters(const struct qu_layout *layout, const char *role);
