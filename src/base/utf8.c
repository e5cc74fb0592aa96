#include "utf8.h"

int qu_utf8_width(char lead)
{
    unsigned char c = (unsigned char)lead;
    return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* Length of the well-formed sequence at s (RFC 3629), or 0. NUL ends the text and is not valid. */
static int sequence_length(const unsigned char *s, size_t room)
{
    if (s[0] < 0x80)
        return s[0] != '\0' ? 1 : 0;
    int length = s[0] >= 0xf0 && s[0] <= 0xf4   ? 4
                 : s[0] >= 0xe0 && s[0] <= 0xef ? 3
                 : s[0] >= 0xc2 && s[0] <= 0xdf ? 2
                                                : 0;
    if (length == 0 || (size_t)length > room)
        return 0;
    for (int i = 1; i < length; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    bool overlong = (s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xf0 && s[1] < 0x90);
    bool outside = (s[0] == 0xed && s[1] > 0x9f) || (s[0] == 0xf4 && s[1] > 0x8f);
    return overlong || outside ? 0 : length;
}

static bool is_control(unsigned char c)
{
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

long qu_utf8_check(const char *text, size_t length)
{
    size_t i = 0;
    while (i < length) {
        int step = sequence_length((const unsigned char *)text + i, length - i);
        if (step == 0 || is_control((unsigned char)text[i]))
            return (long)i;
        i += (size_t)step;
    }
    return -1;
}

int qu_utf8_cut(const char *text, int length, int most)
{
    if (length <= most)
        return length;
    length = most;
    while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
        length--;
    return length;
}

static uint32_t decode(const char *s, int length)
{
    static const unsigned char mask[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    uint32_t c = (unsigned char)s[0] & mask[length];
    for (int i = 1; i < length; i++)
        c = c << 6 | ((unsigned char)s[i] & 0x3f);
    return c;
}

static bool turns_direction(uint32_t c)
{
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

static bool breaks_line(uint32_t c)
{
    return c == 0x2028 || c == 0x2029;
}

static bool is_hidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || breaks_line(c) || turns_direction(c);
}

void qu_buf_add_shown(struct qu_buf *out, const char *text)
{
    while (*text != '\0') {
        int length = sequence_length((const unsigned char *)text, strnlen(text, 4));
        uint32_t c = length > 0 ? decode(text, length) : (unsigned char)*text;
        if (length == 0 || (is_hidden(c) && c < 0x100))
            qu_buf_printf(out, "\\x%02x", (unsigned)c);
        else if (is_hidden(c))
            qu_buf_printf(out, "<U+%04X>", (unsigned)c);
        else
            qu_buf_add(out, text, (size_t)length);
        text += QU_MAX(length, 1);
    }
}

void qu_buf_add_json(struct qu_buf *out, const char *text)
{
    while (*text != '\0') {
        int length = sequence_length((const unsigned char *)text, strnlen(text, 4));
        uint32_t c = length > 0 ? decode(text, length) : 0xfffd;
        if (c == '"' || c == '\\')
            qu_buf_printf(out, "\\%c", (char)c);
        else if (is_hidden(c))
            qu_buf_printf(out, "\\u%04x", (unsigned)c);
        else
            qu_buf_add_utf8(out, c);
        text += QU_MAX(length, 1);
    }
}
