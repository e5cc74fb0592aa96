/* projects.c - the kind `projects`: cards under paper clips, each with a doodle, a title, a few lines and a
 * link. */
#include "card.h"
#include "doodles.h"
#include "kinds.h"

#include "../flow/box.h"

#include <string.h>

struct project {
    struct qu_inline title, caption;
    struct qu_doodle doodle;
    const char *alt, *sticker;
    struct qu_prose_list text;
    int stars;
    bool wide;
    struct {
        const char *text, *address;
    } link;
};

struct projects {
    struct qu_list cards; /* struct project */
    int columns;
};

static const struct qu_field link_fields[] = {
    {"text", QU_FIELD_TEXT, 0, 0, "what is written; default: the address", .example = "text: github \u2197"},
    {"address", QU_FIELD_TEXT, sizeof(const char *), QU_REQUIRED | QU_NOT_EMPTY | QU_ADDRESS,
     "where it leads", .example = "https://example.org"},
    {0}};

static const struct qu_field project_fields[] = {
    {"title", QU_FIELD_INLINE, offsetof(struct project, title), QU_REQUIRED | QU_NOT_EMPTY,
     "what it is called", .example = "a clock that runs backwards"},
    {"doodle", QU_FIELD_NODE, offsetof(struct project, doodle.node), 0,
     "an SVG file, drawn by the pen at the top", .example = "doodle: doodles/hub.svg"},
    {"alt", QU_FIELD_TEXT, offsetof(struct project, alt), 0,
     "what the doodle shows; without it the doodle is decoration"},
    {"caption", QU_FIELD_INLINE, offsetof(struct project, caption), 0, "under the doodle"},
    {"text", QU_FIELD_PROSE, offsetof(struct project, text), 0, "what it is, Markdown"},
    {"sticker", QU_FIELD_TEXT, offsetof(struct project, sticker), 0,
     "a word on a strip of highlighter in the corner", .example = "sticker: featured"},
    {"stars", QU_FIELD_INT, offsetof(struct project, stars), 0, "a star and their number after the title",
     .low = 0, .high = 10000000},
    {"link", QU_FIELD_STRUCT, offsetof(struct project, link), 0, "at the foot of the card",
     .fields = link_fields},
    {"wide", QU_FIELD_BOOL, offsetof(struct project, wide), 0, "in a row of fewer, wider cards"},
    {0}};

static const struct qu_field fields[] = {{"projects", QU_FIELD_LIST, offsetof(struct projects, cards),
                                          QU_REQUIRED | QU_NOT_EMPTY, "the cards", .element = QU_FIELD_STRUCT,
                                          .fields = project_fields, .size = sizeof(struct project)},
                                         {"columns", QU_FIELD_INT, offsetof(struct projects, columns), 0,
                                          "cards in a row; default: the layout's", .low = 1, .high = 6},
                                         {0}};

struct projects_style {
    struct qu_card_style card;
    struct qu_named_colour *steel, *sticker, *stars;
    int wide_columns;
    struct qu_card_text title, text, caption, link, sticker_text;
    struct qu_dimension doodle_height, clip;
};

static const struct qu_field style_fields[] = {
    QU_CARD_FIELDS(struct projects_style, card),
    {"wide-columns", QU_FIELD_INT, offsetof(struct projects_style, wide_columns), QU_REQUIRED,
     "wide cards in a row", .low = 1, .high = 6},
    {"steel", QU_FIELD_COLOUR, offsetof(struct projects_style, steel), QU_REQUIRED, "of the paper clips"},
    {"sticker", QU_FIELD_COLOUR, offsetof(struct projects_style, sticker), QU_REQUIRED,
     "the strip under a sticker's word"},
    {"stars", QU_FIELD_COLOUR, offsetof(struct projects_style, stars), QU_REQUIRED, "ink of star and number"},
    {"clip", QU_FIELD_DIMENSION, offsetof(struct projects_style, clip), QU_REQUIRED,
     "height of a paper clip"},
    {"doodle-height", QU_FIELD_DIMENSION, offsetof(struct projects_style, doodle_height), QU_REQUIRED,
     "of the doodles"},
    QU_CARD_TEXT_FIELDS("title", struct projects_style, title, "of the title, the stars"),
    QU_CARD_TEXT_FIELDS("text", struct projects_style, text, "of what it is"),
    QU_CARD_TEXT_FIELDS("caption", struct projects_style, caption, "of the doodle's caption"),
    QU_CARD_TEXT_FIELDS("link", struct projects_style, link, "of the link"),
    QU_CARD_TEXT_FIELDS("sticker", struct projects_style, sticker_text, "of the sticker"),
    {0}};

