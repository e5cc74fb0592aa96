/* test_text.c - passages from pages as data: reading order, divided words, hyphens, numbers of notes, first
 * letters; words. */
#include "../../../src/page/items.h"
#include "../../../src/verify/text.h"

#include <tap.h>

struct trial {
    struct qu_arena arena;
    struct qu_document document;
    struct qu_items items;
};

static void begin(struct trial *t)
{
    *t = (struct trial){.arena = {0}};
    qu_arena_init(&t->arena);
    qu_document_init(&t->document, &t->arena);
    qu_document_add_node(&t->document, QU_ROLE_SECT, 1, (struct qu_src){0});
}

static int node(struct trial *t, enum qu_role role, int parent)
{
    return qu_document_add_node(&t->document, role, parent,
                                (struct qu_src){"f.yaml", t->document.nodes.count, 1});
}

static void run(struct trial *t, int node, int x, int y, const char *text)
{
    struct qu_item *item = qu_items_add(&t->items, QU_ITEM_TEXT, node, (struct qu_src){"f.yaml", 1, 1});
    item->text = (struct qu_text_item){.x = x * QU_PT,
                                       .y = y * QU_PT,
                                       .width = (qu_len)strlen(text) * 5 * QU_PT,
                                       .text = text,
                                       .length = (int)strlen(text)};
}

static void end_page(struct trial *t)
{
    struct qu_page page = {
        .number = t->document.pages.count + 1, .label = "", .width = 300 * QU_PT, .height = 400 * QU_PT};
    page.items = qu_items_keep(&t->items, &t->arena, &page.item_count);
    qu_vec_add(&t->document.pages, page);
}

static void finish(struct trial *t)
{
    qu_items_finish(&t->items);
    qu_document_finish(&t->document);
    qu_arena_finish(&t->arena);
}

static void check_text(struct tap *tap, struct trial *t, const char *wanted, const char *what)
{
    struct qu_buf text = {0};
    qu_text_write(&t->arena, &t->document, &text);
    for (size_t i = 0; i < text.length; i++) /* a line a check */
        text.data[i] = text.data[i] == '\n' ? '|' : text.data[i];
    tap_text(tap, qu_buf_text(&text), wanted, what);
    qu_buf_finish(&text);
}

static void test_lines(struct tap *tap)
{
    struct trial t;
    begin(&t);
    int p = node(&t, QU_ROLE_P, 2);
    run(&t, p, 10, 20, "a di");
    run(&t, p, 30, 20, "\u00AD");
    run(&t, p, 10, 40, "vided word, zone-");
    run(&t, p, 10, 60, "aware");
    run(&t, p, 10, 80, "and the");
    run(&t, p, 200, 80, "far\u00A0one ");
    end_page(&t);
    run(&t, p, 10, 20, "over the page\u00AD");
    end_page(&t);
    check_text(tap, &t, "a divided word, zone-aware and the far one over the page|",
               "lines of a paragraph join");
    struct qu_words words = qu_words_painted(&t.arena, &t.document);
    tap_int(tap, words.count, 11, "words");
    tap_text(tap, words.at[1].text, "divided", "a divided word is one");
    tap_int(tap, words.at[words.count - 1].page, 1, "the last stands on the second page");
    finish(&t);
}

/* A word knows where it is written, also in the middle of a run. */
static void test_places(struct tap *tap)
{
    struct trial t;
    begin(&t);
    const struct qu_place_step steps[] = {{0, 4, 7}, {10, 5, 3}};
    const struct qu_places places = {"f.yaml", "a di\u00ADvided and the", steps, 2};
    run(&t, node(&t, QU_ROLE_P, 2), 10, 20, places.text + 2);
    t.items.at[0].text.places = &places;
    t.items.at[0].text.start = 2;
    end_page(&t);
    struct qu_words words = qu_words_painted(&t.arena, &t.document);
    tap_int(tap, words.count, 3, "words of the run");
    tap_ok(tap, words.at[0].src.line == 4 && words.at[0].src.column == 9, "the first at its letter: %d:%d",
           words.at[0].src.line, words.at[0].src.column);
    tap_ok(tap, words.at[2].src.line == 5 && words.at[2].src.column == 9, "the last at its own: %d:%d",
           words.at[2].src.line, words.at[2].src.column);
    finish(&t);
}

static void test_order(struct tap *tap)
{
    struct trial t;
    begin(&t);
    int head = node(&t, QU_ROLE_H2, 2), p = node(&t, QU_ROLE_P, 2), link = node(&t, QU_ROLE_LINK, p),
        note = node(&t, QU_ROLE_NOTE, 2);
    int list = node(&t, QU_ROLE_L, 2), item = node(&t, QU_ROLE_LI, list), label = node(&t, QU_ROLE_LBL, item),
        body = node(&t, QU_ROLE_LBODY, item);
    run(&t, note, 200, 40, "aside");
    run(&t, QU_ARTIFACT, 10, 10, "running head");
    run(&t, body, 30, 80, "an item");
    run(&t, label, 10, 80, "1.");
    run(&t, p, 10, 40, "go ");
    run(&t, link, 25, 40, "there");
    run(&t, p, 50, 40, " now");
    struct qu_item *at = qu_items_add(&t.items, QU_ITEM_LINK, link, (struct qu_src){0});
    at->link = (struct qu_link_item){.uri = "https://example.org/", .contents = "there"};
    run(&t, head, 10, 20, "title");
    end_page(&t);
    check_text(tap, &t, "## title||go there now [https://example.org/]||note: aside||1. an item|",
               "the tree's order, not the page's");
    tap_int(tap, qu_words_painted(&t.arena, &t.document).count, 10, "furniture is painted too");
    finish(&t);
}

static void test_raised(struct tap *tap)
{
    struct trial t;
    begin(&t);
    int p = node(&t, QU_ROLE_P, 2), first = node(&t, QU_ROLE_P, 2);
    run(&t, p, 10, 40, "word.");
    run(&t, p, 35, 36, "1");
    run(&t, p, 40, 40, " More");
    run(&t, first, 10, 100, "T");
    run(&t, first, 30, 70, "his begins");
    end_page(&t);
    check_text(tap, &t, "word.[1] More||This begins|", "the number of a note, a first letter");
    struct qu_words words = qu_words_painted(&t.arena, &t.document);
    tap_ok(tap,
           words.count == 5 && words.at[1].raised && !words.at[0].raised &&
               strcmp(words.at[1].text, "1") == 0,
           "the number is a word of its own");
    finish(&t);
}

int main(void)
{
    struct tap tap = {0};
    test_lines(&tap);
    test_places(&tap);
    test_order(&tap);
    test_raised(&tap);
    return tap_done(&tap);
}
