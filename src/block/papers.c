#include "papers.h"

#include "../flow/box.h"
#include "../model/visit.h"

const char *const qu_pinned_sides[] = {"right", "left", "centre", NULL};

qu_len qu_pinned_width(struct qu_cursor *cursor, const struct qu_pinned *pinned, const struct qu_block *block,
                       qu_len wide)
{
    qu_len margin = cursor->context->layout->margin.width, track = cursor->context->layout->text.width;
    bool holds = margin >= cursor->context->layout->grid * 7 /
                               2; /* on a narrower paper each word would get its own line */
    bool in_margin = (pinned->place == QU_PLACE_AUTO && holds) ||
                     (pinned->place == QU_PLACE_MARGIN && margin > 0);
    if (pinned->width.value <= 0)
        return in_margin ? margin : QU_MIN(wide, track);
    qu_len width = qu_layout_length(cursor->context->layout, pinned->width, track),
           room = pinned->place == QU_PLACE_MARGIN ? margin : track;
    qu_len least = cursor->context->layout->grid * 2;
    qu_len fit = QU_CLAMP(width, least, QU_MAX(room, least));
    if (fit != width) /* only a warning: in another layout it may fit */
        qu_diag_add(cursor->diag, QU_WARNING, QU_DIAG_VALUE_RANGE, block->src, block->path,
                    qu_arena_printf(cursor->arena, "from %.0f mm to %.0f mm", qu_len_to_mm(least),
                                    qu_len_to_mm(room)),
                    "a width of %.1f mm does not fit %s; it is set %.1f mm wide", qu_len_to_mm(width),
                    pinned->place == QU_PLACE_MARGIN ? "the margin" : "the text", qu_len_to_mm(fit));
    return fit;
}

void qu_pinned_place(struct qu_cursor *cursor, const struct qu_pinned *pinned, struct qu_items *items,
                     qu_len width, qu_len height, const char *text)
{
    static const enum qu_align aligns[] = {QU_ALIGN_END, QU_ALIGN_RAGGED, QU_ALIGN_CENTRED};
    qu_len grid = cursor->context->layout->grid;
    qu_len air = grid / 8; /* so that a corner of the turned paper does not touch the line above */
    struct qu_thing thing = {
        .width = width, .rows = (height + air + grid - 1) / grid, .text = text, .src = cursor->block->src};
    qu_items_move(items->at, items->count, 0, (thing.rows * grid - height) / 2);
    thing.items = qu_items_keep(items, cursor->arena, &thing.item_count);
    qu_place_thing(cursor, &thing, (enum qu_place)pinned->place, aligns[pinned->side]);
}

int qu_stack_text(struct qu_stack *stack, const struct qu_inline *text, const char *style, enum qu_role role,
                  int parent)
{
    struct qu_cursor *cursor = stack->cursor;
    int node = qu_cursor_add_node(cursor, role, parent, text->src);
    struct qu_box box = qu_box_set(cursor, text,
                                   &(struct qu_box_setting){.style = style,
                                                            .width = stack->width,
                                                            .leading = stack->leading,
                                                            .align = stack->align,
                                                            .node = node,
                                                            .on_grid = stack->leading == 0,
                                                            .colour = stack->colour});
    qu_items_move(box.items, box.item_count, stack->x, stack->y);
    qu_items_append(&stack->items, box.items, box.item_count);
    stack->y += stack->leading > 0 ? stack->leading * box.lines : cursor->context->layout->grid * box.rows;
    return node;
}

int qu_stack_plain(struct qu_stack *stack, const char *text, struct qu_src src, const char *style,
                   enum qu_role role, int parent)
{
    struct qu_inline plain = qu_inline_plain(text, src);
    return qu_stack_text(stack, &plain, style, role, parent);
}

