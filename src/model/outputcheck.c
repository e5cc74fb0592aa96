#include "outputcheck.h"

#include "../base/vec.h"
#include "entry.h"
#include "select.h"

#include <stdlib.h>
#include <string.h>

/* The names that an output may use. */
struct checking {
    struct qu_binder *binder;
    const struct qu_notebook *notebook;
    const struct qu_yaml *map; /* of the output looked at */
    const struct qu_output *output;
    QU_VEC(const char *) ids, tags;
};

static void add_tags(struct checking *checking, const struct qu_list *tags)
{
    for (int i = 0; i < tags->count; i++)
        qu_vec_add(&checking->tags, ((const char *const *)tags->at)[i]);
}

static void collect_block(struct qu_block *block, void *data)
{
    struct checking *checking = data;
    if (block->id != NULL)
        qu_vec_add(&checking->ids, block->id);
    add_tags(checking, &block->tags);
}

static void collect(struct checking *checking)
{
    for (int i = 0; i < checking->notebook->entry_count; i++) {
        const struct qu_entry *entry = &checking->notebook->entries[i];
        qu_vec_add(&checking->ids, entry->id);
        add_tags(checking, &entry->tags);
        qu_entry_visit_blocks(entry, collect_block, checking);
    }
    qu_vec_add(&checking->ids, NULL);
    qu_vec_add(&checking->tags, NULL);
}

static bool holds(const char *const *words, const char *word)
{
    for (; *words != NULL; words++)
        if (strcmp(*words, word) == 0)
            return true;
    return false;
}

static struct qu_src place_of(const struct checking *checking, const char *key, int index)
{
    const struct qu_yaml *node = qu_yaml_lookup(checking->map, key);
    if (node == NULL)
        return checking->output->src;
    return node->kind == QU_YAML_LIST && index >= 0 && index < node->count ? node->items[index]->src
                                                                           : node->src;
}

static const char *list_ids(struct checking *checking)
{
    struct qu_buf list;
    qu_buf_init(&list);
    qu_buf_add_text(&list, "the ids are ");
    qu_diag_list(&list, checking->ids.at);
    const char *kept = qu_arena_strdup(checking->binder->arena, qu_buf_text(&list));
    qu_buf_finish(&list);
    return kept;
}

static void unknown_name(struct checking *checking, const char *key, int index, const char *name, bool tag)
{
    struct qu_arena *arena = checking->binder->arena;
    const char *near = tag ? qu_diag_nearest(name, checking->tags.at) : NULL;
    if (near == NULL && strcmp(key, "tags") != 0)
        near = qu_diag_nearest(name, checking->ids.at);
    const char *hint = near != NULL ? qu_arena_printf(arena, "did you mean \"%s\"?", near)
                       : !tag && checking->ids.count <= 13 ? list_ids(checking)
                       : tag ? qu_arena_printf(arena, "an entry or a block gets one with `tags: [%.*s]`",
                                               QU_CUT(name, 60))
                             : "an entry's id is `id:` in its file, else the file's name without its number";
    qu_bind_error(checking->binder, tag ? QU_DIAG_TAG_UNKNOWN : QU_DIAG_REFERENCE_UNDEFINED,
                  place_of(checking, key, index),
                  qu_arena_printf(arena, "outputs.%s.%s", checking->output->name, key), hint,
                  "no entry and no block has the %s \"%.*s\"",
                  strcmp(key, "without") == 0 ? "id or the tag"
                  : tag                       ? "tag"
                                              : "id",
                  QU_CUT(name, 60));
}

static bool check_names(struct checking *checking)
{
    const struct qu_output *output = checking->output;
    const struct {
        const char *key;
        const struct qu_list *list;
        bool ids, tags;
    } lists[] = {{"entries", &output->entries, true, false},
                 {"tags", &output->tags, false, true},
                 {"without", &output->without, true, true}};
    bool fine = true;
    for (int l = 0; l < QU_COUNT(lists); l++)
        for (int i = 0; i < lists[l].list->count; i++) {
            const char *name = ((const char *const *)lists[l].list->at)[i];
            if (name == NULL || (lists[l].ids && holds(checking->ids.at, name)) ||
                (lists[l].tags && holds(checking->tags.at, name)))
                continue;
            unknown_name(checking, lists[l].key, i, name, lists[l].tags);
            fine = false;
        }
    return fine;
}

static void check_emptiness(struct checking *checking)
{
    const struct qu_notebook *notebook = checking->notebook;
    for (int i = 0; i < notebook->entry_count; i++)
        if (!notebook->entries[i].front && qu_output_takes_entry(checking->output, &notebook->entries[i]))
            return;
    qu_bind_error(checking->binder, QU_DIAG_OUTPUT_EMPTY, checking->output->src,
                  qu_arena_printf(checking->binder->arena, "outputs.%s", checking->output->name),
                  "name an entry in `entries`, or remove `entries` and `tags`",
                  "the output \"%.*s\" holds no entry", QU_CUT(checking->output->name, 60));
}

