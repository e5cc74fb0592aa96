/* test_notebook.c - the whole way from files to the model. What can go wrong is in tests/errors; here is what
 * comes out. */
#include "../../../src/base/diagprint.h"
#include "../../../src/base/hash.h"
#include "../../../src/model/dump.h"
#include "../../../src/model/entry.h"
#include "../../../src/model/notebook.h"
#include "../../../src/model/print.h"
#include "../../../src/model/reading.h"
#include "../../../src/model/visit.h"
#include "../../errors/kinds.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct qu_arena arena;
static struct qu_diag diag;
static char folder[] = "/tmp/quire-notebook-XXXXXX";

static void put(const char *name, const char *text)
{
    FILE *file = fopen(qu_file_join(&arena, folder, name), "w");
    fputs(text, file);
    fclose(file);
}

static const struct qu_notebook *read_notebook(struct tap *tap, int messages)
{
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    const struct qu_notebook *notebook = qu_notebook_read(&arena, &diag, test_kinds, folder);
    if (!tap_int(tap, diag.count, messages, "messages"))
        qu_diag_print(&diag, stdout, false);
    return notebook;
}

static void test_entries(struct tap *tap)
{
    put("notebook.yaml", "title: field notes\nvolume: 3\nowner:\n  name: Asha\n  addresses:\n    - {label: "
                         "post, text: a@b.c, link: 'mailto:a@b.c'}\n"
                         "front: [0-Cover.yaml]\nentries:\n  - 01-who-am-i.yaml\n  - 02.yaml\n");
    put("0-Cover.yaml", "body:\n  - divider: x\n");
    put("01-who-am-i.yaml", "title: who *am*\n  I\nhead: entry\npaper: seyes\nbody:\n  - a[^n] "
                            "[](#two)\nnotes: {n: 'x *y*', }\n");
    put("02.yaml", "id: two\nnumber: 7\ntitle: b\ncontents: B b\nstamp: now\nhead: [entry, apr 2026]\ntags: "
                   "[x, y]\nbody: b\n");
    const struct qu_notebook *notebook = read_notebook(tap, 0);
    tap_int(tap, notebook->entry_count, 3, "entries");
    tap_text(tap, notebook->volume, "3", "a number as text");
    tap_text(tap, notebook->language, "en-GB", "language");
    tap_text(tap, notebook->layout, "field-notes-a5", "layout");
    tap_int(tap, notebook->owner.addresses.count, 1, "addresses");
    tap_text(tap, ((const struct qu_address *)notebook->owner.addresses.at)[0].link, "mailto:a@b.c", "link");
    const struct qu_entry *front = &notebook->entries[0], *first = &notebook->entries[1],
                          *second = &notebook->entries[2];
    tap_ok(tap, front->front && front->number == 0 && front->stamp[0] == '\0' && front->contents[0] == '\0',
           "front matter has no number");
    tap_text(tap, front->id, "cover", "id of the front matter");
    tap_text(tap, first->id, "who-am-i", "id of the first");
    tap_int(tap, first->number, 1, "number of the first");
    tap_text(tap, first->stamp, "entry 01", "stamp of the first");
    tap_text(tap, first->contents, "who am I", "its title in the contents");
    tap_int(tap, first->paper, QU_PAPER_SEYES, "paper");
    tap_int(tap, first->head.count, 1, "one part of the head");
    tap_ok(tap,
           qu_entry_lookup_note(first, "n") != NULL && qu_entry_lookup_note(first, "n")->used &&
               qu_entry_lookup_note(first, "m") == NULL,
           "notes");
    tap_int(tap, qu_entry_lookup_note(first, "n")->text.span_count, 1, "spans of the note");
    tap_ok(tap,
           second->number == 7 && strcmp(second->stamp, "now") == 0 && strcmp(second->contents, "B b") == 0,
           "what is given stands");
    tap_int(tap, second->tags.count, 2, "tags");
    tap_text(tap, second->body.at[0].kind->name, "prose", "a plain body is prose");
    tap_text(tap, first->body.at[0].path, "body[0]", "path of a block");
}

