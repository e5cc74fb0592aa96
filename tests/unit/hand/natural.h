/* natural.h - writing that varies about as much as a layout's `hand: natural` makes it, at 12 pt. */
#pragma once

#include "../../../src/hand/vary.h"

static const struct qu_vary natural = {.wander = 140,
                                       .wave = 90000,
                                       .drift = 0.0003,
                                       .word_rise = 86,
                                       .letter_rise = 50,
                                       .letter_shift = 98,
                                       .word_shift = 184,
                                       .slant = 1.1,
                                       .ink = 0.1,
                                       .outline = 10,
                                       .forms = 4,
                                       .em = 12 * QU_PT};
