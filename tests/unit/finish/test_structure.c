/* test_structure.c - what the elements of the structure tree say in the file: the numbering of lists, the scope of
 * header cells, where figures lie, the IDs of notes, the way back from the pages. */
#include "../../../src/finish/structure.h"
#include "../../../src/page/items.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdlib.h>
#include <tap.h>

enum { WIDTH = 300, HEIGHT = 400 };

static const struct qu_src nowhere = {0};

/* A document of one page, and the file that gets its structure. */
struct trial {
    struct qu_arena arena;
    struct qu_document document;
    struct qu_items items;
    struct qu_leaves leaves;
    struct qu_buf painted;
    struct qu_pdf pdf;
    struct qu_obj tree;
};

static cairo_status_t keep_bytes(void *data, const unsigned char *bytes, unsigned length)
{
    qu_buf_add(data, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void begin(struct trial *t)
{
    *t = (struct trial){0};
    qu_arena_init(&t->arena);
    qu_document_init(&t->document, &t->arena);
}

static int node(struct trial *t, enum qu_role role, int parent)
{
    return qu_document_add_node(&t->document, role, parent, nowhere);
}

/* A node that shows a text, as the next leaf of the page. */
static int show(struct trial *t, enum qu_role role, int parent, const char *text)
{
    int made = node(t, role, parent);
    struct qu_item *item = qu_items_add(&t->items, QU_ITEM_TEXT, made, nowhere);
    item->text.text = text;
    item->text.length = (int)strlen(text);
    int number = t->leaves.count;
    qu_vec_add(&t->leaves, ((struct qu_leaf){0, number, made}));
    return made;
}

static void write_structure(struct trial *t)
{
    struct qu_page *page = qu_vec_push(&t->document.pages);
    *page = (struct qu_page){.number = 1, .label = "1", .width = WIDTH * QU_PT, .height = HEIGHT * QU_PT};
    page->items = qu_items_keep(&t->items, &t->arena, &page->item_count);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep_bytes, &t->painted, WIDTH, HEIGHT);
    cairo_surface_show_page(surface);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    struct qu_placements placed = {0};
    qu_pdf_open(&t->pdf, t->painted.data, t->painted.length);
    struct qu_file_page target = qu_file_page_open(&t->pdf, 0, page);
    qu_structure_write(&t->pdf, &t->document, &t->leaves, &target, &placed, NULL);
    t->tree = qu_obj_get(t->pdf.root, "/StructTreeRoot");
}

static void end(struct trial *t)
{
    qu_pdf_close(&t->pdf);
    qu_buf_finish(&t->painted);
    qu_vec_finish(&t->leaves);
    qu_items_finish(&t->items);
    qu_document_finish(&t->document);
    qu_arena_finish(&t->arena);
}

/* Element n of that kind below `element`, in the order of reading; null: there is none. */
static struct qu_obj find(struct qu_obj element, const char *kind, int *n)
{
    struct qu_obj kids = qu_obj_get(element, "/K");
    if (qu_obj_name_is(element, "/S", kind) && (*n)-- == 0)
        return element;
    if (qu_obj_is_dict(kids))
        return find(kids, kind, n);
    for (int i = 0; i < qu_obj_count(kids); i++) {
        struct qu_obj found = find(qu_obj_at(kids, i), kind, n);
        if (qu_obj_is_dict(found))
            return found;
    }
    return qu_obj_null(element.pdf);
}

static struct qu_obj lookup(const struct trial *t, const char *kind, int n)
{
    return find(qu_obj_get(t->tree, "/K"), kind, &n);
}

static const char *attribute(struct qu_obj element, const char *key)
{
    return qu_obj_name_value(qu_obj_get(qu_obj_get(element, "/A"), key));
}

/* How a list is numbered is read from the label of its first item. */
static void test_lists(struct tap *tap)
{
    static const char *const cases[][2] = {
        {"1.", "/Decimal"},    {"i.", "/LowerRoman"}, {"I.", "/UpperRoman"}, {"a)", "/LowerAlpha"},
        {"B)", "/UpperAlpha"}, {"\u2022", "/Disc"},   {"\u2013", "/Disc"}};
    struct trial t;
    begin(&t);
    for (int i = 0; i < QU_COUNT(cases); i++) {
        int list = node(&t, QU_ROLE_L, 1);
        for (int k = 0; k < 2; k++) {
            int item = node(&t, QU_ROLE_LI, list);
            show(&t, QU_ROLE_LBL, item, k == 0 ? cases[i][0] : "-");
            show(&t, QU_ROLE_LBODY, item, "what it says");
        }
    }
    int bare = node(&t, QU_ROLE_LI, node(&t, QU_ROLE_L, 1));
    show(&t, QU_ROLE_LBODY, bare, "without a label");
    write_structure(&t);
    for (int i = 0; i < QU_COUNT(cases); i++)
        tap_text(tap, attribute(lookup(&t, "/L", i), "/ListNumbering"), cases[i][1], cases[i][0]);
    tap_text(tap, attribute(lookup(&t, "/L", QU_COUNT(cases)), "/ListNumbering"), "/None", "no label");
    end(&t);
}

static void test_tables(struct tap *tap)
{
    struct trial t;
    begin(&t);
    int table = node(&t, QU_ROLE_TABLE, 1);
    for (int row = 0; row < 2; row++) {
        int cells = node(&t, QU_ROLE_TR, table);
        show(&t, QU_ROLE_TH, cells, "head");
        show(&t, QU_ROLE_TD, cells, "cell");
    }
    write_structure(&t);
    tap_text(tap, attribute(lookup(&t, "/TH", 0), "/Scope"), "/Column", "a header in the first row");
    tap_text(tap, attribute(lookup(&t, "/TH", 1), "/Scope"), "/Row", "a header in the second");
    tap_text(tap, attribute(lookup(&t, "/TD", 0), "/Scope"), "", "any other cell");
    end(&t);
}

static void test_figures(struct tap *tap)
{
    static const double wanted[] = {20, HEIGHT - 30 - 50, 60, HEIGHT - 30};
    struct trial t;
    double box[4] = {0};
    begin(&t);
    int figure = node(&t, QU_ROLE_FIGURE, 1);
    t.document.nodes.at[figure].alt = "A square";
    t.document.nodes.at[figure].language = "cs";
    qu_items_add_box(&t.items, &t.arena, (struct qu_rect){20 * QU_PT, 30 * QU_PT, 40 * QU_PT, 50 * QU_PT},
                     (struct qu_colour){255, 0, 0, 255}, figure, nowhere);
    qu_vec_add(&t.leaves, ((struct qu_leaf){0, 0, figure}));
    write_structure(&t);
    struct qu_obj element = lookup(&t, "/Figure", 0);
    bool fine = qu_obj_read_reals(qu_obj_get(qu_obj_get(element, "/A"), "/BBox"), box, 4);
    for (int i = 0; i < 4; i++)
        fine = fine && fabs(box[i] - wanted[i]) < 0.01;
    tap_ok(tap, fine, "a figure lies at [%g %g %g %g]", box[0], box[1], box[2], box[3]);
    tap_text(tap, qu_obj_text_value(qu_obj_get(element, "/Alt")), "A square", "it says what it shows");
    tap_text(tap, qu_obj_text_value(qu_obj_get(element, "/Lang")), "cs", "and in which language");
    tap_text(tap, qu_obj_source(qu_obj_get(t.pdf.root, "/MarkInfo")), "<< /Marked true >>",
             "the file says that it is marked");
    tap_int(tap, qu_obj_get_int(t.tree, "/ParentTreeNextKey", 0), 1, "the next key of the parent tree");
    tap_int(tap, qu_obj_get_int(qu_pdf_page(&t.pdf, 0), "/StructParents", -1), 0, "the page's own key");
    end(&t);
}

/* 70 notes: the tree of their IDs, and the parent tree, have more than one node. */
static void test_notes(struct tap *tap)
{
    enum { NOTES = 70 };
    struct trial t;
    begin(&t);
    for (int i = 0; i < NOTES; i++)
        show(&t, QU_ROLE_NOTE, 1, "a note");
    write_structure(&t);
    struct qu_obj ids = qu_obj_get(qu_obj_get(t.tree, "/IDTree"), "/Kids");
    tap_int(tap, qu_obj_count(ids), 2, "nodes over the IDs");
    struct qu_obj second = qu_obj_at(ids, 1), names = qu_obj_get(second, "/Names");
    tap_int(tap, qu_obj_count(names), 2 * (NOTES - 64), "names and values in the second");
    tap_text(tap, qu_obj_text_value(qu_obj_at(names, 0)), "note-0000064", "the first of them");
    tap_ok(tap, qu_obj_number(qu_obj_at(names, 1)) == qu_obj_number(lookup(&t, "/Note", 64)),
           "is the element with that ID");
    struct qu_obj page = qu_pdf_page(&t.pdf, 0),
                  parents = qu_obj_get(qu_obj_get(t.tree, "/ParentTree"), "/Nums"),
                  owners = qu_obj_at(parents, 1);
    bool fine = qu_obj_get_int(page, "/StructParents", -1) == 0 && qu_obj_count(owners) == NOTES;
    for (int i = 0; i < NOTES && fine; i++)
        fine = qu_obj_number(qu_obj_at(owners, i)) == qu_obj_number(lookup(&t, "/Note", i));
    tap_ok(tap, fine, "each leaf of the page leads to its element");
    end(&t);
}

int main(void)
{
    struct tap tap = {0};
    test_lists(&tap);
    test_tables(&tap);
    test_figures(&tap);
    test_notes(&tap);
    return tap_done(&tap);
}
