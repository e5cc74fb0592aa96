#include "noise.h"

#include <math.h>

static double lattice(uint64_t seed, int64_t i)
{
    return (double)(qu_hash_part(seed, (uint64_t)i) >> 11) * 0x1p-52 - 1.0;
}

double qu_noise_calm(uint64_t seed, double position)
{
    double cell = floor(position), f = position - cell, s = f * f * (3 - 2 * f);
    return (1 - s) * lattice(seed, (int64_t)cell) + s * lattice(seed, (int64_t)cell + 1);
}

double qu_noise(uint64_t seed, double position)
{
    double sum = 0, weight = 1, total = 0;
    for (int octave = 0; octave < 3; octave++) {
        sum += weight * qu_noise_calm(qu_hash_part(seed, (uint64_t)octave), position);
        total += weight;
        weight *= 0.5;
        position *= 2.03;
    }
    return sum / total;
}
