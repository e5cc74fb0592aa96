/* background.h - what is printed under the writing: the tint of the paper and its ruling, by kind of paper
 * and side of the book. */
#pragma once

#include "../page/items.h"
#include "../style/layout.h"

/* The background of a kind of paper (enum qu_paper); in the arena. */
const struct qu_background *qu_background_make(struct qu_arena *arena, const struct qu_layout *layout,
                                               int paper, enum qu_side side, qu_len bleed);
