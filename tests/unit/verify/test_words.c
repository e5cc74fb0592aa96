/* test_words.c - the words of a file as pdftotext reads them, against those of the document; and what programs ask
 * that sort applications. */
#include "../../../src/verify/application.h"
#include "../../../src/verify/filetext.h"
#include "../../../src/verify/words.h"
#include "trial.h"

#include <stdlib.h>

/* The words of the first page, each line of it a paragraph's line: "one two|three". */
static void set_words(struct trial *t, const char *lines)
{
    int p = trial_node(t, QU_ROLE_P, 2), y = 40;
    for (const char *at = lines; *at != '\0'; y += 20) {
        size_t length = strcspn(at, "|");
        trial_run(t, p, 20, y, qu_arena_strndup(&t->arena, at, length));
        at += length + (at[length] == '|');
    }
    trial_end_page(t);
}

/* A page that shows the same, or something else. */
static const char *show(struct trial *t, const char *lines)
{
    struct qu_buf content = {0};
    qu_buf_add_text(&content, "BT /F1 10 Tf 20 270 Td 14 TL ");
    for (const char *at = lines; *at != '\0';) {
        size_t length = strcspn(at, "|");
        qu_buf_printf(&content, "(%.*s) Tj T* ", (int)length, at);
        at += length + (at[length] == '|');
    }
    qu_buf_add_text(&content, "ET");
    const char *kept = qu_arena_strdup(&t->arena, qu_buf_text(&content));
    qu_buf_finish(&content);
    return kept;
}

static void compare(struct tap *tap, const char *wanted, const char *found, const char *said)
{
    struct trial t;
    trial_begin(&t);
    set_words(&t, wanted);
    const char *got = trial_check(&t, qu_check_words, 5, (struct pdf_source){"", show(&t, found)});
    tap_ok(tap, strcmp(got, said) == 0, "\"%s\" for \"%s\": %s", found, wanted, got);
    trial_finish(&t);
}

static void test_words(struct tap *tap)
{
    compare(tap, "one two|three", "one two|three", "");
    compare(tap, "one two|three", "one two three", "");
    compare(tap, "one two three", "one three", "\"two\" is not in the file (page 1)");
    compare(tap, "one two three", "two three", "\"one\" is not in the file (page 1)");
    compare(tap, "one two three", "one two", "\"three\" is not in the file (page 1)");
    compare(tap, "one three", "one two three", "the file has \"two\" here, the notebook does not (page 1)");
    compare(tap, "one three", "one three four", "the file has \"four\" here, the notebook does not (page 1)");
    compare(tap, "one two three", "one too three", "the notebook has \"two\", the file has \"too\" (page 1)");
    compare(
        tap, "a b c d e", "a x c y e",
        "the notebook has \"b\", the file has \"x\" (page 1)|the notebook has \"d\", the file has \"y\" (page 1)");
    compare(tap, "a b c d", "c d a b",
            "\"a b\" is not in the file (page 1)|the file has \"a b\" here, the notebook does not (page 1)");
    compare(tap, "to get her", "together",
            "\"to get her\" is divided otherwise in the file's text: \"together\"");
    compare(tap, "at asha@example.org now", "at asha@ example.org now",
            "the address \"asha@example.org\" is not whole in the file's text: \"asha@ example.org\"");
    compare(tap, "see example.org/x now", "see example.org/ x now",
            "the address \"example.org/x\" is not whole in the file's text: \"example.org/ x\"");
    compare(tap, "see www.example now", "see www. example now",
            "the address \"www.example\" is not whole in the file's text: \"www. example\"");
    compare(tap, "mind e.g/i now", "mind e.g/ i now",
            "\"e.g/i\" is divided otherwise in the file's text: \"e.g/ i\"");
    compare(tap, "z 1 2 3 4 5 6 7 8 z", "z z", "\"1 2 3 4 5 6 7 8\" is not in the file (page 1)");
    compare(tap, "z 1 2 3 4 5 6 7 8 9 10 z", "z z", "\"1 2 3 4 5 6 7 8 ...\" is not in the file (page 1)");
}

/* How grave it is, and where it is told. */
static void test_severity(struct tap *tap)
{
    struct trial t;
    trial_begin(&t);
    set_words(&t, "at asha@example.org");
    trial_check(&t, qu_check_words, 5, (struct pdf_source){"", show(&t, "at asha@ example.org")});
    tap_ok(tap, t.diag.by_severity[QU_WARNING] == 1 && t.diag.messages[0].hint != NULL,
           "an address is a warning");
    trial_finish(&t);
    trial_begin(&t);
    set_words(&t, "to get her");
    trial_check(&t, qu_check_words, 5, (struct pdf_source){"", show(&t, "together")});
    tap_int(tap, t.diag.by_severity[QU_NOTE], 1, "other words are a note");
    trial_finish(&t);
    trial_begin(&t);
    trial_end_page(&t);
    tap_text(tap, trial_check(&t, qu_check_words, 5, (struct pdf_source){"", show(&t, "stray words")}), "",
             "a document without words is not compared");
    trial_finish(&t);
}

