#include "rename.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STACK_MOST = 64, KEEPS_CODES = -1 };

/* A content stream while it is rewritten. */
struct rewriting {
    struct qu_renaming *renaming;
    struct qu_lexer lexer; /* for its bytes */
    struct qu_buf *out;
    struct qu_buf string; /* the bytes of one */
    size_t done;          /* how many bytes are copied so far */
    struct qu_tokens *tokens;
    int first, moved; /* first: of the operands; tokens before `moved` have their places in `out` */
    int font, stack[STACK_MOST], depth; /* index among the fonts, or KEEPS_CODES */
};

/* Copies what stands before the token, and gives the tokens in it their new places. */
static void copy_up_to(struct rewriting *w, int index, size_t from)
{
    size_t shift = w->out->length - w->done; /* may be negative and wrap around */
    for (; w->moved < index; w->moved++) {
        w->tokens->at[w->moved].from += shift;
        w->tokens->at[w->moved].to += shift;
    }
    qu_buf_add(w->out, w->lexer.bytes + w->done, from - w->done);
}

/* Goes on after the token, in place of which something else was written. */
static void go_on_behind(struct rewriting *w, int index, size_t from)
{
    struct qu_token *token = &w->tokens->at[index];
    w->done = token->to;
    token->from = from;
    token->to = w->out->length;
    w->moved = index + 1;
}

static bool is_called(const struct rewriting *w, struct qu_token token, const char *name)
{
    size_t length = token.to - token.from;
    return strncmp(name, w->lexer.bytes + token.from, length) == 0 && name[length] == '\0';
}

static const struct qu_new_name *find_name(struct rewriting *w, struct qu_token token, enum qu_name_kind kind)
{
    static const char letters[QU_NAME_KINDS] = {'F', 'X', 'G', 'P', 'S'};
    struct qu_renaming *r = w->renaming;
    for (int i = 0; i < r->names.count; i++)
        if (r->names.at[i].kind == kind && is_called(w, token, r->names.at[i].old))
            return &r->names.at[i];
    struct qu_new_name *new = qu_vec_push(&r->names);
    new->kind = kind;
    new->number = ++r->counts[kind];
    memcpy(new->old, w->lexer.bytes + token.from, token.to - token.from);
    snprintf(new->name, sizeof new->name, "/%c%d", letters[kind], new->number);
    return new;
}

static void rename_operand(struct rewriting *w, int index, enum qu_name_kind kind)
{
    struct qu_token token = w->tokens->at[index];
    if (token.kind != QU_TOKEN_NAME || token.to - token.from >= QU_NAME_ROOM)
        return;
    const struct qu_new_name *name = find_name(w, token, kind);
    copy_up_to(w, index, token.from);
    size_t from = w->out->length;
    qu_buf_add_text(w->out, name->name);
    go_on_behind(w, index, from);
}

static int find_font(const struct rewriting *w, struct qu_token token)
{
    for (int i = 0; i < w->renaming->fonts.count; i++)
        if (is_called(w, token, w->renaming->fonts.at[i].name))
            return w->renaming->fonts.at[i].recoding.count > 0 ? i : KEEPS_CODES;
    return KEEPS_CODES;
}

static void recode_string(struct rewriting *w, int index)
{
    struct qu_token token = w->tokens->at[index];
    static const char digits[] = "0123456789abcdef";
    const struct qu_recoding *recoding = &w->renaming->fonts.at[w->font].recoding;
    qu_buf_clear(&w->string);
    unsigned char *bytes = (unsigned char *)qu_buf_room(&w->string, token.to - token.from);
    size_t length = qu_token_string(&w->lexer, token, bytes);
    copy_up_to(w, index, token.from);
    size_t from = w->out->length;
    char *out = qu_buf_room(w->out, 2 * length + 2), *at = out;
    *at++ = '<';
    for (size_t i = 0; i + 1 < length; i += 2) {
        int old = bytes[i] << 8 | bytes[i + 1], code = old < recoding->count ? recoding->codes[old] : 0;
        for (int shift = 12; shift >= 0; shift -= 4)
            *at++ = digits[code >> shift & 15];
    }
    *at++ = '>';
    qu_buf_took(w->out, (size_t)(at - out));
    go_on_behind(w, index, from);
}

static void recode_operands(struct rewriting *w, int operator)
{
    for (int i = w->first; i < operator&& w->font != KEEPS_CODES; i++)
        if (w->tokens->at[i].kind == QU_TOKEN_STRING || w->tokens->at[i].kind == QU_TOKEN_HEX)
            recode_string(w, i);
}

/* Operators of one or two letters as numbers, for a switch. */
#define WORD2(a, b) ((a) | (b) << 8)
#define WORD3(a, b, c) (WORD2(a, b) | (c) << 16)

static int word_number(const char *word, size_t length)
{
    return length == 1   ? word[0]
           : length == 2 ? WORD2(word[0], word[1])
           : length == 3 ? WORD3(word[0], word[1], word[2])
                         : 0;
}

/* The kind of resource that an operator names. QU_NAME_KINDS: none. */
static enum qu_name_kind naming_kind(int word)
{
    switch (word) {
    case WORD2('T', 'f'): return QU_NAME_FONT;
    case WORD2('D', 'o'): return QU_NAME_XOBJECT;
    case WORD2('g', 's'): return QU_NAME_STATE;
    case WORD3('s', 'c', 'n'):
    case WORD3('S', 'C', 'N'): return QU_NAME_PATTERN;
    case WORD2('s', 'h'): return QU_NAME_SHADING;
    default: return QU_NAME_KINDS;
    }
}

static void name_operand(struct rewriting *w, int operator, enum qu_name_kind kind)
{
    if (kind == QU_NAME_KINDS || w->first == operator)
        return;
    int name = kind == QU_NAME_FONT ? w->first : operator- 1;
    if (kind == QU_NAME_FONT)
        w->font = find_font(w, w->tokens->at[name]);
    rename_operand(w, name, kind);
}

static void operate(struct rewriting *w, int operator)
{
    struct qu_token token = w->tokens->at[operator];
    int word = word_number(w->lexer.bytes + token.from, token.to - token.from);
    switch (word) {
    case 'q':
        if (w->depth < STACK_MOST)
            w->stack[w->depth++] = w->font;
        break;
    case 'Q':
        if (w->depth > 0)
            w->font = w->stack[--w->depth];
        break;
    case WORD2('T', 'j'):
    case WORD2('T', 'J'):
    case '\'':
    case '"': recode_operands(w, operator); break;
    default: name_operand(w, operator, naming_kind(word)); break;
    }
}

void qu_rename_write(struct qu_renaming *renaming, const char *content, size_t length,
                     struct qu_tokens *tokens, struct qu_buf *out)
{
    struct rewriting w = {.renaming = renaming,
                          .lexer = {.bytes = content, .length = length},
                          .out = out,
                          .tokens = tokens,
                          .font = KEEPS_CODES};
    for (int i = 0; i < tokens->count; i++) {
        if (tokens->at[i].kind != QU_TOKEN_OPERATOR)
            continue;
        operate(&w, i);
        w.first = i + 1;
    }
    copy_up_to(&w, tokens->count, length);
    qu_buf_finish(&w.string);
}

void qu_renaming_finish(struct qu_renaming *renaming)
{
    qu_vec_finish(&renaming->fonts);
    qu_vec_finish(&renaming->names);
    *renaming = (struct qu_renaming){0};
}
