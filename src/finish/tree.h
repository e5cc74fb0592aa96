/* tree.h - the structure tree in the form that the standard demands, as plain data.
 *
 * In: the document's nodes, the table of leaves, the node of each link. Out: elements with their children in
 * reading order. Rules:
 * - A node that shows nothing (no leaf and no link, in it or below it) is left out, because a selection of
 *   pages shows only some nodes. Empty cells in a row that shows something are kept.
 * - Children that are elements keep the order of the document; leaves of the element itself are put among
 *   them by paint order: before the first child that was painted later. Links come after the leaves of an
 *   element.
 * - If PDF 1.7 (14.8.4) or PDF/UA-1 demands a certain parent or child, the missing element is put in: LI
 *   contains only Lbl and LBody, L contains LI, TOC contains TOCI, Table contains TR, TR contains cells, TOCI
 *   contains its link in a Reference, a link annotation is in a Link. An element that is not allowed at its
 *   place (LI outside of L) becomes a Div or a Span; a Figure without alt text becomes a Div.
 * - Headings: H1 to H3 by rank, no level skipped going down: H1, H3, H3, H2 become H1, H2, H2, H2.
 *
 * The time is linear in the number of nodes, leaves and links. In the document parents must stand before
 * their children. */
#pragma once

#include "../page/leaves.h"
#include "../page/page.h"

enum qu_kid_kind { QU_KID_ELEMENT, QU_KID_LEAF, QU_KID_LINK };

struct qu_kid {
    enum qu_kid_kind kind;
    int index; /* of the element, of the leaf in the table, of the link */
    int next;  /* the element's next child, -1: none */
};

struct qu_element {
    const char *name; /* "P" */
    int parent;       /* -1: the Document */
    int node;         /* the node that it was made for; 0: put in between */
    int first, last;  /* children, -1: none */
};

struct qu_tree {
    QU_VEC(struct qu_element) elements; /* parents first; [0] is the Document */
    QU_VEC(struct qu_kid) kids;
    int *leaf_owner; /* the element of each leaf and each link */
    int *link_owner;
};

/* `link_nodes`: the node of each link; QU_ARTIFACT counts as the Document. */
void qu_tree_init(struct qu_tree *tree, const struct qu_document *document, const struct qu_leaves *tags,
                  const int *link_nodes, int link_count);
void qu_tree_finish(struct qu_tree *tree);
