/* weigh.h - how many bytes of a finished PDF are pictures, fonts, page content and so on: the lengths of its
 * streams by their use; the rest is everything else. */
#pragma once

#include "../base/arena.h"
#include "../base/buf.h"

/* One font file or picture. */
struct qu_share {
    const char *name; /* "QuireHand-Marker", "1200 x 800" */
    size_t bytes;
};

struct qu_weights {
    size_t all, fonts, pictures, pages, structure,
        rest; /* pages: their content, backgrounds included; structure: XMP, tags */
    struct qu_share *fonts_at, *pictures_at; /* the largest first; in the arena */
    int font_count, picture_count;
};

/* False if the bytes are no PDF. */
bool qu_weigh_pdf(struct qu_arena *arena, const struct qu_buf *pdf, struct qu_weights *out);
/* "pictures 1.4 MB, fonts 210 kB, pages 90 kB, the rest 12 kB": the largest first. */
void qu_weights_summary(const struct qu_weights *weights, struct qu_buf *out);
/* A table of several lines. */
void qu_weights_print(const struct qu_weights *weights, struct qu_buf *out);
/* "999 B", "412 kB", "1.4 MB". */
void qu_bytes_print(size_t bytes, struct qu_buf *out);
