/* progress.h - a line on the terminal for work that takes over a second: the stage and the seconds so far.
 *
 * A separate thread writes it, and only if stderr is a terminal. The line is erased at the end. */
#pragma once

#include <pthread.h>
#include <stdbool.h>

struct qu_progress {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    const char *stage; /* under the lock */
    bool running, done, shown;
};

void qu_progress_init(struct qu_progress *progress, bool wanted);
/* For struct qu_pipeline_options: data is the struct qu_progress. */
void qu_progress_stage(void *data, const char *stage);
void qu_progress_finish(struct qu_progress *progress);
