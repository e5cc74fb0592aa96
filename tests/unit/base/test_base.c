/* base: text, colours, chance. */
#include "../../../src/base/colour.h"
#include "../../../src/base/file.h"
#include "../../../src/base/hash.h"
#include "tap.h"

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
    big_endian(&tap);
    numbers(&tap);
    return tap_done(&tap);
}
