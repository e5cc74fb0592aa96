#include "pipeline.h"

#include "base/file.h"
#include "block/blocks.h"
#include "cairopdf/cairopdf.h"
#include "finish/finish.h"
#include "flow/flow.h"
#include "model/dump.h"
#include "model/reading.h"
#include "model/select.h"
#include "output.h"
#include "page/dump.h"
#include "paint/paint.h"
#include "printing.h"
#include "style/dump.h"
#include "style/reading.h"

#include <stdlib.h>
#include <string.h>

/* One output on its way; each member is made by one stage and only read by later ones. */
struct variant {
    const struct qu_output *output;
    struct qu_result *result;
    const char *target;
    time_t date;
    struct qu_notebook *notebook; /* what the output holds */
    struct qu_layout *layout;
    struct qu_fontset *fonts;
    struct qu_typesetter *typesetter;
    struct qu_document document, cover; /* cover: one page where the output has it apart, else none */
    struct qu_cairopdf pages;
    bool folded; /* its sheets are folded into a booklet */
    struct qu_buf lines, finished, finished_cover;
};

struct run {
    const struct qu_pipeline_options *options;
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_outcome *outcome;
    struct qu_notebook *notebook;     /* as it was read */
    struct qu_images *images, *greys; /* the same pictures without colour */
    struct variant *variants;
    int variant_count;
};

static const struct qu_src nowhere = {0};

/* ---- reading, and which outputs are wanted */

static bool usage_error(struct run *run)
{
    run->outcome->usage = true;
    return false;
}

static bool unknown_output(struct run *run, const char *name)
{
    const struct qu_list *outputs = &run->notebook->outputs;
    const char **names = QU_NEW_ARRAY(run->arena, const char *, outputs->count + 1);
    struct qu_buf hint;
    for (int i = 0; i < outputs->count; i++)
        names[i] = ((const struct qu_output *)outputs->at)[i].name;
    const char *near = qu_diag_nearest(name, names);
    qu_buf_init(&hint);
    if (near != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"?", near);
    else if (outputs->count > 0)
        qu_buf_add_text(&hint, "it has "), qu_diag_list(&hint, names);
    else
        qu_buf_add_text(&hint, "it has none: `outputs:` in notebook.yaml names them");
    qu_diag_add(run->diag, QU_ERROR, QU_DIAG_OUTPUT_UNKNOWN, nowhere, NULL, qu_buf_text(&hint),
                "the notebook has no output \"%s\"", name);
    qu_buf_finish(&hint);
    return usage_error(run);
}

static void add_variant(struct run *run, const struct qu_output *output)
{
    for (int i = 0; i < run->variant_count; i++)
        if (run->variants[i].output == output)
            return;
    struct variant *v = &run->variants[run->variant_count];
    *v = (struct variant){.output = output, .result = &run->outcome->results[run->variant_count++]};
    v->result->output = output->name;
    qu_document_init(&v->document, run->arena);
    qu_document_init(&v->cover, run->arena);
}

static bool choose_outputs(struct run *run)
{
    const struct qu_list *outputs = &run->notebook->outputs;
    const struct qu_output *all = outputs->at;
    const char *const *wanted = run->options->outputs;
    run->variants = QU_NEW_ARRAY(run->arena, struct variant, outputs->count + 1);
    run->outcome->results = QU_NEW_ARRAY(run->arena, struct qu_result, outputs->count + 1);
    for (int i = 0; wanted != NULL && wanted[i] != NULL; i++) {
        const struct qu_output *output = qu_notebook_lookup_output(run->notebook, wanted[i]);
        if (output == NULL)
            return unknown_output(run, wanted[i]);
        add_variant(run, output);
    }
    for (int i = 0; run->options->all_outputs && i < outputs->count; i++)
        add_variant(run, &all[i]);
    if (run->variant_count == 0)
        add_variant(run, outputs->count > 0 ? &all[0] : &qu_output_preset);
    run->outcome->result_count = run->variant_count;
    if (run->variant_count == 1 || run->options->dump == QU_DUMP_NOTHING)
        return true;
    qu_diag_add(run->diag, QU_ERROR, QU_DIAG_VALUE_BAD, nowhere, NULL, "name one with --output",
                "a stage is printed of one output, not of %d", run->variant_count);
    return usage_error(run);
}

