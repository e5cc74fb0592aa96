#include "destinations.h"

enum { NAMES_IN_LEAF = 32 };

/* [page /XYZ left top null]: the zoom stays as the reader has it. */
static qpdf_oh make_destination(struct qu_pdf *pdf, const struct qu_leaf *leaf, struct qu_xy at)
{
    qpdf_oh place = qu_pdf_array(pdf);
    qu_pdf_push(pdf, place, qu_pdf_again(pdf, leaf->object));
    qu_pdf_push(pdf, place, qu_pdf_name(pdf, "/XYZ"));
    qu_pdf_push(pdf, place, qu_pdf_real(pdf, leaf->x + at.x));
    qu_pdf_push(pdf, place, qu_pdf_real(pdf, leaf->y - at.y));
    qu_pdf_push(pdf, place, qu_pdf_parse(pdf, "null"));
    return place;
}

static void set_limits(struct qu_pdf *pdf, qpdf_oh node, const struct qu_gathered_mark *marks, int count)
{
    qpdf_oh limits = qu_pdf_array(pdf);
    qu_pdf_push(pdf, limits, qu_pdf_bytes(pdf, marks[0].item->name));
    qu_pdf_push(pdf, limits, qu_pdf_bytes(pdf, marks[count - 1].item->name));
    qu_pdf_set(pdf, node, "/Limits", limits);
}

static void fill_leaf(struct qu_pdf *pdf, qpdf_oh node, const struct qu_leaf *leaves,
                      const struct qu_gathered_mark *marks, int count)
{
    qpdf_oh names = qu_pdf_array(pdf);
    for (int i = 0; i < count; i++) {
        qu_pdf_push(pdf, names, qu_pdf_bytes(pdf, marks[i].item->name));
        qu_pdf_push(pdf, names, make_destination(pdf, &leaves[marks[i].page], marks[i].at));
    }
    qu_pdf_set(pdf, node, "/Names", names);
}

/* A node over all `count` marks: a leaf, or a node with up to 32 children of equal reach. Depth is log32 of
 * the count. */
static qpdf_oh make_node(struct qu_pdf *pdf, const struct qu_leaf *leaves,
                         const struct qu_gathered_mark *marks, int count, bool top)
{
    qpdf_oh node = qu_pdf_dict(pdf);
    if (!top)
        set_limits(pdf, node, marks, count);
    if (count <= NAMES_IN_LEAF) {
        fill_leaf(pdf, node, leaves, marks, count);
        return qu_pdf_indirect(pdf, node);
    }
    int reach = NAMES_IN_LEAF;
    while (reach * NAMES_IN_LEAF < count)
        reach *= NAMES_IN_LEAF;
    qpdf_oh kids = qu_pdf_array(pdf);
    for (int i = 0; i < count; i += reach)
        qu_pdf_push(pdf, kids, make_node(pdf, leaves, marks + i, QU_MIN(reach, count - i), false));
    qu_pdf_set(pdf, node, "/Kids", kids);
    return qu_pdf_indirect(pdf, node);
}

void qu_names_write(struct qu_pdf *pdf, const struct qu_leaf *leaves, const struct qu_gathered *gathered)
{
    if (gathered->destinations.count == 0)
        return;
    qpdf_oh names = qu_pdf_dict(pdf);
    qu_pdf_set(pdf, names, "/Dests",
               make_node(pdf, leaves, gathered->destinations.at, gathered->destinations.count, true));
    qu_pdf_set(pdf, pdf->root, "/Names", names);
}
