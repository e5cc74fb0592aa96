/* vec.h - growing arrays of any type, on the heap.
 *
 * Declare with QU_VEC(struct thing) things = {0}; the fields `at` and `count` are open to read. qu_vec_finish
 * frees the array (not what its elements point to); qu_vec_keep moves the elements into an arena and empties
 * the vector. A pointer into `at` is valid until the next push. */
#pragma once

#include "arena.h"

#define QU_VEC(type)         \
    struct {                 \
        type *at;            \
        int count, capacity; \
    }

#define qu_vec_push(vec)                                                                    \
    (qu_vec_grow_((void **)&(vec)->at, &(vec)->count, &(vec)->capacity, sizeof *(vec)->at), \
     &(vec)->at[(vec)->count - 1])
#define qu_vec_add(vec, value) (*qu_vec_push(vec) = (value))
#define qu_vec_clear(vec) ((vec)->count = 0)
#define qu_vec_last(vec) (&(vec)->at[(vec)->count - 1])
#define qu_vec_finish(vec) qu_vec_finish_((void **)&(vec)->at, &(vec)->count, &(vec)->capacity)
#define qu_vec_keep(vec, arena) \
    qu_vec_keep_((void **)&(vec)->at, &(vec)->count, &(vec)->capacity, sizeof *(vec)->at, (arena))

/* Grows by one zeroed element. */
void qu_vec_grow_(void **at, int *count, int *capacity, size_t size);
void qu_vec_finish_(void **at, int *count, int *capacity);
void *qu_vec_keep_(void **at, int *count, int *capacity, size_t size, struct qu_arena *arena);
