#include "marked.h"

#include <string.h>

static const char *const signs[] = {
    [QU_MARKED_NONE] = NULL,
    [QU_MARKED_NOTE] = "\xF0\x92\x91\xB0",   /* U+12470 */
    [QU_MARKED_EQUALS] = "\xF0\x92\x91\xB1", /* U+12471 */
    [QU_MARKED_PLUS] = "\xF0\x92\x91\xB2",   /* U+12472 */
    [QU_MARKED_OPEN] = "\xF0\x92\x91\xB3",   /* U+12473 */
    [QU_MARKED_CLOSE] = "\xF0\x90\x84\x80",  /* U+10100 */
    [QU_MARKED_START] = "\xF0\x90\x84\x81",  /* U+10101 */
};

enum qu_marked_sign qu_marked_sign_at(const char *text)
{
    if ((unsigned char)text[0] != 0xF0)
        return QU_MARKED_NONE;
    for (int sign = QU_MARKED_NOTE; sign <= QU_MARKED_START; sign++)
        if (strncmp(text, signs[sign], QU_MARKED_WIDTH) == 0)
            return (enum qu_marked_sign)sign;
    return QU_MARKED_NONE;
}

char qu_marked_character(enum qu_marked_sign sign)
{
    static const char characters[] = {[QU_MARKED_EQUALS] = '=',
                                      [QU_MARKED_PLUS] = '+',
                                      [QU_MARKED_OPEN] = '(',
                                      [QU_MARKED_CLOSE] = ')',
                                      [QU_MARKED_START] = 0};
    return characters[sign];
}

static enum qu_marked_sign sign_for(char c)
{
    return c == '='   ? QU_MARKED_EQUALS
           : c == '+' ? QU_MARKED_PLUS
           : c == '(' ? QU_MARKED_OPEN
           : c == ')' ? QU_MARKED_CLOSE
                      : QU_MARKED_NONE;
}

/* From here on the text comes from `in`. */
static void step(struct qu_marked *marked, int in)
{
    int out = (int)marked->text.length;
    if (marked->steps.count > 0 && qu_vec_last(&marked->steps)->out == out)
        qu_vec_last(&marked->steps)->in = in;
    else
        qu_vec_add(&marked->steps, ((struct qu_marked_step){out, in}));
}

static void put_sign(struct qu_marked *marked, enum qu_marked_sign sign, int in)
{
    step(marked, in);
    qu_buf_add(&marked->text, signs[sign], QU_MARKED_WIDTH);
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

static int put_note(struct qu_marked *marked, const char *text, int in, int length)
{
    put_sign(marked, QU_MARKED_NOTE, in);
    step(marked, in + 1);
    qu_buf_add(&marked->text, text + in + 1, (size_t)length - 2);
    put_sign(marked, QU_MARKED_NOTE, in + length - 1);
    step(marked, in + length);
    return in + length;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* White space of a text that is to be one paragraph: a space, or a break where a backslash ends the line. */
static int put_space(struct qu_marked *marked, const char *text, int in, int length, bool hard)
{
    int from = in;
    bool broken = false;
    for (; in < length && is_space(text[in]); in++)
        broken |= text[in] == '\n' || text[in] == '\r';
    if (marked->text.length == QU_MARKED_WIDTH || in == length) {
        step(marked, in);
        return in;
    }
    step(marked, from);
    qu_buf_add_char(&marked->text, hard && broken ? '\n' : ' ');
    if (hard && broken)
        put_sign(marked, QU_MARKED_START, in);
    step(marked, in);
    return in;
}

static int put_backslash(struct qu_marked *marked, const char *text, int in, int length)
{
    enum qu_marked_sign sign = in + 1 < length ? sign_for(text[in + 1]) : QU_MARKED_NONE;
    if (sign != QU_MARKED_NONE) {
        put_sign(marked, sign, in);
        step(marked, in + 2);
        return in + 2;
    }
    bool pair = in + 1 < length && !is_space(text[in + 1]);
    int width = pair && (unsigned char)text[in + 1] < 0x80 ? 2 : 1;
    qu_buf_add(&marked->text, text + in, (size_t)width);
    return in + width;
}

/* One thing at a time: an escape, a note, white space, a character. Returns where the next one begins. */
static int put_next(struct qu_marked *marked, struct qu_diag *diag, int in, bool one_paragraph,
                    const char *path)
{
    const char *text = marked->scalar->text;
    int length = marked->scalar->length, note = note_length(text + in);
    if (text[in] == '\\') {
        int next = put_backslash(marked, text, in, length);
        if (one_paragraph && next == in + 1 && next < length && is_space(text[next]))
            next = put_space(marked, text, next, length, true);
        return next;
    }
    if (note > 0)
        return put_note(marked, text, in, note);
    if (one_paragraph && is_space(text[in]))
        return put_space(marked, text, in, length, false);
    if (text[in] == '\r') {
        int width = text[in + 1] == '\n' ? 2 : 1;
        qu_buf_add_char(&marked->text, '\n');
        step(marked, in + width);
        return in + width;
    }
    if (qu_marked_sign_at(text + in) != QU_MARKED_NONE) {
        qu_diag_add(diag, QU_ERROR, QU_DIAG_MARKDOWN_BAD, qu_yaml_text_src(marked->scalar, in), path,
                    "leave it out", "this character cannot be printed");
        step(marked, in + QU_MARKED_WIDTH);
        return in + QU_MARKED_WIDTH;
    }
    qu_buf_add_char(&marked->text, text[in]);
    return in + 1;
}

void qu_marked_init(struct qu_marked *marked, struct qu_diag *diag, const struct qu_yaml *scalar,
                    bool one_paragraph, const char *path)
{
    *marked = (struct qu_marked){.scalar = scalar};
    qu_buf_init(&marked->text);
    step(marked, 0);
    if (one_paragraph)
        put_sign(marked, QU_MARKED_START, 0);
    step(marked, 0);
    for (int in = 0; in < scalar->length;)
        in = put_next(marked, diag, in, one_paragraph, path);
}

void qu_marked_finish(struct qu_marked *marked)
{
    qu_buf_finish(&marked->text);
    qu_vec_finish(&marked->steps);
}

int qu_marked_origin(const struct qu_marked *marked, int offset)
{
    int low = 0, high = marked->steps.count - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (marked->steps.at[middle].out <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    struct qu_marked_step last = marked->steps.at[low];
    return last.in + (offset - last.out);
}

struct qu_src qu_marked_src(const struct qu_marked *marked, int offset)
{
    return qu_yaml_text_src(marked->scalar, qu_marked_origin(marked, offset));
}

void qu_marked_restore(struct qu_buf *out, const char *text, bool escapes)
{
    while (*text != '\0') {
        enum qu_marked_sign sign = qu_marked_sign_at(text);
        if (sign == QU_MARKED_NONE) {
            qu_buf_add_char(out, *text++);
            continue;
        }
        text += QU_MARKED_WIDTH;
        if (sign == QU_MARKED_NOTE)
            qu_buf_add_char(out, *text == '^' ? '[' : ']');
        else if (sign != QU_MARKED_START && escapes)
            qu_buf_add_char(out, '\\');
        if (qu_marked_character(sign) != 0)
            qu_buf_add_char(out, qu_marked_character(sign));
    }
}
