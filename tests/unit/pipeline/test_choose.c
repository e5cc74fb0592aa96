/* test_choose.c - which outputs are made, and what their files are called. */
#include "../../../src/block/blocks.h"
#include "../../../src/model/reading.h"
#include "../../../src/pipeline/choose.h"
#include "bookfolder.h"

static const char four[] = "title: t\nentries: [one.yaml]\noutputs:\n  screen: {}\n"
                           "  print: {cover: apart}\n  named: {file: my-name.v2.pdf}\n"
                           "  again: {file: book.pdf}\n";

static struct qu_notebook *read_book(struct book_folder *b, const char *notebook)
{
    book_folder_write(b, "notebook.yaml", notebook);
    return qu_notebook_read(&b->arena, &b->diag, qu_block_kinds(&b->arena), b->folder);
}

/* The names of the outputs with their files, "screen=book.pdf"; the cover's behind "+"; or what was said. */
static const char *chosen(struct book_folder *b, struct qu_notebook *notebook,
                          const struct qu_pipeline_options *options)
{
    struct qu_outcome outcome = {0};
    struct qu_job job = {
        .options = options, .arena = &b->arena, .diag = &b->diag, .outcome = &outcome, .notebook = notebook};
    struct qu_buf out = {0};
    const char **names = QU_NEW_ARRAY(&b->arena, const char *, notebook->outputs.count + 1);
    for (int i = 0; i < notebook->outputs.count; i++)
        names[i] = ((const struct qu_output *)notebook->outputs.at)[i].name;
    outcome.outputs = names;
    book_folder_forget(b);
    bool fine = qu_choose_outputs(&job) && qu_choose_targets(&job);
    for (int i = 0; fine && i < job.variant_count; i++) {
        const struct qu_variant *v = &job.variants[i];
        qu_buf_printf(&out, "%s%s=%s", i > 0 ? " " : "", v->result->output, v->products[QU_BODY].target);
        if (v->output->press.cover == QU_COVER_APART)
            qu_buf_printf(&out, "+%s", v->products[QU_COVER].target);
    }
    const char *said = book_folder_said(b),
               *kept = fine ? qu_arena_strdup(&b->arena, qu_buf_text(&out))
                            : qu_arena_printf(&b->arena, "%s%s", outcome.usage ? "usage: " : "", said);
    if (fine && b->diag.count > 0)
        kept = "a message, and yet it goes on";
    if (fine && (outcome.result_count != job.variant_count || job.variants[0].products[QU_BODY].cover ||
                 !job.variants[0].products[QU_COVER].cover))
        kept = "results and products do not fit";
    for (int i = 0; i < job.variant_count; i++)
        for (int k = 0; k < QU_PRODUCTS; k++)
            qu_document_finish(&job.variants[i].products[k].document);
    qu_buf_finish(&out);
    return kept;
}

static void test_outputs(struct tap *tap, struct book_folder *b, struct qu_notebook *notebook)
{
    static const char *const two[] = {"print", "screen", "print", NULL}, *const near[] = {"scren", NULL},
                             *const far[] = {"elsewhere", NULL};
    const struct {
        const char *what, *wanted;
        struct qu_pipeline_options options;
    } cases[] = {
        {"the first, if none is named", "screen=book.pdf", {0}},
        {"those that are named, each once",
         "print=book-print.pdf+book-print-cover.pdf screen=book.pdf",
         {.outputs = two}},
        {"a name that is nearly one",
         "usage: the notebook has no output \"scren\" (did you mean \"screen\"?)",
         {.outputs = near}},
        {"a name that is none",
         "usage: the notebook has no output \"elsewhere\" (it has screen, print, named or again)",
         {.outputs = far}},
        {"two in one file",
         "the outputs \"screen\" and \"again\" would both be book.pdf (give one of them another `file`)",
         {.all_outputs = true}},
        {"the dump of several",
         "usage: --dump prints one output, not 2 (name one with --output)",
         {.outputs = two, .dump = QU_DUMP_STYLE}},
        {"the dump of one", "screen=book.pdf", {.dump = QU_DUMP_STYLE}},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_pipeline_options options = cases[i].options;
        options.folder = b->folder;
        tap_text(tap, chosen(b, notebook, &options), cases[i].wanted, cases[i].what);
    }
}

