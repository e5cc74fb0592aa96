/* dump.h - the model as text, through the schema tables. */
#pragma once

#include "notebook.h"

/* The whole model as text (--dump=model): one line a value, with its place. */
void qu_notebook_dump(const struct qu_notebook *notebook, struct qu_buf *out);
