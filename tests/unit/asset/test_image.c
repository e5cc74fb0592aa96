/* test_image.c - pictures: whole, damaged, turned, translucent, and what is none. The files are made here. */
#include "tap.h"

#include "../../../src/asset/image.h"
#include "../../../src/asset/jpeg.h"
#include "../../../src/base/file.h"
#include "../../../src/base/hash.h"

#include <stdlib.h>
#include <unistd.h>

#include <jpeglib.h>

static const struct qu_src place = {"entry.yaml", 7, 3};

struct scratch {
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_images *images;
    char folder[40];
};

static char *put(struct scratch *s, const char *name, const void *data, size_t length)
{
    char *path = qu_file_join(&s->arena, s->folder, name);
    qu_file_write(&s->diag, path, data, length);
    return path;
}

/* `width` pixels and half as high: red at the left, blue at the right; `components` 1, 3 or 4. */
static unsigned char *make_sized_jpeg(int width, int components, int orientation, unsigned long *length)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *out = NULL, *row = qu_alloc((size_t)width * 4),
                  exif[] = "Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\0\0\0\0\0\0\0\0";
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out, length);
    info.image_width = (unsigned)width;
    info.image_height = (unsigned)width / 2;
    info.input_components = components;
    info.in_color_space = components == 1 ? JCS_GRAYSCALE : components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
    jpeg_start_compress(&info, TRUE);
    exif[24] = (unsigned char)orientation;
    if (orientation > 0)
        jpeg_write_marker(&info, JPEG_APP0 + 1, exif, sizeof exif - 1);
    for (int x = 0; x < width; x++)
        for (int c = 0; c < components; c++)
            row[x * components + c] = components == 4 ? (c == 3          ? 255
                                                         : x < width / 2 ? 255 * (c == 0)
                                                                         : 255 * (c == 2))
                                      : (c == 0 && x < width / 2) || (c == 2 && x >= width / 2) ? 255
                                                                                                : 0;
    JSAMPROW rows = row;
    while (info.next_scanline < info.image_height)
        jpeg_write_scanlines(&info, &rows, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    free(row);
    return out;
}

static unsigned char *make_jpeg(int components, int orientation, unsigned long *length)
{
    return make_sized_jpeg(16, components, orientation, length);
}

static const char *last_text(const struct scratch *s)
{
    return s->diag.count > 0 ? s->diag.messages[s->diag.count - 1].text : "(nothing)";
}

static void test_jpeg(struct tap *tap, struct scratch *s)
{
    unsigned long length = 0, kept = 0;
    unsigned char *jpeg = make_jpeg(3, 0, &length);
    const unsigned char *mime;
    const char *path = put(s, "plain.jpg", jpeg, length);
    int id = qu_images_load(s->images, &s->diag, path, place);
    tap_int(tap, id, 0, "the first picture");
    tap_int(tap, qu_images_load(s->images, &s->diag, path, place), 0, "the same file again");
    tap_ok(tap, qu_images_width(s->images, id) == 16 && qu_images_height(s->images, id) == 8, "its size");
    cairo_surface_get_mime_data(qu_images_lookup_surface(s->images, id), CAIRO_MIME_TYPE_JPEG, &mime, &kept);
    tap_ok(tap, kept == length && memcmp(mime, jpeg, length) == 0, "the bytes are kept");
    const unsigned char *pixels = cairo_image_surface_get_data(qu_images_lookup_pixels(s->images, id));
    uint32_t left, right;
    memcpy(&left, pixels, 4);
    memcpy(&right, pixels + 15 * 4, 4);
    tap_ok(tap, (left >> 16 & 255) > 230 && (left & 255) < 25 && (right & 255) > 230, "pixels: %08x %08x",
           left, right);
    tap_int(tap, s->diag.count, 0, "no complaint");
    free(jpeg);
}

