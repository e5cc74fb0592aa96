/* nodes.h - collects from the pages what the structure tree needs to know of its nodes: where figures lie,
 * how list items are labelled. */
#pragma once

#include "placements.h"

struct qu_figure_box {
    int page;               /* index, of its first part */
    struct qu_xy low, high; /* upper left and lower right; low.x > high.x: it draws nothing */
};

struct qu_node_facts {
    int *figure_of;              /* for each node the Figure that it is or lies in, 0: none */
    struct qu_figure_box *boxes; /* for each node, of Figures only */
    char *labels;                /* for each node, of Lbl only: the first character of its text, 0: none */
};

void qu_node_facts_init(struct qu_node_facts *facts, const struct qu_document *document);
void qu_node_facts_finish(struct qu_node_facts *facts);
