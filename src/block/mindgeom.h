/* mindgeom.h - where the parts of a mind map stand: pure geometry, no fonts, no pen.
 *
 * The ring stands in the middle, branches at both sides, in the order of a clock from the upper left. A
 * branch is a block of grid rows: its label on the first, its leaves on the rows below. All blocks of a side
 * end at the same inner edge, so that between the two sides lies a corridor that belongs to the ring, the
 * curves and the remarks alone: a curve crosses the corridor and runs into its label along the label's own
 * row. Remarks look for a place near their branch's curve; as long as one finds none, the map grows by a row.
 *
 * After success no box (ring, label, leaves, remark) meets another, and no curve meets a box; each keeps
 * `gap` from the others. */
#pragma once

#include "../base/arena.h"
#include "plot.h"

enum { QU_MINDGEOM_PIECES = 20, QU_MINDGEOM_POINTS = QU_MINDGEOM_PIECES + 2 };

struct qu_mindgeom_branch {
    qu_len width;                              /* of the block */
    int leaf_rows;                             /* below the label's row */
    qu_len label_width, label_up, label_down;  /* around its baseline */
    bool left;                                 /* out */
    int row;                                   /* out: of the label */
    qu_len x;                                  /* out: left edge of label and leaves */
    struct qu_rect label, leaves;              /* out; leaves.h == 0: none */
    struct qu_point curve[QU_MINDGEOM_POINTS]; /* out: from the ring to the label */
    int curve_count;
};

struct qu_mindgeom_remark {
    int branch;
    qu_len width, height;
    struct qu_rect box; /* out */
};

struct qu_mindgeom {
    qu_len width, grid, offset, gap, stroke;
    qu_len ring_width, ring_height;
    struct qu_mindgeom_branch *branches;
    int branch_count;
    struct qu_mindgeom_remark *remarks;
    int remark_count;
    int least_rows, most_rows;
    int rows;            /* out */
    struct qu_rect ring; /* out */
};

/* False if it cannot be: the corridor is too narrow for the ring, or the rows allowed are too few. */
bool qu_mindgeom_lay_out(struct qu_arena *arena, struct qu_mindgeom *mind);
/* The widest block that leaves the ring its room between two of them. */
qu_len qu_mindgeom_widest(const struct qu_mindgeom *mind);
