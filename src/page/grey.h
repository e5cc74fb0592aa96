/* grey.h - turns all colours of a document into greys of the same lightness (ITU-R BT.709 luma). Pictures are
 * made grey elsewhere: qu_images_set_grey. */
#pragma once

#include "page.h"

void qu_document_grey(struct qu_document *document);
