#include "context.h"

#include <math.h>
#include <string.h>

qu_len qu_context_full_width(const struct qu_context *context)
{
    const struct qu_layout *layout = context->layout;
    qu_len right = QU_MAX(layout->margin.x + layout->margin.width, layout->text.x + layout->text.width);
    return right - layout->text.x;
}

const struct qu_text_style *qu_context_style(const struct qu_context *context, const char *name)
{
    return qu_layout_lookup_style(context->layout, name);
}

static const struct qu_type *type_of(const struct qu_context *context, const char *style)
{
    return &context->type[qu_context_style(context, style) - context->layout->styles];
}

const struct qu_font_request *qu_context_font(const struct qu_context *context, const char *name)
{
    return &type_of(context, name)->font;
}

qu_len qu_context_x_height(const struct qu_context *context, const char *style)
{
    return type_of(context, style)->x_height;
}

struct qu_pen qu_context_pen(const struct qu_context *context, const char *name)
{
    for (int i = 0; i < QU_PEN_NAMES; i++)
        if (strcmp(qu_pen_words[i], name) == 0) {
            const struct qu_pen_style *p = &context->layout->pens[i];
            return (struct qu_pen){.width = p->width,
                                   .pressure = p->pressure / 1000.0,
                                   .wobble = p->wobble,
                                   .wave = p->wave,
                                   .taper_in = p->taper_in,
                                   .taper_out = p->taper_out};
        }
    QU_BUG("there is no pen \"%s\"", name);
}

struct qu_vary qu_context_vary(const struct qu_context *context, const struct qu_text_style *style,
                               const char *role, qu_len size)
{
    static const double degree = QU_PI / 180;
    enum qu_letters letters = qu_layout_letters(context->layout, role);
    const struct qu_hand_style *h = &context->layout->hands[context->layout->hand];
    if (letters == QU_LETTERS_PRINTED || context->layout->hand == QU_VARY_OFF || style->vary == 0)
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
