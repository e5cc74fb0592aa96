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
    tap_ok(tap, d.nodes.at[0].parent == -1 && d.nodes.at[1].parent == -1, "neither has a parent");
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

/* What else has a place. */
static void test_other_boxes(struct tap *tap, struct qu_arena *arena)
{
    struct qu_items items = {0};
    struct qu_path path = {0};
    qu_path_move_to(&path, 100, 100);
    qu_path_curve_to(&path, (struct qu_point){50, 300}, (struct qu_point){400, 20},
                     (struct qu_point){200, 200});
    qu_path_close(&path);
    struct qu_item *curve = qu_items_add_path(&items, arena, &path, 0, nowhere);
    check_rect(tap, qu_items_box(items.at, 1), (struct qu_rect){50, 20, 350, 280},
               "box of a curve: of all its points");
    curve->path.stroke = (struct qu_colour){0, 0, 0, 1};
    curve->path.stroke_width = 5;
    check_rect(tap, qu_items_box(items.at, 1), (struct qu_rect){47, 17, 356, 286},
               "half a stroke more, rounded up");
    curve->path.x = 1000;
    check_rect(tap, qu_items_box(items.at, 1), (struct qu_rect){1047, 17, 356, 286}, "from where it lies");
    qu_items_add(&items, QU_ITEM_IMAGE, 2, nowhere)->image.rect = (struct qu_rect){-20, 10, 30, 40};
    check_rect(tap, qu_items_box(&items.at[1], 1), (struct qu_rect){-20, 10, 30, 40}, "box of a picture");
    qu_items_add(&items, QU_ITEM_LINK, 2, nowhere)->link.rect = (struct qu_rect){5, 6, 7, 8};
    check_rect(tap, qu_items_box(&items.at[2], 1), (struct qu_rect){5, 6, 7, 8}, "box of a link");
    qu_items_add(&items, QU_ITEM_MARK, 0, nowhere)->mark.at = (struct qu_point){90, -7};
    check_rect(tap, qu_items_box(&items.at[3], 1), (struct qu_rect){90, -7, 0, 0}, "box of a mark");
    qu_items_add(&items, QU_ITEM_GROUP, 0, nowhere);
    check_rect(tap, qu_items_box(&items.at[2], 3), (struct qu_rect){5, -7, 85, 21},
               "an empty group has none");
    qu_items_move(&items.at[1], 3, 1000, 2000);
    check_rect(tap, qu_items_box(&items.at[1], 1), (struct qu_rect){980, 2010, 30, 40}, "a moved picture");
    check_rect(tap, qu_items_box(&items.at[3], 1), (struct qu_rect){1090, 1993, 0, 0}, "a moved mark");
    struct qu_item *text = qu_items_add(&items, QU_ITEM_TEXT, 2, nowhere);
    qu_items_move(text, 1, 3, 4);
    tap_ok(tap, text->text.x == 3 && text->text.grid == QU_OFF_GRID, "what is off the grid stays off it");
    qu_path_finish(&path);
    qu_items_finish(&items);
}

/* Groups that a clip leaves a line of, or nothing. */
static void test_clipped(struct tap *tap, struct qu_arena *arena)
{
    static const struct {
        struct qu_rect clip, want;
        const char *what;
    } cases[] = {{{0, 0, 100, 50}, {0, 0, 100, 50}, "a clip as large as what it clips"},
                 {{10, 20, 30, 20}, {10, 20, 30, 20}, "a clip within"},
                 {{100, 0, 50, 50}, {100, 0, 0, 50}, "a clip beside it: an edge is left"},
                 {{0, 50, 50, 50}, {0, 50, 50, 0}, "below it"},
                 {{101, 0, 50, 50}, {0, 0, 0, 0}, "further away: nothing"},
                 {{0, 51, 50, 50}, {0, 0, 0, 0}, "below: nothing"}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_items inner = {0}, outer = {0};
        qu_items_add_box(&inner, arena, (struct qu_rect){0, 0, 100, 50}, black, 0, nowhere);
        struct qu_item *group = qu_items_add(&outer, QU_ITEM_GROUP, 0, nowhere);
        group->group.items = qu_items_keep(&inner, arena, &group->group.item_count);
        group->group.clipped = true;
        group->group.clip = cases[i].clip;
        check_rect(tap, qu_items_box(outer.at, 1), cases[i].want, cases[i].what);
        qu_items_finish(&outer);
    }
}

static void test_lists(struct tap *tap, struct qu_arena *arena)
{
    struct qu_items items = {0}, more = {0};
    struct qu_path path = {0};
    int count = 7;
    tap_ok(tap, qu_items_keep(&items, arena, &count) == NULL && count == 0, "an empty list is kept as none");
    struct qu_item *none = qu_items_add_path(&items, arena, &path, 3, nowhere);
    tap_ok(tap, none->path.step_count == 0 && none->path.steps == NULL && none->node == 3,
           "a path without steps");
    qu_items_add_box(&more, arena, (struct qu_rect){1, 2, 3, 4}, black, 4, nowhere);
    qu_items_add(&more, QU_ITEM_LINK, 5, nowhere);
    qu_items_append(&items, more.at, more.count);
    tap_ok(tap, items.count == 3 && items.at[1].node == 4 && items.at[2].node == 5, "more, in order");
    const struct qu_path_step *step = items.at[1].path.steps;
    static const struct qu_point corners[] = {{1, 2}, {4, 2}, {4, 6}, {1, 6}};
    tap_int(tap, items.at[1].path.step_count, 5, "a box has four corners and an end");
    for (int i = 0; i < 4; i++)
        tap_ok(tap,
               step[i].op == (i == 0 ? QU_PATH_MOVE : QU_PATH_LINE) && step[i].p[0].x == corners[i].x &&
                   step[i].p[0].y == corners[i].y,
               "corner %d of a box", i);
    tap_int(tap, step[4].op, QU_PATH_CLOSE, "it is closed");
    qu_items_finish(&more);
    qu_items_finish(&items);
}

/* Where a byte of an item comes from. */
static void test_places(struct tap *tap, struct qu_arena *arena)
{
    struct qu_item link = {.kind = QU_ITEM_LINK, .src = {"e.yaml", 3, 4}},
                   text = {.kind = QU_ITEM_TEXT, .src = {"e.yaml", 5, 6}};
    tap_int(tap, qu_item_place(&link, 0).line, 3, "the place of a link is its own");
    tap_int(tap, qu_item_place(&text, 2).line, 5, "of a text, too, if no more is known");
    struct qu_places_draft draft = {0};
    qu_places_add(&draft, 0, (struct qu_src){"e.yaml", 10, 1});
    qu_places_add(&draft, 7, (struct qu_src){"e.yaml", 11, 1});
    text.text.places = qu_places_keep(&draft, arena, "e.yaml", "a line another");
    text.text.start = 5;
    tap_int(tap, qu_item_place(&text, 1).line, 10, "else it is found by the byte");
    tap_int(tap, qu_item_place(&text, 2).line, 11, "counted from where the text begins");
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
    test_other_boxes(&tap, &arena);
    test_group_box(&tap, &arena);
    test_clipped(&tap, &arena);
    test_lists(&tap, &arena);
    test_places(&tap, &arena);
    test_move(&tap, &arena);
    test_visit(&tap, &arena);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
