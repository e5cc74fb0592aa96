/* stages.h - the stages that make the documents of an output, each from what those before it made.
 *
 * False after errors in the sink, or where the run is cancelled. */
#pragma once

#include "job.h"

/* What the output holds, the layout with all its values, fonts for its roles. */
bool qu_stage_layout(struct qu_job *job, struct qu_variant *v);
bool qu_stage_fonts(struct qu_job *job, struct qu_variant *v);
/* The pages as data: text set, notes hung, inks and sheets as the output wants them. */
bool qu_stage_pages(struct qu_job *job, struct qu_variant *v);
/* The date, and only those pages that are asked for. */
bool qu_stage_choose(struct qu_job *job, struct qu_variant *v);

/* One document to PDF: the pages that Cairo paints, then all that a file has beside them. */
bool qu_stage_paint(struct qu_job *job, struct qu_variant *v, struct qu_product *product);
bool qu_stage_finish(struct qu_job *job, struct qu_variant *v, struct qu_product *product);
