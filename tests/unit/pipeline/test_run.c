/* test_run.c - whole runs of the pipeline: test_run LAYOUTS FONTS. How far they go, what they write, what they
 * tell, how they end. */
#include "../../../src/model/notebook.h"
#include "../../../src/page/page.h"
#include "../../../src/pipeline/pipeline.h"
#include "../../../src/pdf/pdf.h"
#include "bookfolder.h"

static const char book[] =
    "title: A book\nlanguage: en-GB\nowner: {name: Asha Rao}\nfront: [cover.yaml]\nentries: [one.yaml, two.yaml]\noutputs:\n"
    "  screen: {}\n  small: {limit: 130 kB}\n  least: {limit: 1 kB}\n  bare: {limit: 1 kB, entries: one}\n  grey: {colour: grey, entries: one}\n"
    "  sheets: {impose: {sheet: a4}, marks: fold}\n  shop: {bleed: 3 mm, marks: crop, cover: apart}\n";

struct run {
    struct book_folder *book;
    struct qu_pipeline_options options;
    struct qu_outcome outcome;
    struct qu_buf stages, files, made;
    struct qu_buf last; /* the bytes of the last file */
    struct qu_cancel cancel;
    bool complain;
};

static void note_stage(void *data, const char *stage)
{
    struct run *r = data;
    qu_buf_printf(&r->stages, "%s ", stage);
}

static void note_file(void *data, const char *name, const struct qu_buf *bytes)
{
    struct run *r = data;
    qu_buf_printf(&r->files, "%s ", name);
    qu_buf_clear(&r->last);
    qu_buf_add(&r->last, bytes->data, bytes->length);
}

static void note_made(void *data, const struct qu_made *made)
{
    struct run *r = data;
    qu_buf_printf(&r->made, "%s:%d:%s ", made->output->name, made->document->pages.count,
                  made->pdf != NULL ? "pdf" : "pages");
    if (r->complain)
        qu_diag_add(&r->book->diag, QU_ERROR, QU_DIAG_PDF_WORDS, (struct qu_src){0}, NULL, NULL, "no good");
}

static void begin(struct run *r, struct book_folder *b, char **argv, const char *const *outputs)
{
    static const char *layouts[2], *fonts[2];
    layouts[0] = argv[1];
    fonts[0] = argv[2];
    *r = (struct run){.book = b};
    r->options = (struct qu_pipeline_options){.folder = b->folder,
                                              .outputs = outputs,
                                              .layout_folders = layouts,
                                              .font_folders = fonts,
                                              .dpi = 20,
                                              .on_stage = note_stage,
                                              .stage_data = r,
                                              .on_made = note_made,
                                              .made_data = r,
                                              .take = note_file,
                                              .take_data = r};
}

static bool run(struct run *r)
{
    qu_buf_clear(&r->stages);
    qu_buf_clear(&r->files);
    qu_buf_clear(&r->made);
    book_folder_forget(r->book);
    return qu_pipeline_run(&r->options, &r->book->arena, &r->book->diag, &r->outcome);
}

/* A run that ends well and gives these files. */
static void gives(struct tap *tap, struct run *r, const char *files, const char *what)
{
    bool fine = run(r);
    tap_ok(tap, fine && strcmp(qu_buf_text(&r->files), files) == 0, "%s: %s%s", what, qu_buf_text(&r->files),
           book_folder_said(r->book));
}

/* One that does not, and gives none. */
static void fails(struct tap *tap, struct run *r, const char *what)
{
    bool fine = run(r);
    tap_ok(tap, !fine && r->files.length == 0, "%s: %s", what, book_folder_said(r->book));
}

static void end(struct run *r)
{
    qu_buf_finish(&r->stages);
    qu_buf_finish(&r->files);
    qu_buf_finish(&r->made);
    qu_buf_finish(&r->last);
}

static void test_stages(struct tap *tap, struct book_folder *b, char **argv)
{
    struct run r;
    begin(&r, b, argv, NULL);
    gives(tap, &r, "book.pdf ", "a run");
    tap_text(tap, qu_buf_text(&r.stages), "notebook layout fonts pages choose paint finish write ",
             "its stages");
    tap_int(tap, r.outcome.time_count, 8, "each has its time");
    tap_ok(tap, r.outcome.times[3].ms > 0 && r.outcome.times[3].ms < 60000, "in milliseconds");
    tap_text(tap, r.outcome.times[7].stage, "write", "the last");
    tap_text(tap, qu_buf_text(&r.made), "screen:4:pdf ", "what was made");
    const struct qu_result *result = &r.outcome.results[0];
    tap_ok(tap,
           result->page_count == 4 && result->file_count == 1 && result->bytes == r.last.length &&
               strcmp(result->file, "book.pdf") == 0 && result->dpi == 0 && result->weights.all == 0,
           "and what became of it");
    tap_text(tap, r.outcome.outputs[6], "shop", "the names of all outputs");
    end(&r);
}

