/* main.c - the program; all of it is in cli/. */
#include "asset/fontset.h"
#include "cli/cli.h"

#include <locale.h>

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8"); /* numbers and sorting stay as in "C": the same bytes everywhere */
    qu_fontset_leave_system_out();
    return qu_cli_run(argc, argv);
}
