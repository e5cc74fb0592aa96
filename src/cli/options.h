/* options.h - tables that describe the command line. It is parsed by them, and the help is printed from them.
 *
 * A command names its options in a table; the values land in one struct qu_options. Parsing is getopt_long's:
 * options and the operand may stand in any order, `--` ends the options, long names may be shortened. Errors
 * are printed to stderr, with the nearest known name. No file is opened or read here. */
#pragma once

#include "../base/buf.h"

#include <stdio.h>

/* Exit codes of every command. */
enum { QU_EXIT_FINE = 0, QU_EXIT_CONTENT = 1, QU_EXIT_USAGE = 2, QU_EXIT_SYSTEM = 3 };

enum { QU_OPTION_TIMES = 32 };

/* The values of an option that may be given several times; `at` is NULL-terminated. */
struct qu_option_list {
    const char *at[QU_OPTION_TIMES + 1];
    int count;
};

struct qu_options {
    const char *operand; /* NULL if none was given */
    const char *second;  /* the same, of commands that take two */
    const char *file, *layout, *pages;
    struct qu_option_list outputs;
    int format; /* enum qu_format */
    int dump;   /* enum qu_dump */
    int reader; /* enum qu_reader */
    int sheet;  /* of a test sheet, index of its name */
    double dpi;
    bool all_outputs, report, verify, strict, quiet, json, timings, help;
};

enum qu_option_type { QU_OPTION_FLAG, QU_OPTION_TEXT, QU_OPTION_NUMBER, QU_OPTION_WORD, QU_OPTION_LIST };

struct qu_option {
    const char *name; /* long name; NULL ends a table */
    char letter;      /* short name, 0: none */
    enum qu_option_type type;
    const char *argument; /* "FILE" in the help */
    size_t offset; /* in struct qu_options: bool, const char *, double, int (index of the word) or struct
                      qu_option_list */
    const char *const *words; /* WORD: values, NULL-terminated */
    double low, high;         /* NUMBER */
    const char *summary;
};

struct qu_command {
    const char *name;
    const char *operand; /* "DIR"; NULL: takes none */
    const char *summary; /* one line */
    const char *text;    /* the rest of its help; may be NULL */
    const struct qu_option *options;
    int (*run)(const struct qu_options *options);
    const char *second; /* a second operand, "NEW"; NULL: takes one at most */
};

/* argv[0] is the command's name. False after a message on `err`; the caller then exits with QU_EXIT_USAGE. */
bool qu_options_parse(const struct qu_command *command, int argc, char **argv, struct qu_options *out,
                      FILE *err);
void qu_options_help(const struct qu_command *command, FILE *out);
/* Prints an error of the command line, the one of `words` (may be NULL) that is nearest to `word`, and where
 * to find help. */
void qu_options_complain(FILE *err, const char *command, const char *word, const char *const *words,
                         const char *format, ...) QU_PRINTF(5, 6);
