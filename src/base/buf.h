/* buf.h - a growing byte buffer that is always terminated by NUL.
 *
 * Invariant: data[length] == 0 whenever data is not NULL; qu_buf_text() is never NULL. Owns its bytes. */
#pragma once

#include "base.h"

#include <stdarg.h>

struct qu_buf {
    char *data;
    size_t length, capacity;
};

void qu_buf_init(struct qu_buf *buf);
void qu_buf_finish(struct qu_buf *buf);
void qu_buf_clear(struct qu_buf *buf);
void qu_buf_add(struct qu_buf *buf, const void *data, size_t length);
void qu_buf_add_text(struct qu_buf *buf, const char *s);
void qu_buf_add_char(struct qu_buf *buf, char c);
void qu_buf_add_utf8(struct qu_buf *buf, uint32_t codepoint);
/* Numbers as font files have them: big-endian. */
void qu_buf_add_16(struct qu_buf *buf, int value);
void qu_buf_add_32(struct qu_buf *buf, uint32_t value);
/* Overwrites the number at byte `at`. A value that does not fit is a bug. */
void qu_buf_set_16(struct qu_buf *buf, size_t at, size_t value);
void qu_buf_set_32(struct qu_buf *buf, size_t at, size_t value);
void qu_buf_printf(struct qu_buf *buf, const char *format, ...) QU_PRINTF(2, 3);
void qu_buf_vprintf(struct qu_buf *buf, const char *format, va_list args) QU_PRINTF(2, 0);
/* The place for the next bytes, with room for `more` of them. After writing there, the caller says with
 * qu_buf_took how many were written. */
char *qu_buf_room(struct qu_buf *buf, size_t more);
void qu_buf_took(struct qu_buf *buf, size_t length);
const char *qu_buf_text(const struct qu_buf *buf);
/* Hands the bytes over to the caller (free()) and leaves the buffer empty. */
char *qu_buf_detach(struct qu_buf *buf);
