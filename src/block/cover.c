/* cover.c - the kind `cover`: the board of the notebook, a page without ruling, from the notebook's own
 * title; a library card taped to it. */
#include "board.h"
#include "kinds.h"
#include "libcard.h"

#include "../flow/box.h"
#include "../flow/binding.h"

#include <string.h>

struct cover {
    const char *foot;
    struct qu_named_colour *colour;
    struct qu_libcard card;
};

struct cover_block {
    struct cover cover;
};

static const struct qu_field cover_fields[] = {
    {"colour", QU_FIELD_COLOUR, offsetof(struct cover, colour), 0, "of the board instead of the layout's"},
    {"foot", QU_FIELD_TEXT, offsetof(struct cover, foot), 0, "a line at the foot, in the quick hand"},
    {"card", QU_FIELD_STRUCT, offsetof(struct cover, card), 0, "a library card taped to the board",
     .fields = qu_libcard_fields},
    {0}};

static const struct qu_field fields[] = {{"cover", QU_FIELD_STRUCT, offsetof(struct cover_block, cover), 0,
                                          "the title stands in notebook.yaml", .fields = cover_fields},
                                         {0}};

struct cover_style {
    struct qu_board_style board;
    struct qu_dimension title_top, left, right, top, step;
    const char *kicker_style;
    struct qu_named_colour *dot, *chip;
    struct qu_libcard_style card;
};

static const struct qu_field style_fields[] = {
    QU_BOARD_FIELDS(struct cover_style, board),
    {"title-top", QU_FIELD_DIMENSION, offsetof(struct cover_style, title_top), QU_REQUIRED,
     "where the title begins without a card, from the top edge"},
    {"left", QU_FIELD_DIMENSION, offsetof(struct cover_style, left), QU_REQUIRED,
     "left edge of text and card"},
    {"right", QU_FIELD_DIMENSION, offsetof(struct cover_style, right), QU_REQUIRED,
     "from the card to the right edge"},
    {"top", QU_FIELD_DIMENSION, offsetof(struct cover_style, top), QU_REQUIRED,
     "from the top edge to the status, from the foot to the card"},
    {"step", QU_FIELD_DIMENSION, offsetof(struct cover_style, step), QU_REQUIRED,
     "a title of a few words takes a line a word, each so much further right"},
    {"dot", QU_FIELD_COLOUR, offsetof(struct cover_style, dot), QU_REQUIRED, "the dot before the status"},
    {"chip", QU_FIELD_COLOUR, offsetof(struct cover_style, chip), QU_REQUIRED, "frame of the status"},
    {"kicker-style", QU_FIELD_TEXT, offsetof(struct cover_style, kicker_style), QU_REQUIRED,
     "of the lines above the title and at the foot"},
    {"card", QU_FIELD_STRUCT, offsetof(struct cover_style, card), QU_REQUIRED, "the library card",
     .fields = qu_libcard_style_fields},
    {0}};

struct front {
    struct qu_cursor *cursor;
    const struct cover_style *style;
    struct qu_items items;
    struct qu_src src;
    qu_len left, y;
    int leading; /* percent of the size */
    int ground;  /* how many of the first items are the board itself */
};

static qu_len size_of(const struct front *b, const char *style)
{
    return qu_context_font(b->cursor->context, style)->size;
}

/* Sets a text at the current height, with a leading in proportion to the font size. */
static struct qu_box put(struct front *b, const struct qu_inline *text, const char *style, enum qu_role role)
{
    qu_len leading = qu_len_scale(size_of(b, style), b->leading, 100);
    int node = qu_cursor_add_node(b->cursor, role, 0, b->src);
    struct qu_box box = qu_box_set(
        b->cursor, text,
        &(struct qu_box_setting){.style = style,
                                 .width = b->cursor->context->layout->width - b->left - qu_len_from_mm(5),
                                 .leading = leading,
                                 .node = node});
    qu_items_move(box.items, box.item_count, b->left, b->y);
    b->y += leading * box.lines;
    return box;
}

static void add(struct front *b, const struct qu_inline *text, const char *style)
{
    if (text->length == 0)
        return;
    struct qu_box box = put(b, text, style, QU_ROLE_P);
    qu_items_append(&b->items, box.items, box.item_count);
}

static void add_plain(struct front *b, const char *text, const char *style)
{
    struct qu_inline plain = qu_inline_plain(text != NULL ? text : "", b->src);
    add(b, &plain, style);
}

enum { STEPS_MOST = 3 };

