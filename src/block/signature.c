/* signature.c - the kind `signature`: the quick hand, at the end of what one has to say. */
#include "kinds.h"

struct signature {
    struct qu_inline text;
};

static const struct qu_field fields[] = {
    {"signature", QU_FIELD_INLINE, offsetof(struct signature, text), QU_REQUIRED | QU_NOT_EMPTY, "what is signed", .example = "signature: \u2014 V."},
    {0}};

static void set(struct qu_flow *flow, const struct qu_block *block)
{
    const struct signature *s = block->content;
    qu_galley_keep_with_next(flow->galley);
    qu_set_paragraph(flow, &s->text, &(struct qu_paragraph_setting){.style = "signature", .no_indent = true});
    flow->after_paragraph = false;
}

const struct qu_block_type qu_block_signature = {
    .kind = {"signature", "signed in the quick hand", sizeof(struct signature), fields, NULL}, .set = set};
