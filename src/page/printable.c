#include "printable.h"

#include <math.h>

enum { BLACK_MOST = 0x50, BLACK_SPREAD = 0x14 };

typedef void (*changer)(struct qu_item *item, double scale, const void *data);

static void change_items(struct qu_item *items, int count, double scale, changer change, const void *data)
{
    for (int i = 0; i < count; i++) {
        if (items[i].kind == QU_ITEM_GROUP) {
            double inner = scale * qu_matrix_scale(&items[i].group.matrix);
            change_items(items[i].group.items, items[i].group.item_count, inner, change, data);
        } else {
            change(&items[i], scale, data);
        }
    }
}

static void change_document(struct qu_document *document, changer change, const void *data)
{
    for (int i = 0; i < document->pages.count; i++) {
        const struct qu_page *page = &document->pages.at[i];
        change_items(page->items, page->item_count, 1, change, data);
        if (page->background != NULL) /* shared by pages: what is changed once stays as it is */
            change_items(page->background->items, page->background->item_count, 1, change, data);
    }
}

static void widen(struct qu_item *item, double scale, const void *data)
{
    qu_len least = *(const qu_len *)data;
    if (item->kind == QU_ITEM_PATH && item->path.stroke.a > 0 && scale > 0)
        item->path.stroke_width = QU_MAX(item->path.stroke_width, (qu_len)ceil(least / scale));
}

void qu_document_keep_hairlines(struct qu_document *document, qu_len least)
{
    change_document(document, widen, &least);
}

static void blacken(struct qu_colour *colour)
{
    int most = QU_MAX(colour->r, QU_MAX(colour->g, colour->b)),
        least = QU_MIN(colour->r, QU_MIN(colour->g, colour->b));
    if (colour->a == 255 && most < BLACK_MOST && most - least < BLACK_SPREAD)
        colour->r = colour->g = colour->b = 0;
}

static void blacken_item(struct qu_item *item, double scale, const void *data)
{
    (void)scale;
    (void)data;
    if (item->kind == QU_ITEM_TEXT)
        blacken(&item->text.colour);
    if (item->kind != QU_ITEM_PATH)
        return;
    blacken(&item->path.fill);
    blacken(&item->path.stroke);
}

void qu_document_pure_black(struct qu_document *document)
{
    change_document(document, blacken_item, NULL);
}

struct edges {
    const struct qu_page *page;
    const struct qu_item *worst;
    qu_len nearest;
};

/* The page knows no fonts, so a run is measured as its baseline only. */
static void measure(void *data, const struct qu_item *item, const struct qu_matrix *m)
{
    struct edges *e = data;
    if (item->kind != QU_ITEM_TEXT)
        return;
    for (int end = 0; end < 2; end++) {
        double x = item->text.x + (end > 0 ? item->text.width : 0);
        struct qu_xy at = qu_matrix_apply(m, x, item->text.y);
        double near = QU_MIN(QU_MIN(at.x, e->page->width - at.x), QU_MIN(at.y, e->page->height - at.y));
        if (near < e->nearest) {
            e->nearest = (qu_len)near;
            e->worst = item;
        }
    }
}

void qu_document_check_edges(const struct qu_document *document, qu_len safe, struct qu_diag *diag)
{
    for (int i = 0; i < document->pages.count; i++) {
        struct edges e = {.page = &document->pages.at[i], .nearest = safe - qu_len_from_pt(0.05)};
        qu_items_visit(e.page->items, e.page->item_count, measure, &e);
        if (e.worst != NULL)
            qu_diag_add(diag, QU_WARNING, QU_DIAG_PRINT_DOUBTFUL, qu_item_place(e.worst, 0), NULL,
                        "the cut may be a few millimetres off: keep words away from it",
                        "page %d: \"%.*s\" stands %.1f mm from the edge, less than %.0f mm", e.page->number,
                        qu_utf8_cut(e.worst->text.text, e.worst->text.length, 40), e.worst->text.text,
                        qu_len_to_mm(e.nearest), qu_len_to_mm(safe));
    }
}
