/* Samples: the YAML that is typed is the file's, its papers stand beside or below the blocks and on the page;
 * and pens that are tried out. */
#include "../../../src/base/diagprint.h"
#include "../../../src/page/dump.h"
#include "book.h"

#include <math.h>
#include <string.h>

#define HEAD "# a remark\ntitle: t\npaper: grid\nbody:\n"

/* What is typed on the papers: the text of every CODE node's items, a line for each baseline of a node. */
static void typed(struct book *book, const struct placed *items, int count, struct qu_buf *out)
{
    qu_len last = -1;
    int node = -1;
    for (int i = 0; i < count; i++) {
        const struct qu_item *item = items[i].item;
        if (item->kind != QU_ITEM_TEXT || book->document.nodes.at[item->node].role != QU_ROLE_CODE)
            continue;
        if (last >= 0)
            qu_buf_add_text(out, item->text.y != last || item->node != node ? "\n" : "");
        qu_buf_add(out, item->text.text, (size_t)item->text.length);
        last = item->text.y;
        node = item->node;
    }
}

static void says(struct tap *tap, struct book *book, const char *what, const char *entry, const char *wanted)
{
    int count = 0;
    struct qu_buf text;
    qu_buf_init(&text);
    bool fine = book_set(book, entry) && book->diag.count == 0;
    if (fine) {
        const struct placed *items = book_items(book, &count);
        typed(book, items, count, &text);
    } else {
        qu_diag_print(&book->diag, stdout, false);
    }
    fine = fine && strcmp(qu_buf_text(&text), wanted) == 0;
    tap_ok(tap, fine, "%s", what);
    for (const char *c = fine ? "" : qu_buf_text(&text); *c != '\0'; c++)
        printf("%s%c", c == qu_buf_text(&text) || c[-1] == '\n' ? "# " : "", *c);
    printf(fine ? "" : "\n");
    qu_buf_finish(&text);
}

static void sources(struct tap *tap, struct book *book)
{
    says(tap, book, "a list, without its indentation",
         HEAD "  - sample:\n      - divider: or\n      - list: [a,\n          b]\n        id: x   # said\n",
         "- divider: or\n- list: [a,\n    b]\n  id: x");
    says(tap, book, "a list in brackets", HEAD "  - sample: [{divider: or}, 'text: '] # said\n    id: y\n",
         "[{divider: or}, 'text: ']");
    says(tap, book, "a single text", HEAD "  - sample: only words\n", "only words");
    says(tap, book, "blank lines and deeper ones",
         HEAD "  - sample:\n    - |\n      a\n\n      b\n      - c\n        d\n  - divider:\n",
         "- |\n  a\n  b\n  - c\n    d");
    says(tap, book, "ends of lines as Windows has them",
         "title: t\r\nbody:\r\n  - sample:\r\n      - divider: or\r\n        id: x\r\n",
         "- divider: or\n  id: x");
    says(tap, book, "characters of several bytes",
         HEAD "  - sample:\n      - divider: \xC3\xA9\xE2\x82\xAC\n", "- divider: \xC3\xA9\xE2\x82\xAC");
    says(tap, book, "an alias is shown where it was written", HEAD "  - divider: &x or\n  - sample: *x\n",
         "or");
    says(tap, book, "with the keys of the entry", HEAD "  - sample:\n      - divider: or\n    entry: true\n",
         "title: t\npaper: grid\nbody:\n  - divider: or");
    says(tap, book, "samples in a sample", HEAD "  - sample:\n      - sample:\n          - divider: or\n",
         "- divider: or\n- sample:\n    - divider: or");
}

static void looks(struct tap *tap, struct book *book)
{
    int count = 0, codes = 0;
    tap_ok(tap,
           book_set(book, HEAD "  - sample:\n      - sticky: beside\n        colour: pink\n") &&
               book->diag.count == 0,
           "a sticky note as a sample");
    const struct placed *items = book_items(book, &count), *note = book_find(items, count, "beside"),
                        *kind = book_find(items, count, "sticky"),
                        *option = book_find(items, count, "  colour");
    bool found = note != NULL && kind != NULL && option != NULL;
    tap_ok(tap, found, "the note, its kind and an option are there");
    if (!found)
        return;
    const struct qu_colour kind_ink = kind->item->text.colour, ink = option->item->text.colour;
    tap_ok(tap, kind_ink.r > ink.r && kind_ink.b < ink.b, "the kind is typed in the other colour");
    tap_ok(tap,
           note->page == kind->page && llabs((long long)note->box.y - kind->box.y) < book->layout->grid * 3,
           "the paper stands at the note's height");
    tap_ok(tap, !qu_rect_meets(note->box, kind->box) && kind->box.x + kind->box.w < note->box.x,
           "and at its side");
    for (int i = 1; i < book->document.nodes.count; i++)
        codes += book->document.nodes.at[i].role == QU_ROLE_CODE;
    tap_int(tap, codes, 1, "structure nodes for code");
}

