/* test_data.c - where layouts and fonts are sought, and in which order. */
#include "../../../src/base/file.h"
#include "../../../src/pipeline/data.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <tap.h>
#include <unistd.h>

static const char *make(struct qu_arena *arena, const char *parent, const char *name)
{
    char *path = qu_file_join(arena, parent, name);
    mkdir(path, 0755);
    return path;
}

static int count(const char *const *list)
{
    int n = 0;
    while (list[n] != NULL)
        n++;
    return n;
}

static void test_given(struct tap *tap, struct qu_arena *arena, const char *root)
{
    const char *data = make(arena, root, "data"), *book = make(arena, root, "book");
    const char *layouts = make(arena, data, "layouts"), *fonts = make(arena, data, "fonts");
    struct qu_data found = qu_data_find(arena, data, book);
    tap_ok(tap, count(found.layouts) == 1 && count(found.fonts) == 1,
           "folders that are not there take no part");
    const char *own_layouts = make(arena, book, "layouts"), *own_fonts = make(arena, book, "fonts");
    found = qu_data_find(arena, data, book);
    if (!tap_ok(tap, count(found.layouts) == 2 && count(found.fonts) == 2,
                "the notebook has some of its own"))
        return;
    tap_text(tap, found.layouts[0], own_layouts, "its layouts come first");
    tap_text(tap, found.layouts[1], layouts, "then those that are given");
    tap_text(tap, found.fonts[0], fonts, "fonts that are given come first");
    tap_text(tap, found.fonts[1], own_fonts, "then its own");
    found = qu_data_find(arena, data, NULL);
    tap_ok(tap, count(found.layouts) == 1 && count(found.fonts) == 1,
           "without a notebook only what is given");
}

/* Beside this test lies no quire-data, and nothing is installed over its folder. */
static void test_missing(struct tap *tap, struct qu_arena *arena, const char *root)
{
    const char *book = make(arena, root, "book");
    struct qu_data none = qu_data_find(arena, NULL, book), empty = qu_data_find(arena, "", book);
    tap_ok(tap, count(none.layouts) == count(empty.layouts) && count(none.fonts) == count(empty.fonts),
           "an empty name is none");
    tap_text(tap, none.layouts[0], qu_file_join(arena, book, "layouts"),
             "the notebook's own are found in any case");
}

int main(void)
{
    struct tap tap = {0};
    struct qu_arena arena;
    char root[] = "/tmp/quire-data-XXXXXX", command[64];
    qu_arena_init(&arena);
    if (mkdtemp(root) == NULL)
        return 1;
    test_given(&tap, &arena, root);
    test_missing(&tap, &arena, root);
    snprintf(command, sizeof command, "rm -rf %s", root);
    tap_int(&tap, system(command), 0, "cleaned up");
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
