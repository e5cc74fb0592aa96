/* numbers.h - on which page each destination stands: what contents and "p. N" read, and what one round of
 * flow leaves for the next. */
#pragma once

#include "../base/vec.h"

struct qu_number {
    const char *destination, *label;
};

struct qu_numbers {
    QU_VEC(struct qu_number) at;
};

void qu_numbers_finish(struct qu_numbers *numbers);
/* The strings are kept, not copied. */
void qu_numbers_add(struct qu_numbers *numbers, const char *destination, const char *label);
/* Sorts; to be called once, after the last add. */
void qu_numbers_close(struct qu_numbers *numbers);
/* NULL if it is not known; `numbers` may be NULL. */
const char *qu_numbers_lookup(const struct qu_numbers *numbers, const char *destination);
bool qu_numbers_equal(const struct qu_numbers *a, const struct qu_numbers *b);
