#include "jpeg.h"

#include "../base/buf.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

struct reader {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    jmp_buf back;
    struct qu_jpeg *out;
    unsigned char *row;
    /* shrinking: all pixels, as they are in the file */
    unsigned char *pixels;
    int width, height, components;
};

static void fail(j_common_ptr common)
{
    struct reader *r = common->client_data;
    char message[JMSG_LENGTH_MAX];
    common->err->format_message(common, message);
    snprintf(r->out->error, sizeof r->out->error, "%s", message);
    longjmp(r->back, 1);
}

/* Warnings of libjpeg about files that are complete all the same: extra bytes between markers, unusual
 * version numbers. */
static bool is_harmless(int code)
{
    return code == JWRN_EXTRANEOUS_DATA || code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM;
}

static void note(j_common_ptr common, int level)
{
    if (level < 0 && !is_harmless(common->err->msg_code))
        fail(common);
}

static void say_nothing(j_common_ptr common)
{
    (void)common;
}

static void open_reader(struct reader *r, struct qu_jpeg *out)
{
    memset(r, 0, sizeof *r);
    r->out = out;
    r->info.err = jpeg_std_error(&r->errors);
    r->errors.error_exit = fail;
    r->errors.emit_message = note;
    r->errors.output_message = say_nothing;
    r->info.client_data = r;
}

static void close_reader(struct reader *r)
{
    jpeg_destroy_decompress(&r->info);
    free(r->row);
    free(r->pixels);
}

static unsigned number(const unsigned char *p, int bytes, bool little)
{
    unsigned value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | p[little ? bytes - 1 - i : i];
    return value;
}

/* Tag 0x112 of the first directory of an Exif block (a TIFF file); 1 where it says nothing sensible. */
static int exif_orientation(const unsigned char *data, size_t length)
{
    if (length < 20 || memcmp(data, "Exif\0", 6) != 0)
        return 1;
    data += 6;
    length -= 6;
    bool little = data[0] == 'I';
    size_t at = number(data + 4, 4, little);
    if (at > length || length - at < 2)
        return 1;
    unsigned entries = number(data + at, 2, little);
    at += 2;
    for (unsigned i = 0; i < entries && length - at >= 12; i++, at += 12)
        if (number(data + at, 2, little) == 0x112) {
            unsigned value = number(data + at + 8, 2, little);
            return value >= 1 && value <= 8 ? (int)value : 1;
        }
    return 1;
}

static void begin(struct reader *r, const void *data, size_t length)
{
    struct qu_jpeg *out = r->out;
    jpeg_create_decompress(&r->info);
    jpeg_save_markers(&r->info, JPEG_APP0 + 1, 0xffff);
    jpeg_mem_src(&r->info, data, (unsigned long)length);
    jpeg_read_header(&r->info, TRUE);
    out->width = (int)r->info.image_width;
    out->height = (int)r->info.image_height;
    out->plain = r->info.num_components != 4 && !r->info.arith_code;
    out->orientation = 1;
    for (jpeg_saved_marker_ptr m = r->info.marker_list; m != NULL && out->orientation == 1; m = m->next)
        out->orientation = exif_orientation(m->data, m->data_length);
}

bool qu_jpeg_read_header(const void *data, size_t length, struct qu_jpeg *out)
{
    struct reader r;
    open_reader(&r, out);
    bool fine = setjmp(r.back) == 0;
    if (fine)
        begin(&r, data, length);
    close_reader(&r);
    return fine;
}

static void prove(struct reader *r)
{
    r->info.scale_num = 1;
    r->info.scale_denom = 8;
    r->info.dct_method = JDCT_IFAST;
    r->info.do_fancy_upsampling = FALSE;
    jpeg_start_decompress(&r->info);
    r->row = qu_alloc((size_t)r->info.output_width * (size_t)r->info.output_components);
    while (r->info.output_scanline < r->info.output_height)
        jpeg_read_scanlines(&r->info, &r->row, 1);
    jpeg_finish_decompress(&r->info);
}

bool qu_jpeg_prove(const void *data, size_t length, struct qu_jpeg *out)
{
    struct reader r;
    open_reader(&r, out);
    bool fine = setjmp(r.back) == 0;
    if (fine) {
        begin(&r, data, length);
        prove(&r);
    }
    close_reader(&r);
    return fine;
}

static void store_pixel(unsigned char *to, unsigned red, unsigned green, unsigned blue)
{
    uint32_t pixel = 0xff000000u | red << 16 | green << 8 | blue;
    memcpy(to, &pixel, sizeof pixel);
}

/* Adobe's CMYK is stored inverted, so that ink 255 means none. */
static void convert_row(const struct reader *r, unsigned char *to)
{
    const unsigned char *from = r->row;
    bool inverted = r->info.saw_Adobe_marker;
    for (unsigned x = 0; x < r->info.output_width; x++, to += 4) {
        if (r->info.out_color_space != JCS_CMYK) {
            store_pixel(to, from[0], from[1], from[2]);
            from += 3;
            continue;
        }
        unsigned k = inverted ? from[3] : 255u - from[3], ink[3];
        for (int i = 0; i < 3; i++)
            ink[i] = (inverted ? from[i] : 255u - from[i]) * k / 255;
        store_pixel(to, ink[0], ink[1], ink[2]);
        from += 4;
    }
}

