/* pages.h - a galley cut into pages: dynamic programming over rows.
 *
 * State: (first row of a page, notes carried over to it). Cost of a page: squared rows that stay empty at its
 * foot (not on the last page), the penalty of the break, squared displacement of its notes, and a price for
 * each note carried over; the least sum wins (optimum-fit page breaking, Plass 1981, on a fixed grid). White
 * space is dropped at both ends of a page. All costs are finite, so there always is a solution: a row taller
 * than the page stands alone on one, and notes that fit on no page follow on pages of their own. */
#pragma once

#include "../style/layout.h"
#include "galley.h"

struct qu_page_cut {
    int first, end; /* rows [first, end) of the galley, without white space at its ends */
    int first_note,
        note_end; /* notes that stand on this page, in order; those before the rows' own were carried over */
};

struct qu_page_cuts {
    struct qu_page_cut *at;
    int count;
};

/* At least one page. In the arena. */
struct qu_page_cuts qu_pages_break(struct qu_arena *arena, const struct qu_galley *galley,
                                   const struct qu_layout *layout);

/* Finds the row of the page at which each note of a cut stands (tops[i] for note first_note + i). Returns the
 * cost, or -1 if the notes do not fit. */
int64_t qu_pages_place_notes(const struct qu_galley *galley, const struct qu_layout *layout,
                             const struct qu_page_cut *cut, int *tops);
