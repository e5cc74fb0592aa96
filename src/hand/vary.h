/* vary.h - writing that no press has set: letters, baseline, slant and ink that differ from place to place.
 *
 * Takes a run as it was set and gives the same text with its glyphs moved a little, cut into further runs
 * where the font or the colour changes. What is moved is ink: a run's origin, its advance and its clusters
 * stay, so that lines, marks and links fit as before.
 *
 * Chance is a function of the paragraph's seed and of the place in its text: an edit elsewhere moves nothing
 * here, and the runs of a word that is written in two pens move together. Slow changes (baseline, slant, ink)
 * are noise along the line or the text; words and letters have their own steps on top.
 *
 * What programs that read a PDF tolerate, measured with pdftotext, mutool and pdf.js, is kept whatever is
 * asked for: no glyph leaves the baseline by more than QU_VARY_REACH or its place by more than QU_VARY_SHIFT
 * of an em, letters are never turned, and a space stays with the word before it. Values are stepped, so that
 * a PDF needs few words to say them. */
#pragma once

#include "../asset/fontset.h"
#include "../page/items.h"

enum { QU_VARY_REACH = 245 /* 0.24 pt */, QU_VARY_SHIFT = 30 /* 1/1000 em */ };

/* How much, at the size of the text. All zero: not at all. */
struct qu_vary {
    qu_len wander, wave;                                     /* of the baseline; the length of a wave */
    double drift;                                            /* slope at most of a line */
    qu_len word_rise, letter_rise, letter_shift, word_shift; /* sigma */
    double slant;                                            /* degrees at most */
    double ink;                                              /* share missing at most */
    int outline, forms; /* 1/1000 em, number: of letters in fonts without alternates of their own */
    bool joined;        /* letters keep their places within a word */
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
