/* numbers.c - the kind `numbers`: cards, each with a large number and what it means. */
#include "card.h"
#include "kinds.h"

struct number {
    struct qu_inline value, label, remark;
    struct qu_prose_list text;
    struct qu_named_colour *colour;
    struct qu_list spark; /* double */
};

struct numbers {
    struct qu_list cards; /* struct number */
    int columns;
};

enum { SPARK_MOST = 40 };

static const struct qu_field number_fields[] = {
    {"value", QU_FIELD_INLINE, offsetof(struct number, value), QU_REQUIRED | QU_NOT_EMPTY, "the number",
     .example = "value: 300k+"},
    {"label", QU_FIELD_INLINE, offsetof(struct number, label), 0, "what it counts"},
    {"text", QU_FIELD_PROSE, offsetof(struct number, text), 0, "the story behind it, Markdown"},
    {"colour", QU_FIELD_COLOUR, offsetof(struct number, colour), 0, "of the number; default: its style's"},
    {"spark", QU_FIELD_LIST, offsetof(struct number, spark), 0, "a tiny curve: two values or more",
     .element = QU_FIELD_NUMBER, .size = sizeof(double), .example = "spark: [5, 50, 200, 300]"},
    {"remark", QU_FIELD_INLINE, offsetof(struct number, remark), 0,
     "a word beside the curve or under the text"},
    {0}};

static const struct qu_field fields[] = {{"numbers", QU_FIELD_LIST, offsetof(struct numbers, cards),
                                          QU_REQUIRED | QU_NOT_EMPTY, "the cards", .element = QU_FIELD_STRUCT,
                                          .fields = number_fields, .size = sizeof(struct number)},
                                         {"columns", QU_FIELD_INT, offsetof(struct numbers, columns), 0,
                                          "cards in a row; default: the layout's", .low = 1, .high = 6},
                                         {0}};

struct numbers_style {
    struct qu_card_style card;
    struct qu_named_colour *tape, *curve;
    struct qu_card_text value, label, text, remark;
    struct qu_dimension spark_width, spark_height;
};

static const struct qu_field style_fields[] = {
    QU_CARD_FIELDS(struct numbers_style, card),
    {"tape", QU_FIELD_COLOUR, offsetof(struct numbers_style, tape), QU_REQUIRED,
     "the strip that holds a card"},
    {"curve", QU_FIELD_COLOUR, offsetof(struct numbers_style, curve), QU_REQUIRED, "ink of the little curve"},
    {"spark-width", QU_FIELD_DIMENSION, offsetof(struct numbers_style, spark_width), QU_REQUIRED,
     "of the curve"},
    {"spark-height", QU_FIELD_DIMENSION, offsetof(struct numbers_style, spark_height), QU_REQUIRED,
     "of the curve"},
    QU_CARD_TEXT_FIELDS("value", struct numbers_style, value, "of the number"),
    QU_CARD_TEXT_FIELDS("label", struct numbers_style, label, "of what it counts"),
    QU_CARD_TEXT_FIELDS("text", struct numbers_style, text, "of the story"),
    QU_CARD_TEXT_FIELDS("remark", struct numbers_style, remark, "of the remark"),
    {0}};

static void check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    const struct numbers *numbers = block->content;
    const struct number *n = numbers->cards.at;
    for (int i = 0; i < numbers->cards.count; i++)
        if (n[i].spark.count == 1 || n[i].spark.count > SPARK_MOST)
            qu_diag_add(
                binder->diag, QU_ERROR, QU_DIAG_DATA_BAD, n[i].value.src,
                qu_arena_printf(binder->arena, "%s.numbers[%d].spark", path, i),
                qu_arena_printf(binder->arena, "from 2 to %d values: spark: [5, 50, 200, 300]", SPARK_MOST),
                n[i].spark.count == 1 ? "a curve of one value"
                                      : "a curve of %d values is too much for a card",
                n[i].spark.count);
    qu_papers_check(binder, block, path);
}

/* Draws the curve in a box, with a dot at its last value, as a figure of its own. */
static void draw_spark(struct qu_cursor *cursor, const struct number *n, const struct numbers_style *style,
                       struct qu_rect box, int parent, struct qu_items *items)
{
    const double *v = n->spark.at;
    double low = v[0], high = v[0];
    struct qu_point points[SPARK_MOST];
    struct qu_buf alt;
    qu_buf_init(&alt);
    qu_buf_add_text(&alt, "a curve through");
    for (int i = 0; i < n->spark.count; i++) {
        low = QU_MIN(low, v[i]);
        high = QU_MAX(high, v[i]);
        qu_buf_printf(&alt, "%s %g", i > 0 ? "," : "", v[i]);
    }
    for (int i = 0; i < n->spark.count; i++) {
        double share = high > low ? (v[i] - low) / (high - low) : 0.5;
        points[i] = (struct qu_point){box.x + (qu_len)(box.w * (double)i / (n->spark.count - 1)),
                                      box.y + (qu_len)(box.h * (1 - share))};
    }
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.32));
    qu_pen_stroke(&path, &pen, points, n->spark.count, qu_cursor_seed(cursor));
    qu_pen_dot(&path, points[n->spark.count - 1], qu_len_from_mm(0.62), qu_cursor_seed(cursor));
    int node = qu_cursor_add_figure(cursor, parent, qu_arena_strdup(cursor->arena, qu_buf_text(&alt)),
                                    n->value.src);
    struct qu_item *item = qu_items_add_path(items, cursor->arena, &path, node, n->value.src);
    item->path.fill = style->curve->colour;
    qu_path_finish(&path);
    qu_buf_finish(&alt);
}

