/* prose.c - the kind `prose`: paragraphs, lists, quotations, headings and code of block-level Markdown. */
#include "prose.h"

#include "heading.h"
#include "kinds.h"

#include "../flow/paragraph.h"

static const char *const faces[] = {"hand", "serif", NULL};
static const char *const hands[] = {"layout",  "off",    "subtle",
                                    "natural", "strong", NULL}; /* one more than enum qu_vary_level */

struct prose {
    struct qu_prose_list text;
    bool drop_cap;
    int face, hand;
};

static const struct qu_field fields[] = {
    {"prose", QU_FIELD_PROSE, offsetof(struct prose, text), QU_REQUIRED | QU_NOT_EMPTY,
     "one or more paragraphs of Markdown", .example = "prose: I build *backends*."},
    {"drop-cap", QU_FIELD_BOOL, offsetof(struct prose, drop_cap), 0,
     "the first letter stands large beside the first lines"},
    {"face", QU_FIELD_ENUM, offsetof(struct prose, face), 0, "written by hand, or printed in a serif",
     .words = faces},
    {"hand", QU_FIELD_ENUM, offsetof(struct prose, hand), 0,
     "how much the writing varies, where the output does not say", .words = hands},
    {0}};

static void set_list(struct qu_cursor *cursor, const struct qu_prose *list,
                     const struct qu_prose_setting *around)
{
    qu_len indent = cursor->context->layout->list_indent;
    int node = qu_cursor_add_node(cursor, QU_ROLE_L, around->parent, list->src);
    const struct qu_text_style *style = qu_context_style(cursor->context, "list");
    qu_cursor_add_space(cursor, style->before);
    for (int i = 0; i < list->item_count; i++) {
        const struct qu_prose_item *item = &list->items[i];
        int li = qu_cursor_add_node(cursor, QU_ROLE_LI, node, item->src);
        const char *marker = list->ordered            ? qu_arena_printf(cursor->arena, "%d.", list->first + i)
                             : around->bullet != NULL ? around->bullet
                                                      : cursor->context->layout->bullet;
        if (i > 0 && !list->tight)
            qu_cursor_add_space(cursor, 1);
        qu_prose_set(cursor, item->blocks, item->block_count,
                     &(struct qu_prose_setting){.style = "list",
                                                .parent = li,
                                                .x = around->x + indent,
                                                .marker = marker,
                                                .marker_x = around->x});
    }
    qu_cursor_add_space(cursor, style->after);
    qu_galley_end_run(cursor->galley);
}

static void set_quote(struct qu_cursor *cursor, const struct qu_prose *quote,
                      const struct qu_prose_setting *around)
{
    int node = qu_cursor_add_node(cursor, QU_ROLE_BLOCKQUOTE, around->parent, quote->src);
    qu_prose_set(cursor, quote->blocks, quote->block_count,
                 &(struct qu_prose_setting){.style = "quote", .parent = node, .x = around->x});
}

static void set_code(struct qu_cursor *cursor, const struct qu_prose *code,
                     const struct qu_prose_setting *around)
{
    qu_paragraph_set(cursor, &code->text,
                     &(struct qu_paragraph_setting){.style = "code",
                                                    .role = QU_ROLE_CODE,
                                                    .parent = around->parent,
                                                    .x = around->x,
                                                    .no_indent = true});
}

static void set_heading(struct qu_cursor *cursor, const struct qu_prose *heading,
                        const struct qu_prose_setting *around)
{
    qu_heading_set(cursor, &heading->text, QU_MAX(heading->level, 2), around->parent, NULL);
}

/* A short stroke of the pen in the middle of a row. */
void qu_rule_set(struct qu_cursor *cursor, struct qu_src src)
{
    const struct qu_layout *layout = cursor->context->layout;
    struct qu_items items = {0};
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(qu_len_from_mm(0.35));
    qu_len middle = cursor->context->layout->text.width / 2, half = cursor->context->layout->text.width / 8,
           y = layout->grid * 3 / 2 - layout->offset - layout->grid / 6;
    struct qu_point points[5];
    for (int i = 0; i < 5; i++)
        points[i] = (struct qu_point){middle - half + half * i / 2,
                                      y + (i % 2 == 0 ? 0 : (i == 1 ? -1 : 1) * layout->grid / 10)};
    qu_pen_stroke(&path, &pen, points, 5, qu_cursor_seed(cursor));
    struct qu_item *item = qu_items_add_path(&items, cursor->arena, &path, QU_ARTIFACT, src);
    item->path.fill = qu_context_style(cursor->context, "body")->colour;
    qu_path_finish(&path);
    qu_cursor_add_row(cursor, 2, &items, src);
}

void qu_prose_set(struct qu_cursor *cursor, const struct qu_prose *blocks, int count,
                  const struct qu_prose_setting *setting)
{
    for (int i = 0; i < count; i++) {
        const struct qu_prose *b = &blocks[i];
        switch (b->kind) {
        case QU_PROSE_PARAGRAPH: {
            bool introduces = i + 1 < count && blocks[i + 1].kind == QU_PROSE_LIST;
            qu_paragraph_set(cursor, &b->text,
                             &(struct qu_paragraph_setting){.style = setting->style,
                                                            .parent = setting->parent,
                                                            .x = setting->x,
                                                            .drop_cap = i == 0 && setting->drop_cap,
                                                            .marker = i == 0 ? setting->marker : NULL,
                                                            .marker_x = setting->marker_x,
                                                            .no_indent = i == 0 && setting->marker != NULL,
                                                            .keep_with_next = introduces});
            break;
        }
        case QU_PROSE_HEADING: set_heading(cursor, b, setting); break;
        case QU_PROSE_LIST: set_list(cursor, b, setting); break;
        case QU_PROSE_QUOTE: set_quote(cursor, b, setting); break;
        case QU_PROSE_CODE: set_code(cursor, b, setting); break;
        case QU_PROSE_RULE: qu_rule_set(cursor, b->src); break;
        }
    }
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct prose *p = block->content;
    struct qu_prose_setting setting = {.style = p->face == 1 ? "body-serif" : "body",
                                       .drop_cap = p->drop_cap};
    struct qu_cursor inner = *cursor;
    struct qu_context other = *cursor->context; /* with the variation that the block asks for */
    struct qu_layout layout = *cursor->context->layout;
    if (p->hand > 0 && cursor->context->notebook->output->hand < 0) {
        layout.hand = p->hand - 1;
        other.layout = &layout;
        inner.context = &other;
    }
    qu_prose_set(&inner, p->text.blocks, p->text.count, &setting);
    cursor->part = inner.part; /* what the pen draws behind the block goes on counting */
}

const struct qu_block_type qu_block_prose = {
    .kind = {"prose", "paragraphs of Markdown", sizeof(struct prose), fields, NULL},
    .runs_on = true,
    .set = set};
