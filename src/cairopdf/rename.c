#include "rename.h"

#include "../pdf/lexer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STACK_MOST = 64, KEEPS_CODES = -1 };

/* One content stream on its way. */
struct rewriting {
    struct qu_renaming *renaming;
    struct qu_lexer lexer;
    struct qu_buf *out;
    struct qu_buf string; /* the bytes of one */
    size_t done;          /* copied so far */
    QU_VEC(struct qu_token) operands;
    int font, stack[STACK_MOST], depth; /* index among the fonts, or KEEPS_CODES */
};

static void copy_up_to(struct rewriting *w, struct qu_token token)
{
    qu_buf_add(w->out, w->lexer.bytes + w->done, token.from - w->done);
    w->done = token.to;
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

static void rename_operand(struct rewriting *w, struct qu_token token, enum qu_name_kind kind)
{
    if (token.kind != QU_TOKEN_NAME || token.to - token.from >= QU_NAME_ROOM)
        return;
    const struct qu_new_name *name = find_name(w, token, kind);
    copy_up_to(w, token);
    qu_buf_add_text(w->out, name->name);
}

static int find_font(const struct rewriting *w, struct qu_token token)
{
    for (int i = 0; i < w->renaming->fonts.count; i++)
        if (is_called(w, token, w->renaming->fonts.at[i].name))
            return w->renaming->fonts.at[i].recoding.count > 0 ? i : KEEPS_CODES;
    return KEEPS_CODES;
}

static void recode_string(struct rewriting *w, struct qu_token token)
{
    static const char digits[] = "0123456789abcdef";
    const struct qu_recoding *recoding = &w->renaming->fonts.at[w->font].recoding;
    qu_buf_clear(&w->string);
    unsigned char *bytes = (unsigned char *)qu_buf_room(&w->string, token.to - token.from);
    size_t length = qu_token_string(&w->lexer, token, bytes);
    copy_up_to(w, token);
    char *out = qu_buf_room(w->out, 2 * length + 2), *at = out;
    *at++ = '<';
    for (size_t i = 0; i + 1 < length; i += 2) {
        int old = bytes[i] << 8 | bytes[i + 1], code = old < recoding->count ? recoding->codes[old] : 0;
        for (int shift = 12; shift >= 0; shift -= 4)
            *at++ = digits[code >> shift & 15];
    }
    *at++ = '>';
    qu_buf_took(w->out, (size_t)(at - out));
}

static void recode_operands(struct rewriting *w)
{
    for (int i = 0; i < w->operands.count && w->font != KEEPS_CODES; i++)
        if (w->operands.at[i].kind == QU_TOKEN_STRING || w->operands.at[i].kind == QU_TOKEN_HEX)
            recode_string(w, w->operands.at[i]);
}

/* Short words as numbers, for a switch. */
#define WORD2(a, b) ((a) | (b) << 8)
#define WORD3(a, b, c) (WORD2(a, b) | (c) << 16)

static int word_number(const char *word, size_t length)
{
    return length == 1   ? word[0]
           : length == 2 ? WORD2(word[0], word[1])
           : length == 3 ? WORD3(word[0], word[1], word[2])
                         : 0;
}

/* What an operator names. QU_NAME_KINDS: nothing. */
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

static void name_operand(struct rewriting *w, enum qu_name_kind kind)
{
    if (kind == QU_NAME_KINDS || w->operands.count == 0)
        return;
    struct qu_token name = w->operands.at[kind == QU_NAME_FONT ? 0 : w->operands.count - 1];
    if (kind == QU_NAME_FONT)
        w->font = find_font(w, name);
    rename_operand(w, name, kind);
}

static void operate(struct rewriting *w, struct qu_token operator)
{
    int word = word_number(w->lexer.bytes + operator.from, operator.to - operator.from);
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
    case '"': recode_operands(w); break;
    default: name_operand(w, naming_kind(word)); break;
    }
}

void qu_rename_write(struct qu_renaming *renaming, const char *content, size_t length, struct qu_buf *out)
{
    struct rewriting w = {
        .renaming = renaming, .lexer = {content, length, 0}, .out = out, .font = KEEPS_CODES};
    for (struct qu_token t = qu_lexer_next(&w.lexer); t.kind != QU_TOKEN_END; t = qu_lexer_next(&w.lexer)) {
        if (t.kind != QU_TOKEN_OPERATOR) {
            qu_vec_add(&w.operands, t);
            continue;
        }
        operate(&w, t);
        qu_vec_clear(&w.operands);
    }
    qu_buf_add(out, content + w.done, length - w.done);
    qu_buf_finish(&w.string);
    qu_vec_finish(&w.operands);
}

void qu_renaming_finish(struct qu_renaming *renaming)
{
    qu_vec_finish(&renaming->fonts);
    qu_vec_finish(&renaming->names);
    *renaming = (struct qu_renaming){0};
}
