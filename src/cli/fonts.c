#include "commands.h"

#include "../block/blocks.h"
#include "../model/reading.h"
#include "../style/reading.h"
#include "session.h"

static const struct qu_option options[] = {
    {"layout", 'l', QU_OPTION_TEXT, "NAME", QU_OPTION_AT(layout), NULL, 0, 0,
     "of this layout instead of the notebook's"},
    QU_OPTION_HELP,
    {0},
};

static void print_role(const struct qu_font_role *role)
{
    printf("%-12s", role->name);
    for (int i = 0; role->families[i] != NULL; i++)
        printf("%s%s", i == 0 ? " " : i == 1 ? "; else " : ", ", role->families[i]);
    putchar('\n');
}

static void print_fonts(struct qu_arena *arena, struct qu_diag *diag, const struct qu_options *given)
{
    const char *folder = given->operand != NULL ? given->operand : ".", *name = given->layout;
    struct qu_data data = qu_session_data(arena, folder);
    struct qu_src from = {0};
    if (name == NULL) {
        const struct qu_notebook *notebook = qu_notebook_read(arena, diag, qu_block_kinds(arena), folder);
        if (notebook == NULL)
            return;
        name = notebook->layout;
        from = notebook->src;
    }
    const struct qu_layout *layout = qu_layout_read(arena, diag, name, from, data.layouts,
                                                    qu_block_styles(arena));
    if (layout == NULL)
        return;
    for (int i = 0; i < layout->role_count; i++)
        print_role(&layout->roles[i]);
    fflush(stdout);
    struct qu_fontset *set = qu_fontset_open(diag, data.fonts, layout->roles, layout->role_count);
    if (set != NULL)
        qu_fontset_close(set);
}

static int run(const struct qu_options *given)
{
    struct qu_arena arena;
    struct qu_diag diag;
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    print_fonts(&arena, &diag, given);
    qu_report_messages(&diag, given);
    int code = qu_diag_errors(&diag) > 0 ? QU_EXIT_CONTENT : QU_EXIT_FINE;
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return code;
}

const struct qu_command qu_command_fonts = {
    "fonts",
    "DIR",
    "list the roles of fonts in a notebook's layout and who fills them",
    "Says which families are missing, what stands in for them, and what to install.\n",
    options,
    run};
