/* coverage.h - which characters a hand must have, and which ones the builder makes from what is drawn:
 * accented letters from a base and a mark, accents alone from a mark, characters that share a glyph,
 * spaces. */
#pragma once

#include "hand.h"

/* Decodes one UTF-8 character and its length in bytes; 0 if the bytes are not valid UTF-8. */
uint32_t qu_hf_utf8(const char *s, int *len);

/* The base and mark that make up a letter; false when the letter must be drawn. The `compose` lines of the
 * file come before the built-in table. */
bool qu_hf_coverage_parts(const struct qu_hf_hand *hand, uint32_t code, uint32_t *base, const char **mark);
/* The mark that stands alone as this character (the acute accent ...), or NULL. */
const char *qu_hf_coverage_lone_mark(uint32_t code);
/* The character whose glyph is used for this one too, or 0. */
uint32_t qu_hf_coverage_alias(uint32_t code);
/* The advance of a blank in word spaces; 0 if the character is not a blank. */
double qu_hf_coverage_blank(uint32_t code);
/* Calls `take` for the code of each character that the builder can make: composed letters, marks alone,
 * aliases, blanks. The order is fixed. */
void qu_hf_coverage_each(const struct qu_hf_hand *hand, void (*take)(void *data, uint32_t code), void *data);
/* Writes "U+XXXX c" for each required character the hand lacks to stdout; returns how many. */
int qu_hf_coverage_check(const struct qu_hf_hand *hand);
