/* The whole of setting by itself, with kinds of block made for this test: rounds until page numbers stand,
 * when it is cancelled, what the document gets. */
#include "../../../src/flow/flow.h"
#include "../../../src/flow/paragraph.h"
#include "setter.h"

static int times_set, asked, cancel_at; /* cancel_at: at which question; 0: never */

static void add_rows(struct qu_cursor *cursor, int count, struct qu_src src)
{
    struct qu_items none = {0};
    for (int i = 0; i < count; i++)
        qu_cursor_add_row(cursor, 1, &none, src);
}

static void set_fixed(struct qu_cursor *cursor, const struct qu_block *block)
{
    times_set++;
    add_rows(cursor, 3, block->src);
}

/* A block that reads on which page it stands, as a reference does. */
static void set_reader(struct qu_cursor *cursor, const struct qu_block *block)
{
    times_set++;
    (void)qu_cursor_page_of(cursor, block->id);
    add_rows(cursor, 3, block->src);
}

/* One that flees to the next page when it stands on the first, and comes back when it does not: a page has 20
 * rows. */
static void set_fleeing(struct qu_cursor *cursor, const struct qu_block *block)
{
    struct qu_inline text = setter_plain("here");
    const char *page = qu_cursor_page_of(cursor, block->id);
    times_set++;
    add_rows(cursor, page != NULL && strcmp(page, "1") == 0 ? 25 : 3, block->src);
    qu_paragraph_set(cursor, &text,
                     &(struct qu_paragraph_setting){.style = "body", .destination = block->id});
}

static const struct qu_field none[] = {{0}};
static const struct qu_block_type fixed = {.kind = {"fixed", "", 1, none, NULL}, .set = set_fixed},
                                  reader = {.kind = {"reader", "", 1, none, NULL}, .set = set_reader},
                                  fleeing = {.kind = {"fleeing", "", 1, none, NULL}, .set = set_fleeing};

static bool ask(void *data)
{
    (void)data;
    return ++asked == cancel_at;
}

/* Sets a notebook of two entries, each with one block of that kind. */
static bool set(struct setter *s, const struct qu_block_type *type, struct qu_document *document,
                struct qu_buf *lines)
{
    struct qu_block blocks[2] = {{&type->kind, {"one.yaml", 3, 5}, .id = "a"},
                                 {&type->kind, {"two.yaml", 3, 5}, .id = "b"}};
    struct qu_entry entries[2] = {{.id = "one", .src = {"one.yaml", 1, 1}, .body = {&blocks[0], 1}},
                                  {.id = "two", .src = {"two.yaml", 1, 1}, .body = {&blocks[1], 1}}};
    struct qu_cancel cancel = {.is_wanted = ask};
    struct qu_images *images = qu_images_new();
    s->notebook.entries = entries;
    s->notebook.entry_count = 2;
    s->notebook.owner.name = "Asha";
    s->notebook.description = "about";
    s->notebook.keywords = "words";
    qu_diag_finish(&s->diag);
    qu_diag_init(&s->diag, false);
    times_set = asked = 0;
    qu_document_init(document, &s->arena);
    bool fine = qu_flow_set(&(struct qu_flow_input){.arena = &s->arena,
                                                    .diag = &s->diag,
                                                    .notebook = &s->notebook,
                                                    .layout = s->layout,
                                                    .fonts = s->fonts,
                                                    .images = images,
                                                    .typesetter = s->typesetter,
                                                    .cancel = &cancel,
                                                    .lines = lines},
                            document);
    qu_images_free(images);
    return fine;
}

static void rounds(struct setter *s)
{
    struct qu_document document;
    tap_ok(s->tap, set(s, &fixed, &document, NULL) && s->diag.count == 0, "what asks for no page");
    tap_int(s->tap, times_set, 2, "each entry is set once");
    tap_int(s->tap, document.pages.count, 2, "on a page of its own");
    qu_document_finish(&document);
    tap_ok(s->tap, set(s, &reader, &document, NULL) && s->diag.count == 0, "what asks for a page");
    tap_int(s->tap, times_set, 4, "is set again, with the numbers of the first round");
    qu_document_finish(&document);
    tap_ok(s->tap, set(s, &fleeing, &document, NULL), "numbers that never stand are no error");
    tap_int(s->tap, times_set, 2 * QU_ROUNDS, "it ends after so many rounds");
    tap_ok(s->tap,
           s->diag.count == 1 && s->diag.messages[0].id == QU_DIAG_PAGES_UNSTABLE &&
               s->diag.messages[0].severity == QU_WARNING,
           "and is told");
    tap_ok(s->tap, document.pages.count > 0, "there are pages nevertheless");
    qu_document_finish(&document);
}

static void cancelling(struct setter *s)
{
    struct qu_document document;
    for (cancel_at = 1; cancel_at <= 4; cancel_at++) {
        tap_ok(s->tap, !set(s, &reader, &document, NULL) && s->diag.count == 0 && document.pages.count == 0,
               "cancelled at question %d there are no pages", cancel_at);
        tap_int(s->tap, times_set, cancel_at - 1, "and nothing more is set");
        qu_document_finish(&document);
    }
    cancel_at = 0;
}

static void documents(struct setter *s)
{
    struct qu_document document;
    struct qu_buf lines = {0};
    set(s, &fixed, &document, &lines);
    tap_ok(s->tap,
           strcmp(document.title, "a test") == 0 && strcmp(document.author, "Asha") == 0 &&
               strcmp(document.subject, "about") == 0 && strcmp(document.keywords, "words") == 0 &&
               strcmp(document.language, "en-GB") == 0,
           "it says what it is");
    tap_ok(s->tap, document.grid == 20 * QU_PT && document.grid_offset == 5 * QU_PT, "and its grid");
    tap_int(s->tap, document.arenas.count, 3, "it owns what was set: two entries, and their paragraphs");
    tap_ok(s->tap,
           strcmp(qu_buf_text(&lines),
                  "galley one: 4 rows, 0 notes\n"
                  "    0 row  h0 keep @1:1\n    1 row  h1 @3:5\n    2 row  h1 @3:5\n    3 row  h1 @3:5\n"
                  "galley two: 4 rows, 0 notes\n"
                  "    0 row  h0 keep @1:1\n    1 row  h1 @3:5\n    2 row  h1 @3:5\n    3 row  h1 @3:5\n") ==
               0,
           "the lines, if they are asked for");
    qu_buf_finish(&lines);
    qu_document_finish(&document);
    s->output.press.bleed = (struct qu_dimension){400, QU_UNIT_PT};
    tap_ok(s->tap, !set(s, &fixed, &document, NULL) && s->diag.count == 1 && times_set == 0,
           "what cannot be bound is not set");
    s->output.press.bleed = (struct qu_dimension){0};
    qu_document_finish(&document);
    s->output.press.gutter_base = (struct qu_dimension){90, QU_UNIT_PT};
    tap_ok(s->tap, !set(s, &fixed, &document, NULL) && s->diag.count == 1 && document.pages.count == 0,
           "nor composed");
    qu_document_finish(&document);
    s->output.press.gutter_base = (struct qu_dimension){30, QU_UNIT_PT};
    tap_ok(s->tap, set(s, &fixed, &document, NULL) && document.pages.count == 2,
           "but with room at the fold it is");
    s->output.press.gutter_base = (struct qu_dimension){0};
    qu_document_finish(&document);
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {rounds, cancelling, documents, NULL};
    return setter_main(argc, argv, cases);
}