static void test_damage(struct tap *tap, struct scratch *s)
{
    unsigned long length = 0;
    unsigned char *jpeg = make_jpeg(3, 0, &length);
    for (unsigned long cut = 1; cut < length;
         cut++) { /* the file ends anywhere; a missing end marker is damage too */
        char name[40];
        snprintf(name, sizeof name, "cut%lu.jpg", cut);
        int id = qu_images_load(s->images, &s->diag, put(s, name, jpeg, cut), place);
        if (id >= 0) {
            tap_ok(tap, false, "a JPEG cut after %lu of %lu bytes was taken", cut, length);
            break;
        }
    }
    tap_ok(tap, strstr(last_text(s), "cannot use the picture ") != NULL, "cut JPEGs: %s", last_text(s));
    tap_int(tap, s->diag.messages[s->diag.count - 1].id, QU_DIAG_PICTURE_BAD, "id");
    tap_int(tap, s->diag.messages[s->diag.count - 1].src.line, 7, "line");
    free(jpeg);
}

static void test_turned(struct tap *tap, struct scratch *s)
{
    /* Where the first corner of the stored pixels comes to lie, upright. */
    static const double want[9][2] = {{0},    {0, 0}, {16, 0}, {16, 8}, {0, 8},
                                      {0, 0}, {8, 0}, {8, 16}, {0, 16}};
    for (int o = 1; o <= 8; o++) {
        unsigned long length = 0;
        unsigned char *jpeg = make_jpeg(3, o, &length);
        char name[20];
        snprintf(name, sizeof name, "turned%d.jpg", o);
        int id = qu_images_load(s->images, &s->diag, put(s, name, jpeg, length), place);
        int w = qu_images_width(s->images, id), h = qu_images_height(s->images, id);
        cairo_matrix_t m = qu_images_upright(s->images, id);
        double x = 0, y = 0;
        cairo_matrix_transform_point(&m, &x, &y);
        tap_ok(tap, w == (o < 5 ? 16 : 8) && h == (o < 5 ? 8 : 16) && x == want[o][0] && y == want[o][1],
               "orientation %d: %d x %d, corner at %g,%g", o, w, h, x, y);
        free(jpeg);
    }
}

static void test_shrunk(struct tap *tap, struct scratch *s)
{
    static const int wanted[][4] = {/* upright pixels that are needed; stored pixels that come */
                                    {400, 800, 800, 400}, {100, 200, 200, 100}, {101, 200, 300, 150},
                                    {1, 1, 100, 50},      {390, 5, 800, 400},   {9999, 9999, 800, 400}};
    for (int components = 1; components <= 3; components += 2) {
        unsigned long length = 0, kept = 0;
        const unsigned char *mime;
        unsigned char *jpeg = make_sized_jpeg(800, components, 6, &length);
        int id = qu_images_load(s->images, &s->diag,
                                put(s, components == 1 ? "large1.jpg" : "large3.jpg", jpeg, length), place);
        for (int i = 0; i < QU_COUNT(wanted); i++) {
            cairo_surface_t *got = qu_images_lookup_shrunk(s->images, id, wanted[i][0], wanted[i][1]);
            int w = cairo_image_surface_get_width(got), h = cairo_image_surface_get_height(got);
            cairo_surface_get_mime_data(got, CAIRO_MIME_TYPE_JPEG, &mime, &kept);
            tap_ok(tap, w == wanted[i][2] && h == wanted[i][3] && (kept < length || w == 800),
                   "for %d x %d: %d x %d, %lu bytes", wanted[i][0], wanted[i][1], w, h, kept);
        }
        tap_ok(tap,
               qu_images_lookup_shrunk(s->images, id, 100, 200) ==
                   qu_images_lookup_shrunk(s->images, id, 99, 198),
               "one size is made once");
        free(jpeg);
    }
}

