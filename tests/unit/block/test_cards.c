/* test_cards.c - cards, tables, code, doodles, cover and plate on the page: where they lie, that rows stay
 * whole, what is said of bad input. */
#include "../../../src/base/diagprint.h"
#include "../../../src/base/file.h"
#include "../../../src/base/hash.h"
#include "../../../src/page/dump.h"
#include "book.h"

#include <math.h>
#include <stdlib.h>

#define HEAD "title: cards\nbody:\n"
#define NUMBERS                                                                                             \
    "  - numbers:\n      - {value: 300k+, label: rides / day, text: 'It **was** 5.', spark: [5, 50, 300], " \
    "remark: the nice curve}\n"                                                                             \
    "      - {value: 99.9%, label: availability, colour: green, text: 'A longer text that takes a few "     \
    "lines more than its neighbour does.'}\n"                                                               \
    "      - {value: x, label: last}\n"
#define PROJECTS                                                                                        \
    "  - projects:\n      - {title: argus, doodle: hub.svg, alt: a hub, caption: drawn, sticker: new, " \
    "stars: 174, text: What it is., "                                                                   \
    "link: {text: github, address: 'https://example.org'}}\n      - {title: plain, text: Without a "    \
    "drawing.}\n"
#define SKILLS                                                                                            \
    "  - skills:\n      - title: languages\n        items:\n          - {name: haskell, level: deepest, " \
    "remark: 3 roles}\n"                                                                                  \
    "          - {name: sql}\n          - {name: perl, level: familiar}\n"
#define TABLE                                                                                                \
    "  - table:\n      - service | before | after\n      - gateway | 180 ms | **99 ms**\n      - ledger |  " \
    "| `a | b`\n    align: [left, right]\n    caption: p95\n"
#define CODE                                                                                             \
    "  - code: |\n      main = do\n          serve 8080\n    caption: in short\n    numbers: true\n    " \
    "first: 41\n"
#define DOODLE "  - doodle: hub.svg\n    alt: a wheel\n    caption: alone\n    place: rows\n"
#define PLATE \
    "  - plate:\n      stamp: [no. **01**, started]\n      text: Send it back.\n      signature: vg\n"

