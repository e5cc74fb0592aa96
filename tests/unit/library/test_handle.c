/* test_handle.c - a handle of libquire, asked with notebooks of one page: test_library_handle LAYOUTS FONTS.
 * What it copies, what each way to run leaves, what it tells and how it ends. tests/library asks the same
 * library with a whole notebook, as other programs do. */
#include "../../../src/base/file.h"
#include "../../../src/library/quire.h"

#include <langinfo.h>
#include <locale.h>
#include <malloc.h>
#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <tap.h>
#include <unistd.h>

enum { HEARD_MOST = 8, MISTAKES = 1100, MISTAKES_KEPT = 1000 };

struct heard {
    int count, more, stages;
    enum quire_severity severity; /* of the last */
    char files[HEARD_MOST][20], ids[HEARD_MOST][40], text[200];
    int line, column;
    bool hint, path, utf8;
    int asked, cancel_at; /* at which question the run is cancelled; 0: never */
};

static struct qu_arena arena;
static char *book, *data;

static void write_text(const char *name, const char *text)
{
    FILE *file = fopen(qu_file_join(&arena, book, name), "w");
    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
        exit(99);
}

static void write_notebook(const char *more)
{
    write_text("notebook.yaml", qu_arena_printf(&arena,
                                                "title: t\nlanguage: en\nlayout: field-notes-a5\n"
                                                "owner: {name: N}\nentries: [one.yaml, another.yaml]\n%s",
                                                more));
    write_text("one.yaml", "title: one\nbody:\n  - heading: x\n");
    write_text("another.yaml", "title: another\nbody:\n  - heading: y\n");
}

static void hear(void *user, const struct quire_message *message)
{
    struct heard *heard = user;
    if (heard->count < HEARD_MOST) {
        const char *slash = message->file != NULL ? strrchr(message->file, '/') : NULL;
        snprintf(heard->files[heard->count], sizeof heard->files[0], "%s", slash != NULL ? slash + 1 : "");
        snprintf(heard->ids[heard->count], sizeof heard->ids[0], "%s",
                 message->id != NULL ? message->id : "");
    }
    snprintf(heard->text, sizeof heard->text, "%s", message->text);
    heard->count++;
    heard->more += message->more;
    heard->severity = message->severity;
    heard->line = message->line;
    heard->column = message->column;
    heard->hint = message->hint != NULL;
    heard->path = message->path != NULL;
}

