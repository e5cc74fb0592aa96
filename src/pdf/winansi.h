/* winansi.h - WinAnsiEncoding (PDF 1.7, annex D.2): the codes of one byte, and the characters that they
 * stand for. */
#pragma once

#include "../base/base.h"

/* 0: the code has no character. */
uint32_t qu_winansi_to_unicode(unsigned code);
/* 0: the character has no code. */
int qu_winansi_from_unicode(uint32_t unicode);
