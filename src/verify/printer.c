#include "printer.h"

#include "../base/vec.h"
#include "../pdf/lexer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double bleed_least = 3 * 72 / 25.4, safe_least = 5 * 72 / 25.4, hairline = 0.3,
                    slack = 0.05; /* pt */
enum { DPI_GOOD = 200, DPI_LEAST = 100, SIGNATURE = 4, STACK_MOST = 64, DEPTH_MOST = 12, NAME_ROOM = 128 };

struct state {
    struct qu_matrix matrix;
    double width;
};

/* One page as its content draws it. */
struct drawing {
    struct qu_check *check;
    int page, pictures; /* so far on this page */
    struct state state, stack[STACK_MOST];
    int height;
};

/* ---- finding the item of the page for something in the content */

struct search {
    int skip;     /* number of pictures to skip before the right one */
    double width; /* of a stroke */
    const struct qu_item *found;
};

static void find_picture(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct search *s = data;
    (void)matrix;
    if (item->kind == QU_ITEM_IMAGE && s->found == NULL && s->skip-- == 0)
        s->found = item;
}

static void find_stroke(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct search *s = data;
    if (item->kind == QU_ITEM_PATH && item->path.stroke.a > 0 && s->found == NULL &&
        fabs(qu_len_to_pt(item->path.stroke_width) * qu_matrix_scale(matrix) - s->width) < 0.01)
        s->found = item;
}

static struct qu_src find_src(struct drawing *d, qu_item_visitor visit, struct search *search)
{
    const struct qu_document *document = d->check->of->document;
    if (!d->check->folded && d->page < document->pages.count) {
        const struct qu_page *page = &document->pages.at[d->page];
        qu_items_visit(page->items, page->item_count, visit, search);
        if (search->found == NULL && page->background != NULL)
            qu_items_visit(page->background->items, page->background->item_count, visit, search);
    }
    struct qu_src src = search->found != NULL ? qu_item_place(search->found, 0) : (struct qu_src){0};
    return src.line > 0 ? src : d->check->output;
}

/* ---- drawing */

static void check_picture(struct drawing *d, struct qu_obj picture)
{
    const struct qu_matrix *m = &d->state.matrix;
    double across = qu_obj_get_real(picture, "/Width"), down = qu_obj_get_real(picture, "/Height");
    double dpi = fmin(across * 72 / fmax(hypot(m->xx, m->yx), 0.01),
                      down * 72 / fmax(hypot(m->xy, m->yy), 0.01));
    struct search search = {.skip = d->pictures++};
    if (dpi >= DPI_GOOD)
        return;
    qu_check_report(d->check, dpi < DPI_LEAST ? QU_ERROR : QU_WARNING, QU_DIAG_PDF_PICTURE,
                    find_src(d, find_picture, &search), "take a larger file, or show it smaller",
                    "this picture is printed with %.0f dpi; 300 are good, %d will do (page %d)", dpi,
                    DPI_GOOD, d->page + 1);
}

static void check_stroke(struct drawing *d)
{
    double width = d->state.width * qu_matrix_scale(&d->state.matrix);
    struct search search = {.width = width};
    if (width + 0.001 >= hairline)
        return;
    qu_check_report(d->check, QU_WARNING, QU_DIAG_PDF_INK, find_src(d, find_stroke, &search),
                    "make it 0.3 pt or more", "a line of %.2f pt may break or vanish in print", width);
}

static void draw(struct drawing *d, struct qu_obj owner, const struct qu_buf *content, int depth);

static void draw_named(struct drawing *d, struct qu_obj object, int depth)
{
    struct qu_buf content = {0};
    if (qu_obj_is_stream(object) && depth < DEPTH_MOST) {
        if (qu_obj_name_is(object, "/Subtype", "/Image"))
            check_picture(d, object);
        else if (qu_obj_data(object, &content))
            draw(d, object, &content, depth + 1);
    }
    qu_buf_finish(&content);
}

