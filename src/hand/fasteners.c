#include "fasteners.h"

#include <math.h>

static struct qu_point rounded(double x, double y)
{
    return (struct qu_point){(qu_len)lround(x), (qu_len)lround(y)};
}

/* ---- tape */

struct frame {
    struct qu_point centre;
    double cos, sin;
};

static struct qu_point placed(const struct frame *f, double along, double across)
{
    return rounded(f->centre.x + along * f->cos - across * f->sin,
                   f->centre.y + along * f->sin + across * f->cos);
}

static void line_to(struct qu_path *path, const struct frame *f, double along, double across, bool first)
{
    struct qu_point p = placed(f, along, across);
    if (first)
        qu_path_move_to(path, p.x, p.y);
    else
        qu_path_line_to(path, p.x, p.y);
}

/* An end with teeth, as the blade of a tape dispenser cuts it. */
static void teeth(struct qu_path *path, const struct frame *f, double end, double half, int direction,
                  struct qu_random *r)
{
    enum { TEETH = 7 };
    double bite = half * 0.16;
    for (int i = 0; i <= 2 * TEETH; i++) {
        double across = direction * half * (1 - (double)i / TEETH),
               out = i % 2 == 0 ? 0 : bite * qu_random_range(r, 0.7, 1.2);
        line_to(path, f, end - copysign(out, end), across, false);
    }
}

void qu_decor_tape(const struct qu_decor *decor, struct qu_point centre, qu_len length, qu_len width,
                   double degrees, struct qu_colour tape, struct qu_colour gloss)
{
    struct qu_random r = qu_random_from(qu_hash_part(decor->seed, 71));
    struct frame f = {centre, cos(degrees * QU_PI / 180), sin(degrees * QU_PI / 180)};
    double end = length / 2.0, half = width / 2.0;
    struct qu_path path = {0};
    line_to(&path, &f, -end, -half, true);
    line_to(&path, &f, end, -half, false);
    teeth(&path, &f, end, half, -1, &r);
    line_to(&path, &f, -end, half, false);
    teeth(&path, &f, -end, half, 1, &r);
    qu_path_close(&path);
    qu_decor_fill(decor, &path, tape);
    for (int i = 0; i < 2; i++) {
        double at = half * (i == 0 ? -0.55 : qu_random_range(&r, 0.1, 0.5)),
               thick = half * (i == 0 ? 0.22 : 0.1), in = half * 0.35;
        line_to(&path, &f, -end + in, at - thick, true);
        line_to(&path, &f, end - in, at - thick * 0.6, false);
        line_to(&path, &f, end - in, at + thick * 0.7, false);
        line_to(&path, &f, -end + in, at + thick, false);
        qu_path_close(&path);
    }
    qu_decor_fill(decor, &path, qu_decor_fade(gloss, 0.28));
}

/* ---- paper clip */

struct wire {
    struct qu_point at[64];
    int count;
};

static void wire_to(struct wire *wire, double x, double y)
{
    if (wire->count < QU_COUNT(wire->at))
        wire->at[wire->count++] = rounded(x, y);
}

/* Half a circle from angle `from` (degrees, 0 at the right, clockwise) in the direction of `turn`. */
static void wire_half(struct wire *wire, double cx, double cy, double radius, double from, int turn)
{
    enum { STEPS = 8 };
    for (int i = 0; i <= STEPS; i++) {
        double angle = (from + turn * 180.0 * i / STEPS) * QU_PI / 180;
        wire_to(wire, cx + radius * cos(angle), cy + radius * sin(angle));
    }
}

static qu_len clip_width(qu_len height)
{
    return height * 36 / 100;
}

/* Up the right leg, over the top, down the left, around the foot, up again, over the inner top, and down
 * behind the paper. */
static void bend_wire(struct wire *wire, struct qu_point at, double h, double edge)
{
    double w = clip_width((qu_len)h), outer = w / 2, foot = w * 0.41, inner = w * 0.29;
    wire_to(wire, at.x + w, at.y + h * 0.78);
    wire_to(wire, at.x + w, at.y + h * 0.5);
    wire_half(wire, at.x + outer, at.y + outer, outer, 0, -1);
    wire_to(wire, at.x, at.y + h * 0.5);
    wire_half(wire, at.x + foot, at.y + h - foot, foot, 180, -1);
    wire_to(wire, at.x + foot * 2, at.y + h * 0.5);
    wire_half(wire, at.x + foot * 2 - inner, at.y + h * 0.12 + inner, inner, 0, -1);
    wire_to(wire, at.x + foot * 2 - inner * 2, at.y + QU_MAX(edge, h * 0.12 + inner * 1.4));
}

