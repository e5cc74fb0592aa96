/* styled.h - inline Markdown in a text style -> a paragraph request for text/.
 *
 * The author's spans become stretches that cover the text without overlap, each with its font and its look.
 * References get their page numbers, the text gets its letter case, and for each margin note there is room
 * for its sign after the word (and after punctuation that follows the word). Notes that do not stand in the
 * margin get their number (endnumbers.h) as text. */
#pragma once

#include "cursor.h"

/* A span of the author. Offsets count in the styled text. */
struct qu_styled_mark {
    const struct qu_span *span;
    int start, end;
};

/* How a stretch looks, apart from its font. */
struct qu_look {
    struct qu_colour colour;
    struct qu_vary vary; /* how the hand varies it */
};

struct qu_styled {
    const char *text;
    int length;
    struct qu_text_span *spans; /* for text/ */
    struct qu_look *looks;      /* one for each of them */
    int count;
    struct qu_styled_mark *marks;
    int mark_count;
    const struct qu_text_style *style;
    const struct qu_font_request *font; /* of the style */
    struct qu_colour colour;            /* of the style, or what replaces it */
    const struct qu_inline *source;
    struct qu_src src;              /* of its first character */
    const struct qu_places *places; /* of the styled text; NULL: all of it stands at src */
};

/* `colour` replaces the style's; NULL: it stays. In the cursor's arena. */
struct qu_styled qu_styled_make(struct qu_cursor *cursor, const struct qu_inline *source, const char *style,
                                const struct qu_colour *colour);
/* The request for its lines, without width; `align`: enum qu_align + 1, 0: the style's. */
struct qu_para_request qu_styled_request(const struct qu_cursor *cursor, const struct qu_styled *styled,
                                         int align);