/* ---- names of files */

static const char *folder_name(struct run *run)
{
    char *real = realpath(run->options->folder, NULL);
    const char *slash = real != NULL ? strrchr(real, '/') : NULL;
    const char *name = qu_arena_strdup(run->arena,
                                       slash != NULL && slash[1] != '\0' ? slash + 1 : "notebook");
    free(real);
    return name;
}

static const char *own_name(struct run *run, const struct qu_output *output)
{
    static const char *const endings[] = {"pdf", "png", "svg"};
    const char *ending = endings[run->options->format];
    if (output->file != NULL)
        return qu_arena_printf(run->arena, "%.*s.%s", (int)strlen(output->file) - 4, output->file, ending);
    bool first = output == run->notebook->outputs.at || output == &qu_output_preset;
    return first ? qu_arena_printf(run->arena, "%s.%s", folder_name(run), ending)
                 : qu_arena_printf(run->arena, "%s-%s.%s", folder_name(run), output->name, ending);
}

/* A cover apart is a second file. */
static bool check_cover_target(struct run *run, const struct variant *v)
{
    if (v->output->press.cover != QU_COVER_APART || run->options->check ||
        run->options->dump != QU_DUMP_NOTHING)
        return true;
    if (strcmp(v->target, "-") != 0)
        return qu_output_check_target(run->arena, qu_printing_cover_file(run->arena, v->target), run->diag);
    qu_diag_add(run->diag, QU_ERROR, QU_DIAG_VALUE_BAD, nowhere, NULL, "name a file with -o",
                "a cover apart is a second file, and standard output is one");
    return usage_error(run);
}

static bool choose_targets(struct run *run)
{
    const char *given = run->options->file;
    bool several = run->variant_count > 1, fine = true;
    if (several && given != NULL && !qu_file_is_folder(given)) {
        qu_diag_add(run->diag, QU_ERROR, QU_DIAG_VALUE_BAD, nowhere, NULL,
                    "for several outputs -o names a folder that is there",
                    "%d outputs do not go into one file: %s", run->variant_count, given);
        return usage_error(run);
    }
    for (int i = 0; i < run->variant_count; i++) {
        struct variant *v = &run->variants[i];
        v->target = given == NULL ? own_name(run, v->output)
                    : several     ? qu_file_join(run->arena, given, own_name(run, v->output))
                                  : given;
        bool to_file = !run->options->check && !run->options->keep && run->options->dump == QU_DUMP_NOTHING &&
                       strcmp(v->target, "-") != 0;
        for (int k = 0; k < i; k++)
            if (strcmp(run->variants[k].target, v->target) == 0) {
                qu_diag_add(run->diag, QU_ERROR, QU_DIAG_KEY_CONFLICT, v->output->src, NULL,
                            "give one of them another `file`",
                            "the outputs \"%s\" and \"%s\" would both be %s", run->variants[k].output->name,
                            v->output->name, v->target);
                fine = false;
            }
        fine = fine && (!to_file || qu_output_check_target(run->arena, v->target, run->diag)) &&
               check_cover_target(run, v);
    }
    return fine;
}

static bool read_notebook(struct run *run)
{
    run->notebook = qu_notebook_read(run->arena, run->diag, qu_block_kinds(run->arena), run->options->folder);
    if (run->notebook == NULL || qu_diag_errors(run->diag) > 0 || !choose_outputs(run) ||
        !choose_targets(run))
        return false;
    for (int i = 0; i < run->variant_count; i++)
        run->variants[i].notebook = qu_notebook_select(run->arena, run->diag, run->notebook,
                                                       run->variants[i].output);
    return true;
}

/* ---- the stages of one output */

static struct qu_images *images_of(struct run *run, const struct variant *v)
{
    if (v->output->colour != QU_INK_GREY)
        return run->images;
    if (run->greys == NULL) {
        run->greys = qu_images_new();
        qu_images_set_grey(run->greys);
    }
    return run->greys;
}

