#include "decor.h"

#include <math.h>

enum { SHADOW_STEPS = 5 };

struct qu_item *qu_decor_fill(const struct qu_decor *decor, struct qu_path *path, struct qu_colour fill)
{
    struct qu_item *item = qu_items_add_path(decor->out, decor->arena, path, QU_ARTIFACT, decor->src);
    item->path.fill = fill;
    qu_path_finish(path);
    return item;
}

struct qu_colour qu_decor_fade(struct qu_colour colour, double share)
{
    colour.a = (uint8_t)lround(QU_CLAMP(colour.a * share, 0, 255));
    return colour;
}

static void rounded_rect(struct qu_path *path, struct qu_rect r, qu_len radius)
{
    qu_len q = QU_MIN(radius, QU_MIN(r.w, r.h) / 2), k = q * 448 / 1000, right = r.x + r.w, foot = r.y + r.h;
    qu_path_move_to(path, r.x + q, r.y);
    qu_path_line_to(path, right - q, r.y);
    qu_path_curve_to(path, (struct qu_point){right - k, r.y}, (struct qu_point){right, r.y + k},
                     (struct qu_point){right, r.y + q});
    qu_path_line_to(path, right, foot - q);
    qu_path_curve_to(path, (struct qu_point){right, foot - k}, (struct qu_point){right - k, foot},
                     (struct qu_point){right - q, foot});
    qu_path_line_to(path, r.x + q, foot);
    qu_path_curve_to(path, (struct qu_point){r.x + k, foot}, (struct qu_point){r.x, foot - k},
                     (struct qu_point){r.x, foot - q});
    qu_path_line_to(path, r.x, r.y + q);
    qu_path_curve_to(path, (struct qu_point){r.x, r.y + k}, (struct qu_point){r.x + k, r.y},
                     (struct qu_point){r.x + q, r.y});
    qu_path_close(path);
}

/* Light falls from above, so each larger step of the shadow lies further down. */
void qu_decor_shadow(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour colour, qu_len depth)
{
    for (int i = 0; i < SHADOW_STEPS; i++) {
        struct qu_path path = {0};
        qu_len grow = depth * (SHADOW_STEPS - 1 - i) / (SHADOW_STEPS - 1) - depth / 5, sink = depth * 3 / 4;
        struct qu_rect r = {rect.x - grow, rect.y - grow + sink, rect.w + 2 * grow, rect.h + 2 * grow};
        rounded_rect(&path, r, QU_MAX(grow, 0) + depth / 2);
        qu_decor_fill(decor, &path, qu_decor_fade(colour, 1.0 / SHADOW_STEPS * (i < 2 ? 0.6 : 1.25)));
    }
}

void qu_decor_sheet(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour fill,
                    qu_len roughness)
{
    struct qu_path path = {0};
    qu_pen_paper(&path, rect, roughness, decor->seed);
    qu_decor_fill(decor, &path, fill);
}

/* One side from `from` to `to`; the inside is at the right hand (`nx`, `ny`). Short fibres are added to long
 * waves. */
static void torn_side(struct qu_path *path, struct qu_point from, struct qu_point to, double nx, double ny,
                      double depth, struct qu_random *r)
{
    double length = hypot(to.x - from.x, to.y - from.y), step = qu_len_from_mm(0.85), swing = depth * 0.4,
           next = swing;
    int count = (int)QU_CLAMP(length / step, 2, 400);
    for (int i = 1; i < count; i++) {
        if (i % 5 == 0)
            next = qu_random_range(r, 0.05, 0.75) * depth;
        swing += (next - swing) * 0.35;
        double in = swing + qu_random_range(r, 0, 0.25) * depth,
               t = (i + qu_random_range(r, -0.3, 0.3)) / count;
        qu_path_line_to(path, (qu_len)lround(from.x + (to.x - from.x) * t + nx * in),
                        (qu_len)lround(from.y + (to.y - from.y) * t + ny * in));
    }
}

