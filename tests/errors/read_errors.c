/* read_errors.c - prints what quire has to say about a notebook folder: read_errors [--dump | --ids file]
 * folder, or read_errors --schema. */
#include "../../src/base/diagprint.h"
#include "../../src/model/dump.h"
#include "../../src/model/print.h"
#include "../../src/model/reading.h"
#include "../../src/model/select.h"
#include "kinds.h"

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_buf out;
    bool dump = argc > 2 && strcmp(argv[1], "--dump") == 0;
    if (argc < 2)
        return 2;
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    qu_buf_init(&out);
    if (strcmp(argv[1], "--schema") == 0) {
        qu_notebook_print_schema(test_kinds, &out);
    } else {
        const struct qu_notebook *notebook = qu_notebook_read(&arena, &diag, test_kinds, argv[argc - 1]);
        for (int i = 0; notebook != NULL && i < notebook->outputs.count && qu_diag_errors(&diag) == 0; i++)
            qu_notebook_select(&arena, &diag, notebook, &((const struct qu_output *)notebook->outputs.at)[i]);
        if (dump && notebook != NULL && qu_diag_errors(&diag) == 0)
            qu_notebook_dump(notebook, &out);
    }
    fputs(qu_buf_text(&out), stdout);
    qu_diag_print(&diag, stdout, false);
    FILE *ids = argc > 3 && strcmp(argv[1], "--ids") == 0 ? fopen(argv[2], "a") : NULL;
    for (int i = 0; ids != NULL && i < diag.count; i++)
        fprintf(ids, "%s\n", qu_diag_id_name(diag.messages[i].id));
    if (ids != NULL)
        fclose(ids);
    int errors = qu_diag_errors(&diag);
    qu_buf_finish(&out);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return errors > 0;
}
