/* session.h - a run of the library for a command, with its messages and exit code. */
#pragma once

#include "../library/handle.h"
#include "../pipeline/data.h"
#include "progress.h"
#include "report.h"

struct qu_session {
    const struct qu_options *given;
    struct quire *quire; /* its `wanted` is filled from `given`; the command may add to it */
    struct qu_progress progress;
};

/* The folders with quire's own data ($QUIRE_DATA if it is set), and those of a notebook (NULL: none). */
struct qu_data qu_session_data(struct qu_arena *arena, const char *notebook);

void qu_session_open(struct qu_session *session, const struct qu_options *given, const char *folder);
/* Runs all stages and writes no file; the messages stay in the sink. */
bool qu_session_run(struct qu_session *session);
/* Runs the library as any other program would: writes all files, or only checks the notebook. */
bool qu_session_write(struct qu_session *session);
bool qu_session_check(struct qu_session *session);
/* Prints the messages and frees everything. The exit code. */
int qu_session_close(struct qu_session *session, bool fine);
