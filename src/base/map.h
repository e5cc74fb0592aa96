/* map.h - a hash map from texts, bytes or numbers to whole numbers.
 *
 * The value of a key is an int that begins as 0: a count, or an index + 1 into what the caller keeps, where 0
 * says "not there yet". Keys are lent and must outlive the map; one map holds one kind of keys. It offers no
 * loop over all keys, because no output may depend on the order of a hash table. Owns its slots. Open
 * addressing with linear probing, at most half full. */
#pragma once

#include "base.h"

struct qu_map_slot;

struct qu_map {
    struct qu_map_slot *slots;
    size_t capacity, count; /* capacity: 0 or a power of two */
};

/* A map whose bytes are all zero is empty; qu_map_finish leaves it so. */
void qu_map_finish(struct qu_map *map);

/* The value of that key, which is added where it is missing. Valid until the next key is added. */
int *qu_map_text(struct qu_map *map, const char *key);
int *qu_map_bytes(struct qu_map *map, const void *key, size_t length);
int *qu_map_number(struct qu_map *map, uint64_t key);
/* The value, or 0 where there is no such key. */
int qu_map_lookup_text(const struct qu_map *map, const char *key);
