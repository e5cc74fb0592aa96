/* arena.h - memory that is freed all at once.
 *
 * An arena gives out zeroed memory, aligned to 16 bytes. The whole arena is freed at once; no piece of it is
 * freed by itself. quire has three lifetimes: run (notebook, styles), page (display lists) and scratch (a
 * paragraph). An arena is owned by one thread. */
#pragma once

#include "base.h"

struct qu_arena_block;

struct qu_arena {
    struct qu_arena_block *head; /* newest block first */
};

void qu_arena_init(struct qu_arena *arena);
void qu_arena_finish(struct qu_arena *arena);
/* Frees everything but the first block, which the next use takes again. */
void qu_arena_reset(struct qu_arena *arena);

void *qu_arena_alloc(struct qu_arena *arena, size_t size);
char *qu_arena_strdup(struct qu_arena *arena, const char *s);
char *qu_arena_strndup(struct qu_arena *arena, const char *s, size_t length);
void *qu_arena_dup(struct qu_arena *arena, const void *data, size_t size);
char *qu_arena_printf(struct qu_arena *arena, const char *format, ...) QU_PRINTF(2, 3);

#define QU_NEW(arena, type) ((type *)qu_arena_alloc((arena), sizeof(type)))
#define QU_NEW_ARRAY(arena, type, count) \
    ((type *)qu_arena_alloc((arena), qu_array_size((size_t)(count), sizeof(type))))
