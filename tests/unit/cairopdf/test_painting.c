/* test_painting.c - what is in the PDF that Cairo paints, before it is made steady. Uses qpdf and poppler's tools
 * to read it. */
#include "../paint/sample.h"

#include "../../../src/base/file.h"
#include "../../../src/base/hash.h"

#include <stdlib.h>
#include <tap.h>
#include <jpeglib.h>

static const struct qu_src nowhere = {0};
static const struct qu_colour red = {200, 30, 30, 255};

static bool paint(struct sample *s, bool tagged, struct qu_leaves *tags, struct qu_buf *out)
{
    struct qu_painting_options options = {.created = "2026-01-31T12:00:00Z", .tagged = tagged};
    qu_buf_init(out);
    return qu_painting_write(&s->document, s->fonts, s->images, &options, &s->diag, tags, out);
}

static const char readable[] = "qpdf --qdf --object-streams=disable --no-original-object-ids $F -";

static void test_pdf(struct tap *tap)
{
    struct sample s;
    struct qu_buf first, second;
    sample_init(&s);
    for (int i = 1; i <= 20; i++)
        sample_fill_page(&s, sample_add_page(&s, 8.5), i);
    tap_ok(tap, paint(&s, false, NULL, &first) && s.diag.count == 0, "twenty pages");
    paint(&s, false, NULL, &second);
    tap_ok(tap, sample_same_bytes(&first, &second), "same input, same bytes");
    tap_ok(tap,
           strstr(sample_ask(&s, &first, "qpdf --check $F 2>&1"),
                  "No syntax or stream encoding errors found") != NULL,
           "qpdf finds it sound");
    char *qdf = sample_ask(&s, &first, readable);
    tap_int(tap, sample_count_of(qdf, "/Type /Page\n"), 21, "pages, and one in front that orders the glyphs");
    tap_int(tap, sample_count_of(qdf, "/Subtype /Form"), 1, "the background is stored once");
    tap_int(tap, sample_count_of(qdf, "/Subtype /Image"), 0, "nothing became pixels");
    tap_ok(tap, strstr(qdf, "/BM /Multiply") != NULL, "multiplying is native");
    tap_ok(tap, strstr(qdf, "/StructTreeRoot") == NULL, "no structure unless asked for");
    tap_ok(tap, strstr(qdf, "(20260131120000") != NULL, "the date is the given one");
    tap_ok(tap, strstr(sample_ask(&s, &first, "pdfinfo -f 2 -l 2 $F"), "317 x 417 pts") != NULL,
           "the page has its bleed");
    char *text = sample_ask(&s, &first, "pdftotext -f 21 -l 21 $F -");
    tap_ok(tap,
           strstr(text, "A heading") != NULL && strstr(text, "first line of the body") != NULL &&
               strstr(text, "on a paper") != NULL && strstr(text, "folio 20") != NULL,
           "the text can be read");
    qu_buf_finish(&first);
    qu_buf_finish(&second);
    sample_finish(&s);
}

/* The leaves of each page count 0, 1, 2 ... as the table says. */
static bool numbers_match(const char *qdf, const struct qu_leaves *tags)
{
    int tag = 0, wanted = 0;
    for (const char *at = qdf; (at = strstr(at, "/Span << /MCID ")) != NULL; at++, tag++) {
        int number = atoi(at + strlen("/Span << /MCID "));
        wanted = tag > 0 && tag < tags->count && tags->at[tag].page == tags->at[tag - 1].page ? wanted + 1
                                                                                              : 0;
        if (tag >= tags->count || number != wanted || tags->at[tag].mcid != number)
            return false;
    }
    return tag == tags->count;
}

static void test_tags(struct tap *tap)
{
    struct sample s;
    struct qu_buf out;
    struct qu_leaves tags = {0};
    sample_init(&s);
    for (int i = 1; i <= 2; i++)
        sample_fill_page(&s, sample_add_page(&s, 0), i);
    tap_ok(tap, paint(&s, true, &tags, &out), "tagged pages");
    static const int nodes[] = {2, 3, 4, 5};
    bool fine = tags.count == 4;
    for (int i = 0; fine && i < 4; i++)
        fine = tags.at[i].page == i / 2 && tags.at[i].mcid == i % 2 && tags.at[i].node == nodes[i];
    tap_ok(tap, fine, "neighbours of one node share a leaf, furniture has none");
    tap_ok(tap, numbers_match(sample_ask(&s, &out, readable), &tags), "leaves are numbered as recorded");
    char *tree = sample_ask(&s, &out, "pdfinfo -struct-text $F | tr -d '\\n'");
    const char *heading = strstr(tree, "A heading"), *body = strstr(tree, "first line of the body"),
               *paper = strstr(tree, "on a paper");
    tap_ok(tap, heading != NULL && body > heading && paper > body && strstr(tree, "folio") == NULL,
           "hold what is theirs");
    qu_vec_finish(&tags);
    qu_buf_finish(&out);
    sample_finish(&s);
}

