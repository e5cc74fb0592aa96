/* Papers on the page: where they lie, how far they turn, that nothing lies over text, that an edit elsewhere
 * redraws nothing, and errors. */
#include "../../../src/base/diagprint.h"
#include "../../../src/base/hash.h"
#include "../../../src/page/dump.h"
#include "book.h"

#include <math.h>

#define PHOTO "  - photo: picture.png\n    alt: a wall\n    caption: me, roughly.\n    small: blr\n"
#define STICKY "  - sticky: |\n      - based here\n      - since 2024\n    title: quick facts\n"
#define SLIP "  - slip: good code is half the job.\n    by: nobody\n"
#define STAMP "  - stamp: [no. **01**, started 2022]\n    signature: v. g.\n    below: 24.04.26\n"
#define TEXT                                                                                               \
    "  - prose: Words to stand beside. They go on for a line or two, as words do when nobody stops them, " \
    "and then a little more.\n"
#define LETTERS                                                                                              \
    "  - letters:\n      - {text: He wrote well of me., by: Naman S., role: SDE}\n      - {text: And so "    \
    "did he., by: Ketan P.}\n"                                                                               \
    "      - {text: A third one., by: Aditya K., role: a role that is much too long to stand beside a name " \
    "in a narrow column}\n"
#define CONTACT                                                                                           \
    "  - contact:\n      - {label: email, value: '[me](mailto:me@example.org)'}\n      - {label: based, " \
    "value: here}\n"                                                                                      \
    "    heading: torn out\n    postage: VG\n"
#define CALLOUT "  - callout: '**Also:** more of it.'\n"
#define REST                                                                                           \
    "  - signature: fin.\n    remark: thanks\n    align: centre\n  - space: 3\n    label: yours\n  - " \
    "stain: coffee\n  - divider: a label\n"

static const char everything[] = "title: papers\nstamp: entry 01\nbody:\n" PHOTO TEXT STICKY TEXT SLIP TEXT
    STAMP TEXT LETTERS CONTACT CALLOUT REST TEXT;

/* Every text once, in its place in the structure. */
static void says(struct tap *tap, const struct placed *items, int count)
{
    static const char *const texts[] = {"ENTRY 01",      "me, roughly",  "blr",    "quick facts", "good code",
                                        "\u2014 nobody", "STARTED",      "v. g.",  "24.04.26",    "He wrote",
                                        "\u2014 Naman",  "\u2014 Ketan", "EMAIL",  "BASED",       "TORN OUT",
                                        "Also:",         "fin.",         "thanks", "A LABEL"};
    for (int i = 0; i < QU_COUNT(texts); i++) {
        const struct placed *found = book_find(items, count, texts[i]);
        tap_ok(tap, found != NULL && found->item->node != QU_ARTIFACT,
               "\"%s\" stands on a page, in the structure", texts[i]);
    }
}

static void lies_well(struct tap *tap, struct book *book, const struct placed *items, int count)
{
    int steep = 0, outside = 0, tagged = 0, covered = 0, turned = 0;
    for (int i = 0; i < count; i++) {
        const struct placed *p = &items[i];
        double degrees = atan2(p->matrix.yx, p->matrix.xx) * 180 / 3.14159265358979;
        bool is_text = p->item->kind == QU_ITEM_TEXT;
        steep += fabs(degrees) > 1.0 || fabs(hypot(p->matrix.xx, p->matrix.yx) - 1) > 1e-9;
        turned += fabs(degrees) > 0.2;
        const struct qu_page *page = &book->document.pages.at[p->page];
        outside += p->box.x < 0 || p->box.y < 0 || p->box.x + p->box.w > page->width ||
                   p->box.y + p->box.h > page->height;
        tagged += p->item->kind == QU_ITEM_PATH && p->item->node != QU_ARTIFACT;
        for (int k = i + 1; is_text && k < count && items[k].page == p->page; k++)
            covered += items[k].item->kind == QU_ITEM_PATH && items[k].item->path.blend == QU_BLEND_NORMAL &&
                       qu_rect_meets(items[k].box, p->box);
    }
    tap_int(tap, steep, 0, "items turned by more than a degree, or scaled");
    tap_ok(tap, turned > 20, "papers are turned at all (%d items)", turned);
    tap_int(tap, outside, 0, "items off the page");
    tap_int(tap, tagged, 0, "drawings that are no artifacts");
    tap_int(tap, covered, 0, "drawings over text");
}

static bool is_figure(const struct book *book, int node)
{
    const struct qu_node *n = &book->document.nodes.at[node];
    return n->role == QU_ROLE_FIGURE && n->alt != NULL && strcmp(n->alt, "a wall") == 0;
}