/* Noise, which is large in any format: longer than a chunk of what writes it. */
static void test_large(struct tap *tap, struct scratch *s)
{
    enum { SIDE = 700 };
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr errors;
    unsigned char *jpeg = NULL, row[SIDE], *grey = NULL;
    unsigned long length = 0;
    size_t grey_length = 0;
    struct qu_jpeg header = {0};
    struct qu_random random = qu_random_from(5);
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &jpeg, &length);
    info.image_width = info.image_height = SIDE;
    info.input_components = 1;
    info.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    jpeg_start_compress(&info, TRUE);
    for (int y = 0; y < SIDE; y++) {
        JSAMPROW rows = row;
        for (int x = 0; x < SIDE; x++)
            row[x] = (unsigned char)qu_random_int(&random, 256);
        jpeg_write_scanlines(&info, &rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    tap_ok(tap, qu_jpeg_grey(jpeg, length, &grey, &grey_length, &header) && grey_length > 3 * 65536,
           "a large picture is written again: %zu bytes of %lu", grey_length, length);
    tap_ok(tap,
           qu_jpeg_prove(grey, grey_length, &header) && header.width == SIDE && header.height == SIDE &&
               grey[grey_length - 2] == 0xff && grey[grey_length - 1] == 0xd9,
           "and is whole");
    free(grey);
    grey = NULL;
    tap_ok(tap, !qu_jpeg_grey(jpeg, length / 2, &grey, &grey_length, &header) && grey == NULL,
           "half of one is not (%s)", header.error);
    free(jpeg);
}

static void test_cmyk(struct tap *tap, struct scratch *s)
{
    unsigned long length = 0, kept = 0;
    const unsigned char *mime;
    uint32_t left, right;
    unsigned char *jpeg = make_jpeg(4, 0, &length);
    int id = qu_images_load(s->images, &s->diag, put(s, "cmyk.jpg", jpeg, length), place);
    tap_ok(tap, id >= 0, "a CMYK JPEG is taken");
    cairo_surface_t *surface = qu_images_lookup_surface(s->images, id);
    cairo_surface_get_mime_data(surface, CAIRO_MIME_TYPE_JPEG, &mime, &kept);
    tap_int(tap, (long)kept, 0, "but not kept as it is");
    memcpy(&left, cairo_image_surface_get_data(surface), 4);
    memcpy(&right, cairo_image_surface_get_data(surface) + 15 * 4, 4);
    tap_ok(tap, (left >> 16 & 255) > 230 && (left & 255) < 25 && (right & 255) > 230,
           "its colours: %08x %08x", left, right);
    free(jpeg);
    jpeg = make_jpeg(1, 0, &length);
    id = qu_images_load(s->images, &s->diag, put(s, "grey.jpg", jpeg, length), place);
    cairo_surface_get_mime_data(qu_images_lookup_surface(s->images, id), CAIRO_MIME_TYPE_JPEG, &mime, &kept);
    tap_int(tap, (long)kept, (long)length, "a grey one is");
    free(jpeg);
}

static void test_png(struct tap *tap, struct scratch *s)
{
    cairo_surface_t *half = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 3, 2),
                    *full = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 3, 2);
    cairo_t *cr = cairo_create(half);
    cairo_set_source_rgba(cr, 1, 0, 0, 0.5);
    cairo_paint(cr);
    cairo_destroy(cr);
    char *path = qu_file_join(&s->arena, s->folder, "half.png"),
         *opaque = qu_file_join(&s->arena, s->folder, "full.png");
    cairo_surface_write_to_png(half, path);
    cairo_surface_write_to_png(full, opaque);
    int id = qu_images_load(s->images, &s->diag, path, place);
    cairo_surface_t *got = qu_images_lookup_surface(s->images, id);
    uint32_t pixel;
    memcpy(&pixel, cairo_image_surface_get_data(got), 4);
    tap_ok(tap, qu_images_width(s->images, id) == 3 && qu_images_height(s->images, id) == 2, "size of a PNG");
    tap_ok(tap, pixel >> 24 == 128 && (pixel >> 16 & 255) == 128 && (pixel & 0xffff) == 0,
           "multiplied by its alpha: %08x", pixel);
    id = qu_images_load(s->images, &s->diag, opaque, place);
    tap_int(tap, cairo_image_surface_get_format(qu_images_lookup_surface(s->images, id)), CAIRO_FORMAT_RGB24,
            "an opaque PNG has no mask");
    size_t length = 0;
    int count = s->diag.count;
    char *bytes = qu_file_read(&s->arena, &s->diag, path, place, &length);
    tap_int(tap, qu_images_load(s->images, &s->diag, put(s, "cut.png", bytes, length - 30), place), -1,
            "a cut PNG");
    tap_ok(tap, s->diag.count == count + 1 && strstr(last_text(s), "cannot use the picture") != NULL,
           "says: %s", last_text(s));
    cairo_surface_destroy(half);
    cairo_surface_destroy(full);
}

