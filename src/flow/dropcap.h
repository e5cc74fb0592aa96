/* dropcap.h - the large first letter that some lines stand beside.
 *
 * Its ink, not its type size, fills the height from the first line's cap height to the last line's baseline,
 * so that any face fits. The letter is taken out of the styled text, which then begins with the rest. */
#pragma once

#include "styled.h"

struct qu_drop_cap {
    int rows;     /* lines that stand beside it; 0: none */
    qu_len width; /* room it takes, with the gap */
    struct qu_item *items;
    int item_count;
};

/* `x` is the left edge of the paragraph. No cap (rows 0) if the text begins with no letter. */
struct qu_drop_cap qu_drop_cap_set(struct qu_cursor *cursor, struct qu_styled *styled, int node, qu_len x);