static void whole_page(struct tap *tap, struct book *book)
{
    int count = 0, figures = 0;
    bool fine = book_set(book, everything);
    tap_ok(tap, fine && book->diag.count == 0, "all kinds of paper are set without a word");
    if (!fine || book->diag.count > 0)
        qu_diag_print(&book->diag, stdout, false);
    const struct placed *items = book_items(book, &count);
    says(tap, items, count);
    lies_well(tap, book, items, count);
    for (int i = 0; i < count; i++)
        figures += items[i].item->kind == QU_ITEM_IMAGE && is_figure(book, items[i].item->node);
    tap_int(tap, figures, 1, "pictures that belong to a figure with its description");
    struct qu_buf report = {0};
    tap_int(tap, qu_document_check_grid(&book->document, qu_len_from_pt(0.1), &report), 0,
            "lines off the ruling");
    qu_buf_finish(&report);
}

/* ---- the same drawing, whatever is edited elsewhere */

/* A fingerprint of all paths on the page that lie in a group with a run that begins so. */
static uint64_t drawing_of(struct book *book, const char *start)
{
    for (int page = 0; page < book->document.pages.count; page++)
        for (int i = 0; i < book->document.pages.at[page].item_count; i++) {
            const struct qu_item *item = &book->document.pages.at[page].items[i];
            bool holds = false;
            uint64_t print = 7;
            if (item->kind != QU_ITEM_GROUP)
                continue;
            for (int k = 0; k < item->group.item_count; k++) {
                const struct qu_item *in = &item->group.items[k];
                holds |= in->kind == QU_ITEM_TEXT && in->text.length >= (int)strlen(start) &&
                         memcmp(in->text.text, start, strlen(start)) == 0;
                if (in->kind == QU_ITEM_PATH)
                    print = qu_hash_mix(
                        print ^
                        qu_hash_bytes(in->path.steps, sizeof *in->path.steps * (size_t)in->path.step_count));
            }
            if (holds)
                return qu_hash_mix(print ^ qu_hash_bytes(&item->group.matrix.xx, sizeof(double)));
        }
    return 0;
}

static void stays(struct tap *tap, struct book *book)
{
    static const char *const starts[] = {"quick", "good", "STARTED", "me,"};
    uint64_t before[QU_COUNT(starts)];
    book_set(book, "title: papers\nbody:\n" PHOTO TEXT STICKY TEXT SLIP TEXT STAMP TEXT);
    for (int i = 0; i < QU_COUNT(starts); i++)
        before[i] = drawing_of(book, starts[i]);
    book_set(book, "title: papers\nbody:\n  - prose: A new beginning.\n" TEXT STICKY TEXT PHOTO TEXT CALLOUT
                       STAMP SLIP TEXT);
    for (int i = 0; i < QU_COUNT(starts); i++)
        tap_ok(tap, before[i] != 0 && drawing_of(book, starts[i]) == before[i],
               "\"%s\" looks the same after edits elsewhere", starts[i]);
    book_set(book, "title: papers\nbody:\n  - sticky: another text\n    title: quick facts\n" TEXT);
    tap_ok(tap, drawing_of(book, "quick") != before[0], "another sticky note is another drawing");
}

/* ---- places */

static void stands(struct tap *tap, struct book *book)
{
    int count = 0;
    book_set(book, "title: papers\nbody:\n" STICKY TEXT);
    const struct placed *items = book_items(book, &count), *title = book_find(items, count, "quick facts");
    const struct qu_track margin = book->layout->margin, text = book->layout->text;
    tap_ok(tap,
           title != NULL && title->box.x > margin.x && title->box.x + title->box.w < margin.x + margin.width,
           "a sticky note stands in the margin");
    qu_len widest = 0;
    for (int i = 0; i < count; i++)
        if (items[i].box.x > text.x + text.width)
            widest = QU_MAX(widest, QU_MAX(margin.x - items[i].box.x,
                                           items[i].box.x + items[i].box.w - margin.x - margin.width));
    tap_ok(tap, widest < qu_len_from_mm(0.6), "and keeps to it: %.2f mm over its edge", qu_len_to_mm(widest));
    book_set(book, "title: papers\nbody:\n" STICKY "    place: inset\n    side: left\n" TEXT);
    items = book_items(book, &count);
    title = book_find(items, count, "quick facts");
    const struct placed *words = book_find(items, count, "Words");
    tap_ok(tap, title != NULL && words != NULL && title->box.x < words->box.x && title->box.x > text.x,
           "an inset stands left of the words");
    tap_ok(tap, words != NULL && words->box.x > text.x + qu_len_from_mm(20),
           "and the words make room for it");
    book_set(book,
             "title: papers\nbody:\n" STICKY "    place: rows\n    side: centre\n    width: 50 mm\n" TEXT);
    items = book_items(book, &count);
    title = book_find(items, count, "quick facts");
    words = book_find(items, count, "Words");
    tap_ok(tap, title != NULL && words != NULL && words->box.y > title->box.y && words->box.x == text.x,
           "on rows of its own it stands above them");
    book_set(book, "title: papers\nbody:\n" TEXT "  - stain: coffee\n" TEXT);
    items = book_items(book, &count);
    int rings = 0, beside = 0;
    for (int i = 0; i < count; i++)
        if (items[i].item->kind == QU_ITEM_PATH && items[i].item->path.blend == QU_BLEND_MULTIPLY) {
            rings++;
            beside += items[i].box.x > book->layout->text.x + book->layout->text.width;
        }
    tap_ok(tap, rings > 2 && beside == rings, "a stain keeps out of the text (%d of %d parts)", beside,
           rings);
    book_set(book, "title: papers\nbody:\n  - prose: one\n  - space: rest\n  - prose: two\n");
    tap_int(tap, book->document.pages.count, 2, "after the rest of a page left free, pages");
}

