/* pipeline.h - from the folder of a notebook to finished files: all stages in order. Only this folder and cli
 * use every stage. Its parts: choose.h (outputs and names of files), stages.h (from the notebook to a PDF),
 * limit.h, write.h; job.h has the data that they share.
 *
 * A notebook is read once. Each output that is asked for is set, painted and finished by itself, with its own
 * pages, contents and references, so that its bytes are the same as in a run for it alone. Each stage runs to
 * its end and may add messages to the sink. If a stage has errors (or warnings, in a strict run), its output
 * is not continued and no file of any output is written: the old files stay. Otherwise all files are written
 * at the end, one by one. */
#pragma once

#include "request.h"

/* False after errors in the sink. */
bool qu_pipeline_run(const struct qu_pipeline_options *options, struct qu_arena *arena, struct qu_diag *diag,
                     struct qu_outcome *outcome);
