#include "pipeline.h"

#include "block/blocks.h"
#include "finish/finish.h"
#include "flow/flow.h"
#include "output.h"
#include "page/dump.h"
#include "paint/paint.h"

#include <stdlib.h>
#include <string.h>

/* Everything a run makes, stage by stage; each member is made by one stage and only read by later ones. */
struct run {
    const struct qu_pipeline_options *options;
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_outcome *outcome;
    const char *target;
    time_t date;
    struct qu_notebook *notebook;
    struct qu_layout *layout;
    struct qu_fontset *fonts;
    struct qu_images *images;
    struct qu_typesetter *typesetter;
    struct qu_document document;
    struct qu_buf lines, painted, finished;
};

static bool read_notebook(struct run *run)
{
    run->notebook = qu_notebook_read(run->arena, run->diag, qu_block_kinds(run->arena), run->options->folder);
    return run->notebook != NULL;
}

static bool read_layout(struct run *run)
{
    const char *name = run->options->layout;
    struct qu_src from = {0};
    if (name == NULL) {
        name = run->notebook->layout;
        from = run->notebook->src;
    }
    run->layout = qu_layout_read(run->arena, run->diag, name, from, run->options->layout_folders, qu_block_styles(run->arena));
    return run->layout != NULL;
}

static bool open_fonts(struct run *run)
{
    run->fonts = qu_fontset_open(run->diag, run->options->font_folders, run->layout->roles, run->layout->role_count);
    return run->fonts != NULL;
}

static bool set_pages(struct run *run)
{
    run->images = qu_images_new();
    run->typesetter = qu_typesetter_new(run->fonts, run->diag);
    struct qu_flow_input input = {.arena = run->arena, .diag = run->diag, .notebook = run->notebook, .layout = run->layout,
                                  .fonts = run->fonts, .images = run->images, .typesetter = run->typesetter,
                                  .lines = run->options->dump == QU_DUMP_LINES ? &run->lines : NULL};
    bool fine = qu_flow_set(&input, &run->document);
    run->outcome->page_count = run->document.pages.count;
    return fine;
}

/* The files that the date of the document comes from. Pictures are not among them: a new picture is named in an entry. */
static const char *const *list_sources(const struct run *run)
{
    const char **files = QU_NEW_ARRAY(run->arena, const char *, run->notebook->entry_count + 3);
    int count = 0;
    files[count++] = run->notebook->file;
    for (int i = 0; i < run->notebook->entry_count; i++)
        files[count++] = run->notebook->entries[i].file;
    files[count] = run->layout->file;
    return files;
}

static bool choose_pages(struct run *run)
{
    bool fine = qu_output_date(list_sources(run), &run->date, run->diag);
    if (fine && run->options->pages != NULL)
        fine = qu_output_select(&run->document, run->options->pages, run->diag);
    run->outcome->usage = !fine;
    run->outcome->page_count = run->document.pages.count;
    return fine;
}

static bool paint_pages(struct run *run)
{
    struct qu_paint_options options = {.created = qu_output_iso_date(run->arena, run->date)};
    return run->options->format != QU_FORMAT_PDF ||
           qu_paint_pdf(&run->document, run->fonts, run->images, &options, run->diag, &run->painted);
}

static bool finish_document(struct run *run)
{
    struct qu_finish_options options = {.creation_date = qu_output_pdf_date(run->arena, run->date), .producer = "quire " QU_VERSION,
                                        .partial = run->options->pages != NULL};
    return run->options->format != QU_FORMAT_PDF ||
           qu_finish_pdf(&run->document, &options, run->diag, &run->painted, &run->finished);
}

static bool write_one(struct run *run, const char *path, const struct qu_buf *bytes)
{
    if (!qu_output_write(path, bytes, run->diag))
        return false;
    if (run->outcome->file_count++ == 0)
        run->outcome->file = path;
    run->outcome->bytes += bytes->length;
    return true;
}

/* PNG and SVG are painted as they are written: only one page's bytes are held. */
static bool write_picture(struct run *run, int index, const char *path)
{
    struct qu_buf bytes;
    qu_buf_init(&bytes);
    bool fine = run->options->format == QU_FORMAT_PNG
                    ? qu_paint_png(&run->document, run->fonts, run->images, index, run->options->dpi, run->diag, &bytes)
                    : qu_paint_svg(&run->document, run->fonts, run->images, index, run->diag, &bytes);
    fine = fine && write_one(run, path, &bytes);
    qu_buf_finish(&bytes);
    return fine;
}

