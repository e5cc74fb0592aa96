#include "board.h"

#include "../flow/binding.h"

#include <math.h>

enum { FLECKS = 900, STEPS = 24, FOLDS = 8, RUBS = 90 };

struct board {
    struct qu_cursor *cursor;
    struct qu_decor decor;
    struct qu_rect page; /* with the bleed */
    qu_len width, height, spine;
    struct qu_colour light, dark;
};

static struct qu_colour faded(struct qu_colour colour, double share)
{
    return qu_decor_fade(colour, share);
}

static struct qu_point rounded(double x, double y)
{
    return (struct qu_point){(qu_len)lround(x), (qu_len)lround(y)};
}

static struct qu_colour mixed(struct qu_colour a, struct qu_colour b, double share)
{
    return (struct qu_colour){(uint8_t)lround(a.r + (b.r - a.r) * share),
                              (uint8_t)lround(a.g + (b.g - a.g) * share),
                              (uint8_t)lround(a.b + (b.b - a.b) * share), 255};
}

/* A rectangle with rounded corners. */
static void add_round(struct qu_path *path, struct qu_rect r, qu_len radius)
{
    qu_len k = radius * 45 / 100, right = r.x + r.w, foot = r.y + r.h;
    qu_path_move_to(path, r.x + radius, r.y);
    qu_path_line_to(path, right - radius, r.y);
    qu_path_curve_to(path, (struct qu_point){right - k, r.y}, (struct qu_point){right, r.y + k},
                     (struct qu_point){right, r.y + radius});
    qu_path_line_to(path, right, foot - radius);
    qu_path_curve_to(path, (struct qu_point){right, foot - k}, (struct qu_point){right - k, foot},
                     (struct qu_point){right - radius, foot});
    qu_path_line_to(path, r.x + radius, foot);
    qu_path_curve_to(path, (struct qu_point){r.x + k, foot}, (struct qu_point){r.x, foot - k},
                     (struct qu_point){r.x, foot - radius});
    qu_path_line_to(path, r.x, r.y + radius);
    qu_path_curve_to(path, (struct qu_point){r.x, r.y + k}, (struct qu_point){r.x + k, r.y},
                     (struct qu_point){r.x + radius, r.y});
    qu_path_close(path);
}

/* Makes the board darker towards its edges, in opaque steps, so that all viewers show the same colours. */
static void draw_shade(struct board *b, struct qu_colour board)
{
    qu_len reach = QU_MIN(b->width, b->height) / 5;
    qu_items_add_box(b->decor.out, b->cursor->arena, b->page, mixed(board, b->dark, 0.5), QU_ARTIFACT,
                     b->decor.src);
    for (int i = 1; i <= STEPS; i++) {
        struct qu_path path = {0};
        double t = (double)i / STEPS;
        qu_len in = (qu_len)(reach * pow(t, 1.3));
        add_round(&path, (struct qu_rect){in, in, b->width - 2 * in, b->height - 2 * in}, in + reach / 4);
        qu_decor_fill(&b->decor, &path, mixed(board, b->dark, 0.5 * (1 - t) * (1 - t)));
        qu_path_finish(&path);
    }
}

static void add_ellipse(struct qu_path *path, double cx, double cy, double rx, double ry)
{
    double k = 0.5523;
    qu_path_move_to(path, (qu_len)(cx + rx), (qu_len)cy);
    qu_path_curve_to(path, rounded(cx + rx, cy + k * ry), rounded(cx + k * rx, cy + ry),
                     rounded(cx, cy + ry));
    qu_path_curve_to(path, rounded(cx - k * rx, cy + ry), rounded(cx - rx, cy + k * ry),
                     rounded(cx - rx, cy));
    qu_path_curve_to(path, rounded(cx - rx, cy - k * ry), rounded(cx - k * rx, cy - ry),
                     rounded(cx, cy - ry));
    qu_path_curve_to(path, rounded(cx + k * rx, cy - ry), rounded(cx + rx, cy - k * ry),
                     rounded(cx + rx, cy));
    qu_path_close(path);
}

