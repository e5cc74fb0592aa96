#include "image.h"

#include "../base/file.h"
#include "../base/hash.h"
#include "../base/vec.h"
#include "jpeg.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

enum { LARGEST_SIDE = 32000, LARGEST_AREA = 100 * 1000 * 1000 };

/* A JPEG at a smaller size. */
struct shrunk {
    unsigned char *jpeg; /* NULL: it was not smaller */
    cairo_surface_t *surface;
    bool tried;
};

struct picture {
    char *path;
    int width, height; /* as stored */
    int orientation;
    unsigned char *jpeg; /* NULL: `stored` has the pixels */
    size_t jpeg_length;
    cairo_surface_t *stored, *pixels;
    struct shrunk shrunk[8]; /* by eighths */
};

struct qu_images {
    QU_VEC(struct picture) all;
    bool grey;
};

struct qu_images *qu_images_new(void)
{
    return qu_alloc_zero(1, sizeof(struct qu_images));
}

void qu_images_set_grey(struct qu_images *images)
{
    QU_ASSERT(images->all.count == 0);
    images->grey = true;
}

void qu_images_free(struct qu_images *images)
{
    if (images == NULL)
        return;
    for (int i = 0; i < images->all.count; i++) {
        struct picture *p = &images->all.at[i];
        cairo_surface_destroy(p->stored);
        cairo_surface_destroy(p->pixels);
        for (int k = 0; k < QU_COUNT(p->shrunk); k++) {
            cairo_surface_destroy(p->shrunk[k].surface);
            free(p->shrunk[k].jpeg);
        }
        free(p->jpeg);
        free(p->path);
    }
    qu_vec_finish(&images->all);
    free(images);
}

/* Why a picture cannot be used: the parts of one message. */
struct reason {
    char text[240];
    const char *hint;
};

static bool refuse(struct reason *why, const char *hint, const char *text)
{
    snprintf(why->text, sizeof why->text, "%s", text);
    why->hint = hint;
    return false;
}

static bool check_size(struct reason *why, long width, long height)
{
    if (width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE &&
        width <= LARGEST_AREA / height)
        return true;
    snprintf(why->text, sizeof why->text, "it measures %ld x %ld pixels", width, height);
    why->hint = "quire takes pictures of up to 100 megapixels and 32000 pixels a side";
    return false;
}

static cairo_surface_t *new_surface(cairo_format_t format, int width, int height)
{
    cairo_surface_t *surface = cairo_image_surface_create(format, width, height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS)
        QU_BUG("no surface of %d x %d pixels: %s", width, height,
               cairo_status_to_string(cairo_surface_status(surface)));
    return surface;
}

/* Sets an id made from the bytes, so that Cairo stores pictures with the same bytes once. */
static void set_unique_id(cairo_surface_t *surface, const char *data, size_t length)
{
    char *id = qu_alloc(40);
    int n = snprintf(id, 40, "%016llx-%zu", (unsigned long long)qu_hash_bytes(data, length), length);
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)id, (unsigned long)n,
                                free, id);
}

static bool load_jpeg(struct picture *p, const char *data, size_t length, struct reason *why)
{
    static const char hint[] = "open it in a picture program and save it anew";
    struct qu_jpeg info = {0};
    if (!qu_jpeg_read_header(data, length, &info))
        return refuse(why, hint, info.error);
    if (!check_size(why, info.width, info.height))
        return false;
    if (!qu_jpeg_prove(data, length, &info))
        return refuse(why, hint, info.error);
    p->width = info.width;
    p->height = info.height;
    p->orientation = info.orientation;
    p->stored = new_surface(CAIRO_FORMAT_RGB24, info.width,
                            info.height); /* its pixels are never used as long as there are JPEG bytes */
    if (!info.plain) {
        if (!qu_jpeg_decode(data, length, p->stored, &info))
            return refuse(why, hint, info.error);
    } else {
        p->jpeg = qu_alloc(length);
        p->jpeg_length = length;
        memcpy(p->jpeg, data, length);
        cairo_surface_mark_dirty(p->stored); /* Cairo does not draw a surface that it believes to be empty */
        cairo_surface_set_mime_data(p->stored, CAIRO_MIME_TYPE_JPEG, p->jpeg, (unsigned long)length, NULL,
                                    NULL);
    }
    set_unique_id(p->stored, data, length);
    return true;
}

/* libpng gives straight alpha, Cairo wants the colours multiplied by it. */
static bool premultiply(unsigned char *pixels, size_t count)
{
    bool translucent = false;
    for (size_t i = 0; i < count; i++) {
        uint32_t pixel;
        memcpy(&pixel, pixels + 4 * i, sizeof pixel);
        uint32_t a = pixel >> 24;
        if (a == 255)
            continue;
        translucent = true;
        uint32_t r = ((pixel >> 16 & 255) * a + 127) / 255, g = ((pixel >> 8 & 255) * a + 127) / 255,
                 b = ((pixel & 255) * a + 127) / 255;
        pixel = a << 24 | r << 16 | g << 8 | b;
        memcpy(pixels + 4 * i, &pixel, sizeof pixel);
    }
    return translucent;
}

