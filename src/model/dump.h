/* dump.h - the model as text, through the schema tables. */
#pragma once

#include "notebook.h"

void qu_dump_entry(const struct qu_entry *entry, struct qu_buf *out);
