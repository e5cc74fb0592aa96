/* main.c - the program; all of it is in cli/. */
#include "asset/fontset.h"
#include "cli/cli.h"

int main(int argc, char **argv)
{
    qu_fontset_leave_system_out();
    return qu_cli_run(argc, argv);
}
