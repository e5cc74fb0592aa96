/* Papers and what fastens them: few items, inside their bounds, artifacts, seeded. */
#include "../../../src/hand/fasteners.h"
#include "tap.h"

#include <string.h>

static const struct qu_colour ink = {180, 60, 50, 255}, pale = {200, 180, 120, 120};
static const struct qu_src nowhere = {0};

enum thing { SHEET, TORN, STICKY, DASHES, PERFORATED, SHADOW, TAPE, CLIP, PIN, FRAME, RING, QUOTES, THINGS };

static const struct {
    const char *name;
    int items;   /* at most */
    double over; /* mm that it may reach over the rectangle */
    int steps;   /* at most: bytes */
} wanted[THINGS] = {{"a sheet", 1, 0.2, 8},
                    {"a torn sheet", 2, 0.1, 500},
                    {"a sticky note", 5, 0.4, 40},
                    {"a dashed border", 1, 0.5, 6000},
                    {"a perforated edge", 1, 0.1, 400},
                    {"a shadow", 5, 2.1, 60},
                    {"tape", 2, 0.3, 60},
                    {"a clip", 3, 1.2, 700},
                    {"a pin", 4, 1, 60},
                    {"a stamp's frame", 2, 0.5, 900},
                    {"a coffee ring", 4, 0.2, 200},
                    {"quotation marks", 1, 0.3, 20}};

static void draw(enum thing thing, struct qu_arena *arena, struct qu_items *items, uint64_t seed)
{
    qu_len mm = qu_len_from_mm(1);
    struct qu_decor decor = {items, arena, nowhere, seed};
    struct qu_rect r = {0, 0, 40 * mm, 30 * mm};
    switch (thing) {
    case SHEET: qu_decor_sheet(&decor, r, ink, mm / 5); break;
    case TORN:
        qu_decor_torn(&decor, r, QU_EDGE_TOP | QU_EDGE_RIGHT | QU_EDGE_FOOT | QU_EDGE_LEFT, ink, pale, mm);
        break;
    case STICKY: qu_decor_sticky(&decor, r, ink, pale, 5 * mm, 3 * mm); break;
    case DASHES: qu_decor_dashes(&decor, r, ink, mm / 4, mm); break;
    case PERFORATED: qu_decor_perforated(&decor, r, ink, mm * 3 / 2); break;
    case SHADOW: qu_decor_shadow(&decor, r, pale, mm); break;
    case TAPE: qu_decor_tape(&decor, (struct qu_point){r.w / 2, r.h / 2}, r.w, 5 * mm, 0, pale, ink); break;
    case CLIP: qu_decor_clip(&decor, (struct qu_point){0, 0}, 10 * mm, 3 * mm, ink, ink, pale); break;
    case PIN: qu_decor_pin(&decor, (struct qu_point){r.w / 2, r.h / 2}, mm, ink, ink, pale); break;
    case FRAME: qu_decor_stamp_frame(&decor, r, ink, mm / 2, true); break;
    case RING: qu_decor_ring(&decor, (struct qu_point){r.w / 2, r.h / 2}, r.h / 2, pale); break;
    case QUOTES: qu_decor_quotes(&decor, (struct qu_point){0, 0}, r.h, false, ink); break;
    case THINGS: break;
    }
}

static bool same(const struct qu_items *a, const struct qu_items *b)
{
    bool equal = a->count == b->count;
    for (int i = 0; equal && i < a->count; i++) {
        const struct qu_path_item *p = &a->at[i].path, *q = &b->at[i].path;
        equal = p->step_count == q->step_count;
        for (int k = 0; equal && k < p->step_count; k++)
            equal = p->steps[k].op == q->steps[k].op &&
                    (p->steps[k].op == QU_PATH_CLOSE ||
                     (p->steps[k].p[0].x == q->steps[k].p[0].x && p->steps[k].p[0].y == q->steps[k].p[0].y));
    }
    return equal;
}

static void check(struct tap *tap, struct qu_arena *arena, enum thing thing)
{
    struct qu_items a = {0}, b = {0}, c = {0};
    int steps = 0, paths = 0;
    draw(thing, arena, &a, 1);
    draw(thing, arena, &b, 1);
    draw(thing, arena, &c, 2);
    for (int i = 0; i < a.count; i++) {
        paths += a.at[i].kind == QU_ITEM_PATH && a.at[i].node == QU_ARTIFACT && a.at[i].path.fill.a > 0;
        steps += a.at[i].path.step_count;
    }
    const char *name = wanted[thing].name;
    tap_ok(tap, a.count > 0 && a.count <= wanted[thing].items && paths == a.count,
           "%s is %d filled paths, artifacts all", name, a.count);
    tap_ok(tap, steps > 3 && steps <= wanted[thing].steps, "%s takes %d steps", name, steps);
    struct qu_rect box = qu_items_box(a.at, a.count);
    double over = qu_len_to_mm(QU_MAX(QU_MAX(-box.x, -box.y), QU_MAX(box.x + box.w - qu_len_from_mm(40),
                                                                     box.y + box.h - qu_len_from_mm(30))));
    tap_ok(tap, over <= wanted[thing].over, "%s stays in its place (%.2f mm over)", name, over);
    tap_ok(tap, same(&a, &b), "%s is drawn the same for the same seed", name);
    if (thing != SHADOW && thing != PERFORATED)
        tap_ok(tap, !same(&a, &c), "%s differs for another", name);
    qu_items_finish(&a);
    qu_items_finish(&b);
    qu_items_finish(&c);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_arena arena;
    qu_arena_init(&arena);
    for (enum thing thing = SHEET; thing < THINGS; thing++)
        check(&tap, &arena, thing);
    struct qu_colour half = qu_decor_fade(ink, 0.5);
    tap_int(&tap, half.a, 128, "half faded");
    tap_int(&tap, qu_decor_fade(ink, 3).a, 255, "never more than opaque");
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