/* Cairo loses leaves that open before an opaque fill of the whole page, and cannot open any inside a
 * group. */
static void test_tag_traps(struct tap *tap)
{
    for (int trap = 0; trap < 5; trap++) {
        static const char *const names[] = {"a page that is one figure", "the same on a background",
                                            "a translucent group of one node", "a translucent group of two",
                                            "a page that is one picture"};
        struct sample s;
        struct qu_buf out;
        struct qu_leaves tags = {0};
        struct qu_items items = {0}, inner = {0};
        sample_init(&s);
        struct qu_page *page = sample_add_page(&s, 0);
        int figure = qu_document_add_node(&s.document, QU_ROLE_FIGURE, 1, nowhere),
            p = qu_document_add_node(&s.document, QU_ROLE_P, 1, nowhere);
        if (trap == 0 || trap == 4)
            page->background = NULL;
        struct qu_items *into = trap == 2 || trap == 3 ? &inner : &items;
        struct qu_rect whole = {0, 0, page->width, page->height};
        if (trap == 4)
            qu_items_add(into, QU_ITEM_IMAGE, figure, nowhere)->image = (struct qu_image_item){
                sample_load_black(&s), whole};
        else
            qu_items_add_box(into, &s.arena, whole, red, figure, nowhere);
        sample_add_text(&s, into, trap == 2 ? figure : p, "EB Garamond 12", "over the figure", 50, 59);
        if (into == &inner)
            sample_add_group(&s, &items, &inner, QU_IDENTITY, 128);
        sample_add_text(&s, &items, p, "EB Garamond 12", "and below", 50, 99);
        sample_keep(&s, page, &items);
        bool painted = paint(&s, true, &tags, &out);
        char *qdf = sample_ask(&s, &out, readable), *tree = sample_ask(&s, &out, "pdfinfo -struct-text $F");
        tap_ok(tap, painted && tags.count == 2 && tags.at[0].node == figure && tags.at[1].node == p,
               "%s: %d leaves", names[trap], tags.count);
        tap_ok(tap, numbers_match(qdf, &tags), "are numbered as recorded");
        tap_ok(tap,
               sample_count_of(tree, "and below") == 1 &&
                   (trap == 2 || sample_count_of(tree, "over the figure") == 1),
               "hold their text");
        tap_ok(tap, strstr(sample_ask(&s, &out, "pdftotext $F -"), "over the figure") != NULL,
               "and all is there");
        tap_text(tap, sample_ask(&s, &out, "qpdf --qdf $F - 2>&1 >/dev/null"), "", "without a warning");
        qu_vec_finish(&tags);
        qu_buf_finish(&out);
        sample_finish(&s);
    }
}

static void test_picture(struct tap *tap)
{
    struct sample s;
    struct qu_buf out;
    sample_init(&s);
    int id = sample_load_black(&s);
    sample_add_pictures(&s, id, 4);
    tap_ok(tap, id == 0 && paint(&s, false, NULL, &out), "a picture four times on a page");
    tap_ok(tap, strstr(sample_ask(&s, &out, "qpdf --qdf $F - 2>&1 >/dev/null"), "duplicate") == NULL,
           "is named once");
    char *qdf = sample_ask(&s, &out, readable);
    tap_int(tap, sample_count_of(qdf, "/Subtype /Image"), 1, "is stored once");
    tap_int(tap, sample_count_of(qdf, "/Interpolate true"), 0, "and is not interpolated");
    tap_int(tap, sample_count_of(qdf, "/SMask"), 0, "nor masked");
    qu_buf_finish(&out);
    sample_finish(&s);
}

/* 800 x 800 pixels of noise, which no coder makes small. */
static int load_noise(struct sample *s)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    struct qu_random random = qu_random_from(7);
    unsigned char *bytes = NULL, row[800];
    unsigned long length = 0;
    JSAMPROW rows = row;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = info.image_height = 800;
    info.input_components = 1;
    info.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        for (int x = 0; x < 800; x++)
            row[x] = (unsigned char)qu_random_int(&random, 256);
        jpeg_write_scanlines(&info, &rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    char *path = sample_path(s, "noise.jpg");
    qu_file_write(&s->diag, path, bytes, length);
    free(bytes);
    return qu_images_load(s->images, &s->diag, path, nowhere);
}

