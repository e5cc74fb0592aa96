/* lexer.h - the tokens of a content stream (PDF 1.7, 7.8.2).
 *
 * Places are byte offsets. Malformed content gives some tokens and then the end; it never crashes. The data
 * of an inline image and its "EI" are part of its "ID", as one operator. */
#pragma once

#include "../base/vec.h"

/* Kinds of characters (7.2.2): what is neither blank nor a delimiter is regular. */
enum { QU_CONTENT_REGULAR, QU_CONTENT_BLANK, QU_CONTENT_DELIMITER };
extern const unsigned char qu_content_classes[256];

enum qu_token_kind {
    QU_TOKEN_END,
    QU_TOKEN_NUMBER,
    QU_TOKEN_NAME,
    QU_TOKEN_STRING,
    QU_TOKEN_HEX,
    QU_TOKEN_BRACKET,
    QU_TOKEN_OPERATOR
};

struct qu_token {
    enum qu_token_kind kind;
    size_t from, to;
};

struct qu_tokens {
    struct qu_token *at;
    int count, capacity;
};

struct qu_lexer {
    const char *bytes;
    size_t length, at;
    size_t image; /* the place after the last "BI"; 0: none */
    bool ahead;   /* only looks ahead: does not skip images */
};

struct qu_token qu_lexer_next(struct qu_lexer *lexer);
/* Lists all tokens. */
void qu_lexer_list(const char *bytes, size_t length, struct qu_tokens *out);
bool qu_token_is(const struct qu_lexer *lexer, struct qu_token token, const char *word);
double qu_token_number(const struct qu_lexer *lexer, struct qu_token token);
/* The bytes of a string, with escapes resolved; `out` has room for token.to - token.from bytes. Returns their
 * number. */
size_t qu_token_string(const struct qu_lexer *lexer, struct qu_token token, unsigned char *out);
