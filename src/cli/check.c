#include "commands.h"

static const struct qu_option options[] = {
    {"output", 0, QU_OPTION_LIST, "NAME", QU_OPTION_AT(outputs), NULL, 0, 0,
     "which of the notebook's outputs; may be given again"},
    {"all-outputs", 'a', QU_OPTION_FLAG, NULL, QU_OPTION_AT(all_outputs), NULL, 0, 0, "all of them"},
    {"layout", 'l', QU_OPTION_TEXT, "NAME", QU_OPTION_AT(layout), NULL, 0, 0,
     "set it with this layout instead of the notebook's"},
    {"strict", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(strict), NULL, 0, 0, "treat warnings as errors"},
    {"quiet", 'q', QU_OPTION_FLAG, NULL, QU_OPTION_AT(quiet), NULL, 0, 0, "print errors only"},
    {"json", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(json), NULL, 0, 0, "print messages as JSON"},
    {"timings", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(timings), NULL, 0, 0,
     "print the time that each stage took"},
    QU_OPTION_HELP,
    {0},
};

static int run(const struct qu_options *given)
{
    return qu_cli_build(given, true);
}

const struct qu_command qu_command_check = {
    "check",
    "DIR",
    "print what is wrong with the notebook in DIR, write no file",
    "Sets all pages, so that it finds what only shows on paper: overfull lines, missing glyphs.\n",
    options,
    run};
