#include "data.h"

#include "../base/file.h"

#include <stdlib.h>
#include <unistd.h>

enum { PATH_ROOM = 4096, FOLDERS_MOST = 4 };

struct folders {
    const char *at[FOLDERS_MOST + 1];
    int count;
};

static void add_folder(struct folders *list, const char *folder)
{
    if (qu_file_is_folder(folder))
        list->at[list->count++] = folder;
}

/* The folder with shipped data, or NULL: then the build's own tree is meant. */
static const char *find_installed(struct qu_arena *arena)
{
    char path[PATH_ROOM];
    const char *given = getenv("QUIRE_DATA");
    if (given != NULL && given[0] != '\0')
        return given;
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || length == sizeof path)
        return NULL;
    const char *self = qu_arena_strndup(arena, path, (size_t)length);
    const char *share = qu_file_join(arena, qu_file_folder(arena, self), "../share/quire");
    return qu_file_is_folder(share) ? share : NULL;
}

static const char *const *keep(struct qu_arena *arena, const struct folders *list)
{
    return qu_arena_dup(arena, list->at, sizeof list->at);
}

struct qu_data qu_data_find(struct qu_arena *arena, const char *notebook)
{
    struct folders layouts = {0}, fonts = {0};
    const char *installed = find_installed(arena);
    if (notebook != NULL)
        add_folder(&layouts, qu_file_join(arena, notebook, "layouts"));
    if (installed != NULL) {
        add_folder(&layouts, qu_file_join(arena, installed, "layouts"));
        add_folder(&fonts, qu_file_join(arena, installed, "fonts"));
    } else {
        add_folder(&layouts, QU_SOURCE_ROOT "/layouts");
        add_folder(&fonts, QU_BUILD_ROOT "/fonts");
        add_folder(&fonts, QU_SOURCE_ROOT "/fonts");
    }
    if (notebook != NULL)
        add_folder(&fonts, qu_file_join(arena, notebook, "fonts"));
    return (struct qu_data){keep(arena, &layouts), keep(arena, &fonts)};
}
