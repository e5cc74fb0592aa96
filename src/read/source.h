/* source.h - the text of a file, and where each of its characters stands.
 *
 * libyaml counts characters; people count lines and columns. A source holds the bytes (without a byte order
 * mark), the start of every line (ended by LF, CR or CRLF) and the byte offset of every 64th character, so
 * that each look-up is a search in a table. Lines and columns count from 1, columns in characters. Everything
 * lies in the arena; the bytes are lent. */
#pragma once

#include "../base/diag.h"
#include "../base/utf8.h"
#include "../base/vec.h"

struct qu_source_line {
    size_t byte, character; /* of its first character */
};

struct qu_source {
    const char *file, *text;
    size_t length, character_count;
    const struct qu_source_line *lines;
    int line_count;
    const size_t *marks; /* byte offset of characters 0, 64, 128 ... */
};

/* `text` is valid UTF-8. */
struct qu_source *qu_source_new(struct qu_arena *arena, const char *file, const char *text, size_t length);
/* The byte offset of a character; for a character beyond the end, the end of the text. */
size_t qu_source_byte(const struct qu_source *source, size_t character);
/* Place of a character. */
struct qu_src qu_source_place(const struct qu_source *source, size_t character);
/* Place of a byte of a text that need not be valid UTF-8. */
struct qu_src qu_source_place_of_byte(const char *file, const char *text, size_t byte);
