/* visit.h - calls a function for every text, or every value, of bound content, in the order of the tables. */
#pragma once

#include "block.h"

/* Called for every inline in the order of reading. */
typedef void (*qu_inline_visit)(struct qu_inline *text, void *data);

/* Every single value of a content, through structs, lists, maps and blocks, in the order of the tables;
 * `value` points to its C type. */
typedef void (*qu_value_visit)(const struct qu_field *field, void *value, void *data);
void qu_schema_visit_values(const struct qu_field *fields, void *content, qu_value_visit visit, void *data);
/* Every inline text of a content: INLINE, PROSE with its lists and quotes, and both inside STRUCT, LIST, MAP
 * and BLOCKS. */
void qu_schema_visit_inlines(const struct qu_field *fields, void *content, qu_inline_visit visit, void *data);
void qu_prose_visit_inlines(const struct qu_prose_list *prose, qu_inline_visit visit, void *data);
