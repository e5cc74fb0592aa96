/* date.h - the date that is written into a file. It does not come from the clock, so that the same notebook
 * gives the same bytes. */
#pragma once

#include "../base/arena.h"
#include "../base/diag.h"

#include <time.h>

/* SOURCE_DATE_EPOCH if it is set (false after a message if it is not a number of seconds), else the newest
 * modification time of the files given (NULL-terminated). */
bool qu_date_find(const char *const *files, time_t *out, struct qu_diag *diag);
/* "D:20260131120000Z" and "2026-01-31T12:00:00Z", in the arena. */
const char *qu_date_pdf(struct qu_arena *arena, time_t when);
const char *qu_date_iso(struct qu_arena *arena, time_t when);
