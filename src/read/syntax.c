#include "syntax.h"

#include <string.h>

/* What stands around the mark. */
struct spot {
    const struct qu_source *source;
    const char *line; /* start of the line with the mark */
    const char *at;   /* the mark */
    const char *end;  /* end of that line */
};

static const char QUOTE_HINT[] = "text that begins with one of @ ` % & * ! | > [ ] { } , or holds \": \" or "
                                 "\" #\" must be in quotes: \"like this\"";
static const char INDENT_HINT[] = "keys of one map, and the dashes of one list, begin in the same column; "
                                  "what belongs to them stands two spaces deeper";

static struct spot spot_at(const struct qu_source *source, size_t character)
{
    size_t byte = qu_source_byte(source, character), from = byte, to = byte;
    while (from > 0 && source->text[from - 1] != '\n' && source->text[from - 1] != '\r')
        from--;
    while (to < source->length && source->text[to] != '\n' && source->text[to] != '\r')
        to++;
    return (struct spot){source, source->text + from, source->text + byte, source->text + to};
}

static bool has(const char *text, const char *part)
{
    return text != NULL && strstr(text, part) != NULL;
}

static bool holds(const char *from, const char *to, const char *part)
{
    size_t length = strlen(part);
    for (; from + length <= to; from++)
        if (memcmp(from, part, length) == 0)
            return true;
    return false;
}

static void report(struct qu_diag *diag, const struct qu_source *source, size_t character, const char *hint,
                   const char *text)
{
    qu_diag_add(diag, QU_ERROR, QU_DIAG_YAML_SYNTAX, qu_source_place(source, character), NULL, hint, "%s",
                text);
}

static bool report_character(struct qu_diag *diag, const struct spot *spot, const struct qu_syntax_problem *p)
{
    if (has(p->problem, "found a tab") || (has(p->problem, "cannot start any token") && *spot->at == '\t')) {
        report(diag, spot->source, p->at,
               "YAML is indented with spaces, two a level; set the editor to write spaces for the tab key",
               "a tab cannot indent a line");
        return true;
    }
    if (!has(p->problem, "cannot start any token") || spot->at == spot->end)
        return false;
    char text[64];
    snprintf(text, sizeof text, "unquoted text cannot begin with %c", *spot->at);
    report(diag, spot->source, p->at, QUOTE_HINT, text);
    return true;
}

static bool report_quote(struct qu_diag *diag, const struct spot *spot, const struct qu_syntax_problem *p)
{
    if (!has(p->context, "quoted scalar"))
        return false;
    if (has(p->problem, "end of stream") || has(p->problem, "document indicator"))
        report(diag, spot->source, p->context_at,
               "close it with the same quote; a ' inside '...' is written twice, a \" inside \"...\" as \\\"",
               "this quote is never closed");
    else if (has(p->problem, "escape") || has(p->problem, "hex"))
        report(diag, spot->source, p->at,
               "inside \"...\" a backslash is written \\\\; inside '...' it stands for itself",
               "a backslash before this character means nothing in YAML");
    else
        report(diag, spot->source, p->at, NULL, p->problem);
    return true;
}

/* The key line above the mark, without a space behind its colon ("title:Field notes"). */
static bool line_above_lacks_space(const struct spot *spot)
{
    const char *end = spot->line;
    while (end > spot->source->text && (end[-1] == '\n' || end[-1] == '\r'))
        end--;
    const char *from = end;
    while (from > spot->source->text && from[-1] != '\n' && from[-1] != '\r')
        from--;
    return memchr(from, ':', (size_t)(end - from)) != NULL && !holds(from, end, ": ") && end[-1] != ':';
}

static bool report_colon(struct qu_diag *diag, const struct spot *spot, const struct qu_syntax_problem *p)
{
    if (!has(p->problem, "mapping values are not allowed"))
        return false;
    if (holds(spot->line, spot->at, ": "))
        report(diag, spot->source, p->at, QUOTE_HINT, "a second \": \" in the same line");
    else if (line_above_lacks_space(spot))
        report(diag, spot->source, p->at, "a colon is followed by a space: \"title: Field notes\"",
               "the line above is no key, because its colon is not followed by a space");
    else
        report(diag, spot->source, p->at, INDENT_HINT,
               "no key can stand here: the line above is not finished, or this one is indented too deep");
    return true;
}

