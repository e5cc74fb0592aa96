#include "progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { STEP_MS = 200, SILENT_MS = 1000 };

static struct timespec after_ms(struct timespec from, long ms)
{
    from.tv_sec += ms / 1000;
    from.tv_nsec += ms % 1000 * 1000000L;
    if (from.tv_nsec >= 1000000000L) {
        from.tv_sec++;
        from.tv_nsec -= 1000000000L;
    }
    return from;
}

static void *show(void *data)
{
    struct qu_progress *progress = data;
    struct timespec start, next;
    long ms = SILENT_MS;
    clock_gettime(CLOCK_MONOTONIC, &start);
    pthread_mutex_lock(&progress->lock);
    for (; !progress->done; ms += STEP_MS) {
        next = after_ms(start, ms);
        while (!progress->done && pthread_cond_timedwait(&progress->wake, &progress->lock, &next) == 0)
            continue;
        if (progress->done)
            break;
        fprintf(stderr, "\r\033[Kquire: %s ... %ld s", progress->stage, ms / 1000);
        fflush(stderr);
        progress->shown = true;
    }
    pthread_mutex_unlock(&progress->lock);
    return NULL;
}

void qu_progress_init(struct qu_progress *progress, bool wanted)
{
    pthread_condattr_t attributes;
    *progress = (struct qu_progress){.stage = "starting"};
    if (!wanted || !isatty(STDERR_FILENO))
        return;
    pthread_mutex_init(&progress->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&progress->wake, &attributes);
    pthread_condattr_destroy(&attributes);
    progress->running = pthread_create(&progress->thread, NULL, show, progress) == 0;
}

void qu_progress_stage(void *data, const char *stage)
{
    struct qu_progress *progress = data;
    if (!progress->running)
        return;
    pthread_mutex_lock(&progress->lock);
    progress->stage = stage;
    pthread_mutex_unlock(&progress->lock);
}

void qu_progress_finish(struct qu_progress *progress)
{
    if (!progress->running)
        return;
    pthread_mutex_lock(&progress->lock);
    progress->done = true;
    pthread_cond_signal(&progress->wake);
    pthread_mutex_unlock(&progress->lock);
    pthread_join(progress->thread, NULL);
    pthread_cond_destroy(&progress->wake);
    pthread_mutex_destroy(&progress->lock);
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->running = false;
}
