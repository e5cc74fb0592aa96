/* printer.h - what a print shop sends back: no bleed, coarse pictures, hairlines, words at the edge, black
 * from four inks. */
#pragma once

#include "check.h"

void qu_check_printer(struct qu_check *check);
