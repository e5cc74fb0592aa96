/* image.h - pictures: read, checked and turned upright.
 *
 * The bytes of a JPEG go into the PDF unchanged, after a full decode has shown that the file is complete. PNG
 * is decoded, and so are JPEGs that not every PDF reader shows in the same way (CMYK, arithmetic coding). A
 * camera's EXIF orientation is kept beside the bytes and applied when the picture is drawn, so a turned photo
 * stays as small as it was. Ids count from 0; the same file twice is one picture. The store owns the bytes
 * and surfaces; lookup lends. */
#pragma once

#include "../base/arena.h"
#include "../base/diag.h"
#include "../base/geom.h"

#include <cairo.h>

struct qu_images;

struct qu_images *qu_images_new(void);
/* Makes all pictures grey. To be called before the first one is loaded. */
void qu_images_set_grey(struct qu_images *images);
void qu_images_free(struct qu_images *images);
/* The id of the picture in that file, or -1 after a diagnostic (missing, truncated, not a picture, larger
 * than 100 megapixels). */
int qu_images_load(struct qu_images *images, struct qu_diag *diag, const char *path, struct qu_src from);
/* The id of a picture that was loaded, or -1. */
int qu_images_find(const struct qu_images *images, const char *path);
int qu_images_width(const struct qu_images *images, int id); /* pixels, upright */
int qu_images_height(const struct qu_images *images, int id);
/* For output that keeps JPEG bytes: the surface carries them as CAIRO_MIME_TYPE_JPEG, its pixels are not
 * decoded. As stored, not upright. */
cairo_surface_t *qu_images_lookup_surface(const struct qu_images *images, int id);
/* The same if `width` x `height` upright pixels are enough: a large JPEG is made smaller, in steps of an
 * eighth, and never below that size. */
cairo_surface_t *qu_images_lookup_shrunk(const struct qu_images *images, int id, int width, int height);
/* With pixels, decoded at the first call. As stored, not upright. */
cairo_surface_t *qu_images_lookup_pixels(const struct qu_images *images, int id);
/* From pixels as stored to upright pixels (0 .. width, 0 .. height). */
cairo_matrix_t qu_images_upright(const struct qu_images *images, int id);
