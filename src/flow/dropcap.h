/* dropcap.h - the large first letter of a paragraph, with some lines beside it.
 *
 * Its ink (not its type size) fills the height from the first line's cap height to the last line's baseline,
 * so that it fits in any face. The letter is removed from the styled text. */
#pragma once

#include "styled.h"

struct qu_drop_cap {
    int rows;     /* lines beside it; 0: there is no drop cap */
    qu_len width; /* room it takes, with the gap */
    struct qu_item *items;
    int item_count;
};

/* `x` is the left edge of the paragraph. No drop cap (rows 0) if the text does not begin with a letter. */
struct qu_drop_cap qu_drop_cap_set(struct qu_cursor *cursor, struct qu_styled *styled, int node, qu_len x);
