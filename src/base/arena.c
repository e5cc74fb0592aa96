#include "arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGN = 16 };

struct qu_arena_block {
    struct qu_arena_block *next;
    size_t size, used;
    _Alignas(16) unsigned char data[];
};

void qu_arena_init(struct qu_arena *arena)
{
    arena->head = NULL;
}

static void free_blocks(struct qu_arena_block *block)
{
    while (block != NULL) {
        struct qu_arena_block *next = block->next;
        free(block);
        block = next;
    }
}

void qu_arena_finish(struct qu_arena *arena)
{
    free_blocks(arena->head);
    arena->head = NULL;
}

void qu_arena_reset(struct qu_arena *arena)
{
    struct qu_arena_block *head = arena->head;
    if (head == NULL)
        return;
    free_blocks(head->next);
    head->next = NULL;
    head->used = 0;
}

static struct qu_arena_block *new_block(struct qu_arena *arena, size_t size)
{
    size_t room = QU_MAX(size, (size_t)BLOCK_SIZE);
    struct qu_arena_block *block = qu_alloc(sizeof *block + room);
    block->next = arena->head;
    block->size = room;
    block->used = 0;
    arena->head = block;
    return block;
}

void *qu_arena_alloc(struct qu_arena *arena, size_t size)
{
    if (size > PTRDIFF_MAX)
        qu_out_of_memory(size);
    size = (size + ALIGN - 1) / ALIGN * ALIGN;
    struct qu_arena_block *block = arena->head;
    if (block == NULL || block->size - block->used < size)
        block = new_block(arena, size);
    void *p = block->data + block->used;
    block->used += size;
    return memset(p, 0, size);
}

char *qu_arena_strndup(struct qu_arena *arena, const char *s, size_t length)
{
    char *copy = qu_arena_alloc(arena, length + 1);
    memcpy(copy, s, length);
    return copy;
}

char *qu_arena_strdup(struct qu_arena *arena, const char *s)
{
    return qu_arena_strndup(arena, s, strlen(s));
}

void *qu_arena_dup(struct qu_arena *arena, const void *data, size_t size)
{
    void *copy = qu_arena_alloc(arena, size);
    if (size > 0)
        memcpy(copy, data, size);
    return copy;
}

char *qu_arena_printf(struct qu_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *s = qu_arena_alloc(arena, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(s, (size_t)length + 1, format, args);
    va_end(args);
    return s;
}
