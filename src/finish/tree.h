/* tree.h - the structure of the document as the standard wants it, still as plain data.
 *
 * In: the document's nodes, the table of leaves, the node of each link. Out: elements with their children in
 * reading order. Rules:
 * - What shows nothing (no leaf, no link, below it neither) is left out, but for cells of a row that shows
 * something: a selection of pages has only what is on them.
 * - Children that are elements keep the order of the document; leaves of the element itself stand among them
 * where they were painted: before the first child that was painted later. Links come behind an element's
 * leaves.
 * - Where PDF 1.7 (14.8.4) or PDF/UA-1 demands a certain parent or child, what lies between is put in: LI
 * holds Lbl and LBody only, L and TOC hold LI and TOCI, Table TR, TR cells, TOCI holds its link in a
 * Reference, a link annotation lies in a Link. What stands where it must not (LI outside of L) becomes a Div
 * or a Span, a Figure without words for it a Div.
 * - Headings: H1 to H3 by rank, no level skipped going down: H1, H3, H3, H2 become H1, H2, H2, H2.
 *
 * Linear but for the number of headings open at once (3). Parents stand before their children in the
 * document. */
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
    int node;         /* whose it is; 0: put in between */
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
