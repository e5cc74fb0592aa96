/* scalar.h - which place in the file each byte of a scalar's text comes from.
 *
 * The text of a scalar differs from the bytes of the file: lines are folded, doubled quotes made single,
 * escapes resolved, indentation removed. The written form and the text are read together and cut into pieces;
 * inside a piece the two have the same characters. */
#pragma once

#include "../base/places.h"
#include "node.h"

/* Sets text_line, text_column and pieces of a scalar written between two characters of the source; text and
 * style are set. */
void qu_scalar_locate(struct qu_arena *arena, const struct qu_source *source, struct qu_yaml *scalar,
                      size_t start, size_t end);

/* Where byte `offset` of a scalar's text stands in its file: exact in every style, also after folded lines
 * and escapes. */
struct qu_src qu_yaml_text_src(const struct qu_yaml *scalar, int offset);

/* The same for many offsets. It is quick if each offset is greater than the one before. */
struct qu_yaml_place {
    const struct qu_yaml *scalar;
    int offset, piece; /* piece: index of the one that holds it, -1 before the first */
    int line, column;
};
struct qu_yaml_place qu_yaml_place_start(const struct qu_yaml *scalar);
struct qu_src qu_yaml_place_move(struct qu_yaml_place *place, int offset);

/* The places of all characters of a scalar's text, which is lent; NULL if it is empty. */
const struct qu_places *qu_yaml_places(struct qu_arena *arena, const struct qu_yaml *scalar);
