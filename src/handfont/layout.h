#pragma once
/* OpenType layout. GSUB: calt takes the next form for each letter and steps once more when the same form stood within the last
   letters; aalt and salt offer all forms, ss01..ss03 the second to the fourth. GPOS: kern by classes. */
#include "font.h"
#include "mem.h"

struct qu_hf_bytes qu_hf_layout_gsub(const struct qu_hf_font *font);
struct qu_hf_bytes qu_hf_layout_gpos(const struct qu_hf_font *font);
