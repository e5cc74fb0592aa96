/* type.h - resolves text styles to fonts at their true size.
 *
 * A style that gives its size as an x-height (a share of the rule spacing) gets the size at which its face's
 * inked x-height is that share: so the distance of the rules decides how large the writing is. */
#pragma once

#include "../style/layout.h"
#include "../text/para.h"

/* A style's font. */
struct qu_type {
    struct qu_font_request font;
    qu_len x_height; /* measured in the ink */
};

/* Of all styles, in the order of layout->styles. In the arena. */
struct qu_type *qu_type_resolve(struct qu_arena *arena, const struct qu_layout *layout,
                                struct qu_fontset *fonts);
/* The font of text inside a span: the font around it, changed as the layout's `inline:` says. */
struct qu_font_request qu_type_inside(const struct qu_layout *layout, const struct qu_font_request *around,
                                      const struct qu_span_style *span, struct qu_fontset *fonts);
