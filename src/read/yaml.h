/* yaml.h - YAML as a tree of nodes that know their place. The only code that speaks to libyaml.
 *
 * Aliases are resolved by sharing the node; a cycle, an alias bomb (more than QU_YAML_NODES nodes when
 * written out), nesting deeper than QU_YAML_DEPTH, a duplicate key, bad UTF-8 and every syntax error are
 * diagnostics with their place. Nodes lie in the arena given. */
#pragma once

#include "source.h"

#include "../base/file.h"

enum { QU_YAML_DEPTH = 64, QU_YAML_NODES = 1000000 };

enum qu_yaml_kind { QU_YAML_SCALAR, QU_YAML_LIST, QU_YAML_MAP };

/* How a scalar was written: decides whether `null`, `true`, `12` are words or values, and how text offsets
 * map to the file. */
enum qu_yaml_style { QU_YAML_PLAIN, QU_YAML_QUOTED, QU_YAML_LITERAL, QU_YAML_FOLDED };

/* From byte `offset` of a scalar's text on, its characters stand at this place and behind it. */
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
    /* As it is written: bytes [from, to) of the file, from the first character to the last, without the
     * comment behind it. */
    const struct qu_source *source;
    size_t from, to;
};

/* The document of a file, or NULL after diagnostics (an empty file yields an empty map). What can be mended
 * (a duplicate key, an unknown tag) is reported and left out, so that the rest of the file is still checked:
 * ask the sink for errors. The bytes of `text` are lent to the nodes (`source`). */
struct qu_yaml *qu_yaml_read_file(struct qu_arena *arena, struct qu_diag *diag, const char *path,
                                  struct qu_src from);
struct qu_yaml *qu_yaml_read_text(struct qu_arena *arena, struct qu_diag *diag, const char *name,
                                  const char *text, size_t length);

/* The value of a key, or NULL. */
struct qu_yaml *qu_yaml_lookup(const struct qu_yaml *map, const char *key);
/* Plain `null`, `~` or nothing at all. */
bool qu_yaml_is_null(const struct qu_yaml *node);
/* "a map", "a list", "text": for messages. */
const char *qu_yaml_kind_name(const struct qu_yaml *node);
/* Where byte `offset` of a scalar's text stands in its file: exact in every style, also behind folded lines
 * and escapes. */
struct qu_src qu_yaml_text_src(const struct qu_yaml *scalar, int offset);

/* The same for many offsets, most of them rising: one step from each to the next. */
struct qu_yaml_place {
    const struct qu_yaml *scalar;
    int offset, piece; /* piece: index of the one that holds it, -1 before the first */
    int line, column;
};
struct qu_yaml_place qu_yaml_place_start(const struct qu_yaml *scalar);
struct qu_src qu_yaml_place_move(struct qu_yaml_place *place, int offset);
