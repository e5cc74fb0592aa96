/* test_labels.c - how page labels are read: numbers of each style, nothing, words. */
#include "../../../src/finish/labels.h"

#include <tap.h>

static const struct {
    const char *text;
    enum qu_label_style style;
    int value;
} cases[] = {
    {"", QU_LABEL_NOTHING, 0},
    {"1", QU_LABEL_DECIMAL, 1},
    {"12", QU_LABEL_DECIMAL, 12},
    {"1000", QU_LABEL_DECIMAL, 1000},
    {"012", QU_LABEL_WORD, 0},
    {"0", QU_LABEL_WORD, 0},
    {"i", QU_LABEL_ROMAN, 1},
    {"iv", QU_LABEL_ROMAN, 4},
    {"xlix", QU_LABEL_ROMAN, 49},
    {"mcmxciv", QU_LABEL_ROMAN, 1994},
    {"mmmcmxcix", QU_LABEL_ROMAN, 3999},
    {"iiii", QU_LABEL_WORD, 0},
    {"iix", QU_LABEL_WORD, 0},
    {"vx", QU_LABEL_WORD, 0},
    {"mmmm", QU_LABEL_WORD, 0},
    {"II", QU_LABEL_ROMAN_UPPER, 2},
    {"XC", QU_LABEL_ROMAN_UPPER, 90},
    {"iI", QU_LABEL_WORD, 0},
    {"plate", QU_LABEL_WORD, 0},
    {"1a", QU_LABEL_WORD, 0},
    {"99999999999", QU_LABEL_WORD, 0},
    {"mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm", QU_LABEL_WORD, 0},
    {"-1", QU_LABEL_WORD, 0},
};

int main(void)
{
    struct tap tap = {0};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_label label = qu_label_read(cases[i].text);
        tap_ok(&tap, label.style == cases[i].style && label.value == cases[i].value,
               "\"%s\": style %d value %d, wanted %d and %d", cases[i].text, label.style, label.value,
               cases[i].style, cases[i].value);
    }
    return tap_done(&tap);
}
