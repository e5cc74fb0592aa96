/* para.h - one paragraph of resolved text -> lines of glyph runs.
 *
 * Itemised and shaped once with Pango (no PangoLayout), hyphenated with libhyphen, broken by total fit over
 * the shaped text (Knuth and Plass, "Breaking Paragraphs into Lines", 1981, ragged and justified costs of the
 * layout), then cut into lines and put into visual order. Lines are not reshaped, but for the fragment before
 * a hyphen and both sides of a break inside a cluster: contextual alternates look back across spaces.
 *
 * Positions: text offsets are bytes. x of a line counts from the left edge of the track; x of a run from the
 * left edge of its line. Results lie in the arena given; fonts are ids of the font set. The typesetter is not
 * for two threads at once. */
#pragma once

#include "../asset/fontset.h"
#include "../base/places.h"
#include "../page/page.h"
#include "../style/layout.h"

struct qu_typesetter;

/* A font as asked for. */
struct qu_font_request {
    const char *const *families; /* NULL-terminated, in order of preference */
    int weight;                  /* enum qu_weight */
    bool italic;
    qu_len size;
    const char *features; /* may be NULL */
    int tracking;         /* 1/1000 em */
};

/* Spans cover the text without gap or overlap, in order. */
struct qu_text_span {
    int start, end;
    struct qu_font_request font;
    const char *language;           /* NULL: the paragraph's */
    qu_len rise;                    /* baseline above the line's */
    qu_len room_before, room_after; /* extra advance at its ends: boxes and circles need it */
    bool no_hyphens;                /* addresses, code */
};

/* The room for line `index` (from 0): x from the left edge of the track, and width. */
struct qu_measure {
    qu_len x, width;
};
typedef struct qu_measure (*qu_measurer)(const void *data, int index);

struct qu_para_request {
    const char *text;
    int length;
    const struct qu_text_span *spans;
    int span_count;
    const char *language;
    enum qu_align align;
    bool hyphenate;
    qu_len indent;       /* of the first line, at the start side */
    qu_len tab;          /* distance of tab stops; 0: 4 em */
    qu_measurer measure; /* NULL: all lines have `width` */
    const void *measure_data;
    qu_len width;
    const struct qu_line_costs *costs;
    struct qu_src src;              /* for warnings: overfull line, missing glyph */
    const struct qu_places *places; /* of each character of the text; NULL: all stand at src */
};

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
    int start, end,
        next; /* bytes: the line shows [start, end); the next one begins at `next` (spaces between vanish) */
    qu_len x, width; /* of what is set, after alignment */
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

struct qu_typesetter *qu_typesetter_new(struct qu_fontset *fonts, struct qu_diag *diag);
void qu_typesetter_free(struct qu_typesetter *typesetter);

/* At least one line always (empty text: one empty line). Warns of glyphs that no family of a span has and of
 * overfull lines. */
struct qu_para *qu_para_set(struct qu_typesetter *typesetter, struct qu_arena *arena,
                            const struct qu_para_request *request);
/* Where the character at a byte of the text is written. */
struct qu_src qu_para_place(const struct qu_para_request *request, int offset);
/* The width of a text on one line. */
qu_len qu_para_natural_width(struct qu_typesetter *typesetter, const struct qu_para_request *request);
/* The visual stretches of bytes [start, end) on a line, left to right, merged where they touch; at most
 * `room` of them. */
int qu_line_extents(const struct qu_line *line, int start, int end, struct qu_extent *out, int room);
/* The pen position before byte `offset` (which lies on this line), from the track's left edge. */
qu_len qu_line_position(const struct qu_line *line, int offset);
/* Ink of a line relative to its baseline's left end. */
struct qu_rect qu_line_ink(const struct qu_fontset *fonts, const struct qu_line *line);
