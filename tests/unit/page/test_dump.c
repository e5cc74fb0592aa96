/* test_dump.c - the text form of a document and the check of the baseline grid. */
#include "tap.h"

#include "../../../src/page/items.h"
#include "../../../src/page/dump.h"

static const struct qu_src nowhere = {0};
static const struct qu_colour black = {0, 0, 0, 255};

static const char *name_font(void *data, int font)
{
    (void)data;
    return font == 0 ? "Hand 12.00" : "?";
}

static struct qu_item *add_text(struct qu_items *items, int node, double x, double y, const char *text)
{
    struct qu_item *item = qu_items_add(items, QU_ITEM_TEXT, node, nowhere);
    item->text.x = qu_len_from_pt(x);
    item->text.y = item->text.grid = qu_len_from_pt(y);
    item->text.width = qu_len_from_pt(30);
    item->text.colour = black;
    item->text.text = text;
    item->text.length = (int)strlen(text);
    return item;
}

static void add_decoration(struct qu_items *items, struct qu_arena *arena)
{
    struct qu_items inner = {0};
    static const qu_len dash[] = {1024, 2048};
    struct qu_item *box = qu_items_add_box(items, arena, (struct qu_rect){1024, 2048, 10240, 1024},
                                           (struct qu_colour){255, 255, 0, 128}, 0, nowhere);
    box->path.blend = QU_BLEND_MULTIPLY;
    box->path.stroke = black;
    box->path.stroke_width = 512;
    box->path.dash = dash;
    box->path.dash_count = 2;
    struct qu_item *image = qu_items_add(&inner, QU_ITEM_IMAGE, 3, nowhere);
    image->image = (struct qu_image_item){4, {0, 0, 20480, 10240}};
    struct qu_item *group = qu_items_add(items, QU_ITEM_GROUP, 0, nowhere);
    group->group.items = qu_items_keep(&inner, arena, &group->group.item_count);
    group->group.matrix = qu_matrix_rotate(90, (struct qu_point){0, 0});
    group->group.clipped = true;
    group->group.clip = (struct qu_rect){0, 0, 5120, 5120};
    group->group.alpha = 128;
    struct qu_item *link = qu_items_add(items, QU_ITEM_LINK, 2, nowhere);
    link->link = (struct qu_link_item){{0, 0, 1024, 1024}, "https://example.org", NULL, "the \"example\""};
    struct qu_item *mark = qu_items_add(items, QU_ITEM_MARK, 0, nowhere);
    mark->mark = (struct qu_mark_item){QU_MARK_OUTLINE, "e1", "One", 1, {0, 1024}};
}

static void make_document(struct qu_document *d, struct qu_arena *arena, struct qu_background *background)
{
    qu_document_init(d, arena);
    d->title = "A \"small\" book";
    d->grid = qu_len_from_pt(20);
    int p = qu_document_add_node(d, QU_ROLE_P, 1, nowhere);
    int figure = qu_document_add_node(d, QU_ROLE_FIGURE, 1, nowhere);
    d->nodes.at[figure].alt = "a tree";
    qu_document_add_node(d, QU_ROLE_SPAN, p, nowhere);
    struct qu_items ruling = {0};
    qu_items_add_box(&ruling, arena, (struct qu_rect){0, 0, 102400, 256}, (struct qu_colour){1, 2, 3, 255}, 0,
                     nowhere);
    background->name = "ruled";
    background->items = qu_items_keep(&ruling, arena, &background->item_count);
    for (int i = 0; i < 2; i++) {
        struct qu_items items = {0};
        struct qu_page *page = qu_vec_push(&d->pages);
        *page = (struct qu_page){.number = i + 1,
                                 .label = i ? "1" : "i",
                                 .side = i ? QU_VERSO : QU_RECTO,
                                 .width = 102400,
                                 .height = 204800,
                                 .bleed = i ? 0 : 8704,
                                 .background = background};
        add_text(&items, p, 10, 20,
                 i ? "second line, which goes on for longer than an excerpt is" : "first li\tne,");
        if (i == 0)
            add_decoration(&items, arena);
        page->items = qu_items_keep(&items, arena, &page->item_count);
    }
}

static const char golden[] =
    "document title \"A \\\"small\\\" book\" author \"\" lang en pages 2 grid 20.00 offset 0.00\n"
    "background ruled\n"
    "  path 0.00,0.00 100.00x0.25 fill #010203 steps 5 e3b04a08\n"
    "page 1 label \"i\" recto 100.00x200.00 bleed 8.50 background ruled\n"
    "  text 10.00,20.00 w 30.00 [Hand 12.00] #000000 grid 20.00 \"first li\\u0009ne,\" node 2\n"
    "  path 0.75,1.75 10.50x1.50 fill #ffff0080 stroke #000000 0.50 dash 1.00,2.00 multiply steps 5 "
    "92dd69df\n"
    "  group 0.00,0.00 matrix 0.0000 1.0000 -1.0000 0.0000 clip 0.00,0.00 5.00x5.00 alpha 128\n"
    "    image 4 0.00,0.00 20.00x10.00 node 3\n"
    "  link 0.00,0.00 1.00x1.00 uri \"https://example.org\" contents \"the \\\"example\\\"\" node 2\n"
    "  mark 0.00,1.00 outline 1 to \"e1\" title \"One\"\n"
    "page 2 label \"1\" verso 100.00x200.00 background ruled\n"
    "  text 10.00,20.00 w 30.00 [Hand 12.00] #000000 grid 20.00 \"second line, which goes on for longer than "
    "an excerpt is\" node 2\n"
    "structure\n"
    "  Document 1\n"
    "    P 2 \"first li\\u0009ne, second line, which goes on for longer than an e\" ...\n"
    "      Span 4\n"
    "    Figure 3 alt \"a tree\"\n";

