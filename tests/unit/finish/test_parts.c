/* test_parts.c - the parts that finish adds, one at a time: each is written into an empty file and read back as an
 * object. */
#include "../../../src/finish/boxes.h"
#include "../../../src/finish/destinations.h"
#include "../../../src/finish/info.h"
#include "../../../src/finish/labels.h"
#include "../../../src/finish/links.h"
#include "../../../src/finish/outline.h"
#include "../blankfile.h"

#include <math.h>
#include <stdlib.h>
#include <tap.h>

enum { WIDTH = 300, HEIGHT = 400 };

static void is_source(struct tap *tap, struct qu_obj object, const char *wanted, const char *what)
{
    tap_text(tap, qu_obj_source(object), wanted, what);
}

/* ---- outline */

/* "title(children)": the entries under a node, whose links forwards and backwards must agree. */
static void print_entries(struct qu_obj parent, struct qu_buf *out)
{
    struct qu_obj entry = qu_obj_get(parent, "/First");
    int before = 0, count = 0;
    while (qu_obj_is_dict(entry) && count++ < 100) {
        struct qu_obj back = qu_obj_get(entry, "/Prev"), next = qu_obj_get(entry, "/Next");
        qu_buf_printf(out, "%s%s%s", before != 0 ? " " : "", qu_obj_text_value(qu_obj_get(entry, "/Title")),
                      qu_obj_number(qu_obj_get(entry, "/Parent")) == qu_obj_number(parent) &&
                              (before != 0 ? qu_obj_number(back) == before : !qu_obj_is_dict(back))
                          ? ""
                          : "?");
        long long children = qu_obj_get_int(entry, "/Count", 0);
        if (children != 0) {
            qu_buf_printf(out, "%lld(", children);
            print_entries(entry, out);
            qu_buf_add_text(out, ")");
        }
        before = qu_obj_number(entry);
        if (!qu_obj_is_dict(next) && before != qu_obj_number(qu_obj_get(parent, "/Last")))
            qu_buf_add_text(out, "!");
        entry = next;
    }
}

static void has_outline(struct tap *tap, const char *levels, const char *wanted, long long top)
{
    struct blank_file f;
    struct qu_placements placed = {0};
    struct qu_mark_item items[16];
    char titles[16][2];
    struct qu_buf found = {0};
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    for (int i = 0; levels[i] != '\0'; i++) {
        snprintf(titles[i], sizeof titles[i], "%c", 'a' + i);
        items[i] = (struct qu_mark_item){QU_MARK_OUTLINE, titles[i], titles[i], levels[i] - '0', {0, 0}};
        qu_vec_add(&placed.outline, ((struct qu_placed_mark){.item = &items[i]}));
    }
    qu_outline_write(&f.pdf, &placed);
    struct qu_obj outlines = qu_obj_get(f.pdf.root, "/Outlines");
    print_entries(outlines, &found);
    tap_text(tap, qu_buf_text(&found), wanted, levels);
    tap_int(tap, qu_obj_get_int(outlines, "/Count", 0), top, "entries that show at first");
    qu_buf_finish(&found);
    qu_vec_finish(&placed.outline);
    blank_file_close(&f);
}

static void test_outline(struct tap *tap)
{
    has_outline(tap, "", "", 0);
    has_outline(tap, "1", "a", 1);
    has_outline(tap, "111", "a b c", 3);
    has_outline(tap, "1221", "a-2(b c) d", 2);
    has_outline(tap, "123323", "a-2(b-2(c d) e-1(f))", 1);
    has_outline(tap, "12312", "a-1(b-1(c)) d-1(e)", 2);
    has_outline(tap, "3", "a", 1);
    has_outline(tap, "0212", "a-1(b) c-1(d)", 2);
    has_outline(tap, "131", "a-1(b) c", 2);
    has_outline(tap, "1332", "a-2(b-1(c) d)", 1);
}

/* ---- destinations */

