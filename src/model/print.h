/* print.h - prints the schema tables for people (`quire schema`). */
#pragma once

#include "block.h"

/* As text for people (`quire schema`): key, type, whether required, values, summary; nested tables
 * indented. */
void qu_schema_print(const struct qu_field *fields, int indent, struct qu_buf *out);
/* The schema of notebook, entry and all kinds as text (`quire schema`). */
void qu_notebook_print_schema(const struct qu_kind *const *kinds, struct qu_buf *out);