static bool read_layout(struct run *run, struct variant *v)
{
    const char *name = run->options->layout;
    struct qu_src from = nowhere;
    if (name == NULL) {
        name = v->notebook->layout;
        from = v->output->layout != NULL ? v->output->src : v->notebook->src;
    }
    v->layout = qu_layout_read_for(run->arena, run->diag, name, from, run->options->layout_folders,
                                   qu_block_styles(run->arena), v->output);
    return v->layout != NULL;
}

/* A set of fonts for each output: ids count from its first use of a font, so that its bytes are those of a
 * run for it alone. */
static bool open_fonts(struct run *run, struct variant *v)
{
    v->fonts = qu_fontset_open(run->diag, run->options->font_folders, v->layout->roles,
                               v->layout->role_count);
    if (v->fonts != NULL)
        v->typesetter = qu_typesetter_new(v->fonts, run->diag);
    return v->fonts != NULL;
}

static bool set_pages(struct run *run, struct variant *v)
{
    struct qu_flow_input input = {.arena = run->arena,
                                  .diag = run->diag,
                                  .notebook = v->notebook,
                                  .layout = v->layout,
                                  .fonts = v->fonts,
                                  .images = images_of(run, v),
                                  .typesetter = v->typesetter,
                                  .lines = run->options->dump == QU_DUMP_LINES ? &v->lines : NULL,
                                  .cover = &v->cover};
    struct qu_impose_options sheets;
    bool fine = qu_flow_set(&input, &v->document);
    qu_printing_ink(&v->document, v->output, v->layout, run->diag);
    qu_printing_ink(&v->cover, v->output, v->layout, run->diag);
    if (qu_printing_sheets(v->output, v->layout, run->arena, &sheets))
        fine = qu_impose_check(&v->document, &sheets, run->diag) && fine;
    v->result->page_count = v->document.pages.count;
    return fine;
}

/* The files that the date of the document comes from. Pictures are not among them: a new picture is named in
 * an entry. */
static const char *const *list_sources(const struct run *run, const struct variant *v)
{
    const char **files = QU_NEW_ARRAY(run->arena, const char *, v->notebook->entry_count + 3);
    int count = 0;
    files[count++] = v->notebook->file;
    for (int i = 0; i < v->notebook->entry_count; i++)
        files[count++] = v->notebook->entries[i].file;
    files[count] = v->layout->file;
    return files;
}

static bool choose_pages(struct run *run, struct variant *v)
{
    bool fine = qu_output_date(list_sources(run, v), &v->date, run->diag);
    if (fine && run->options->pages != NULL)
        fine = qu_output_select(&v->document, run->options->pages, run->diag);
    v->result->page_count = v->document.pages.count;
    return fine || usage_error(run);
}

/* Outputs that are folded sheets have no order of reading; all others have their structure. */
static bool is_tagged(const struct variant *v)
{
    return !v->folded;
}

static bool paint_pages(struct run *run, struct variant *v)
{
    struct qu_impose_options sheets;
    v->folded = qu_printing_sheets(v->output, v->layout, run->arena, &sheets);
    struct qu_painting_options options = {.created = qu_output_iso_date(run->arena, v->date),
                                          .image_dpi = v->result->dpi,
                                          .tagged = is_tagged(v)};
    return run->options->format != QU_FORMAT_PDF ||
           qu_cairopdf_open(&v->pages, &v->document, v->fonts, images_of(run, v), &options, run->diag);
}

