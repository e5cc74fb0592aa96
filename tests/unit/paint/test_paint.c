/* test_paint.c - what is in the files that paint makes. Uses qpdf and poppler's tools to read them. */
#include "tap.h"

#include "sample.h"

#include "../../../src/base/file.h"
#include "../../../src/base/hash.h"

#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

static const struct qu_src nowhere = {0};
static const struct qu_colour red = {200, 30, 30, 255}, yellow = {255, 230, 80, 255};

static char folder[] = "/tmp/quire-paint-XXXXXX";

/* What a command says about the bytes, which it finds as $F. */
static char *ask(struct sample *s, const struct qu_buf *file, const char *command)
{
    char *path = qu_file_join(&s->arena, folder, "out");
    struct qu_buf said;
    char chunk[4096];
    size_t got;
    qu_buf_init(&said);
    qu_file_write(&s->diag, path, file->data, file->length);
    FILE *pipe = popen(qu_arena_printf(&s->arena, "F=%s; %s", path, command), "r");
    while (pipe != NULL && (got = fread(chunk, 1, sizeof chunk, pipe)) > 0)
        qu_buf_add(&said, chunk, got);
    int status = pipe != NULL ? pclose(pipe) : -1;
    if (status != 0)
        qu_buf_printf(&said, "(status %d)", status);
    char *text = qu_arena_strndup(&s->arena, qu_buf_text(&said), said.length);
    qu_buf_finish(&said);
    return text;
}

static int count_of(const char *text, const char *word)
{
    int count = 0;
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++)
        count++;
    return count;
}

static void keep(struct sample *s, struct qu_page *page, struct qu_items *items)
{
    page->items = qu_items_keep(items, &s->arena, &page->item_count);
}

static void add_group(struct sample *s, struct qu_items *items, struct qu_items *inner,
                      struct qu_matrix matrix, int alpha)
{
    struct qu_item *group = qu_items_add(items, QU_ITEM_GROUP, 0, nowhere);
    group->group.items = qu_items_keep(inner, &s->arena, &group->group.item_count);
    group->group.matrix = matrix;
    group->group.alpha = (uint8_t)alpha;
}

/* Two nodes with a mark between them, furniture, a turned paper, a link. */
static void fill_page(struct sample *s, struct qu_page *page, int number)
{
    struct qu_items items = {0}, paper = {0};
    int heading = qu_document_add_node(&s->document, QU_ROLE_H1, 1, nowhere);
    int body = qu_document_add_node(&s->document, QU_ROLE_P, 1, nowhere);
    sample_add_text(s, &items, 0, "Courier Prime 8", qu_arena_printf(&s->arena, "folio %d", number), 20, 390);
    sample_add_text(s, &items, heading, "EB Garamond Bold 20", "A heading", 20, 39);
    struct qu_item *mark = qu_items_add_box(&items, &s->arena,
                                            (struct qu_rect){20 * QU_PT, 50 * QU_PT, 60 * QU_PT, 12 * QU_PT},
                                            yellow, 0, nowhere);
    mark->path.blend = QU_BLEND_MULTIPLY;
    sample_add_text(s, &items, body, "EB Garamond 12", "first line of the body ", 20, 59);
    sample_add_text(s, &items, body, "EB Garamond Italic 12", "second line of the body", 20, 79);
    sample_add_text(s, &paper, body, "EB Garamond 12", "on a paper", 0, 0);
    add_group(s, &items, &paper, qu_matrix_rotate(1, (struct qu_point){0, 0}), 255);
    items.at[items.count - 1].group.matrix.x0 = 30 * QU_PT;
    items.at[items.count - 1].group.matrix.y0 = 119 * QU_PT;
    struct qu_item *link = qu_items_add(&items, QU_ITEM_LINK, body, nowhere);
    link->link = (struct qu_link_item){{0, 0, QU_PT, QU_PT}, "https://example.org", NULL, "example"};
    keep(s, page, &items);
}

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
        fill_page(&s, sample_add_page(&s, 8.5), i);
    tap_ok(tap, paint(&s, false, NULL, &first) && s.diag.count == 0, "twenty pages");
    paint(&s, false, NULL, &second);
    tap_ok(tap, first.length == second.length && memcmp(first.data, second.data, first.length) == 0,
           "same input, same bytes");
    tap_ok(tap,
           strstr(ask(&s, &first, "qpdf --check $F 2>&1"), "No syntax or stream encoding errors found") !=
               NULL,
           "qpdf finds it sound");
    char *qdf = ask(&s, &first, readable);
    tap_int(tap, count_of(qdf, "/Type /Page\n"), 21, "pages, and one in front that orders the glyphs");
    tap_int(tap, count_of(qdf, "/Subtype /Form"), 1, "the sheet is stored once");
    tap_int(tap, count_of(qdf, "/Subtype /Image"), 0, "nothing became pixels");
    tap_ok(tap, strstr(qdf, "/BM /Multiply") != NULL, "multiplying is native");
    tap_ok(tap, strstr(qdf, "/StructTreeRoot") == NULL, "no structure unless asked for");
    tap_ok(tap, strstr(qdf, "(20260131120000") != NULL, "the date is the given one");
    tap_ok(tap, strstr(ask(&s, &first, "pdfinfo -f 2 -l 2 $F"), "317 x 417 pts") != NULL,
           "the page has its bleed");
    char *text = ask(&s, &first, "pdftotext -f 21 -l 21 $F -");
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
        fill_page(&s, sample_add_page(&s, 0), i);
    tap_ok(tap, paint(&s, true, &tags, &out), "tagged pages");
    static const int nodes[] = {2, 3, 4, 5};
    bool fine = tags.count == 4;
    for (int i = 0; fine && i < 4; i++)
        fine = tags.at[i].page == i / 2 && tags.at[i].mcid == i % 2 && tags.at[i].node == nodes[i];
    tap_ok(tap, fine, "neighbours of one node share a leaf, furniture has none");
    tap_ok(tap, numbers_match(ask(&s, &out, readable), &tags), "leaves are numbered as recorded");
    char *tree = ask(&s, &out, "pdfinfo -struct-text $F | tr -d '\\n'");
    const char *heading = strstr(tree, "A heading"), *body = strstr(tree, "first line of the body"),
               *paper = strstr(tree, "on a paper");
    tap_ok(tap, heading != NULL && body > heading && paper > body && strstr(tree, "folio") == NULL,
           "hold what is theirs");
    qu_vec_finish(&tags);
    qu_buf_finish(&out);
    sample_finish(&s);
}

