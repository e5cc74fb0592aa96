/* pictures.h - every figure says in words what it shows, and the file has these words. */
#pragma once

#include "check.h"

void qu_check_pictures(struct qu_check *check);
