#include "target.h"

#include "../base/file.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const struct qu_src nowhere = {0};

const char *qu_target_numbered(struct qu_arena *arena, const char *path, int number)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');
    if (dot == NULL || dot == path || (slash != NULL && dot == slash + 1))
        dot = path + strlen(path);
    return qu_arena_printf(arena, "%.*s-%03d%s", (int)(dot - path), path, number, dot);
}

bool qu_target_check(struct qu_arena *arena, const char *path, struct qu_diag *diag)
{
    const char *folder = qu_file_folder(arena, path);
    const char *reason = NULL, *hint = NULL;
    if (path[0] == '\0') {
        reason = "its name is empty";
        hint = "name a file";
    } else if (qu_file_is_folder(path) || path[strlen(path) - 1] == '/') {
        reason = "it is a folder";
        hint = "name a file in it";
    } else if (!qu_file_is_folder(folder)) {
        reason = qu_file_exists(folder) ? "its folder is a file" : "its folder does not exist";
        hint = "make the folder first";
    } else if (access(folder, W_OK | X_OK) != 0) {
        reason = strerror(errno);
        hint = "the file is written beside its place first, so its folder must be writable";
    }
    if (reason != NULL)
        qu_diag_add(diag, QU_FATAL, QU_DIAG_FILE_UNWRITABLE, nowhere, NULL, hint, "cannot write %s: %s", path,
                    reason);
    return reason == NULL;
}

bool qu_target_write(const char *path, const struct qu_buf *bytes, struct qu_diag *diag)
{
    if (strcmp(path, "-") != 0)
        return qu_file_write(diag, path, qu_buf_text(bytes), bytes->length);
    if (fwrite(qu_buf_text(bytes), 1, bytes->length, stdout) == bytes->length && fflush(stdout) == 0)
        return true;
    qu_diag_add(diag, QU_FATAL, QU_DIAG_FILE_UNWRITABLE, nowhere, NULL, NULL,
                "cannot write to standard output: %s", strerror(errno));
    return false;
}
