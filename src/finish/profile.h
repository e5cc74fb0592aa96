/* profile.h - sRGB as an ICC profile of 500 bytes. It says what the colours of the file mean.
 *
 * Version 4.2, a display profile of three colourants and one parametric curve (IEC 61966-2-1), adapted to D50
 * by Bradford. The bytes are always the same. */
#pragma once

#include "../base/buf.h"

void qu_profile_write(struct qu_buf *out);
