#pragma once
/* A round pen with a slight nib draws strokes into a raster of signed distances (positive inside the ink, in pixels).
   The pen presses more where the hand is slow (curves), less where it is quick, blunt at the start, lighter at the end.
   Units: font units in, pixels of QU_HF_PIXEL font units in the raster, rows from the bottom up. */
#include "hand.h"

#define QU_HF_PIXEL 4.0

struct qu_hf_raster {
    float *at;
    int w, h;
    double x0, y0;  /* font units of the centre of pixel 0,0 */
};

/* Draws the form (font units) with a pen of `pen` font units. The caller finishes the raster. */
void qu_hf_ink(const struct qu_hf_hand *hand, const struct qu_hf_form *form, double pen, uint64_t seed, struct qu_hf_raster *out);
void qu_hf_raster_finish(struct qu_hf_raster *raster);
