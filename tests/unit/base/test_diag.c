/* The sink of messages and how they are printed: sorted, told once, summed by kind, safe to look at. */
#include "../../../src/base/diagprint.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

static struct qu_src at(const char *file, int line)
{
    return (struct qu_src){file, line, 1};
}

static char *printed(struct qu_diag *diag, bool json)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (json)
        qu_diag_print_json(diag, out);
    else
        qu_diag_print(diag, out, false);
    fclose(out);
    return text;
}

static void shows(struct tap *tap, struct qu_diag *diag, bool json, const char *wanted, const char *name)
{
    char *text = printed(diag, json);
    if (!tap_ok(tap, strcmp(text, wanted) == 0, "%s", name))
        printf("# wanted\n%s\n# got\n%s\n", wanted, text);
    free(text);
}

static void holds(struct tap *tap, struct qu_diag *diag, bool json, const char *wanted, const char *name)
{
    char *text = printed(diag, json);
    if (!tap_ok(tap, strstr(text, wanted) != NULL, "%s", name))
        printf("# wanted %s in\n# %s\n", wanted, text);
    free(text);
}

static void order(struct tap *tap)
{
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    qu_diag_add(&diag, QU_WARNING, QU_DIAG_NOTE_UNUSED, at("b.yaml", 2), "body", NULL, "second");
    qu_diag_add(&diag, QU_ERROR, QU_DIAG_KEY_MISSING, at("a.yaml", 9), NULL, "do this", "first %d", 1);
    qu_diag_add(&diag, QU_ERROR, QU_DIAG_KEY_MISSING, at("a.yaml", 9), NULL, "do this", "first %d", 1);
    tap_ok(tap, diag.count == 2 && qu_diag_errors(&diag) == 1, "a warning is no error");
    shows(tap, &diag, false,
          "a.yaml:9:1: error: first 1\n    do this\nb.yaml:2:1: warning: second\n    at body\n",
          "sorted by place");
    qu_diag_finish(&diag);
    qu_diag_init(&diag, true);
    qu_diag_add(&diag, QU_WARNING, QU_DIAG_NOTE_UNUSED, (struct qu_src){0}, NULL, NULL, "w");
    tap_int(tap, qu_diag_errors(&diag), 1, "in strict runs a warning is an error");
    shows(tap, &diag, false, "quire: error: w\n", "and is called one");
    qu_diag_finish(&diag);
}

static void once(struct tap *tap)
{
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    qu_diag_add(&diag, QU_WARNING, QU_DIAG_VALUE_BAD, at("a", 1), NULL, NULL, "same");
    qu_diag_add(&diag, QU_WARNING, QU_DIAG_TYPE_WRONG, at("a", 1), NULL, NULL, "same");
    tap_int(tap, diag.count, 1, "the same text for one place is told once, whatever its id");
    qu_diag_add(&diag, QU_WARNING, QU_DIAG_VALUE_BAD, at("a", 2), NULL, NULL, "same");
    qu_diag_add(&diag, QU_WARNING, QU_DIAG_VALUE_BAD, at("a", 1), NULL, NULL, "other");
    tap_int(tap, diag.count, 3, "another line or another text is another message");
    qu_diag_add(&diag, QU_ERROR, QU_DIAG_VALUE_BAD, at("a", 1), NULL, NULL, "same");
    tap_ok(tap, diag.count == 3 && qu_diag_errors(&diag) == 1 && diag.by_severity[QU_WARNING] == 2,
           "what was a warning and is an error is told as the error");
    shows(tap, &diag, false, "a:1:1: error: same\na:1:1: warning: other\na:2:1: warning: same\n",
          "in the place where it stood");
    qu_diag_finish(&diag);
}

