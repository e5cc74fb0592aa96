/* quote.c - the kind `quote`: a quotation and its author. */
#include "kinds.h"
#include "prose.h"

#include "../flow/paragraph.h"

#include <string.h>

struct quote {
    struct qu_prose_list text;
    const char *by;
};

static const struct qu_field fields[] = {{"quote", QU_FIELD_PROSE, offsetof(struct quote, text),
                                          QU_REQUIRED | QU_NOT_EMPTY, "the words, Markdown",
                                          .example = "quote: good code is half the job."},
                                         {"by", QU_FIELD_TEXT, offsetof(struct quote, by), 0, "who said it"},
                                         {0}};

/* A bracket drawn at the left of the rows from `first` on. */
static void draw_bar(struct qu_cursor *cursor, int first)
{
    for (int i = first; i < cursor->galley->rows.count; i++) {
        struct qu_row *row = &cursor->galley->rows.at[i];
        if (row->glue)
            continue;
        struct qu_items items = {0};
        struct qu_path path = {0};
        struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.45));
        qu_len grid = cursor->context->layout->grid, foot = grid * row->height - grid / 20;
        pen.taper_in = pen.taper_out = 0;
        qu_pen_line(&path, &pen, (struct qu_point){grid / 4, grid * (row->height - 1) + grid / 8},
                    (struct qu_point){grid / 4, foot}, qu_cursor_seed(cursor));
        struct qu_item *item = qu_items_add_path(&items, cursor->arena, &path, QU_ARTIFACT, row->src);
        item->path.fill = qu_context_style(cursor->context, "quote-by")->colour;
        qu_galley_underlay(cursor->galley, row, &items);
        qu_path_finish(&path);
    }
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct quote *quote = block->content;
    int node = qu_cursor_add_node(cursor, QU_ROLE_BLOCKQUOTE, 0, block->src),
        first = cursor->galley->rows.count;
    qu_len inset = cursor->context->layout->grid * 7 / 10;
    qu_prose_set(cursor, quote->text.blocks, quote->text.count,
                 &(struct qu_prose_setting){.style = "quote", .parent = node, .x = inset});
    if (quote->by != NULL) {
        qu_galley_keep_with_next(cursor->galley);
        struct qu_inline by = qu_cursor_join(
            cursor, block->src, (const struct qu_text_part[]){{"\u2014 ", 0}, {quote->by, 0}}, 2);
        qu_paragraph_set(cursor, &by,
                         &(struct qu_paragraph_setting){
                             .style = "quote-by", .parent = node, .x = inset, .no_indent = true});
    }
    draw_bar(cursor, first);
}

const struct qu_block_type qu_block_quote = {
    .kind = {"quote", "a quotation and its author", sizeof(struct quote), fields, NULL}, .set = set};
