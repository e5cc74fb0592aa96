#include "options.h"

#include "../base/diag.h"

#include <getopt.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS_MOST = 24, LONG_FIRST = 256 };

/* The same table in getopt's form. */
struct getopt_form {
    struct option longs[OPTIONS_MOST + 1];
    char shorts[2 * OPTIONS_MOST + 3];
    const char *names[OPTIONS_MOST + 1]; /* "--output", NULL-terminated: for suggestions */
    struct qu_buf storage;
};

void qu_options_complain(FILE *err, const char *command, const char *word, const char *const *words,
                         const char *format, ...)
{
    va_list args;
    const char *near = words != NULL ? qu_diag_nearest(word, words) : NULL;
    va_start(args, format);
    fputs("quire: error: ", err);
    vfprintf(err, format, args);
    va_end(args);
    if (near != NULL)
        fprintf(err, "\n    did you mean \"%s\"?", near);
    if (command != NULL)
        fprintf(err, "\n    `quire %s --help` says what it takes\n", command);
    else
        fputs("\n    `quire --help` says what there is\n", err);
}

static void make_form(const struct qu_option *options, struct getopt_form *form)
{
    int count = 0;
    char *letter = form->shorts;
    *form = (struct getopt_form){0};
    *letter++ = ':';
    for (const struct qu_option *o = options; o->name != NULL; o++, count++) {
        QU_ASSERT(count < OPTIONS_MOST);
        form->longs[count] = (struct option){
            o->name, o->type == QU_OPTION_FLAG ? no_argument : required_argument, NULL, LONG_FIRST + count};
        qu_buf_printf(&form->storage, "--%s", o->name);
        qu_buf_add_char(&form->storage, '\0');
        if (o->letter != 0)
            *letter++ = o->letter;
        if (o->letter != 0 && o->type != QU_OPTION_FLAG)
            *letter++ = ':';
    }
    const char *name = qu_buf_text(&form->storage);
    for (int i = 0; i < count; i++, name += strlen(name) + 1)
        form->names[i] = name;
}

static bool read_word(const struct qu_command *command, const struct qu_option *option, const char *value,
                      int *out, FILE *err)
{
    struct qu_buf list;
    for (int i = 0; option->words[i] != NULL; i++)
        if (strcmp(option->words[i], value) == 0) {
            *out = i;
            return true;
        }
    qu_buf_init(&list);
    qu_diag_list(&list, option->words);
    qu_options_complain(err, command->name, value, option->words, "--%s takes %s, not \"%s\"", option->name,
                        qu_buf_text(&list), value);
    qu_buf_finish(&list);
    return false;
}

static bool read_number(const struct qu_command *command, const struct qu_option *option, const char *value,
                        double *out, FILE *err)
{
    char *end;
    double number = strtod(value, &end);
    if (end != value && *end == '\0' && number >= option->low && number <= option->high) {
        *out = number;
        return true;
    }
    qu_options_complain(err, command->name, NULL, NULL, "--%s takes a number from %g to %g, not \"%s\"",
                        option->name, option->low, option->high, value);
    return false;
}

static bool add_value(const struct qu_command *command, const struct qu_option *option, const char *value,
                      struct qu_option_list *out, FILE *err)
{
    if (out->count == QU_OPTION_TIMES) {
        qu_options_complain(err, command->name, NULL, NULL, "--%s may be given %d times at most",
                            option->name, QU_OPTION_TIMES);
        return false;
    }
    out->at[out->count++] = value;
    return true;
}

static bool store(const struct qu_command *command, const struct qu_option *option, const char *value,
                  struct qu_options *out, FILE *err)
{
    char *place = (char *)out + option->offset;
    switch (option->type) {
    case QU_OPTION_FLAG: *(bool *)(void *)place = true; return true;
    case QU_OPTION_NUMBER: return read_number(command, option, value, (double *)(void *)place, err);
    case QU_OPTION_WORD: return read_word(command, option, value, (int *)(void *)place, err);
    case QU_OPTION_TEXT:
    case QU_OPTION_LIST: break;
    }
    if (value[0] == '\0') {
        qu_options_complain(err, command->name, NULL, NULL, "--%s needs a %s, not an empty text",
                            option->name, option->argument);
        return false;
    }
    if (option->type == QU_OPTION_LIST)
        return add_value(command, option, value, (struct qu_option_list *)(void *)place, err);
    *(const char **)(void *)place = value;
    return true;
}

