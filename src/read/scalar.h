/* scalar.h - which place in the file each byte of a scalar's text comes from.
 *
 * The text of a scalar is not the bytes of the file: lines are folded, quotes doubled, escapes resolved,
 * indentation taken off. The written form and the text are walked side by side and cut into pieces inside
 * which a character of one is a character of the other. */
#pragma once

#include "source.h"
#include "yaml.h"

/* Sets text_line, text_column and pieces of a scalar written between two characters of the source; text and
 * style are set. */
void qu_scalar_locate(struct qu_arena *arena, const struct qu_source *source, struct qu_yaml *scalar,
                      size_t start, size_t end);
