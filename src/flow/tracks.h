/* tracks.h - where tracks and rows lie on a page. Versos mirror rectos where the layout has facing pages.
 * Lengths from the upper left corner of the trimmed page. */
#pragma once

#include "../page/page.h"
#include "../style/layout.h"

/* The left edge, on that side, of what is `width` wide and begins at `x` of a recto. */
qu_len qu_tracks_x(const struct qu_layout *layout, enum qu_side side, qu_len x, qu_len width);
/* The left edges of the tracks on that side. */
qu_len qu_tracks_text_x(const struct qu_layout *layout, enum qu_side side);
qu_len qu_tracks_margin_x(const struct qu_layout *layout, enum qu_side side);
/* y of the rule that carries row `row` (from 0). */
qu_len qu_tracks_rule_y(const struct qu_layout *layout, int row);
