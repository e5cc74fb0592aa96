/* roman.h - numbers in small Roman numerals: i, ii, iii, iv, as for the pages of front matter. */
#pragma once

#include "buf.h"

enum { QU_ROMAN_MOST = 3999 };

/* Appends `number`: one m for each thousand; nothing below 1 and from 100,000 on. */
void qu_roman_add(struct qu_buf *out, long number);
/* The number up to QU_ROMAN_MOST that `text` is; 0 if it is no Roman numeral in its usual form (as
 * "iiii"). */
int qu_roman_read(const char *text);
