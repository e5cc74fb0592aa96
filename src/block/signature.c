/* signature.c - the kind `signature`: a signature in another hand, at the end of a text, with an optional
 * small remark after it. */
#include "kinds.h"

#include "../flow/box.h"
#include "../flow/paragraph.h"

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

/* Sets both on one baseline, aligned together. */
static void set_pair(struct qu_cursor *cursor, const struct signature *s, struct qu_src src)
{
    const char *quiet = ((const struct signature_style *)qu_layout_lookup_block(cursor->context->layout,
                                                                                "signature"))
                            ->remark_style;
    qu_len track = cursor->context->layout->text.width,
           gap = qu_context_font(cursor->context, "signature")->size / 3;
    qu_len name = qu_box_width(cursor, &s->text, "signature") * 21 / 20,
           remark = qu_box_width(cursor, &s->remark, quiet) * 21 / 20;
    int node = qu_cursor_add_node(cursor, QU_ROLE_P, 0, src);
    remark = QU_CLAMP(remark, track / 4, QU_MAX(track - name - gap, track / 4));
    qu_len room = track - name - gap - remark, left = s->align == 0   ? 0
                                                      : s->align == 1 ? QU_MAX(room, 0) / 2
                                                                      : QU_MAX(room, 0);
    struct qu_box first = qu_box_set(cursor, &s->text,
                                     &(struct qu_box_setting){.style = "signature",
                                                              .width = name,
                                                              .node = node,
                                                              .on_grid = true,
                                                              .align = QU_ALIGN_RAGGED + 1});
    struct qu_box second = qu_box_set(
        cursor, &s->remark,
        &(struct qu_box_setting){
            .style = quiet, .width = remark, .node = node, .on_grid = true, .align = QU_ALIGN_RAGGED + 1});
    qu_len down = first.first_baseline - second.first_baseline;
    qu_items_move(first.items, first.item_count, left, 0);
    qu_items_move(second.items, second.item_count, left + first.width + gap, down);
    struct qu_items items = {0};
    qu_items_append(&items, first.items, first.item_count);
    qu_items_append(&items, second.items, second.item_count);
    qu_cursor_add_space(cursor, qu_context_style(cursor->context, "signature")->before);
    struct qu_row *row = qu_cursor_add_row(cursor, QU_MAX(first.rows, second.rows + first.rows - 1), &items,
                                           src);
    row->text = s->text.text;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct signature *s = block->content;
    if (s->remark.length > 0)
        set_pair(cursor, s, block->src);
    else
        qu_paragraph_set(cursor, &s->text,
                         &(struct qu_paragraph_setting){
                             .style = "signature", .no_indent = true, .align = align_of(s->align)});
}

const struct qu_block_type qu_block_signature = {
    .kind = {"signature", "signed in the quick hand", sizeof(struct signature), fields, NULL},
    .style = {"signature", sizeof(struct signature_style), style_fields},
    .spacing = {.with_previous = true},
    .set = set};