static bool finish_once(struct run *run, struct variant *v)
{
    struct qu_finish_options options = {.output = v->output->name,
                                        .creation_date = qu_output_pdf_date(run->arena, v->date),
                                        .producer = "quire " QU_VERSION,
                                        .partial = run->options->pages != NULL || v->cover.pages.count > 0};
    struct qu_impose_options sheets;
    struct qu_buf flat;
    options.leaves = is_tagged(v) ? &v->pages.leaves : NULL;
    if (!qu_printing_sheets(v->output, v->layout, run->arena, &sheets)) {
        options.crop_marks = qu_press_marks(&v->output->press, QU_MARKS_CROP);
        options.fold_marks = qu_press_marks(&v->output->press, QU_MARKS_FOLD);
        return qu_finish_pdf(&v->document, &options, run->diag, &v->pages.pdf, &v->finished);
    }
    qu_buf_init(&flat);
    bool fine = qu_finish_pdf(&v->document, &options, run->diag, &v->pages.pdf, &flat) &&
                qu_impose_pdf(&v->document, &sheets, run->diag, &flat, &v->finished);
    qu_buf_finish(&flat);
    return fine;
}

/* The cover in one piece: a file of its own, of one page. */
static bool finish_cover(struct run *run, struct variant *v)
{
    struct qu_cairopdf pages;
    struct qu_painting_options how = {.created = qu_output_iso_date(run->arena, v->date),
                                      .image_dpi = v->result->dpi};
    struct qu_finish_options options = {.output = v->output->name,
                                        .creation_date = qu_output_pdf_date(run->arena, v->date),
                                        .producer = "quire " QU_VERSION,
                                        .partial = true,
                                        .crop_marks = qu_press_marks(&v->output->press, QU_MARKS_CROP),
                                        .fold_marks = qu_press_marks(&v->output->press, QU_MARKS_FOLD)};
    if (v->cover.pages.count == 0)
        return true;
    bool fine = qu_cairopdf_open(&pages, &v->cover, v->fonts, images_of(run, v), &how, run->diag) &&
                qu_finish_pdf(&v->cover, &options, run->diag, &pages.pdf, &v->finished_cover);
    qu_cairopdf_close(&pages);
    return fine;
}

static void find_image(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    (void)matrix;
    *(bool *)data |= item->kind == QU_ITEM_IMAGE;
}

static bool has_pictures(const struct qu_document *document)
{
    bool found = false;
    for (int i = 0; i < document->pages.count && !found; i++)
        qu_items_visit(document->pages.at[i].items, document->pages.at[i].item_count, find_image, &found);
    return found;
}

static void report_limit(struct run *run, const struct variant *v)
{
    struct qu_weights weights;
    struct qu_buf size, hint;
    qu_buf_init(&size);
    qu_buf_init(&hint);
    qu_bytes_print(v->finished.length, &size);
    if (qu_weigh_pdf(run->arena, &v->finished, &weights))
        qu_weights_summary(&weights, &hint);
    qu_buf_add_text(&hint, v->result->dpi > 0 ? "; pictures have 110 dpi already" : "");
    qu_buf_add_text(&hint, "; let the output hold less, or allow more");
    qu_diag_add(run->diag, QU_ERROR, QU_DIAG_SIZE_LIMIT, v->output->src,
                qu_arena_printf(run->arena, "outputs.%s.limit", v->output->name), qu_buf_text(&hint),
                "the output \"%s\" has %s, and its limit is %s", v->output->name, qu_buf_text(&size),
                v->output->limit);
    qu_buf_finish(&size);
    qu_buf_finish(&hint);
}

/* Pictures are painted again with fewer pixels until the file is small enough. */
static bool fit_limit(struct run *run, struct variant *v)
{
    static const int steps[] = {300, 200, 150, 110};
    bool pictures = has_pictures(&v->document);
    for (int i = 0; i < QU_COUNT(steps) && pictures && (int64_t)v->finished.length > v->output->most_bytes;
         i++) {
        v->result->dpi = steps[i];
        qu_cairopdf_close(&v->pages);
        qu_buf_clear(&v->finished);
        if (!paint_pages(run, v) || !finish_once(run, v))
            return false;
    }
    if ((int64_t)v->finished.length <= v->output->most_bytes)
        return true;
    report_limit(run, v);
    return false;
}

