#include "pages.h"

#include "../base/vec.h"
#include "../pdf/weigh.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct fonts {
    struct qu_check *check;
    QU_VEC(int) seen;
};

/* ---- boxes */

static bool read_box(struct qu_pdf *pdf, int index, const char *key, double out[4])
{
    int scope = qu_pdf_scope_begin(pdf);
    struct qu_obj box = qu_obj_get(qu_pdf_page(pdf, index), key);
    bool fine = qu_obj_read_reals(box, out, 4);
    qu_pdf_scope_end(pdf, scope);
    return fine;
}

static void check_boxes(struct qu_check *check, int index)
{
    static const char *const keys[] = {"/MediaBox", "/BleedBox", "/TrimBox"};
    for (int i = 0; i < QU_COUNT(keys); i++) {
        double is[4] = {0}, wanted[4] = {0};
        bool there = read_box(&check->pdf, index, keys[i], is),
             asked = read_box(&check->made, index, keys[i], wanted);
        bool same = there == asked;
        for (int k = 0; k < 4 && same && there; k++)
            same = fabs(is[k] - wanted[k]) < 0.01;
        if (!same && asked)
            qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PAGE, check->output, "build it again",
                            "page %d has %s %s [%.2f %.2f %.2f %.2f] and should have [%.2f %.2f %.2f %.2f]",
                            index + 1, there ? "the" : "no", keys[i] + 1, is[0], is[1], is[2], is[3],
                            wanted[0], wanted[1], wanted[2], wanted[3]);
        else if (!same)
            qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PAGE, check->output, "build it again",
                            "page %d has a %s that it should not have", index + 1, keys[i] + 1);
    }
}

/* ---- title and language */

static void check_text(struct qu_check *check, const char *what, const char *is, const char *wanted)
{
    if (wanted != NULL && wanted[0] != '\0' && (is == NULL || strcmp(is, wanted) != 0))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PAGE, check->of->notebook->src, "build it again",
                        "the file's %s is \"%s\", the notebook's \"%s\"", what, is != NULL ? is : "", wanted);
}

static void check_info(struct qu_check *check)
{
    const struct qu_document *document = check->of->document;
    const char *language = qu_obj_text_value(qu_obj_get(check->pdf.root, "/Lang"));
    check_text(check, "language", language, document->language);
    check_text(check, "title", qu_input_info(check->arena, &check->pdf, "/Title"), document->title);
    check_text(check, "author", qu_input_info(check->arena, &check->pdf, "/Author"), document->author);
}

/* ---- fonts */

static bool has_stream(struct qu_obj dict, const char *key)
{
    return qu_obj_is_stream(qu_obj_get(dict, key));
}

/* The first text on that page, for a place in the YAML. */
static void find_text(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct qu_src *src = data;
    (void)matrix;
    if (item->kind == QU_ITEM_TEXT && item->node != QU_ARTIFACT && src->line == 0)
        *src = qu_item_place(item, 0);
}

static struct qu_src page_src(struct qu_check *check, int index)
{
    struct qu_src src = {0};
    if (!check->folded && index < check->of->document->pages.count) {
        const struct qu_page *page = &check->of->document->pages.at[index];
        qu_items_visit(page->items, page->item_count, find_text, &src);
    }
    return src.line > 0 ? src : check->output;
}

static void check_font(struct fonts *fonts, struct qu_obj font, int index)
{
    struct qu_check *check = fonts->check;
    int object = qu_obj_number(font);
    for (int i = 0; i < fonts->seen.count; i++)
        if (fonts->seen.at[i] == object)
            return;
    qu_vec_add(&fonts->seen, object);
    struct qu_obj list = qu_obj_get(font, "/DescendantFonts");
    struct qu_obj inner = qu_obj_is_array(list) ? qu_obj_at(list, 0) : font;
    struct qu_obj descriptor = qu_obj_get(inner, "/FontDescriptor");
    bool embedded = has_stream(descriptor, "/FontFile") || has_stream(descriptor, "/FontFile2") ||
                    has_stream(descriptor, "/FontFile3");
    const char *base = qu_obj_name_value(qu_obj_get(font, "/BaseFont")),
               *name = qu_arena_strdup(check->arena, base[0] != '\0' ? base + 1 : "without a name");
    if (!embedded)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_FONT, page_src(check, index), "build it again",
                        "the font %s on page %d is not in the file", name, index + 1);
    else if (!has_stream(font, "/ToUnicode"))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_FONT, page_src(check, index), "build it again",
                        "the font %s on page %d does not say which letters it shows", name, index + 1);
}

static void check_fonts(struct fonts *fonts, int index)
{
    struct qu_pdf *pdf = &fonts->check->pdf;
    int scope = qu_pdf_scope_begin(pdf);
    struct qu_obj named = qu_obj_get(qu_obj_get(qu_pdf_page(pdf, index), "/Resources"), "/Font");
    struct qu_obj_keys keys;
    qu_obj_keys_init(&keys, named);
    for (int i = 0; i < keys.at.count; i++)
        check_font(fonts, qu_obj_get(named, keys.at.at[i]), index);
    qu_obj_keys_finish(&keys);
    qu_pdf_scope_end(pdf, scope);
}

static void check_size(struct qu_check *check)
{
    struct qu_buf size = {0};
    int64_t most = check->of->output->most_bytes;
    qu_bytes_print(check->of->pdf->length, &size);
    if (most > 0 && (int64_t)check->of->pdf->length > most)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_SIZE, check->output,
                        "put less into the output, or raise its limit",
                        "the file has %s, and the output's limit is %s", size.data, check->of->output->limit);
    qu_buf_finish(&size);
}

void qu_check_pages(struct qu_check *check)
{
    struct fonts fonts = {.check = check};
    int count = check->pdf.page_count, wanted = check->made.page_count;
    if (count != wanted)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PAGE, check->output, "build it again",
                        "the file has %d pages, the notebook gives %d", count, wanted);
    for (int i = 0; i < count; i++) {
        if (i < wanted)
            check_boxes(check, i);
        check_fonts(&fonts, i);
    }
    check_info(check);
    check_size(check);
    qu_vec_finish(&fonts.seen);
}
