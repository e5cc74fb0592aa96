/* data.h - where the data that quire ships with lies: layouts and fonts.
 *
 * In this order: the folder that is given; what the file quire-data says, which stands beside the program in
 * a build folder; share/quire over the folder of this code, the library's or the program's, so that an
 * installation can be moved; share/quire in the prefix that quire was configured for. */
#pragma once

#include "../base/arena.h"

struct qu_data {
    const char *const *layouts; /* folders, the nearest first; NULL-terminated */
    const char *const *fonts;   /* the same; quire's own first, the notebook's last */
};

/* `given`: a folder with layouts/ and fonts/; NULL or "": none. `notebook` is a notebook's folder, whose
 * layouts/ and fonts/ take part; NULL: none. Everything in the arena. */
struct qu_data qu_data_find(struct qu_arena *arena, const char *given, const char *notebook);
