/* application.h - what programs that sort applications, and the people behind them, trip over. */
#pragma once

#include "check.h"

void qu_check_application(struct qu_check *check);
