#include "notebook.h"

#include "bind.h"
#include "check.h"
#include "dump.h"
#include "entry.h"

#include "../base/vec.h"
#include "value.h"

#include <stdlib.h>
#include <string.h>

/* notebook.yaml as it is bound. */
struct bound_notebook {
    struct qu_notebook notebook;
    struct qu_list front, entries; /* const char *: files */
};

#define AT(member) offsetof(struct bound_notebook, notebook.member)

static const struct qu_field address_fields[] = {
    {.name = "label",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct qu_address, label),
     .summary = "what kind of address",
     .example = "post"},
    {.name = "text",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct qu_address, text),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .summary = "as it is written on paper",
     .example = "me@example.org"},
    {.name = "link",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct qu_address, link),
     .flags = QU_ADDRESS,
     .summary = "where it leads",
     .example = "mailto:me@example.org"},
    {0},
};

static const struct qu_field owner_fields[] = {
    {.name = "name",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct qu_owner, name),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .summary = "whose notebook it is",
     .example = "Asha Rao"},
    {.name = "initials",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct qu_owner, initials),
     .summary = "for signatures",
     .example = "ar"},
    {.name = "place",
     .type = QU_FIELD_TEXT,
     .offset = offsetof(struct qu_owner, place),
     .summary = "where the owner lives",
     .example = "Bengaluru"},
    {.name = "addresses",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct qu_owner, addresses),
     .element = QU_FIELD_STRUCT,
     .fields = address_fields,
     .size = sizeof(struct qu_address),
     .summary = "how to reach the owner"},
    {0},
};

static const struct qu_field notebook_fields[] = {
    {.name = "title",
     .type = QU_FIELD_TEXT,
     .offset = AT(title),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .summary = "name of the notebook",
     .example = "field notes"},
    {.name = "subtitle", .type = QU_FIELD_TEXT, .offset = AT(subtitle), .summary = "under the title"},
    {.name = "kicker", .type = QU_FIELD_TEXT, .offset = AT(kicker), .summary = "a line above the title"},
    {.name = "volume",
     .type = QU_FIELD_TEXT,
     .offset = AT(volume),
     .summary = "which of several",
     .example = "vol. 3"},
    {.name = "years",
     .type = QU_FIELD_TEXT,
     .offset = AT(years),
     .summary = "what time it covers",
     .example = "2021-2026"},
    {.name = "status", .type = QU_FIELD_TEXT, .offset = AT(status), .summary = "in progress, closed, ..."},
    {.name = "description",
     .type = QU_FIELD_TEXT,
     .offset = AT(description),
     .summary = "the subject, in the document's properties"},
    {.name = "keywords",
     .type = QU_FIELD_TEXT,
     .offset = AT(keywords),
     .summary = "in the document's properties"},
    {.name = "language",
     .type = QU_FIELD_TEXT,
     .offset = AT(language),
     .flags = QU_NOT_EMPTY,
     .summary = "of the text (BCP 47); default: en-GB",
     .example = "en-GB"},
    {.name = "layout",
     .type = QU_FIELD_TEXT,
     .offset = AT(layout),
     .flags = QU_NOT_EMPTY,
     .summary = "name or file; default: field-notes-a5",
     .example = "field-notes-a5"},
    {.name = "owner",
     .type = QU_FIELD_STRUCT,
     .offset = AT(owner),
     .fields = owner_fields,
     .summary = "who keeps it"},
    {.name = "front",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct bound_notebook, front),
     .element = QU_FIELD_FILE,
     .size = sizeof(const char *),
     .summary = "files of the front matter, in order",
     .example = "[front/cover.yaml]"},
    {.name = "entries",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct bound_notebook, entries),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .element = QU_FIELD_FILE,
     .size = sizeof(const char *),
     .summary = "files of the entries, in order",
     .example = "[entries/01-who-am-i.yaml]"},
    {.name = "outputs",
     .type = QU_FIELD_MAP,
     .offset = AT(outputs),
     .element = QU_FIELD_STRUCT,
     .size = sizeof(struct qu_output),
     .fields = qu_output_fields,
     .preset = &qu_output_preset,
     .summary = "variants that can be built of it; the first is the default",
     .example = "{screen: {}, ink: {ruling: false, colour: grey}}"},
    {0},
};

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

