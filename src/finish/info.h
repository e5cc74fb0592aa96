/* info.h - what the file says about itself: the Info dictionary, the language, the title in the window. */
#pragma once

#include "../page/page.h"
#include "../pdf/pdf.h"
#include "options.h"

void qu_info_write(struct qu_pdf *pdf, const struct qu_document *document,
                   const struct qu_finish_options *options);
