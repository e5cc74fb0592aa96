#include "commands.h"

#include "../base/file.h"
#include "../verify/changes.h"
#include "session.h"

#include <string.h>

static const struct qu_option options[] = {
    {"output", 0, QU_OPTION_LIST, "NAME", QU_OPTION_AT(outputs), NULL, 0, 0,
     "of a notebook: which of its outputs"},
    {"layout", 'l', QU_OPTION_TEXT, "NAME", QU_OPTION_AT(layout), NULL, 0, 0,
     "of a notebook: set it with this layout instead of its own"},
    {"quiet", 'q', QU_OPTION_FLAG, NULL, QU_OPTION_AT(quiet), NULL, 0, 0,
     "print errors only, and which pages to print again"},
    {"json", 0, QU_OPTION_FLAG, NULL, QU_OPTION_AT(json), NULL, 0, 0,
     "print the changes, and messages, as JSON"},
    QU_OPTION_HELP,
    {0},
};

/* One side of the comparison: a file, or the PDF that a notebook gives now. */
struct side {
    const char *name;
    struct qu_buf bytes;
    struct qu_fingerprints prints;
};

struct comparing {
    const struct qu_options *given;
    struct qu_session *session;
    struct side old, new;
    const char *target;
};

static bool is_folder(const char *path)
{
    return path != NULL && qu_file_is_folder(path);
}

static bool read_side(struct comparing *c, struct side *side)
{
    size_t length = 0;
    char *bytes = qu_file_read(&c->session->quire->arena, &c->session->quire->diag, side->name,
                               (struct qu_src){0}, &length);
    if (bytes != NULL)
        qu_buf_add(&side->bytes, bytes, length);
    return bytes != NULL;
}

static void keep_made(void *data, const struct qu_made *made)
{
    struct comparing *c = data;
    c->target = qu_arena_strdup(&c->session->quire->arena, made->target);
    if (made->pdf != NULL && c->new.bytes.length == 0)
        qu_buf_add(&c->new.bytes, made->pdf->data, made->pdf->length);
}

static bool make_side(struct comparing *c, struct side *side)
{
    c->session->quire->wanted.on_made = keep_made;
    c->session->quire->wanted.made_data = c;
    side->name = c->session->quire->wanted.folder;
    return qu_session_run(c->session);
}

static bool read_prints(struct comparing *c, struct side *side)
{
    return qu_fingerprints_read(&c->session->quire->arena, &c->session->quire->diag, side->name,
                                qu_buf_text(&side->bytes), side->bytes.length, &side->prints);
}

static bool read_sides(struct comparing *c)
{
    bool made = c->new.name == NULL;
    if (!(made ? make_side(c, &c->new) : read_side(c, &c->new)))
        return false;
    if (c->old.name == NULL)
        c->old.name = c->target;
    return read_side(c, &c->old) && read_prints(c, &c->old) && read_prints(c, &c->new);
}

static int report(struct comparing *c)
{
    struct qu_buf text = {0};
    struct qu_changes changes = qu_changes_find(&c->session->quire->arena, &c->old.prints, &c->new.prints);
    if (c->given->json)
        qu_changes_print_json(&changes, &c->old.prints, &c->new.prints, &text);
    else if (!c->given->quiet)
        qu_changes_print(&changes, &c->old.prints, &c->new.prints, &text);
    else
        qu_changes_list(&changes, &text), qu_buf_add_text(&text, text.length > 0 ? "\n" : "");
    fputs(qu_buf_text(&text), stdout);
    qu_buf_finish(&text);
    return changes.counts[QU_CHANGE_NOTHING] == changes.count ? QU_EXIT_FINE : QU_EXIT_CONTENT;
}

/* With --json, standard output has either the changes or, if there are none because of errors, the
 * messages. */
static int finish(struct comparing *c, bool fine)
{
    int code = fine ? report(c) : QU_EXIT_FINE;
    struct qu_options plain = *c->given;
    plain.json = plain.json && !fine;
    c->session->given = &plain;
    int failed = qu_session_close(c->session, fine);
    qu_buf_finish(&c->old.bytes);
    qu_buf_finish(&c->new.bytes);
    return fine ? code : failed == QU_EXIT_CONTENT ? QU_EXIT_USAGE : failed;
}

static int run(const struct qu_options *given)
{
    struct qu_session session;
    const char *first = given->operand, *second = given->second;
    bool last_build = second == NULL && (first == NULL || is_folder(first));
    const char *folder = last_build ? first : is_folder(second) ? second : NULL;
    if (!last_build && is_folder(first)) {
        qu_options_complain(stderr, "diff", NULL, NULL,
                            "the older file comes first, then the notebook: quire diff OLD.pdf %s", first);
        return QU_EXIT_USAGE;
    }
    if (given->outputs.count > 1) {
        qu_options_complain(stderr, "diff", NULL, NULL, "one --output at a time");
        return QU_EXIT_USAGE;
    }
    struct comparing comparing = {.given = given, .session = &session};
    comparing.old.name = last_build ? NULL : first;
    comparing.new.name = last_build || second == NULL || folder != NULL ? NULL : second;
    qu_session_open(&session, given, folder != NULL ? folder : ".");
    return finish(&comparing, read_sides(&comparing));
}

const struct qu_command qu_command_diff = {
    "diff",
    "OLD.pdf",
    "name the pages that differ between two files, for printing only those again",
    "OLD.pdf and NEW.pdf: two files that quire has written. OLD.pdf and a notebook's folder: what it would "
    "give now.\n"
    "A folder alone, or nothing: the file of the last build, and what the notebook would give now.\n"
    "Exit: 0 no page differs, 1 some do, 2 they cannot be compared.\n",
    options,
    run,
    "NEW"};
