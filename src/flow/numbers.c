#include "numbers.h"

#include <stdlib.h>
#include <string.h>

void qu_numbers_finish(struct qu_numbers *numbers)
{
    qu_vec_finish(&numbers->at);
}

void qu_numbers_add(struct qu_numbers *numbers, const char *destination, const char *label)
{
    qu_vec_add(&numbers->at, ((struct qu_number){destination, label}));
}

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct qu_number *)a)->destination, ((const struct qu_number *)b)->destination);
}

void qu_numbers_close(struct qu_numbers *numbers)
{
    if (numbers->at.count > 1)
        qsort(numbers->at.at, (size_t)numbers->at.count, sizeof *numbers->at.at, compare);
}

const char *qu_numbers_lookup(const struct qu_numbers *numbers, const char *destination)
{
    if (numbers == NULL || numbers->at.count == 0)
        return NULL;
    struct qu_number key = {destination, NULL};
    const struct qu_number *found = bsearch(&key, numbers->at.at, (size_t)numbers->at.count, sizeof key,
                                            compare);
    return found != NULL ? found->label : NULL;
}

bool qu_numbers_equal(const struct qu_numbers *a, const struct qu_numbers *b)
{
    if (a->at.count != b->at.count)
        return false;
    for (int i = 0; i < a->at.count; i++)
        if (compare(&a->at.at[i], &b->at.at[i]) != 0 || strcmp(a->at.at[i].label, b->at.at[i].label) != 0)
            return false;
    return true;
}
