/* test_marking.c - content streams before and after marking: what is wrapped, what is divided, what is left
 * alone. */
#include "../../../src/cairopdf/marking.h"

#include <stdlib.h>
#include <tap.h>

#define ARTIFACT "/Artifact BMC\n"
#define FURNITURE "/Artifact<</Type/Pagination>>BDC\n"
#define END "\nEMC\n"

static const struct {
    const char *what, *before, *after, *leaves; /* leaves: the old MCIDs of the new leaves */
} cases[] = {
    {"nothing", "", "", ""},
    {"settings alone", "q 1 0 0 1 0 0 cm 1 w Q", "q 1 0 0 1 0 0 cm 1 w Q", ""},
    {"a clip", "0 0 9 9 re W n", "0 0 9 9 re W n", ""},
    {"marks side by side", "q 0 0 m 1 1 l S 0 0 9 9 re f Q",
     "q " ARTIFACT "0 0 m 1 1 l S 0 0 9 9 re f" END " Q", ""},
    {"marks and text", "/x5 Do BT (a) Tj ET", ARTIFACT "/x5 Do" END " " FURNITURE "BT (a) Tj ET" END, ""},
    {"a leaf alone", "/Span << /MCID 0 >> BDC BT (a) Tj ET EMC", "/Span<</MCID 0>>BDC BT (a) Tj ET EMC", "0"},
    {"marks around leaves", "f /Span << /MCID 0 >> BDC S EMC f /Span << /MCID 1 >> BDC S EMC f",
     ARTIFACT "f" END " /Span<</MCID 0>>BDC S EMC " ARTIFACT "f" END " /Span<</MCID 1>>BDC S EMC " ARTIFACT
              "f" END,
     "0 1"},
    {"operators in strings", "BT (EMC \\) /Span << /MCID 0 >> BDC (f) S) Tj <20> Tj ET",
     FURNITURE "BT (EMC \\) /Span << /MCID 0 >> BDC (f) S) Tj <20> Tj ET" END, ""},
    {"a comment", "% f EMC\n/Span << /MCID 0 >> BDC S EMC", "% f EMC\n/Span<</MCID 0>>BDC S EMC", "0"},
    {"an inline image", "q BI /W 1 /H 1 ID xx EMC EIx f EI Q",
     "q " ARTIFACT "BI /W 1 /H 1 ID xx EMC EIx f EI" END " Q", ""},
    {"artifacts stay", "/Artifact BMC f EMC /Artifact <</Type /Page>> BDC S EMC",
     "/Artifact BMC f EMC /Artifact <</Type /Page>> BDC S EMC", ""},
    {"text of its own in furniture", "BT (a) Tj /Span << /ActualText <feff> >> BDC (b) Tj EMC ET",
     FURNITURE "BT (a) Tj /Span << /ActualText <feff> >> BDC (b) Tj EMC ET" END, ""},
    {"text of its own around marks", "q /Span << /ActualText <feff> >> BDC f EMC Q",
     "q " ARTIFACT "/Span << /ActualText <feff> >> BDC f EMC" END " Q", ""},
    {"a leaf is divided",
     "/Span << /MCID 0 >> BDC BT (a) Tj /Span << /ActualText <feff> >> BDC (b) Tj EMC (c) Tj ET f EMC",
     " BT /Span<</MCID 0>>BDC\n(a) Tj" END
     " /Span <</MCID 1 /ActualText <feff> >> BDC (b) Tj EMC /Span<</MCID 2>>BDC\n(c) Tj" END
     " ET /Span<</MCID 3>>BDC\nf" END " ",
     "0 0 0 0"},
    {"leaves behind a divided one",
     "/Span << /MCID 0 >> BDC BT /Span << /ActualText <feff> >> BDC (b) Tj EMC ET EMC /Span << /MCID 1 >> "
     "BDC f EMC",
     " BT /Span <</MCID 0 /ActualText <feff> >> BDC (b) Tj EMC ET  /Span<</MCID 1>>BDC f EMC", "0 1"},
    {"a leaf in a text object", "BT (a) Tj /Span << /MCID 0 >> BDC (b) Tj EMC (c) Tj ET",
     "BT " FURNITURE "(a) Tj" END " /Span<</MCID 0>>BDC (b) Tj EMC " FURNITURE "(c) Tj" END " ET", "0"},
    {"an artifact in a leaf forbids to divide it", "/Span << /MCID 0 >> BDC f /Artifact BMC S EMC f EMC",
     "/Span<</MCID 0>>BDC f /Artifact BMC S EMC f EMC", "0"},
    {"an end too many", "EMC f", "EMC " ARTIFACT "f" END, ""},
    {"a string without end", "(f", "(f", ""},
    {"a hexadecimal string without end", "<6", "<6", ""},
    {"a dictionary without end", "/Span << /MCID", "/Span << /MCID", ""},
};

