#include "commands.h"

#include "../base/file.h"
#include "../base/vec.h"
#include "../block/blocks.h"
#include "../style/reading.h"
#include "session.h"
#include "report.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const struct qu_option options[] = {
    {"layout", 'l', QU_OPTION_TEXT, "NAME", QU_OPTION_AT(layout), NULL, 0, 0, "its layout (field-notes-a5)"},
    {"quiet", 'q', QU_OPTION_FLAG, NULL, QU_OPTION_AT(quiet), NULL, 0, 0, "print errors only"},
    QU_OPTION_HELP,
    {0},
};

static const char *const folders[] = {"", "front", "entries"};

/* "%title%" and "%layout%" are replaced. */
static const struct {
    const char *name, *text;
} files[] = {
    {"notebook.yaml",
     "# A notebook. `quire build` makes a PDF of it, `quire schema` says what else may stand here.\n"
     "title: %title%\n"
     "subtitle: a first notebook\n"
     "language: en-GB\n"
     "layout: %layout%\n"
     "owner:\n"
     "  name: Your Name\n"
     "  initials: YN\n"
     "  addresses:\n"
     "    - {label: web, text: example.org, link: 'https://example.org'}\n"
     "front:                      # pages i, ii, ...\n"
     "  - front/contents.yaml\n"
     "entries:                    # pages 1, 2, ...\n"
     "  - entries/01-the-first-page.yaml\n"
     "  - entries/02-blocks.yaml\n"},
    {"front/contents.yaml", "body:\n"
                            "  - contents: contents\n"},
    {"entries/01-the-first-page.yaml",
     "title: the first page.\n"
     "contents: the first page\n"
     "head: [entry, today]        # above each page\n"
     "body:\n"
     "  - prose: |\n"
     "      A page is Markdown, set line by line on the rules. It knows *emphasis*, **strong words**, ==a "
     "highlighter==, ++a line under\n"
     "      it++ and [links](https://example.org) that work.[^margin] A blank line begins a new paragraph.\n"
     "\n"
     "      The page is text, although it looks like ink: search it, copy it, have it read aloud. Change a "
     "word here, build again,\n"
     "      and only the pages that it reaches are other pages.\n"
     "    drop-cap: true\n"
     "\n"
     "  - heading: what to do first\n"
     "  - list:\n"
     "      - write your name into notebook.yaml\n"
     "      - change these words\n"
     "      - run `quire watch` in this folder and look at the PDF\n"
     "    ordered: true\n"
     "\n"
     "  - \"What other things a page can hold stands [on the next one](#blocks) ([](#blocks)).\"\n"
     "notes:\n"
     "  margin: a margin note hangs beside its word.\n"},
    {"entries/02-blocks.yaml",
     "title: blocks.\n"
     "contents: some of the blocks\n"
     "head: [entry, today]\n"
     "body:\n"
     "  - \"A body is a list of blocks. One key of each names its kind, the others are its options.\"\n"
     "\n"
     "  - callout: \"**Not to be missed:** `quire schema` lists every kind of block.\"\n"
     "\n"
     "  - quote: Somebody said this, and it was worth a line.\n"
     "    by: somebody\n"
     "\n"
     "  - heading: in order of size\n"
     "    level: 3\n"
     "  - list:\n"
     "      - a word\n"
     "      - a line\n"
     "      - a page\n"
     "\n"
     "  - divider: \"\"\n"
     "  - signature: Y.\n"},
};

static bool complain(struct qu_diag *diag, const char *path, const char *hint, const char *what)
{
    qu_diag_add(diag, QU_FATAL, QU_DIAG_FILE_UNWRITABLE, (struct qu_src){.file = path}, NULL, hint, "%s",
                what);
    return false;
}

/* Adds a text in single quotes, in the syntax of YAML. */
static void add_quoted(struct qu_buf *out, const char *text)
{
    qu_buf_add_char(out, '\'');
    for (; *text != '\0'; text++)
        qu_buf_add(out, "''", *text == '\'' ? 2 : 0), *text != '\'' ? qu_buf_add_char(out, *text) : (void)0;
    qu_buf_add_char(out, '\'');
}

