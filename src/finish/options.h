/* options.h - the options of a finished file. */
#pragma once

#include "../page/leaves.h"

struct qu_finish_options {
    const char *creation_date; /* PDF form, "D:20261124060000Z" */
    const char *producer;      /* "quire 0.1.0" */
    const char *output;        /* its name, kept in Info as QuireOutput; NULL or "": none */
    /* The document has only some of the pages: links and outline entries that lead to others are left out. */
    bool partial;
    /* The leaves of the pages: the file gets a structure tree and says that it conforms. NULL: it gets
     * neither. */
    const struct qu_leaves *leaves;
    bool crop_marks, fold_marks; /* around pages with a bleed; fold marks are those of a cover */
};
