/* notes.h - where margin notes stand: bounded isotonic regression.
 *
 * Each note wants to stand at its anchor, keeps its order, and may overlap neither its neighbours nor the
 * ends of the track. Minimises the sum of squared displacements: subtract the heights before each note, pool
 * adjacent violators, clip the pooled values to the track, add the heights back (PAV: Barlow and others 1972;
 * clipping keeps the optimum because the bounds are equal for all). What else stands in the track (a title or
 * a row of cards that runs across it) takes part as a place of overwhelming weight. Whole rows in, whole rows
 * out. */
#pragma once

#include "../base/base.h"

enum { QU_NOTES_MOST = 128 }; /* places on a page */

struct qu_note_place {
    int anchor; /* row where the note wants its top */
    int height; /* rows, with the gap below it */
    bool fixed; /* an obstacle: it stands at its anchor or nowhere */
    int top;    /* out: row where it stands */
};

/* Places `count` notes in rows [0, rows). False if they cannot all stand there. *moved_out, if not NULL,
 * receives the sum of squared displacements. */
bool qu_notes_place(struct qu_note_place *notes, int count, int rows, int64_t *moved_out);
