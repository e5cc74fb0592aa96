/* info.h - writes the Info dictionary, the language, and that viewers show the title. */
#pragma once

#include "../page/page.h"
#include "../pdf/pdf.h"
#include "options.h"

void qu_info_write(struct qu_pdf *pdf, const struct qu_document *document,
                   const struct qu_finish_options *options);
