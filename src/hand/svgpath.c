#include "svgpath.h"

#include <math.h>
#include <string.h>

static const double CORNER = 0.61; /* 35 degrees */

void qu_outliner_finish(struct qu_outliner *o)
{
    qu_vec_finish(&o->points);
    qu_vec_finish(&o->outlines);
}

/* -- numbers and transforms ----------------------------------------------------------------------- */

static const char *skip(const char *s)
{
    return s + strspn(s, " \t\r\n,");
}

static const char *read_digits(const char *s, double *value, double *scale)
{
    for (; *s >= '0' && *s <= '9'; s++) {
        *value = *value * 10 + (*s - '0');
        *scale *= 10;
    }
    return s;
}

static const char *read_exponent(const char *s, double *value)
{
    double power = 0, unused = 1;
    if (*s != 'e' && *s != 'E')
        return s;
    const char *p = s + 1;
    bool minus = *p == '-';
    p += *p == '-' || *p == '+';
    if (*p < '0' || *p > '9')
        return s;
    p = read_digits(p, &power, &unused);
    *value *= pow(10, QU_MIN(power, 300) * (minus ? -1 : 1));
    return p;
}

bool qu_svg_number(const char **at, double *out)
{
    const char *s = skip(*at), *start;
    double value = 0, scale = 1;
    bool minus = *s == '-';
    s += *s == '-' || *s == '+';
    start = s;
    s = read_digits(s, &value, &scale);
    scale = 1;
    if (*s == '.')
        s = read_digits(s + 1, &value, &scale);
    if (s == start || (s == start + 1 && *start == '.'))
        return false;
    value /= scale;
    s = read_exponent(s, &value);
    *out = QU_CLAMP(minus ? -value : value, -1e7, 1e7);
    *at = s;
    return true;
}

static bool make_transform(const char *name, size_t length, const double *v, int count, struct qu_matrix *out)
{
    static const char *const names[] = {"matrix", "translate", "scale", "rotate", "skewX", "skewY"};
    int which = 0;
    while (which < QU_COUNT(names) &&
           (strlen(names[which]) != length || strncmp(names[which], name, length) != 0))
        which++;
    *out = QU_IDENTITY;
    if (which == QU_COUNT(names) || count < 1 || (which == 0 && count < 6))
        return false;
    switch (which) {
    case 0: *out = (struct qu_matrix){v[0], v[1], v[2], v[3], v[4], v[5]}; break;
    case 1:
        out->x0 = v[0];
        out->y0 = count > 1 ? v[1] : 0;
        break;
    case 2:
        out->xx = v[0];
        out->yy = count > 1 ? v[1] : v[0];
        break;
    case 3: *out = qu_matrix_rotation(v[0], count > 2 ? v[1] : 0, count > 2 ? v[2] : 0); break;
    case 4: out->xy = tan(v[0] * QU_PI / 180); break;
    default: out->yx = tan(v[0] * QU_PI / 180); break;
    }
    return true;
}

bool qu_svg_transform(const char *text, struct qu_matrix *out)
{
    *out = QU_IDENTITY;
    for (const char *s = skip(text); *s != '\0'; s = skip(s)) {
        double v[6];
        int count = 0;
        size_t length = strcspn(s, "( \t\r\n");
        const char *name = s;
        s = skip(s + length);
        if (*s++ != '(')
            return false;
        while (count < 6 && qu_svg_number(&s, &v[count]))
            count++;
        s = skip(s);
        struct qu_matrix next;
        if (*s++ != ')' || !make_transform(name, length, v, count, &next))
            return false;
        *out = qu_matrix_compose(&next, out);
    }
    return true;
}

/* -- outlines ------------------------------------------------------------------------------------- */

static void add_point(struct qu_outliner *o, double x, double y)
{
    struct qu_xy at = qu_matrix_apply(&o->matrix, x, y);
    struct qu_svg_point p = {at.x, at.y, false};
    const struct qu_svg_point *last = o->points.count > 0 ? qu_vec_last(&o->points) : NULL;
    if (o->total > QU_SVG_POINTS || (last != NULL && hypot(p.x - last->x, p.y - last->y) < 1e-6))
        return;
    qu_vec_add(&o->points, p);
    o->total++;
}

static double turn_at(struct qu_svg_point a, struct qu_svg_point b, struct qu_svg_point c)
{
    double turn = fabs(atan2(c.y - b.y, c.x - b.x) - atan2(b.y - a.y, b.x - a.x));
    return turn > QU_PI ? 2 * QU_PI - turn : turn;
}

