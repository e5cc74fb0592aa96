/* bind.h - inside of the schema: several tables over one map, and blocks. */
#pragma once

#include "schema.h"

/* A table and the struct that it fills. */
struct qu_bind_target {
    const struct qu_field *fields;
    void *out;
};

/* Binds a map over several tables at once: every key belongs to one of them. `what` names the map in messages
 * ("a quote block"), or NULL. */
bool qu_bind_map(struct qu_binder *binder, const struct qu_yaml *map, const struct qu_bind_target *targets,
                 int target_count, const char *path, const char *what);
/* The value of a BLOCKS field. Blocks whose kind is not known are left out. */
bool qu_bind_blocks(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                    struct qu_block_list *out, const char *path);
/* An error at a node. */
QU_PRINTF(6, 7)
void qu_bind_error(struct qu_binder *binder, enum qu_diag_id id, struct qu_src src, const char *path,
                   const char *hint, const char *format, ...);
/* "body" + "list" -> "body.list", "" + "body" -> "body". */
const char *qu_path_key(struct qu_arena *arena, const char *path, const char *key);
const char *qu_path_index(struct qu_arena *arena, const char *path, int index);
/* Bytes of a value of this type; lists and structs say their own. */
size_t qu_field_type_size(enum qu_field_type type);
/* The element of a LIST or MAP as a field of its own, at offset 0. */
struct qu_field qu_field_element(const struct qu_field *field);
/* Offset of the value in a MAP's element. */
size_t qu_field_map_offset(const struct qu_field *field);
/* Bytes of one element of a LIST or MAP. */
size_t qu_field_element_size(const struct qu_field *field);
/* Whether a key that is missing stands in the map under a name near to it. `keys`: all that may stand
 * there. */
bool qu_bind_is_misspelt(const struct qu_yaml *map, const char *const *keys, const char *key);
