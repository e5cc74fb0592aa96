/* stages.h - the stages that make the documents of an output, each from the results of earlier stages.
 *
 * False after errors in the sink, or where the run is cancelled. */
#pragma once

#include "job.h"

/* Select the part of the notebook that is in the output; read the layout with all its values; open the fonts
 * for its roles. */
bool qu_stage_layout(struct qu_job *job, struct qu_variant *v);
bool qu_stage_fonts(struct qu_job *job, struct qu_variant *v);
/* Makes the pages as data: text and notes are set, inks and sheets are as the output wants. */
bool qu_stage_pages(struct qu_job *job, struct qu_variant *v);
/* Finds the date, and drops pages that are not asked for. */
bool qu_stage_choose(struct qu_job *job, struct qu_variant *v);

/* Make a PDF of one document: first the pages, with Cairo, then everything that a file has beside them. */
bool qu_stage_paint(struct qu_job *job, struct qu_variant *v, struct qu_product *product);
bool qu_stage_finish(struct qu_job *job, struct qu_variant *v, struct qu_product *product);
