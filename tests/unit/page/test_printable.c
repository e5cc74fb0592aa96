/* test_printable.c - a document made fit for a press: hairlines, pure black, edges, grey. */
#include "../../../src/page/grey.h"
#include "../../../src/page/items.h"
#include "../../../src/page/printable.h"

#include <tap.h>

struct fixture {
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_document document;
    struct qu_items items;
};

static void open_fixture(struct fixture *f)
{
    *f = (struct fixture){0};
    qu_arena_init(&f->arena);
    qu_diag_init(&f->diag, false);
    qu_document_init(&f->document, &f->arena);
}

static void close_fixture(struct fixture *f)
{
    qu_items_finish(&f->items);
    qu_document_finish(&f->document);
    qu_diag_finish(&f->diag);
    qu_arena_finish(&f->arena);
}

static void end_page(struct fixture *f, const struct qu_background *background)
{
    struct qu_page *page = qu_vec_push(&f->document.pages);
    *page = (struct qu_page){.number = f->document.pages.count,
                             .label = "",
                             .width = 400 * QU_PT,
                             .height = 600 * QU_PT,
                             .background = background};
    page->items = qu_items_keep(&f->items, &f->arena, &page->item_count);
}

static void add_stroke(struct fixture *f, struct qu_items *items, qu_len width, struct qu_colour colour)
{
    struct qu_path path = {0};
    qu_path_move_to(&path, 0, 0);
    qu_path_line_to(&path, 10 * QU_PT, 0);
    struct qu_item *item = qu_items_add_path(items, &f->arena, &path, QU_ARTIFACT, (struct qu_src){0});
    item->path.stroke = colour;
    item->path.stroke_width = width;
    qu_path_finish(&path);
}

static void add_text(struct fixture *f, int x, int y, int width, struct qu_colour colour)
{
    struct qu_item *item = qu_items_add(&f->items, QU_ITEM_TEXT, QU_ARTIFACT,
                                        (struct qu_src){"e.yaml", y, 1});
    item->text = (struct qu_text_item){.x = x * QU_PT,
                                       .y = y * QU_PT,
                                       .width = width * QU_PT,
                                       .text = "words",
                                       .length = 5,
                                       .colour = colour};
}

static struct qu_background *make_background(struct fixture *f, qu_len width)
{
    struct qu_items items = {0};
    struct qu_background *background = QU_NEW(&f->arena, struct qu_background);
    add_stroke(f, &items, width, (struct qu_colour){100, 100, 200, 255});
    background->items = qu_items_keep(&items, &f->arena, &background->item_count);
    return background;
}

static void test_hairlines(struct tap *tap)
{
    enum { LEAST = 308 };
    struct fixture f;
    struct qu_items inner = {0};
    open_fixture(&f);
    struct qu_background *background = make_background(&f, 100);
    add_stroke(&f, &f.items, 200, (struct qu_colour){0, 0, 0, 255});
    add_stroke(&f, &f.items, 500, (struct qu_colour){0, 0, 0, 255});
    add_stroke(&f, &f.items, 50, (struct qu_colour){0, 0, 0, 0}); /* not drawn */
    add_stroke(&f, &inner, 400, (struct qu_colour){0, 0, 0, 255});
    struct qu_item *group = qu_items_add(&f.items, QU_ITEM_GROUP, QU_ARTIFACT, (struct qu_src){0});
    group->group = (struct qu_group_item){.matrix = {0, 0.5, -0.5, 0, 0, 0}, .alpha = 255};
    group->group.items = qu_items_keep(&inner, &f.arena, &group->group.item_count);
    end_page(&f, background);
    end_page(&f, background);
    qu_document_keep_hairlines(&f.document, LEAST);
    const struct qu_item *items = f.document.pages.at[0].items;
    tap_int(tap, items[0].path.stroke_width, LEAST, "a fine stroke grows");
    tap_int(tap, items[1].path.stroke_width, 500, "a broad one stays");
    tap_int(tap, items[2].path.stroke_width, 50, "what is not drawn stays");
    tap_int(tap, items[3].group.items[0].path.stroke_width, 2 * LEAST,
            "in a group of half the size it is as fine as on paper");
    tap_int(tap, background->items[0].path.stroke_width, LEAST, "rules of the background grow");
    qu_document_keep_hairlines(&f.document, LEAST);
    tap_int(tap, items[3].group.items[0].path.stroke_width, 2 * LEAST, "twice is once");
    close_fixture(&f);
}

