#include "libcard.h"

#include "../flow/box.h"
#include "../hand/shapes.h"

struct figure {
    struct qu_inline value, label, remark;
    struct qu_named_colour *colour;
};

static const struct qu_field figure_fields[] = {
    {"value", QU_FIELD_INLINE, offsetof(struct figure, value), QU_REQUIRED | QU_NOT_EMPTY, "the number",
     .example = "value: 99.9%"},
    {"label", QU_FIELD_INLINE, offsetof(struct figure, label), 0, "what it counts"},
    {"remark", QU_FIELD_INLINE, offsetof(struct figure, remark), 0, "a word under it"},
    {"colour", QU_FIELD_COLOUR, offsetof(struct figure, colour), 0, "of the number"},
    {0}};

const struct qu_field qu_libcard_fields[] = {
    {"status", QU_FIELD_TEXT, offsetof(struct qu_libcard, status), 0, "what he is looking for",
     .example = "status: open \u00b7 senior backend"},
    {"number", QU_FIELD_TEXT, offsetof(struct qu_libcard, number), 0, "stamped at the right",
     .example = "number: No. 1998"},
    {"name", QU_FIELD_TEXT, offsetof(struct qu_libcard, name), QU_REQUIRED | QU_NOT_EMPTY, "whose card it is",
     .example = "Asha Rao"},
    {"role", QU_FIELD_INLINE, offsetof(struct qu_libcard, role), 0, "*what he is* and what he does"},
    {"text", QU_FIELD_PROSE, offsetof(struct qu_libcard, text), 0, "a paragraph, Markdown"},
    {"numbers", QU_FIELD_LIST, offsetof(struct qu_libcard, numbers), 0, "a few numbers",
     .element = QU_FIELD_STRUCT, .fields = figure_fields, .size = sizeof(struct figure)},
    {"chips", QU_FIELD_LIST, offsetof(struct qu_libcard, chips), 0, "words in small boxes",
     .element = QU_FIELD_TEXT, .size = sizeof(const char *)},
    {"links", QU_FIELD_LIST, offsetof(struct qu_libcard, links), 0, "Markdown links, a button each",
     .element = QU_FIELD_INLINE, .size = sizeof(struct qu_inline),
     .example = "links: [\"[email me](mailto:me@example.org)\", \"[start reading \u2192](#who-i-am)\"]"},
    {"foot", QU_FIELD_LIST, offsetof(struct qu_libcard, foot), 0,
     "the last line: one text at the left, a second one at the right", .element = QU_FIELD_INLINE,
     .size = sizeof(struct qu_inline)},
    {0}};

#define STYLE(member) offsetof(struct qu_libcard_style, member)

