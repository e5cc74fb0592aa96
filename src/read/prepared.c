#include "prepared.h"

#include <string.h>

static const char *const signs[] = {
    [QU_PREPARED_NONE] = NULL,
    [QU_PREPARED_NOTE] = "\xF0\x92\x91\xB0",   /* U+12470 */
    [QU_PREPARED_EQUALS] = "\xF0\x92\x91\xB1", /* U+12471 */
    [QU_PREPARED_PLUS] = "\xF0\x92\x91\xB2",   /* U+12472 */
    [QU_PREPARED_OPEN] = "\xF0\x92\x91\xB3",   /* U+12473 */
    [QU_PREPARED_CLOSE] = "\xF0\x90\x84\x80",  /* U+10100 */
    [QU_PREPARED_START] = "\xF0\x90\x84\x81",  /* U+10101 */
};

enum qu_prepared_sign qu_prepared_sign_at(const char *text)
{
    if ((unsigned char)text[0] != 0xF0)
        return QU_PREPARED_NONE;
    for (int sign = QU_PREPARED_NOTE; sign <= QU_PREPARED_START; sign++)
        if (strncmp(text, signs[sign], QU_PREPARED_WIDTH) == 0)
            return (enum qu_prepared_sign)sign;
    return QU_PREPARED_NONE;
}

char qu_prepared_character(enum qu_prepared_sign sign)
{
    static const char characters[] = {[QU_PREPARED_EQUALS] = '=',
                                      [QU_PREPARED_PLUS] = '+',
                                      [QU_PREPARED_OPEN] = '(',
                                      [QU_PREPARED_CLOSE] = ')',
                                      [QU_PREPARED_START] = 0};
    return characters[sign];
}

static enum qu_prepared_sign sign_for(char c)
{
    return c == '='   ? QU_PREPARED_EQUALS
           : c == '+' ? QU_PREPARED_PLUS
           : c == '(' ? QU_PREPARED_OPEN
           : c == ')' ? QU_PREPARED_CLOSE
                      : QU_PREPARED_NONE;
}

/* What is added from here on comes from byte `in` of the scalar. */
static void step(struct qu_prepared *prepared, int in)
{
    int out = (int)prepared->text.length;
    if (prepared->steps.count > 0 && qu_vec_last(&prepared->steps)->out == out)
        qu_vec_last(&prepared->steps)->in = in;
    else
        qu_vec_add(&prepared->steps, ((struct qu_prepared_step){out, in}));
}

static void put_sign(struct qu_prepared *prepared, enum qu_prepared_sign sign, int in)
{
    step(prepared, in);
    qu_buf_add(&prepared->text, signs[sign], QU_PREPARED_WIDTH);
}

static bool is_id_character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* Length of "[^id]" at a place, or 0. */
static int note_length(const char *text)
{
    if (text[0] != '[' || text[1] != '^')
        return 0;
    int length = 2;
    while (is_id_character(text[length]))
        length++;
    return length > 2 && text[length] == ']' ? length + 1 : 0;
}

