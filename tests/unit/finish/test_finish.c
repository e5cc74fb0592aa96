/* test_finish.c - what finish adds to a PDF, read back through qpdf's plain text form.
 *
 * The pages are drawn here with Cairo; the document beside them carries links and marks. */
#include "../../../src/finish/finish.h"
#include "../../../src/finish/links.h"
#include "../../../src/page/items.h"

#include <cairo-pdf.h>
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <tap.h>
#include <time.h>

enum { WIDTH = 400, HEIGHT = 600, BLEED = 9 };

struct notebook { /* a document under test and what it needs */
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_document document;
    struct qu_items items;
};

static void open_notebook(struct notebook *n)
{
    *n = (struct notebook){0};
    qu_arena_init(&n->arena);
    qu_diag_init(&n->diag, false);
    qu_document_init(&n->document, &n->arena);
    n->document.title = "Notes (1) \\ Žluťoučký";
    n->document.author = "Ann O'Nym";
    n->document.language = "en-GB";
}

static void close_notebook(struct notebook *n)
{
    qu_items_finish(&n->items);
    qu_document_finish(&n->document);
    qu_diag_finish(&n->diag);
    qu_arena_finish(&n->arena);
}

/* Ends the page that n->items hold. */
static void end_page(struct notebook *n, const char *label)
{
    struct qu_page *page = qu_vec_push(&n->document.pages);
    page->number = n->document.pages.count;
    page->label = label;
    page->width = WIDTH * QU_PT;
    page->height = HEIGHT * QU_PT;
    page->bleed = BLEED * QU_PT;
    page->items = qu_items_keep(&n->items, &n->arena, &page->item_count);
}

static void add_mark(struct notebook *n, enum qu_mark_kind kind, const char *name, const char *title,
                     int level, int x, int y)
{
    struct qu_item *item = qu_items_add(&n->items, QU_ITEM_MARK, QU_ARTIFACT,
                                        (struct qu_src){"mark.yaml", 1, 1});
    item->mark = (struct qu_mark_item){kind, name, title, level, {x * QU_PT, y * QU_PT}};
}

static struct qu_item *add_link(struct notebook *n, struct qu_rect rect, const char *uri,
                                const char *destination)
{
    struct qu_item *item = qu_items_add(&n->items, QU_ITEM_LINK, QU_ARTIFACT,
                                        (struct qu_src){"link.yaml", 2, 3});
    item->link = (struct qu_link_item){rect, uri, destination, "leads (elsewhere"};
    return item;
}

