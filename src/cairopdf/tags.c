#include "tags.h"

/* Erases an element and those below it, from the leaves up, so that nothing keeps them in the file. */
static void erase(struct qu_obj element)
{
    int scope = qu_pdf_scope_begin(element.pdf);
    struct qu_obj kids = qu_obj_get(element, "/K");
    int count = qu_obj_count(kids);
    for (int i = 0; i < count; i++) {
        struct qu_obj kid = qu_obj_at(kids, i);
        if (qu_obj_is_dict(kid) && qu_obj_number(kid) != 0)
            erase(kid);
    }
    qu_obj_erase(element);
    qu_pdf_scope_end(element.pdf, scope);
}

void qu_tags_drop_tree(struct qu_pdf *pdf)
{
    struct qu_obj tree = qu_obj_get(pdf->root, "/StructTreeRoot");
    if (qu_obj_is_dict(tree))
        erase(tree);
    qu_obj_remove(pdf->root, "/StructTreeRoot");
}

void qu_tags_update(struct qu_leaves *leaves, const struct qu_marked_leaves *marked, int page_count)
{
    struct qu_leaves now = {0};
    int first = 0; /* index of the page's first leaf, as painted */
    for (int page = 0; page < page_count; page++) {
        for (int i = 0; i < marked[page].count; i++) {
            int at = first + marked[page].at[i];
            QU_ASSERT(at < leaves->count && leaves->at[at].page == page &&
                      leaves->at[at].mcid == marked[page].at[i]);
            qu_vec_add(&now, ((struct qu_leaf){page, i, leaves->at[at].node}));
        }
        while (first < leaves->count && leaves->at[first].page == page)
            first++;
    }
    qu_vec_finish(leaves);
    *leaves = now;
}