static const struct qu_option *find_option(const struct qu_option *options, int code)
{
    if (code >= LONG_FIRST)
        return &options[code - LONG_FIRST];
    for (const struct qu_option *o = options; o->name != NULL; o++)
        if (o->letter == code)
            return o;
    QU_BUG("getopt made up an option: %d", code);
}

/* Complains of the option that getopt did not accept: a long one is a whole word of argv, a letter may be one
 * of several in a word. */
static void complain_unknown(const struct qu_command *command, const struct getopt_form *form, char **argv,
                             int code, FILE *err)
{
    char letter[3] = {'-', (char)optopt, '\0'};
    bool is_letter = optopt > 0 && optopt < LONG_FIRST;
    const char *word = is_letter ? letter : argv[optind - 1];
    if (code == ':') {
        qu_options_complain(err, command->name, NULL, NULL, "%s needs a value", word);
        return;
    }
    if (optopt >= LONG_FIRST) {
        qu_options_complain(err, command->name, NULL, NULL, "--%s takes no value",
                            form->longs[optopt - LONG_FIRST].name);
        return;
    }
    qu_options_complain(err, command->name, word, form->names, "there is no option %s", word);
}

static bool parse_with(const struct qu_command *command, const struct getopt_form *form, int argc,
                       char **argv, struct qu_options *out, FILE *err)
{
    int code;
    optind = 0; /* glibc: starts again from the beginning */
    opterr = 0;
    while ((code = getopt_long(argc, argv, form->shorts, form->longs, NULL)) != -1) {
        if (code == '?' || code == ':') {
            complain_unknown(command, form, argv, code, err);
            return false;
        }
        if (!store(command, find_option(command->options, code), optarg, out, err))
            return false;
    }
    if (optind < argc && command->operand != NULL)
        out->operand = argv[optind++];
    if (optind < argc && command->second != NULL)
        out->second = argv[optind++];
    if (optind < argc) {
        qu_options_complain(err, command->name, NULL, NULL,
                            "\"%s\" is one argument too many: this command takes %s%s%s%s", argv[optind],
                            command->second != NULL    ? ""
                            : command->operand != NULL ? "one "
                                                       : "no operand",
                            command->operand != NULL ? command->operand : "",
                            command->second != NULL ? " and " : "",
                            command->second != NULL ? command->second : "");
        return false;
    }
    return true;
}

bool qu_options_parse(const struct qu_command *command, int argc, char **argv, struct qu_options *out,
                      FILE *err)
{
    struct getopt_form form;
    make_form(command->options, &form);
    bool fine = parse_with(command, &form, argc, argv, out, err);
    qu_buf_finish(&form.storage);
    return fine;
}

static void print_option(const struct qu_option *option, FILE *out)
{
    struct qu_buf left;
    qu_buf_init(&left);
    if (option->letter != 0)
        qu_buf_printf(&left, "-%c, ", option->letter);
    qu_buf_printf(&left, "--%s", option->name);
    if (option->argument != NULL)
        qu_buf_printf(&left, " %s", option->argument);
    fprintf(out, "  %-24s %s\n", qu_buf_text(&left), option->summary);
    qu_buf_finish(&left);
}

void qu_options_help(const struct qu_command *command, FILE *out)
{
    fprintf(out, "quire %s - %s\n\nUsage: quire %s%s", command->name, command->summary, command->name,
            command->options[0].name != NULL ? " [OPTION ...]" : "");
    if (command->operand != NULL)
        fprintf(out, " [%s]", command->operand);
    if (command->second != NULL)
        fprintf(out, " [%s]", command->second);
    fputs("\n\n", out);
    for (const struct qu_option *o = command->options; o->name != NULL; o++)
        print_option(o, out);
    if (command->text != NULL)
        fprintf(out, "\n%s", command->text);
}
