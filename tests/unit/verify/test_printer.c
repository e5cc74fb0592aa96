/* test_printer.c - what a print shop would send back: bleed, resolution, hairlines, words at the edge, black of
 * several inks. */
#include "../../../src/verify/printer.h"
#include "trial.h"

#define BLEED "the pages have 0.0 mm of bleed; a printer needs 3 mm"
#define COUNT "2 pages are not a multiple of 4"

/* What the content of the first page gives beside its missing bleed. */
static void drawn(struct tap *tap, struct trial *t, const char *content, const char *said, const char *what)
{
    const char *all = trial_check(t, qu_check_printer, 5, (struct pdf_source){"", content}),
               *always = BLEED "|" COUNT;
    size_t length = strlen(always);
    bool begins = strncmp(all, always, length) == 0;
    tap_text(tap, begins ? all + length + (all[length] == '|') : all, said, what);
}

/* 100 pixels on 36 points are 200 dpi. */
static void test_resolution(struct tap *tap, struct trial *t)
{
    static const char fine[] = "", *const less =
                                       "this picture is printed with 199 dpi; 300 are good, 200 will do "
                                       "(page 1)";
    drawn(tap, t, "36 0 0 36 0 0 cm /P Do", fine, "a picture of 200 dpi");
    drawn(tap, t, "36.2 0 0 36 0 0 cm /P Do", less, "less across");
    drawn(tap, t, "36 0 0 36.2 0 0 cm /P Do", less, "less down");
    drawn(tap, t, "0 36 -36.2 0 0 0 cm /P Do", less, "a picture that is turned");
    drawn(tap, t, "q 50 0 0 50 0 0 cm Q 36 0 0 36 0 0 cm /P Do", fine, "Q takes back");
    drawn(tap, t, "2 0 0 2 0 0 cm 18.1 0 0 18 0 0 cm /P Do", less, "one in the other");
    drawn(tap, t, "18 0 0 18.1 0 0 cm /X Do", fine, "a form that draws nothing");
    tap_int(tap, t->diag.by_severity[QU_WARNING], 1, "warnings for the number of pages only");
    drawn(tap, t, "36.2 0 0 36 0 0 cm /P Do", less, "too little for good print");
    tap_ok(tap, t->diag.by_severity[QU_ERROR] == 1 && t->diag.by_severity[QU_WARNING] == 2, "is a warning");
    drawn(tap, t, "73 0 0 72 0 0 cm /P Do",
          "this picture is printed with 99 dpi; 300 are good, 200 will do (page 1)", "far too little");
    tap_int(tap, t->diag.by_severity[QU_ERROR], 2, "is an error");
    drawn(tap, t, "72 0 0 72 0 0 cm /P Do",
          "this picture is printed with 100 dpi; 300 are good, 200 will do (page 1)", "half of what is good");
    tap_int(tap, t->diag.by_severity[QU_ERROR], 1, "is none");
    drawn(tap, t, "99 0 0 99 0 0 cm /Q Do /P 1 Do Do", fine, "what there is not is not drawn");
}

/* A form is drawn with its own transform, and what it changes ends with it. */
static void test_forms(struct tap *tap)
{
    static const char *const forms[] = {"36 0 0 18 0 0 cm /P Do", "q q 0.1 w 3 0 0 3 0 0 cm", "/X Do"};
    static const char *const said[] = {
        BLEED "|" COUNT "|this picture is printed with 100 dpi; 300 are good, 200 will do (page 1)",
        BLEED "|" COUNT "|this picture is printed with 99 dpi; 300 are good, 200 will do (page 1)",
        BLEED "|" COUNT "|this picture is printed with 99 dpi; 300 are good, 200 will do (page 1)"};
    for (int i = 0; i < QU_COUNT(forms); i++) {
        struct trial t;
        trial_begin(&t);
        t.content = i == 0 ? "/X Do" : "/X Do 73 0 0 72 0 0 cm /P Do 0 0 m 9 9 l S";
        tap_text(tap,
                 trial_check(&t, qu_check_printer, 12,
                             (struct pdf_source){"/Subtype /Form /Matrix [2 0 0 2 0 0] "
                                                 "/Resources << /XObject << /P 11 0 R /X 12 0 R >> >>",
                                                 forms[i]}),
                 said[i], "a form");
        trial_finish(&t);
    }
}

