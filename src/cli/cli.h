/* cli.h - the program behind main: finds the command, reads its options, runs it. */
#pragma once

/* The exit code: 0 fine, 1 the content is wrong, 2 the command line is, 3 the system failed. */
int qu_cli_run(int argc, char **argv);