static void sums(struct tap *tap)
{
    static const char *const files[] = {"e00.yaml", "e01.yaml", "e02.yaml"};
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    for (int i = 0; i < 9; i++)
        qu_diag_add(&diag, QU_WARNING, QU_DIAG_GLYPH_MISSING, at(files[i / 3], i % 3 + 1), NULL, NULL,
                    "no glyph %d", i);
    qu_diag_add(&diag, QU_WARNING, QU_DIAG_NOTE_UNUSED, at("e01.yaml", 7), NULL, NULL, "unused");
    shows(tap, &diag, false,
          "e00.yaml:1:1: warning: no glyph 0\ne00.yaml:2:1: warning: no glyph 1\n"
          "e00.yaml:3:1: warning: no glyph 2\n    and 6 more like this, in e01.yaml to e02.yaml\n"
          "e01.yaml:7:1: warning: unused\n",
          "warnings of one kind are told three times, then summed");
    holds(tap, &diag, true, "\"text\": \"no glyph 8\"", "JSON has each of them");
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    for (int i = 0; i < 10; i++) {
        qu_diag_add(&diag, QU_ERROR, QU_DIAG_KEY_UNKNOWN, at("a", i + 1), NULL, NULL, "unknown key k%d", i);
        qu_diag_add(&diag, QU_ERROR, QU_DIAG_VALUE_BAD, at("b", i + 1), NULL, NULL, "bad");
    }
    holds(tap, &diag, false, "unknown key k9\n", "errors that differ are all told");
    holds(tap, &diag, false, "b:3:1: error: bad\n    and 7 more like this, in b\n",
          "errors that say the same are summed; one file is named once");
    qu_diag_finish(&diag);
}

static void floods(struct tap *tap)
{
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    for (int i = 0; i < 3 * QU_DIAG_KEPT; i++)
        qu_diag_add(&diag, i % 2 ? QU_NOTE : QU_WARNING, QU_DIAG_GLYPH_MISSING, at("a", i + 1), NULL, NULL,
                    "flood %d", i);
    qu_diag_add(&diag, QU_ERROR, QU_DIAG_PICTURE_BAD, at("z", 1), NULL, NULL, "bad picture");
    holds(tap, &diag, false, "z:1:1: error: bad picture\n", "a flood of warnings takes no error's place");
    holds(tap, &diag, false, "and 1497 more like this, in a\n", "the sum counts those that are not kept");
    holds(tap, &diag, true, "\"more\": 1000, \"text\": \"and 1000 more like this, in a\"", "in JSON, too");
    tap_int(tap, diag.count, 2 * QU_DIAG_KEPT_KIND + 1, "a kind has its limit");
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    for (int i = 0; i < 2 * QU_DIAG_KEPT; i++)
        qu_diag_add(&diag, QU_ERROR, QU_DIAG_VALUE_BAD, at("a", i + 1), NULL, NULL, "error %d", i);
    qu_diag_add(&diag, QU_WARNING, QU_DIAG_NOTE_UNUSED, at("b", 1), NULL, NULL, "late");
    tap_ok(tap, diag.count == QU_DIAG_KEPT + 1 && qu_diag_errors(&diag) == 2 * QU_DIAG_KEPT,
           "errors have their own limit, and are counted beyond");
    holds(tap, &diag, false, "quire: and 1800 more errors, not shown here\n", "the end says how many");
    holds(tap, &diag, true, "{\"severity\": \"error\", \"more\": 1000,", "in JSON, too");
    qu_diag_drop_below(&diag, QU_ERROR);
    tap_ok(tap, diag.count == QU_DIAG_KEPT && diag.by_severity[QU_WARNING] == 0,
           "a quiet run drops warnings");
    qu_diag_finish(&diag);
}

