/* The hash map against a plain list. */
#include "../../../src/base/map.h"
#include "tap.h"

enum { MANY = 5000 };

static void texts(struct tap *tap)
{
    static char names[MANY][8];
    struct qu_map map = {0};
    int wrong = 0, missing = 0;
    tap_int(tap, qu_map_lookup_text(&map, "a"), 0, "nothing is in an empty map");
    for (int i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "n%d", i);
        int *value = qu_map_text(&map, names[i]);
        wrong += *value != 0;
        *value = i + 1;
    }
    tap_int(tap, wrong, 0, "new keys whose value is not 0");
    for (int i = 0; i < MANY; i++) {
        char name[8];
        snprintf(name, sizeof name, "n%d", i);
        missing += qu_map_lookup_text(&map, name) != i + 1 || *qu_map_text(&map, name) != i + 1;
    }
    tap_int(tap, missing, 0, "keys that lost their value as the map grew");
    tap_int(tap, (long)map.count, MANY, "keys are counted once");
    tap_ok(tap, map.count * 2 <= map.capacity, "it is at most half full");
    tap_int(tap, qu_map_lookup_text(&map, "n5000"), 0, "what was not added is not there");
    tap_int(tap, (long)map.count, MANY, "and a look does not add it");
    *qu_map_text(&map, "") = 7;
    tap_int(tap, qu_map_lookup_text(&map, ""), 7, "the empty text is a key");
    qu_map_finish(&map);
    tap_int(tap, qu_map_lookup_text(&map, "n1"), 0, "an ended map is empty");
}

static void bytes(struct tap *tap)
{
    struct qu_map map = {0};
    *qu_map_bytes(&map, "ab\0c", 4) = 1;
    *qu_map_bytes(&map, "ab\0d", 4) = 2;
    *qu_map_bytes(&map, "ab", 2) = 3;
    tap_int(tap, *qu_map_bytes(&map, "ab\0c", 4), 1, "bytes behind a zero count");
    tap_int(tap, *qu_map_bytes(&map, "ab\0d", 4), 2, "each of them");
    tap_int(tap, *qu_map_bytes(&map, "ab", 2), 3, "and the length does");
    qu_map_finish(&map);
}

static void numbers(struct tap *tap)
{
    struct qu_map map = {0};
    int wrong = 0;
    for (uint64_t i = 0; i < MANY; i++) /* neighbours, and numbers that differ in their high bits only */
        for (int twice = 0; twice < 2; twice++) {
            ++*qu_map_number(&map, i);
            ++*qu_map_number(&map, i << 48);
        }
    for (uint64_t i = 1; i < MANY; i++)
        wrong += *qu_map_number(&map, i) != 2 || *qu_map_number(&map, i << 48) != 2;
    tap_int(tap, wrong, 0, "numbers that were not counted twice");
    tap_int(tap, *qu_map_number(&map, 0), 4, "0 is a number");
    qu_map_finish(&map);
}

int main(void)
{
    struct tap tap = {0};
    texts(&tap);
    bytes(&tap);
    numbers(&tap);
    return tap_done(&tap);
}
