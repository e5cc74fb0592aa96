/* changes.h - which pages of a file differ from those of an older one.
 *
 * Pages with the same look are matched by a longest common subsequence (dynamic programming, after cutting
 * equal beginnings and ends). Of the other pages, two with the same look are one page that has moved. The
 * rest between two matches is paired in order: these pages have changed. A page without a partner was added
 * or removed. */
#pragma once

#include "fingerprints.h"

enum qu_change {
    QU_CHANGE_NOTHING,
    QU_CHANGE_LINKS,
    QU_CHANGE_CONTENT,
    QU_CHANGE_MOVED,
    QU_CHANGE_ADDED,
    QU_CHANGE_REMOVED
};

struct qu_page_change {
    enum qu_change change;
    int old, new; /* index, -1: none */
};

struct qu_changes {
    const struct qu_page_change
        *at; /* the pages of the new file in order; removed pages at their old places */
    int count;
    int counts[QU_CHANGE_REMOVED + 1];
};

struct qu_changes qu_changes_find(struct qu_arena *arena, const struct qu_fingerprints *old,
                                  const struct qu_fingerprints *new);
/* "5-6,8": what to print again, as `quire build --pages` takes it; empty if nothing. */
void qu_changes_list(const struct qu_changes *changes, struct qu_buf *out);
/* For people; and as a JSON object. */
void qu_changes_print(const struct qu_changes *changes, const struct qu_fingerprints *old,
                      const struct qu_fingerprints *new, struct qu_buf *out);
void qu_changes_print_json(const struct qu_changes *changes, const struct qu_fingerprints *old,
                           const struct qu_fingerprints *new, struct qu_buf *out);
