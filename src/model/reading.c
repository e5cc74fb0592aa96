#include "reading.h"

#include "../base/vec.h"
#include "crosscheck.h"
#include "entry.h"
#include "fields.h"
#include "outputcheck.h"

#include <stdlib.h>
#include <string.h>

static const char HINT_FOLDER[] = "a notebook is a folder with notebook.yaml, which has a title and lists "
                                  "the files of the entries; \"quire new\" makes one";

static const char *find_file(struct qu_arena *arena, struct qu_diag *diag, const char *folder)
{
    struct qu_src nowhere = {folder, 0, 0};
    if (!qu_file_exists(folder)) {
        qu_diag_add(diag, QU_ERROR, QU_DIAG_FILE_MISSING, nowhere, NULL, HINT_FOLDER,
                    "there is no folder of this name");
        return NULL;
    }
    if (!qu_file_is_folder(folder)) {
        qu_diag_add(
            diag, QU_ERROR, QU_DIAG_FILE_UNREADABLE, nowhere, NULL,
            qu_arena_printf(arena, "name the folder that holds it: %s", qu_file_folder(arena, folder)),
            "this is a file, and a notebook is a folder");
        return NULL;
    }
    const char *file = qu_file_join(arena, folder, "notebook.yaml");
    if (qu_file_exists(file))
        return file;
    qu_diag_add(diag, QU_ERROR, QU_DIAG_FILE_MISSING, nowhere, NULL, HINT_FOLDER,
                "there is no notebook.yaml in this folder");
    return NULL;
}

/* Reading the files of a notebook one by one. */
struct reading {
    struct qu_binder *binder;
    const struct qu_yaml *root;
    QU_VEC(struct qu_entry) entries;
    bool complete;
};

static bool is_read(const struct reading *reading, const char *file)
{
    for (int i = 0; i < reading->entries.count; i++)
        if (strcmp(reading->entries.at[i].file, file) == 0)
            return true;
    return false;
}

static void read_entries(struct reading *reading, const struct qu_list *files, const char *key, bool front)
{
    const struct qu_yaml *list = qu_yaml_lookup(reading->root, key);
    for (int i = 0; i < files->count; i++) {
        const char *file = ((const char *const *)files->at)[i];
        struct qu_src from = list->items[i]->src;
        if (file == NULL) { /* reported by the binder */
            reading->complete = false;
            continue;
        }
        if (is_read(reading, file)) {
            qu_bind_error(reading->binder, QU_DIAG_ID_DUPLICATE, from,
                          qu_path_index(reading->binder->arena, key, i), "an entry stands in a notebook once",
                          "%.*s is listed twice", QU_CUT(file, 300));
            continue;
        }
        struct qu_entry entry;
        reading->complete &= qu_entry_read(reading->binder, file, from, front ? 0 : i + 1, &entry);
        qu_vec_add(&reading->entries, entry);
    }
}

static struct qu_notebook *finish(struct reading *reading, struct qu_bound_notebook *bound,
                                  const char *folder, const char *file)
{
    struct qu_arena *arena = reading->binder->arena;
    struct qu_notebook *notebook = QU_NEW(arena, struct qu_notebook);
    const struct qu_yaml *language = qu_yaml_lookup(reading->root, "language");
    *notebook = bound->notebook;
    notebook->folder = qu_arena_strdup(arena, folder);
    notebook->file = file;
    notebook->src = reading->root->src;
    notebook->output = &qu_output_preset;
    notebook->texts = qu_texts_keep(reading->binder->texts, arena);
    notebook->entry_count = reading->entries.count;
    notebook->entries = qu_vec_keep(&reading->entries, arena);
    if (language != NULL && !qu_is_language(notebook->language))
        qu_bind_error(reading->binder, QU_DIAG_VALUE_BAD, language->src, "language",
                      "for example: en-GB, de, pt-BR", "\"%.*s\" is not a language tag",
                      QU_CUT(notebook->language, 40));
    qu_notebook_crosscheck(arena, reading->binder->diag, notebook, reading->complete);
    qu_outputs_check(reading->binder, notebook, qu_yaml_lookup(reading->root, "outputs"), reading->complete);
    for (int i = 0; i < notebook->entry_count; i++)
        qu_entry_name_blocks(arena, &notebook->entries[i]);
    return notebook;
}

struct qu_notebook *qu_notebook_read(struct qu_arena *arena, struct qu_diag *diag,
                                     const struct qu_kind *const *kinds, const char *folder)
{
    struct qu_texts_draft texts = {0};
    struct qu_binder binder = {arena, diag, kinds, qu_block_bind, &texts};
    const char *file = find_file(arena, diag, qu_arena_strdup(arena, folder));
    if (file == NULL)
        return NULL;
    struct reading reading = {.binder = &binder, .complete = true};
    struct qu_bound_notebook bound = {.notebook = {.language = "en-GB", .layout = "field-notes-a5"}};
    reading.root = qu_yaml_read_file(arena, diag, file, (struct qu_src){file, 0, 0});
    if (reading.root == NULL)
        return NULL;
    qu_schema_bind(&binder, reading.root, qu_notebook_fields, &bound, "");
    read_entries(&reading, &bound.front, "front", true);
    read_entries(&reading, &bound.entries, "entries", false);
    return finish(&reading, &bound, folder, file);
}
