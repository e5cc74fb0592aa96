/* pipeline.h - a notebook's folder to a file: all stages in order. With main and cli the only code that sees every stage.
 *
 * Each stage runs to its end and may leave messages in the sink; one with errors (warnings, in a strict run) ends the run. Nothing is
 * written before everything is whole, and the old file stays on any error. */
#pragma once

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

enum qu_format { QU_FORMAT_PDF, QU_FORMAT_PNG, QU_FORMAT_SVG };
enum qu_dump { QU_DUMP_NOTHING, QU_DUMP_MODEL, QU_DUMP_STYLE, QU_DUMP_LINES, QU_DUMP_PAGES };

struct qu_pipeline_options {
    const char *folder;
    const char *output;  /* NULL: the folder's name in the current folder; "-": standard output */
    const char *layout;  /* NULL: the notebook's */
    const char *pages;   /* "2-5,8,iv"; NULL: all (output.h) */
    enum qu_format format;
    double dpi;          /* PNG */
    enum qu_dump dump;   /* print that stage instead of writing a file */
    bool check;          /* stop when the pages are set */
    const char *const *layout_folders, *const *font_folders; /* NULL-terminated */
    /* Told the name of each stage as it begins; may be NULL. */
    void (*on_stage)(void *data, const char *stage);
    void *stage_data;
};

enum { QU_STAGES = 8 };

struct qu_stage_time {
    const char *stage;
    double ms;
};

struct qu_outcome {
    const char *file; /* what was written (the first of several); in the arena */
    int file_count, page_count;
    size_t bytes;
    bool usage; /* the command line asks for what the notebook has not: pages, SOURCE_DATE_EPOCH */
    struct qu_stage_time times[QU_STAGES];
    int time_count;
};

/* False after errors in the sink. */
bool qu_pipeline_run(const struct qu_pipeline_options *options, struct qu_arena *arena, struct qu_diag *diag, struct qu_outcome *outcome);
/* The file in which the build of that folder lands; for a folder whose name cannot be found, "notebook.pdf". */
const char *qu_pipeline_target(struct qu_arena *arena, const struct qu_pipeline_options *options);