static void test_until(struct tap *tap, struct book_folder *b, char **argv)
{
    struct run r;
    begin(&r, b, argv, NULL);
    r.options.until = QU_UNTIL_READ;
    gives(tap, &r, "", "only read");
    tap_text(tap, qu_buf_text(&r.stages), "notebook ", "its stages");
    r.options.until = QU_UNTIL_SET;
    gives(tap, &r, "", "only set");
    tap_text(tap, qu_buf_text(&r.stages), "notebook layout fonts pages ", "its stages");
    tap_text(tap, qu_buf_text(&r.made), "screen:4:pages ", "it has pages");
    r.options.until = QU_UNTIL_MADE;
    r.options.weigh = true;
    gives(tap, &r, "", "made, not written");
    tap_ok(tap, r.outcome.results[0].file == NULL && r.outcome.results[0].weights.all > 1000, "and weighed");
    r.complain = true;
    r.options.until = QU_UNTIL_WRITTEN;
    fails(tap, &r, "what is said against what was made counts");
    end(&r);
}

static void test_formats(struct tap *tap, struct book_folder *b, char **argv)
{
    struct run r;
    begin(&r, b, argv, NULL);
    r.options.format = QU_FORMAT_PNG;
    gives(tap, &r, "book-001.png book-002.png book-003.png book-004.png ", "a picture of each page");
    tap_ok(tap, r.last.length > 100 && memcmp(r.last.data, "\x89PNG", 4) == 0, "is PNG");
    tap_ok(tap,
           r.outcome.results[0].file_count == 4 && strcmp(r.outcome.results[0].file, "book-001.png") == 0,
           "the first of four files is named");
    tap_text(tap, qu_buf_text(&r.stages), "notebook layout fonts pages choose write ",
             "pictures are painted as they are written");
    r.options.format = QU_FORMAT_SVG;
    r.options.pages = "2";
    gives(tap, &r, "book-002.svg ", "one page as SVG");
    tap_ok(tap, strncmp(qu_buf_text(&r.last), "<?xml", 5) == 0, "is SVG");
    r.options.file = "x.svg";
    gives(tap, &r, "x.svg ", "a single page has the name that was given");
    r.options.file = "-";
    gives(tap, &r, "- ", "or goes to standard output");
    r.options.pages = NULL;
    fails(tap, &r, "where there is room for one page only");
    tap_text(tap, book_folder_said(b), "standard output can hold one page, not 4 (choose one with --pages)",
             "is told");
    tap_ok(tap, r.outcome.usage, "as a mistake of the command line");
    r.options.pages = "7";
    fails(tap, &r, "a page that there is not");
    tap_ok(tap, r.outcome.usage, "is one too");
    end(&r);
}

/* The first page of the file that came last, and what it says of itself. */
static void describe(struct run *r, struct qu_buf *out)
{
    struct qu_pdf pdf;
    if (qu_pdf_open(&pdf, r->last.data, r->last.length)) {
        struct qu_obj page = qu_pdf_page(&pdf, 0), box = qu_obj_get(page, "/MediaBox");
        qu_buf_printf(
            out, "%d pages, %.0f x %.0f, %s, %s", pdf.page_count, qu_obj_real_at(box, 2),
            qu_obj_real_at(box, 3),
            qu_obj_has(pdf.root, "/StructTreeRoot") ? "with structure" : "without structure",
            qu_obj_text_value(qu_obj_get(qu_obj_get(qu_pdf_trailer(&pdf), "/Info"), "/QuireOutput")));
    }
    qu_pdf_close(&pdf);
}

static void test_outputs(struct tap *tap, struct book_folder *b, char **argv)
{
    static const struct {
        const char *name, *files, *last;
    } cases[] = {
        {"screen", "book.pdf ", "4 pages, 420 x 595, with structure, screen"},
        {"grey", "book-grey.pdf ", "1 pages, 420 x 595, with structure, grey"},
        {"sheets", "book-sheets.pdf ", "2 pages, 842 x 595, without structure, sheets"},
        {"shop", "book-shop.pdf book-shop-cover.pdf ", "1 pages, 876 x 632, without structure, shop"},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        const char *names[] = {cases[i].name, NULL};
        struct qu_buf got = {0};
        struct run r;
        begin(&r, b, argv, names);
        gives(tap, &r, cases[i].files, cases[i].name);
        describe(&r, &got);
        tap_text(tap, qu_buf_text(&got), cases[i].last, "the last of its files");
        qu_buf_finish(&got);
        end(&r);
    }
}

