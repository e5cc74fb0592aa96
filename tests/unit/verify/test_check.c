/* test_check.c - what is found in a file that is not what its notebook gives: links, boxes, titles, fonts,
 * descriptions of pictures. */
#include "../../../src/verify/links.h"
#include "../../../src/verify/pages.h"
#include "../../../src/verify/pictures.h"
#include "../../../src/verify/verify.h"
#include "trial.h"

#define PAGE "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] /TrimBox [10 10 210 310] "

static void add_link(struct trial *t, const char *uri, const char *destination)
{
    struct qu_item *item = qu_items_add(&t->items, QU_ITEM_LINK, 2, (struct qu_src){"f.yaml", 4, 1});
    item->link = (struct qu_link_item){.uri = uri, .destination = destination, .contents = ""};
}

static void add_mark(struct trial *t, enum qu_mark_kind kind, const char *name)
{
    struct qu_item *item = qu_items_add(&t->items, QU_ITEM_MARK, 2, (struct qu_src){0});
    item->mark = (struct qu_mark_item){.kind = kind, .name = name};
}

/* An address on the first page, links to both pages on the second. One leads out of the selection. */
static void begin_links(struct trial *t)
{
    trial_begin(t);
    add_mark(t, QU_MARK_DESTINATION, "three");
    add_link(t, "https://example.org/a b", NULL);
    trial_end_page(t);
    add_mark(t, QU_MARK_DESTINATION, "one");
    add_mark(t, QU_MARK_OUTLINE, "elsewhere");
    add_link(t, NULL, "three");
    add_link(t, NULL, "elsewhere");
    add_link(t, NULL, "one");
    trial_end_page(t);
}

static void test_links(struct tap *tap)
{
    static const struct trial_case cases[] = {
        {"all links", 0, {0}, ""},
        {"a blank written as it is",
         3,
         {PAGE "/Annots [<< /Subtype /Link /A << /URI (https://example.org/a b) >> >>] >>", NULL},
         ""},
        {"no links", 3, {PAGE ">>", NULL}, "the link to https://example.org/a b is not in the file (page 1)"},
        {"another address",
         3,
         {PAGE "/Annots [<< /Subtype /Link /A << /URI (https://example.org/a%20c) >> >>] >>", NULL},
         "the link to https://example.org/a b is not in the file (page 1)|"
         "page 1 has a link to \"https://example.org/a%20c\" that is not in the notebook"},
        {"a longer address",
         3,
         {PAGE "/Annots [<< /Subtype /Link /A << /URI (https://example.org/a%20bc) >> >>] >>", NULL},
         "the link to https://example.org/a b is not in the file (page 1)|"
         "page 1 has a link to \"https://example.org/a%20bc\" that is not in the notebook"},
        {"half of an escape",
         3,
         {PAGE "/Annots [<< /Subtype /Link /A << /URI (https://example.org/a%2) >> >>] >>", NULL},
         "the link to https://example.org/a b is not in the file (page 1)|"
         "page 1 has a link to \"https://example.org/a%2\" that is not in the notebook"},
        {"the same link twice",
         3,
         {PAGE "/Annots [<< /Subtype /Link /A << /URI (https://example.org/a%20b) >> >> "
               "<< /Subtype /Link /A << /URI (https://example.org/a%20b) >> >>] >>",
          NULL},
         "page 1 has a link to \"https://example.org/a%20b\" that is not in the notebook"},
        {"an address without its beginning",
         3,
         {PAGE "/Annots [<< /Subtype /Link /A << /URI (example) >> >>] >>", NULL},
         "the link to https://example.org/a b is not in the file (page 1)|a link on page 1 leads nowhere: \"example\""},
        {"a link that says nothing",
         4,
         {PAGE "/Annots [<< /Subtype /Link >>] >>", NULL},
         "the link to #three is not in the file (page 2)|the link to #one is not in the file (page 2)|"
         "a link on page 2 leads nowhere: \"\""},
        {"a name that is not there",
         4,
         {PAGE "/Annots [<< /Subtype /Link /Dest (two) >> << /Subtype /Link /Dest (three) >>] >>", NULL},
         "the link to #one is not in the file (page 2)|"
         "a link on page 2 leads to \"two\", which is not in the file"},
        {"one that the notebook has not",
         4,
         {PAGE
          "/Annots [<< /Subtype /Link /Dest (one) >> << /Subtype /Link /Dest (three) >> << /Subtype /Link /Dest (three) >>] >>",
          NULL},
         "page 2 has a link to \"three\" that is not in the notebook"},
        {"names one level down",
         1,
         {"<< /Type /Catalog /Pages 2 0 R /Names << /Dests << /Kids [<< /Names [(one) [3 0 R]] >> << /Names [(three) [4 0 R]] >>] >> >> >>",
          NULL},
         ""},
        {"no names",
         1,
         {"<< /Type /Catalog /Pages 2 0 R >>", NULL},
         "a link on page 2 leads to \"one\", which is not in the file|"
         "a link on page 2 leads to \"three\", which is not in the file"},
        {"a name of no page",
         1,
         {"<< /Type /Catalog /Pages 2 0 R /Names << /Dests << /Names [(one) [7 0 R] (three) [4 0 R]] >> >> >>",
          NULL},
         "a link on page 2 leads to \"one\", which is not in the file"},
    };
    struct trial t;
    begin_links(&t);
    trial_cases(tap, &t, qu_check_links, cases, QU_COUNT(cases));
    trial_finish(&t);
}