static void test_files(struct tap *tap, struct book_folder *b, struct qu_notebook *notebook)
{
    static const char *const named[] = {"named", NULL}, *const print[] = {"print", NULL},
                             *const two[] = {"screen", "named", NULL};
    const struct {
        const char *what, *wanted;
        struct qu_pipeline_options options;
    } cases[] = {
        {"the output's own name", "named=my-name.v2.pdf", {.outputs = named}},
        {"as PNG", "named=my-name.v2.png", {.outputs = named, .format = QU_FORMAT_PNG}},
        {"as SVG", "screen=book.svg", {.format = QU_FORMAT_SVG}},
        {"another file", "screen=a.b/x.pdf", {.file = "a.b/x.pdf", .until = QU_UNTIL_MADE}},
        {"a cover beside it", "print=x.pdf+x-cover.pdf", {.outputs = print, .file = "x.pdf"}},
        {"without an ending",
         "print=a.b/x+a.b/x-cover",
         {.outputs = print, .file = "a.b/x", .until = QU_UNTIL_MADE}},
        {"standard output", "screen=-", {.file = "-"}},
        {"does not hold a cover too",
         "usage: `cover: apart` makes two files, and standard output can hold one (name a file to write to)",
         {.outputs = print, .file = "-"}},
        {"unless nothing is written", "print=-+-", {.outputs = print, .file = "-", .until = QU_UNTIL_SET}},
        {"several into a folder",
         "screen=/tmp/book.pdf named=/tmp/my-name.v2.pdf",
         {.outputs = two, .file = "/tmp"}},
        {"several into one file",
         "usage: 2 outputs cannot be written into one file: x.pdf (for several outputs name a "
         "folder that exists)",
         {.outputs = two, .file = "x.pdf"}},
        {"a folder that is not there",
         "cannot write no/such/x.pdf: its folder does not exist (make the folder first)",
         {.file = "no/such/x.pdf"}},
        {"matters only if something is written",
         "screen=no/such/x.pdf",
         {.file = "no/such/x.pdf", .dump = QU_DUMP_PAGES}},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_pipeline_options options = cases[i].options;
        options.folder = b->folder;
        tap_text(tap, chosen(b, notebook, &options), cases[i].wanted, cases[i].what);
    }
}

static void ignore_file(void *data, const char *name, const struct qu_buf *bytes)
{
}

static void test_taken(struct tap *tap, struct book_folder *b, struct qu_notebook *notebook)
{
    static const char *const print[] = {"print", NULL};
    struct qu_pipeline_options options = {
        .folder = b->folder, .outputs = print, .file = "no/such/x.pdf", .take = ignore_file};
    tap_text(tap, chosen(b, notebook, &options), "print=no/such/x.pdf+no/such/x-cover.pdf",
             "files that somebody takes need no folder");
}

static void test_without_outputs(struct tap *tap, struct book_folder *b)
{
    static const char *const some[] = {"some", NULL};
    struct qu_notebook *notebook = read_book(b, "title: t\nentries: [one.yaml]\n");
    struct qu_pipeline_options options = {.folder = b->folder};
    tap_text(tap, chosen(b, notebook, &options), "=book.pdf", "a notebook without outputs");
    options.outputs = some;
    tap_text(
        tap, chosen(b, notebook, &options),
        "usage: the notebook has no output \"some\" (it has none: `outputs:` in notebook.yaml names them)",
        "has none to name");
    options = (struct qu_pipeline_options){.folder = "/", .until = QU_UNTIL_MADE};
    tap_text(tap, chosen(b, notebook, &options), "=notebook.pdf", "a folder without a name");
    options.folder = "no/such/folder";
    tap_text(tap, chosen(b, notebook, &options), "=notebook.pdf", "a folder that is gone");
}

int main(void)
{
    struct tap tap = {0};
    struct book_folder b;
    book_folder_init(&b);
    book_folder_write(&b, "one.yaml", "title: one\nbody:\n  - \"Words.\"\n");
    struct qu_notebook *notebook = read_book(&b, four);
    if (tap_ok(&tap, notebook != NULL && b.diag.count == 0, "the notebook: %s", book_folder_said(&b))) {
        test_outputs(&tap, &b, notebook);
        test_files(&tap, &b, notebook);
        test_taken(&tap, &b, notebook);
        test_without_outputs(&tap, &b);
    }
    book_folder_finish(&b);
    return tap_done(&tap);
}
