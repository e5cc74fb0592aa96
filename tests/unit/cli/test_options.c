/* test_options.c - the command line: what is taken, what is refused, and what is said about it. */
#include "../../../src/cli/options.h"

#include <stddef.h>
#include <stdlib.h>
#include <tap.h>

static const char *const words[] = {"pdf", "png", "svg", NULL};

static const struct qu_option table[] = {
    {"output", 'o', QU_OPTION_TEXT, "FILE", offsetof(struct qu_options, file), NULL, 0, 0, "where it goes"},
    {"format", 'f', QU_OPTION_WORD, "FORMAT", offsetof(struct qu_options, format), words, 0, 0, "what it is"},
    {"dpi", 0, QU_OPTION_NUMBER, "N", offsetof(struct qu_options, dpi), NULL, 18, 1200, "how fine"},
    {"strict", 0, QU_OPTION_FLAG, NULL, offsetof(struct qu_options, strict), NULL, 0, 0, "no warnings"},
    {"quiet", 'q', QU_OPTION_FLAG, NULL, offsetof(struct qu_options, quiet), NULL, 0, 0, "silence"},
    {0},
};
static const struct qu_command command = {"build", "DIR", "builds", "More.\n", table, NULL};
static const struct qu_command bare = {"bare", NULL, "takes nothing", NULL, table, NULL};

struct result {
    bool fine;
    struct qu_options options;
    char *said; /* free() */
};

static struct result parse(const struct qu_command *with, char **argv)
{
    struct result result = {0};
    size_t size;
    int argc = 0;
    FILE *err = open_memstream(&result.said, &size);
    while (argv[argc] != NULL)
        argc++;
    result.fine = qu_options_parse(with, argc, argv, &result.options, err);
    fclose(err);
    return result;
}

#define WORDS(...) ((char *[]){(char *)"build", __VA_ARGS__, NULL})

static void refuses(struct tap *tap, const struct qu_command *with, char **argv, const char *part)
{
    struct result r = parse(with, argv);
    tap_ok(tap, !r.fine && strstr(r.said, part) != NULL, "refuses %s: says \"%s\"", argv[1], part);
    if (strstr(r.said, part) == NULL)
        printf("# %s\n", r.said);
    free(r.said);
}

static void test_taken(struct tap *tap)
{
    struct result r = parse(&command,
                            WORDS((char *)"notes", (char *)"-o", (char *)"a.pdf", (char *)"--format=svg",
                                  (char *)"--dpi", (char *)"72.5", (char *)"-q"));
    tap_ok(tap, r.fine && r.said[0] == '\0', "options after the operand");
    tap_text(tap, r.options.operand, "notes", "operand");
    tap_text(tap, r.options.file, "a.pdf", "-o");
    tap_int(tap, r.options.format, 2, "--format");
    tap_ok(tap, r.options.dpi == 72.5, "--dpi");
    tap_ok(tap, r.options.quiet && !r.options.strict, "flags");
    free(r.said);
    for (int i = 0; i < 2; i++) {
        r = parse(&command, WORDS((char *)(i == 0 ? "--dpi=18" : "--dpi=1200")));
        tap_ok(tap, r.fine && r.options.dpi == (i == 0 ? 18 : 1200), "the ends of a range belong to it");
        free(r.said);
    }
    r = parse(&command, WORDS((char *)"--str", (char *)"--", (char *)"-q"));
    tap_ok(tap, r.fine && r.options.strict && !r.options.quiet, "a shortened name; -- ends the options");
    tap_text(tap, r.options.operand, "-q", "operand after --");
    free(r.said);
}

