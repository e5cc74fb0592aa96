#include "lexer.h"

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

static void skip_blanks(struct qu_lexer *l)
{
    while (l->at < l->length && (is_blank(l->bytes[l->at]) || l->bytes[l->at] == '%')) {
        bool comment = l->bytes[l->at] == '%';
        while (comment && l->at < l->length && l->bytes[l->at] != '\n' && l->bytes[l->at] != '\r')
            l->at++;
        l->at += l->at < l->length;
    }
}

static void skip_regular(struct qu_lexer *l)
{
    while (l->at < l->length && is_regular(l->bytes[l->at]))
        l->at++;
}

static void skip_string(struct qu_lexer *l)
{
    int depth = 0;
    do {
        char c = l->bytes[l->at++];
        if (c == '\\' && l->at < l->length)
            l->at++;
        depth += (c == '(') - (c == ')');
    } while (depth > 0 && l->at < l->length);
}

/* To the end of the "EI" between blanks that closes the data. */
static void skip_image(struct qu_lexer *l)
{
    for (size_t i = l->at + 1; i + 1 < l->length; i++)
        if (l->bytes[i] == 'E' && l->bytes[i + 1] == 'I' && is_blank(l->bytes[i - 1]) &&
            (i + 2 == l->length || is_blank(l->bytes[i + 2]))) {
            l->at = i + 2;
            return;
        }
    l->at = l->length;
}

static enum qu_token_kind read_word(struct qu_lexer *l)
{
    static const char *const values[] = {"true", "false", "null"};
    size_t from = l->at;
    skip_regular(l);
    size_t length = l->at - from;
    char c = l->bytes[from];
    if ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == '+')
        return QU_TOKEN_NUMBER;
    for (int i = 0; i < QU_COUNT(values); i++)
        if (strlen(values[i]) == length && memcmp(values[i], l->bytes + from, length) == 0)
            return QU_TOKEN_NUMBER;
    if (length == 2 && memcmp(l->bytes + from, "ID", 2) == 0)
        skip_image(l);
    return QU_TOKEN_OPERATOR;
}

struct qu_token qu_lexer_next(struct qu_lexer *l)
{
    skip_blanks(l);
    struct qu_token token = {QU_TOKEN_END, l->at, l->at};
    if (l->at >= l->length)
        return token;
    char c = l->bytes[l->at], next = l->at + 1 < l->length ? l->bytes[l->at + 1] : '\0';
    if (c == '(') {
        token.kind = QU_TOKEN_STRING;
        skip_string(l);
    } else if (c == '<' && next != '<') {
        token.kind = QU_TOKEN_HEX;
        while (l->at < l->length && l->bytes[l->at] != '>')
            l->at++;
        l->at += l->at < l->length;
    } else if (c == '/') {
        token.kind = QU_TOKEN_NAME;
        l->at++;
        skip_regular(l);
    } else if (is_regular(c)) {
        token.kind = read_word(l);
    } else {
        token.kind = QU_TOKEN_BRACKET;
        l->at += (c == '<' || (c == '>' && next == '>')) ? 2 : 1;
    }
    token.to = l->at;
    return token;
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

/* Behind a backslash at s[i]: the byte (-1: none), and how many characters it takes. */
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
