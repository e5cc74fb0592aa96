#include "choose.h"

#include "../base/file.h"
#include "target.h"

#include <stdlib.h>
#include <string.h>

static const struct qu_src nowhere = {0};

/* ---- outputs */

static bool unknown_output(struct qu_job *job, const char *name)
{
    const struct qu_list *outputs = &job->notebook->outputs;
    struct qu_buf hint;
    const char *const *names = job->outcome->outputs;
    const char *near = qu_diag_nearest(name, names);
    qu_buf_init(&hint);
    if (near != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"?", near);
    else if (outputs->count > 0)
        qu_buf_add_text(&hint, "it has "), qu_diag_list(&hint, names);
    else
        qu_buf_add_text(&hint, "it has none: `outputs:` in notebook.yaml names them");
    qu_diag_add(job->diag, QU_ERROR, QU_DIAG_OUTPUT_UNKNOWN, nowhere, NULL, qu_buf_text(&hint),
                "the notebook has no output \"%s\"", name);
    qu_buf_finish(&hint);
    return qu_job_usage_error(job);
}

static void add_variant(struct qu_job *job, const struct qu_output *output)
{
    for (int i = 0; i < job->variant_count; i++)
        if (job->variants[i].output == output)
            return;
    struct qu_variant *v = &job->variants[job->variant_count];
    *v = (struct qu_variant){.output = output, .result = &job->outcome->results[job->variant_count++]};
    v->result->output = output->name;
    for (int i = 0; i < QU_PRODUCTS; i++)
        qu_document_init(&v->products[i].document, job->arena);
    v->products[QU_COVER].cover = true;
}

bool qu_choose_outputs(struct qu_job *job)
{
    const struct qu_list *outputs = &job->notebook->outputs;
    const struct qu_output *all = outputs->at;
    const char *const *wanted = job->options->outputs;
    job->variants = QU_NEW_ARRAY(job->arena, struct qu_variant, outputs->count + 1);
    job->outcome->results = QU_NEW_ARRAY(job->arena, struct qu_result, outputs->count + 1);
    for (int i = 0; wanted != NULL && wanted[i] != NULL; i++) {
        const struct qu_output *output = qu_notebook_lookup_output(job->notebook, wanted[i]);
        if (output == NULL)
            return unknown_output(job, wanted[i]);
        add_variant(job, output);
    }
    for (int i = 0; job->options->all_outputs && i < outputs->count; i++)
        add_variant(job, &all[i]);
    if (job->variant_count == 0)
        add_variant(job, outputs->count > 0 ? &all[0] : &qu_output_preset);
    job->outcome->result_count = job->variant_count;
    if (job->variant_count == 1 || job->options->dump == QU_DUMP_NOTHING)
        return true;
    qu_diag_add(job->diag, QU_ERROR, QU_DIAG_VALUE_BAD, nowhere, NULL, "name one with --output",
                "--dump prints one output, not %d", job->variant_count);
    return qu_job_usage_error(job);
}

/* ---- names of files */

static const char *folder_name(struct qu_job *job)
{
    char *real = realpath(job->options->folder, NULL);
    const char *slash = real != NULL ? strrchr(real, '/') : NULL;
    const char *name = qu_arena_strdup(job->arena,
                                       slash != NULL && slash[1] != '\0' ? slash + 1 : "notebook");
    free(real);
    return name;
}

static const char *own_name(struct qu_job *job, const struct qu_output *output)
{
    static const char *const endings[] = {"pdf", "png", "svg"};
    const char *ending = endings[job->options->format];
    if (output->file != NULL)
        return qu_arena_printf(job->arena, "%.*s.%s", (int)strlen(output->file) - 4, output->file, ending);
    bool first = output == job->notebook->outputs.at || output == &qu_output_preset;
    return first ? qu_arena_printf(job->arena, "%s.%s", folder_name(job), ending)
                 : qu_arena_printf(job->arena, "%s-%s.%s", folder_name(job), output->name, ending);
}

/* "book.pdf" -> "book-cover.pdf". */
static const char *cover_name(struct qu_arena *arena, const char *file)
{
    const char *dot = strrchr(file, '.'), *slash = strrchr(file, '/');
    if (dot == NULL || (slash != NULL && dot < slash))
        return qu_arena_printf(arena, "%s-cover", file);
    return qu_arena_printf(arena, "%.*s-cover%s", (int)(dot - file), file, dot);
}

/* Names the file of a cover that has a file of its own. */
static bool name_cover(struct qu_job *job, struct qu_variant *v)
{
    const char *body = v->products[QU_BODY].target;
    bool dash = strcmp(body, "-") == 0;
    v->products[QU_COVER].target = dash ? body : cover_name(job->arena, body);
    if (v->output->press.cover != QU_COVER_APART || !qu_job_writes(job) || job->options->take != NULL)
        return true;
    if (!dash)
        return qu_target_check(job->arena, v->products[QU_COVER].target, job->diag);
    qu_diag_add(job->diag, QU_ERROR, QU_DIAG_VALUE_BAD, nowhere, NULL, "name a file to write to",
                "`cover: apart` makes two files, and standard output can hold one");
    return qu_job_usage_error(job);
}

/* Whether no other output has the same file: the second would overwrite the first. */
static bool is_free(struct qu_job *job, const struct qu_variant *v)
{
    const char *target = v->products[QU_BODY].target;
    bool fine = true;
    for (const struct qu_variant *other = job->variants; other < v; other++)
        if (strcmp(other->products[QU_BODY].target, target) == 0) {
            qu_diag_add(job->diag, QU_ERROR, QU_DIAG_KEY_CONFLICT, v->output->src, NULL,
                        "give one of them another `file`", "the outputs \"%s\" and \"%s\" would both be %s",
                        other->output->name, v->output->name, target);
            fine = false;
        }
    return fine;
}

bool qu_choose_targets(struct qu_job *job)
{
    const char *given = job->options->file;
    bool several = job->variant_count > 1, fine = true;
    if (several && given != NULL && !qu_file_is_folder(given)) {
        qu_diag_add(job->diag, QU_ERROR, QU_DIAG_VALUE_BAD, nowhere, NULL,
                    "for several outputs name a folder that exists",
                    "%d outputs cannot be written into one file: %s", job->variant_count, given);
        return qu_job_usage_error(job);
    }
    for (int i = 0; i < job->variant_count; i++) {
        struct qu_variant *v = &job->variants[i];
        const char *own = own_name(job, v->output);
        const char *target = given == NULL ? own : several ? qu_file_join(job->arena, given, own) : given;
        v->products[QU_BODY].target = target;
        bool to_file = qu_job_writes(job) && job->options->take == NULL && strcmp(target, "-") != 0;
        fine = is_free(job, v) && fine;
        fine = fine && (!to_file || qu_target_check(job->arena, target, job->diag)) && name_cover(job, v);
    }
    return fine;
}
