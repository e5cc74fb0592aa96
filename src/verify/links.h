/* links.h - checks that every link of the notebook is in the file and leads to the right place. */
#pragma once

#include "check.h"

void qu_check_links(struct qu_check *check);
