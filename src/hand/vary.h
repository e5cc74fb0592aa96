/* vary.h - makes type look written: letters, baseline, slant and ink differ from place to place.
 *
 * Takes a run as it was set and gives the same text with its glyphs moved a little, cut into further runs
 * where the font or the colour changes. Only the ink is moved: a run's origin, its advance and its clusters
 * stay, so that lines, marks and links still fit.
 *
 * All random values depend on the paragraph's seed and on the place in its text only: an edit elsewhere
 * changes nothing here, and the two parts of a word in two fonts move together. Slow changes (baseline,
 * slant, ink) are value noise (noise.h) along the line or the text; the random steps of words and letters are
 * added to them.
 *
 * Programs that read a PDF must still find the right words. Their limits were measured with pdftotext, mutool
 * and pdf.js and are kept at any strength: no glyph leaves the baseline by more than QU_VARY_REACH or its
 * place by more than QU_VARY_SHIFT of an em, letters are never turned, and a space is moved with the word
 * before it. Values are rounded to steps, so that the PDF stays small. */
#pragma once

#include "../asset/fontset.h"
#include "../page/items.h"

enum { QU_VARY_REACH = 245 /* 0.24 pt */, QU_VARY_SHIFT = 30 /* 1/1000 em */ };

/* How much the writing varies, at the size of the text. All zero: not at all. */
struct qu_vary {
    qu_len wander, wave;                                     /* of the baseline; the length of a wave */
    double drift;                                            /* slope at most of a line */
    qu_len word_rise, letter_rise, letter_shift, word_shift; /* sigma */
    double slant;                                            /* degrees at most */
    double ink;                                              /* share missing at most */
    int outline, forms; /* 1/1000 em, number: of letters in fonts without alternates of their own */
    bool joined;        /* joined writing: letters keep their places within a word */
    qu_len em;
};

/* A line that is being written. */
struct qu_writing {
    const struct qu_vary *vary;
    struct qu_fontset *fonts;
    struct qu_arena *arena;
    const char *text; /* the paragraph */
    uint64_t seed;    /* of the paragraph */
    int line;         /* the byte with which the line begins */
};

/* Adds a TEXT item as one or more. It lies `along` from the line's left end, its text begins at byte `offset`
 * of the paragraph, cluster i stands between edges[i] and edges[i + 1]. Text from right to left stays as it
 * is. */
void qu_vary_text(const struct qu_writing *writing, const struct qu_item *plain, int offset, qu_len along,
                  const qu_len *edges, struct qu_items *out);
