#include "placements.h"

#include <stdlib.h>
#include <string.h>

struct walk {
    struct qu_placements *out;
    int page;
    QU_VEC(struct qu_src) sources; /* of the links, for messages */
};

static struct qu_xy to_points(const struct qu_matrix *m, qu_len x, qu_len y)
{
    struct qu_xy at = qu_matrix_apply(m, x, y);
    return (struct qu_xy){at.x / QU_PT, at.y / QU_PT};
}

static void add_link(struct walk *walk, const struct qu_item *item, const struct qu_matrix *m)
{
    struct qu_rect r = item->link.rect;
    struct qu_placed_link *link = qu_vec_push(&walk->out->links);
    link->page = walk->page;
    link->item = &item->link;
    link->node = item->node;
    link->upright = m->xy == 0 && m->yx == 0;
    link->corner[0] = to_points(m, r.x, r.y);
    link->corner[1] = to_points(m, r.x + r.w, r.y);
    link->corner[2] = to_points(m, r.x + r.w, r.y + r.h);
    link->corner[3] = to_points(m, r.x, r.y + r.h);
    qu_vec_add(&walk->sources, item->src);
}

static void visit(void *data, const struct qu_item *item, const struct qu_matrix *m)
{
    struct walk *walk = data;
    if (item->kind == QU_ITEM_LINK)
        add_link(walk, item, m);
    if (item->kind != QU_ITEM_MARK)
        return;
    struct qu_placed_mark mark = {walk->page, to_points(m, item->mark.at.x, item->mark.at.y), &item->mark,
                                  item->src};
    if (item->mark.kind == QU_MARK_DESTINATION)
        qu_vec_add(&walk->out->destinations, mark);
    else
        qu_vec_add(&walk->out->outline, mark);
}

/* Equal names keep the order of the document, so that the first of two is kept. */
static int by_name(const void *left, const void *right)
{
    const struct qu_placed_mark *a = left, *b = right;
    int order = strcmp(a->item->name, b->item->name);
    if (order != 0)
        return order;
    if (a->page != b->page)
        return a->page - b->page;
    return a->at.y < b->at.y ? -1 : a->at.y > b->at.y;
}

static bool is_defined(const struct qu_placements *placed, const char *name)
{
    int low = 0, high = placed->destinations.count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(name, placed->destinations.at[middle].item->name);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

static bool check_unique(const struct qu_placements *placed, struct qu_diag *diag)
{
    bool fine = true;
    for (int i = 1; i < placed->destinations.count; i++) {
        const struct qu_placed_mark *mark = &placed->destinations.at[i];
        if (strcmp(mark->item->name, mark[-1].item->name) != 0)
            continue;
        qu_diag_add(diag, QU_ERROR, QU_DIAG_PDF_FAILED, mark->src, NULL, NULL, "two places are called \"%s\"",
                    mark->item->name);
        fine = false;
    }
    return fine;
}

static bool check_targets(const struct qu_placements *placed, const struct walk *walk, struct qu_diag *diag)
{
    bool fine = true;
    for (int i = 0; i < placed->links.count; i++) {
        const char *name = placed->links.at[i].item->destination;
        if (name == NULL || is_defined(placed, name))
            continue;
        qu_diag_add(diag, QU_ERROR, QU_DIAG_PDF_FAILED, walk->sources.at[i], NULL, NULL,
                    "a link leads to \"%s\", which does not exist", name);
        fine = false;
    }
    for (int i = 0; i < placed->outline.count; i++) {
        const struct qu_placed_mark *mark = &placed->outline.at[i];
        if (is_defined(placed, mark->item->name))
            continue;
        qu_diag_add(diag, QU_ERROR, QU_DIAG_PDF_FAILED, mark->src, NULL, NULL,
                    "the outline leads to \"%s\", which does not exist", mark->item->name);
        fine = false;
    }
    return fine;
}

static void drop_loose_ends(struct qu_placements *placed)
{
    int links = 0, marks = 0;
    for (int i = 0; i < placed->links.count; i++) {
        const char *name = placed->links.at[i].item->destination;
        if (name == NULL || is_defined(placed, name))
            placed->links.at[links++] = placed->links.at[i];
    }
    for (int i = 0; i < placed->outline.count; i++)
        if (is_defined(placed, placed->outline.at[i].item->name))
            placed->outline.at[marks++] = placed->outline.at[i];
    placed->links.count = links;
    placed->outline.count = marks;
}

bool qu_placements_init(struct qu_placements *placed, const struct qu_document *document, bool partial,
                        struct qu_diag *diag)
{
    *placed = (struct qu_placements){0};
    struct walk walk = {.out = placed};
    for (walk.page = 0; walk.page < document->pages.count; walk.page++)
        qu_items_visit(document->pages.at[walk.page].items, document->pages.at[walk.page].item_count, visit,
                       &walk);
    if (placed->destinations.count > 1)
        qsort(placed->destinations.at, (size_t)placed->destinations.count, sizeof *placed->destinations.at,
              by_name);
    bool unique = check_unique(placed, diag);
    if (partial)
        drop_loose_ends(placed);
    bool fine = (partial || check_targets(placed, &walk, diag)) && unique;
    qu_vec_finish(&walk.sources);
    return fine;
}

void qu_placements_finish(struct qu_placements *placed)
{
    qu_vec_finish(&placed->links);
    qu_vec_finish(&placed->destinations);
    qu_vec_finish(&placed->outline);
}
