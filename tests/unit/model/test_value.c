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

/* Whole numbers: what is one, and that none goes round. */
static void check_whole(struct tap *tap)
{
    static const struct {
        const char *text;
        bool fine;
        int value;
    } cases[] = {{"0", true, 0},
                 {"+7", true, 7},
                 {"-0", true, 0},
                 {"19", true, 19},
                 {"2147483647", true, 2147483647},
                 {"2147483648", true, 2147483647},
                 {"-99999999999999999999", true, -2147483647},
                 {"-", false, 0},
                 {"+", false, 0},
                 {"--1", false, 0},
                 {"/", false, 0},
                 {":", false, 0},
                 {"1/", false, 0},
                 {"1:", false, 0},
                 {" 1", false, 0}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        int got = 7;
        bool read = qu_value_int(cases[i].text, &got);
        tap_ok(tap, read == cases[i].fine && got == (cases[i].fine ? cases[i].value : 7),
               "whole number \"%s\": %d", cases[i].text, got);
    }
}

/* 18 digits are kept, whatever stands before them or behind. */
static void check_long_numbers(struct tap *tap)
{
    check_number(tap, "+5", true, 5);
    check_number(tap, "007", true, 7);
    check_number(tap, "123456789012345678", true, 123456789012345678.0);
    check_number(tap, "1234567890123456789", true, 1234567890123456780.0);
    check_number(tap, "0.1234567890123456789", true, 0.123456789012345678);
    check_number(tap, "0000000000000000000000005", true, 5);
    check_number(tap, "0.0000000000000000000000005", true, 5e-25);
    check_number(tap, "1000000000000000000000.5", true, 1e21);
    check_number(tap, "1E5", true, 1e5);
    check_number(tap, "1e+05", true, 1e5);
    check_number(tap, "12e-11", true, 12e-11);
    check_number(tap, "1e308", true, 1e308);
    check_number(tap, "1e309", false, 0);
    check_number(tap, "0e999", true, 0);
    check_number(tap, "1e99999999999", false, 0);
    check_number(tap, "1e-99999999999", true, 0);
    check_number(tap, "10e-1", true, 1);
    static const char *const refused[] = {"1e", "1e+", "1e-", "1ex", "..", "1.2.3", "-",   "--1",
                                          "+.", "1,2", "1 ",  " 1",  "/1", ":1",    "0x1", "e5"};
    for (int i = 0; i < QU_COUNT(refused); i++)
        check_number(tap, refused[i], false, 0);
    check_dimension(tap, "1e", false, 0, QU_UNIT_NONE);
    check_dimension(tap, "2em", true, 2, QU_UNIT_EM);
    check_dimension(tap, "2   em", true, 2, QU_UNIT_EM);
    check_dimension(tap, "1 em ", false, 0, QU_UNIT_NONE);
    check_dimension(tap, "0 px", false, 0, QU_UNIT_NONE);
    check_dimension(tap, "0.0", true, 0, QU_UNIT_PT);
    check_dimension(tap, "", false, 0, QU_UNIT_NONE);
}

/* The letters at the ends of the alphabet, and what stands beside them in ASCII. */
static void check_names(struct tap *tap)
{
    static const char *const ids[] = {"a", "z", "0", "9", "az09", "a--b", "a-b-c"},
                             *const none[] = {"`",  "{", "/",  ":", "a`",  "a{",      "a/",
                                              "a:", "-", "a-", "A", "z Z", "\xC3\xA9"};
    for (int i = 0; i < QU_COUNT(ids); i++)
        tap_ok(tap, qu_value_is_id(ids[i]), "\"%s\" is a name", ids[i]);
    for (int i = 0; i < QU_COUNT(none); i++)
        tap_ok(tap, !qu_value_is_id(none[i]), "\"%s\" is none", none[i]);
    static const char *const faults[][2] = {{"", "it is empty"},
                                            {"my name", "it has a blank"},
                                            {"a\tb", "it has a blank"},
                                            {"myName", "it has a capital letter"},
                                            {"a_b", "it has another character"},
                                            {"\xC3\xA9", "it has another character"},
                                            {"-a", "it begins or ends with -"},
                                            {"a-", "it begins or ends with -"}};
    for (int i = 0; i < QU_COUNT(faults); i++)
        tap_text(tap, qu_value_id_fault(faults[i][0]), faults[i][1], faults[i][0]);
    static const char *const made[][2] = {
        {"AZ az", "az-az"}, {"@[`{/:", ""}, {"--a--b--", "a-b"},
        {"a", "a"},         {"", ""},       {"19 \xC3\xA9t\xC3\xA9", "19-t"}};
    struct qu_arena arena;
    qu_arena_init(&arena);
    for (int i = 0; i < QU_COUNT(made); i++)
        tap_text(tap, qu_value_make_id(&arena, made[i][0]), made[i][1], made[i][0]);
    qu_arena_finish(&arena);
    static const char *const addresses[] = {"ab:c", "aZ:c", "Za:c", "zA:c", "a0:c", "a9:c", "a+-.:c", "ab::"},
                             *const no_addresses[] = {"",     ":",    "a:b",    "1a:b",   "+a:b",
                                                      "ab:",  "ab",   "@b:c",   "a[:c",   "a`:c",
                                                      "a{:c", "a/:c", "ab:c d", "ab:c\n", "ab:c\t",
                                                      "ab:<", "ab:>", "ab:\"",  "a:"};
    for (int i = 0; i < QU_COUNT(addresses); i++)
        tap_ok(tap, qu_value_is_address(addresses[i]), "\"%s\" is an address", addresses[i]);
    for (int i = 0; i < QU_COUNT(no_addresses); i++)
        tap_ok(tap, !qu_value_is_address(no_addresses[i]), "number %d of those that are none", i);
    static const char *const languages[] = {"en", "eng", "en-GB", "zh-Hant-TW", "de-1996"},
                             *const no_languages[] = {"",   "e",     "engl", "en-",  "en_GB",
                                                      "EN", "en-G.", "-en",  "en GB"};
    for (int i = 0; i < QU_COUNT(languages); i++)
        tap_ok(tap, qu_is_language(languages[i]), "\"%s\" is a language", languages[i]);
    for (int i = 0; i < QU_COUNT(no_languages); i++)
        tap_ok(tap, !qu_is_language(no_languages[i]), "\"%s\" is none", no_languages[i]);
}

/* Each word for yes and no, and each unit by its name. */
static void check_words(struct tap *tap)
{
    static const char *const yes[] = {"true", "yes", "on", "True", "Yes", "On"}, *const no[] = {
                                                                                     "false", "no", "off",
                                                                                     "False", "No", "Off"};
    for (int i = 0; i < QU_COUNT(yes); i++) {
        bool first = false, second = true;
        tap_ok(tap, qu_value_bool(yes[i], &first) && first && qu_value_bool(no[i], &second) && !second,
               "%s and %s", yes[i], no[i]);
    }
    static const char *const names[] = {"", "pt", "mm", "rows", "em", "%"};
    static const enum qu_unit units[] = {QU_UNIT_NONE, QU_UNIT_PT, QU_UNIT_MM,
                                         QU_UNIT_ROWS, QU_UNIT_EM, QU_UNIT_PERCENT};
    for (int i = 0; i < QU_COUNT(units); i++)
        tap_text(tap, qu_unit_name(units[i]), names[i], "name of a unit");
}

int main(void)
{
    struct tap tap = {0};
    check_whole(&tap);
    check_long_numbers(&tap);
    check_names(&tap);
    check_words(&tap);
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
