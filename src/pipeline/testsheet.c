#include "testsheet.h"

#include "../cairopdf/cairopdf.h"
#include "../finish/finish.h"
#include "../flow/box.h"
#include "../hand/shapes.h"
#include "../style/reading.h"

/* The layout whose font is used on the sheet. */
static const char hand_layout[] = "field-notes-a5";
static const struct qu_src here = {"testsheet", 0, 0};
static const struct qu_colour black = {0, 0, 0, 255};

enum { RULER_MM = 20, LABEL_EVERY_MM = 5, CROSS_MM = 10, SCALE_MM = 100 };

struct sheet {
    struct qu_arena *arena;
    struct qu_context context;
    struct qu_cursor cursor;
    struct qu_typesetter *typesetter;
    struct qu_document document;
    struct qu_items items;
    double width, height; /* mm */
    uint64_t seed;
};

static struct qu_point at(double x, double y)
{
    return (struct qu_point){qu_len_from_mm(x), qu_len_from_mm(y)};
}

static qu_len mm(double value)
{
    return qu_len_from_mm(value);
}

/* ---- text */

/* Writes a text whose first baseline is at y; returns its height in mm. */
static double write_text(struct sheet *s, const char *text, const char *style, double x, double y,
                         double width, int align, struct qu_items *out)
{
    qu_len leading = qu_context_font(&s->context, style)->size * 125 / 100;
    int node = qu_document_add_node(&s->document, QU_ROLE_P, 1, here);
    struct qu_box box = qu_box_set_plain(
        &s->cursor, text, here,
        &(struct qu_box_setting){
            .style = style, .width = mm(width), .leading = leading, .align = align + 1, .colour = &black});
    for (int i = 0; i < box.item_count; i++)
        if (box.items[i].kind == QU_ITEM_TEXT)
            box.items[i].node = node;
    qu_items_move(box.items, box.item_count, mm(x), mm(y) - box.first_baseline);
    qu_items_append(out, box.items, box.item_count);
    return qu_len_to_mm(leading * box.lines);
}

/* ---- what is measured, with straight lines */

static void add_strokes(struct sheet *s, struct qu_path *path, double width_pt)
{
    struct qu_item *item = qu_items_add_path(&s->items, s->arena, path, QU_ARTIFACT, here);
    item->path.stroke = black;
    item->path.stroke_width = qu_len_from_pt(width_pt);
    qu_path_finish(path);
}

static void stroke(struct qu_path *path, double x0, double y0, double x1, double y1)
{
    struct qu_point a = at(x0, y0), b = at(x1, y1);
    qu_path_move_to(path, a.x, a.y);
    qu_path_line_to(path, b.x, b.y);
}

/* A ruler from an edge inwards: a stroke for each millimetre, a number for every fifth. dx, dy: the direction
 * inwards. */
static void draw_edge_ruler(struct sheet *s, double x, double y, int dx, int dy)
{
    struct qu_path path = {0};
    for (int i = 0; i <= RULER_MM; i++) {
        double half = i % LABEL_EVERY_MM == 0 ? 4 : 2;
        double cx = x + i * dx, cy = y + i * dy;
        stroke(&path, cx - half * (dy != 0), cy - half * (dx != 0), cx + half * (dy != 0),
               cy + half * (dx != 0));
    }
    add_strokes(s, &path, 0.5);
    for (int i = LABEL_EVERY_MM; i <= RULER_MM; i += LABEL_EVERY_MM) {
        double cx = x + i * dx, cy = y + i * dy;
        const char *number = qu_arena_printf(s->arena, "%d", i);
        if (dx != 0)
            write_text(s, number, "label", cx - 5, cy + 7.5, 10, QU_ALIGN_CENTRED, &s->items);
        else
            write_text(s, number, "label", cx + 5, cy + 1, 10, QU_ALIGN_RAGGED, &s->items);
    }
}

/* A cross that lies at the same place on both sides of the paper, with a stroke for each millimetre. */
static void draw_cross(struct sheet *s, double x, double y)
{
    struct qu_path path = {0};
    stroke(&path, x - CROSS_MM, y, x + CROSS_MM, y);
    stroke(&path, x, y - CROSS_MM, x, y + CROSS_MM);
    for (int i = -CROSS_MM; i <= CROSS_MM; i++) {
        double half = i % LABEL_EVERY_MM == 0 ? 1.6 : 0.8;
        stroke(&path, x + i, y - half, x + i, y + half);
        stroke(&path, x - half, y + i, x + half, y + i);
    }
    add_strokes(s, &path, 0.5);
}

