/* metadata.h - writes the XMP metadata and the output intent.
 *
 * XMP (ISO 16684-1) repeats Info and, for a file with structure, says that it conforms to PDF/A-2a and
 * PDF/UA-1 (with the extension schema that PDF/A demands for the latter). The output intent says that the
 * colours of the file are sRGB. */
#pragma once

#include "../page/page.h"
#include "../pdf/pdf.h"
#include "options.h"

void qu_metadata_write(struct qu_pdf *pdf, const struct qu_document *document,
                       const struct qu_finish_options *options);
/* "D:20260131120000Z" -> "2026-01-31T12:00:00Z"; adds nothing if it is not such a date. */
void qu_metadata_add_date(struct qu_buf *out, const char *date);
/* As text in XML: escaped, without characters that XML does not allow. */
void qu_metadata_add_escaped(struct qu_buf *out, const char *text);
