#include "handle.h"

#include "../base/file.h"
#include "../pipeline/data.h"

#include <locale.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *quire_version(void)
{
    return QU_VERSION;
}

enum { DPI_PRESET = 150 };

/* ---- options */

static const char *const *copy_list(struct qu_arena *arena, const char *const *list)
{
    QU_VEC(const char *) copy = {0};
    if (list == NULL)
        return NULL;
    for (int i = 0; list[i] != NULL; i++)
        qu_vec_add(&copy, qu_arena_strdup(arena, list[i]));
    qu_vec_add(&copy, NULL);
    return qu_vec_keep(&copy, arena);
}

static const char *copy_text(struct qu_arena *arena, const char *text)
{
    return text != NULL ? qu_arena_strdup(arena, text) : NULL;
}

/* Options that an older quire.h did not have stay 0. */
static void copy_options(struct quire *quire, const struct quire_options *given)
{
    struct quire_options *o = &quire->options;
    quire->too_small = given != NULL && given->size < sizeof o->size + sizeof o->notebook;
    if (given != NULL && !quire->too_small)
        memcpy(o, given, QU_MIN(given->size, sizeof *o));
    o->notebook = qu_arena_strdup(&quire->kept, o->notebook != NULL ? o->notebook : ".");
    o->outputs = copy_list(&quire->kept, o->outputs);
    o->layout = copy_text(&quire->kept, o->layout);
    o->pages = copy_text(&quire->kept, o->pages);
    o->data = copy_text(&quire->kept, o->data);
    if (o->dpi == 0)
        o->dpi = DPI_PRESET;
}

struct quire *quire_new(const struct quire_options *options)
{
    struct quire *quire = qu_alloc_zero(1, sizeof *quire);
    qu_arena_init(&quire->kept);
    qu_arena_init(&quire->arena);
    copy_options(quire, options);
    const struct quire_options *o = &quire->options;
    qu_diag_init(&quire->diag, o->strict);
    struct qu_data data = qu_data_find(&quire->kept, o->data, o->notebook);
    quire->cancel = (struct qu_cancel){.is_wanted = o->is_cancelled, .data = o->user};
    quire->wanted = (struct qu_pipeline_options){.folder = o->notebook,
                                                 .outputs = o->outputs,
                                                 .all_outputs = o->all_outputs,
                                                 .layout = o->layout,
                                                 .pages = o->pages,
                                                 .format = (enum qu_format)o->format,
                                                 .dpi = o->dpi,
                                                 .cancel = &quire->cancel,
                                                 .layout_folders = data.layouts,
                                                 .font_folders = data.fonts,
                                                 .on_stage = o->on_stage,
                                                 .stage_data = o->user};
    return quire;
}

/* Complains of an option; always false. */
static bool refuse(struct quire *quire, enum qu_diag_id id, const char *hint, const char *format, ...)
    QU_PRINTF(4, 5);
static bool refuse(struct quire *quire, enum qu_diag_id id, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    qu_diag_addv(&quire->diag, QU_ERROR, id, (struct qu_src){0}, NULL, hint, format, args);
    va_end(args);
    return false;
}

/* Whether each of layouts/ and fonts/ is there: without this, every layout would be called unknown. */
static bool is_data_found(struct quire *quire)
{
    static const char *const needed[] = {"layouts", "fonts"};
    const char *data = quire->options.data;
    const char *hint = "the folder with quire's data holds layouts/ and fonts/; without one given, quire "
                       "takes those that came with it";
    if (data == NULL || data[0] == '\0')
        return true;
    if (!qu_file_is_folder(data))
        return refuse(quire, QU_DIAG_FILE_MISSING, hint, "the data folder is not there: %s", data);
    for (int i = 0; i < QU_COUNT(needed); i++)
        if (!qu_file_is_folder(qu_file_join(&quire->arena, data, needed[i])))
            return refuse(quire, QU_DIAG_FILE_MISSING, hint, "the data folder %s has no folder %s/", data,
                          needed[i]);
    return true;
}

static bool are_options_fine(struct quire *quire)
{
    const struct quire_options *o = &quire->options;
    bool fine = is_data_found(quire);
    if (quire->too_small)
        fine = refuse(quire, QU_DIAG_VALUE_BAD, "set it to sizeof(struct quire_options)",
                      "the member `size` of the options is too small");
    if ((unsigned)o->format > QUIRE_SVG)
        fine = refuse(quire, QU_DIAG_VALUE_BAD, "write QUIRE_PDF, QUIRE_PNG or QUIRE_SVG",
                      "there is no format %d", (int)o->format);
    if (!(o->dpi >= QU_DPI_LEAST && o->dpi <= QU_DPI_MOST)) /* NaN too */
        fine = refuse(quire, QU_DIAG_VALUE_RANGE, "0 stands for 150",
                      "the resolution is from %d to %d dots an inch, not %g", QU_DPI_LEAST, QU_DPI_MOST,
                      o->dpi);
    if (quire->wanted.file != NULL && quire->wanted.file[0] == '\0')
        fine = refuse(quire, QU_DIAG_VALUE_EMPTY,
                      "name a file; NULL writes into the current folder, under the notebook's name",
                      "the name of the file to write is empty");
    return fine;
}

static void drop_files(struct quire *quire)
{
    for (int i = 0; i < quire->files.count; i++)
        free((void *)(uintptr_t)quire->files.at[i].bytes);
    qu_vec_clear(&quire->files);
}

