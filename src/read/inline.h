/* inline.h - the inline part of cmark's tree -> text with spans (inlinebuf.h).
 *
 * The columns that cmark reports are wrong after the first line of a paragraph and do not count escapes. So
 * places are found by reading the written text together with the tree: all characters of the tree stand in
 * the written text in the same order, with delimiters between them. */
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