/* Whether names are in order, limits right, and no node too large; counts names. */
static bool is_sound(struct qu_obj node, bool top, int depth, int *names, int *deepest)
{
    struct qu_obj own = qu_obj_get(node, "/Names"), kids = qu_obj_get(node, "/Kids");
    struct qu_obj limits = qu_obj_get(node, "/Limits");
    char first[16], last[16], name[16] = "";
    int count = qu_obj_count(own), kid_count = qu_obj_count(kids);
    bool fine = count / 2 <= 32 && kid_count <= 32 && (count > 0) != (kid_count > 0) &&
                (top ? qu_obj_count(limits) == 0 : qu_obj_count(limits) == 2);
    snprintf(first, sizeof first, "%s", qu_obj_text_value(qu_obj_at(limits, 0)));
    snprintf(last, sizeof last, "%s", qu_obj_text_value(qu_obj_at(limits, 1)));
    for (int i = 0; i < count; i += 2, ++*names) {
        snprintf(name, sizeof name, "n%05d", *names);
        fine &= strcmp(qu_obj_text_value(qu_obj_at(own, i)), name) == 0 &&
                qu_obj_real_at(qu_obj_at(own, i + 1), 2) == 10 + *names;
        fine &= top || i > 0 || strcmp(name, first) == 0;
    }
    fine &= top || count == 0 || strcmp(name, last) == 0;
    *deepest = QU_MAX(*deepest, depth);
    for (int i = 0; i < kid_count; i++) {
        int scope = qu_pdf_scope_begin(node.pdf);
        fine &= is_sound(qu_obj_at(kids, i), false, depth + 1, names, deepest);
        qu_pdf_scope_end(node.pdf, scope);
    }
    return fine;
}

static void has_names(struct tap *tap, int count, int depth)
{
    struct blank_file f;
    struct qu_placements placed = {0};
    struct qu_mark_item *items = qu_alloc_zero((size_t)count + 1, sizeof *items);
    char(*names)[16] = qu_alloc_zero((size_t)count + 1, sizeof *names);
    int found = 0, deepest = 0;
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    for (int i = 0; i < count; i++) {
        snprintf(names[i], sizeof names[i], "n%05d", i);
        items[i] = (struct qu_mark_item){QU_MARK_DESTINATION, names[i], NULL, 0, {0, 0}};
        qu_vec_add(&placed.destinations, ((struct qu_placed_mark){0, {i, 7}, &items[i], {0}}));
    }
    struct qu_file_page target = {qu_pdf_page(&f.pdf, 0), 10, 390};
    qu_destinations_write(&f.pdf, &target, &placed);
    struct qu_obj tree = qu_obj_get(qu_obj_get(f.pdf.root, "/Names"), "/Dests");
    if (count == 0)
        tap_ok(tap, !qu_obj_has(f.pdf.root, "/Names"), "no name, no tree");
    else
        tap_ok(tap, is_sound(tree, true, 0, &found, &deepest) && found == count && deepest == depth,
               "%d names in a tree %d deep", count, deepest);
    free(items);
    free(names);
    qu_vec_finish(&placed.destinations);
    blank_file_close(&f);
}

static void test_destinations(struct tap *tap)
{
    struct blank_file f;
    has_names(tap, 0, 0);
    has_names(tap, 1, 0);
    has_names(tap, 32, 0);
    has_names(tap, 33, 1);
    has_names(tap, 1024, 1);
    has_names(tap, 1025, 2);
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    struct qu_obj place = qu_destination_make(qu_pdf_page(&f.pdf, 0), 1.5, 2);
    tap_ok(tap,
           qu_obj_count(place) == 5 && qu_obj_is_name(qu_obj_at(place, 1), "/XYZ") &&
               qu_obj_real_at(place, 2) == 1.5 && qu_obj_real_at(place, 3) == 2 &&
               !qu_obj_is_number(qu_obj_at(place, 4)),
           "a place on a page, at any zoom");
    blank_file_close(&f);
}

/* ---- links */

static struct qu_obj make_link(struct blank_file *f, const struct qu_link_item *item, bool upright)
{
    struct qu_placements placed = {0};
    struct qu_file_page target = {qu_pdf_page(&f->pdf, 0), 10, 390};
    struct qu_obj annotation;
    qu_vec_add(&placed.links,
               ((struct qu_placed_link){0, {{5, 6}, {25, 16}, {20, 30}, {0, 20}}, upright, item, 0}));
    qu_links_write(&f->pdf, &target, &placed, &annotation);
    qu_vec_finish(&placed.links);
    return annotation;
}

static void leads_to(struct tap *tap, const char *uri, const char *wanted)
{
    struct blank_file f;
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    struct qu_link_item item = {{0, 0, 1, 1}, uri, NULL, "contents"};
    struct qu_obj action = qu_obj_get(make_link(&f, &item, true), "/A");
    tap_text(tap, qu_obj_text_value(qu_obj_get(action, "/URI")), wanted, "an address");
    blank_file_close(&f);
}

