/* copy.h - deep copies of bound content. */
#pragma once

#include "block.h"

/* A deep copy of bound content, as far as texts and blocks go: the rest is shared. Called for every block
 * list and every inline in the copy. */
struct qu_copying {
    struct qu_arena *arena;
    bool (*keep)(void *data, const struct qu_block *block);
    void (*edit)(void *data, struct qu_inline *text);
    void *data;
};

void *qu_schema_copy(const struct qu_copying *copying, const struct qu_field *fields, const void *content,
                     size_t size);
