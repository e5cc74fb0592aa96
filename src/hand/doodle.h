/* doodle.h - an SVG file redrawn by the pen.
 *
 * Every outline becomes strokes of the pen, divided at its corners; closed curves are drawn once around and a
 * little further. Filled shapes are hatched, small ones filled evenly. Colours become inks of the layout:
 * currentColor and black become the first ink, white becomes the colour of the paper, every other colour the
 * most similar ink. Text in the SVG is not drawn: captions are written in the YAML. */
#pragma once

#include "../base/file.h"
#include "../page/items.h"
#include "svg.h"

struct qu_doodle_look {
    const struct qu_colour *inks; /* the first is used for currentColor and black */
    int ink_count;
    struct qu_colour paper; /* white */
    qu_len pen;             /* mean width of a stroke */
    qu_len hatch;           /* between the strokes of a hatching; 0: fill flat */
    double hatch_angle;
};

/* The drawing in a file, in the arena; NULL after a diagnostic at `from` (missing, no SVG, nothing to draw,
 * too large). */
struct qu_svg *qu_doodle_read(struct qu_arena *arena, struct qu_diag *diag, const char *file,
                              struct qu_src from, const char *path);
/* Height of the drawing at that width. */
qu_len qu_doodle_height(const struct qu_svg *svg, qu_len width);
/* Draws it into the rectangle, centred and as large as it fits. Items are artifacts: a screen reader gets the
 * alt text of the figure instead. */
void qu_doodle_draw(const struct qu_svg *svg, const struct qu_doodle_look *look, struct qu_rect rect,
                    uint64_t seed, struct qu_arena *arena, struct qu_src src, struct qu_items *out);
