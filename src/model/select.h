/* select.h - what an output takes of a notebook, and the copy that holds only that. */
#pragma once

#include "notebook.h"

/* Whether the entry is in the output, whole or in part. */
bool qu_output_takes_entry(const struct qu_output *output, const struct qu_entry *entry);
/* Whether this block of an entry's body is: `nested` ones are unless they are taken out. */
bool qu_output_takes_block(const struct qu_output *output, const struct qu_entry *entry,
                           const struct qu_block *block, bool nested);
bool qu_list_holds(const struct qu_list *names, const char *name);

/* A deep copy of bound content, as far as texts and blocks go: the rest is shared. Called for every block
 * list and every inline in the copy. */
struct qu_copying {
    struct qu_arena *arena;
    bool (*keep)(void *data, const struct qu_block *block);
    void (*edit)(void *data, struct qu_inline *text);
    void *data;
};

void *qu_schema_copy(const struct qu_copying *copying, const struct qu_field *fields, const void *content,
                     size_t size);
