/* limit.h - keeps an output below its limit of bytes: pictures are made smaller until the file is small
 * enough. */
#pragma once

#include "job.h"

/* To be called when the PDF is finished. The resolution of the pictures is put into the result. False after a
 * message that says how many bytes fonts, pictures and so on have. */
bool qu_limit_keep(struct qu_job *job, struct qu_variant *v, struct qu_product *product);
