/* utf8.h - characters in bytes of UTF-8: their width, whether they are well-formed, and how text that may
 * hold anything is shown.
 *
 * "Shown" text is safe on a terminal and in a line of a message: control characters (C0, DEL, C1) and bytes
 * that are no UTF-8 become \x1b, characters that turn the direction of reading or break the line become
 * <U+202E>. Nothing here allocates beyond the buffer given. */
#pragma once

#include "buf.h"

#include <string.h>

/* Bytes of the sequence that starts with `lead`. */
int qu_utf8_width(char lead);
/* Byte offset of the first malformed sequence, or -1. NUL and other controls than tab, LF, CR count as
 * malformed. */
long qu_utf8_check(const char *text, size_t length);
/* The length of a text, or of its beginning of at most `most` bytes that does not cut through a character. */
int qu_utf8_cut(const char *text, int length, int most);
/* Both arguments of "%.*s": the beginning of a text that ends with NUL. `text` is evaluated three times. */
#define QU_CUT(text, most) qu_utf8_cut((text), (int)strnlen((text), (most) + 1u), (most)), (text)

/* Appends `text` as it is shown to people. */
void qu_buf_add_shown(struct qu_buf *out, const char *text);
/* Appends `text` with JSON escapes, without quotes. What stands there is valid UTF-8 for any bytes: one that
 * is no UTF-8 becomes U+FFFD; what a terminal would obey is written \u009b. */
void qu_buf_add_json(struct qu_buf *out, const char *text);
