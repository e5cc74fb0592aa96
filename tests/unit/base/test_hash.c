/* Hashes and chance. Pages depend on every bit of them: what they give must never change. */
#include "../../../src/base/hash.h"
#include "tap.h"

#include <math.h>

/* Reference: the first numbers of SplitMix64 from the seed 1234567 (as Vigna publishes it), and FNV-1a of "" and
 * "foobar", 64 bits, whose values the mixer then takes. */
static void references(struct tap *tap)
{
    static const uint64_t wanted[] = {6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
                                      4593380528125082431u, 16408922859458223821u};
    struct qu_random r = qu_random_from(1234567);
    int wrong = 0;
    for (int i = 0; i < QU_COUNT(wanted); i++)
        wrong += qu_random_next(&r) != wanted[i];
    tap_int(tap, wrong, 0, "numbers that are not SplitMix64's");
    tap_ok(tap, qu_hash_text("") == qu_hash_mix(0xcbf29ce484222325u), "FNV-1a of nothing, mixed");
    tap_ok(tap, qu_hash_text("foobar") == qu_hash_mix(0x85944171f73967e8u), "FNV-1a of foobar, mixed");
    tap_ok(tap, qu_hash_bytes("foo\0bar", 7) != qu_hash_bytes("foo\0baz", 7), "all bytes count");
    tap_ok(tap, qu_hash_part(1, 2) != qu_hash_part(2, 1) && qu_hash_part(7, 0) != qu_hash_part(7, 1),
           "seed and index are no pair to swap");
    tap_ok(tap, qu_hash_part(7, 3) == qu_hash_mix(7 ^ qu_hash_mix(3)), "a part of a seed");
}

static void ranges(struct tap *tap)
{
    enum { MANY = 20000 };
    struct qu_random r = qu_random_from(11);
    double low = 9, high = -9, sum = 0;
    int seen[6] = {0};
    for (int i = 0; i < MANY; i++) {
        double x = qu_random_range(&r, -3, 5);
        low = fmin(low, x);
        high = fmax(high, x);
        sum += x;
        seen[qu_random_int(&r, 6)]++;
    }
    tap_ok(tap, low >= -3 && low < -2.99 && high < 5 && high > 4.99 && fabs(sum / MANY - 1) < 0.06,
           "a range is filled evenly: %.4f to %.4f", low, high);
    bool even = true;
    for (int i = 0; i < 6; i++)
        even &= seen[i] > MANY / 6 - 300 && seen[i] < MANY / 6 + 300;
    tap_ok(tap, even, "each face of a die comes up as often");
    tap_int(tap, qu_random_int(&r, 1), 0, "one of one");
    tap_int(tap, qu_random_int(&r, 0), 0, "one of none is the first");
}

static void normal(struct tap *tap)
{
    enum { MANY = 40000 };
    struct qu_random r = qu_random_from(5);
    double sum = 0, squares = 0, low = 0, high = 0;
    int inner = 0;
    for (int i = 0; i < MANY; i++) {
        double x = qu_random_normal(&r);
        sum += x;
        squares += x * x;
        low = fmin(low, x);
        high = fmax(high, x);
        inner += fabs(x) < 1;
    }
    double spread = sqrt(squares / MANY);
    tap_ok(tap, fabs(sum / MANY) < 0.02, "chance has its middle at 0: %.4f", sum / MANY);
    tap_ok(tap, spread > 0.93 && spread < 0.98, "its spread is 1, less what is cut off: %.4f", spread);
    tap_ok(tap, inner > MANY * 0.66 && inner < MANY * 0.70, "two of three lie within it: %d", inner);
    tap_ok(tap, low == -2 && high == 2, "nothing lies beyond 2: %.3f to %.3f", low, high);
}

int main(void)
{
    struct tap tap = {0};
    references(&tap);
    ranges(&tap);
    normal(&tap);
    return tap_done(&tap);
}
