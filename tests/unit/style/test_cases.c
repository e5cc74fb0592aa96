#include "../../../src/base/diagprint.h"
#include "helpers.h"

#include <dirent.h>
#include <stdlib.h>

/* Bad layouts: tests/errors/layout-cases holds NAME.yaml and what is said about it, NAME.expected, word for
 * word. The program runs in that folder; a place in a shipped layout is written as LAYOUTS/file, without line
 * and column, so that those files can be edited. With QUIRE_UPDATE=1 it writes the expected texts, to be read
 * by eye. */

static int is_expected(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 9 && strcmp(entry->d_name + length - 9, ".expected") == 0;
}

static char *without_places(struct qu_arena *arena, const char *text, const char *folder)
{
    struct qu_buf out = {0};
    size_t length = strlen(folder);
    for (const char *at; (at = strstr(text, folder)) != NULL;) {
        qu_buf_add(&out, text, (size_t)(at - text));
        qu_buf_add_text(&out, "LAYOUTS");
        text = at + length + strcspn(at + length, ":\n");
        qu_buf_add(&out, at + length, (size_t)(text - at) - length);
        text += strspn(text, ":0123456789");
    }
    qu_buf_add_text(&out, text);
    char *kept = qu_arena_strdup(arena, qu_buf_text(&out));
    qu_buf_finish(&out);
    return kept;
}

static char *messages_of(struct qu_arena *arena, const char *file, const char *shipped)
{
    const char *const folders[] = {shipped, NULL};
    struct qu_diag diag;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    qu_diag_init(&diag, false);
    const struct qu_layout *layout = qu_layout_read(arena, &diag, file, (struct qu_src){0}, folders, NULL);
    qu_diag_print(&diag, out, false);
    fprintf(out, layout != NULL ? "read\n" : "not read\n");
    fclose(out);
    qu_diag_finish(&diag);
    char *kept = without_places(arena, text, shipped);
    free(text);
    return kept;
}

static void run_case(struct tap *tap, const char *expected_file, const char *shipped)
{
    struct qu_arena arena;
    struct qu_diag diag;
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    const char *layout = qu_arena_printf(&arena, "%s.yaml", qu_file_stem(&arena, expected_file));
    const char *got = messages_of(&arena, layout, shipped);
    if (getenv("QUIRE_UPDATE") != NULL)
        qu_file_write(&diag, expected_file, got, strlen(got));
    size_t length = 0;
    const char *want = qu_file_read(&arena, &diag, expected_file, (struct qu_src){0}, &length);
    if (!tap_ok(tap, want != NULL && strcmp(got, want) == 0, "%s says what is expected", layout))
        printf("# got:\n%s# wanted:\n%s", got, want != NULL ? want : "(nothing)\n");
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct dirent **names;
    int count = scandir(".", &names, is_expected, alphasort);
    for (int i = 0; i < count; i++) {
        run_case(&tap, names[i]->d_name, argv[1]);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
    tap_ok(&tap, count >= 20, "%d cases found", count);
    return tap_done(&tap);
}
