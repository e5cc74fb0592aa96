/* pictures.h - checks that every figure has alt text, and that the file has the same. */
#pragma once

#include "check.h"

void qu_check_pictures(struct qu_check *check);
