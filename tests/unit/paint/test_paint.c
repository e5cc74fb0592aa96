/* test_paint.c - what is in the PNG and the SVG that paint makes. */
#include "sample.h"

#include "../../../src/base/file.h"

#include <tap.h>

static const struct qu_src nowhere = {0};

static uint32_t pixel(cairo_surface_t *surface, int x, int y)
{
    const uint32_t *pixels = (const uint32_t *)(const void *)cairo_image_surface_get_data(surface);
    return pixels[y * cairo_image_surface_get_stride(surface) / 4 + x] & 0xffffff;
}

/* A page with four black pictures on its tinted background, read again at so many pixels to the point. */
static void check_png(struct tap *tap, struct sample *s, int scale)
{
    struct qu_buf png;
    qu_buf_init(&png);
    tap_ok(tap, qu_paint_png(&s->document, s->fonts, s->images, 0, 72 * scale, &s->diag, &png),
           "the page as PNG, %d dpi", 72 * scale);
    tap_ok(tap, png.length > 100 && memcmp(png.data, "\x89PNG", 4) == 0, "is a PNG");
    char *again = sample_path(s, "page.png");
    qu_file_write(&s->diag, again, png.data, png.length);
    cairo_surface_t *surface = cairo_image_surface_create_from_png(again);
    tap_int(tap, cairo_image_surface_get_width(surface), 300 * scale, "width of the trimmed page");
    tap_int(tap, cairo_image_surface_get_height(surface), 400 * scale, "height of the trimmed page");
    tap_int(tap, pixel(surface, 80 * scale, 15 * scale), 0, "a picture");
    tap_int(tap, pixel(surface, 50 * scale, 15 * scale), 0xfaf6eb, "between two, the tinted background");
    cairo_surface_destroy(surface);
    qu_buf_finish(&png);
}

static void test_png(struct tap *tap)
{
    struct sample s;
    sample_init(&s);
    int id = sample_load_black(&s);
    sample_add_pictures(&s, id, 4);
    check_png(tap, &s, 1);
    check_png(tap, &s, 2);
    sample_finish(&s);
}

static void test_svg(struct tap *tap)
{
    struct sample s;
    struct qu_buf first, second;
    sample_init(&s);
    sample_fill_page(&s, sample_add_page(&s, 8.5), 1);
    qu_buf_init(&first);
    qu_buf_init(&second);
    tap_ok(tap, qu_paint_svg(&s.document, s.fonts, s.images, 0, &s.diag, &first), "a page as SVG");
    qu_paint_svg(&s.document, s.fonts, s.images, 0, &s.diag, &second);
    tap_ok(tap, sample_same_bytes(&first, &second), "same input, same bytes");
    tap_text(tap,
             sample_ask(&s, &first,
                        "python3 -c 'import sys, xml.dom.minidom as m; "
                        "print(m.parse(sys.argv[1]).documentElement.tagName, end=\"\")' $F"),
             "svg", "is well-formed");
    tap_ok(tap, strstr(first.data, "width=\"300pt\"") != NULL, "of the trimmed size");
    tap_int(tap, sample_count_of(first.data, "<image"), 0, "without pixels");
    const char *ground = strstr(first.data, "<rect x=\"0\" y=\"0\"");
    tap_ok(tap, ground != NULL && strstr(ground, "fill:rgb(100%,100%,100%)") < strchr(ground, 0x3e),
           "on white paper");
    qu_buf_finish(&first);
    qu_buf_finish(&second);
    sample_finish(&s);
}

/* Each part of a colour is a share of 255, one that is seen through too. */
static void test_svg_colours(struct tap *tap)
{
    struct sample s;
    struct qu_buf svg = {0};
    struct qu_items items = {0};
    struct qu_rect rect = {0, 0, 50 * QU_PT, 50 * QU_PT};
    sample_init(&s);
    struct qu_page *page = sample_add_page(&s, 0);
    qu_items_add_box(&items, &s.arena, rect, (struct qu_colour){51, 102, 153, 255}, QU_ARTIFACT, nowhere);
    qu_items_add_box(&items, &s.arena, rect, (struct qu_colour){102, 153, 204, 51}, QU_ARTIFACT, nowhere);
    sample_keep(&s, page, &items);
    qu_paint_svg(&s.document, s.fonts, s.images, 0, &s.diag, &svg);
    tap_ok(tap, strstr(svg.data, "fill:rgb(20%,40%,60%);fill-opacity:1;") != NULL, "a colour");
    tap_ok(tap, strstr(svg.data, "fill:rgb(40%,60%,80%);fill-opacity:0.2;") != NULL, "a colour seen through");
    qu_buf_finish(&svg);
    sample_finish(&s);
}

