#include "data.h"

#include "../base/file.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096, FOLDERS_MOST = 4 };

struct folders {
    const char *at[FOLDERS_MOST + 1];
    int count;
};

static void add_folder(struct folders *list, const char *folder)
{
    if (list->count < FOLDERS_MOST && qu_file_is_folder(folder))
        list->at[list->count++] = folder;
}

static const char *const *keep(struct qu_arena *arena, const struct folders *list)
{
    return qu_arena_dup(arena, list->at, sizeof list->at);
}

/* ---- the folder of this code */

static const char *folder_of_program(struct qu_arena *arena)
{
    char path[PATH_ROOM];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || length == sizeof path)
        return NULL;
    return qu_file_folder(arena, qu_arena_strndup(arena, path, (size_t)length));
}

/* The folder of the library; if the code is linked into the program, that of the program. */
static const char *folder_of_code(struct qu_arena *arena)
{
    Dl_info info;
    const void *here = (const void *)(uintptr_t)qu_data_find;
    char *real = dladdr(here, &info) != 0 && strchr(info.dli_fname, '/') != NULL
                     ? realpath(info.dli_fname, NULL)
                     : NULL;
    const char *folder = real != NULL ? qu_file_folder(arena, real) : folder_of_program(arena);
    free(real);
    return folder;
}

/* ---- the data that comes with quire */

static void add_shipped(struct qu_arena *arena, const char *folder, struct folders *layouts,
                        struct folders *fonts)
{
    add_folder(layouts, qu_file_join(arena, folder, "layouts"));
    add_folder(fonts, qu_file_join(arena, folder, "fonts"));
}

/* Reads lines of a word and a folder: "layouts /home/asha/quire/layouts". */
static bool read_list(struct qu_arena *arena, const char *path, struct folders *layouts,
                      struct folders *fonts)
{
    char line[PATH_ROOM];
    FILE *file = fopen(path, "re");
    if (file == NULL)
        return false;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        char *space = strchr(line, ' ');
        if (space == NULL)
            continue;
        *space = '\0';
        add_folder(strcmp(line, "layouts") == 0 ? layouts : fonts, qu_arena_strdup(arena, space + 1));
    }
    fclose(file);
    return true;
}

static void find_shipped(struct qu_arena *arena, struct folders *layouts, struct folders *fonts)
{
    static const char *const shares[] = {"../share/quire",
                                         "../../share/quire"}; /* from bin, from lib, from lib/x86_64 */
    const char *folder = folder_of_code(arena);
    if (folder != NULL && read_list(arena, qu_file_join(arena, folder, "quire-data"), layouts, fonts))
        return;
    for (int i = 0; folder != NULL && i < QU_COUNT(shares); i++) {
        const char *share = qu_file_join(arena, folder, shares[i]);
        if (qu_file_is_folder(share)) {
            add_shipped(arena, share, layouts, fonts);
            return;
        }
    }
    add_shipped(arena, QU_DATA_FOLDER, layouts, fonts);
}

struct qu_data qu_data_find(struct qu_arena *arena, const char *given, const char *notebook)
{
    struct folders layouts = {0}, fonts = {0};
    if (notebook != NULL)
        add_folder(&layouts, qu_file_join(arena, notebook, "layouts"));
    if (given != NULL && given[0] != '\0')
        add_shipped(arena, given, &layouts, &fonts);
    else
        find_shipped(arena, &layouts, &fonts);
    if (notebook != NULL)
        add_folder(&fonts, qu_file_join(arena, notebook, "fonts"));
    return (struct qu_data){keep(arena, &layouts), keep(arena, &fonts)};
}
