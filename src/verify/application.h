/* application.h - checks for problems that programs which sort job applications, or people who read them,
 * have with a file. */
#pragma once

#include "check.h"

void qu_check_application(struct qu_check *check);