static void draw_scale(struct sheet *s, double x, double y)
{
    struct qu_path path = {0};
    stroke(&path, x, y, x + SCALE_MM, y);
    for (int i = 0; i <= SCALE_MM; i += LABEL_EVERY_MM) {
        double height = i % 50 == 0 ? 4 : i % 10 == 0 ? 2.5 : 1.2;
        stroke(&path, x + i, y, x + i, y - height);
    }
    add_strokes(s, &path, 0.6);
}

static void draw_measures(struct sheet *s)
{
    draw_edge_ruler(s, 0, s->height / 2, 1, 0);
    draw_edge_ruler(s, s->width, s->height / 2, -1, 0);
    draw_edge_ruler(s, s->width / 2, 0, 0, 1);
    draw_edge_ruler(s, s->width / 2, s->height, 0, -1);
    draw_cross(s, s->width / 2, s->height / 2);
}

/* ---- what is read */

static void draw_ink(struct sheet *s, struct qu_path *path)
{
    struct qu_item *item = qu_items_add_path(&s->items, s->arena, path, QU_ARTIFACT, here);
    item->path.fill = black;
    qu_path_finish(path);
}

/* A drawing of a small sheet and how it is turned over: about a vertical axis. */
static void draw_turning(struct sheet *s, double x, double y)
{
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(mm(0.4));
    struct qu_rect paper = {mm(x), mm(y), mm(48), mm(33)};
    struct qu_point axis[] = {at(x + 24, y - 5), at(x + 24.3, y + 16), at(x + 24, y + 38)};
    struct qu_point turn[] = {at(x + 42, y + 9), at(x + 36, y - 3), at(x + 14, y - 4), at(x + 6, y + 8)};
    qu_pen_box(&path, &pen, paper, s->seed + 1);
    qu_pen_dashes(&path, &pen, axis, 3, mm(2.4), mm(1.6), s->seed + 2);
    qu_pen_curve(&path, &pen, turn, s->seed + 3);
    qu_pen_arrow_head(&path, &pen, turn[2], turn[3], mm(3.2), s->seed + 4);
    draw_ink(s, &path);
}

static double write_step(struct sheet *s, const char *number, const char *text, double x, double y,
                         double width)
{
    write_text(s, number, "list-marker", x, y, 8, QU_ALIGN_RAGGED, &s->items);
    return y + write_text(s, text, "list", x + 8, y, width - 8, QU_ALIGN_RAGGED, &s->items) + 2;
}

static void compose_front(struct sheet *s)
{
    double left = 30, middle = s->width / 2, width = middle - left - 14, right = middle + 22,
           narrow = s->width - right - 30, y = 42;
    write_text(s, "This is the front.", "title", left, y, width, QU_ALIGN_RAGGED, &s->items);
    y = write_step(s, "1",
                   "Print this file on both sides of one sheet, at 100 %, with nothing fitted to the page.",
                   left, y + 14, width);
    y = write_step(s, "2", "Lay the sheet down as you read it now.", left, y, width);
    y = write_step(s, "3", "Turn it over like a page of a book.", left, y, width);
    write_step(s, "4",
               "What then stands upright at the top is how your printer turns paper: write it into the "
               "output, under impose.",
               left, y, width);
    draw_turning(s, right + narrow / 2 - 24, 44);
    write_text(s,
               "An empty back? The printer prints one side: print the odd pages, put the pile back as it "
               "came, then print the even ones.",
               "small", left + 8, s->height / 2 + 26, width - 8, QU_ALIGN_RAGGED, &s->items);
    draw_scale(s, left, s->height - 36);
    write_text(s, "100 mm, if nothing is scaled", "label", left, s->height - 30, 100, QU_ALIGN_RAGGED,
               &s->items);
    write_text(s,
               "The first stroke that you see from each edge: so many millimetres the printer keeps white.",
               "small", right, s->height - 54, narrow, QU_ALIGN_RAGGED, &s->items);
    write_text(s, "Against the light, the crosses of both sides meet; each stroke is a millimetre.", "small",
               right, s->height - 38, narrow, QU_ALIGN_RAGGED, &s->items);
}

