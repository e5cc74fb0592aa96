/* galley.h - one entry set as a single endless column: rows on the grid, before it is cut into pages.
 *
 * A row is what a page break cannot split: a line of text, a row of cards, a picture. Its height counts in
 * grid rows; its items lie relative to the text track's left edge and to the row's top (the rule above its
 * first line), so that the same galley serves rectos and versos. Margin notes hang from a row; their items
 * lie relative to the margin track's left edge and to the note's top.
 *
 * Structure nodes are numbered within the galley: 1 is its root; compose shifts them into the document's.
 * Owned by the run's arena but for the growing arrays, which qu_galley_finish frees. */
#pragma once

#include "../page/items.h"
#include "../page/page.h"
#include "../text/para.h"
#include "endnumbers.h"

/* Penalty of a page break that must not happen; finite, so that an impossible page still has a best
 * solution. */
enum { QU_BREAK_NEVER = 1000000 };

struct qu_row {
    int height;  /* grid rows */
    bool glue;   /* white space: vanishes at the top and foot of a page */
    int penalty; /* demerits of a page break after this row */
    struct qu_item *items;
    int item_count;
    int first_note, note_count; /* notes that hang from this row */
    bool full;  /* its items lie relative to the outer edges of both tracks: no note may stand beside it */
    bool board; /* a page of its own without ruling or furniture; items relative to the page's corner */
    int ground; /* board: so many of its first items are the board itself, spine at the left, without what is
                   on it */
    const char *text; /* what it says, for --dump=lines; may be NULL */
    struct qu_src src;
};

struct qu_margin_note {
    int row, line; /* hangs from this row, that many grid rows below its top */
    int height;    /* grid rows */
    struct qu_item *items;
    int item_count;
    qu_len anchor_x; /* of its mark in the text, from the text track's left edge */
    int sign;        /* which mark joins it to its word: index into the pen's signs */
    uint64_t seed;
    const char *id;
    struct qu_src src;
};

/* A thing at a side of the text track that lines run round. */
struct qu_inset {
    int rows;     /* that it still reaches below the last row */
    qu_len width; /* with the gap to the text */
    bool left;
    struct qu_item *items; /* until a row takes them */
    int item_count;
};

struct qu_galley {
    const struct qu_entry *entry;
    struct qu_arena arena; /* of all that is set in it; the document takes it over */
    QU_VEC(struct qu_row) rows;
    QU_VEC(struct qu_margin_note) notes;
    QU_VEC(struct qu_margin_note) pending; /* things for the margin that hang from the next row */
    struct qu_inset inset;
    QU_VEC(struct qu_node) nodes; /* [0] unused, [1] the root */
    struct qu_endnotes endnotes;
    int headings;         /* so many have taken a colour: theirs take turns */
    bool after_paragraph; /* what was set last is a paragraph of running text: the next one may be indented */
    bool uses_pages;      /* its text depends on page numbers: set again when they change */
};

void qu_galley_init(struct qu_galley *galley, const struct qu_entry *entry);
void qu_galley_finish(struct qu_galley *galley);
int qu_galley_add_node(struct qu_galley *galley, enum qu_role role, int parent, struct qu_src src);
/* A row that takes the things waiting for one; the caller adds its items with qu_galley_fill_row. Valid until
 * the next call. */
struct qu_row *qu_galley_add_row(struct qu_galley *galley, int height, struct qu_src src);
/* Adds items to the last row, above those it has; moves them into the arena. */
void qu_galley_fill_row(struct qu_galley *galley, struct qu_items *items);
/* Puts items below those that a row has; moves them into the arena. */
void qu_galley_underlay(struct qu_galley *galley, struct qu_row *row, struct qu_items *items);
/* Hangs a note from the last row; moves its items into the arena. */
void qu_galley_hang(struct qu_galley *galley, struct qu_margin_note note, struct qu_items *items);
/* White space; meets the white space before it in the larger of the two. */
void qu_galley_add_space(struct qu_galley *galley, int rows);
/* Rows of white space until nothing stands beside the text any more: before rows that need the whole
 * track. */
void qu_galley_clear(struct qu_galley *galley);
/* Something at a side of the text: the lines that follow run round it. Begins below any other. */
void qu_galley_add_inset(struct qu_galley *galley, const struct qu_inset *inset);
/* What follows does not go on from the paragraph before. Every row that is no line of a paragraph does the
 * same. */
void qu_galley_end_run(struct qu_galley *galley);
/* The measure of a line that begins `row` grid rows below the galley's end, in a track of `width` that
 * begins at x: narrowed by the inset. `right`: the text track's right edge. */
struct qu_measure qu_galley_measure(const struct qu_galley *galley, int row, qu_len x, qu_len width,
                                    qu_len right);
/* No page break between the last row and what follows. */
void qu_galley_keep_with_next(struct qu_galley *galley);
/* Whether one of the rows from `first` on is the destination of that name. */
bool qu_galley_leads_to(const struct qu_galley *galley, int first, const char *name);
/* As text: a line a row. */
void qu_galley_dump(const struct qu_galley *galley, struct qu_buf *out);
