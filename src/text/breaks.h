/* breaks.h - the places where a line may end.
 *
 * In order of the text: Unicode line breaks, soft hyphens, hyphens from patterns, hard breaks, and, only
 * inside stretches wider than the narrowest line, emergency breaks between any two letters. The last break is
 * the paragraph's end and hard. */
#pragma once

#include "hyphenate.h"

enum { QU_BREAK_HYPHEN = 1, QU_BREAK_HARD = 2, QU_BREAK_EMERGENCY = 4 };

struct qu_break {
    int at;       /* the character that starts the next line */
    int end;      /* where this line's visible text ends */
    qu_len left;  /* added to the line that ends here: hyphen, kerning, reshaped cluster */
    qu_len right; /* added to the line that starts here: reshaped cluster */
    uint8_t kind;
};

struct qu_breaks {
    QU_VEC(struct qu_break) list;
};

/* `narrowest`: the width of the narrowest line that the paragraph may meet. */
void qu_breaks_find(struct qu_breaks *breaks, struct qu_shaped *shaped, struct qu_faces *faces,
                    qu_len narrowest);
