/* selection.h - selects the pages that are written: --pages. */
#pragma once

#include "../page/page.h"

/* Keeps the pages that `text` names and drops the others: "2-5,8" by their place in the file (from 1), "iv"
 * by the label; a range may be open at one end ("8-"). Order and repetition do not matter. False after a
 * message that says which part is wrong. */
bool qu_selection_apply(struct qu_document *document, const char *text, struct qu_diag *diag);