/* On sheets that are folded a link may stand on another page of the file. */
static void test_links_on_sheets(struct tap *tap)
{
    struct trial t;
    trial_begin(&t);
    add_link(&t, "https://example.org/a%20B", NULL);
    add_link(&t, "https://example.org/~asha", NULL);
    add_mark(&t, QU_MARK_DESTINATION, "one");
    add_mark(&t, QU_MARK_DESTINATION, "three");
    trial_end_page(&t);
    add_link(&t, NULL, "one");
    add_link(&t, NULL, "three");
    trial_end_page(&t);
    struct pdf_source page = {PAGE
                              "/Annots [<< /Subtype /Link /A << /URI (https://example.org/%7easha) >> >> "
                              "<< /Subtype /Link /A << /URI (https://example.org/a b) >> >>] >>",
                              NULL};

    tap_text(tap, trial_check(&t, qu_check_links, 3, page),
             "the link to https://example.org/a%20B is not in the file (page 1)|"
             "page 1 has a link to \"https://example.org/a b\" that is not in the notebook",
             "what is escaped stands for itself, in small and in capital letters");
    trial_finish(&t);
    trial_begin(&t);
    add_link(&t, NULL, "one");
    add_link(&t, NULL, "three");
    add_link(&t, "https://example.org/a%20b", NULL);
    add_mark(&t, QU_MARK_DESTINATION, "one");
    add_mark(&t, QU_MARK_DESTINATION, "three");
    trial_end_page(&t);
    trial_end_page(&t);
    tap_text(tap, trial_check(&t, qu_check_links, 0, (struct pdf_source){0}),
             "the link to #one is not in the file (page 1)|the link to #three is not in the file (page 1)|"
             "page 2 has a link to \"one\" that is not in the notebook|"
             "page 2 has a link to \"three\" that is not in the notebook",
             "a link stands on its page");
    t.check.folded = true;
    tap_text(tap, trial_check(&t, qu_check_links, 0, (struct pdf_source){0}), "",
             "but for sheets that are folded");
    trial_finish(&t);
}