/* ---- in grey */

static uint32_t first_pixel(cairo_surface_t *surface)
{
    uint32_t pixel;
    cairo_surface_flush(surface);
    memcpy(&pixel, cairo_image_surface_get_data(surface), sizeof pixel);
    return pixel;
}

/* A PNG of that colour, multiplied by its alpha as Cairo has it, read in grey. */
static uint32_t read_in_grey(struct scratch *s, const char *name, uint32_t colour)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 1, 1);
    memcpy(cairo_image_surface_get_data(surface), &colour, sizeof colour);
    cairo_surface_mark_dirty(surface);
    char *path = qu_file_join(&s->arena, s->folder, name);
    cairo_surface_write_to_png(surface, path);
    cairo_surface_destroy(surface);
    struct qu_images *images = qu_images_new();
    qu_images_set_grey(images);
    int id = qu_images_load(images, &s->diag, path, place);
    uint32_t pixel = id >= 0 ? first_pixel(qu_images_lookup_surface(images, id)) : 0;
    qu_images_free(images);
    return pixel;
}

/* By the weights of ITU-R BT.709. */
static void test_grey(struct tap *tap, struct scratch *s)
{
    static const struct {
        uint32_t colour, grey;
    } cases[] = {{0xffffffff, 0xffffff}, {0xff000000, 0},        {0xffff0000, 0x353535},
                 {0xff00ff00, 0xb6b6b6}, {0xff0000ff, 0x121212}, {0xff808080, 0x808080},
                 {0x80800000, 0x1b1b1b}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        char name[24];
        snprintf(name, sizeof name, "colour%d.png", i);
        uint32_t pixel = read_in_grey(s, name, cases[i].colour);
        tap_ok(tap, (pixel & 0xffffff) == cases[i].grey && (i < 6 || pixel >> 24 == 0x80),
               "%08x in grey: %08x", cases[i].colour, pixel);
    }
    unsigned long length = 0, kept = 0;
    const unsigned char *mime;
    unsigned char *jpeg = make_jpeg(3, 6, &length);
    struct qu_images *images = qu_images_new();
    struct qu_jpeg header = {0};
    qu_images_set_grey(images);
    int id = qu_images_load(images, &s->diag, put(s, "colours.jpg", jpeg, length), place);
    uint32_t pixel = first_pixel(qu_images_lookup_pixels(images, id));
    cairo_surface_get_mime_data(qu_images_lookup_surface(images, id), CAIRO_MIME_TYPE_JPEG, &mime, &kept);
    tap_ok(tap, (pixel >> 16 & 255) == (pixel & 255) && (pixel & 255) > 60 && (pixel & 255) < 90,
           "a red JPEG in grey: %08x", pixel);
    tap_ok(tap, qu_jpeg_read_header(mime, kept, &header) && header.width == 16 && header.height == 8,
           "is a JPEG of the same size");
    tap_ok(tap, qu_images_width(images, id) == 8 && qu_images_height(images, id) == 16, "turned as it was");
    qu_images_free(images);
    free(jpeg);
}