/* Text of a notebook must not drive the terminal of those who read about it. */
static void safety(struct tap *tap)
{
    struct qu_diag diag;
    qu_diag_init(&diag, false);
    qu_diag_add(
        &diag, QU_ERROR, QU_DIAG_VALUE_BAD, at("f\033[1m", 1), "p\302\235", "h\n",
        "csi \302\233 del \177 rlo \342\200\256 isolate \342\201\246 line \342\200\250 bad \377\303 ok \303\251");
    shows(tap, &diag, false,
          "f\\x1b[1m:1:1: error: csi \\x9b del \\x7f rlo <U+202E> isolate <U+2066> line <U+2028> bad "
          "\\xff\\xc3 ok \303\251\n    at p\\x9d\n    h\\x0a\n",
          "controls, marks of direction and broken bytes are shown, not sent");
    shows(tap, &diag, true,
          "[\n  {\"severity\": \"error\", \"id\": \"value-bad\", \"file\": \"f\\u001b[1m\", \"line\": 1, "
          "\"column\": 1, \"path\": \"p\\u009d\", \"text\": \"csi \\u009b del \\u007f rlo \\u202e isolate "
          "\\u2066 line \\u2028 bad \357\277\275\357\277\275 ok \303\251\", \"hint\": \"h\\u000a\"}\n]\n",
          "JSON is UTF-8 for any bytes");
    qu_diag_finish(&diag);
    tap_int(tap, qu_utf8_cut("a\303\251b", 4, 2), 1, "a cut does not go through a letter");
    tap_int(tap, qu_utf8_cut("a\303\251b", 4, 3), 3, "it may stand behind one");
    tap_int(tap, qu_utf8_cut("a\303\251b", 4, 9), 4, "what is short stays whole");
}

static void words(struct tap *tap)
{
    static const char *const known[] = {"title", "subtitle", "years", NULL};
    tap_text(tap, qu_diag_nearest("titel", known), "title", "a swap of letters is near");
    tap_ok(tap, qu_diag_nearest("colophon", known) == NULL, "what is far is not guessed");
    static const char *const short_ones[] = {"abc", "xy", NULL};
    tap_text(tap, qu_diag_nearest("abd", short_ones), "abc", "two of three letters: one step");
    tap_ok(tap, qu_diag_nearest("ade", short_ones) == NULL, "two steps are too many for three letters");
    tap_text(tap, qu_diag_nearest("titles", known), "title", "for more letters they are not");
    tap_ok(tap, qu_diag_nearest("jpg", (const char *const[]){"pdf", "png", "svg", NULL}) == NULL,
           "a JPEG is no PNG");
    tap_text(tap, qu_diag_nearest("x", short_ones), "xy", "one letter: one step");
    static const char *const alike[] = {"aaaa", "aaab", "aabb", NULL};
    tap_text(tap, qu_diag_nearest("aaab", alike), "aaab", "the nearest of several");
    tap_text(tap, qu_diag_nearest("aaac", alike), "aaaa", "the first of those that are as near");
    char long_ones[2][66];
    for (int length = 63; length <= 64; length++) { /* longer words are names, not slips */
        for (int i = 0; i < 2; i++) {
            memset(long_ones[i], 'n', sizeof long_ones[i]);
            long_ones[i][length - i] = '\0';
        }
        const char *const one[] = {long_ones[0], NULL}, *const other[] = {long_ones[1], NULL};
        tap_int(tap, qu_diag_nearest(long_ones[1], one) != NULL, length == 63, "a known word of 63 letters");
        tap_int(tap, qu_diag_nearest(long_ones[0], other) != NULL, length == 63, "a word of 63 letters");
    }
    static const char *const list[] = {"a", "b", "c", NULL};
    static const char *const lists[] = {"c", "b or c", "a, b or c"};
    for (int i = 0; i < 3; i++) {
        struct qu_buf text = {0};
        qu_diag_list(&text, list + 2 - i);
        tap_text(tap, qu_buf_text(&text), lists[i], "a list in words");
        qu_buf_finish(&text);
    }
}

/* A message is never cut, however long it is. */
static void length(struct tap *tap)
{
    struct qu_diag diag;
    char *text = calloc(5001, 1);
    memset(text, 'x', 5000);
    qu_diag_init(&diag, false);
    qu_diag_add(&diag, QU_ERROR, QU_DIAG_VALUE_BAD, at("a", 1), NULL, NULL, "<%s>", text);
    tap_int(tap, (long)strlen(diag.messages[0].text), 5002, "the text is whole");
    qu_diag_finish(&diag);
    free(text);
}

int main(void)
{
    struct tap tap = {0};
    order(&tap);
    once(&tap);
    sums(&tap);
    floods(&tap);
    safety(&tap);
    words(&tap);
    length(&tap);
    return tap_done(&tap);
}
