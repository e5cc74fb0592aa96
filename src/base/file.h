/* file.h - whole files: read at once, and written so that a failure leaves the old file in place.
 *
 * Errors go to the sink with the system's reason. qu_file_write writes a temporary file beside the
 * target, syncs it and renames it over the target; on failure the target is as it was and no temporary
 * file is left. */
#pragma once

#include "arena.h"
#include "diag.h"

enum { QU_FILE_LIMIT = 64 * 1024 * 1024 };

/* The bytes of a file in the arena, NUL-terminated; NULL after a diagnostic. `from` is where the file was
 * asked for (may be zero). */
char *qu_file_read(struct qu_arena *arena, struct qu_diag *diag, const char *path, struct qu_src from,
                   size_t *length_out);
bool qu_file_write(struct qu_diag *diag, const char *path, const void *data, size_t length);
bool qu_file_exists(const char *path);
bool qu_file_is_folder(const char *path);
/* "a/b" + "c" -> "a/b/c"; if the second part is absolute it is the result; a first part "." is left out. */
char *qu_file_join(struct qu_arena *arena, const char *folder, const char *name);
/* "a/b/c.yaml" -> "a/b"; "c.yaml" -> ".". */
char *qu_file_folder(struct qu_arena *arena, const char *path);
/* Last part of a path without its extension: "a/b/c.yaml" -> "c". */
char *qu_file_stem(struct qu_arena *arena, const char *path);
