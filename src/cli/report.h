/* report.h - prints what a command reports: messages, the summary, timings. */
#pragma once

#include "../base/diag.h"
#include "../pipeline/pipeline.h"
#include "options.h"

/* Prints messages to stderr; with --json as JSON to stdout, or to stderr if the output itself goes to stdout.
 * With --quiet only errors. */
void qu_report_messages(struct qu_diag *diag, const struct qu_options *options);
/* "field-notes.pdf: 31 pages, 412 kB, 0.21 s, no warnings"; one line for each output. */
void qu_report_summary(const struct qu_outcome *outcome, const struct qu_diag *diag, double seconds,
                       struct qu_buf *out);
/* The sizes of pictures, fonts and so on, for the outputs for which they were found. */
void qu_report_weights(const struct qu_outcome *outcome, struct qu_buf *out);
void qu_report_timings(const struct qu_outcome *outcome, FILE *out);
/* The exit code of a run. */
int qu_report_code(const struct qu_outcome *outcome, const struct qu_diag *diag, bool fine);
/* Whether the command's result itself goes to standard output. */
bool qu_report_stdout_taken(const struct qu_options *options);