static void test_limit(struct tap *tap, struct book_folder *b, char **argv)
{
    static const char *const small[] = {"small", NULL}, *const least[] = {"least", NULL};
    struct run r;
    begin(&r, b, argv, small);
    gives(tap, &r, "book-small.pdf ", "a limit that can be kept");
    tap_ok(tap, r.outcome.results[0].dpi == 150 && r.outcome.results[0].bytes <= 130000,
           "with smaller pictures: %d dpi, %zu bytes", r.outcome.results[0].dpi, r.outcome.results[0].bytes);
    r.options.outputs = least;
    fails(tap, &r, "one that cannot");
    tap_ok(tap,
           strstr(book_folder_said(b), "and its limit is 1 kB (pages ") != NULL &&
               strstr(book_folder_said(b), "; pictures have 110 dpi already; put less into the output") !=
                   NULL,
           "says what weighs what");
    end(&r);
}

/* Where there are no pictures nothing can be made smaller. */
static void test_limit_without_pictures(struct tap *tap, struct book_folder *b, char **argv)
{
    static const char *const bare[] = {"bare", NULL};
    struct run r;
    begin(&r, b, argv, bare);
    fails(tap, &r, "a limit that cannot be kept without pictures");
    tap_ok(tap, r.outcome.results[0].dpi == 0 && strstr(book_folder_said(b), "110 dpi") == NULL,
           "nothing was made smaller");
    int finished = 0;
    for (const char *at = qu_buf_text(&r.stages); (at = strstr(at, "finish")) != NULL; at++)
        finished++;
    tap_int(tap, finished, 1, "and it was made once");
    end(&r);
}

static bool cancel_now(void *data)
{
    struct run *r = data;
    return strstr(qu_buf_text(&r->stages), "pages") != NULL;
}

static void test_cancel(struct tap *tap, struct book_folder *b, char **argv)
{
    struct run r;
    begin(&r, b, argv, NULL);
    r.cancel.is_wanted = cancel_now;
    r.cancel.data = &r;
    r.options.cancel = &r.cancel;
    fails(tap, &r, "a run that is cancelled");
    tap_ok(tap, r.outcome.cancelled && b->diag.count == 0 && r.made.length == 0,
           "says nothing, makes nothing");
    tap_text(tap, qu_buf_text(&r.stages), "notebook layout fonts pages ", "and ends at once");
    end(&r);
}

static void test_several(struct tap *tap, struct book_folder *b, char **argv)
{
    static const char *const two[] = {"screen", "grey", NULL}, *const first_bad[] = {"least", "grey", NULL};
    struct run r;
    begin(&r, b, argv, two);
    gives(tap, &r, "book.pdf book-grey.pdf ", "two outputs");
    tap_int(tap, r.outcome.time_count, 8, "their times are added");
    r.options.outputs = first_bad;
    fails(tap, &r, "an error in one");
    tap_text(tap, qu_buf_text(&r.stages),
             "notebook layout fonts pages choose paint finish layout fonts pages ",
             "does not keep the other from telling its own");
    end(&r);
}

static void test_mistakes(struct tap *tap, struct book_folder *b, char **argv)
{
    struct run r;
    begin(&r, b, argv, NULL);
    r.options.layout = "no-such-layout";
    fails(tap, &r, "an unknown layout");
    tap_text(tap, qu_buf_text(&r.stages), "notebook layout ", "ends the run");
    r.options.folder = "/no/such/folder";
    fails(tap, &r, "no notebook");
    tap_ok(tap, r.outcome.outputs == NULL && r.outcome.result_count == 0, "has no outputs");
    end(&r);
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct book_folder b;
    if (argc != 3)
        return 2;
    book_folder_init(&b);
    book_folder_write(&b, "notebook.yaml", book);
    book_folder_write(&b, "cover.yaml", "id: cover\nbody:\n  - cover: {}\n");
    book_folder_picture(&b, "noise.jpg", 700);
    book_folder_write(&b, "one.yaml", "id: one\ntitle: one\nbody:\n  - \"A page of words.\"\n");
    book_folder_write(&b, "two.yaml", "title: two\nbody:\n  - photo: noise.jpg\n    alt: nothing to see\n");
    test_stages(&tap, &b, argv);
    test_until(&tap, &b, argv);
    test_formats(&tap, &b, argv);
    test_outputs(&tap, &b, argv);
    test_limit(&tap, &b, argv);
    test_limit_without_pictures(&tap, &b, argv);
    test_cancel(&tap, &b, argv);
    test_several(&tap, &b, argv);
    test_mistakes(&tap, &b, argv);
    book_folder_finish(&b);
    return tap_done(&tap);
}
