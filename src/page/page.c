#include "page.h"

#include <math.h>

void qu_document_init(struct qu_document *document, struct qu_arena *arena)
{
    *document = (struct qu_document){
        .arena = arena, .title = "", .author = "", .subject = "", .keywords = "", .language = "en"};
    qu_vec_add(&document->nodes, ((struct qu_node){.role = QU_ROLE_ARTIFACT, .parent = -1}));
    qu_vec_add(&document->nodes, ((struct qu_node){.role = QU_ROLE_DOCUMENT, .parent = -1}));
}

void qu_document_finish(struct qu_document *document)
{
    for (int i = 0; i < document->arenas.count; i++)
        qu_arena_finish(&document->arenas.at[i]);
    qu_vec_finish(&document->arenas);
    qu_vec_finish(&document->pages);
    qu_vec_finish(&document->nodes);
}

int qu_document_add_node(struct qu_document *document, enum qu_role role, int parent, struct qu_src src)
{
    QU_ASSERT(parent >= 1 && parent < document->nodes.count && role != QU_ROLE_ARTIFACT &&
              role != QU_ROLE_DOCUMENT);
    qu_vec_add(&document->nodes, ((struct qu_node){.role = role, .parent = parent, .src = src}));
    return document->nodes.count - 1;
}

const char *qu_role_name(enum qu_role role)
{
    static const char *const names[] = {
        [QU_ROLE_ARTIFACT] = "Artifact",
        [QU_ROLE_DOCUMENT] = "Document",
        [QU_ROLE_SECT] = "Sect",
        [QU_ROLE_H1] = "H1",
        [QU_ROLE_H2] = "H2",
        [QU_ROLE_H3] = "H3",
        [QU_ROLE_P] = "P",
        [QU_ROLE_L] = "L",
        [QU_ROLE_LI] = "LI",
        [QU_ROLE_LBL] = "Lbl",
        [QU_ROLE_LBODY] = "LBody",
        [QU_ROLE_BLOCKQUOTE] = "BlockQuote",
        [QU_ROLE_NOTE] = "Note",
        [QU_ROLE_REFERENCE] = "Reference",
        [QU_ROLE_LINK] = "Link",
        [QU_ROLE_FIGURE] = "Figure",
        [QU_ROLE_CAPTION] = "Caption",
        [QU_ROLE_TABLE] = "Table",
        [QU_ROLE_TR] = "TR",
        [QU_ROLE_TH] = "TH",
        [QU_ROLE_TD] = "TD",
        [QU_ROLE_TOC] = "TOC",
        [QU_ROLE_TOCI] = "TOCI",
        [QU_ROLE_CODE] = "Code",
        [QU_ROLE_SPAN] = "Span",
        [QU_ROLE_DIV] = "Div",
    };
    QU_ASSERT((int)role >= 0 && (int)role < QU_COUNT(names) && names[role] != NULL);
    return names[role];
}

/* A box that grows while items are added. Unlike struct qu_rect it knows "nothing yet" from "no width". */
struct extent {
    qu_len left, top, right, bottom;
    bool any;
};

static void extend(struct extent *e, qu_len x, qu_len y)
{
    if (!e->any) {
        *e = (struct extent){x, y, x, y, true};
        return;
    }
    e->left = QU_MIN(e->left, x);
    e->top = QU_MIN(e->top, y);
    e->right = QU_MAX(e->right, x);
    e->bottom = QU_MAX(e->bottom, y);
}

static void extend_rect(struct extent *e, struct qu_rect r)
{
    extend(e, r.x, r.y);
    extend(e, r.x + r.w, r.y + r.h);
}

static void extend_path(struct extent *e, const struct qu_path_item *path)
{
    qu_len half = path->stroke.a > 0 ? (path->stroke_width + 1) / 2 : 0;
    for (int i = 0; i < path->step_count; i++) {
        const struct qu_path_step *step = &path->steps[i];
        int points = step->op == QU_PATH_CURVE ? 3 : step->op == QU_PATH_CLOSE ? 0 : 1;
        for (int k = 0; k < points; k++)
            extend_rect(e, (struct qu_rect){path->x + step->p[k].x - half, path->y + step->p[k].y - half,
                                            2 * half, 2 * half});
    }
}

