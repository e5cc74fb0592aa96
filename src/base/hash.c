#include "hash.h"

#include <string.h>

uint64_t qu_hash_mix(uint64_t x)
{
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

uint64_t qu_hash_bytes(const void *data, size_t length)
{
    const unsigned char *bytes = data;
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++)
        h = (h ^ bytes[i]) * 0x100000001b3u;
    return qu_hash_mix(h);
}

uint64_t qu_hash_text(const char *s)
{
    return qu_hash_bytes(s, strlen(s));
}

uint64_t qu_hash_part(uint64_t seed, uint64_t index)
{
    return qu_hash_mix(seed ^ qu_hash_mix(index));
}

struct qu_random qu_random_from(uint64_t seed)
{
    return (struct qu_random){seed};
}

uint64_t qu_random_next(struct qu_random *r)
{
    uint64_t value = qu_hash_mix(r->state);
    r->state += 0x9e3779b97f4a7c15u;
    return value;
}

double qu_random_unit(struct qu_random *r)
{
    return (double)(qu_random_next(r) >> 11) * 0x1p-53;
}

double qu_random_range(struct qu_random *r, double low, double high)
{
    return low + (high - low) * qu_random_unit(r);
}

int qu_random_int(struct qu_random *r, int count)
{
    return (int)(qu_random_next(r) % (uint64_t)QU_MAX(count, 1));
}

/* Sum of twelve uniforms (Irwin-Hall): bounded, needs no libm, the same on every machine. */
double qu_random_normal(struct qu_random *r)
{
    double sum = -6.0;
    for (int i = 0; i < 12; i++)
        sum += qu_random_unit(r);
    return QU_CLAMP(sum, -2.0, 2.0);
}
