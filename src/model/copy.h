/* copy.h - deep copies of bound content. */
#pragma once

#include "block.h"

/* A deep copy of bound content. Only texts and blocks are copied, the rest is shared. The functions are
 * called for every block list and every inline text of the copy. */
struct qu_copying {
    struct qu_arena *arena;
    bool (*keep)(void *data, const struct qu_block *block);
    void (*edit)(void *data, struct qu_inline *text);
    void *data;
};

void *qu_schema_copy(const struct qu_copying *copying, const struct qu_field *fields, const void *content,
                     size_t size);
