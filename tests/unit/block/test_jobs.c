/* Entries set at the same time, each by a job of its own, are the galleys that they are one after the other:
 * nothing in setting is shared and written. */
#include "../../../src/base/diagprint.h"
#include "../../../src/block/blocks.h"
#include "../../../src/flow/pictures.h"
#include "../../../src/flow/sequence.h"
#include "../../../src/model/reading.h"
#include "../../../src/page/dump.h"
#include "../../../src/style/reading.h"
#include "tap.h"

#include <pthread.h>
#include <stdlib.h>

/* libhyphen forgets a few hundred bytes of some dictionaries when it loads them. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen.so";
}

enum { JOBS = 2 };

/* What one job writes to. */
struct job {
    const struct qu_context *context;
    struct qu_diag diag;
    struct qu_fontset *fonts;
    struct qu_typesetter *typesetter;
    struct qu_paracache known;
    struct qu_buf *out; /* of all entries: what was set, as text */
    int first;          /* sets this entry and every JOBS-th after it; all if JOBS is 1 */
    int step;
};

static const char *font_name(void *data, int font)
{
    return qu_fontset_name(data, font);
}

/* Rows, notes and nodes as a document of one page, so that the dump of documents serves. */
static void dump(struct job *job, const struct qu_galley *galley, struct qu_buf *out)
{
    struct qu_document document;
    struct qu_arena arena;
    struct qu_items items = {0};
    qu_arena_init(&arena);
    qu_document_init(&document, &arena);
    for (int i = 0; i < galley->rows.count; i++)
        qu_items_append(&items, galley->rows.at[i].items, galley->rows.at[i].item_count);
    for (int i = 0; i < galley->notes.count; i++)
        qu_items_append(&items, galley->notes.at[i].items, galley->notes.at[i].item_count);
    for (int i = 1; i < galley->nodes.count; i++)
        qu_vec_add(&document.nodes, galley->nodes.at[i]);
    struct qu_page *page = qu_vec_push(&document.pages);
    *page = (struct qu_page){.number = 1, .label = "1"};
    page->items = qu_items_keep(&items, &arena, &page->item_count);
    qu_galley_dump(galley, out);
    qu_document_dump(&document, font_name, job->fonts, out);
    qu_document_finish(&document);
    qu_arena_finish(&arena);
}

static void *set_entries(void *data)
{
    struct job *job = data;
    const struct qu_notebook *notebook = job->context->notebook;
    struct qu_cursor cursor = {
        .context = job->context, .diag = &job->diag, .fonts = job->fonts, .known = &job->known};
    for (int i = job->first; i < notebook->entry_count; i += job->step) {
        struct qu_galley galley;
        qu_galley_init(&galley, &notebook->entries[i]);
        qu_sequence_set_entry(&cursor, &galley);
        dump(job, &galley, &job->out[i]);
        qu_galley_finish(&galley);
    }
    return NULL;
}

static bool open_job(struct job *job, const struct qu_context *context, const char *fonts, struct qu_buf *out,
                     int first, int step)
{
    const char *folders[] = {fonts, NULL};
    *job = (struct job){.context = context, .out = out, .first = first, .step = step};
    qu_diag_init(&job->diag, false);
    job->fonts = qu_fontset_open(&job->diag, folders, context->layout->roles, context->layout->role_count);
    if (job->fonts == NULL)
        return false;
    job->typesetter = qu_typesetter_new(job->fonts, &job->diag);
    qu_paracache_init(&job->known, job->typesetter);
    return true;
}

static void close_job(struct job *job)
{
    qu_paracache_finish(&job->known);
    qu_typesetter_free(job->typesetter);
    qu_fontset_close(job->fonts);
    qu_diag_finish(&job->diag);
}

static void compare(struct tap *tap, const struct qu_notebook *notebook, const struct qu_buf *one,
                    const struct qu_buf *two)
{
    int same = 0;
    for (int i = 0; i < notebook->entry_count; i++) {
        bool equal = one[i].length == two[i].length && memcmp(one[i].data, two[i].data, one[i].length) == 0;
        same += equal;
        if (!equal)
            printf("# %s differs\n", notebook->entries[i].id);
    }
    tap_int(tap, same, notebook->entry_count, "entries are the same");
}

static void set_both_ways(struct tap *tap, const struct qu_context *context, struct qu_arena *arena,
                          const char *fonts)
{
    int count = context->notebook->entry_count;
    struct qu_buf *alone = QU_NEW_ARRAY(arena, struct qu_buf, count),
                  *together = QU_NEW_ARRAY(arena, struct qu_buf, count);
    struct job one, jobs[JOBS];
    pthread_t threads[JOBS];
    bool fine = open_job(&one, context, fonts, alone, 0, 1);
    for (int i = 0; fine && i < JOBS; i++)
        fine = open_job(&jobs[i], context, fonts, together, i, JOBS);
    if (!tap_ok(tap, fine, "a font set for each job"))
        return;
    set_entries(&one);
    for (int i = 0; i < JOBS; i++)
        pthread_create(&threads[i], NULL, set_entries, &jobs[i]);
    for (int i = 0; i < JOBS; i++)
        pthread_join(threads[i], NULL);
    size_t length = 0;
    for (int i = 0; i < count; i++)
        length += alone[i].length;
    tap_ok(tap, length > 100000, "there is something to compare: %zu bytes", length);
    compare(tap, context->notebook, alone, together);
    tap_int(tap, jobs[0].diag.count + jobs[1].diag.count, one.diag.count, "messages of the jobs");
    for (int i = 0; i < JOBS; i++)
        close_job(&jobs[i]);
    close_job(&one);
    for (int i = 0; i < count; i++) {
        qu_buf_finish(&alone[i]);
        qu_buf_finish(&together[i]);
    }
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct qu_arena arena;
    struct qu_diag diag;
    if (argc < 4)
        return 99;
    const char *layouts[] = {argv[1], NULL}, *folders[] = {argv[2], NULL};
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    struct qu_notebook *notebook = qu_notebook_read(&arena, &diag, qu_block_kinds(&arena), argv[3]);
    struct qu_layout *layout = qu_layout_read(&arena, &diag, "field-notes-a5", (struct qu_src){0}, layouts,
                                              qu_block_styles(&arena));
    struct qu_fontset *fonts = layout != NULL
                                   ? qu_fontset_open(&diag, folders, layout->roles, layout->role_count)
                                   : NULL;
    if (notebook == NULL || fonts == NULL || qu_diag_errors(&diag) > 0) {
        qu_diag_print(&diag, stdout, false);
        return 99;
    }
    struct qu_images *images = qu_images_new();
    qu_pictures_load(images, &diag, notebook);
    struct qu_context context = {.notebook = notebook,
                                 .layout = layout,
                                 .images = images,
                                 .type = qu_type_resolve(&arena, layout, fonts)};
    set_both_ways(&tap, &context, &arena, argv[2]);
    qu_images_free(images);
    qu_fontset_close(fonts);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
