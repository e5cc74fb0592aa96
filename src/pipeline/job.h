/* job.h - what a run of the pipeline holds while it lasts; inner to this folder.
 *
 * A job has a variant for each output that is wanted, and a variant the documents that the output gives: its
 * pages, and where the output has it apart, its cover, which goes through the same stages. Each member is
 * made by one stage and only read by later ones; all are freed when the run ends. */
#pragma once

#include "../cairopdf/cairopdf.h"
#include "../finish/impose.h"
#include "../flow/flow.h"
#include "request.h"

#include <time.h>

/* A document on its way to a file. */
struct qu_product {
    struct qu_document document;
    const char *target; /* the name of the file */
    bool cover;
    bool partial; /* other pages of the notebook lie elsewhere */
    struct qu_cairopdf pages;
    struct qu_buf pdf;
};

enum { QU_BODY, QU_COVER, QU_PRODUCTS };

struct qu_variant {
    const struct qu_output *output;
    struct qu_result *result;
    time_t date;
    struct qu_notebook *notebook; /* what the output holds */
    struct qu_layout *layout;
    struct qu_images *images; /* lent by the run */
    struct qu_fontset *fonts;
    struct qu_typesetter *typesetter;
    bool folded; /* the pages lie on sheets that are folded */
    struct qu_impose_options sheets;
    struct qu_buf lines;
    struct qu_product products[QU_PRODUCTS]; /* the cover has no pages unless it is apart */
};

struct qu_job {
    const struct qu_pipeline_options *options;
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_outcome *outcome;
    struct qu_notebook *notebook;     /* as it was read */
    struct qu_images *images, *greys; /* the same pictures without colour */
    struct qu_variant *variants;
    int variant_count;
};

/* What is wrong is the command line, not the content. Always false. */
bool qu_job_usage_error(struct qu_job *job);
/* Whether files are written at the end. */
bool qu_job_writes(const struct qu_job *job);