static void test_links(struct tap *tap)
{
    struct blank_file f;
    struct qu_link_item item = {{0, 0, 1, 1}, NULL, "there", "to there"};
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    struct qu_obj link = make_link(&f, &item, false);
    is_source(tap, qu_obj_get(link, "/Rect"), "[ 10 360 35 384 ]", "the box around a turned link");
    is_source(tap, qu_obj_get(link, "/QuadPoints"), "[ 10 370 30 360 35 374 15 384 ]",
              "its corners, anticlockwise");
    tap_text(tap, qu_obj_text_value(qu_obj_get(link, "/Dest")), "there", "where it leads");
    tap_text(tap, qu_obj_text_value(qu_obj_get(link, "/Contents")), "to there", "what is read aloud");
    tap_ok(tap, !qu_obj_has(link, "/A"), "no address");
    link = make_link(&f, &item, true);
    tap_ok(tap, !qu_obj_has(link, "/QuadPoints"), "an upright link is its box");
    struct qu_obj page = qu_pdf_page(&f.pdf, 0);
    tap_ok(tap, qu_obj_name_is(page, "/Tabs", "/S") && qu_obj_count(qu_obj_get(page, "/Annots")) == 1,
           "the page knows its links");
    blank_file_close(&f);
    leads_to(tap, "https://example.org/~a?b=c&d=%20#e", "https://example.org/~a?b=c&d=%20#e");
    leads_to(tap, "a b<c>\"{d}|\\^`", "a%20b%3Cc%3E%22%7Bd%7D%7C%5C%5E%60");
    leads_to(tap, "\x01\x1f!~\x7f\u00fc", "%01%1F!~%7F%C3%BC");
}

static void test_links_on_pages(struct tap *tap)
{
    struct blank_file f;
    struct qu_placements placed = {0};
    struct qu_link_item item = {{0, 0, 1, 1}, NULL, "there", ""};
    struct qu_obj annotations[4];
    const int pages[] = {0, 2, 2, 3};
    const int counts[] = {1, 0, 2, 1};
    blank_file_open(&f, 4, WIDTH, HEIGHT);
    struct qu_file_page targets[4];
    for (int i = 0; i < 4; i++) {
        targets[i] = (struct qu_file_page){qu_pdf_page(&f.pdf, i), 0, HEIGHT};
        qu_vec_add(&placed.links,
                   ((struct qu_placed_link){.page = pages[i], .upright = true, .item = &item}));
    }
    qu_links_write(&f.pdf, targets, &placed, annotations);
    bool fine = true;
    for (int i = 0; i < 4; i++)
        fine &= qu_obj_count(qu_obj_get(targets[i].object, "/Annots")) == counts[i];
    for (int i = 0; i < 4; i++)
        fine &= qu_obj_number(qu_obj_get(annotations[i], "/P")) == qu_obj_number(targets[pages[i]].object);
    tap_ok(tap, fine, "each link is on its page");
    qu_vec_finish(&placed.links);
    blank_file_close(&f);
}

/* ---- labels */

static void has_labels(struct tap *tap, const char *const *labels, const char *wanted)
{
    struct blank_file f;
    struct qu_arena arena;
    struct qu_document document;
    qu_arena_init(&arena);
    qu_document_init(&document, &arena);
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    for (; *labels != NULL; labels++)
        *qu_vec_push(&document.pages) = (struct qu_page){.label = *labels};
    qu_labels_write(&f.pdf, &document);
    is_source(tap, qu_obj_get(qu_obj_get(f.pdf.root, "/PageLabels"), "/Nums"), wanted, "labels");
    blank_file_close(&f);
    qu_document_finish(&document);
    qu_arena_finish(&arena);
}

static void test_labels(struct tap *tap)
{
    has_labels(tap, (const char *const[]){"i", "ii", "1", "2", NULL}, "[ 0 << /S /r >> 2 << /S /D >> ]");
    has_labels(tap, (const char *const[]){"3", "4", "6", "III", "IV", NULL},
               "[ 0 << /S /D /St 3 >> 2 << /S /D /St 6 >> 3 << /S /R /St 3 >> ]");
    has_labels(tap, (const char *const[]){"", "", "a", "a", "", NULL},
               "[ 0 << >> 2 << /P (a) >> 3 << /P (a) >> 4 << >> ]");
    has_labels(tap, (const char *const[]){"2", "1", "1", NULL},
               "[ 0 << /S /D /St 2 >> 1 << /S /D >> 2 << /S /D >> ]");
    has_labels(tap, (const char *const[]){NULL}, "[ ]");
}

/* ---- boxes */

static void has_boxes(struct tap *tap, const char *what, const struct qu_page *page,
                      struct qu_printmarks_wanted wanted, const char *media, const char *bleed, int lines)
{
    struct blank_file f;
    struct qu_buf content = {0};
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    struct qu_file_page target = {qu_pdf_page(&f.pdf, 0), 20, 390};
    qu_boxes_write(&target, page, wanted);
    struct qu_obj object = target.object;
    tap_int(tap, qu_obj_has(object, "/TrimBox"), media != NULL, what);
    if (media != NULL) {
        is_source(tap, qu_obj_get(object, "/MediaBox"), media, "paper");
        is_source(tap, qu_obj_get(object, "/CropBox"), media, "what is shown");
        is_source(tap, qu_obj_get(object, "/BleedBox"), bleed, "bleed");
        is_source(tap, qu_obj_get(object, "/TrimBox"), "[ 20 190 120 390 ]", "trimmed page");
    }
    qu_page_content(object, &content);
    int found = 0;
    for (const char *s = qu_buf_text(&content); (s = strstr(s, " l S\n")) != NULL; s++)
        found++;
    tap_int(tap, found, lines, "marks");
    qu_buf_finish(&content);
    blank_file_close(&f);
}

