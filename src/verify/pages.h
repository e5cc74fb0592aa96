/* pages.h - checks the number of pages, boxes, title, language, size and fonts. */
#pragma once

#include "check.h"

void qu_check_pages(struct qu_check *check);
