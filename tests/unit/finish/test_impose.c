/* test_impose.c - booklets read back: sheets are printed, folded and read here, links are followed to where
 * they lead.
 *
 * The model of paper is this file's own. A sheet's front is seen as it is in the file; its back is printed
 * with the flip that was asked for. A printer that flips at the short edge of a wide sheet turns it about its
 * upright axis, one that flips at the long edge about its level axis. */
#include "../../../src/finish/finish.h"
#include "../../../src/finish/signatures.h"
#include "../../../src/finish/impose.h"
#include "../../../src/pdf/pdf.h"
#include "../../../src/page/items.h"

#include <cairo-pdf.h>
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <tap.h>

enum { MOST = 200, A4_WIDTH_MM = 297, A4_HEIGHT_MM = 210, PAGE_WIDTH_MM = 148, PAGE_HEIGHT_MM = 210 };

struct book {
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_document document;
    struct qu_items items;
    double bleed;
    bool text; /* on its pages: a font to share */
    struct qu_buf flat;
};

/* Where a page lies: matrix of the whole, from points of the page to points of the file's page. */
struct lying {
    bool there;
    int side;
    double scale, x0, y0;
};

static cairo_status_t keep_bytes(void *data, const unsigned char *bytes, unsigned length)
{
    qu_buf_add(data, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static double points(double mm)
{
    return qu_len_to_pt(qu_len_from_mm(mm));
}

static void paint(const struct book *b, struct qu_buf *out)
{
    double width = points(PAGE_WIDTH_MM) + 2 * points(b->bleed),
           height = points(PAGE_HEIGHT_MM) + 2 * points(b->bleed);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep_bytes, out, width, height);
    cairo_t *cr = cairo_create(surface);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-02T03:04:05Z");
    for (int i = 0; i < b->document.pages.count; i++) {
        cairo_rectangle(cr, 30, 30 + i, 40, 10);
        cairo_fill(cr);
        if (!b->text) {
            cairo_show_page(cr);
            continue;
        }
        cairo_select_font_face(cr, "serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(cr, 30);
        cairo_move_to(cr, 100, 200 + i);
        cairo_show_text(cr, "page of a book, with a text");
        cairo_show_page(cr);
    }
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
}

/* Where the mark and the link of page i are, from the upper left corner of the trimmed page, pt. */
static struct qu_point mark_at(int i)
{
    return (struct qu_point){(50 + i % 7) * QU_PT, (100 + i) * QU_PT};
}

static struct qu_rect link_at(int i)
{
    return (struct qu_rect){(60 + i % 5) * QU_PT, (320 + i % 50) * QU_PT, 30 * QU_PT, 10 * QU_PT};
}

static void add_page(struct book *b, int i, int pages)
{
    static const struct qu_src src = {"book.yaml", 1, 1};
    struct qu_item *item = qu_items_add(&b->items, QU_ITEM_MARK, QU_ARTIFACT, src);
    const char *name = qu_arena_printf(&b->arena, "p%d", i);
    item->mark = (struct qu_mark_item){QU_MARK_DESTINATION, name, NULL, 0, mark_at(i)};
    item = qu_items_add(&b->items, QU_ITEM_MARK, QU_ARTIFACT, src);
    item->mark = (struct qu_mark_item){QU_MARK_OUTLINE, name, name, 1, mark_at(i)};
    item = qu_items_add(&b->items, QU_ITEM_LINK, QU_ARTIFACT, src);
    item->link = (struct qu_link_item){link_at(i), NULL, qu_arena_printf(&b->arena, "p%d", pages - 1 - i),
                                       "to the other end"};
    struct qu_page *page = qu_vec_push(&b->document.pages);
    *page = (struct qu_page){.number = i + 1,
                             .label = qu_arena_printf(&b->arena, "%d", i + 1),
                             .width = qu_len_from_mm(PAGE_WIDTH_MM),
                             .height = qu_len_from_mm(PAGE_HEIGHT_MM),
                             .bleed = qu_len_from_mm(b->bleed)};
    page->items = qu_items_keep(&b->items, &b->arena, &page->item_count);
}

static void open_book(struct book *b, int pages, double bleed, bool text)
{
    struct qu_buf painted = {0};
    *b = (struct book){.bleed = bleed, .text = text};
    qu_arena_init(&b->arena);
    qu_diag_init(&b->diag, false);
    qu_document_init(&b->document, &b->arena);
    b->document.title = "Book";
    for (int i = 0; i < pages; i++)
        add_page(b, i, pages);
    paint(b, &painted);
    struct qu_finish_options options = {.creation_date = "D:20260102030405Z", .producer = "quire test"};
    struct qu_pdf open;
    qu_pdf_open(&open, painted.data, painted.length);
    qu_finish_pdf(&b->document, &options, &b->diag, &open, &b->flat);
    qu_pdf_close(&open);
    qu_buf_finish(&painted);
}

static void close_book(struct book *b)
{
    qu_items_finish(&b->items);
    qu_document_finish(&b->document);
    qu_diag_finish(&b->diag);
    qu_buf_finish(&b->flat);
    qu_arena_finish(&b->arena);
}

static struct qu_impose_options a4(int signature, bool flip_long)
{
    return (struct qu_impose_options){.width = qu_len_from_mm(A4_HEIGHT_MM),
                                      .height = qu_len_from_mm(A4_WIDTH_MM),
                                      .signature = signature,
                                      .thickness = qu_len_from_mm(0.1),
                                      .flip_long = flip_long,
                                      .path = "outputs.booklet.impose"};
}

/* ---- reading a sheet */

/* The placings in the content of one side: "... s 0 0 s x y cm /Pn Do Q", after "-1 0 0 -1 W H cm" where it
 * is turned. */
static void read_side(struct qu_pdf *pdf, int side, struct lying *out)
{
    struct qu_obj page = qu_pdf_page(pdf, side);
    struct qu_buf content = {0};
    double turn_x = 0, turn_y = 0;
    qu_page_content(page, &content);
    const char *text = qu_buf_text(&content);
    bool turned = sscanf(text, "-1 0 0 -1 %lf %lf cm", &turn_x, &turn_y) == 2;
    for (const char *s = strstr(text, "W n "); s != NULL; s = strstr(s + 1, "W n ")) {
        double xx, yy, x0, y0;
        int number;
        if (sscanf(s, "W n %lf 0 0 %lf %lf %lf cm /P%d Do Q", &xx, &yy, &x0, &y0, &number) != 5 ||
            number < 1 || number > MOST || xx != yy)
            continue;
        out[number - 1] = turned ? (struct lying){true, side, -xx, turn_x - x0, turn_y - y0}
                                 : (struct lying){true, side, xx, x0, y0};
    }
    qu_buf_finish(&content);
}

static int read_sheets(struct qu_pdf *pdf, struct lying *out)
{
    memset(out, 0, sizeof *out * MOST);
    for (int side = 0; side < pdf->page_count; side++)
        read_side(pdf, side, out);
    return pdf->page_count;
}

/* A point of the trimmed page (from its upper left corner, y down) -> where it is on the side. */
static struct qu_point_pt {
    double x, y;
} spot(const struct lying *l, double bleed, double x, double y)
{
    double page_x = points(bleed) + x, page_y = points(bleed) + points(PAGE_HEIGHT_MM) - y;
    return (struct qu_point_pt){l->scale * page_x + l->x0, l->scale * page_y + l->y0};
}

/* ---- printing and folding */

/* Pages on one sheet: [behind][right half]; as one who looks at the front sees it. */
struct printed {
    int page[2][2];
    bool upright;
};

static void print_side(const struct lying *lying, int pages, int side, bool flip_long, double width,
                       struct printed *out)
{
    bool behind = side % 2 == 1;
    out->page[behind][0] = out->page[behind][1] = QU_BLANK;
    for (int i = 0; i < pages; i++) {
        if (!lying[i].there || lying[i].side != side)
            continue;
        double x = spot(&lying[i], 0, points(PAGE_WIDTH_MM) / 2, 0).x;
        if (behind && !flip_long) /* turned about the upright axis */
            x = width - x;
        out->page[behind][x > width / 2] = i;
        out->upright &= behind && flip_long ? lying[i].scale < 0 : lying[i].scale > 0;
    }
}

/* Signatures of so many pages, folded and laid behind each other; whether they read 0, 1, 2 ... */
static bool folds_to_a_book(const struct lying *lying, int pages, int sides, int signature, bool flip_long)
{
    double width = points(A4_WIDTH_MM);
    int filled = sides * 2, next = 0;
    bool fine = filled == (pages + 3) / 4 * 4;
    for (int first = 0; first<filled; first += signature> 0 ? signature : filled) {
        int sheets = QU_MIN(signature > 0 ? signature : filled, filled - first) / 4, faces[MOST + 4];
        for (int k = 0; k < sheets;
             k++) { /* the outermost leaf above: front right, behind it; below: behind left, front left */
            struct printed p = {.upright = true};
            print_side(lying, pages, first / 2 + 2 * k, flip_long, width, &p);
            print_side(lying, pages, first / 2 + 2 * k + 1, flip_long, width, &p);
            faces[2 * k] = p.page[0][1];
            faces[2 * k + 1] = p.page[1][1];
            faces[4 * sheets - 2 - 2 * k] = p.page[1][0];
            faces[4 * sheets - 1 - 2 * k] = p.page[0][0];
            fine &= p.upright;
        }
        for (int i = 0; i < 4 * sheets; i++, next++)
            fine &= faces[i] == (next < pages ? next : QU_BLANK);
    }
    return fine && next == filled;
}

static bool impose_and_fold(int pages, int signature, bool flip_long)
{
    static struct lying lying[MOST];
    struct book b;
    struct qu_buf out = {0};
    struct qu_pdf pdf = {0};
    open_book(&b, pages, 0, false);
    struct qu_impose_options options = a4(signature, flip_long);
    bool fine = qu_impose_check(&b.document, &options, &b.diag) &&
                qu_impose_pdf(&b.document, &options, &b.diag, &b.flat, &out) &&
                qu_pdf_open(&pdf, out.data, out.length);
    int sides = fine ? read_sheets(&pdf, lying) : 0;
    fine = fine && folds_to_a_book(lying, pages, sides, signature, flip_long);
    qu_pdf_close(&pdf);
    qu_buf_finish(&out);
    close_book(&b);
    return fine;
}

static void test_folding(struct tap *tap)
{
    int wrong = 0;
    for (int pages = 4; pages <= 200; pages += pages < 48 ? 1 : 7) /* all of them: test_fold */
        if (!impose_and_fold(pages, pages % 3 == 0 ? 16 : 0, pages % 2 == 0))
            wrong++;
    tap_ok(tap, wrong == 0, "booklets of 4 to 200 pages, printed and folded, are books (%d are not)", wrong);
    for (int flip = 0; flip < 2; flip++)
        for (int signature = 0; signature <= 32; signature += 4)
            tap_ok(tap, impose_and_fold(37, signature, flip), "37 pages in signatures of %d, flip %s",
                   signature, flip ? "long" : "short");
    tap_ok(tap, impose_and_fold(1, 0, false), "a single page");
}

/* ---- what a file holds */

struct read_back {
    struct book book;
    struct qu_buf out;
    struct qu_pdf pdf;
    struct lying lying[MOST];
    int sides;
};

static bool open_back(struct read_back *r, int pages, double bleed, const struct qu_impose_options *options)
{
    *r = (struct read_back){0};
    open_book(&r->book, pages, bleed, true);
    bool fine = qu_impose_pdf(&r->book.document, options, &r->book.diag, &r->book.flat, &r->out) &&
                qu_pdf_open(&r->pdf, r->out.data, r->out.length);
    r->sides = fine ? read_sheets(&r->pdf, r->lying) : 0;
    return fine;
}

static void close_back(struct read_back *r)
{
    qu_pdf_close(&r->pdf);
    qu_buf_finish(&r->out);
    close_book(&r->book);
}

static void test_creep(struct tap *tap)
{
    struct read_back r;
    struct qu_impose_options options = a4(0, false);
    double spine = points(A4_WIDTH_MM) / 2, thickness = points(0.1), worst = 0, last = -1;
    bool grows = true;
    open_back(&r, 64, 0, &options);
    for (int i = 0; i < 64; i++) { /* how far the fold edge of the page has gone over the spine */
        int sheet = r.lying[i].side / 2;
        bool right = spot(&r.lying[i], 0, points(PAGE_WIDTH_MM) / 2, 0).x > spine;
        double inner = spot(&r.lying[i], 0, right ? 0 : points(PAGE_WIDTH_MM), 0).x,
               over = right ? spine - inner : inner - spine;
        worst = QU_MAX(worst, fabs(over - acos(-1) / 2 * sheet * thickness));
        if (i < 32 && i % 2 == 0) {
            grows &= over > last;
            last = over;
        }
    }
    tap_ok(tap, worst < 0.002,
           "creep of 16 sheets is pi/2 times the thickness for each (off by %.4f pt at most)", worst);
    tap_ok(tap, grows && last > points(2), "it grows inwards, to %.3f pt", last);
    close_back(&r);
    options.thickness = 0;
    open_back(&r, 64, 0, &options);
    worst = 0;
    for (int i = 0; i < 64; i++) {
        double left = spot(&r.lying[i], 0, 0, 0).x, right = spot(&r.lying[i], 0, points(PAGE_WIDTH_MM), 0).x;
        worst = QU_MAX(worst, QU_MIN(fabs(left - spine), fabs(right - spine)));
        worst = QU_MAX(worst, fabs(right - left - points(PAGE_WIDTH_MM)));
    }
    tap_ok(tap, worst < 0.002,
           "without thickness pages meet at the middle, at their own size (off by %.4f pt)", worst);
    close_back(&r);
}

/* The destination of that name: object number of its page, and the spot. */
static bool lookup_name(struct qu_obj node, const char *name, int *object, double *x, double *y)
{
    bool found = false;
    struct qu_obj names = qu_obj_get(node, "/Names"), kids = qu_obj_get(node, "/Kids");
    int count = qu_obj_count(names);
    for (int i = 0; i + 1 < count && !found; i += 2) {
        struct qu_obj place = qu_obj_at(names, i + 1);
        if (strcmp(qu_obj_text_value(qu_obj_at(names, i)), name) == 0) {
            *object = qu_obj_number(qu_obj_at(place, 0));
            *x = qu_obj_real_at(place, 2);
            *y = qu_obj_real_at(place, 3);
            found = true;
        }
    }
    count = qu_obj_count(kids);
    for (int i = 0; i < count && !found; i++)
        found = lookup_name(qu_obj_at(kids, i), name, object, x, y);
    return found;
}

static int page_of_rect(const struct read_back *r, int pages, int side, const double *rect)
{
    for (int i = 0; i < pages; i++) {
        struct qu_rect at = link_at(i);
        if (!r->lying[i].there || r->lying[i].side != side)
            continue;
        struct qu_point_pt a = spot(&r->lying[i], r->book.bleed, qu_len_to_pt(at.x), qu_len_to_pt(at.y));
        struct qu_point_pt b = spot(&r->lying[i], r->book.bleed, qu_len_to_pt(at.x + at.w),
                                    qu_len_to_pt(at.y + at.h));
        if (fabs(QU_MIN(a.x, b.x) - rect[0]) < 0.01 && fabs(QU_MIN(a.y, b.y) - rect[1]) < 0.01 &&
            fabs(QU_MAX(a.x, b.x) - rect[2]) < 0.01 && fabs(QU_MAX(a.y, b.y) - rect[3]) < 0.01)
            return i;
    }
    return -1;
}

/* Follows one link: it lies where its page has it, and leads to the mark of the page at the other end of the
 * book. */
static bool follow(struct read_back *r, int pages, int side, struct qu_obj annotation)
{
    struct qu_pdf *pdf = &r->pdf;
    double rect[4], x = 0, y = 0;
    int object = 0;
    char name[32];
    if (!qu_obj_read_reals(qu_obj_get(annotation, "/Rect"), rect, 4))
        return false;
    snprintf(name, sizeof name, "%s", qu_obj_text_value(qu_obj_get(annotation, "/Dest")));
    int from = page_of_rect(r, pages, side, rect), to = pages - 1 - from;
    struct qu_obj tree = qu_obj_get(qu_obj_get(pdf->root, "/Names"), "/Dests");
    bool fine = from >= 0 && atoi(name + 1) == to && lookup_name(tree, name, &object, &x, &y);
    if (!fine)
        return false;
    struct qu_obj sheet = qu_pdf_page(pdf, r->lying[to].side);
    struct qu_point_pt wanted = spot(&r->lying[to], r->book.bleed, qu_len_to_pt(mark_at(to).x),
                                     qu_len_to_pt(mark_at(to).y));
    fine = qu_obj_number(sheet) == object && fabs(wanted.x - x) < 0.01 && fabs(wanted.y - y) < 0.01;
    return fine;
}

static void test_links(struct tap *tap, double bleed, struct qu_impose_options options, const char *what)
{
    enum { PAGES = 26 };
    struct read_back r;
    int followed = 0, wrong = 0;
    open_back(&r, PAGES, bleed, &options);
    for (int side = 0; side < r.sides; side++) {
        struct qu_obj annotations = qu_obj_get(qu_pdf_page(&r.pdf, side), "/Annots");
        int count = qu_obj_count(annotations);
        for (int i = 0; i < count; i++) {
            if (follow(&r, PAGES, side, qu_obj_at(annotations, i)))
                followed++;
            else
                wrong++;
        }
    }
    tap_ok(tap, followed == PAGES && wrong == 0,
           "%s: %d of %d links lead to the right spot of the right side", what, followed, (int)PAGES);
    close_back(&r);
}

/* The file as text. */
static void plain(const struct qu_buf *pdf, struct qu_buf *out)
{
    qpdf_data q = qpdf_init();
    if (qpdf_read_memory(q, "imposed", pdf->data, pdf->length, NULL) == QPDF_SUCCESS &&
        qpdf_init_write_memory(q) == QPDF_SUCCESS) {
        qpdf_set_static_ID(q, QPDF_TRUE);
        qpdf_set_qdf_mode(q, QPDF_TRUE);
        qpdf_set_object_stream_mode(q, qpdf_o_disable);
        qpdf_write(q);
        qu_buf_add(out, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
    }
    qpdf_cleanup(&q);
}

static int count_of(const struct qu_buf *text, const char *part)
{
    int count = 0;
    size_t length = strlen(part);
    for (size_t i = 0; i + length <= text->length; i++)
        count += memcmp(text->data + i, part, length) == 0;
    return count;
}

static void test_file(struct tap *tap)
{
    struct read_back r, again;
    struct qu_buf text = {0}, flat = {0};
    struct qu_impose_options options = a4(0, false);
    tap_ok(tap, open_back(&r, 24, 0, &options), "imposes 24 pages");
    open_back(&again, 24, 0, &options);
    tap_ok(tap, r.out.length == again.out.length && memcmp(r.out.data, again.out.data, r.out.length) == 0,
           "the same bytes twice");
    plain(&r.out, &text);
    plain(&r.book.flat, &flat);
    tap_int(tap, r.sides, 12, "sides of six sheets");
    tap_ok(tap,
           count_of(&text, "(24 | 1)") == 1 && count_of(&text, "(2 | 23)") == 1 &&
               count_of(&text, "(12 | 13)") == 1,
           "labels name both pages");
    tap_int(tap, count_of(&text, "/Title (p"), 24, "entries of the outline");
    tap_int(tap, count_of(&text, "/Subtype /Form") - count_of(&flat, "/Subtype /Form"), 24,
            "each page is stored once, as a form");
    tap_int(tap, count_of(&text, "/FontFile"), count_of(&flat, "/FontFile"), "fonts are shared");
    tap_ok(tap, r.out.length < r.book.flat.length + 24 * 360,
           "%zu bytes of %zu: what a form and its place take", r.out.length, r.book.flat.length);
    tap_ok(tap,
           count_of(&text, "/Duplex /DuplexFlipShortEdge") == 1 &&
               count_of(&text, "/PrintScaling /None") == 1,
           "printers are told how");
    tap_int(tap, count_of(&text, "/Type /Page\n"), 12, "no page of the flat file is left");
    close_back(&again);
    close_back(&r);
    qu_buf_finish(&text);
    qu_buf_finish(&flat);
}

static void test_marks(struct tap *tap)
{
    struct read_back r;
    struct qu_buf text = {0};
    struct qu_impose_options options = {
        .width = qu_len_from_mm(297), .height = qu_len_from_mm(420), .crop_marks = true, .fold_marks = true};
    open_back(&r, 8, 3, &options);
    struct qu_obj page = qu_pdf_page(&r.pdf, 1);
    qu_page_content(page, &text);
    double left = points(210 - 148 - 3), right = points(210 + 148 + 3), foot = points((297 - 210) / 2.0 - 3),
           top = points((297 + 210) / 2.0 + 3);
    int lines = 0, inside = 0;
    const char *from = strstr(qu_buf_text(&text), "/Artifact << /Type /Page >> BDC");
    for (const char *s = from; s != NULL && (s = strchr(s, '\n')) != NULL; s++) {
        double x0, y0, x1, y1;
        if (sscanf(s, "\n%lf %lf m %lf %lf l S", &x0, &y0, &x1, &y1) != 4)
            continue;
        lines++;
        inside += QU_MAX(x0, x1) > left - 2 && QU_MIN(x0, x1) < right + 2 && QU_MAX(y0, y1) > foot - 2 &&
                  QU_MIN(y0, y1) < top + 2;
    }
    tap_int(tap, lines, 10, "eight crop marks, two fold marks");
    tap_int(tap, inside, 0, "marks within the bleed or nearer than 2 pt to it");
    qu_buf_finish(&text);
    close_back(&r);
}

static void refuses(struct tap *tap, int pages, double bleed, struct qu_impose_options options,
                    const char *part, const char *what)
{
    struct book b;
    open_book(&b, pages, bleed, false);
    bool fine = qu_impose_check(&b.document, &options, &b.diag);
    const struct qu_message *m = b.diag.count > 0 ? &b.diag.messages[0] : NULL;
    tap_ok(tap,
           !fine && m != NULL && m->id == QU_DIAG_PRINT_IMPOSSIBLE && m->hint != NULL &&
               strstr(m->text, part) != NULL,
           "%s: %s", what, m != NULL ? m->text : "nothing said");
    close_book(&b);
}

static void hints(struct tap *tap, struct qu_impose_options options, double bleed, const char *hint)
{
    struct book b;
    open_book(&b, 8, bleed, false);
    qu_impose_check(&b.document, &options, &b.diag);
    tap_text(tap, b.diag.count > 0 ? b.diag.messages[0].hint : NULL, hint, "hint");
    close_book(&b);
}

/* What is said is what would do. */
static void test_hints(struct tap *tap)
{
    struct qu_impose_options small = a4(0, false);
    hints(tap, a4(6, false), 0, "for example 4, or all");
    hints(tap, a4(3, false), 0, "for example 4, or all");
    hints(tap, a4(-4, false), 0, "for example 4, or all");
    hints(tap, a4(19, false), 0, "for example 16, or all");
    hints(tap, a4(0, false), 3, "take a larger sheet, no bleed, or `scale: fit`");
    small.width = qu_len_from_mm(209.9);
    hints(tap, small, 0, "take a larger sheet, or `scale: fit`");
}

static void test_other_pages(struct tap *tap)
{
    struct book b, other;
    struct qu_buf out = {0};
    struct qu_impose_options options = a4(0, false);
    open_book(&b, 8, 0, false);
    open_book(&other, 7, 0, false);
    tap_ok(tap,
           !qu_impose_pdf(&other.document, &options, &other.diag, &b.flat, &out) && out.length == 0 &&
               other.diag.count == 1 &&
               strstr(other.diag.messages[0].text, "another number of pages") != NULL,
           "a file of another document is refused");
    b.document.pages.at[7].height += 1;
    tap_ok(tap, !qu_impose_check(&b.document, &options, &b.diag), "a last page that is higher");
    b.document.pages.at[7].height -= 1;
    b.document.pages.at[1].width += 1;
    tap_ok(tap, !qu_impose_check(&b.document, &options, &b.diag), "a second page that is wider");
    close_book(&b);
    close_book(&other);
}

/* More than 4 mm of creep are warned of: 32 sheets of 0.08 mm give 3.9 mm, 33 give 4.02 mm. */
static void test_thick(struct tap *tap)
{
    for (int sheets = 32; sheets <= 33; sheets++) {
        struct book b;
        struct qu_impose_options options = a4(0, false);
        options.thickness = qu_len_from_mm(0.08);
        open_book(&b, sheets * 4, 0, false);
        qu_impose_check(&b.document, &options, &b.diag);
        tap_int(tap, b.diag.by_severity[QU_WARNING], sheets == 33, "warnings of creep");
        if (b.diag.count > 0)
            tap_text(tap, b.diag.messages[0].text,
                     "33 sheets in one signature push its innermost pages out by 4.0 mm", "creep");
        close_book(&b);
    }
}

static void box_is(struct tap *tap, struct qu_obj page, const char *key, double left, double bottom,
                   double right, double top)
{
    double box[4] = {0};
    qu_obj_read_reals(qu_obj_get(page, key), box, QU_COUNT(box));
    tap_ok(tap,
           fabs(box[0] - left) < 0.01 && fabs(box[1] - bottom) < 0.01 && fabs(box[2] - right) < 0.01 &&
               fabs(box[3] - top) < 0.01,
           "%s %.2f %.2f %.2f %.2f", key, box[0], box[1], box[2], box[3]);
}

/* Two A5 pages with a bleed of 3 mm on a sheet of A3, and made to fit on one of A4. */
static void test_boxes(struct tap *tap)
{
    struct read_back r;
    struct qu_impose_options options = {.width = qu_len_from_mm(420), .height = qu_len_from_mm(297)};
    double width = points(420), height = points(297), w = points(PAGE_WIDTH_MM), h = points(PAGE_HEIGHT_MM),
           b = points(3), x = width / 2, y = (height - h) / 2;
    open_back(&r, 4, 3, &options);
    struct qu_obj page = qu_pdf_page(&r.pdf, 0);
    box_is(tap, page, "/MediaBox", 0, 0, width, height);
    box_is(tap, page, "/TrimBox", x - w, y, x + w, y + h);
    box_is(tap, page, "/BleedBox", x - w - b, y - b, x + w + b, y + h + b);
    close_back(&r);
    options = a4(0, false);
    options.fit = true;
    open_back(&r, 4, 3, &options);
    width = points(A4_WIDTH_MM);
    height = points(A4_HEIGHT_MM);
    double scale = QU_MIN(width / (2 * w + 2 * b), height / (h + 2 * b));
    x = width / 2;
    y = (height - scale * h) / 2;
    page = qu_pdf_page(&r.pdf, 1);
    box_is(tap, page, "/MediaBox", 0, 0, width, height);
    box_is(tap, page, "/TrimBox", x - scale * w, y, x + scale * w, y + scale * h);
    tap_ok(tap, r.lying[0].there && fabs(r.lying[0].scale - scale) < 1e-4, "made smaller: %.4f",
           r.lying[0].scale);
    close_back(&r);
}

/* Two narrow pages together are higher than wide: the sheet stands. */
static void test_standing(struct tap *tap)
{
    struct book b;
    struct qu_impose_options options = {.width = qu_len_from_mm(210), .height = qu_len_from_mm(297)};
    open_book(&b, 4, 0, false);
    for (int i = 0; i < 4; i++) {
        b.document.pages.at[i].width = qu_len_from_mm(104);
        b.document.pages.at[i].height = qu_len_from_mm(290);
    }
    for (int turned = 0; turned < 2; turned++) {
        options.width = qu_len_from_mm(turned ? 297 : 210);
        options.height = qu_len_from_mm(turned ? 210 : 297);
        tap_ok(tap, qu_impose_check(&b.document, &options, &b.diag),
               "high and narrow pages, however it is given");
    }
    b.document.pages.at[0].height = qu_len_from_mm(298);
    for (int i = 1; i < 4; i++)
        b.document.pages.at[i].height = b.document.pages.at[0].height;
    tap_ok(tap, !qu_impose_check(&b.document, &options, &b.diag), "but not higher than the sheet");
    options.fit = true;
    tap_ok(tap, qu_impose_check(&b.document, &options, &b.diag), "if they are not made to fit");
    close_book(&b);
}

static void test_errors(struct tap *tap)
{
    struct qu_impose_options small = a4(0, false);
    refuses(tap, 8, 0, a4(6, false), "6 pages", "a signature of six");
    refuses(tap, 8, 3, a4(0, false), "302.0 x 216.0 mm", "no room for the bleed");
    small.width = qu_len_from_mm(148);
    small.height = qu_len_from_mm(210);
    refuses(tap, 8, 0, small, "296.0 x 210.0 mm", "a sheet too small");
    struct book b;
    open_book(&b, 200, 0, false);
    struct qu_impose_options thick = a4(0, false);
    tap_ok(tap, qu_impose_check(&b.document, &thick, &b.diag) && b.diag.by_severity[QU_WARNING] == 1,
           "50 sheets in a signature are warned of");
    thick.signature = 32;
    tap_ok(tap, qu_impose_check(&b.document, &thick, &b.diag) && b.diag.by_severity[QU_WARNING] == 1,
           "8 sheets are not");
    struct qu_buf broken = {0}, out = {0};
    qu_buf_add_text(&broken, "no PDF");
    tap_ok(tap, !qu_impose_pdf(&b.document, &thick, &b.diag, &broken, &out) && out.length == 0,
           "what is no PDF is refused");
    qu_buf_finish(&broken);
    qu_buf_finish(&out);
    close_book(&b);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_impose_options fit = a4(8, true);
    fit.fit = true;
    test_folding(&tap);
    test_creep(&tap);
    test_links(&tap, 0, a4(0, false), "flip short");
    test_links(&tap, 0, a4(16, true), "flip long");
    test_links(&tap, 3, fit, "with a bleed, made to fit");
    test_file(&tap);
    test_marks(&tap);
    test_hints(&tap);
    test_other_pages(&tap);
    test_thick(&tap);
    test_boxes(&tap);
    test_standing(&tap);
    test_errors(&tap);
    return tap_done(&tap);
}