/* A soft light on the upper half, inside the shaded edges. */
static void draw_light(struct board *b, struct qu_colour board)
{
    qu_len in = QU_MIN(b->width, b->height) / 5;
    for (int i = 1; i <= STEPS; i++) {
        struct qu_path path = {0};
        double t = (double)i / STEPS, share = 1 - t * 0.92;
        add_ellipse(&path, b->width * 0.54, b->height * 0.36, (b->width * 0.5 - in * 0.62) * share,
                    (b->height * 0.36 - in * 0.6) * share);
        qu_decor_fill(&b->decor, &path, mixed(board, b->light, 0.22 * t * t * (3 - 2 * t)));
        qu_path_finish(&path);
    }
}

/* Short thin lines in two tones: the grain of the paper that is pasted over the board. */
static void draw_grain(struct board *b)
{
    for (int tone = 0; tone < 2; tone++) {
        struct qu_random r = qu_random_from(qu_hash_part(b->decor.seed, (uint64_t)tone + 1));
        struct qu_path path = {0};
        double mm = qu_len_from_mm(1), size = sqrt((double)b->width * b->height) / qu_len_from_mm(176);
        for (int i = 0; i < FLECKS; i++) {
            double x = b->spine + qu_random_unit(&r) * (b->width - b->spine),
                   y = qu_random_unit(&r) * b->height;
            double angle = qu_random_normal(&r) * 0.5, length = mm * size * qu_random_range(&r, 0.4, 2.1),
                   thick = mm * qu_random_range(&r, 0.03, 0.075);
            double c = cos(angle), s = sin(angle);
            struct qu_point tip = rounded(x + length * c, y + length * s);
            qu_path_move_to(&path, (qu_len)x, (qu_len)y);
            qu_path_line_to(&path, (qu_len)(x + length * 0.5 * c - thick * s),
                            (qu_len)(y + length * 0.5 * s + thick * c));
            qu_path_line_to(&path, tip.x, tip.y);
            qu_path_line_to(&path, (qu_len)(x + length * 0.5 * c + thick * s),
                            (qu_len)(y + length * 0.5 * s - thick * c));
            qu_path_close(&path);
        }
        qu_decor_fill(&b->decor, &path, tone == 0 ? faded(b->light, 0.24) : faded(b->dark, 0.34));
        qu_path_finish(&path);
    }
}

/* -- the spine ------------------------------------------------------------------------------------ */

static void add_threads(struct board *b, qu_len step, bool across, struct qu_colour colour)
{
    qu_len *dash = QU_NEW_ARRAY(b->cursor->arena, qu_len, 2);
    struct qu_path path = {0};
    qu_len end = across ? b->page.y + b->page.h : b->spine;
    int i = 0;
    for (qu_len at = across ? b->page.y : b->page.x; at < end; at += step, i++) {
        qu_len from = (across ? b->page.x : b->page.y) + (i % 2) * step; /* over one, under one */
        qu_path_move_to(&path, across ? from : at, across ? at : from);
        qu_path_line_to(&path, across ? b->spine : at, across ? at : b->page.y + b->page.h);
    }
    dash[0] = dash[1] = step;
    struct qu_item *item = qu_items_add_path(b->decor.out, b->cursor->arena, &path, QU_ARTIFACT,
                                             b->decor.src);
    item->path.stroke = colour;
    item->path.stroke_width = step * 6 / 10;
    item->path.dash = dash;
    item->path.dash_count = 2;
    qu_path_finish(&path);
}

