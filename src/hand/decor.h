/* decor.h - papers that are stuck into the notebook: sheets, torn slips, sticky notes, their shadows and
 * borders.
 *
 * Each adds a few PATH items, all artifacts, from colours that the caller takes from the layout. Shadows are
 * steps of translucent rounded shapes: vector, five items, no raster. The same seed draws the same thing.
 * Lengths are qu_len; nothing reaches out of its rectangle further than its comment says. */
#pragma once

#include "shapes.h"

/* Where the items of a decoration go, and what they are made with. */
struct qu_decor {
    struct qu_items *out;
    struct qu_arena *arena;
    struct qu_src src;
    uint64_t seed;
};

enum { QU_EDGE_TOP = 1, QU_EDGE_RIGHT = 2, QU_EDGE_FOOT = 4, QU_EDGE_LEFT = 8 };

/* The path as a filled artifact; empties it. */
struct qu_item *qu_decor_fill(const struct qu_decor *decor, struct qu_path *path, struct qu_colour fill);
/* A colour with its opacity at `share` of what it was. */
struct qu_colour qu_decor_fade(struct qu_colour colour, double share);
/* The shadow of a paper that lies flat: reaches `depth` to the sides and twice that below. */
void qu_decor_shadow(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour colour,
                     qu_len depth);
/* A sheet cut by hand: edges stay within `roughness` of the rectangle. */
void qu_decor_sheet(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour fill,
                    qu_len roughness);
/* A sheet whose `edges` are torn: inside the rectangle by up to `depth`, with a lip of pale fibre. */
void qu_decor_torn(const struct qu_decor *decor, struct qu_rect rect, int edges, struct qu_colour fill,
                   struct qu_colour lip, qu_len depth);
/* A sticky note: the strip with glue is darker, the lower right corner is turned up, the lower edge stands
 * off the page a little. */
void qu_decor_sticky(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour fill,
                     struct qu_colour shade, qu_len corner, qu_len gum);
/* A border of dashes with the pen, on the rectangle. */
void qu_decor_dashes(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour ink, qu_len width,
                     qu_len dash);
/* A postage stamp's perforated edge, `teeth` a side; its half holes reach into the rectangle. */
void qu_decor_perforated(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour fill,
                         qu_len pitch);
