#include "structure.h"

#include "nodes.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES_IN_NODE = 64 };

struct writer {
    struct qu_pdf *pdf;
    const struct qu_document *document;
    const struct qu_paint_tags *tags;
    const struct qu_leaf *leaves;
    const struct qu_gathered *gathered;
    const qpdf_oh *annotations;
    struct qu_tree tree;
    struct qu_survey survey;
    qpdf_oh *objects; /* of the elements */
    qpdf_oh root;
    QU_VEC(qpdf_oh) notes; /* borrowed: the elements with an ID, in the order of their IDs */
};

/* ---- number and name trees */

/* Keys that sort as bytes as they do as numbers. */
static qpdf_oh make_key(struct qu_pdf *pdf, int number, bool named)
{
    char name[32];
    snprintf(name, sizeof name, "note-%07d", number);
    return named ? qu_pdf_bytes(pdf, name) : qu_pdf_int(pdf, number);
}

static qpdf_oh make_leaf(struct qu_pdf *pdf, const qpdf_oh *values, int first, int count, bool named)
{
    qpdf_oh entries = qu_pdf_array(pdf), leaf = qu_pdf_dict(pdf);
    for (int i = first; i < first + count; i++) {
        qu_pdf_push(pdf, entries, make_key(pdf, i, named));
        qu_pdf_push(pdf, entries, qu_pdf_again(pdf, values[i]));
    }
    qu_pdf_set(pdf, leaf, named ? "/Names" : "/Nums", entries);
    return leaf;
}

/* A tree over values whose keys are their indexes: one node, or one over leaves of 64. */
static qpdf_oh make_tree(struct qu_pdf *pdf, const qpdf_oh *values, int count, bool named)
{
    if (count <= ENTRIES_IN_NODE)
        return qu_pdf_indirect(pdf, make_leaf(pdf, values, 0, count, named));
    qpdf_oh kids = qu_pdf_array(pdf), top = qu_pdf_dict(pdf);
    for (int i = 0; i < count; i += ENTRIES_IN_NODE) {
        int size = QU_MIN(ENTRIES_IN_NODE, count - i);
        qpdf_oh leaf = make_leaf(pdf, values, i, size, named), limits = qu_pdf_array(pdf);
        qu_pdf_push(pdf, limits, make_key(pdf, i, named));
        qu_pdf_push(pdf, limits, make_key(pdf, i + size - 1, named));
        qu_pdf_set(pdf, leaf, "/Limits", limits);
        qu_pdf_push(pdf, kids, qu_pdf_indirect(pdf, leaf));
    }
    qu_pdf_set(pdf, top, "/Kids", kids);
    return qu_pdf_indirect(pdf, top);
}

/* ---- what an element says */

static qpdf_oh make_figure_layout(struct writer *w, int node)
{
    const struct qu_figure_box *box = &w->survey.boxes[node];
    qpdf_oh layout = qu_pdf_parse(w->pdf, "<< /O /Layout /Placement /Block >>");
    if (box->low.x > box->high.x)
        return layout;
    const struct qu_leaf *leaf = &w->leaves[box->page];
    qpdf_oh corners = qu_pdf_array(w->pdf);
    qu_pdf_push(w->pdf, corners, qu_pdf_real(w->pdf, leaf->x + box->low.x));
    qu_pdf_push(w->pdf, corners, qu_pdf_real(w->pdf, leaf->y - box->high.y));
    qu_pdf_push(w->pdf, corners, qu_pdf_real(w->pdf, leaf->x + box->high.x));
    qu_pdf_push(w->pdf, corners, qu_pdf_real(w->pdf, leaf->y - box->low.y));
    qu_pdf_set(w->pdf, layout, "/BBox", corners);
    return layout;
}

/* The first child of that name behind a caption, if it comes before any other. */
static int first_child(const struct qu_tree *tree, int element, const char *name)
{
    for (int i = element >= 0 ? tree->elements.at[element].first : -1; i >= 0; i = tree->kids.at[i].next) {
        const struct qu_kid *kid = &tree->kids.at[i];
        if (kid->kind != QU_KID_ELEMENT)
            return -1;
        if (strcmp(tree->elements.at[kid->index].name, name) == 0)
            return kid->index;
        if (strcmp(tree->elements.at[kid->index].name, "Caption") != 0)
            return -1;
    }
    return -1;
}

