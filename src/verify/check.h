/* check.h - what the checks of a verification share. */
#pragma once

#include "input.h"
#include "request.h"
#include "text.h"

struct qu_check {
    const struct qu_verify *of;
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_pdf pdf, made; /* the file, and the notebook made again */
    struct qu_passages passages;
    bool folded;          /* pages are sheets with several pages of the document: there is no page by page */
    struct qu_src output; /* where the output, or the notebook, is described */
};

QU_PRINTF(6, 7)
void qu_check_report(struct qu_check *check, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                     const char *hint, const char *format, ...);
/* Where the words of the address of a link show it. */
bool qu_check_shows(const char *text, const char *uri);
