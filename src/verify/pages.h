/* pages.h - number of pages, boxes, title, language, size, fonts. */
#pragma once

#include "check.h"

void qu_check_pages(struct qu_check *check);
