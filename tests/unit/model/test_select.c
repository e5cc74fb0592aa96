/* test_select.c - what an output takes of a notebook, and the copy that holds it; the one that was read must
 * stay as it is. */
#include "../../../src/base/diagprint.h"
#include "../../../src/model/copy.h"
#include "../../../src/model/notebook.h"
#include "../../../src/model/reading.h"
#include "../../../src/model/select.h"
#include "../../../src/model/visit.h"
#include "../../errors/kinds.h"
#include "tap.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct qu_arena arena;
static struct qu_diag diag;
static char folder[] = "/tmp/quire-select-XXXXXX";

static void put(const char *name, const char *text)
{
    FILE *file = fopen(qu_file_join(&arena, folder, name), "w");
    fputs(text, file);
    fclose(file);
}

static const struct qu_notebook *read_notebook(const char *outputs)
{
    put("notebook.yaml",
        qu_arena_printf(&arena,
                        "title: t\nfront: [cover.yaml]\nentries: [one.yaml, two.yaml]\noutputs:\n  all:\n%s",
                        outputs));
    put("cover.yaml", "tags: front\nbody:\n  - cover\n");
    put("one.yaml",
        "title: see [](#two)\ntags: [long]\nbody:\n  - first **[](#b)**[^n] "
        "[out](https://www.example.org/x/) [example.org](https://example.org)\n"
        "  - prose: second\n    id: a\n    tags: [work, draft]\nnotes: {n: 'also [it](#two)[](#cover)'}\n");
    put("two.yaml", "title: two\nbody:\n  - prose: third\n    id: b\n    tags: work\n  - list: [x, y]\n    "
                    "tags: draft\n");
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    const struct qu_notebook *notebook = qu_notebook_read(&arena, &diag, test_kinds, folder);
    qu_diag_print(&diag, stderr, false);
    return notebook;
}

/* The ids of the entries, each with how many blocks it has: "cover 1, one 2". */
static const char *describe(const struct qu_notebook *notebook)
{
    const char *text = "";
    for (int i = 0; i < notebook->entry_count; i++)
        text = qu_arena_printf(&arena, "%s%s%s %d", text, i > 0 ? ", " : "", notebook->entries[i].id,
                               notebook->entries[i].body.count);
    return text;
}

static const struct qu_notebook *select_with(struct tap *tap, const char *keys, const char *want)
{
    const struct qu_notebook *notebook = read_notebook(qu_arena_printf(&arena, "  it: {%s}\n", keys));
    const char *before = describe(notebook);
    struct qu_notebook *part = qu_notebook_select(&arena, &diag, notebook,
                                                  qu_notebook_lookup_output(notebook, "it"));
    tap_text(tap, describe(part), want, keys[0] != '\0' ? keys : "nothing said");
    tap_text(tap, describe(notebook), before, "the notebook stays as it was");
    return part;
}

static void test_selection(struct tap *tap)
{
    select_with(tap, "", "cover 1, one 2, two 2");
    select_with(tap, "entries: [one]", "one 2");
    select_with(tap, "entries: [cover, two]", "cover 1, two 2");
    select_with(tap, "tags: long", "one 2");
    select_with(tap, "tags: work", "one 1, two 1");
    select_with(tap, "entries: a, tags: front", "cover 1, one 1");
    select_with(tap, "without: front", "one 2, two 2");
    select_with(tap, "without: [draft, cover]", "one 1, two 1");
    select_with(tap, "tags: work, without: b", "one 1");
    const struct qu_notebook *part = select_with(tap, "entries: two, paper: dot, layout: other", "two 2");
    tap_int(tap, part->entries[0].number, 2, "entries keep their numbers");
    tap_int(tap, part->entries[0].paper, QU_PAPER_DOT, "paper");
    tap_text(tap, part->layout, "other", "layout");
    tap_text(tap, part->output->name, "it", "and the copy knows its output");
}

