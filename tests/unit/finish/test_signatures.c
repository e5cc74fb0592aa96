/* test_signatures.c - the order of pages on sheets, against sheets that are folded here.
 *
 * The model knows nothing of formulas: a sheet has four quarters, front and back of each half; it is laid
 * down front up, folded so that its left half comes to lie under its right half, and put into the sheet
 * before it. Reading the pile leaf by leaf must give 0, 1, 2, ... */
#include "../../../src/finish/signatures.h"

#include <math.h>
#include <stdlib.h>
#include <tap.h>

enum { MOST = 240 };

/* A leaf: what is on its upper face and on its lower face. */
struct leaf {
    int up, down;
};

/* Sheets of one signature -> the leaves of the pile, from its top. Turned about its middle, the sheet shows
 * at the left what lies behind its right half. Folded, its right half lies on top, face up; its left half
 * lies below with its face down. What is put in lies between the two. */
static int nest(const struct qu_sheet_side *sides, int sheets, struct leaf *out)
{
    for (int k = 0; k < sheets; k++) {
        const struct qu_sheet_side *front = &sides[2 * k], *back = &sides[2 * k + 1];
        out[k] = (struct leaf){front->right, back->left};
        out[2 * sheets - 1 - k] = (struct leaf){back->right, front->left};
    }
    return 2 * sheets;
}

static bool reads_in_order(int pages, int signature)
{
    static struct qu_sheet_side sides[2 * MOST];
    static struct leaf pile[2 * MOST];
    int count = qu_signatures_count(pages), next = 0;
    bool fine = true;
    qu_signatures_order(pages, signature, sides);
    for (int i = 0; i < count;) {
        int sheets = 0;
        while (i + 2 * sheets < count && sides[i + 2 * sheets].signature == sides[i].signature)
            sheets++;
        int leaves = nest(&sides[i], sheets, pile);
        for (int l = 0; l < leaves; l++) {
            const int faces[2] = {pile[l].up, pile[l].down};
            for (int f = 0; f < 2; f++, next++)
                fine &= faces[f] == (next < pages ? next : QU_BLANK);
        }
        i += 2 * sheets;
    }
    return fine && next == (pages + 3) / 4 * 4;
}

static void test_order(struct tap *tap)
{
    static const int signatures[] = {0, 4, 8, 12, 16, 20, 32, 64};
    for (int s = 0; s < QU_COUNT(signatures); s++) {
        int wrong = 0;
        for (int pages = 1; pages <= 200; pages++)
            wrong += !reads_in_order(pages, signatures[s]);
        tap_ok(tap, wrong == 0, "1 to 200 pages read in order in signatures of %d (%d do not)", signatures[s],
               wrong);
    }
}

static void test_sides(struct tap *tap)
{
    struct qu_sheet_side sides[64];
    qu_signatures_order(24, 0, sides);
    tap_int(tap, qu_signatures_count(24), 12, "24 pages take six sheets");
    tap_ok(tap, sides[0].left == 23 && sides[0].right == 0 && !sides[0].back, "24 | 1 lies outside");
    tap_ok(tap, sides[1].left == 1 && sides[1].right == 22 && sides[1].back, "2 | 23 behind it");
    tap_ok(tap, sides[11].left == 11 && sides[11].right == 12 && sides[11].sheet == 5,
           "12 | 13 in the middle");
    qu_signatures_order(20, 16, sides);
    tap_ok(tap, sides[8].signature == 1 && sides[8].sheet == 0 && sides[8].left == 19 && sides[8].right == 16,
           "a second signature of one sheet");
    qu_signatures_order(5, 0, sides);
    tap_ok(tap,
           sides[0].left == QU_BLANK && sides[0].right == 0 && sides[1].right == QU_BLANK &&
               sides[2].left == QU_BLANK,
           "blanks at the end");
    tap_int(tap, qu_signatures_count(0), 0, "no pages, no sheets");
    tap_int(tap, qu_signatures_count(1), 2, "one page, one sheet");
}

/* Sheets as layers around a fold: sheet k of n has a pile of n-1-k sheets within, whose half thickness is
 * n-1-k times t; it spends a quarter of a circle of that radius on each leaf. What is left of two equal
 * leaves tells how far the inner one stands out. */
static void test_creep(struct tap *tap)
{
    const double thickness = 0.1, leaf = 148;
    for (int sheets = 2; sheets <= 16; sheets += 7) {
        double outermost = leaf - acos(-1) / 2 * (sheets - 1) * thickness;
        for (int k = 0; k < sheets; k += sheets - 1) {
            double edge = leaf - acos(-1) / 2 * (sheets - 1 - k) * thickness;
            tap_ok(tap, fabs(qu_signatures_creep(k, thickness) - (edge - outermost)) < 1e-9,
                   "sheet %d of %d stands out by %.3f mm", k, sheets, edge - outermost);
        }
    }
}

int main(void)
{
    struct tap tap = {0};
    test_order(&tap);
    test_sides(&tap);
    test_creep(&tap);
    return tap_done(&tap);
}