static bool write_files(struct run *run)
{
    int count = run->document.pages.count;
    if (run->options->format == QU_FORMAT_PDF)
        return write_one(run, run->target, &run->finished);
    bool alone = count == 1 && run->options->output != NULL;
    if (!alone && strcmp(run->target, "-") == 0) {
        run->outcome->usage = true;
        qu_diag_add(run->diag, QU_ERROR, QU_DIAG_VALUE_RANGE, (struct qu_src){0}, NULL, "choose one with --pages",
                    "only one page fits standard output, not %d", count);
        return false;
    }
    for (int i = 0; i < count; i++) {
        int number = run->document.pages.at[i].number;
        if (!write_picture(run, i, alone ? run->target : qu_output_numbered(run->arena, run->target, number)))
            return false;
    }
    return true;
}

static const struct stage {
    const char *name;
    bool (*run)(struct run *run);
    enum qu_dump dump; /* what can be printed after it */
} stages[] = {
    {"notebook", read_notebook, QU_DUMP_MODEL}, /* read, model */
    {"layout", read_layout, QU_DUMP_STYLE},     /* style */
    {"fonts", open_fonts, QU_DUMP_NOTHING},    /* asset */
    {"pages", set_pages, QU_DUMP_LINES},        /* text, hand, flow */
    {"choose", choose_pages, QU_DUMP_PAGES},
    {"paint", paint_pages, QU_DUMP_NOTHING},
    {"finish", finish_document, QU_DUMP_NOTHING},
    {"write", write_files, QU_DUMP_NOTHING},
};

static const char *name_font(void *data, int font)
{
    return qu_fontset_name(data, font);
}

static bool write_dump(struct run *run)
{
    struct qu_buf text;
    qu_buf_init(&text);
    switch (run->options->dump) {
    case QU_DUMP_MODEL: qu_notebook_dump(run->notebook, &text); break;
    case QU_DUMP_STYLE: qu_layout_dump(run->layout, &text); break;
    case QU_DUMP_LINES: qu_buf_add(&text, qu_buf_text(&run->lines), run->lines.length); break;
    case QU_DUMP_PAGES: qu_document_dump(&run->document, name_font, run->fonts, &text); break;
    case QU_DUMP_NOTHING: break;
    }
    bool fine = qu_output_write(run->options->output != NULL ? run->options->output : "-", &text, run->diag);
    qu_buf_finish(&text);
    return fine;
}

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool run_stage(struct run *run, const struct stage *stage)
{
    double start = now_ms();
    if (run->options->on_stage != NULL)
        run->options->on_stage(run->options->stage_data, stage->name);
    bool fine = stage->run(run);
    run->outcome->times[run->outcome->time_count++] = (struct qu_stage_time){stage->name, now_ms() - start};
    return fine && qu_diag_errors(run->diag) == 0;
}

static bool is_last(const struct run *run, const struct stage *stage)
{
    if (run->options->dump != QU_DUMP_NOTHING)
        return stage->dump == run->options->dump;
    return run->options->check && stage->run == set_pages;
}

static bool run_stages(struct run *run)
{
    for (int i = 0; i < QU_COUNT(stages); i++) {
        if (!run_stage(run, &stages[i]))
            return false;
        if (is_last(run, &stages[i]))
            break;
    }
    return run->options->dump == QU_DUMP_NOTHING || write_dump(run);
}

const char *qu_pipeline_target(struct qu_arena *arena, const struct qu_pipeline_options *options)
{
    static const char *const endings[] = {"pdf", "png", "svg"};
    if (options->output != NULL)
        return options->output;
    char *real = realpath(options->folder, NULL);
    const char *slash = real != NULL ? strrchr(real, '/') : NULL;
    const char *name = slash != NULL && slash[1] != '\0' ? slash + 1 : "notebook";
    const char *target = qu_arena_printf(arena, "%s.%s", name, endings[options->format]);
    free(real);
    return target;
}

static void close_run(struct run *run)
{
    qu_document_finish(&run->document);
    if (run->typesetter != NULL)
        qu_typesetter_free(run->typesetter);
    if (run->images != NULL)
        qu_images_free(run->images);
    if (run->fonts != NULL)
        qu_fontset_close(run->fonts);
    qu_buf_finish(&run->lines);
    qu_buf_finish(&run->painted);
    qu_buf_finish(&run->finished);
}

bool qu_pipeline_run(const struct qu_pipeline_options *options, struct qu_arena *arena, struct qu_diag *diag, struct qu_outcome *outcome)
{
    struct run run = {.options = options, .arena = arena, .diag = diag, .outcome = outcome};
    *outcome = (struct qu_outcome){0};
    run.target = qu_pipeline_target(arena, options);
    bool to_file = !options->check && options->dump == QU_DUMP_NOTHING && strcmp(run.target, "-") != 0;
    if (to_file && !qu_output_check_target(arena, run.target, diag))
        return false;
    qu_document_init(&run.document, arena);
    bool fine = run_stages(&run);
    close_run(&run);
    return fine && qu_diag_errors(diag) == 0;
}
