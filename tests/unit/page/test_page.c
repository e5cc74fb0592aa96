/* test_page.c - building, measuring, moving and visiting display lists. */
#include "tap.h"

#include "../../../src/page/items.h"

#include <stdlib.h>

static const struct qu_src nowhere = {0};
static const struct qu_colour black = {0, 0, 0, 255};

static void check_rect(struct tap *tap, struct qu_rect got, struct qu_rect want, const char *what)
{
    tap_ok(tap, got.x == want.x && got.y == want.y && got.w == want.w && got.h == want.h,
           "%s: %d,%d %dx%d, wanted %d,%d %dx%d", what, got.x, got.y, got.w, got.h, want.x, want.y, want.w,
           want.h);
}

static void test_nodes(struct tap *tap, struct qu_arena *arena)
{
    struct qu_document d;
    qu_document_init(&d, arena);
    tap_int(tap, d.nodes.count, 2, "a new document has the artifact and the Document node");
    tap_int(tap, d.nodes.at[1].role, QU_ROLE_DOCUMENT, "node 1 is the Document");
    tap_int(tap, qu_document_add_node(&d, QU_ROLE_P, 1, nowhere), 2, "nodes count on");
    tap_text(tap, qu_role_name(QU_ROLE_LBODY), "LBody", "role name");
    for (int r = QU_ROLE_ARTIFACT; r <= QU_ROLE_DIV; r++)
        if (qu_role_name((enum qu_role)r)[0] == '\0')
            tap_ok(tap, false, "role %d has no name", r);
    qu_document_finish(&d);
}

static void test_boxes(struct tap *tap, struct qu_arena *arena)
{
    struct qu_items items = {0};
    struct qu_path path = {0};
    check_rect(tap, qu_items_box(NULL, 0), (struct qu_rect){0, 0, 0, 0}, "box of nothing");
    qu_path_move_to(&path, 100, 200);
    qu_path_line_to(&path, 300, 200);
    struct qu_item *line = qu_items_add_path(&items, arena, &path, 0, nowhere);
    line->path.stroke = black;
    line->path.stroke_width = 20;
    tap_int(tap, path.count, 0, "the path is empty after it became an item");
    check_rect(tap, qu_items_box(items.at, 1), (struct qu_rect){90, 190, 220, 20}, "box of a stroke");
    struct qu_item *text = qu_items_add(&items, QU_ITEM_TEXT, 2, nowhere);
    text->text.x = 10;
    text->text.y = 900;
    text->text.width = 50;
    tap_int(tap, text->text.grid, QU_OFF_GRID, "a new text is off the grid");
    check_rect(tap, qu_items_box(items.at, 2), (struct qu_rect){10, 190, 300, 710},
               "box of a stroke and a run");
    qu_path_finish(&path);
    qu_items_finish(&items);
}

static void test_group_box(struct tap *tap, struct qu_arena *arena)
{
    struct qu_items inner = {0}, outer = {0};
    qu_items_add_box(&inner, arena, (struct qu_rect){0, 0, 100, 50}, black, 0, nowhere);
    struct qu_item *group = qu_items_add(&outer, QU_ITEM_GROUP, 0, nowhere);
    group->group.items = qu_items_keep(&inner, arena, &group->group.item_count);
    tap_int(tap, inner.count, 0, "a kept list is empty");
    tap_int(tap, group->group.alpha, 255, "a new group is opaque");
    group->group.matrix = qu_matrix_rotate(90, (struct qu_point){0, 0});
    group->group.matrix.x0 += 1000;
    check_rect(tap, qu_items_box(outer.at, 1), (struct qu_rect){950, 0, 50, 100}, "box of a turned group");
    group->group.clipped = true;
    group->group.clip = (struct qu_rect){0, 0, 30, 500};
    check_rect(tap, qu_items_box(outer.at, 1), (struct qu_rect){950, 0, 50, 30}, "box of a clipped group");
    group->group.clip = (struct qu_rect){700, 700, 30, 30};
    check_rect(tap, qu_items_box(outer.at, 1), (struct qu_rect){0, 0, 0, 0}, "a clip that leaves nothing");
    qu_items_finish(&outer);
}

static void test_move(struct tap *tap, struct qu_arena *arena)
{
    struct qu_items items = {0}, inner = {0};
    qu_items_add_box(&items, arena, (struct qu_rect){5, 5, 10, 10}, black, 0, nowhere);
    struct qu_item *text = qu_items_add(&items, QU_ITEM_TEXT, 2, nowhere);
    text->text.y = 40;
    text->text.grid = 40;
    qu_items_add_box(&inner, arena, (struct qu_rect){0, 0, 10, 10}, black, 0, nowhere);
    struct qu_item *group = qu_items_add(&items, QU_ITEM_GROUP, 0, nowhere);
    group->group.items = qu_items_keep(&inner, arena, &group->group.item_count);
    struct qu_item *link = qu_items_add(&items, QU_ITEM_LINK, 2, nowhere);
    link->link.rect = (struct qu_rect){1, 2, 3, 4};
    qu_items_move(items.at, items.count, 100, 1000);
    check_rect(tap, qu_items_box(items.at, 1), (struct qu_rect){105, 1005, 10, 10}, "a moved path");
    tap_int(tap, items.at[1].text.y, 1040, "a moved baseline");
    tap_int(tap, items.at[1].text.grid, 1040, "its rule moves with it");
    check_rect(tap, qu_items_box(&items.at[2], 1), (struct qu_rect){100, 1000, 10, 10}, "a moved group");
    check_rect(tap, items.at[3].link.rect, (struct qu_rect){101, 1002, 3, 4}, "a moved link");
    qu_items_finish(&items);
}

struct seen {
    int count;
    struct qu_matrix last;
};

static void see(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct seen *seen = data;
    (void)item;
    seen->count++;
    seen->last = *matrix;
}

static void test_visit(struct tap *tap, struct qu_arena *arena)
{
    struct qu_items leaf = {0}, middle = {0}, outer = {0};
    qu_items_add(&leaf, QU_ITEM_TEXT, 2, nowhere);
    struct qu_item *b = qu_items_add(&middle, QU_ITEM_GROUP, 0, nowhere);
    b->group.items = qu_items_keep(&leaf, arena, &b->group.item_count);
    b->group.matrix = (struct qu_matrix){1, 0, 0, 1, 7, 0};
    struct qu_item *a = qu_items_add(&outer, QU_ITEM_GROUP, 0, nowhere);
    a->group.items = qu_items_keep(&middle, arena, &a->group.item_count);
    a->group.matrix = (struct qu_matrix){2, 0, 0, 2, 100, 50};
    struct seen seen = {0};
    qu_items_visit(outer.at, outer.count, see, &seen);
    tap_int(tap, seen.count, 3, "groups and what is in them are visited");
    tap_ok(tap, seen.last.xx == 2 && seen.last.x0 == 114 && seen.last.y0 == 50,
           "transforms multiply: %g %g %g", seen.last.xx, seen.last.x0, seen.last.y0);
    qu_items_finish(&outer);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_arena arena;
    qu_arena_init(&arena);
    test_nodes(&tap, &arena);
    test_boxes(&tap, &arena);
    test_group_box(&tap, &arena);
    test_move(&tap, &arena);
    test_visit(&tap, &arena);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
