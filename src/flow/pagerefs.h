/* pagerefs.h - on which page each destination stands: for the contents and for "p. N". One round of flow
 * collects it for the next round. */
#pragma once

#include "../base/vec.h"

struct qu_pageref {
    const char *destination, *label;
};

struct qu_pagerefs {
    QU_VEC(struct qu_pageref) at;
};

void qu_pagerefs_finish(struct qu_pagerefs *refs);
/* The strings are kept, not copied. */
void qu_pagerefs_add(struct qu_pagerefs *refs, const char *destination, const char *label);
/* Sorts; to be called once, after the last add. */
void qu_pagerefs_close(struct qu_pagerefs *refs);
/* NULL if it is not known; `refs` may be NULL. */
const char *qu_pagerefs_lookup(const struct qu_pagerefs *refs, const char *destination);
bool qu_pagerefs_equal(const struct qu_pagerefs *a, const struct qu_pagerefs *b);
