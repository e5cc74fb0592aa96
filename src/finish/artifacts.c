#include "artifacts.h"

#include "../base/vec.h"

#include <string.h>

enum kind { KIND_MARKS, KIND_TEXT };

struct piece {
    size_t from, to; /* from == to: none */
    enum kind kind;
};

struct scan {
    const char *bytes;
    size_t length, at;
    size_t operands; /* start of the operands of the operator to come; SIZE_MAX: none yet */
    int depth;       /* of marked-content sequences */
    bool in_text, divided; /* divided: the open text object holds a marked sequence */
    size_t text_start;
    struct piece shown; /* what the open text object has shown outside of marked sequences, since the last one */
    size_t path_start;  /* of the path under construction; SIZE_MAX: none */
    struct piece run;   /* what is wrapped next */
    QU_VEC(struct piece) pieces;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_regular(char c)
{
    return !is_blank(c) && strchr("()<>[]{}/%", c) == NULL;
}

/* ---- runs */

static void flush_run(struct scan *s)
{
    if (s->run.from != s->run.to)
        qu_vec_add(&s->pieces, s->run);
    s->run = (struct piece){0};
}

static void extend_run(struct scan *s, size_t from, size_t to, enum kind kind)
{
    if (s->run.from != s->run.to && s->run.kind != kind)
        flush_run(s);
    if (s->run.from == s->run.to)
        s->run = (struct piece){from, to, kind};
    s->run.to = to;
}

/* What the text object has shown so far becomes a piece within it. */
static void flush_shown(struct scan *s)
{
    if (s->shown.from != s->shown.to)
        qu_vec_add(&s->pieces, s->shown);
    s->shown = (struct piece){0};
}

/* ---- operators */

static void begin_sequence(struct scan *s)
{
    if (s->depth++ > 0)
        return;
    flush_run(s);
    if (s->in_text) {
        s->divided = true;
        flush_shown(s);
    }
}

static void end_text(struct scan *s)
{
    s->in_text = false;
    if (s->divided || s->depth > 0)
        flush_shown(s);
    else if (s->shown.from != s->shown.to)
        extend_run(s, s->text_start, s->at, KIND_TEXT);
    s->shown = (struct piece){0};
}

static void show_text(struct scan *s, size_t from)
{
    if (s->depth > 0)
        return;
    if (s->shown.from == s->shown.to)
        s->shown = (struct piece){from, s->at, KIND_TEXT};
    s->shown.to = s->at;
}

static void paint(struct scan *s, size_t from)
{
    if (s->depth == 0)
        extend_run(s, s->path_start != SIZE_MAX ? s->path_start : from, s->at, KIND_MARKS);
    s->path_start = SIZE_MAX;
}

/* Behind "ID": to the end of the "EI" that has a blank before it and, behind it, what can be content again. */
static void skip_image_data(struct scan *s)
{
    for (size_t i = s->at + 1; i + 1 < s->length; i++) {
        if (s->bytes[i] != 'E' || s->bytes[i + 1] != 'I' || !is_blank(s->bytes[i - 1]))
            continue;
        bool content = i + 2 >= s->length || is_blank(s->bytes[i + 2]);
        for (size_t k = i + 2; content && k < QU_MIN(s->length, i + 12); k++)
            content = s->bytes[k] != '\0' && (is_blank(s->bytes[k]) || (s->bytes[k] >= 0x20 && s->bytes[k] < 0x7f));
        if (content) {
            s->at = i + 2;
            return;
        }
    }
    s->at = s->length;
}

enum operator { OP_OTHER, OP_CONSTRUCT, OP_PAINT, OP_NO_PAINT, OP_BEGIN_TEXT, OP_END_TEXT, OP_SHOW, OP_BEGIN, OP_END, OP_IMAGE };

static enum operator find_operator(const char *word, size_t length)
{
    static const struct {
        const char *word;
        enum operator operator;
    } words[] = {
        {"m", OP_CONSTRUCT},   {"l", OP_CONSTRUCT}, {"c", OP_CONSTRUCT},    {"v", OP_CONSTRUCT}, {"y", OP_CONSTRUCT},
        {"h", OP_CONSTRUCT},   {"re", OP_CONSTRUCT}, {"S", OP_PAINT},       {"s", OP_PAINT},     {"f", OP_PAINT},
        {"F", OP_PAINT},       {"f*", OP_PAINT},    {"B", OP_PAINT},        {"B*", OP_PAINT},    {"b", OP_PAINT},
        {"b*", OP_PAINT},      {"Do", OP_PAINT},    {"sh", OP_PAINT},       {"n", OP_NO_PAINT},  {"BT", OP_BEGIN_TEXT},
        {"ET", OP_END_TEXT},   {"Tj", OP_SHOW},     {"TJ", OP_SHOW},        {"'", OP_SHOW},      {"\"", OP_SHOW},
        {"BMC", OP_BEGIN},     {"BDC", OP_BEGIN},   {"EMC", OP_END},        {"ID", OP_IMAGE},
    };
    for (int i = 0; length <= 3 && i < QU_COUNT(words); i++)
        if (strncmp(words[i].word, word, length) == 0 && words[i].word[length] == '\0')
            return words[i].operator;
    return OP_OTHER;
}

static void operate(struct scan *s, enum operator operator, size_t from)
{
    switch (operator) {
    case OP_CONSTRUCT: s->path_start = QU_MIN(s->path_start, from); break;
    case OP_PAINT: paint(s, from); break;
    case OP_NO_PAINT: s->path_start = SIZE_MAX; break;
    case OP_BEGIN_TEXT:
        s->in_text = true;
        s->divided = false;
        s->text_start = from;
        break;
    case OP_END_TEXT: end_text(s); break;
    case OP_SHOW: show_text(s, from); break;
    case OP_BEGIN: begin_sequence(s); break;
    case OP_END: s->depth -= s->depth > 0; break;
    case OP_IMAGE: /* "BI", its keys and "ID" are one operator's operands here */
        skip_image_data(s);
        paint(s, from);
        break;
    case OP_OTHER: break;
    }
}

/* ---- tokens */

static void skip_string(struct scan *s)
{
    int depth = 0;
    do {
        char c = s->bytes[s->at++];
        if (c == '\\' && s->at < s->length)
            s->at++;
        depth += (c == '(') - (c == ')');
    } while (depth > 0 && s->at < s->length);
}

static void skip_word(struct scan *s)
{
    while (s->at < s->length && is_regular(s->bytes[s->at]))
        s->at++;
}

static bool is_operand(const char *word, size_t length)
{
    static const char *const values[] = {"true", "false", "null"};
    if (strchr("+-.0123456789", word[0]) != NULL)
        return true;
    for (int i = 0; i < QU_COUNT(values); i++)
        if (strlen(values[i]) == length && memcmp(values[i], word, length) == 0)
            return true;
    return false;
}

static void read_word(struct scan *s)
{
    size_t start = s->at;
    skip_word(s);
    size_t length = s->at - start;
    const char *word = s->bytes + start;
    if (is_operand(word, length) || (length == 2 && memcmp(word, "BI", 2) == 0))
        return;
    operate(s, find_operator(word, length), s->operands);
    s->operands = SIZE_MAX;
}

static void read_token(struct scan *s)
{
    char c = s->bytes[s->at];
    if (c == '%') {
        while (s->at < s->length && s->bytes[s->at] != '\n' && s->bytes[s->at] != '\r')
            s->at++;
        return;
    }
    if (s->operands == SIZE_MAX)
        s->operands = s->at;
    if (c == '(') {
        skip_string(s);
    } else if (c == '/') {
        s->at++;
        skip_word(s);
    } else if (is_regular(c)) {
        read_word(s);
    } else {
        s->at++; /* brackets, and a hexadecimal string digit by digit: its digits are no operators */
        if (c == '<' && s->at < s->length && s->bytes[s->at] != '<')
            while (s->at < s->length && s->bytes[s->at] != '>')
                s->at++;
        else if (c == '<')
            s->at++;
    }
}

static void write_pieces(const struct scan *s, struct qu_buf *out)
{
    size_t done = 0;
    for (int i = 0; i < s->pieces.count; i++) {
        const struct piece *piece = &s->pieces.at[i];
        qu_buf_add(out, s->bytes + done, piece->from - done);
        qu_buf_add_text(out, piece->kind == KIND_TEXT ? "/Artifact<</Type/Pagination>>BDC\n" : "/Artifact BMC\n");
        qu_buf_add(out, s->bytes + piece->from, piece->to - piece->from);
        qu_buf_add_text(out, "\nEMC\n");
        done = piece->to;
    }
    qu_buf_add(out, s->bytes + done, s->length - done);
}

void qu_artifacts_mark(const char *content, size_t length, struct qu_buf *out)
{
    struct scan s = {.bytes = content, .length = length, .operands = SIZE_MAX, .path_start = SIZE_MAX};
    while (s.at < s.length) {
        if (is_blank(s.bytes[s.at]))
            s.at++;
        else
            read_token(&s);
    }
    flush_shown(&s);
    flush_run(&s);
    write_pieces(&s, out);
    qu_vec_finish(&s.pieces);
}
