/* tags.h - what Cairo says about the structure of its pages, set right.
 *
 * Cairo makes an element for each marked-content sequence, in the order of the pages; the tree of the
 * document is another (finish/structure.h). And marking.h divides sequences, so that the table of leaves
 * must follow.
 *
 * Since Cairo 1.18 content may be named where it is painted and put into a tree later (cairo.content and
 * cairo.content_ref), but its elements can carry neither Alt nor attributes: the tree would still be ours. */
#pragma once

#include "../page/leaves.h"
#include "../pdf/pdf.h"
#include "marking.h"

/* Cairo's structure tree goes. */
void qu_tags_drop_tree(struct qu_pdf *pdf);
/* `leaves`: as painted; then as `marked` has them, for each page. */
void qu_tags_update(struct qu_leaves *leaves, const struct qu_marked_leaves *marked, int page_count);