static void mark(const char *content, size_t length, struct qu_buf *out, struct qu_marked_leaves *leaves)
{
    struct qu_tokens tokens = {0};
    qu_lexer_list(content, length, &tokens);
    qu_marking_write(content, length, &tokens, out, leaves);
    qu_vec_finish(&tokens);
}

static void test_cases(struct tap *tap)
{
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_buf out, list;
        struct qu_marked_leaves leaves = {0};
        qu_buf_init(&out);
        qu_buf_init(&list);
        mark(cases[i].before, strlen(cases[i].before), &out, &leaves);
        for (int k = 0; k < leaves.count; k++)
            qu_buf_printf(&list, "%s%d", k > 0 ? " " : "", leaves.at[k]);
        tap_ok(tap, strcmp(qu_buf_text(&out), cases[i].after) == 0, "%s", cases[i].what);
        tap_text(tap, qu_buf_text(&list), cases[i].leaves, "its leaves");
        qu_vec_finish(&leaves);
        qu_buf_finish(&list);
        qu_buf_finish(&out);
    }
}

static void becomes(struct tap *tap, const char *before, const char *after, const char *word)
{
    struct qu_buf out = {0};
    struct qu_marked_leaves leaves = {0};
    mark(before, strlen(before), &out, &leaves);
    tap_ok(tap, strcmp(qu_buf_text(&out), after) == 0, "%s", word);
    qu_vec_finish(&leaves);
    qu_buf_finish(&out);
}

/* Each operator that paints (PDF 1.7, table A.1) and each that makes a path; words that are like them do not. */
static void test_operators(struct tap *tap)
{
    static const char *const paints[] = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"},
                             *const makes[] = {"m", "l", "c", "v", "y", "h", "re"},
                             *const shows[] = {"Tj", "TJ", "'", "\""}, *const others[] = {"n",   "W",   "W*",
                                                                                          "w",   "gs",  "fx",
                                                                                          "f**", "B*x", "Dox",
                                                                                          "sx",  "IDx"};
    char before[100], after[200];
    for (int i = 0; i < QU_COUNT(paints); i++) {
        snprintf(before, sizeof before, "q 1 2 %s Q", paints[i]);
        snprintf(after, sizeof after, "q " ARTIFACT "1 2 %s" END " Q", paints[i]);
        becomes(tap, before, after, paints[i]);
    }
    for (int i = 0; i < QU_COUNT(makes); i++) {
        snprintf(before, sizeof before, "q 1 2 %s 3 w f Q", makes[i]);
        snprintf(after, sizeof after, "q " ARTIFACT "1 2 %s 3 w f" END " Q", makes[i]);
        becomes(tap, before, after, makes[i]);
    }
    for (int i = 0; i < QU_COUNT(shows); i++) {
        snprintf(before, sizeof before, "BT (a) %s ET", shows[i]);
        snprintf(after, sizeof after, FURNITURE "BT (a) %s ET" END, shows[i]);
        becomes(tap, before, after, shows[i]);
    }
    for (int i = 0; i < QU_COUNT(others); i++) {
        snprintf(before, sizeof before, "q 1 2 %s Q", others[i]);
        becomes(tap, before, before, others[i]);
    }
}

/* Cut anywhere, a stream is read without a fault, and nothing of it is lost but the words that begin and end
 * leaves. */
static void test_cut(struct tap *tap)
{
    int wrong = 0;
    for (int i = 0; i < QU_COUNT(cases); i++)
        for (size_t length = 0; length <= strlen(cases[i].before); length++) {
            struct qu_buf out;
            struct qu_marked_leaves leaves = {0};
            char *cut = qu_alloc(length + 1); /* so that a sanitizer sees the end */
            memcpy(cut, cases[i].before, length);
            qu_buf_init(&out);
            mark(cut, length, &out, &leaves);
            wrong += length > 0 && out.length == 0;
            free(cut);
            qu_vec_finish(&leaves);
            qu_buf_finish(&out);
        }
    tap_int(tap, wrong, 0, "streams that vanish");
}

int main(void)
{
    struct tap tap = {0};
    test_cases(&tap);
    test_operators(&tap);
    test_cut(&tap);
    return tap_done(&tap);
}
