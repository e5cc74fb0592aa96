/* pictures.h - reads all pictures of a notebook before its blocks are set, because setting needs their
 * sizes. */
#pragma once

#include "../asset/image.h"
#include "../model/notebook.h"

/* In the order of the notebook. Those that cannot be read are errors in the sink, where the block
 * names them. */
void qu_pictures_load(struct qu_images *images, struct qu_diag *diag, const struct qu_notebook *notebook);
