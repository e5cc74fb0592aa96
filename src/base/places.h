/* places.h - where in a file each character of a text was written.
 *
 * Text changes on its way from the file to the page: lines are joined, escapes and marks vanish, references
 * get their numbers. A table of steps leads back to the file. A step says: the character at byte `at` of the
 * text is written at this place, and each further character one column to the right, until the next step.
 * There is a step at least every QU_PLACES_EVERY bytes, so that a look-up takes the same time in texts of any
 * length. Steps are collected in a draft, in the order of the text, and then copied into an arena. */
#pragma once

#include "diag.h"
#include "vec.h"

enum { QU_PLACES_EVERY = 128 };

struct qu_place_step {
    int at, line, column;
};

struct qu_places {
    const char *file, *text;
    const struct qu_place_step *steps;
    int count;
};

struct qu_places_draft {
    QU_VEC(struct qu_place_step) steps;
    int next_line, next_column; /* where the next character stands if no new step is needed */
};

/* The next character of the text, which begins at byte `at`, was written there. */
void qu_places_add(struct qu_places_draft *draft, int at, struct qu_src src);
/* From byte `at` on, the drafted text is a copy of bytes [start, end) of another text. */
void qu_places_copy(struct qu_places_draft *draft, int at, const struct qu_places *from, int start, int end);
/* The finished table for `text`, which is lent; NULL if nothing was drafted. Empties the draft. */
const struct qu_places *qu_places_keep(struct qu_places_draft *draft, struct qu_arena *arena,
                                       const char *file, const char *text);

/* The place of the character at byte `at`. */
struct qu_src qu_places_find(const struct qu_places *places, int at);
