/* fingerprints.h - fingerprints of the pages of a PDF: two pages with the same fingerprint look the same,
 * even if the numbers of objects and the names of resources differ.
 *
 * The fingerprint is a hash of the page's boxes and of what its content draws; names in the content are
 * replaced by what they refer to: letters by their outlines, pictures by their bytes, forms by what they
 * draw. Marked content and the text of letters (ToUnicode) do not count. Links have a fingerprint of their
 * own. */
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
