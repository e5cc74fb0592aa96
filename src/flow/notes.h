/* notes.h - where margin notes stand on a page: bounded isotonic regression.
 *
 * Each note should stand at its anchor. Notes keep their order, do not overlap each other and stay in the
 * track. The sum of squared displacements is minimal: subtract the heights before each note, pool adjacent
 * violators, clip the pooled values to the track, add the heights back (pool-adjacent-violators: Barlow and
 * others 1972; clipping keeps the optimum because the bounds are the same for all). Other things in the track
 * (a title or a row of cards over both tracks) take part as places with a very large weight. All values are
 * whole rows. */
#pragma once

#include "../base/base.h"

enum { QU_NOTES_MOST = 128 }; /* places on a page */

struct qu_note_place {
    int anchor; /* row where the note wants its top */
    int height; /* rows, with the gap below it */
    bool fixed; /* an obstacle: it cannot be moved from its anchor */
    int top;    /* out: row where it stands */
};

/* Places `count` notes in rows [0, rows). False if they cannot all stand there. *moved_out, if not NULL,
 * receives the sum of squared displacements. */
bool qu_notes_place(struct qu_note_place *notes, int count, int rows, int64_t *moved_out);