static void stack_list(struct qu_stack *stack, const struct qu_prose *list, const char *style, int parent)
{
    struct qu_cursor *cursor = stack->cursor;
    int node = qu_cursor_add_node(cursor, QU_ROLE_L, parent, list->src);
    for (int i = 0; i < list->item_count; i++) {
        const struct qu_prose_item *item = &list->items[i];
        int li = qu_cursor_add_node(cursor, QU_ROLE_LI, node, item->src);
        const char *marker = list->ordered ? qu_arena_printf(cursor->arena, "%d.", list->first + i)
                                           : cursor->context->layout->bullet;
        struct qu_stack label = *stack;
        label.items = (struct qu_items){0};
        label.align = QU_ALIGN_RAGGED + 1;
        qu_stack_plain(&label, marker, item->src, style, QU_ROLE_LBL, li);
        qu_items_append(&stack->items, label.items.at, label.items.count);
        qu_items_finish(&label.items);
        qu_len indent = qu_box_width_plain(cursor, marker, style) +
                        qu_context_font(cursor->context, style)->size * 35 / 100;
        stack->x += indent;
        stack->width -= indent;
        qu_stack_prose(stack, item->blocks, item->block_count, style,
                       qu_cursor_add_node(cursor, QU_ROLE_LBODY, li, item->src));
        stack->x -= indent;
        stack->width += indent;
    }
}

void qu_stack_prose(struct qu_stack *stack, const struct qu_prose *blocks, int count, const char *style,
                    int parent)
{
    qu_len grid = stack->cursor->context->layout->grid;
    for (int i = 0; i < count; i++) {
        const struct qu_prose *b = &blocks[i];
        if (i > 0 && b->kind != QU_PROSE_LIST && blocks[i - 1].kind != QU_PROSE_LIST)
            stack->y += stack->leading > 0 ? stack->leading / 2 : grid;
        switch (b->kind) {
        case QU_PROSE_PARAGRAPH: qu_stack_text(stack, &b->text, style, QU_ROLE_P, parent); break;
        case QU_PROSE_HEADING: qu_stack_text(stack, &b->text, style, QU_ROLE_H3, parent); break;
        case QU_PROSE_CODE: qu_stack_text(stack, &b->text, style, QU_ROLE_CODE, parent); break;
        case QU_PROSE_LIST: stack_list(stack, b, style, parent); break;
        case QU_PROSE_QUOTE:
            qu_stack_prose(stack, b->blocks, b->block_count, style,
                           qu_cursor_add_node(stack->cursor, QU_ROLE_BLOCKQUOTE, parent, b->src));
            break;
        case QU_PROSE_RULE: break;
        }
    }
}

void qu_papers_turn(struct qu_cursor *cursor, struct qu_items *items, struct qu_rect paper, double most)
{
    struct qu_random r = qu_random_from(qu_cursor_seed(cursor));
    double degrees = most * qu_random_range(&r, 0.45, 1.0);
    degrees = qu_random_unit(&r) < 0.5 ? -degrees : degrees;
    struct qu_items group = {0};
    if (most <= 0)
        return;
    struct qu_item *item = qu_items_add(&group, QU_ITEM_GROUP, QU_ARTIFACT, qu_cursor_src(cursor));
    item->group.matrix = qu_matrix_rotate(degrees,
                                          (struct qu_point){paper.x + paper.w / 2, paper.y + paper.h / 2});
    item->group.alpha = 255;
    item->group.items = qu_items_keep(items, cursor->arena, &item->group.item_count);
    *items = group;
}

struct qu_decor qu_papers_decor(struct qu_cursor *cursor, struct qu_items *items)
{
    return (struct qu_decor){items, cursor->arena, qu_cursor_src(cursor), qu_cursor_seed(cursor)};
}

struct qu_point qu_papers_text_end(const struct qu_item *items, int count)
{
    struct qu_point end = {0, 0};
    for (int i = 0; i < count; i++) {
        const struct qu_text_item *text = &items[i].text;
        if (items[i].kind != QU_ITEM_TEXT || text->y < end.y)
            continue;
        end.x = text->y > end.y ? text->x + text->width : QU_MAX(end.x, text->x + text->width);
        end.y = text->y;
    }
    return end;
}

struct checking {
    struct qu_binder *binder;
    const char *path;
};

static void refuse_notes(struct qu_inline *text, void *data)
{
    const struct checking *checking = data;
    for (int i = 0; i < text->span_count; i++)
        if (text->spans[i].kind == QU_SPAN_NOTE)
            qu_diag_add(checking->binder->diag, QU_ERROR, QU_DIAG_MARKDOWN_BAD, text->spans[i].src,
                        checking->path, "write [^name] after a word of the text around it",
                        "the words on a paper that is stuck into the page cannot have a margin note");
}

void qu_papers_check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    struct checking checking = {binder, path};
    qu_schema_visit_inlines(block->kind->fields, block->content, refuse_notes, &checking);
}