static bool report_brackets(struct qu_diag *diag, const struct spot *spot, const struct qu_syntax_problem *p)
{
    bool list = has(p->context, "flow sequence"), map = has(p->context, "flow mapping");
    if (!list && !map)
        return false;
    report(
        diag, spot->source, p->context_at,
        list
            ? "close it with ] and separate its elements with commas; text with a comma or a bracket in it "
              "must be in quotes"
            : "close it with } and separate its keys with commas; text with a comma or a brace in it must be "
              "in quotes",
        list ? "this [ is not closed where its list seems to end"
             : "this { is not closed where its map seems to end");
    return true;
}

static bool report_place(struct qu_diag *diag, const struct spot *spot, const struct qu_syntax_problem *p)
{
    bool key = has(p->problem, "did not find expected key"), dash = has(p->problem, "'-' indicator");
    if (!key && !dash)
        return false;
    const char *first = spot->line;
    while (first < spot->at && *first == ' ')
        first++;
    if (first < spot->at && (spot->at[-1] == '"' || spot->at[-1] == '\'' || holds(first, spot->at, "\" ") ||
                             holds(first, spot->at, "' ")))
        report(diag, spot->source, p->at,
               "put the whole text in one pair of quotes; a \" inside \"...\" is written \\\", a ' inside "
               "'...' twice",
               "text after the closing quote");
    else if (key && *spot->at == '-')
        report(diag, spot->source, p->at, INDENT_HINT, "a dash where a key is expected");
    else
        report(diag, spot->source, p->at, INDENT_HINT,
               dash ? "this line is in a list but does not begin with a dash in the list's column"
                    : "this line does not fit the indentation of those above it");
    return true;
}

static bool report_sign(struct qu_diag *diag, const struct spot *spot, const struct qu_syntax_problem *p)
{
    static const struct {
        const char *context, *text;
    } signs[] = {
        {"an alias", "* at the start of unquoted text calls for the name of an anchor"},
        {"an anchor", "& at the start of unquoted text calls for the name of an anchor"},
        {"a tag", "! at the start of unquoted text calls for a tag"},
        {"directive", "% at the start of a line calls for a directive"},
    };
    for (int i = 0; i < QU_COUNT(signs); i++)
        if (has(p->context, signs[i].context)) {
            report(diag, spot->source, p->context_at, QUOTE_HINT, signs[i].text);
            return true;
        }
    if (!has(p->context, "block scalar"))
        return false;
    report(diag, spot->source, p->at,
           "text after | or > begins on the next line, indented; a text that begins with | or > must be in "
           "quotes",
           "text in the same line as the | or > that announces it");
    return true;
}

static const char *plain_words(const char *problem)
{
    static const char *const words[][2] = {
        {"block sequence entries are not allowed", "a list cannot begin here"},
        {"mapping keys are not allowed", "unquoted text cannot begin with \"? \""},
        {"could not find expected ':'", "this line is no key: it has no colon followed by a space"},
        {"did not find expected node content", "a value is expected here"},
        {"did not find expected <document start>", "this line does not belong to anything above it"},
        {"control characters", "a control character"},
    };
    for (int i = 0; i < QU_COUNT(words); i++)
        if (has(problem, words[i][0]))
            return words[i][1];
    return problem;
}

void qu_syntax_report(struct qu_diag *diag, const struct qu_source *source,
                      const struct qu_syntax_problem *problem)
{
    struct spot spot = spot_at(source, problem->at);
    if (report_character(diag, &spot, problem) || report_quote(diag, &spot, problem) ||
        report_colon(diag, &spot, problem) || report_brackets(diag, &spot, problem) ||
        report_sign(diag, &spot, problem) || report_place(diag, &spot, problem))
        return;
    bool no_colon = has(problem->problem, "expected ':'");
    const char *hint = has(problem->problem, "document start") || no_colon ? INDENT_HINT
                       : has(problem->problem, "block sequence")
                           ? "the dashes of a list begin on the line after the key"
                           : QUOTE_HINT;
    report(diag, source, no_colon ? problem->context_at : problem->at, hint, plain_words(problem->problem));
}
