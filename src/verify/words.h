/* words.h - checks that every word of the notebook is in the file, in order, and no other word. */
#pragma once

#include "check.h"

void qu_check_words(struct qu_check *check);