/* ---- what is wrong is said, at its line */

static void errors(struct tap *tap, struct book *book)
{
    static const struct {
        const char *body;
        enum qu_diag_id id;
        int line;
        const char *text;
    } cases[] = {
        {"  - photo: none.png\n    alt: a\n", QU_DIAG_FILE_MISSING, 3, "none.png"},
        {"  - photo: half.png\n    alt: a\n", QU_DIAG_PICTURE_BAD, 3, "half.png"},
        {"  - photo: words.jpg\n    alt: a\n", QU_DIAG_PICTURE_BAD, 3, "words.jpg"},
        {"  - photo: picture.png\n", QU_DIAG_KEY_MISSING, 3, "alt"},
        {"  - photo: picture.png\n    alt: ''\n", QU_DIAG_VALUE_EMPTY, 4, "nothing here"},
        {"  - photo: picture.png\n    alt: a\n    hold: glue\n", QU_DIAG_VALUE_BAD, 5, "glue"},
        {"  - sticky: a\n    colour: mauve\n", QU_DIAG_VALUE_BAD, 4, "mauve"},
        {"  - sticky: a word[^n]\nnotes: {n: a note}\n", QU_DIAG_MARKDOWN_BAD, 3, "margin note"},
        {"  - stamp: []\n", QU_DIAG_VALUE_EMPTY, 3, ""},
        {"  - letters:\n      - {text: a}\n", QU_DIAG_KEY_MISSING, 4, "by"},
        {"  - contact:\n      - {label: a}\n", QU_DIAG_KEY_MISSING, 4, "value"},
        {"  - space: many\n", QU_DIAG_VALUE_BAD, 3, "many"},
        {"  - space: 0\n", QU_DIAG_VALUE_RANGE, 3, "0 rows"},
        {"  - space: 99\n", QU_DIAG_VALUE_RANGE, 3, "99 rows"},
        {"  - stain: tea\n", QU_DIAG_VALUE_BAD, 3, "tea"},
    };
    for (int i = 0; i < QU_COUNT(cases); i++) {
        char entry[600];
        snprintf(entry, sizeof entry, "title: papers\nbody:\n%s", cases[i].body);
        bool fine = book_set(book, entry);
        tap_ok(tap, !fine && book_said(book, cases[i].id, cases[i].line, cases[i].text), "error %s: %.*s",
               qu_diag_id_name(cases[i].id), (int)strcspn(cases[i].body + 4, "\n"), cases[i].body + 4);
    }
    book_set(book, "title: papers\nbody:\n  - sticky: a\n    place: rows\n    width: 200 mm\n");
    tap_ok(tap, book_said(book, QU_DIAG_VALUE_RANGE, 3, "does not fit the text; it is set"),
           "too wide for the text");
    book_set(book, "title: papers\nbody:\n  - sticky: a\n    place: margin\n    width: 50 mm\n");
    tap_ok(tap, book_said(book, QU_DIAG_VALUE_RANGE, 3, "does not fit the margin; it is set"),
           "too wide for the margin");
    book_set(book, "title: papers\nbody:\n  - photo: picture.png\n    alt: a\n    place: rows\n    width: 86 "
                   "mm\n    crop: none\n");
    tap_ok(tap, book->diag.count == 0, "600 pixels are enough for 80 mm");
    book_set(book, "title: papers\nbody:\n  - photo: picture.png\n    alt: a\n    place: rows\n    width: 86 "
                   "mm\n    crop: portrait\n");
    tap_ok(tap, book_said(book, QU_DIAG_PICTURE_COARSE, 3, "dots per inch"),
           "but not when two thirds of them are cut off");
}

int main(int argc, char **argv)
{
    struct tap tap = {0};
    struct book book;
    if (argc < 3)
        return 99;
    book_init(&book, &tap, argv);
    whole_page(&tap, &book);
    stays(&tap, &book);
    stands(&tap, &book);
    errors(&tap, &book);
    book_finish(&book);
    return tap_done(&tap);
}
