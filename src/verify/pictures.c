/* pictures.c - every figure says in words what it shows, and the file has these words. */
#include "check.h"

#include "../base/vec.h"

#include <stdlib.h>
#include <string.h>

struct describing {
    struct qu_check *check;
    QU_VEC(const char *) texts; /* Alt of the file's figures */
    QU_VEC(bool) used;
    bool tagged;
};

/* Elements that are met again, or lie too deep, belong to no file of ours. */
enum { DEPTH_MOST = 60 };

static void read_element(struct describing *d, qpdf_oh element, int depth);

static void read_kids(struct describing *d, qpdf_oh element, int depth)
{
    struct qu_pdf *pdf = &d->check->pdf;
    qpdf_oh kids = qpdf_oh_get_key(pdf->data, element, "/K");
    int count = qpdf_oh_is_array(pdf->data, kids) ? qpdf_oh_get_array_n_items(pdf->data, kids) : 0;
    if (qpdf_oh_is_dictionary(pdf->data, kids))
        read_element(d, kids, depth + 1);
    for (int i = 0; i < count; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(pdf->data, kids, i);
        if (qpdf_oh_is_dictionary(pdf->data, kid))
            read_element(d, kid, depth + 1);
        qu_pdf_release(pdf, kid);
    }
    qu_pdf_release(pdf, kids);
}

static void read_element(struct describing *d, qpdf_oh element, int depth)
{
    struct qu_pdf *pdf = &d->check->pdf;
    qpdf_oh role = qpdf_oh_get_key(pdf->data, element, "/S"),
            alt = qpdf_oh_get_key(pdf->data, element, "/Alt");
    if (qpdf_oh_is_name(pdf->data, role) && strcmp(qpdf_oh_get_name(pdf->data, role), "/Figure") == 0) {
        const char *text = qpdf_oh_is_string(pdf->data, alt) ? qpdf_oh_get_utf8_value(pdf->data, alt) : "";
        qu_vec_add(&d->texts, qu_arena_strdup(d->check->arena, text));
        qu_vec_add(&d->used, false);
    }
    qu_pdf_release(pdf, role);
    qu_pdf_release(pdf, alt);
    if (depth < DEPTH_MOST)
        read_kids(d, element, depth);
}

static void note_shown(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    (void)matrix;
    ((bool *)data)[item->node] = true;
}

/* For each node whether it, or one below it, is shown on a page: a selection leaves nodes without any. */
static bool *find_shown(const struct qu_document *document)
{
    bool *shown = qu_alloc_zero((size_t)document->nodes.count + 1, sizeof *shown);
    for (int i = 0; i < document->pages.count; i++)
        qu_items_visit(document->pages.at[i].items, document->pages.at[i].item_count, note_shown, shown);
    for (int i = document->nodes.count - 1; i > 1; i--)
        if (shown[i] && document->nodes.at[i].parent > 0)
            shown[document->nodes.at[i].parent] = true;
    return shown;
}

static void check_figure(struct describing *d, const struct qu_node *node)
{
    struct qu_check *check = d->check;
    if (node->alt == NULL || node->alt[0] == '\0') {
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PICTURE, node->src, "say what it shows: `alt: ...`",
                        "this picture is not described");
        return;
    }
    for (int i = 0; i < d->texts.count; i++)
        if (!d->used.at[i] && strcmp(d->texts.at[i], node->alt) == 0) {
            d->used.at[i] = true;
            return;
        }
    if (d->tagged)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PICTURE, node->src, "build it again",
                        "the file does not have the words that describe this picture: \"%s\"", node->alt);
}

void qu_check_pictures(struct qu_check *check)
{
    struct describing d = {.check = check};
    const struct qu_document *document = check->of->document;
    qpdf_oh tree = qpdf_oh_get_key(check->pdf.data, check->pdf.root, "/StructTreeRoot");
    d.tagged = qpdf_oh_is_dictionary(check->pdf.data, tree);
    if (d.tagged)
        read_kids(&d, tree, 0);
    else if (qpdf_oh_has_key(check->made.data, check->made.root, "/StructTreeRoot"))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PICTURE, check->output, "build it again",
                        "the file has no structure that says what is a heading, a list, a picture");
    qu_pdf_release(&check->pdf, tree);
    bool *shown = find_shown(document);
    for (int i = 2; i < document->nodes.count; i++)
        if (document->nodes.at[i].role == QU_ROLE_FIGURE && shown[i])
            check_figure(&d, &document->nodes.at[i]);
    free(shown);
    qu_vec_finish(&d.texts);
    qu_vec_finish(&d.used);
}
