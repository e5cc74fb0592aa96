/* qr.h - addresses in print: a QR code for a camera in the margin, beside the line with the link, and under
 * it the address for people.
 *
 * Only in outputs that ask for it, and only for links in paragraphs beside the margin track. An address has
 * one code in each entry. A code is one path on a patch of white with a quiet zone of four modules, at least
 * 15 mm wide, error correction M. It is placed like a margin note. An address that would need modules smaller
 * than 0.33 mm, which cameras cannot read well, gets a warning (PRINT_DOUBTFUL) and no code. A quire built
 * without libqrencode (qrcode.h) draws none, which is a warning (FEATURE_MISSING) too. */
#pragma once

#include "cursor.h"

/* Adds the code of a link to the last row of the galley, `line` grid rows below its top. */
void qu_qr_hang(struct qu_cursor *cursor, const struct qu_span *link, qu_len anchor_x, int line);
