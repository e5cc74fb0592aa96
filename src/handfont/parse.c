#include "parse.h"

#include "../base/geom.h"
#include "coverage.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_ERRORS 20
#define MAX_LINE 4000
#define MAX_COORD 3000.0
#define MAX_LETTERS 2000

struct parser {
    struct qu_hf_hand *hand;
    const char *file;
    const char *line;
    const char *at;
    int line_number, errors;
};

struct setting {
    const char *name;
    size_t offset;
    double low, high;
};

static const struct setting settings[] = {
    {"seed", offsetof(struct qu_hf_hand, seed), 0, 1e9},
    {"slant", offsetof(struct qu_hf_hand, slant), -10, 30},
    {"width", offsetof(struct qu_hf_hand, width), 0.5, 2},
    {"xheight", offsetof(struct qu_hf_hand, xheight), 200, 700},
    {"capheight", offsetof(struct qu_hf_hand, capheight), 300, 900},
    {"ascender", offsetof(struct qu_hf_hand, ascender), 300, 1000},
    {"descender", offsetof(struct qu_hf_hand, descender), -500, -50},
    {"scale", offsetof(struct qu_hf_hand, scale), 1, 3},
    {"spacing", offsetof(struct qu_hf_hand, spacing), 20, 300},
    {"wordspace", offsetof(struct qu_hf_hand, wordspace), 50, 800},
    {"wobble", offsetof(struct qu_hf_hand, wobble), 0, 3},
    {"nib", offsetof(struct qu_hf_hand, nib), 0, 0.5},
    {"taper", offsetof(struct qu_hf_hand, taper), 0, 0.9},
    {"pressure", offsetof(struct qu_hf_hand, pressure), 0, 0.3},
};

static const char *const places[QU_HF_PLACES] = {"top", "bottom", "over", "right", "foot"};
static const char *const pens[QU_HF_PENS] = {"fine", "regular", "marker"};

/* Reports at the current column (counted in characters) and returns false. */
static bool fail(struct parser *p, const char *fmt, ...)
{
    int col = 1;
    for (const char *c = p->line; c < p->at; c++)
        col += ((unsigned char)*c & 0xc0) != 0x80;
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "%s:%d:%d: error: ", p->file, p->line_number, col);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    p->errors++;
    return false;
}

static void blanks(struct parser *p)
{
    while (*p->at == ' ' || *p->at == '\t')
        p->at++;
}

/* The length of the word at the reader's place (up to the next blank). The reader does not move. */
static int word(const struct parser *p)
{
    return (int)strcspn(p->at, " \t:");
}

static bool is_word(const struct parser *p, const char *text)
{
    int n = word(p);
    return n == (int)strlen(text) && !memcmp(p->at, text, (size_t)n);
}

static bool number(struct parser *p, double lo, double hi, double *out)
{
    char *end;
    double v = strtod(p->at, &end);
    if (end == p->at)
        return fail(p, "a number must stand here, such as 480 or -12.5");
    if (!(v >= lo && v <= hi))
        return fail(p, "the number must lie between %g and %g", lo, hi);
    p->at = end;
    *out = v;
    return true;
}

static bool point(struct parser *p, double *x, double *y)
{
    if (!number(p, -MAX_COORD, MAX_COORD, x))
        return false;
    if (*p->at != ',')
        return fail(p, "a point is written x,y: the comma is missing");
    p->at++;
    return number(p, -MAX_COORD, MAX_COORD, y);
}

/* Reads a character, written as itself or as U+XXXX. */
static bool character(struct parser *p, uint32_t *out)
{
    if (p->at[0] == 'U' && p->at[1] == '+') {
        char *end;
        unsigned long u = strtoul(p->at + 2, &end, 16);
        if (end == p->at + 2 || end > p->at + 8 || u < 0x20 || u > 0xffff)
            return fail(p, "after U+ there must be four hexadecimal digits");
        p->at = end;
        *out = (uint32_t)u;
        return true;
    }
    int len = 0;
    uint32_t u = qu_hf_utf8(p->at, &len);
    if (u <= 0x20 || u > 0xffff)
        return fail(p, "a character must stand here: itself or U+XXXX");
    p->at += len;
    *out = u;
    return true;
}

