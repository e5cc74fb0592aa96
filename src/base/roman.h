/* roman.h - numbers in small Roman numerals, as books count their front matter: i, ii, iii, iv. */
#pragma once

#include "buf.h"

enum { QU_ROMAN_MOST = 3999 };

/* Appends `number`: one m for each thousand; nothing below 1 and from 100,000 on. */
void qu_roman_add(struct qu_buf *out, long number);
/* The number up to QU_ROMAN_MOST that `text` is; 0 where it is none or is not in its usual form ("iiii"). */
int qu_roman_read(const char *text);
