/* structure.h - writes the structure tree: elements, their attributes, and how the pages refer back to them
 * (PDF 1.7, 14.7).
 *
 * Elements get Alt (Figure), Lang, ID (Note), and as attributes the box and placement of figures, the scope
 * of header cells, the numbering of lists. The parent tree has the pages' leaves first, then one entry for
 * each link annotation. If the file has a tree already, it is replaced. */
#pragma once

#include "filepage.h"
#include "placements.h"
#include "tree.h"

/* `leaves`: those of the pages; `annotations`: of the links, in their order. */
void qu_structure_write(struct qu_pdf *pdf, const struct qu_document *document,
                        const struct qu_leaves *leaves, const struct qu_file_page *targets,
                        const struct qu_placements *placed, const struct qu_obj *annotations);
