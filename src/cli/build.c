#include "commands.h"

#include "../verify/verify.h"
#include "session.h"

#include <time.h>

/* In the order of enum qu_format and enum qu_dump. */
static const char *const formats[] = {"pdf", "png", "svg", NULL};
static const char *const dumps[] = {"nothing", "model", "style", "lines", "pages", NULL};

static const struct qu_option options[] = {
    {"file", 'o', QU_OPTION_TEXT, "FILE", QU_OPTION_AT(file), NULL, 0, 0,
     "where the result goes; - is standard output; of several, a folder"},
    {"output", 0, QU_OPTION_LIST, "NAME", QU_OPTION_AT(outputs), NULL, 0, 0,
     "which of the notebook's outputs; may be given again"},
    {"all-outputs", 'a', QU_OPTION_FLAG, NULL, QU_OPTION_AT(all_outputs), NULL, 0, 0, "all of them"},
    {"layout", 'l', QU_OPTION_TEXT, "NAME", QU_OPTION_AT(layout), NULL, 0, 0,
     "set it with this layout instead of its own"},
    {"pages", 'p', QU_OPTION_TEXT, "LIST", QU_OPTION_AT(pages), NULL, 0, 0,
     "only these: 2-5,8 by place in the file, iv by label"},
    {"format", 'f', QU_OPTION_WORD, "FORMAT", QU_OPTION_AT(format), formats, 0, 0,
     "pdf (the default), png or svg"},
    {"dpi", 0, QU_OPTION_NUMBER, "N", QU_OPTION_AT(dpi), NULL, QU_DPI_LEAST, QU_DPI_MOST,
     "resolution of png (150)"},
    {"dump", 0, QU_OPTION_WORD, "STAGE", QU_OPTION_AT(dump), dumps, 0, 0,
     "print a stage as text instead: model, style, lines or pages"},
    {"report", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(report), NULL, 0, 0,
     "say how many bytes each kind of content takes in the file"},
    {"verify", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(verify), NULL, 0, 0,
     "read the result again before it is written: quire verify"},
    {"for", 0, QU_OPTION_WORD, "READER", QU_OPTION_AT(reader), qu_cli_readers, 0, 0,
     "with --verify: who reads it, application or printer"},
    {"strict", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(strict), NULL, 0, 0, "treat warnings as errors"},
    {"quiet", 'q', QU_OPTION_FLAG, NULL, QU_OPTION_AT(quiet), NULL, 0, 0, "print errors only"},
    {"json", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(json), NULL, 0, 0, "print messages as JSON"},
    {"timings", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(timings), NULL, 0, 0,
     "print the time that each stage took"},
    QU_OPTION_HELP,
    {0},
};

static void verify(void *data, const struct qu_made *made)
{
    struct qu_session *session = data;
    struct qu_verify what = {.reader = (enum qu_reader)session->given->reader,
                             .file = made->target,
                             .pdf = made->pdf,
                             .output = made->output,
                             .notebook = made->notebook,
                             .document = made->document,
                             .made = made->pdf};
    if (made->pdf != NULL)
        qu_verify_run(&what, &session->quire->arena, &session->quire->diag);
}

static double now_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void say_summary(const struct qu_session *session, double seconds)
{
    const struct qu_outcome *outcome = &session->quire->outcome;
    struct qu_buf line;
    qu_buf_init(&line);
    qu_report_summary(outcome, &session->quire->diag, seconds, &line);
    qu_report_weights(outcome, &line);
    fputs(qu_buf_text(&line), qu_report_stdout_taken(session->given) ? stderr : stdout);
    qu_buf_finish(&line);
}

int qu_cli_build(const struct qu_options *given, bool check)
{
    struct qu_session session;
    double start = now_seconds();
    qu_session_open(&session, given, given->operand != NULL ? given->operand : ".");
    if (given->verify) {
        session.quire->wanted.on_made = verify;
        session.quire->wanted.made_data = &session;
    }
    bool fine = check ? qu_session_check(&session) : qu_session_write(&session);
    if (fine && !given->quiet && !given->json && given->dump == QU_DUMP_NOTHING)
        say_summary(&session, now_seconds() - start);
    return qu_session_close(&session, fine);
}

static int run(const struct qu_options *given)
{
    bool pdf = given->format == QU_FORMAT_PDF && given->dump == QU_DUMP_NOTHING;
    if (given->verify ? !pdf : given->reader != QU_READER_ANY) {
        qu_options_complain(stderr, "build", NULL, NULL,
                            given->verify ? "--verify needs a PDF, and this run writes none"
                                          : "--for goes with --verify");
        return QU_EXIT_USAGE;
    }
    return qu_cli_build(given, false);
}

const struct qu_command qu_command_build = {
    "build",
    "DIR",
    "set the notebook in DIR (default: here) and write it",
    "Without --output the first of the notebook's outputs is built. Its file has the name of the folder,\n"
    "that of another output is FOLDER-NAME.pdf, unless their `file` says otherwise. Files are written\n"
    "into the current folder, unless -o says otherwise. PNG and SVG give one file a page: NAME-001.png,\n"
    "NAME-002.png, ...; a single page with -o gets exactly that name. If any output has an error, nothing\n"
    "is written and the old files stay.\n"
    "The date in the file is SOURCE_DATE_EPOCH if it is set, else that of the newest of notebook.yaml, its\n"
    "entries and its layout: the same notebook gives the same bytes.\n",
    options,
    run};
