/* What binding asks of the page: room over the edge, away from the fold, and for the spine. */
#include "../../../src/flow/binding.h"
#include "../../../src/flow/tracks.h"
#include "setter.h"

static struct qu_dimension mm(double value)
{
    return (struct qu_dimension){value, QU_UNIT_MM};
}

static struct qu_dimension pt(double value)
{
    return (struct qu_dimension){value, QU_UNIT_PT};
}

static void start(struct setter *s)
{
    qu_diag_finish(&s->diag);
    qu_diag_init(&s->diag, false);
    s->output.name = "shop";
    s->output.press = (struct qu_press)QU_PRESS_PRESET;
    s->notebook.output = &s->output;
}

/* The page is 500 pt wide and 520 pt high. */
static void bleeds(struct setter *s)
{
    start(s);
    tap_int(s->tap, qu_binding_bleed(&s->notebook, s->layout), 0, "no bleed if none is asked for");
    s->output.press.bleed = mm(3);
    tap_int(s->tap, qu_binding_bleed(&s->notebook, s->layout), qu_len_from_mm(3), "3 mm");
    s->output.press.bleed = pt(249.5);
    tap_ok(s->tap, qu_binding_check(&s->notebook, s->layout, &s->diag) && s->diag.count == 0,
           "nearly half of the page");
    s->output.press.bleed = pt(250);
    tap_ok(s->tap, !qu_binding_check(&s->notebook, s->layout, &s->diag) && s->diag.count == 1,
           "half of the page is too much");
    tap_text(s->tap, s->diag.messages[0].text,
             "a bleed of 88.2 mm on each side is larger than the paper: the page has 176.4 x 183.4 mm",
             "which is told");
    tap_text(s->tap, s->diag.messages[0].path, "outputs.shop.bleed", "with its key");
    s->layout->height = 400 * QU_PT;
    s->output.press.bleed = pt(200);
    tap_ok(s->tap, !qu_binding_check(&s->notebook, s->layout, &s->diag), "the shorter side counts");
    s->layout->height = 520 * QU_PT;
}

static const struct qu_layout *with_gutter(struct setter *s, double base, double growth, int pages)
{
    start(s);
    s->output.press.gutter_base = pt(base);
    s->output.press.gutter_growth = pt(growth);
    return qu_binding_with_gutter(&s->arena, &s->notebook, s->layout, pages, &s->diag);
}

/* The text ends 50 pt from the edge, and 5 mm (14.2 pt) must stay. */
static void gutters(struct setter *s)
{
    static const struct {
        double base, growth;
        int pages;
        int extra; /* pt; -1: refused */
    } cases[] = {{35, 0, 10, 35},  {36, 0, 10, -1},  {0, 20, 100, 20}, {0, 20, 50, 10},
                 {5, 20, 150, 35}, {6, 20, 150, -1}, {0, 30, 0, 0},    {1, 0, 0, 1}};
    for (int i = 0; i < QU_COUNT(cases); i++) {
        const struct qu_layout *l = with_gutter(s, cases[i].base, cases[i].growth, cases[i].pages);
        if (cases[i].extra < 0) {
            tap_ok(s->tap, l == NULL && s->diag.count == 1, "%g + %g pt in %d pages do not fit",
                   cases[i].base, cases[i].growth, cases[i].pages);
            continue;
        }
        qu_len extra = cases[i].extra * QU_PT;
        tap_ok(s->tap,
               l != NULL && l->text.x == s->layout->text.x + extra &&
                   l->margin.x == s->layout->margin.x + extra &&
                   l->margin_line_x == s->layout->margin_line_x + extra && l->width == s->layout->width,
               "%g + %g pt in %d pages move the tracks by %d pt", cases[i].base, cases[i].growth,
               cases[i].pages, cases[i].extra);
    }
    tap_ok(s->tap, with_gutter(s, 0, 0, 90) == s->layout, "without a gutter the layout stays");
    with_gutter(s, 40, 0, 12);
    tap_text(s->tap, s->diag.messages[0].text,
             "a gutter of 14.1 mm more (12 pages) does not fit: the tracks end 17.6 mm from the edge, and 5 "
             "mm must stay",
             "what does not fit is told");
    tap_text(s->tap, s->diag.messages[0].hint, "a smaller gutter, or a layout with narrower tracks",
             "and what would");
    s->layout->width = 460 * QU_PT;
    with_gutter(s, 1, 0, 12);
    tap_text(s->tap, s->diag.messages[0].hint, "a layout with narrower tracks", "where there is no room");
    s->layout->width = 500 * QU_PT;
    s->layout->margin.x = 400 * QU_PT;
    tap_ok(s->tap, with_gutter(s, 6, 0, 12) == NULL && with_gutter(s, 5, 0, 12) != NULL,
           "the track that reaches further counts");
    s->layout->margin.x = 50 * QU_PT;
}

/* Two pages are a sheet. */
static void spines(struct setter *s)
{
    start(s);
    s->output.press.thickness = mm(0.5);
    for (int pages = 0; pages < 5; pages++)
        tap_int(s->tap, qu_binding_spine(&s->notebook, s->layout, pages),
                qu_len_from_mm(0.5) * ((pages + 1) / 2), "as thick as its sheets");
    s->output.press.spine = mm(8);
    tap_int(s->tap, qu_binding_spine(&s->notebook, s->layout, 400), qu_len_from_mm(8), "or as it is said");
}

/* Tracks on the right page, and mirrored on the left one. */
static void tracks(struct setter *s)
{
    const struct qu_layout *l = s->layout;
    s->layout->facing = true;
    tap_int(s->tap, qu_tracks_text_x(l, QU_RECTO), 150 * QU_PT, "text of a right page");
    tap_int(s->tap, qu_tracks_text_x(l, QU_VERSO), 50 * QU_PT, "of a left one");
    tap_int(s->tap, qu_tracks_margin_x(l, QU_RECTO), 50 * QU_PT, "margin of a right page");
    tap_int(s->tap, qu_tracks_margin_x(l, QU_VERSO), 370 * QU_PT, "of a left one");
    s->layout->facing = false;
    tap_int(s->tap, qu_tracks_text_x(l, QU_VERSO), 150 * QU_PT, "single pages are all alike");
    tap_int(s->tap, qu_tracks_rule_y(l, 0), 60 * QU_PT, "the first rule");
    tap_int(s->tap, qu_tracks_rule_y(l, 3), 120 * QU_PT, "and the fourth");
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {bleeds, gutters, spines, tracks, NULL};
    return setter_main(argc, argv, cases);
}