static void draw_wire(const struct qu_decor *decor, const struct wire *wire, qu_len width, qu_len dx,
                      qu_len dy, qu_len from_y, struct qu_colour colour)
{
    struct qu_pen pen = {.width = width,
                         .pressure = 0.04,
                         .wobble = width / 10,
                         .wave = qu_len_from_mm(5),
                         .taper_in = 0,
                         .taper_out = 0};
    struct qu_path path = {0};
    struct qu_point run[64];
    int count = 0;
    for (int i = 0; i <= wire->count; i++) {
        if (i < wire->count && wire->at[i].y >= from_y) {
            run[count++] = (struct qu_point){wire->at[i].x + dx, wire->at[i].y + dy};
            continue;
        }
        qu_pen_stroke(&path, &pen, run, count, decor->seed); /* of one point: nothing */
        count = 0;
    }
    if (path.count > 0)
        qu_decor_fill(decor, &path, colour);
    qu_path_finish(&path);
}

void qu_decor_clip(const struct qu_decor *decor, struct qu_point at, qu_len height, qu_len edge,
                   struct qu_colour steel, struct qu_colour gloss, struct qu_colour shade)
{
    struct wire wire = {0};
    qu_len width = height * 46 / 1000;
    bend_wire(&wire, at, height, edge);
    draw_wire(decor, &wire, width * 12 / 10, width * 6 / 10, width * 9 / 10, at.y + edge, shade);
    draw_wire(decor, &wire, width, 0, 0, INT32_MIN, steel);
    draw_wire(decor, &wire, width * 3 / 10, -width / 5, -width / 6, INT32_MIN, qu_decor_fade(gloss, 0.65));
}

void qu_decor_pin(const struct qu_decor *decor, struct qu_point at, qu_len radius, struct qu_colour head,
                  struct qu_colour gloss, struct qu_colour shade)
{
    struct qu_path path = {0};
    qu_pen_dot(&path, (struct qu_point){at.x + radius * 5 / 10, at.y + radius * 7 / 10}, radius,
               qu_hash_part(decor->seed, 1));
    qu_decor_fill(decor, &path, shade);
    qu_pen_dot(&path, at, radius, qu_hash_part(decor->seed, 2));
    qu_decor_fill(decor, &path, head);
    qu_pen_dot(&path, (struct qu_point){at.x + radius / 6, at.y + radius / 5}, radius * 62 / 100,
               qu_hash_part(decor->seed, 3));
    qu_decor_fill(decor, &path, qu_decor_fade(shade, 0.8));
    qu_pen_dot(&path, (struct qu_point){at.x - radius * 35 / 100, at.y - radius * 40 / 100},
               radius * 24 / 100, qu_hash_part(decor->seed, 4));
    qu_decor_fill(decor, &path, qu_decor_fade(gloss, 0.8));
}

/* ---- rubber stamp */

/* A part of a line of the frame, with uneven edges and rough ends. */
static void worn_piece(struct qu_path *path, struct qu_point a, struct qu_point b, double weight,
                       struct qu_random *r)
{
    enum { MOST = 64 };
    double length = hypot(b.x - a.x, b.y - a.y), ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
    int steps = (int)QU_CLAMP(length / qu_len_from_mm(1.1), 1, MOST - 1);
    struct qu_point far[MOST];
    for (int i = 0; i <= steps; i++) {
        double shift = i > 0 && i < steps ? qu_random_range(r, -0.4, 0.4) : 0,
               at = length * (i + shift) / steps;
        double near = weight * qu_random_range(r, 0.36, 0.52), off = weight * qu_random_range(r, 0.36, 0.52);
        double ragged = (i == 0 ? 1 : i == steps ? -1 : 0) * weight * qu_random_range(r, -0.35, 0.35);
        struct qu_point p = rounded(a.x + ux * at - uy * near, a.y + uy * at + ux * near);
        far[i] = rounded(a.x + ux * (at + ragged) + uy * off, a.y + uy * (at + ragged) - ux * off);
        if (i == 0)
            qu_path_move_to(path, p.x, p.y);
        else
            qu_path_line_to(path, p.x, p.y);
    }
    for (int i = steps; i >= 0; i--)
        qu_path_line_to(path, far[i].x, far[i].y);
    qu_path_close(path);
}

/* A side of the frame in pieces: most have the full colour, some are paler, and there are gaps between them,
 * as a worn stamp prints. */
