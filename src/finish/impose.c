#include "impose.h"

#include "../pdf/pdf.h"
#include "destinations.h"
#include "printmarks.h"
#include "signatures.h"

#include <stdlib.h>
#include <string.h>

/* Points on a page -> points on its sheet; only turned by 180 degrees or not, so that xx == yy. */
struct placing {
    double scale, x0, y0; /* scale < 0: turned */
    int side;             /* index of the sheet's side; -1: the page is on none */
};

struct imposing {
    struct qu_pdf *pdf;
    const struct qu_document *document;
    const struct qu_impose_options *options;
    double width, height; /* of the sheet as it is used: turned if the pages fit better so */
    double page_width, page_height, bleed, scale;
    int side_count;
    struct qu_sheet_side *sides;
    struct qu_obj *pages, *sheets, *forms;
    struct qu_box_pt *media; /* of each page */
    struct placing *placings;
    int *page_of; /* object number -> page, -1 */
    int object_count;
};

enum { SAFE_CREEP_MM = 4, PAGES_ON_SHEET = 4 };

/* ---- how the pages fit */

struct fitting {
    double width, height, need_width, need_height, scale;
    bool fits;
};

static struct fitting try_sheet(const struct qu_page *page, double width, double height, bool fit)
{
    struct fitting f = {.width = width, .height = height, .scale = 1};
    f.need_width = qu_len_to_pt(2 * page->width + 2 * page->bleed);
    f.need_height = qu_len_to_pt(page->height + 2 * page->bleed);
    if (fit) {
        f.scale = QU_MIN(width / f.need_width, height / f.need_height);
        f.fits = true;
    } else {
        f.fits = f.need_width <= width + 0.01 && f.need_height <= height + 0.01;
    }
    return f;
}

static struct fitting fit_sheet(const struct qu_page *page, const struct qu_impose_options *options)
{
    double a = qu_len_to_pt(options->width), b = qu_len_to_pt(options->height);
    struct fitting wide = try_sheet(page, QU_MAX(a, b), QU_MIN(a, b), options->fit);
    struct fitting tall = try_sheet(page, QU_MIN(a, b), QU_MAX(a, b), options->fit);
    return (tall.fits && !wide.fits) || (options->fit && tall.scale > wide.scale) ? tall : wide;
}

static double mm(double pt)
{
    return pt * 25.4 / 72;
}

static bool refuse(const struct qu_impose_options *options, struct qu_diag *diag, const char *hint,
                   const char *text)
{
    qu_diag_add(diag, QU_ERROR, QU_DIAG_PRINT_IMPOSSIBLE, options->src, options->path, hint, "%s", text);
    return false;
}

static bool check_signature(const struct qu_impose_options *options, struct qu_diag *diag)
{
    char text[160], hint[160];
    int given = options->signature, low = given / PAGES_ON_SHEET * PAGES_ON_SHEET;
    if (given >= 0 && given % PAGES_ON_SHEET == 0)
        return true;
    snprintf(text, sizeof text, "a signature cannot have %d pages: a folded sheet has four", given);
    snprintf(hint, sizeof hint, "for example %d, or all", QU_MAX(low, PAGES_ON_SHEET));
    return refuse(options, diag, hint, text);
}

static bool check_room(const struct qu_page *page, const struct qu_impose_options *options,
                       struct qu_diag *diag)
{
    struct fitting f = fit_sheet(page, options);
    char text[200];
    if (f.fits)
        return true;
    snprintf(
        text, sizeof text, "two pages of %.1f x %.1f mm%s need %.1f x %.1f mm; the sheet has %.1f x %.1f mm",
        qu_len_to_mm(page->width), qu_len_to_mm(page->height), page->bleed > 0 ? " with their bleed" : "",
        mm(f.need_width), mm(f.need_height), mm(f.width), mm(f.height));
    return refuse(options, diag,
                  page->bleed > 0 ? "take a larger sheet, no bleed, or `scale: fit`"
                                  : "take a larger sheet, or `scale: fit`",
                  text);
}