static void torn_path(struct qu_path *path, struct qu_rect rect, int edges, qu_len depth, uint64_t seed)
{
    static const int sides[] = {QU_EDGE_TOP, QU_EDGE_RIGHT, QU_EDGE_FOOT, QU_EDGE_LEFT};
    static const int inward[][2] = {{0, 1}, {-1, 0}, {0, -1}, {1, 0}};
    struct qu_random r = qu_random_from(seed);
    struct qu_point corner[] = {{rect.x, rect.y},
                                {rect.x + rect.w, rect.y},
                                {rect.x + rect.w, rect.y + rect.h},
                                {rect.x, rect.y + rect.h}};
    for (int i = 0; i < 4; i++) {
        corner[i].x += (qu_len)((i == 0 || i == 3 ? 1 : -1) * depth * qu_random_range(&r, 0.1, 0.5));
        corner[i].y += (qu_len)((i < 2 ? 1 : -1) * depth * qu_random_range(&r, 0.1, 0.5));
    }
    qu_path_move_to(path, corner[0].x, corner[0].y);
    for (int i = 0; i < 4; i++) {
        struct qu_point to = corner[(i + 1) % 4];
        if (edges & sides[i])
            torn_side(path, corner[i], to, inward[i][0], inward[i][1], depth, &r);
        if (i < 3)
            qu_path_line_to(path, to.x, to.y);
    }
    qu_path_close(path);
}

void qu_decor_torn(const struct qu_decor *decor, struct qu_rect rect, int edges, struct qu_colour fill,
                   struct qu_colour lip, qu_len depth)
{
    struct qu_path path = {0};
    qu_len in = depth / 5;
    torn_path(&path, rect, edges, depth - in, qu_hash_part(decor->seed, 1));
    qu_decor_fill(decor, &path, lip);
    torn_path(&path,
              (struct qu_rect){rect.x + (edges & QU_EDGE_LEFT ? in : 0),
                               rect.y + (edges & QU_EDGE_TOP ? in : 0),
                               rect.w - (edges & QU_EDGE_LEFT ? in : 0) - (edges & QU_EDGE_RIGHT ? in : 0),
                               rect.h - (edges & QU_EDGE_TOP ? in : 0) - (edges & QU_EDGE_FOOT ? in : 0)},
              edges, depth - in, qu_hash_part(decor->seed, 2));
    qu_decor_fill(decor, &path, fill);
}

static struct qu_point moved(struct qu_point p, qu_len dx, qu_len dy)
{
    return (struct qu_point){p.x + dx, p.y + dy};
}

static void triangle(struct qu_path *path, struct qu_point a, struct qu_point b, struct qu_point c,
                     struct qu_point bend)
{
    qu_path_move_to(path, a.x, a.y);
    qu_path_curve_to(path, moved(a, bend.x, bend.y), moved(b, bend.x, bend.y), b);
    qu_path_line_to(path, c.x, c.y);
    qu_path_close(path);
}

/* The turned-up corner: its back side, and its shadow on the sheet. */
static void turned_corner(const struct qu_decor *decor, struct qu_point high, struct qu_point low,
                          qu_len corner, struct qu_colour fill, struct qu_colour shade)
{
    struct qu_point tip = {high.x - corner * 9 / 10, low.y - corner * 19 / 20}, none = {0, 0};
    struct qu_path path = {0};
    triangle(&path, high, low, moved(tip, -corner / 8, -corner / 14), none);
    qu_decor_fill(decor, &path, qu_decor_fade(shade, 0.5));
    triangle(&path, high, low, tip, (struct qu_point){corner / 14, corner / 14});
    qu_decor_fill(decor, &path, fill);
    triangle(&path, high, low, tip, (struct qu_point){corner / 14, corner / 14});
    qu_decor_fill(decor, &path, qu_decor_fade(shade, 0.62));
}