static void worn_side(struct qu_path *full, struct qu_path *pale, struct qu_point a, struct qu_point b,
                      double weight, uint64_t seed)
{
    struct qu_random r = qu_random_from(seed);
    double length = hypot(b.x - a.x, b.y - a.y), mm = qu_len_from_mm(1), at = 0;
    while (at < length) {
        double piece = qu_random_range(&r, 2.5, 17) * mm, gap = qu_random_range(&r, 0.1, 0.35) * mm;
        bool faint = qu_random_unit(&r) < 0.2;
        if (length - at - piece < 2 * mm)
            piece = length - at;
        double t = at / length, u = QU_MIN((at + piece) / length, 1.0);
        worn_piece(faint ? pale : full, rounded(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t),
                   rounded(a.x + (b.x - a.x) * u, a.y + (b.y - a.y) * u),
                   weight * qu_random_range(&r, 0.88, 1.08), &r);
        at += piece + (faint || qu_random_unit(&r) < 0.4 ? 0 : gap);
    }
}

static void worn_box(struct qu_path *full, struct qu_path *pale, struct qu_rect r, qu_len weight,
                     uint64_t seed)
{
    qu_len h = weight / 2;
    struct qu_point c[] = {{r.x + h, r.y + h},
                           {r.x + r.w - h, r.y + h},
                           {r.x + r.w - h, r.y + r.h - h},
                           {r.x + h, r.y + r.h - h}};
    for (int i = 0; i < 4; i++) {
        struct qu_point a = c[i], b = c[(i + 1) % 4];
        qu_len ax = (b.x > a.x) - (b.x < a.x),
               ay = (b.y > a.y) - (b.y < a.y); /* sides meet in their corners */
        worn_side(full, pale, (struct qu_point){a.x - ax * h, a.y - ay * h},
                  (struct qu_point){b.x + ax * h * 6 / 10, b.y + ay * h * 6 / 10}, weight,
                  qu_hash_part(seed, (uint64_t)i));
    }
}

/* Specks of ink beside the lines. */
static void specks(struct qu_path *path, struct qu_rect r, qu_len weight, uint64_t seed)
{
    struct qu_random random = qu_random_from(qu_hash_part(seed, 77));
    int count = 2 + qu_random_int(&random, 4);
    for (int i = 0; i < count; i++) {
        bool upright = qu_random_unit(&random) < 0.4;
        double t = qu_random_unit(&random), off = weight * qu_random_range(&random, 1.0, 1.9);
        bool far = qu_random_unit(&random) < 0.5;
        struct qu_point at = upright ? rounded(far ? r.x + r.w - off : r.x + off, r.y + r.h * t)
                                     : rounded(r.x + r.w * t, far ? r.y + r.h - off : r.y + off);
        qu_pen_dot(path, at, (qu_len)(weight * qu_random_range(&random, 0.1, 0.26)),
                   qu_hash_part(seed, (uint64_t)i + 200));
    }
}

void qu_decor_stamp_frame(const struct qu_decor *decor, struct qu_rect rect, struct qu_colour ink,
                          qu_len weight, bool doubled)
{
    struct qu_path full = {0}, pale = {0};
    worn_box(&full, &pale, rect, weight, qu_hash_part(decor->seed, 1));
    if (doubled) {
        qu_len in = weight * 19 / 10;
        worn_box(&full, &pale, (struct qu_rect){rect.x + in, rect.y + in, rect.w - 2 * in, rect.h - 2 * in},
                 weight * 55 / 100, qu_hash_part(decor->seed, 2));
    }
    specks(&full, rect, weight, decor->seed);
    qu_decor_fill(decor, &full, ink);
    if (pale.count > 0)
        qu_decor_fill(decor, &pale, qu_decor_fade(ink, 0.5));
    qu_path_finish(&pale);
}

/* ---- coffee */

enum { RIM = 18 };

/* A closed smooth contour around `centre` at the radii given; `back` runs the other way round, to cut a
 * hole. */
static void contour(struct qu_path *path, struct qu_point centre, const double radius[RIM], bool back)
{
    struct qu_point p[RIM];
    for (int i = 0; i < RIM; i++) {
        int at = back ? (RIM - i) % RIM : i;
        p[i] = rounded(centre.x + radius[at] * cos(2 * QU_PI * at / RIM),
                       centre.y + radius[at] * sin(2 * QU_PI * at / RIM));
    }
    qu_path_move_to(path, p[0].x, p[0].y);
    for (int i = 0; i < RIM; i++) {
        struct qu_point a = p[(i + RIM - 1) % RIM], b = p[i], c = p[(i + 1) % RIM], d = p[(i + 2) % RIM];
        qu_path_curve_to(path, rounded(b.x + (c.x - a.x) / 6.0, b.y + (c.y - a.y) / 6.0),
                         rounded(c.x - (d.x - b.x) / 6.0, c.y - (d.y - b.y) / 6.0), c);
    }
    qu_path_close(path);
}