static void test_dump(struct tap *tap, const struct qu_document *d)
{
    struct qu_buf out;
    qu_buf_init(&out);
    qu_document_dump(d, name_font, NULL, &out);
    if (!tap_ok(tap, strcmp(qu_buf_text(&out), golden) == 0, "the dump is as it should be"))
        printf("got:\n%s", qu_buf_text(&out));
    qu_buf_finish(&out);
}

static void test_hash(struct tap *tap, struct qu_document *d)
{
    struct qu_buf before, after;
    qu_buf_init(&before);
    qu_buf_init(&after);
    qu_document_dump(d, name_font, NULL, &before);
    struct qu_path_step *step = (struct qu_path_step *)&d->pages.at[0].items[1].path.steps[2];
    step->p[0].x -= 5; /* inside the box, less than the coordinates show */
    qu_document_dump(d, name_font, NULL, &after);
    step->p[0].x += 5;
    tap_ok(tap, strcmp(before.data, after.data) != 0, "a path that moves a hair shows in its hash");
    qu_buf_finish(&before);
    qu_buf_finish(&after);
}

static void test_letters(struct tap *tap, struct qu_document *d)
{
    static struct qu_glyph glyphs[] = {{.index = 5, .x = 0, .y = 0}, {.index = 6, .x = 700, .y = -3}};
    static const char *const changes[] = {"it says where they stand", "a letter that moves along shows",
                                          "one that moves up shows", "which glyph it is does not"};
    struct qu_text_item *text = &d->pages.at[0].items[0].text;
    struct qu_buf before = {0}, after = {0};
    text->glyphs = glyphs;
    text->glyph_count = 2;
    qu_document_dump(d, name_font, NULL, &before);
    tap_ok(tap, strstr(qu_buf_text(&before), "ne,\" letters 2 ") != NULL, "%s", changes[0]);
    for (int i = 1; i < QU_COUNT(changes); i++) {
        glyphs[1].x += i == 1;
        glyphs[1].y += i == 2;
        glyphs[1].index += i == 3;
        qu_document_dump(d, name_font, NULL, &after);
        tap_ok(tap, (strcmp(qu_buf_text(&before), qu_buf_text(&after)) != 0) == (i < 3), "%s", changes[i]);
        qu_buf_clear(&after);
        qu_buf_clear(&before);
        qu_document_dump(d, name_font, NULL, &before);
    }
    text->glyph_count = 0;
    qu_buf_finish(&before);
    qu_buf_finish(&after);
}

static void test_grid(struct tap *tap, struct qu_document *d)
{
    struct qu_buf report;
    qu_len tolerance = qu_len_from_pt(0.1);
    qu_buf_init(&report);
    tap_int(tap, qu_document_check_grid(d, tolerance, &report), 0, "text on its rules");
    tap_text(tap, qu_buf_text(&report), "", "nothing to report");
    struct qu_text_item *text = &d->pages.at[1].items[0].text;
    text->y += qu_len_from_pt(0.25);
    tap_int(tap, qu_document_check_grid(d, tolerance, &report), 1, "a planted violation");
    static const char wanted[] = "page 2: baseline 0.25 pt off its rule at 20.00: \"second line, which goes "
                                 "on for longer than an excerpt is\"\n";
    tap_ok(tap, strcmp(qu_buf_text(&report), wanted) == 0, "its report");
    tap_int(tap, qu_document_check_grid(d, qu_len_from_pt(0.3), &report), 0, "within the tolerance");
    tap_int(tap, qu_document_check_grid(d, qu_len_from_pt(0.25), &report), 0, "or just as far");
    d->pages.count = 1;
    tap_int(tap, qu_document_check_grid(d, tolerance, &report), 0, "pages that are not there");
    d->pages.count = 2;
    text->grid = QU_OFF_GRID;
    tap_int(tap, qu_document_check_grid(d, tolerance, &report), 0, "text off the grid is free");
    text->y = text->grid = qu_len_from_pt(20);
    struct qu_item group = {
        .kind = QU_ITEM_GROUP,
        .group = {.matrix = QU_IDENTITY, .items = &d->pages.at[1].items[0], .item_count = 1}};
    struct qu_item *items = d->pages.at[1].items;
    d->pages.at[1].items = &group;
    group.group.matrix.y0 = 999;
    tap_int(tap, qu_document_check_grid(d, tolerance, &report), 0, "a rule moves with its group");
    group.group.matrix = qu_matrix_rotate(1, (struct qu_point){0, 0});
    tap_int(tap, qu_document_check_grid(d, tolerance, &report), 1, "a turned line stands on no rule");
    group.group.matrix = qu_matrix_rotate(
        1, (struct qu_point){text->x + text->width, text->y}); /* keeps its place */
    tap_int(tap, qu_document_check_grid(d, tolerance, &report), 1, "nor one that is turned about its end");
    qu_buf_clear(&report);
    text->text = "fifty-nine letters of one byte stand before one of two byte\u00e9";
    text->length = (int)strlen(text->text);
    qu_document_check_grid(d, tolerance, &report);
    tap_ok(tap, strstr(qu_buf_text(&report), "of two byte\"\n") != NULL, "no letter is cut: %s", report.data);
    d->pages.at[1].items = items;
    qu_buf_finish(&report);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_arena arena;
    struct qu_document document;
    struct qu_background background;
    qu_arena_init(&arena);
    make_document(&document, &arena, &background);
    test_dump(&tap, &document);
    test_hash(&tap, &document);
    test_letters(&tap, &document);
    test_grid(&tap, &document);
    qu_document_finish(&document);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
