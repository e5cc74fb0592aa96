/* resolve.h - what the parts of style share while one layout is being resolved, and the parts themselves.
 *
 * Each part reads the bound source (source.h) and the joined tree, writes its share of the layout and reports
 * what is wrong. A value's place is found by its path in the tree, which is also the path that the message
 * shows. */
#pragma once

#include "source.h"

struct qu_styling {
    struct qu_arena *arena;
    struct qu_diag *diag;
    struct qu_binder binder;
    struct qu_yaml *tree; /* the joined layout */
    struct qu_layout_source source;
    struct qu_layout *layout;
    const char *const *colour_names, *const *role_names, *const *style_names; /* for hints */
};

/* A filled table of a kind of block: the elements of qu_layout.block_styles. */
struct qu_block_style {
    const struct qu_style_table *table;
    void *at;
};

/* The node at a path ("ruling.papers.ruled.colour") below `tree`, else the deepest one on the way. */
const struct qu_yaml *qu_styling_node(struct qu_yaml *tree, const char *path);
/* An error or warning at a path of the joined layout. */
void qu_styling_add(struct qu_styling *styling, enum qu_severity severity, enum qu_diag_id id,
                    const char *path, const char *hint, const char *format, ...) QU_PRINTF(6, 7);

/* colours.c: names to values; then look-ups that report an unknown name with the nearest one. An absent name
 * (NULL) is transparent. */
void qu_resolve_colours(struct qu_styling *styling);
struct qu_colour qu_resolve_colour(struct qu_styling *styling, const char *name, struct qu_src src,
                                   const char *path);
/* The colour at a path of the joined layout. */
struct qu_colour qu_resolve_colour_at(struct qu_styling *styling, const char *name, const char *path);

/* page.c: paper, ruling, tracks, furniture, costs; fonts. */
void qu_resolve_page(struct qu_styling *styling);
void qu_resolve_fonts(struct qu_styling *styling);
void qu_resolve_role(struct qu_styling *styling, const char *name, struct qu_src src, const char *path);

/* hand.c: how the writing varies, and the pens. */
void qu_resolve_hand(struct qu_styling *styling);

/* styles.c: `like`, then every text style and the inline spans; the names are known before. */
void qu_resolve_style_names(struct qu_styling *styling);
void qu_resolve_styles(struct qu_styling *styling);
void qu_resolve_style(struct qu_styling *styling, const char *name, struct qu_src src, const char *path);

/* blocks.c: the tables of the block kinds, and the names that they use. */
void qu_resolve_blocks(struct qu_styling *styling, const struct qu_style_table *const *tables);

/* adapt.c: what an output has on top of the tree; then the colours of decoration, told before any colour is
 * resolved; then the page. */
struct qu_yaml *qu_adapt_tree(struct qu_arena *arena, struct qu_yaml *tree, const struct qu_output *output);
void qu_adapt_colours(struct qu_styling *styling, const struct qu_output *output);
void qu_adapt_page(struct qu_layout *layout, const struct qu_output *output);

/* check.c: sums that must add up (LAYOUT_IMPOSSIBLE). Only for layouts without errors. */
void qu_check_layout(struct qu_styling *styling);
