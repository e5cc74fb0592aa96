/* yamlmap.h - joining YAML maps: the way layouts extend layouts and styles take from styles.
 *
 * Nodes are shared, never changed: a join makes new map nodes and keeps every value's own place, so that a
 * message about an inherited value points into the file that it came from. Everything lies in the arena
 * given. */
#pragma once

#include "../read/yaml.h"

/* `over` on top of `base`, key by key: maps are joined, anything else replaces; a null takes the key away. If
 * `over` has one of `size` and `x-height`, the other one is removed from the result. Keys keep the order of
 * `base`, new ones follow; the result has the place of `over`. */
struct qu_yaml *qu_yamlmap_merge(struct qu_arena *arena, struct qu_yaml *base, struct qu_yaml *over);
/* A copy of a map without the keys whose value is null. */
struct qu_yaml *qu_yamlmap_strip(struct qu_arena *arena, struct qu_yaml *map);
/* A map of one key. */
struct qu_yaml *qu_yamlmap_single(struct qu_arena *arena, const char *key, struct qu_yaml *value);
/* The keys of a map, NULL-terminated: for nearest-name hints. */
const char *const *qu_yamlmap_keys(struct qu_arena *arena, const struct qu_yaml *map);
/* "a" + "b" -> "a.b"; an empty part is left out. */
const char *qu_yamlmap_path(struct qu_arena *arena, const char *path, const char *key);
