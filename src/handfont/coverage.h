/* coverage.h - what a hand must cover, and what the builder makes by itself from what is drawn: accented
 * letters from a base and a mark, spacing accents from a mark, second names of one glyph, spaces. */
#pragma once

#include "hand.h"

/* Decodes one UTF-8 character and its length in bytes; 0 when the bytes are no character. */
uint32_t qu_hf_utf8(const char *s, int *len);

/* The base and mark that make up a letter; false when the letter must be drawn. The file's compose lines go
 * first. */
bool qu_hf_coverage_parts(const struct qu_hf_hand *hand, uint32_t code, uint32_t *base, const char **mark);
/* The mark that stands alone as this character (the acute accent ...), or NULL. */
const char *qu_hf_coverage_lone_mark(uint32_t code);
/* The character whose glyph serves for this one as well, or 0. */
uint32_t qu_hf_coverage_alias(uint32_t code);
/* Advance of a blank in word spaces, or 0 when the character is no blank. */
double qu_hf_coverage_blank(uint32_t code);
/* Calls `take` for each composed, lone-mark, alias or blank code the builder knows, in a fixed order. */
void qu_hf_coverage_each(const struct qu_hf_hand *hand, void (*take)(void *data, uint32_t code), void *data);
/* Writes "U+XXXX c" for each required character the hand lacks to stdout; returns how many. */
int qu_hf_coverage_check(const struct qu_hf_hand *hand);