const struct qu_field qu_libcard_style_fields[] = {
    {"paper", QU_FIELD_COLOUR, STYLE(paper), QU_REQUIRED, "of the card"},
    {"shadow", QU_FIELD_COLOUR, STYLE(shadow), QU_REQUIRED, "under it"},
    {"tape", QU_FIELD_COLOUR, STYLE(tape), QU_REQUIRED, "that holds it"},
    {"gloss", QU_FIELD_COLOUR, STYLE(gloss), QU_REQUIRED, "light on the tape"},
    {"highlight", QU_FIELD_COLOUR, STYLE(highlight), QU_REQUIRED, "under the status"},
    {"rule", QU_FIELD_COLOUR, STYLE(rule), QU_REQUIRED, "dashed lines, frames of chips"},
    {"box", QU_FIELD_COLOUR, STYLE(box), QU_REQUIRED, "ground of numbers and chips"},
    {"dot", QU_FIELD_COLOUR, STYLE(dot), QU_REQUIRED, "the dot before the status"},
    {"stamp", QU_FIELD_COLOUR, STYLE(stamp), QU_REQUIRED, "frame of the number"},
    {"padding", QU_FIELD_DIMENSION, STYLE(padding), QU_REQUIRED, "from the edge to the text"},
    {"shadow-depth", QU_FIELD_DIMENSION, STYLE(depth), QU_REQUIRED, "how far the shadow reaches"},
    {"number-width", QU_FIELD_DIMENSION, STYLE(number_width), QU_REQUIRED, "least width of a number's box"},
    {"tape-length", QU_FIELD_DIMENSION, STYLE(tape_length), QU_REQUIRED, "of a strip"},
    {"gap", QU_FIELD_DIMENSION, STYLE(gap), QU_REQUIRED, "between the parts"},
    {"turn", QU_FIELD_NUMBER, STYLE(turn), QU_REQUIRED, "degrees, at most", .low = 0, .high = 1},
    QU_CARD_TEXT_FIELDS("status", struct qu_libcard_style, status, "of status and number"),
    QU_CARD_TEXT_FIELDS("name", struct qu_libcard_style, name, "of the name"),
    QU_CARD_TEXT_FIELDS("role", struct qu_libcard_style, role, "of the role"),
    QU_CARD_TEXT_FIELDS("text", struct qu_libcard_style, text, "of the paragraph"),
    QU_CARD_TEXT_FIELDS("value", struct qu_libcard_style, value, "of a number"),
    QU_CARD_TEXT_FIELDS("label", struct qu_libcard_style, label, "of what it counts"),
    QU_CARD_TEXT_FIELDS("remark", struct qu_libcard_style, remark, "of a remark"),
    QU_CARD_TEXT_FIELDS("chip", struct qu_libcard_style, chip, "of the words in boxes"),
    QU_CARD_TEXT_FIELDS("link", struct qu_libcard_style, link, "of the buttons"),
    QU_CARD_TEXT_FIELDS("foot", struct qu_libcard_style, foot, "of the last line"),
    {0}};

/* The card while it is made. `under`: items drawn before the text. */
struct making {
    struct qu_cursor *cursor;
    const struct qu_libcard *card;
    const struct qu_libcard_style *style;
    struct qu_stack stack;
    struct qu_items under;
    struct qu_src src;
    int node;
    qu_len gap;
};

static qu_len size_of(const struct making *m, const struct qu_card_text *look)
{
    return qu_context_font(m->cursor->context, look->style)->size;
}

/* Sets a text at a place; returns its right end and last baseline. */
static struct qu_point put(struct making *m, const struct qu_inline *text, const struct qu_card_text *look,
                           qu_len x, qu_len y, qu_len width, int align, const struct qu_colour *colour,
                           int node)
{
    struct qu_stack s = {
        .cursor = m->cursor, .x = x, .y = y, .width = width, .align = align, .colour = colour};
    qu_card_add(&s, text, look, QU_ROLE_P, node);
    struct qu_point end = qu_papers_text_end(s.items.at, s.items.count);
    qu_items_append(&m->stack.items, s.items.at, s.items.count);
    qu_items_finish(&s.items);
    return (struct qu_point){end.x, s.y};
}

static struct qu_point put_plain(struct making *m, const char *text, const struct qu_card_text *look,
                                 qu_len x, qu_len y, qu_len width, const struct qu_colour *colour)
{
    struct qu_inline plain = qu_inline_plain(text, m->src);
    return put(m, &plain, look, x, y, width, 0, colour, m->node);
}

static void draw_box(struct making *m, struct qu_rect rect, struct qu_colour ink, double millimetres)
{
    struct qu_decor decor = qu_papers_decor(m->cursor, &m->under);
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(millimetres));
    struct qu_path path = {0};
    qu_pen_box(&path, &pen, rect, decor.seed);
    qu_decor_fill(&decor, &path, ink);
    qu_path_finish(&path);
}

static void draw_dashes(struct making *m)
{
    struct qu_decor decor = qu_papers_decor(m->cursor, &m->under);
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.18));
    struct qu_path path = {0};
    struct qu_point line[2] = {{m->stack.x, m->stack.y}, {m->stack.x + m->stack.width, m->stack.y}};
    qu_pen_dashes(&path, &pen, line, 2, qu_len_from_mm(1.2), qu_len_from_mm(0.8), decor.seed);
    qu_decor_fill(&decor, &path, m->style->rule->colour);
    qu_path_finish(&path);
    m->stack.y += m->gap;
}