/* A ring whose width varies between `thin` and `thick` (shares of the radius). */
static void uneven_ring(struct qu_path *path, struct qu_point centre, double radius, double thin,
                        double thick, uint64_t seed)
{
    struct qu_random r = qu_random_from(seed);
    double outer[RIM], inner[RIM], phase = qu_random_range(&r, 0, 2 * QU_PI),
                                   second = qu_random_range(&r, 0, 2 * QU_PI);
    for (int i = 0; i < RIM; i++) {
        double angle = 2 * QU_PI * i / RIM,
               swell = 0.5 + 0.32 * sin(angle + phase) + 0.18 * sin(3 * angle + second);
        outer[i] = radius * (0.988 + 0.007 * sin(2 * angle + second) + qu_random_range(&r, -0.005, 0.005));
        swell *= qu_random_range(&r, 0.75, 1.25);
        inner[i] = outer[i] - radius * (thin + (thick - thin) * QU_CLAMP(swell, 0.0, 1.0));
    }
    contour(path, centre, outer, false);
    contour(path, centre, inner, true);
}

void qu_decor_ring(const struct qu_decor *decor, struct qu_point centre, qu_len radius,
                   struct qu_colour colour)
{
    struct qu_random r = qu_random_from(qu_hash_part(decor->seed, 9));
    static const struct {
        double radius, thin, thick, share;
    } layers[] = {{1.0, 0.05, 0.17, 0.4}, {0.995, 0.012, 0.05, 1.0}, {0.93, 0.004, 0.03, 0.45}};
    struct qu_path path = {0};
    for (int i = 0; i < QU_COUNT(layers); i++) {
        double dx = radius * qu_random_range(&r, -0.012, 0.012),
               dy = radius * qu_random_range(&r, -0.012, 0.012);
        struct qu_point at = {centre.x + (qu_len)dx, centre.y + (qu_len)dy};
        uneven_ring(&path, at, radius * layers[i].radius * 0.98, layers[i].thin, layers[i].thick,
                    qu_hash_part(decor->seed, (uint64_t)i + 20));
        qu_decor_fill(decor, &path, qu_decor_fade(colour, layers[i].share))->path.blend = QU_BLEND_MULTIPLY;
    }
    int drops = 1 + qu_random_int(&r, 3);
    for (int i = 0; i < drops; i++) {
        double angle = qu_random_range(&r, 0, 2 * QU_PI), away = radius * qu_random_range(&r, 0.55, 0.82);
        qu_pen_dot(&path, rounded(centre.x + away * cos(angle), centre.y + away * sin(angle)),
                   (qu_len)(radius * qu_random_range(&r, 0.015, 0.04)),
                   qu_hash_part(decor->seed, (uint64_t)i + 50));
    }
    qu_decor_fill(decor, &path, qu_decor_fade(colour, 0.7))->path.blend = QU_BLEND_MULTIPLY;
}

/* ---- quotation marks */

/* One quotation mark: a heavy drop with a tail, in the form of a 6 or, turned by 180 degrees, of a 9. In
 * units of its size, from its middle. */
static void quote_mark(struct qu_path *path, double x, double y, double size, bool closing, uint64_t seed)
{
    static const double at[][2] = {{0.19, -0.36}, {0.02, -0.28},  {-0.18, -0.06}, {-0.18, 0.18},
                                   {-0.18, 0.30}, {-0.09, 0.38},  {0.01, 0.38},   {0.12, 0.38},
                                   {0.19, 0.30},  {0.19, 0.20},   {0.19, 0.09},   {0.10, 0.02},
                                   {-0.04, 0.04}, {-0.02, -0.10}, {0.10, -0.24},  {0.24, -0.31}};
    struct qu_random r = qu_random_from(seed);
    double turn = closing ? -size : size;
    struct qu_point p[QU_COUNT(at)];
    for (int i = 0; i < QU_COUNT(at); i++) {
        double dx = qu_random_range(&r, -0.014, 0.014), dy = qu_random_range(&r, -0.014, 0.014);
        p[i] = rounded(x + turn * (at[i][0] + dx), y + turn * (at[i][1] + dy));
    }
    qu_path_move_to(path, p[0].x, p[0].y);
    for (int i = 1; i + 2 < QU_COUNT(at); i += 3)
        qu_path_curve_to(path, p[i], p[i + 1], p[i + 2]);
    qu_path_close(path);
}

void qu_decor_quotes(const struct qu_decor *decor, struct qu_point at, qu_len size, bool closing,
                     struct qu_colour ink)
{
    struct qu_path path = {0};
    for (int i = 0; i < 2; i++)
        quote_mark(&path, at.x + size * (0.24 + 0.47 * i), at.y + size * (0.46 - 0.05 * i), size, closing,
                   qu_hash_part(decor->seed, (uint64_t)i + 90));
    qu_decor_fill(decor, &path, ink);
}