static void warn_of_creep(const struct qu_document *document, const struct qu_impose_options *options,
                          struct qu_diag *diag)
{
    int pages = qu_signatures_count(document->pages.count) * 2;
    int in_signature = options->signature > 0 ? QU_MIN(options->signature, pages) : pages;
    double creep = qu_signatures_creep(in_signature / PAGES_ON_SHEET - 1, qu_len_to_mm(options->thickness));
    if (creep > SAFE_CREEP_MM)
        qu_diag_add(diag, QU_WARNING, QU_DIAG_PRINT_DOUBTFUL, options->src, options->path,
                    "smaller signatures: 16 or 32 pages",
                    "%d sheets in one signature push its innermost pages out by %.1f mm",
                    in_signature / PAGES_ON_SHEET, creep);
}

bool qu_impose_check(const struct qu_document *document, const struct qu_impose_options *options,
                     struct qu_diag *diag)
{
    if (!check_signature(options, diag))
        return false;
    for (int i = 1; i < document->pages.count; i++)
        if (document->pages.at[i].width != document->pages.at[0].width ||
            document->pages.at[i].height != document->pages.at[0].height)
            return refuse(options, diag, NULL, "the pages of a booklet must all be of one size");
    if (document->pages.count > 0 && !check_room(&document->pages.at[0], options, diag))
        return false;
    warn_of_creep(document, options, diag);
    return true;
}

/* ---- reading the finished file */

static struct qu_box_pt read_box(struct qu_obj page, const char *key)
{
    double v[4] = {0};
    qu_obj_read_reals(qu_obj_get(page, key), v, QU_COUNT(v));
    return (struct qu_box_pt){v[0], v[1], v[2], v[3]};
}

static void read_pages(struct imposing *im)
{
    int count = im->pdf->page_count;
    for (int i = 0; i < count; i++) {
        im->pages[i] = qu_pdf_page(im->pdf, i);
        im->media[i] = read_box(im->pages[i], "/MediaBox");
        im->object_count = QU_MAX(im->object_count, qu_obj_number(im->pages[i]) + 1);
        im->placings[i].side = -1;
    }
    im->page_of = qu_alloc((size_t)im->object_count * sizeof *im->page_of);
    for (int i = 0; i < im->object_count; i++)
        im->page_of[i] = -1;
    for (int i = 0; i < count; i++)
        im->page_of[qu_obj_number(im->pages[i])] = i;
}

/* ---- pages as forms on sheets */

static struct qu_obj make_form(struct imposing *im, int page)
{
    static const char *const kept[] = {"/Resources", "/Group"};
    struct qu_buf content;
    qu_buf_init(&content);
    qu_page_packed_content(im->pages[page], &content);
    struct qu_obj form = qu_obj_packed_stream(im->pdf, &content);
    qu_buf_finish(&content);
    qu_obj_set_name(form, "/Type", "/XObject");
    qu_obj_set_name(form, "/Subtype", "/Form");
    qu_obj_set(form, "/BBox", qu_obj_get(im->pages[page], "/MediaBox"));
    for (int i = 0; i < QU_COUNT(kept); i++)
        if (qu_obj_has(im->pages[page], kept[i]))
            qu_obj_set(form, kept[i], qu_obj_get(im->pages[page], kept[i]));
    return form;
}

/* Whether a side is turned by 180 degrees: the backs, if the sheet is flipped at its long edge. */
static bool is_turned(const struct imposing *im, const struct qu_sheet_side *side)
{
    return side->back && im->options->flip_long == (im->width >= im->height);
}

/* The trimmed area of both pages, on a side that is not turned. */
static struct qu_box_pt spread(const struct imposing *im)
{
    double w = im->page_width * im->scale, h = im->page_height * im->scale, x = im->width / 2,
           y = (im->height - h) / 2;
    return (struct qu_box_pt){x - w, y, x + w, y + h};
}

static struct qu_box_pt with_bleed(const struct imposing *im)
{
    struct qu_box_pt trim = spread(im);
    double bleed = im->bleed * im->scale;
    return (struct qu_box_pt){trim.left - bleed, trim.bottom - bleed, trim.right + bleed, trim.top + bleed};
}

