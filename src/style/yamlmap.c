#include "yamlmap.h"

#include <string.h>

static int find_key(const struct qu_yaml *map, const char *key)
{
    for (int i = 0; i < map->count; i++)
        if (strcmp(map->keys[i]->text, key) == 0)
            return i;
    return -1;
}

static struct qu_yaml *new_map(struct qu_arena *arena, struct qu_src src, int room)
{
    struct qu_yaml *map = QU_NEW(arena, struct qu_yaml);
    map->kind = QU_YAML_MAP;
    map->src = src;
    map->keys = QU_NEW_ARRAY(arena, struct qu_yaml *, QU_MAX(room, 1));
    map->items = QU_NEW_ARRAY(arena, struct qu_yaml *, QU_MAX(room, 1));
    return map;
}

static void put(struct qu_yaml *map, struct qu_yaml *key, struct qu_yaml *value)
{
    map->keys[map->count] = key;
    map->items[map->count] = value;
    map->count++;
}

/* `size` and `x-height` both set the size of the letters, so that setting one removes the other. */
static bool is_driven_out(const struct qu_yaml *over, const char *key)
{
    if (strcmp(key, "size") == 0)
        return find_key(over, "x-height") >= 0 && find_key(over, "size") < 0;
    if (strcmp(key, "x-height") == 0)
        return find_key(over, "size") >= 0 && find_key(over, "x-height") < 0;
    return false;
}

struct qu_yaml *qu_yamlmap_merge(struct qu_arena *arena, struct qu_yaml *base, struct qu_yaml *over)
{
    if (base == NULL || base->kind != QU_YAML_MAP || over->kind != QU_YAML_MAP)
        return over->kind == QU_YAML_MAP ? qu_yamlmap_strip(arena, over) : over;
    struct qu_yaml *map = new_map(arena, over->src, base->count + over->count);
    for (int i = 0; i < base->count; i++) {
        int at = find_key(over, base->keys[i]->text);
        if (at < 0 && !is_driven_out(over, base->keys[i]->text))
            put(map, base->keys[i], base->items[i]);
        else if (at >= 0 && !qu_yaml_is_null(over->items[at]))
            put(map, over->keys[at], qu_yamlmap_merge(arena, base->items[i], over->items[at]));
    }
    for (int i = 0; i < over->count; i++)
        if (find_key(base, over->keys[i]->text) < 0 && !qu_yaml_is_null(over->items[i]))
            put(map, over->keys[i], qu_yamlmap_merge(arena, NULL, over->items[i]));
    return map;
}

struct qu_yaml *qu_yamlmap_strip(struct qu_arena *arena, struct qu_yaml *map)
{
    struct qu_yaml *copy = new_map(arena, map->src, map->count);
    for (int i = 0; i < map->count; i++)
        if (!qu_yaml_is_null(map->items[i]))
            put(copy, map->keys[i],
                map->items[i]->kind == QU_YAML_MAP ? qu_yamlmap_strip(arena, map->items[i]) : map->items[i]);
    return copy;
}

struct qu_yaml *qu_yamlmap_single(struct qu_arena *arena, const char *key, struct qu_yaml *value)
{
    struct qu_yaml *map = new_map(arena, value->src, 1), *name = QU_NEW(arena, struct qu_yaml);
    *name = (struct qu_yaml){
        .kind = QU_YAML_SCALAR, .src = value->src, .text = key, .length = (int)strlen(key)};
    put(map, name, value);
    return map;
}

const char *const *qu_yamlmap_keys(struct qu_arena *arena, const struct qu_yaml *map)
{
    int count = map != NULL && map->kind == QU_YAML_MAP ? map->count : 0;
    const char **keys = QU_NEW_ARRAY(arena, const char *, count + 1);
    for (int i = 0; i < count; i++)
        keys[i] = map->keys[i]->text;
    return keys;
}

const char *qu_yamlmap_path(struct qu_arena *arena, const char *path, const char *key)
{
    if (path[0] == '\0' || key[0] == '\0')
        return path[0] == '\0' ? key : path;
    return qu_arena_printf(arena, "%s.%s", path, key);
}