static void extend_items(struct extent *e, const struct qu_item *items, int count);

static void extend_group(struct extent *e, const struct qu_group_item *group)
{
    struct extent inner = {0};
    extend_items(&inner, group->items, group->item_count);
    if (!inner.any)
        return;
    if (group->clipped) {
        inner.left = QU_MAX(inner.left, group->clip.x);
        inner.top = QU_MAX(inner.top, group->clip.y);
        inner.right = QU_MIN(inner.right, group->clip.x + group->clip.w);
        inner.bottom = QU_MIN(inner.bottom, group->clip.y + group->clip.h);
        if (inner.left > inner.right || inner.top > inner.bottom)
            return;
    }
    for (int corner = 0; corner < 4; corner++) {
        struct qu_xy p = qu_matrix_apply(&group->matrix, corner & 1 ? inner.right : inner.left,
                                         corner & 2 ? inner.bottom : inner.top);
        extend(e, (qu_len)lround(p.x), (qu_len)lround(p.y));
    }
}

static void extend_items(struct extent *e, const struct qu_item *items, int count)
{
    for (int i = 0; i < count; i++) {
        const struct qu_item *item = &items[i];
        switch (item->kind) {
        case QU_ITEM_GROUP: extend_group(e, &item->group); break;
        case QU_ITEM_TEXT:
            extend_rect(e, (struct qu_rect){item->text.x, item->text.y, item->text.width, 0});
            break;
        case QU_ITEM_PATH: extend_path(e, &item->path); break;
        case QU_ITEM_IMAGE: extend_rect(e, item->image.rect); break;
        case QU_ITEM_LINK: extend_rect(e, item->link.rect); break;
        case QU_ITEM_MARK: extend(e, item->mark.at.x, item->mark.at.y); break;
        }
    }
}

struct qu_rect qu_items_box(const struct qu_item *items, int count)
{
    struct extent e = {0};
    extend_items(&e, items, count);
    return (struct qu_rect){e.left, e.top, e.right - e.left, e.bottom - e.top};
}

static void move_item(struct qu_item *item, qu_len dx, qu_len dy)
{
    switch (item->kind) {
    case QU_ITEM_GROUP:
        item->group.matrix.x0 += dx;
        item->group.matrix.y0 += dy;
        break;
    case QU_ITEM_TEXT:
        item->text.x += dx;
        item->text.y += dy;
        if (item->text.grid != QU_OFF_GRID)
            item->text.grid += dy;
        break;
    case QU_ITEM_PATH:
        item->path.x += dx;
        item->path.y += dy;
        break;
    case QU_ITEM_IMAGE: item->image.rect = qu_rect_move(item->image.rect, dx, dy); break;
    case QU_ITEM_LINK: item->link.rect = qu_rect_move(item->link.rect, dx, dy); break;
    case QU_ITEM_MARK:
        item->mark.at.x += dx;
        item->mark.at.y += dy;
        break;
    }
}

void qu_items_move(struct qu_item *items, int count, qu_len dx, qu_len dy)
{
    for (int i = 0; i < count; i++)
        move_item(&items[i], dx, dy);
}

static void visit_items(const struct qu_item *items, int count, qu_item_visitor visit, void *data,
                        const struct qu_matrix *outer, int depth)
{
    QU_ASSERT(depth <= QU_GROUP_DEPTH);
    for (int i = 0; i < count; i++) {
        visit(data, &items[i], outer);
        if (items[i].kind != QU_ITEM_GROUP)
            continue;
        struct qu_matrix inner = qu_matrix_whole(qu_matrix_compose(&items[i].group.matrix, outer));
        visit_items(items[i].group.items, items[i].group.item_count, visit, data, &inner, depth + 1);
    }
}

void qu_items_visit(const struct qu_item *items, int count, qu_item_visitor visit, void *data)
{
    struct qu_matrix identity = QU_IDENTITY;
    visit_items(items, count, visit, data, &identity, 0);
}

struct qu_src qu_item_place(const struct qu_item *item, int at)
{
    if (item->kind != QU_ITEM_TEXT || item->text.places == NULL)
        return item->src;
    return qu_places_find(item->text.places, item->text.start + at);
}
