/* span.h - inline text: one UTF-8 string and spans over its bytes. Two spans may nest or touch, but never
 * overlap in part.
 *
 * In a NOTE span start == end: the note belongs to that place in the text (after the word before it);
 * `target` is the note's id. Soft line breaks become one space, hard breaks U+2028. */
#pragma once

#include "../base/diag.h"
#include "../base/places.h"

enum qu_span_kind {
    QU_SPAN_EMPHASIS,
    QU_SPAN_STRONG,
    QU_SPAN_CODE,
    QU_SPAN_HIGHLIGHT,
    QU_SPAN_STRIKE,
    QU_SPAN_UNDERLINE,
    QU_SPAN_CIRCLE,
    QU_SPAN_LINK,      /* target: the address */
    QU_SPAN_REFERENCE, /* target: the id of an entry or block; an empty span is to be filled with "p. N" */
    QU_SPAN_NOTE       /* target: the id of the note */
};

struct qu_span {
    enum qu_span_kind kind;
    int start, end; /* bytes */
    const char *target;
    struct qu_src src;
};

struct qu_inline {
    const char *text; /* NUL-terminated */
    int length;
    const struct qu_span *spans; /* by start, outer before inner */
    int span_count;
    struct qu_src src;              /* of its first character */
    const struct qu_places *places; /* of every character; NULL if the text stands in no file */
};
