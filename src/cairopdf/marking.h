/* marking.h - marks the content of a page as PDF/UA demands (PDF 1.7, 14.6 and 14.8.2.2).
 *
 * Leaves, the marked-content sequences with an MCID, are numbered again from 0 in the order of the content.
 * All drawing outside of them is wrapped as an artifact, neighbours together, from the first operand of the
 * first operator to the last operator. Text becomes an /Artifact of type Pagination, because unmarked text is
 * running head or folio; anything else becomes a plain /Artifact. A leaf is divided if it contains sequences
 * with a text of their own (/Span with /ActualText, which Cairo writes if a glyph stands for two characters),
 * because readers that follow the structure lose what comes after such a sequence in a leaf. The parts
 * before, between and after them become leaves, and so do the sequences themselves.
 *
 * BT, ET and the sequences must nest: a text object is wrapped as a whole, or inside of it if it contains
 * leaves. Paths that only clip, and operators that only set values, are not wrapped. One pass over the
 * tokens.
 *
 * Needed for Cairo 1.16, which has no artifacts. Since 1.18 it has a tag "Artifact"; ActualText in a leaf is
 * written as before. */
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
