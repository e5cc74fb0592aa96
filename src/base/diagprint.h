/* diagprint.h - the messages of a run, printed: for people, and as JSON for programs.
 *
 * For people: "file:line:col: error: text", then path and hint, each indented. Of each kind (diag.h) the
 * first three are printed, then "and 244 more like this, in e00.yaml to e39.yaml"; at most QU_DIAG_LINES of a
 * severity. Control characters of the content are printed as escapes, so that a terminal does not obey them
 * (utf8.h).
 *
 * JSON is one array of objects: every message that is kept, then an object with `more` for each kind of which
 * some were only counted. */
#pragma once

#include "diag.h"

#include <stdio.h>

enum { QU_DIAG_TOLD = 3, QU_DIAG_LINES = 200 };

/* Both sort the messages. `colour`: with colours, for a terminal. */
void qu_diag_print(struct qu_diag *diag, FILE *out, bool colour);
void qu_diag_print_json(struct qu_diag *diag, FILE *out);