static void count_stage(void *user, const char *stage)
{
    struct heard *heard = user;
    heard->stages += stage[0] != '\0';
    heard->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool is_cancelled(void *user)
{
    struct heard *heard = user;
    return ++heard->asked == heard->cancel_at;
}

static struct quire_options options_for(struct heard *heard)
{
    *heard = (struct heard){0};
    return (struct quire_options){.size = sizeof(struct quire_options),
                                  .notebook = book,
                                  .data = data,
                                  .on_message = hear,
                                  .on_stage = count_stage,
                                  .is_cancelled = is_cancelled,
                                  .user = heard};
}

static long width_of_png(const struct quire_file *file)
{
    const unsigned char *at = file != NULL && file->length > 20 ? file->bytes : NULL;
    return at != NULL ? at[16] << 24 | at[17] << 16 | at[18] << 8 | at[19] : -1;
}

/* ---- options */

/* A5 is 148 mm wide, A4 210 mm. */
static void test_dpi(struct tap *tap)
{
    static const struct {
        double dpi;
        const char *layout;
        long width;
        const char *what;
    } cases[] = {{0, NULL, 875, "150 dots an inch if nothing is said"},
                 {18, NULL, 105, "the fewest"},
                 {50, "field-notes-a4", 414, "50 dots, and another layout"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct heard heard;
        struct quire_options options = options_for(&heard);
        options.format = QUIRE_PNG;
        options.dpi = cases[i].dpi;
        options.layout = cases[i].layout;
        options.pages = "1";
        struct quire *quire = quire_new(&options);
        quire_build(quire);
        tap_int(tap, quire_count_files(quire), 1, "one page is a file");
        tap_int(tap, width_of_png(quire_lookup_file(quire, 0)), cases[i].width, cases[i].what);
        quire_free(quire);
    }
}

/* The strings that were given are the caller's again after quire_new. */
static void test_copied(struct tap *tap)
{
    struct heard heard;
    char folder[4096], own[4096], layout[] = "field-notes-a4", pages[] = "1", small[] = "small",
                                  large[] = "large";
    const char *outputs[] = {small, large, NULL};
    struct quire_options options = options_for(&heard);
    snprintf(folder, sizeof folder, "%s", book);
    snprintf(own, sizeof own, "%s", data);
    options.notebook = folder;
    options.data = own;
    options.outputs = outputs;
    options.layout = layout;
    options.pages = pages;
    options.format = QUIRE_PNG;
    options.dpi = 50;
    struct quire *quire = quire_new(&options);
    folder[0] = own[0] = layout[0] = pages[0] = small[0] = large[0] = '?';
    outputs[0] = "nothing";
    outputs[1] = NULL;
    tap_int(tap, quire_build(quire), QUIRE_FINE, "built as it was asked for");
    tap_int(tap, quire_count_files(quire), 2, "a page of each of the two outputs that were named");
    tap_int(tap, width_of_png(quire_lookup_file(quire, 1)), 414, "in that layout");
    quire_free(quire);
}

static void test_outputs(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    struct quire *quire = quire_new(&options);
    tap_int(tap, quire_count_outputs(quire), 0, "nothing is read yet");
    quire_read(quire);
    tap_int(tap, quire_count_outputs(quire), 3, "the outputs of the notebook");
    tap_text(tap, quire_lookup_output(quire, 0), "small", "the first");
    tap_text(tap, quire_lookup_output(quire, 2), "third", "the last");
    tap_ok(tap, quire_lookup_output(quire, 3) == NULL && quire_lookup_output(quire, -1) == NULL,
           "there are no others");
    quire_build(quire);
    tap_int(tap, quire_count_files(quire), 1, "one is built if none is named");
    quire_free(quire);
    options.all_outputs = true;
    quire = quire_new(&options);
    quire_build(quire);
    tap_int(tap, quire_count_files(quire), 3, "all of them");
    tap_text(tap, quire_lookup_file(quire, 0)->name, "s.pdf", "the first has its own name");
    tap_text(tap, quire_lookup_file(quire, 2)->name, "t.pdf", "and the last");
    tap_ok(tap, quire_lookup_file(quire, 3) == NULL && quire_lookup_file(quire, -1) == NULL,
           "there are no other files");
    quire_free(quire);
}

/* Without options, and with those of a program that knows only the first member. */
static void test_few_options(struct tap *tap)
{
    char before[4096];
    if (getcwd(before, sizeof before) == NULL || chdir(book) != 0)
        exit(99);
    struct quire *quire = quire_new(NULL);
    tap_int(tap, quire_read(quire), QUIRE_FINE, "no options: the current folder");
    quire_free(quire);
    struct quire_options options = {.size = sizeof options};
    quire = quire_new(&options);
    tap_int(tap, quire_read(quire), QUIRE_FINE, "no folder: the current one");
    quire_free(quire);
    if (chdir(before) != 0)
        exit(99);
    options = (struct quire_options){
        .size = offsetof(struct quire_options, outputs), .notebook = book, .pages = "nonsense"};
    quire = quire_new(&options);
    tap_int(tap, quire_read(quire), QUIRE_FINE, "what lies behind the size is not looked at");
    quire_free(quire);
}

/* Each mistake in the options is told by each way to run, before anything is read, and no file is made. */
static void refuses(struct tap *tap, const struct quire_options *options, struct heard *heard,
                    const char *text)
{
    struct quire *quire = quire_new(options);
    tap_int(tap, quire_build(quire), QUIRE_USAGE, text);
    tap_text(tap, heard->text, text, "and told");
    tap_ok(tap, heard->hint && heard->count == 1 && heard->stages == 0,
           "once, with a hint, and no work is done");
    tap_int(tap, quire_count_files(quire) + quire_count_outputs(quire), 0, "there is nothing to look up");
    tap_int(tap, quire_read(quire), QUIRE_USAGE, "the next run refuses it too");
    quire_free(quire);
}

static void test_bad_options(struct tap *tap)
{
    static const int formats[] = {-1, 3, 99, 100000};
    static const double dpis[] = {-1, 0.5, 17.9, 1200.1, NAN, INFINITY};
    struct heard heard;
    for (int i = 0; i < QU_COUNT(formats); i++) {
        struct quire_options options = options_for(&heard);
        options.format = (enum quire_format)formats[i];
        refuses(tap, &options, &heard, qu_arena_printf(&arena, "there is no format %d", formats[i]));
    }
    for (int i = 0; i < QU_COUNT(dpis); i++) {
        struct quire_options options = options_for(&heard);
        options.dpi = dpis[i];
        refuses(tap, &options, &heard,
                qu_arena_printf(&arena, "the resolution is from 18 to 1200 dots an inch, not %g", dpis[i]));
    }
    struct quire_options options = options_for(&heard);
    options.data = "/nonexistent";
    refuses(tap, &options, &heard, "the data folder is not there: /nonexistent");
    options = options_for(&heard);
    options.data = book;
    refuses(tap, &options, &heard,
            qu_arena_printf(&arena, "the data folder %s has no folder layouts/", book));
    struct quire *quire = quire_new(&(struct quire_options){.notebook = book});
    tap_int(tap, quire_read(quire), QUIRE_USAGE, "a size that was not set");
    quire_free(quire);
}

static void test_no_handle(struct tap *tap)
{
    quire_free(NULL);
    tap_ok(tap,
           quire_read(NULL) == QUIRE_USAGE && quire_check(NULL) == QUIRE_USAGE &&
               quire_build(NULL) == QUIRE_USAGE && quire_write(NULL, "x.pdf") == QUIRE_USAGE,
           "nothing runs without a handle");
    tap_ok(tap, quire_count_outputs(NULL) == 0 && quire_count_files(NULL) == 0, "it has nothing");
    tap_ok(tap, quire_lookup_output(NULL, 0) == NULL && quire_lookup_file(NULL, 0) == NULL,
           "and nothing is found in it");
}

/* ---- runs */

static void test_runs(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    struct quire *quire = quire_new(&options);
    tap_int(tap, quire_read(quire), QUIRE_FINE, "read");
    const char *first = quire_lookup_output(quire, 0);
    int stages = heard.stages;
    tap_ok(tap, heard.utf8, "while it works letters are UTF-8");
    tap_ok(tap, quire_read(quire) == QUIRE_FINE && quire_lookup_output(quire, 0) == first,
           "another run takes the memory of the last one");
    heard.stages = 0;
    tap_int(tap, quire_check(quire), QUIRE_FINE, "checked");
    tap_ok(tap, heard.stages > stages, "which is more work");
    int checked = heard.stages;
    tap_int(tap, quire_count_files(quire), 0, "neither makes a file");
    heard.stages = 0;
    tap_int(tap, quire_build(quire), QUIRE_FINE, "built");
    tap_ok(tap, heard.stages > checked, "which is the most work");
    tap_ok(tap, quire_build(quire) == QUIRE_FINE && quire_count_files(quire) == 1,
           "built again there is one file, not two");
    const struct quire_file *file = quire_lookup_file(quire, 0);
    const char *end = (const char *)file->bytes + file->length;
    tap_ok(tap, memcmp(file->bytes, "%PDF-", 5) == 0 && memcmp(end - 6, "%%EOF\n", 6) == 0, "a whole PDF");
    tap_ok(tap, quire_read(quire) == QUIRE_FINE && quire_count_files(quire) == 0,
           "after another run it is gone");
    tap_int(tap, heard.count, 0, "there was nothing to tell");
    quire_free(quire);
}

static void test_written(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    struct quire *quire = quire_new(&options);
    struct stat st = {0};
    char *name = qu_file_join(&arena, book, "written.pdf");
    quire_build(quire);
    long length = (long)quire_lookup_file(quire, 0)->length;
    tap_int(tap, quire_write(quire, name), QUIRE_FINE, "written");
    tap_ok(tap, stat(name, &st) == 0 && st.st_size == length, "as long as the file that was built");
    tap_int(tap, quire_count_files(quire), 0, "what is written is not kept");
    unlink(name);
    quire_build(quire);
    tap_ok(tap, quire_count_files(quire) == 1 && stat(name, &st) != 0, "what is kept is not written");
    tap_int(tap, quire_write(quire, "/proc/none/x.pdf"), QUIRE_SYSTEM, "a folder that is not there");
    tap_int(tap, heard.severity, QUIRE_FATAL, "is told");
    tap_int(tap, quire_write(quire, ""), QUIRE_USAGE, "an empty name");
    tap_text(tap, heard.text, "the name of the file to write is empty", "is told");
    tap_ok(tap, heard.hint, "with a hint");
    tap_int(tap, quire_build(quire), QUIRE_FINE, "the next run does not remember the name");
    quire_free(quire);
}

/* At every fourth question that a run asks, and at the last. */
static void test_cancelled(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    struct quire *quire = quire_new(&options);
    quire_build(quire);
    int questions = heard.asked, cancelled = 0, tried = 0;
    for (int at = questions; at > 0; at -= 4, tried++) {
        heard.asked = 0;
        heard.cancel_at = at;
        cancelled += quire_build(quire) == QUIRE_CANCELLED && quire_count_files(quire) == 0 &&
                     heard.count == 0 && heard.asked == at;
    }
    tap_ok(tap, tried > 2 && cancelled == tried, "cancelled %d times of %d, without a file or a word",
           cancelled, tried);
    heard.cancel_at = 0;
    tap_int(tap, quire_build(quire), QUIRE_FINE, "the next run is not");
    quire_free(quire);
}

static size_t memory_in_use(void)
{
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/* What a run takes is free when the next one begins, and the rest when the handle is; libraries keep a little
 * for themselves when they are first used. */
static void test_memory(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    struct quire *quire = quire_new(&options);
    quire_build(quire);
    size_t file = quire_lookup_file(quire, 0)->length, before = memory_in_use();
    for (int i = 0; i < 2; i++)
        quire_build(quire);
    tap_ok(tap, memory_in_use() < before + file, "a handle that is used again takes no more");
    quire_free(quire);
    before = memory_in_use();
    for (int i = 0; i < 2; i++) {
        quire = quire_new(&options);
        quire_build(quire);
        quire_free(quire);
    }
    tap_ok(tap, memory_in_use() < before + file, "and leaves nothing");
}

static void test_locale(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    struct quire *quire = quire_new(&options);
    locale_t own = newlocale(LC_ALL_MASK, "C", (locale_t)0), before = uselocale(own);
    quire_read(quire);
    tap_ok(tap, heard.utf8 && uselocale(before) == own, "the thread has its locale again");
    freelocale(own);
    quire_free(quire);
}

/* ---- mistakes */

static void test_messages(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    options.outputs = (const char *const[]){"none", NULL};
    struct quire *quire = quire_new(&options);
    tap_int(tap, quire_build(quire), QUIRE_USAGE, "an output that the notebook has not");
    quire_free(quire);
    options = options_for(&heard);
    quire = quire_new(&options);
    write_text("one.yaml", "title: one\nbody:\n  - headnig: x\n");
    write_text("another.yaml", "title: another\nbody:\n  - heading: y\n    colour: 3\n");
    tap_int(tap, quire_check(quire), QUIRE_CONTENT, "mistakes");
    tap_int(tap, heard.count, 2, "each is told");
    tap_text(tap, heard.files[0], "another.yaml", "in the order of their files");
    tap_text(tap, heard.files[1], "one.yaml", "not of the notebook");
    tap_text(tap, heard.ids[1], "block-unknown", "with their kind");
    tap_ok(tap, heard.line == 3 && heard.column == 5, "their line and column: %d:%d", heard.line,
           heard.column);
    tap_ok(tap, heard.hint && heard.path && heard.more == 0, "a hint and the path");
    tap_int(tap, heard.severity, QUIRE_ERROR, "as errors");
    heard.count = 0;
    quire_check(quire);
    tap_int(tap, heard.count, 2, "the next run tells its own, not those of the last one");
    write_notebook("");
    tap_int(tap, quire_check(quire), QUIRE_FINE, "mended, it is fine with the same handle");
    quire_free(quire);
    options.on_message = NULL;
    quire = quire_new(&options);
    write_text("one.yaml", "title: one\nbody:\n  - headnig: x\n");
    tap_int(tap, quire_build(quire), QUIRE_CONTENT, "the same if nobody listens");
    quire_free(quire);
}

static void test_strict(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    struct quire *quire = quire_new(&options);
    write_text("one.yaml", "title: one\nnotes: {unused: a note}\nbody:\n  - heading: x\n");
    tap_int(tap, quire_check(quire), QUIRE_FINE, "a warning is no mistake");
    tap_ok(tap, heard.count == 1 && heard.severity == QUIRE_WARNING, "but is told");
    quire_free(quire);
    options.strict = true;
    quire = quire_new(&options);
    tap_int(tap, quire_check(quire), QUIRE_CONTENT, "in a strict run it is one");
    tap_int(tap, quire_check(quire), QUIRE_CONTENT, "and stays one");
    quire_free(quire);
}

static void test_flood(struct tap *tap)
{
    struct heard heard;
    struct quire_options options = options_for(&heard);
    struct quire *quire = quire_new(&options);
    struct qu_buf body = {0};
    qu_buf_add_text(&body, "title: one\nbody:\n");
    for (int i = 0; i < MISTAKES; i++)
        qu_buf_printf(&body, "  - unheard%d: x\n", i);
    write_text("one.yaml", qu_buf_text(&body));
    qu_buf_finish(&body);
    tap_int(tap, quire_read(quire), QUIRE_CONTENT, "a flood of mistakes");
    tap_int(tap, heard.count, MISTAKES_KEPT + 1, "so many are told, and one message for the rest");
    tap_int(tap, heard.more, MISTAKES - MISTAKES_KEPT, "which says how many those are");
    tap_ok(tap, heard.severity == QUIRE_ERROR && heard.text[0] != '\0', "and of which severity");
    quire_free(quire);
}

static void make_folders(char **argv)
{
    char root[] = "/tmp/quire-handle-XXXXXX";
    qu_arena_init(&arena);
    if (mkdtemp(root) == NULL)
        exit(99);
    book = qu_file_join(&arena, root, "book");
    data = qu_file_join(&arena, root, "data");
    if (mkdir(book, 0700) != 0 || mkdir(data, 0700) != 0 ||
        symlink(argv[1], qu_file_join(&arena, data, "layouts")) != 0 ||
        symlink(argv[2], qu_file_join(&arena, data, "fonts")) != 0)
        exit(99);
}

static void remove_folders(void)
{
    static const char *const names[] = {"notebook.yaml", "one.yaml", "another.yaml"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        unlink(qu_file_join(&arena, book, names[i]));
    unlink(qu_file_join(&arena, data, "layouts"));
    unlink(qu_file_join(&arena, data, "fonts"));
    rmdir(book);
    rmdir(data);
    rmdir(qu_file_folder(&arena, book));
    qu_arena_finish(&arena);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    if (argc != 3)
        return 2;
    make_folders(argv);
    write_notebook("outputs:\n  small: {file: s.pdf}\n  large: {file: l.pdf}\n  third: {file: t.pdf}\n");
    test_dpi(&tap);
    test_copied(&tap);
    test_outputs(&tap);
    test_few_options(&tap);
    test_bad_options(&tap);
    test_no_handle(&tap);
    test_runs(&tap);
    test_written(&tap);
    test_cancelled(&tap);
    test_memory(&tap);
    test_locale(&tap);
    test_messages(&tap);
    test_strict(&tap);
    test_flood(&tap);
    remove_folders();
    return tap_done(&tap);
}
