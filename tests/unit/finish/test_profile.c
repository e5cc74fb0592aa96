/* test_profile.c - the sRGB profile, read again as the ICC's specification (ICC.1:2022) has it.
 *
 * What its numbers should be is computed here from what IEC 61966-2.1 says: the chromaticities of the three
 * primaries and of D65, adapted to D50 with Bradford's matrix. */
#include "../../../src/finish/profile.h"

#include <math.h>
#include <stdlib.h>
#include <tap.h>

enum { HEADER = 128, TAGS = 10 };

struct triple {
    double at[3];
};

struct square {
    double at[3][3];
};

static struct triple apply(struct square m, struct triple v)
{
    struct triple out = {{0}};
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++)
            out.at[i] += m.at[i][k] * v.at[k];
    return out;
}

static struct square inverse(struct square m)
{
    struct square out;
    double whole = 0;
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++) {
            int a = (k + 1) % 3, b = (k + 2) % 3, c = (i + 1) % 3, d = (i + 2) % 3;
            out.at[i][k] = m.at[a][c] * m.at[b][d] - m.at[a][d] * m.at[b][c];
        }
    for (int k = 0; k < 3; k++)
        whole += m.at[0][k] * out.at[k][0];
    for (int i = 0; i < 9; i++)
        out.at[i / 3][i % 3] /= whole;
    return out;
}

static struct square product(struct square a, struct square b)
{
    struct square out = {{{0}}};
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++)
            for (int j = 0; j < 3; j++)
                out.at[i][k] += a.at[i][j] * b.at[j][k];
    return out;
}

/* The point of that chromaticity with Y = 1. */
static struct triple from_xy(double x, double y)
{
    return (struct triple){{x / y, 1, (1 - x - y) / y}};
}

static const struct triple d50 = {{0.9642, 1, 0.8249}};

static struct square adaptation(void)
{
    static const struct square bradford = {
        {{0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}}};
    struct triple from = apply(bradford, from_xy(0.3127, 0.3290)), to = apply(bradford, d50);
    struct square scale = {{{0}}};
    for (int i = 0; i < 3; i++)
        scale.at[i][i] = to.at[i] / from.at[i];
    return product(inverse(bradford), product(scale, bradford));
}

/* Column i: the primary i, adapted. */
static struct square primaries(void)
{
    const struct triple of[] = {from_xy(0.64, 0.33), from_xy(0.30, 0.60), from_xy(0.15, 0.06)};
    struct square columns;
    for (int i = 0; i < 9; i++)
        columns.at[i / 3][i % 3] = of[i % 3].at[i / 3];
    struct triple amount = apply(inverse(columns), from_xy(0.3127, 0.3290));
    for (int i = 0; i < 9; i++)
        columns.at[i / 3][i % 3] *= amount.at[i % 3];
    return product(adaptation(), columns);
}

/* ---- reading */

