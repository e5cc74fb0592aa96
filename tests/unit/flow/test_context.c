/* What a layout's values become where they are used: the hand, pens, fonts in a line, tracks. */
#include "../../../src/flow/type.h"
#include "setter.h"

#include <math.h>

static void near(struct setter *s, double got, double want, const char *what)
{
    tap_ok(s->tap, fabs(got - want) <= 1e-9 * fmax(1, fabs(want)), "%s: %.12g, wanted %.12g", what, got,
           want);
}

/* A style that varies by half, at 20 pt. */
static void hand(struct setter *s)
{
    struct qu_text_style style = {.vary = 500};
    const char *written = NULL, *joined = NULL, *printed = NULL;
    for (int i = 0; i < s->layout->role_count; i++)
        *(s->layout->letters[i] == QU_LETTERS_WRITTEN  ? &written
          : s->layout->letters[i] == QU_LETTERS_JOINED ? &joined
                                                       : &printed) = s->layout->roles[i].name;
    s->layout->hand = QU_VARY_NATURAL;
    s->layout->hands[QU_VARY_NATURAL] = (struct qu_hand_style){.wander = 30000,
                                                               .wave = 70000,
                                                               .drift = 600,
                                                               .word_rise = 40,
                                                               .letter_rise = 20,
                                                               .letter_shift = 30,
                                                               .word_shift = 80,
                                                               .slant = 1500,
                                                               .ink = 200,
                                                               .outline = 12,
                                                               .instances = 3};
    struct qu_vary v = qu_context_vary(&s->context, &style, written, 20 * QU_PT);
    tap_int(s->tap, v.wander, 15000, "half of the wander");
    tap_int(s->tap, v.wave, 70000, "waves as long as they are");
    near(s, v.drift, tan(0.3 * 3.14159265358979323846 / 180), "a slope of 0.3 degrees");
    tap_int(s->tap, v.word_rise, 20 * QU_PT * 20 / 1000, "words rise by 20/1000 em");
    tap_int(s->tap, v.letter_rise, 20 * QU_PT * 10 / 1000, "letters by 10/1000 em");
    tap_int(s->tap, v.letter_shift, 20 * QU_PT * 15 / 1000, "and move by 15/1000 em");
    tap_int(s->tap, v.word_shift, 20 * QU_PT * 10 / 1000,
            "words by 40/1000 of a space, which is a quarter em");
    near(s, v.slant, 0.75, "degrees of slant");
    near(s, v.ink, 0.1, "a tenth of the ink is missing at most");
    tap_ok(s->tap, v.outline == 12 && v.forms == 3 && v.em == 20 * QU_PT && !v.joined,
           "forms, and letters that stand alone");
    if (joined != NULL)
        tap_ok(s->tap, qu_context_vary(&s->context, &style, joined, 20 * QU_PT).joined,
               "letters that are joined");
    tap_int(s->tap, qu_context_vary(&s->context, &style, printed, 20 * QU_PT).em, 0,
            "what is printed does not vary");
    style.vary = 1;
    tap_int(s->tap, qu_context_vary(&s->context, &style, written, 20 * QU_PT).em, 20 * QU_PT,
            "it may vary little");
    style.vary = 0;
    tap_int(s->tap, qu_context_vary(&s->context, &style, written, 20 * QU_PT).em, 0, "or not at all");
    style.vary = 500;
    s->layout->hand = QU_VARY_OFF;
    tap_int(s->tap, qu_context_vary(&s->context, &style, written, 20 * QU_PT).em, 0,
            "nor does a hand that is off");
}

static void pens(struct setter *s)
{
    s->layout->pens[QU_PEN_MARKER] = (struct qu_pen_style){
        .width = 900, .wobble = 30, .wave = 8000, .taper_in = 500, .taper_out = 700, .pressure = 250};
    struct qu_pen pen = qu_context_pen(&s->context, qu_pen_words[QU_PEN_MARKER]);
    tap_ok(s->tap,
           pen.width == 900 && pen.wobble == 30 && pen.wave == 8000 && pen.taper_in == 500 &&
               pen.taper_out == 700 && pen.pressure == 0.25,
           "a pen by its name");
}

