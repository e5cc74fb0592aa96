#include "pagerefs.h"

#include <stdlib.h>
#include <string.h>

void qu_pagerefs_finish(struct qu_pagerefs *refs)
{
    qu_vec_finish(&refs->at);
}

void qu_pagerefs_add(struct qu_pagerefs *refs, const char *destination, const char *label)
{
    qu_vec_add(&refs->at, ((struct qu_pageref){destination, label}));
}

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct qu_pageref *)a)->destination, ((const struct qu_pageref *)b)->destination);
}

void qu_pagerefs_close(struct qu_pagerefs *refs)
{
    if (refs->at.count > 1)
        qsort(refs->at.at, (size_t)refs->at.count, sizeof *refs->at.at, compare);
}

const char *qu_pagerefs_lookup(const struct qu_pagerefs *refs, const char *destination)
{
    if (refs == NULL || refs->at.count == 0)
        return NULL;
    struct qu_pageref key = {destination, NULL};
    const struct qu_pageref *found = bsearch(&key, refs->at.at, (size_t)refs->at.count, sizeof key, compare);
    return found != NULL ? found->label : NULL;
}

bool qu_pagerefs_equal(const struct qu_pagerefs *a, const struct qu_pagerefs *b)
{
    if (a->at.count != b->at.count)
        return false;
    for (int i = 0; i < a->at.count; i++)
        if (compare(&a->at.at[i], &b->at.at[i]) != 0 || strcmp(a->at.at[i].label, b->at.at[i].label) != 0)
            return false;
    return true;
}