static void test_jpeg(struct tap *tap)
{
    struct sample s;
    struct qu_items items = {0};
    struct qu_painting_options options = {.image_dpi = 0};
    struct qu_buf whole, small;
    sample_init(&s);
    int id = load_noise(&s);
    struct qu_page *page = sample_add_page(&s, 0);
    for (int i = 0; i < 2; i++)
        qu_items_add(&items, QU_ITEM_IMAGE, 0, nowhere)->image = (struct qu_image_item){
            id, {i * 100 * QU_PT, 0, 72 * QU_PT, 72 * QU_PT}};
    sample_keep(&s, page, &items);
    qu_buf_init(&whole);
    qu_buf_init(&small);
    qu_painting_write(&s.document, s.fonts, s.images, &options, &s.diag, NULL, &whole);
    options.image_dpi = 200;
    qu_painting_write(&s.document, s.fonts, s.images, &options, &s.diag, NULL, &small);
    char *list = sample_ask(&s, &whole, "pdfimages -list $F | tail -1"),
         *shrunk = sample_ask(&s, &small, "pdfimages -list $F | tail -1");
    tap_ok(tap, strstr(list, " 800   800 ") != NULL && strstr(list, "jpeg") != NULL,
           "a JPEG keeps its bytes");
    tap_ok(tap, strstr(shrunk, " 200   200 ") != NULL && strstr(shrunk, "jpeg") != NULL,
           "or gets the pixels it needs");
    tap_ok(tap, small.length * 8 < whole.length, "which saves bytes: %zu of %zu", small.length, whole.length);
    qu_buf_finish(&whole);
    qu_buf_finish(&small);
    sample_finish(&s);
}

/* Of 800 x 800 pixels a quarter, or three eighths, or all are kept: never fewer than the resolution asks for. */
static void test_resolution(struct tap *tap)
{
    static const struct {
        double width, height, dpi;
        int pixels;
    } cases[] = {{72, 72, 200, 200},   {72.5, 72, 200, 300}, {72, 72.5, 200, 300},
                 {71.9, 10, 200, 200}, {10, 71.9, 200, 200}, {144, 10, 100, 200},
                 {144, 10, 101, 300},  {280, 10, 200, 800},  {1e6, 1e6, 72000, 800}};
    struct sample s;
    sample_init(&s);
    int id = load_noise(&s);
    struct qu_page *page = sample_add_page(&s, 0);
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_items items = {0};
        struct qu_painting_options options = {.image_dpi = cases[i].dpi};
        struct qu_buf out = {0};
        qu_items_add(&items, QU_ITEM_IMAGE, 0, nowhere)->image = (struct qu_image_item){
            id, {0, 0, qu_len_from_pt(cases[i].width), qu_len_from_pt(cases[i].height)}};
        sample_keep(&s, page, &items);
        qu_painting_write(&s.document, s.fonts, s.images, &options, &s.diag, NULL, &out);
        const char *wanted = qu_arena_printf(&s.arena, " %d   %d ", cases[i].pixels, cases[i].pixels);
        tap_ok(tap, strstr(sample_ask(&s, &out, "pdfimages -list $F | tail -1"), wanted) != NULL,
               "%g x %g pt at %g dpi need%s", cases[i].width, cases[i].height, cases[i].dpi, wanted);
        qu_buf_finish(&out);
    }
    sample_finish(&s);
}

static void test_failures(struct tap *tap)
{
    struct sample s;
    struct qu_buf out;
    struct qu_items items = {0};
    sample_init(&s);
    struct qu_page *page = sample_add_page(&s, 0);
    struct qu_item *bad = sample_add_text(&s, &items, 0, "EB Garamond 12", "text", 10, 20);
    bad->text.length--; /* the clusters no longer add up */
    sample_keep(&s, page, &items);
    tap_ok(tap, !paint(&s, false, NULL, &out), "clusters that do not add up");
    tap_ok(tap,
           s.diag.count == 1 && s.diag.messages[0].id == QU_DIAG_PDF_FAILED &&
               strstr(s.diag.messages[0].text, "page 1") != NULL,
           "are told with their page: %s", s.diag.count > 0 ? s.diag.messages[0].text : "");
    qu_buf_finish(&out);
    page->item_count = 0;
    page->width = 15000 * QU_PT;
    tap_ok(tap,
           !paint(&s, false, NULL, &out) && s.diag.count == 2 && s.diag.messages[1].id == QU_DIAG_PDF_FAILED,
           "a page too large");
    qu_buf_finish(&out);
    sample_finish(&s);
}

int main(void)
{
    struct tap tap = {0};
    test_pdf(&tap);
    test_tags(&tap);
    test_tag_traps(&tap);
    test_picture(&tap);
    test_jpeg(&tap);
    test_resolution(&tap);
    test_failures(&tap);
    return tap_done(&tap);
}
