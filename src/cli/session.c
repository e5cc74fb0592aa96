#include "session.h"

void qu_session_init(struct qu_session *session, const struct qu_options *given, const char *folder)
{
    *session = (struct qu_session){.given = given};
    qu_arena_init(&session->arena);
    qu_diag_init(&session->diag, given->strict);
    struct qu_data data = qu_data_find(&session->arena, folder);
    session->wanted = (struct qu_pipeline_options){.folder = folder,
                                                   .outputs = given->outputs.at,
                                                   .all_outputs = given->all_outputs,
                                                   .layout = given->layout,
                                                   .pages = given->pages,
                                                   .dpi = given->dpi,
                                                   .keep = true,
                                                   .layout_folders = data.layouts,
                                                   .font_folders = data.fonts,
                                                   .on_stage = qu_progress_stage,
                                                   .stage_data = &session->progress};
}

bool qu_session_run(struct qu_session *session)
{
    qu_progress_init(&session->progress, !session->given->quiet);
    bool fine = qu_pipeline_run(&session->wanted, &session->arena, &session->diag, &session->outcome);
    qu_progress_finish(&session->progress);
    return fine;
}

int qu_session_finish(struct qu_session *session, bool fine)
{
    int code = qu_report_code(&session->outcome, &session->diag, fine);
    qu_report_messages(&session->diag, session->given);
    qu_diag_finish(&session->diag);
    qu_arena_finish(&session->arena);
    return code;
}
