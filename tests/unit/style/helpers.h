/* helpers.h - what the tests of style share: layouts read from texts in a folder of their own.
 *
 * A sandbox is a temporary folder with files; qu_test_finish removes it. The shipped layouts' folder is the
 * program's first argument. */
#pragma once

#include "../../../src/style/reading.h"

#include "tap.h"

struct sandbox {
    struct qu_arena arena;
    struct qu_diag diag;
    char folder[256];
    const char *folders[2]; /* the shipped layouts */
};

void sandbox_init(struct sandbox *box, const char *shipped);
void sandbox_finish(struct sandbox *box);
/* Writes a file below the folder ("layouts/mine.yaml"). */
void sandbox_write(struct sandbox *box, const char *name, const char *text);
/* Reads a layout as a notebook in the sandbox would, after clearing the messages. */
struct qu_layout *sandbox_read(struct sandbox *box, const char *name,
                               const struct qu_style_table *const *tables);
/* Whether a message of that id says this; prints all messages if not. */
bool sandbox_said(struct sandbox *box, enum qu_diag_id id, const char *text);
