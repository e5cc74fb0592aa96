#include "commands.h"

#include "../base/file.h"
#include "../verify/verify.h"
#include "session.h"

#include <string.h>

/* In the order of enum qu_reader. */
const char *const qu_cli_readers[] = {"anybody", "application", "printer", NULL};

static const struct qu_option options[] = {
    {"for", 0, QU_OPTION_WORD, "READER", QU_OPTION_AT(reader), qu_cli_readers, 0, 0,
     "who reads it: anybody (the default), application or printer"},
    {"output", 0, QU_OPTION_LIST, "NAME", QU_OPTION_AT(outputs), NULL, 0, 0,
     "which of the notebook's outputs it is (the file knows)"},
    {"layout", 'l', QU_OPTION_TEXT, "NAME", QU_OPTION_AT(layout), NULL, 0, 0,
     "the layout that it was built with instead of its own"},
    {"pages", 'p', QU_OPTION_TEXT, "LIST", QU_OPTION_AT(pages), NULL, 0, 0,
     "the pages that it was built with"},
    {"strict", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(strict), NULL, 0, 0, "treat warnings as errors"},
    {"quiet", 'q', QU_OPTION_FLAG, NULL, QU_OPTION_AT(quiet), NULL, 0, 0, "print errors only"},
    {"json", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(json), NULL, 0, 0, "print findings as JSON"},
    QU_OPTION_HELP,
    {0},
};

struct reading {
    struct qu_session *session;
    const char *file;
    struct qu_buf pdf;
    int findings; /* messages so far: those of setting come before */
};

static void verify(void *data, const struct qu_made *made)
{
    struct reading *r = data;
    struct qu_verify what = {.reader = (enum qu_reader)r->session->given->reader,
                             .file = r->file,
                             .pdf = &r->pdf,
                             .output = made->output,
                             .notebook = made->notebook,
                             .document = made->document,
                             .made = made->pdf};
    int before = r->session->quire->diag.count;
    qu_verify_run(&what, &r->session->quire->arena, &r->session->quire->diag);
    r->findings = r->session->quire->diag.count - before;
}

static bool read_file(struct reading *r)
{
    size_t length = 0;
    char *bytes = qu_file_read(&r->session->quire->arena, &r->session->quire->diag, r->file,
                               (struct qu_src){0}, &length);
    if (bytes == NULL)
        return false;
    qu_buf_add(&r->pdf, bytes, length);
    const char *output = qu_verify_output_of(&r->session->quire->arena, &r->session->quire->diag, r->file,
                                             &r->pdf);
    if (output != NULL && output[0] != '\0' && r->session->given->outputs.count == 0) {
        const char **names = QU_NEW_ARRAY(&r->session->quire->arena, const char *, 2);
        names[0] = output;
        r->session->quire->wanted.outputs = names;
    }
    return output != NULL;
}

static int run(const struct qu_options *given)
{
    struct qu_session session;
    struct reading reading = {.session = &session, .file = given->operand};
    if (given->operand == NULL || given->outputs.count > 1) {
        qu_options_complain(stderr, "verify", NULL, NULL,
                            given->operand == NULL ? "it needs the name of a PDF" : "one --output at a time");
        return QU_EXIT_USAGE;
    }
    if (qu_file_is_folder(given->operand)) {
        qu_options_complain(stderr, "verify", NULL, NULL,
                            "%s is a folder: name the PDF first, then the folder of its notebook",
                            given->operand);
        return QU_EXIT_USAGE;
    }
    qu_session_open(&session, given, given->second != NULL ? given->second : ".");
    session.quire->wanted.on_made = verify;
    session.quire->wanted.made_data = &reading;
    bool fine = read_file(&reading) && qu_session_run(&session);
    if (fine && !given->quiet && !given->json)
        printf("%s: %s\n", given->operand, reading.findings > 0 ? "it will do" : "all is as it should be");
    qu_buf_finish(&reading.pdf);
    return qu_session_close(&session, fine);
}

const struct qu_command qu_command_verify = {
    "verify",
    "FILE.pdf",
    "read a PDF that quire has written again, and compare it with its notebook in DIR (default: here)",
    "Every word is there and in order, addresses are whole, links lead where they should, pictures are\n"
    "described, fonts are embedded, boxes and size are right; each finding has the line of the YAML that it\n"
    "comes from. --for application also asks whether programs that sort applications can read the file,\n"
    "--for printer whether a print shop can print it.\n",
    options,
    run,
    "DIR"};
