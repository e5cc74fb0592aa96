/* dump.h - a document as text: what golden tests compare and what --dump=pages prints.
 *
 * One line for each item, indented by group depth; lengths in pt with two decimals; TEXT shows font name,
 * size, origin, width and its text; PATH its box, colours and a hash of its steps. Fonts are named through a
 * callback, so that this module knows no fonts. */
#pragma once

#include "../base/buf.h"
#include "page.h"

typedef const char *(*qu_font_namer)(void *data, int font);

void qu_document_dump(const struct qu_document *document, qu_font_namer name, void *data, struct qu_buf *out);

/* Checks that each TEXT baseline with a grid stands within `tolerance` of its rule; reports every violation,
 * returns their number. */
int qu_document_check_grid(const struct qu_document *document, qu_len tolerance, struct qu_buf *report);
