/* verify.h - reads a finished PDF again and compares it with the notebook.
 *
 * It reads the words (with pdftotext, if it is installed), and with libqpdf links, structure, fonts, boxes
 * and what the content draws. Each finding is a message with the place in the YAML that it comes from. There
 * are further checks for two readers: those of job applications, and print shops. */
#pragma once

#include "request.h"

/* Findings go to the sink; the run's arena keeps what they name. */
void qu_verify_run(const struct qu_verify *verify, struct qu_arena *arena, struct qu_diag *diag);
/* The name of the output, as written in the file ("" for a notebook without outputs); NULL after a
 * message. */
const char *qu_verify_output_of(struct qu_arena *arena, struct qu_diag *diag, const char *file,
                                const struct qu_buf *pdf);
