#include "commands.h"

#include "../block/blocks.h"
#include "../model/print.h"
#include "../style/tables.h"

#include <string.h>

static const struct qu_option options[] = {QU_OPTION_HELP, {0}};
static const char *const words[] = {"notebook", "layout", NULL};

static int run(const struct qu_options *given)
{
    struct qu_arena arena;
    struct qu_buf text;
    const char *what = given->operand != NULL ? given->operand : words[0];
    if (strcmp(what, words[0]) != 0 && strcmp(what, words[1]) != 0) {
        qu_options_complain(stderr, "schema", what, words, "there is no schema \"%s\"", what);
        return QU_EXIT_USAGE;
    }
    qu_arena_init(&arena);
    qu_buf_init(&text);
    if (strcmp(what, words[0]) == 0)
        qu_notebook_print_schema(qu_block_kinds(&arena), &text);
    else
        qu_layout_print_schema(qu_block_styles(&arena), &text);
    fputs(qu_buf_text(&text), stdout);
    qu_buf_finish(&text);
    qu_arena_finish(&arena);
    return QU_EXIT_FINE;
}

const struct qu_command qu_command_schema = {"schema",
                                             "WHAT",
                                             "print what the files of a notebook, or a layout, may hold",
                                             "WHAT is notebook (the default) or layout.\n",
                                             options,
                                             run};
