/* card.h - rows of cards over both tracks, for the kinds numbers, projects and skills.
 *
 * A kind fills one card after the other from the top down (struct qu_stack of papers.h) and may put something
 * at its foot; the cards of a row get the height of the tallest, rounded so that the row takes whole grid
 * rows. Pages break between rows only. Cards are turned by a small angle, so their text is off the grid.
 * Items lie relative to a card's upper left corner. */
#pragma once

#include "papers.h"

/* The values that a layout sets for any kind of card. */
struct qu_card_style {
    int columns;
    struct qu_named_colour *paper, *border, *shadow, *gloss;
    struct qu_dimension gap, padding, depth, head;
    double turn;
};

#define QU_CARD_FIELDS(type, member)                                                                     \
    {"columns", QU_FIELD_INT, offsetof(type, member.columns), QU_REQUIRED, "cards in a row",             \
     .low = 1,  .high = 6},                                                                              \
        {"gap", QU_FIELD_DIMENSION, offsetof(type, member.gap), QU_REQUIRED,                             \
         "between cards, across and down"},                                                              \
        {"padding", QU_FIELD_DIMENSION, offsetof(type, member.padding), QU_REQUIRED,                     \
         "from a card's edge to its text"},                                                              \
        {"head", QU_FIELD_DIMENSION, offsetof(type, member.head), QU_REQUIRED,                           \
         "room above a card for what holds it"},                                                         \
        {"paper", QU_FIELD_COLOUR, offsetof(type, member.paper), QU_REQUIRED, "of the cards"},           \
        {"border", QU_FIELD_COLOUR, offsetof(type, member.border), QU_REQUIRED,                          \
         "a line along the edge; none"},                                                                 \
        {"shadow", QU_FIELD_COLOUR, offsetof(type, member.shadow), QU_REQUIRED, "under the cards"},      \
        {"shadow-depth", QU_FIELD_DIMENSION, offsetof(type, member.depth), QU_REQUIRED,                  \
         "how far the shadow reaches"},                                                                  \
        {"gloss", QU_FIELD_COLOUR, offsetof(type, member.gloss), QU_REQUIRED, "light on tape or steel"}, \
    {                                                                                                    \
        "turn", QU_FIELD_NUMBER, offsetof(type, member.turn), QU_REQUIRED,                               \
            "degrees that a card is turned, at most", .low = 0, .high = 1                                \
    }

/* How one sort of text on a card looks. */
struct qu_card_text {
    const char *style;
    struct qu_dimension leading;
};

#define QU_CARD_TEXT_FIELDS(name, type, member, what)                                     \
    {name "-style", QU_FIELD_TEXT, offsetof(type, member.style), QU_REQUIRED, what},      \
    {                                                                                     \
        name "-leading", QU_FIELD_DIMENSION, offsetof(type, member.leading), QU_REQUIRED, \
            "from line to line of it"                                                     \
    }

struct qu_card {
    struct qu_stack stack;
    qu_len width;         /* of the whole card */
    int node;             /* parent of the structure nodes of all on it */
    struct qu_items foot; /* put at the foot of the card; relative to their own upper left corner */
    qu_len foot_height;
    struct qu_items over; /* drawn over paper and tape, under the text, relative to the card */
};

struct qu_cards {
    const struct qu_card_style *style;
    int columns, count;
    struct qu_src src;
    /* Sets the text of card `index`. */
    void (*fill)(struct qu_cursor *cursor, const void *data, int index, struct qu_card *card);
    /* Draws its fastener; `paper` is the rectangle of the card. May be NULL. */
    void (*fasten)(struct qu_cursor *cursor, const void *data, int index, struct qu_rect paper,
                   struct qu_items *items);
    const void *data;
    const char *text; /* for --dump=lines */
};

void qu_cards_set(struct qu_cursor *cursor, const struct qu_cards *cards);
/* Adds a text to the stack, with its own leading. */
int qu_card_add(struct qu_stack *stack, const struct qu_inline *text, const struct qu_card_text *look,
                enum qu_role role, int parent);
int qu_card_add_plain(struct qu_stack *stack, const char *text, struct qu_src src,
                      const struct qu_card_text *look, enum qu_role role, int parent);
/* The same for Markdown of several paragraphs. */
void qu_card_add_prose(struct qu_stack *stack, const struct qu_prose_list *prose,
                       const struct qu_card_text *look, int parent);
qu_len qu_card_leading(const struct qu_cursor *cursor, const struct qu_card_text *look);
/* A plain text as a link to an address; without address only the text. */
struct qu_inline qu_card_link(struct qu_arena *arena, const char *text, const char *address,
                              struct qu_src src);
