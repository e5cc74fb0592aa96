/* cursor.h - where setting stands, and what it writes to: handed on from setter to setter.
 *
 * One cursor a job: setting an entry, or the furniture of pages. Whoever sets something inside (a block, a
 * trial) makes a copy and changes that; so nothing has to be put back. What all copies share is behind the
 * pointers, and belongs to the job alone:
 *   arena    items and texts; a galley's own, which the document takes over
 *   diag     messages of the job
 *   fonts    the font set; fonts get their ids in it when they are first used. Pango's: not for two threads
 *   known    the typesetter, and the paragraphs that it has set; not for two threads
 *   galley   the rows, notes and nodes; NULL for furniture
 * Two jobs on two threads need two of each; font ids are then those of each job's own font set.
 *
 * Lengths: qu_len; rows: whole grid rows. Items of a galley lie relative to the text track's left edge. */
#pragma once

#include "context.h"
#include "galley.h"
#include "paracache.h"

struct qu_cursor {
    const struct qu_context *context;
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_fontset *fonts;
    struct qu_paracache *known;
    struct qu_galley *galley;
    const struct qu_entry *entry;
    const struct qu_block *block; /* being set; NULL for the entry's own furniture */
    int part;                     /* counts what the pen draws in a block: seeds */
    int depth;                    /* of the blocks being set, 1 for those of the body */
    bool measuring; /* on trial: what is set is thrown away, and leaves no node, number or name behind */
};

/* A copy to try something with: its boxes have their true sizes, and nothing of it stays. */
struct qu_cursor qu_cursor_trial(const struct qu_cursor *cursor);
/* A seed for the next thing the pen draws in this block. */
uint64_t qu_cursor_seed(struct qu_cursor *cursor);
/* Where what is being set stands in the YAML. */
struct qu_src qu_cursor_src(const struct qu_cursor *cursor);
/* Of the entry, else of the notebook. */
const char *qu_cursor_language(const struct qu_cursor *cursor);
/* The label of the page a destination stood on in the round before; NULL in the first. Marks the galley as
 * depending on page numbers. */
const char *qu_cursor_page_of(struct qu_cursor *cursor, const char *destination);
/* Opens and names a structure node below `parent` (0: the root). */
int qu_cursor_add_node(struct qu_cursor *cursor, enum qu_role role, int parent, struct qu_src src);
/* The same for a figure, with what it shows in words. */
int qu_cursor_add_figure(struct qu_cursor *cursor, int parent, const char *alt, struct qu_src src);
void qu_cursor_add_space(struct qu_cursor *cursor, int rows);
/* A row with items of the caller's (moved into the arena), over the whole text track: it begins below any
 * inset. */
struct qu_row *qu_cursor_add_row(struct qu_cursor *cursor, int height, struct qu_items *items,
                                 struct qu_src src);
