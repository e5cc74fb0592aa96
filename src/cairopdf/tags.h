/* tags.h - corrects what Cairo writes about the structure of its pages.
 *
 * Cairo makes an element for each marked-content sequence, in the order of the pages; the document has
 * another tree (finish/structure.h), so Cairo's is removed. And marking.h divides sequences, so that the
 * table of leaves must be updated.
 *
 * Since Cairo 1.18 content may be named where it is painted and put into a tree later (cairo.content and
 * cairo.content_ref), but its elements cannot have Alt or attributes, so quire would still have to write the
 * tree. */
#pragma once

#include "../page/leaves.h"
#include "../pdf/pdf.h"
#include "marking.h"

/* Removes Cairo's structure tree. */
void qu_tags_drop_tree(struct qu_pdf *pdf);
/* Changes `leaves` from the leaves as painted to those of `marked`, for each page. */
void qu_tags_update(struct qu_leaves *leaves, const struct qu_marked_leaves *marked, int page_count);
