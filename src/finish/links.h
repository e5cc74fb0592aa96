/* links.h - link annotations: /F 4 (printed), no border, exact rectangles, /Contents for those who listen.
 *
 * A link on turned paper has the bounding box of its rectangle as /Rect and its true corners as
 * /QuadPoints. */
#pragma once

#include "filepage.h"
#include "placements.h"

/* `annotations`: gets that of each link, in the order of the links. */
void qu_links_write(struct qu_pdf *pdf, const struct qu_file_page *targets,
                    const struct qu_placements *placed, struct qu_obj *annotations);
