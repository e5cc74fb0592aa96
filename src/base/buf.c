#include "buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void qu_buf_init(struct qu_buf *buf)
{
    *buf = (struct qu_buf){0};
}

void qu_buf_finish(struct qu_buf *buf)
{
    free(buf->data);
    qu_buf_init(buf);
}

void qu_buf_clear(struct qu_buf *buf)
{
    buf->length = 0;
    if (buf->data != NULL)
        buf->data[0] = '\0';
}

static void reserve(struct qu_buf *buf, size_t more)
{
    if (more > PTRDIFF_MAX - buf->length)
        qu_out_of_memory(more);
    size_t need = buf->length + more + 1;
    if (need <= buf->capacity)
        return;
    buf->capacity = QU_MAX(need, buf->capacity * 2);
    buf->data = qu_realloc(buf->data, buf->capacity);
}

char *qu_buf_room(struct qu_buf *buf, size_t more)
{
    reserve(buf, more);
    return buf->data + buf->length;
}

void qu_buf_took(struct qu_buf *buf, size_t length)
{
    buf->length += length;
    buf->data[buf->length] = '\0';
}

void qu_buf_add(struct qu_buf *buf, const void *data, size_t length)
{
    reserve(buf, length);
    if (length > 0)
        memcpy(buf->data + buf->length, data, length);
    buf->length += length;
    buf->data[buf->length] = '\0';
}

void qu_buf_add_text(struct qu_buf *buf, const char *s)
{
    qu_buf_add(buf, s, strlen(s));
}

void qu_buf_add_char(struct qu_buf *buf, char c)
{
    qu_buf_add(buf, &c, 1);
}

void qu_buf_add_utf8(struct qu_buf *buf, uint32_t c)
{
    if (c < 0x80) {
        qu_buf_add_char(buf, (char)c);
        return;
    }
    int tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    qu_buf_add_char(buf, (char)(lead[tail] | (c >> (6 * tail))));
    while (tail-- > 0)
        qu_buf_add_char(buf, (char)(0x80 | ((c >> (6 * tail)) & 0x3f)));
}

void qu_buf_vprintf(struct qu_buf *buf, const char *format, va_list args)
{
    enum { USUAL = 100 };
    va_list again;
    va_copy(again, args);
    reserve(buf, USUAL);
    size_t length = (size_t)vsnprintf(buf->data + buf->length, USUAL + 1, format, args);
    if (length > USUAL) {
        reserve(buf, length);
        vsnprintf(buf->data + buf->length, length + 1, format, again);
    }
    va_end(again);
    buf->length += length;
}

void qu_buf_add_16(struct qu_buf *buf, int value)
{
    qu_buf_add_char(buf, (char)((unsigned)value >> 8));
    qu_buf_add_char(buf, (char)value);
}

void qu_buf_add_32(struct qu_buf *buf, uint32_t value)
{
    qu_buf_add_16(buf, (int)(value >> 16));
    qu_buf_add_16(buf, (int)(value & 0xffff));
}

void qu_buf_set_16(struct qu_buf *buf, size_t at, size_t value)
{
    QU_ASSERT(value <= 0xffff && at + 2 <= buf->length);
    buf->data[at] = (char)(value >> 8);
    buf->data[at + 1] = (char)value;
}

void qu_buf_set_32(struct qu_buf *buf, size_t at, size_t value)
{
    qu_buf_set_16(buf, at, value >> 16);
    qu_buf_set_16(buf, at + 2, value & 0xffff);
}

void qu_buf_printf(struct qu_buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    qu_buf_vprintf(buf, format, args);
    va_end(args);
}

const char *qu_buf_text(const struct qu_buf *buf)
{
    return buf->data != NULL ? buf->data : "";
}

char *qu_buf_detach(struct qu_buf *buf)
{
    char *data = buf->data != NULL ? buf->data : qu_strdup("");
    qu_buf_init(buf);
    return data;
}
