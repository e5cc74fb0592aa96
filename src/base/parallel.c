#include "parallel.h"

#include <locale.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

struct crowd {
    void (*work)(void *data, int index, int worker);
    void *data;
    int count;
    locale_t locale; /* of the caller's thread, so that all workers write numbers as it does */
    atomic_int next;
};

struct worker {
    struct crowd *crowd;
    int number;
    pthread_t thread;
};

int qu_parallel_workers(void)
{
    cpu_set_t usable;
    if (sched_getaffinity(0, sizeof usable, &usable) != 0)
        return 1;
    return QU_CLAMP(CPU_COUNT(&usable), 1, QU_WORKERS_MOST);
}

static void *run_worker(void *data)
{
    const struct worker *worker = data;
    struct crowd *crowd = worker->crowd;
    uselocale(crowd->locale);
    for (int i = atomic_fetch_add(&crowd->next, 1); i < crowd->count; i = atomic_fetch_add(&crowd->next, 1))
        crowd->work(crowd->data, i, worker->number);
    return NULL;
}

void qu_parallel_run(int count, void (*work)(void *data, int index, int worker), void *data)
{
    struct crowd crowd = {.work = work, .data = data, .count = count, .locale = uselocale((locale_t)0)};
    struct worker workers[QU_WORKERS_MOST] = {{&crowd, 0, 0}};
    int started = 1, wanted = QU_MIN(qu_parallel_workers(), count);
    while (started < wanted) {
        struct worker *new = &workers[started];
        *new = (struct worker){&crowd, started, 0};
        if (pthread_create(&new->thread, NULL, run_worker, new) != 0)
            break;
        started++;
    }
    run_worker(&workers[0]);
    for (int i = 1; i < started; i++)
        pthread_join(workers[i].thread, NULL);
}
