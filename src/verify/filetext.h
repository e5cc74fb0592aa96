/* filetext.h - the words of the file, as another program reads them (pdftotext.h). */
#pragma once

#include "check.h"

/* The output of pdftotext; false after a message that it is missing or has failed. */
bool qu_check_text(struct qu_check *check, bool raw, struct qu_buf *out);
/* Words between blanks; a soft hyphen at the end of a line joins. `pages`: the index of each word's page; may
 * be NULL. In the arena. */
const char *const *qu_check_split(struct qu_check *check, const struct qu_buf *text, int *count_out,
                                  const int **pages_out);