static const struct qu_inline *first_text(const struct qu_notebook *notebook)
{
    return &((const struct test_prose *)notebook->entries[0].body.at[0].content)->prose.blocks[0].text;
}

static void test_texts(struct tap *tap)
{
    const struct qu_notebook *part = select_with(tap, "entries: one, links: printed", "one 2");
    const struct qu_inline *text = first_text(part);
    tap_int(tap, diag.count, 4, "a warning for each reference that is lost");
    tap_text(tap, part->entries[0].title.text, "see \u201ctwo\u201d", "an empty reference gets the title");
    tap_text(tap, text->text, "first \u201ctwo\u201d out (www.example.org/x) example.org",
             "that of the entry that holds the block; addresses printed");
    tap_int(tap, text->length, (int)strlen(text->text), "length");
    tap_text(tap, part->entries[0].notes[0].text.text, "also it\u201ccover\u201d", "in notes too");
    tap_int(tap, part->entries[0].notes[0].text.span_count, 0, "without a link");
    bool fine = true;
    for (int i = 0; i < text->span_count; i++) {
        const struct qu_span *s = &text->spans[i];
        fine = fine && s->kind != QU_SPAN_REFERENCE && s->start >= 0 && s->start <= s->end &&
               s->end <= text->length;
        if (s->kind == QU_SPAN_LINK)
            fine = fine &&
                   (strncmp(text->text + s->start, "out", 3) == 0 ||
                    strncmp(text->text + s->start, "example.org", 11) == 0) &&
                   s->end - s->start <= 11;
    }
    tap_ok(tap, fine, "spans lie where they should");
    const struct qu_inline *whole = first_text(select_with(tap, "entries: one", "one 2"));
    struct qu_src before = qu_inline_place(whole, (int)(strstr(whole->text, "example") - whole->text)),
                  after = qu_inline_place(text, (int)(strstr(text->text, " example") + 1 - text->text));
    tap_ok(tap, before.line == after.line && before.column == after.column,
           "words behind what was put in keep their place: %d:%d, %d:%d", before.line, before.column,
           after.line, after.column);
    part = select_with(tap, "entries: one, lost-links: quiet", "one 2");
    tap_int(tap, diag.count, 0, "quiet");
    part = select_with(tap, "", "cover 1, one 2, two 2");
    tap_text(tap, first_text(part) != NULL ? part->entries[1].title.text : "", "see ",
             "a reference that leads somewhere stays");
}

static void collect(struct qu_inline *text, void *data)
{
    qu_buf_printf(data, "%s|", text->text);
}

static const char *all_texts(const struct qu_notebook *notebook)
{
    struct qu_buf out = {0};
    for (int i = 0; i < notebook->entry_count; i++)
        for (int k = 0; k < notebook->entries[i].body.count; k++) {
            const struct qu_block *block = &notebook->entries[i].body.at[k];
            qu_schema_visit_inlines(block->kind->fields, block->content, collect, &out);
        }
    const char *kept = qu_arena_strdup(&arena, qu_buf_text(&out));
    qu_buf_finish(&out);
    return kept;
}

/* References wherever a text can stand: each is edited in the copy, and none in what was read. */
static void test_everywhere(struct tap *tap)
{
    put("notebook.yaml", "title: t\nentries: [two.yaml, one.yaml]\noutputs:\n  it: {entries: one}\n");
    put("two.yaml", "title: two\ncontents: T\nbody: b\n");
    put("one.yaml",
        "title: one\nbody:\n  - prose: |\n      a [](#two)\n\n      # b [](#two)\n\n      - c [](#two)\n      - d "
        "[](#two)\n\n          e [](#two)\n\n      > f [](#two)\n\n      g *[h](#two)* [i](#one)\n"
        "  - heading: j [](#two)\n  - list: ['k [](#two)', 'l [](#two)']\n"
        "  - photo: two.yaml\n    beside:\n      - m [](#two)\n      - quote: n [](#two)\n");
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    const struct qu_notebook *notebook = qu_notebook_read(&arena, &diag, test_kinds, folder);
    const char *before = all_texts(notebook);
    const struct qu_notebook *part = qu_notebook_select(&arena, &diag, notebook,
                                                        qu_notebook_lookup_output(notebook, "it"));
    tap_text(tap, all_texts(part),
             "a \u201cT\u201d|b \u201cT\u201d|c \u201cT\u201d|d \u201cT\u201d|e \u201cT\u201d|f "
             "\u201cT\u201d|g h i|j \u201cT\u201d|k \u201cT\u201d|l \u201cT\u201d|m \u201cT\u201d|n "
             "\u201cT\u201d|",
             "in each place the title stands for the reference");
    tap_text(tap, all_texts(notebook), before, "the notebook stays as it was");
    tap_int(tap, diag.count, 12, "each is told");
}

