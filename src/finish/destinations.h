/* destinations.h - named destinations: the /Dests name tree (PDF 1.7, 7.9.6), in nodes of at most 32 names.
 *
 * Names are the bytes of the marks' UTF-8, in the same form in the tree and in the links, so that they match
 * byte for byte. */
#pragma once

#include "filepage.h"
#include "placements.h"

/* [page /XYZ left top null]: null: the zoom of the viewer does not change. PDF coordinates. */
struct qu_obj qu_destination_make(struct qu_obj page, double x, double y);
void qu_destinations_write(struct qu_pdf *pdf, const struct qu_file_page *targets,
                           const struct qu_placements *placed);
