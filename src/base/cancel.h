/* cancel.h - whether work is still wanted: asked between stages and entries, so that a long run can be ended
 * from outside without traces. Header only. */
#pragma once

#include "base.h"

struct qu_cancel {
    bool (*is_wanted)(void *data); /* that the run ends; NULL: never */
    void *data;
    bool done; /* once wanted it stays so */
};

/* `cancel` may be NULL. */
static inline bool qu_cancelled(struct qu_cancel *cancel)
{
    if (cancel != NULL && !cancel->done && cancel->is_wanted != NULL)
        cancel->done = cancel->is_wanted(cancel->data);
    return cancel != NULL && cancel->done;
}
