/* session.h - a run of the pipeline for a command that makes something else than files of it. */
#pragma once

#include "data.h"
#include "progress.h"
#include "report.h"

struct qu_session {
    const struct qu_options *given;
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_progress progress;
    struct qu_pipeline_options wanted; /* write nothing, all that `given` says; the command adds to it */
    struct qu_outcome outcome;
};

void qu_session_init(struct qu_session *session, const struct qu_options *given, const char *folder);
bool qu_session_run(struct qu_session *session);
/* Prints the messages and frees everything. The exit code. */
int qu_session_finish(struct qu_session *session, bool fine);