/* Cairo stores a mask for each ARGB surface, even if all of it is opaque. */
static cairo_surface_t *without_alpha(cairo_surface_t *from)
{
    int width = cairo_image_surface_get_width(from), height = cairo_image_surface_get_height(from);
    cairo_surface_t *to = new_surface(CAIRO_FORMAT_RGB24, width, height);
    memcpy(cairo_image_surface_get_data(to), cairo_image_surface_get_data(from),
           (size_t)height * (size_t)cairo_image_surface_get_stride(from));
    cairo_surface_mark_dirty(to);
    cairo_surface_destroy(from);
    return to;
}

static bool load_png(struct picture *p, const char *data, size_t length, struct reason *why)
{
    static const char hint[] = "open it in a picture program and save it anew";
    const uint16_t probe = 1;
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, data, length))
        return refuse(why, hint, png.message);
    if (!check_size(why, png.width, png.height)) {
        png_image_free(&png);
        return false;
    }
    png.format = *(const uint8_t *)&probe == 1
                     ? PNG_FORMAT_BGRA
                     : PNG_FORMAT_ARGB; /* Cairo's pixels are 32-bit words in the byte order of the machine */
    p->width = (int)png.width;
    p->height = (int)png.height;
    p->orientation = 1;
    p->stored = new_surface(CAIRO_FORMAT_ARGB32, p->width, p->height);
    unsigned char *pixels = cairo_image_surface_get_data(p->stored);
    int stride = cairo_image_surface_get_stride(p->stored);
    QU_ASSERT(stride == p->width * 4);
    if (!png_image_finish_read(&png, NULL, pixels, stride, NULL))
        return refuse(why, hint, png.message);
    bool translucent = premultiply(pixels, (size_t)p->width * (size_t)p->height);
    cairo_surface_mark_dirty(p->stored);
    if (!translucent)
        p->stored = without_alpha(p->stored);
    set_unique_id(p->stored, data, length);
    return true;
}

static bool starts_with(const char *data, size_t length, const char *magic, size_t magic_length)
{
    return length >= magic_length && memcmp(data, magic, magic_length) == 0;
}

/* The formats that people often have in their folders are named in the message. */
static bool refuse_kind(const char *data, size_t length, struct reason *why)
{
    static const char hint[] = "quire takes JPEG and PNG; save it as one of these";
    if (length == 0)
        return refuse(why, NULL, "the file is empty");
    if (starts_with(data, length, "GIF8", 4))
        return refuse(why, hint, "it is a GIF");
    if (length >= 12 && memcmp(data, "RIFF", 4) == 0 && memcmp(data + 8, "WEBP", 4) == 0)
        return refuse(why, hint, "it is a WebP picture");
    if (length >= 12 && memcmp(data + 4, "ftyp", 4) == 0)
        return refuse(why, hint, "it is a HEIC or AVIF picture");
    if (starts_with(data, length, "II*\0", 4) || starts_with(data, length, "MM\0*", 4))
        return refuse(why, hint, "it is a TIFF");
    if (starts_with(data, length, "%PDF", 4))
        return refuse(why, hint, "it is a PDF");
    return refuse(why, hint, "it is not a picture that quire knows");
}

static void grey_pixels(cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    cairo_surface_flush(surface);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    for (size_t i = 0; i < (size_t)width * (size_t)height; i++) {
        uint32_t pixel;
        memcpy(&pixel, pixels + 4 * i, sizeof pixel);
        uint32_t luma = (54 * (pixel >> 16 & 255) + 183 * (pixel >> 8 & 255) + 19 * (pixel & 255)) / 256;
        pixel = (pixel & 0xff000000u) | luma << 16 | luma << 8 | luma;
        memcpy(pixels + 4 * i, &pixel, sizeof pixel);
    }
    cairo_surface_mark_dirty(surface);
}

static void turn_grey(struct picture *p)
{
    struct qu_jpeg info = {0};
    unsigned char *bytes;
    size_t length;
    if (p->jpeg == NULL) {
        grey_pixels(p->stored);
        return;
    }
    if (!qu_jpeg_grey(p->jpeg, p->jpeg_length, &bytes, &length, &info))
        QU_BUG("a proven JPEG does not decode: %s", info.error);
    cairo_surface_set_mime_data(p->stored, CAIRO_MIME_TYPE_JPEG, bytes, (unsigned long)length, NULL, NULL);
    set_unique_id(p->stored, (const char *)bytes, length);
    free(p->jpeg);
    p->jpeg = bytes;
    p->jpeg_length = length;
}

static bool load(struct picture *p, const char *data, size_t length, struct reason *why)
{
    if (starts_with(data, length, "\xff\xd8", 2))
        return load_jpeg(p, data, length, why);
    if (starts_with(data, length, "\x89PNG", 4))
        return load_png(p, data, length, why);
    return refuse_kind(data, length, why);
}

