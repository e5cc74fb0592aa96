/* skills.c - the kind `skills`: what somebody can do, in groups, each on a card: marked with a star if known
 * best, with a dot, or with a tilde if known a little. */
#include "card.h"
#include "kinds.h"

#include <string.h>

enum level { LEVEL_SHIPPED, LEVEL_DEEPEST, LEVEL_FAMILIAR };

static const char *const levels[] = {"shipped", "deepest", "familiar", NULL};
static const char *const signs[] = {"\u00b7", "\u2605", "~"};

struct skill {
    const char *name, *remark;
    int level;
};

struct group {
    struct qu_inline title;
    struct qu_list items; /* struct skill */
};

struct skills {
    struct qu_list groups; /* struct group */
    int columns;
};

static const struct qu_field skill_fields[] = {
    {"name", QU_FIELD_TEXT, offsetof(struct skill, name), QU_REQUIRED | QU_NOT_EMPTY, "what",
     .example = "name: haskell"},
    {"level", QU_FIELD_ENUM, offsetof(struct skill, level), 0,
     "how deep: \u2605 deepest, \u00b7 shipped (default), ~ familiar", .words = levels},
    {"remark", QU_FIELD_TEXT, offsetof(struct skill, remark), 0, "a word about it, small"},
    {0}};

static const struct qu_field group_fields[] = {
    {"title", QU_FIELD_INLINE, offsetof(struct group, title), QU_REQUIRED | QU_NOT_EMPTY, "of the group",
     .example = "languages"},
    {"items", QU_FIELD_LIST, offsetof(struct group, items), QU_REQUIRED | QU_NOT_EMPTY, "the skills",
     .element = QU_FIELD_STRUCT, .fields = skill_fields, .size = sizeof(struct skill),
     .example = "[{name: c}]"},
    {0}};

static const struct qu_field fields[] = {{"skills", QU_FIELD_LIST, offsetof(struct skills, groups),
                                          QU_REQUIRED | QU_NOT_EMPTY, "the groups, a card each",
                                          .element = QU_FIELD_STRUCT, .fields = group_fields,
                                          .size = sizeof(struct group)},
                                         {"columns", QU_FIELD_INT, offsetof(struct skills, columns), 0,
                                          "cards in a row; default: the layout's", .low = 1, .high = 6},
                                         {0}};

struct skills_style {
    struct qu_card_style card;
    struct qu_card_text title, item;
    struct qu_named_colour *highlight, *familiar, *sign;
    struct qu_dimension indent;
};

static const struct qu_field style_fields[] = {
    QU_CARD_FIELDS(struct skills_style, card),
    QU_CARD_TEXT_FIELDS("title", struct skills_style, title, "of a group's title"),
    QU_CARD_TEXT_FIELDS("item", struct skills_style, item,
                        "of a skill: strong for the deepest, emphasis for the remark"),
    {"highlight", QU_FIELD_COLOUR, offsetof(struct skills_style, highlight), QU_REQUIRED,
     "the stroke under a title"},
    {"familiar", QU_FIELD_COLOUR, offsetof(struct skills_style, familiar), QU_REQUIRED,
     "ink of what is only familiar"},
    {"sign", QU_FIELD_COLOUR, offsetof(struct skills_style, sign), QU_REQUIRED, "ink of the star"},
    {"indent", QU_FIELD_DIMENSION, offsetof(struct skills_style, indent), QU_REQUIRED, "from sign to name"},
    {0}};

