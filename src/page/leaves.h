/* leaves.h - which part of the painted pages belongs to which node of the structure.
 *
 * A leaf is a marked-content sequence with a number of its own (PDF 1.7, 14.7.4); leaves are the ends of the
 * structure tree. The painting code fills the table and the code that writes the structure tree reads it. It
 * stands in this folder because both of them include page and neither includes the other. Ordered by page and
 * number. The owner frees it with qu_vec_finish. */
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
