/* writing.c - the layout's pens and its hand, as src/hand takes them; see setting.h. */
#include "setting.h"

#include <math.h>
#include <string.h>

struct qu_pen qu_flow_pen(const struct qu_flow *flow, const char *name)
{
    for (int i = 0; i < QU_PEN_NAMES; i++)
        if (strcmp(qu_pen_words[i], name) == 0) {
            const struct qu_pen_style *p = &flow->layout->pens[i];
            return (struct qu_pen){.width = p->width,
                                   .pressure = p->pressure / 1000.0,
                                   .wobble = p->wobble,
                                   .wave = p->wave,
                                   .taper_in = p->taper_in,
                                   .taper_out = p->taper_out};
        }
    QU_BUG("there is no pen \"%s\"", name);
}

struct qu_vary qu_flow_vary(const struct qu_flow *flow, const struct qu_text_style *style, const char *role,
                            qu_len size)
{
    static const double degree = 3.14159265358979323846 / 180;
    enum qu_letters letters = qu_layout_letters(flow->layout, role);
    const struct qu_hand_style *h = &flow->layout->hands[flow->layout->hand];
    if (letters == QU_LETTERS_PRINTED || flow->layout->hand == QU_VARY_OFF || style->vary == 0)
        return (struct qu_vary){0};
    double part = style->vary / 1000.0, thousandth = part / 1000;
    return (struct qu_vary){.wander = qu_len_scale(h->wander, style->vary, 1000),
                            .wave = h->wave,
                            .drift = tan(h->drift * thousandth * degree),
                            .word_rise = (qu_len)(size * h->word_rise * thousandth),
                            .letter_rise = (qu_len)(size * h->letter_rise * thousandth),
                            .letter_shift = (qu_len)(size * h->letter_shift * thousandth),
                            .word_shift = (qu_len)(size * h->word_shift * thousandth / 4),
                            .slant = h->slant * thousandth,
                            .ink = h->ink * thousandth,
                            .outline = h->outline,
                            .forms = h->instances,
                            .joined = letters == QU_LETTERS_JOINED,
                            .em = size};
}