void quire_free(struct quire *quire)
{
    if (quire == NULL)
        return;
    drop_files(quire);
    qu_vec_finish(&quire->files);
    qu_diag_finish(&quire->diag);
    qu_arena_finish(&quire->arena);
    qu_arena_finish(&quire->kept);
    free(quire);
}

/* ---- a run */

static void tell(const struct quire *quire, const struct quire_message *message)
{
    quire->options.on_message(quire->options.user, message);
}

static void tell_messages(struct quire *quire)
{
    const struct qu_diag *diag = &quire->diag;
    qu_diag_sort(&quire->diag);
    for (int i = 0; i < diag->count; i++) {
        const struct qu_message *m = &diag->messages[i];
        tell(quire, &(struct quire_message){.severity = (enum quire_severity)m->severity,
                                            .id = qu_diag_id_name(m->id),
                                            .file = m->src.file,
                                            .line = m->src.line,
                                            .column = m->src.column,
                                            .path = m->path,
                                            .text = m->text,
                                            .hint = m->hint});
    }
    for (int s = QU_NOTE; s <= QU_FATAL; s++)
        if (diag->by_severity[s] > diag->kept[s])
            tell(quire, &(struct quire_message){.severity = (enum quire_severity)s,
                                                .text = "and more of the same severity",
                                                .more = diag->by_severity[s] - diag->kept[s]});
}

static enum quire_status status_of(const struct quire *quire, bool fine)
{
    if (quire->outcome.cancelled)
        return QUIRE_CANCELLED;
    if (fine)
        return QUIRE_FINE;
    if (quire->outcome.usage)
        return QUIRE_USAGE;
    return quire->diag.by_severity[QU_FATAL] > 0 ? QUIRE_SYSTEM : QUIRE_CONTENT;
}

/* Sets the locale that quire needs, for this thread and until the end of the run. */
enum quire_status qu_handle_run(struct quire *quire)
{
    locale_t own = newlocale(LC_ALL_MASK, "C.UTF-8", (locale_t)0);
    if (own == (locale_t)0) /* a system without C.UTF-8 */
        own = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    QU_ASSERT(own != (locale_t)0); /* "C" exists everywhere */
    locale_t before = uselocale(own);
    quire->cancel.done = false;
    quire->outcome = (struct qu_outcome){.usage = true};
    bool fine = are_options_fine(quire) &&
                qu_pipeline_run(&quire->wanted, &quire->arena, &quire->diag, &quire->outcome);
    uselocale(before);
    freelocale(own);
    if (quire->options.on_message != NULL)
        tell_messages(quire);
    return status_of(quire, fine);
}

static enum quire_status run_again(struct quire *quire)
{
    drop_files(quire);
    qu_diag_finish(&quire->diag); /* it is empty now, and as strict as before */
    qu_arena_reset(&quire->arena);
    enum quire_status status = qu_handle_run(quire);
    if (status != QUIRE_FINE)
        drop_files(quire);
    return status;
}

enum quire_status quire_read(struct quire *quire)
{
    if (quire == NULL)
        return QUIRE_USAGE;
    quire->wanted.until = QU_UNTIL_READ;
    quire->wanted.file = NULL;
    quire->wanted.take = NULL;
    return run_again(quire);
}

enum quire_status quire_check(struct quire *quire)
{
    if (quire == NULL)
        return QUIRE_USAGE;
    quire->wanted.until = QU_UNTIL_SET;
    quire->wanted.file = NULL;
    quire->wanted.take = NULL;
    return run_again(quire);
}

static void take_file(void *data, const char *name, const struct qu_buf *bytes)
{
    struct quire *quire = data;
    struct qu_buf copy = {0};
    qu_buf_add(&copy, bytes->data, bytes->length);
    qu_vec_add(&quire->files, ((struct quire_file){name, qu_buf_detach(&copy), bytes->length}));
}

enum quire_status quire_build(struct quire *quire)
{
    if (quire == NULL)
        return QUIRE_USAGE;
    quire->wanted.until = QU_UNTIL_WRITTEN;
    quire->wanted.file = NULL;
    quire->wanted.take = take_file;
    quire->wanted.take_data = quire;
    return run_again(quire);
}

enum quire_status quire_write(struct quire *quire, const char *file)
{
    if (quire == NULL)
        return QUIRE_USAGE;
    quire->wanted.until = QU_UNTIL_WRITTEN;
    quire->wanted.file = file;
    quire->wanted.take = NULL;
    return run_again(quire);
}

/* ---- results */

int quire_count_outputs(const struct quire *quire)
{
    int count = 0;
    while (quire != NULL && quire->outcome.outputs != NULL && quire->outcome.outputs[count] != NULL)
        count++;
    return count;
}

const char *quire_lookup_output(const struct quire *quire, int index)
{
    const char *const *names = quire != NULL ? quire->outcome.outputs : NULL;
    for (int i = 0; names != NULL && names[i] != NULL; i++)
        if (i == index)
            return names[i];
    return NULL;
}

int quire_count_files(const struct quire *quire)
{
    return quire != NULL ? quire->files.count : 0;
}

const struct quire_file *quire_lookup_file(const struct quire *quire, int index)
{
    return quire != NULL && index >= 0 && index < quire->files.count ? &quire->files.at[index] : NULL;
}
