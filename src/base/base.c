#include "base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void qu_bug(const char *file, int line, const char *format, ...)
{
    va_list args;
    fprintf(stderr, "quire: bug at %s:%d: ", file, line);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputs("\nquire: please report this with the notebook that shows it\n", stderr);
    abort();
}

void qu_out_of_memory(size_t size)
{
    fprintf(stderr, "quire: out of memory (%zu bytes)\n", size);
    abort();
}

size_t qu_array_size(size_t count, size_t size)
{
    size_t product;
    if (__builtin_mul_overflow(count, size, &product))
        qu_out_of_memory(SIZE_MAX);
    return product;
}

static void *checked(void *p, size_t size)
{
    if (p == NULL && size != 0)
        qu_out_of_memory(size);
    return p;
}

void *qu_alloc(size_t size)
{
    return checked(malloc(size), size);
}

void *qu_alloc_zero(size_t count, size_t size)
{
    size_t product = qu_array_size(count, size);
    return checked(calloc(count, size), product);
}

void *qu_realloc(void *p, size_t size)
{
    return checked(realloc(p, size), size);
}

char *qu_strdup(const char *s)
{
    size_t size = strlen(s) + 1;
    return memcpy(qu_alloc(size), s, size);
}
