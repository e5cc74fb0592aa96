/* fingerprints.h - fingerprints of the pages of a PDF: two pages with one fingerprint look the same,
 * whatever numbers and names stand behind them.
 *
 * A page's look is the hash of its boxes and of what its content draws, with everything that the content
 * names put in: letters by their outlines, pictures by their bytes, forms by what they draw. Marked content
 * and the text behind letters do not count. Links have one of their own. */
#pragma once

#include "input.h"

struct qu_fingerprint {
    const char *label; /* "iv"; "" where the file has none */
    uint64_t look, links;
};

struct qu_fingerprints {
    const struct qu_fingerprint *at;
    int count;
};

/* False after a message: see input.h. Everything in the arena. */
bool qu_fingerprints_read(struct qu_arena *arena, struct qu_diag *diag, const char *file, const void *bytes,
                          size_t length, struct qu_fingerprints *out);
