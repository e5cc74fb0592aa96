#include "notes.h"

enum { FIXED_WEIGHT = 100000 };

struct pool {
    int64_t sum, weight; /* sum of weighted wanted tops, heights before them subtracted */
    int count;
};

static int64_t floor_div(int64_t a, int64_t b)
{
    return a >= 0 ? a / b : -((-a + b - 1) / b);
}

/* The mean of a pool, rounded to the nearest whole row. */
static int mean(const struct pool *pool)
{
    return (int)floor_div(2 * pool->sum + pool->weight, 2 * pool->weight);
}

static int pool_violators(const struct qu_note_place *notes, int count, struct pool *pools)
{
    int used = 0, before = 0;
    for (int i = 0; i < count; i++) {
        int64_t weight = notes[i].fixed ? FIXED_WEIGHT : 1;
        pools[used++] = (struct pool){weight * (notes[i].anchor - before), weight, 1};
        while (used > 1 &&
               pools[used - 2].sum * pools[used - 1].weight > pools[used - 1].sum * pools[used - 2].weight) {
            pools[used - 2].sum += pools[used - 1].sum;
            pools[used - 2].weight += pools[used - 1].weight;
            pools[used - 2].count += pools[used - 1].count;
            used--;
        }
        before += notes[i].height;
    }
    return used;
}

bool qu_notes_place(struct qu_note_place *notes, int count, int rows, int64_t *moved_out)
{
    struct pool pools[QU_NOTES_MOST];
    int total = 0;
    for (int i = 0; i < count; i++)
        total += notes[i].height;
    if (count > QU_NOTES_MOST || total > rows)
        return false;
    int used = pool_violators(notes, count, pools), at = 0, before = 0, low = 0;
    int64_t moved = 0;
    for (int p = 0; p < used; p++) {
        int value = QU_CLAMP(mean(&pools[p]), low, rows - total);
        low = value; /* after rounding, two means may be in the wrong order by one row */
        for (int k = 0; k < pools[p].count; k++, at++) {
            notes[at].top = value + before;
            before += notes[at].height;
            int64_t distance = notes[at].top - notes[at].anchor;
            if (notes[at].fixed && distance != 0)
                return false;
            moved += distance * distance;
        }
    }
    if (moved_out != NULL)
        *moved_out = moved;
    return true;
}
