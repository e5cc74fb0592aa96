/* sysfonts.h - in which folder of the system a font family lies.
 *
 * Looking through every installed font at each start costs tens of milliseconds, so the answer for all
 * families is kept in a small text file in the user's cache folder. It is valid as long as no font folder has
 * changed (the file holds the time of change of each folder); otherwise it is written again. Without a cache
 * folder everything still works, only slower. Names are compared without regard to case. */
#pragma once

#include "../base/arena.h"

#include <fontconfig/fontconfig.h>

/* The user's cache folder for fonts, made if it is missing; NULL if there is none that can be written. */
char *qu_sysfonts_cache_folder(struct qu_arena *arena);
/* A configuration that knows no fonts and keeps its caches in that folder (which may be NULL). */
FcConfig *qu_sysfonts_empty_config(const char *cache_folder);

/* For each of `families` (NULL-terminated) the folder that holds it, or NULL: an array as long as `families`,
 * in the arena. */
const char **qu_sysfonts_lookup(struct qu_arena *arena, const char *cache_folder,
                                const char *const *families);
