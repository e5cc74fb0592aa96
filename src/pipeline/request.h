/* request.h - the options of a run of the pipeline, and its results. */
#pragma once

#include "../base/arena.h"
#include "../base/buf.h"
#include "../base/cancel.h"
#include "../base/diag.h"
#include "../pdf/weigh.h"

enum qu_format { QU_FORMAT_PDF, QU_FORMAT_PNG, QU_FORMAT_SVG };
/* The last stage of a run. MADE: all stages run, but no file is written. */
enum qu_until { QU_UNTIL_WRITTEN, QU_UNTIL_READ, QU_UNTIL_SET, QU_UNTIL_MADE };
enum qu_dump { QU_DUMP_NOTHING, QU_DUMP_MODEL, QU_DUMP_STYLE, QU_DUMP_LINES, QU_DUMP_PAGES };

struct qu_document;
struct qu_images;
struct qu_layout;
struct qu_notebook;
struct qu_output;

/* An output that is made but not yet written; lent for the call. */
struct qu_made {
    const struct qu_output *output;
    const struct qu_notebook *notebook; /* the part of the notebook that is in it */
    const struct qu_layout *layout;
    const struct qu_document *document;
    const struct qu_images *images;
    const struct qu_buf *pdf; /* NULL where only the pages are set, or another format is wanted */
    const char *target;       /* the name of its file */
};

enum { QU_DPI_LEAST = 18, QU_DPI_MOST = 1200 };

struct qu_pipeline_options {
    const char *folder;
    const char *file; /* NULL: the output's own name in the current folder; "-": standard output; of several
                         outputs, a folder */
    const char *const *outputs; /* names; NULL-terminated; NULL: the notebook's first */
    bool all_outputs;
    const char *layout; /* NULL: the output's or the notebook's */
    const char *pages;  /* "2-5,8,iv"; NULL: all (output.h) */
    enum qu_format format;
    double dpi;               /* PNG: from QU_DPI_LEAST to QU_DPI_MOST */
    enum qu_dump dump;        /* prints the result of that stage instead of writing a file */
    struct qu_cancel *cancel; /* ends the run without messages; may be NULL */
    enum qu_until until;
    bool weigh; /* find the sizes of fonts, pictures and so on (pdf/weigh.h) */
    const char *const *layout_folders, *const *font_folders; /* NULL-terminated */
    /* Called with the name of each stage when it begins; may be NULL. */
    void (*on_stage)(void *data, const char *stage);
    void *stage_data;
    /* Called for each output when it is made; may be NULL. Messages that it adds to the sink count as those
     * of the output. */
    void (*on_made)(void *data, const struct qu_made *made);
    void *made_data;
    /* Called with each file instead of writing it; the bytes are lent for the call. May be NULL. */
    void (*take)(void *data, const char *name, const struct qu_buf *bytes);
    void *take_data;
};

enum { QU_STAGES = 8 };

struct qu_stage_time {
    const char *stage;
    double ms; /* sum over all outputs */
};

/* The result of one output; in the arena. */
struct qu_result {
    const char *output; /* its name; "" if the notebook has no outputs */
    const char *file;   /* the file written (the first of several); NULL: none */
    int file_count, page_count;
    size_t bytes;
    int dpi; /* resolution to which pictures were made smaller for the limit; 0: they were not */
    struct qu_weights weights; /* if they were asked for */
};

struct qu_outcome {
    struct qu_result *results;
    int result_count;
    const char *const *outputs; /* the names of all that the notebook has; NULL-terminated; NULL: not read */
    bool cancelled;
    bool usage; /* an error of the command line: unknown outputs or pages, a wrong SOURCE_DATE_EPOCH */
    struct qu_stage_time times[QU_STAGES];
    int time_count;
};
