/* grey.h - all colours of a document to greys of the same lightness (ITU-R BT.709 luma). Pictures are
 * paint's. */
#pragma once

#include "page.h"

void qu_document_grey(struct qu_document *document);
