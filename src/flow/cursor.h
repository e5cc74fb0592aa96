/* cursor.h - the place that setting has reached, and what it writes to. Each setter gets one from its caller.
 *
 * Each job (setting an entry, or the furniture of pages) has one cursor. To set something inside (a block, a
 * trial), code makes a copy and changes the copy, so that nothing has to be restored. The copies share what
 * the pointers lead to; it belongs to this job only:
 *
 * - arena: items and texts; that of a galley, which the document takes over later
 * - diag: messages of the job
 * - fonts: the font set; fonts get their ids in it when they are first used; for one thread only
 * - known: the typesetter, and the paragraphs that it has set; for one thread only
 * - galley: the rows, notes and nodes; NULL for furniture
 *
 * Two jobs on two threads need two of each; each job then has the font ids of its own font set.
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
    int part;                     /* counts what the pen draws in a block, for the seeds */
    int depth;                    /* of the blocks being set, 1 for those of the body */
    bool measuring; /* a trial: what is set is dropped, and leaves no node, number or name behind */
};

/* A copy for a trial: boxes set with it have their true sizes, but nothing else is changed. */
struct qu_cursor qu_cursor_trial(const struct qu_cursor *cursor);
/* A seed for the next thing the pen draws in this block. */
uint64_t qu_cursor_seed(struct qu_cursor *cursor);
/* The place in the YAML of what is being set. */
struct qu_src qu_cursor_src(const struct qu_cursor *cursor);
/* Values of the notebook and words of quire's own, one behind the other, each with its place. */
struct qu_inline qu_cursor_join(const struct qu_cursor *cursor, struct qu_src src,
                                const struct qu_text_part *parts, int count);
/* Of the entry, else of the notebook. */
const char *qu_cursor_language(const struct qu_cursor *cursor);
/* The label of the page a destination stood on in the round before; NULL in the first. Also notes that the
 * galley depends on page numbers. */
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
