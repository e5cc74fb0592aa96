#include "variation.h"

#include <math.h>
#include <string.h>

static int thousandths(double value)
{
    return (int)lround(value * 1000);
}

static struct qu_hand_style resolve_level(const struct qu_layout *layout, const struct qu_hand_source *s)
{
    return (struct qu_hand_style){.wander = qu_layout_length(layout, s->wander, 0),
                                  .wave = qu_layout_length(layout, s->wave, 0),
                                  .drift = thousandths(s->drift),
                                  .word_rise = thousandths(s->word_rise),
                                  .letter_rise = thousandths(s->letter_rise),
                                  .letter_shift = thousandths(s->letter_shift),
                                  .word_shift = thousandths(s->word_shift),
                                  .slant = thousandths(s->slant),
                                  .ink = thousandths(s->ink),
                                  .outline = thousandths(s->outline),
                                  .instances = s->instances};
}

void qu_resolve_variation(struct qu_styling *styling)
{
    struct qu_layout *layout = styling->layout;
    layout->hand = styling->source.hand;
    for (int i = QU_VARY_SUBTLE; i < QU_VARY_LEVELS; i++)
        layout->hands[i] = resolve_level(layout, &styling->source.hands[i]);
    for (int i = 0; i < QU_PEN_NAMES; i++) {
        const struct qu_pen_source *s = &styling->source.pens[i];
        layout->pens[i] = (struct qu_pen_style){.width = qu_layout_length(layout, s->width, 0),
                                                .wobble = qu_layout_length(layout, s->wobble, 0),
                                                .wave = qu_layout_length(layout, s->wave, 0),
                                                .taper_in = qu_layout_length(layout, s->taper_in, 0),
                                                .taper_out = qu_layout_length(layout, s->taper_out, 0),
                                                .pressure = thousandths(s->pressure)};
    }
}
