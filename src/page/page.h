/* page.h - the page as plain data: the display list.
 *
 * Flow makes it, the dump prints it, paint draws it, finish reads its links, marks and structure. Everything
 * is decided here: paint only draws it. Units: qu_len; origin: upper left corner of the trimmed page, y down.
 * All data lies in arenas that outlive the document; nothing here owns objects of a library: fonts and
 * pictures are ids of asset/.
 *
 * Two orders: *paint order* is the order of the items; *reading order* is the order of the structure tree
 * (struct qu_node). An item says which node it belongs to; node 0 is QU_ARTIFACT: decoration and furniture
 * that a screen reader skips.
 *
 * Invariants: a TEXT item's clusters add up to its bytes and glyphs; glyphs are in visual order, clusters in
 * logical order (as cairo_show_text_glyphs wants them); groups nest at most QU_GROUP_DEPTH deep. */
#pragma once

#include "../base/arena.h"
#include "../base/colour.h"
#include "../base/diag.h"
#include "../base/geom.h"
#include "../base/places.h"
#include "../base/vec.h"

enum { QU_GROUP_DEPTH = 16, QU_ARTIFACT = 0 };

enum qu_item_kind { QU_ITEM_GROUP, QU_ITEM_TEXT, QU_ITEM_PATH, QU_ITEM_IMAGE, QU_ITEM_LINK, QU_ITEM_MARK };

struct qu_glyph {
    uint32_t index;
    qu_len x, y; /* from the run's origin */
};

struct qu_cluster {
    uint16_t bytes, glyphs;
};

/* A run of one font on one baseline. */
struct qu_text_item {
    int font;     /* id in the font set: face and size */
    qu_len x, y;  /* origin; y is the baseline */
    qu_len width; /* advance of the whole run */
    qu_len grid;  /* the rule this baseline must stand on (y of the rule less the offset), or QU_OFF_GRID */
    struct qu_colour colour;
    const char *text; /* UTF-8, logical order; not NUL-terminated */
    int length;
    const struct qu_glyph *glyphs;
    int glyph_count;
    const struct qu_cluster *clusters;
    int cluster_count;
    bool rtl;
    const char *language; /* where it differs from the document's, else NULL */
    const struct qu_places
        *places; /* places of the whole paragraph's text; NULL: all of it stands at the item's src */
    int start;   /* its first byte in that paragraph */
};

/* For furniture and for text on turned papers: it need not stand on the ruling. */
#define QU_OFF_GRID INT32_MIN

enum qu_path_op { QU_PATH_MOVE, QU_PATH_LINE, QU_PATH_CURVE, QU_PATH_CLOSE };

struct qu_path_step {
    enum qu_path_op op;
    struct qu_point p[3]; /* CURVE: two controls, end; MOVE, LINE: p[0] */
};

enum qu_blend { QU_BLEND_NORMAL, QU_BLEND_MULTIPLY };

struct qu_path_item {
    qu_len x, y; /* origin: the steps lie relative to it */
    const struct qu_path_step *steps;
    int step_count;
    struct qu_colour fill;   /* a == 0: not filled; non-zero winding */
    struct qu_colour stroke; /* a == 0: not stroked */
    qu_len stroke_width;
    const qu_len *dash; /* NULL: solid */
    int dash_count;
    enum qu_blend blend;
};

struct qu_image_item {
    int image; /* id in the image store */
    struct qu_rect rect;
};

/* A rectangle that is a link. Either `uri` or `destination` is set. */
struct qu_link_item {
    struct qu_rect rect;
    const char *uri;
    const char *destination; /* the name of a MARK of kind QU_MARK_DESTINATION */
    const char *contents;    /* what a screen reader says; never NULL */
};

enum qu_mark_kind { QU_MARK_DESTINATION, QU_MARK_OUTLINE };

struct qu_mark_item {
    enum qu_mark_kind kind;
    const char *name;  /* DESTINATION: unique name; OUTLINE: the destination it leads to */
    const char *title; /* OUTLINE */
    int level;         /* OUTLINE: 1 is the top */
    struct qu_point at;
};

struct qu_item;

