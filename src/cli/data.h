/* data.h - where the data that quire ships with lies: layouts and fonts.
 *
 * In this order: the folder in $QUIRE_DATA; ../share/quire beside the executable, when quire is installed;
 * the tree it was built in. */
#pragma once

#include "../base/arena.h"

struct qu_data {
    const char *const *layouts; /* folders, the nearest first; NULL-terminated */
    const char *const *fonts;   /* the same; quire's own first, the notebook's last */
};

/* `notebook` is its folder, whose layouts/ and fonts/ take part; NULL: none. Everything in the arena. */
struct qu_data qu_data_find(struct qu_arena *arena, const char *notebook);
