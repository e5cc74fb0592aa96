/* target.h - the files that a run writes: names, whether they can be written, and the writing. */
#pragma once

#include "../base/arena.h"
#include "../base/diag.h"

/* "out.png" and page 3 -> "out-003.png": the number is put before the extension. */
const char *qu_target_numbered(struct qu_arena *arena, const char *path, int number);
/* Whether a file can be written there; to be called before any work is done. False after a message with the
 * reason. */
bool qu_target_check(struct qu_arena *arena, const char *path, struct qu_diag *diag);
/* Writes to the file, or to standard output for "-". */
bool qu_target_write(const char *path, const struct qu_buf *bytes, struct qu_diag *diag);
