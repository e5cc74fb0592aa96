/* test_library.c - libquire as a program uses it: test_library NOTEBOOK PDF; PDF is the file that the command
 * line made of it. Twice in one process, on two threads at once, in a foreign locale, cancelled, and from a
 * notebook with mistakes. */
#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <quire.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <tap.h>
#include <unistd.h>

struct bytes {
    char *at;
    size_t length;
};

struct heard {
    int errors, warnings, stages, asked;
    int cancel_at; /* at which question; 0: never */
    char first[200];
    int line;
};

static struct bytes wanted;
static const char *notebook;

static struct bytes read_file(const char *path)
{
    struct bytes bytes = {0};
    FILE *file = fopen(path, "rb");
    struct stat st;
    if (file == NULL || fstat(fileno(file), &st) != 0)
        return bytes;
    bytes.at = malloc((size_t)st.st_size + 1);
    bytes.length = fread(bytes.at, 1, (size_t)st.st_size, file);
    fclose(file);
    return bytes;
}

static void hear(void *user, const struct quire_message *message)
{
    struct heard *heard = user;
    if (heard->errors + heard->warnings == 0) {
        snprintf(heard->first, sizeof heard->first, "%s", message->id != NULL ? message->id : "");
        heard->line = message->line;
    }
    heard->errors += message->severity >= QUIRE_ERROR;
    heard->warnings += message->severity == QUIRE_WARNING;
}

static void count_stage(void *user, const char *stage)
{
    (void)stage;
    ((struct heard *)user)->stages++;
}

static bool ask(void *user)
{
    struct heard *heard = user;
    heard->asked++;
    return heard->cancel_at > 0 && heard->asked >= heard->cancel_at;
}

static struct quire *open_notebook(const char *folder, struct heard *heard)
{
    struct quire_options options = {.size = sizeof options,
                                    .notebook = folder,
                                    .on_message = hear,
                                    .on_stage = count_stage,
                                    .is_cancelled = ask,
                                    .user = heard};
    return quire_new(&options);
}

/* Whether the notebook gives the bytes that the command line gave. */
static bool builds_the_same(struct heard *heard)
{
    struct quire *quire = open_notebook(notebook, heard);
    bool fine = quire_build(quire) == QUIRE_FINE;
    const struct quire_file *file = quire_lookup_file(quire, 0);
    fine = fine && file != NULL && file->length == wanted.length &&
           memcmp(file->bytes, wanted.at, wanted.length) == 0;
    quire_free(quire);
    return fine;
}

static void *build_thread(void *data)
{
    struct heard heard = {0};
    *(bool *)data = builds_the_same(&heard);
    return NULL;
}

static void test_threads(struct tap *tap)
{
    pthread_t threads[2];
    bool fine[2] = {false, false};
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, build_thread, &fine[i]);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    tap_ok(tap, fine[0] && fine[1], "on two threads at once: the same bytes");
}

static void test_builds(struct tap *tap)
{
    struct heard heard = {0};
    tap_ok(tap, builds_the_same(&heard), "the bytes of the command line");
    tap_ok(tap, heard.stages > 5 && heard.asked > 10, "it tells its stages and asks whether to end");
    tap_ok(tap, builds_the_same(&heard), "once more in the same process: the same bytes");
    struct quire *quire = open_notebook(notebook, &heard);
    bool fine = quire_build(quire) == QUIRE_FINE && quire_build(quire) == QUIRE_FINE;
    tap_ok(tap, fine && quire_count_files(quire) == 1 && quire_lookup_file(quire, 0)->length == wanted.length,
           "twice with one handle");
    tap_ok(tap, quire_read(quire) == QUIRE_FINE && quire_count_outputs(quire) == 5, "read: its outputs");
    tap_text(tap, quire_lookup_output(quire, 0), "screen", "the first");
    tap_ok(tap, quire_lookup_output(quire, 5) == NULL && quire_lookup_output(quire, -1) == NULL,
           "and no others");
    tap_ok(tap, quire_check(quire) == QUIRE_FINE && quire_count_files(quire) == 0, "check makes no file");
    quire_free(quire);
}

static void test_cancel(struct tap *tap)
{
    struct heard heard = {0};
    struct quire *quire = open_notebook(notebook, &heard);
    quire_check(quire);
    int questions = heard.asked, cancelled = 0;
    for (int at = 1; at <= questions; at += 3) {
        heard = (struct heard){.cancel_at = at};
        cancelled += quire_build(quire) == QUIRE_CANCELLED && quire_count_files(quire) == 0 &&
                     heard.asked == at && heard.errors == 0;
    }
    tap_int(tap, cancelled, (questions + 2) / 3,
            "cancelled at any question it ends, without a file or an error");
    heard = (struct heard){0};
    tap_ok(tap, quire_build(quire) == QUIRE_FINE, "the handle is of use afterwards");
    quire_free(quire);
}

