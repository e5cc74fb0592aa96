#include "structure.h"

#include "nodes.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES_IN_NODE = 64 };

struct writer {
    struct qu_pdf *pdf;
    const struct qu_document *document;
    const struct qu_leaves *leaves;
    const struct qu_file_page *targets;
    const struct qu_placements *placed;
    const struct qu_obj *annotations;
    struct qu_tree tree;
    struct qu_node_facts facts;
    struct qu_obj *objects; /* of the elements */
    struct qu_obj root;
    QU_VEC(struct qu_obj) notes; /* borrowed: the elements with an ID, in the order of their IDs */
};

/* ---- number and name trees */

/* A key for a number. As bytes, keys sort in the same order as their numbers. */
static struct qu_obj make_key(struct qu_pdf *pdf, int number, bool named)
{
    char name[32];
    snprintf(name, sizeof name, "note-%07d", number);
    return named ? qu_obj_bytes(pdf, name) : qu_obj_int(pdf, number);
}

static struct qu_obj make_node(struct qu_pdf *pdf, const struct qu_obj *values, int first, int count,
                               bool named)
{
    struct qu_obj entries = qu_obj_array(pdf), node = qu_obj_dict(pdf);
    for (int i = first; i < first + count; i++) {
        int scope = qu_pdf_scope_begin(pdf);
        qu_obj_push(entries, make_key(pdf, i, named));
        qu_obj_push(entries, values[i]);
        qu_pdf_scope_end(pdf, scope);
    }
    qu_obj_set(node, named ? "/Names" : "/Nums", entries);
    return node;
}

/* A tree over values whose keys are their indexes: one node, or one over nodes of 64. */
static struct qu_obj make_tree(struct qu_pdf *pdf, const struct qu_obj *values, int count, bool named)
{
    if (count <= ENTRIES_IN_NODE)
        return qu_obj_indirect(make_node(pdf, values, 0, count, named));
    struct qu_obj kids = qu_obj_array(pdf), top = qu_obj_dict(pdf);
    for (int i = 0; i < count; i += ENTRIES_IN_NODE) {
        int size = QU_MIN(ENTRIES_IN_NODE, count - i);
        struct qu_obj node = make_node(pdf, values, i, size, named), limits = qu_obj_array(pdf);
        qu_obj_push(limits, make_key(pdf, i, named));
        qu_obj_push(limits, make_key(pdf, i + size - 1, named));
        qu_obj_set(node, "/Limits", limits);
        qu_obj_push(kids, qu_obj_indirect(node));
    }
    qu_obj_set(top, "/Kids", kids);
    return qu_obj_indirect(top);
}

/* ---- the attributes of an element */

static struct qu_obj make_figure_layout(struct writer *w, int node)
{
    const struct qu_figure_box *box = &w->facts.boxes[node];
    struct qu_obj layout = qu_obj_parse(w->pdf, "<< /O /Layout /Placement /Block >>");
    if (box->low.x > box->high.x)
        return layout;
    const struct qu_file_page *target = &w->targets[box->page];
    const double corners[] = {target->x + box->low.x, target->y - box->high.y, target->x + box->high.x,
                              target->y - box->low.y};
    qu_obj_set(layout, "/BBox", qu_obj_reals(w->pdf, corners, QU_COUNT(corners)));
    return layout;
}

/* The first child if it has that name; a caption before it is skipped. */
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

