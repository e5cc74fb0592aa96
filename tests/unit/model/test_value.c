/* test_value.c - numbers, words, lengths, names. */
#include "../../../src/model/value.h"
#include "tap.h"

#include <math.h>

static void check_number(struct tap *tap, const char *text, bool fine, double want)
{
    double got = -12345;
    bool read = qu_value_number(text, &got);
    tap_ok(tap, read == fine && (!fine || fabs(got - want) <= fabs(want) * 1e-15), "number \"%s\": %.17g",
           text, got);
}

static void check_dimension(struct tap *tap, const char *text, bool fine, double value, enum qu_unit unit)
{
    struct qu_dimension got = {-1, QU_UNIT_NONE};
    bool read = qu_value_dimension(text, &got);
    tap_ok(tap, read == fine && (!fine || (fabs(got.value - value) < 1e-9 && got.unit == unit)),
           "length \"%s\": %g %s", text, got.value, qu_unit_name(got.unit));
}

int main(void)
{
    struct tap tap = {0};
    int whole = 7;
    bool truth = false;
    tap_ok(&tap, qu_value_int("-42", &whole) && whole == -42, "-42");
    tap_ok(&tap, qu_value_int("99999999999999999999", &whole) && whole == 2147483647,
           "too large stops at the largest");
    tap_ok(&tap,
           !qu_value_int("", &whole) && !qu_value_int("4.0", &whole) && !qu_value_int("0x10", &whole) &&
               !qu_value_int("1 ", &whole),
           "no whole numbers");
    check_number(&tap, "0.1", true, 0.1);
    check_number(&tap, "-.5", true, -0.5);
    check_number(&tap, "5.", true, 5);
    check_number(&tap, "3e2", true, 300);
    check_number(&tap, "1.25e-3", true, 0.00125);
    check_number(&tap, "123456789012345678901234567890", true, 123456789012345678901234567890.0);
    check_number(&tap, "0.000000000000000000000000012", true, 1.2e-26);
    check_number(&tap, "1e999", false, 0);
    check_number(&tap, "1e-999", true, 0);
    check_number(&tap, "", false, 0);
    check_number(&tap, ".", false, 0);
    check_number(&tap, "1,5", false, 0);
    check_number(&tap, "nan", false, 0);
    check_number(&tap, "inf", false, 0);
    check_dimension(&tap, "7 mm", true, 7, QU_UNIT_MM);
    check_dimension(&tap, "12pt", true, 12, QU_UNIT_PT);
    check_dimension(&tap, "2 rows", true, 2, QU_UNIT_ROWS);
    check_dimension(&tap, "1 row", true, 1, QU_UNIT_ROWS);
    check_dimension(&tap, "30%", true, 30, QU_UNIT_PERCENT);
    check_dimension(&tap, "0.4em", true, 0.4, QU_UNIT_EM);
    check_dimension(&tap, "3e", false, 0, QU_UNIT_NONE);
    check_dimension(&tap, "-1.5 cm", true, -15, QU_UNIT_MM);
    check_dimension(&tap, "1in", true, 25.4, QU_UNIT_MM);
    check_dimension(&tap, "0", true, 0, QU_UNIT_PT);
    check_dimension(&tap, "7", false, 0, QU_UNIT_NONE);
    check_dimension(&tap, "7 px", false, 0, QU_UNIT_NONE);
    check_dimension(&tap, "mm", false, 0, QU_UNIT_NONE);
    tap_ok(&tap, qu_value_bool("yes", &truth) && truth, "yes");
    tap_ok(&tap, qu_value_bool("off", &truth) && !truth, "off");
    tap_ok(&tap, !qu_value_bool("1", &truth) && !qu_value_bool("y", &truth), "no words for bool");
    tap_ok(&tap,
           qu_value_is_id("a-1") && !qu_value_is_id("") && !qu_value_is_id("-a") && !qu_value_is_id("a_b") &&
               !qu_value_is_id("A"),
           "ids");
    struct qu_arena arena;
    qu_arena_init(&arena);
    tap_text(&tap, qu_value_make_id(&arena, " Who Am I? "), "who-am-i", "id of a title");
    tap_text(&tap, qu_value_make_id(&arena, "\xC3\xA9t\xC3\xA9"), "t", "id of other letters");
    tap_text(&tap, qu_value_make_id(&arena, "!?"), "", "id of nothing");
    qu_arena_finish(&arena);
    tap_ok(&tap,
           qu_value_is_colour("highlight") && qu_value_is_colour("#fff") && qu_value_is_colour("#A0b1C2"),
           "colours");
    tap_ok(&tap,
           !qu_value_is_colour("#ff") && !qu_value_is_colour("Red") && !qu_value_is_colour("") &&
               !qu_value_is_colour("1a"),
           "no colours");
    tap_ok(&tap,
           qu_value_is_address("https://x.y") && qu_value_is_address("tel:+91") &&
               !qu_value_is_address("x.y") && !qu_value_is_address("https://x y"),
           "addresses");
    return tap_done(&tap);
}
