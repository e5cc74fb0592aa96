/* context.h - the input that all setting shares: the notebook, the layout with its fonts at their true size,
 * the page numbers of the round before.
 *
 * flow.c makes it before setting begins and lends it to every cursor (cursor.h); after that nobody writes to
 * it. What setting does write (items, messages, shaped paragraphs, font ids) belongs to the cursor, and each
 * job has its own; so two entries can be set at the same time with one context.
 *
 * Look-ups by name never fail: style/ has checked the names of styles and colours in a layout, colours.c
 * those in a notebook. Lengths: qu_len. */
#pragma once

#include "../asset/image.h"
#include "../hand/pen.h"
#include "../hand/vary.h"
#include "type.h"

struct qu_pagerefs;

struct qu_context {
    const struct qu_notebook *notebook;
    const struct qu_layout *layout;
    const struct qu_type *type;         /* of layout->styles, in their order */
    const struct qu_images *images;     /* all that the notebook names; may be NULL */
    const struct qu_pagerefs *pagerefs; /* page labels of the round before; NULL in the first */
};

/* From the text track's left edge to the margin track's right edge, on a recto. */
qu_len qu_context_full_width(const struct qu_context *context);
const struct qu_text_style *qu_context_style(const struct qu_context *context, const char *name);
const struct qu_font_request *qu_context_font(const struct qu_context *context, const char *name);
/* A pen of the layout: "fountain", "fine", "marker" or "pencil". */
struct qu_pen qu_context_pen(const struct qu_context *context, const char *name);
/* How the hand varies text of a style in a font of that role and size. All zero for printed letters. */
struct qu_vary qu_context_vary(const struct qu_context *context, const struct qu_text_style *style,
                               const char *role, qu_len size);
/* The x-height of a style, measured in the ink of its letters. */
qu_len qu_context_x_height(const struct qu_context *context, const char *style);
