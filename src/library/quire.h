/* quire.h - quire as a library: the folder of a notebook in; PDF, PNG or SVG out.
 *
 *     struct quire_options options = {sizeof options, .notebook = "walks", .on_message = tell};
 *     struct quire *quire = quire_new(&options);
 *     if (quire_build(quire) == QUIRE_FINE)
 *         use(quire_lookup_file(quire, 0)->bytes, quire_lookup_file(quire, 0)->length);
 *     quire_free(quire);
 *
 * The same notebook and options give the bytes that the command line gives. A handle is for one thread at a
 * time; several handles can work on several threads at once, but while one sets or paints, the others wait.
 * What quire_lookup_file and quire_lookup_output return by pointer is valid until the next quire_read,
 * quire_check, quire_build, quire_write or quire_free of the same handle; other calls leave it as it is.
 *
 * NULL for a handle is allowed: quire_free does nothing, a function with a status returns QUIRE_USAGE, one
 * that counts returns 0 and one that looks up returns NULL.
 *
 * A program that draws text itself on another thread, with Cairo 1.16 or with FreeType faces that it got from
 * Cairo, must not do so while a handle works: Cairo has one table of open faces for all threads, and closes
 * faces in it that another thread still reads.
 *
 * Nothing of the process is changed: no locale, signal, folder, mask, environment or global configuration
 * of fontconfig, and nothing is written to standard output or standard error, unless quire_write is told
 * to write to "-". Files are written where quire_write is told to, and lists of fonts into quire's folder
 * in the user's cache. There are three exceptions: Pango makes fontconfig read the system's configuration,
 * unless the process has set one of its own; while a diagram is laid out Graphviz sets LC_NUMERIC to "C"
 * if it is another, for all threads; and quire aborts, with a line on standard error, if memory runs out
 * or if it finds a bug of its own. Bad input never ends the process. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum quire_status {
    QUIRE_FINE,
    QUIRE_CONTENT, /* the notebook has errors (in a strict run: or warnings) */
    QUIRE_USAGE,   /* the options ask for what does not exist: an output, a format, a page ... */
    QUIRE_SYSTEM,  /* a file cannot be written */
    QUIRE_CANCELLED
};

enum quire_severity { QUIRE_NOTE, QUIRE_WARNING, QUIRE_ERROR, QUIRE_FATAL };
enum quire_format { QUIRE_PDF, QUIRE_PNG, QUIRE_SVG };

/* A message; lent for the call. Strings are UTF-8; NULL: not given. */
struct quire_message {
    enum quire_severity severity;
    const char *id;   /* of the kind of message: "key-unknown"; NULL: of several kinds */
    const char *file; /* the place; line and column count from 1, 0 is unknown */
    int line, column;
    const char *path; /* "entries[2].body[4].list" */
    const char *text;
    const char *hint; /* what would be right */
    int more; /* if over 0: the number of messages that were only counted, and for which this one stands */
};

/* Set `size` to sizeof(struct quire_options) and the rest to 0, then what is wanted. New members are only
 * added at the end; members that a program does not know count as 0. Everything is copied. */
struct quire_options {
    size_t size;
    const char *notebook;       /* its folder; NULL: the current one */
    const char *const *outputs; /* names, NULL-terminated; NULL: the notebook's first */
    bool all_outputs;
    bool strict;              /* warnings are errors */
    const char *layout;       /* NULL: the notebook's */
    const char *pages;        /* "2-5,8,iv"; NULL: all */
    enum quire_format format; /* PNG and SVG: one file for each page */
    double dpi;               /* of PNG: 18 to 1200; 0: 150 */
    const char *data;         /* a folder with layouts/ and fonts/ instead of those that come with quire */

    /* Each may be NULL. They are called with `user`, on the thread that called quire. */
    void (*on_message)(void *user, const struct quire_message *message); /* in the order of their places */
    void (*on_stage)(void *user, const char *stage);                     /* when a stage of the work begins */
    bool (*is_cancelled)(void *user); /* asked before each stage and entry; true ends the work */
    void *user;
};

/* A file that was made. */
struct quire_file {
    const char *name; /* the name that the command line would give it */
    const void *bytes;
    size_t length;
};

struct quire;

const char *quire_version(void);

/* Never NULL. Nothing is read yet. */
struct quire *quire_new(const struct quire_options *options);
void quire_free(struct quire *quire);

/* Reads and checks the notebook. Afterwards the names of its outputs are known. */
enum quire_status quire_read(struct quire *quire);
/* The same, and sets all pages, to find errors that show only on the page; makes no file. */
enum quire_status quire_check(struct quire *quire);
/* Makes the files and keeps them: quire_lookup_file. */
enum quire_status quire_build(struct quire *quire);
/* Makes the files and writes them as the command line does: to `file`, for several outputs into the folder of
 * that name, for NULL into the current folder; "-" is standard output. An empty name
 * is QUIRE_USAGE. After an error the old files stay. */
enum quire_status quire_write(struct quire *quire, const char *file);

/* The outputs of the notebook; known after quire_read, quire_check, quire_build or quire_write. */
int quire_count_outputs(const struct quire *quire);
const char *quire_lookup_output(const struct quire *quire, int index);

/* The files of quire_build. */
int quire_count_files(const struct quire *quire);
const struct quire_file *quire_lookup_file(const struct quire *quire, int index);

#ifdef __cplusplus
}
#endif
