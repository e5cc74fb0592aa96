/* base: text, colours, chance. */
#include "../../../src/base/colour.h"
#include "../../../src/base/file.h"
#include "../../../src/base/hash.h"
#include "tap.h"

#include <stdlib.h>

static void text(struct tap *tap)
{
    struct qu_buf buf;
    qu_buf_init(&buf);
    tap_text(tap, qu_buf_text(&buf), "", "an empty buffer is a text");
    for (int i = 0; i < 100; i++)
        qu_buf_printf(&buf, "%d,", i);
    tap_int(tap, (long)buf.length, 290, "a buffer grows");
    qu_buf_clear(&buf);
    const uint32_t codes[] = {'a', 0xe9, 0x20b9, 0x1f600};
    for (int i = 0; i < 4; i++)
        qu_buf_add_utf8(&buf, codes[i]);
    tap_text(tap, qu_buf_text(&buf), "a\u00e9\u20b9\U0001F600", "code points of every length");
    tap_int(tap, qu_utf8_check(buf.data, buf.length), -1, "they are well-formed");
    static const struct {
        const char *text;
        long at;
    } bad[] = {{"a\xff", 1}, {"\xc0\xaf", 0}, {"\xed\xa0\x80", 0}, {"ok\xe2\x82", 2}, {"\xf4\x90\x80\x80", 0},
               {"\x01", 0},  {"tab\t\n", -1}};
    for (int i = 0; i < QU_COUNT(bad); i++)
        tap_int(tap, qu_utf8_check(bad[i].text, strlen(bad[i].text)), bad[i].at, "where UTF-8 goes wrong");
    qu_buf_clear(&buf);
    qu_buf_add_json(&buf, "a\"b\\c\n");
    tap_text(tap, qu_buf_text(&buf), "a\\\"b\\\\c\\u000a", "JSON escapes");
    qu_buf_finish(&buf);
}

/* Formatted texts around the length that finds room at once, and far beyond. */
static void formats(struct tap *tap)
{
    static const int lengths[] = {0, 1, 99, 100, 101, 102, 1000, 70000};
    char *whole = calloc(70001, 1);
    memset(whole, 'x', 70000);
    for (int i = 0; i < QU_COUNT(lengths); i++) {
        struct qu_buf buf = {0};
        qu_buf_printf(&buf, "%.*s", lengths[i], whole);
        qu_buf_printf(&buf, "-%d", 7);
        bool fine = buf.length == (size_t)lengths[i] + 2 && strlen(buf.data) == buf.length &&
                    memcmp(buf.data, whole, (size_t)lengths[i]) == 0 &&
                    strcmp(buf.data + lengths[i], "-7") == 0;
        tap_ok(tap, fine, "a text of %d letters is whole", lengths[i]);
        char *kept = qu_buf_detach(&buf);
        tap_ok(tap, buf.data == NULL && buf.length == 0 && strlen(kept) == (size_t)lengths[i] + 2,
               "and can be taken away");
        free(kept);
    }
    struct qu_buf empty = {0};
    char *nothing = qu_buf_detach(&empty);
    tap_text(tap, nothing, "", "nothing is taken away as an empty text");
    free(nothing);
    free(whole);
}

static void big_endian(struct tap *tap)
{
    struct qu_buf buf;
    qu_buf_init(&buf);
    qu_buf_add_16(&buf, 0x0102);
    qu_buf_add_16(&buf, -2);
    qu_buf_add_32(&buf, 0x80706050u);
    tap_ok(tap, buf.length == 8 && memcmp(buf.data, "\x01\x02\xff\xfe\x80\x70\x60\x50", 8) == 0,
           "numbers stand in the order of font files");
    qu_buf_set_16(&buf, 2, 0xfedc);
    qu_buf_set_32(&buf, 4, 0x12345678);
    tap_ok(tap, buf.length == 8 && memcmp(buf.data, "\x01\x02\xfe\xdc\x12\x34\x56\x78", 8) == 0,
           "and can be written over");
    qu_buf_finish(&buf);
}

static void numbers(struct tap *tap)
{
    struct qu_colour c;
    char shown[10];
    tap_ok(tap, qu_colour_parse("#fa3", &c) && strcmp(qu_colour_format(c, shown), "#ffaa33") == 0,
           "short colours");
    tap_ok(tap, qu_colour_parse("#01020380", &c) && strcmp(qu_colour_format(c, shown), "#01020380") == 0,
           "colours with alpha");
    tap_ok(tap,
           qu_colour_parse("#09afAF", &c) && c.r == 0x09 && c.g == 0xaf && c.b == 0xaf && c.a == 255 &&
               qu_colour_parse("#90FA", &c) == false && qu_colour_parse("#f0a", &c) && c.r == 255 &&
               c.g == 0 && c.b == 0xaa,
           "digits and letters, small and large");
    static const char *const none[] = {"",     "#",    "#12",  "#1234567", "#0000000g", "#00:",
                                       "#00/", "#00@", "#00G", "#00`",     "#00g",      "#123456789"};
    for (int i = 0; i < QU_COUNT(none); i++)
        tap_ok(tap, !qu_colour_parse(none[i], &c), "\"%s\" is no colour", none[i]);
    const struct qu_colour one = {1, 2, 3, 4},
                           others[] = {{9, 2, 3, 4}, {1, 9, 3, 4}, {1, 2, 9, 4}, {1, 2, 3, 9}};
    for (int i = 0; i < QU_COUNT(others); i++)
        tap_ok(tap, !qu_colour_equal(one, others[i]), "each channel tells colours apart");
    tap_ok(tap, qu_colour_equal(one, one), "and equal ones are equal");
    tap_ok(tap, !qu_colour_parse("red", &c) && !qu_colour_parse("#12345", &c) && !qu_colour_parse("#ggg", &c),
           "what is no colour");
    tap_ok(tap, qu_hash_text("a") == qu_hash_text("a") && qu_hash_text("a") != qu_hash_text("b"), "hashes");
    struct qu_random x = qu_random_from(7), y = qu_random_from(7);
    double sum = 0, low = 1, high = 0;
    bool same = true;
    for (int i = 0; i < 20000; i++) {
        double u = qu_random_unit(&x);
        same = same && u == qu_random_unit(&y);
        sum += u;
        low = QU_MIN(low, u);
        high = QU_MAX(high, u);
    }
    tap_ok(tap, same && low >= 0 && high < 1 && sum > 9800 && sum < 10200,
           "chance is even, in its range, and the same for a seed");
}

int main(void)
{
    struct tap tap = {0};
    text(&tap);
    formats(&tap);
    big_endian(&tap);
    numbers(&tap);
    return tap_done(&tap);
}