/* The numbering of a list, from the first item's label: a number, a letter, another sign, or none. */
static const char *find_numbering(const struct writer *w, int list)
{
    int label = first_child(&w->tree, first_child(&w->tree, list, "LI"), "Lbl");
    if (label < 0)
        return "<< /O /List /ListNumbering /None >>";
    char c = w->facts.labels[w->tree.elements.at[label].node];
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

/* A header cell in the first row belongs to its column, in any other row to its row. */
static const char *find_scope(const struct qu_tree *tree, int cell)
{
    int row = tree->elements.at[cell].parent, table = tree->elements.at[row].parent;
    bool top = table >= 0 && first_child(tree, table, "TR") == row;
    return top ? "<< /O /Table /Scope /Column >>" : "<< /O /Table /Scope /Row >>";
}

static void set_attributes(struct writer *w, int element)
{
    const struct qu_element *e = &w->tree.elements.at[element];
    struct qu_obj object = w->objects[element];
    if (strcmp(e->name, "Figure") == 0)
        qu_obj_set(object, "/A", make_figure_layout(w, e->node));
    else if (strcmp(e->name, "L") == 0)
        qu_obj_set(object, "/A", qu_obj_parse(w->pdf, find_numbering(w, element)));
    else if (strcmp(e->name, "TH") == 0)
        qu_obj_set(object, "/A", qu_obj_parse(w->pdf, find_scope(&w->tree, element)));
    else if (strcmp(e->name, "Note") == 0) {
        qu_obj_set(object, "/ID", make_key(w->pdf, w->notes.count, true));
        qu_vec_add(&w->notes, object);
    }
}

static void set_texts(struct writer *w, int element)
{
    const struct qu_element *e = &w->tree.elements.at[element];
    const struct qu_node *node = &w->document->nodes.at[e->node];
    if (e->node > 0 && node->alt != NULL && node->alt[0] != '\0')
        qu_obj_set_text(w->objects[element], "/Alt", node->alt);
    if (e->node > 0 && node->language != NULL && node->language[0] != '\0')
        qu_obj_set_text(w->objects[element], "/Lang", node->language);
}

/* ---- children */

static int page_of(const struct writer *w, const struct qu_kid *kid)
{
    if (kid->kind == QU_KID_ELEMENT)
        return -1;
    return kid->kind == QU_KID_LEAF ? w->leaves->at[kid->index].page : w->placed->links.at[kid->index].page;
}

static void set_page(struct writer *w, struct qu_obj object, int page)
{
    qu_obj_set(object, "/Pg", w->targets[page].object);
}

/* A child of an element. A leaf on the element's own page is written as its number only. */
static struct qu_obj make_kid(struct writer *w, const struct qu_kid *kid, int page)
{
    int own = page_of(w, kid);
    if (kid->kind == QU_KID_ELEMENT)
        return w->objects[kid->index];
    if (kid->kind == QU_KID_LEAF && own == page)
        return qu_obj_int(w->pdf, w->leaves->at[kid->index].mcid);
    struct qu_obj reference = qu_obj_dict(w->pdf);
    qu_obj_set_name(reference, "/Type", kid->kind == QU_KID_LEAF ? "/MCR" : "/OBJR");
    if (own != page)
        set_page(w, reference, own);
    if (kid->kind == QU_KID_LEAF)
        qu_obj_set_int(reference, "/MCID", w->leaves->at[kid->index].mcid);
    else
        qu_obj_set(reference, "/Obj", w->annotations[kid->index]);
    return reference;
}

/* The children of an element. One child alone is written without an array. */
static struct qu_obj make_kids(struct writer *w, const struct qu_element *e, int page)
{
    if (e->first == e->last)
        return make_kid(w, &w->tree.kids.at[e->first], page);
    struct qu_obj kids = qu_obj_array(w->pdf);
    for (int i = e->first; i >= 0; i = w->tree.kids.at[i].next)
        qu_obj_push(kids, make_kid(w, &w->tree.kids.at[i], page));
    return kids;
}

static void write_element(struct writer *w, int element)
{
    const struct qu_element *e = &w->tree.elements.at[element];
    struct qu_obj object = w->objects[element];
    int page = -1;
    for (int i = e->first; i >= 0 && page < 0; i = w->tree.kids.at[i].next)
        page = page_of(w, &w->tree.kids.at[i]);
    char name[32];
    int scope = qu_pdf_scope_begin(w->pdf);
    snprintf(name, sizeof name, "/%s", e->name);
    qu_obj_set_name(object, "/S", name);
    qu_obj_set(object, "/P", e->parent >= 0 ? w->objects[e->parent] : w->root);
    if (page >= 0)
        set_page(w, object, page);
    if (e->first >= 0)
        qu_obj_set(object, "/K", make_kids(w, e, page));
    set_texts(w, element);
    set_attributes(w, element);
    qu_pdf_scope_end(w->pdf, scope);
}

/* ---- from the pages back to the elements */

static struct qu_obj write_parents(struct writer *w)
{
    int pages = w->document->pages.count, links = w->placed->links.count, leaf = 0;
    struct qu_obj *values = qu_alloc_zero((size_t)(pages + links) + 1, sizeof *values);
    for (int i = 0; i < pages; i++) {
        struct qu_obj owners = qu_obj_array(w->pdf);
        for (int mcid = 0; leaf < w->leaves->count && w->leaves->at[leaf].page == i; leaf++, mcid++) {
            QU_ASSERT(w->leaves->at[leaf].mcid == mcid);
            qu_obj_push(owners, w->objects[w->tree.leaf_owner[leaf]]);
        }
        values[i] = qu_obj_indirect(owners);
        qu_obj_set_int(w->targets[i].object, "/StructParents", i);
    }
    for (int i = 0; i < links; i++) {
        values[pages + i] = w->objects[w->tree.link_owner[i]];
        qu_obj_set_int(w->annotations[i], "/StructParent", pages + i);
    }
    struct qu_obj parents = make_tree(w->pdf, values, pages + links, false);
    free(values);
    return parents;
}

static void write_tree(struct writer *w)
{
    int count = w->tree.elements.count;
    w->objects = qu_alloc_zero((size_t)count, sizeof *w->objects);
    w->root = qu_obj_indirect(qu_obj_parse(w->pdf, "<< /Type /StructTreeRoot >>"));
    for (int i = 0; i < count; i++)
        w->objects[i] = qu_obj_indirect(qu_obj_dict(w->pdf));
    for (int i = 0; i < count; i++)
        write_element(w, i);
    qu_obj_set(w->root, "/K", w->objects[0]);
    qu_obj_set(w->root, "/ParentTree", write_parents(w));
    qu_obj_set_int(w->root, "/ParentTreeNextKey", w->document->pages.count + w->placed->links.count);
    if (w->notes.count > 0)
        qu_obj_set(w->root, "/IDTree", make_tree(w->pdf, w->notes.at, w->notes.count, true));
    free(w->objects);
    qu_vec_finish(&w->notes);
    qu_obj_set(w->pdf->root, "/StructTreeRoot", w->root);
    qu_obj_set(w->pdf->root, "/MarkInfo", qu_obj_parse(w->pdf, "<< /Marked true >>"));
}

void qu_structure_write(struct qu_pdf *pdf, const struct qu_document *document,
                        const struct qu_leaves *leaves, const struct qu_file_page *targets,
                        const struct qu_placements *placed, const struct qu_obj *annotations)
{
    struct writer w = {.pdf = pdf,
                       .document = document,
                       .leaves = leaves,
                       .targets = targets,
                       .placed = placed,
                       .annotations = annotations};
    int *link_nodes = qu_alloc_zero((size_t)placed->links.count + 1, sizeof *link_nodes);
    for (int i = 0; i < placed->links.count; i++)
        link_nodes[i] = placed->links.at[i].node;
    qu_tree_init(&w.tree, document, leaves, link_nodes, placed->links.count);
    qu_node_facts_init(&w.facts, document);
    write_tree(&w);
    qu_node_facts_finish(&w.facts);
    qu_tree_finish(&w.tree);
    free(link_nodes);
}
