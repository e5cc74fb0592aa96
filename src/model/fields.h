/* fields.h - what notebook.yaml may hold. */
#pragma once

#include "notebook.h"

/* notebook.yaml as it is bound. */
struct qu_bound_notebook {
    struct qu_notebook notebook;
    struct qu_list front, entries; /* const char *: files */
};

extern const struct qu_field qu_notebook_fields[]; /* of a struct qu_bound_notebook */
