/* parallel.h - the same work for many things on all processors that the run may use.
 *
 * What is done for one thing must not depend on another's, nor on who does it: then the result is the same
 * for any number of workers. `work` runs on several threads at once, in no order; `worker` counts from 0 and
 * is the same for all calls on one thread. It may neither report diagnostics nor touch an arena, qpdf or
 * Pango. */
#pragma once

#include "base.h"

enum { QU_WORKERS_MOST = 16 };

/* At least 1, at most QU_WORKERS_MOST. */
int qu_parallel_workers(void);
/* Returns when all are done. The caller's thread is one of the workers; where no further can be had, it does
 * everything. */
void qu_parallel_run(int count, void (*work)(void *data, int index, int worker), void *data);
