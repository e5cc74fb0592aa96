/* output.h - named variants of one notebook: what `outputs:` may say. What an output selects stands in
 * select.h. */
#pragma once

#include "press.h"

enum qu_hand_strength { QU_HAND_OFF, QU_HAND_SUBTLE, QU_HAND_NATURAL, QU_HAND_STRONG };
enum qu_ink { QU_INK_FULL, QU_INK_GREY };
enum qu_note_mode { QU_NOTES_MARGIN, QU_NOTES_AFTER, QU_NOTES_END };
enum qu_link_mode { QU_LINKS_PLAIN, QU_LINKS_PRINTED };
enum qu_lost_links { QU_LOST_WARN, QU_LOST_QUIET };
enum qu_conformity { QU_CONFORM_UA1, QU_CONFORM_A2A };

struct qu_output {
    const char *name; /* first members as in every element of a MAP */
    struct qu_src src;
    const char *file;                      /* name of the file; NULL: made from the name of the folder */
    const char *layout;                    /* NULL: the notebook's */
    struct qu_yaml *style;                 /* keys of a layout on top of it; NULL: none */
    struct qu_list entries, tags, without; /* const char * */
    int paper;                             /* enum qu_paper for all entries; -1: their own */
    int hand;                              /* enum qu_hand_strength; -1: the layout's */
    int colour, notes, links, lost_links;  /* enum qu_ink, qu_note_mode, qu_link_mode, qu_lost_links */
    bool ruling, tint, decoration;
    const char *limit;      /* as written */
    int64_t most_bytes;     /* 0: no limit */
    struct qu_list conform; /* int: enum qu_conformity */
    struct qu_press press;  /* what it says about paper */
};

/* The values of an output that sets none: the notebook as it is. */
extern const struct qu_output qu_output_preset;
extern const struct qu_field qu_output_fields[];
