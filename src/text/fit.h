/* fit.h - choosing the breaks: total fit.
 *
 * Knuth and Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981): dynamic
 * programming over the legal breaks with a list of active ones, fitness classes, and line numbers kept apart
 * as long as the following lines differ in width ("easy line"). One scale of demerits for both models, so
 * that the layout's costs mean the same in both:
 *
 * - ragged: (100 slack / width)^2, three tenths of it for shrunk lines; nothing for the last line
 *
 * - justified: ((10 + 100 r^3)^2 - 100) / 42 with r = slack / stretch (or shrink)
 *
 * To both are added 240 if the neighbouring line is of another fitness class, and the layout's `line`,
 * `hyphen`, `hyphens_in_row`, `short_last` (a last line under a fifth of its measure) and `emergency`. If no
 * line fits, an overfull one is taken, at a cost above all others. Demerits are rounded to 1/64, so that sums
 * do not depend on order. */
#pragma once

#include "breaks.h"

struct qu_fit_line {
    int start, end, next; /* characters */
    int from;             /* spaces from here on stretch and shrink: after the last tab */
    qu_len room;          /* the measure less the indent */
    struct qu_measure measure;
    uint8_t kind; /* of the break that ends it */
};

struct qu_fit_node {
    int at, line, previous, fitness; /* at: index of the break, -1 for the start */
    int64_t demerits;
};

struct qu_fit_active {
    int node, line, start, fitness;
    int64_t base; /* width cumulated up to the line's start, less what the break adds to it */
    int64_t demerits;
    qu_len room, indent;
    bool hyphen;
};

enum { QU_FIT_LOOK = 64 }; /* lines from this one on count as equally wide */

struct qu_fit {
    const struct qu_para_request *request;
    struct qu_measure measures[QU_FIT_LOOK];
    int easy; /* lines from here on are equally wide */
    qu_len narrowest;
    int64_t demerits; /* of the paragraph, in 1/64 */
    QU_VEC(struct qu_fit_node) nodes;
    QU_VEC(struct qu_fit_active) active;
    QU_VEC(struct qu_fit_node) found;
    QU_VEC(struct qu_fit_line) lines;
};

/* Asks the measurer for the widths of lines, and so finds the easy line and the narrowest line. */
void qu_fit_prepare(struct qu_fit *fit, const struct qu_para_request *request);
/* Fills fit->lines. */
void qu_fit_lines(struct qu_fit *fit, const struct qu_shaped *shaped, const struct qu_breaks *breaks);
void qu_fit_finish(struct qu_fit *fit);
