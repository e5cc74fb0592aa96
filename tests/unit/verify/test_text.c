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

/* A run of five letters, and another at some distance from where it ends: 25 points behind its beginning. */
static void test_distances(struct tap *tap)
{
    static const struct {
        int dx, dy;
        const char *second, *wanted;
    } cases[] = {
        {25, 0, "two",
         "first"
         "two|"},
        {31, 0, "two",
         "first"
         "two|"},
        {32, 0, "two", "first two|"},
        {-1, 0, "two", "first two|"},
        {0, 0, "two",
         "first"
         "two|"},
        {25, 3, "two",
         "first"
         "two|"},
        {25, 4, "two", "first two|"},
        {25, -1, "2",
         "first"
         "2|"},
        {25, -2, "2", "first[2]|"},
        {25, -7, "123", "first[123]|"},
        {25, -8, "2", "first 2|"},
        {25, -3, "1234",
         "first"
         "1234|"},
        {0, -3, "2",
         "first"
         "2|"},
        {25, -3, " 2 ", "first[2]|"},
        {25, 20, "two", "first two|"},
        {25, -20, "two", "first two|"},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct trial t;
        begin(&t);
        int p = node(&t, QU_ROLE_P, 2);
        run(&t, p, 50, 100, "first");
        run(&t, p, 50 + cases[i].dx, 100 + cases[i].dy, cases[i].second);
        end_page(&t);
        check_text(tap, &t, cases[i].wanted, "two runs");
        finish(&t);
    }
}

