/* choose.h - chooses the outputs that a run makes, and the names of their files.
 *
 * It tests whether the files can be written before any work is done. Errors: unknown outputs, two outputs
 * with the same file, files that cannot be written. */
#pragma once

#include "job.h"

/* Makes the variants. False after a message. */
bool qu_choose_outputs(struct qu_job *job);
/* Names the files of all variants. False after a message. */
bool qu_choose_targets(struct qu_job *job);