void qu_decor_sticky(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour fill,
                     struct qu_colour shade, qu_len corner, qu_len gum)
{
    struct qu_random r = qu_random_from(qu_hash_part(decor->seed, 5));
    qu_len right = rect.x + rect.w, foot = rect.y + rect.h, slack = corner / 14;
    struct qu_point high = {right, foot - corner + (qu_len)qu_random_range(&r, -slack, slack)};
    struct qu_point low = {right - corner + (qu_len)qu_random_range(&r, -slack, slack), foot - corner / 12};
    struct qu_path path = {0};
    qu_path_move_to(&path, rect.x, rect.y);
    qu_path_line_to(&path, right, rect.y);
    qu_path_line_to(&path, high.x, high.y);
    qu_path_line_to(&path, low.x, low.y);
    qu_path_curve_to(&path, (struct qu_point){rect.x + rect.w / 2, foot},
                     (struct qu_point){rect.x + rect.w / 4, foot},
                     (struct qu_point){rect.x, foot - corner / 10});
    qu_path_close(&path);
    qu_decor_fill(decor, &path, fill);
    qu_path_move_to(&path, rect.x, rect.y);
    qu_path_line_to(&path, right, rect.y);
    qu_path_line_to(&path, right, rect.y + gum + (qu_len)qu_random_range(&r, -slack, slack));
    qu_path_line_to(&path, rect.x, rect.y + gum);
    qu_path_close(&path);
    qu_decor_fill(decor, &path, qu_decor_fade(shade, 0.3));
    turned_corner(decor, high, low, corner, fill, shade);
}

void qu_decor_dashes(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour ink, qu_len width,
                     qu_len dash)
{
    struct qu_path path = {0};
    struct qu_pen pen = qu_pen_of(width);
    struct qu_point corner[] = {{rect.x, rect.y},
                                {rect.x + rect.w, rect.y},
                                {rect.x + rect.w, rect.y + rect.h},
                                {rect.x, rect.y + rect.h}};
    for (int i = 0; i < 4; i++) {
        struct qu_point side[] = {corner[i], corner[(i + 1) % 4]};
        qu_pen_dashes(&path, &pen, side, 2, dash, dash * 7 / 10, qu_hash_part(decor->seed, (uint64_t)i + 61));
    }
    qu_decor_fill(decor, &path, ink);
}

/* Half of a round hole of the perforation: a half circle to the inside of the paper. */
static void bite(struct qu_path *path, struct qu_point at, double ux, double uy, double radius)
{
    double k = radius * 4 / 3, nx = -uy, ny = ux;
    qu_path_line_to(path, (qu_len)lround(at.x - ux * radius), (qu_len)lround(at.y - uy * radius));
    qu_path_curve_to(
        path,
        (struct qu_point){(qu_len)lround(at.x - ux * radius + nx * k),
                          (qu_len)lround(at.y - uy * radius + ny * k)},
        (struct qu_point){(qu_len)lround(at.x + ux * radius + nx * k),
                          (qu_len)lround(at.y + uy * radius + ny * k)},
        (struct qu_point){(qu_len)lround(at.x + ux * radius), (qu_len)lround(at.y + uy * radius)});
}

void qu_decor_perforated(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour fill,
                         qu_len pitch)
{
    struct qu_path path = {0};
    struct qu_point corner[] = {{rect.x, rect.y},
                                {rect.x + rect.w, rect.y},
                                {rect.x + rect.w, rect.y + rect.h},
                                {rect.x, rect.y + rect.h}};
    qu_path_move_to(&path, corner[0].x, corner[0].y);
    for (int i = 0; i < 4; i++) {
        struct qu_point a = corner[i], b = corner[(i + 1) % 4];
        double length = hypot(b.x - a.x, b.y - a.y), ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
        int teeth = (int)QU_CLAMP(length / pitch, 2, 60);
        for (int t = 0; t < teeth; t++) {
            double at = length * (t + 0.5) / teeth;
            bite(&path, (struct qu_point){(qu_len)lround(a.x + ux * at), (qu_len)lround(a.y + uy * at)}, ux,
                 uy, length / teeth * 0.3);
        }
        if (i < 3)
            qu_path_line_to(&path, b.x, b.y);
    }
    qu_path_close(&path);
    qu_decor_fill(decor, &path, fill);
}
