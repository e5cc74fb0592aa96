#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char *read_all(struct qu_arena *arena, FILE *file, size_t *length_out)
{
    struct qu_buf buf;
    char chunk[65536];
    size_t got;
    qu_buf_init(&buf);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0 && buf.length <= QU_FILE_LIMIT)
        qu_buf_add(&buf, chunk, got);
    char *text = qu_arena_strndup(arena, qu_buf_text(&buf), buf.length);
    *length_out = buf.length;
    qu_buf_finish(&buf);
    return text;
}

char *qu_file_read(struct qu_arena *arena, struct qu_diag *diag, const char *path, struct qu_src from,
                   size_t *length_out)
{
    FILE *file = qu_file_is_folder(path) ? (errno = EISDIR, NULL) : fopen(path, "rb");
    if (file == NULL) {
        enum qu_diag_id id = errno == ENOENT ? QU_DIAG_FILE_MISSING : QU_DIAG_FILE_UNREADABLE;
        qu_diag_add(diag, QU_ERROR, id, from, NULL, NULL, "cannot read %s: %s", path, strerror(errno));
        return NULL;
    }
    char *text = read_all(arena, file, length_out);
    bool failed = ferror(file) != 0;
    fclose(file);
    if (failed) {
        qu_diag_add(diag, QU_ERROR, QU_DIAG_FILE_UNREADABLE, from, NULL, NULL, "cannot read %s", path);
        return NULL;
    }
    if (*length_out > QU_FILE_LIMIT) {
        qu_diag_add(diag, QU_ERROR, QU_DIAG_FILE_TOO_LARGE, from, NULL, "quire reads files of up to 64 MiB",
                    "%s is too large", path);
        return NULL;
    }
    return text;
}

static bool write_all(int fd, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t done = write(fd, data, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        data += done;
        length -= (size_t)done;
    }
    return true;
}

/* A new file beside `path`, with the access mode that new files normally get. (mkstemp makes files that only
 * the owner can read, and umask() cannot be read without changing it for a moment.) Its name is put into
 * `name`; -1 if no file can be made. */
static int open_beside(const char *path, struct qu_buf *name)
{
    enum { TRIES = 1000 };
    int fd = -1;
    for (int i = 0; fd < 0 && i < TRIES; i++) {
        qu_buf_clear(name);
        qu_buf_printf(name, "%s.%ld-%d", path, (long)getpid(), i);
        fd = open(name->data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

bool qu_file_write(struct qu_diag *diag, const char *path, const void *data, size_t length)
{
    struct qu_buf name;
    qu_buf_init(&name);
    int fd = open_beside(path, &name);
    bool fine = fd >= 0 && write_all(fd, data, length);
    if (fine)
        fine = fsync(fd) == 0 || errno == EINVAL;
    int reason = errno;
    if (fd >= 0 && close(fd) != 0 && fine) {
        fine = false;
        reason = errno;
    }
    if (fine && rename(name.data, path) != 0) {
        fine = false;
        reason = errno;
    }
    if (!fine) {
        if (fd >= 0)
            unlink(name.data);
        qu_diag_add(diag, QU_FATAL, QU_DIAG_FILE_UNWRITABLE, (struct qu_src){0}, NULL, NULL,
                    "cannot write %s: %s", path, strerror(reason));
    }
    qu_buf_finish(&name);
    return fine;
}

bool qu_file_exists(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

bool qu_file_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char *qu_file_join(struct qu_arena *arena, const char *folder, const char *name)
{
    if (name[0] == '/' || strcmp(folder, ".") == 0 || folder[0] == '\0')
        return qu_arena_strdup(arena, name);
    bool slash = folder[strlen(folder) - 1] == '/';
    return qu_arena_printf(arena, "%s%s%s", folder, slash ? "" : "/", name);
}

char *qu_file_folder(struct qu_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return qu_arena_strdup(arena, ".");
    return qu_arena_strndup(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

char *qu_file_stem(struct qu_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return qu_arena_strndup(arena, name, dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name));
}
