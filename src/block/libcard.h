/* libcard.h - the library card that is taped to the cover: the owner, what the owner did in numbers, links.
 *
 * It can have any width: numbers, chips and links fill lines and wrap. The whole card is turned by at most
 * one degree, and its text is off the grid. */
#pragma once

#include "card.h"

struct qu_libcard {
    const char *status, *number, *name;
    struct qu_inline role;
    struct qu_prose_list text;
    struct qu_list numbers; /* struct { value, label, remark, colour } */
    struct qu_list chips;   /* const char * */
    struct qu_list links;   /* struct qu_inline */
    struct qu_list foot;    /* struct qu_inline */
};

extern const struct qu_field qu_libcard_fields[];

/* The values that a layout sets for it. */
struct qu_libcard_style {
    struct qu_named_colour *paper, *shadow, *tape, *gloss, *highlight, *rule, *box, *dot, *stamp;
    struct qu_card_text status, name, role, text, value, label, remark, chip, link, foot;
    struct qu_dimension padding, depth, number_width, tape_length, gap;
    double turn;
};

extern const struct qu_field qu_libcard_style_fields[];

/* Sets it `width` wide; the items lie relative to its upper left corner, the tape reaches beyond it. Returns
 * its height. */
qu_len qu_libcard_set(struct qu_cursor *cursor, const struct qu_libcard *card,
                      const struct qu_libcard_style *style, qu_len width, struct qu_src src,
                      struct qu_items *items);
