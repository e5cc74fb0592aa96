/* entry.h - one entry: its file, its defaults, its names. */
#pragma once

#include "notebook.h"

extern const struct qu_field qu_entry_fields[];

/* Reads and binds an entry's file. `position` counts the entries from 1; front matter has 0. False if the
 * file could not be parsed. */
bool qu_entry_read(struct qu_binder *binder, const char *file, struct qu_src from, int position,
                   struct qu_entry *out);
/* Gives every block its id and seed, made from the entry's id, the block's kind and its content. */
void qu_entry_name_blocks(struct qu_arena *arena, struct qu_entry *entry);
/* Called for every block of an entry, nested ones after the one that holds them. */
typedef void (*qu_block_visit)(struct qu_block *block, void *data);
void qu_entry_visit_blocks(const struct qu_entry *entry, qu_block_visit visit, void *data);