/* Pages of two sorts of background, and what stands in a group that has no size. */
static void test_every_background(struct tap *tap)
{
    enum { LEAST = 308 };
    struct fixture f;
    struct qu_items inner = {0};
    open_fixture(&f);
    struct qu_background *first = make_background(&f, 100), *second = make_background(&f, 100);
    add_stroke(&f, &f.items, 100, (struct qu_colour){0, 0, 0, 1});
    add_stroke(&f, &inner, 100, (struct qu_colour){0, 0, 0, 255});
    struct qu_item *group = qu_items_add(&f.items, QU_ITEM_GROUP, QU_ARTIFACT, (struct qu_src){0});
    group->group.matrix = (struct qu_matrix){0};
    group->group.items = qu_items_keep(&inner, &f.arena, &group->group.item_count);
    add_text(&f, 0, 0, 10, (struct qu_colour){0, 0, 0, 255});
    end_page(&f, first);
    end_page(&f, NULL);
    end_page(&f, second);
    qu_document_keep_hairlines(&f.document, LEAST);
    const struct qu_item *items = f.document.pages.at[0].items;
    tap_int(tap, items[0].path.stroke_width, LEAST, "what is hardly seen grows");
    tap_int(tap, items[1].group.items[0].path.stroke_width, 100, "what is not seen stays");
    tap_int(tap, first->items[0].path.stroke_width, LEAST, "the background of the first page");
    tap_int(tap, second->items[0].path.stroke_width, LEAST, "and of another");
    close_fixture(&f);
}

static void test_black(struct tap *tap)
{
    static const struct {
        struct qu_colour from;
        bool black;
    } cases[] = {
        {{0x26, 0x24, 0x2a, 255}, true},   {{0x4f, 0x4f, 0x4f, 255}, true},  {{0x50, 0x50, 0x50, 255}, false},
        {{0x1c, 0x24, 0x57, 255}, false},  {{0x50, 0x4f, 0x4f, 255}, false}, {{0x4f, 0x50, 0x4f, 255}, false},
        {{0x4f, 0x4f, 0x50, 255}, false},  {{0x20, 0x20, 0x33, 255}, true},  {{0x20, 0x20, 0x34, 255}, false},
        {{0x20, 0x34, 0x20, 255}, false},  {{0x34, 0x20, 0x20, 255}, false}, {{0x26, 0x24, 0x2a, 254}, false},
        {{0x26, 0x24, 0x2a, 0x38}, false}, {{0xb5, 0x39, 0x2f, 255}, false}};
    struct fixture f;
    open_fixture(&f);
    for (int i = 0; i < QU_COUNT(cases); i++)
        add_text(&f, 50, 100 + i, 20, cases[i].from);
    add_stroke(&f, &f.items, 500, cases[0].from);
    qu_items_add_box(&f.items, &f.arena, (struct qu_rect){0, 0, 9, 9}, cases[0].from, QU_ARTIFACT,
                     (struct qu_src){0});
    struct qu_item *link = qu_items_add(&f.items, QU_ITEM_LINK, 2, (struct qu_src){0});
    link->link = (struct qu_link_item){.rect = {0x2a2a2a, 0x2a2a2a, 0x2a2a2a, 0x2a2a2a}, .uri = "tel:1"};
    struct qu_item untouched = *link;
    end_page(&f, NULL);
    qu_document_pure_black(&f.document);
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_colour c = f.document.pages.at[0].items[i].text.colour,
                         wanted = cases[i].black ? (struct qu_colour){0, 0, 0, 255} : cases[i].from;
        tap_ok(tap, qu_colour_equal(c, wanted), "#%02x%02x%02x%02x becomes #%02x%02x%02x", cases[i].from.r,
               cases[i].from.g, cases[i].from.b, cases[i].from.a, c.r, c.g, c.b);
    }
    tap_int(tap, f.document.pages.at[0].items[QU_COUNT(cases)].path.stroke.b, 0, "strokes too");
    tap_int(tap, f.document.pages.at[0].items[QU_COUNT(cases) + 1].path.fill.b, 0, "and what is filled");
    tap_ok(tap, memcmp(&f.document.pages.at[0].items[QU_COUNT(cases) + 2], &untouched, sizeof untouched) == 0,
           "what has no colour stays");
    close_fixture(&f);
}

static void test_edges(struct tap *tap)
{
    static const struct {
        int x, y, width;
        bool near;
    } cases[] = {{20, 300, 360, false}, {19, 300, 100, true}, {300, 300, 81, true},
                 {200, 19, 50, true},   {200, 581, 50, true}, {200, 580, 50, false}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct fixture f;
        open_fixture(&f);
        add_text(&f, cases[i].x, cases[i].y, cases[i].width, (struct qu_colour){0, 0, 0, 255});
        add_text(&f, 100, 100, 50, (struct qu_colour){0, 0, 0, 255});
        end_page(&f, NULL);
        qu_document_check_edges(&f.document, 20 * QU_PT, &f.diag);
        bool said = f.diag.count == 1 && f.diag.messages[0].id == QU_DIAG_PRINT_DOUBTFUL &&
                    f.diag.messages[0].src.line == cases[i].y;
        tap_ok(tap, cases[i].near ? said : f.diag.count == 0, "a run at %d, %d of %d pt: %s", cases[i].x,
               cases[i].y, cases[i].width, cases[i].near ? "too near" : "fine");
        close_fixture(&f);
    }
}