/* Ids and seeds of the blocks of an entry with that body. */
static const struct qu_entry *entry_with(struct tap *tap, const char *body)
{
    put("notebook.yaml", "title: t\nentries: [e.yaml]\n");
    put("e.yaml", qu_arena_printf(&arena, "title: a\nbody:\n%s", body));
    return &read_notebook(tap, 0)->entries[0];
}

static void test_ids(struct tap *tap)
{
    const struct qu_entry *a = entry_with(
        tap, "  - one\n  - heading: two\n    level: 2\n  - one\n  - heading: x\n    id: named\n");
    const struct qu_entry *b = entry_with(
        tap,
        "  - zero\n\n  - {heading: two,   level: 2}\n  - 'one'\n  - one\n  - heading: y\n    id: named\n");
    tap_text(tap, a->body.at[1].id, b->body.at[1].id, "the same block elsewhere keeps its id");
    tap_ok(tap, a->body.at[1].seed == b->body.at[1].seed, "and its seed");
    tap_text(tap, a->body.at[0].id, b->body.at[2].id, "the first of two equal ones");
    tap_text(tap, a->body.at[2].id, b->body.at[3].id, "and the second");
    tap_ok(tap, strcmp(a->body.at[0].id, a->body.at[2].id) != 0 && a->body.at[0].seed != a->body.at[2].seed,
           "which differ");
    tap_ok(tap, strcmp(a->body.at[3].id, "named") == 0 && a->body.at[3].seed == b->body.at[4].seed,
           "a given id seeds, whatever the block says");
    tap_ok(tap, strncmp(a->body.at[1].id, "e-heading-", 10) == 0, "made of entry and kind: %s",
           a->body.at[1].id);
}

static void collect(struct qu_inline *text, void *data)
{
    qu_buf_printf(data, "%s|", text->text);
}

static void test_visit(struct tap *tap)
{
    const struct qu_entry *entry = entry_with(
        tap, "  - |\n    a\n\n    - b\n    - > c\n      # d\n  - list: [e, f]\n  - photo: e.yaml\n    "
             "beside:\n      - quote: g\n"
             "      - photo: e.yaml\n        id: inner\n        beside: h\n");
    struct qu_buf seen;
    qu_buf_init(&seen);
    for (int i = 0; i < entry->body.count; i++)
        qu_schema_visit_inlines(entry->body.at[i].kind->fields, entry->body.at[i].content, collect, &seen);
    tap_text(tap, qu_buf_text(&seen), "a|b|c|d|e|f|g|h|", "every text, in order");
    qu_buf_finish(&seen);
}

/* Blocks within blocks: in a list and in a map of structs, in a struct, in lists of words not. */
struct nest {
    struct qu_list list, map, words;
    struct {
        struct qu_block_list blocks;
    } part;
};
struct nest_row {
    const char *key;
    struct qu_src src;
    struct qu_block_list blocks;
};

static const struct qu_field part_fields[] = {{.name = "blocks", .type = QU_FIELD_BLOCKS}, {0}},
                             row_fields[] = {{.name = "blocks",
                                              .type = QU_FIELD_BLOCKS,
                                              .offset = offsetof(struct nest_row, blocks)},
                                             {0}},
                             nest_fields[] = {{.name = "list",
                                               .type = QU_FIELD_LIST,
                                               .offset = offsetof(struct nest, list),
                                               .element = QU_FIELD_STRUCT,
                                               .fields = row_fields,
                                               .size = sizeof(struct nest_row)},
                                              {.name = "map",
                                               .type = QU_FIELD_MAP,
                                               .offset = offsetof(struct nest, map),
                                               .element = QU_FIELD_STRUCT,
                                               .fields = row_fields,
                                               .size = sizeof(struct nest_row)},
                                              {.name = "words",
                                               .type = QU_FIELD_LIST,
                                               .offset = offsetof(struct nest, words),
                                               .element = QU_FIELD_TEXT,
                                               .size = sizeof(const char *)},
                                              {.name = "part",
                                               .type = QU_FIELD_STRUCT,
                                               .offset = offsetof(struct nest, part),
                                               .fields = part_fields},
                                              {0}},
                             no_fields[] = {{0}};

