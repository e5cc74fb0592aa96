#include "colour.h"

#include <stdio.h>
#include <string.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool qu_colour_parse(const char *text, struct qu_colour *out)
{
    size_t length = strlen(text);
    if (text[0] != '#' || (length != 4 && length != 7 && length != 9))
        return false;
    uint8_t channel[4] = {0, 0, 0, 255};
    int digits = length == 4 ? 1 : 2;
    for (int i = 0; i < (int)(length - 1) / digits; i++) {
        int high = hex_digit(text[1 + i * digits]), low = hex_digit(text[i * digits + digits]);
        if (high < 0 || low < 0)
            return false;
        channel[i] = (uint8_t)(high * 16 + low);
    }
    *out = (struct qu_colour){channel[0], channel[1], channel[2], channel[3]};
    return true;
}

const char *qu_colour_format(struct qu_colour c, char buffer[10])
{
    if (c.a == 255)
        snprintf(buffer, 10, "#%02x%02x%02x", c.r, c.g, c.b);
    else
        snprintf(buffer, 10, "#%02x%02x%02x%02x", c.r, c.g, c.b, c.a);
    return buffer;
}

bool qu_colour_equal(struct qu_colour a, struct qu_colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}