/* By the first item's label: a number, a letter, any other sign, none. */
static const char *find_numbering(const struct writer *w, int list)
{
    int label = first_child(&w->tree, first_child(&w->tree, list, "LI"), "Lbl");
    if (label < 0)
        return "<< /O /List /ListNumbering /None >>";
    char c = w->survey.labels[w->tree.elements.at[label].node];
    if (c >= '0' && c <= '9')
        return "<< /O /List /ListNumbering /Decimal >>";
    if (c == 'i' || c == 'I')
        return c == 'i' ? "<< /O /List /ListNumbering /LowerRoman >>"
                        : "<< /O /List /ListNumbering /UpperRoman >>";
    if (c >= 'a' && c <= 'z')
        return "<< /O /List /ListNumbering /LowerAlpha >>";
    return c >= 'A' && c <= 'Z' ? "<< /O /List /ListNumbering /UpperAlpha >>"
                                : "<< /O /List /ListNumbering /Disc >>";
}

/* A header cell stands over its column in the first row, before its row in any other. */
static const char *find_scope(const struct qu_tree *tree, int cell)
{
    int row = tree->elements.at[cell].parent, table = tree->elements.at[row].parent;
    bool top = table >= 0 && first_child(tree, table, "TR") == row;
    return top ? "<< /O /Table /Scope /Column >>" : "<< /O /Table /Scope /Row >>";
}

static void set_attributes(struct writer *w, int element)
{
    const struct qu_element *e = &w->tree.elements.at[element];
    qpdf_oh object = w->objects[element];
    if (strcmp(e->name, "Figure") == 0)
        qu_pdf_set(w->pdf, object, "/A", make_figure_layout(w, e->node));
    else if (strcmp(e->name, "L") == 0)
        qu_pdf_set(w->pdf, object, "/A", qu_pdf_parse(w->pdf, find_numbering(w, element)));
    else if (strcmp(e->name, "TH") == 0)
        qu_pdf_set(w->pdf, object, "/A", qu_pdf_parse(w->pdf, find_scope(&w->tree, element)));
    else if (strcmp(e->name, "Note") == 0) {
        qu_pdf_set(w->pdf, object, "/ID", make_key(w->pdf, w->notes.count, true));
        qu_vec_add(&w->notes, object);
    }
}

static void set_texts(struct writer *w, int element)
{
    const struct qu_element *e = &w->tree.elements.at[element];
    const struct qu_node *node = &w->document->nodes.at[e->node];
    if (e->node > 0 && node->alt != NULL && node->alt[0] != '\0')
        qu_pdf_set(w->pdf, w->objects[element], "/Alt", qu_pdf_text(w->pdf, node->alt));
    if (e->node > 0 && node->language != NULL && node->language[0] != '\0')
        qu_pdf_set(w->pdf, w->objects[element], "/Lang", qu_pdf_text(w->pdf, node->language));
}

/* ---- children */

static int page_of(const struct writer *w, const struct qu_kid *kid)
{
    if (kid->kind == QU_KID_ELEMENT)
        return -1;
    return kid->kind == QU_KID_LEAF ? w->tags->at[kid->index].page : w->gathered->links.at[kid->index].page;
}

static void set_page(struct writer *w, qpdf_oh object, int page)
{
    qu_pdf_set(w->pdf, object, "/Pg", qu_pdf_again(w->pdf, w->leaves[page].object));
}

/* A leaf on the element's own page is its bare number. */
static qpdf_oh make_kid(struct writer *w, const struct qu_kid *kid, int page)
{
    int own = page_of(w, kid);
    if (kid->kind == QU_KID_ELEMENT)
        return qu_pdf_again(w->pdf, w->objects[kid->index]);
    if (kid->kind == QU_KID_LEAF && own == page)
        return qu_pdf_int(w->pdf, w->tags->at[kid->index].mcid);
    qpdf_oh reference = qu_pdf_dict(w->pdf);
    qu_pdf_set(w->pdf, reference, "/Type", qu_pdf_name(w->pdf, kid->kind == QU_KID_LEAF ? "/MCR" : "/OBJR"));
    if (own != page)
        set_page(w, reference, own);
    if (kid->kind == QU_KID_LEAF)
        qu_pdf_set(w->pdf, reference, "/MCID", qu_pdf_int(w->pdf, w->tags->at[kid->index].mcid));
    else
        qu_pdf_set(w->pdf, reference, "/Obj", qu_pdf_again(w->pdf, w->annotations[kid->index]));
    return reference;
}

