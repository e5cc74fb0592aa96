/* resolve.h - finds where the links, references and note numbers of a text lead, before its lines are
 * made. */
#pragma once

#include "styled.h"

/* For one mark; all zero if it is no link. */
struct qu_resolved_link {
    bool is_link;
    const char *uri, *destination; /* one of the two */
    const char *contents;          /* what a screen reader says */
    const char *name;              /* destination name for the link back to this place; NULL: none */
    int node;                      /* structure node; set when it is made */
};

/* One result for each mark; in the arena. Also gives the first reference of each note its name. */
struct qu_resolved_link *qu_resolve_links(struct qu_cursor *cursor, const struct qu_styled *styled);
/* Makes the structure nodes of the links that stand on a line and have none yet, below `parent`; links of
 * furniture (QU_ARTIFACT) are furniture. */
void qu_resolve_nodes(struct qu_cursor *cursor, const struct qu_styled *styled, const struct qu_line *line,
                      int parent, struct qu_resolved_link *links);
