/* jpeg.h - what quire needs of libjpeg: to test whether a file is complete, and to get its pixels.
 *
 * libjpeg fails by longjmp; that never leaves a function of jpeg.c. Anything that a decoder has to guess
 * (data that ends early, broken codes) counts as damage. */
#pragma once

#include "../base/base.h"

#include <cairo.h>

struct qu_jpeg {
    int width, height; /* as stored */
    int orientation;   /* EXIF: 1 .. 8 */
    bool plain;        /* grey or RGB, Huffman coded: any PDF reader shows it */
    char error[200];   /* the reason, after false */
};

bool qu_jpeg_read_header(const void *data, size_t length, struct qu_jpeg *out);
/* Tests a file by decoding it at an eighth of its size: every code is read, but few pixels are computed. */
bool qu_jpeg_prove(const void *data, size_t length, struct qu_jpeg *out);
/* Into an RGB24 image surface of the stored size. */
bool qu_jpeg_decode(const void *data, size_t length, cairo_surface_t *into, struct qu_jpeg *out);
/* The picture at full size without colour, as a new JPEG (free()). */
bool qu_jpeg_grey(const void *data, size_t length, unsigned char **bytes, size_t *byte_count,
                  struct qu_jpeg *out);
/* The picture at `eighths`/8 of its size as a new JPEG (free()): scaled by dropping the high frequencies of
 * each block, which is quick and keeps edges clean. */
bool qu_jpeg_shrink(const void *data, size_t length, int eighths, unsigned char **bytes, size_t *byte_count,
                    struct qu_jpeg *out);