/* Writes an answer in the upper half of the sheet. */
static void write_answer(struct sheet *s, const char *answer, const char *reason, struct qu_items *out)
{
    double x = s->width / 2 - 100, y = s->height / 2 - 38;
    write_text(s, answer, "title", x, y, 200, QU_ALIGN_CENTRED, out);
    write_text(s, reason, "list", x, y + 12, 200, QU_ALIGN_CENTRED, out);
}

static void compose_back(struct sheet *s)
{
    struct qu_items turned = {0};
    write_answer(s, "flip: short", "The printer turns the sheet at its short edge.", &s->items);
    write_answer(s, "flip: long", "The printer turns the sheet at its long edge.", &turned);
    struct qu_item *item = qu_items_add(&s->items, QU_ITEM_GROUP, QU_ARTIFACT, here);
    item->group = (struct qu_group_item){.matrix = {-1, 0, 0, -1, mm(s->width), mm(s->height)}, .alpha = 255};
    item->group.items = qu_items_keep(&turned, s->arena, &item->group.item_count);
}

static void add_page(struct sheet *s, const char *label, void (*compose)(struct sheet *s))
{
    draw_measures(s);
    compose(s);
    struct qu_page *page = qu_vec_push(&s->document.pages);
    *page = (struct qu_page){
        .number = s->document.pages.count, .label = label, .width = mm(s->width), .height = mm(s->height)};
    page->items = qu_items_keep(&s->items, s->arena, &page->item_count);
}

/* ---- the whole sheet */

static bool write_pdf(struct sheet *s, struct qu_diag *diag, struct qu_buf *out)
{
    struct qu_cairopdf pages;
    struct qu_painting_options how = {0};
    struct qu_finish_options options = {.producer = "quire " QU_VERSION};
    bool fine = qu_cairopdf_open(&pages, &s->document, s->cursor.fonts, NULL, &how, diag) &&
                qu_finish_pdf(&s->document, &options, diag, &pages.pdf, out);
    qu_cairopdf_close(&pages);
    return fine;
}

static bool compose_sheet(struct sheet *s, struct qu_diag *diag, struct qu_buf *out)
{
    struct qu_notebook notebook = {
        .language = "en-GB", .title = "Test sheet", .output = &qu_output_preset, .src = here};
    struct qu_entry entry = {.seed = qu_hash_text("testsheet"), .src = here};
    struct qu_paracache known;
    qu_paracache_init(&known, s->typesetter);
    s->context.notebook = &notebook;
    s->cursor.entry = &entry;
    s->cursor.known = &known;
    s->seed = entry.seed;
    s->document.title = "How a printer turns paper";
    s->document.language = notebook.language;
    add_page(s, "front", compose_front);
    add_page(s, "back", compose_back);
    bool fine = qu_diag_errors(diag) == 0 && write_pdf(s, diag, out);
    qu_paracache_finish(&known);
    return fine;
}

bool qu_testsheet_make(const struct qu_testsheet *sheet, struct qu_arena *arena, struct qu_diag *diag,
                       struct qu_buf *out)
{
    struct sheet s = {.arena = arena,
                      .width = QU_MAX(sheet->width, sheet->height),
                      .height = QU_MIN(sheet->width, sheet->height)};
    const struct qu_layout *layout = qu_layout_read(arena, diag, hand_layout, (struct qu_src){0},
                                                    sheet->layout_folders, NULL);
    struct qu_fontset *fonts = layout != NULL ? qu_fontset_open(diag, sheet->font_folders, layout->roles,
                                                                layout->role_count)
                                              : NULL;
    if (fonts == NULL)
        return false;
    s.typesetter = qu_typesetter_new(fonts, diag);
    s.context = (struct qu_context){.layout = layout, .type = qu_type_resolve(arena, layout, fonts)};
    s.cursor = (struct qu_cursor){.context = &s.context, .arena = arena, .diag = diag, .fonts = fonts};
    qu_document_init(&s.document, arena);
    bool fine = compose_sheet(&s, diag, out);
    qu_items_finish(&s.items);
    qu_document_finish(&s.document);
    qu_typesetter_free(s.typesetter);
    qu_fontset_close(fonts);
    return fine;
}