void qu_svgpath_end(struct qu_outliner *o, bool closed)
{
    int n = o->points.count;
    struct qu_svg_point *p = o->points.at;
    if (closed && n > 1 && hypot(p[n - 1].x - p[0].x, p[n - 1].y - p[0].y) < 1e-6)
        n--;
    for (int i = 0; i < n; i++)
        if (closed || (i > 0 && i < n - 1))
            p[i].corner = n > 2 && turn_at(p[(i + n - 1) % n], p[i], p[(i + 1) % n]) > CORNER;
    if (n > 1)
        qu_vec_add(&o->outlines, ((struct qu_svg_outline){qu_arena_dup(o->arena, p, sizeof *p * (size_t)n), n,
                                                          closed && n > 2}));
    qu_vec_clear(&o->points);
}

void qu_svgpath_move(struct qu_outliner *o, double x, double y)
{
    qu_svgpath_end(o, false);
    add_point(o, x, y);
}

void qu_svgpath_line(struct qu_outliner *o, double x, double y)
{
    add_point(o, x, y);
}

/* `c`: two controls and the end. */
static void add_cubic(struct qu_outliner *o, double x0, double y0, const double c[6])
{
    double reach = hypot(c[0] - x0, c[1] - y0) + hypot(c[2] - c[0], c[3] - c[1]) +
                   hypot(c[4] - c[2], c[5] - c[3]);
    int steps = (int)QU_CLAMP(reach / QU_MAX(o->step, 1e-6), 4, 24);
    for (int i = 1; i <= steps; i++) {
        double t = (double)i / steps, u = 1 - t, a = u * u * u, b = 3 * u * u * t, d = 3 * u * t * t,
               e = t * t * t;
        add_point(o, a * x0 + b * c[0] + d * c[2] + e * c[4], a * y0 + b * c[1] + d * c[3] + e * c[5]);
    }
}

void qu_svgpath_ellipse(struct qu_outliner *o, double cx, double cy, double rx, double ry)
{
    enum { STEPS = 28 };
    qu_svgpath_end(o, false);
    for (int i = 0; i < STEPS; i++)
        add_point(o, cx + rx * cos(2 * QU_PI * i / STEPS - 1.9), cy + ry * sin(2 * QU_PI * i / STEPS - 1.9));
    qu_svgpath_end(o, true);
}

void qu_svgpath_rect(struct qu_outliner *o, double x, double y, double w, double h, double r)
{
    const double corner[][2] = {{x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}},
                 way[][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}};
    r = QU_MIN(r, QU_MIN(w, h) / 2);
    double k = r * 0.45;
    qu_svgpath_move(o, x + r, y);
    for (int i = 0; i < 4; i++) {
        double cx = corner[i][0], cy = corner[i][1];
        const double *in = way[i], *out = way[i + 1];
        add_point(o, cx - in[0] * r, cy - in[1] * r);
        if (r > 0)
            add_cubic(o, cx - in[0] * r, cy - in[1] * r,
                      (const double[6]){cx - in[0] * k, cy - in[1] * k, cx + out[0] * k, cy + out[1] * k,
                                        cx + out[0] * r, cy + out[1] * r});
    }
    qu_svgpath_end(o, true);
}

bool qu_svgpath_polygon(struct qu_outliner *o, const char *points, bool closed)
{
    double x, y;
    qu_svgpath_end(o, false);
    while (qu_svg_number(&points, &x) && qu_svg_number(&points, &y))
        add_point(o, x, y);
    qu_svgpath_end(o, closed);
    return *skip(points) == '\0';
}

/* -- path data ------------------------------------------------------------------------------------ */

struct walker {
    struct qu_outliner *o;
    double x, y, start_x, start_y; /* the current point, and where the outline began */
    double cx, cy;                 /* the last control, for S and T */
    char before;                   /* the command before */
};

static void arc(struct walker *w, const double v[7], double x, double y)
{
    double rx = fabs(v[0]), ry = fabs(v[1]), phi = v[2] * QU_PI / 180, c = cos(phi), s = sin(phi);
    double dx = (w->x - x) / 2, dy = (w->y - y) / 2, px = c * dx + s * dy, py = -s * dx + c * dy;
    if (rx < 1e-9 || ry < 1e-9) {
        qu_svgpath_line(w->o, x, y);
        return;
    }
    double grow = px * px / (rx * rx) + py * py / (ry * ry);
    rx *= grow > 1 ? sqrt(grow) : 1;
    ry *= grow > 1 ? sqrt(grow) : 1;
    double under = rx * rx * py * py + ry * ry * px * px;
    double root = under > 0 ? sqrt(QU_MAX(0.0, (rx * rx * ry * ry - under) / under)) * (v[3] == v[4] ? -1 : 1)
                            : 0;
    double qx = root * rx * py / ry, qy = -root * ry * px / rx;
    double cx = c * qx - s * qy + (w->x + x) / 2, cy = s * qx + c * qy + (w->y + y) / 2;
    double from = atan2((py - qy) / ry, (px - qx) / rx), to = atan2((-py - qy) / ry, (-px - qx) / rx),
           sweep = to - from;
    if (v[4] != 0 && sweep < 0)
        sweep += 2 * QU_PI;
    if (v[4] == 0 && sweep > 0)
        sweep -= 2 * QU_PI;
    int steps = (int)QU_CLAMP(fabs(sweep) / 0.22, 4, 30);
    for (int i = 1; i <= steps; i++) {
        double t = from + sweep * i / steps, ex = rx * cos(t), ey = ry * sin(t);
        add_point(w->o, cx + c * ex - s * ey, cy + s * ex + c * ey);
    }
}