/* The text begins at 150 pt and is 300 pt wide. */
static void widths(struct setter *s)
{
    tap_int(s->tap, qu_context_full_width(&s->context), 300 * QU_PT, "the margin at the left adds nothing");
    s->layout->margin.x = 470 * QU_PT;
    tap_int(s->tap, qu_context_full_width(&s->context), 400 * QU_PT, "at the right it does");
    s->layout->margin.x = 50 * QU_PT;
}

static void inside(struct setter *s)
{
    const struct qu_font_request *body = qu_context_font(&s->context, "body");
    struct qu_span_style span = {.italic = -1, .size = 1000};
    struct qu_font_request font = qu_type_inside(s->layout, body, &span, s->fonts);
    tap_ok(s->tap,
           font.size == body->size && font.weight == body->weight && font.italic == body->italic &&
               font.families == body->families,
           "nothing said: as around");
    span = (struct qu_span_style){.italic = 1, .weight = 1, .size = 500};
    font = qu_type_inside(s->layout, body, &span, s->fonts);
    tap_ok(s->tap, font.italic && font.weight == 1 && font.size == body->size / 2,
           "slanted, light, half the size");
    span = (struct qu_span_style){.italic = 0, .size = 0};
    font.italic = true;
    font = qu_type_inside(s->layout, &font, &span, s->fonts);
    tap_ok(s->tap, !font.italic && font.size == body->size / 2, "upright again");
    span = (struct qu_span_style){.italic = -1, .role = "serif"};
    font = qu_type_inside(s->layout, body, &span, s->fonts);
    const struct qu_font_role *role = qu_layout_lookup_role(s->layout, "serif");
    double was = qu_fontset_metrics(s->fonts, body->families, body->weight >= QU_WEIGHT_MARKER, body->italic)
                     .x_height,
           now = qu_fontset_metrics(s->fonts, role->families, body->weight >= QU_WEIGHT_MARKER, body->italic)
                     .x_height;
    tap_ok(s->tap,
           font.families == role->families && abs(font.size - (qu_len)(body->size * was / now)) <= 1 &&
               was != now,
           "another family has the x-height of the text around it");
}

/* Sizes that follow from the rules; the grid is 20 pt. */
static void sizes(struct setter *s)
{
    struct qu_text_style *style = setter_style(s, "body");
    style->size = 0;
    style->x_height = 300;
    setter_restyle(s);
    qu_len x_height = qu_context_x_height(&s->context, "body");
    tap_ok(s->tap, abs(x_height - 6 * QU_PT) <= 2, "an x-height of 0.3 rows: %d", x_height);
    style->size = 11 * QU_PT;
    setter_restyle(s);
    tap_int(s->tap, qu_context_font(&s->context, "body")->size, 11 * QU_PT, "a size that is given stands");
    tap_ok(s->tap, qu_context_x_height(&s->context, "body") < 6 * QU_PT, "with the x-height of its face");
    style->tracking = 40;
    style->features = "onum=1";
    setter_restyle(s);
    tap_ok(s->tap,
           qu_context_font(&s->context, "body")->tracking == 40 &&
               strcmp(qu_context_font(&s->context, "body")->features, "onum=1") == 0,
           "tracking and features");
    bool others = true;
    for (int i = 0; i < s->layout->style_count; i++) {
        const struct qu_text_style *other = &s->layout->styles[i];
        const struct qu_font_request *font = qu_context_font(&s->context, other->name);
        const struct qu_font_role *role = qu_layout_lookup_role(s->layout, other->role);
        int measured = qu_fontset_metrics(s->fonts, role->families, other->weight >= QU_WEIGHT_MARKER,
                                          other->italic)
                           .x_height;
        others = others && font->families == role->families && font->weight == other->weight &&
                 font->italic == other->italic &&
                 qu_context_x_height(&s->context, other->name) == qu_len_scale(font->size, measured, 1000);
    }
    tap_ok(s->tap, others, "each style has its own face");
}

int main(int argc, char **argv)
{
    setter_case *const cases[] = {hand, pens, widths, inside, sizes, NULL};
    return setter_main(argc, argv, cases);
}
