/* printer.h - checks for what print shops refuse: no bleed, pictures of low resolution, hairlines, words at
 * the edge, black from four inks. */
#pragma once

#include "check.h"

void qu_check_printer(struct qu_check *check);
