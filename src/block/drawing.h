/* drawing.h - what chart, diagram and mind map share: options, look, measured labels, the paper, and how a
 * drawing gets into the galley.
 *
 * A drawing is opened (which decides its width), then ink and labels are added in coordinates of its content
 * (origin: upper left corner of the room for drawing, below the title; y down), then it is closed with the
 * number of grid rows of the content. On a ruled page title and note stand on the rules; on a pasted paper,
 * which is turned by a small angle, text is off the grid. The labels are text items of one Figure node with
 * alt text; the title is the Figure's caption. Errors that are found while measuring go to the sink with the
 * block's place. */
#pragma once

#include "kinds.h"

#include "plot.h"

#include "../flow/cursor.h"

#include "../hand/shapes.h"

/* The options that the author has for any drawing. */
struct qu_drawing_options {
    int place, align; /* place: index into qu_drawing_places */
    struct qu_dimension width;
    int height; /* grid rows of the content; 0: as many as it needs */
    bool paper;
    const char *note, *alt;
};

/* enum qu_place, and the width of both tracks. */
enum { QU_DRAWING_FULL = 4 };
extern const char *const qu_drawing_places[], *const qu_drawing_aligns[];

#define QU_DRAWING_FIELDS(type, member)                                                      \
    {"place",                                                                                \
     QU_FIELD_ENUM,                                                                          \
     offsetof(type, member.place),                                                           \
     0,                                                                                      \
     "where it stands; full: over text and margin",                                          \
     .words = qu_drawing_places},                                                            \
        {"align",                                                                            \
         QU_FIELD_ENUM,                                                                      \
         offsetof(type, member.align),                                                       \
         0,                                                                                  \
         "which side of the text, where it is narrower",                                     \
         .words = qu_drawing_aligns},                                                        \
        {"width",                                                                            \
         QU_FIELD_DIMENSION,                                                                 \
         offsetof(type, member.width),                                                       \
         0,                                                                                  \
         "of the whole; default: all of its place",                                          \
         .example = "60 mm"},                                                                \
        {"height", QU_FIELD_INT, offsetof(type, member.height), 0, "rows for what is drawn", \
         .low = 3, .high = 40},                                                              \
        {"paper", QU_FIELD_BOOL, offsetof(type, member.paper), 0,                            \
         "on a paper of its own, held by a strip of tape"},                                  \
        {"note", QU_FIELD_TEXT, offsetof(type, member.note), 0, "a remark under it"},        \
    {                                                                                        \
        "alt", QU_FIELD_TEXT, offsetof(type, member.alt), 0,                                 \
            "what it shows, for readers who cannot see it; default: made from the data"      \
    }

/* The values that a layout sets for any drawing. */
struct qu_drawing_look {
    const char *title_style, *label_style, *small_style, *note_style;
    struct qu_named_colour *ink, *accent, *paper, *border, *tape, *shadow;
    struct qu_dimension stroke, fine, gap, padding;
    double turn;
};

extern const struct qu_field qu_drawing_look_fields[];

#define QU_DRAWING_LOOK(type, member)                                                                    \
    {                                                                                                    \
        "look", QU_FIELD_STRUCT, offsetof(type, member), QU_REQUIRED, "text styles, inks and the paper", \
            .fields = qu_drawing_look_fields                                                             \
    }

/* A short text, measured: its box reaches from `up` above the baseline to `down` below it. */
struct qu_drawing_label {
    const char *text, *style;
    struct qu_colour colour;
    qu_len width, up, down;
};

struct qu_drawing {
    struct qu_cursor *cursor;
    const struct qu_block *block;
    const struct qu_drawing_options *options;
    const struct qu_drawing_look *look;
    const char *title;
    struct qu_items items;
    struct qu_plot plot;
    struct qu_colour ink, accent;
    struct qu_pen pen, fine;  /* for what is drawn; for axes, leaders and the like */
    qu_len gap;               /* that labels keep to everything else */
    qu_len width;             /* of the content */
    int most_rows;            /* that the content may take */
    int figure;               /* structure node */
    int head_rows, foot_rows; /* of title and note, on the grid */
    qu_len outer, padding;
    uint64_t seed;
    bool failed; /* an error was reported: nothing is drawn */
};

/* A drawing on rows of its own has white rows around it. */
struct qu_spacing qu_drawing_spacing(const struct qu_drawing_options *options);
/* `title` may be NULL. False after an error in the sink. */
bool qu_drawing_open(struct qu_drawing *drawing, struct qu_cursor *cursor, const struct qu_block *block,
                     const struct qu_drawing_options *options, const struct qu_drawing_look *look,
                     const char *title);
/* Adds the drawing to the galley. `alt`: words made from the data; if the author has written some, those are
 * used instead. Frees the drawing. */
void qu_drawing_close(struct qu_drawing *drawing, int rows, const char *alt);
/* Frees the drawing without adding it. */
void qu_drawing_drop(struct qu_drawing *drawing);
/* All of it has its place: opens its figure in the structure. To be called before anything is written. */
void qu_drawing_begin(struct qu_drawing *drawing);

struct qu_drawing_label qu_drawing_measure(struct qu_drawing *drawing, const char *text, const char *style,
                                           struct qu_colour colour);
/* The box of a label whose baseline begins at that point. */
struct qu_rect qu_drawing_box(const struct qu_drawing_label *label, qu_len x, qu_len baseline);
void qu_drawing_write(struct qu_drawing *drawing, const struct qu_drawing_label *label, qu_len x,
                      qu_len baseline, bool on_grid);
/* Writes into a box made by qu_drawing_box or of its size. */
void qu_drawing_write_in(struct qu_drawing *drawing, const struct qu_drawing_label *label,
                         struct qu_rect box);
/* Fills what the pen drew with an ink, and empties the path. */
void qu_drawing_fill(struct qu_drawing *drawing, struct qu_path *path, struct qu_colour colour);
qu_len qu_drawing_length(const struct qu_drawing *drawing, struct qu_dimension dimension);
uint64_t qu_drawing_seed(struct qu_drawing *drawing);
/* The baseline of a grid row of the content (0 is the first). */
qu_len qu_drawing_baseline(const struct qu_drawing *drawing, int row);
QU_PRINTF(3, 4)
void qu_drawing_error(struct qu_drawing *drawing, const char *hint, const char *format, ...);
