/* pdftotext.h - the text of a PDF as poppler's pdftotext reads it. It is an independent check, because that
 * program shares no code with quire.
 *
 * The program runs as a child process, without a shell; input and output are unnamed temporary files. */
#pragma once

#include "../base/buf.h"

enum qu_pdftotext_result { QU_PDFTOTEXT_FINE, QU_PDFTOTEXT_MISSING, QU_PDFTOTEXT_FAILED };

/* Pages end with a form feed. `raw`: in the order of the content, else in the reading order that poppler
 * finds. */
enum qu_pdftotext_result qu_pdftotext_read(const struct qu_buf *pdf, bool raw, struct qu_buf *out);