static uint32_t number(const struct qu_buf *profile, size_t at)
{
    const unsigned char *b = (const unsigned char *)profile->data + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static double fixed(const struct qu_buf *profile, size_t at)
{
    return (int32_t)number(profile, at) / 65536.0;
}

static bool says(const struct qu_buf *profile, size_t at, const char *word)
{
    return memcmp(profile->data + at, word, strlen(word)) == 0;
}

/* Where the data of a tag stands, 0 if there is none. */
static size_t find(const struct qu_buf *profile, const char *tag, size_t *length)
{
    uint32_t count = number(profile, HEADER);
    for (uint32_t i = 0; i < count; i++) {
        size_t entry = HEADER + 4 + 12 * i;
        if (says(profile, entry, tag)) {
            *length = number(profile, entry + 8);
            return number(profile, entry + 4);
        }
    }
    *length = 0;
    return 0;
}

static void is_point(struct tap *tap, const struct qu_buf *profile, const char *tag, struct triple wanted)
{
    size_t length, at = find(profile, tag, &length);
    bool fine = length == 20 && says(profile, at, "XYZ ") && number(profile, at + 4) == 0;
    double off = 0;
    for (size_t i = 0; fine && i < 3; i++)
        off = fmax(off, fabs(fixed(profile, at + 8 + 4 * i) - wanted.at[i]));
    tap_ok(tap, fine && off < 0.0003, "%s is where sRGB has it (off by %.5f)", tag, off);
}

static void is_text(struct tap *tap, const struct qu_buf *profile, const char *tag, const char *wanted)
{
    size_t length, at = find(profile, tag, &length), letters = strlen(wanted);
    bool fine = length == 28 + 2 * letters && says(profile, at, "mluc") && number(profile, at + 8) == 1 &&
                number(profile, at + 12) == 12 && says(profile, at + 16, "enUS") &&
                number(profile, at + 20) == 2 * letters && number(profile, at + 24) == 28;
    for (size_t i = 0; fine && i < letters; i++)
        fine = profile->data[at + 28 + 2 * i] == 0 && profile->data[at + 29 + 2 * i] == wanted[i];
    tap_ok(tap, fine, "%s: %s", tag, wanted);
}

static void test_frame(struct tap *tap, const struct qu_buf *profile)
{
    bool aligned = true, inside = true;
    tap_int(tap, (long)number(profile, 0), (long)profile->length, "its size stands first");
    tap_ok(tap,
           number(profile, 8) == 0x04200000 && says(profile, 12, "mntrRGB XYZ ") && says(profile, 36, "acsp"),
           "version 4.2, of a display, RGB, to XYZ");
    tap_ok(tap, number(profile, 24) == (2026 << 16 | 1) && number(profile, 28) == 1 << 16, "its date");
    tap_ok(tap,
           fabs(fixed(profile, 68) - 0.9642) < 1e-4 && fixed(profile, 72) == 1 &&
               fabs(fixed(profile, 76) - 0.8249) < 1e-4,
           "the light is D50");
    bool zeros = true;
    for (size_t i = 40; i < HEADER; i++)
        zeros &= (i >= 68 && i < 80) || profile->data[i] == 0;
    tap_ok(tap, zeros, "nothing else in its header");
    tap_int(tap, (long)number(profile, HEADER), TAGS, "tags");
    for (size_t i = 0; i < TAGS; i++) {
        size_t at = number(profile, HEADER + 8 + 12 * i), length = number(profile, HEADER + 12 + 12 * i);
        aligned &= at % 4 == 0;
        inside &= at >= HEADER + 4 + 12 * TAGS && at + length <= profile->length;
    }
    tap_ok(tap, aligned && inside, "data at multiples of four, within the profile");
    tap_int(tap, (long)number(profile, HEADER + 8), HEADER + 4 + 12 * TAGS, "the first directly behind");
}

static void test_colours(struct tap *tap, const struct qu_buf *profile)
{
    static const char *const tags[] = {"rXYZ", "gXYZ", "bXYZ"};
    struct square columns = primaries(), adapted = adaptation();
    is_point(tap, profile, "wtpt", d50);
    for (int i = 0; i < 3; i++)
        is_point(tap, profile, tags[i],
                 (struct triple){{columns.at[0][i], columns.at[1][i], columns.at[2][i]}});
    size_t length, at = find(profile, "chad", &length);
    double off = 0;
    for (size_t i = 0; i < 9; i++)
        off = fmax(off, fabs(fixed(profile, at + 8 + 4 * i) - adapted.at[i / 3][i % 3]));
    tap_ok(tap, length == 44 && says(profile, at, "sf32") && off < 0.0003, "from D65 to D50 (off by %.5f)",
           off);
}

/* The curve as it is written: (a x + b)^g from d on, c x below. */
static void test_curve(struct tap *tap, const struct qu_buf *profile)
{
    size_t length, at = find(profile, "rTRC", &length), other;
    tap_ok(tap,
           find(profile, "gTRC", &other) == at && find(profile, "bTRC", &other) == at && length == 32 &&
               other == 32,
           "one curve for three colours");
    tap_ok(tap, says(profile, at, "para") && number(profile, at + 8) == 3u << 16, "a function of type 3");
    double g = fixed(profile, at + 12), a = fixed(profile, at + 16), b = fixed(profile, at + 20),
           c = fixed(profile, at + 24), d = fixed(profile, at + 28), off = 0;
    for (int i = 0; i <= 255; i++) {
        double x = i / 255.0, is = x >= d ? pow(a * x + b, g) : c * x;
        double wanted = x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
        off = fmax(off, fabs(is - wanted));
    }
    tap_ok(tap, fabs(d - 0.04045) < 1e-4 && off < 1e-4, "all 256 steps of sRGB (off by %.6f)", off);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_buf profile = {0};
    qu_profile_write(&profile);
    test_frame(&tap, &profile);
    test_colours(&tap, &profile);
    test_curve(&tap, &profile);
    is_text(&tap, &profile, "desc", "sRGB IEC61966-2.1");
    is_text(&tap, &profile, "cprt", "No copyright, use freely");
    qu_buf_finish(&profile);
    return tap_done(&tap);
}