/* Puts curve and remark to the right of the number if there is room, else below it. */
static void add_spark(struct qu_cursor *cursor, const struct number *n, const struct numbers_style *style,
                      qu_len value_width, struct qu_card *card)
{
    struct qu_stack *s = &card->stack;
    qu_len width = qu_layout_length(cursor->context->layout, style->spark_width, s->width),
           height = qu_layout_length(cursor->context->layout, style->spark_height, s->width);
    qu_len gap = cursor->context->layout->grid / 3, room = s->width - value_width - gap,
           leading = qu_card_leading(cursor, &style->remark);
    bool beside = room >= width;
    qu_len below = s->y, x = s->x + s->width - width, y = beside ? s->x : s->y + gap / 2;
    if (n->spark.count > 0) {
        draw_spark(cursor, n, style, (struct qu_rect){beside ? x : s->x, y, width, height}, card->node,
                   &card->over);
        y += height + gap / 4;
    }
    struct qu_stack remark = {.cursor = cursor,
                              .x = beside ? x : s->x,
                              .y = y,
                              .width = beside ? width : s->width,
                              .align = (beside ? QU_ALIGN_CENTRED : QU_ALIGN_RAGGED) + 1};
    if (n->remark.length > 0)
        qu_card_add(&remark, &n->remark, &style->remark, QU_ROLE_P, card->node);
    qu_items_append(&s->items, remark.items.at, remark.items.count);
    qu_items_finish(&remark.items);
    s->y = beside ? QU_MAX(below, n->remark.length > 0 ? remark.y - leading / 4 : y)
                  : QU_MAX(remark.y, y) + gap / 2;
}

static void fill(struct qu_cursor *cursor, const void *data, int index, struct qu_card *card)
{
    const struct number *n = &((const struct number *)data)[index];
    const struct numbers_style *style = qu_layout_lookup_block(cursor->context->layout, "numbers");
    struct qu_stack *s = &card->stack;
    struct qu_colour colour = qu_colour_or(n->colour,
                                           qu_context_style(cursor->context, style->value.style)->colour);
    qu_len gap = cursor->context->layout->grid / 4;
    s->colour = &colour;
    qu_card_add(s, &n->value, &style->value, QU_ROLE_P, card->node);
    s->colour = NULL;
    qu_len value_end = qu_papers_text_end(s->items.at, s->items.count).x - s->x;
    if (n->label.length > 0)
        qu_card_add(s, &n->label, &style->label, QU_ROLE_P, card->node);
    s->y += gap;
    if (n->spark.count > 0) {
        qu_len label_end = n->label.length > 0 ? qu_papers_text_end(s->items.at, s->items.count).x - s->x : 0;
        add_spark(cursor, n, style, QU_MAX(value_end, label_end), card);
    }
    qu_card_add_prose(s, &n->text, &style->text, card->node);
    if (n->spark.count == 0 && n->remark.length > 0)
        qu_card_add(s, &n->remark, &style->remark, QU_ROLE_P, card->node);
}

static void fasten(struct qu_cursor *cursor, const void *data, int index, struct qu_rect paper,
                   struct qu_items *items)
{
    const struct numbers_style *style = qu_layout_lookup_block(cursor->context->layout, "numbers");
    struct qu_decor decor = qu_papers_decor(cursor, items);
    struct qu_random r = qu_random_from(decor.seed);
    qu_len length = qu_len_from_mm(qu_random_range(&r, 12, 15)),
           x = paper.x + paper.w / 9 + length / 2 + (qu_len)(paper.w * qu_random_range(&r, 0, 0.05));
    qu_decor_tape(&decor, (struct qu_point){x, paper.y + qu_len_from_mm(0.2)}, length, qu_len_from_mm(4.2),
                  qu_random_range(&r, -4, 3), style->tape->colour, style->card.gloss->colour);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct numbers *numbers = block->content;
    const struct numbers_style *style = qu_layout_lookup_block(cursor->context->layout, "numbers");
    qu_cards_set(cursor,
                 &(struct qu_cards){.style = &style->card,
                                    .columns = numbers->columns > 0 ? numbers->columns : style->card.columns,
                                    .count = numbers->cards.count,
                                    .src = block->src,
                                    .fill = fill,
                                    .fasten = fasten,
                                    .data = numbers->cards.at,
                                    .text = "(numbers)"});
}

const struct qu_block_type qu_block_numbers = {
    .kind = {"numbers", "cards with a number each", sizeof(struct numbers), fields, check},
    .style = {"numbers", sizeof(struct numbers_style), style_fields},
    .spacing = {.before = 1, .after = 1, .clear = true},
    .set = set};