static void test_sheets(struct tap *tap)
{
    struct trial t;
    trial_begin(&t);
    set_words(&t, "one two three");
    t.check.folded = true;
    tap_text(tap, trial_check(&t, qu_check_words, 5, (struct pdf_source){"", show(&t, "three one two")}), "",
             "on sheets that are folded the order does not count");
    tap_text(tap, trial_check(&t, qu_check_words, 5, (struct pdf_source){"", show(&t, "three one one")}),
             "the file has \"one\" here, the notebook does not (page 1)|\"two\" is not in the file (page 1)",
             "but the words do");
    trial_finish(&t);
}

/* The number of a note is read before its line, behind it, or at the word. */
static void test_raised(struct tap *tap)
{
    static const char *const shown[] = {"small word 1 more here", "1 small word more here",
                                        "small word more here 1"};
    for (int i = 0; i < QU_COUNT(shown); i++) {
        struct trial t;
        trial_begin(&t);
        int p = trial_node(&t, QU_ROLE_P, 2);
        trial_run(&t, p, 20, 40, "small word");
        trial_run(&t, p, 70, 36, "1");
        trial_run(&t, p, 75, 40, " more here");
        trial_end_page(&t);
        tap_text(tap, trial_check(&t, qu_check_words, 5, (struct pdf_source){"", show(&t, shown[i])}), "",
                 shown[i]);
        tap_ok(tap,
               strlen(trial_check(&t, qu_check_words, 5,
                                  (struct pdf_source){"", show(&t, "small word 2 more here")})) > 0,
               "another number is told");
        trial_finish(&t);
    }
}

/* ---- the text of a file, word by word */

static void split(struct tap *tap, const char *text, const char *wanted)
{
    struct trial t;
    struct qu_buf in = {0}, out = {0};
    const int *pages;
    int count;
    trial_begin(&t);
    qu_buf_add_text(&in, text);
    const char *const *words = qu_check_split(&t.check, &in, &count, &pages);
    for (int i = 0; i < count; i++)
        qu_buf_printf(&out, "%s%d:%s", i > 0 ? " " : "", pages[i], words[i]);
    tap_text(tap, qu_buf_text(&out), wanted, "words with their pages");
    qu_buf_finish(&in);
    qu_buf_finish(&out);
    trial_finish(&t);
}

static void test_split(struct tap *tap)
{
    split(tap, "", "");
    split(tap, "one", "0:one");
    split(tap, " one\ttwo\n\nthree ", "0:one 0:two 0:three");
    split(tap, "one\ftwo three\f\ffour", "0:one 1:two 1:three 3:four");
    split(tap, "zone-\naware -\n- a--\nb", "0:zone-aware 0:- 0:- 0:a-- 0:b");
    split(tap, "di\u00AD\n\nvided so\u00ADft\u00AD", "0:divided 0:soft");
    split(tap, "10\u00A0km 5\u202Fm\u202F", "0:10 0:km 0:5 0:m");
    split(tap, "caf\u00E9 \u00A9", "0:caf\u00E9 0:\u00A9");
}

/* ---- for who sorts applications */

static void application(struct tap *tap, struct trial *t, const char *shown, const char *said,
                        const char *what)
{
    tap_text(tap, trial_check(t, qu_check_application, 5, (struct pdf_source){"", show(t, shown)}), said,
             what);
}

static void test_application(struct tap *tap)
{
    static const struct trial_case cases[] = {
        {"no structure, no language",
         1,
         {"<< /Type /Catalog /Pages 2 0 R >>", NULL},
         "the file has no structure, so no order of reading|the file does not say its language"},
        {"no title", 7, {"<< /Producer (quire 1) >>", NULL}, "the file has no title"},
    };
    struct trial t;
    trial_begin(&t);
    t.content = show(&t, "Asha  Rao|writes here");
    set_words(&t, "Asha Rao|writes here");
    t.notebook.owner.name = "Asha Rao";
    trial_cases(tap, &t, qu_check_application, cases, QU_COUNT(cases));
    application(tap, &t, "Asha  Rao|writes here", "", "all as it should be");
    application(tap, &t, "Asha|Rao writes here", "", "a name on two lines");
    application(tap, &t, "Asher Rao writes here",
                "the first page does not say \"Asha Rao\"|"
                "programs mix these words with those beside them: \"Asha Rao writes here\" (page 1)",
                "another name");
    application(tap, &t, "Asha Rao here writes",
                "programs mix these words with those beside them: \"Asha Rao writes here\" (page 1)",
                "another order");
    t.check.folded = true;
    application(tap, &t, "anything", "", "on folded sheets there is no order");
    trial_finish(&t);
}

