/* rename.h - rewrites a content stream: resources get the names F1, X1, G1 ... in the order of their first
 * use in that stream, and letters get new codes.
 *
 * Works on the bytes only. In: the fonts and their new codes. Out: the names that were given. */
#pragma once

#include "../base/buf.h"
#include "../base/vec.h"
#include "../pdf/lexer.h"
#include "recode.h"

enum qu_name_kind {
    QU_NAME_FONT,
    QU_NAME_XOBJECT,
    QU_NAME_STATE,
    QU_NAME_PATTERN,
    QU_NAME_SHADING,
    QU_NAME_KINDS
};
enum { QU_NAME_ROOM = 128 }; /* longer names stay */

struct qu_font_name {
    char name[QU_NAME_ROOM];     /* with its slash, as all names here */
    struct qu_recoding recoding; /* lent; count 0: its letters keep their codes */
};

struct qu_new_name {
    enum qu_name_kind kind;
    int number;
    char old[QU_NAME_ROOM], name[16];
};

struct qu_renaming {
    QU_VEC(struct qu_font_name) fonts;
    QU_VEC(struct qu_new_name) names;
    int counts[QU_NAME_KINDS];
};

/* `out` must be empty. `tokens`: those of the content; afterwards those of `out`. */
void qu_rename_write(struct qu_renaming *renaming, const char *content, size_t length,
                     struct qu_tokens *tokens, struct qu_buf *out);
void qu_renaming_finish(struct qu_renaming *renaming);