/* The program's own: a locale with a comma, a mask, a folder, what is written to the standard files. */
static void test_process(struct tap *tap)
{
    struct heard heard = {0};
    char folder[4096], after[4096], caught[] = "/tmp/quire-library-XXXXXX";
    sigset_t before = {0}, now = {0};
    bool foreign = setlocale(LC_ALL, "de_DE.UTF-8") != NULL;
    char *locale = strdup(setlocale(LC_ALL, NULL));
    int catcher = mkstemp(caught), out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO);
    mode_t mask = umask(027);
    bool same_folder = getcwd(folder, sizeof folder) != NULL;
    sigprocmask(SIG_SETMASK, NULL, &before);
    fflush(stdout);
    dup2(catcher, STDOUT_FILENO);
    dup2(catcher, STDERR_FILENO);
    bool fine = builds_the_same(&heard);
    fflush(stdout);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    off_t written = lseek(catcher, 0, SEEK_END);
    sigprocmask(SIG_SETMASK, NULL, &now);
    same_folder = same_folder && getcwd(after, sizeof after) != NULL && strcmp(folder, after) == 0;
    tap_ok(tap, foreign && strcmp(localeconv()->decimal_point, ",") == 0, "there is a locale with a comma");
    tap_ok(tap, fine, "the same bytes where numbers have a comma");
    tap_text(tap, setlocale(LC_ALL, NULL), locale, "the locale is as it was");
    tap_ok(tap, umask(mask) == 027 && same_folder && memcmp(&before, &now, sizeof now) == 0,
           "mask, folder and signals too");
    tap_int(tap, (int)written, 0, "nothing is said on the standard files");
    setlocale(LC_ALL, "C");
    free(locale);
    unlink(caught);
    close(catcher), close(out), close(err);
}

static void write_text(const char *folder, const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    if (file != NULL)
        fputs(text, file), fclose(file);
}

static void test_mistakes(struct tap *tap)
{
    struct heard heard = {0};
    char folder[] = "/tmp/quire-library-XXXXXX", missing[] = "/tmp/quire-library/none";
    if (mkdtemp(folder) == NULL)
        return;
    write_text(folder, "notebook.yaml",
               "title: t\nlanguage: en\nlayout: field-notes-a5\nowner: {name: N}\nentries: [one.yaml]\n");
    write_text(folder, "one.yaml", "title: one\nbody:\n  - headnig: x\n");
    struct quire *quire = open_notebook(folder, &heard);
    tap_ok(tap, quire_build(quire) == QUIRE_CONTENT && quire_lookup_file(quire, 0) == NULL,
           "a mistake: no file");
    tap_ok(tap, heard.errors == 1 && heard.line == 3, "its place is told");
    tap_text(tap, heard.first, "block-unknown", "and its kind");
    write_text(folder, "one.yaml", "title: one\nbody:\n  - heading: x\n");
    tap_ok(tap, quire_write(quire, "/proc/none/x.pdf") == QUIRE_SYSTEM, "a file that cannot be written");
    tap_ok(tap, quire_build(quire) == QUIRE_FINE, "mended, it is built with the same handle");
    quire_free(quire);
    const char *outputs[] = {"none", NULL};
    quire = quire_new(&(struct quire_options){
        .size = sizeof(struct quire_options), .notebook = folder, .outputs = outputs});
    tap_ok(tap, quire_build(quire) == QUIRE_USAGE, "an output that it has not, and nobody listens");
    quire_free(quire);
    struct quire_options old = {
        .size = offsetof(struct quire_options, outputs), .notebook = folder, .outputs = outputs};
    quire = quire_new(&old);
    tap_ok(tap, quire_build(quire) == QUIRE_FINE, "what an older program does not know of counts as 0");
    quire_free(quire);
    quire = open_notebook(missing, &heard);
    tap_ok(tap, quire_read(quire) == QUIRE_CONTENT && quire_count_outputs(quire) == 0,
           "a folder that is not there");
    quire_free(quire);
    quire_free(NULL);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    if (argc != 3)
        return 2;
    notebook = argv[1];
    wanted = read_file(argv[2]);
    tap_ok(&tap, wanted.length > 0, "the command line made a file");
    test_builds(&tap);
    test_threads(&tap);
    test_cancel(&tap);
    test_process(&tap);
    test_mistakes(&tap);
    free(wanted.at);
    return tap_done(&tap);
}