static void place(struct imposing *im, int index, int page, bool left, struct qu_buf *content)
{
    const struct qu_sheet_side *side = &im->sides[index];
    struct qu_box_pt trim = spread(im), *media = &im->media[page];
    double creep = qu_signatures_creep(side->sheet, qu_len_to_pt(im->options->thickness)),
           bleed = im->bleed * im->scale, x = im->width / 2;
    double clip_left = left ? trim.left - bleed : x, clip_right = left ? x : trim.right + bleed;
    double corner_x = (media->left + media->right - im->page_width) / 2,
           corner_y = (media->bottom + media->top - im->page_height) / 2;
    double x0 = (left ? trim.left + creep : x - creep) - im->scale * corner_x,
           y0 = trim.bottom - im->scale * corner_y;
    qu_buf_printf(content, "q %.3f %.3f %.3f %.3f re W n %.6g 0 0 %.6g %.3f %.3f cm /P%d Do Q\n", clip_left,
                  trim.bottom - bleed, clip_right - clip_left, trim.top - trim.bottom + 2 * bleed, im->scale,
                  im->scale, x0, y0, page + 1);
    im->placings[page] = is_turned(im, side)
                             ? (struct placing){-im->scale, im->width - x0, im->height - y0, index}
                             : (struct placing){im->scale, x0, y0, index};
}

static void add_marks(struct imposing *im, struct qu_buf *content)
{
    double fold = im->width / 2;
    struct qu_printmarks marks = {.paper = {0, 0, im->width, im->height},
                                  .trim = spread(im),
                                  .bleed = im->bleed * im->scale,
                                  .crop = im->options->crop_marks,
                                  .folds = &fold,
                                  .fold_count = im->options->fold_marks};
    if (marks.crop || marks.fold_count > 0)
        qu_printmarks_draw(&marks, content);
}

static struct qu_obj make_box(struct qu_pdf *pdf, struct qu_box_pt box)
{
    const double values[] = {box.left, box.bottom, box.right, box.top};
    return qu_obj_reals(pdf, values, QU_COUNT(values));
}

static void make_side(struct imposing *im, int index)
{
    struct qu_pdf *pdf = im->pdf;
    const struct qu_sheet_side *side = &im->sides[index];
    const int pages[2] = {side->left, side->right};
    struct qu_buf content;
    qu_buf_init(&content);
    struct qu_obj forms = qu_obj_dict(pdf);
    if (is_turned(im, side))
        qu_buf_printf(&content, "-1 0 0 -1 %.3f %.3f cm\n", im->width, im->height);
    for (int i = 0; i < 2; i++) {
        char name[24];
        if (pages[i] == QU_BLANK)
            continue;
        snprintf(name, sizeof name, "/P%d", pages[i] + 1);
        qu_obj_set(forms, name, im->forms[pages[i]]);
        place(im, index, pages[i], i == 0, &content);
    }
    add_marks(im, &content);
    struct qu_obj resources = qu_obj_dict(pdf), sheet = qu_obj_parse(pdf, "<< /Type /Page >>");
    qu_obj_set(resources, "/XObject", forms);
    qu_obj_set(sheet, "/MediaBox", make_box(pdf, (struct qu_box_pt){0, 0, im->width, im->height}));
    qu_obj_set(sheet, "/BleedBox", make_box(pdf, with_bleed(im)));
    qu_obj_set(sheet, "/TrimBox", make_box(pdf, spread(im)));
    qu_obj_set(sheet, "/Resources", resources);
    qu_obj_set(sheet, "/Contents", qu_obj_stream(pdf, qu_buf_text(&content), content.length));
    im->sheets[index] = qu_obj_indirect(sheet);
    qu_buf_finish(&content);
}

/* ---- links and destinations */

static void moved_pair(const struct placing *p, double *x, double *y)
{
    *x = p->scale * *x + p->x0;
    *y = p->scale * *y + p->y0;
}