struct qu_group_item {
    struct qu_matrix matrix;
    bool clipped;
    struct qu_rect clip; /* in the group's own coordinates */
    uint8_t alpha;       /* 255: opaque */
    struct qu_item *items;
    int item_count;
};

struct qu_item {
    enum qu_item_kind kind;
    int node; /* structure node, QU_ARTIFACT for decoration */
    struct qu_src src;
    union {
        struct qu_group_item group;
        struct qu_text_item text;
        struct qu_path_item path;
        struct qu_image_item image;
        struct qu_link_item link;
        struct qu_mark_item mark;
    };
};

/* What lies under the writing of a page: tint and ruling. Pages share it by pointer; the PDF stores each one
 * once. */
struct qu_background {
    const char *name;
    struct qu_item *items;
    int item_count;
};

enum qu_side { QU_RECTO, QU_VERSO };

struct qu_page {
    int number;        /* 1 for the first page of the file */
    const char *label; /* "i", "12", "" for a page that carries none */
    enum qu_side side;
    qu_len width, height; /* trimmed size */
    qu_len bleed;         /* on all four sides; items may reach to -bleed */
    qu_len spine; /* > 0: a cover in one piece, back, spine of this width and front beside each other */
    const struct qu_background *background;
    struct qu_item *items;
    int item_count;
};

/* Logical structure; names as in PDF 1.7, 14.8.4. */
enum qu_role {
    QU_ROLE_ARTIFACT,
    QU_ROLE_DOCUMENT,
    QU_ROLE_SECT,
    QU_ROLE_H1,
    QU_ROLE_H2,
    QU_ROLE_H3,
    QU_ROLE_P,
    QU_ROLE_L,
    QU_ROLE_LI,
    QU_ROLE_LBL,
    QU_ROLE_LBODY,
    QU_ROLE_BLOCKQUOTE,
    QU_ROLE_NOTE,
    QU_ROLE_REFERENCE,
    QU_ROLE_LINK,
    QU_ROLE_FIGURE,
    QU_ROLE_CAPTION,
    QU_ROLE_TABLE,
    QU_ROLE_TR,
    QU_ROLE_TH,
    QU_ROLE_TD,
    QU_ROLE_TOC,
    QU_ROLE_TOCI,
    QU_ROLE_CODE,
    QU_ROLE_SPAN,
    QU_ROLE_DIV
};

/* Nodes stand in reading order: the children of a node are those whose parent it is, in the order of the
 * array. */
struct qu_node {
    enum qu_role role;
    int parent;           /* -1 for the Document node, which is node 1 */
    const char *alt;      /* FIGURE: required */
    const char *language; /* where it differs, else NULL */
    struct qu_src src;
};

struct qu_document {
    struct qu_arena *arena;         /* lent by the run */
    QU_VEC(struct qu_arena) arenas; /* owned: further arenas that hold items of pages */
    QU_VEC(struct qu_page) pages;
    QU_VEC(struct qu_node) nodes; /* [0] is the artifact, [1] the Document */
    const char *title, *author, *subject, *keywords, *language;
    qu_len grid;        /* rule spacing, for the check of the baseline grid */
    qu_len grid_offset; /* baseline above rule */
};

void qu_document_init(struct qu_document *document, struct qu_arena *arena);
void qu_document_finish(struct qu_document *document);
int qu_document_add_node(struct qu_document *document, enum qu_role role, int parent, struct qu_src src);
const char *qu_role_name(enum qu_role role);

/* The smallest rectangle that holds what the items draw (links and marks too), before any transform of the
 * group around them. The page knows no fonts: a run counts as its baseline, from its origin to its
 * advance. */
struct qu_rect qu_items_box(const struct qu_item *items, int count);
/* Moves items and the content of their groups. Flow uses it to place on the page what was set relative to a
 * row. */
void qu_items_move(struct qu_item *items, int count, qu_len dx, qu_len dy);

/* Calls `visit` for each item, groups before their content, with the transform to page coordinates. */
typedef void (*qu_item_visitor)(void *data, const struct qu_item *item, const struct qu_matrix *matrix);
void qu_items_visit(const struct qu_item *items, int count, qu_item_visitor visit, void *data);
/* Where byte `at` of a text item is written; the item's src for other kinds. */
struct qu_src qu_item_place(const struct qu_item *item, int at);
