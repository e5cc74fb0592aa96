/* cancel.h - lets a caller end a long run. The run asks between stages and between entries, and then stops
 * without leaving a file behind. Header only. */
#pragma once

#include "base.h"

struct qu_cancel {
    bool (*is_wanted)(void *data); /* true: the run should end; NULL: it never should */
    void *data;
    bool done; /* it was asked to end; this is never taken back */
};

/* `cancel` may be NULL. */
static inline bool qu_cancelled(struct qu_cancel *cancel)
{
    if (cancel != NULL && !cancel->done && cancel->is_wanted != NULL)
        cancel->done = cancel->is_wanted(cancel->data);
    return cancel != NULL && cancel->done;
}