static void decode(struct reader *r, unsigned char *pixels, int stride)
{
    r->info.out_color_space = r->info.num_components == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_start_decompress(&r->info);
    r->row = qu_alloc((size_t)r->info.output_width * 4);
    while (r->info.output_scanline < r->info.output_height) {
        unsigned char *to = pixels + (size_t)r->info.output_scanline * (size_t)stride;
        jpeg_read_scanlines(&r->info, &r->row, 1);
        convert_row(r, to);
    }
    jpeg_finish_decompress(&r->info);
}

bool qu_jpeg_decode(const void *data, size_t length, cairo_surface_t *into, struct qu_jpeg *out)
{
    struct reader r;
    cairo_surface_flush(into);
    open_reader(&r, out);
    bool fine = setjmp(r.back) == 0;
    if (fine) {
        begin(&r, data, length);
        QU_ASSERT(out->width == cairo_image_surface_get_width(into) &&
                  out->height == cairo_image_surface_get_height(into));
        decode(&r, cairo_image_surface_get_data(into), cairo_image_surface_get_stride(into));
    }
    close_reader(&r);
    cairo_surface_mark_dirty(into);
    return fine;
}

static void decode_scaled(struct reader *r, int eighths, bool grey)
{
    r->info.scale_num = (unsigned)eighths;
    r->info.scale_denom = 8;
    r->info.out_color_space = grey || r->info.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(&r->info);
    r->width = (int)r->info.output_width;
    r->height = (int)r->info.output_height;
    r->components = r->info.output_components;
    size_t stride = (size_t)r->width * (size_t)r->components;
    r->pixels = qu_alloc(stride * (size_t)r->height);
    while (r->info.output_scanline < r->info.output_height) {
        JSAMPROW row = r->pixels + stride * r->info.output_scanline;
        jpeg_read_scanlines(&r->info, &row, 1);
    }
    jpeg_finish_decompress(&r->info);
}

enum { CHUNK = 65536 };

/* Writes to our own buffer. With libjpeg's own (jpeg_mem_dest) the address of the block is known only when
 * all is written, so that after an error it could not be freed. */
struct writer {
    struct jpeg_compress_struct info;
    struct jpeg_destination_mgr to;
    struct qu_buf bytes;
};

static struct writer *writer_of(j_compress_ptr info)
{
    return (struct writer *)((char *)info - offsetof(struct writer, info));
}

static void offer_chunk(j_compress_ptr info)
{
    struct writer *w = writer_of(info);
    w->to.next_output_byte = (JOCTET *)qu_buf_room(&w->bytes, CHUNK);
    w->to.free_in_buffer = CHUNK;
}

/* libjpeg expects that the whole chunk is taken, whatever free_in_buffer says. */
static boolean take_chunk(j_compress_ptr info)
{
    qu_buf_took(&writer_of(info)->bytes, CHUNK);
    offer_chunk(info);
    return TRUE;
}

static void take_rest(j_compress_ptr info)
{
    struct writer *w = writer_of(info);
    qu_buf_took(&w->bytes, CHUNK - w->to.free_in_buffer);
}

static void encode(struct writer *w, const struct reader *r)
{
    jpeg_create_compress(&w->info);
    w->to.init_destination = offer_chunk;
    w->to.empty_output_buffer = take_chunk;
    w->to.term_destination = take_rest;
    w->info.dest = &w->to;
    w->info.image_width = (unsigned)r->width;
    w->info.image_height = (unsigned)r->height;
    w->info.input_components = r->components;
    w->info.in_color_space = r->components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&w->info);
    jpeg_set_quality(&w->info, 85, TRUE);
    w->info.optimize_coding = TRUE;
    jpeg_start_compress(&w->info, TRUE);
    while (w->info.next_scanline < w->info.image_height) {
        JSAMPROW row = r->pixels + (size_t)r->width * (size_t)r->components * w->info.next_scanline;
        jpeg_write_scanlines(&w->info, &row, 1);
    }
    jpeg_finish_compress(&w->info);
}

static bool transcode(const void *data, size_t length, int eighths, bool grey, unsigned char **bytes,
                      size_t *byte_count, struct qu_jpeg *out)
{
    struct reader r;
    struct writer w = {0};
    open_reader(&r, out);
    w.info.err = r.info.err;
    w.info.client_data = &r;
    bool fine = setjmp(r.back) == 0;
    if (fine) {
        begin(&r, data, length);
        decode_scaled(&r, eighths, grey);
        encode(&w, &r);
    }
    jpeg_destroy_compress(&w.info);
    close_reader(&r);
    if (fine) {
        *byte_count = w.bytes.length;
        *bytes = (unsigned char *)qu_buf_detach(&w.bytes);
    }
    qu_buf_finish(&w.bytes);
    return fine;
}

bool qu_jpeg_shrink(const void *data, size_t length, int eighths, unsigned char **bytes, size_t *byte_count,
                    struct qu_jpeg *out)
{
    return transcode(data, length, eighths, false, bytes, byte_count, out);
}

bool qu_jpeg_grey(const void *data, size_t length, unsigned char **bytes, size_t *byte_count,
                  struct qu_jpeg *out)
{
    return transcode(data, length, 8, true, bytes, byte_count, out);
}
