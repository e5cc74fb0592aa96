/* Where the characters of a text were written: steps, counting on from them, copies of a part. */
#include "../../../src/base/places.h"
#include "tap.h"

static void is_at(struct tap *tap, const struct qu_places *places, int at, int line, int column)
{
    struct qu_src src = qu_places_find(places, at);
    tap_ok(tap, src.line == line && src.column == column, "byte %d: %d:%d, wanted %d:%d", at, src.line,
           src.column, line, column);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_arena arena;
    struct qu_places_draft draft = {0};
    const char *text = "a\303\251b cd";
    qu_arena_init(&arena);
    tap_ok(&tap, qu_places_keep(&draft, &arena, "f", "") == NULL, "no text, no table");
    qu_places_add(&draft, 0, (struct qu_src){"f", 3, 7});
    qu_places_add(&draft, 1, (struct qu_src){"f", 3, 8});
    qu_places_add(&draft, 3, (struct qu_src){"f", 3, 9});
    qu_places_add(&draft, 4, (struct qu_src){"f", 3, 10});
    qu_places_add(&draft, 5, (struct qu_src){"f", 4, 2});
    qu_places_add(&draft, 6, (struct qu_src){"f", 4, 4});
    const struct qu_places *places = qu_places_keep(&draft, &arena, "f", text);
    tap_int(&tap, places->count, 3, "a step where the places jump, none where they follow");
    is_at(&tap, places, 0, 3, 7);
    is_at(&tap, places, 3, 3, 9);
    is_at(&tap, places, 5, 4, 2);
    is_at(&tap, places, 6, 4, 4);
    is_at(&tap, places, 7, 4, 5);
    is_at(&tap, places, 99, 4, 5);
    qu_places_copy(&draft, 0, places, 3, 5);
    qu_places_add(&draft, 2, (struct qu_src){"f", 3, 11});
    qu_places_copy(&draft, 3, places, 3, 7);
    places = qu_places_keep(&draft, &arena, "f", "b XXb cd");
    is_at(&tap, places, 1, 3, 10);
    is_at(&tap, places, 2, 3, 11);
    is_at(&tap, places, 3, 3, 9);
    is_at(&tap, places, 5, 4, 2);
    is_at(&tap, places, 6, 4, 4);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
