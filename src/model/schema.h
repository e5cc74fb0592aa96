/* schema.h - tables that say what a YAML map may hold. The map is checked by them, a C struct is filled, and
 * the tables can be printed.
 *
 * A schema is a table of fields, ended by a field without name. Each field says its key, its type, where its
 * value goes in the struct (offset) and one line of documentation. Binding reports every problem in one pass
 * (unknown key with the nearest name, missing key, wrong type, value out of range), each with file:line:col,
 * the path to the key and what would be right, and fills what it can.
 *
 * The C type behind each field type stands at the enum. Strings, arrays and nested structs lie in the
 * binder's arena. */
#pragma once

#include "../base/colour.h"
#include "../read/markdown.h"
#include "texts.h"
#include "value.h"

/* A colour as it was written. Only the layout knows which colour that is: style fills in the value for
 * layouts, flow does it for the blocks of a notebook (qu_flow_resolve_colours). */
struct qu_named_colour {
    const char *name;
    struct qu_colour colour;
};

enum qu_field_type {
    QU_FIELD_TEXT,      /* const char *: one line or more, taken as written */
    QU_FIELD_ID,        /* const char *: a-z 0-9 and - */
    QU_FIELD_FILE,      /* const char *: path, joined to the folder of the file that names it */
    QU_FIELD_INLINE,    /* struct qu_inline: Markdown of one paragraph */
    QU_FIELD_PROSE,     /* struct qu_prose_list: Markdown of several */
    QU_FIELD_INT,       /* int, within low..high */
    QU_FIELD_NUMBER,    /* double, within low..high */
    QU_FIELD_BOOL,      /* bool */
    QU_FIELD_ENUM,      /* int: index into `words` */
    QU_FIELD_DIMENSION, /* struct qu_dimension; `words` may list the units allowed, else all */
    QU_FIELD_COLOUR,    /* struct qu_named_colour *: a name of the layout or #rrggbb */
    QU_FIELD_STRUCT,    /* nested struct, in place, by `fields` */
    QU_FIELD_LIST,      /* struct qu_list of elements of `size` bytes, each bound as `element` */
    QU_FIELD_MAP,    /* struct qu_list of elements of `size` bytes that begin with const char *key and struct
                        qu_src; any keys */
    QU_FIELD_BLOCKS, /* struct qu_block_list: blocks of the kinds in the binder */
    QU_FIELD_NODE    /* struct qu_yaml *: as read; the caller checks it */
};

enum {
    QU_REQUIRED = 1,
    QU_NOT_EMPTY = 2,
    QU_ONE_OR_LIST = 4, /* LIST: a single element may stand without brackets */
    QU_ADDRESS = 8      /* TEXT: an address with its scheme, https:// or mailto: */
};

struct qu_field {
    const char *name;
    enum qu_field_type type;
    size_t offset;
    int flags;
    const char *summary;
    const char *const *words; /* ENUM: values, NULL-terminated; DIMENSION: units */
    const struct qu_field
        *fields; /* STRUCT: nested table; LIST and MAP: table of the elements, when they are structs */
    enum qu_field_type element; /* LIST, MAP: type of the elements (STRUCT with `fields`) */
    size_t size;                /* LIST, MAP: bytes of one element */
    double low, high;           /* INT, NUMBER, DIMENSION (its value); both 0: no limits */
    const char *example;        /* for hints and the printed schema */
    const void
        *preset; /* LIST, MAP: what each element holds before it is bound, `size` bytes, and if it is empty */
    const char *each; /* LIST, MAP: an example of one element */
};

/* The first members of each element of a MAP. A value that is not a struct follows directly after them. */
struct qu_map_key {
    const char *key;
    struct qu_src src;
};

struct qu_list {
    void *at;
    int count;
};

struct qu_block;

struct qu_block_list {
    struct qu_block *at;
    int count;
};

struct qu_kind;

struct qu_binder;

/* Fills *out with the value of a BLOCKS field. */
typedef bool (*qu_blocks_binder)(struct qu_binder *binder, const struct qu_yaml *node,
                                 struct qu_block_list *out, const char *path);

/* What binding needs; lent by the caller for the run. */
struct qu_binder {
    struct qu_arena *arena;
    struct qu_diag *diag;
    const struct qu_kind *const
        *kinds;                   /* NULL-terminated table of block kinds; NULL where no blocks can stand */
    qu_blocks_binder bind_blocks; /* qu_block_bind; NULL where no blocks can stand */
    struct qu_texts_draft
        *texts; /* gets every value of type TEXT and FILE; NULL where nobody asks for their places */
};

/* Fills *out (which the caller has zeroed or preset with defaults) from a map. True if nothing was wrong with
 * it. `path` is the path to the map, "" at the top. */
bool qu_schema_bind(struct qu_binder *binder, const struct qu_yaml *map, const struct qu_field *fields,
                    void *out, const char *path);

/* The keys of a table, NULL-terminated, in the arena: for nearest-name hints. */
const char *const *qu_schema_keys(struct qu_arena *arena, const struct qu_field *fields);

/* ---- for code that binds without a table of its own: blocks, further checks */

/* A table and the struct that it fills. */
struct qu_bind_target {
    const struct qu_field *fields;
    void *out;
};

/* Binds a map over several tables at once: every key belongs to one of them. `what` names the map in messages
 * ("a quote block"), or NULL. */
bool qu_bind_map(struct qu_binder *binder, const struct qu_yaml *map, const struct qu_bind_target *targets,
                 int target_count, const char *path, const char *what);
/* An error at a node. */
QU_PRINTF(6, 7)
void qu_bind_error(struct qu_binder *binder, enum qu_diag_id id, struct qu_src src, const char *path,
                   const char *hint, const char *format, ...);
/* An error: a text that cannot be a name. */
void qu_bind_bad_id(struct qu_binder *binder, struct qu_src src, const char *path, const char *text);
/* "body" + "list" -> "body.list", "" + "body" -> "body". */
const char *qu_path_key(struct qu_arena *arena, const char *path, const char *key);
const char *qu_path_index(struct qu_arena *arena, const char *path, int index);
/* The element of a LIST or MAP as a field of its own, at offset 0. */
struct qu_field qu_field_element(const struct qu_field *field);
/* Offset of the value in a MAP's element. */
size_t qu_field_map_offset(const struct qu_field *field);
/* Bytes of one element of a LIST or MAP. */
size_t qu_field_element_size(const struct qu_field *field);
/* Whether a missing key is probably in the map, but misspelt. `keys`: all keys that may stand there. */
bool qu_bind_is_misspelt(const struct qu_yaml *map, const char *const *keys, const char *key);
