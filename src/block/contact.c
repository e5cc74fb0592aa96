/* contact.c - the kind `contact`: a torn-out card with addresses, a postage stamp and a postmark: label and
 * value on each rule of the page. */
#include "kinds.h"
#include "papers.h"

#include "../flow/box.h"

struct address {
    const char *label;
    struct qu_inline value;
};

struct contact {
    struct qu_list lines; /* struct address */
    const char *heading;
    const char *postage;
    struct qu_pinned pinned;
};

static const struct qu_field address_fields[] = {
    {"label", QU_FIELD_TEXT, offsetof(struct address, label), QU_REQUIRED | QU_NOT_EMPTY, "email, github ...",
     .example = "email"},
    {"value", QU_FIELD_INLINE, offsetof(struct address, value), QU_REQUIRED | QU_NOT_EMPTY,
     "the address, Markdown: [text](link)", .example = "me@example.org"},
    {0}};

static const struct qu_field fields[] = {
    {"contact", QU_FIELD_LIST, offsetof(struct contact, lines), QU_REQUIRED | QU_NOT_EMPTY, "its lines",
     .element = QU_FIELD_STRUCT, .size = sizeof(struct address), .fields = address_fields,
     .example = "contact: [{label: email, value: me@example.org}]"},
    {"heading", QU_FIELD_TEXT, offsetof(struct contact, heading), 0,
     "above the lines: torn out and mailed to you"},
    {"postage", QU_FIELD_TEXT, offsetof(struct contact, postage), 0,
     "a postage stamp in the corner, with these letters on it, if the heading leaves room"},
    {"width", QU_FIELD_DIMENSION, offsetof(struct contact, pinned.width), 0,
     "of the card; default: the text's", .low = 0, .high = 400},
    {0}};

struct contact_style {
    struct qu_named_colour *paper, *shadow, *border, *rule, *postage, *postage_paper;
    const char *heading_style, *label_style, *value_style, *postage_style;
    struct qu_dimension padding, label_width, depth;
};

static const struct qu_field style_fields[] = {
    {"paper", QU_FIELD_COLOUR, offsetof(struct contact_style, paper), QU_REQUIRED, "of the card"},
    {"shadow", QU_FIELD_COLOUR, offsetof(struct contact_style, shadow), QU_REQUIRED, "under it"},
    {"border", QU_FIELD_COLOUR, offsetof(struct contact_style, border), QU_REQUIRED,
     "the dashes along its edge"},
    {"rule", QU_FIELD_COLOUR, offsetof(struct contact_style, rule), QU_REQUIRED, "the dots under each line"},
    {"postage", QU_FIELD_COLOUR, offsetof(struct contact_style, postage), QU_REQUIRED,
     "print of the postage stamp"},
    {"postage-paper", QU_FIELD_COLOUR, offsetof(struct contact_style, postage_paper), QU_REQUIRED,
     "its paper"},
    {"heading-style", QU_FIELD_TEXT, offsetof(struct contact_style, heading_style), QU_REQUIRED,
     "above the lines"},
    {"label-style", QU_FIELD_TEXT, offsetof(struct contact_style, label_style), QU_REQUIRED, "of the labels"},
    {"value-style", QU_FIELD_TEXT, offsetof(struct contact_style, value_style), QU_REQUIRED,
     "of the addresses"},
    {"postage-style", QU_FIELD_TEXT, offsetof(struct contact_style, postage_style), QU_REQUIRED,
     "of the letters on the postage stamp"},
    {"padding", QU_FIELD_DIMENSION, offsetof(struct contact_style, padding), QU_REQUIRED,
     "from the edge to the text"},
    {"label-width", QU_FIELD_DIMENSION, offsetof(struct contact_style, label_width), QU_REQUIRED,
     "from label to address, at most"},
    {"shadow-depth", QU_FIELD_DIMENSION, offsetof(struct contact_style, depth), QU_REQUIRED,
     "how far the shadow reaches"},
    {0}};

enum { POSTAGE_WIDTH = 11, POSTMARK_WIDTH = 13 }; /* sevenths of a row */

struct card {
    struct qu_cursor *cursor;
    const struct contact_style *style;
    struct qu_rect paper;
    qu_len padding, indent;
    struct qu_items text, rules;
};

