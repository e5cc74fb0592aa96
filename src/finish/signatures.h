/* signatures.h - which page lies where when sheets are folded into signatures.
 *
 * A signature is a pile of sheets folded once in the middle and put into one another; each sheet carries four
 * pages. Pages count from 0 in reading order; the book is filled with blank pages at its end to a multiple of
 * four, the last signature takes what is left and may be thinner. Signatures stand one behind the other.
 *
 * Creep: a sheet that lies k sheets further inside runs round a fold that is k sheets thinner. The fold of a
 * pile is half a circle: its outermost sheet spends a quarter of it, pi/2 times the thickness of the pile
 * within, on each of its leaves, so that sheet k stands out by pi/2 * k * t at the open edge; when that edge
 * is cut even, its pages must lie that much nearer the spine. */
#pragma once

#include "../base/base.h"

enum { QU_BLANK = -1 };

/* One side of a sheet as it is read: two pages beside each other. */
struct qu_sheet_side {
    int left, right; /* pages, or QU_BLANK */
    int signature;   /* from 0 */
    int sheet;       /* within its signature, 0 is the outermost */
    bool back;
};

/* Sides of a book of `pages` pages; each sheet has two. */
int qu_signatures_count(int pages);
/* `signature`: pages in one, a multiple of 4; 0: all in one. `out` has room for qu_signatures_count: front
 * and back of each sheet, the outermost sheet of each signature first. */
void qu_signatures_order(int pages, int signature, struct qu_sheet_side *out);
/* How far the pages of sheet `sheet` go towards the spine, in the unit of `thickness`. */
double qu_signatures_creep(int sheet, double thickness);