static bool name(struct parser *p, char out[16])
{
    int n = word(p);
    if (n < 1 || n > 15)
        return fail(p, "a name of 1 to 15 letters must stand here");
    memcpy(out, p->at, (size_t)n);
    out[n] = 0;
    p->at += n;
    return true;
}

static bool place(struct parser *p, enum qu_hf_place *out)
{
    for (int i = 0; i < QU_HF_PLACES; i++)
        if (is_word(p, places[i])) {
            *out = (enum qu_hf_place)i;
            p->at += word(p);
            return true;
        }
    return fail(p, "a place must stand here: top, bottom, over, right or foot");
}

/* Reads a knot: x,y and what may follow without a blank: ! corner, @0.8 pressure, >90 direction. */
static bool knot(struct parser *p, struct qu_hf_stroke *stroke)
{
    double x, y, v;
    if (!point(p, &x, &y))
        return false;
    struct qu_hf_knot *k = qu_hf_stroke_add(stroke);
    k->x = x;
    k->y = y;
    for (;;) {
        char c = *p->at;
        if (!c || c == ' ' || c == '\t')
            return true;
        p->at++;
        if (c == '!')
            k->corner = true;
        else if (c == '@' && number(p, 0.1, 3, &v))
            k->press = v;
        else if (c == '>' && number(p, -360, 360, &v)) {
            k->dir = v * QU_PI / 180;
            k->has_dir = true;
        } else if (c == '@' || c == '>')
            return false;
        else {
            p->at--;
            return fail(p, "after a point only !, @pressure or >direction may follow");
        }
    }
}

/* Reads =C:scale:dx,dy, which copies the strokes of an earlier letter. */
static bool include(struct parser *p, struct qu_hf_form *form, int nth)
{
    const char *start = p->at++;
    uint32_t code;
    double scale, dx, dy;
    if (!character(p, &code))
        return false;
    const struct qu_hf_letter *l = qu_hf_hand_lookup(p->hand, code);
    if (!l) {
        p->at = start;
        return fail(p, "the letter after = must be drawn above this line");
    }
    if (*p->at != ':')
        return fail(p, "an included letter is written =C:scale:dx,dy");
    p->at++;
    if (!number(p, 0.1, 3, &scale))
        return false;
    if (*p->at != ':')
        return fail(p, "an included letter is written =C:scale:dx,dy");
    p->at++;
    if (!point(p, &dx, &dy))
        return false;
    const struct qu_hf_form *from = &l->forms.at[nth % l->forms.count];
    for (int i = 0; i < from->strokes.count; i++) {
        struct qu_hf_stroke *s = qu_hf_form_add(form);
        s->pen = from->strokes.at[i].pen * (0.5 + 0.5 * scale);
        s->filled = from->strokes.at[i].filled;
        for (int j = 0; j < from->strokes.at[i].knots.count; j++) {
            struct qu_hf_knot *k = qu_hf_stroke_add(s);
            *k = from->strokes.at[i].knots.at[j];
            k->x = k->x * scale + dx;
            k->y = k->y * scale + dy;
            if (fabs(k->x) > MAX_COORD || fabs(k->y) > MAX_COORD) {
                p->at = start;
                return fail(p, "the included letter reaches beyond %g", MAX_COORD);
            }
        }
    }
    return true;
}

static bool pen_factor(struct parser *p, struct qu_hf_stroke *stroke)
{
    p->at++;
    return number(p, 0.1, 6, &stroke->pen);
}

