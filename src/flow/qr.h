/* qr.h - addresses on paper: a QR code in the margin beside the line of a link, for a camera, and the address
 * under it, for a reader.
 *
 * Only in outputs that ask for it, for links in paragraphs beside the margin track; an address has one code
 * in an entry. A code is one path on a patch of white with a quiet zone of four modules, at least 15 mm wide,
 * error correction M. It hangs like a margin note. What is too long for a code of modules that a camera can
 * tell apart (0.33 mm) gets none and a warning (PRINT_DOUBTFUL). A quire built
 * without libqrencode (qrcode.h) draws none, which is a warning (FEATURE_MISSING) too. */
#pragma once

#include "cursor.h"

/* Hangs the code of a link from the last row of the galley, `line` grid rows below its top. */
void qu_qr_hang(struct qu_cursor *cursor, const struct qu_span *link, qu_len anchor_x, int line);