static void test_order_of_roles(struct tap *tap)
{
    struct trial t;
    trial_begin(&t);
    int figure = trial_node(&t, QU_ROLE_FIGURE, 2), note = trial_node(&t, QU_ROLE_NOTE, 2);
    trial_run(&t, trial_node(&t, QU_ROLE_P, figure), 20, 40, "of a drawing");
    trial_run(&t, trial_node(&t, QU_ROLE_P, note), 20, 80,
              "a note that goes on for more than forty letters of text");
    trial_end_page(&t);
    application(tap, &t, "drawing of a|note that goes on",
                "programs mix these words with those beside them: "
                "\"a note that goes on for more than forty ...\" (page 1)",
                "words of a drawing have no order; a long text is cut");
    tap_ok(tap, strstr(t.diag.messages[0].hint, "notes: after") != NULL, "a note could stand elsewhere");
    trial_finish(&t);
}

static void test_tilt(struct tap *tap)
{
    static const double slopes[] = {0.086, 0.089, -0.089}; /* 4.9 and 5.1 degrees */
    for (int i = 0; i < QU_COUNT(slopes); i++) {
        struct trial t;
        trial_begin(&t);
        trial_run(&t, trial_node(&t, QU_ROLE_P, 2), 0, 0, "slanted");
        struct qu_items inner = t.items;
        t.items = (struct qu_items){0};
        struct qu_item *group = qu_items_add(&t.items, QU_ITEM_GROUP, 2, (struct qu_src){0});
        group->group = (struct qu_group_item){.matrix = {1, slopes[i], -slopes[i], 1, 50 * QU_PT, 60 * QU_PT},
                                              .alpha = 255};
        group->group.items = qu_items_keep(&inner, &t.arena, &group->group.item_count);
        trial_end_page(&t);
        application(
            tap, &t, "slanted",
            i == 0 ? ""
                   : "these words stand at an angle of 5.1 degrees: programs may read them in a wrong order",
            "words that stand at an angle");
        trial_finish(&t);
    }
}

static void test_addresses(struct tap *tap)
{
    struct trial t;
    trial_begin(&t);
    set_words(&t, "see example.org/a here");
    const char *uris[] = {"https://www.example.org/a", "https://example.org/b", NULL};
    for (int i = 0; i < QU_COUNT(uris); i++) {
        struct qu_item *item = qu_items_add(&t.items, QU_ITEM_LINK, 2, (struct qu_src){"f.yaml", 4, 1});
        item->link = (struct qu_link_item){.uri = uris[i], .destination = "one", .contents = ""};
    }
    trial_end_page(&t);
    application(tap, &t, "see example.org/a here",
                "the address https://example.org/b is not printed on any page",
                "an address that nobody can read");
    trial_finish(&t);
}

/* The same file with so many blanks in it. */
static void pad(struct trial *t, size_t blanks)
{
    static const char info[] = "<< /Producer (quire 1.0) /Title (A title) /Author (Asha Rao) >>";
    char *source = qu_alloc(blanks + sizeof info);
    memset(source, ' ', blanks);
    memcpy(source + blanks, info, sizeof info);
    trial_check(t, qu_check_application, 7, (struct pdf_source){source, NULL});
    free(source);
}

/* 2 MB are worth a note, 2.5 MB a warning, 5 MB are an error. */
static void test_size(struct tap *tap)
{
    static const struct {
        size_t size;
        int severity;
    } cases[] = {{2000000, -1},         {2000001, QU_NOTE},    {2500000, QU_NOTE},
                 {2500001, QU_WARNING}, {5000000, QU_WARNING}, {5000001, QU_ERROR}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct trial t;
        trial_begin(&t);
        trial_end_page(&t);
        t.check.folded = true;
        pad(&t, 1500000);
        pad(&t, 1500000 + cases[i].size - t.pdf.length);
        tap_ok(tap,
               t.pdf.length == cases[i].size && t.diag.count == (cases[i].severity >= 0) &&
                   (t.diag.count == 0 || (int)t.diag.messages[0].severity == cases[i].severity),
               "%zu bytes: %s", t.pdf.length, t.diag.count > 0 ? t.diag.messages[0].text : "fine");
        trial_finish(&t);
    }
}

int main(void)
{
    struct tap tap = {0};
    test_words(&tap);
    test_severity(&tap);
    test_sheets(&tap);
    test_raised(&tap);
    test_split(&tap);
    test_application(&tap);
    test_order_of_roles(&tap);
    test_tilt(&tap);
    test_addresses(&tap);
    test_size(&tap);
    return tap_done(&tap);
}
