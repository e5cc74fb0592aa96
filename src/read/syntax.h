/* syntax.h - libyaml's complaints in plain English.
 *
 * libyaml says what its scanner missed; people need to know what they did. The written line around the mark
 * tells the usual mistakes apart: a tab, a missing quote, a colon inside unquoted text, indentation that fits
 * nothing. */
#pragma once

#include "source.h"

/* What libyaml reports: character offsets into the source; context may be NULL. */
struct qu_syntax_problem {
    const char *problem, *context;
    size_t at, context_at;
};

void qu_syntax_report(struct qu_diag *diag, const struct qu_source *source,
                      const struct qu_syntax_problem *problem);
