#include "commands.h"

#include "../base/file.h"
#include "../base/vec.h"
#include "session.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MS = 150, /* a build begins when nothing has changed for so many ms ... */
    WAIT_MS = 1000, /* ... and at the latest after so many */
    DEPTH_MOST = 8,
    WATCHED = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_DELETE_SELF |
              IN_ONLYDIR,
};

static const struct qu_option options[] = {
    {"file", 'o', QU_OPTION_TEXT, "FILE", QU_OPTION_AT(file), NULL, 0, 0, "where the result goes"},
    {"output", 0, QU_OPTION_LIST, "NAME", QU_OPTION_AT(outputs), NULL, 0, 0,
     "which of the notebook's outputs; may be given again"},
    {"all-outputs", 'a', QU_OPTION_FLAG, NULL, QU_OPTION_AT(all_outputs), NULL, 0, 0, "all of them"},
    {"layout", 'l', QU_OPTION_TEXT, "NAME", QU_OPTION_AT(layout), NULL, 0, 0,
     "set it with this layout instead of its own"},
    {"strict", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(strict), NULL, 0, 0, "treat warnings as errors"},
    QU_OPTION_HELP,
    {0},
};

struct watching {
    const struct qu_options *given;
    struct qu_arena arena;
    sigset_t ending;
    int changes, signals; /* file descriptors */
};

static int fail(const char *what)
{
    fprintf(stderr, "quire: error: cannot watch %s: %s\n", what, strerror(errno));
    return QU_EXIT_SYSTEM;
}

/* Watches a folder and those in it. A folder that does not exist is skipped. */
static void add_folder(struct watching *w, const char *folder, int depth)
{
    struct dirent *entry;
    if (inotify_add_watch(w->changes, folder, WATCHED) < 0 || depth == DEPTH_MOST)
        return;
    DIR *dir = opendir(folder);
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        const char *path = entry->d_name[0] != '.' ? qu_file_join(&w->arena, folder, entry->d_name) : NULL;
        if (path != NULL && qu_file_is_folder(path))
            add_folder(w, path, depth + 1);
    }
    if (dir != NULL)
        closedir(dir);
}

/* Called before each build, because folders may be new. A folder that is watched already is not added
 * twice. */
static void add_folders(struct watching *w, const char *notebook)
{
    struct qu_data data = qu_session_data(&w->arena, notebook);
    add_folder(w, notebook, 0);
    for (int i = 0; data.layouts[i] != NULL; i++)
        add_folder(w, data.layouts[i], 0);
    for (int i = 0; data.fonts[i] != NULL; i++)
        add_folder(w, data.fonts[i], 0);
}

/* Whether a file has to do with the notebook. Not so: files that quire writes (PDF and temporary files) and
 * files that editors leave. */
static bool matters(const struct inotify_event *event)
{
    static const char *const endings[] = {".pdf", "~", ".swp", ".swx", ".tmp"};
    size_t length = event->len > 0 ? strlen(event->name) : 0;
    if (length == 0)
        return true;
    if (event->name[0] == '.' || strstr(event->name, ".pdf.") != NULL)
        return false;
    for (int i = 0; i < QU_COUNT(endings); i++)
        if (length >= strlen(endings[i]) &&
            strcmp(event->name + length - strlen(endings[i]), endings[i]) == 0)
            return false;
    return true;
}

static bool read_changes(struct watching *w)
{
    _Alignas(struct inotify_event) char buffer[16384];
    bool found = false;
    ssize_t length = read(w->changes, buffer, sizeof buffer);
    for (ssize_t at = 0; at < length;) {
        const struct inotify_event *event = (const struct inotify_event *)(const void *)(buffer + at);
        found = matters(event) || found;
        at += (ssize_t)(sizeof *event + event->len);
    }
    return found;
}

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads the pending signal; otherwise it would end the program when it is no longer blocked. False: there was
 * no change. */
static bool take_signal(struct watching *w)
{
    struct signalfd_siginfo signal;
    ssize_t length = read(w->signals, &signal, sizeof signal);
    (void)length;
    return false;
}

/* Waits until something has changed and nothing more changes for a while. False: a signal came, the program
 * ends. */
static bool poll_changes(struct watching *w)
{
    struct pollfd fds[] = {{.fd = w->changes, .events = POLLIN}, {.fd = w->signals, .events = POLLIN}};
    long first = -1;
    for (;;) {
        int wait = first < 0 ? -1 : (int)QU_CLAMP(first + WAIT_MS - now_ms(), 0, QUIET_MS);
        int ready = poll(fds, QU_COUNT(fds), wait);
        if (ready < 0 && errno != EINTR)
            return false;
        if (ready > 0 && fds[1].revents != 0)
            return take_signal(w);
        if (ready == 0)
            return true;
        if (ready > 0 && fds[0].revents != 0 && read_changes(w) && first < 0)
            first = now_ms();
    }
}

/* Signals are read from a file descriptor only while it waits. During a build they end the program as usual,
 * and child processes of a build do not inherit a signal mask. */
static bool wait_for_change(struct watching *w)
{
    sigset_t before;
    sigprocmask(SIG_BLOCK, &w->ending, &before);
    bool changed = poll_changes(w);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return changed;
}

static void say_time(void)
{
    char text[16];
    struct timespec now;
    struct tm parts;
    clock_gettime(CLOCK_REALTIME, &now);
    if (localtime_r(&now.tv_sec, &parts) != NULL && strftime(text, sizeof text, "%H:%M:%S", &parts) > 0)
        printf("%s ", text);
}

static int watch(struct watching *w, const char *notebook)
{
    do {
        qu_arena_reset(&w->arena);
        add_folders(w, notebook);
        say_time();
        if (qu_cli_build(w->given, false) != QU_EXIT_FINE)
            puts("not built; the last good file stays");
        fflush(stdout);
    } while (wait_for_change(w));
    return QU_EXIT_FINE;
}

static int run(const struct qu_options *given)
{
    struct watching w = {.given = given};
    const char *notebook = given->operand != NULL ? given->operand : ".";
    if (!qu_file_is_folder(notebook)) {
        errno = ENOTDIR;
        return fail(notebook);
    }
    sigemptyset(&w.ending);
    sigaddset(&w.ending, SIGINT);
    sigaddset(&w.ending, SIGTERM);
    w.signals = signalfd(-1, &w.ending, SFD_CLOEXEC);
    w.changes = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (w.signals < 0 || w.changes < 0)
        return fail(notebook);
    qu_arena_init(&w.arena);
    int code = watch(&w, notebook);
    qu_arena_finish(&w.arena);
    close(w.changes);
    close(w.signals);
    return code;
}

const struct qu_command qu_command_watch = {
    "watch",
    "DIR",
    "build the notebook in DIR now, and again whenever a file of it changes",
    "Watches the notebook's folder and the folders of layouts and fonts, waits until nothing has changed for "
    "a moment,\n"
    "and says one line a build. On an error the last good PDF stays. Ctrl-C ends it.\n",
    options,
    run,
    NULL};
