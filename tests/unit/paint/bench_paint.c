/* bench_paint.c - pages a second of qu_painting_write alone: 1000 ruled pages of 19 lines. */
#include "sample.h"

#include "../../../src/base/hash.h"

#include <stdio.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Lines that differ, or deflate has too easy a time. */
static void make_line(struct qu_random *random, char *line, size_t size)
{
    static const char *const words[] = {
        "the",   "garden", "was",  "quiet",  "under",   "a",  "late", "sun",   "and",  "nobody", "came", "to",
        "water", "it",     "that", "summer", "because", "of", "rain", "which", "fell", "all",    "night"};
    size_t at = 0;
    line[0] = '\0';
    while (at < 42 && at + 12 < size)
        at += (size_t)snprintf(line + at, size - at, "%s ", words[qu_random_int(random, QU_COUNT(words))]);
}

int main(void)
{
    struct sample s;
    struct qu_random random = qu_random_from(1);
    sample_init(&s);
    for (int p = 0; p < 1000; p++) {
        struct qu_items items = {0};
        int node = qu_document_add_node(&s.document, QU_ROLE_P, 1, (struct qu_src){0});
        for (int y = 40; y < 400; y += 20) {
            char line[80];
            make_line(&random, line, sizeof line);
            sample_add_text(&s, &items, y % 100 ? node : 0, "EB Garamond 12", line, 30, y - 1);
        }
        struct qu_page *page = sample_add_page(&s, 0);
        page->items = qu_items_keep(&items, &s.arena, &page->item_count);
    }
    for (int tagged = 0; tagged < 2; tagged++) {
        struct qu_buf out;
        struct qu_leaves tags = {0};
        struct qu_painting_options options = {.tagged = tagged != 0};
        qu_buf_init(&out);
        double start = now();
        bool fine = qu_painting_write(&s.document, s.fonts, s.images, &options, &s.diag, &tags, &out);
        double took = now() - start;
        printf("%s: %s, %.3f s, %.0f pages a second, %zu bytes, %d tags\n", tagged ? "tagged" : "plain",
               fine ? "fine" : "FAILED", took, 1000 / took, out.length, tags.count);
        qu_vec_finish(&tags);
        qu_buf_finish(&out);
    }
    sample_finish(&s);
    return 0;
}
