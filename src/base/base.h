/* base.h - what every module uses: memory that never runs out, bugs that stop the program.
 *
 * Words with a fixed meaning: a *user error* goes to the sink of diag.h and the run goes on to the end of the
 * stage; a *system error* (a file that cannot be written) is a diagnostic of severity QU_FATAL; a *bug* of
 * ours is QU_BUG() and aborts with its place; running out of memory aborts. Nothing here knows YAML, fonts or
 * PDF. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define QU_COUNT(a) ((int)(sizeof(a) / sizeof((a)[0])))
#define QU_MIN(a, b) ((a) < (b) ? (a) : (b))
#define QU_MAX(a, b) ((a) > (b) ? (a) : (b))
#define QU_CLAMP(x, lo, hi) ((x) < (lo) ? (lo) : (x) > (hi) ? (hi) : (x))
#define QU_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define QU_NORETURN __attribute__((noreturn))

/* Prints the place of the bug and aborts. Never used for what a user can write. */
#define QU_BUG(...) qu_bug(__FILE__, __LINE__, __VA_ARGS__)
#define QU_ASSERT(cond) ((cond) ? (void)0 : QU_BUG("failed: %s", #cond))

QU_NORETURN void qu_bug(const char *file, int line, const char *format, ...) QU_PRINTF(3, 4);

/* Prints how many bytes were asked for, and aborts. */
QU_NORETURN void qu_out_of_memory(size_t size);
/* count * size; a product that size_t cannot hold counts as out of memory. */
size_t qu_array_size(size_t count, size_t size);
/* malloc family that never returns NULL; release with free(). */
void *qu_alloc(size_t size);
void *qu_alloc_zero(size_t count, size_t size);
void *qu_realloc(void *p, size_t size);
char *qu_strdup(const char *s);
