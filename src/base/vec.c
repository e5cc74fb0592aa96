#include "vec.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

void qu_vec_grow_(void **at, int *count, int *capacity, size_t size)
{
    if (*count == *capacity) {
        if (*capacity > INT_MAX / 2)
            qu_out_of_memory(SIZE_MAX);
        *capacity = QU_MAX(8, *capacity * 2);
        *at = qu_realloc(*at, qu_array_size((size_t)*capacity, size));
    }
    memset((char *)*at + (size_t)*count * size, 0, size);
    ++*count;
}

void qu_vec_finish_(void **at, int *count, int *capacity)
{
    free(*at);
    *at = NULL;
    *count = *capacity = 0;
}

void *qu_vec_keep_(void **at, int *count, int *capacity, size_t size, struct qu_arena *arena)
{
    void *kept = qu_arena_dup(arena, *at, (size_t)*count * size);
    qu_vec_finish_(at, count, capacity);
    return kept;
}
