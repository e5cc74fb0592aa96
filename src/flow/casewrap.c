#include "casewrap.h"

#include "box.h"
#include "binding.h"

enum { STRIP_MM = 6, SPINE_MARGIN_MM = 9 };

struct binding {
    struct qu_cursor cursor;
    struct qu_document *cover;
    const struct qu_plan *plan;
    struct qu_items items;
    qu_len width, height, bleed, spine; /* of one board; of the spine */
};

/* Adds items moved by x, mirrored if wanted, and clipped to [from, to) of the case. */
static void add_piece(struct binding *b, const struct qu_item *items, int count, qu_len x, bool mirrored,
                      qu_len from, qu_len to, struct qu_src src)
{
    struct qu_item *outer = qu_items_add(&b->items, QU_ITEM_GROUP, QU_ARTIFACT, src);
    struct qu_item *inner = QU_NEW(b->cursor.arena, struct qu_item);
    *inner = (struct qu_item){.kind = QU_ITEM_GROUP, .src = src};
    inner->group = (struct qu_group_item){
        .matrix = {mirrored ? -1 : 1, 0, 0, 1, x, 0},
        .alpha = 255,
        .items = qu_arena_dup(b->cursor.arena, items, sizeof *items * (size_t)count),
        .item_count = count};
    outer->group = (struct qu_group_item){.matrix = QU_IDENTITY,
                                          .alpha = 255,
                                          .clipped = true,
                                          .clip = {from, -b->bleed, to - from, b->height + 2 * b->bleed},
                                          .items = inner,
                                          .item_count = 1};
}

static const struct qu_row *board_row(const struct qu_planned_page *page)
{
    for (int r = page->cut->first; r < page->cut->end; r++)
        if (page->galley->rows.at[r].board)
            return &page->galley->rows.at[r];
    return NULL;
}

/* How many of the first items are the board. If the kind of block does not say so: one. */
static int ground_of(const struct qu_row *row)
{
    return QU_MIN(QU_MAX(row->ground, 1), row->item_count);
}

static void add_back(struct binding *b, const struct qu_row *front)
{
    struct qu_page page = {0};
    if (b->plan->back.galley == NULL) {
        add_piece(b, front->items, ground_of(front), b->width, true, -b->bleed, b->width, front->src);
        return;
    }
    qu_compose_page(&b->cursor, &b->plan->back, b->cover, &page);
    add_piece(b, page.items, page.item_count, 0, false, -b->bleed, b->width, front->src);
}

/* Fills the spine with copies of a narrow strip of the front's left edge; the strip is narrower than the
 * cloth there. */
static void add_spine(struct binding *b, const struct qu_row *front)
{
    qu_len strip = qu_len_from_mm(STRIP_MM), end = b->width + b->spine;
    for (qu_len x = b->width; x < end; x += strip)
        add_piece(b, front->items, ground_of(front), x, false, x, QU_MIN(x + strip, end), front->src);
}

static void add_front(struct binding *b)
{
    struct qu_page page = {0};
    qu_len left = b->width + b->spine;
    qu_compose_page(&b->cursor, &b->plan->front, b->cover, &page);
    add_piece(b, page.items, page.item_count, left, false, left, left + b->width + b->bleed,
              b->plan->front.galley->entry->src);
}

static void add_spine_text(struct binding *b)
{
    struct qu_cursor *cursor = &b->cursor;
    const struct qu_notebook *n = cursor->context->notebook;
    const struct qu_text_part parts[] = {{n->title, 0}, {"  \u00b7  ", 0}, {n->volume, 0}};
    struct qu_inline text = qu_cursor_join(cursor, n->src, parts,
                                           n->volume != NULL && n->volume[0] != '\0' ? 3 : 1);
    qu_len size = qu_context_font(cursor->context, "cover-small")->size,
           margin = qu_len_from_mm(SPINE_MARGIN_MM);
    if (b->spine < size * 2) {
        qu_diag_add(cursor->diag, QU_NOTE, QU_DIAG_PRINT_DOUBTFUL, qu_press_src(&n->output->press, "cover"),
                    NULL, NULL, "the spine of %.1f mm is too narrow for the title", qu_len_to_mm(b->spine));
        return;
    }
    int node = qu_document_add_node(b->cover, QU_ROLE_P, 1, n->src);
    struct qu_box box = qu_box_set(
        cursor, &text,
        &(struct qu_box_setting){
            .style = "cover-small", .width = b->height - 2 * margin, .leading = size, .node = QU_ARTIFACT});
    for (int i = 0; i < box.item_count; i++)
        box.items[i].node = box.items[i].kind == QU_ITEM_TEXT ? node : QU_ARTIFACT;
    qu_len middle = b->width + b->spine / 2, rise = qu_context_x_height(cursor->context, "cover-small") / 2;
    struct qu_item *turned = qu_items_add(&b->items, QU_ITEM_GROUP, QU_ARTIFACT, n->src);
    turned->group = (struct qu_group_item){
        .matrix = {0, 1, -1, 0, middle - rise + box.first_baseline, margin},
        .alpha = 255,
        .items = box.items,
        .item_count = box.item_count};
}

void qu_casewrap_compose(const struct qu_cursor *cursor, const struct qu_plan *plan,
                         struct qu_document *cover)
{
    const struct qu_layout *layout = cursor->context->layout;
    const struct qu_notebook *n = cursor->context->notebook;
    struct binding b = {.cursor = *cursor,
                        .cover = cover,
                        .plan = plan,
                        .width = layout->width,
                        .height = layout->height,
                        .bleed = qu_binding_bleed(n, layout),
                        .spine = qu_binding_spine(n, layout, plan->pages.count)};
    if (plan->front.galley == NULL) {
        qu_diag_add(cursor->diag, QU_ERROR, QU_DIAG_PRINT_IMPOSSIBLE,
                    qu_press_src(&n->output->press, "cover"),
                    qu_arena_printf(cursor->arena, "outputs.%s.cover", n->output->name),
                    "put a `cover` into the first entry of the front matter, or remove `cover: apart`",
                    "`cover: apart` needs a notebook that begins with a cover");
        return;
    }
    const struct qu_row *front = board_row(&plan->front);
    b.cursor.entry = plan->front.galley->entry;
    b.cursor.part = 2000;
    add_back(&b, front);
    add_spine(&b, front);
    add_spine_text(&b);
    add_front(&b);
    struct qu_page *page = qu_vec_push(&cover->pages);
    *page = (struct qu_page){.number = 1,
                             .label = "",
                             .side = QU_RECTO,
                             .width = 2 * b.width + b.spine,
                             .height = b.height,
                             .bleed = b.bleed,
                             .spine = b.spine};
    page->items = qu_items_keep(&b.items, cursor->arena, &page->item_count);
}
