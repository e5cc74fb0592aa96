#include "value.h"

#include "../base/colour.h"

#include <limits.h>
#include <math.h>
#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool qu_value_int(const char *text, int *out)
{
    bool negative = *text == '-';
    long long value = 0;
    text += *text == '-' || *text == '+';
    if (!is_digit(*text))
        return false;
    for (; is_digit(*text); text++)
        value = QU_MIN(value * 10 + (*text - '0'), (long long)INT_MAX);
    if (*text != '\0')
        return false;
    *out = (int)(negative ? -value : value);
    return true;
}

/* The number at the start of a text; returns where it ends, or NULL. Digits beyond the 18th count as
 * zeros. */
static const char *scan_number(const char *text, double *out)
{
    bool negative = *text == '-', any = false;
    double mantissa = 0;
    int kept = 0, scale = 0;
    text += *text == '-' || *text == '+';
    for (bool fraction = false; is_digit(*text) || (*text == '.' && !fraction); text++) {
        if (*text == '.') {
            fraction = true;
            continue;
        }
        any = true;
        if (kept < 18) {
            mantissa = mantissa * 10 + (*text - '0');
            kept += mantissa > 0;
            scale -= fraction;
        } else {
            scale += !fraction;
        }
        scale = QU_CLAMP(scale, -9999, 9999);
    }
    if (!any)
        return NULL;
    if ((*text == 'e' || *text == 'E') &&
        (is_digit(text[1]) || ((text[1] == '-' || text[1] == '+') && is_digit(text[2])))) {
        bool down = text[1] == '-';
        int exponent = 0;
        for (text += is_digit(text[1]) ? 1 : 2; is_digit(*text); text++)
            exponent = QU_MIN(exponent * 10 + (*text - '0'), 9999);
        scale += down ? -exponent : exponent;
    }
    double value = mantissa == 0 ? 0 : scale < 0 ? mantissa / pow(10, -scale) : mantissa * pow(10, scale);
    *out = negative ? -value : value;
    return isfinite(value) ? text : NULL;
}

bool qu_value_number(const char *text, double *out)
{
    double value;
    const char *end = scan_number(text, &value);
    if (end == NULL || *end != '\0')
        return false;
    *out = value;
    return true;
}

bool qu_value_bool(const char *text, bool *out)
{
    static const char *const words[] = {"true",  "yes", "on",  "True",  "Yes", "On",
                                        "false", "no",  "off", "False", "No",  "Off"};
    for (int i = 0; i < QU_COUNT(words); i++)
        if (strcmp(text, words[i]) == 0) {
            *out = i < QU_COUNT(words) / 2;
            return true;
        }
    return false;
}

static const struct {
    const char *name;
    enum qu_unit unit;
    double scale;
} units[] = {
    {"pt", QU_UNIT_PT, 1},     {"mm", QU_UNIT_MM, 1},    {"cm", QU_UNIT_MM, 10}, {"in", QU_UNIT_MM, 25.4},
    {"rows", QU_UNIT_ROWS, 1}, {"row", QU_UNIT_ROWS, 1}, {"em", QU_UNIT_EM, 1},  {"%", QU_UNIT_PERCENT, 1},
};

bool qu_value_dimension(const char *text, struct qu_dimension *out)
{
    double value;
    const char *end = scan_number(text, &value);
    if (end == NULL)
        return false;
    while (*end == ' ')
        end++;
    for (int i = 0; i < QU_COUNT(units); i++)
        if (strcmp(end, units[i].name) == 0) {
            *out = (struct qu_dimension){value * units[i].scale, units[i].unit};
            return true;
        }
    *out = (struct qu_dimension){value, QU_UNIT_NONE};
    if (value == 0 && *end == '\0')
        out->unit = QU_UNIT_PT;
    return out->unit == QU_UNIT_PT;
}

const char *qu_unit_name(enum qu_unit unit)
{
    static const char *const names[] = {
        [QU_UNIT_NONE] = "",     [QU_UNIT_PT] = "pt", [QU_UNIT_MM] = "mm",
        [QU_UNIT_ROWS] = "rows", [QU_UNIT_EM] = "em", [QU_UNIT_PERCENT] = "%",
    };
    return names[unit];
}

bool qu_value_is_id(const char *text)
{
    size_t length = strlen(text);
    if (length == 0 || text[0] == '-' || text[length - 1] == '-')
        return false;
    for (; *text != '\0'; text++)
        if (!is_lower(*text) && !is_digit(*text) && *text != '-')
            return false;
    return true;
}

const char *qu_value_id_fault(const char *text)
{
    size_t fine = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
    char bad = text[fine];
    if (text[0] == '\0')
        return "it is empty";
    if (bad == ' ' || bad == '\t' || bad == '\n')
        return "it has a blank";
    if (bad >= 'A' && bad <= 'Z')
        return "it has a capital letter";
    return bad != '\0' ? "it has another character" : "it begins or ends with -";
}

char *qu_value_make_id(struct qu_arena *arena, const char *text)
{
    char *id = qu_arena_strdup(arena, text), *out = id;
    for (; *text != '\0'; text++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        if (is_lower(c) || is_digit(c))
            *out++ = c;
        else if (out > id && out[-1] != '-')
            *out++ = '-';
    }
    while (out > id && out[-1] == '-')
        out--;
    *out = '\0';
    return id;
}

bool qu_value_is_colour(const char *text)
{
    struct qu_colour colour;
    if (text[0] == '#')
        return qu_colour_parse(text, &colour);
    return is_lower(text[0]) && qu_value_is_id(text);
}

bool qu_value_is_address(const char *text)
{
    const char *at = text;
    while (is_lower(*at) || (*at >= 'A' && *at <= 'Z') ||
           (at > text && (is_digit(*at) || *at == '+' || *at == '-' || *at == '.')))
        at++;
    return at > text + 1 && *at == ':' && at[1] != '\0' && strpbrk(at, " \n\t<>\"") == NULL;
}

bool qu_is_language(const char *text)
{
    size_t first = strspn(text, "abcdefghijklmnopqrstuvwxyz");
    if (first < 2 || first > 3 || (text[first] != '\0' && text[first] != '-'))
        return false;
    return text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")] == '\0' &&
           text[strlen(text) - 1] != '-';
}