/* On a paper that is turned a line rises or falls; how far words stand apart is measured along the page. */
static void test_turned(struct tap *tap)
{
    static const struct {
        double degrees;
        int gap;
        const char *wanted;
    } cases[] = {{30, 0, "twenty letters long.two|"},
                 {30, 6, "twenty letters long.two|"},
                 {30, 7, "twenty letters long. two|"},
                 {-30, 0, "twenty letters long.two|"},
                 {-30, 7, "twenty letters long. two|"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct trial t;
        begin(&t);
        int p = node(&t, QU_ROLE_P, 2);
        run(&t, p, 0, 0, "twenty letters long.");
        run(&t, p, 100 + cases[i].gap, 0, "two");
        struct qu_items inner = t.items;
        t.items = (struct qu_items){0};
        struct qu_item *group = qu_items_add(&t.items, QU_ITEM_GROUP, p, (struct qu_src){0});
        group->group = (struct qu_group_item){
            .matrix = qu_matrix_rotate(cases[i].degrees, (struct qu_point){0, 0}), .alpha = 255};
        group->group.items = qu_items_keep(&inner, &t.arena, &group->group.item_count);
        end_page(&t);
        check_text(tap, &t, cases[i].wanted, "words that are turned");
        struct qu_passages passages = qu_passages_read(&t.arena, &t.document);
        double tilt = passages.at[0].runs[1].tilt;
        tap_ok(tap, tilt > cases[i].degrees - 0.01 && tilt < cases[i].degrees + 0.01, "by %.2f degrees",
               tilt);
        finish(&t);
    }
}

/* How lines join: at what a line ends with. */
static void test_joints(struct tap *tap)
{
    static const char *const cases[][2] = {{"one", "one two|"},
                                           {"one ", "one two|"},
                                           {"one\u00A0", "one two|"},
                                           {"one-", "one-two|"},
                                           {"one\u2010", "one\u2010two|"},
                                           {"one\u2013", "one\u2013two|"},
                                           {"one\u2014", "one\u2014two|"},
                                           {"one/", "one/two|"},
                                           {"one\u00AD", "onetwo|"},
                                           {"one.", "one. two|"},
                                           {"one\u202F", "one two|"},
                                           {"one\t", "one two|"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct trial t;
        begin(&t);
        int p = node(&t, QU_ROLE_P, 2);
        run(&t, p, 50, 100, cases[i][0]);
        run(&t, p, 50, 120, "two");
        end_page(&t);
        check_text(tap, &t, cases[i][1], "the next line");
        finish(&t);
    }
}

/* A first letter stands lower than the line that goes on from it; four bytes are a letter at most. */
static void test_first_letters(struct tap *tap)
{
    static const struct {
        const char *letter;
        int x, y;
        const char *wanted;
    } cases[] = {{"T", 10, 100, "This|"},          {"\u00C4bc", 10, 100, "\u00C4bchis|"},
                 {"Those", 10, 100, "Those his|"}, {"T", 10, 79, "This|"},
                 {"T", 10, 78, "T his|"},          {"T", 40, 100, "T his|"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct trial t;
        begin(&t);
        int p = node(&t, QU_ROLE_P, 2);
        run(&t, p, cases[i].x, cases[i].y, cases[i].letter);
        run(&t, p, 40, 70, "his");
        end_page(&t);
        check_text(tap, &t, cases[i].wanted, "a first letter");
        finish(&t);
    }
}

/* What stands between passages, by their roles. */
static void test_gaps(struct tap *tap)
{
    struct trial t;
    begin(&t);
    int table = node(&t, QU_ROLE_TABLE, 2), rows[2], y = 10;
    for (int i = 0; i < 2; i++) {
        rows[i] = node(&t, QU_ROLE_TR, table);
        for (int k = 0; k < 2; k++)
            run(&t, node(&t, QU_ROLE_TD, rows[i]), 10 + 100 * k, y, k == 0 ? "left" : "right");
        y += 20;
    }
    int contents = node(&t, QU_ROLE_TOC, 2);
    for (int i = 0; i < 2; i++) {
        int entry = node(&t, QU_ROLE_TOCI, contents);
        run(&t, node(&t, QU_ROLE_P, entry), 10, y, "entry");
        run(&t, node(&t, QU_ROLE_P, entry), 150, y, "7");
        y += 20;
    }
    for (int i = 0; i < 2; i++) {
        int list = node(&t, QU_ROLE_L, 2), item = 0;
        for (int k = 0; k < 2; k++) {
            item = node(&t, QU_ROLE_LI, list);
            run(&t, node(&t, QU_ROLE_LBL, item), 10, y, "-");
            run(&t, node(&t, QU_ROLE_LBODY, item), 20, y, "item");
            y += 20;
        }
    }
    int note = node(&t, QU_ROLE_NOTE, 2), quote = node(&t, QU_ROLE_BLOCKQUOTE, 2);
    run(&t, node(&t, QU_ROLE_LBL, note), 10, y, "1");
    run(&t, node(&t, QU_ROLE_P, note), 20, y, "noted");
    run(&t, node(&t, QU_ROLE_P, quote), 10, y + 20, "quoted");
    run(&t, node(&t, QU_ROLE_H1, 2), 10, y + 40, "one");
    run(&t, node(&t, QU_ROLE_H3, 2), 10, y + 60, "three");
    run(&t, node(&t, QU_ROLE_P, 2), 10, y + 80, " ");
    run(&t, node(&t, QU_ROLE_P, 2), 10, y + 100, "end");
    end_page(&t);
    check_text(
        tap, &t,
        "left\tright|left\tright||entry 7|entry 7||- item|- item||- item|- item||note: 1 noted||> quoted||"
        "# one||### three||end|",
        "what stands between passages");
    finish(&t);
}

/* An address stands behind its passage once, unless its words show it. */
static void test_addresses(struct tap *tap)
{
    struct trial t;
    begin(&t);
    int p = node(&t, QU_ROLE_P, 2), link = node(&t, QU_ROLE_LINK, p), inner = node(&t, QU_ROLE_SPAN, link),
        other = node(&t, QU_ROLE_P, 2);
    run(&t, p, 10, 20, "see example.org");
    run(&t, inner, 90, 20, "here");
    run(&t, other, 10, 40, "there");
    static const char *const uris[] = {"https://www.example.org", "https://a.org", "https://a.org", NULL};
    for (int i = 0; i < QU_COUNT(uris); i++)
        qu_items_add(&t.items, QU_ITEM_LINK, inner, (struct qu_src){0})->link = (struct qu_link_item){
            .uri = uris[i], .destination = uris[i] == NULL ? "x" : NULL, .contents = ""};
    qu_items_add(&t.items, QU_ITEM_LINK, other, (struct qu_src){0})->link = (struct qu_link_item){
        .uri = "https://a.org", .contents = ""};
    end_page(&t);
    check_text(tap, &t, "see example.orghere [https://a.org]||there [https://a.org]|", "addresses of links");
    finish(&t);
}

int main(void)
{
    struct tap tap = {0};
    test_lines(&tap);
    test_places(&tap);
    test_order(&tap);
    test_raised(&tap);
    test_distances(&tap);
    test_turned(&tap);
    test_joints(&tap);
    test_first_letters(&tap);
    test_gaps(&tap);
    test_addresses(&tap);
    return tap_done(&tap);
}