static void test_lines(struct tap *tap, struct trial *t)
{
    static const char *const thin = "a line of 0.29 pt may break or vanish in print";
    static const char *const operators[] = {"S", "s", "B", "B*", "b", "b*"};
    char content[64];
    drawn(tap, t, "0.3 w 0 0 m 9 9 l S", "", "a hairline that prints");
    drawn(tap, t, "0 0 m 9 9 l S", "", "a line of the width that is given first");
    drawn(tap, t, "0.29 w 0 0 m 9 9 l f", "", "what is filled has no line");
    for (int i = 0; i < QU_COUNT(operators); i++) {
        snprintf(content, sizeof content, "0.29 w 0 0 m 9 9 l %s", operators[i]);
        drawn(tap, t, content, thin, operators[i]);
    }
    drawn(tap, t, "0.5 0 0 0.5 0 0 cm 0.58 w 0 0 m 9 9 l S", thin, "a line made smaller");
    drawn(tap, t, "q 0.29 w Q 0 0 m 9 9 l S", "", "a width that is taken back");
    drawn(tap, t, "Q 0.29 w q 0 0 m 9 9 l S Q", thin, "one that is kept");
    drawn(tap, t, "0.29 0.3 w 0 0 m 9 9 l S", "", "a width of two numbers is none");
}

static struct qu_src place_of(const struct trial *t, int index)
{
    return index < t->diag.count ? t->diag.messages[index].src : (struct qu_src){0};
}

/* The message points at the picture or line of the document. */
static void test_places(struct tap *tap)
{
    static const struct pdf_source two_pictures = {"", "q 1 0 0 1 0 0 cm /P Do Q 73 0 0 72 0 0 cm /P Do"};
    static const struct pdf_source line = {"", "0.29 w 0 0 m 9 9 l S"};
    struct trial t;
    struct qu_path path = {0};
    trial_begin(&t);
    for (int i = 0; i < 2; i++)
        qu_items_add(&t.items, QU_ITEM_IMAGE, 2, (struct qu_src){"f.yaml", 20 + i, 1});
    for (int i = 0; i < 2; i++) {
        qu_path_move_to(&path, 0, 0);
        struct qu_item *item = qu_items_add_path(&t.items, &t.arena, &path, 2,
                                                 (struct qu_src){"f.yaml", 30 + i, 1});
        item->path.stroke = (struct qu_colour){0, 0, 0, 255};
        item->path.stroke_width = qu_len_from_pt(i == 0 ? 0.5 : 0.29);
    }
    trial_end_page(&t);
    trial_check(&t, qu_check_printer, 5, two_pictures);
    tap_int(tap, place_of(&t, 2).line, 21, "the second picture of the page");
    trial_check(&t, qu_check_printer, 5, line);
    tap_int(tap, place_of(&t, 2).line, 31, "the line of that width");
    trial_check(&t, qu_check_printer, 6, line);
    tap_int(tap, place_of(&t, 2).line, 9, "on a page that the document has not, the output");
    struct qu_background under = {
        .name = "", .items = t.document.pages.at[0].items, .item_count = t.document.pages.at[0].item_count};
    t.document.pages.at[0].background = &under;
    t.document.pages.at[0].item_count = 0;
    trial_check(&t, qu_check_printer, 5, line);
    tap_int(tap, place_of(&t, 2).line, 31, "a line of the paper");
    t.check.folded = true;
    trial_check(&t, qu_check_printer, 5, line);
    tap_ok(tap, t.diag.count == 2 && place_of(&t, 1).line == 9,
           "on folded sheets that of the output; their number is that of the folding");
    qu_path_finish(&path);
    trial_finish(&t);
}

#define BLED(boxes)                                       \
    {                                                     \
        "<< /Type /Page /Parent 2 0 R " boxes " >>", NULL \
    }

static void test_bleed(struct tap *tap, struct trial *t)
{
    static const struct {
        const char *what, *said;
        struct pdf_source page;
    } cases[] = {
        {"3 mm on all sides", BLEED "|" COUNT,
         BLED("/MediaBox [0 0 220 320] /TrimBox [8.5 8.5 211.5 311.5] /BleedBox [0 0 220 320]")},
        {"2.8 mm at the left", "the pages have 2.8 mm of bleed; a printer needs 3 mm|" COUNT,
         BLED("/MediaBox [0 0 220 320] /TrimBox [8 9 210 310] /BleedBox [0 0 220 320]")},
        {"2.8 mm at the foot", "the pages have 2.8 mm of bleed; a printer needs 3 mm|" COUNT,
         BLED("/MediaBox [0 0 220 320] /TrimBox [9 8 210 310] /BleedBox [0 0 220 320]")},
        {"2.8 mm at the right", "the pages have 2.8 mm of bleed; a printer needs 3 mm|" COUNT,
         BLED("/MediaBox [0 0 220 320] /TrimBox [9 9 212 310] /BleedBox [0 0 220 320]")},
        {"2.8 mm at the top", "the pages have 2.8 mm of bleed; a printer needs 3 mm|" COUNT,
         BLED("/MediaBox [0 0 220 320] /TrimBox [9 9 210 312] /BleedBox [0 0 220 320]")},
        {"less than none", BLEED "|" COUNT,
         BLED("/MediaBox [0 0 220 320] /TrimBox [0 0 220 320] /BleedBox [5 5 215 315]")},
        {"no boxes", BLEED "|" COUNT, BLED("")},
    };
    for (int i = 0; i < QU_COUNT(cases); i++)
        tap_text(tap, trial_check(t, qu_check_printer, 3, cases[i].page), cases[i].said, cases[i].what);
    tap_text(tap,
             trial_check(t, qu_check_printer, 2,
                         (struct pdf_source){"<< /Type /Pages /Kids [3 0 R 4 0 R 15 0 R 16 0 R] /Count 4 "
                                             ">>",
                                             NULL}),
             BLEED, "four pages are a sheet, and bleed is told once");
}

