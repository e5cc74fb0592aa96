/* structure.h - the structure tree in the file: elements, what they say, and how the pages refer back
 * (PDF 1.7, 14.7).
 *
 * Elements get Alt (Figure), Lang, ID (Note), and as attributes the box and placement of figures, the scope
 * of header cells, the numbering of lists. The parent tree has the pages' leaves first, then one entry for
 * each link annotation. Cairo's own tree is replaced. */
#pragma once

#include "placements.h"
#include "../pdf/page.h"
#include "../cairopdf/marking.h"
#include "tree.h"

/* `tags`: the leaves as painted; `marked`: for each page those of its content now (contents.h);
 * `annotations`: of the links, in their order. */
void qu_structure_write(struct qu_pdf *pdf, const struct qu_document *document,
                        const struct qu_paint_tags *tags, const struct qu_marked_leaves *marked,
                        const struct qu_leaf *leaves, const struct qu_gathered *gathered,
                        const qpdf_oh *annotations);
