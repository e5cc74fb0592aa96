/* request.h - what a paragraph is set from: its text, the fonts of its spans, the room for its lines. */
#pragma once

#include "../base/places.h"
#include "../style/layout.h"

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
    struct qu_src language_src; /* where it was said, for messages; no file: `src` */
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

/* Where the character at a byte of the text is written. */
struct qu_src qu_para_place(const struct qu_para_request *request, int offset);
