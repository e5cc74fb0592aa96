/* handle.h - the inside of a struct quire, which makes what quire.h promises; open to the command line, which
 * wants more than that: dumps, weights, a look at each output as it is made. */
#pragma once

#include "../base/vec.h"
#include "../pipeline/pipeline.h"
#include "quire.h"

struct quire {
    struct qu_arena kept;         /* what the options name */
    struct quire_options options; /* a copy */
    struct qu_pipeline_options wanted;
    struct qu_cancel cancel;
    struct qu_arena arena; /* of the last run */
    struct qu_diag diag;
    struct qu_outcome outcome;
    QU_VEC(struct quire_file) files;
};

/* Runs the pipeline for `wanted`, adds to the sink and tells its messages to on_message. */
enum quire_status qu_handle_run(struct quire *quire);