/* What links become on paper: an address is put in where its words do not say it. */
static void test_printed(struct tap *tap)
{
    put("notebook.yaml", "title: t\nentries: [one.yaml, two.yaml]\noutputs:\n  it: {links: printed}\n");
    put("two.yaml", "title: two\nbody: b\n");
    put("one.yaml",
        "title: one\nbody:\n"
        "  - '[a](https://www.x.org/) [b](mailto:c@d.org) [www.X.org](https://x.org) [x.or](https://x.org)'\n"
        "  - '[e](https://e.org)[f](https://f.org) and *[g](https://g.org)*'\n");
    qu_diag_finish(&diag);
    qu_diag_init(&diag, false);
    const struct qu_notebook *notebook = qu_notebook_read(&arena, &diag, test_kinds, folder);
    const struct qu_notebook *part = qu_notebook_select(&arena, &diag, notebook,
                                                        qu_notebook_lookup_output(notebook, "it"));
    tap_text(tap, all_texts(part),
             "a (www.x.org) b (c@d.org) www.X.org x.or (x.org)|e (e.org)f (f.org) and g (g.org)|b|",
             "addresses behind their words");
    const struct qu_inline *text =
        &((const struct test_prose *)part->entries[0].body.at[1].content)->prose.blocks[0].text;
    for (int i = 0; i < text->span_count; i++)
        if (text->spans[i].kind == QU_SPAN_LINK)
            tap_ok(tap,
                   text->spans[i].end == text->spans[i].start + 1 &&
                       text->text[text->spans[i].start] == "efg"[i - (i > 2)],
                   "the link %d stays with its word: %d-%d", i, text->spans[i].start, text->spans[i].end);
}

static void test_limits(struct tap *tap)
{
    static const struct {
        const char *text;
        int64_t bytes;
    } cases[] = {
        {"2 MB", 2000000}, {"500kB", 500000}, {"1.5 MiB", 1572864}, {"64 KiB", 65536}, {"1 kB", 1000}};
    static const char *const refused[] = {"0.999 kB", "1000000 MB", "5", "kB"};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        const struct qu_notebook *notebook = read_notebook(
            qu_arena_printf(&arena, "  it: {limit: %s}\n", cases[i].text));
        tap_int(tap, (int)qu_notebook_lookup_output(notebook, "it")->most_bytes, (int)cases[i].bytes,
                cases[i].text);
    }
    for (int i = 0; i < QU_COUNT(refused); i++)
        tap_ok(tap,
               read_notebook(qu_arena_printf(&arena, "  it: {limit: %s}\n", refused[i])) == NULL ||
                   qu_diag_errors(&diag) > 0,
               "%s is no limit", refused[i]);
    const struct qu_notebook *notebook = read_notebook("  it: {}\n");
    const struct qu_output *it = qu_notebook_lookup_output(notebook, "it");
    tap_ok(tap,
           it->ruling && it->tint && it->decoration && it->paper < 0 && it->hand < 0 && it->most_bytes == 0,
           "what stands where nothing is said");
    tap_ok(tap, qu_notebook_lookup_output(notebook, "no") == NULL, "no such output");
}

