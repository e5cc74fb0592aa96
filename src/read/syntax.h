/* syntax.h - the syntax errors of libyaml, in plain English.
 *
 * libyaml says which token its scanner did not find; people need to know what they wrote wrongly. The line in
 * the file shows which of the usual mistakes it is: a tab, a missing quote, a colon inside unquoted text,
 * wrong indentation. */
#pragma once

#include "source.h"

/* What libyaml reports: character offsets into the source; context may be NULL. */
struct qu_syntax_problem {
    const char *problem, *context;
    size_t at, context_at;
};

void qu_syntax_report(struct qu_diag *diag, const struct qu_source *source,
                      const struct qu_syntax_problem *problem);
