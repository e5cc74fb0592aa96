/* inline.h - the inline part of cmark's tree -> text with spans (inlinebuf.h).
 *
 * cmark's own columns are wrong behind the first line of a paragraph and know nothing of escapes, so places
 * come from reading along: the written text is walked in step with the tree, each character of which stands
 * in it in the same order, between delimiters. */
#pragma once

#include "inlinebuf.h"

struct cmark_node;

/* What reading one scalar needs. */
struct qu_markdown_reader {
    struct qu_arena *arena;
    struct qu_diag *diag;
    const char *path;
    struct qu_prepared prepared;
};

/* The content of a paragraph or heading written from byte `from` to byte `to` of the prepared text. */
struct qu_inline qu_inline_flatten(struct qu_markdown_reader *reader, struct cmark_node *leaf, int from,
                                   int to);
/* Reports a Markdown mistake at a byte of the prepared text. */
void qu_markdown_report(struct qu_markdown_reader *reader, int at, const char *hint, const char *text);