/* The name, as strong text if known best, and after it the remark as emphasis. */
static struct qu_inline skill_text(struct qu_cursor *cursor, const struct skill *skill, struct qu_src src)
{
    struct qu_span *spans = QU_NEW_ARRAY(cursor->arena, struct qu_span, 2);
    int name = (int)strlen(skill->name), count = 0;
    bool remark = skill->remark != NULL && skill->remark[0] != '\0';
    const struct qu_text_part parts[] = {{skill->name, 0}, {" \u00b7\u00a0", 0}, {skill->remark, 0}};
    struct qu_inline text = qu_cursor_join(cursor, src, parts, remark ? 3 : 1);
    if (skill->level == LEVEL_DEEPEST)
        spans[count++] = (struct qu_span){QU_SPAN_STRONG, 0, name, NULL, src};
    if (remark)
        spans[count++] = (struct qu_span){QU_SPAN_EMPHASIS, name + 1, text.length, NULL, src};
    text.spans = spans;
    text.span_count = count;
    return text;
}

static void add_skill(struct qu_cursor *cursor, const struct skill *skill, const struct skills_style *style,
                      int list, struct qu_src src, struct qu_stack *s)
{
    struct qu_colour grey = style->familiar->colour, star = style->sign->colour;
    qu_len indent = qu_layout_length(cursor->context->layout, style->indent, s->width), top = s->y;
    int item = qu_cursor_add_node(cursor, QU_ROLE_LI, list, src);
    struct qu_inline text = skill_text(cursor, skill, src);
    s->colour = skill->level == LEVEL_DEEPEST ? &star : skill->level == LEVEL_FAMILIAR ? &grey : NULL;
    qu_card_add_plain(s, signs[skill->level], src, &style->item, QU_ROLE_LBL, item);
    s->colour = skill->level == LEVEL_FAMILIAR ? &grey : NULL;
    s->y = top;
    s->x += indent;
    s->width -= indent;
    qu_card_add(s, &text, &style->item, QU_ROLE_LBODY, item);
    s->x -= indent;
    s->width += indent;
    s->colour = NULL;
}

/* Adds a stroke of the highlighter at the foot of the title's last line. */
static void underline(struct qu_cursor *cursor, const struct skills_style *style, struct qu_card *card)
{
    struct qu_stack *s = &card->stack;
    struct qu_decor decor = qu_papers_decor(cursor, &card->over);
    struct qu_point end = qu_papers_text_end(s->items.at, s->items.count);
    qu_len height = qu_context_x_height(cursor->context, style->title.style) * 45 / 100;
    struct qu_path path = {0};
    qu_pen_highlight(&path,
                     (struct qu_rect){s->x - height / 2, end.y - height / 3, end.x - s->x + height, height},
                     decor.seed);
    qu_decor_fill(&decor, &path, style->highlight->colour)->path.blend = QU_BLEND_MULTIPLY;
    qu_path_finish(&path);
}

static void fill(struct qu_cursor *cursor, const void *data, int index, struct qu_card *card)
{
    const struct group *group = &((const struct group *)data)[index];
    const struct skill *skills = group->items.at;
    const struct skills_style *style = qu_layout_lookup_block(cursor->context->layout, "skills");
    struct qu_stack *s = &card->stack;
    qu_card_add(s, &group->title, &style->title, QU_ROLE_H3, card->node);
    underline(cursor, style, card);
    s->y += cursor->context->layout->grid / 5;
    int list = qu_cursor_add_node(cursor, QU_ROLE_L, card->node, group->title.src);
    for (int i = 0; i < group->items.count; i++)
        add_skill(cursor, &skills[i], style, list, group->title.src, s);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct skills *skills = block->content;
    const struct skills_style *style = qu_layout_lookup_block(cursor->context->layout, "skills");
    qu_cards_set(cursor,
                 &(struct qu_cards){.style = &style->card,
                                    .columns = skills->columns > 0 ? skills->columns : style->card.columns,
                                    .count = skills->groups.count,
                                    .src = block->src,
                                    .fill = fill,
                                    .data = skills->groups.at,
                                    .text = "(skills)"});
}

const struct qu_block_type qu_block_skills = {.kind = {"skills", "what somebody can do, by groups and depth",
                                                       sizeof(struct skills), fields, qu_papers_check},
                                              .style = {"skills", sizeof(struct skills_style), style_fields},
                                              .spacing = {.before = 1, .after = 1, .clear = true},
                                              .set = set};