static bool read_matrix(struct qu_obj owner, struct qu_matrix *out)
{
    double v[6];
    if (!qu_obj_read_reals(qu_obj_get(owner, "/Matrix"), v, QU_COUNT(v)))
        return false;
    *out = (struct qu_matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
    return true;
}

static void operate(struct drawing *d, const struct qu_lexer *l, struct qu_token operator,
                    const struct qu_token * operands, int count)
{
    static const char *const strokes[] = {"S", "s", "B", "B*", "b", "b*"};
    if (qu_token_is(l, operator, "q") && d->height < STACK_MOST) {
        d->stack[d->height++] = d->state;
    } else if (qu_token_is(l, operator, "Q") && d->height > 0) {
        d->state = d->stack[--d->height];
    } else if (qu_token_is(l, operator, "cm") && count == 6) {
        struct qu_matrix m = {qu_token_number(l, operands[0]), qu_token_number(l, operands[1]),
                              qu_token_number(l, operands[2]), qu_token_number(l, operands[3]),
                              qu_token_number(l, operands[4]), qu_token_number(l, operands[5])};
        d->state.matrix = qu_matrix_compose(&m, &d->state.matrix);
    } else if (qu_token_is(l, operator, "w") && count == 1) {
        d->state.width = qu_token_number(l, operands[0]);
    }
    for (int i = 0; i < QU_COUNT(strokes); i++)
        if (qu_token_is(l, operator, strokes[i]))
            check_stroke(d);
}

/* `owner` has /Resources, and of a form /Matrix. */
static void draw(struct drawing *d, struct qu_obj owner, const struct qu_buf *content, int depth)
{
    struct qu_lexer l = {.bytes = qu_buf_text(content), .length = content->length};
    QU_VEC(struct qu_token) operands = {0};
    struct state before = d->state;
    struct qu_matrix matrix;
    int height = d->height;
    int scope = qu_pdf_scope_begin(owner.pdf);
    struct qu_obj pictures = qu_obj_get(qu_obj_get(owner, "/Resources"), "/XObject");
    if (depth > 0 && read_matrix(owner, &matrix))
        d->state.matrix = qu_matrix_compose(&matrix, &d->state.matrix);
    for (struct qu_token t = qu_lexer_next(&l); t.kind != QU_TOKEN_END; t = qu_lexer_next(&l)) {
        char name[NAME_ROOM];
        if (t.kind != QU_TOKEN_OPERATOR) {
            qu_vec_add(&operands, t);
            continue;
        }
        operate(d, &l, t, operands.at, operands.count);
        size_t length = operands.count == 1 ? operands.at[0].to - operands.at[0].from : NAME_ROOM;
        if (qu_token_is(&l, t, "Do") && length < NAME_ROOM) {
            memcpy(name, l.bytes + operands.at[0].from, length);
            name[length] = '\0';
            draw_named(d, qu_obj_get(pictures, name), depth);
        }
        qu_vec_clear(&operands);
    }
    d->state = before;
    d->height = height;
    qu_vec_finish(&operands);
    qu_pdf_scope_end(owner.pdf, scope);
}

static void check_page(struct qu_check *check, int index)
{
    struct drawing d = {.check = check, .page = index, .state = {{1, 0, 0, 1, 0, 0}, 1}};
    struct qu_buf content = {0};
    int scope = qu_pdf_scope_begin(&check->pdf);
    struct qu_obj page = qu_pdf_page(&check->pdf, index);
    if (qu_page_content(page, &content))
        draw(&d, page, &content, 0);
    qu_pdf_scope_end(&check->pdf, scope);
    qu_buf_finish(&content);
}

/* ---- the edge of the page, and the number of pages */

static void read_box(struct qu_obj page, const char *key, double out[4], const double otherwise[4])
{
    memcpy(out, otherwise, 4 * sizeof *out);
    qu_obj_read_reals(qu_obj_get(page, key), out, 4);
}

static void check_bleed(struct qu_check *check)
{
    static const double nothing[4] = {0};
    for (int i = 0; i < check->pdf.page_count; i++) {
        double media[4], trim[4], bleed[4];
        int scope = qu_pdf_scope_begin(&check->pdf);
        struct qu_obj page = qu_pdf_page(&check->pdf, i);
        read_box(page, "/MediaBox", media, nothing);
        read_box(page, "/TrimBox", trim, media);
        read_box(page, "/BleedBox", bleed, trim);
        qu_pdf_scope_end(&check->pdf, scope);
        double least = fmin(fmin(trim[0] - bleed[0], trim[1] - bleed[1]),
                            fmin(bleed[2] - trim[2], bleed[3] - trim[3]));
        if (least >= bleed_least - slack)
            continue;
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PAGE, check->output, "`bleed: 3 mm` in the output",
                        "the pages have %.1f mm of bleed; a printer needs 3 mm", fmax(least, 0) * 25.4 / 72);
        return;
    }
}