static void check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    struct projects *projects = block->content;
    struct project *p = projects->cards.at;
    for (int i = 0; i < projects->cards.count; i++)
        qu_doodle_check(binder, &p[i].doodle,
                        qu_arena_printf(binder->arena, "%s.projects[%d].doodle", path, i));
    qu_papers_check(binder, block, path);
}

/* Adds "featured" on a stroke of the highlighter in the upper right corner. */
static void add_sticker(struct qu_cursor *cursor, const struct project *p, const struct projects_style *style,
                        struct qu_card *card)
{
    struct qu_stack s = {.cursor = cursor, .width = card->width, .x = 0, .y = 0};
    qu_card_add_plain(&s, p->sticker, p->title.src, &style->sticker_text, QU_ROLE_P, card->node);
    qu_len size = qu_context_font(cursor->context, style->sticker_text.style)->size, pad = size / 2;
    struct qu_point end = qu_papers_text_end(s.items.at, s.items.count);
    qu_len x = card->width - end.x - 2 * pad, top = card->stack.x / 2;
    struct qu_path path = {0};
    struct qu_decor decor = qu_papers_decor(cursor, &card->over);
    qu_pen_highlight(&path, (struct qu_rect){x - pad, top, end.x + 2 * pad, size * 13 / 10}, decor.seed);
    qu_decor_fill(&decor, &path, style->sticker->colour)->path.blend = QU_BLEND_MULTIPLY;
    qu_path_finish(&path);
    qu_items_move(s.items.at, s.items.count, x, top + size * 95 / 100 - end.y);
    qu_items_append(&card->stack.items, s.items.at, s.items.count);
    qu_items_finish(&s.items);
}

/* Adds a star and the number after the title if the line has room, else below it. */
static void add_stars(struct qu_cursor *cursor, const struct project *p, const struct projects_style *style,
                      struct qu_point end, struct qu_card *card)
{
    struct qu_stack *s = &card->stack;
    struct qu_colour ink = style->stars->colour;
    const char *text = qu_arena_printf(cursor->arena, "\u2605\u00a0%d", p->stars);
    qu_len gap = qu_context_font(cursor->context, style->title.style)->size * 6 / 10,
           leading = qu_card_leading(cursor, &style->title);
    struct qu_stack stars = {
        .cursor = cursor, .x = end.x + gap, .y = s->y - leading, .width = s->width, .colour = &ink};
    if (end.x + gap + qu_box_width_plain(cursor, text, style->title.style) > s->x + s->width)
        stars.x = s->x, stars.y = s->y;
    qu_card_add_plain(&stars, text, p->title.src, &style->title, QU_ROLE_P, card->node);
    s->y = stars.y;
    qu_items_append(&s->items, stars.items.at, stars.items.count);
    qu_items_finish(&stars.items);
}

static void add_link(struct qu_cursor *cursor, const struct project *p, const struct projects_style *style,
                     struct qu_card *card)
{
    const char *address = p->link.address, *slashes = strstr(address, "//");
    bool printed = p->link.text == NULL || cursor->context->notebook->output->links == QU_LINKS_PRINTED;
    const char *text = !printed ? p->link.text : slashes != NULL ? slashes + 2 : address;
    struct qu_inline link = qu_card_link(cursor->arena, text, address, p->title.src);
    struct qu_stack foot = {.cursor = cursor, .width = card->stack.width};
    qu_card_add(&foot, &link, &style->link, QU_ROLE_P, card->node);
    card->foot = foot.items;
    card->foot_height = foot.y;
    card->stack.y += qu_card_leading(cursor, &style->link) / 2;
}

