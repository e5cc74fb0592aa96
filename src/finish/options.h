/* options.h - what the caller wants of a finished file. */
#pragma once

#include "../page/leaves.h"

struct qu_finish_options {
    const char *creation_date; /* PDF form, "D:20261124060000Z" */
    const char *producer;      /* "quire 0.1.0" */
    const char *output;        /* its name, kept in Info as QuireOutput; NULL or "": none */
    /* The document is a selection of pages: links and outline entries that lead out of it are left out. */
    bool partial;
    /* Those of the pages: the file gets its structure and says that it conforms. NULL: neither. */
    const struct qu_leaves *leaves;
    bool crop_marks, fold_marks; /* around pages with a bleed; the folds are those of a cover in one piece */
};