/* A title of two or three words gets a line for each word. */
static struct qu_inline stepped(const struct front *b, const char *title)
{
    struct qu_text_part parts[2 * STEPS_MOST - 1] = {{0}};
    int spaces = 0, count = 0;
    for (const char *s = title; *s != '\0'; s++)
        spaces += *s == ' ';
    if (spaces == 0 || spaces >= STEPS_MOST)
        return qu_inline_plain(title, b->src);
    for (const char *word = title;; word++) {
        int length = (int)strcspn(word, " ");
        if (length > 0)
            parts[count++] = (struct qu_text_part){word, length};
        word += length;
        if (*word == '\0')
            return qu_cursor_join(b->cursor, b->src, parts, count);
        parts[count++].text = "\u2028";
    }
}

/* Adds the title, with small spots as if gold had been rubbed off. */
static void add_title(struct front *b, struct qu_colour board)
{
    const char *title = b->cursor->context->notebook->title;
    qu_len step = qu_layout_length(b->cursor->context->layout, b->style->step,
                                   b->cursor->context->layout->width),
           size = size_of(b, "cover-title"), first = 0;
    if (title == NULL)
        return;
    b->y += size / 4; /* ascenders reach above the line */
    b->leading = 104;
    struct qu_inline words = step > 0 ? stepped(b, title) : qu_inline_plain(title, b->src);
    struct qu_box box = put(b, &words, "cover-title", QU_ROLE_H1);
    b->leading = 115;
    struct qu_rect ink = {0};
    for (int i = 0; i < box.item_count; i++) {
        struct qu_text_item *text = &box.items[i].text;
        if (box.items[i].kind != QU_ITEM_TEXT)
            continue;
        first = first == 0 ? text->y : first;
        text->x += step * ((text->y - first + size / 2) / size);
        ink = qu_rect_union(ink,
                            (struct qu_rect){text->x, text->y - size * 6 / 10, text->width, size * 8 / 10});
    }
    qu_items_append(&b->items, box.items, box.item_count);
    qu_board_rub(b->cursor, ink, board, &b->items);
}

/* "currently open to work" in a frame, after a green dot. */
static void add_status(struct front *b, const char *status)
{
    qu_len size = size_of(b, "cover-small"), pad = size * 7 / 10, lead = size * 11 / 10,
           leading = size * 115 / 100;
    if (status == NULL || status[0] == '\0')
        return;
    struct qu_decor decor = qu_papers_decor(b->cursor, &b->items);
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.26));
    struct qu_path path = {0};
    qu_len left = b->left, middle;
    b->left += pad + lead;
    struct qu_inline text = qu_inline_plain(status, b->src);
    struct qu_box box = put(b, &text, "cover-small", QU_ROLE_P);
    b->left = left;
    middle = b->y - leading / 4 - size * 3 / 10;
    qu_pen_box(&path, &pen,
               (struct qu_rect){left, middle - size * 11 / 10, box.width + lead + 2 * pad, size * 22 / 10},
               decor.seed);
    qu_decor_fill(&decor, &path, b->style->chip->colour);
    qu_pen_dot(&path, (struct qu_point){left + pad + lead / 3, middle}, size * 34 / 100, decor.seed);
    qu_decor_fill(&decor, &path, b->style->dot->colour);
    qu_path_finish(&path);
    qu_items_append(&b->items, box.items, box.item_count);
}

static void add_head(struct front *b, struct qu_colour board)
{
    const struct qu_notebook *n = b->cursor->context->notebook;
    qu_len gap = size_of(b, "cover-small");
    add_plain(b, n->kicker, b->style->kicker_style);
    add_title(b, board);
    b->y += gap;
    add_plain(b, n->subtitle, "cover-subtitle");
    b->y += gap / 3;
    const struct qu_text_part parts[] = {{n->volume != NULL ? n->volume : "", 0},
                                         {n->volume != NULL && n->years != NULL ? "  \u00b7  " : "", 0},
                                         {n->years != NULL ? n->years : "", 0}};
    struct qu_inline text = qu_cursor_join(b->cursor, b->src, parts, QU_COUNT(parts));
    add(b, &text, "cover-small");
}

static qu_len head_height(const struct front *b)
{
    struct qu_cursor cursor = qu_cursor_trial(b->cursor);
    struct front trial = *b;
    trial.cursor = &cursor;
    trial.items = (struct qu_items){0};
    trial.y = 0;
    add_head(&trial, (struct qu_colour){0});
    qu_items_finish(&trial.items);
    return trial.y;
}

static qu_len set_card(struct qu_cursor *cursor, const struct front *b, const struct cover *cover,
                       struct qu_items *items)
{
    const struct qu_layout *layout = cursor->context->layout;
    qu_len width = layout->width - b->left - qu_layout_length(layout, b->style->right, layout->width);
    return qu_libcard_set(cursor, &cover->card, &b->style->card, width, b->src, items);
}

