/* node.h - YAML as a tree of nodes, each with its place in the file. yaml.h reads it.
 *
 * Nodes lie in the arena given to the reader; an alias is the same node as its anchor. */
#pragma once

#include "source.h"

enum qu_yaml_kind { QU_YAML_SCALAR, QU_YAML_LIST, QU_YAML_MAP };

/* How a scalar was written: this decides whether `null`, `true` and `12` are text or values, and how text
 * offsets map to the file. */
enum qu_yaml_style { QU_YAML_PLAIN, QU_YAML_QUOTED, QU_YAML_LITERAL, QU_YAML_FOLDED };

/* The character at byte `offset` of a scalar's text stands at this place, and the following ones directly
 * after it. */
struct qu_yaml_piece {
    int offset, line, column;
};

struct qu_yaml {
    enum qu_yaml_kind kind;
    struct qu_src src; /* of its first character */
    /* SCALAR */
    enum qu_yaml_style style;
    const char *text;
    int length;
    int text_line;   /* file line on which the scalar's text starts (for | and > the line after the indicator)
                      */
    int text_column; /* column of its first character: for | and > the indentation + 1 */
    const struct qu_yaml_piece *pieces; /* by offset; none for a short one-line scalar without escapes */
    int piece_count;
    /* LIST: items; MAP: keys and values in file order */
    struct qu_yaml **items;
    struct qu_yaml **keys;
    int count;
    /* The written form: bytes [from, to) of the file, from the first character to the last, without a comment
     * after it. */
    const struct qu_source *source;
    size_t from, to;
};
