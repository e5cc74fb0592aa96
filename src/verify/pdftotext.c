#include "pdftotext.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static bool fill(FILE *file, const struct qu_buf *bytes)
{
    return fwrite(bytes->data, 1, bytes->length, file) == bytes->length && fflush(file) == 0 &&
           lseek(fileno(file), 0, SEEK_SET) == 0;
}

static void drain(FILE *file, struct qu_buf *out)
{
    char block[65536];
    size_t length;
    rewind(file);
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        qu_buf_add(out, block, length);
}

static int spawn(FILE *in, FILE *out, const char *mode, pid_t *child)
{
    /* posix_spawn takes them as char *, but does not change them */
    const char *arguments[] = {"pdftotext", "-q", "-enc", "UTF-8", "-eol", "unix", mode, "-", "-", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fileno(in), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    int error = posix_spawnp(child, arguments[0], &actions, NULL, (char *const *)(uintptr_t)arguments,
                             environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static enum qu_pdftotext_result run(FILE *in, FILE *out, const struct qu_buf *pdf, const char *mode)
{
    pid_t child;
    int status = 0;
    if (!fill(in, pdf))
        return QU_PDFTOTEXT_FAILED;
    int error = spawn(in, out, mode, &child);
    if (error != 0)
        return error == ENOENT ? QU_PDFTOTEXT_MISSING : QU_PDFTOTEXT_FAILED;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        return QU_PDFTOTEXT_MISSING;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? QU_PDFTOTEXT_FINE : QU_PDFTOTEXT_FAILED;
}

enum qu_pdftotext_result qu_pdftotext_read(const struct qu_buf *pdf, bool raw, struct qu_buf *text)
{
    FILE *in = tmpfile(), *out = tmpfile();
    enum qu_pdftotext_result result = QU_PDFTOTEXT_FAILED;
    if (in != NULL && out != NULL)
        result = run(in, out, pdf, raw ? "-raw" : "-q");
    if (result == QU_PDFTOTEXT_FINE)
        drain(out, text);
    if (in != NULL)
        fclose(in);
    if (out != NULL)
        fclose(out);
    return result;
}
