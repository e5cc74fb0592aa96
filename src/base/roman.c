#include "roman.h"

#include <string.h>

enum { WRITTEN_MOST = 99999 };

static const struct {
    const char *text;
    int value;
} numerals[] = {{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90}, {"l", 50},
                {"xl", 40},  {"x", 10},   {"ix", 9},  {"v", 5},    {"iv", 4},  {"i", 1}};

void qu_roman_add(struct qu_buf *out, long number)
{
    if (number > WRITTEN_MOST)
        return;
    for (int i = 0; i < QU_COUNT(numerals); i++)
        for (; number >= numerals[i].value; number -= numerals[i].value)
            qu_buf_add_text(out, numerals[i].text);
}

/* Read greedily, then written again and compared. */
int qu_roman_read(const char *text)
{
    const char *s = text;
    int value = 0;
    for (int i = 0; i < QU_COUNT(numerals); i++)
        for (size_t n = strlen(numerals[i].text);
             strncmp(s, numerals[i].text, n) == 0 && value <= QU_ROMAN_MOST; s += n)
            value += numerals[i].value;
    if (*s != '\0' || value > QU_ROMAN_MOST)
        return 0;
    struct qu_buf again;
    qu_buf_init(&again);
    qu_roman_add(&again, value);
    bool usual = strcmp(qu_buf_text(&again), text) == 0;
    qu_buf_finish(&again);
    return usual ? value : 0;
}
