/* check.h - what the checks of a verification share. */
#pragma once

#include "input.h"
#include "text.h"
#include "verify.h"

struct qu_check {
    const struct qu_verify *of;
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_pdf pdf, made; /* the file, and the notebook made again */
    struct qu_passages passages;
    bool folded;          /* pages are sheets with several pages of the document: there is no page by page */
    struct qu_src output; /* where the output, or the notebook, is described */
};

/* One function a subject; all report to the sink. */
void qu_check_words(struct qu_check *check);
void qu_check_links(struct qu_check *check);
void qu_check_pages(struct qu_check *check); /* number, boxes, title, language, size, fonts */
void qu_check_pictures(struct qu_check *check);
void qu_check_application(struct qu_check *check);
void qu_check_printer(struct qu_check *check);

QU_PRINTF(6, 7)
void qu_check_report(struct qu_check *check, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                     const char *hint, const char *format, ...);
/* The bytes of pdftotext; false after the message that it is missing or failed. */
bool qu_check_text(struct qu_check *check, bool raw, struct qu_buf *out);
/* Words between blanks; a soft hyphen at the end of a line joins. `pages`: the index of each word's page; may
 * be NULL. In the arena. */
const char *const *qu_check_split(struct qu_check *check, const struct qu_buf *text, int *count_out,
                                  const int **pages_out);
/* Where the words of the address of a link show it. */
bool qu_check_shows(const char *text, const char *uri);
