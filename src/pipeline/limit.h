/* limit.h - an output that may have only so many bytes: pictures lose pixels until the file is small
 * enough. */
#pragma once

#include "job.h"

/* After the PDF is finished. The resolution that did it stands in the result; false after a message that says
 * what weighs what. */
bool qu_limit_keep(struct qu_job *job, struct qu_variant *v, struct qu_product *product);