static void test_pages(struct tap *tap)
{
    static const struct trial_case cases[] = {
        {"all as it should be", 0, {0}, ""},
        {"a page less",
         2,
         {"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", NULL},
         "the file has 1 pages, the notebook gives 2"},
        {"a page more",
         2,
         {"<< /Type /Pages /Kids [3 0 R 4 0 R 15 0 R] /Count 3 >>", NULL},
         "the file has 3 pages, the notebook gives 2"},
        {"a box within a rounding",
         3,
         {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320.008] /TrimBox [10 10 210 310] >>", NULL},
         ""},
        {"another box",
         4,
         {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320.02] /TrimBox [10 10 210 310] >>", NULL},
         "page 2 has the MediaBox [0.00 0.00 220.00 320.02] and should have [0.00 0.00 220.00 320.00]"},
        {"no box",
         3,
         {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 220 320] >>", NULL},
         "page 1 has no TrimBox [0.00 0.00 0.00 0.00] and should have [10.00 10.00 210.00 310.00]"},
        {"a box too many",
         3,
         {PAGE "/BleedBox [0 0 220 320] >>", NULL},
         "page 1 has a BleedBox that it should not have"},
        {"another language",
         1,
         {"<< /Type /Catalog /Pages 2 0 R /Lang (de) >>", NULL},
         "the file's language is \"de\", the notebook's \"en-GB\""},
        {"no title, another author",
         7,
         {"<< /Producer (quire 1) /Author (Asha) >>", NULL},
         "the file's title is \"\", the notebook's \"A title\"|"
         "the file's author is \"Asha\", the notebook's \"Asha Rao\""},
        {"a font that is not in the file",
         9,
         {"<< /Type /FontDescriptor >>", NULL},
         "the font Helvetica on page 1 is not in the file"},
        {"a file of the first kind", 9, {"<< /FontFile 10 0 R >>", NULL}, ""},
        {"a file of the third kind", 9, {"<< /FontFile3 10 0 R >>", NULL}, ""},
        {"a font of two parts",
         8,
         {"<< /BaseFont /Hand /DescendantFonts [<< /FontDescriptor 9 0 R >>] /ToUnicode 10 0 R >>", NULL},
         ""},
        {"a font of two parts without a file",
         8,
         {"<< /DescendantFonts [<< >>] /ToUnicode 10 0 R >>", NULL},
         "the font without a name on page 1 is not in the file"},
        {"a font that names no letters",
         8,
         {"<< /BaseFont /Hand /FontDescriptor 9 0 R >>", NULL},
         "the font Hand on page 1 does not say which letters it shows"},
    };
    struct trial t;
    trial_begin(&t);
    trial_run(&t, 2, 20, 20, "words");
    trial_end_page(&t);
    trial_end_page(&t);
    trial_cases(tap, &t, qu_check_pages, cases, QU_COUNT(cases));
    t.output.limit = "1 kB";
    t.output.most_bytes = (int64_t)t.pdf.length;
    tap_text(tap, trial_check(&t, qu_check_pages, 8, cases[QU_COUNT(cases) - 1].object),
             cases[QU_COUNT(cases) - 1].said, "a file as large as its limit");
    t.output.most_bytes--;
    tap_ok(tap,
           strstr(trial_check(&t, qu_check_pages, 8, cases[QU_COUNT(cases) - 1].object),
                  "and the output's limit is 1 kB") != NULL,
           "a byte more is too large");
    trial_finish(&t);
}

/* Where a font is first shown, for who mends it; without words there, where the output is described. */
static void test_place_of_font(struct tap *tap)
{
    static const struct pdf_source lost = {"<< /Type /FontDescriptor >>", NULL};
    struct trial t;
    trial_begin(&t);
    trial_run(&t, QU_ARTIFACT, 20, 10, "12")->src = (struct qu_src){"f.yaml", 5, 1};
    trial_run(&t, 2, 20, 20, "words")->src = (struct qu_src){"f.yaml", 7, 3};
    trial_run(&t, 2, 20, 40, "more")->src = (struct qu_src){"f.yaml", 8, 3};
    trial_end_page(&t);
    trial_check(&t, qu_check_pages, 9, lost);
    tap_int(tap, t.diag.messages[0].src.line, 7, "the line of the first words of the page");
    t.check.folded = true;
    trial_check(&t, qu_check_pages, 9, lost);
    tap_int(tap, t.diag.messages[0].src.line, 9, "on folded sheets that of the output");
    trial_finish(&t);
}

