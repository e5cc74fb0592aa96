/* block.h - one block of a body, and what the model knows of its kind.
 *
 * A block is a map in which exactly one key names its kind: `- heading: the systems behind them`; the other
 * keys are its options. A plain text in a body is short for `- prose: text`. The table of kinds comes from
 * the caller (struct qu_binder): model knows the fields of a kind, but not how it is set. */
#pragma once

#include "schema.h"

/* A kind of block, as far as the model is concerned: its key, its content struct and its schema. */
struct qu_kind {
    const char *name;
    const char *summary;           /* one line for `quire schema` */
    size_t size;                   /* of the content struct */
    const struct qu_field *fields; /* offsets into the content struct; one of them is named like the kind */
    /* Checks beyond the schema; may be NULL. Reports to the binder's sink. */
    void (*check)(struct qu_binder *binder, struct qu_block *block, const char *path);
};

struct qu_block {
    const struct qu_kind *kind;
    struct qu_src src;
    /* As given, else made from the entry's id and the block's content, so that edits elsewhere do not change
     * it. */
    const char *id;
    bool named;                 /* the id was given: it may be referred to */
    uint64_t seed;              /* of the pen and the hand */
    struct qu_list tags;        /* const char * */
    void *content;              /* the kind's struct */
    const char *path;           /* "body[4]" */
    const struct qu_yaml *node; /* as read */
};

/* The value of a BLOCKS field, for struct qu_binder. Blocks whose kind is not known are left out. */
bool qu_block_bind(struct qu_binder *binder, const struct qu_yaml *node, struct qu_block_list *out,
                   const char *path);
