/* space.c - the kinds `space` and `stain`: empty rows to write on; and the ring of a coffee cup beside the
 * text. */
#include "kinds.h"
#include "papers.h"

#include "../flow/paragraph.h"

#include <stdlib.h>
#include <string.h>

/* ---- space */

struct space {
    const char *rows; /* a number, or `rest` */
    const char *label;
    int count;
    bool rest;
};

static const struct qu_field space_fields[] = {
    {"space", QU_FIELD_TEXT, offsetof(struct space, rows), QU_REQUIRED | QU_NOT_EMPTY,
     "rows left free to write on, or `rest`: to the foot of the page", .example = "space: 6"},
    {"label", QU_FIELD_TEXT, offsetof(struct space, label), 0, "a small word above them: what to write"},
    {0}};

enum { SPACE_MOST = 60 };

static void check_space(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    struct space *space = block->content;
    char *end = NULL;
    if (space->rows == NULL)
        return;
    struct qu_src src = qu_texts_draft_src(binder->texts, space->rows, block->src);
    path = qu_path_key(binder->arena, path, "space");
    space->rest = strcmp(space->rows, "rest") == 0;
    long count = space->rest ? 1 : strtol(space->rows, &end, 10);
    if (!space->rest && (end == space->rows || *end != '\0'))
        qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_VALUE_BAD, src, path,
                    "for example: space: 3, or space: rest",
                    "\"%s\" is neither a number of rows nor \"rest\"", space->rows);
    else if (count < 1 || count > SPACE_MOST)
        qu_diag_add(binder->diag, QU_ERROR, QU_DIAG_VALUE_RANGE, src, path, "from 1 to 60",
                    "%ld rows cannot be left free", count);
    space->count = (int)QU_CLAMP(count, 1, SPACE_MOST);
}

static struct qu_spacing spacing_of_space(const struct qu_block *block)
{
    const struct space *space = block->content;
    return (struct qu_spacing){.before = space->label != NULL ? 1 : 0, .clear = true};
}

/* Adds rows that stay at the foot of a page, where white space would be dropped. */
static void set_space(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct space *space = block->content;
    if (space->label != NULL) {
        struct qu_inline label = qu_inline_plain(space->label, block->src);
        qu_paragraph_set(
            cursor, &label,
            &(struct qu_paragraph_setting){.style = "label", .no_indent = true, .keep_with_next = true});
    }
    for (int i = 0; i < space->count; i++) {
        struct qu_items none = {0};
        struct qu_row *row = qu_cursor_add_row(cursor, 1, &none, block->src);
        row->text = "(free)";
        if (space->rest)
            row->penalty = -QU_BREAK_NEVER; /* the page ends here */
    }
}

const struct qu_block_type qu_block_space = {
    .kind = {"space", "empty rows to write on", sizeof(struct space), space_fields, check_space},
    .find_spacing = spacing_of_space,
    .set = set_space};

/* ---- stain */

struct stain {
    int kind;
    struct qu_pinned pinned;
};

static const char *const stains[] = {"coffee", NULL};

static const struct qu_field stain_fields[] = {{"stain", QU_FIELD_ENUM, offsetof(struct stain, kind),
                                                QU_REQUIRED, "what left it", .words = stains,
                                                .example = "stain: coffee"},
                                               QU_PINNED_FIELDS(struct stain, pinned),
                                               {0}};

struct stain_style {
    bool show;
    struct qu_named_colour *coffee;
    struct qu_dimension width;
};

static const struct qu_field stain_style_fields[] = {
    {"show", QU_FIELD_BOOL, offsetof(struct stain_style, show), QU_REQUIRED,
     "false: no stains on these pages"},
    {"coffee", QU_FIELD_COLOUR, offsetof(struct stain_style, coffee), QU_REQUIRED, "of coffee"},
    {"width", QU_FIELD_DIMENSION, offsetof(struct stain_style, width), QU_REQUIRED,
     "of a ring outside the margin"},
    {0}};

static void set_stain(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct stain *stain = block->content;
    const struct stain_style *style = qu_layout_lookup_block(cursor->context->layout, "stain");
    if (!style->show)
        return;
    struct qu_pinned pinned = stain->pinned;
    if (pinned.place == QU_PLACE_AUTO)
        pinned.place = QU_PLACE_MARGIN; /* even if it is narrow */
    qu_len width = qu_pinned_width(
        cursor, &pinned, block,
        qu_layout_length(cursor->context->layout, style->width, cursor->context->layout->text.width));
    struct qu_items items = {0};
    struct qu_decor decor = qu_papers_decor(cursor, &items);
    qu_decor_ring(&decor, (struct qu_point){width / 2, width / 2}, width / 2, style->coffee->colour);
    qu_pinned_place(cursor, &pinned, &items, width, width, "(a stain)");
}

const struct qu_block_type qu_block_stain = {
    .kind = {"stain", "the ring a cup left; never under text", sizeof(struct stain), stain_fields, NULL},
    .style = {"stain", sizeof(struct stain_style), stain_style_fields},
    .runs_on = true,
    .set = set_stain};
