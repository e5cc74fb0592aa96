/* qrcode.h - an address as the modules of a QR code. The only code that calls libqrencode.
 *
 * Byte mode, error correction M, as small as the address allows. */
#pragma once

#include "../base/arena.h"

struct qu_qrcode {
    int side;                   /* in modules */
    const unsigned char *lines; /* side * side bytes, line by line: bit 0 says whether a module is dark */
};

/* Whether this quire was built with libqrencode (meson_options.txt). */
bool qu_qrcode_available(void);
/* False if the text is too long for any code. The modules lie in the arena. */
bool qu_qrcode_encode(struct qu_arena *arena, const char *text, struct qu_qrcode *out);
