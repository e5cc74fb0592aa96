/* write.h - writes the result of a run: its files, or a dump of one stage. */
#pragma once

#include "job.h"

/* All files of an output; false after a message. */
bool qu_write_files(struct qu_job *job, struct qu_variant *v);
/* Writes the dump of the stage that the options name. */
bool qu_write_dump(struct qu_job *job, struct qu_variant *v);