static void curve_to(struct walker *w, double ax, double ay, double bx, double by, double x, double y)
{
    add_cubic(w->o, w->x, w->y, (const double[6]){ax, ay, bx, by, x, y});
    w->cx = bx;
    w->cy = by;
}

static void quadratic_to(struct walker *w, double qx, double qy, double x, double y)
{
    curve_to(w, w->x + (qx - w->x) * 2 / 3, w->y + (qy - w->y) * 2 / 3, x + (qx - x) * 2 / 3,
             y + (qy - y) * 2 / 3, x, y);
    w->cx = qx;
    w->cy = qy;
}

/* How many numbers a command takes; -1 if the letter is no command. */
static int arguments_of(char command)
{
    static const char letters[] = "MLHVCSQTAZ";
    static const int counts[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
    const char *found = command != '\0' ? strchr(letters, command) : NULL;
    return found != NULL ? counts[found - letters] : -1;
}

static bool read_arguments(const char **at, char command, int count, double *v)
{
    for (int i = 0; i < count; i++) {
        if (command == 'A' &&
            (i == 3 || i == 4)) { /* a flag is one digit; the next number may follow without a space */
            *at = skip(*at);
            if (**at != '0' && **at != '1')
                return false;
            v[i] = *(*at)++ - '0';
        } else if (!qu_svg_number(at, &v[i])) {
            return false;
        }
    }
    return true;
}

static void close_outline(struct walker *w)
{
    qu_svgpath_end(w->o, true);
    w->x = w->start_x;
    w->y = w->start_y;
    add_point(w->o, w->x, w->y);
}

/* Carries out one command with absolute arguments. */
static void obey(struct walker *w, char command, const double *v, double x, double y)
{
    bool smooth = command == 'S' ? w->before == 'C' || w->before == 'S'
                                 : w->before == 'Q' || w->before == 'T';
    double rx = smooth ? 2 * w->x - w->cx : w->x, ry = smooth ? 2 * w->y - w->cy : w->y;
    switch (command) {
    case 'M':
        qu_svgpath_move(w->o, x, y);
        w->start_x = x;
        w->start_y = y;
        break;
    case 'C': curve_to(w, v[0], v[1], v[2], v[3], x, y); break;
    case 'S': curve_to(w, rx, ry, v[0], v[1], x, y); break;
    case 'Q': quadratic_to(w, v[0], v[1], x, y); break;
    case 'T': quadratic_to(w, rx, ry, x, y); break;
    case 'A': arc(w, v, x, y); break;
    default: qu_svgpath_line(w->o, x, y); break;
    }
    w->x = x;
    w->y = y;
}

static void step(struct walker *w, char command, bool relative, double *v, int count)
{
    double x = w->x, y = w->y;
    if (command == 'H')
        x = relative ? w->x + v[0] : v[0];
    else if (command == 'V')
        y = relative ? w->y + v[0] : v[0];
    else {
        for (int i = command == 'A' ? 5 : 0; relative && i < count; i++)
            v[i] += (command == 'A' ? i % 2 == 1 : i % 2 == 0) ? w->x : w->y;
        x = v[count - 2];
        y = v[count - 1];
    }
    obey(w, command, v, x, y);
    w->before = command;
}

bool qu_svgpath_path(struct qu_outliner *o, const char *data)
{
    struct walker w = {.o = o};
    char command = '\0';
    bool relative = false, fine = true;
    for (const char *s = skip(data); fine && *s != '\0'; s = skip(s)) {
        double v[7];
        char upper = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s;
        if (arguments_of(upper) >= 0) {
            relative = upper != *s++;
            command = upper;
        } else if (command == '\0' || command == 'Z') {
            fine = false;
            break;
        }
        if (command == 'Z') {
            close_outline(&w);
            w.before = 'Z';
            continue;
        }
        fine = (w.before != '\0' || command == 'M') && read_arguments(&s, command, arguments_of(command), v);
        if (fine)
            step(&w, command, relative, v, arguments_of(command));
        if (command == 'M')
            command = 'L';
    }
    qu_svgpath_end(o, false);
    return fine;
}