static cairo_status_t keep_bytes(void *data, const unsigned char *bytes, unsigned length)
{
    qu_buf_add(data, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void paint(int pages, struct qu_buf *out)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep_bytes, out, WIDTH + 2 * BLEED,
                                                                   HEIGHT + 2 * BLEED);
    cairo_t *cr = cairo_create(surface);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-02T03:04:05Z");
    for (int i = 0; i < pages; i++) {
        cairo_rectangle(cr, 10, 10, 10 + i % 300, 20);
        cairo_fill(cr);
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
}

static bool finish_part(struct notebook *n, int pages, bool partial, struct qu_buf *out)
{
    struct qu_buf painted;
    qu_buf_init(&painted);
    paint(pages, &painted);
    struct qu_finish_options options = {
        .creation_date = "D:20260102030405Z", .producer = "quire test", .partial = partial};
    struct qu_pdf open;
    bool fine = qu_pdf_open(&open, painted.data, painted.length) &&
                qu_finish_pdf(&n->document, &options, &n->diag, &open, out);
    qu_pdf_close(&open);
    qu_buf_finish(&painted);
    return fine;
}

static bool finish_with(struct notebook *n, int pages, struct qu_buf *out)
{
    return finish_part(n, pages, false, out);
}

/* The file as text: no compression, no object streams, objects by number. */
static void plain(const struct qu_buf *pdf, struct qu_buf *out)
{
    qpdf_data q = qpdf_init();
    if (qpdf_read_memory(q, "finished", pdf->data, pdf->length, NULL) == QPDF_SUCCESS &&
        qpdf_init_write_memory(q) == QPDF_SUCCESS) {
        qpdf_set_static_ID(q, QPDF_TRUE);
        qpdf_set_qdf_mode(q, QPDF_TRUE);
        qpdf_set_object_stream_mode(q, qpdf_o_disable);
        qpdf_write(q);
        qu_buf_add(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
    }
    qpdf_cleanup(&q);
    for (size_t i = 0; i < out->length;
         i++) /* one blank between words, so that line breaks do not matter; NUL is not text */
        if (out->data[i] == '\n' || out->data[i] == '\0')
            out->data[i] = ' ';
    size_t kept = 0;
    for (size_t i = 0; i < out->length; i++)
        if (out->data[i] != ' ' || kept == 0 || out->data[kept - 1] != ' ')
            out->data[kept++] = out->data[i];
    out->length = kept;
    if (out->data != NULL)
        out->data[kept] = '\0';
}

static void holds(struct tap *tap, const struct qu_buf *text, const char *part)
{
    tap_ok(tap, strstr(qu_buf_text(text), part) != NULL, "holds %s", part);
}

static int count_of(const struct qu_buf *text, const char *part)
{
    int count = 0;
    for (const char *s = qu_buf_text(text); (s = strstr(s, part)) != NULL; s += strlen(part))
        count++;
    return count;
}

static void make_small_document(struct notebook *n)
{
    add_mark(n, QU_MARK_DESTINATION, "one", NULL, 0, 30, 50);
    add_mark(n, QU_MARK_OUTLINE, "one", "First — (a", 1, 0, 0);
    add_link(n, (struct qu_rect){100 * QU_PT, 200 * QU_PT, 50 * QU_PT + 512, 12 * QU_PT},
             "https://example.org/a(b ü", NULL);
    end_page(n, "");
    add_mark(n, QU_MARK_OUTLINE, "deep", "Deeper", 3, 0, 0);
    add_mark(n, QU_MARK_DESTINATION, "deep", NULL, 0, 0, 0);
    end_page(n, "ii");
    end_page(n, "iii");
    add_mark(n, QU_MARK_OUTLINE, "one", "Last", 1, 0, 0);
    struct qu_items inner = {0};
    struct qu_item *link = qu_items_add(&inner, QU_ITEM_LINK, QU_ARTIFACT, (struct qu_src){0});
    link->link = (struct qu_link_item){{0, 0, 40 * QU_PT, 10 * QU_PT}, NULL, "deep", "to the deep"};
    struct qu_item *group = qu_items_add(&n->items, QU_ITEM_GROUP, QU_ARTIFACT, (struct qu_src){0});
    group->group.matrix = (struct qu_matrix){0, 1,           -1,
                                             0, 100 * QU_PT, 300 * QU_PT}; /* a quarter turn clockwise */
    group->group.alpha = 255;
    group->group.items = qu_items_keep(&inner, &n->arena, &group->group.item_count);
    end_page(n, "1");
    end_page(n, "2");
    end_page(n, "A (x)");
}

static void test_parts(struct tap *tap)
{
    struct notebook n;
    struct qu_buf pdf, text;
    qu_buf_init(&pdf);
    qu_buf_init(&text);
    open_notebook(&n);
    make_small_document(&n);
    tap_ok(tap, finish_with(&n, 6, &pdf), "finishes");
    plain(&pdf, &text);
    holds(tap, &text, "/Rect [ 109 397 159.5 409 ]"); /* bleed 9: x + 9, 609 - y */
    holds(tap, &text, "(https://example.org/a\\(b%20%C3%BC)");
    holds(tap, &text, "/Contents (leads \\(elsewhere)");
    holds(tap, &text, "/F 4");
    holds(tap, &text, "/Rect [ 99 269 109 309 ]"); /* turned: x 90..100, y 300..340 */
    holds(tap, &text, "/QuadPoints [ 99 309 99 269 109 269 109 309 ]");
    holds(tap, &text, "/Dest (deep)");
    holds(tap, &text, "/XYZ 39 559 null ]");
    holds(tap, &text, "/Nums [ 0 << >> 1 << /S /r /St 2 >> 3 << /S /D >> 5 << /P (A \\(x\\)) >> ]");
    holds(tap, &text, "/Count -1");
    holds(tap, &text, "/Count 2");
    holds(tap, &text, "/Title (First \\204 \\(a)");
    holds(tap, &text, "/CreationDate (D:20260102030405Z)");
    holds(tap, &text, "/Author (Ann O'Nym)");
    holds(tap, &text, "/Lang (en-GB)");
    holds(tap, &text, "/DisplayDocTitle true");
    tap_int(tap, count_of(&text, "/Type /Annot "), 2, "annotations");
    tap_int(tap, n.diag.count, 0, "messages");
    qu_buf_finish(&text);
    qu_buf_finish(&pdf);
    close_notebook(&n);
}

static void test_same_bytes(struct tap *tap)
{
    struct qu_buf pdf[2];
    for (int i = 0; i < 2; i++) {
        struct notebook n;
        qu_buf_init(&pdf[i]);
        open_notebook(&n);
        make_small_document(&n);
        finish_with(&n, 6, &pdf[i]);
        close_notebook(&n);
    }
    tap_ok(tap,
           pdf[0].length > 1000 && pdf[0].length == pdf[1].length &&
               memcmp(pdf[0].data, pdf[1].data, pdf[0].length) == 0,
           "two runs, the same %zu bytes", pdf[0].length);
    qu_buf_finish(&pdf[0]);
    qu_buf_finish(&pdf[1]);
}

static void expect_failure(struct tap *tap, struct notebook *n, int pages, const char *part)
{
    struct qu_buf pdf;
    qu_buf_init(&pdf);
    bool fine = finish_with(n, pages, &pdf);
    tap_ok(tap,
           !fine && n->diag.count == 1 && n->diag.messages[0].id == QU_DIAG_PDF_FAILED &&
               strstr(n->diag.messages[0].text, part) != NULL,
           "fails with \"%s\": %s", part, n->diag.count > 0 ? n->diag.messages[0].text : "no message");
    tap_int(tap, (long)pdf.length, 0, "bytes after a failure");
    qu_buf_finish(&pdf);
    close_notebook(n);
}

static void test_failures(struct tap *tap)
{
    struct notebook n;
    open_notebook(&n);
    add_link(&n, (struct qu_rect){0, 0, 9, 9}, NULL, "nowhere");
    end_page(&n, "1");
    expect_failure(tap, &n, 1, "leads to \"nowhere\"");
    open_notebook(&n);
    add_mark(&n, QU_MARK_OUTLINE, "missing", "Title", 1, 0, 0);
    end_page(&n, "1");
    expect_failure(tap, &n, 1, "the outline leads to \"missing\"");
    open_notebook(&n);
    add_mark(&n, QU_MARK_DESTINATION, "twin", NULL, 0, 0, 0);
    add_mark(&n, QU_MARK_DESTINATION, "twin", NULL, 0, 0, 9);
    end_page(&n, "1");
    expect_failure(tap, &n, 1, "two places are called \"twin\"");
    open_notebook(&n);
    end_page(&n, "1");
    expect_failure(tap, &n, 2, "another number of pages");
}

/* A selection of pages: what leads out of it is left out, what leads within stays. */
static void test_partial(struct tap *tap)
{
    struct notebook n;
    struct qu_buf pdf, text;
    qu_buf_init(&pdf);
    qu_buf_init(&text);
    open_notebook(&n);
    add_mark(&n, QU_MARK_DESTINATION, "here", NULL, 0, 0, 0);
    add_mark(&n, QU_MARK_OUTLINE, "here", "Kept", 1, 0, 0);
    add_mark(&n, QU_MARK_OUTLINE, "gone", "Dropped", 1, 0, 0);
    add_link(&n, (struct qu_rect){0, 0, 9, 9}, NULL, "gone");
    add_link(&n, (struct qu_rect){0, 0, 9, 9}, NULL, "here");
    end_page(&n, "1");
    tap_ok(tap, finish_part(&n, 1, true, &pdf) && n.diag.count == 0, "a selection finishes");
    plain(&pdf, &text);
    tap_int(tap, count_of(&text, "/Type /Annot "), 1, "links that stay");
    tap_ok(tap, strstr(qu_buf_text(&text), "Dropped") == NULL && strstr(qu_buf_text(&text), "Kept") != NULL,
           "outline entries that stay");
    qu_buf_finish(&text);
    qu_buf_finish(&pdf);
    close_notebook(&n);
}

/* 1000 pages, 20 links and 5 names each: linear, far under a second without sanitizers. */
static void test_many(struct tap *tap)
{
    struct notebook n;
    struct qu_buf pdf, text;
    qu_buf_init(&pdf);
    qu_buf_init(&text);
    open_notebook(&n);
    for (int i = 0; i < 1000; i++) {
        for (int k = 0; k < 5; k++)
            add_mark(&n, QU_MARK_DESTINATION, qu_arena_printf(&n.arena, "place-%d-%d", i, k), NULL, 0, 9,
                     9 * k);
        for (int k = 0; k < 20; k++)
            add_link(&n, (struct qu_rect){k * QU_PT, 0, QU_PT, QU_PT}, NULL,
                     qu_arena_printf(&n.arena, "place-%d-%d", (i * 7 + k) % 1000, k % 5));
        add_mark(&n, QU_MARK_OUTLINE, qu_arena_printf(&n.arena, "place-%d-0", i), "Title", 1 + i % 3, 0, 0);
        end_page(&n, qu_arena_printf(&n.arena, "%d", i + 1));
    }
    clock_t start = clock();
    tap_ok(tap, finish_with(&n, 1000, &pdf), "1000 pages finish");
    printf("# %.2f s, %zu bytes\n", (double)(clock() - start) / CLOCKS_PER_SEC, pdf.length);
    plain(&pdf, &text);
    tap_int(tap, count_of(&text, "/Subtype /Link "), 20000, "links");
    tap_int(tap, count_of(&text, "/XYZ "), 5000, "destinations");
    tap_ok(tap, strstr(qu_buf_text(&text), "/Nums [ 0 << /S /D >> ]") != NULL, "one run of labels");
    tap_int(tap, count_of(&text, "/Count -"), 333 + 333, "outline items with children");
    qu_buf_finish(&text);
    qu_buf_finish(&pdf);
    close_notebook(&n);
}

int main(void)
{
    struct tap tap = {0};
    test_parts(&tap);
    test_same_bytes(&tap);
    test_failures(&tap);
    test_partial(&tap);
    test_many(&tap);
    return tap_done(&tap);
}
