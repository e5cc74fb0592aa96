#include "map.h"

#include "hash.h"

#include <stdlib.h>
#include <string.h>

enum { CAPACITY_FIRST = 16 };

struct qu_map_slot {
    uint64_t hash;   /* the key itself where keys are numbers */
    const void *key; /* NULL where keys are numbers */
    size_t length;
    int value;
    bool used;
};

void qu_map_finish(struct qu_map *map)
{
    free(map->slots);
    *map = (struct qu_map){0};
}

/* The slot of that key, or the free slot where it would be put. */
static struct qu_map_slot *find(const struct qu_map *map, const struct qu_map_slot *wanted)
{
    size_t at = (size_t)qu_hash_mix(wanted->hash) & (map->capacity - 1);
    for (;; at = (at + 1) & (map->capacity - 1)) {
        struct qu_map_slot *slot = &map->slots[at];
        if (!slot->used || (slot->hash == wanted->hash && slot->length == wanted->length &&
                            (slot->length == 0 || memcmp(slot->key, wanted->key, slot->length) == 0)))
            return slot;
    }
}

static void grow(struct qu_map *map)
{
    struct qu_map old = *map;
    map->capacity = old.capacity > 0 ? old.capacity * 2 : CAPACITY_FIRST;
    map->slots = qu_alloc_zero(map->capacity, sizeof *map->slots);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.slots[i].used)
            *find(map, &old.slots[i]) = old.slots[i];
    free(old.slots);
}

static int *value_of(struct qu_map *map, struct qu_map_slot key)
{
    if ((map->count + 1) * 2 > map->capacity)
        grow(map);
    struct qu_map_slot *slot = find(map, &key);
    if (!slot->used) {
        *slot = key;
        slot->used = true;
        map->count++;
    }
    return &slot->value;
}

int *qu_map_bytes(struct qu_map *map, const void *key, size_t length)
{
    return value_of(map, (struct qu_map_slot){qu_hash_bytes(key, length), key, length, 0, false});
}

int *qu_map_text(struct qu_map *map, const char *key)
{
    return qu_map_bytes(map, key, strlen(key));
}

int *qu_map_number(struct qu_map *map, uint64_t key)
{
    return value_of(map, (struct qu_map_slot){.hash = key});
}

int qu_map_lookup_text(const struct qu_map *map, const char *key)
{
    size_t length = strlen(key);
    if (map->capacity == 0)
        return 0;
    return find(map, &(struct qu_map_slot){qu_hash_bytes(key, length), key, length, 0, false})->value;
}
