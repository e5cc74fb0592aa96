/* colour.h - device colours, 8 bits a channel, straight (not premultiplied) alpha. */
#pragma once

#include "base.h"

struct qu_colour {
    uint8_t r, g, b, a;
};

/* Reads "#rgb", "#rrggbb" or "#rrggbbaa"; after false, *out is unchanged. */
bool qu_colour_parse(const char *text, struct qu_colour *out);
/* Writes "#rrggbb" or, if not opaque, "#rrggbbaa" into a buffer of at least 10 bytes. */
const char *qu_colour_format(struct qu_colour colour, char buffer[10]);
bool qu_colour_equal(struct qu_colour a, struct qu_colour b);
