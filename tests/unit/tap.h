/* tap.h - the test harness: one line a check, in the Test Anything Protocol. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct tap {
    int run, failed;
};

__attribute__((format(printf, 3, 4))) static inline bool tap_ok(struct tap *tap, bool fine,
                                                                const char *format, ...)
{
    va_list args;
    printf("%s %d - ", fine ? "ok" : "not ok", ++tap->run);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    tap->failed += !fine;
    fflush(stdout);
    return fine;
}

static inline bool tap_int(struct tap *tap, long got, long want, const char *what)
{
    return tap_ok(tap, got == want, "%s: %ld, wanted %ld", what, got, want);
}

/* One-line texts; for longer ones the difference is easier to read in a golden file. */
static inline bool tap_text(struct tap *tap, const char *got, const char *want, const char *what)
{
    bool fine = got != NULL && strcmp(got, want) == 0;
    return tap_ok(tap, fine, "%s: \"%s\", wanted \"%s\"", what, got != NULL ? got : "(null)", want);
}

/* Returned from main. */
static inline int tap_done(const struct tap *tap)
{
    printf("1..%d\n", tap->run);
    return tap->failed > 0;
}
