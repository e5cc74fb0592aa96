/* choose.h - which of a notebook's outputs a run makes, and what the files are called.
 *
 * Whether a file can be put in its place is found before any work is done. Errors: unknown outputs, two
 * outputs that would be one file, files that cannot be written. */
#pragma once

#include "job.h"

/* Makes the variants. False after a message. */
bool qu_choose_outputs(struct qu_job *job);
/* Names the files of all variants. False after a message. */
bool qu_choose_targets(struct qu_job *job);