/* "2 MB", "500 kB", "1.5 MiB". */
static bool read_limit(const char *text, int64_t *out)
{
    static const struct {
        const char *name;
        double bytes;
    } units[] = {{"kB", 1e3}, {"KB", 1e3}, {"KiB", 1024}, {"MB", 1e6}, {"MiB", 1048576}};
    char number[24];
    size_t digits = strspn(text, "0123456789.");
    double value;
    const char *unit = text + digits + strspn(text + digits, " ");
    if (digits == 0 || digits >= sizeof number)
        return false;
    memcpy(number, text, digits);
    number[digits] = '\0';
    for (int i = 0; i < QU_COUNT(units); i++)
        if (strcmp(unit, units[i].name) == 0 && qu_value_number(number, &value) &&
            value * units[i].bytes >= 1000 && value * units[i].bytes < 1e12) {
            *out = (int64_t)(value * units[i].bytes);
            return true;
        }
    return false;
}

static void check_values(struct checking *checking, struct qu_output *output)
{
    struct qu_arena *arena = checking->binder->arena;
    const char *path = qu_arena_printf(arena, "outputs.%.*s", QU_CUT(output->name, 60));
    size_t length = output->file != NULL ? strlen(output->file) : 0;
    if (!qu_value_is_id(output->name))
        qu_bind_bad_id(checking->binder, output->src, "outputs", output->name);
    if (output->limit != NULL && !read_limit(output->limit, &output->most_bytes))
        qu_bind_error(checking->binder, QU_DIAG_VALUE_BAD, place_of(checking, "limit", -1),
                      qu_path_key(arena, path, "limit"), "for example: 2 MB, 500 kB",
                      "\"%.*s\" is not the size of a file", QU_CUT(output->limit, 40));
    if (output->file != NULL &&
        (strchr(output->file, '/') != NULL || length < 5 || strcmp(output->file + length - 4, ".pdf") != 0))
        qu_bind_error(checking->binder, QU_DIAG_VALUE_BAD, place_of(checking, "file", -1),
                      qu_path_key(arena, path, "file"),
                      "a name without a folder, that ends in .pdf: asha-rao.pdf",
                      "\"%.*s\" is not the name of a PDF", QU_CUT(output->file, 60));
    if (output->style != NULL && output->style->kind != QU_YAML_MAP)
        qu_bind_error(checking->binder, QU_DIAG_TYPE_WRONG, output->style->src,
                      qu_path_key(arena, path, "style"),
                      "the keys of a layout, as in {styles: {body: {font: serif}}}", "a style cannot be %s",
                      qu_yaml_kind_name(output->style));
}

static void check_file_twice(struct checking *checking, const struct qu_output *outputs, int index)
{
    for (int i = 0; i < index && outputs[index].file != NULL; i++)
        if (outputs[i].file != NULL && strcmp(outputs[i].file, outputs[index].file) == 0) {
            qu_bind_error(checking->binder, QU_DIAG_KEY_CONFLICT, place_of(checking, "file", -1),
                          qu_arena_printf(checking->binder->arena, "outputs.%s.file", outputs[index].name),
                          "give each of them a file of its own",
                          "the outputs \"%.*s\" and \"%.*s\" have the same file", QU_CUT(outputs[i].name, 60),
                          QU_CUT(outputs[index].name, 60));
            return;
        }
}

/* Checks keys that exclude each other: an imposed file has no reading order, so it can have no structure; QR
 * codes need the margin. */
static void check_together(struct checking *checking)
{
    const struct qu_output *output = checking->output;
    if (output->press.qr && output->notes != QU_NOTES_MARGIN)
        qu_bind_error(checking->binder, QU_DIAG_KEY_CONFLICT, qu_press_src(&output->press, "qr"),
                      qu_arena_printf(checking->binder->arena, "outputs.%.*s.qr", QU_CUT(output->name, 60)),
                      "remove `notes`, or use `links: printed`",
                      "QR codes stand in the margin, and this output has none");
    if (output->press.impose.given != NULL && output->conform.count > 0)
        qu_bind_error(
            checking->binder, QU_DIAG_KEY_CONFLICT, output->press.impose.given->src,
            qu_arena_printf(checking->binder->arena, "outputs.%.*s.impose", QU_CUT(output->name, 60)),
            "make the file that conforms and the booklet two outputs",
            "a booklet cannot conform to a standard: its pages do not stand in the order of reading");
}

void qu_outputs_check(struct qu_binder *binder, const struct qu_notebook *notebook, const struct qu_yaml *map,
                      bool complete)
{
    struct checking checking = {.binder = binder, .notebook = notebook};
    struct qu_output *outputs = notebook->outputs.at;
    if (map == NULL || map->kind != QU_YAML_MAP)
        return;
    if (complete)
        collect(&checking);
    for (int i = 0; i < notebook->outputs.count; i++) {
        checking.output = &outputs[i];
        checking.map = map->items[i];
        if (checking.map->kind != QU_YAML_MAP)
            continue; /* the binder has reported it */
        check_values(&checking, &outputs[i]);
        qu_press_check(binder, &outputs[i].press, checking.map,
                       qu_arena_printf(binder->arena, "outputs.%.*s", QU_CUT(outputs[i].name, 60)));
        check_together(&checking);
        check_file_twice(&checking, outputs, i);
        if (complete && check_names(&checking))
            check_emptiness(&checking);
    }
    qu_vec_finish(&checking.ids);
    qu_vec_finish(&checking.tags);
}
