#include "commands.h"

#include "../pipeline/target.h"
#include "../verify/text.h"
#include "session.h"

static const struct qu_option options[] = {
    {"file", 'o', QU_OPTION_TEXT, "FILE", QU_OPTION_AT(file), NULL, 0, 0,
     "where it goes; - is standard output (the default)"},
    {"output", 0, QU_OPTION_LIST, "NAME", QU_OPTION_AT(outputs), NULL, 0, 0,
     "which of the notebook's outputs"},
    {"layout", 'l', QU_OPTION_TEXT, "NAME", QU_OPTION_AT(layout), NULL, 0, 0,
     "set it with this layout instead of its own"},
    {"strict", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(strict), NULL, 0, 0, "treat warnings as errors"},
    {"quiet", 'q', QU_OPTION_FLAG, NULL, QU_OPTION_AT(quiet), NULL, 0, 0, "print errors only"},
    QU_OPTION_HELP,
    {0},
};

struct writing {
    struct qu_arena arena;
    struct qu_buf text;
};

static void write_text(void *data, const struct qu_made *made)
{
    struct writing *w = data;
    if (w->text.length > 0)
        qu_buf_add_text(&w->text, "\n");
    qu_text_write(&w->arena, made->document, &w->text);
}

static int run(const struct qu_options *given)
{
    struct qu_session session;
    struct writing writing = {.text = {0}};
    qu_arena_init(&writing.arena);
    qu_session_open(&session, given, given->operand != NULL ? given->operand : ".");
    session.quire->wanted.until = QU_UNTIL_SET;
    session.quire->wanted.on_made = write_text;
    session.quire->wanted.made_data = &writing;
    bool fine = qu_session_run(&session);
    fine = fine &&
           qu_target_write(given->file != NULL ? given->file : "-", &writing.text, &session.quire->diag);
    qu_buf_finish(&writing.text);
    qu_arena_finish(&writing.arena);
    return qu_session_close(&session, fine);
}

const struct qu_command qu_command_text = {
    "text",
    "DIR",
    "print the notebook in DIR as plain text, in the order in which it is read",
    "From the pages as they are set: contents and references have their numbers, but there are no line ends, "
    "running\n"
    "heads and folios. Headings begin with #, margin notes with note: and follow what they belong to; the "
    "address of a\n"
    "link stands in brackets where its words do not show it.\n",
    options,
    run,
    NULL};
