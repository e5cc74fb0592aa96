/* signatures.h - the place of each page when sheets are folded into signatures.
 *
 * A signature is a pile of sheets that is folded once in the middle; each sheet carries four pages. Pages
 * count from 0 in reading order. Blank pages are added at the end of the book up to a multiple of four. The
 * last signature takes the rest and may be thinner. In the book, one signature follows the other.
 *
 * Creep: a sheet that is k sheets further inside is bent around a fold that is k sheets thinner. The fold is
 * half a circle, so each half of the outermost sheet needs a quarter of a circle for it: pi/2 times the
 * thickness of the sheets inside. So sheet k stands out by pi/2 * k * t at the open edge. Because that edge
 * is cut even, its pages must be moved by that length towards the spine. */
#pragma once

#include "../base/base.h"

enum { QU_BLANK = -1 };

/* One side of a sheet, upright: two pages beside each other. */
struct qu_sheet_side {
    int left, right; /* pages, or QU_BLANK */
    int signature;   /* from 0 */
    int sheet;       /* within its signature, 0 is the outermost */
    bool back;
};

/* The number of sides of a book of `pages` pages; each sheet has two sides. */
int qu_signatures_count(int pages);
/* `signature`: pages in one, a multiple of 4; 0: all in one. `out` has room for qu_signatures_count: front
 * and back of each sheet, the outermost sheet of each signature first. */
void qu_signatures_order(int pages, int signature, struct qu_sheet_side *out);
/* How far the pages of sheet `sheet` are moved towards the spine, in the unit of `thickness`. */
double qu_signatures_creep(int sheet, double thickness);
