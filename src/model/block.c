#include "block.h"

#include "../base/hash.h"

#include <string.h>

/* Keys that a block of any kind may have. */
static const struct qu_field common_fields[] = {
    {.name = "id",
     .type = QU_FIELD_ID,
     .offset = offsetof(struct qu_block, id),
     .summary = "name to refer to: [text](#id)"},
    {.name = "tags",
     .type = QU_FIELD_LIST,
     .offset = offsetof(struct qu_block, tags),
     .flags = QU_ONE_OR_LIST,
     .element = QU_FIELD_ID,
     .size = sizeof(const char *),
     .summary = "words by which an output selects"},
    {0},
};

static const struct qu_kind *find_kind(const struct qu_binder *binder, const char *name)
{
    for (int i = 0; binder->kinds != NULL && binder->kinds[i] != NULL; i++)
        if (strcmp(binder->kinds[i]->name, name) == 0)
            return binder->kinds[i];
    return NULL;
}

static const char *const *kind_names(struct qu_binder *binder)
{
    int count = 0;
    while (binder->kinds != NULL && binder->kinds[count] != NULL)
        count++;
    const char **names = QU_NEW_ARRAY(binder->arena, const char *, count + 1);
    for (int i = 0; i < count; i++)
        names[i] = binder->kinds[i]->name;
    return names;
}

static bool has_field(const struct qu_kind *kind, const char *name)
{
    for (const struct qu_field *field = kind->fields; field->name != NULL; field++)
        if (strcmp(field->name, name) == 0)
            return true;
    return false;
}

/* Whether all other keys in the map that are names of kinds are options of this kind. */
static bool owns_all(const struct qu_binder *binder, const struct qu_kind *kind, const struct qu_yaml *map)
{
    for (int i = 0; i < map->count; i++)
        if (find_kind(binder, map->keys[i]->text) != NULL && !has_field(kind, map->keys[i]->text))
            return false;
    return true;
}

static void unknown_kind(struct qu_binder *binder, const struct qu_yaml *map, const char *path)
{
    const char *const *names = kind_names(binder);
    const struct qu_yaml *key = map->count > 0 ? map->keys[0] : NULL;
    const char *near = NULL;
    for (int i = 0; i < map->count && near == NULL; i++) {
        near = qu_diag_nearest(map->keys[i]->text, names);
        key = near != NULL ? map->keys[i] : key;
    }
    struct qu_buf hint;
    qu_buf_init(&hint);
    if (near != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"? ", near);
    else if (key != NULL && strpbrk(key->text, " ,.ABCDEFGHIJKLMNOPQRSTUVWXYZ") != NULL)
        qu_buf_add_text(&hint, "a paragraph with \": \" in it must be in quotes, or after \"|\"; ");
    qu_buf_add_text(&hint, "the kinds are ");
    qu_diag_list(&hint, names);
    if (key != NULL)
        qu_bind_error(binder, QU_DIAG_BLOCK_UNKNOWN, key->src, path, qu_buf_text(&hint),
                      "\"%.*s\" is no kind of block", QU_CUT(key->text, 60));
    else
        qu_bind_error(binder, QU_DIAG_BLOCK_UNKNOWN, map->src, path, qu_buf_text(&hint),
                      "this block has no kind");
    qu_buf_finish(&hint);
}

static const struct qu_kind *kind_of(struct qu_binder *binder, const struct qu_yaml *map, const char *path)
{
    const struct qu_kind *first = NULL, *second = NULL;
    const struct qu_yaml *second_key = NULL;
    for (int i = 0; i < map->count; i++) {
        const struct qu_kind *kind = find_kind(binder, map->keys[i]->text);
        if (kind == NULL)
            continue;
        if (owns_all(binder, kind, map))
            return kind;
        if (first == NULL) {
            first = kind;
        } else if (second == NULL) {
            second = kind;
            second_key = map->keys[i];
        }
    }
    if (second != NULL)
        qu_bind_error(binder, QU_DIAG_KEY_CONFLICT, second_key->src, path,
                      "begin a new block with \"- \" before the second kind",
                      "a block is of one kind, and this one is %s and %s", first->name, second->name);
    else
        unknown_kind(binder, map, path);
    return NULL;
}