/* Sets label and address on one rule, with dots along it. Returns the number of rows. */
static int set_line(struct card *card, const struct address *address, int row, bool last, int parent)
{
    struct qu_cursor *cursor = card->cursor;
    qu_len grid = cursor->context->layout->grid, left = card->paper.x + card->padding, indent = card->indent;
    qu_len width = card->paper.w - 2 * card->padding;
    int item = qu_cursor_add_node(cursor, QU_ROLE_LI, parent, address->value.src);
    struct qu_stack stack = {.cursor = cursor, .x = left, .y = row * grid, .width = indent};
    qu_stack_plain(&stack, address->label, address->value.src, card->style->label_style, QU_ROLE_LBL, item);
    stack.x = left + indent;
    stack.y = row * grid;
    stack.width = width - indent;
    qu_stack_text(&stack, &address->value, card->style->value_style, QU_ROLE_LBODY, item);
    qu_items_append(&card->text, stack.items.at, stack.items.count);
    qu_items_finish(&stack.items);
    int rows = QU_MAX(stack.y / grid - row, 1);
    if (last)
        return rows;
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.26));
    struct qu_point ends[2] = {{left, (row + rows) * grid + grid / 14},
                               {left + width, (row + rows) * grid + grid / 14}};
    qu_pen_dashes(&path, &pen, ends, 2, qu_len_from_mm(0.45), qu_len_from_mm(0.75), qu_cursor_seed(cursor));
    struct qu_item *rule = qu_items_add_path(&card->rules, cursor->arena, &path, QU_ARTIFACT,
                                             cursor->block->src);
    rule->path.fill = card->style->rule->colour;
    qu_path_finish(&path);
    return rows;
}

/* A postage stamp with letters on it, and the waves of a postmark across its edge. */
static void set_postage(struct card *card, const char *letters, struct qu_rect at, struct qu_items *out)
{
    struct qu_cursor *cursor = card->cursor;
    struct qu_decor decor = qu_papers_decor(cursor, out);
    struct qu_colour ink = card->style->postage->colour;
    qu_len mm = cursor->context->layout->grid / 7;
    struct qu_rect inner = {at.x + mm * 14 / 10, at.y + mm * 14 / 10, at.w - mm * 28 / 10,
                            at.h - mm * 28 / 10};
    qu_decor_shadow(&decor, at, qu_decor_fade(card->style->shadow->colour, 0.7), mm * 4 / 10);
    qu_decor_perforated(&decor, at, card->style->postage_paper->colour, mm * 15 / 10);
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(mm / 4);
    qu_pen_box(&path, &pen, inner, decor.seed);
    qu_decor_fill(&decor, &path, ink);
    struct qu_box box = qu_box_set_plain(cursor, letters, cursor->block->src,
                                         &(struct qu_box_setting){.style = card->style->postage_style,
                                                                  .width = inner.w * 3,
                                                                  .leading = inner.h,
                                                                  .align = QU_ALIGN_CENTRED + 1,
                                                                  .node = QU_ARTIFACT,
                                                                  .colour = &ink});
    qu_len x_height = qu_context_x_height(cursor->context, card->style->postage_style);
    qu_items_move(box.items, box.item_count, inner.x - inner.w,
                  inner.y + inner.h / 2 + x_height * 6 / 10 - box.first_baseline);
    qu_items_append(out, box.items, box.item_count);
    for (int i = 0; i < 3; i++) {
        struct qu_point wave[6];
        for (int k = 0; k < 6; k++)
            wave[k] = (struct qu_point){at.x - (POSTMARK_WIDTH - 2) * mm + k * mm * 24 / 10,
                                        at.y + at.h * (i + 2) / 8 + (k % 2 == 0 ? mm / 2 : -mm / 2)};
        qu_pen_stroke(&path, &pen, wave, 6, qu_hash_part(decor.seed, (uint64_t)i + 5));
    }
    qu_decor_fill(&decor, &path, qu_decor_fade(card->style->border->colour, 0.7));
}

/* The distance from the start of the label to the address: from the widest label, at most what the layout
 * allows. */