/* The card's number in its stamped frame, whose left edge is at `x`. */
static void put_number(struct making *m, const struct qu_card_text *look, qu_len x, qu_len y, qu_len width)
{
    struct qu_colour stamp = m->style->stamp->colour;
    qu_len pad = size_of(m, look) / 2, leading = qu_card_leading(m->cursor, look);
    put_plain(m, m->card->number, look, x + pad, y, width - pad, &stamp);
    draw_box(m, (struct qu_rect){x, y - leading / 4, width, leading * 5 / 4}, stamp, 0.28);
}

/* Sets the status on a highlighter stroke, up to `right`; returns its right end. */
static qu_len put_status(struct making *m, const struct qu_card_text *look, qu_len right)
{
    struct qu_decor decor = qu_papers_decor(m->cursor, &m->under);
    struct qu_path path = {0};
    const struct qu_stack *s = &m->stack;
    qu_len size = size_of(m, look), leading = qu_card_leading(m->cursor, look), x = s->x + size * 14 / 10;
    struct qu_point end = put_plain(m, m->card->status, look, x, s->y, right - x, NULL);
    int lines = (int)((end.y - s->y) / leading);
    for (int i = 0; i < lines; i++)
        qu_pen_highlight(&path,
                         (struct qu_rect){s->x, s->y + leading * i - leading / 20,
                                          (i == lines - 1 ? end.x : right) + size / 4 - s->x,
                                          leading * 98 / 100},
                         qu_hash_part(decor.seed, (uint64_t)i));
    qu_decor_fill(&decor, &path, m->style->highlight->colour)->path.blend = QU_BLEND_MULTIPLY;
    qu_pen_dot(&path, (struct qu_point){s->x + size * 7 / 10, s->y + leading * 75 / 100 - size * 30 / 100},
               size * 3 / 10, decor.seed);
    qu_decor_fill(&decor, &path, m->style->dot->colour);
    qu_path_finish(&path);
    return end.y;
}

/* Adds the status, and at its right the number. If they do not fit on one line the status gets a line of its
 * own below. The items are in reading order. */
static void add_head(struct making *m)
{
    const struct qu_card_text *look = &m->style->status;
    struct qu_stack *s = &m->stack;
    bool numbered = m->card->number != NULL, said = m->card->status != NULL;
    qu_len size = size_of(m, look), leading = qu_card_leading(m->cursor, look), right = s->x + s->width,
           top = s->y, foot = top;
    qu_len width = numbered ? qu_box_width_plain(m->cursor, m->card->number, look->style) + size : 0,
           room = right - width - size;
    bool apart = numbered && said &&
                 qu_box_width_plain(m->cursor, m->card->status, look->style) > 2 * (room - s->x - 2 * size);
    if (apart) {
        put_number(m, look, right - width, top, width);
        s->y += leading * 3 / 2;
    }
    if (said)
        foot = put_status(m, look, numbered && !apart ? room : right);
    if (numbered && !apart)
        put_number(m, look, right - width, top, width);
    s->y = QU_MAX(foot, numbered ? top + leading : top) + m->gap;
}

/* Adds one number, centred in its box; returns its lower end. */
static qu_len add_figure(struct making *m, const struct figure *f, struct qu_rect box)
{
    struct qu_colour colour = qu_colour_or(
        f->colour, qu_context_style(m->cursor->context, m->style->value.style)->colour);
    int centred = QU_ALIGN_CENTRED + 1,
        node = qu_cursor_add_node(m->cursor, QU_ROLE_DIV, m->node, f->value.src);
    qu_len y =
        put(m, &f->value, &m->style->value, box.x, box.y + m->gap * 2 / 3, box.w, centred, &colour, node).y;
    if (f->label.length > 0)
        y = put(m, &f->label, &m->style->label, box.x, y, box.w, centred, NULL, node).y;
    if (f->remark.length > 0)
        y = put(m, &f->remark, &m->style->remark, box.x, y + m->gap / 6, box.w, centred, NULL, node).y;
    return y + m->gap / 2;
}

