/* UTF-8 at the edges: the first and the last code point of each length, and what stands just beyond. */
#include "../../../src/base/buf.h"
#include "../../../src/base/utf8.h"
#include "tap.h"

static void lengths(struct tap *tap)
{
    static const struct {
        uint32_t code;
        const char *bytes;
    } cases[] = {{0x7f, "\x7f"},
                 {0x80, "\xc2\x80"},
                 {0x7ff, "\xdf\xbf"},
                 {0x800, "\xe0\xa0\x80"},
                 {0xd7ff, "\xed\x9f\xbf"},
                 {0xe000, "\xee\x80\x80"},
                 {0xffff, "\xef\xbf\xbf"},
                 {0x10000, "\xf0\x90\x80\x80"},
                 {0x3ffff, "\xf0\xbf\xbf\xbf"},
                 {0x40000, "\xf1\x80\x80\x80"},
                 {0x10ffff, "\xf4\x8f\xbf\xbf"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_buf buf = {0};
        qu_buf_add_utf8(&buf, cases[i].code);
        int length = (int)strlen(cases[i].bytes);
        tap_ok(tap,
               strcmp(qu_buf_text(&buf), cases[i].bytes) == 0 && qu_utf8_width(buf.data[0]) == length &&
                   qu_utf8_check(buf.data, buf.length) == -1,
               "U+%04X takes %d", (unsigned)cases[i].code, length);
        qu_buf_clear(&buf);
        qu_buf_add_json(&buf, cases[i].bytes);
        tap_ok(tap, cases[i].code < 0xa0 || strcmp(qu_buf_text(&buf), cases[i].bytes) == 0,
               "and stays itself in JSON");
        qu_buf_finish(&buf);
    }
}

static void refused(struct tap *tap)
{
    static const char *const bad[] = {"\x80",
                                      "\xbf",
                                      "\xc0\x80",
                                      "\xc1\xbf",
                                      "\xe0\x9f\xbf",
                                      "\xed\xa0\x80",
                                      "\xed\xbf\xbf",
                                      "\xf0\x8f\xbf\xbf",
                                      "\xf4\x90\x80\x80",
                                      "\xf5\x80\x80\x80",
                                      "\xff",
                                      "\xc2",
                                      "\xe1\x80",
                                      "\xf1\x80\x80",
                                      "\xc2\xc2",
                                      "\xe1\x80\x41",
                                      "\xf1\x80\x80\xc0",
                                      "\x1f",
                                      "\x08",
                                      "\x0b"};
    static const char *const good[] = {"\t", "\n", "\r", " ", "~", "\x7f"};
    for (int i = 0; i < QU_COUNT(bad); i++)
        tap_int(tap, qu_utf8_check(bad[i], strlen(bad[i])), 0, "what is no text goes wrong at its start");
    tap_int(tap, qu_utf8_check("a\0b", 3), 1, "zero is no text");
    for (int i = 0; i < QU_COUNT(good); i++)
        tap_int(tap, qu_utf8_check(good[i], 1), -1, "tabs and ends of lines are");
    tap_int(tap, qu_utf8_check("", 0), -1, "nothing is");
}

static void is_shown(struct tap *tap, const char *text, const char *shown)
{
    struct qu_buf buf = {0};
    qu_buf_add_shown(&buf, text);
    tap_text(tap, qu_buf_text(&buf), shown, "shown");
    qu_buf_finish(&buf);
}

/* Controls, ends of lines and marks of direction: the first and the last of each range, and their neighbours. */
static void hidden(struct tap *tap)
{
    is_shown(tap, "\x01\x1f ~\x7f", "\\x01\\x1f ~\\x7f");
    is_shown(tap, "\xc2\x80\xc2\x9f\u00a0", "\\x80\\x9f\u00a0");
    is_shown(tap, "\u061b\u061c\u061d", "\u061b<U+061C>\u061d");
    is_shown(tap, "\u200d\u200e\u200f\u2010", "\u200d<U+200E><U+200F>\u2010");
    is_shown(tap, "\u2027\u2028\u2029\u202a\u202e\u202f", "\u2027<U+2028><U+2029><U+202A><U+202E>\u202f");
    is_shown(tap, "\u2065\u2066\u2069\u206a", "\u2065<U+2066><U+2069>\u206a");
    is_shown(tap, "\xe2\x82", "\\xe2\\x82");
    is_shown(tap, "\xf0\x9f\x98\x80!", "\U0001f600!");
}

static void cuts(struct tap *tap)
{
    static const char text[] = "a\u20acb";
    static const int at[] = {0, 1, 1, 1, 4, 5};
    for (int most = 0; most < QU_COUNT(at); most++)
        tap_int(tap, qu_utf8_cut(text, 5, most), at[most], "a cut stands before a letter");
    tap_int(tap, qu_utf8_cut(text, 5, 6), 5, "or at the end");
}

int main(void)
{
    struct tap tap = {0};
    lengths(&tap);
    refused(&tap);
    hidden(&tap);
    cuts(&tap);
    return tap_done(&tap);
}
