/* noise.h - slow random changes along a line, for strokes that are not quite straight and lines of writing
 * that rise and fall.
 *
 * Value noise: smooth steps between hashed lattice values (K. Perlin's idea of 1985 in its simplest form), in
 * [-1, 1], continuous with its first derivative. Position 1 is a wavelength. */
#pragma once

#include "../base/hash.h"

/* Three octaves, each half as strong as the one before. */
double qu_noise(uint64_t seed, double position);
/* One octave only: a smooth wave. */
double qu_noise_calm(uint64_t seed, double position);
