/* utf8.h - UTF-8: width of characters, test for valid text, and how to show text that may contain anything.
 *
 * "Shown" text is safe on a terminal and in a line of a message: control characters (C0, DEL, C1) and invalid
 * bytes are written as \x1b; characters that change the direction of text or break the line are written as
 * <U+202E>. Nothing here allocates beyond the buffer given. */
#pragma once

#include "buf.h"

#include <string.h>

/* Bytes of the sequence that starts with `lead`. */
int qu_utf8_width(char lead);
/* Byte offset of the first malformed sequence, or -1. NUL and other controls than tab, LF, CR count as
 * malformed. */
long qu_utf8_check(const char *text, size_t length);
/* The length of a text, or of the longest beginning of at most `most` bytes that ends between two
 * characters. */
int qu_utf8_cut(const char *text, int length, int most);
/* Both arguments of "%.*s": the beginning of a text that ends with NUL. `text` is evaluated three times. */
#define QU_CUT(text, most) qu_utf8_cut((text), (int)strnlen((text), (most) + 1u), (most)), (text)

/* Appends `text` as it is shown to people. */
void qu_buf_add_shown(struct qu_buf *out, const char *text);
/* Appends `text` with JSON escapes, without quotes. The result is valid UTF-8: an invalid byte becomes
 * U+FFFD; a control character of terminals is written as \u009b. */
void qu_buf_add_json(struct qu_buf *out, const char *text);
