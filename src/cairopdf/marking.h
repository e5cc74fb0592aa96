/* marking.h - the content of a page, marked as PDF/UA wants it (PDF 1.7, 14.6 and 14.8.2.2).
 *
 * Leaves, the marked-content sequences with an MCID, are numbered anew from 0 in the order of the content.
 * What stands outside of all of them is wrapped as an artifact, neighbours together, from the first operand
 * of the first to the last operator: text as /Artifact of type Pagination, for unmarked text is running
 * head or folio, anything else as a plain /Artifact. A leaf that holds sequences with a text of their own
 * (/Span with /ActualText, which Cairo writes where a sign stands for two characters) is divided: readers
 * that follow the structure lose what comes after such a sequence in a leaf. Its parts before, between and
 * behind become leaves, and so do the sequences themselves.
 *
 * BT, ET and the sequences nest: a text object is wrapped as a whole, or within if it holds leaves. Paths
 * that only clip, and all settings, stay outside. One pass over the tokens.
 *
 * Needed for Cairo 1.16, which knows no artifacts. Since 1.18 a tag "Artifact" says it; ActualText within a
 * leaf is still written the same. */
#pragma once

#include "../base/buf.h"
#include "../base/vec.h"
#include "../pdf/lexer.h"

struct qu_marked_leaves {
    int *at; /* for each leaf of the new content the MCID that it, or what it was part of, had before */
    int count, capacity;
};

/* `tokens`: of the content. */
void qu_marking_write(const char *content, size_t length, const struct qu_tokens *tokens, struct qu_buf *out,
                      struct qu_marked_leaves *leaves);
