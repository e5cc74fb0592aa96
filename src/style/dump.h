/* dump.h - a resolved layout as text. */
#pragma once

#include "layout.h"

/* All values as text (--dump=style). */
void qu_layout_dump(const struct qu_layout *layout, struct qu_buf *out);