static bool strokes(struct parser *p, struct qu_hf_form *form, int nth)
{
    struct qu_hf_stroke *s = NULL;
    bool filled = false, empty = true;
    double pen = 1;
    for (blanks(p); *p->at; blanks(p)) {
        if (*p->at == '/') {
            if (empty)
                return fail(p, "a stroke needs at least one point");
            empty = true;
            s = NULL;
            pen = 1;
            filled = false;
            p->at++;
        } else if (*p->at == '&') {
            filled = true;
            p->at++;
        } else if (*p->at == '*') {
            struct qu_hf_stroke tmp = {.pen = 1};
            if (!pen_factor(p, s ? s : &tmp))
                return false;
            pen = tmp.pen;
        } else if (*p->at == '=') {
            s = NULL;
            empty = false;
            if (!include(p, form, nth))
                return false;
        } else {
            if (!s) {
                s = qu_hf_form_add(form);
                s->pen = pen;
                s->filled = filled;
            }
            empty = false;
            if (!knot(p, s))
                return false;
        }
    }
    if (!form->strokes.count)
        return fail(p, "no stroke is drawn after the colon");
    return empty ? fail(p, "a stroke needs at least one point") : true;
}

static bool colon(struct parser *p)
{
    blanks(p);
    if (*p->at != ':')
        return fail(p, "a colon must stand here, and after it the strokes");
    p->at++;
    return true;
}

static bool drawn(struct parser *p, struct qu_hf_letter *letter)
{
    struct qu_hf_form form = {0};
    if (letter->forms.count == QU_HF_FORMS)
        return fail(p, "a letter has at most %d forms", QU_HF_FORMS);
    if (!strokes(p, &form, letter->forms.count)) {
        qu_hf_form_finish(&form);
        return false;
    }
    *qu_hf_letter_add(letter) = form;
    return true;
}

static bool letter_line(struct parser *p)
{
    uint32_t code;
    if (!character(p, &code) || !colon(p))
        return false;
    struct qu_hf_letter *l = qu_hf_hand_lookup(p->hand, code);
    bool fresh = !l;
    if (fresh && p->hand->letters.count == MAX_LETTERS)
        return fail(p, "more than %d letters and marks", MAX_LETTERS);
    if (fresh) {
        l = qu_hf_hand_add(p->hand);
        l->code = code;
    }
    bool ok = drawn(p, l);
    if (!ok && fresh)
        p->hand->letters.count--;
    return ok;
}

static bool mark_line(struct parser *p)
{
    char mark[16];
    enum qu_hf_place where;
    if (!name(p, mark))
        return false;
    blanks(p);
    if (!place(p, &where) || !colon(p))
        return false;
    struct qu_hf_letter *l = qu_hf_hand_lookup_mark(p->hand, mark);
    bool fresh = !l;
    if (fresh) {
        l = qu_hf_hand_add(p->hand);
        memcpy(l->mark, mark, sizeof mark);
    }
    l->place = where;
    bool ok = drawn(p, l);
    if (!ok && fresh)
        p->hand->letters.count--;
    return ok;
}

static bool anchor_line(struct parser *p)
{
    uint32_t code;
    const char *start = p->at;
    if (!character(p, &code))
        return false;
    struct qu_hf_letter *l = qu_hf_hand_lookup(p->hand, code);
    if (!l) {
        p->at = start;
        return fail(p, "an anchor belongs to a letter that is drawn above this line");
    }
    blanks(p);
    do {
        enum qu_hf_place where;
        struct qu_hf_anchor a = {.set = true};
        if (!place(p, &where))
            return false;
        blanks(p);
        if (!point(p, &a.x, &a.y))
            return false;
        l->anchor[where] = a;
        blanks(p);
    } while (*p->at);
    return true;
}

