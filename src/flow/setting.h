/* setting.h - what a block's setter works with: text in, rows of the galley out.
 *
 * Three levels. qu_set_paragraph adds a paragraph's lines to the galley as rows, with its margin notes,
 * marks, links and structure. qu_set_text sets text into a box of its own (a card, a note, a running head)
 * and hands back items. qu_set_line places a single line at a baseline. Lengths: qu_len; rows: whole grid
 * rows. Items of a galley lie relative to the text track's left edge. */
#pragma once

#include "../hand/pen.h"
#include "../hand/vary.h"
#include "flow.h"
#include "galley.h"
#include "inline.h"
#include "memo.h"

struct qu_numbers;
struct qu_endnotes;

/* The state of setting one galley; lives on the stack of flow.c. */
struct qu_flow {
    struct qu_arena *arena;
    struct qu_diag *diag;
    const struct qu_notebook *notebook;
    const struct qu_layout *layout;
    struct qu_fontset *fonts;
    struct qu_images *images;
    struct qu_typesetter *typesetter;
    struct qu_memo *memo;
    const struct qu_font_request *type; /* fonts of layout->styles */
    const struct qu_numbers *numbers;   /* page labels of the round before */
    const struct qu_entry *entry;
    struct qu_galley *galley;
    const struct qu_block *block; /* being set; NULL for the entry's own furniture */
    int part;                     /* counts what the pen draws in a block: seeds */
    int headings;                 /* of the entry so far: their colours take turns */
    struct qu_endnotes *endnotes; /* of the entry; NULL: of no entry */
    int depth;                    /* of the blocks being set, 1 for those of the body */
    bool after_paragraph;         /* the last thing set was a paragraph: the next one may be indented */
};

/* How a paragraph is set; zero is a sensible default for all but `style`. */
struct qu_paragraph_setting {
    const char *style;
    enum qu_role role; /* default P */
    int parent;        /* structure node; 0: the galley's root */
    qu_len x, width;   /* within the text track; width 0: to its right edge */
    bool full;         /* over both tracks: no note beside it */
    bool drop_cap;
    const char *marker; /* label of a list item, set before the first line */
    qu_len marker_x;
    const char *destination; /* a name for links to this paragraph's first line */
    int outline_level;       /* > 0: an outline entry */
    bool no_indent;
    bool keep_with_next;
    int align;                      /* enum qu_align + 1; 0: the style's */
    const struct qu_colour *colour; /* instead of the style's */
};

/* Text set into a box: items relative to the box's upper left corner. */
struct qu_box {
    struct qu_item *items;
    int item_count;
    int rows; /* height in grid rows */
    int lines;
    qu_len width;          /* of the widest line */
    qu_len first_baseline; /* from the top */
};

struct qu_box_setting {
    const char *style;
    qu_len width;
    qu_len leading; /* 0: the style's rows on the grid; else free leading (off the grid) */
    int align;      /* enum qu_align + 1; 0: the style's */
    int node;       /* structure node of the text; QU_ARTIFACT for furniture */
    bool on_grid;
    const struct qu_colour *colour;
    qu_len indent; /* of the first line */
};

/* Adds a paragraph's rows; returns its structure node. */
int qu_set_paragraph(struct qu_flow *flow, const struct qu_inline *text,
                     const struct qu_paragraph_setting *setting);
struct qu_box qu_set_text(struct qu_flow *flow, const struct qu_inline *text,
                          const struct qu_box_setting *setting);
struct qu_box qu_set_plain(struct qu_flow *flow, const char *text, struct qu_src src,
                           const struct qu_box_setting *setting);
/* The width a text takes on one line. */
qu_len qu_set_width(struct qu_flow *flow, const char *text, const char *style);

/* A row with items of the caller's (moved into the arena), over the whole text track: it begins below any
 * inset. */
struct qu_row *qu_set_row(struct qu_flow *flow, int height, struct qu_items *items, struct qu_src src);
void qu_set_space(struct qu_flow *flow, int rows);
/* Opens and names a structure node below `parent` (0: the root). */
int qu_set_node(struct qu_flow *flow, enum qu_role role, int parent, struct qu_src src);
/* A seed for the next thing the pen draws in this block. */
uint64_t qu_set_seed(struct qu_flow *flow);
/* Sets blocks of a body, or of a list item or quotation, in order. */
void qu_set_blocks(struct qu_flow *flow, const struct qu_block_list *blocks);

/* Of the entry, else of the notebook. */
const char *qu_flow_language(const struct qu_flow *flow);
qu_len qu_flow_text_width(const struct qu_flow *flow);
/* From the text track's left edge to the margin track's right edge, on a recto. */
qu_len qu_flow_full_width(const struct qu_flow *flow);
const struct qu_text_style *qu_flow_style(const struct qu_flow *flow, const char *name);
const struct qu_font_request *qu_flow_font(const struct qu_flow *flow, const char *name);
struct qu_colour qu_flow_colour(const struct qu_flow *flow, const char *name);
/* A pen of the layout: "fountain", "fine", "marker" or "pencil". */
struct qu_pen qu_flow_pen(const struct qu_flow *flow, const char *name);
/* How the hand varies text of a style in a font of that role and size; all zero where nobody wrote it. */
struct qu_vary qu_flow_vary(const struct qu_flow *flow, const struct qu_text_style *style, const char *role,
                            qu_len size);
/* The label of the page a destination stood on in the round before; NULL in the first. Marks the galley as
 * depending on page numbers. */
const char *qu_flow_page_of(struct qu_flow *flow, const char *destination);
/* Size at which the x-height of a style is inked. */
qu_len qu_flow_x_height(const struct qu_flow *flow, const char *style);
