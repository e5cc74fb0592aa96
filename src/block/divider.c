/* divider.c - the kind `divider`: a drawn rule, or a label between two rules. */
#include "kinds.h"
#include "prose.h"

#include "../flow/box.h"

struct divider {
    const char *label;
};

static const struct qu_field fields[] = {{"divider", QU_FIELD_TEXT, offsetof(struct divider, label), 0,
                                          "a label between two strokes; nothing: a stroke alone",
                                          .example = "divider: the whole drawer, spelled out"},
                                         {0}};

struct divider_style {
    const char *label_style;
    struct qu_named_colour *rule;
    struct qu_dimension weight;
};

static const struct qu_field style_fields[] = {
    {"label-style", QU_FIELD_TEXT, offsetof(struct divider_style, label_style), QU_REQUIRED, "of the label"},
    {"rule", QU_FIELD_COLOUR, offsetof(struct divider_style, rule), QU_REQUIRED, "of the strokes beside it"},
    {"weight", QU_FIELD_DIMENSION, offsetof(struct divider_style, weight), QU_REQUIRED, "of the strokes"},
    {0}};

static bool has_label(const struct divider *divider)
{
    return divider->label != NULL && divider->label[0] != '\0';
}

static struct qu_spacing find_spacing(const struct qu_block *block)
{
    bool label = has_label(block->content);
    return (struct qu_spacing){.after = label ? 1 : 0, .with_next = label};
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct divider *divider = block->content;
    const struct divider_style *style = qu_layout_lookup_block(cursor->context->layout, "divider");
    if (!has_label(divider)) {
        qu_rule_set(cursor, block->src);
        return;
    }
    int node = qu_cursor_add_node(cursor, QU_ROLE_P, 0, block->src);
    qu_len width = cursor->context->layout->text.width, grid = cursor->context->layout->grid;
    struct qu_box box = qu_box_set_plain(cursor, divider->label, block->src,
                                         &(struct qu_box_setting){.style = style->label_style,
                                                                  .width = width * 7 / 10,
                                                                  .node = node,
                                                                  .on_grid = true,
                                                                  .align = QU_ALIGN_CENTRED + 1});
    qu_items_move(box.items, box.item_count, width * 3 / 20, grid);
    struct qu_rect ink = {0};
    for (int i = 0; i < box.item_count; i++)
        if (box.items[i].kind == QU_ITEM_TEXT)
            ink = qu_rect_union(ink, (struct qu_rect){box.items[i].text.x, 0, box.items[i].text.width, 1});
    struct qu_items items = {0};
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(qu_layout_length(cursor->context->layout, style->weight, 0));
    qu_len y = grid + box.first_baseline - grid / 6, gap = grid / 2;
    qu_pen_line(&path, &pen, (struct qu_point){0, y}, (struct qu_point){ink.x - gap, y},
                qu_cursor_seed(cursor));
    qu_pen_line(&path, &pen, (struct qu_point){ink.x + ink.w + gap, y}, (struct qu_point){width, y},
                qu_cursor_seed(cursor));
    struct qu_item *item = qu_items_add_path(&items, cursor->arena, &path, QU_ARTIFACT, block->src);
    item->path.fill = style->rule->colour;
    qu_items_append(&items, box.items, box.item_count);
    qu_path_finish(&path);
    struct qu_row *row = qu_cursor_add_row(cursor, box.rows + 1, &items, block->src);
    row->text = divider->label;
}

const struct qu_block_type qu_block_divider = {
    .kind = {"divider", "a drawn rule, with a label or without", sizeof(struct divider), fields, NULL},
    .style = {"divider", sizeof(struct divider_style), style_fields},
    .find_spacing = find_spacing,
    .set = set};