static void test_refused(struct tap *tap)
{
    refuses(tap, &command, WORDS((char *)"--fromat=pdf"), "there is no option --fromat=pdf");
    refuses(tap, &command, WORDS((char *)"--outptu"), "did you mean \"--output\"?");
    refuses(tap, &command, WORDS((char *)"-x"), "there is no option -x");
    refuses(tap, &command, WORDS((char *)"-qx"), "there is no option -x");
    refuses(tap, &command, WORDS((char *)"-o"), "-o needs a value");
    refuses(tap, &command, WORDS((char *)"--output"), "--output needs a value");
    refuses(tap, &command, WORDS((char *)"--output="), "--output needs a FILE");
    refuses(tap, &command, WORDS((char *)"--strict=yes"), "--strict takes no value");
    refuses(tap, &command, WORDS((char *)"--format=pgn"), "did you mean \"png\"?");
    refuses(tap, &command, WORDS((char *)"--format=pgn"), "pdf, png or svg");
    refuses(tap, &command, WORDS((char *)"--dpi=12"), "a number from 18 to 1200");
    refuses(tap, &command, WORDS((char *)"--dpi=17.9"), "not \"17.9\"");
    refuses(tap, &command, WORDS((char *)"--dpi=1200.1"), "not \"1200.1\"");
    refuses(tap, &command, WORDS((char *)"--dpi=x"), "not \"x\"");
    refuses(tap, &command, WORDS((char *)"--dpi=72dpi"), "not \"72dpi\"");
    refuses(tap, &command, WORDS((char *)"--dpi=nan"), "not \"nan\"");
    refuses(tap, &command, WORDS((char *)"a", (char *)"b"), "\"b\" is one argument too many");
    refuses(tap, &bare, WORDS((char *)"a"), "takes no operand");
}

/* An option that may be given again, so many times. */
static void test_times(struct tap *tap)
{
    static const struct qu_option many[] = {
        {"name", 'n', QU_OPTION_LIST, "NAME", offsetof(struct qu_options, outputs), NULL, 0, 0, "a name"},
        {0}};
    static const struct qu_command listing = {"list", NULL, "takes names", NULL, many, NULL};
    char *argv[2 * QU_OPTION_TIMES + 4] = {(char *)"list"};
    for (int i = 0; i < QU_OPTION_TIMES; i++) {
        argv[1 + 2 * i] = (char *)"-n";
        argv[2 + 2 * i] = (char *)(i == 0 ? "first" : "next");
    }
    struct result r = parse(&listing, argv);
    tap_ok(tap,
           r.fine && r.options.outputs.count == QU_OPTION_TIMES &&
               strcmp(r.options.outputs.at[0], "first") == 0 &&
               strcmp(r.options.outputs.at[QU_OPTION_TIMES - 1], "next") == 0 &&
               r.options.outputs.at[QU_OPTION_TIMES] == NULL,
           "%d times, in order", QU_OPTION_TIMES);
    free(r.said);
    argv[2 * QU_OPTION_TIMES + 1] = (char *)"--name=more";
    refuses(tap, &listing, argv, "--name may be given 32 times at most");
    refuses(tap, &listing, (char *[]){(char *)"list", (char *)"-n", (char *)"", NULL}, "--name needs a NAME");
}

/* A command with two operands. */
static void test_second(struct tap *tap)
{
    static const struct qu_command two = {"diff", "OLD", "compares", NULL, table, NULL, "NEW"};
    struct result r = parse(&two, WORDS((char *)"a", (char *)"b"));
    tap_ok(tap, r.fine && strcmp(r.options.operand, "a") == 0 && strcmp(r.options.second, "b") == 0,
           "two operands");
    free(r.said);
    refuses(tap, &two, WORDS((char *)"a", (char *)"b", (char *)"c"), "this command takes OLD and NEW");
    refuses(tap, &command, WORDS((char *)"a", (char *)"b"), "this command takes one DIR");
}

static void test_help(struct tap *tap)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    qu_options_help(&command, out);
    fclose(out);
    const char *wanted = "quire build - builds\n\nUsage: quire build [OPTION ...] [DIR]\n\n"
                         "  -o, --output FILE        where it goes\n"
                         "  -f, --format FORMAT      what it is\n"
                         "  --dpi N                  how fine\n"
                         "  --strict                 no warnings\n"
                         "  -q, --quiet              silence\n"
                         "\nMore.\n";
    tap_ok(tap, strcmp(text, wanted) == 0, "the whole help");
    free(text);
}

int main(void)
{
    struct tap tap = {0};
    test_taken(&tap);
    test_refused(&tap);
    test_times(&tap);
    test_second(&tap);
    test_help(&tap);
    return tap_done(&tap);
}