static void note_block(struct qu_block *block, void *data)
{
    qu_buf_printf(data, "%s ", block->id);
}

static void test_nested_blocks(struct tap *tap)
{
    static const struct qu_kind leaf = {.name = "leaf", .fields = no_fields},
                                nest = {.name = "nest", .fields = nest_fields};
    struct qu_block a = {.kind = &leaf, .id = "a"},
                    b[] = {{.kind = &leaf, .id = "b"}, {.kind = &leaf, .id = "c"}},
                    d = {.kind = &leaf, .id = "d"}, e = {.kind = &leaf, .id = "e"};
    struct nest_row rows[] = {{.blocks = {&a, 1}}, {.blocks = {b, 2}}}, row = {.key = "k", .blocks = {&d, 1}};
    const char *words[] = {"one", "two"};
    struct nest content = {.list = {rows, 2}, .map = {&row, 1}, .words = {words, 2}, .part.blocks = {&e, 1}};
    struct qu_block outer[] = {{.kind = &nest, .id = "outer", .content = &content},
                               {.kind = &leaf, .id = "z"}};
    struct qu_entry entry = {.body = {outer, 2}};
    struct qu_buf seen = {0};
    qu_entry_visit_blocks(&entry, note_block, &seen);
    tap_text(tap, qu_buf_text(&seen), "outer a b c d e z ", "every block, in the order of its keys");
    qu_buf_finish(&seen);
}

static void test_dump(struct tap *tap)
{
    entry_with(tap, "  - heading: a *b*\n    level: 2\n    id: x\n  - photo: e.yaml\n    ratings: {good: "
                    "3}\n    width: 2 cm\n    plate: {street: s}\n");
    const struct qu_notebook *notebook = read_notebook(tap, 0);
    struct qu_buf out;
    qu_buf_init(&out);
    qu_notebook_dump(notebook, &out);
    const char *const wanted[] = {"title: \"t\"\n",
                                  "id: \"e\"\n",
                                  "title: \"a\" @1:8\n",
                                  "body[0]: heading id x seed ",
                                  "body[0].heading: \"a b\" @3:14\n",
                                  "body[0].heading: emphasis 2-3 @3:16\n",
                                  "body[0].level: 2\n",
                                  "body[1].width: 20 mm\n",
                                  "body[1].ratings.good: 3\n",
                                  "body[1].plate.street: \"s\"\n"};
    for (int i = 0; i < QU_COUNT(wanted); i++)
        tap_ok(tap, strstr(qu_buf_text(&out), wanted[i]) != NULL, "dump has line %d of the list", i + 1);
    qu_buf_clear(&out);
    qu_notebook_print_schema(test_kinds, &out);
    const char *const schema[] = {"  title: text, required - name of the notebook (field notes)\n",
                                  "      label: text",
                                  "\nheading - a heading\n",
                                  "  level: whole number from 1 to 3 - 1 to 3\n",
                                  "  inset: length in rows or % - from the margin\n",
                                  "  paper: ruled, grid, dot, plain, seyes or cornell",
                                  "  tags: one or a list of: name",
                                  "  notes: map of names to line of Markdown"};
    for (int i = 0; i < QU_COUNT(schema); i++)
        tap_ok(tap, strstr(qu_buf_text(&out), schema[i]) != NULL, "schema has line %d of the list", i + 1);
    qu_buf_finish(&out);
}

int main(void)
{
    struct tap tap = {0};
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    if (mkdtemp(folder) == NULL)
        return 99;
    test_entries(&tap);
    test_ids(&tap);
    test_visit(&tap);
    test_nested_blocks(&tap);
    test_dump(&tap);
    static const char *const files[] = {"notebook.yaml", "0-Cover.yaml", "01-who-am-i.yaml", "02.yaml",
                                        "e.yaml"};
    for (int i = 0; i < QU_COUNT(files); i++)
        unlink(qu_file_join(&arena, folder, files[i]));
    tap_int(&tap, rmdir(folder), 0, "the folder is left empty");
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
