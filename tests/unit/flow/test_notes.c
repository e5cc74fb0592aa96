/* Margin notes: the placement is feasible, keeps order, and no other placement in whole rows is better. */
#include "../../../src/base/hash.h"
#include "../../../src/flow/notes.h"
#include "tap.h"

#include <limits.h>

static bool feasible(const struct qu_note_place *n, int count, int rows)
{
    for (int i = 0; i < count; i++) {
        if (n[i].top < 0 || n[i].top + n[i].height > rows)
            return false;
        if (i > 0 && n[i].top < n[i - 1].top + n[i - 1].height)
            return false;
        if (n[i].fixed && n[i].top != n[i].anchor)
            return false;
    }
    return true;
}

/* Exhaustive search over all placements in order. */
static int64_t best_cost(struct qu_note_place *n, int count, int rows, int at, int from)
{
    if (at >= count)
        return 0;
    int64_t best = INT64_MAX;
    for (int top = from; top + n[at].height <= rows; top++) {
        if (n[at].fixed && top != n[at].anchor)
            continue;
        int64_t rest = best_cost(n, count, rows, at + 1, top + n[at].height);
        if (rest == INT64_MAX)
            continue;
        int64_t d = top - n[at].anchor;
        if (rest + d * d < best)
            best = rest + d * d;
    }
    return best;
}

static void random_cases(struct tap *tap)
{
    struct qu_random r = qu_random_from(5);
    int worse = 0, broken = 0, refused = 0;
    for (int trial = 0; trial < 4000; trial++) {
        struct qu_note_place n[16] = {0};
        int count = 1 + qu_random_int(&r, 5), anchor = 0;
        for (int i = 0; i < count; i++) {
            anchor += qu_random_int(&r, 5);
            n[i] = (struct qu_note_place){.anchor = anchor, .height = 1 + qu_random_int(&r, 4)};
        }
        int64_t cost, best = best_cost(n, count, 16, 0, 0);
        bool placed = qu_notes_place(n, count, 16, &cost);
        refused += placed != (best < INT64_MAX);
        if (!placed)
            continue;
        broken += !feasible(n, count, 16);
        worse += cost > best + count; /* rounding pooled means costs less than one row a note */
    }
    tap_int(tap, refused, 0, "placed exactly when a placement exists");
    tap_int(tap, broken, 0, "no overlap, in order, inside the track");
    tap_int(tap, worse, 0, "no placement is better");
}

static void obstacles(struct tap *tap)
{
    struct qu_note_place n[] = {
        {.anchor = 4, .height = 4}, {.anchor = 6, .height = 5, .fixed = true}, {.anchor = 11, .height = 2}};
    tap_ok(tap, qu_notes_place(n, 3, 20, NULL) && n[0].top == 2 && n[1].top == 6 && n[2].top == 11,
           "a note makes room for a row across");
    struct qu_note_place full[] = {{.anchor = 0, .height = 4}, {.anchor = 2, .height = 5, .fixed = true}};
    tap_ok(tap, !qu_notes_place(full, 2, 20, NULL), "no room above a row across: refused");
}

int main(void)
{
    struct tap tap = {0};
    random_cases(&tap);
    obstacles(&tap);
    struct qu_note_place tall = {.anchor = 0, .height = 9};
    tap_ok(&tap, !qu_notes_place(&tall, 1, 8, NULL), "taller than the track: refused");
    tap_ok(&tap, qu_notes_place(NULL, 0, 8, NULL), "no notes are placed at once");
    return tap_done(&tap);
}