static bool keep_all(void *data, const struct qu_block *block)
{
    (void)data;
    (void)block;
    return true;
}

static void change_nothing(void *data, struct qu_inline *text)
{
    (void)data;
    (void)text;
}

/* Each output looks the colours of its copy up in its own layout. */
static void test_colours(struct tap *tap)
{
    struct inks {
        struct qu_named_colour *ink, *none;
        struct qu_list more; /* struct qu_named_colour * */
    };
    static const struct qu_field fields[] = {
        {.name = "ink", .type = QU_FIELD_COLOUR, .offset = offsetof(struct inks, ink)},
        {.name = "none", .type = QU_FIELD_COLOUR, .offset = offsetof(struct inks, none)},
        {.name = "more",
         .type = QU_FIELD_LIST,
         .offset = offsetof(struct inks, more),
         .element = QU_FIELD_COLOUR,
         .size = sizeof(struct qu_named_colour *)},
        {0}};
    struct qu_named_colour red = {"red", {0}}, blue = {"blue", {0}}, *more[] = {&blue};
    const struct inks inks = {&red, NULL, {more, 1}};
    const struct qu_copying copying = {&arena, keep_all, change_nothing, NULL};
    struct inks *copy = qu_schema_copy(&copying, fields, &inks, sizeof inks);
    struct qu_named_colour **copied = copy->more.at;
    copy->ink->colour.r = 9;
    copied[0]->colour.b = 9;
    tap_ok(tap, copy->none == NULL && strcmp(copy->ink->name, "red") == 0,
           "a colour is copied with its name");
    tap_ok(tap, strcmp(copied[0]->name, "blue") == 0, "in a list, too");
    tap_ok(tap, red.colour.r == 0 && blue.colour.b == 0 && more[0] == &blue,
           "what becomes of the copy leaves the first as it is");
}

/* Sheets by name, and by two lengths; a sheet has sides of 50 to 1500 mm. */
static void test_sheets(struct tap *tap)
{
    static const struct {
        const char *text;
        double width, height; /* 0: no sheet */
    } cases[] = {{"a3", 297, 420},
                 {"a4", 210, 297},
                 {"a5", 148, 210},
                 {"letter", 215.9, 279.4},
                 {"legal", 215.9, 355.6},
                 {"tabloid", 279.4, 431.8},
                 {"sra3", 320, 450},
                 {"[50 mm, 1500 mm]", 50, 1500},
                 {"[144 pt, 50 mm]", 50.8, 50},
                 {"[49.9 mm, 100 mm]", 0, 0},
                 {"[100 mm, 1500.1 mm]", 0, 0}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        const struct qu_notebook *notebook = read_notebook(
            qu_arena_printf(&arena, "  it: {impose: {sheet: %s}}\n", cases[i].text));
        if (cases[i].width == 0) {
            tap_ok(tap, qu_diag_errors(&diag) > 0, "%s is no sheet", cases[i].text);
            continue;
        }
        const struct qu_impose *impose = &qu_notebook_lookup_output(notebook, "it")->press.impose;
        tap_ok(tap,
               fabs(impose->width - cases[i].width) < 1e-9 && fabs(impose->height - cases[i].height) < 1e-9,
               "%s: %g by %g mm", cases[i].text, impose->width, impose->height);
    }
}

int main(void)
{
    struct tap tap = {0};
    qu_arena_init(&arena);
    qu_diag_init(&diag, false);
    if (mkdtemp(folder) == NULL)
        return 99;
    test_selection(&tap);
    test_texts(&tap);
    test_everywhere(&tap);
    test_printed(&tap);
    test_limits(&tap);
    test_sheets(&tap);
    test_colours(&tap);
    static const char *const files[] = {"notebook.yaml", "cover.yaml", "one.yaml", "two.yaml"};
    for (int i = 0; i < QU_COUNT(files); i++)
        unlink(qu_file_join(&arena, folder, files[i]));
    rmdir(folder);
    qu_diag_finish(&diag);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