/* The nearest of those that are too near, and what is told of it. */
static void test_nearest(struct tap *tap)
{
    static const struct {
        int x, y; /* 1/100 pt */
        bool near;
    } limits[] = {{1994, 30000, true}, {1996, 30000, false}};
    struct fixture f;
    open_fixture(&f);
    add_text(&f, 15, 300, 50, (struct qu_colour){0, 0, 0, 255});
    add_text(&f, 100, 590, 50, (struct qu_colour){0, 0, 0, 255});
    add_text(&f, 12, 310, 50, (struct qu_colour){0, 0, 0, 255});
    add_text(&f, 10, 320, 50, (struct qu_colour){0, 0, 0, 255});
    end_page(&f, NULL);
    add_text(&f, 100, 100, 50, (struct qu_colour){0, 0, 0, 255});
    end_page(&f, NULL);
    add_text(&f, 100, 10, 50, (struct qu_colour){0, 0, 0, 255});
    end_page(&f, NULL);
    qu_document_check_edges(&f.document, 20 * QU_PT, &f.diag);
    tap_int(tap, f.diag.count, 2, "one message a page");
    tap_text(tap, f.diag.messages[0].text, "page 1: \"words\" stands 3.5 mm from the edge, less than 7 mm",
             "about what is nearest");
    tap_int(tap, f.diag.messages[0].src.line, 590, "at its place, the first of two that are as near");
    tap_text(tap, f.diag.messages[1].text, "page 3: \"words\" stands 3.5 mm from the edge, less than 7 mm",
             "and of another page");
    close_fixture(&f);
    for (int i = 0; i < QU_COUNT(limits); i++) {
        open_fixture(&f);
        add_text(&f, 0, 0, 50, (struct qu_colour){0, 0, 0, 255});
        f.items.at[0].text.x = limits[i].x * QU_PT / 100;
        f.items.at[0].text.y = limits[i].y * QU_PT / 100;
        end_page(&f, NULL);
        qu_document_check_edges(&f.document, 20 * QU_PT, &f.diag);
        tap_int(tap, f.diag.count, limits[i].near, "a twentieth of a point is not looked at");
        close_fixture(&f);
    }
}

/* Weights of the three colours as the eye sees them, in parts of 256. */
static void test_grey(struct tap *tap)
{
    static const struct {
        struct qu_colour from;
        int grey;
    } cases[] = {{{255, 0, 0, 255}, 53},      {{0, 255, 0, 255}, 182}, {{0, 0, 255, 40}, 18},
                 {{255, 255, 255, 255}, 255}, {{10, 20, 30, 255}, 18}, {{0, 0, 0, 0}, 0}};
    struct fixture f;
    struct qu_items inner = {0};
    open_fixture(&f);
    struct qu_background *background = make_background(&f, 100);
    for (int i = 0; i < QU_COUNT(cases); i++)
        add_text(&f, 10, 10, 10, cases[i].from);
    add_stroke(&f, &inner, 500, (struct qu_colour){255, 0, 0, 255});
    inner.at[0].path.fill = (struct qu_colour){0, 255, 0, 9};
    struct qu_item *group = qu_items_add(&f.items, QU_ITEM_GROUP, QU_ARTIFACT, (struct qu_src){0});
    group->group.items = qu_items_keep(&inner, &f.arena, &group->group.item_count);
    end_page(&f, background);
    end_page(&f, NULL);
    end_page(&f, background);
    qu_document_grey(&f.document);
    const struct qu_item *items = f.document.pages.at[0].items;
    for (int i = 0; i < QU_COUNT(cases); i++) {
        struct qu_colour c = items[i].text.colour;
        tap_ok(tap, c.r == cases[i].grey && c.g == c.r && c.b == c.r && c.a == cases[i].from.a,
               "#%02x%02x%02x becomes %d of 255, wanted %d", cases[i].from.r, cases[i].from.g,
               cases[i].from.b, c.r, cases[i].grey);
    }
    const struct qu_path_item *path = &items[QU_COUNT(cases)].group.items[0].path;
    tap_ok(tap, path->stroke.r == 53 && path->fill.r == 182 && path->fill.a == 9, "within a group");
    tap_int(tap, background->items[0].path.stroke.b, 107, "a background that pages share");
    close_fixture(&f);
}

int main(void)
{
    struct tap tap = {0};
    test_hairlines(&tap);
    test_every_background(&tap);
    test_black(&tap);
    test_edges(&tap);
    test_nearest(&tap);
    test_grey(&tap);
    return tap_done(&tap);
}
