/* yaml.h - reads YAML into a tree of nodes with their places. The only code that calls libyaml.
 *
 * Aliases are resolved by sharing the node; a cycle, an alias bomb (more than QU_YAML_NODES nodes when
 * written out), nesting deeper than QU_YAML_DEPTH, a duplicate key, bad UTF-8 and every syntax error are
 * diagnostics with their place. Nodes lie in the arena given. */
#pragma once

#include "node.h"

#include "../base/file.h"

enum { QU_YAML_DEPTH = 64, QU_YAML_NODES = 1000000 };

/* The document of a file, or NULL after diagnostics (an empty file yields an empty map). After an error that
 * does not stop the reading (a duplicate key, an unknown tag) that part is left out, so that the rest of the
 * file is still checked; so ask the sink for errors. The bytes of `text` are lent to the nodes (`source`). */
struct qu_yaml *qu_yaml_read_file(struct qu_arena *arena, struct qu_diag *diag, const char *path,
                                  struct qu_src from);
struct qu_yaml *qu_yaml_read_text(struct qu_arena *arena, struct qu_diag *diag, const char *name,
                                  const char *text, size_t length);

/* The value of a key, or NULL. */
struct qu_yaml *qu_yaml_lookup(const struct qu_yaml *map, const char *key);
/* Plain `null`, `~` or nothing at all. */
bool qu_yaml_is_null(const struct qu_yaml *node);
/* "a map", "a list", "text": for messages. */
const char *qu_yaml_kind_name(const struct qu_yaml *node);
