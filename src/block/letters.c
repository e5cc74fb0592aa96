/* letters.c - the kind `letters`: letters that people wrote, on papers under paper clips, over both tracks,
 * one or two beside each other. */
#include "kinds.h"
#include "papers.h"

#include "../flow/box.h"

struct letter {
    struct qu_prose_list text;
    const char *by, *role;
};

struct letters {
    struct qu_list letters; /* struct letter */
    int columns;
};

static const struct qu_field letter_fields[] = {
    {"text", QU_FIELD_PROSE, offsetof(struct letter, text), QU_REQUIRED | QU_NOT_EMPTY,
     "what it says, Markdown", .example = "thank you for the help"},
    {"by", QU_FIELD_TEXT, offsetof(struct letter, by), QU_REQUIRED | QU_NOT_EMPTY, "who wrote it",
     .example = "Mira"},
    {"role", QU_FIELD_TEXT, offsetof(struct letter, role), 0, "as what: SDE3 \u00b7 Vahan"},
    {0}};

static const struct qu_field fields[] = {
    {"letters", QU_FIELD_LIST, offsetof(struct letters, letters), QU_REQUIRED | QU_NOT_EMPTY, "the letters",
     .element = QU_FIELD_STRUCT, .size = sizeof(struct letter), .fields = letter_fields,
     .example = "letters: [{text: A fine engineer., by: Naman S.}]"},
    {"columns", QU_FIELD_INT, offsetof(struct letters, columns), 0,
     "beside each other; default: as the layout's column width allows", .low = 1, .high = 2},
    {0}};

struct letters_style {
    struct qu_named_colour *paper, *shadow, *marks, *rule, *steel, *gloss;
    const char *text_style, *by_style, *role_style;
    struct qu_dimension column, gap, padding, leading, depth, clip, quotes;
};

static const struct qu_field style_fields[] = {
    {"paper", QU_FIELD_COLOUR, offsetof(struct letters_style, paper), QU_REQUIRED, "of the letters"},
    {"shadow", QU_FIELD_COLOUR, offsetof(struct letters_style, shadow), QU_REQUIRED, "under them"},
    {"marks", QU_FIELD_COLOUR, offsetof(struct letters_style, marks), QU_REQUIRED,
     "the opening quotation marks"},
    {"rule", QU_FIELD_COLOUR, offsetof(struct letters_style, rule), QU_REQUIRED,
     "the dashes above the signature"},
    {"steel", QU_FIELD_COLOUR, offsetof(struct letters_style, steel), QU_REQUIRED, "of the clips"},
    {"gloss", QU_FIELD_COLOUR, offsetof(struct letters_style, gloss), QU_REQUIRED, "light on the clips"},
    {"text-style", QU_FIELD_TEXT, offsetof(struct letters_style, text_style), QU_REQUIRED,
     "of what they say"},
    {"by-style", QU_FIELD_TEXT, offsetof(struct letters_style, by_style), QU_REQUIRED, "of the signature"},
    {"role-style", QU_FIELD_TEXT, offsetof(struct letters_style, role_style), QU_REQUIRED, "of the role"},
    {"column", QU_FIELD_DIMENSION, offsetof(struct letters_style, column), QU_REQUIRED,
     "two beside each other if each is at least this wide"},
    {"gap", QU_FIELD_DIMENSION, offsetof(struct letters_style, gap), QU_REQUIRED, "between two letters"},
    {"padding", QU_FIELD_DIMENSION, offsetof(struct letters_style, padding), QU_REQUIRED,
     "from the edge to the text"},
    {"leading", QU_FIELD_DIMENSION, offsetof(struct letters_style, leading), QU_REQUIRED,
     "from line to line"},
    {"clip", QU_FIELD_DIMENSION, offsetof(struct letters_style, clip), QU_REQUIRED, "height of a paper clip"},
    {"quotes", QU_FIELD_DIMENSION, offsetof(struct letters_style, quotes), QU_REQUIRED,
     "size of the quotation marks"},
    {"shadow-depth", QU_FIELD_DIMENSION, offsetof(struct letters_style, depth), QU_REQUIRED,
     "how far the shadows reach"},
    {0}};

