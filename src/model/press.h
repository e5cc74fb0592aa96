/* press.h - what an output says about printing: bleed and marks, gutter, number of pages, a cover in a file
 * of its own, black ink, folding into a booklet.
 *
 * Lengths are kept as written (mm or pt); flow/binding.h resolves them when the page size is known. If all
 * values are zero the file is for the screen and nothing is added. */
#pragma once

#include "schema.h"

enum qu_mark_sort { QU_MARKS_CROP, QU_MARKS_FOLD };
enum qu_cover_mode { QU_COVER_WITH, QU_COVER_APART };
enum qu_black_mode { QU_BLACK_AS_IS, QU_BLACK_PURE };
enum qu_flip { QU_FLIP_SHORT, QU_FLIP_LONG };
enum qu_impose_scale { QU_IMPOSE_EXACT, QU_IMPOSE_FIT };

struct qu_impose {
    struct qu_yaml *sheet; /* a name or [width, height]; NULL: no booklet, or a4 */
    const char *signature; /* "16", "all"; NULL: all */
    int flip, scale;
    struct qu_yaml *given; /* the map itself; NULL: the pages are not imposed */
    double width, height;  /* of the sheet, mm; read by the check */
    int pages;             /* in a signature; 0: all; read by the check */
};

struct qu_press {
    struct qu_dimension bleed, hairline, thickness,
        spine; /* thickness of one leaf of paper; spine: 0: computed from the number of leaves */
    struct qu_dimension gutter_base, gutter_growth; /* growth: for each hundred pages */
    struct qu_list marks;                           /* int: enum qu_mark_sort */
    int fill;                                       /* pages are filled to a multiple of it; 0: not */
    int cover, black;
    bool qr;
    struct qu_impose impose;
    const struct qu_yaml *map; /* of the output, for messages; may be NULL */
};

extern const struct qu_field qu_impose_fields[], qu_gutter_fields[];
extern const char *const qu_press_mark_words[], *const qu_press_cover_words[], *const qu_press_black_words[],
                                                                                   *const qu_press_units[];

#define QU_PRESS_PRESET                                                 \
    {                                                                   \
        .hairline = {0.3, QU_UNIT_PT}, .thickness = { 0.1, QU_UNIT_MM } \
    }

/* Reports errors in it, and reads the values that the binder leaves as nodes. `path` leads to the output. */
void qu_press_check(struct qu_binder *binder, struct qu_press *press, const struct qu_yaml *map,
                    const char *path);
/* Whether the output is for print: then fine lines are made wide enough and edges are checked. */
bool qu_press_prints(const struct qu_press *press);
bool qu_press_marks(const struct qu_press *press, enum qu_mark_sort sort);
/* The size of a named sheet, upright, in mm; false for another word. */
bool qu_press_sheet(const char *name, double *width, double *height);
/* The place of `key` in the output; without such a key, the place of the output. */
struct qu_src qu_press_src(const struct qu_press *press, const char *key);
