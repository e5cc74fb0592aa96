#include "helpers.h"

#include <ftw.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void sandbox_init(struct sandbox *box, const char *shipped)
{
    *box = (struct sandbox){.folders = {shipped, NULL}};
    qu_arena_init(&box->arena);
    qu_diag_init(&box->diag, false);
    const char *tmp = getenv("TMPDIR");
    snprintf(box->folder, sizeof box->folder, "%s/quire-style-XXXXXX", tmp != NULL ? tmp : "/tmp");
    if (mkdtemp(box->folder) == NULL) {
        perror("mkdtemp");
        exit(99);
    }
    mkdir(qu_file_join(&box->arena, box->folder, "layouts"), 0777);
    mkdir(qu_file_join(&box->arena, box->folder, "other"), 0777);
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    return remove(path);
}

void sandbox_finish(struct sandbox *box)
{
    nftw(box->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    qu_diag_finish(&box->diag);
    qu_arena_finish(&box->arena);
}

void sandbox_write(struct sandbox *box, const char *name, const char *text)
{
    if (!qu_file_write(&box->diag, qu_file_join(&box->arena, box->folder, name), text, strlen(text)))
        exit(99);
}

struct qu_layout *sandbox_read(struct sandbox *box, const char *name,
                               const struct qu_style_table *const *tables)
{
    qu_diag_finish(&box->diag);
    qu_diag_init(&box->diag, false);
    struct qu_src from = {qu_file_join(&box->arena, box->folder, "notebook.yaml"), 3, 1};
    return qu_layout_read(&box->arena, &box->diag, name, from, box->folders, tables);
}

bool sandbox_said(struct sandbox *box, enum qu_diag_id id, const char *text)
{
    for (int i = 0; i < box->diag.count; i++)
        if (box->diag.messages[i].id == id && strstr(box->diag.messages[i].text, text) != NULL)
            return true;
    printf("# not said: %s: %s\n", qu_diag_id_name(id), text);
    for (int i = 0; i < box->diag.count; i++)
        printf("# %s: %s (%s)\n", qu_diag_id_name(box->diag.messages[i].id), box->diag.messages[i].text,
               box->diag.messages[i].path != NULL ? box->diag.messages[i].path : "");
    return false;
}