static void fill(struct qu_buf *out, const char *text, const char *title, const char *layout)
{
    while (*text != '\0') {
        if (strncmp(text, "%title%", 7) == 0) {
            add_quoted(out, title);
            text += 7;
        } else if (strncmp(text, "%layout%", 8) == 0) {
            add_quoted(out, layout);
            text += 8;
        } else {
            qu_buf_add_char(out, *text++);
        }
    }
}

static bool is_empty_folder(const char *path)
{
    struct dirent *entry;
    DIR *dir = opendir(path);
    bool empty = dir != NULL;
    while (empty && (entry = readdir(dir)) != NULL)
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    if (dir != NULL)
        closedir(dir);
    return empty;
}

static bool make_folders(struct qu_arena *arena, struct qu_diag *diag, const char *folder)
{
    struct stat there;
    if (lstat(folder, &there) == 0 && !is_empty_folder(folder))
        return complain(diag, folder, "name a folder that is new or empty: nothing is overwritten",
                        S_ISDIR(there.st_mode) ? "the folder is not empty" : "it exists already");
    for (int i = 0; i < QU_COUNT(folders); i++) {
        const char *path = folders[i][0] != '\0' ? qu_file_join(arena, folder, folders[i]) : folder;
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return complain(diag, path, NULL, strerror(errno));
    }
    return true;
}

/* A title from the last part of the path, with a capital letter. */
static const char *make_title(struct qu_arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    char *path = qu_arena_strndup(arena, folder, length), *slash = strrchr(path, '/'),
         *title = slash != NULL ? slash + 1 : path;
    for (char *c = title; *c != '\0'; c++)
        if (*c == '-' || *c == '_' || (unsigned char)*c < ' ')
            *c = ' ';
    if (strspn(title, ". ") == strlen(title) || qu_utf8_check(title, strlen(title)) >= 0)
        return "A notebook";
    if (title[0] >= 'a' && title[0] <= 'z')
        title[0] = (char)(title[0] - 'a' + 'A');
    return title;
}

static bool write_files(struct qu_arena *arena, struct qu_diag *diag, const char *folder, const char *layout)
{
    const char *title = make_title(arena, folder);
    bool fine = true;
    for (int i = 0; i < QU_COUNT(files) && fine; i++) {
        struct qu_buf text = {0};
        fill(&text, files[i].text, title, layout);
        fine = qu_file_write(diag, qu_file_join(arena, folder, files[i].name), text.data, text.length);
        qu_buf_finish(&text);
    }
    return fine;
}

static bool make(struct qu_arena *arena, struct qu_diag *diag, const struct qu_options *given)
{
    struct qu_data data = qu_session_data(arena, NULL);
    const char *layout = given->layout != NULL ? given->layout : "field-notes-a5";
    return qu_layout_read(arena, diag, layout, (struct qu_src){0}, data.layouts, qu_block_styles(arena)) !=
               NULL &&
           make_folders(arena, diag, given->operand) && write_files(arena, diag, given->operand, layout);
}

static int run(const struct qu_options *given)
{
    struct qu_arena arena;
    struct qu_diag diag;
    if (given->operand == NULL) {
        qu_options_complain(stderr, "new", NULL, NULL, "it needs the name of a folder");
        return QU_EXIT_USAGE;
    }
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    bool fine = make(&arena, &diag, given);
    if (fine && !given->quiet)
        printf("%s: %d files; next: quire build %s\n", given->operand, QU_COUNT(files), given->operand);
    qu_report_messages(&diag, given);
    int code = fine ? QU_EXIT_FINE : diag.by_severity[QU_FATAL] > 0 ? QU_EXIT_SYSTEM : QU_EXIT_CONTENT;
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return code;
}

const struct qu_command qu_command_new = {
    "new",
    "DIR",
    "begin a notebook: a small one in the new folder DIR that can be built and changed",
    "The folder must be new or empty: nothing is overwritten.\n",
    options,
    run,
    NULL};