static void add_doodle(struct qu_cursor *cursor, const struct project *p, const struct projects_style *style,
                       struct qu_card *card)
{
    struct qu_stack *s = &card->stack;
    qu_len height = qu_layout_length(cursor->context->layout, style->doodle_height, card->width);
    qu_doodle_place(cursor, &p->doodle, p->alt, (struct qu_rect){s->x, s->y, s->width, height}, card->node,
                    &card->over);
    s->y += height;
    s->align = QU_ALIGN_CENTRED + 1;
    if (p->caption.length > 0)
        qu_card_add(s, &p->caption, &style->caption, QU_ROLE_CAPTION, card->node);
    s->align = 0;
    s->y += cursor->context->layout->grid / 4;
}

static void fill(struct qu_cursor *cursor, const void *data, int index, struct qu_card *card)
{
    const struct project *p = &((const struct project *)data)[index];
    const struct projects_style *style = qu_layout_lookup_block(cursor->context->layout, "projects");
    struct qu_stack *s = &card->stack;
    s->y = qu_len_from_mm(4); /* below the clip */
    if (p->doodle.svg != NULL)
        add_doodle(cursor, p, style, card);
    else
        s->y = qu_layout_length(cursor->context->layout, style->clip, card->width);
    qu_card_add(s, &p->title, &style->title, QU_ROLE_H3, card->node);
    if (p->stars > 0)
        add_stars(cursor, p, style, qu_papers_text_end(s->items.at, s->items.count), card);
    if (p->sticker != NULL && p->sticker[0] != '\0')
        add_sticker(cursor, p, style, card);
    s->y += cursor->context->layout->grid / 8;
    qu_card_add_prose(s, &p->text, &style->text, card->node);
    if (p->link.address != NULL)
        add_link(cursor, p, style, card);
}

static void fasten(struct qu_cursor *cursor, const void *data, int index, struct qu_rect paper,
                   struct qu_items *items)
{
    const struct projects_style *style = qu_layout_lookup_block(cursor->context->layout, "projects");
    struct qu_decor decor = qu_papers_decor(cursor, items);
    struct qu_random r = qu_random_from(decor.seed);
    qu_len height = qu_layout_length(cursor->context->layout, style->clip, paper.w), edge = height * 3 / 10;
    struct qu_point at = {paper.x + qu_len_from_mm(4) + (qu_len)(paper.w * qu_random_range(&r, 0, 0.04)),
                          paper.y - edge};
    qu_decor_clip(&decor, at, height, edge, style->steel->colour, style->card.gloss->colour,
                  style->card.shadow->colour);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct projects *projects = block->content;
    const struct project *p = projects->cards.at;
    const struct projects_style *style = qu_layout_lookup_block(cursor->context->layout, "projects");
    for (int first = 0, end; first < projects->cards.count; first = end) {
        for (end = first + 1; end < projects->cards.count && p[end].wide == p[first].wide;)
            end++;
        int columns = p[first].wide           ? style->wide_columns
                      : projects->columns > 0 ? projects->columns
                                              : style->card.columns;
        if (first > 0)
            qu_cursor_add_space(cursor, 1);
        qu_cards_set(cursor, &(struct qu_cards){.style = &style->card,
                                                .columns = columns,
                                                .count = end - first,
                                                .src = block->src,
                                                .fill = fill,
                                                .fasten = fasten,
                                                .data = &p[first],
                                                .text = "(projects)"});
    }
}

const struct qu_block_type qu_block_projects = {
    .kind = {"projects", "cards under paper clips, one a project", sizeof(struct projects), fields, check},
    .style = {"projects", sizeof(struct projects_style), style_fields},
    .spacing = {.before = 1, .after = 1, .clear = true},
    .set = set};
