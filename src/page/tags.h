/* tags.h - which marked leaf of the painted file belongs to which node of the structure.
 *
 * Paint fills the table, finish builds the structure tree from it; it lies here because both know the page
 * but not each other. Ordered by page and leaf. The owner frees it with qu_vec_finish. */
#pragma once

#include "../base/vec.h"

struct qu_paint_tag {
    int page; /* index into document->pages */
    int mcid; /* number of the leaf within its page, from 0 in the order of the content */
    int node;
};

struct qu_paint_tags {
    struct qu_paint_tag *at;
    int count, capacity;
};
