/* galley.h - one entry set as a single endless column: rows on the grid, before it is cut into pages.
 *
 * A row is what a page break cannot split: a line of text, a row of cards, a picture. Its height counts in
 * grid rows; its items lie relative to the text track's left edge and to the row's top (the rule above its
 * first line), so that the same galley can be used on rectos and versos. A margin note belongs to a row; its
 * items lie relative to the margin track's left edge and to the note's top.
 *
 * Structure nodes are numbered within the galley, 1 is its root; compose.h gives them their numbers in the
 * document. The run's arena owns everything but the growing arrays, which qu_galley_finish frees. */
#pragma once

#include "../page/items.h"
#include "../page/page.h"
#include "../text/para.h"
#include "endnumbers.h"

/* The penalty of a page break that must not happen. It is finite, so that there is a best solution even if no
 * good one exists. */
enum { QU_BREAK_NEVER = 1000000 };

struct qu_row {
    int height;  /* grid rows */
    bool glue;   /* white space: dropped at the top and the foot of a page */
    int penalty; /* demerits of a page break after this row */
    struct qu_item *items;
    int item_count;
    int first_note, note_count; /* notes that belong to this row */
    bool full;  /* its items lie relative to the outer edges of both tracks: no note may stand beside it */
    bool board; /* a page of its own without ruling or furniture; items relative to the page's corner */
    int ground; /* board: how many of its first items are the board itself, without text */
    const char *text; /* its text, for --dump=lines; may be NULL */
    struct qu_src src;
};

struct qu_margin_note {
    int row, line; /* the row that it belongs to, and the grid row within that row */
    int height;    /* grid rows */
    struct qu_item *items;
    int item_count;
    qu_len anchor_x; /* of its mark in the text, from the text track's left edge */
    int sign;        /* which sign stands at the note and at its word: index into the pen's signs */
    uint64_t seed;
    const char *id;
    struct qu_src src;
};

/* A thing at a side of the text track. Lines beside it are shorter. */
struct qu_inset {
    int rows;     /* how far it reaches below the last row */
    qu_len width; /* with the gap to the text */
    bool left;
    struct qu_item *items; /* until a row takes them over */
    int item_count;
};

struct qu_galley {
    const struct qu_entry *entry;
    struct qu_arena arena; /* holds all that is set in it; the document takes it over */
    QU_VEC(struct qu_row) rows;
    QU_VEC(struct qu_margin_note) notes;
    QU_VEC(struct qu_margin_note) pending; /* things for the margin that will belong to the next row */
    struct qu_inset inset;
    QU_VEC(struct qu_node) nodes; /* [0] unused, [1] the root */
    struct qu_endnotes endnotes;
    int headings;         /* number of headings so far: they use the colours in turn */
    bool after_paragraph; /* the last thing set is a paragraph, so the next one may be indented */
    bool uses_pages;      /* its text depends on page numbers: set again when they change */
};

void qu_galley_init(struct qu_galley *galley, const struct qu_entry *entry);
void qu_galley_finish(struct qu_galley *galley);
int qu_galley_add_node(struct qu_galley *galley, enum qu_role role, int parent, struct qu_src src);
/* Adds a row, to which the pending things then belong; the caller adds its items with qu_galley_fill_row.
 * Valid until the next call. */
struct qu_row *qu_galley_add_row(struct qu_galley *galley, int height, struct qu_src src);
/* Adds items to the last row, above those it has; moves them into the arena. */
void qu_galley_fill_row(struct qu_galley *galley, struct qu_items *items);
/* Puts items below those that a row has; moves them into the arena. */
void qu_galley_underlay(struct qu_galley *galley, struct qu_row *row, struct qu_items *items);
/* Adds a note to the last row; moves its items into the arena. */
void qu_galley_hang(struct qu_galley *galley, struct qu_margin_note note, struct qu_items *items);
/* Adds white space. If there is white space before it, the larger of the two counts. */
void qu_galley_add_space(struct qu_galley *galley, int rows);
/* Adds white space until nothing stands beside the text: for rows that need the whole track. */
void qu_galley_clear(struct qu_galley *galley);
/* Adds an inset: the following lines are shorter, beside it. It begins below any inset before it. */
void qu_galley_add_inset(struct qu_galley *galley, const struct qu_inset *inset);
/* Ends the sequence of paragraphs: the next one is not indented. Every row that is no line of a paragraph has
 * the same effect. */
void qu_galley_end_run(struct qu_galley *galley);
/* The measure of a line that begins `row` grid rows below the galley's end, in a track of `width` that
 * begins at x: narrowed by the inset. `right`: the text track's right edge. */
struct qu_measure qu_galley_measure(const struct qu_galley *galley, int row, qu_len x, qu_len width,
                                    qu_len right);
/* No page break between the last row and what follows. */
void qu_galley_keep_with_next(struct qu_galley *galley);
/* Whether one of the rows from `first` on holds the destination with that name. */
bool qu_galley_leads_to(const struct qu_galley *galley, int first, const char *name);
/* As text, one line for each row. */
void qu_galley_dump(const struct qu_galley *galley, struct qu_buf *out);