static const char drawing[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 10' stroke='#b00' "
                              "fill='none'><path d='M1 1 L19 9'/></svg>";
static const char words[] = "<svg><text>a</text><rect width='3' height='3'/></svg>";
static const char notebook[] = "title: a test\nowner: {name: Ada L, place: here, addresses: [{label: mail, "
                               "text: a@example.org, link: 'mailto:a@example.org'}]}\n"
                               "entries: [entry.yaml]\n";
static const char everything[] = HEAD NUMBERS PROJECTS SKILLS TABLE CODE DOODLE PLATE;

static void write_file(struct book *book, const char *name, const char *text, size_t length)
{
    if (!qu_file_write(&book->diag, qu_file_join(&book->arena, book->folder, name), text, length))
        exit(99);
}

static const struct qu_node *node_of(const struct book *book, const struct placed *p)
{
    return &book->document.nodes.at[p->item->node];
}

static void says(struct tap *tap, struct book *book, const struct placed *items, int count)
{
    static const struct {
        const char *text;
        enum qu_role role;
    } texts[] = {{"300k+", QU_ROLE_P},       {"rides / day", QU_ROLE_P},     {"the nice curve", QU_ROLE_P},
                 {"argus", QU_ROLE_H3},      {"\u2605\u00a0174", QU_ROLE_P}, {"NEW", QU_ROLE_P},
                 {"drawn", QU_ROLE_CAPTION}, {"github", QU_ROLE_LINK},       {"languages", QU_ROLE_H3},
                 {"\u2605", QU_ROLE_P},      {"haskell", QU_ROLE_LBODY},     {"~", QU_ROLE_LBL},
                 {"service", QU_ROLE_TH},    {"gateway", QU_ROLE_TD},        {"p95", QU_ROLE_CAPTION},
                 {"a | b", QU_ROLE_TD},      {"main = do", QU_ROLE_CODE},    {"alone", QU_ROLE_CAPTION},
                 {"STARTED", QU_ROLE_P}};
    for (int i = 0; i < QU_COUNT(texts); i++) {
        const struct placed *found = book_find(items, count, texts[i].text);
        enum qu_role role = found != NULL ? node_of(book, found)->role : QU_ROLE_ARTIFACT;
        tap_ok(tap, role == texts[i].role, "\"%s\" is %s (%s)", texts[i].text, qu_role_name(texts[i].role),
               qu_role_name(role));
    }
    const struct placed *number = book_find(items, count, "42");
    tap_ok(tap, number != NULL && number->item->node == QU_ARTIFACT,
           "numbers of lines are no part of the code");
}

static void lies_well(struct tap *tap, struct book *book, const struct placed *items, int count)
{
    int steep = 0, outside = 0, covered = 0, turned = 0;
    for (int i = 0; i < count; i++) {
        const struct placed *p = &items[i];
        double degrees = atan2(p->matrix.yx, p->matrix.xx) * 180 / 3.14159265358979;
        const struct qu_page *page = &book->document.pages.at[p->page];
        steep += fabs(degrees) > 1.0;
        turned += fabs(degrees) > 0.1;
        outside += p->box.x < 0 || p->box.y < 0 || p->box.x + p->box.w > page->width ||
                   p->box.y + p->box.h > page->height;
        for (int k = i + 1; p->item->kind == QU_ITEM_TEXT && k < count && items[k].page == p->page; k++)
            covered += items[k].item->kind == QU_ITEM_PATH && items[k].item->path.blend == QU_BLEND_NORMAL &&
                       items[k].box.h > qu_len_from_mm(3) && qu_rect_meets(items[k].box, p->box);
    }
    tap_int(tap, steep, 0, "items turned by more than a degree");
    tap_ok(tap, turned > 30, "cards are turned (%d items)", turned);
    tap_int(tap, outside, 0, "items off the page");
    tap_int(tap, covered, 0, "papers and drawings over text");
}

static void figures(struct tap *tap, struct book *book)
{
    int found = 0, empty = 0;
    for (int i = 1; i < book->document.nodes.count; i++) {
        const struct qu_node *n = &book->document.nodes.at[i];
        found += n->role == QU_ROLE_FIGURE;
        empty += n->role == QU_ROLE_FIGURE && (n->alt == NULL || n->alt[0] == '\0');
    }
    tap_ok(tap, found == 3 && empty == 0,
           "curve, doodle on a card and doodle alone are figures that say what they show (%d, %d without)",
           found, empty);
}

/* Texts that stand twice on a page. */
static int repeated(const struct placed *items, int count)
{
    int found = 0;
    for (int i = 0; i < count; i++)
        for (int k = i + 1; k < count && items[i].item->kind == QU_ITEM_TEXT; k++) {
            const struct qu_text_item *a = &items[i].item->text, *b = &items[k].item->text;
            found += items[k].item->kind == QU_ITEM_TEXT && items[i].page == items[k].page && a->length > 2 &&
                     a->length == b->length && memcmp(a->text, b->text, (size_t)a->length) == 0 &&
                     abs(items[i].box.y - items[k].box.y) < qu_len_from_mm(2) &&
                     abs(items[i].box.x - items[k].box.x) < qu_len_from_mm(2);
        }
    return found;
}

static void whole(struct tap *tap, struct book *book)
{
    int count = 0;
    bool fine = book_set(book, everything);
    if (!tap_ok(tap, fine && book->diag.count == 0, "all kinds of card are set without a word"))
        qu_diag_print(&book->diag, stdout, false);
    const struct placed *items = book_items(book, &count);
    says(tap, book, items, count);
    tap_int(tap, repeated(items, count), 0, "texts that are set twice");
    lies_well(tap, book, items, count);
    figures(tap, book);
    struct qu_buf report = {0};
    if (!tap_int(tap, qu_document_check_grid(&book->document, qu_len_from_pt(0.1), &report), 0,
                 "lines off the ruling"))
        printf("# %s\n", qu_buf_text(&report));
    qu_buf_finish(&report);
}

/* The top of the card that a text stands on: the nearest large path above it in paint order. */
static struct qu_rect paper_under(const struct placed *items, const struct placed *text)
{
    for (const struct placed *p = text; p >= items; p--)
        if (p->page == text->page && p->item->kind == QU_ITEM_PATH && p->box.h > qu_len_from_mm(15) &&
            p->box.w > qu_len_from_mm(20))
            return p->box;
    return (struct qu_rect){0};
}

static void rows(struct tap *tap, struct book *book)
{
    int count = 0;
    struct qu_buf entry;
    qu_buf_init(&entry);
    qu_buf_add_text(&entry, HEAD "  - numbers:\n");
    for (int i = 0; i < 14; i++)
        qu_buf_printf(&entry, "      - {value: 'v%02d', label: a label, text: '%s'}\n", i,
                      i % 3 == 0
                          ? "Short."
                          : "A text of some length, so that this card is taller than the one beside it.");
    book_set(book, qu_buf_text(&entry));
    qu_buf_finish(&entry);
    const struct placed *items = book_items(book, &count);
    int together = 0, alike = 0;
    for (int i = 0; i < 14; i += 2) {
        char left[8], right[8];
        snprintf(left, sizeof left, "v%02d", i);
        snprintf(right, sizeof right, "v%02d", i + 1);
        const struct placed *a = book_find(items, count, left), *b = book_find(items, count, right);
        if (a == NULL || b == NULL)
            continue;
        struct qu_rect x = paper_under(items, a), y = paper_under(items, b);
        together += a->page == b->page && b->box.x > a->box.x + qu_len_from_mm(30);
        alike += x.h > 0 && abs(x.h - y.h) < qu_len_from_mm(1.5);
    }
    tap_int(tap, together, 7, "pairs that stand beside each other on a page");
    tap_int(tap, alike, 7, "pairs of cards of one height");
    tap_ok(tap, book->document.pages.count > 1 && book->diag.count == 0, "over several pages without a word");
}

static void cover(struct tap *tap, struct book *book)
{
    int count = 0;
    const char *card = HEAD "  - cover:\n      foot: found it?\n      card:\n        status: open\n        "
                            "number: No. 1\n        name: Ada L\n        role: '*engineer* of engines'\n"
                            "        text: She wrote ==notes==.\n        numbers: [{value: 99%, label: up}, "
                            "{value: 3x, label: fast, remark: (60)}]\n        chips: [brass, cards]\n"
                            "        links: ['[write](mailto:a@example.org)', '[read on](#entry)']\n        "
                            "foot: [here, there]\n";
    bool fine = book_set(book, card);
    if (!tap_ok(tap, fine && book->diag.count == 0, "a cover with its card is set without a word"))
        qu_diag_print(&book->diag, stdout, false);
    const struct placed *items = book_items(book, &count);
    static const char *const texts[] = {"test", "found it?", "OPEN",  "Ada L",   "engineer", "She wrote",
                                        "99%",  "BRASS",     "WRITE", "READ ON", "HERE",     "THERE"};
    int missing = 0, links = 0;
    for (int i = 0; i < QU_COUNT(texts); i++)
        missing += book_find(items, count, texts[i]) == NULL;
    for (int i = 0; i < count; i++)
        links += items[i].item->kind == QU_ITEM_LINK;
    tap_int(tap, missing, 0, "texts of the card that are not there");
    tap_int(tap, repeated(items, count), 0, "texts that are set twice");
    tap_int(tap, links, 2, "links on the card");
    const struct placed *name = book_find(items, count, "Ada L"), *title = book_find(items, count, "test");
    tap_ok(tap, name != NULL && title != NULL && name->page == title->page && name->box.y > title->box.y,
           "the card lies under the title, on the same board");
    struct qu_buf tall;
    qu_buf_init(&tall);
    qu_buf_add_text(&tall, HEAD "  - cover:\n      card:\n        name: Ada L\n        text: |\n");
    for (int i = 0; i < 16; i++)
        qu_buf_add_text(&tall, "          A sentence that is there to be long, and it is followed by another "
                               "one of its kind.\n");
    fine = book_set(book, qu_buf_text(&tall));
    items = book_items(book, &count);
    name = book_find(items, count, "Ada L");
    tap_ok(tap, fine && name != NULL && name->page == 1,
           "a card that does not fit under the title lies inside the cover");
    for (int i = 0; i < 40; i++)
        qu_buf_add_text(&tall, "          A sentence that is there to be long, and it is followed by another "
                               "one of its kind.\n");
    book_set(book, qu_buf_text(&tall));
    tap_ok(tap, book_said(book, QU_DIAG_ROW_TALL, 3, "and the page only"),
           "one that fits nowhere is a warning");
    qu_buf_finish(&tall);
}

/* A fingerprint of every path on the page of a text. */
static uint64_t drawing_near(struct book *book, const char *start)
{
    int count;
    const struct placed *items = book_items(book, &count), *found = book_find(items, count, start);
    uint64_t print = 7;
    for (const struct placed *p = found; p != NULL && p >= items && found - p < 4; p--)
        if (p->item->kind == QU_ITEM_PATH)
            print = qu_hash_mix(
                print ^ qu_hash_bytes(p->item->path.steps,
                                      sizeof(struct qu_path_step) * (size_t)p->item->path.step_count));
    return print;
}

static void steady(struct tap *tap, struct book *book)
{
    book_set(book, HEAD NUMBERS);
    uint64_t before = drawing_near(book, "300k+");
    book_set(book, HEAD "  - prose: Words before it.\n" NUMBERS);
    tap_ok(tap, before != 7 && drawing_near(book, "300k+") == before, "an edit elsewhere redraws no card");
}

static const struct bad {
    const char *entry;
    enum qu_diag_id id;
    int line;
    const char *text;
} bads[] = {
    {HEAD "  - doodle: none.svg\n    alt: x\n", QU_DIAG_FILE_MISSING, 3, "there is no file"},
    {HEAD "  - doodle: picture.png\n    alt: x\n", QU_DIAG_DRAWING_BAD, 3, "cannot be drawn"},
    {HEAD "  - doodle: page.svg\n    alt: x\n", QU_DIAG_DRAWING_BAD, 3, "line 1 of it: no SVG"},
    {HEAD "  - doodle: empty.svg\n    alt: x\n", QU_DIAG_DRAWING_BAD, 3, "no shape"},
    {HEAD "  - doodle: huge.svg\n    alt: x\n", QU_DIAG_DRAWING_BAD, 3, "more than a megabyte"},
    {HEAD "  - doodle: words.svg\n    alt: x\n", QU_DIAG_DRAWING_BAD, 3, "the text in"},
    {HEAD "  - doodle: [hub.svg]\n    alt: x\n", QU_DIAG_TYPE_WRONG, 3, "the path of an SVG file"},
    {HEAD "  - doodle: hub.svg\n", QU_DIAG_KEY_MISSING, 3, "alt"},
    {HEAD "  - projects:\n      - title: one\n        doodle: none.svg\n", QU_DIAG_FILE_MISSING, 5,
     "there is no file"},
    {HEAD "  - projects:\n      - title: one\n        link: {address: example.org}\n", QU_DIAG_VALUE_BAD, 5,
     "address"},
    {HEAD "  - numbers:\n      - value: 3\n        spark: [1]\n", QU_DIAG_DATA_BAD, 4,
     "a curve of one value"},
    {HEAD "  - numbers:\n      - value: 3\n        colour: grene\n", QU_DIAG_COLOUR_UNKNOWN, 3,
     "no colour \"grene\""},
    {HEAD "  - numbers:\n      - value: 3[^n]\nnotes: {n: words}\n", QU_DIAG_MARKDOWN_BAD, 4, "margin note"},
    {HEAD "  - skills:\n      - title: a\n        items: [{name: b, level: deep}]\n", QU_DIAG_VALUE_BAD, 5,
     "deep"},
    {HEAD "  - table:\n      - a | b\n      - a\n", QU_DIAG_DATA_BAD, 5,
     "this row has 1 cell, the first has 2"},
    {HEAD "  - table: [a | b | c | d | e | f | g | h | i | j | k | l | m]\n", QU_DIAG_DATA_BAD, 3,
     "13 columns"},
    {HEAD "  - table: [a | b]\n    align: [left, left, right]\n", QU_DIAG_DATA_BAD, 3,
     "3 alignments for 2 columns"},
    {HEAD "  - table: ['a[^n] | b']\nnotes: {n: words}\n", QU_DIAG_MARKDOWN_BAD, 3, "margin note"},
    {HEAD "  - code: ''\n", QU_DIAG_VALUE_EMPTY, 3, "nothing here"},
    {HEAD "  - cover:\n      card: {status: open}\n", QU_DIAG_KEY_MISSING, 4, "name"},
    {HEAD "  - cover:\n      colour: brwon\n", QU_DIAG_COLOUR_UNKNOWN, 3, "no colour \"brwon\""},
    {HEAD "  - cover:\n      card: {name: a, links: ['[on](#nowhere)']}\n", QU_DIAG_REFERENCE_UNDEFINED, 4,
     "nowhere"},
};

static void errors(struct tap *tap, struct book *book)
{
    for (int i = 0; i < QU_COUNT(bads); i++) {
        book_set(book, bads[i].entry);
        tap_ok(tap, book_said(book, bads[i].id, bads[i].line, bads[i].text), "%s", bads[i].text);
    }
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct book book;
    if (argc < 3)
        return 99;
    book_init(&book, &tap, argv);
    char *huge = qu_alloc_zero(1200000, 1);
    memset(huge, ' ', 1199999);
    book_set(&book, HEAD PLATE);
    tap_ok(&tap, book_said(&book, QU_DIAG_KEY_MISSING, 3, "the notebook names none"),
           "a plate wants an owner");
    write_file(&book, "notebook.yaml", notebook, strlen(notebook));
    write_file(&book, "hub.svg", drawing, strlen(drawing));
    write_file(&book, "page.svg", "<html/>", 7);
    write_file(&book, "empty.svg", "<svg/>", 6);
    write_file(&book, "words.svg", words, strlen(words));
    write_file(&book, "huge.svg", huge, 1199999);
    free(huge);
    whole(&tap, &book);
    rows(&tap, &book);
    cover(&tap, &book);
    steady(&tap, &book);
    errors(&tap, &book);
    book_finish(&book);
    return tap_done(&tap);
}
