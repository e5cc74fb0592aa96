/* pens.c - the kind `pen`: a pen tried out: loops, a line, hatching, a ring and an arrow. */
#include "kinds.h"
#include "papers.h"

#include "../flow/box.h"
#include "../hand/shapes.h"

#include <math.h>

struct pen_block {
    int pen;
    const char *label;
    struct qu_named_colour *colour;
};

static const struct qu_field fields[] = {
    {"pen", QU_FIELD_ENUM, offsetof(struct pen_block, pen), QU_REQUIRED, "which of the layout's pens",
     .words = qu_pen_words, .example = "pen: fountain"},
    {"label", QU_FIELD_TEXT, offsetof(struct pen_block, label), 0, "a word at its left"},
    {"colour", QU_FIELD_COLOUR, offsetof(struct pen_block, colour), 0, "of its ink; default: the layout's"},
    {0}};

struct pen_block_style {
    const char *label_style;
    struct qu_named_colour *ink, *pencil;
    struct qu_dimension label_width;
};

static const struct qu_field style_fields[] = {
    {"ink", QU_FIELD_COLOUR, offsetof(struct pen_block_style, ink), QU_REQUIRED, "of pens"},
    {"pencil", QU_FIELD_COLOUR, offsetof(struct pen_block_style, pencil), QU_REQUIRED, "of the pencil"},
    {"label-style", QU_FIELD_TEXT, offsetof(struct pen_block_style, label_style), QU_REQUIRED,
     "of the word at the left"},
    {"label-width", QU_FIELD_DIMENSION, offsetof(struct pen_block_style, label_width), QU_REQUIRED,
     "room for it"},
    {0}};

enum { ROWS = 2, LOOPS_MOST = 9, STEPS = 9, PARTS = 5 };

/* A row of loops that get smaller towards its end. */
static void add_loops(struct qu_path *path, const struct qu_pen *pen, struct qu_rect rect, uint64_t seed)
{
    static const double turn = 2 * 3.14159265358979323846;
    struct qu_point points[LOOPS_MOST * STEPS + 1];
    int count = QU_CLAMP(rect.w * 7 / 2 / rect.h, 3, LOOPS_MOST) * STEPS;
    for (int i = 0; i <= count; i++) {
        double t = (double)i / count, size = 1 - 0.55 * t, angle = turn * i / STEPS;
        points[i].x = rect.x + (qu_len)lround(rect.w * (0.07 + 0.86 * t) - rect.h * 0.24 * size * cos(angle));
        points[i].y = rect.y + (qu_len)lround(rect.h * (1 - 0.5 * size) + rect.h * 0.5 * size * sin(angle));
    }
    qu_pen_stroke(path, pen, points, count + 1, seed);
}

static void add_part(struct qu_path *path, const struct qu_pen *pen, int part, struct qu_rect r,
                     uint64_t seed)
{
    qu_len right = r.x + r.w, foot = r.y + r.h, middle = r.y + r.h / 2;
    switch (part) {
    case 0: add_loops(path, pen, r, seed); break;
    case 1: { /* lines, each bent in its own way */
        for (int i = 0; i < 3; i++)
            qu_pen_line(path, pen, (struct qu_point){r.x, r.y + r.h * (1 + 3 * i) / 8},
                        (struct qu_point){right - r.w * i / 8, r.y + r.h * (1 + 3 * i) / 8},
                        qu_hash_part(seed, (uint64_t)i));
        break;
    }
    case 2: qu_pen_hatch(path, pen, r, -50, QU_MAX(pen->width * 5 / 2, r.h / 8), seed); break;
    case 3:
        qu_pen_ring(path, pen, r, seed);
        qu_pen_dot(path, (struct qu_point){r.x + r.w / 2, middle}, QU_MAX(pen->width, r.h / 14),
                   qu_hash_part(seed, 1));
        break;
    default: {
        struct qu_point points[4] = {{r.x, foot},
                                     {r.x + r.w / 4, middle - r.h / 8},
                                     {r.x + r.w * 5 / 8, middle + r.h / 8},
                                     {right, r.y + r.h / 8}};
        qu_pen_arrow(path, pen, points, 4, r.h / 3, seed);
        break;
    }
    }
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    static const int shares[PARTS] = {38, 24, 12, 14, 12}; /* of the room */
    const struct pen_block *p = block->content;
    const struct pen_block_style *style = qu_layout_lookup_block(cursor->context->layout, "pen");
    const char *name = qu_pen_words[p->pen];
    const struct qu_named_colour *colour = p->colour != NULL         ? p->colour
                                           : p->pen == QU_PEN_PENCIL ? style->pencil
                                                                     : style->ink;
    qu_len grid = cursor->context->layout->grid, width = cursor->context->layout->text.width,
           gap = QU_MIN(grid * 2 / 3, width / 20), x = 0;
    struct qu_items items = {0};
    if (p->label != NULL) {
        int node = qu_cursor_add_node(cursor, QU_ROLE_P, 0, block->src);
        x = qu_layout_length(cursor->context->layout, style->label_width, width);
        struct qu_box box = qu_box_set_plain(
            cursor, p->label, block->src,
            &(struct qu_box_setting){
                .style = style->label_style, .width = x - gap / 2, .node = node, .on_grid = true});
        qu_items_move(box.items, box.item_count, 0, box.rows < ROWS ? grid * (ROWS - box.rows) : 0);
        qu_items_append(&items, box.items, box.item_count);
    }
    const char *alt = qu_arena_printf(cursor->arena, "trial strokes of the %s pen", name);
    int figure = qu_cursor_add_figure(cursor, 0, alt, block->src);
    struct qu_decor decor = qu_papers_decor(cursor, &items);
    struct qu_pen pen = qu_context_pen(cursor->context, name);
    qu_len room = width - x - gap * (PARTS - 1);
    for (int i = 0; i < PARTS; i++) {
        struct qu_rect rect = {x, grid * 6 / 10, room * shares[i] / 100, grid * 11 / 10};
        struct qu_path path = {0};
        add_part(&path, &pen, i, rect, qu_hash_part(decor.seed, (uint64_t)i));
        qu_decor_fill(&decor, &path, colour->colour)->node = figure;
        x += rect.w + gap;
    }
    qu_cursor_add_row(cursor, ROWS, &items, block->src)->text = name;
}

const struct qu_block_type qu_block_pen = {
    .kind = {"pen", "a pen tried out", sizeof(struct pen_block), fields, NULL},
    .style = {"pen", sizeof(struct pen_block_style), style_fields},
    .set = set};