static void move_points(const struct placing *p, struct qu_obj annotation, const char *key, bool box)
{
    if (!qu_obj_has(annotation, key))
        return;
    struct qu_obj old = qu_obj_get(annotation, key), array = qu_obj_array(annotation.pdf);
    int count = qu_obj_count(old);
    for (int i = 0; i + 1 < count; i += 2) {
        int from = box && p->scale < 0 ? (i + 2) % 4 : i; /* in a turned box the corners change places */
        double x = qu_obj_real_at(old, from), y = qu_obj_real_at(old, from + 1);
        moved_pair(p, &x, &y);
        qu_obj_push(array, qu_obj_real(array.pdf, x));
        qu_obj_push(array, qu_obj_real(array.pdf, y));
    }
    qu_obj_set(annotation, key, array);
}

static void move_annotations(struct imposing *im, int page, struct qu_obj out)
{
    const struct placing *p = &im->placings[page];
    struct qu_obj old = qu_obj_get(im->pages[page], "/Annots");
    int count = qu_obj_count(old);
    for (int i = 0; i < count; i++) {
        int scope = qu_pdf_scope_begin(im->pdf);
        struct qu_obj annotation = qu_obj_at(old, i);
        move_points(p, annotation, "/Rect", true);
        move_points(p, annotation, "/QuadPoints", false);
        qu_obj_set(annotation, "/P", im->sheets[p->side]);
        qu_obj_remove(annotation, "/StructParent");
        qu_obj_push(out, annotation);
        qu_pdf_scope_end(im->pdf, scope);
    }
}

static void add_annotations(struct imposing *im, int index)
{
    const int pages[2] = {im->sides[index].left, im->sides[index].right};
    struct qu_obj annotations = qu_obj_array(im->pdf);
    for (int i = 0; i < 2; i++)
        if (pages[i] != QU_BLANK)
            move_annotations(im, pages[i], annotations);
    if (qu_obj_count(annotations) > 0)
        qu_obj_set(im->sheets[index], "/Annots", annotations);
}

/* [page /XYZ left top null] -> the place of that point on the sheet. */
static struct qu_obj moved_destination(struct imposing *im, struct qu_obj old)
{
    int number = qu_obj_number(qu_obj_at(old, 0));
    int page = number < im->object_count ? im->page_of[number] : -1;
    if (page < 0 || im->placings[page].side < 0)
        return old;
    double x = qu_obj_real_at(old, 2), y = qu_obj_real_at(old, 3);
    moved_pair(&im->placings[page], &x, &y);
    return qu_destination_make(im->sheets[im->placings[page].side], x, y);
}

static void move_names(struct imposing *im, struct qu_obj node)
{
    int scope = qu_pdf_scope_begin(im->pdf);
    struct qu_obj names = qu_obj_get(node, "/Names"), kids = qu_obj_get(node, "/Kids");
    int name_count = qu_obj_count(names), kid_count = qu_obj_count(kids);
    for (int i = 1; i < name_count; i += 2)
        qu_obj_replace_at(names, i, moved_destination(im, qu_obj_at(names, i)));
    for (int i = 0; i < kid_count; i++)
        move_names(im, qu_obj_at(kids, i));
    qu_pdf_scope_end(im->pdf, scope);
}

static void move_destinations(struct imposing *im)
{
    move_names(im, qu_obj_get(qu_obj_get(im->pdf->root, "/Names"), "/Dests"));
}

static const char *label_of(const struct imposing *im, int page)
{
    return page != QU_BLANK && im->document->pages.at[page].label[0] != '\0'
               ? im->document->pages.at[page].label
               : "\u2013";
}

static void write_labels(struct imposing *im)
{
    struct qu_pdf *pdf = im->pdf;
    struct qu_obj numbers = qu_obj_array(pdf), labels = qu_obj_dict(pdf);
    for (int i = 0; i < im->side_count; i++) {
        struct qu_buf text;
        qu_buf_init(&text);
        qu_buf_printf(&text, "%s | %s", label_of(im, im->sides[i].left), label_of(im, im->sides[i].right));
        struct qu_obj run = qu_obj_dict(pdf);
        qu_obj_set_text(run, "/P", qu_buf_text(&text));
        qu_obj_push(numbers, qu_obj_int(pdf, i));
        qu_obj_push(numbers, run);
        qu_buf_finish(&text);
    }
    qu_obj_set(labels, "/Nums", numbers);
    qu_obj_set(pdf->root, "/PageLabels", labels);
}

