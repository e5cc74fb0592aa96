/* artifacts.h - the content of a page with everything that belongs to no structure element marked as an artifact (PDF 1.7, 14.8.2.2).
 *
 * What stands in a marked-content sequence stays as it is. Neighbouring marks outside of all of them are wrapped together, from the first
 * operand of the first to the last operator: text as /Artifact of type Pagination, for unmarked text is running head or folio, anything else
 * as a plain /Artifact. A text object that holds marked sequences is not wrapped as a whole, but its unmarked parts are, so that BT, ET and the
 * marks nest. Paths that only clip, and all settings, stay outside. One pass over the bytes; strings, comments and inline images are skipped. */
#pragma once

#include "../base/buf.h"

void qu_artifacts_mark(const char *content, size_t length, struct qu_buf *out);
