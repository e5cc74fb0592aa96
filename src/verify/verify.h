/* verify.h - a finished PDF read again and compared with what it was made from.
 *
 * Read are the words (through pdftotext, if it is there), and through libqpdf links, structure, fonts, boxes
 * and what the content draws. Each finding is a message with the place in the YAML that it comes from. Two
 * readers ask for more: who reads an application, and who prints. */
#pragma once

#include "request.h"

/* Findings go to the sink; the run's arena keeps what they name. */
void qu_verify_run(const struct qu_verify *verify, struct qu_arena *arena, struct qu_diag *diag);
/* The output that a file says it is ("" for a notebook without outputs), or NULL after a message. */
const char *qu_verify_output_of(struct qu_arena *arena, struct qu_diag *diag, const char *file,
                                const struct qu_buf *pdf);