/* An only child stands without an array. */
static qpdf_oh make_kids(struct writer *w, const struct qu_element *e, int page)
{
    if (e->first == e->last)
        return make_kid(w, &w->tree.kids.at[e->first], page);
    qpdf_oh kids = qu_pdf_array(w->pdf);
    for (int i = e->first; i >= 0; i = w->tree.kids.at[i].next)
        qu_pdf_push(w->pdf, kids, make_kid(w, &w->tree.kids.at[i], page));
    return kids;
}

static void write_element(struct writer *w, int element)
{
    const struct qu_element *e = &w->tree.elements.at[element];
    qpdf_oh object = w->objects[element];
    int page = -1;
    for (int i = e->first; i >= 0 && page < 0; i = w->tree.kids.at[i].next)
        page = page_of(w, &w->tree.kids.at[i]);
    char name[32];
    snprintf(name, sizeof name, "/%s", e->name);
    qu_pdf_set(w->pdf, object, "/S", qu_pdf_name(w->pdf, name));
    qu_pdf_set(w->pdf, object, "/P", qu_pdf_again(w->pdf, e->parent >= 0 ? w->objects[e->parent] : w->root));
    if (page >= 0)
        set_page(w, object, page);
    if (e->first >= 0)
        qu_pdf_set(w->pdf, object, "/K", make_kids(w, e, page));
    set_texts(w, element);
    set_attributes(w, element);
}

/* ---- the way back */

static qpdf_oh write_parents(struct writer *w)
{
    int pages = w->document->pages.count, links = w->gathered->links.count, leaf = 0;
    qpdf_oh *values = qu_alloc_zero((size_t)(pages + links) + 1, sizeof *values);
    for (int i = 0; i < pages; i++) {
        qpdf_oh owners = qu_pdf_array(w->pdf);
        for (int mcid = 0; leaf < w->tags->count && w->tags->at[leaf].page == i; leaf++, mcid++) {
            QU_ASSERT(w->tags->at[leaf].mcid == mcid);
            qu_pdf_push(w->pdf, owners, qu_pdf_again(w->pdf, w->objects[w->tree.leaf_owner[leaf]]));
        }
        values[i] = qu_pdf_indirect(w->pdf, owners);
        qu_pdf_set(w->pdf, w->leaves[i].object, "/StructParents", qu_pdf_int(w->pdf, i));
    }
    for (int i = 0; i < links; i++) {
        values[pages + i] = qu_pdf_again(w->pdf, w->objects[w->tree.link_owner[i]]);
        qu_pdf_set(w->pdf, w->annotations[i], "/StructParent", qu_pdf_int(w->pdf, pages + i));
    }
    qpdf_oh parents = make_tree(w->pdf, values, pages + links, false);
    for (int i = 0; i < pages + links; i++)
        qu_pdf_release(w->pdf, values[i]);
    free(values);
    return parents;
}

/* Frees the elements of Cairo's own tree: one for each leaf. */
static void drop_painted(struct qu_pdf *pdf, qpdf_oh element)
{
    qpdf_oh kids = qpdf_oh_get_key(pdf->data, element, "/K"), nothing = qpdf_oh_new_null(pdf->data);
    int count = qpdf_oh_is_array(pdf->data, kids) ? qpdf_oh_get_array_n_items(pdf->data, kids) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(pdf->data, kids, i);
        if (qpdf_oh_is_dictionary(pdf->data, kid) && qpdf_oh_is_indirect(pdf->data, kid))
            drop_painted(pdf, kid);
        qu_pdf_release(pdf, kid);
    }
    if (qpdf_oh_is_indirect(pdf->data, element))
        qpdf_replace_object(pdf->data, qpdf_oh_get_object_id(pdf->data, element),
                            qpdf_oh_get_generation(pdf->data, element), nothing);
    qu_pdf_release(pdf, nothing);
    qu_pdf_release(pdf, kids);
}

