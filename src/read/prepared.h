/* prepared.h - Markdown prepared for cmark, and where each byte of it stands in the YAML scalar.
 *
 * cmark knows neither margin notes without definitions nor quire's marks, and it forgets which characters
 * were escaped. So before parsing "[^id]" becomes NOTE ^id NOTE and a backslash before = + ( ) becomes a sign
 * of its own. The signs are cuneiform and Aegean word dividers: cmark takes them for punctuation, so that
 * emphasis beside them works as it does beside the brackets that they stand for, and no notebook contains
 * them. Lines end with LF. */
#pragma once

#include "scalar.h"
#include "yaml.h"
#include "../base/vec.h"

/* Four bytes each. */
enum { QU_PREPARED_WIDTH = 4 };
enum qu_prepared_sign {
    QU_PREPARED_NONE,
    QU_PREPARED_NOTE,
    QU_PREPARED_EQUALS,
    QU_PREPARED_PLUS,
    QU_PREPARED_OPEN,
    QU_PREPARED_CLOSE,
    QU_PREPARED_START
};

struct qu_prepared_step {
    int out, in;
};

struct qu_prepared {
    struct qu_buf text;
    QU_VEC(struct qu_prepared_step) steps; /* from byte `out` of text on, bytes come from `in` on */
    const struct qu_yaml *scalar;
};

/* `one_paragraph`: white space is collapsed and every line begins with START, so that no line can begin a
 * block. Reports characters that cannot be set. Finish with qu_prepared_finish. */
void qu_prepared_init(struct qu_prepared *prepared, struct qu_diag *diag, const struct qu_yaml *scalar,
                      bool one_paragraph, const char *path);
void qu_prepared_finish(struct qu_prepared *prepared);
/* The byte of the scalar's text from which a byte of the prepared text comes. */
int qu_prepared_origin(const struct qu_prepared *prepared, int offset);
/* The place in the YAML file of a byte of the prepared text. */
struct qu_src qu_prepared_src(const struct qu_prepared *prepared, int offset);
/* The sign at a place, or NONE. */
enum qu_prepared_sign qu_prepared_sign_at(const char *text);
/* The character that an escape stands for ('=', '+', '(' or ')'), or 0 for other signs. */
char qu_prepared_character(enum qu_prepared_sign sign);
/* Text with the signs turned back into what was written. `escapes`: keep the backslash, as code does. */
void qu_prepared_restore(struct qu_buf *out, const char *text, bool escapes);
