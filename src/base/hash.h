/* hash.h - seeded random numbers: the only ones that quire uses.
 *
 * Every random decision is a function of a seed that comes from an element's id, never of order or time, so
 * that an edit in one place leaves everything else as it was. The mixer is splitmix64 (Steele, Lea, Flood
 * 2014), the text hash FNV-1a followed by that mixer. */
#pragma once

#include "base.h"

uint64_t qu_hash_mix(uint64_t x);
uint64_t qu_hash_bytes(const void *data, size_t length);
uint64_t qu_hash_text(const char *s);
/* A seed for part `index` of the element with seed `seed`. */
uint64_t qu_hash_part(uint64_t seed, uint64_t index);

/* A stream of random numbers. A copy of the struct continues independently. */
struct qu_random {
    uint64_t state;
};

struct qu_random qu_random_from(uint64_t seed);
uint64_t qu_random_next(struct qu_random *r);
double qu_random_unit(struct qu_random *r);                           /* [0, 1) */
double qu_random_range(struct qu_random *r, double low, double high); /* [low, high) */
int qu_random_int(struct qu_random *r, int count);                    /* 0 .. count-1 */
double qu_random_normal(struct qu_random *r);                         /* mean 0, sigma 1, cut at 2 sigma */
