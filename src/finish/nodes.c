#include "nodes.h"

#include <stdlib.h>

struct walk {
    struct qu_node_facts *facts;
    const struct qu_document *document;
    int page;
};

static void extend(struct qu_figure_box *box, const struct qu_matrix *m, qu_len x, qu_len y)
{
    struct qu_xy at = qu_matrix_apply(m, x, y);
    box->low.x = QU_MIN(box->low.x, at.x / QU_PT);
    box->low.y = QU_MIN(box->low.y, at.y / QU_PT);
    box->high.x = QU_MAX(box->high.x, at.x / QU_PT);
    box->high.y = QU_MAX(box->high.y, at.y / QU_PT);
}

static void add_to_figure(struct walk *walk, const struct qu_item *item, const struct qu_matrix *m)
{
    struct qu_figure_box *box = &walk->facts->boxes[walk->facts->figure_of[item->node]];
    if (box->low.x > box->high.x)
        box->page = walk->page;
    if (box->page != walk->page)
        return;
    struct qu_rect r = qu_items_box(item, 1);
    qu_len pad = item->kind == QU_ITEM_PATH && item->path.stroke.a > 0 ? item->path.stroke_width / 2 : 0;
    for (int i = 0; i < 4; i++)
        extend(box, m, i == 0 || i == 3 ? r.x - pad : r.x + r.w + pad, i < 2 ? r.y - pad : r.y + r.h + pad);
}

static void visit(void *data, const struct qu_item *item, const struct qu_matrix *m)
{
    struct walk *walk = data;
    if (item->node <= QU_ARTIFACT || item->node >= walk->document->nodes.count || item->kind == QU_ITEM_GROUP)
        return;
    if (walk->facts->figure_of[item->node] > 0 && item->kind != QU_ITEM_LINK && item->kind != QU_ITEM_MARK)
        add_to_figure(walk, item, m);
    char *label = &walk->facts->labels[item->node];
    if (item->kind == QU_ITEM_TEXT && *label == '\0' &&
        walk->document->nodes.at[item->node].role == QU_ROLE_LBL && item->text.length > 0)
        *label = item->text.text[0];
}

void qu_node_facts_init(struct qu_node_facts *facts, const struct qu_document *document)
{
    size_t count = (size_t)document->nodes.count;
    facts->figure_of = qu_alloc_zero(count, sizeof *facts->figure_of);
    facts->boxes = qu_alloc_zero(count, sizeof *facts->boxes);
    facts->labels = qu_alloc_zero(count, 1);
    for (int i = 2; i < document->nodes.count; i++) {
        const struct qu_node *node = &document->nodes.at[i];
        facts->figure_of[i] = node->role == QU_ROLE_FIGURE ? i : facts->figure_of[node->parent];
        facts->boxes[i] = (struct qu_figure_box){0, {1e9, 1e9}, {-1e9, -1e9}};
    }
    struct walk walk = {.facts = facts, .document = document};
    for (walk.page = 0; walk.page < document->pages.count; walk.page++)
        qu_items_visit(document->pages.at[walk.page].items, document->pages.at[walk.page].item_count, visit,
                       &walk);
}

void qu_node_facts_finish(struct qu_node_facts *facts)
{
    free(facts->figure_of);
    free(facts->boxes);
    free(facts->labels);
}
