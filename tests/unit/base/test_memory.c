/* Memory: arenas, vectors, and what happens where there is not enough. */
#include "../../../src/base/vec.h"
#include "../../../src/base/buf.h"
#include "tap.h"

#include <limits.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void memory(struct tap *tap)
{
    struct qu_arena arena;
    qu_arena_init(&arena);
    bool zeroed = true, aligned = true;
    for (int i = 1; i < 3000; i++) {
        unsigned char *p = qu_arena_alloc(&arena, (size_t)i);
        aligned = aligned && (uintptr_t)p % 16 == 0;
        for (int k = 0; k < i; k++)
            zeroed = zeroed && p[k] == 0;
        memset(p, 0xff, (size_t)i);
    }
    tap_ok(tap, zeroed && aligned, "an arena's memory is zeroed and aligned");
    qu_arena_reset(&arena);
    tap_ok(tap, *(unsigned char *)qu_arena_alloc(&arena, 64) == 0, "and zeroed again after a reset");
    tap_text(tap, qu_arena_printf(&arena, "%d-%s", 7, "x"), "7-x", "text in an arena");
    tap_text(tap, qu_arena_strndup(&arena, "abcd", 3), "abc", "the beginning of a text");
    tap_ok(tap, qu_arena_dup(&arena, NULL, 0) != NULL, "a copy of nothing");
    unsigned char *large = qu_arena_alloc(&arena, 200000), *small = qu_arena_alloc(&arena, 16);
    memset(large, 0xff, 200000);
    tap_ok(tap, small[0] == 0 && small[15] == 0, "a block larger than the usual has its own place");
    qu_arena_reset(&arena);
    tap_ok(tap, *(unsigned char *)qu_arena_alloc(&arena, 64) == 0, "after a reset it is used again, zeroed");
    QU_VEC(int) vec = {0};
    for (int i = 0; i < 1000; i++)
        qu_vec_add(&vec, i * i);
    tap_ok(tap, vec.count == 1000 && vec.at[999] == 999 * 999 && *qu_vec_last(&vec) == vec.at[999],
           "a vector grows");
    int *kept = qu_vec_keep(&vec, &arena);
    tap_ok(tap, kept[31] == 961 && vec.count == 0 && vec.at == NULL, "and moves into an arena");
    qu_arena_finish(&arena);
}

/* ---- asked for more than there can be */

static void ask_array(void)
{
    struct qu_arena arena = {0};
    (void)QU_NEW_ARRAY(&arena, uint64_t, SIZE_MAX / 4);
}

static void ask_negative(void)
{
    struct qu_arena arena = {0};
    (void)QU_NEW_ARRAY(&arena, int, -1);
}

static void ask_block(void)
{
    struct qu_arena arena = {0};
    (void)qu_arena_alloc(&arena, SIZE_MAX - 3);
}

static void ask_zeroed(void)
{
    (void)qu_alloc_zero(SIZE_MAX / 2 + 1, 2);
}

static void ask_vector(void)
{
    QU_VEC(char) vec = {.count = INT_MAX / 2 + 1, .capacity = INT_MAX / 2 + 1};
    (void)qu_vec_push(&vec);
}

static void ask_buffer(void)
{
    struct qu_buf buf;
    qu_buf_init(&buf);
    (void)qu_buf_room(&buf, SIZE_MAX - 1);
}

/* In a process of its own: it must end by abort, with a message. */
static void ends_without_memory(struct tap *tap, void (*ask)(void), const char *what)
{
    int ends[2], status = 0;
    char said[200] = "";
    if (pipe(ends) != 0)
        return;
    pid_t child = fork();
    if (child == 0) {
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        dup2(ends[1], STDERR_FILENO);
        ask();
        _exit(0);
    }
    close(ends[1]);
    ssize_t got = read(ends[0], said, sizeof said - 1);
    close(ends[0]);
    waitpid(child, &status, 0);
    tap_ok(tap,
           got > 0 && strstr(said, "out of memory") != NULL && WIFSIGNALED(status) &&
               WTERMSIG(status) == SIGABRT,
           "%s is out of memory (%.*s)", what, (int)strcspn(said, "\n"), said);
}

static void limits(struct tap *tap)
{
    ends_without_memory(tap, ask_array, "an array whose size wraps");
    ends_without_memory(tap, ask_negative, "an array of -1");
    ends_without_memory(tap, ask_block, "a block as large as the address space");
    ends_without_memory(tap, ask_zeroed, "zeroed memory whose size wraps to 0");
    ends_without_memory(tap, ask_vector, "a vector of more than an int counts");
    ends_without_memory(tap, ask_buffer, "a buffer whose size wraps");
}

int main(void)
{
    struct tap tap = {0};
    memory(&tap);
    limits(&tap);
    return tap_done(&tap);
}
