/* pages.c - number of pages, boxes, title, language, size, fonts. */
#include "check.h"

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
    qpdf_oh page = qpdf_get_page_n(pdf->data, (size_t)index), box = qpdf_oh_get_key(pdf->data, page, key);
    bool fine = qpdf_oh_is_array(pdf->data, box) && qpdf_oh_get_array_n_items(pdf->data, box) == 4;
    for (int i = 0; i < 4 && fine; i++) {
        qpdf_oh value = qpdf_oh_get_array_item(pdf->data, box, i);
        out[i] = qpdf_oh_get_numeric_value(pdf->data, value);
        qu_pdf_release(pdf, value);
    }
    qu_pdf_release(pdf, box);
    qu_pdf_release(pdf, page);
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
    qpdf_oh language = qpdf_oh_get_key(check->pdf.data, check->pdf.root, "/Lang");
    const char *text = qpdf_oh_is_string(check->pdf.data, language)
                           ? qpdf_oh_get_utf8_value(check->pdf.data, language)
                           : NULL;
    check_text(check, "language", text, document->language);
    qu_pdf_release(&check->pdf, language);
    check_text(check, "title", qu_source_info(check->arena, &check->pdf, "/Title"), document->title);
    check_text(check, "author", qu_source_info(check->arena, &check->pdf, "/Author"), document->author);
}

/* ---- fonts */

static bool has_stream(struct qu_pdf *pdf, qpdf_oh dict, const char *key)
{
    qpdf_oh value = qpdf_oh_get_key(pdf->data, dict, key);
    bool there = qpdf_oh_is_stream(pdf->data, value);
    qu_pdf_release(pdf, value);
    return there;
}

/* The first text on that page, for a place in the YAML. */
static void find_text(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct qu_src *src = data;
    (void)matrix;
    if (item->kind == QU_ITEM_TEXT && item->node != QU_ARTIFACT && src->line == 0)
        *src = item->src;
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

static void check_font(struct fonts *fonts, qpdf_oh font, int index)
{
    struct qu_check *check = fonts->check;
    struct qu_pdf *pdf = &check->pdf;
    int object = qpdf_oh_get_object_id(pdf->data, font);
    for (int i = 0; i < fonts->seen.count; i++)
        if (fonts->seen.at[i] == object)
            return;
    qu_vec_add(&fonts->seen, object);
    qpdf_oh list = qpdf_oh_get_key(pdf->data, font, "/DescendantFonts"),
            named = qpdf_oh_get_key(pdf->data, font, "/BaseFont");
    qpdf_oh inner = qpdf_oh_is_array(pdf->data, list) ? qpdf_oh_get_array_item(pdf->data, list, 0)
                                                      : qu_pdf_again(pdf, font);
    qpdf_oh descriptor = qpdf_oh_get_key(pdf->data, inner, "/FontDescriptor");
    bool embedded = qpdf_oh_is_dictionary(pdf->data, descriptor) &&
                    (has_stream(pdf, descriptor, "/FontFile") || has_stream(pdf, descriptor, "/FontFile2") ||
                     has_stream(pdf, descriptor, "/FontFile3"));
    const char *name = qu_arena_strdup(check->arena, qpdf_oh_is_name(pdf->data, named)
                                                         ? qpdf_oh_get_name(pdf->data, named) + 1
                                                         : "without a name");
    if (!embedded)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_FONT, page_src(check, index), "build it again",
                        "the font %s on page %d is not in the file", name, index + 1);
    else if (!has_stream(pdf, font, "/ToUnicode"))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_FONT, page_src(check, index), "build it again",
                        "the font %s on page %d does not say which letters it shows", name, index + 1);
    qu_pdf_release(pdf, descriptor);
    qu_pdf_release(pdf, inner);
    qu_pdf_release(pdf, named);
    qu_pdf_release(pdf, list);
}

static void check_fonts(struct fonts *fonts, int index)
{
    struct qu_pdf *pdf = &fonts->check->pdf;
    QU_VEC(char *) keys = {0};
    qpdf_oh page = qpdf_get_page_n(pdf->data, (size_t)index),
            resources = qpdf_oh_get_key(pdf->data, page, "/Resources");
    qpdf_oh named = qpdf_oh_is_dictionary(pdf->data, resources)
                        ? qpdf_oh_get_key(pdf->data, resources, "/Font")
                        : qpdf_oh_new_null(pdf->data);
    if (qpdf_oh_is_dictionary(pdf->data, named)) {
        qpdf_oh_begin_dict_key_iter(pdf->data, named);
        while (qpdf_oh_dict_more_keys(pdf->data))
            qu_vec_add(&keys, qu_strdup(qpdf_oh_dict_next_key(pdf->data)));
    }
    for (int i = 0; i < keys.count; i++) {
        qpdf_oh font = qpdf_oh_get_key(pdf->data, named, keys.at[i]);
        check_font(fonts, font, index);
        qu_pdf_release(pdf, font);
        free(keys.at[i]);
    }
    qu_vec_finish(&keys);
    qu_pdf_release(pdf, named);
    qu_pdf_release(pdf, resources);
    qu_pdf_release(pdf, page);
}

static void check_size(struct qu_check *check)
{
    struct qu_buf size = {0};
    int64_t most = check->of->output->most_bytes;
    qu_bytes_print(check->of->pdf->length, &size);
    if (most > 0 && (int64_t)check->of->pdf->length > most)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_SIZE, check->output,
                        "let the output hold less, or allow more",
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
