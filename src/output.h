/* output.h - which pages are written, under which names, with which date. */
#pragma once

#include "page/page.h"

#include <time.h>

/* Keeps the pages that `text` names and drops the others: "2-5,8" by their place in the file (from 1), "iv"
 * by the label; a range may be open at one end ("8-"). Order and doubles do not matter. False after a message
 * that says which part is wrong. */
bool qu_output_select(struct qu_document *document, const char *text, struct qu_diag *diag);

/* "out.png" and page 3 -> "out-003.png": the number stands before the ending. */
const char *qu_output_numbered(struct qu_arena *arena, const char *path, int number);
/* Whether a file can be put there, before any work is done; the message says why not. */
bool qu_output_check_target(struct qu_arena *arena, const char *path, struct qu_diag *diag);
/* To the file, or to standard output for "-". */
bool qu_output_write(const char *path, const struct qu_buf *bytes, struct qu_diag *diag);

/* The date that goes into the file: SOURCE_DATE_EPOCH if it is set (false after a message if it is no number
 * of seconds), else the newest modification time of the files given (NULL-terminated). */
bool qu_output_date(const char *const *files, time_t *out, struct qu_diag *diag);
/* "D:20260131120000Z" and "2026-01-31T12:00:00Z", in the arena. */
const char *qu_output_pdf_date(struct qu_arena *arena, time_t when);
const char *qu_output_iso_date(struct qu_arena *arena, time_t when);
