#include "pictures.h"

#include "../base/vec.h"

#include <stdlib.h>
#include <string.h>

struct describing {
    struct qu_check *check;
    QU_VEC(const char *) texts; /* Alt of the file's figures */
    QU_VEC(bool) used;
    bool tagged;
};

/* A limit against structure trees with cycles, which quire never writes. */
enum { DEPTH_MOST = 60 };

static void read_element(struct describing *d, struct qu_obj element, int depth);

static void read_kids(struct describing *d, struct qu_obj element, int depth)
{
    struct qu_obj kids = qu_obj_get(element, "/K");
    int count = qu_obj_count(kids);
    if (qu_obj_is_dict(kids))
        read_element(d, kids, depth + 1);
    for (int i = 0; i < count; i++) {
        struct qu_obj kid = qu_obj_at(kids, i);
        if (qu_obj_is_dict(kid))
            read_element(d, kid, depth + 1);
    }
}

static void read_element(struct describing *d, struct qu_obj element, int depth)
{
    int scope = qu_pdf_scope_begin(element.pdf);
    if (qu_obj_name_is(element, "/S", "/Figure")) {
        const char *alt = qu_obj_text_value(qu_obj_get(element, "/Alt"));
        qu_vec_add(&d->texts, qu_arena_strdup(d->check->arena, alt));
        qu_vec_add(&d->used, false);
    }
    if (depth < DEPTH_MOST)
        read_kids(d, element, depth);
    qu_pdf_scope_end(element.pdf, scope);
}

static void note_shown(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    (void)matrix;
    ((bool *)data)[item->node] = true;
}

/* For each node, whether it or one below it is shown on a page. In a selection of pages some nodes are
 * not. */
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
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PICTURE, node->src, "describe what it shows: `alt: ...`",
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
    struct qu_obj tree = qu_obj_get(check->pdf.root, "/StructTreeRoot");
    d.tagged = qu_obj_is_dict(tree);
    if (d.tagged)
        read_kids(&d, tree, 0);
    else if (qu_obj_has(check->made.root, "/StructTreeRoot"))
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_PICTURE, check->output, "build it again",
                        "the file has no structure that says what is a heading, a list, a picture");
    bool *shown = find_shown(document);
    for (int i = 2; i < document->nodes.count; i++)
        if (document->nodes.at[i].role == QU_ROLE_FIGURE && shown[i])
            check_figure(&d, &document->nodes.at[i]);
    free(shown);
    qu_vec_finish(&d.texts);
    qu_vec_finish(&d.used);
}
