#include "session.h"

#include <stdlib.h>

struct qu_data qu_session_data(struct qu_arena *arena, const char *notebook)
{
    return qu_data_find(arena, getenv("QUIRE_DATA"), notebook);
}

void qu_session_open(struct qu_session *session, const struct qu_options *given, const char *folder)
{
    *session = (struct qu_session){.given = given};
    struct quire_options options = {.size = sizeof options,
                                    .notebook = folder,
                                    .outputs = given->outputs.count > 0 ? given->outputs.at : NULL,
                                    .all_outputs = given->all_outputs,
                                    .strict = given->strict,
                                    .layout = given->layout,
                                    .pages = given->pages,
                                    .format = (enum quire_format)given->format,
                                    .dpi = given->dpi,
                                    .data = getenv("QUIRE_DATA"),
                                    .on_stage = qu_progress_stage,
                                    .user = &session->progress};
    session->quire = quire_new(&options);
    session->quire->wanted.dump = (enum qu_dump)given->dump;
    session->quire->wanted.weigh = given->report;
}

bool qu_session_run(struct qu_session *session)
{
    if (session->quire->wanted.until == QU_UNTIL_WRITTEN)
        session->quire->wanted.until = QU_UNTIL_MADE;
    qu_progress_init(&session->progress, !session->given->quiet);
    bool fine = qu_handle_run(session->quire) == QUIRE_FINE;
    qu_progress_finish(&session->progress);
    return fine;
}

bool qu_session_write(struct qu_session *session)
{
    qu_progress_init(&session->progress, !session->given->quiet);
    bool fine = quire_write(session->quire, session->given->file) == QUIRE_FINE;
    qu_progress_finish(&session->progress);
    return fine;
}

bool qu_session_check(struct qu_session *session)
{
    qu_progress_init(&session->progress, !session->given->quiet);
    bool fine = quire_check(session->quire) == QUIRE_FINE;
    qu_progress_finish(&session->progress);
    return fine;
}

int qu_session_close(struct qu_session *session, bool fine)
{
    int code = qu_report_code(&session->quire->outcome, &session->quire->diag, fine);
    qu_report_messages(&session->quire->diag, session->given);
    if (session->given->timings)
        qu_report_timings(&session->quire->outcome, stderr);
    quire_free(session->quire);
    return code;
}
