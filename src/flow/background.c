#include "background.h"

#include "../base/hash.h"
#include "tracks.h"

struct drawing {
    struct qu_arena *arena;
    const struct qu_layout *layout;
    const struct qu_ruling *ruling;
    struct qu_items items;
    struct qu_path path;
    qu_len left, right, top, foot; /* of the bleed */
};

/* Adds the path as strokes and empties it. */
static void stroke(struct drawing *d, struct qu_colour colour, qu_len width)
{
    if (d->path.count == 0)
        return;
    struct qu_item *item = qu_items_add_path(&d->items, d->arena, &d->path, QU_ARTIFACT, d->layout->src);
    item->path.stroke = colour;
    item->path.stroke_width = width;
}

static void horizontal(struct drawing *d, qu_len y)
{
    qu_path_move_to(&d->path, d->left, y);
    qu_path_line_to(&d->path, d->right, y);
}

static void vertical(struct drawing *d, qu_len x)
{
    qu_path_move_to(&d->path, x, d->top);
    qu_path_line_to(&d->path, x, d->foot);
}

static void draw_rules(struct drawing *d)
{
    for (int row = 0; row < d->layout->rows; row++)
        horizontal(d, qu_tracks_rule_y(d->layout, row));
    stroke(d, d->ruling->colour, d->ruling->stroke);
}

/* Squares: every baseline of text has its line. */
static void draw_grid(struct drawing *d)
{
    const struct qu_layout *layout = d->layout;
    qu_len step = layout->grid;
    for (qu_len y = layout->first_rule - (layout->first_rule - d->top) / step * step; y <= d->foot; y += step)
        horizontal(d, y);
    for (qu_len x = layout->width / 2 - (layout->width / 2 - d->left) / step * step; x <= d->right; x += step)
        vertical(d, x);
    stroke(d, d->ruling->colour, d->ruling->stroke);
}

static void draw_dots(struct drawing *d)
{
    const struct qu_layout *layout = d->layout;
    qu_len step = layout->grid, r = d->ruling->dot / 2, k = r * 552 / 1000;
    qu_len first_x = layout->width / 2 - (layout->width / 2 - step / 2) / step * step,
           end_x = layout->width - step / 4;
    if (d->left < 0) { /* further dots in the bleed */
        first_x -= (first_x - d->left) / step * step;
        end_x = d->right;
    }
    for (int row = -1; row < layout->rows; row++)
        for (qu_len x = first_x, y = qu_tracks_rule_y(layout, row); x < end_x; x += step) {
            qu_path_move_to(&d->path, x + r, y);
            qu_path_curve_to(&d->path, (struct qu_point){x + r, y + k}, (struct qu_point){x + k, y + r},
                             (struct qu_point){x, y + r});
            qu_path_curve_to(&d->path, (struct qu_point){x - k, y + r}, (struct qu_point){x - r, y + k},
                             (struct qu_point){x - r, y});
            qu_path_curve_to(&d->path, (struct qu_point){x - r, y - k}, (struct qu_point){x - k, y - r},
                             (struct qu_point){x, y - r});
            qu_path_curve_to(&d->path, (struct qu_point){x + k, y - r}, (struct qu_point){x + r, y - k},
                             (struct qu_point){x + r, y});
            qu_path_close(&d->path);
        }
    struct qu_item *item = qu_items_add_path(&d->items, d->arena, &d->path, QU_ARTIFACT, layout->src);
    item->path.fill = d->ruling->colour;
}

/* Seyes: strong rules, three fine ones between each two, strong verticals as far apart as the rules. */
static void draw_seyes(struct drawing *d)
{
    const struct qu_layout *layout = d->layout;
    for (int row = 0; row < layout->rows; row++)
        for (int part = 1; part < 4; part++)
            horizontal(d, qu_tracks_rule_y(layout, row) - layout->grid * part / 4);
    stroke(d, d->ruling->second, d->ruling->stroke * 7 / 10);
    draw_rules(d);
    for (qu_len x = layout->width / 2 - (layout->width / 2 - d->left) / layout->grid * layout->grid;
         x <= d->right; x += layout->grid)
        vertical(d, x);
    stroke(d, d->ruling->colour, d->ruling->stroke);
}

/* Cornell: rules, a cue line between the tracks, and a summary box under the last rows. */
static void draw_cornell(struct drawing *d)
{
    draw_rules(d);
    horizontal(d, qu_tracks_rule_y(d->layout, d->layout->rows - 6));
    stroke(d, d->ruling->second, d->ruling->stroke * 2);
}

static void draw_ruling(struct drawing *d, enum qu_side side)
{
    switch ((enum qu_paper)d->ruling->paper) {
    case QU_PAPER_RULED: draw_rules(d); break;
    case QU_PAPER_GRID: draw_grid(d); break;
    case QU_PAPER_DOT: draw_dots(d); break;
    case QU_PAPER_SEYES: draw_seyes(d); break;
    case QU_PAPER_CORNELL: draw_cornell(d); break;
    case QU_PAPER_PLAIN: break;
    }
    if (d->ruling->margin_line) {
        vertical(d, qu_tracks_x(d->layout, side, d->layout->margin_line_x, 0));
        stroke(d, d->layout->margin_line_colour, d->layout->margin_line_stroke);
    }
}

/* Fibres of the paper: short bent hairs, distributed evenly. All left pages have the same ones, and all right
 * pages. */
static void draw_fibres(struct drawing *d, enum qu_side side)
{
    struct qu_random r = qu_random_from(qu_hash_part(qu_hash_text("fibres"), (uint64_t)side));
    double longest = qu_len_from_mm(2.4);
    for (int i = 0; i < d->layout->fibres; i++) {
        double x = qu_random_range(&r, d->left, d->right), y = qu_random_range(&r, d->top, d->foot), p[4];
        for (int k = 0; k < 4; k++)
            p[k] = qu_random_range(&r, -longest, longest);
        qu_path_move_to(&d->path, (qu_len)x, (qu_len)y);
        qu_path_line_to(&d->path, (qu_len)(x + p[0] * 0.45), (qu_len)(y + p[1] * 0.45));
        qu_path_line_to(&d->path, (qu_len)(x + p[0] * 0.8 + p[2] * 0.25),
                        (qu_len)(y + p[1] * 0.8 + p[3] * 0.25));
    }
    stroke(d, d->layout->fibre, QU_PT * 35 / 100);
}

const struct qu_background *qu_background_make(struct qu_arena *arena, const struct qu_layout *layout,
                                               int paper, enum qu_side side, qu_len bleed)
{
    static const char *const names[] = {"ruled", "grid", "dot", "plain", "seyes", "cornell"};
    struct drawing d = {.arena = arena,
                        .layout = layout,
                        .ruling = &layout->rulings[paper],
                        .left = -bleed,
                        .top = -bleed,
                        .right = layout->width + bleed,
                        .foot = layout->height + bleed};
    if (layout->tint.a > 0)
        qu_items_add_box(&d.items, arena, (struct qu_rect){d.left, d.top, d.right - d.left, d.foot - d.top},
                         layout->tint, QU_ARTIFACT, layout->src);
    if (layout->tint.a > 0)
        draw_fibres(&d, side);
    draw_ruling(&d, side);
    qu_path_finish(&d.path);
    struct qu_background *background = QU_NEW(arena, struct qu_background);
    background->name = qu_arena_printf(arena, "%s-%s", names[paper], side == QU_RECTO ? "recto" : "verso");
    background->items = qu_items_keep(&d.items, arena, &background->item_count);
    return background;
}
