/* signature.c - the kind `signature`: the quick hand, at the end of what one has to say, perhaps with a
 * quieter remark behind it. */
#include "kinds.h"

struct signature {
    struct qu_inline text, remark;
    int align;
};

static const char *const aligns[] = {"left", "centre", "right", NULL};

static const struct qu_field fields[] = {
    {"signature", QU_FIELD_INLINE, offsetof(struct signature, text), QU_REQUIRED | QU_NOT_EMPTY,
     "what is signed", .example = "signature: \u2014 V."},
    {"remark", QU_FIELD_INLINE, offsetof(struct signature, remark), 0,
     "quieter, on the same line: thanks for reading"},
    {"align", QU_FIELD_ENUM, offsetof(struct signature, align), 0, "where it stands", .words = aligns},
    {0}};

struct signature_style {
    const char *remark_style;
};

static const struct qu_field style_fields[] = {{"remark-style", QU_FIELD_TEXT,
                                                offsetof(struct signature_style, remark_style), QU_REQUIRED,
                                                "of the remark"},
                                               {0}};

static int align_of(int align)
{
    static const int of[] = {QU_ALIGN_RAGGED + 1, QU_ALIGN_CENTRED + 1, QU_ALIGN_END + 1};
    return of[align];
}

/* Both on one baseline; the pair is aligned as a whole. */
static void set_pair(struct qu_flow *flow, const struct signature *s, struct qu_src src)
{
    const char *quiet =
        ((const struct signature_style *)qu_layout_lookup_block(flow->layout, "signature"))->remark_style;
    qu_len track = qu_flow_text_width(flow), gap = qu_flow_font(flow, "signature")->size / 3;
    qu_len name = qu_set_width(flow, s->text.text, "signature") * 21 / 20,
           remark = qu_set_width(flow, s->remark.text, quiet) * 21 / 20;
    int node = qu_set_node(flow, QU_ROLE_P, 0, src);
    remark = QU_CLAMP(remark, track / 4, QU_MAX(track - name - gap, track / 4));
    qu_len room = track - name - gap - remark, left = s->align == 0   ? 0
                                                      : s->align == 1 ? QU_MAX(room, 0) / 2
                                                                      : QU_MAX(room, 0);
    struct qu_box first = qu_set_text(flow, &s->text,
                                      &(struct qu_box_setting){.style = "signature",
                                                               .width = name,
                                                               .node = node,
                                                               .on_grid = true,
                                                               .align = QU_ALIGN_RAGGED + 1});
    struct qu_box second = qu_set_text(
        flow, &s->remark,
        &(struct qu_box_setting){
            .style = quiet, .width = remark, .node = node, .on_grid = true, .align = QU_ALIGN_RAGGED + 1});
    qu_len down = first.first_baseline - second.first_baseline;
    qu_items_move(first.items, first.item_count, left, 0);
    qu_items_move(second.items, second.item_count, left + first.width + gap, down);
    struct qu_items items = {0};
    qu_items_append(&items, first.items, first.item_count);
    qu_items_append(&items, second.items, second.item_count);
    qu_set_space(flow, qu_flow_style(flow, "signature")->before);
    struct qu_row *row = qu_set_row(flow, QU_MAX(first.rows, second.rows + first.rows - 1), &items, src);
    row->text = s->text.text;
}

static void set(struct qu_flow *flow, const struct qu_block *block)
{
    const struct signature *s = block->content;
    qu_galley_keep_with_next(flow->galley);
    if (s->remark.length > 0)
        set_pair(flow, s, block->src);
    else
        qu_set_paragraph(flow, &s->text,
                         &(struct qu_paragraph_setting){
                             .style = "signature", .no_indent = true, .align = align_of(s->align)});
    flow->after_paragraph = false;
}

const struct qu_block_type qu_block_signature = {
    .kind = {"signature", "signed in the quick hand", sizeof(struct signature), fields, NULL},
    .style = {"signature", sizeof(struct signature_style), style_fields},
    .set = set};
