/* papers.h - for kinds of block on papers of their own: where the paper is pinned, how text is stacked on it,
 * how it is turned.
 *
 * A stack is text on a paper from the top down, on the grid (leading 0) or with a leading of its own. On a
 * turned paper text is off the grid; papers are turned by at most one degree. Items lie relative to the
 * paper's upper left corner. */
#pragma once

#include "../flow/place.h"
#include "../hand/fasteners.h"

/* The place that the author wants for it. */
struct qu_pinned {
    int place; /* enum qu_place */
    int side;  /* right, left, centre */
    struct qu_dimension width;
};

extern const char *const qu_pinned_sides[];

#define QU_PINNED_FIELDS(type, member)                                                                    \
    {"place",                                                                                             \
     QU_FIELD_ENUM,                                                                                       \
     offsetof(type, member.place),                                                                        \
     0,                                                                                                   \
     "where it stands; auto: in the margin if it fits there, else beside the text",                       \
     .words = qu_place_words},                                                                            \
        {"side",                                                                                          \
         QU_FIELD_ENUM,                                                                                   \
         offsetof(type, member.side),                                                                     \
         0,                                                                                               \
         "beside the text or on its own rows: at which side",                                             \
         .words = qu_pinned_sides},                                                                       \
    {                                                                                                     \
        "width", QU_FIELD_DIMENSION, offsetof(type, member.width), 0,                                     \
            "of the whole thing; default: the layout's", .low = 0, .high = 400, .example = "width: 40 mm" \
    }

/* Its width: the author's, else that of the margin track if it may stand there, else `wide`. A width that
 * does not fit is a warning, and is made smaller. */
qu_len qu_pinned_width(struct qu_cursor *cursor, const struct qu_pinned *pinned, const struct qu_block *block,
                       qu_len wide);
/* Places the items; `height` is rounded up to whole rows. */
void qu_pinned_place(struct qu_cursor *cursor, const struct qu_pinned *pinned, struct qu_items *items,
                     qu_len width, qu_len height, const char *text);

struct qu_stack {
    struct qu_cursor *cursor;
    struct qu_items items;
    qu_len x, y, width;
    qu_len leading;                 /* 0: on the grid; y must then be whole rows */
    int align;                      /* enum qu_align + 1; 0: the style's */
    const struct qu_colour *colour; /* instead of the styles' */
};

/* Sets one text; returns its structure node, of `role` under `parent`. */
int qu_stack_text(struct qu_stack *stack, const struct qu_inline *text, const char *style, enum qu_role role,
                  int parent);
int qu_stack_plain(struct qu_stack *stack, const char *text, struct qu_src src, const char *style,
                   enum qu_role role, int parent);
/* Paragraphs, lists and quotations. */
void qu_stack_prose(struct qu_stack *stack, const struct qu_prose *blocks, int count, const char *style,
                    int parent);

/* Puts all items into a group that is turned about a point, in either direction, by a random angle up to
 * `most` degrees but never 0. */
void qu_papers_turn(struct qu_cursor *cursor, struct qu_items *items, struct qu_rect paper, double most);
struct qu_decor qu_papers_decor(struct qu_cursor *cursor, struct qu_items *items);
/* The right end of the last line of text among the items, and its baseline. */
struct qu_point qu_papers_text_end(const struct qu_item *items, int count);

/* For the `check` of kinds on papers: reports references to margin notes, which are not possible on a
 * paper. */
void qu_papers_check(struct qu_binder *binder, struct qu_block *block, const char *path);
