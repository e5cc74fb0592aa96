#include "lexer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLANK = QU_CONTENT_BLANK, DELIMITER = QU_CONTENT_DELIMITER };

const unsigned char qu_content_classes[256] = {
    ['\0'] = BLANK,    ['\t'] = BLANK,    ['\n'] = BLANK,    ['\f'] = BLANK,
    ['\r'] = BLANK,    [' '] = BLANK,     ['('] = DELIMITER, [')'] = DELIMITER,
    ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
    ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

static bool is_blank(char c)
{
    return qu_content_classes[(unsigned char)c] == BLANK;
}

static bool is_regular(char c)
{
    return qu_content_classes[(unsigned char)c] == QU_CONTENT_REGULAR;
}

/* ---- skipping: each function returns the place after what it skips */

static const char *skip_comment(const char *at, const char *end)
{
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    return at;
}

static const char *skip_blanks(const char *at, const char *end)
{
    for (;;) {
        while (at < end && is_blank(*at))
            at++;
        if (at == end || *at != '%')
            return at;
        at = skip_comment(at, end);
    }
}

static const char *skip_regular(const char *at, const char *end)
{
    while (at < end && is_regular(*at))
        at++;
    return at;
}

static const char *skip_string(const char *at, const char *end)
{
    int depth = 0;
    do {
        char c = *at++;
        if (c == '\\' && at < end)
            at++;
        depth += (c == '(') - (c == ')');
    } while (depth > 0 && at < end);
    return at;
}

static const char *skip_hex(const char *at, const char *end)
{
    const char *close = memchr(at, '>', (size_t)(end - at));
    return close != NULL ? close + 1 : end;
}

static bool is_value(const char *word, size_t length)
{
    return (length == 4 && (memcmp(word, "true", 4) == 0 || memcmp(word, "null", 4) == 0)) ||
           (length == 5 && memcmp(word, "false", 5) == 0);
}

/* ---- inline images (8.9.7) */

/* The values of the keys between "BI" and "ID". */
struct image {
    double width, height, bits;
    int components; /* 0: not known */
    bool filtered;
};

static bool is_either(const struct qu_lexer *l, struct qu_token token, const char *brief, const char *full)
{
    return qu_token_is(l, token, brief) || qu_token_is(l, token, full);
}

/* `value`: a name, or the first token of an array. Indexed colours are one number. */
static int count_components(const struct qu_lexer *l, struct qu_token value)
{
    return is_either(l, value, "/G", "/DeviceGray") || is_either(l, value, "/I", "/Indexed") ? 1
           : is_either(l, value, "/RGB", "/DeviceRGB")                                       ? 3
           : is_either(l, value, "/CMYK", "/DeviceCMYK")                                     ? 4
                                                                                             : 0;
}

static void read_entry(const struct qu_lexer *l, struct qu_token key, struct qu_token value,
                       struct image *image)
{
    if (is_either(l, key, "/W", "/Width"))
        image->width = qu_token_number(l, value);
    else if (is_either(l, key, "/H", "/Height"))
        image->height = qu_token_number(l, value);
    else if (is_either(l, key, "/BPC", "/BitsPerComponent"))
        image->bits = qu_token_number(l, value);
    else if (is_either(l, key, "/CS", "/ColorSpace"))
        image->components = count_components(l, value);
    else if (is_either(l, key, "/F", "/Filter"))
        image->filtered = true;
    else if (is_either(l, key, "/IM", "/ImageMask") && qu_token_is(l, value, "true"))
        image->bits = image->components = 1;
}

/* How many bytes the image has whose keys stand from l->image to `end`; 0: not known from them. */
static size_t image_size(const struct qu_lexer *l, size_t end)
{
    enum { SIDE_MOST = 1000000 };
    struct qu_lexer keys = {l->bytes, end, l->image, 0, true};
    struct image image = {0};
    if (l->image == 0)
        return 0;
    for (struct qu_token key = qu_lexer_next(&keys); key.kind != QU_TOKEN_END; key = qu_lexer_next(&keys)) {
        if (key.kind != QU_TOKEN_NAME)
            continue;
        struct qu_token value = qu_lexer_next(&keys);
        bool array = qu_token_is(&keys, value, "[");
        read_entry(&keys, key, array ? qu_lexer_next(&keys) : value, &image);
        while (array && value.kind != QU_TOKEN_END && !qu_token_is(&keys, value, "]"))
            value = qu_lexer_next(&keys);
    }
    if (image.filtered || image.components == 0 || !(image.width >= 1 && image.width <= SIDE_MOST) ||
        !(image.height >= 1 && image.height <= SIDE_MOST) || !(image.bits >= 1 && image.bits <= 16))
        return 0;
    return ((size_t)image.width * (size_t)image.components * (size_t)image.bits + 7) / 8 *
           (size_t)image.height;
}

static bool is_operator(const struct qu_lexer *l, struct qu_token token)
{
    static const char words[] =
        " b B b* B* BDC BI BMC BT BX c cm cs CS d d0 d1 Do DP EMC ET EX f F f* g G gs h i j J k K l m M MP n "
        "q Q re rg RG ri s S sc SC scn SCN sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \" ";
    char word[8];
    size_t length = token.to - token.from;
    if (length + 3 > sizeof word)
        return false;
    snprintf(word, sizeof word, " %.*s ", (int)length, l->bytes + token.from);
    return strstr(words, word) != NULL;
}

static bool is_text(const struct qu_lexer *l, struct qu_token token)
{
    for (size_t i = token.from; i < token.to; i++)
        if (l->bytes[i] < 0x20 || l->bytes[i] == 0x7f)
            return false;
    return true;
}

/* Whether the bytes from `at` on look like content: operands and a known operator, or the end. */
static bool is_content(const struct qu_lexer *l, size_t at)
{
    enum { OPERANDS_MOST = 32, LOOK_AHEAD = 512 };
    struct qu_lexer ahead = {l->bytes, QU_MIN(l->length, at + LOOK_AHEAD), at, 0, true};
    for (int i = 0; i <= OPERANDS_MOST; i++) {
        struct qu_token token = qu_lexer_next(&ahead);
        if (token.kind == QU_TOKEN_END)
            return true;
        if (token.kind == QU_TOKEN_OPERATOR)
            return is_operator(&ahead, token);
        if (token.kind != QU_TOKEN_STRING && !is_text(&ahead, token))
            return false;
    }
    return false;
}

/* "EI" at i, with white space before it and not a part of a longer word. */
static bool is_image_end(const struct qu_lexer *l, size_t i)
{
    return i + 1 < l->length && l->bytes[i] == 'E' && l->bytes[i + 1] == 'I' && is_blank(l->bytes[i - 1]) &&
           (i + 2 == l->length || !is_regular(l->bytes[i + 2]));
}

/* Skips the data after "ID" and the "EI" that ends it. The length of data without a filter is known; for
 * other data it is the first "EI" with content after it. */
static void skip_image(struct qu_lexer *l, size_t id)
{
    size_t data = l->at + 1, size = image_size(l, id), end = data + size;
    while (size > 0 && end < l->length && is_blank(l->bytes[end]))
        end++;
    if (size > 0 && is_image_end(l, end)) {
        l->at = end + 2;
        return;
    }
    for (l->at = data; l->at < l->length; l->at++)
        if (is_image_end(l, l->at) && is_content(l, l->at + 2)) {
            l->at += 2;
            return;
        }
    l->at = l->length;
}

/* ---- tokens */

/* Notes the start of an inline image: the operator of two letters that ends at `end`. */
static void note_image(struct qu_lexer *l, const char *end)
{
    l->at = (size_t)(end - l->bytes);
    if (end[-2] == 'B' && end[-1] == 'I')
        l->image = l->at;
    else if (end[-2] == 'I' && end[-1] == 'D' && !l->ahead)
        skip_image(l, l->at - 2);
}

/* "<<" and ">>". */
static bool is_doubled(const char *at, const char *end)
{
    return (*at == '<' || *at == '>') && end - at > 1 && at[1] == at[0];
}

static enum qu_token_kind word_kind(const char *word, size_t length)
{
    char c = *word;
    if (c >= 'A')
        return is_value(word, length) ? QU_TOKEN_NUMBER : QU_TOKEN_OPERATOR;
    return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+' ? QU_TOKEN_NUMBER : QU_TOKEN_OPERATOR;
}

struct qu_token qu_lexer_next(struct qu_lexer *l)
{
    const char *end = l->bytes + l->length, *from = skip_blanks(l->bytes + l->at, end), *at = from;
    enum qu_token_kind kind;
    if (from == end) {
        kind = QU_TOKEN_END;
    } else if (is_regular(*from)) {
        at = skip_regular(from, end);
        kind = word_kind(from, (size_t)(at - from));
    } else if (*from == '(') {
        kind = QU_TOKEN_STRING;
        at = skip_string(from, end);
    } else if (*from == '<' && !is_doubled(from, end)) {
        kind = QU_TOKEN_HEX;
        at = skip_hex(from, end);
    } else if (*from == '/') {
        kind = QU_TOKEN_NAME;
        at = skip_regular(from + 1, end);
    } else {
        kind = QU_TOKEN_BRACKET;
        at += is_doubled(from, end) ? 2 : 1;
    }
    l->at = (size_t)(at - l->bytes);
    if (kind == QU_TOKEN_OPERATOR && at - from == 2)
        note_image(l, at);
    return (struct qu_token){kind, (size_t)(from - l->bytes), l->at};
}

void qu_lexer_list(const char *bytes, size_t length, struct qu_tokens *out)
{
    struct qu_lexer l = {.bytes = bytes, .length = length};
    for (struct qu_token t = qu_lexer_next(&l); t.kind != QU_TOKEN_END; t = qu_lexer_next(&l))
        qu_vec_add(out, t);
}

bool qu_token_is(const struct qu_lexer *l, struct qu_token token, const char *word)
{
    size_t length = token.to - token.from;
    return strlen(word) == length && memcmp(word, l->bytes + token.from, length) == 0;
}

double qu_token_number(const struct qu_lexer *l, struct qu_token token)
{
    char text[40];
    size_t length = QU_MIN(token.to - token.from, sizeof text - 1);
    memcpy(text, l->bytes + token.from, length);
    text[length] = '\0';
    return strtod(text, NULL);
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static size_t hex_string(const char *s, size_t length, unsigned char *out)
{
    size_t count = 0;
    int half = -1;
    for (size_t i = 0; i < length; i++) {
        int digit = hex_digit(s[i]);
        if (digit < 0)
            continue;
        if (half >= 0)
            out[count++] = (unsigned char)(half * 16 + digit);
        half = half >= 0 ? -1 : digit;
    }
    if (half >= 0)
        out[count++] = (unsigned char)(half * 16);
    return count;
}

/* Reads what follows the backslash at s[i]: returns the byte that it stands for (-1: none). *taken: its
 * length. */
static int escaped(const char *s, size_t length, size_t i, size_t *taken)
{
    static const char letters[] = "nrtbf", values[] = "\n\r\t\b\f";
    const char *letter = memchr(letters, s[i], sizeof letters - 1);
    *taken = 1;
    if (letter != NULL)
        return values[letter - letters];
    if (s[i] == '\r' && i + 1 < length && s[i + 1] == '\n')
        *taken = 2;
    if (s[i] == '\r' || s[i] == '\n')
        return -1;
    if (s[i] < '0' || s[i] > '7')
        return (unsigned char)s[i];
    int value = 0;
    for (*taken = 0; *taken < 3 && i + *taken < length && s[i + *taken] >= '0' && s[i + *taken] <= '7';
         ++*taken)
        value = value * 8 + s[i + *taken] - '0';
    return value & 0xff;
}

size_t qu_token_string(const struct qu_lexer *l, struct qu_token token, unsigned char *out)
{
    const char *s = l->bytes + token.from;
    size_t length = token.to - token.from, count = 0, taken;
    if (token.kind == QU_TOKEN_HEX)
        return hex_string(s, length, out);
    for (size_t i = 1; i + 1 < length; i++) {
        if (s[i] != '\\') {
            out[count++] = (unsigned char)s[i];
            continue;
        }
        int value = escaped(s, length - 1, i + 1, &taken);
        i += taken;
        if (value >= 0)
            out[count++] = (unsigned char)value;
    }
    return count;
}
