/* links.h - writes link annotations: /F 4 (printed), no border, exact rectangles, /Contents for screen
 * readers.
 *
 * The /Rect of a link on a turned paper is the bounding box of its rectangle; its true corners are its
 * /QuadPoints. */
#pragma once

#include "filepage.h"
#include "placements.h"

/* `annotations`: receives the annotation of each link, in the order of the links. */
void qu_links_write(struct qu_pdf *pdf, const struct qu_file_page *targets,
                    const struct qu_placements *placed, struct qu_obj *annotations);
