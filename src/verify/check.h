/* check.h - what all checks of a verification share, and how they report. */
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
    bool folded;          /* a booklet: pages cannot be compared one by one */
    struct qu_src output; /* the place of the output in notebook.yaml, or of the notebook */
};

QU_PRINTF(6, 7)
void qu_check_report(struct qu_check *check, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                     const char *hint, const char *format, ...);
/* Whether the text of a link shows its address. */
bool qu_check_shows(const char *text, const char *uri);