static void write_catalog(struct imposing *im)
{
    static const char *const dropped[] = {"/StructTreeRoot", "/MarkInfo", "/PageLayout"};
    struct qu_pdf *pdf = im->pdf;
    for (int i = 0; i < QU_COUNT(dropped); i++)
        qu_obj_remove(pdf->root, dropped[i]);
    struct qu_obj wishes = qu_obj_parse(pdf, "<< /DisplayDocTitle true /PrintScaling /None >>");
    qu_obj_set(wishes, "/Duplex",
               qu_obj_name(pdf, im->options->flip_long ? "/DuplexFlipLongEdge" : "/DuplexFlipShortEdge"));
    qu_obj_set(pdf->root, "/ViewerPreferences", wishes);
    write_labels(im);
}

/* ---- the whole file */

static void open_imposing(struct imposing *im)
{
    const struct qu_page *page = &im->document->pages.at[0];
    struct fitting f = fit_sheet(page, im->options);
    size_t pages = (size_t)im->pdf->page_count;
    im->width = f.width;
    im->height = f.height;
    im->scale = f.scale;
    im->page_width = qu_len_to_pt(page->width);
    im->page_height = qu_len_to_pt(page->height);
    im->bleed = qu_len_to_pt(page->bleed);
    im->side_count = qu_signatures_count((int)pages);
    im->sides = qu_alloc_zero((size_t)im->side_count, sizeof *im->sides);
    im->sheets = qu_alloc_zero((size_t)im->side_count, sizeof *im->sheets);
    im->pages = qu_alloc_zero(pages, sizeof *im->pages);
    im->forms = qu_alloc_zero(pages, sizeof *im->forms);
    im->media = qu_alloc_zero(pages, sizeof *im->media);
    im->placings = qu_alloc_zero(pages, sizeof *im->placings);
    qu_signatures_order((int)pages, im->options->signature, im->sides);
    read_pages(im);
}

static void close_imposing(struct imposing *im)
{
    free(im->sides);
    free(im->sheets);
    free(im->pages);
    free(im->forms);
    free(im->media);
    free(im->placings);
    free(im->page_of);
}

static void impose(struct imposing *im)
{
    struct qu_pdf *pdf = im->pdf;
    int pages = pdf->page_count;
    for (int i = 0; i < pages; i++)
        im->forms[i] = make_form(im, i);
    for (int i = 0; i < im->side_count; i++)
        make_side(im, i);
    for (int i = 0; i < im->side_count; i++)
        add_annotations(im, i);
    move_destinations(im);
    for (int i = 0; i < pages; i++)
        qu_pdf_remove_page(im->pages[i]);
    for (int i = 0; i < im->side_count; i++)
        qu_pdf_add_page(im->sheets[i]);
    write_catalog(im);
}

bool qu_impose_pdf(const struct qu_document *document, const struct qu_impose_options *options,
                   struct qu_diag *diag, const struct qu_buf *finished, struct qu_buf *out)
{
    struct qu_pdf pdf = {0};
    struct imposing im = {.pdf = &pdf, .document = document, .options = options};
    bool fine = qu_pdf_open(&pdf, finished->data, finished->length);
    if (!fine || pdf.page_count != document->pages.count || pdf.page_count == 0) {
        qu_pdf_report(diag, "cannot impose the pages",
                      fine ? "the file has another number of pages than the document" : qu_pdf_failed(&pdf));
        qu_pdf_close(&pdf);
        return false;
    }
    open_imposing(&im);
    impose(&im);
    const char *reason = qu_pdf_failed(&pdf);
    fine = reason == NULL ? qu_pdf_write(&pdf, out) ||
                                qu_pdf_report(diag, "cannot impose the pages", qu_pdf_failed(&pdf))
                          : qu_pdf_report(diag, "cannot impose the pages", reason);
    close_imposing(&im);
    qu_pdf_close(&pdf);
    return fine;
}
