/* test_rename.c - names and codes of one content stream, case by case. */
#include "../../../src/cairopdf/rename.h"

#include <stdlib.h>
#include <string.h>
#include <tap.h>

/* The fonts /f (its codes change) and /g (they stay). */
static void open_renaming(struct qu_renaming *renaming, uint16_t *codes, int count)
{
    *renaming = (struct qu_renaming){0};
    struct qu_font_name *font = qu_vec_push(&renaming->fonts);
    snprintf(font->name, sizeof font->name, "/f");
    font->recoding = (struct qu_recoding){codes, count};
    font = qu_vec_push(&renaming->fonts);
    snprintf(font->name, sizeof font->name, "/g");
}

static void becomes(struct tap *tap, const char *what, const char *before, const char *after)
{
    uint16_t codes[] = {0, 0xabcd, 0x12};
    struct qu_renaming renaming;
    struct qu_tokens tokens = {0}, again = {0};
    struct qu_buf out = {0};
    open_renaming(&renaming, codes, QU_COUNT(codes));
    qu_lexer_list(before, strlen(before), &tokens);
    qu_rename_write(&renaming, before, strlen(before), &tokens, &out);
    tap_text(tap, qu_buf_text(&out), after, what);
    qu_lexer_list(qu_buf_text(&out), out.length, &again);
    bool same = tokens.count == again.count;
    for (int i = 0; i < again.count && same; i++)
        same = tokens.at[i].from == again.at[i].from && tokens.at[i].to == again.at[i].to;
    tap_ok(tap, same, "%s: its tokens are told where they stand", what);
    qu_vec_finish(&tokens);
    qu_vec_finish(&again);
    qu_renaming_finish(&renaming);
    qu_buf_finish(&out);
}

static void test_letters(struct tap *tap)
{
    becomes(tap, "each way to show text", "/f 1 Tf <0001> Tj [<0002> 3 <0001>] TJ <0002> ' 1 2 <0001> \" S",
            "/F1 1 Tf <abcd> Tj [<0012> 3 <abcd>] TJ <0012> ' 1 2 <abcd> \" S");
    becomes(tap, "before a font is chosen", "<0001> Tj", "<0001> Tj");
    becomes(tap, "a font whose codes stay", "/g 1 Tf <0001> Tj", "/F1 1 Tf <0001> Tj");
    becomes(tap, "a font that nobody knows", "/f 1 Tf /h 1 Tf <0001> Tj", "/F1 1 Tf /F2 1 Tf <0001> Tj");
    becomes(tap, "codes beyond the font", "/f 1 Tf <00020003ffff> Tj", "/F1 1 Tf <001200000000> Tj");
    becomes(tap, "half a code is dropped", "/f 1 Tf <000100> Tj <> Tj", "/F1 1 Tf <abcd> Tj <> Tj");
    becomes(tap, "other operators keep their strings", "/f 1 Tf <0001> gs (x) w", "/F1 1 Tf <0001> gs (x) w");
}

static void test_states(struct tap *tap)
{
    becomes(tap, "the font comes back with its state", "/f 1 Tf q /g 1 Tf q /f 2 Tf Q <0001> Tj Q <0001> Tj",
            "/F1 1 Tf q /F2 1 Tf q /F1 2 Tf Q <0001> Tj Q <abcd> Tj");
    becomes(tap, "an end too many changes nothing", "/f 1 Tf Q Q <0001> Tj", "/F1 1 Tf Q Q <abcd> Tj");
    char before[1000], after[1000];
    int at = 0, to = 0;
    for (int i = 0; i < 64; i++) {
        at += snprintf(before + at, sizeof before - (size_t)at, i == 63 ? "/f 1 Tf q " : "q ");
        to += snprintf(after + to, sizeof after - (size_t)to, i == 63 ? "/F1 1 Tf q " : "q ");
    }
    snprintf(before + at, sizeof before - (size_t)at, "/g 1 Tf Q <0001> Tj Q <0001> Tj");
    snprintf(after + to, sizeof after - (size_t)to, "/F2 1 Tf Q <abcd> Tj Q <0001> Tj");
    becomes(tap, "64 states deep", before, after);
}

static void test_names(struct tap *tap)
{
    becomes(tap, "each kind counts by itself", "/a Do /b Do /a Do /a gs /b sh /c scn /d SCN /c scn",
            "/X1 Do /X2 Do /X1 Do /G1 gs /S1 sh /P1 scn /P2 SCN /P1 scn");
    becomes(tap, "a colour is no pattern", "1 0 0 scn 0.5 SCN /c /d scn", "1 0 0 scn 0.5 SCN /c /P1 scn");
    becomes(tap, "operators without operands", "Do gs Tf scn sh Tj TJ", "Do gs Tf scn sh Tj TJ");
    becomes(tap, "what names nothing", "/a /b BDC EMC /c ri /d cs abcd /e MP",
            "/a /b BDC EMC /c ri /d cs abcd /e MP");
    becomes(tap, "a name that begins as another", "/ab Do /a Do /abc Do", "/X1 Do /X2 Do /X3 Do");
    becomes(tap, "ten of them", "/a Do /b Do /c Do /d Do /e Do /f Do /g Do /h Do /i Do /j Do",
            "/X1 Do /X2 Do /X3 Do /X4 Do /X5 Do /X6 Do /X7 Do /X8 Do /X9 Do /X10 Do");
}

/* A name of so many bytes; names that find no room stay. */
static void test_long(struct tap *tap)
{
    for (int length = QU_NAME_ROOM - 1; length <= QU_NAME_ROOM; length++) {
        char before[QU_NAME_ROOM + 10], what[40];
        memset(before, 'n', sizeof before);
        before[0] = '/';
        snprintf(before + length, sizeof before - (size_t)length, " Do");
        snprintf(what, sizeof what, "a name of %d bytes", length);
        becomes(tap, what, before, length < QU_NAME_ROOM ? "/X1 Do" : before);
    }
}

int main(void)
{
    struct tap tap = {0};
    test_letters(&tap);
    test_states(&tap);
    test_names(&tap);
    test_long(&tap);
    return tap_done(&tap);
}
