#include "entry.h"

#include "../base/hash.h"
#include "../base/map.h"
#include "../base/vec.h"

#include <assert.h>
#include <string.h>

/* The notes are bound in place as a MAP. */
struct bound_entry {
    struct qu_entry entry;
    struct qu_list notes; /* struct qu_note */
};

static_assert(offsetof(struct qu_note, text) == sizeof(struct qu_map_key),
              "a note begins like an element of a MAP");

static const char *const paper_words[] = {"ruled", "grid", "dot", "plain", "seyes", "cornell", NULL};

#define AT(member) offsetof(struct bound_entry, entry.member)

const struct qu_field qu_entry_fields[] = {
    {.name = "id",
     .type = QU_FIELD_ID,
     .offset = AT(id),
     .summary = "name to refer to; default: the file's name without its number"},
    {.name = "number",
     .type = QU_FIELD_INT,
     .offset = AT(number),
     .low = 0,
     .high = 999,
     .summary = "default: the position among the entries; 0: none"},
    {.name = "title",
     .type = QU_FIELD_INLINE,
     .offset = AT(title),
     .summary = "required in an entry",
     .example = "who am i"},
    {.name = "subtitle",
     .type = QU_FIELD_INLINE,
     .offset = AT(subtitle),
     .summary = "beside the title, quieter"},
    {.name = "contents",
     .type = QU_FIELD_TEXT,
     .offset = AT(contents),
     .summary = "title in the contents; default: the title"},
    {.name = "head",
     .type = QU_FIELD_LIST,
     .offset = AT(head),
     .flags = QU_ONE_OR_LIST,
     .element = QU_FIELD_TEXT,
     .size = sizeof(const char *),
     .summary = "parts of the running head",
     .example = "[entry, apr 2026, blr]"},
    {.name = "stamp", .type = QU_FIELD_TEXT, .offset = AT(stamp), .summary = "default: entry NN"},
    {.name = "language",
     .type = QU_FIELD_TEXT,
     .offset = AT(language),
     .flags = QU_NOT_EMPTY,
     .summary = "where it is not the notebook's (BCP 47)",
     .example = "de"},
    {.name = "paper",
     .type = QU_FIELD_ENUM,
     .offset = AT(paper),
     .words = paper_words,
     .summary = "what is printed on the page"},
    {.name = "tags",
     .type = QU_FIELD_LIST,
     .offset = AT(tags),
     .flags = QU_ONE_OR_LIST,
     .element = QU_FIELD_ID,
     .size = sizeof(const char *),
     .summary = "words by which an output selects"},
    {.name = "body",
     .type = QU_FIELD_BLOCKS,
     .offset = AT(body),
     .flags = QU_REQUIRED | QU_NOT_EMPTY,
     .summary = "the blocks",
     .example = "[prose: the text]"},
    {.name = "notes",
     .type = QU_FIELD_MAP,
     .offset = offsetof(struct bound_entry, notes),
     .element = QU_FIELD_INLINE,
     .size = sizeof(struct qu_note),
     .summary = "margin notes by their names: [^name] in the text puts one there",
     .example = "{moved: in the spring of that year}"},
    {0},
};

static const char *default_id(struct qu_arena *arena, const char *file)
{
    const char *stem = qu_file_stem(arena, file), *rest = stem + strspn(stem, "0123456789-_. ");
    char *id = qu_value_make_id(arena, *rest != '\0' ? rest : stem);
    return id[0] != '\0' ? id : "entry";
}

/* The title's text in one line. */
static const char *plain_title(struct qu_arena *arena, const struct qu_inline *title)
{
    char *text = qu_arena_strdup(arena, title->text != NULL ? title->text : ""), *out = text;
    for (const char *in = text; *in != '\0';) {
        bool broken = strncmp(in, "\xE2\x80\xA8", 3) == 0;
        *out++ = broken ? ' ' : *in;
        in += broken ? 3 : 1;
    }
    *out = '\0';
    return text;
}

static void fill_defaults(struct qu_arena *arena, struct qu_entry *entry)
{
    if (entry->id == NULL)
        entry->id = default_id(arena, entry->file);
    if (entry->contents == NULL)
        entry->contents = plain_title(arena, &entry->title);
    if (entry->stamp == NULL)
        entry->stamp = entry->number > 0 ? qu_arena_printf(arena, "entry %02d", entry->number) : "";
    entry->seed = qu_hash_text(entry->id);
}

static void check_language(struct qu_binder *binder, const struct qu_yaml *map, const struct qu_entry *entry)
{
    const struct qu_yaml *language = qu_yaml_lookup(map, "language");
    if (language != NULL && entry->language != NULL && !qu_is_language(entry->language))
        qu_bind_error(binder, QU_DIAG_VALUE_BAD, language->src, "language", "for example: en-GB, de, pt-BR",
                      "\"%.*s\" is not a language tag", QU_CUT(entry->language, 40));
}