static int load_black(struct sample *s)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 40, 30);
    char *path = qu_file_join(&s->arena, folder, "black.png");
    cairo_surface_write_to_png(surface, path);
    cairo_surface_destroy(surface);
    return qu_images_load(s->images, &s->diag, path, nowhere);
}

/* Cairo loses leaves that open before an opaque fill of the whole page, and cannot open any inside a
 * group. */
static void test_tag_traps(struct tap *tap)
{
    for (int trap = 0; trap < 5; trap++) {
        static const char *const names[] = {"a page that is one figure", "the same on a sheet",
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
            page->sheet = NULL;
        struct qu_items *into = trap == 2 || trap == 3 ? &inner : &items;
        struct qu_rect whole = {0, 0, page->width, page->height};
        if (trap == 4)
            qu_items_add(into, QU_ITEM_IMAGE, figure, nowhere)->image = (struct qu_image_item){load_black(&s),
                                                                                               whole};
        else
            qu_items_add_box(into, &s.arena, whole, red, figure, nowhere);
        sample_add_text(&s, into, trap == 2 ? figure : p, "EB Garamond 12", "over the figure", 50, 59);
        if (into == &inner)
            add_group(&s, &items, &inner, QU_IDENTITY, 128);
        sample_add_text(&s, &items, p, "EB Garamond 12", "and below", 50, 99);
        keep(&s, page, &items);
        bool painted = paint(&s, true, &tags, &out);
        char *qdf = ask(&s, &out, readable), *tree = ask(&s, &out, "pdfinfo -struct-text $F");
        tap_ok(tap, painted && tags.count == 2 && tags.at[0].node == figure && tags.at[1].node == p,
               "%s: %d leaves", names[trap], tags.count);
        tap_ok(tap, numbers_match(qdf, &tags), "are numbered as recorded");
        tap_ok(tap, count_of(tree, "and below") == 1 && (trap == 2 || count_of(tree, "over the figure") == 1),
               "hold their text");
        tap_ok(tap, strstr(ask(&s, &out, "pdftotext $F -"), "over the figure") != NULL, "and all is there");
        tap_text(tap, ask(&s, &out, "qpdf --qdf $F - 2>&1 >/dev/null"), "", "without a warning");
        qu_vec_finish(&tags);
        qu_buf_finish(&out);
        sample_finish(&s);
    }
}

static void test_picture(struct tap *tap)
{
    struct sample s;
    struct qu_buf out, png;
    struct qu_items items = {0};
    sample_init(&s);
    int id = load_black(&s);
    struct qu_page *page = sample_add_page(&s, 0);
    for (int i = 0; i < 4; i++)
        qu_items_add(&items, QU_ITEM_IMAGE, 0, nowhere)->image = (struct qu_image_item){
            id, {i * 60 * QU_PT, 0, 40 * QU_PT, 30 * QU_PT}};
    keep(&s, page, &items);
    tap_ok(tap, id == 0 && paint(&s, false, NULL, &out), "a picture four times on a page");
    tap_ok(tap, strstr(ask(&s, &out, "qpdf --qdf $F - 2>&1 >/dev/null"), "duplicate") == NULL,
           "is named once");
    char *qdf = ask(&s, &out, readable);
    tap_int(tap, count_of(qdf, "/Subtype /Image"), 1, "is stored once");
    tap_int(tap, count_of(qdf, "/Interpolate true"), 0, "and is not interpolated");
    tap_int(tap, count_of(qdf, "/SMask"), 0, "nor masked");
    qu_buf_init(&png);
    tap_ok(tap, qu_paint_png(&s.document, s.fonts, s.images, 0, 72, &s.diag, &png), "the page as PNG");
    tap_ok(tap, png.length > 100 && memcmp(png.data, "\x89PNG", 4) == 0, "is a PNG");
    char *again = qu_file_join(&s.arena, folder, "page.png");
    qu_file_write(&s.diag, again, png.data, png.length);
    cairo_surface_t *surface = cairo_image_surface_create_from_png(again);
    const uint32_t *pixels = (const uint32_t *)(const void *)cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface) / 4;
    tap_ok(tap,
           cairo_image_surface_get_width(surface) == 300 && cairo_image_surface_get_height(surface) == 400,
           "of the trimmed size");
    tap_ok(tap, (pixels[15 * stride + 80] & 0xffffff) == 0, "with the picture, %06x",
           pixels[15 * stride + 80] & 0xffffffu);
    tap_ok(tap, (pixels[15 * stride + 50] & 0xffffff) == 0xfaf6eb, "on its tinted sheet, %06x",
           pixels[15 * stride + 50] & 0xffffffu);
    cairo_surface_destroy(surface);
    qu_buf_finish(&png);
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
    char *path = qu_file_join(&s->arena, folder, "noise.jpg");
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
    keep(&s, page, &items);
    qu_buf_init(&whole);
    qu_buf_init(&small);
    qu_painting_write(&s.document, s.fonts, s.images, &options, &s.diag, NULL, &whole);
    options.image_dpi = 200;
    qu_painting_write(&s.document, s.fonts, s.images, &options, &s.diag, NULL, &small);
    char *list = ask(&s, &whole, "pdfimages -list $F | tail -1"),
         *shrunk = ask(&s, &small, "pdfimages -list $F | tail -1");
    tap_ok(tap, strstr(list, " 800   800 ") != NULL && strstr(list, "jpeg") != NULL,
           "a JPEG keeps its bytes");
    tap_ok(tap, strstr(shrunk, " 200   200 ") != NULL && strstr(shrunk, "jpeg") != NULL,
           "or gets the pixels it needs");
    tap_ok(tap, small.length * 8 < whole.length, "which saves bytes: %zu of %zu", small.length, whole.length);
    qu_buf_finish(&whole);
    qu_buf_finish(&small);
    sample_finish(&s);
}

