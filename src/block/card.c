#include "card.h"

#include <stdlib.h>

qu_len qu_card_leading(const struct qu_cursor *cursor, const struct qu_card_text *look)
{
    return qu_layout_length(cursor->context->layout, look->leading,
                            qu_context_font(cursor->context, look->style)->size);
}

int qu_card_add(struct qu_stack *stack, const struct qu_inline *text, const struct qu_card_text *look,
                enum qu_role role, int parent)
{
    stack->leading = qu_card_leading(stack->cursor, look);
    return qu_stack_text(stack, text, look->style, role, parent);
}

int qu_card_add_plain(struct qu_stack *stack, const char *text, struct qu_src src,
                      const struct qu_card_text *look, enum qu_role role, int parent)
{
    struct qu_inline plain = qu_inline_plain(text, src);
    return qu_card_add(stack, &plain, look, role, parent);
}

void qu_card_add_prose(struct qu_stack *stack, const struct qu_prose_list *prose,
                       const struct qu_card_text *look, int parent)
{
    stack->leading = qu_card_leading(stack->cursor, look);
    qu_stack_prose(stack, prose->blocks, prose->count, look->style, parent);
}

struct qu_inline qu_card_link(struct qu_arena *arena, const char *text, const char *address,
                              struct qu_src src)
{
    struct qu_inline line = qu_inline_plain(text, src);
    if (address == NULL)
        return line;
    struct qu_span *span = QU_NEW(arena, struct qu_span);
    bool inside = address[0] == '#';
    *span = (struct qu_span){inside ? QU_SPAN_REFERENCE : QU_SPAN_LINK, 0, line.length,
                             inside ? address + 1 : address, src};
    line.spans = span;
    line.span_count = 1;
    return line;
}

/* -- rows ----------------------------------------------------------------------------------------- */

static struct qu_card fill_card(struct qu_cursor *cursor, const struct qu_cards *cards, int index,
                                qu_len width)
{
    qu_len padding = qu_layout_length(cursor->context->layout, cards->style->padding, width);
    struct qu_card card = {.width = width, .node = qu_cursor_add_node(cursor, QU_ROLE_DIV, 0, cards->src)};
    card.stack = (struct qu_stack){
        .cursor = cursor, .x = padding, .y = padding, .width = width - 2 * padding};
    cards->fill(cursor, cards->data, index, &card);
    return card;
}

static void draw_paper(struct qu_cursor *cursor, const struct qu_card_style *style, struct qu_rect paper,
                       struct qu_items *items)
{
    struct qu_decor decor = qu_papers_decor(cursor, items);
    struct qu_colour border = style->border->colour;
    qu_len in = qu_len_from_mm(0.9);
    qu_decor_shadow(&decor, paper, style->shadow->colour,
                    qu_layout_length(cursor->context->layout, style->depth, paper.w));
    qu_decor_sheet(&decor, paper, style->paper->colour, qu_len_from_mm(0.18));
    if (border.a > 0)
        qu_decor_dashes(&decor,
                        (struct qu_rect){paper.x + in, paper.y + in, paper.w - 2 * in, paper.h - 2 * in},
                        border, qu_len_from_mm(0.16), qu_len_from_mm(1.1));
}

/* Puts paper, fastener, text and foot in place in the row, turned together. */
static void place_card(struct qu_cursor *cursor, const struct qu_cards *cards, int index,
                       struct qu_card *card, qu_len x, qu_len y, qu_len height, struct qu_items *row)
{
    struct qu_rect paper = {0, 0, card->width, height};
    struct qu_items items = {0};
    qu_len padding = qu_layout_length(cursor->context->layout, cards->style->padding, card->width);
    draw_paper(cursor, cards->style, paper, &items);
    if (cards->fasten != NULL)
        cards->fasten(cursor, cards->data, index, paper, &items);
    qu_items_append(&items, card->over.at, card->over.count);
    qu_items_append(&items, card->stack.items.at, card->stack.items.count);
    qu_items_move(card->foot.at, card->foot.count, padding, height - padding - card->foot_height);
    qu_items_append(&items, card->foot.at, card->foot.count);
    qu_papers_turn(cursor, &items, paper, cards->style->turn);
    qu_items_move(items.at, items.count, x, y);
    qu_items_append(row, items.at, items.count);
    qu_items_finish(&items);
    qu_items_finish(&card->over);
    qu_items_finish(&card->foot);
    qu_items_finish(&card->stack.items);
}

static void set_row(struct qu_cursor *cursor, const struct qu_cards *cards, int first, int count)
{
    const struct qu_layout *layout = cursor->context->layout;
    qu_len full = qu_context_full_width(cursor->context),
           gap = qu_layout_length(layout, cards->style->gap, full);
    qu_len width = (full - gap * (cards->columns - 1)) / cards->columns,
           head = qu_layout_length(layout, cards->style->head, width);
    qu_len foot = qu_layout_length(layout, cards->style->padding, width), tallest = 0;
    struct qu_card *row = qu_alloc_zero((size_t)count, sizeof *row);
    for (int i = 0; i < count; i++) {
        row[i] = fill_card(cursor, cards, first + i, width);
        tallest = QU_MAX(tallest, row[i].stack.y + row[i].foot_height + foot);
    }
    int rows = (int)((head + tallest + gap + layout->grid - 1) / layout->grid);
    qu_len height = rows * layout->grid - head - gap;
    struct qu_items items = {0};
    for (int i = 0; i < count; i++)
        place_card(cursor, cards, first + i, &row[i], i * (width + gap), head, height, &items);
    struct qu_row *set = qu_cursor_add_row(cursor, rows, &items, cards->src);
    set->full = true;
    set->text = cards->text;
    free(row);
}

void qu_cards_set(struct qu_cursor *cursor, const struct qu_cards *cards)
{
    for (int first = 0; first < cards->count; first += cards->columns)
        set_row(cursor, cards, first, QU_MIN(cards->columns, cards->count - first));
}
