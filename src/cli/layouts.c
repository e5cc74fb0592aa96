#include "commands.h"

#include "../base/vec.h"
#include "../block/blocks.h"
#include "../style/reading.h"
#include "session.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static const struct qu_option options[] = {QU_OPTION_HELP, {0}};

struct found {
    const char *name, *file;
};

struct list {
    struct qu_arena *arena;
    QU_VEC(struct found) found;
};

static int by_name(const void *left, const void *right)
{
    return strcmp(((const struct found *)left)->name, ((const struct found *)right)->name);
}

static bool is_known(const struct list *list, const char *name)
{
    for (int i = 0; i < list->found.count; i++)
        if (strcmp(list->found.at[i].name, name) == 0)
            return true;
    return false;
}

/* A layout in an earlier folder hides those of the same name in later folders. */
static void add_folder(struct list *list, const char *folder)
{
    struct dirent *entry;
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return;
    while ((entry = readdir(dir)) != NULL) {
        const char *dot = strrchr(entry->d_name, '.');
        if (dot == NULL || dot == entry->d_name || strcmp(dot, ".yaml") != 0)
            continue;
        const char *name = qu_file_stem(list->arena, entry->d_name);
        if (!is_known(list, name))
            qu_vec_add(&list->found,
                       ((struct found){name, qu_file_join(list->arena, folder, entry->d_name)}));
    }
    closedir(dir);
}

static void print_layout(struct list *list, const struct qu_data *data, struct qu_diag *diag,
                         const struct found *found)
{
    const struct qu_layout *layout = qu_layout_read(list->arena, diag, found->file, (struct qu_src){0},
                                                    data->layouts, qu_block_styles(list->arena));
    if (layout == NULL)
        printf("%-24s cannot be read\n", found->name);
    else
        printf("%-24s %.0f x %.0f mm, a rule every %.2f mm, %d rows\n", found->name,
               qu_len_to_mm(layout->width), qu_len_to_mm(layout->height), qu_len_to_mm(layout->grid),
               layout->rows);
}

static int run(const struct qu_options *given)
{
    struct qu_arena arena;
    struct qu_diag diag;
    struct list list = {.arena = &arena};
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    struct qu_data data = qu_session_data(&arena, given->operand != NULL ? given->operand : ".");
    for (int i = 0; data.layouts[i] != NULL; i++)
        add_folder(&list, data.layouts[i]);
    if (list.found.count > 1)
        qsort(list.found.at, (size_t)list.found.count, sizeof *list.found.at, by_name);
    for (int i = 0; i < list.found.count; i++)
        print_layout(&list, &data, &diag, &list.found.at[i]);
    qu_report_messages(&diag, given);
    int code = qu_diag_errors(&diag) > 0 ? QU_EXIT_CONTENT : QU_EXIT_FINE;
    qu_vec_finish(&list.found);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return code;
}

const struct qu_command qu_command_layouts = {
    "layouts",
    "DIR",
    "list the layouts that a notebook in DIR can name",
    "The notebook's own layouts/ folder comes first, then quire's.\n",
    options,
    run};