static void draw_seam(struct board *b, struct qu_colour thread)
{
    qu_len x = b->spine - qu_len_from_mm(2.1), down = qu_len_from_mm(0.22), dash = qu_len_from_mm(3.4),
           gap = qu_len_from_mm(1.7);
    struct qu_pen pen = {.width = qu_len_from_mm(0.5),
                         .pressure = 0.12,
                         .wobble = qu_len_from_mm(0.06),
                         .wave = qu_len_from_mm(6),
                         .taper_in = qu_len_from_mm(0.5),
                         .taper_out = qu_len_from_mm(0.5)};
    struct qu_point line[3] = {{x, -dash}, {x + qu_len_from_mm(0.1), b->height / 2}, {x, b->height + dash}};
    struct qu_path path = {0};
    for (int i = 0; i < 3; i++)
        line[i].x += down, line[i].y += down;
    qu_pen_dashes(&path, &pen, line, 3, dash, gap, b->decor.seed);
    qu_decor_fill(&b->decor, &path, faded(b->dark, 0.75));
    for (int i = 0; i < 3; i++)
        line[i].x -= down, line[i].y -= down;
    qu_pen_dashes(&path, &pen, line, 3, dash, gap, b->decor.seed);
    qu_decor_fill(&b->decor, &path, thread);
    qu_path_finish(&path);
}

static void draw_spine(struct board *b, const struct qu_board_style *style)
{
    struct qu_rect cloth = {b->page.x, b->page.y, b->spine - b->page.x, b->page.h};
    qu_len step = qu_len_from_mm(0.42), edge = qu_len_from_mm(0.35);
    qu_items_add_box(b->decor.out, b->cursor->arena, cloth, style->spine->colour, QU_ARTIFACT, b->decor.src);
    add_threads(b, step, false, faded(b->light, 0.10));
    add_threads(b, step, true, faded(b->dark, 0.40));
    for (int i = 1; i <= 4; i++) /* a small shadow of the cloth on the board */
        qu_items_add_box(b->decor.out, b->cursor->arena,
                         (struct qu_rect){b->spine, b->page.y, edge * i * 7 / 10, b->page.h},
                         faded(b->dark, 0.13), QU_ARTIFACT, b->decor.src);
    qu_items_add_box(b->decor.out, b->cursor->arena,
                     (struct qu_rect){b->spine - edge / 2, b->page.y, edge / 2, b->page.h},
                     faded(b->light, 0.28), QU_ARTIFACT, b->decor.src);
    for (int i = 1; i <= FOLDS; i++) { /* the fold at the left */
        qu_len w = (qu_len)(b->spine * 0.5 * i / FOLDS);
        qu_items_add_box(b->decor.out, b->cursor->arena,
                         (struct qu_rect){b->page.x, b->page.y, w - b->page.x, b->page.h},
                         faded(b->dark, 0.06), QU_ARTIFACT, b->decor.src);
    }
    draw_seam(b, style->thread->colour);
}

/* -- wear ----------------------------------------------------------------------------------------- */

/* A worn corner: a rough edge from one side of the board to the other. */
static void add_corner(struct board *b, struct qu_path *path, bool foot, double size, uint64_t seed)
{
    enum { POINTS = 14 };
    struct qu_random r = qu_random_from(seed);
    double x = b->width, y = foot ? b->height : 0, down = foot ? -1 : 1, off = -b->page.x, rag = size * 0.11;
    qu_path_move_to(path, (qu_len)(x + off), (qu_len)(y - down * off));
    qu_path_line_to(path, (qu_len)(x - size), (qu_len)(y - down * off));
    for (int i = 0; i <= POINTS; i++) { /* along a curve that bends inwards */
        double t = (double)i / POINTS, u = 1 - t, bend = 0.42;
        double px = u * u * size + 2 * u * t * size * bend,
               py = t * t * size * 0.8 + 2 * u * t * size * bend * 0.8;
        double j = i == 0 || i == POINTS ? 0 : qu_random_range(&r, -rag, rag);
        qu_path_line_to(path, (qu_len)(x - px + j), (qu_len)(y + down * (py + j * 0.7)));
    }
    qu_path_line_to(path, (qu_len)(x + off), (qu_len)(y + down * size * 0.8));
    qu_path_close(path);
}

