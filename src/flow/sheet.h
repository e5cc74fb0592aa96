/* sheet.h - what is printed under the writing: the paper's tint and its ruling, by kind of paper and side. */
#pragma once

#include "../page/build.h"
#include "../style/layout.h"

/* The sheet of a kind of paper (enum qu_paper); in the arena. */
const struct qu_sheet *qu_sheet_make(struct qu_arena *arena, const struct qu_layout *layout, int paper,
                                     enum qu_side side, qu_len bleed);
/* Left edges of the tracks on that side: versos mirror rectos when the layout has facing pages. */
qu_len qu_sheet_text_x(const struct qu_layout *layout, enum qu_side side);
qu_len qu_sheet_margin_x(const struct qu_layout *layout, enum qu_side side);
/* y of the rule that carries row `row` (from 0). */
qu_len qu_sheet_rule_y(const struct qu_layout *layout, int row);
