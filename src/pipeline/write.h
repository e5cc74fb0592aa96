/* write.h - what a run gives: its files, or the text of one of its stages. */
#pragma once

#include "job.h"

/* All files of an output; false after a message. */
bool qu_write_files(struct qu_job *job, struct qu_variant *v);
/* The stage that the options name, as text. */
bool qu_write_dump(struct qu_job *job, struct qu_variant *v);
