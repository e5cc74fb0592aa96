/* placements.h - collects the links and marks of all pages, in page coordinates.
 *
 * Positions are points from the upper left corner of the trimmed page, y down, with the transforms of all
 * groups applied. Texts are lent by the document. Errors (QU_DIAG_PDF_FAILED): a destination that is defined
 * twice, a link or outline entry whose destination does not exist. */
#pragma once

#include "../page/page.h"

struct qu_placed_link {
    int page;               /* index */
    struct qu_xy corner[4]; /* of the rectangle, clockwise from its upper left one */
    bool upright;           /* its sides are parallel to those of the page */
    const struct qu_link_item *item;
    int node; /* of the structure */
};

struct qu_placed_mark {
    int page;
    struct qu_xy at;
    const struct qu_mark_item *item;
    struct qu_src src;
};

struct qu_placements {
    QU_VEC(struct qu_placed_link) links;        /* by page */
    QU_VEC(struct qu_placed_mark) destinations; /* by name, bytewise */
    QU_VEC(struct qu_placed_mark) outline;      /* in the order of the document */
};

/* `partial`: links and entries to a missing destination are left out, without an error. */
bool qu_placements_init(struct qu_placements *placed, const struct qu_document *document, bool partial,
                        struct qu_diag *diag);
void qu_placements_finish(struct qu_placements *placed);
