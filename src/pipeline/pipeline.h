/* pipeline.h - a notebook's folder to files: all stages in order. With main and cli the only code that sees
 * every stage. Inside: choose.h (outputs and names of files), stages.h (from the notebook to a PDF), limit.h,
 * write.h; job.h is what they share.
 *
 * A notebook is read once; each output that is asked for is set, painted and finished by itself, with pages,
 * contents and references of its own: its bytes are those of a run for it alone. Each stage runs to its end
 * and may leave messages in the sink; one with errors (warnings, in a strict run) ends that output, and then
 * nothing is written, of no output: the old files stay. Else all are written at the end, one by one. */
#pragma once

#include "request.h"

/* False after errors in the sink. */
bool qu_pipeline_run(const struct qu_pipeline_options *options, struct qu_arena *arena, struct qu_diag *diag,
                     struct qu_outcome *outcome);
