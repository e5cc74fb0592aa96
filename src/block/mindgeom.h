/* mindgeom.h - where the parts of a mind map stand: pure geometry, no fonts, no pen.
 *
 * The ring stands in the middle and branches at both sides, clockwise from the upper left. A branch is a
 * block of grid rows: its label on the first, its leaves on the rows below. All blocks of a side end at the
 * same inner edge, so that between the two sides there is a corridor for the ring, the curves and the remarks
 * only. A curve crosses the corridor and reaches its label along the label's own row. Each remark gets a
 * place near its branch's curve; while there is none for it, the map is made one row higher.
 *
 * After success no two boxes (ring, label, leaves, remark) and no curve and box touch; all keep the distance
 * `gap`. */
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

/* False if there is no solution: the corridor is too narrow for the ring, or the rows allowed are too few. */
bool qu_mindgeom_lay_out(struct qu_arena *arena, struct qu_mindgeom *mind);
/* The greatest width of a block at which two of them leave room for the ring. */
qu_len qu_mindgeom_widest(const struct qu_mindgeom *mind);
