/* lines.h - a paragraph that was set: lines of glyph runs, and the position of their text.
 *
 * Text offsets are bytes. x of a line counts from the left edge of the track, x of a run from the left edge
 * of its line; fonts are ids of the font set. */
#pragma once

#include "../asset/fontset.h"
#include "../page/page.h"
#include "request.h"

struct qu_run {
    int span; /* index into the request's spans */
    int font;
    qu_len x, rise, width; /* x from the line's left edge */
    int text_start;        /* byte offset in the paragraph; -1: a hyphen that was added */
    const char *text;      /* of the run; U+00AD for an added hyphen, a space for a tab */
    int length;
    struct qu_glyph *glyphs; /* visual order; x, y from the run's origin */
    int glyph_count;
    struct qu_cluster *clusters; /* logical order */
    int cluster_count;
    qu_len *edges; /* cluster_count + 1 pen positions from the run's origin: cluster i lies between edges[i]
                    * and edges[i + 1], in logical order (falling in rtl runs); a line's last space lies
                    * beyond `width` */
    bool rtl;
};

struct qu_line {
    int start, end, next; /* bytes: it shows [start, end), the next one begins at `next` (without spaces) */
    qu_len x, width;      /* of what is set, after alignment */
    struct qu_measure measure;
    bool hyphenated, last, overfull;
    bool ends_hard;      /* a hard break or the paragraph's end */
    struct qu_run *runs; /* visual order, left to right */
    int run_count;
};

struct qu_para {
    struct qu_line *lines;
    int line_count;
    bool rtl;
    int hyphens;
    double demerits;
};

/* A horizontal stretch of a line, from the track's left edge. */
struct qu_extent {
    qu_len x, width;
};

/* The visual stretches of bytes [start, end) on a line, left to right, merged where they touch; at most
 * `room` of them. */
int qu_line_extents(const struct qu_line *line, int start, int end, struct qu_extent *out, int room);
/* The pen position before byte `offset` (which lies on this line), from the track's left edge. */
qu_len qu_line_position(const struct qu_line *line, int offset);
/* Ink of a line relative to its baseline's left end. */
struct qu_rect qu_line_ink(const struct qu_fontset *fonts, const struct qu_line *line);
