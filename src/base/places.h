/* places.h - where in a file each character of a text was written.
 *
 * Text changes on its way from the file to the page: lines are joined, escapes and marks vanish, references
 * get their numbers. A table of steps leads back: from byte `at` of the text on, characters stand at a place
 * of the file and behind it, one column each, until the next step. A step stands at least every
 * QU_PLACES_EVERY bytes, so that a question costs the same in any text. Steps are drafted in the order of the
 * text and then kept in an arena. */
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
    int next_line, next_column; /* what the last step says of the next character */
};

/* The next character of the text, which begins at byte `at`, was written there. */
void qu_places_add(struct qu_places_draft *draft, int at, struct qu_src src);
/* From byte `at` of the drafted text on stands what [start, end) of another text holds. */
void qu_places_copy(struct qu_places_draft *draft, int at, const struct qu_places *from, int start, int end);
/* The table for `text`, which is lent; NULL where nothing was drafted. The draft is empty then. */
const struct qu_places *qu_places_keep(struct qu_places_draft *draft, struct qu_arena *arena,
                                       const char *file, const char *text);

/* The place of the character at byte `at`. */
struct qu_src qu_places_find(const struct qu_places *places, int at);
