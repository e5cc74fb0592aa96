/* Files: whole, or as they were. */
#include "../../../src/base/file.h"
#include "tap.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static int count_files(const char *folder)
{
    int count = 0;
    DIR *open = opendir(folder);
    for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(open);
    return count;
}

/* A disk that is full, as a limit on the size of files. */
static bool write_within(struct qu_diag *diag, const char *path, const char *data, rlim_t limit)
{
    struct rlimit before;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){limit, before.rlim_max});
    bool fine = qu_file_write(diag, path, data, strlen(data));
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    return fine;
}

/* `folder` holds one.txt with "second" in it, and nothing else. */
static void failed_writes(struct tap *tap, struct qu_arena *arena, const char *folder, const char *path)
{
    struct qu_diag diag;
    size_t length;
    qu_diag_init(&diag, false);
    tap_ok(tap, !write_within(&diag, path, "much more than ten bytes", 10) && diag.count == 1,
           "a full disk: a message");
    tap_int(tap, count_files(folder), 1, "a full disk: files left");
    tap_text(tap, qu_file_read(arena, &diag, path, (struct qu_src){0}, &length), "second",
             "a full disk: what was there stays");
    char *taken = qu_file_join(arena, folder, "taken");
    tap_ok(tap, mkdir(taken, 0700) == 0 && !qu_file_write(&diag, taken, "x", 1) && diag.count == 2,
           "a folder stands where the file should: a message");
    tap_int(tap, count_files(folder), 2, "a folder in the way: files left, with the folder");
    rmdir(taken);
    qu_diag_finish(&diag);
}

/* Files are read piece by piece: of one byte, of a whole piece, and of one byte more. */
static void sizes(struct tap *tap, struct qu_arena *arena, struct qu_diag *diag, const char *path)
{
    static const size_t lengths[] = {0, 1, 65535, 65536, 65537, 200000};
    for (int i = 0; i < QU_COUNT(lengths); i++) {
        char *data = qu_arena_alloc(arena, lengths[i] + 1);
        size_t length = 7;
        for (size_t k = 0; k < lengths[i]; k++)
            data[k] = (char)('a' + k % 23);
        bool written = qu_file_write(diag, path, data, lengths[i]);
        const char *read = qu_file_read(arena, diag, path, (struct qu_src){0}, &length);
        tap_ok(tap, written && read != NULL && length == lengths[i] && memcmp(read, data, length) == 0,
               "%zu bytes written and read", lengths[i]);
    }
}

static void files(struct tap *tap)
{
    struct qu_arena arena;
    struct qu_diag diag;
    size_t length;
    char folder[] = "/tmp/quire-base-XXXXXX";
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    tap_ok(tap, mkdtemp(folder) != NULL, "a folder");
    char *path = qu_file_join(&arena, folder, "one.txt");
    sizes(tap, &arena, &diag, path);
    tap_ok(tap, qu_file_write(&diag, path, "first", 5) && qu_file_write(&diag, path, "second", 6),
           "a file is written over");
    char *read = qu_file_read(&arena, &diag, path, (struct qu_src){0}, &length);
    tap_ok(tap, read != NULL && length == 6 && strcmp(read, "second") == 0, "and read again");
    tap_ok(tap,
           !qu_file_write(&diag, qu_file_join(&arena, folder, "none/two.txt"), "x", 1) && diag.count == 1,
           "no folder: a message, no file");
    struct stat made;
    mode_t mask = umask(0);
    umask(mask);
    tap_ok(tap, stat(path, &made) == 0 && (made.st_mode & 0777) == (0666 & ~mask),
           "it may be read by whom new files may be");
    failed_writes(tap, &arena, folder, path);
    tap_ok(tap,
           qu_file_read(&arena, &diag, qu_file_join(&arena, folder, "none.txt"), (struct qu_src){0},
                        &length) == NULL,
           "no file: a message");
    tap_ok(tap, qu_file_read(&arena, &diag, folder, (struct qu_src){0}, &length) == NULL && diag.count == 3,
           "a folder is no file");
    static const char *const joins[][3] = {{"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"", "b", "b"},
                                           {"a", "/b", "/b"}, {"/", "b", "/b"},   {"..", "b", "../b"}};
    static const char *const parts[][3] = {{"c.yaml", ".", "c"},
                                           {"/c", "/", "c"},
                                           {"a/.c", "a", ".c"},
                                           {"a.b/c", "a.b", "c"},
                                           {"/a/b.c", "/a", "b"}};
    for (int i = 0; i < QU_COUNT(joins); i++)
        tap_text(tap, qu_file_join(&arena, joins[i][0], joins[i][1]), joins[i][2], "joined");
    for (int i = 0; i < QU_COUNT(parts); i++) {
        tap_text(tap, qu_file_folder(&arena, parts[i][0]), parts[i][1], "folder");
        tap_text(tap, qu_file_stem(&arena, parts[i][0]), parts[i][2], "stem");
    }
    tap_text(tap, qu_file_folder(&arena, "a/b/c.yaml"), "a/b", "the folder of a path");
    tap_text(tap, qu_file_stem(&arena, "a/b/01-c.d.yaml"), "01-c.d", "the stem of a path");
    tap_text(tap, qu_file_join(&arena, ".", "x"), "x", "the folder . vanishes");
    unlink(path);
    tap_ok(tap, rmdir(folder) == 0, "no temporary file is left");
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
}

int main(void)
{
    struct tap tap = {0};
    files(&tap);
    return tap_done(&tap);
}
