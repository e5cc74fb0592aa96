/* fasteners.h - what holds papers, and what is printed or spilt on them: tape, paper clips, pins, the frame
 * of a rubber stamp, coffee rings, large quotation marks.
 *
 * As in decor.h: PATH items, artifacts, colours from the layout, seeded. None of them may cover text; the
 * caller takes care of that. */
#pragma once

#include "decor.h"

/* A strip of tape around `centre`, `length` along `degrees`: translucent, its ends toothed, two streaks of
 * `gloss`. */
void qu_decor_tape(const struct qu_decor *decor, struct qu_point centre, qu_len length, qu_len width,
                   double degrees, struct qu_colour tape, struct qu_colour gloss);
/* A paper clip of that height, upright, whose top left corner is `at`; the paper's edge lies `edge` below
 * it. */
void qu_decor_clip(const struct qu_decor *decor, struct qu_point at, qu_len height, qu_len edge,
                   struct qu_colour steel, struct qu_colour gloss, struct qu_colour shade);
/* The head of a pin and its shadow. */
void qu_decor_pin(const struct qu_decor *decor, struct qu_point at, qu_len radius, struct qu_colour head,
                  struct qu_colour gloss, struct qu_colour shade);
/* The printed frame of a rubber stamp, single or (`doubled`) double: worn, with gaps and paler parts. Within
 * the rectangle. */
void qu_decor_stamp_frame(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour ink,
                          qu_len weight, bool doubled);
/* The ring of a coffee cup: a ring of uneven width, a paler one under it, a few drops. Drawn with the blend
 * mode "multiply". */
void qu_decor_ring(const struct qu_decor *decor, struct qu_point centre, qu_len radius,
                   struct qu_colour colour);
/* A pair of large quotation marks in a box of about `size` by `size`, drawn with two strokes each. */
void qu_decor_quotes(const struct qu_decor *decor, struct qu_point at, qu_len size, bool closing,
                     struct qu_colour ink);
