/* callout.c - the kind `callout`: an important paragraph, with a bar drawn at its left and pale colour under
 * it. */
#include "kinds.h"
#include "papers.h"
#include "prose.h"

#include "../flow/paragraph.h"

struct callout {
    struct qu_prose_list text;
    int face;
};

static const char *const faces[] = {"serif", "hand", NULL};

static const struct qu_field fields[] = {
    {"callout", QU_FIELD_PROSE, offsetof(struct callout, text), QU_REQUIRED | QU_NOT_EMPTY,
     "what must not be missed, Markdown",
     .example = "callout: \"**Also on the bench:** VS Code, GitHub Actions.\""},
    {"face", QU_FIELD_ENUM, offsetof(struct callout, face), 0, "printed in a serif, or written by hand",
     .words = faces},
    {0}};

struct callout_style {
    struct qu_named_colour *bar, *ground;
    const char *serif_style, *hand_style;
    struct qu_dimension bar_width, inset;
};

static const struct qu_field style_fields[] = {
    {"bar", QU_FIELD_COLOUR, offsetof(struct callout_style, bar), QU_REQUIRED, "at the left"},
    {"ground", QU_FIELD_COLOUR, offsetof(struct callout_style, ground), QU_REQUIRED,
     "under the text, multiplied"},
    {"serif-style", QU_FIELD_TEXT, offsetof(struct callout_style, serif_style), QU_REQUIRED,
     "of the text, printed"},
    {"hand-style", QU_FIELD_TEXT, offsetof(struct callout_style, hand_style), QU_REQUIRED,
     "of the text, by hand"},
    {"bar-width", QU_FIELD_DIMENSION, offsetof(struct callout_style, bar_width), QU_REQUIRED, "of the bar"},
    {"inset", QU_FIELD_DIMENSION, offsetof(struct callout_style, inset), QU_REQUIRED,
     "from the bar to the text"},
    {0}};

enum { ROWS_TOGETHER = 10 };

/* Draws the colour and the bar of rows [first, end); they are items of the first row that is not white
 * space. */
static void underlay(struct qu_cursor *cursor, const struct callout_style *style, int first, int end,
                     int height)
{
    struct qu_row *row = &cursor->galley->rows.at[first];
    qu_len grid = cursor->context->layout->grid, foot = height * grid + grid * 24 / 100,
           top = grid * 14 / 100;
    qu_len bar = qu_layout_length(cursor->context->layout, style->bar_width, 0),
           right = cursor->context->layout->text.width;
    struct qu_items items = {0};
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(bar);
    struct qu_decor decor = {&items, cursor->arena, row->src, qu_cursor_seed(cursor)};
    qu_pen_paper(&path, (struct qu_rect){0, top, right, foot - top}, qu_len_from_mm(0.35), decor.seed);
    qu_decor_fill(&decor, &path, style->ground->colour)->path.blend = QU_BLEND_MULTIPLY;
    pen.wobble = bar / 8;
    pen.pressure = 0.3;
    pen.taper_in = pen.taper_out = bar;
    qu_pen_line(&path, &pen, (struct qu_point){bar / 2, top - grid / 20},
                (struct qu_point){bar / 2, foot + grid / 20}, qu_hash_part(decor.seed, 1));
    qu_decor_fill(&decor, &path, style->bar->colour);
    qu_galley_underlay(cursor->galley, row, &items);
    for (int i = first; i + 1 < end; i++)
        cursor->galley->rows.at[i].penalty = QU_BREAK_NEVER;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct callout *callout = block->content;
    const struct callout_style *style = qu_layout_lookup_block(cursor->context->layout, "callout");
    int first = cursor->galley->rows.count;
    int node = qu_cursor_add_node(cursor, QU_ROLE_DIV, 0, block->src);
    qu_len inset = qu_layout_length(cursor->context->layout, style->bar_width, 0) +
                   qu_layout_length(cursor->context->layout, style->inset, 0);
    for (int i = 0; i < callout->text.count; i++) {
        const struct qu_prose *b = &callout->text.blocks[i];
        const char *name = callout->face == 1 ? style->hand_style : style->serif_style;
        if (b->kind == QU_PROSE_PARAGRAPH)
            qu_paragraph_set(
                cursor, &b->text,
                &(struct qu_paragraph_setting){.style = name,
                                               .parent = node,
                                               .x = inset,
                                               .width = cursor->context->layout->text.width - 2 * inset});
        else
            qu_prose_set(cursor, b, 1, &(struct qu_prose_setting){.style = name, .parent = node, .x = inset});
    }
    int last = cursor->galley->rows.count;
    while (last > first && cursor->galley->rows.at[last - 1].glue)
        last--;
    for (int at = first, from = first, height = 0; at < last; at++) {
        height += cursor->galley->rows.at[at].height;
        if (height < ROWS_TOGETHER && at + 1 < last)
            continue;
        while (from < at && cursor->galley->rows.at[from].glue)
            height -= cursor->galley->rows.at[from++].height;
        underlay(cursor, style, from, at + 1, height);
        from = at + 1;
        height = 0;
    }
}

const struct qu_block_type qu_block_callout = {
    .kind = {"callout", "a paragraph not to be missed", sizeof(struct callout), fields, NULL},
    .style = {"callout", sizeof(struct callout_style), style_fields},
    .spacing = {.before = 1, .after = 1, .clear = true},
    .set = set};
