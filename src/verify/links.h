/* links.h - every link of the notebook is in the file and leads where it should. */
#pragma once

#include "check.h"

void qu_check_links(struct qu_check *check);
