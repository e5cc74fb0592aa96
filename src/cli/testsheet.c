#include "commands.h"

#include "../model/press.h"
#include "../pipeline/target.h"
#include "../pipeline/testsheet.h"
#include "session.h"

static const char *const sheets[] = {"a4", "letter", "a3", "legal", "tabloid", "sra3", NULL};

static const struct qu_option options[] = {
    {"file", 'o', QU_OPTION_TEXT, "FILE", QU_OPTION_AT(file), NULL, 0, 0,
     "where it goes (testsheet.pdf); - is standard output"},
    {"sheet", 's', QU_OPTION_WORD, "SIZE", QU_OPTION_AT(sheet), sheets, 0, 0,
     "a4 (the default), letter, a3, legal, tabloid or sra3"},
    {"quiet", 'q', QU_OPTION_FLAG, NULL, QU_OPTION_AT(quiet), NULL, 0, 0, "print errors only"},
    QU_OPTION_HELP,
    {0},
};

static int run(const struct qu_options *given)
{
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_buf bytes = {0};
    const char *file = given->file != NULL ? given->file : "testsheet.pdf";
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    struct qu_data data = qu_session_data(&arena, NULL);
    struct qu_testsheet sheet = {.layout_folders = data.layouts, .font_folders = data.fonts};
    qu_press_sheet(sheets[given->sheet], &sheet.width, &sheet.height);
    bool made = qu_testsheet_make(&sheet, &arena, &diag, &bytes),
         fine = made && qu_target_write(file, &bytes, &diag);
    qu_report_messages(&diag, given);
    if (fine && !given->quiet && file[0] != '-')
        printf("%s: print it on both sides of one sheet\n", file);
    qu_buf_finish(&bytes);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return fine ? QU_EXIT_FINE : made ? QU_EXIT_SYSTEM : QU_EXIT_CONTENT;
}

const struct qu_command qu_command_testsheet = {
    "testsheet",
    NULL,
    "write a sheet that tells how a printer turns paper",
    "Printed on both sides, it says which `flip` a booklet needs, how much each edge of the paper stays "
    "white,\n"
    "whether the printer scales, and how far front and back are apart.\n",
    options,
    run,
    NULL};