static void check_title(struct qu_binder *binder, const struct qu_yaml *map, const struct qu_entry *entry)
{
    const struct qu_yaml *title = qu_yaml_lookup(map, "title");
    if (entry->front || (entry->title.length > 0))
        return;
    if (title == NULL && qu_bind_is_misspelt(map, qu_schema_keys(binder->arena, qu_entry_fields), "title"))
        return;
    if (title == NULL)
        qu_bind_error(binder, QU_DIAG_KEY_MISSING, map->src, NULL, "for example: title: who am i",
                      "the key \"title\" is missing");
    else if (title->kind == QU_YAML_SCALAR)
        qu_bind_error(binder, QU_DIAG_VALUE_EMPTY, title->src, "title", "for example: title: who am i",
                      "there is nothing here, and text is expected");
}

static void check_notes(struct qu_binder *binder, const struct qu_entry *entry)
{
    for (int i = 0; i < entry->note_count; i++) {
        const struct qu_note *note = &entry->notes[i];
        if (!qu_value_is_id(note->id))
            qu_bind_bad_id(binder, note->src, "notes", note->id);
        for (int k = 0; k < note->text.span_count; k++)
            if (note->text.spans[k].kind == QU_SPAN_NOTE)
                qu_bind_error(binder, QU_DIAG_MARKDOWN_BAD, note->text.spans[k].src,
                              qu_path_key(binder->arena, "notes", note->id),
                              "put it into the text, or into one note", "a margin note inside a margin note");
    }
}

bool qu_entry_read(struct qu_binder *binder, const char *file, struct qu_src from, int position,
                   struct qu_entry *out)
{
    struct bound_entry bound = {.entry = {.file = file, .number = position, .front = position == 0}};
    const struct qu_yaml *root = qu_yaml_read_file(binder->arena, binder->diag, file, from);
    bound.entry.src = (struct qu_src){file, 1, 1};
    if (root != NULL) {
        bound.entry.src = root->src;
        qu_schema_bind(binder, root, qu_entry_fields, &bound, "");
        bound.entry.notes = bound.notes.at;
        bound.entry.note_count = bound.notes.count;
        if (root->kind == QU_YAML_MAP) {
            check_title(binder, root, &bound.entry);
            check_language(binder, root, &bound.entry);
        }
        check_notes(binder, &bound.entry);
    }
    *out = bound.entry;
    fill_defaults(binder->arena, out);
    return root != NULL;
}

/* Blocks below a table of fields. */
static void visit_below(const struct qu_field *fields, void *content, qu_block_visit visit, void *data);

static void visit_blocks(const struct qu_block_list *blocks, qu_block_visit visit, void *data)
{
    for (int i = 0; i < blocks->count; i++) {
        visit(&blocks->at[i], data);
        visit_below(blocks->at[i].kind->fields, blocks->at[i].content, visit, data);
    }
}

static void visit_below(const struct qu_field *fields, void *content, qu_block_visit visit, void *data)
{
    for (const struct qu_field *field = fields; field->name != NULL; field++) {
        char *value = (char *)content + field->offset;
        const struct qu_list *list = (const struct qu_list *)(void *)value;
        if (field->type == QU_FIELD_BLOCKS)
            visit_blocks((const struct qu_block_list *)(void *)value, visit, data);
        else if (field->type == QU_FIELD_STRUCT)
            visit_below(field->fields, value, visit, data);
        else if ((field->type == QU_FIELD_LIST || field->type == QU_FIELD_MAP) &&
                 field->element == QU_FIELD_STRUCT)
            for (int i = 0; i < list->count; i++)
                visit_below(field->fields, (char *)list->at + field->size * (size_t)i, visit, data);
    }
}

void qu_entry_visit_blocks(const struct qu_entry *entry, qu_block_visit visit, void *data)
{
    visit_blocks(&entry->body, visit, data);
}

struct naming {
    struct qu_arena *arena;
    struct qu_entry *entry;
    struct qu_map equal; /* number of blocks with that hash so far */
};

static void name_block(struct qu_block *block, void *data)
{
    struct naming *naming = data;
    uint64_t hash = qu_hash_mix(block->seed ^ qu_hash_text(block->kind->name)) | 1;
    int same = ++*qu_map_number(&naming->equal, hash);
    block->named = block->id != NULL;
    if (block->id == NULL) {
        block->id = qu_arena_printf(naming->arena, "%s-%s-%08x", naming->entry->id, block->kind->name,
                                    (unsigned)(hash >> 32));
        if (same > 1)
            block->id = qu_arena_printf(naming->arena, "%s-%d", block->id, same);
    }
    block->seed = qu_hash_part(naming->entry->seed, qu_hash_text(block->id));
}

void qu_entry_name_blocks(struct qu_arena *arena, struct qu_entry *entry)
{
    struct naming naming = {arena, entry, {0}};
    qu_entry_visit_blocks(entry, name_block, &naming);
    qu_map_finish(&naming.equal);
}
