/* input.h - opens a PDF from outside, if it is complete and quire made it.
 *
 * Errors (QU_DIAG_PDF_FOREIGN): not a PDF, damaged, encrypted, made by another program. */
#pragma once

#include "../base/file.h"
#include "../pdf/pdf.h"

/* The bytes are lent until qu_pdf_close. `file`: its name in messages; must outlive the sink. */
bool qu_input_open(struct qu_pdf *pdf, struct qu_diag *diag, const char *file, const void *bytes,
                   size_t length);
/* A text of the Info dictionary as UTF-8 in the arena; NULL if it is missing. */
const char *qu_input_info(struct qu_arena *arena, struct qu_pdf *pdf, const char *key);