static bool finish_document(struct run *run, struct variant *v)
{
    if (run->options->format != QU_FORMAT_PDF)
        return true;
    bool fine = finish_once(run, v) && (v->output->most_bytes == 0 || fit_limit(run, v));
    fine = fine && finish_cover(run, v);
    if (fine && run->options->weigh)
        qu_weigh_pdf(run->arena, &v->finished, &v->result->weights);
    qu_cairopdf_close(&v->pages);
    return fine;
}

/* ---- writing */

static bool write_one(struct run *run, struct variant *v, const char *path, const struct qu_buf *bytes)
{
    if (!qu_output_write(path, bytes, run->diag))
        return false;
    if (v->result->file_count++ == 0)
        v->result->file = path;
    v->result->bytes += bytes->length;
    return true;
}

/* PNG and SVG are painted as they are written: only one page's bytes are held. */
static bool write_picture(struct run *run, struct variant *v, int index, const char *path)
{
    struct qu_buf bytes;
    qu_buf_init(&bytes);
    bool fine = run->options->format == QU_FORMAT_PNG
                    ? qu_paint_png(&v->document, v->fonts, images_of(run, v), index, run->options->dpi,
                                   run->diag, &bytes)
                    : qu_paint_svg(&v->document, v->fonts, images_of(run, v), index, run->diag, &bytes);
    fine = fine && write_one(run, v, path, &bytes);
    qu_buf_finish(&bytes);
    return fine;
}

static bool write_files(struct run *run, struct variant *v)
{
    int count = v->document.pages.count;
    if (run->options->format == QU_FORMAT_PDF)
        return write_one(run, v, v->target, &v->finished) &&
               (v->finished_cover.length == 0 ||
                write_one(run, v, qu_printing_cover_file(run->arena, v->target), &v->finished_cover));
    bool alone = count == 1 && run->options->file != NULL && run->variant_count == 1;
    if (!alone && strcmp(v->target, "-") == 0) {
        qu_diag_add(run->diag, QU_ERROR, QU_DIAG_VALUE_RANGE, nowhere, NULL, "choose one with --pages",
                    "only one page fits standard output, not %d", count);
        return usage_error(run);
    }
    for (int i = 0; i < count; i++) {
        int number = v->document.pages.at[i].number;
        if (!write_picture(run, v, i, alone ? v->target : qu_output_numbered(run->arena, v->target, number)))
            return false;
    }
    return true;
}

/* ---- the run */

static const struct stage {
    const char *name;
    bool (*run)(struct run *run, struct variant *v);
    enum qu_dump dump; /* what can be printed after it */
} stages[] = {
    {"layout", read_layout, QU_DUMP_STYLE}, /* style */
    {"fonts", open_fonts, QU_DUMP_NOTHING}, /* asset */
    {"pages", set_pages, QU_DUMP_LINES},    /* text, hand, flow */
    {"choose", choose_pages, QU_DUMP_PAGES},      {"paint", paint_pages, QU_DUMP_NOTHING},
    {"finish", finish_document, QU_DUMP_NOTHING},
};

static const char *name_font(void *data, int font)
{
    return qu_fontset_name(data, font);
}

static bool write_dump(struct run *run, struct variant *v)
{
    struct qu_buf text;
    qu_buf_init(&text);
    switch (run->options->dump) {
    case QU_DUMP_MODEL: qu_notebook_dump(v->notebook, &text); break;
    case QU_DUMP_STYLE: qu_layout_dump(v->layout, &text); break;
    case QU_DUMP_LINES: qu_buf_add(&text, qu_buf_text(&v->lines), v->lines.length); break;
    case QU_DUMP_PAGES: qu_document_dump(&v->document, name_font, v->fonts, &text); break;
    case QU_DUMP_NOTHING: break;
    }
    bool fine = qu_output_write(run->options->file != NULL ? run->options->file : "-", &text, run->diag);
    qu_buf_finish(&text);
    return fine;
}

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double begin_stage(struct run *run, const char *name)
{
    if (run->options->on_stage != NULL)
        run->options->on_stage(run->options->stage_data, name);
    return now_ms();
}