static void test_pictures(struct tap *tap)
{
    static const struct trial_case cases[] = {
        {"both are described", 0, {0}, ""},
        {"one is not",
         14,
         {"<< /S /Figure /Alt (a dog) >>", NULL},
         "the file does not have the words that describe this picture: \"a cat\""},
        {"one stands for both",
         14,
         {"<< /S /Document /K << /S /Figure /Alt (a cat) >> >>", NULL},
         "the file does not have the words that describe this picture: \"a dog\""},
        {"no structure",
         1,
         {"<< /Type /Catalog /Pages 2 0 R >>", NULL},
         "the file has no structure that says what is a heading, a list, a picture"},
    };
    struct trial t;
    trial_begin(&t);
    int p = trial_node(&t, QU_ROLE_P, 2), cat = trial_node(&t, QU_ROLE_FIGURE, 2),
        dog = trial_node(&t, QU_ROLE_FIGURE, p), hidden = trial_node(&t, QU_ROLE_FIGURE, 2);
    t.document.nodes.at[cat].alt = "a cat";
    t.document.nodes.at[dog].alt = "a dog";
    t.document.nodes.at[hidden].alt = "on another page";
    trial_run(&t, cat, 20, 20, "x");
    trial_run(&t, trial_node(&t, QU_ROLE_P, dog), 20, 20, "y");
    trial_end_page(&t);
    trial_cases(tap, &t, qu_check_pictures, cases, QU_COUNT(cases));
    t.document.nodes.at[dog].alt = "a cat";
    tap_text(tap, trial_check(&t, qu_check_pictures, 0, (struct pdf_source){0}),
             "the file does not have the words that describe this picture: \"a cat\"",
             "two pictures of a kind need two descriptions");
    t.document.nodes.at[dog].alt = "";
    t.document.nodes.at[cat].alt = NULL;
    tap_text(tap, trial_check(&t, qu_check_pictures, 0, (struct pdf_source){0}),
             "this picture is not described|this picture is not described", "no description at all");
    trial_finish(&t);
}

/* ---- what is read at all, and by which checks */

static void nothing(struct qu_check *check)
{
    QU_ASSERT(check->pdf.page_count == 2);
}

static void test_input(struct tap *tap)
{
    static const struct trial_case cases[] = {
        {"a file of quire's", 7, {"<< /Producer (quire 2.7) >>", NULL}, ""},
        {"another program's", 7, {"<< /Producer (quirer 2) >>", NULL}, "the file was not made by quire"},
        {"nobody's", 7, {"<< >>", NULL}, "the file was not made by quire"},
        {"a name in place of the program's",
         7,
         {"<< /Producer /quire#201 >>", NULL},
         "the file was not made by quire"},
    };
    static const struct {
        const char *bytes, *said;
    } others[] = {{"", "the file is not a PDF"},
                  {"%PDF-1.", "the file is not a PDF"},
                  {"no PDF, but long enough", "the file is not a PDF"},
                  {"%PDF-1.7", "the file is damaged: "},
                  {"%PDF-1.7 and then nothing that could be read", "the file is damaged: "}};
    struct trial t;
    trial_begin(&t);
    trial_cases(tap, &t, nothing, cases, QU_COUNT(cases));
    for (int i = 0; i < QU_COUNT(others); i++) {
        struct qu_pdf pdf;
        qu_diag_finish(&t.diag);
        qu_diag_init(&t.diag, false);
        bool opened = qu_input_open(&pdf, &t.diag, "in.pdf", others[i].bytes, strlen(others[i].bytes));
        qu_pdf_close(&pdf);
        tap_ok(tap,
               !opened && t.diag.count == 1 && t.diag.messages[0].hint != NULL &&
                   strncmp(t.diag.messages[0].text, others[i].said, strlen(others[i].said)) == 0,
               "\"%s\": %s", others[i].bytes, t.diag.messages[0].text);
        tap_text(tap, t.diag.messages[0].src.file, "in.pdf", "the message names the file");
    }
    trial_finish(&t);
}

