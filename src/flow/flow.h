/* flow.h - the notebook and its style -> a document of finished pages.
 *
 * Each entry becomes a galley (galley.h), each galley is cut into pages (pages.h), pages get their
 * background, running head, folio and label (compose.h). Contents and "p. N" references need page numbers
 * that are known only afterwards: the galleys that use them are set again with the numbers of the round
 * before, at most QU_ROUNDS times; if the numbers still change then, there is a warning.
 *
 * How a kind of block is set is not known here: each block's kind is the first member of a struct
 * qu_block_type (blocktype.h). */
#pragma once

#include "../asset/image.h"
#include "../base/cancel.h"
#include "../text/para.h"
#include "blocktype.h"

enum { QU_ROUNDS = 3 };

struct qu_flow_input {
    struct qu_arena *arena;
    struct qu_diag *diag;
    const struct qu_notebook *notebook;
    const struct qu_layout *layout;
    struct qu_fontset *fonts;
    struct qu_images *images;
    struct qu_typesetter *typesetter;
    struct qu_cancel *cancel; /* asked before each entry; may be NULL */
    struct qu_buf *lines;     /* receives --dump=lines; may be NULL */
    struct qu_document
        *cover; /* receives the cover in one piece where the output has it apart; may be NULL; initialised */
};

/* False after errors in the sink, or if it was cancelled; the document may then be incomplete. The caller has
 * initialised the document. */
bool qu_flow_set(const struct qu_flow_input *input, struct qu_document *document);