static qu_len label_indent(const struct card *card, const struct qu_list *lines, qu_len most)
{
    const struct address *line = lines->at;
    qu_len indent = 0;
    for (int i = 0; i < lines->count; i++)
        indent = QU_MAX(indent, qu_box_width_plain(card->cursor, line[i].label, card->style->label_style) +
                                    card->padding);
    return QU_MIN(indent, most);
}

/* Returns the row on which the lines begin. */
static int set_heading(struct card *card, const char *heading, qu_len width, int node)
{
    struct qu_cursor *cursor = card->cursor;
    struct qu_stack stack = {.cursor = cursor, .x = card->paper.x + card->padding, .width = width};
    qu_stack_plain(&stack, heading, cursor->block->src, card->style->heading_style, QU_ROLE_P, node);
    qu_items_append(&card->text, stack.items.at, stack.items.count);
    qu_items_move(card->text.at, card->text.count, 0, cursor->context->layout->grid);
    qu_items_finish(&stack.items);
    return 2 + stack.y / cursor->context->layout->grid;
}

static void draw_card(const struct card *card, qu_len width, struct qu_items *items)
{
    const struct qu_layout *layout = card->cursor->context->layout;
    const struct contact_style *style = card->style;
    struct qu_decor decor = qu_papers_decor(card->cursor, items);
    qu_len mm = qu_len_from_mm(1);
    struct qu_rect paper = card->paper,
                   border = {paper.x + mm, paper.y + mm, paper.w - 2 * mm, paper.h - 2 * mm};
    qu_decor_shadow(&decor, paper, style->shadow->colour, qu_layout_length(layout, style->depth, width));
    qu_decor_sheet(&decor, paper, style->paper->colour, qu_len_from_mm(0.15));
    qu_decor_dashes(&decor, border, style->border->colour, mm / 4, mm * 12 / 10);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct contact *contact = block->content;
    const struct qu_layout *layout = cursor->context->layout;
    const struct contact_style *style = qu_layout_lookup_block(layout, "contact");
    qu_len grid = layout->grid, width = layout->text.width, unit = grid / 7;
    if (contact->pinned.width.value > 0)
        width = qu_pinned_width(cursor,
                                &(struct qu_pinned){.place = QU_PLACE_ROWS, .width = contact->pinned.width},
                                block, width);
    struct card card = {.cursor = cursor,
                        .style = style,
                        .paper = {0, grid / 4, width, 0},
                        .padding = qu_layout_length(layout, style->padding, width)};
    const struct address *lines = contact->lines.at;
    int row = 1, node = qu_cursor_add_node(cursor, QU_ROLE_L, 0, block->src);
    qu_len inside = width - 2 * card.padding, room = inside - (POSTAGE_WIDTH + POSTMARK_WIDTH) * unit;
    bool stamped = contact->postage != NULL && contact->heading != NULL &&
                   qu_box_width_plain(cursor, contact->heading, style->heading_style) <= room;
    card.indent = label_indent(&card, &contact->lines, qu_layout_length(layout, style->label_width, width));
    if (contact->heading != NULL)
        row = set_heading(&card, contact->heading, stamped ? room : inside, node);
    for (int i = 0; i < contact->lines.count; i++)
        row += set_line(&card, &lines[i], row, i + 1 == contact->lines.count, node);
    card.paper.h = row * grid + grid * 6 / 10 - card.paper.y;
    struct qu_items items = {0};
    draw_card(&card, width, &items);
    if (stamped)
        set_postage(&card, contact->postage,
                    (struct qu_rect){card.paper.x + width - card.padding - POSTAGE_WIDTH * unit,
                                     card.paper.y + 3 * unit, POSTAGE_WIDTH * unit, 13 * unit},
                    &items);
    qu_items_append(&items, card.rules.at, card.rules.count);
    qu_items_append(&items, card.text.at, card.text.count);
    qu_items_finish(&card.rules);
    qu_items_finish(&card.text);
    struct qu_row *set = qu_cursor_add_row(cursor, row + 1, &items, block->src);
    set->text = contact->heading != NULL ? contact->heading : lines[0].label;
}

const struct qu_block_type qu_block_contact = {
    .kind = {"contact", "a card of addresses", sizeof(struct contact), fields, qu_papers_check},
    .style = {"contact", sizeof(struct contact_style), style_fields},
    .spacing = {.before = 1, .after = 1, .clear = true},
    .set = set};
