/* request.h - what a run of the pipeline is asked for, and what became of it. */
#pragma once

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/cancel.h"
#include "../base/diag.h"
#include "../pdf/weigh.h"

enum qu_format { QU_FORMAT_PDF, QU_FORMAT_PNG, QU_FORMAT_SVG };
/* How far a run goes. MADE: to its end, but nothing is written. */
enum qu_until { QU_UNTIL_WRITTEN, QU_UNTIL_READ, QU_UNTIL_SET, QU_UNTIL_MADE };
enum qu_dump { QU_DUMP_NOTHING, QU_DUMP_MODEL, QU_DUMP_STYLE, QU_DUMP_LINES, QU_DUMP_PAGES };

struct qu_document;
struct qu_images;
struct qu_layout;
struct qu_notebook;
struct qu_output;

/* An output as it was made, before anything is written; lent for the call. */
struct qu_made {
    const struct qu_output *output;
    const struct qu_notebook *notebook; /* what it holds */
    const struct qu_layout *layout;
    const struct qu_document *document;
    const struct qu_images *images;
    const struct qu_buf *pdf; /* NULL where only the pages are set, or another format is wanted */
    const char *target;       /* the file that it is, or would be */
};

struct qu_pipeline_options {
    const char *folder;
    const char *file; /* NULL: the output's own name in the current folder; "-": standard output; of several
                         outputs, a folder */
    const char *const *outputs; /* names; NULL-terminated; NULL: the notebook's first */
    bool all_outputs;
    const char *layout; /* NULL: the output's or the notebook's */
    const char *pages;  /* "2-5,8,iv"; NULL: all (output.h) */
    enum qu_format format;
    double dpi;               /* PNG */
    enum qu_dump dump;        /* print that stage instead of writing a file */
    struct qu_cancel *cancel; /* ends the run without messages; may be NULL */
    enum qu_until until;
    bool weigh;                                              /* say in the outcome what weighs what */
    const char *const *layout_folders, *const *font_folders; /* NULL-terminated */
    /* Told the name of each stage as it begins; may be NULL. */
    void (*on_stage)(void *data, const char *stage);
    void *stage_data;
    /* Told of each output when it is made; may be NULL. What it adds to the sink counts as the output's. */
    void (*on_made)(void *data, const struct qu_made *made);
    void *made_data;
    /* Takes the files instead of the disk: each is lent for the call; NULL: they are written. */
    void (*take)(void *data, const char *name, const struct qu_buf *bytes);
    void *take_data;
};

enum { QU_STAGES = 8 };

struct qu_stage_time {
    const char *stage;
    double ms; /* of all outputs together */
};

/* What became of one output; in the arena. */
struct qu_result {
    const char *output; /* its name; "" where the notebook has no outputs */
    const char *file;   /* what was written (the first of several), NULL if nothing was */
    int file_count, page_count;
    size_t bytes;
    int dpi;                   /* to which pictures were made smaller to fit the limit; 0: they were not */
    struct qu_weights weights; /* if they were asked for */
};

struct qu_outcome {
    struct qu_result *results;
    int result_count;
    const char *const *outputs; /* the names of all that the notebook has; NULL-terminated; NULL: not read */
    bool cancelled;
    bool usage; /* the command line asks for what the notebook has not: outputs, pages, SOURCE_DATE_EPOCH */
    struct qu_stage_time times[QU_STAGES];
    int time_count;
};