static void add_figures(struct making *m)
{
    const struct figure *f = m->card->numbers.at;
    struct qu_stack *s = &m->stack;
    int count = m->card->numbers.count, columns;
    qu_len gap = m->gap * 3 / 4,
           least = qu_layout_length(m->cursor->context->layout, m->style->number_width, s->width);
    if (count == 0)
        return;
    columns = QU_CLAMP((int)((s->width + gap) / (least + gap)), 1, count);
    columns = (count + (count + columns - 1) / columns - 1) /
              ((count + columns - 1) / columns); /* rows of nearly the same length */
    qu_len width = (s->width - gap * (columns - 1)) / columns;
    for (int first = 0; first < count; first += columns) {
        qu_len foot = s->y;
        for (int i = first; i < QU_MIN(first + columns, count); i++) {
            qu_len end = add_figure(m, &f[i],
                                    (struct qu_rect){s->x + (i - first) * (width + gap), s->y, width, 0});
            foot = QU_MAX(foot, end);
        }
        for (int i = first; i < QU_MIN(first + columns, count); i++) {
            struct qu_rect box = {s->x + (i - first) * (width + gap), s->y, width, foot - s->y};
            struct qu_decor decor = qu_papers_decor(m->cursor, &m->under);
            qu_decor_sheet(&decor, box, m->style->box->colour, qu_len_from_mm(0.15));
            qu_decor_dashes(&decor, box, m->style->rule->colour, qu_len_from_mm(0.18), qu_len_from_mm(1));
        }
        s->y = foot + gap;
    }
    s->y += m->gap / 4;
}

/* Adds texts in boxes, one after the other, in as many lines as needed. */
static void add_boxes(struct making *m, const struct qu_inline *texts, int count,
                      const struct qu_card_text *look, bool buttons)
{
    struct qu_stack *s = &m->stack;
    qu_len size = size_of(m, look), pad = size * (buttons ? 9 : 6) / 10,
           leading = qu_card_leading(m->cursor, look), x = s->x;
    qu_len height = leading * (buttons ? 16 : 12) / 10, gap = m->gap * (buttons ? 8 : 5) / 10;
    for (int i = 0; i < count; i++) {
        qu_len width = QU_MIN(qu_box_width(m->cursor, &texts[i], look->style), s->width - 2 * pad);
        if (x > s->x && x + width + 2 * pad > s->x + s->width) {
            x = s->x;
            s->y += height + gap;
        }
        struct qu_rect box = {x, s->y, width + 2 * pad, height};
        struct qu_colour ink = i == count - 1 && buttons && count > 1
                                   ? m->style->stamp->colour
                                   : qu_context_style(m->cursor->context, look->style)->colour;
        if (!buttons) {
            struct qu_decor decor = qu_papers_decor(m->cursor, &m->under);
            qu_decor_sheet(&decor, box, m->style->box->colour, qu_len_from_mm(0.1));
            ink = m->style->rule->colour;
        }
        draw_box(m, box, ink, buttons ? 0.32 : 0.18);
        put(m, &texts[i], look, x + pad, s->y + (height - leading) / 2 - leading / 25, width + pad / 2, 0,
            buttons ? &ink : NULL, m->node);
        x += box.w + gap;
    }
    s->y += count > 0 ? height + m->gap : 0;
}

static void add_chips(struct making *m)
{
    const char *const *words = m->card->chips.at;
    struct qu_inline *texts = QU_NEW_ARRAY(m->cursor->arena, struct qu_inline,
                                           QU_MAX(m->card->chips.count, 1));
    for (int i = 0; i < m->card->chips.count; i++)
        texts[i] = qu_inline_plain(words[i], m->src);
    add_boxes(m, texts, m->card->chips.count, &m->style->chip, false);
}