/* Measures the height of the card. */
static qu_len card_height(const struct front *b, const struct cover *cover)
{
    struct qu_cursor cursor = qu_cursor_trial(b->cursor);
    struct qu_items items = {0};
    qu_len height = set_card(&cursor, b, cover, &items);
    qu_items_finish(&items);
    return height;
}

static void add_board_row(struct front *b, const char *text)
{
    struct qu_row *row = qu_cursor_add_row(b->cursor, b->cursor->context->layout->rows, &b->items, b->src);
    row->board = row->full = true;
    row->ground = b->ground;
    row->text = text;
}

/* If title and card do not both fit on the board, the card gets a page of its own: it is pasted on the
 * endpaper inside. */
static void set_inside(struct front *b, const struct cover *cover)
{
    const struct qu_layout *layout = b->cursor->context->layout;
    qu_len out = QU_MAX(qu_len_from_mm(3), qu_binding_bleed(b->cursor->context->notebook, layout)), height;
    struct qu_items card = {0};
    b->items = (struct qu_items){0};
    b->left = qu_layout_length(layout, b->style->right, layout->width);
    height = card_height(b, cover); /* the card is wider here */
    if (height > layout->height - 2 * qu_len_from_mm(4))
        qu_diag_add(b->cursor->diag, QU_WARNING, QU_DIAG_ROW_TALL, b->src, b->cursor->block->path,
                    "put less text on it, or choose a larger page",
                    "the card is %.0f mm tall, and the page only %.0f mm", qu_len_to_mm(height),
                    qu_len_to_mm(layout->height));
    qu_items_add_box(&b->items, b->cursor->arena,
                     (struct qu_rect){-out, -out, layout->width + 2 * out, layout->height + 2 * out},
                     b->style->board.worn->colour, QU_ARTIFACT, b->src);
    b->ground = 1;
    height = set_card(b->cursor, b, cover, &card);
    qu_items_move(card.at, card.count, b->left, QU_MAX((layout->height - height) / 2, 0));
    qu_items_append(&b->items, card.at, card.count);
    qu_items_finish(&card);
    add_board_row(b, cover->card.name);
}

/* Puts the card at the foot of the board and the title in the middle of the space above it. */
static void compose(struct front *b, const struct cover *cover, struct qu_colour board)
{
    const struct qu_layout *layout = b->cursor->context->layout;
    qu_len top = qu_layout_length(layout, b->style->top, layout->height),
           small = size_of(b, b->style->kicker_style);
    b->y = top;
    add_status(b, b->cursor->context->notebook->status);
    bool with_card = cover->card.name != NULL;
    qu_len under = b->y, height = head_height(b), card = with_card ? card_height(b, cover) : 0;
    qu_len card_top = layout->height - top - (cover->foot != NULL ? small * 16 / 10 : 0) - card;
    bool inside = with_card && under + height > card_top - small / 2;
    b->y = with_card && !inside
               ? under + (card_top - under - height) * 45 / 100
               : QU_MAX(under, qu_layout_length(layout, b->style->title_top, layout->height));
    add_head(b, board);
    if (with_card && !inside) {
        struct qu_items items = {0};
        set_card(b->cursor, b, cover, &items);
        qu_items_move(items.at, items.count, b->left, card_top);
        qu_items_append(&b->items, items.at, items.count);
        qu_items_finish(&items);
    }
    b->y = layout->height - top - small * 8 / 10;
    add_plain(b, cover->foot, b->style->kicker_style);
    add_board_row(b, b->cursor->context->notebook->title);
    if (inside)
        set_inside(b, cover);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct cover *cover = &((const struct cover_block *)block->content)->cover;
    const struct cover_style *style = qu_layout_lookup_block(cursor->context->layout, "cover");
    struct qu_colour board = qu_colour_or(cover->colour, style->board.board->colour);
    struct front b = {
        .cursor = cursor,
        .style = style,
        .src = block->src,
        .leading = 115,
        .left = qu_layout_length(cursor->context->layout, style->left, cursor->context->layout->width)};
    qu_board_draw(cursor, &style->board, board, &b.items);
    b.ground = b.items.count;
    compose(&b, cover, board);
}

const struct qu_block_type qu_block_cover = {.kind = {"cover", "the board with the notebook's title",
                                                      sizeof(struct cover_block), fields, qu_papers_check},
                                             .style = {"cover", sizeof(struct cover_style), style_fields},
                                             .set = set};
