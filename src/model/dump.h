/* dump.h - the model as text, through the schema tables. */
#pragma once

#include "notebook.h"

/* The whole model as text (--dump=model): one line a value, with its place. */
void qu_notebook_dump(const struct qu_notebook *notebook, struct qu_buf *out);
/* A bound struct as text: one line a value, "path: value" with its place where that is kept. Empty values are
 * left out. */
void qu_schema_dump(const struct qu_field *fields, const void *content, const char *path, struct qu_buf *out);