/* Adds the foot: the first text at the left, and the second at the right if both fit on a line. */
static void add_foot(struct making *m)
{
    const struct qu_inline *texts = m->card->foot.at;
    struct qu_colour red = m->style->stamp->colour;
    struct qu_stack *s = &m->stack;
    if (m->card->foot.count == 0)
        return;
    draw_dashes(m);
    qu_len left = put(m, &texts[0], &m->style->foot, s->x, s->y, s->width, 0, NULL, m->node).x, y = s->y;
    s->y += qu_card_leading(m->cursor, &m->style->foot);
    for (int i = 1; i < m->card->foot.count; i++) {
        qu_len width = qu_box_width(m->cursor, &texts[i], m->style->foot.style);
        bool beside = i == 1 && left + m->gap + width <= s->x + s->width;
        qu_len end = put(m, &texts[i], &m->style->foot, s->x, beside ? y : s->y, s->width,
                         (beside ? QU_ALIGN_END : QU_ALIGN_RAGGED) + 1, &red, m->node)
                         .y;
        s->y = beside ? s->y : end;
    }
}

static void add_all(struct making *m)
{
    const struct qu_libcard *card = m->card;
    struct qu_stack *s = &m->stack;
    add_head(m);
    qu_card_add_plain(s, card->name, m->src, &m->style->name, QU_ROLE_P, m->node);
    if (card->role.length > 0)
        qu_card_add(s, &card->role, &m->style->role, QU_ROLE_P, m->node);
    s->y += m->gap * 2 / 3;
    if (card->text.count > 0) {
        qu_card_add_prose(s, &card->text, &m->style->text, m->node);
        s->y += m->gap;
        draw_dashes(m);
    }
    add_figures(m);
    add_chips(m);
    add_boxes(m, card->links.at, card->links.count, &m->style->link, true);
    add_foot(m);
}

static void add_tapes(struct making *m, qu_len width, struct qu_items *items)
{
    struct qu_decor decor = qu_papers_decor(m->cursor, items);
    qu_len length = qu_layout_length(m->cursor->context->layout, m->style->tape_length, width);
    struct qu_colour tape = m->style->tape->colour, gloss = m->style->gloss->colour;
    qu_decor_tape(&decor, (struct qu_point){width / 8, 0}, length, length / 4, -6, tape, gloss);
    decor.seed = qu_hash_part(decor.seed, 1);
    qu_decor_tape(&decor, (struct qu_point){width - width / 7, qu_len_from_mm(0.3)}, length, length / 4, 3,
                  tape, gloss);
}

qu_len qu_libcard_set(struct qu_cursor *cursor, const struct qu_libcard *card,
                      const struct qu_libcard_style *style, qu_len width, struct qu_src src,
                      struct qu_items *items)
{
    struct making m = {.cursor = cursor,
                       .card = card,
                       .style = style,
                       .src = src,
                       .node = qu_cursor_add_node(cursor, QU_ROLE_DIV, 0, src),
                       .gap = qu_layout_length(cursor->context->layout, style->gap, width)};
    qu_len padding = qu_layout_length(cursor->context->layout, style->padding, width);
    m.stack = (struct qu_stack){
        .cursor = cursor, .x = padding, .y = padding + m.gap / 2, .width = width - 2 * padding};
    add_all(&m);
    struct qu_rect paper = {0, 0, width, m.stack.y + padding * 8 / 10};
    struct qu_decor decor = qu_papers_decor(cursor, items);
    qu_decor_shadow(&decor, paper, style->shadow->colour,
                    qu_layout_length(cursor->context->layout, style->depth, width));
    qu_decor_sheet(&decor, paper, style->paper->colour, qu_len_from_mm(0.2));
    add_tapes(&m, width, items);
    qu_items_append(items, m.under.at, m.under.count);
    qu_items_append(items, m.stack.items.at, m.stack.items.count);
    qu_items_finish(&m.under);
    qu_items_finish(&m.stack.items);
    qu_papers_turn(cursor, items, paper, style->turn);
    return paper.h;
}
