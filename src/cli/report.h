/* report.h - what a command says: messages, the summary, timings. */
#pragma once

#include "../base/diag.h"
#include "../pipeline/pipeline.h"
#include "options.h"

/* Messages on stderr; with --json as JSON on stdout, or on stderr where stdout carries the output. --quiet
 * keeps errors only. */
void qu_report_messages(struct qu_diag *diag, const struct qu_options *options);
/* "field-notes.pdf: 31 pages, 412 kB, 0.21 s, no warnings"; of several outputs a line each. */
void qu_report_summary(const struct qu_outcome *outcome, const struct qu_diag *diag, double seconds,
                       struct qu_buf *out);
/* What weighs what, for the outputs that were weighed. */
void qu_report_weights(const struct qu_outcome *outcome, struct qu_buf *out);
void qu_report_timings(const struct qu_outcome *outcome, FILE *out);
/* The exit code of a run. */
int qu_report_code(const struct qu_outcome *outcome, const struct qu_diag *diag, bool fine);
/* Whether the command's result itself goes to standard output. */
bool qu_report_stdout_taken(const struct qu_options *options);
