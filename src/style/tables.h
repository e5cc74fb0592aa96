/* tables.h - the schema tables of a layout file, and the structs that the binder fills by them, before
 * anything is resolved.
 *
 * Names of colours, fonts and styles are still text here, lengths still have their units. The tables are
 * const data; the structs lie in the arena of qu_layout_read. Styles are nodes at this stage: `like` joins
 * their maps before they are bound (textstyles.h). */
#pragma once

#include "layout.h"

struct qu_paper_source {
    struct qu_yaml *size; /* a name of qu_paper_sizes or a list of two lengths */
    struct qu_named_colour *tint, *fibre;
    int fibres;
    bool facing;
};

/* One entry of `ruling: papers:`. */
struct qu_print_source {
    struct qu_named_colour *colour, *second;
    struct qu_dimension stroke, dot;
    bool margin_line;
};

struct qu_ruling_source {
    struct qu_dimension spacing, first, offset;
    int rows;
    struct qu_print_source papers[QU_PAPER_CORNELL + 1];
};

struct qu_margin_line_source {
    struct qu_dimension x, stroke;
    struct qu_named_colour *colour;
};

struct qu_track_source {
    struct qu_dimension x, width;
};

struct qu_colour_source {
    const char *key;
    struct qu_src src;
    struct qu_named_colour *value;
};

struct qu_font_source {
    const char *key;
    struct qu_src src;
    struct qu_list families; /* const char * */
    const char *remedy;
    int letters;
};

struct qu_hand_source {
    struct qu_dimension wander, wave;
    double drift, word_rise, letter_rise, letter_shift, word_shift, slant, ink, outline;
    int instances;
};

struct qu_pen_source {
    struct qu_dimension width, wobble, wave, taper_in, taper_out;
    double pressure;
};

struct qu_furniture_source {
    struct qu_dimension baseline;
    int position;
    const char *style;
};

struct qu_line_source {
    int hyphen, hyphens_in_row, short_last, line, emergency;
    double space_stretch, space_shrink, ragged_shrink;
    int min_word, min_before, min_after;
};

struct qu_span_source {
    const char *font;
    struct qu_named_colour *colour, *mark_colour;
    int weight; /* index into the words of the table; -1: as around */
    int italic; /* -1: as around */
    double scale;
    int mark;
};

struct qu_style_source {
    const char *like, *font, *features;
    struct qu_named_colour *colour;
    int weight, align, letter_case;
    bool italic, hyphenate;
    struct qu_dimension size, indent, inset;
    double x_height, vary;
    int tracking, leading, before, after, first;
    struct qu_span_source spans[QU_SPAN_KINDS];
};

struct qu_layout_source {
    const char *name, *extends;
    struct qu_paper_source paper;
    struct qu_ruling_source ruling;
    struct qu_margin_line_source margin_line;
    struct qu_track_source text, margin;
    int note_gap;
    const char *notes_heading;
    struct qu_list colours;    /* struct qu_colour_source */
    struct qu_list decoration; /* const char *: colours that an output may leave away */
    struct qu_list fonts;      /* struct qu_font_source */
    struct qu_list fallbacks;  /* const char * */
    struct qu_span_source spans[QU_SPAN_KINDS];
    struct qu_yaml *styles, *blocks;
    int hand;
    struct qu_hand_source hands[QU_VARY_LEVELS];
    struct qu_pen_source pens[QU_PEN_NAMES];
    int drop_cap_rows;
    struct qu_dimension drop_cap_gap;
    const char *drop_cap_style;
    struct qu_dimension list_indent;
    const char *bullet;
    struct qu_furniture_source head, folio;
    struct qu_line_source lines;
    struct qu_page_costs pages;
};

struct qu_paper_size {
    const char *name;
    double width, height; /* mm */
};

extern const struct qu_field qu_layout_fields[];
extern const struct qu_field qu_style_fields[];
extern const struct qu_field qu_size_fields[]; /* two lengths, as a struct qu_track_source */
extern const char *const qu_position_words[],
    *const qu_align_words[], *const qu_case_words[], *const qu_mark_words[], *const qu_ruling_words[],
                                                                                 *const qu_span_words[];
extern const struct qu_paper_size qu_paper_sizes[]; /* ends with a NULL name */

/* Sets the optional values to what means "as in the text around". */
void qu_span_source_init(struct qu_span_source spans[QU_SPAN_KINDS]);

/* The tables as text, with those of the kinds of block. */
void qu_layout_print_schema(const struct qu_style_table *const *tables, struct qu_buf *out);
