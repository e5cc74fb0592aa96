/* pdftotext.h - the text of a PDF as poppler's pdftotext reads it: a witness of its own, that knows nothing
 * of quire.
 *
 * The program runs as a child process, without a shell; bytes go in and out through unnamed temporary
 * files. */
#pragma once

#include "../base/buf.h"

enum qu_tool_result { QU_TOOL_FINE, QU_TOOL_MISSING, QU_TOOL_FAILED };

/* Pages end with a form feed. `raw`: in the order of the content, else in the order that poppler takes for
 * that of reading. */
enum qu_tool_result qu_tool_text(const struct qu_buf *pdf, bool raw, struct qu_buf *out);
