/* leaves.h - which piece of the painted pages belongs to which node of the structure.
 *
 * A leaf is a marked-content sequence with a number of its own (PDF 1.7, 14.7.4): the structure tree ends in
 * them. Whoever paints fills the table, whoever writes the structure tree reads it; it lies here because both
 * know the page but not each other. Ordered by page and number. The owner frees it with qu_vec_finish. */
#pragma once

#include "../base/vec.h"

struct qu_leaf {
    int page; /* index into document->pages */
    int mcid; /* its number within its page, from 0 in the order of the content */
    int node;
};

struct qu_leaves {
    struct qu_leaf *at;
    int count, capacity;
};