/* Colours times alpha are rounded to the nearest. */
static void test_alpha(struct tap *tap, struct scratch *s)
{
    static const uint32_t premultiplied[] = {0x00000000, 0x01010000, 0x7f3f007f, 0x80800040, 0xfefe007f};
    for (int i = 0; i < QU_COUNT(premultiplied); i++) {
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 1, 1);
        memcpy(cairo_image_surface_get_data(surface), &premultiplied[i], 4);
        cairo_surface_mark_dirty(surface);
        char name[24];
        snprintf(name, sizeof name, "alpha%d.png", i);
        char *path = qu_file_join(&s->arena, s->folder, name);
        cairo_surface_write_to_png(surface, path);
        cairo_surface_destroy(surface);
        int id = qu_images_load(s->images, &s->diag, path, place);
        uint32_t pixel = first_pixel(qu_images_lookup_surface(s->images, id));
        tap_ok(tap, pixel == premultiplied[i], "%08x through a PNG and back: %08x", premultiplied[i], pixel);
    }
}

/* ---- sizes at the edge of what is taken */

static uint32_t crc_of(const unsigned char *bytes, size_t length)
{
    uint32_t crc = 0xffffffffu;
    for (size_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 1 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
    }
    return ~crc;
}

/* The beginning of a PNG of that size, up to its pixels. */
static const char *says_of_size(struct scratch *s, uint32_t width, uint32_t height)
{
    struct qu_buf png = {0};
    char name[40];
    qu_buf_add(&png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    qu_buf_add_32(&png, width);
    qu_buf_add_32(&png, height);
    qu_buf_add(&png, "\1\0\0\0\0", 5); /* one bit, grey */
    qu_buf_add_32(&png, crc_of((unsigned char *)png.data + 12, 17));
    qu_buf_add(&png, "\0\0\0\0IDAT", 8);
    snprintf(name, sizeof name, "%ux%u.png", (unsigned)width, (unsigned)height);
    qu_images_load(s->images, &s->diag, put(s, name, png.data, png.length), place);
    qu_buf_finish(&png);
    return last_text(s);
}

static void test_sizes(struct tap *tap, struct scratch *s)
{
    static const uint32_t large[][2] = {{32001, 1}, {1, 32001}, {10000, 10001}, {32000, 3126}};
    static const uint32_t fine[][2] = {{32000, 1}, {1, 32000}};
    for (int i = 0; i < QU_COUNT(large); i++) {
        const char *text = says_of_size(s, large[i][0], large[i][1]);
        tap_ok(tap, strstr(text, "it measures") != NULL, "too large: %s", text);
    }
    for (int i = 0; i < QU_COUNT(fine); i++) { /* only its pixels are missing */
        const char *text = says_of_size(s, fine[i][0], fine[i][1]);
        tap_ok(tap, strstr(text, "it measures") == NULL && strstr(text, "cannot use") != NULL, "%s", text);
    }
}

/* ---- Exif */

/* The orientation that a JPEG with that block has. */
static int orientation_of(const void *block, size_t block_length)
{
    unsigned long length = 0;
    unsigned char *jpeg = make_jpeg(1, 0, &length);
    struct qu_buf bytes = {0};
    struct qu_jpeg header = {0};
    qu_buf_add(&bytes, jpeg, 2);
    qu_buf_add(&bytes, "\xff\xe1", 2);
    qu_buf_add_16(&bytes, (int)block_length + 2);
    qu_buf_add(&bytes, block, block_length);
    qu_buf_add(&bytes, jpeg + 2, length - 2);
    bool fine = qu_jpeg_read_header(bytes.data, bytes.length, &header);
    qu_buf_finish(&bytes);
    free(jpeg);
    return fine ? header.orientation : -1;
}

#define ORIENTATION(text) orientation_of(text, sizeof(text) - 1)

static void test_exif(struct tap *tap, struct scratch *s)
{
    (void)s;
    tap_int(tap, ORIENTATION("Exif\0\0MM\0*\0\0\0\10\0\1\1\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"), 6,
            "the high byte first");
    tap_int(tap, ORIENTATION("Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\3\0\0\0\0\0\0\0"), 3,
            "the low byte first");
    tap_int(tap,
            ORIENTATION("Exif\0\0II*\0\x0a\0\0\0..\2\0\x10\1\3\0\1\0\0\0\4\0\0\0\x12\1\3\0\1\0\0\0\5\0\0\0"),
            5, "a directory further on, the second entry, which ends the block");
    tap_int(tap, ORIENTATION("Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\5\0\0"), 1, "an entry cut");
    tap_int(tap, ORIENTATION("Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\x09\0\0\0"), 1,
            "there is no ninth");
    tap_int(tap, ORIENTATION("Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\0\0\0\0"), 1, "nor a zeroth");
    tap_int(tap, ORIENTATION("Exif\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\x08\0\0\0"), 8,
            "an eighth there is");
    tap_int(tap, ORIENTATION("Exif\0\0II*\0\xff\0\0\0\1\0\x12\1\3\0\1\0\0\0\3\0\0\0"), 1,
            "a directory outside");
    tap_int(tap, ORIENTATION("Exif\0\0II*\0\x0d\0\0\0\1\0\0\0\0\0\0"), 1, "a directory at the very end");
    tap_int(tap, ORIENTATION("Exif\0\0II*\0\10\0\0\0\0\0\x12\1\3\0\1\0\0\0\3\0\0\0"), 1, "no entries");
    tap_int(tap, ORIENTATION("Exig\0\0II*\0\10\0\0\0\1\0\x12\1\3\0\1\0\0\0\3\0\0\0"), 1,
            "another kind of block");
    tap_int(tap, ORIENTATION("Exif\0\0"), 1, "nothing in it");
}

static void test_others(struct tap *tap, struct scratch *s)
{
    static const struct {
        const char *name, *bytes, *says;
        size_t length;
    } cases[] = {
        {"empty.jpg", "", "the file is empty", 0},
        {"text.jpg", "hello", "it is not a picture that quire knows", 5},
        {"a.gif", "GIF89a", "it is a GIF", 6},
        {"a.webp", "RIFF\1\2\3\4WEBPVP8 ", "it is a WebP picture", 16},
        {"a.heic",
         "\0\0\0\x18"
         "ftypheic",
         "it is a HEIC or AVIF picture", 12},
        {"a.tif", "II*\0\10\0\0\0", "it is a TIFF", 8},
        {"a.pdf", "%PDF-1.7", "it is a PDF", 8},
        /* IHDR of 200000 x 200000 pixels */
        {"huge.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\3\r@\0\3\r@\10\2\0\0\0\x76Y\x1f]\0\0\0\0IDAT",
         "it measures 200000 x 200000 pixels", 41},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        int id = qu_images_load(s->images, &s->diag, put(s, cases[i].name, cases[i].bytes, cases[i].length),
                                place);
        tap_ok(tap, id == -1 && strstr(last_text(s), cases[i].says) != NULL, "%s: %s", cases[i].name,
               last_text(s));
    }
    tap_int(tap, qu_images_load(s->images, &s->diag, "/no/such/picture.jpg", place), -1, "no file");
    tap_int(tap, s->diag.messages[s->diag.count - 1].id, QU_DIAG_FILE_MISSING, "is missing");
}

int main(void)
{
    struct tap tap = {0};
    struct scratch s = {.folder = "/tmp/quire-image-XXXXXX"};
    if (mkdtemp(s.folder) == NULL)
        return 1;
    qu_arena_init(&s.arena);
    s.images = qu_images_new();
    void (*const tests[])(struct tap *, struct scratch *) = {
        test_jpeg, test_damage, test_turned, test_shrunk, test_large, test_cmyk,
        test_png,  test_grey,   test_alpha,  test_sizes,  test_exif,  test_others};
    for (int i = 0; i < QU_COUNT(tests); i++) {
        qu_diag_init(&s.diag, false);
        tests[i](&tap, &s);
        qu_diag_finish(&s.diag);
    }
    qu_images_free(s.images);
    char command[100];
    snprintf(command, sizeof command, "rm -r %s", s.folder);
    qu_arena_finish(&s.arena);
    return system(command) != 0 || tap_done(&tap);
}
