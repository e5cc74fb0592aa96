/* input.h - a PDF that somebody hands in: opened only if quire made it and it is whole.
 *
 * Errors (QU_DIAG_PDF_FOREIGN): not a PDF, damaged, encrypted, made by another program. */
#pragma once

#include "../base/file.h"
#include "../pdf/pdf.h"

/* The bytes are lent until qu_pdf_close. `file` names it in messages and outlives the sink. */
bool qu_input_open(struct qu_pdf *pdf, struct qu_diag *diag, const char *file, const void *bytes,
                   size_t length);
/* A text of the Info dictionary as UTF-8 in the arena; NULL if there is none. */
const char *qu_input_info(struct qu_arena *arena, struct qu_pdf *pdf, const char *key);
