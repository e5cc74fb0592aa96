/* job.h - the data of a run of the pipeline. Used in this folder only.
 *
 * A job has a variant for each output that is wanted. A variant has the documents of the output: its pages
 * and, if the output has it in a file of its own, its cover, which goes through the same stages. Each member
 * is made by one stage and only read by later ones; all are freed when the run ends. */
#pragma once

#include "../cairopdf/cairopdf.h"
#include "../finish/impose.h"
#include "../flow/flow.h"
#include "request.h"

#include <time.h>

/* A document that becomes a file. */
struct qu_product {
    struct qu_document document;
    const char *target; /* the name of the file */
    bool cover;
    bool partial; /* it has only some pages of the notebook */
    struct qu_cairopdf pages;
    struct qu_buf pdf;
};

enum { QU_BODY, QU_COVER, QU_PRODUCTS };

struct qu_variant {
    const struct qu_output *output;
    struct qu_result *result;
    time_t date;
    struct qu_notebook *notebook; /* the part of the notebook that is in the output */
    struct qu_layout *layout;
    struct qu_images *images; /* lent by the run */
    struct qu_fontset *fonts;
    struct qu_typesetter *typesetter;
    bool folded; /* the output is a booklet: its pages are imposed on sheets */
    struct qu_impose_options sheets;
    struct qu_buf lines;
    struct qu_product products[QU_PRODUCTS]; /* the cover has no pages unless it has a file of its own */
};

struct qu_job {
    const struct qu_pipeline_options *options;
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_outcome *outcome;
    struct qu_notebook *notebook;     /* as read from the files */
    struct qu_images *images, *greys; /* the same pictures without colour */
    struct qu_variant *variants;
    int variant_count;
};

/* Marks the error as one of the command line, not of the content. Always returns false. */
bool qu_job_usage_error(struct qu_job *job);
/* Whether files are written at the end. */
bool qu_job_writes(const struct qu_job *job);
