/* Roman numerals. */
#include "../../../src/base/roman.h"
#include "tap.h"

static void written(struct tap *tap, long number, const char *want)
{
    struct qu_buf out;
    qu_buf_init(&out);
    qu_roman_add(&out, number);
    tap_text(tap, qu_buf_text(&out), want, "written");
    qu_buf_finish(&out);
}

int main(void)
{
    struct tap tap = {0};
    written(&tap, 1, "i");
    written(&tap, 4, "iv");
    written(&tap, 1949, "mcmxlix");
    written(&tap, 2888, "mmdccclxxxviii");
    written(&tap, 5000, "mmmmm");
    written(&tap, 0, "");
    written(&tap, -3, "");
    written(&tap, 100000, "");
    for (int i = 1, wrong = 0; i <= QU_ROMAN_MOST + 1; i++) {
        struct qu_buf out;
        qu_buf_init(&out);
        qu_roman_add(&out, i);
        wrong += qu_roman_read(qu_buf_text(&out)) != (i <= QU_ROMAN_MOST ? i : 0);
        qu_buf_finish(&out);
        if (i > QU_ROMAN_MOST)
            tap_int(&tap, wrong, 0, "numbers that are not read as they were written, and one too large");
    }
    tap_int(&tap, qu_roman_read("iiii"), 0, "a form that nobody writes");
    tap_int(&tap, qu_roman_read("vx"), 0, "another");
    tap_int(&tap, qu_roman_read("X"), 0, "capitals");
    tap_int(&tap, qu_roman_read("xii."), 0, "more than a number");
    tap_int(&tap, qu_roman_read(""), 0, "nothing");
    return tap_done(&tap);
}