/* One letter while it is set: first the text, then, when the height of its row is known, the paper. */
struct sheet {
    const struct letter *letter;
    struct qu_stack stack;
    struct qu_items foot; /* signature and role, relative to the rule above them */
    qu_len foot_height;
    struct qu_rect paper;
};

struct setting {
    struct qu_cursor *cursor;
    const struct letters_style *style;
    qu_len padding, leading, depth, clip, quotes;
};

/* Sets the signature, and the role to its right if there is room, else below it. */
static void set_foot(const struct setting *s, struct sheet *sheet, int parent)
{
    struct qu_cursor *cursor = s->cursor;
    const struct letter *letter = sheet->letter;
    struct qu_inline by = qu_cursor_join(cursor, cursor->block->src,
                                         (const struct qu_text_part[]){{"\u2014 ", 0}, {letter->by, 0}}, 2);
    qu_len room = sheet->stack.width, gap = s->leading / 2,
           name = qu_box_width(cursor, &by, s->style->by_style);
    qu_len role = letter->role != NULL ? qu_box_width_plain(cursor, letter->role, s->style->role_style) : 0;
    struct qu_stack foot = {.cursor = cursor,
                            .x = sheet->stack.x,
                            .y = s->leading / 3,
                            .width = room,
                            .leading = s->leading * 3 / 2};
    int node = qu_cursor_add_node(cursor, QU_ROLE_DIV, parent, cursor->block->src);
    qu_stack_text(&foot, &by, s->style->by_style, QU_ROLE_P, node);
    if (letter->role != NULL) {
        bool beside = name + gap + role <= room;
        foot.leading = s->leading * 8 / 10;
        foot.y = beside ? foot.y - s->leading * 3 / 8 - foot.leading * 3 / 4 : foot.y;
        foot.align = (beside ? QU_ALIGN_END : QU_ALIGN_RAGGED) + 1;
        qu_stack_plain(&foot, letter->role, cursor->block->src, s->style->role_style, QU_ROLE_P, node);
    }
    sheet->foot = foot.items;
    sheet->foot_height = QU_MAX(foot.y, s->leading * 11 / 6);
}

static void set_text(const struct setting *s, struct sheet *sheet)
{
    int node = qu_cursor_add_node(s->cursor, QU_ROLE_BLOCKQUOTE, 0, s->cursor->block->src);
    struct qu_rect paper = sheet->paper;
    sheet->stack = (struct qu_stack){.cursor = s->cursor,
                                     .x = paper.x + s->padding,
                                     .y = paper.y + s->padding + s->quotes / 2,
                                     .width = paper.w - 2 * s->padding,
                                     .leading = s->leading};
    qu_stack_prose(&sheet->stack, sheet->letter->text.blocks, sheet->letter->text.count, s->style->text_style,
                   node);
    set_foot(s, sheet, node);
    sheet->paper.h = sheet->stack.y + s->leading / 2 + sheet->foot_height + s->padding * 7 / 10 - paper.y;
}

