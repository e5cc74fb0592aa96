/* resolve.h - where the links, references and note numbers of a text lead, looked up before its lines are
 * made. */
#pragma once

#include "styled.h"

/* Of one mark; zero if it is no link. */
struct qu_resolved_link {
    bool is_link;
    const char *uri, *destination; /* one of the two */
    const char *contents;          /* in words, for those who cannot see it */
    const char *name;              /* that this place gets, to be led back to; NULL: none */
    int node;                      /* structure node, once it is made */
};

/* One for each of the marks; in the arena. Names the first reference of each note. */
struct qu_resolved_link *qu_resolve_links(struct qu_cursor *cursor, const struct qu_styled *styled);
/* Makes the structure nodes of the links that stand on a line and have none yet, below `parent`; links of
 * furniture (QU_ARTIFACT) are furniture. */
void qu_resolve_nodes(struct qu_cursor *cursor, const struct qu_styled *styled, const struct qu_line *line,
                      int parent, struct qu_resolved_link *links);
