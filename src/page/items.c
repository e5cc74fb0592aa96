#include "items.h"

#include <stdlib.h>
#include <string.h>

void qu_items_finish(struct qu_items *items)
{
    qu_vec_finish(items);
}

struct qu_item *qu_items_add(struct qu_items *items, enum qu_item_kind kind, int node, struct qu_src src)
{
    struct qu_item *item = qu_vec_push(items);
    item->kind = kind;
    item->node = node;
    item->src = src;
    if (kind == QU_ITEM_GROUP) {
        item->group.matrix = QU_IDENTITY;
        item->group.alpha = 255;
    } else if (kind == QU_ITEM_TEXT) {
        item->text.grid = QU_OFF_GRID;
    }
    return item;
}

void qu_items_append(struct qu_items *items, const struct qu_item *more, int count)
{
    for (int i = 0; i < count; i++)
        qu_vec_add(items, more[i]);
}

struct qu_item *qu_items_keep(struct qu_items *items, struct qu_arena *arena, int *count_out)
{
    *count_out = items->count;
    if (items->count == 0) {
        qu_vec_finish(items);
        return NULL;
    }
    return qu_vec_keep(items, arena);
}

void qu_path_finish(struct qu_path *path)
{
    qu_vec_finish(path);
}

void qu_path_move_to(struct qu_path *path, qu_len x, qu_len y)
{
    qu_vec_add(path, ((struct qu_path_step){.op = QU_PATH_MOVE, .p = {{x, y}}}));
}

void qu_path_line_to(struct qu_path *path, qu_len x, qu_len y)
{
    qu_vec_add(path, ((struct qu_path_step){.op = QU_PATH_LINE, .p = {{x, y}}}));
}

void qu_path_curve_to(struct qu_path *path, struct qu_point a, struct qu_point b, struct qu_point end)
{
    qu_vec_add(path, ((struct qu_path_step){.op = QU_PATH_CURVE, .p = {a, b, end}}));
}

void qu_path_close(struct qu_path *path)
{
    qu_vec_add(path, ((struct qu_path_step){.op = QU_PATH_CLOSE}));
}

void qu_path_rect(struct qu_path *path, struct qu_rect rect)
{
    qu_path_move_to(path, rect.x, rect.y);
    qu_path_line_to(path, rect.x + rect.w, rect.y);
    qu_path_line_to(path, rect.x + rect.w, rect.y + rect.h);
    qu_path_line_to(path, rect.x, rect.y + rect.h);
    qu_path_close(path);
}

struct qu_item *qu_items_add_path(struct qu_items *items, struct qu_arena *arena, struct qu_path *path,
                                  int node, struct qu_src src)
{
    struct qu_item *item = qu_items_add(items, QU_ITEM_PATH, node, src);
    item->path.step_count = path->count;
    if (path->count > 0)
        item->path.steps = qu_arena_dup(arena, path->at, sizeof *path->at * (size_t)path->count);
    qu_vec_clear(path);
    return item;
}

struct qu_item *qu_items_add_box(struct qu_items *items, struct qu_arena *arena, struct qu_rect rect,
                                 struct qu_colour fill, int node, struct qu_src src)
{
    struct qu_path path = {0};
    qu_path_rect(&path, rect);
    struct qu_item *item = qu_items_add_path(items, arena, &path, node, src);
    item->path.fill = fill;
    qu_path_finish(&path);
    return item;
}
