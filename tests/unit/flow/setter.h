/* setter.h - what the tests of setting share: a context of quire's own layout and hands, a cursor into a
 * galley, and texts with spans, all made by hand. */
#pragma once

#include "../../../src/flow/blocktype.h"
#include "../../../src/flow/cursor.h"
#include "tap.h"

enum { SETTER_MM = 2902 }; /* qu_len */

struct setter {
    struct tap *tap;
    struct qu_arena arena;
    struct qu_diag diag;
    struct qu_layout *layout; /* the test may change its values */
    struct qu_fontset *fonts;
    struct qu_typesetter *typesetter;
    struct qu_paracache known;
    struct qu_output output;
    struct qu_notebook notebook;
    struct qu_entry entry;
    struct qu_context context;
    struct qu_galley galley;
    struct qu_cursor cursor;
};

/* `argv`: the folders of layouts and of quire's fonts. The layout is one of round numbers: grid 20 pt, text
 * 300 pt wide, margin 80 pt wide, 20 pt between them, baselines 5 pt above their rules. */
void setter_init(struct setter *setter, struct tap *tap, char **argv);
void setter_finish(struct setter *setter);
/* All of a test program: runs the cases, up to a NULL, one after the other with one setter. */
typedef void setter_case(struct setter *setter);
int setter_main(int argc, char **argv, setter_case *const *cases);
/* An empty galley, and the cursor at its beginning. */
void setter_clear(struct setter *setter);
/* The notes that the entry has; kept, not copied. */
void setter_notes(struct setter *setter, struct qu_note *notes, int count);
/* The style of that name, to be changed. */
struct qu_text_style *setter_style(struct setter *setter, const char *name);
/* After a change of a style's font or size. */
void setter_restyle(struct setter *setter);

/* A text over which one span lies, from the first byte of `around` to its last. */
struct qu_inline setter_span(struct setter *setter, const char *text, enum qu_span_kind kind,
                             const char *around, const char *target);
/* A text with a note behind the word `after`. */
struct qu_inline setter_note(struct setter *setter, const char *text, const char *after, const char *id);
struct qu_inline setter_plain(const char *text);

/* The first item of that kind, groups not entered; NULL if there is none. */
const struct qu_item *setter_find(const struct qu_item *items, int count, enum qu_item_kind kind);
int setter_count(const struct qu_item *items, int count, enum qu_item_kind kind);
/* The nodes of that role in the galley. */
int setter_nodes(const struct setter *setter, enum qu_role role);
/* Rows as "h1 h1! g2 h3": height, g for white space, ! where no page may break after it. */
const char *setter_rows(struct setter *setter);