/* Forty lines with a long one among them: on papers one below the other. */
static void long_source(struct tap *tap, struct book *book)
{
    struct qu_buf entry, report = {0};
    int count = 0, outside = 0, lines = 0, pages = 0;
    qu_buf_init(&entry);
    qu_buf_add_text(&entry, HEAD "  - sample:\n      - list:\n");
    for (int i = 0; i < 40; i++)
        qu_buf_printf(&entry, "          - item%02d%s\n", i,
                      i == 7 ? " and a great many more words than a line of any paper in a book of this size "
                               "could ever hold, or two of them"
                             : "");
    bool fine = book_set(book, qu_buf_text(&entry)) && book->diag.count == 0;
    tap_ok(tap, fine, "a source longer than a page");
    const struct placed *items = fine ? book_items(book, &count) : NULL;
    for (int i = 0; i < count; i++) {
        if (items[i].item->kind != QU_ITEM_TEXT ||
            book->document.nodes.at[items[i].item->node].role != QU_ROLE_CODE)
            continue;
        const struct qu_page *page = &book->document.pages.at[items[i].page];
        lines += items[i].item->text.length >= 8 && strncmp(items[i].item->text.text, "    - item", 10) == 0;
        outside += items[i].box.x < 0 || items[i].box.x + items[i].box.w > page->width ||
                   items[i].box.y + items[i].box.h > page->height * 95 / 100;
        pages = QU_MAX(pages, items[i].page + 1);
    }
    tap_int(tap, lines, 40, "lines are typed");
    tap_int(tap, outside, 0, "of them outside the page");
    tap_ok(tap, pages >= 3, "on more than one paper");
    tap_int(tap, fine ? qu_document_check_grid(&book->document, qu_len_from_pt(0.1), &report) : -1, 0,
            "lines off the ruling");
    qu_buf_finish(&report);
    qu_buf_finish(&entry);
}

/* Blocks and paper do not part where they fit on one page. */
static void together(struct tap *tap, struct book *book)
{
    struct qu_buf entry;
    int parted = 0, tried = 0;
    for (int before = 6; before < 22; before++) {
        int count = 0;
        qu_buf_init(&entry);
        qu_buf_add_text(&entry, HEAD);
        for (int i = 0; i < before; i++)
            qu_buf_printf(&entry, "  - prose: line %d\n", i);
        qu_buf_add_text(&entry, "  - sample:\n      - list: [first, second, third]\n");
        if (book_set(book, qu_buf_text(&entry))) {
            const struct placed *items = book_items(book, &count), *first = book_find(items, count, "first"),
                                *paper = book_find(items, count, ": [first");
            tried += first != NULL && paper != NULL;
            parted += first == NULL || paper == NULL || first->page != paper->page;
        }
        qu_buf_finish(&entry);
    }
    tap_int(tap, tried, 16, "places on the page tried");
    tap_int(tap, parted, 0, "of them part the paper from its blocks");
}

static void errors(struct tap *tap, struct book *book)
{
    book_set(book, HEAD "  - sample:\n      - divder: or\n");
    tap_ok(tap, book_said(book, QU_DIAG_BLOCK_UNKNOWN, 6, "divder"), "a kind that is none, in a sample");
    book_set(book, HEAD "  - sample: []\n");
    tap_ok(tap, qu_diag_errors(&book->diag) > 0, "an empty sample is an error");
    book_set(book, HEAD "  - sample: {divider: or}\n");
    tap_ok(tap, qu_diag_errors(&book->diag) > 0, "so is a map");
    book_set(book, HEAD "  - pen: quill\n");
    tap_ok(tap, book_said(book, QU_DIAG_VALUE_BAD, 5, "quill"), "a pen that the layout has not");
    book_set(book, HEAD "  - pen: fine\n    colour: purpel\n");
    tap_ok(tap, book_said(book, QU_DIAG_COLOUR_UNKNOWN, 5, "purpel"), "an ink that the layout has not");
}

static void pens(struct tap *tap, struct book *book)
{
    static const char *const names[] = {"fountain", "fine", "marker", "pencil"};
    for (int k = 0; k < QU_COUNT(names); k++) {
        int count = 0, drawn = 0, outside = 0;
        char entry[160];
        snprintf(entry, sizeof entry, HEAD "  - pen: %s\n    label: called %s\n", names[k], names[k]);
        if (!tap_ok(tap, book_set(book, entry) && book->diag.count == 0, "the %s pen", names[k]))
            continue;
        const struct placed *items = book_items(book, &count);
        const struct qu_layout *layout = book->layout;
        for (int i = 0; i < count; i++) {
            const struct qu_node *node = &book->document.nodes.at[items[i].item->node];
            if (items[i].item->kind != QU_ITEM_PATH || node->role != QU_ROLE_FIGURE)
                continue;
            drawn += strstr(node->alt, names[k]) != NULL;
            outside += items[i].box.x < layout->text.x ||
                       items[i].box.x + items[i].box.w >
                           layout->text.x + layout->text.width + layout->grid / 4;
        }
        tap_int(tap, drawn, 5, "strokes in a figure that says so");
        tap_int(tap, outside, 0, "of them outside the text");
        tap_ok(tap, book_find(items, count, "called") != NULL, "with its label");
    }
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct book book;
    if (argc < 3)
        return 99;
    book_init(&book, &tap, argv);
    sources(&tap, &book);
    looks(&tap, &book);
    long_source(&tap, &book);
    together(&tap, &book);
    errors(&tap, &book);
    pens(&tap, &book);
    book_finish(&book);
    return tap_done(&tap);
}