/* Short scratches along the three open edges. */
static void draw_scuffs(struct board *b, struct qu_colour worn)
{
    struct qu_random r = qu_random_from(qu_hash_part(b->decor.seed, 41));
    struct qu_path path = {0};
    for (int i = 0; i < 70; i++) {
        int side = qu_random_int(&r, 3);
        double length = qu_len_from_mm(qu_random_range(&r, 1.5, 7)),
               deep = qu_len_from_mm(qu_random_range(&r, 0.08, 0.42)), t = qu_random_unit(&r);
        double x = side == 0 ? b->width : b->spine + t * (b->width - b->spine), y = side == 0 ? t * b->height
                                                                                    : side == 1 ? 0
                                                                                                : b->height;
        double in = side == 0 ? -deep : 0,
               down = side == 1   ? deep
                      : side == 2 ? -deep
                                  : 0,
               along = side == 0 ? 0 : length, below = side == 0 ? length : 0;
        qu_path_move_to(&path, (qu_len)x, (qu_len)y);
        qu_path_line_to(&path, (qu_len)(x + along * 0.4 + in), (qu_len)(y + below * 0.4 + down));
        qu_path_line_to(&path, (qu_len)(x + along), (qu_len)(y + below));
        qu_path_close(&path);
    }
    qu_decor_fill(&b->decor, &path, faded(worn, 0.34));
    qu_path_finish(&path);
}

static void draw_wear(struct board *b, const struct qu_board_style *style)
{
    struct qu_colour worn = style->worn->colour;
    double size = qu_layout_length(b->cursor->context->layout, style->corner, b->width);
    struct qu_path path = {0};
    for (int layer = 0; layer < 3; layer++) {
        add_corner(b, &path, false, size * (1.25 - 0.32 * layer),
                   qu_hash_part(b->decor.seed, (uint64_t)layer + 20));
        add_corner(b, &path, true, size * (1.45 - 0.32 * layer),
                   qu_hash_part(b->decor.seed, (uint64_t)layer + 30));
        qu_decor_fill(&b->decor, &path, faded(worn, layer == 0 ? 0.25 : 0.45));
    }
    qu_path_finish(&path);
    draw_scuffs(b, worn);
}

void qu_board_draw(struct qu_cursor *cursor, const struct qu_board_style *style, struct qu_colour colour,
                   struct qu_items *items)
{
    const struct qu_layout *layout = cursor->context->layout;
    qu_len out = QU_MAX(qu_len_from_mm(3), qu_binding_bleed(cursor->context->notebook, layout));
    struct board b = {.cursor = cursor,
                      .decor = qu_papers_decor(cursor, items),
                      .page = {-out, -out, layout->width + 2 * out, layout->height + 2 * out},
                      .width = layout->width,
                      .height = layout->height,
                      .spine = qu_layout_length(layout, style->spine_width, layout->width),
                      .light = style->light->colour,
                      .dark = style->dark->colour};
    draw_shade(&b, colour);
    draw_light(&b, colour);
    draw_grain(&b);
    draw_wear(&b, style);
    draw_spine(&b, style);
}

void qu_board_rub(struct qu_cursor *cursor, struct qu_rect rect, struct qu_colour colour,
                  struct qu_items *items)
{
    struct qu_decor decor = qu_papers_decor(cursor, items);
    struct qu_random r = qu_random_from(decor.seed);
    struct qu_path path = {0};
    for (int i = 0; i < RUBS; i++) {
        double x = rect.x + qu_random_unit(&r) * rect.w, y = rect.y + qu_random_unit(&r) * rect.h,
               size = qu_len_from_mm(qu_random_range(&r, 0.05, 0.16));
        double turn = qu_random_range(&r, 0, 3);
        for (int k = 0; k < 5; k++) {
            double angle = turn + k * 1.257, reach = size * qu_random_range(&r, 0.5, 1.6);
            struct qu_point p = rounded(x + cos(angle) * reach * 1.7, y + sin(angle) * reach);
            if (k == 0)
                qu_path_move_to(&path, p.x, p.y);
            else
                qu_path_line_to(&path, p.x, p.y);
        }
        qu_path_close(&path);
    }
    qu_decor_fill(&decor, &path, colour);
    qu_path_finish(&path);
}
