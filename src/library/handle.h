/* handle.h - the inside of a struct quire. The command line uses it too, because it needs more than quire.h
 * offers: dumps, sizes, and each output when it is made. */
#pragma once

#include "../base/vec.h"
#include "../pipeline/pipeline.h"
#include "quire.h"

struct quire {
    struct qu_arena kept;         /* copies of what the options point to */
    struct quire_options options; /* a copy */
    bool too_small;               /* `size` of the given options has no room for one: nothing was copied */
    struct qu_pipeline_options wanted;
    struct qu_cancel cancel;
    struct qu_arena arena; /* of the last run */
    struct qu_diag diag;
    struct qu_outcome outcome;
    QU_VEC(struct quire_file) files;
};

/* Checks the options, and if they are fine runs the pipeline for `wanted`; its messages go to the sink and to
 * on_message. */
enum quire_status qu_handle_run(struct quire *quire);
