/* items.h - makes items of the display list.
 *
 * A struct qu_items is a growing list of items; finished lists are moved into an arena with qu_items_keep.
 * Paths are built step by step in a struct qu_path and become an item with qu_items_add_path. */
#pragma once

#include "page.h"

struct qu_items {
    struct qu_item *at;
    int count, capacity;
};

struct qu_path {
    struct qu_path_step *at;
    int count, capacity;
};

void qu_items_finish(struct qu_items *items);
/* A new zeroed item of that kind; valid until the next add. */
struct qu_item *qu_items_add(struct qu_items *items, enum qu_item_kind kind, int node, struct qu_src src);
void qu_items_append(struct qu_items *items, const struct qu_item *more, int count);
/* Moves the items into the arena; the list is empty afterwards. */
struct qu_item *qu_items_keep(struct qu_items *items, struct qu_arena *arena, int *count_out);

void qu_path_finish(struct qu_path *path);
void qu_path_move_to(struct qu_path *path, qu_len x, qu_len y);
void qu_path_line_to(struct qu_path *path, qu_len x, qu_len y);
void qu_path_curve_to(struct qu_path *path, struct qu_point a, struct qu_point b, struct qu_point end);
void qu_path_close(struct qu_path *path);
void qu_path_rect(struct qu_path *path, struct qu_rect rect);
/* Adds the path as an item and empties it; set fill, stroke and so on on the returned item. */
struct qu_item *qu_items_add_path(struct qu_items *items, struct qu_arena *arena, struct qu_path *path,
                                  int node, struct qu_src src);
/* A filled rectangle. */
struct qu_item *qu_items_add_box(struct qu_items *items, struct qu_arena *arena, struct qu_rect rect,
                                 struct qu_colour fill, int node, struct qu_src src);