/* A hash of what a block says, without its place. */
static uint64_t content_hash(const struct qu_yaml *node, uint64_t seed)
{
    if (node->kind == QU_YAML_SCALAR)
        return qu_hash_mix(seed ^ qu_hash_bytes(node->text, (size_t)node->length));
    seed = qu_hash_part(seed, node->kind);
    for (int i = 0; i < node->count; i++) {
        if (node->kind == QU_YAML_MAP)
            seed = content_hash(node->keys[i], seed);
        seed = content_hash(node->items[i], seed);
    }
    return seed;
}

/* "- text" is short for "- prose: text". */
static const struct qu_yaml *as_prose(struct qu_binder *binder, const struct qu_yaml *text)
{
    struct qu_yaml *map = QU_NEW(binder->arena, struct qu_yaml), *key = QU_NEW(binder->arena, struct qu_yaml);
    *key = (struct qu_yaml){.kind = QU_YAML_SCALAR, .src = text->src, .text = "prose", .length = 5};
    *map = (struct qu_yaml){.kind = QU_YAML_MAP, .src = text->src, .count = 1};
    map->keys = qu_arena_dup(binder->arena, &key, sizeof(struct qu_yaml *));
    map->items = qu_arena_dup(binder->arena, &text, sizeof(struct qu_yaml *));
    return map;
}

/* False if the kind is not known. *fine: everything else in the block is right. */
static bool bind_block(struct qu_binder *binder, const struct qu_yaml *node, struct qu_block *block,
                       const char *path, bool *fine)
{
    bool text = node->kind == QU_YAML_SCALAR && !qu_yaml_is_null(node);
    *fine = false;
    if (node->kind != QU_YAML_MAP && !text) {
        qu_bind_error(binder, QU_DIAG_TYPE_WRONG, node->src, path,
                      "a block is text, or a map such as \"heading: the systems\"", "%s is not a block",
                      node->kind == QU_YAML_LIST ? "a list" : "nothing");
        return false;
    }
    const struct qu_yaml *map = text ? as_prose(binder, node) : node;
    const struct qu_kind *kind = kind_of(binder, map, path);
    if (kind == NULL)
        return false;
    *block = (struct qu_block){
        .kind = kind, .src = node->src, .path = path, .seed = content_hash(map, 0), .node = node};
    block->content = qu_arena_alloc(binder->arena, kind->size);
    struct qu_bind_target targets[] = {{kind->fields, block->content}, {common_fields, block}};
    *fine = qu_bind_map(binder, map, targets, 2, path,
                        qu_arena_printf(binder->arena, "a %s block", kind->name));
    if (*fine && kind->check != NULL) {
        int errors = qu_diag_errors(binder->diag);
        kind->check(binder, block, path);
        *fine = qu_diag_errors(binder->diag) == errors;
    }
    return true;
}

bool qu_block_bind(struct qu_binder *binder, const struct qu_yaml *node, struct qu_block_list *out,
                   const char *path)
{
    const struct qu_yaml *const *items = (const struct qu_yaml *const *)node->items;
    int count = node->count;
    bool fine = true;
    if (node->kind == QU_YAML_SCALAR) { /* one paragraph */
        items = &node;
        count = 1;
    } else if (node->kind == QU_YAML_MAP) {
        qu_bind_error(binder, QU_DIAG_TYPE_WRONG, node->src, path, "begin every block with \"- \"",
                      "a list of blocks is expected here, and this is a map");
        return false;
    }
    *out = (struct qu_block_list){QU_NEW_ARRAY(binder->arena, struct qu_block, count), 0};
    for (int i = 0; i < count; i++) {
        bool block_fine;
        out->count += bind_block(binder, items[i], &out->at[out->count],
                                 qu_path_index(binder->arena, path, i), &block_fine);
        fine &= block_fine;
    }
    return fine;
}