static void test_svg(struct tap *tap)
{
    struct sample s;
    struct qu_buf first, second;
    sample_init(&s);
    fill_page(&s, sample_add_page(&s, 8.5), 1);
    qu_buf_init(&first);
    qu_buf_init(&second);
    tap_ok(tap, qu_paint_svg(&s.document, s.fonts, s.images, 0, &s.diag, &first), "a page as SVG");
    qu_paint_svg(&s.document, s.fonts, s.images, 0, &s.diag, &second);
    tap_ok(tap, first.length == second.length && memcmp(first.data, second.data, first.length) == 0,
           "same input, same bytes");
    tap_text(tap,
             ask(&s, &first,
                 "python3 -c 'import sys, xml.dom.minidom as m; "
                 "print(m.parse(sys.argv[1]).documentElement.tagName, end=\"\")' $F"),
             "svg", "is well-formed");
    tap_ok(tap, strstr(first.data, "width=\"300pt\"") != NULL, "of the trimmed size");
    tap_int(tap, count_of(first.data, "<image"), 0, "without pixels");
    qu_buf_finish(&first);
    qu_buf_finish(&second);
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
    keep(&s, page, &items);
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
    page->width = 300 * QU_PT;
    qu_buf_init(&out);
    tap_ok(tap, !qu_paint_png(&s.document, s.fonts, s.images, 0, 1e6, &s.diag, &out) && out.length == 0,
           "a picture too large");
    tap_ok(tap, !qu_paint_png(&s.document, s.fonts, s.images, 0, 0, &s.diag, &out), "or of no size");
    qu_buf_finish(&out);
    sample_finish(&s);
}

int main(void)
{
    struct tap tap = {0};
    if (mkdtemp(folder) == NULL)
        return 1;
    test_pdf(&tap);
    test_tags(&tap);
    test_tag_traps(&tap);
    test_picture(&tap);
    test_jpeg(&tap);
    test_svg(&tap);
    test_failures(&tap);
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command) != 0 || tap_done(&tap);
}