int qu_images_find(const struct qu_images *images, const char *path)
{
    for (int i = 0; i < images->all.count; i++)
        if (strcmp(images->all.at[i].path, path) == 0)
            return i;
    return -1;
}

int qu_images_load(struct qu_images *images, struct qu_diag *diag, const char *path, struct qu_src from)
{
    int known = qu_images_find(images, path);
    if (known >= 0)
        return known;
    struct qu_arena arena;
    struct reason why = {0};
    struct picture p = {0};
    size_t length;
    qu_arena_init(&arena);
    const char *data = qu_file_read(&arena, diag, path, from, &length);
    bool fine = data != NULL && load(&p, data, length, &why);
    if (data != NULL && !fine) {
        qu_diag_add(diag, QU_ERROR, QU_DIAG_PICTURE_BAD, from, NULL, why.hint,
                    "cannot use the picture %s: %s", path, why.text);
        cairo_surface_destroy(p.stored);
        free(p.jpeg);
    }
    if (fine && images->grey)
        turn_grey(&p);
    qu_arena_finish(&arena);
    if (!fine)
        return -1;
    p.path = qu_strdup(path);
    qu_vec_add(&images->all, p);
    return images->all.count - 1;
}

static struct picture *lookup(const struct qu_images *images, int id)
{
    QU_ASSERT(images != NULL && id >= 0 && id < images->all.count);
    return &images->all.at[id];
}

/* Orientations 5 to 8 are turned by 90 degrees: width and height change places. */
static bool is_sideways(const struct picture *p)
{
    return p->orientation >= 5;
}

int qu_images_width(const struct qu_images *images, int id)
{
    const struct picture *p = lookup(images, id);
    return is_sideways(p) ? p->height : p->width;
}

int qu_images_height(const struct qu_images *images, int id)
{
    const struct picture *p = lookup(images, id);
    return is_sideways(p) ? p->width : p->height;
}

cairo_surface_t *qu_images_lookup_surface(const struct qu_images *images, int id)
{
    return lookup(images, id)->stored;
}

static void shrink(struct picture *p, int eighths)
{
    struct shrunk *s = &p->shrunk[eighths];
    struct qu_jpeg info = {0}, result = {0};
    size_t length = 0;
    s->tried = true;
    if (!qu_jpeg_shrink(p->jpeg, p->jpeg_length, eighths, &s->jpeg, &length, &info))
        QU_BUG("a proven JPEG does not decode: %s", info.error);
    if (length >= p->jpeg_length || !qu_jpeg_read_header(s->jpeg, length, &result)) {
        free(s->jpeg);
        s->jpeg = NULL;
        return;
    }
    s->surface = new_surface(CAIRO_FORMAT_RGB24, result.width, result.height);
    cairo_surface_mark_dirty(s->surface);
    cairo_surface_set_mime_data(s->surface, CAIRO_MIME_TYPE_JPEG, s->jpeg, (unsigned long)length, NULL, NULL);
    set_unique_id(s->surface, (const char *)s->jpeg, length);
}

cairo_surface_t *qu_images_lookup_shrunk(const struct qu_images *images, int id, int width, int height)
{
    struct picture *p = lookup(images, id);
    if (is_sideways(p)) {
        int turned = width;
        width = height;
        height = turned;
    }
    int eighths = 1;
    while (eighths < 8 && ((int64_t)p->width * eighths < (int64_t)width * 8 ||
                           (int64_t)p->height * eighths < (int64_t)height * 8))
        eighths++;
    if (p->jpeg == NULL || eighths == 8)
        return p->stored;
    if (!p->shrunk[eighths].tried)
        shrink(p, eighths);
    return p->shrunk[eighths].surface != NULL ? p->shrunk[eighths].surface : p->stored;
}

cairo_surface_t *qu_images_lookup_pixels(const struct qu_images *images, int id)
{
    struct picture *p = lookup(images, id);
    if (p->jpeg == NULL)
        return p->stored;
    if (p->pixels == NULL) {
        struct qu_jpeg info = {0};
        p->pixels = new_surface(CAIRO_FORMAT_RGB24, p->width, p->height);
        if (!qu_jpeg_decode(p->jpeg, p->jpeg_length, p->pixels, &info))
            QU_BUG("a proven JPEG does not decode: %s", info.error);
    }
    return p->pixels;
}

cairo_matrix_t qu_images_upright(const struct qu_images *images, int id)
{
    const struct picture *p = lookup(images, id);
    double w = p->width, h = p->height;
    /* EXIF 2.3, tag 0x112: which edge of the scene the first row and the first column are. */
    const cairo_matrix_t turns[9] = {
        [1] = {1, 0, 0, 1, 0, 0},   [2] = {-1, 0, 0, 1, w, 0}, [3] = {-1, 0, 0, -1, w, h},
        [4] = {1, 0, 0, -1, 0, h},  [5] = {0, 1, 1, 0, 0, 0},  [6] = {0, 1, -1, 0, h, 0},
        [7] = {0, -1, -1, 0, h, w}, [8] = {0, -1, 1, 0, 0, w},
    };
    return turns[p->orientation];
}