/* Reads a line such as: compose Ǎ = A caron */
static bool compose_line(struct parser *p)
{
    struct qu_hf_hand *h = p->hand;
    struct qu_hf_compose c = {0};
    if (!character(p, &c.code))
        return false;
    blanks(p);
    if (*p->at != '=')
        return fail(p, "write: compose LETTER = BASE MARK");
    p->at++;
    blanks(p);
    const char *start = p->at;
    if (!character(p, &c.base))
        return false;
    if (!qu_hf_hand_lookup(h, c.base)) {
        p->at = start;
        return fail(p, "the base must be drawn above this line");
    }
    blanks(p);
    start = p->at;
    if (!name(p, c.mark))
        return false;
    if (!qu_hf_hand_lookup_mark(h, c.mark)) {
        p->at = start;
        return fail(p, "no mark has the name %s", c.mark);
    }
    qu_vec_add(&h->composed, c);
    return true;
}

static bool pen_line(struct parser *p)
{
    for (int i = 0; i < QU_HF_PENS; i++)
        if (is_word(p, pens[i])) {
            p->at += word(p);
            blanks(p);
            return number(p, 10, 200, &p->hand->pen[i]);
        }
    return fail(p, "a pen must stand here: fine, regular or marker");
}

static bool family_line(struct parser *p)
{
    size_t n = strlen(p->at);
    if (n < 1 || n >= sizeof p->hand->family)
        return fail(p, "a family name of 1 to %d letters must stand here", (int)sizeof p->hand->family - 1);
    for (size_t i = 0; i < n; i++)
        if (p->at[i] < ' ' || p->at[i] > '~')
            return fail(p, "a family name is written in ASCII");
    memcpy(p->hand->family, p->at, n + 1);
    p->at += n;
    return true;
}

static bool setting_line(struct parser *p)
{
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!is_word(p, settings[i].name))
            continue;
        p->at += word(p);
        blanks(p);
        return number(p, settings[i].low, settings[i].high,
                      (double *)(void *)((char *)p->hand + settings[i].offset));
    }
    return fail(
        p,
        "unknown word \"%.*s\"; a line is LETTER: strokes, mark, anchor, compose, pen, family or a setting",
        word(p), p->at);
}

static bool keyword_line(struct parser *p)
{
    static const struct {
        const char *word;
        bool (*read)(struct parser *);
    } table[] = {{"mark", mark_line},
                 {"anchor", anchor_line},
                 {"compose", compose_line},
                 {"pen", pen_line},
                 {"family", family_line}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (is_word(p, table[i].word)) {
            p->at += word(p);
            blanks(p);
            return table[i].read(p);
        }
    return setting_line(p);
}

static bool starts_letter(const char *s)
{
    int len = 0;
    if (s[0] == 'U' && s[1] == '+')
        return true;
    return qu_hf_utf8(s, &len) && s[len] == ':';
}

static void read_line(struct parser *p, char *line)
{
    size_t n = strlen(line);
    while (n && (line[n - 1] == '\n' || line[n - 1] == '\r' || line[n - 1] == ' ' || line[n - 1] == '\t'))
        line[--n] = 0;
    p->line = p->at = line;
    if (starts_letter(line)) {
        letter_line(p);
        return;
    }
    if (!n || line[0] == '#')
        return;
    if (keyword_line(p)) {
        blanks(p);
        if (*p->at)
            fail(p, "the line must end here");
    }
}

bool qu_hf_parse(struct qu_hf_hand *hand, const char *file)
{
    qu_hf_hand_init(hand);
    struct parser p = {.hand = hand, .file = file};
    FILE *f = fopen(file, "r");
    if (!f) {
        fprintf(stderr, "%s: error: %s\n", file, strerror(errno));
        return false;
    }
    char line[MAX_LINE];
    while (p.errors < MAX_ERRORS && fgets(line, sizeof line, f)) {
        p.line_number++;
        if (strlen(line) == sizeof line - 1) {
            p.line = p.at = line;
            fail(&p, "a line may have at most %d bytes", MAX_LINE - 2);
            break;
        }
        read_line(&p, line);
    }
    fclose(f);
    p.line = p.at = "";
    p.line_number++;
    if (!p.errors && !hand->family[0])
        fail(&p, "the file names no family");
    if (!p.errors && !hand->letters.count)
        fail(&p, "the file draws no letter");
    return !p.errors;
}