static void drop_painted_tree(struct qu_pdf *pdf)
{
    qpdf_oh root = qpdf_oh_get_key(pdf->data, pdf->root, "/StructTreeRoot");
    if (qpdf_oh_is_dictionary(pdf->data, root))
        drop_painted(pdf, root);
    qu_pdf_release(pdf, root);
    qpdf_oh_remove_key(pdf->data, pdf->root, "/StructTreeRoot");
}

static void write_tree(struct writer *w)
{
    int count = w->tree.elements.count;
    w->objects = qu_alloc_zero((size_t)count, sizeof *w->objects);
    w->root = qu_pdf_indirect(w->pdf, qu_pdf_parse(w->pdf, "<< /Type /StructTreeRoot >>"));
    for (int i = 0; i < count; i++)
        w->objects[i] = qu_pdf_indirect(w->pdf, qu_pdf_dict(w->pdf));
    for (int i = 0; i < count; i++)
        write_element(w, i);
    qu_pdf_set(w->pdf, w->root, "/K", qu_pdf_again(w->pdf, w->objects[0]));
    qu_pdf_set(w->pdf, w->root, "/ParentTree", write_parents(w));
    qu_pdf_set(w->pdf, w->root, "/ParentTreeNextKey",
               qu_pdf_int(w->pdf, w->document->pages.count + w->gathered->links.count));
    if (w->notes.count > 0)
        qu_pdf_set(w->pdf, w->root, "/IDTree", make_tree(w->pdf, w->notes.at, w->notes.count, true));
    for (int i = 0; i < count; i++)
        qu_pdf_release(w->pdf, w->objects[i]);
    free(w->objects);
    qu_vec_finish(&w->notes);
    qu_pdf_set(w->pdf, w->pdf->root, "/StructTreeRoot", w->root);
    qu_pdf_set(w->pdf, w->pdf->root, "/MarkInfo", qu_pdf_parse(w->pdf, "<< /Marked true >>"));
}

/* ---- the pages' leaves */

/* The table of the leaves that the pages have now, from that of those they had as they were painted. */
static void list_leaves(const struct writer *w, const struct qu_paint_tags *painted,
                        const struct qu_marked_leaves *marked, struct qu_paint_tags *tags)
{
    int first = 0; /* of the page's leaves as they were painted */
    for (int page = 0; page < w->document->pages.count; page++) {
        for (int i = 0; i < marked[page].count; i++) {
            int at = first + marked[page].at[i];
            QU_ASSERT(at < painted->count && painted->at[at].page == page &&
                      painted->at[at].mcid == marked[page].at[i]);
            qu_vec_add(tags, ((struct qu_paint_tag){page, i, painted->at[at].node}));
        }
        while (first < painted->count && painted->at[first].page == page)
            first++;
    }
}

void qu_structure_write(struct qu_pdf *pdf, const struct qu_document *document,
                        const struct qu_paint_tags *tags, const struct qu_marked_leaves *marked,
                        const struct qu_leaf *leaves, const struct qu_gathered *gathered,
                        const qpdf_oh *annotations)
{
    struct qu_paint_tags now = {0};
    struct writer w = {.pdf = pdf,
                       .document = document,
                       .tags = &now,
                       .leaves = leaves,
                       .gathered = gathered,
                       .annotations = annotations};
    int *link_nodes = qu_alloc_zero((size_t)gathered->links.count + 1, sizeof *link_nodes);
    for (int i = 0; i < gathered->links.count; i++)
        link_nodes[i] = gathered->links.at[i].node;
    drop_painted_tree(pdf);
    list_leaves(&w, tags, marked, &now);
    qu_tree_init(&w.tree, document, &now, link_nodes, gathered->links.count);
    qu_survey_init(&w.survey, document);
    write_tree(&w);
    qu_survey_finish(&w.survey);
    qu_tree_finish(&w.tree);
    qu_vec_finish(&now);
    free(link_nodes);
}