static void test_output(struct tap *tap)
{
    static const char *const info[] = {"<< /Producer (quire 1) /QuireOutput (print) >>",
                                       "<< /Producer (quire 1) >>", "<< /Producer (other) >>"};
    static const char *const wanted[] = {"print", "", NULL};
    struct trial t;
    trial_begin(&t);
    for (int i = 0; i < QU_COUNT(info); i++) {
        trial_check(&t, nothing, 7, (struct pdf_source){info[i], NULL});
        const char *name = qu_verify_output_of(&t.arena, &t.diag, "in.pdf", &t.pdf);
        tap_ok(tap, wanted[i] == NULL ? name == NULL : name != NULL && strcmp(name, wanted[i]) == 0,
               "the output that a file says it is: %s", name != NULL ? name : "none");
    }
    trial_finish(&t);
}

/* Whether a message of the run begins so. */
static bool said(const struct trial *t, const char *start)
{
    for (int i = 0; i < t->diag.count; i++)
        if (strncmp(t->diag.messages[i].text, start, strlen(start)) == 0)
            return true;
    return false;
}

/* Each reader asks its own questions beside those of all. */
static void test_readers(struct tap *tap)
{
    static const enum qu_reader readers[] = {QU_READER_ANY, QU_READER_APPLICATION, QU_READER_PRINTER};
    for (int i = 0; i < QU_COUNT(readers); i++) {
        struct trial t;
        trial_begin(&t);
        add_link(&t, "https://lost.org", NULL);
        trial_run(&t, trial_node(&t, QU_ROLE_FIGURE, 2), 20, 20, "word");
        trial_end_page(&t);
        trial_end_page(&t);
        trial_check(&t, nothing, 3, (struct pdf_source){PAGE "/BleedBox [0 0 9 9] >>", NULL});
        qu_diag_finish(&t.diag);
        qu_diag_init(&t.diag, false);
        t.verify.reader = readers[i];
        qu_verify_run(&t.verify, &t.arena, &t.diag);
        tap_ok(tap,
               said(&t, "page 1 has a BleedBox") && said(&t, "\"word\" is not in the file") &&
                   said(&t, "the link to https://lost.org") && said(&t, "this picture is not described"),
               "boxes, words, links and pictures are checked for reader %d", i);
        tap_ok(tap,
               said(&t, "the address https://lost.org is not printed") ==
                   (readers[i] == QU_READER_APPLICATION),
               "printed addresses for applications");
        tap_ok(tap, said(&t, "the pages have 0.0 mm of bleed") == (readers[i] == QU_READER_PRINTER),
               "bleed for printers");
        trial_finish(&t);
    }
    struct trial t;
    trial_begin(&t);
    trial_end_page(&t);
    trial_check(&t, nothing, 2, (struct pdf_source){"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>", NULL});
    t.output.src.line = 0;
    qu_verify_run(&t.verify, &t.arena, &t.diag);
    tap_ok(tap, t.diag.count > 0 && t.diag.messages[0].src.line == 1,
           "a preset output is described where the notebook is");
    tap_ok(tap, !said(&t, "the link to"),
           "another number of pages than the document's: sheets that are folded");
    trial_finish(&t);
}

int main(void)
{
    struct tap tap = {0};
    test_links(&tap);
    test_links_on_sheets(&tap);
    test_pages(&tap);
    test_place_of_font(&tap);
    test_pictures(&tap);
    test_input(&tap);
    test_output(&tap);
    test_readers(&tap);
    return tap_done(&tap);
}
