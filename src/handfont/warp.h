#pragma once
/* How one written form strays from its drawing: size, slant, lean and landing place vary as a hand's do, and a slow
   displacement field bends the centre line. Everything follows from the seed. In: skeleton units. Out: font units.
   The line y = 0 and the x-height are held more tightly than the rest, so that words keep to their line. */
#include "hand.h"

struct qu_hf_warp {
    double sx, sy, shear, cosr, sinr, lift, scale, amount;
    double wave[3][4];   /* frequency x, y, phase x, phase y */
    uint64_t seed;
};

/* `amount` 0 keeps the drawing; `pen` is the pen's width in skeleton units; wide = letters take the hand's width factor. */
void qu_hf_warp_init(struct qu_hf_warp *warp, const struct qu_hf_hand *hand, uint64_t seed, double amount, double pen, bool wide);
void qu_hf_warp_point(const struct qu_hf_warp *warp, double *x, double *y);
/* A new form in font units; the caller finishes it. */
struct qu_hf_form qu_hf_warp_form(const struct qu_hf_warp *warp, const struct qu_hf_form *form);

/* splitmix64 of two numbers, and a bounded bell curve (deviation 1, cut at 2) from a seed and an index. */
uint64_t qu_hf_hash(uint64_t a, uint64_t b);
double qu_hf_bell(uint64_t seed, uint64_t index);
double qu_hf_unit(uint64_t seed, uint64_t index);