static void draw(const struct setting *s, struct sheet *sheet, struct qu_items *out)
{
    struct qu_cursor *cursor = s->cursor;
    struct qu_rect paper = sheet->paper;
    struct qu_decor decor = qu_papers_decor(cursor, out);
    struct qu_colour shade = s->style->shadow->colour;
    qu_len rule = paper.y + paper.h - s->padding * 7 / 10 - sheet->foot_height, x = sheet->stack.x;
    qu_decor_shadow(&decor, paper, shade, s->depth);
    qu_decor_sheet(&decor, paper, s->style->paper->colour, qu_len_from_mm(0.18));
    qu_decor_quotes(&decor, (struct qu_point){x - s->quotes / 4, paper.y + s->padding * 6 / 10}, s->quotes,
                    false, s->style->marks->colour);
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.2));
    struct qu_point ends[2] = {{x, rule}, {x + sheet->stack.width, rule}};
    qu_pen_dashes(&path, &pen, ends, 2, qu_len_from_mm(1.1), qu_len_from_mm(0.8), decor.seed);
    qu_decor_fill(&decor, &path, s->style->rule->colour);
    qu_items_append(out, sheet->stack.items.at, sheet->stack.items.count);
    qu_items_move(sheet->foot.at, sheet->foot.count, 0, rule);
    qu_items_append(out, sheet->foot.at, sheet->foot.count);
    qu_decor_clip(&decor,
                  (struct qu_point){paper.x + s->padding * 2 + s->quotes / 2, paper.y - s->clip * 32 / 100},
                  s->clip, s->clip * 32 / 100, s->style->steel->colour, s->style->gloss->colour, shade);
    qu_items_finish(&sheet->stack.items);
    qu_items_finish(&sheet->foot);
}

/* Sets one or two letters of the same height in a row: whole grid rows, on one page. */
static void set_row(const struct setting *s, const struct letter *letters, int count, qu_len width,
                    qu_len left, qu_len gap)
{
    struct sheet sheets[2];
    struct qu_cursor *cursor = s->cursor;
    qu_len grid = cursor->context->layout->grid, above = s->clip * 32 / 100, height = 0;
    for (int i = 0; i < count; i++) {
        sheets[i] = (struct sheet){.letter = &letters[i],
                                   .paper = {left + i * (width + gap), above, width, 0}};
        set_text(s, &sheets[i]);
        height = QU_MAX(height, sheets[i].paper.h);
    }
    int rows = (above + height + s->depth * 2 + grid - 1) / grid;
    height = QU_MAX(height, rows * grid - above - s->depth * 2);
    struct qu_items items = {0};
    for (int i = 0; i < count; i++) {
        sheets[i].paper.h = height;
        draw(s, &sheets[i], &items);
    }
    struct qu_row *row = qu_cursor_add_row(cursor, rows, &items, cursor->block->src);
    row->full = true;
    row->text = letters[0].by;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct letters *letters = block->content;
    const struct letters_style *style = qu_layout_lookup_block(cursor->context->layout, "letters");
    const struct qu_layout *layout = cursor->context->layout;
    qu_len full = qu_context_full_width(cursor->context), gap = qu_layout_length(layout, style->gap, full);
    struct setting s = {.cursor = cursor,
                        .style = style,
                        .padding = qu_layout_length(layout, style->padding, full),
                        .leading = qu_layout_length(layout, style->leading, full),
                        .depth = qu_layout_length(layout, style->depth, full),
                        .clip = qu_layout_length(layout, style->clip, full),
                        .quotes = qu_layout_length(layout, style->quotes, full)};
    int columns = letters->columns > 0                                                ? letters->columns
                  : (full - gap) / 2 >= qu_layout_length(layout, style->column, full) ? 2
                                                                                      : 1;
    columns = QU_MIN(columns, letters->letters.count);
    qu_len width = columns == 2 ? (full - gap) / 2 : full;
    for (int i = 0; i < letters->letters.count; i += columns) {
        int count = QU_MIN(columns, letters->letters.count - i);
        bool alone = count < columns; /* the last one alone: wider, in the middle */
        qu_len wide = alone ? full * 7 / 10 : width;
        if (i > 0)
            qu_cursor_add_space(cursor, 1);
        set_row(&s, (const struct letter *)letters->letters.at + i, count, wide,
                alone ? (full - wide) / 2 : 0, gap);
    }
}

const struct qu_block_type qu_block_letters = {
    .kind = {"letters", "what people wrote, clipped in", sizeof(struct letters), fields, qu_papers_check},
    .style = {"letters", sizeof(struct letters_style), style_fields},
    .spacing = {.before = 1, .after = 1, .clear = true},
    .set = set};
