/* blocks.h - the table of all kinds of block, in the order in which `quire schema` prints them. */
#pragma once

#include "../flow/blocktype.h"

/* The same as the tables that model and style take, NULL-terminated, in the arena. */
const struct qu_kind *const *qu_block_kinds(struct qu_arena *arena);
const struct qu_style_table *const *qu_block_styles(struct qu_arena *arena);