static struct qu_notebook *finish(struct reading *reading, struct bound_notebook *bound, const char *folder,
                                  const char *file)
{
    struct qu_arena *arena = reading->binder->arena;
    struct qu_notebook *notebook = QU_NEW(arena, struct qu_notebook);
    const struct qu_yaml *language = qu_yaml_lookup(reading->root, "language");
    *notebook = bound->notebook;
    notebook->folder = qu_arena_strdup(arena, folder);
    notebook->file = file;
    notebook->src = reading->root->src;
    notebook->output = &qu_output_preset;
    notebook->entry_count = reading->entries.count;
    notebook->entries = qu_vec_keep(&reading->entries, arena);
    if (language != NULL && !qu_is_language(notebook->language))
        qu_bind_error(reading->binder, QU_DIAG_VALUE_BAD, language->src, "language",
                      "for example: en-GB, de, pt-BR", "\"%.*s\" is not a language tag",
                      QU_CUT(notebook->language, 40));
    qu_notebook_check(arena, reading->binder->diag, notebook, reading->complete);
    qu_outputs_check(reading->binder, notebook, qu_yaml_lookup(reading->root, "outputs"), reading->complete);
    for (int i = 0; i < notebook->entry_count; i++)
        qu_entry_name_blocks(arena, &notebook->entries[i]);
    return notebook;
}

struct qu_notebook *qu_notebook_read(struct qu_arena *arena, struct qu_diag *diag,
                                     const struct qu_kind *const *kinds, const char *folder)
{
    struct qu_binder binder = {arena, diag, kinds};
    const char *file = find_file(arena, diag, qu_arena_strdup(arena, folder));
    if (file == NULL)
        return NULL;
    struct reading reading = {.binder = &binder, .complete = true};
    struct bound_notebook bound = {.notebook = {.language = "en-GB", .layout = "field-notes-a5"}};
    reading.root = qu_yaml_read_file(arena, diag, file, (struct qu_src){file, 0, 0});
    if (reading.root == NULL)
        return NULL;
    qu_schema_bind(&binder, reading.root, notebook_fields, &bound, "");
    read_entries(&reading, &bound.front, "front", true);
    read_entries(&reading, &bound.entries, "entries", false);
    return finish(&reading, &bound, folder, file);
}

const struct qu_entry *qu_notebook_lookup_entry(const struct qu_notebook *notebook, const char *id)
{
    for (int i = 0; i < notebook->entry_count; i++)
        if (strcmp(notebook->entries[i].id, id) == 0)
            return &notebook->entries[i];
    return NULL;
}

const struct qu_note *qu_entry_lookup_note(const struct qu_entry *entry, const char *id)
{
    for (int i = 0; i < entry->note_count; i++)
        if (strcmp(entry->notes[i].id, id) == 0)
            return &entry->notes[i];
    return NULL;
}

void qu_notebook_dump(const struct qu_notebook *notebook, struct qu_buf *out)
{
    struct bound_notebook bound = {.notebook = *notebook};
    qu_buf_printf(out, "notebook %s\n", notebook->file);
    qu_schema_dump(notebook_fields, &bound, "", out);
    for (int i = 0; i < notebook->entry_count; i++)
        qu_dump_entry(&notebook->entries[i], out);
}

void qu_notebook_print_schema(const struct qu_kind *const *kinds, struct qu_buf *out)
{
    qu_buf_add_text(out, "notebook.yaml\n");
    qu_schema_print(notebook_fields, 1, out);
    qu_buf_add_text(out, "\nan entry's file\n");
    qu_schema_print(qu_entry_fields, 1, out);
    qu_buf_add_text(out, "\na block: one of these kinds, with `id` and `tags` beside its own keys\n");
    for (int i = 0; kinds[i] != NULL; i++) {
        qu_buf_printf(out, "\n%s - %s\n", kinds[i]->name, kinds[i]->summary != NULL ? kinds[i]->summary : "");
        qu_schema_print(kinds[i]->fields, 1, out);
    }
}