static void test_boxes(struct tap *tap)
{
    struct qu_page plain = {.width = 100 * QU_PT, .height = 200 * QU_PT};
    struct qu_page bleed = plain, cover = plain;
    struct qu_printmarks_wanted none = {false, false}, crop = {true, false}, fold = {false, true},
                                both = {true, true};
    bleed.bleed = 9 * QU_PT;
    cover.spine = 10 * QU_PT;
    has_boxes(tap, "nothing asked for", &plain, none, NULL, NULL, 0);
    has_boxes(tap, "no spine to fold", &plain, fold, NULL, NULL, 0);
    has_boxes(tap, "a bleed", &bleed, none, "[ 11 181 129 399 ]", "[ 11 181 129 399 ]", 0);
    has_boxes(tap, "crop marks", &plain, crop, "[ 0.157 170.157 139.843 409.843 ]", "[ 20 190 120 390 ]", 8);
    has_boxes(tap, "a bleed and crop marks", &bleed, crop, "[ -8.843 161.157 148.843 418.843 ]",
              "[ 11 181 129 399 ]", 8);
    has_boxes(tap, "a spine", &cover, fold, "[ 0.157 170.157 139.843 409.843 ]", "[ 20 190 120 390 ]", 4);
    has_boxes(tap, "a spine and crop marks", &cover, both, "[ 0.157 170.157 139.843 409.843 ]",
              "[ 20 190 120 390 ]", 12);
}

/* The folds are the edges of the spine, in the middle of the cover; the content is clipped to the bleed. */
static void test_cover(struct tap *tap)
{
    struct blank_file f;
    struct qu_buf content = {0};
    struct qu_page cover = {
        .width = 100 * QU_PT, .height = 200 * QU_PT, .spine = 10 * QU_PT, .bleed = 9 * QU_PT};
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    struct qu_file_page target = {qu_pdf_page(&f.pdf, 0), 20, 390};
    qu_boxes_write(&target, &cover, (struct qu_printmarks_wanted){false, true});
    qu_page_content(target.object, &content);
    const char *text = qu_buf_text(&content);
    tap_ok(tap, strncmp(text, "q 11.000 181.000 118.000 218.000 re W n\n", 40) == 0, "clipped to the bleed");
    tap_ok(tap,
           strstr(text, "\n65.000 178.165 m 65.000 163.992 l S\n") != NULL &&
               strstr(text, "\n75.000 178.165 m 75.000 163.992 l S\n") != NULL &&
               strstr(text, "\n65.000 401.835 m 65.000 416.008 l S\n") != NULL,
           "folds at both edges of the spine");
    qu_buf_finish(&content);
    blank_file_close(&f);
}

/* ---- properties */

static void test_info(struct tap *tap)
{
    struct blank_file f;
    struct qu_document document = {
        .title = "T", .author = "", .subject = NULL, .keywords = "k", .language = "de"};
    struct qu_finish_options options = {.producer = "p", .output = "print"};
    blank_file_open(&f, 1, WIDTH, HEIGHT);
    qu_info_write(&f.pdf, &document, &options);
    struct qu_obj info = qu_obj_get(qu_pdf_trailer(&f.pdf), "/Info");
    is_source(tap, info, "<< /Creator (p) /Keywords (k) /Producer (p) /QuireOutput (print) /Title (T) >>",
              "what is known, and nothing empty");
    tap_text(tap, qu_obj_text_value(qu_obj_get(f.pdf.root, "/Lang")), "de", "language");
    options.creation_date = "D:20260102030405Z";
    qu_info_write(&f.pdf, &document, &options);
    info = qu_obj_get(qu_pdf_trailer(&f.pdf), "/Info");
    tap_text(tap, qu_obj_text_value(qu_obj_get(info, "/CreationDate")), options.creation_date, "made");
    tap_text(tap, qu_obj_text_value(qu_obj_get(info, "/ModDate")), options.creation_date, "changed");
    blank_file_close(&f);
}

int main(void)
{
    struct tap tap = {0};
    test_outline(&tap);
    test_destinations(&tap);
    test_links(&tap);
    test_links_on_pages(&tap);
    test_labels(&tap);
    test_boxes(&tap);
    test_cover(&tap);
    test_info(&tap);
    return tap_done(&tap);
}