static int put_note(struct qu_prepared *prepared, const char *text, int in, int length)
{
    put_sign(prepared, QU_PREPARED_NOTE, in);
    step(prepared, in + 1);
    qu_buf_add(&prepared->text, text + in + 1, (size_t)length - 2);
    put_sign(prepared, QU_PREPARED_NOTE, in + length - 1);
    step(prepared, in + length);
    return in + length;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space of a text that is one paragraph becomes a space, or a line break after a backslash at the end
 * of a line. */
static int put_space(struct qu_prepared *prepared, const char *text, int in, int length, bool hard)
{
    int from = in;
    bool broken = false;
    for (; in < length && is_space(text[in]); in++)
        broken |= text[in] == '\n' || text[in] == '\r';
    if (prepared->text.length == QU_PREPARED_WIDTH || in == length) {
        step(prepared, in);
        return in;
    }
    step(prepared, from);
    qu_buf_add_char(&prepared->text, hard && broken ? '\n' : ' ');
    if (hard && broken)
        put_sign(prepared, QU_PREPARED_START, in);
    step(prepared, in);
    return in;
}

static int put_backslash(struct qu_prepared *prepared, const char *text, int in, int length)
{
    enum qu_prepared_sign sign = in + 1 < length ? sign_for(text[in + 1]) : QU_PREPARED_NONE;
    if (sign != QU_PREPARED_NONE) {
        put_sign(prepared, sign, in);
        step(prepared, in + 2);
        return in + 2;
    }
    bool pair = in + 1 < length && !is_space(text[in + 1]);
    int width = pair && (unsigned char)text[in + 1] < 0x80 ? 2 : 1;
    qu_buf_add(&prepared->text, text + in, (size_t)width);
    return in + width;
}

/* Copies one thing: an escape, a note, white space or a character. Returns where the next one begins. */
static int put_next(struct qu_prepared *prepared, struct qu_diag *diag, int in, bool one_paragraph,
                    const char *path)
{
    const char *text = prepared->scalar->text;
    int length = prepared->scalar->length, note = note_length(text + in);
    if (text[in] == '\\') {
        int next = put_backslash(prepared, text, in, length);
        if (one_paragraph && next == in + 1 && next < length && is_space(text[next]))
            next = put_space(prepared, text, next, length, true);
        return next;
    }
    if (note > 0)
        return put_note(prepared, text, in, note);
    if (one_paragraph && is_space(text[in]))
        return put_space(prepared, text, in, length, false);
    if (text[in] == '\r') {
        int width = text[in + 1] == '\n' ? 2 : 1;
        qu_buf_add_char(&prepared->text, '\n');
        step(prepared, in + width);
        return in + width;
    }
    if (qu_prepared_sign_at(text + in) != QU_PREPARED_NONE) {
        qu_diag_add(diag, QU_ERROR, QU_DIAG_MARKDOWN_BAD, qu_yaml_text_src(prepared->scalar, in), path,
                    "leave it out", "this character cannot be printed");
        step(prepared, in + QU_PREPARED_WIDTH);
        return in + QU_PREPARED_WIDTH;
    }
    qu_buf_add_char(&prepared->text, text[in]);
    return in + 1;
}

void qu_prepared_init(struct qu_prepared *prepared, struct qu_diag *diag, const struct qu_yaml *scalar,
                      bool one_paragraph, const char *path)
{
    *prepared = (struct qu_prepared){.scalar = scalar};
    qu_buf_init(&prepared->text);
    step(prepared, 0);
    if (one_paragraph)
        put_sign(prepared, QU_PREPARED_START, 0);
    step(prepared, 0);
    for (int in = 0; in < scalar->length;)
        in = put_next(prepared, diag, in, one_paragraph, path);
}

void qu_prepared_finish(struct qu_prepared *prepared)
{
    qu_buf_finish(&prepared->text);
    qu_vec_finish(&prepared->steps);
}

int qu_prepared_origin(const struct qu_prepared *prepared, int offset)
{
    int low = 0, high = prepared->steps.count - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (prepared->steps.at[middle].out <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    struct qu_prepared_step last = prepared->steps.at[low];
    return last.in + (offset - last.out);
}

struct qu_src qu_prepared_src(const struct qu_prepared *prepared, int offset)
{
    return qu_yaml_text_src(prepared->scalar, qu_prepared_origin(prepared, offset));
}

void qu_prepared_restore(struct qu_buf *out, const char *text, bool escapes)
{
    while (*text != '\0') {
        enum qu_prepared_sign sign = qu_prepared_sign_at(text);
        if (sign == QU_PREPARED_NONE) {
            qu_buf_add_char(out, *text++);
            continue;
        }
        text += QU_PREPARED_WIDTH;
        if (sign == QU_PREPARED_NOTE)
            qu_buf_add_char(out, *text == '^' ? '[' : ']');
        else if (sign != QU_PREPARED_START && escapes)
            qu_buf_add_char(out, '\\');
        if (qu_prepared_character(sign) != 0)
            qu_buf_add_char(out, qu_prepared_character(sign));
    }
}