/* 5 mm are 14.17 pt; a page has 200 x 300. */
static void test_edges(struct tap *tap)
{
    static const struct {
        const char *what;
        double x, y;
        const char *said;
    } cases[] = {{"in the middle", 100, 150, NULL},
                 {"5 mm from the left", 14.2, 150, NULL},
                 {"nearer", 13.9, 150, "words stand 4.9 mm from the edge of the page (page 1)"},
                 {"5 mm from the right", 175.8, 150, NULL},
                 {"nearer", 176.1, 150, "words stand 4.9 mm from the edge of the page (page 1)"},
                 {"5 mm from the top", 100, 14.2, NULL},
                 {"nearer", 100, 13.9, "words stand 4.9 mm from the edge of the page (page 1)"},
                 {"5 mm from the foot", 100, 285.8, NULL},
                 {"nearer", 100, 286.1, "words stand 4.9 mm from the edge of the page (page 1)"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct trial t;
        trial_begin(&t);
        trial_run(&t, 2, cases[i].x, cases[i].y, "ab");
        trial_run(&t, 2, 100, 150, "cd");
        trial_end_page(&t);
        const char *said = trial_check(&t, qu_check_printer, 0, (struct pdf_source){0});
        const char *last = t.diag.count > 2 ? t.diag.messages[2].text : NULL;
        tap_ok(tap, cases[i].said == NULL ? last == NULL : last != NULL && strcmp(last, cases[i].said) == 0,
               "%s: %s", cases[i].what, said);
        trial_finish(&t);
    }
}

/* Words upright on a page: their length goes up, not to the right. */
static void test_turned(struct tap *tap)
{
    struct trial t;
    struct qu_items inner = {0};
    trial_begin(&t);
    trial_run(&t, 2, 0, 0, "long words");
    inner = t.items;
    t.items = (struct qu_items){0};
    struct qu_item *group = qu_items_add(&t.items, QU_ITEM_GROUP, 2, (struct qu_src){0});
    group->group = (struct qu_group_item){.matrix = {0, -1, 1, 0, 180 * QU_PT, 60 * QU_PT}, .alpha = 255};
    group->group.items = qu_items_keep(&inner, &t.arena, &group->group.item_count);
    trial_end_page(&t);
    trial_check(&t, qu_check_printer, 0, (struct pdf_source){0});
    tap_text(tap, t.diag.messages[t.diag.count - 1].text,
             "words stand 3.5 mm from the edge of the page (page 1)", "words that go up");
    trial_finish(&t);
}

static void test_black(struct tap *tap)
{
    static const struct {
        struct qu_colour colour;
        const char *said;
    } cases[] = {{{0, 0, 0, 255}, NULL},
                 {{64, 64, 64, 255}, "words are nearly black (#404040): they are printed from several inks"},
                 {{65, 64, 64, 255}, NULL},
                 {{0, 24, 10, 255}, "words are nearly black (#00180a): they are printed from several inks"},
                 {{0, 10, 25, 255}, NULL},
                 {{1, 0, 0, 255}, "words are nearly black (#010000): they are printed from several inks"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct trial t;
        trial_begin(&t);
        trial_run(&t, trial_node(&t, QU_ROLE_P, 2), 50, 50, "plain");
        for (int k = 0; k < 2; k++)
            trial_run(&t, trial_node(&t, QU_ROLE_P, 2), 50, 90 + 20 * k, "ink")->text.colour =
                cases[i].colour;
        trial_end_page(&t);
        trial_check(&t, qu_check_printer, 0, (struct pdf_source){0});
        tap_ok(tap,
               t.diag.count == (cases[i].said == NULL ? 2 : 3) &&
                   (cases[i].said == NULL || strcmp(t.diag.messages[2].text, cases[i].said) == 0),
               "ink %d, told once: %s", i, t.diag.messages[t.diag.count - 1].text);
        trial_finish(&t);
    }
}

int main(void)
{
    struct tap tap = {0};
    struct trial t;
    trial_begin(&t);
    test_resolution(&tap, &t);
    test_lines(&tap, &t);
    test_bleed(&tap, &t);
    trial_finish(&t);
    test_forms(&tap);
    test_places(&tap);
    test_edges(&tap);
    test_turned(&tap);
    test_black(&tap);
    return tap_done(&tap);
}
