/* parallel.h - does the same work for many things, on all processors that the process may use.
 *
 * The work for one thing must not depend on the work for another, nor on the worker that does it. Then the
 * result is the same for any number of workers. `work` runs on several threads at once, in no order; `worker`
 * counts from 0 and is the same for all calls on one thread. It may neither report diagnostics nor touch an
 * arena, qpdf or Pango. */
#pragma once

#include "base.h"

enum { QU_WORKERS_MOST = 16 };

/* At least 1, at most QU_WORKERS_MOST. */
int qu_parallel_workers(void);
/* Returns when all work is done. The caller's thread is one of the workers; if no other thread can be
 * started, it does everything. */
void qu_parallel_run(int count, void (*work)(void *data, int index, int worker), void *data);