static void end_stage(struct run *run, const char *name, double start)
{
    struct qu_outcome *outcome = run->outcome;
    int i = 0;
    while (i < outcome->time_count && strcmp(outcome->times[i].stage, name) != 0)
        i++;
    if (i == outcome->time_count)
        outcome->times[outcome->time_count++] = (struct qu_stage_time){name, 0};
    outcome->times[i].ms += now_ms() - start;
}

static bool run_stage(struct run *run, struct variant *v, const struct stage *stage)
{
    int before = qu_diag_errors(run->diag);
    double start = begin_stage(run, stage->name);
    bool fine = stage->run(run, v);
    end_stage(run, stage->name, start);
    return fine && qu_diag_errors(run->diag) == before;
}

static bool is_last(const struct run *run, const struct stage *stage)
{
    if (run->options->dump != QU_DUMP_NOTHING)
        return stage->dump == run->options->dump;
    return run->options->check && stage->run == set_pages;
}

static void tell_made(struct run *run, struct variant *v)
{
    struct qu_made made = {.output = v->output,
                           .notebook = v->notebook,
                           .layout = v->layout,
                           .document = &v->document,
                           .images = images_of(run, v),
                           .pdf = v->finished.length > 0 ? &v->finished : NULL,
                           .target = v->target};
    run->options->on_made(run->options->made_data, &made);
}

static bool make_variant(struct run *run, struct variant *v)
{
    for (int i = 0; i < QU_COUNT(stages) && run->options->dump != QU_DUMP_MODEL; i++) {
        if (!run_stage(run, v, &stages[i]))
            return false;
        if (is_last(run, &stages[i]))
            break;
    }
    if (run->options->dump != QU_DUMP_NOTHING)
        return write_dump(run, v);
    int before = qu_diag_errors(run->diag);
    if (run->options->on_made != NULL)
        tell_made(run, v);
    return qu_diag_errors(run->diag) == before;
}

/* What painting needed. */
static void close_fonts(struct variant *v)
{
    if (v->typesetter != NULL)
        qu_typesetter_free(v->typesetter);
    if (v->fonts != NULL)
        qu_fontset_close(v->fonts);
    v->typesetter = NULL;
    v->fonts = NULL;
}

static void close_variant(struct variant *v)
{
    close_fonts(v);
    qu_document_finish(&v->document);
    qu_document_finish(&v->cover);
    qu_cairopdf_close(&v->pages);
    qu_buf_finish(&v->lines);
    qu_buf_finish(&v->finished);
    qu_buf_finish(&v->finished_cover);
}

/* Every output is made before any is written. */
static bool run_stages(struct run *run)
{
    double start = begin_stage(run, "notebook");
    bool fine = read_notebook(run) && qu_diag_errors(run->diag) == 0;
    end_stage(run, "notebook", start);
    for (int i = 0, all = run->variant_count; fine && i < all; i++) {
        fine = make_variant(run, &run->variants[i]) || (i + 1 < all && !run->outcome->usage);
        if (run->options->format == QU_FORMAT_PDF) {
            qu_document_finish(&run->variants[i].document);
            close_fonts(&run->variants[i]);
        }
    }
    fine = fine && qu_diag_errors(run->diag) == 0;
    if (!fine || run->options->check || run->options->keep || run->options->dump != QU_DUMP_NOTHING)
        return fine;
    start = begin_stage(run, "write");
    for (int i = 0; fine && i < run->variant_count; i++)
        fine = write_files(run, &run->variants[i]);
    end_stage(run, "write", start);
    return fine;
}

static void close_run(struct run *run)
{
    for (int i = 0; i < run->variant_count; i++)
        close_variant(&run->variants[i]);
    qu_images_free(run->images);
    qu_images_free(run->greys);
}

bool qu_pipeline_run(const struct qu_pipeline_options *options, struct qu_arena *arena, struct qu_diag *diag,
                     struct qu_outcome *outcome)
{
    struct run run = {
        .options = options, .arena = arena, .diag = diag, .outcome = outcome, .images = qu_images_new()};
    *outcome = (struct qu_outcome){0};
    bool fine = run_stages(&run);
    close_run(&run);
    return fine && qu_diag_errors(diag) == 0;
}