/* A picture shown twice is in the file once, and its second use is that of the first. */
static void test_svg_picture(struct tap *tap)
{
    struct sample s;
    struct qu_buf svg = {0};
    sample_init(&s);
    int id = sample_load_black(&s);
    sample_add_pictures(&s, id, 2);
    tap_ok(tap, qu_paint_svg(&s.document, s.fonts, s.images, 0, &s.diag, &svg), "a picture twice in a SVG");
    tap_int(tap, sample_count_of(qu_buf_text(&svg), "<image"), 1, "is stored once");
    qu_buf_finish(&svg);
    sample_finish(&s);
}

static void test_failures(struct tap *tap)
{
    struct sample s;
    struct qu_buf out = {0};
    sample_init(&s);
    sample_add_page(&s, 0);
    tap_ok(tap, !qu_paint_png(&s.document, s.fonts, s.images, 0, 1e6, &s.diag, &out) && out.length == 0,
           "a picture too large");
    tap_ok(tap, !qu_paint_png(&s.document, s.fonts, s.images, 0, 0, &s.diag, &out), "or of no size");
    tap_ok(tap, s.diag.count == 2 && s.diag.messages[0].id == QU_DIAG_PDF_FAILED, "are told");
    qu_buf_finish(&out);
    sample_finish(&s);
}

/* Clusters that do not sum up to the text: Cairo refuses them. */
static void test_refused(struct tap *tap)
{
    struct sample s;
    struct qu_buf out = {0};
    struct qu_items items = {0};
    sample_init(&s);
    for (int i = 0; i < 2; i++) {
        sample_add_text(&s, &items, QU_ARTIFACT, "EB Garamond 12", "words", 20, 40)->text.length = 2;
        sample_keep(&s, sample_add_page(&s, 0), &items);
    }
    tap_ok(tap, !qu_paint_png(&s.document, s.fonts, s.images, 0, 72, &s.diag, &out) && out.length == 0,
           "what Cairo refuses gives no PNG");
    tap_ok(tap, !qu_paint_svg(&s.document, s.fonts, s.images, 1, &s.diag, &out) && out.length == 0,
           "and no SVG");
    tap_int(tap, s.diag.by_severity[QU_FATAL], 2, "both are told");
    tap_ok(tap, strstr(s.diag.messages[0].text, "cannot paint page 1: ") != NULL, "with the page: %s",
           s.diag.messages[0].text);
    qu_buf_finish(&out);
    sample_finish(&s);
}

/* Sides of 1 x 100 pt: 14400 dpi give 20,000 pixels, as many as a picture may have. */
static void test_largest(struct tap *tap)
{
    static const struct {
        double width, height, dpi;
        bool fine;
    } cases[] = {
        {1, 100, 14400, true}, {100, 1, 14400, true}, {1, 100, 14400.5, false}, {100, 1, 14400.5, false}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct sample s;
        struct qu_buf out = {0};
        sample_init(&s);
        struct qu_page *page = sample_add_page(&s, 0);
        page->width = qu_len_from_pt(cases[i].width);
        page->height = qu_len_from_pt(cases[i].height);
        page->background = NULL;
        bool fine = qu_paint_png(&s.document, s.fonts, s.images, 0, cases[i].dpi, &s.diag, &out);
        tap_ok(tap, fine == cases[i].fine && (out.length > 0) == fine && s.diag.count == !fine,
               "%g x %g pt at %g dpi", cases[i].width, cases[i].height, cases[i].dpi);
        qu_buf_finish(&out);
        sample_finish(&s);
    }
}

int main(void)
{
    struct tap tap = {0};
    test_png(&tap);
    test_svg(&tap);
    test_svg_colours(&tap);
    test_svg_picture(&tap);
    test_failures(&tap);
    test_refused(&tap);
    test_largest(&tap);
    return tap_done(&tap);
}