static void check_safe(struct qu_check *check, const struct qu_passage *passage)
{
    for (int i = 0; i < passage->run_count; i++) {
        const struct qu_placed_run *run = &passage->runs[i];
        const struct qu_page *page = &check->of->document->pages.at[run->page];
        double width = qu_len_to_pt(page->width), height = qu_len_to_pt(page->height),
               length = qu_len_to_pt(run->item->text.width);
        double turn = run->tilt * 3.14159265358979 / 180, x = run->x + length * cos(turn),
               y = run->y + length * sin(turn);
        double least = fmin(fmin(fmin(run->x, x), width - fmax(run->x, x)),
                            fmin(fmin(run->y, y), height - fmax(run->y, y)));
        if (least >= safe_least - slack)
            continue;
        qu_check_report(
            check, QU_WARNING, QU_DIAG_PDF_PAGE, qu_item_place(run->item, 0), "keep words 5 mm away from it",
            "words stand %.1f mm from the edge of the page (page %d)", least * 25.4 / 72, run->page + 1);
        return;
    }
}

/* ---- ink */

/* Warns of small letters that are nearly but not fully black: they are printed from several inks, which are
 * never exactly on top of each other. */
static void check_black(struct qu_check *check, const struct qu_passage *passage, uint32_t *last)
{
    for (int i = 0; i < passage->run_count; i++) {
        struct qu_colour c = passage->runs[i].item->text.colour;
        int high = QU_MAX(c.r, QU_MAX(c.g, c.b)), low = QU_MIN(c.r, QU_MIN(c.g, c.b));
        char name[10];
        uint32_t value = (uint32_t)c.r << 16 | (uint32_t)c.g << 8 | c.b;
        if (high == 0 || high > 64 || high - low > 24 || value == *last)
            continue;
        *last = value; /* one message for each colour; ink that varies has several colours */
        qu_check_report(check, QU_NOTE, QU_DIAG_PDF_INK, qu_item_place(passage->runs[i].item, 0),
                        "use #000000, which is printed with black ink only",
                        "words are nearly black (%s): they are printed from several inks",
                        qu_colour_format(c, name));
        return;
    }
}

void qu_check_printer(struct qu_check *check)
{
    uint32_t last_black = 0;
    check_bleed(check);
    if (!check->folded && check->pdf.page_count % SIGNATURE != 0)
        qu_check_report(check, QU_WARNING, QU_DIAG_PDF_PAGE, check->output,
                        "add or remove pages: a folded sheet has four", "%d pages are not a multiple of %d",
                        check->pdf.page_count, SIGNATURE);
    for (int i = 0; i < check->pdf.page_count; i++)
        check_page(check, i);
    for (int i = 0; i < check->passages.count; i++) {
        check_safe(check, &check->passages.at[i]);
        check_black(check, &check->passages.at[i], &last_black);
    }
}
