#include "print.h"

#include "entry.h"
#include "fields.h"

static void print_type(const struct qu_field *field, enum qu_field_type type, struct qu_buf *out)
{
    static const char *const names[] = {
        [QU_FIELD_TEXT] = "text",      [QU_FIELD_ID] = "name",
        [QU_FIELD_FILE] = "file",      [QU_FIELD_INLINE] = "line of Markdown",
        [QU_FIELD_PROSE] = "Markdown", [QU_FIELD_INT] = "whole number",
        [QU_FIELD_NUMBER] = "number",  [QU_FIELD_BOOL] = "true or false",
        [QU_FIELD_ENUM] = NULL,        [QU_FIELD_DIMENSION] = "length",
        [QU_FIELD_COLOUR] = "colour",  [QU_FIELD_STRUCT] = "map",
        [QU_FIELD_LIST] = "list of",   [QU_FIELD_MAP] = "map of names to",
        [QU_FIELD_BLOCKS] = "blocks",  [QU_FIELD_NODE] = "data",
    };
    if (type == QU_FIELD_ENUM) {
        qu_diag_list(out, field->words);
        return;
    }
    if (type == QU_FIELD_LIST && (field->flags & QU_ONE_OR_LIST) != 0) {
        qu_buf_add_text(out, "one or a list of: ");
        print_type(field, field->element, out);
        return;
    }
    qu_buf_add_text(out, names[type]);
    if (type == QU_FIELD_LIST || type == QU_FIELD_MAP) {
        qu_buf_add_char(out, ' ');
        print_type(field, field->element, out);
    }
    if (type == QU_FIELD_DIMENSION && field->words != NULL) {
        qu_buf_add_text(out, " in ");
        qu_diag_list(out, field->words);
    }
    if (field->low != 0 || field->high != 0)
        qu_buf_printf(out, " from %g to %g", field->low, field->high);
}

void qu_schema_print(const struct qu_field *fields, int indent, struct qu_buf *out)
{
    for (const struct qu_field *field = fields; field->name != NULL; field++) {
        qu_buf_printf(out, "%*s%s: ", indent * 2, "", field->name);
        print_type(field, field->type, out);
        if ((field->flags & QU_REQUIRED) != 0)
            qu_buf_add_text(out, ", required");
        if (field->summary != NULL)
            qu_buf_printf(out, " - %s", field->summary);
        if (field->example != NULL)
            qu_buf_printf(out, " (%s)", field->example);
        qu_buf_add_char(out, '\n');
        if (field->fields != NULL)
            qu_schema_print(field->fields, indent + 2, out);
    }
}

void qu_notebook_print_schema(const struct qu_kind *const *kinds, struct qu_buf *out)
{
    qu_buf_add_text(out, "notebook.yaml\n");
    qu_schema_print(qu_notebook_fields, 1, out);
    qu_buf_add_text(out, "\nan entry's file\n");
    qu_schema_print(qu_entry_fields, 1, out);
    qu_buf_add_text(out, "\na block: one of these kinds, with `id` and `tags` beside its own keys\n");
    for (int i = 0; kinds[i] != NULL; i++) {
        qu_buf_printf(out, "\n%s - %s\n", kinds[i]->name, kinds[i]->summary != NULL ? kinds[i]->summary : "");
        qu_schema_print(kinds[i]->fields, 1, out);
    }
}
