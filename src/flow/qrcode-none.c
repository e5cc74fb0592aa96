#include "qrcode.h"

/* Compiled instead of qrcode.c if quire is built without libqrencode. */

bool qu_qrcode_available(void)
{
    return false;
}

bool qu_qrcode_encode(struct qu_arena *arena, const char *text, struct qu_qrcode *out)
{
    (void)arena;
    (void)text;
    (void)out;
    return false;
}
