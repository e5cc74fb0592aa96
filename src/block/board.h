/* board.h - the board of a notebook's cover: its grain, its light, the cloth at the spine with its seam, worn
 * corners.
 *
 *
 *
 * Vector only, and small: a few thousand short steps in a few paths. Everything is an artifact and lies under
 * the text. */
#pragma once

#include "papers.h"

struct qu_board_style {
    struct qu_named_colour *board, *spine, *thread, *light, *dark, *worn;
    struct qu_dimension spine_width, corner;
};

#define QU_BOARD_FIELDS(type, member)                                                             \
    {"board", QU_FIELD_COLOUR, offsetof(type, member.board), QU_REQUIRED, "colour of the board"}, \
        {"spine", QU_FIELD_COLOUR, offsetof(type, member.spine), QU_REQUIRED,                     \
         "colour of the cloth at the spine"},                                                     \
        {"thread", QU_FIELD_COLOUR, offsetof(type, member.thread), QU_REQUIRED,                   \
         "of the seam along the cloth"},                                                          \
        {"light", QU_FIELD_COLOUR, offsetof(type, member.light), QU_REQUIRED,                     \
         "where light falls, and in the grain"},                                                  \
        {"dark", QU_FIELD_COLOUR, offsetof(type, member.dark), QU_REQUIRED,                       \
         "towards the edges, and in the grain"},                                                  \
        {"worn", QU_FIELD_COLOUR, offsetof(type, member.worn), QU_REQUIRED,                       \
         "the pasteboard that shows at worn corners"},                                            \
        {"spine-width", QU_FIELD_DIMENSION, offsetof(type, member.spine_width), QU_REQUIRED,      \
         "width of the cloth"},                                                                   \
    {                                                                                             \
        "corner", QU_FIELD_DIMENSION, offsetof(type, member.corner), QU_REQUIRED,                 \
            "how far the corners are worn"                                                        \
    }

/* Covers the whole page and 3 mm beyond, or the bleed of the output if that is more; the spine is at the
 * left. `colour`: of the board. */
void qu_board_draw(struct qu_cursor *cursor, const struct qu_board_style *style, struct qu_colour colour,
                   struct qu_items *items);
/* Small spots over a title, in the colour of the board, as if gold had been rubbed off. */
void qu_board_rub(struct qu_cursor *cursor, struct qu_rect rect, struct qu_colour colour,
                  struct qu_items *items);
