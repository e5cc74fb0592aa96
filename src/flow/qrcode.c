#include "qrcode.h"

#include <qrencode.h>

bool qu_qrcode_available(void)
{
    return true;
}

bool qu_qrcode_encode(struct qu_arena *arena, const char *text, struct qu_qrcode *out)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (code == NULL)
        return false;
    size_t size = (size_t)code->width * (size_t)code->width;
    *out = (struct qu_qrcode){code->width, qu_arena_dup(arena, code->data, size)};
    QRcode_free(code);
    return true;
}
