/* mindmap.c - the kind `mindmap`: a ring in the middle, branches to both sides, their leaves in short
 * columns, remarks along the branches. */
#include "drawing.h"
#include "heading.h"
#include "mindgeom.h"
#include "prose.h"

#include "../flow/box.h"
#include "../model/schema.h"

#include <string.h>

struct branch {
    const char *label;
    struct qu_named_colour *colour;
    struct qu_list leaves, remarks; /* const char * */
};

struct mindmap {
    const char *centre, *remark;
    struct qu_list branches;
};

struct mindmap_block {
    struct mindmap map;
    const char *title;
    int otherwise; /* index into otherwise_words */
    struct qu_drawing_options options;
};

static const char *const otherwise_words[] = {"error", "list", NULL};

static const struct qu_field branch_fields[] = {
    {"label", QU_FIELD_TEXT, offsetof(struct branch, label), QU_REQUIRED | QU_NOT_EMPTY,
     "at the end of the branch", .example = "languages"},
    {"leaves", QU_FIELD_LIST, offsetof(struct branch, leaves), 0,
     "below the label; one that begins with \u2605 stands out", .element = QU_FIELD_TEXT,
     .size = sizeof(const char *), .example = "[\u2605 haskell, typescript]"},
    {"remarks", QU_FIELD_LIST, offsetof(struct branch, remarks), QU_ONE_OR_LIST, "small, along the branch",
     .element = QU_FIELD_TEXT, .size = sizeof(const char *)},
    {"colour", QU_FIELD_COLOUR, offsetof(struct branch, colour), 0, "of branch and label"},
    {0}};

static const struct qu_field map_fields[] = {
    {"centre", QU_FIELD_TEXT, offsetof(struct mindmap, centre), QU_REQUIRED | QU_NOT_EMPTY, "in the ring",
     .example = "backend"},
    {"remark", QU_FIELD_TEXT, offsetof(struct mindmap, remark), 0, "small, under it"},
    {"branches", QU_FIELD_LIST, offsetof(struct mindmap, branches), QU_REQUIRED | QU_NOT_EMPTY,
     "clockwise from the upper left", .element = QU_FIELD_STRUCT, .fields = branch_fields,
     .size = sizeof(struct branch), .example = "[{label: languages, leaves: [c, go]}]"},
    {0}};

static const struct qu_field fields[] = {
    {"mindmap", QU_FIELD_STRUCT, offsetof(struct mindmap_block, map), QU_REQUIRED, "the tree",
     .fields = map_fields},
    {"title", QU_FIELD_TEXT, offsetof(struct mindmap_block, title), 0, "above it"},
    {"otherwise", QU_FIELD_ENUM, offsetof(struct mindmap_block, otherwise), 0,
     "where it finds no room (a small page): an error (default), or a list instead",
     .words = otherwise_words},
    QU_DRAWING_FIELDS(struct mindmap_block, options),
    {0}};

struct mindmap_style {
    struct qu_drawing_look look;
    const char *centre_style, *branch_style, *leaf_style, *remark_style;
    struct qu_dimension column_gap, ring_inset;
};

static const struct qu_field style_fields[] = {
    QU_DRAWING_LOOK(struct mindmap_style, look),
    {"centre-style", QU_FIELD_TEXT, offsetof(struct mindmap_style, centre_style), QU_REQUIRED,
     "of the word in the ring"},
    {"branch-style", QU_FIELD_TEXT, offsetof(struct mindmap_style, branch_style), QU_REQUIRED,
     "of the branches' labels"},
    {"leaf-style", QU_FIELD_TEXT, offsetof(struct mindmap_style, leaf_style), QU_REQUIRED, "of the leaves"},
    {"remark-style", QU_FIELD_TEXT, offsetof(struct mindmap_style, remark_style), QU_REQUIRED,
     "of the remarks along the branches"},
    {"column-gap", QU_FIELD_DIMENSION, offsetof(struct mindmap_style, column_gap), QU_REQUIRED,
     "between columns of leaves"},
    {"ring-inset", QU_FIELD_DIMENSION, offsetof(struct mindmap_style, ring_inset), QU_REQUIRED,
     "from the word to the ring around it"},
    {0}};

enum { BRANCHES_MOST = 16, LEAVES_MOST = 60, COLUMNS_MOST = 3 };

static void check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    const struct mindmap_block *content = block->content;
    const struct branch *branches = content->map.branches.at;
    const char *list = qu_path_key(binder->arena, qu_path_key(binder->arena, path, "mindmap"), "branches");
    if (content->map.branches.count > BRANCHES_MOST)
        qu_bind_error(binder, QU_DIAG_DATA_BAD, block->src, list, "make two maps of it",
                      "a mind map of %d branches is too large for a page, %d is the most",
                      content->map.branches.count, BRANCHES_MOST);
    for (int i = 0; i < content->map.branches.count; i++)
        if (branches[i].leaves.count > LEAVES_MOST)
            qu_bind_error(binder, QU_DIAG_DATA_BAD, block->src, qu_path_index(binder->arena, list, i),
                          "make two branches of it", "a branch of %d leaves is too large for a page",
                          branches[i].leaves.count);
}

/* A text set within a width: leaves and labels may take several rows, remarks several lines. */
struct words {
    const char *text;
    struct qu_colour colour;
    int column, row, rows;
};

struct branch_texts {
    struct words label;
    struct words *leaves;
    int leaf_count;
    qu_len column_x[COLUMNS_MOST], widths[COLUMNS_MOST];
    int label_rows;
};

struct sketch {
    struct qu_drawing d;
    const struct mindmap *map;
    const struct mindmap_style *style;
    struct qu_mindgeom mind;
    struct branch_texts *texts;
    struct qu_drawing_label centre, sub;
    struct qu_drawing_label *remarks;
};

static bool is_starred(const char *text)
{
    return strncmp(text, "\u2605", 3) == 0;
}

static int rows_within(struct sketch *s, const char *text, const char *style, qu_len width)
{
    struct qu_cursor trial = qu_cursor_trial(s->d.cursor);
    struct qu_box box = qu_box_set_plain(&trial, text, s->d.block->src,
                                         &(struct qu_box_setting){.style = style, .width = width});
    return box.rows;
}

/* Tries the leaves in `columns` columns, to be read down each column. Leaves are wrapped only if there is one
 * column. False if they are too wide. */
static bool try_columns(struct sketch *s, struct branch_texts *texts, int columns, qu_len most,
                        struct qu_mindgeom_branch *out)
{
    qu_len gap = qu_drawing_length(&s->d, s->style->column_gap), x = 0;
    int each = (texts->leaf_count + columns - 1) / columns;
    out->leaf_rows = 0;
    for (int c = 0; c < columns; c++) {
        int row = 0;
        texts->column_x[c] = x;
        texts->widths[c] = 0;
        for (int i = c * each; i < QU_MIN((c + 1) * each, texts->leaf_count); i++) {
            struct words *leaf = &texts->leaves[i];
            qu_len width = qu_box_width_plain(s->d.cursor, leaf->text, s->style->leaf_style);
            leaf->column = c;
            leaf->row = row;
            leaf->rows = width > most ? rows_within(s, leaf->text, s->style->leaf_style, most) : 1;
            row += leaf->rows;
            texts->widths[c] = QU_MAX(texts->widths[c], columns == 1 ? QU_MIN(width, most) : width);
        }
        x += texts->widths[c] + gap;
        out->leaf_rows = QU_MAX(out->leaf_rows, row);
    }
    out->width = QU_MAX(x - gap, out->label_width);
    return x - gap <= most;
}

static void measure_branch(struct sketch *s, int i, qu_len most)
{
    const struct branch *b = &((const struct branch *)s->map->branches.at)[i];
    struct branch_texts *texts = &s->texts[i];
    struct qu_mindgeom_branch *out = &s->mind.branches[i];
    struct qu_colour colour = qu_colour_or(b->colour, s->d.ink);
    struct qu_drawing_label label = qu_drawing_measure(&s->d, b->label, s->style->branch_style, colour);
    out->label_width = QU_MIN(label.width, most);
    out->label_up = label.up;
    out->label_down = label.down;
    texts->label = (struct words){
        .text = b->label,
        .colour = colour,
        .rows = label.width > most ? rows_within(s, b->label, s->style->branch_style, most) : 1};
    texts->leaf_count = b->leaves.count;
    texts->leaves = QU_NEW_ARRAY(s->d.cursor->arena, struct words, texts->leaf_count);
    for (int k = 0; k < texts->leaf_count; k++) {
        const char *text = ((const char *const *)b->leaves.at)[k];
        texts->leaves[k] = (struct words){.text = text, .colour = is_starred(text) ? s->d.accent : s->d.ink};
    }
    int columns = texts->leaf_count <= 3 ? 1 : texts->leaf_count <= 9 ? 2 : 3;
    while (!try_columns(s, texts, columns, most, out) && columns > 1)
        columns--;
    out->leaf_rows += texts->label.rows - 1;
}

static qu_len remark_leading(const struct sketch *s)
{
    return qu_context_font(s->d.cursor->context, s->style->remark_style)->size * 11 / 10;
}

/* A remark has one line, or several if it is longer than half the width of the corridor. */
static struct qu_mindgeom_remark measure_remark(struct sketch *s, int branch, const char *text, qu_len most,
                                                struct qu_drawing_label *label)
{
    const char *style = s->style->remark_style;
    *label = qu_drawing_measure(&s->d, text, style, qu_context_style(s->d.cursor->context, style)->colour);
    struct qu_mindgeom_remark remark = {
        .branch = branch, .width = label->width, .height = label->up + label->down};
    if (label->width > most) {
        struct qu_cursor trial = qu_cursor_trial(s->d.cursor);
        struct qu_box box = qu_box_set_plain(
            &trial, text, s->d.block->src,
            &(struct qu_box_setting){
                .style = style, .width = most, .leading = remark_leading(s), .align = QU_ALIGN_RAGGED + 1});
        remark.width = most;
        remark.height += remark_leading(s) * (box.lines - 1);
    }
    return remark;
}

static void measure_remarks(struct sketch *s)
{
    const struct branch *branches = s->map->branches.at;
    qu_len widest = 0;
    int count = 0;
    for (int i = 0; i < s->map->branches.count; i++)
        widest = QU_MAX(widest, s->mind.branches[i].width);
    qu_len most = QU_MAX((s->mind.width - 2 * widest) * 46 / 100, s->mind.grid * 2);
    s->mind.remarks = QU_NEW_ARRAY(s->d.cursor->arena, struct qu_mindgeom_remark, s->mind.remark_count);
    s->remarks = QU_NEW_ARRAY(s->d.cursor->arena, struct qu_drawing_label, s->mind.remark_count);
    for (int i = 0; i < s->map->branches.count; i++)
        for (int k = 0; k < branches[i].remarks.count; k++, count++)
            s->mind.remarks[count] = measure_remark(s, i, ((const char *const *)branches[i].remarks.at)[k],
                                                    most, &s->remarks[count]);
}

static void write_remark(struct sketch *s, int index)
{
    struct qu_drawing *d = &s->d;
    const struct qu_drawing_label *label = &s->remarks[index];
    const struct qu_mindgeom_remark *remark = &s->mind.remarks[index];
    qu_len slack = label->width > remark->width ? 0 : remark_leading(s);
    struct qu_box box = qu_box_set_plain(d->cursor, label->text, d->block->src,
                                         &(struct qu_box_setting){.style = label->style,
                                                                  .width = remark->width + slack,
                                                                  .leading = remark_leading(s),
                                                                  .align = QU_ALIGN_RAGGED + 1,
                                                                  .node = d->figure,
                                                                  .colour = &label->colour});
    qu_items_move(box.items, box.item_count, remark->box.x, remark->box.y + label->up - box.first_baseline);
    qu_items_append(&d->items, box.items, box.item_count);
}

static void measure(struct sketch *s)
{
    struct qu_drawing *d = &s->d;
    int count = s->map->branches.count;
    qu_len inset = qu_drawing_length(d, s->style->ring_inset);
    s->texts = QU_NEW_ARRAY(d->cursor->arena, struct branch_texts, count);
    s->mind = (struct qu_mindgeom){
        .width = d->width,
        .grid = d->cursor->context->layout->grid,
        .offset = d->cursor->context->layout->offset,
        .gap = d->gap,
        .stroke = d->pen.width,
        .branches = QU_NEW_ARRAY(d->cursor->arena, struct qu_mindgeom_branch, count),
        .branch_count = count,
        .least_rows = d->options->height,
        .most_rows = d->most_rows};
    s->centre = qu_drawing_measure(d, s->map->centre, s->style->centre_style, d->ink);
    qu_len width = s->centre.width, height = s->centre.up + s->centre.down;
    if (s->map->remark != NULL) {
        s->sub = qu_drawing_measure(d, s->map->remark, s->style->look.small_style, d->ink);
        width = QU_MAX(width, s->sub.width);
        height += s->sub.up + s->sub.down;
    }
    s->mind.ring_width = qu_len_scale(width, 122, 100) + inset;
    s->mind.ring_height = qu_len_scale(height, 130, 100) + inset * 7 / 10;
    for (int i = 0; i < count; i++)
        s->mind.remark_count += ((const struct branch *)s->map->branches.at)[i].remarks.count;
    qu_len most = QU_MAX(qu_mindgeom_widest(&s->mind),
                         s->mind.grid); /* a smaller distance must be set in the layout */
    for (int i = 0; i < count; i++)
        measure_branch(s, i, most);
    measure_remarks(s);
}

/* Writes a text on the rows of the content, within a width. */
static void write_rows(struct sketch *s, const struct words *words, const char *style, qu_len x, int row,
                       qu_len width)
{
    struct qu_drawing *d = &s->d;
    qu_len slack = words->rows > 1 ? 0 : qu_context_font(d->cursor->context, style)->size;
    struct qu_box box = qu_box_set_plain(d->cursor, words->text, d->block->src,
                                         &(struct qu_box_setting){.style = style,
                                                                  .width = width + slack,
                                                                  .align = QU_ALIGN_RAGGED + 1,
                                                                  .node = d->figure,
                                                                  .on_grid = !d->options->paper,
                                                                  .colour = &words->colour});
    qu_items_move(box.items, box.item_count, x, qu_drawing_baseline(d, row) - box.first_baseline);
    qu_items_append(&d->items, box.items, box.item_count);
}

static void draw_branch(struct sketch *s, int i)
{
    const struct qu_mindgeom_branch *b = &s->mind.branches[i];
    const struct branch_texts *texts = &s->texts[i];
    struct qu_path path = {0};
    struct qu_pen pen = s->d.pen;
    pen.taper_in = 0;
    pen.taper_out = pen.width * 30;
    pen.wobble = pen.width / 4;
    qu_pen_stroke(&path, &pen, b->curve, b->curve_count, qu_drawing_seed(&s->d));
    qu_drawing_fill(&s->d, &path, texts->label.colour);
    write_rows(s, &texts->label, s->style->branch_style, b->x, b->row, b->label_width);
    for (int k = 0; k < texts->leaf_count; k++) {
        const struct words *leaf = &texts->leaves[k];
        write_rows(s, leaf, s->style->leaf_style, b->x + texts->column_x[leaf->column],
                   b->row + texts->label.rows + leaf->row, texts->widths[leaf->column]);
    }
    for (int k = 0; k < s->mind.remark_count; k++)
        if (s->mind.remarks[k].branch == i)
            write_remark(s, k);
}

static void draw_centre(struct sketch *s)
{
    struct qu_path path = {0};
    struct qu_rect r = s->mind.ring;
    qu_pen_ring(&path, &s->d.pen, r, qu_drawing_seed(&s->d));
    qu_drawing_fill(&s->d, &path, s->d.ink);
    qu_len height = s->centre.up + s->centre.down + (s->sub.text != NULL ? s->sub.up + s->sub.down : 0),
           top = r.y + (r.h - height) / 2;
    qu_drawing_write(&s->d, &s->centre, r.x + (r.w - s->centre.width) / 2, top + s->centre.up, false);
    if (s->sub.text != NULL)
        qu_drawing_write(&s->d, &s->sub, r.x + (r.w - s->sub.width) / 2,
                         top + s->centre.up + s->centre.down + s->sub.up, false);
}

static void add_list(struct qu_buf *out, const struct qu_list *list, const char *before, const char *after)
{
    for (int i = 0; i < list->count; i++)
        qu_buf_printf(out, "%s%s", i == 0 ? before : ", ", ((const char *const *)list->at)[i]);
    if (list->count > 0)
        qu_buf_add_text(out, after);
}

/* "Mind map, vijay (the engineer). languages: haskell, ...; remarks: ..." */
static const char *describe(struct qu_arena *arena, const struct mindmap *map)
{
    struct qu_buf out = {0};
    const struct branch *branches = map->branches.at;
    qu_buf_printf(&out, "Mind map, %s", map->centre);
    if (map->remark != NULL)
        qu_buf_printf(&out, " %s", map->remark);
    for (int i = 0; i < map->branches.count; i++) {
        qu_buf_printf(&out, ". %s", branches[i].label);
        add_list(&out, &branches[i].leaves, ": ", "");
        add_list(&out, &branches[i].remarks, "; along it: ", "");
    }
    qu_buf_add_char(&out, '.');
    const char *text = qu_arena_strdup(arena, qu_buf_text(&out));
    qu_buf_finish(&out);
    return text;
}

/* "label — leaf · leaf (remark, remark)", with the label as strong text. */
static struct qu_inline branch_text(struct qu_cursor *cursor, const struct branch *branch, struct qu_src src)
{
    int count = 0, leaves = branch->leaves.count, remarks = branch->remarks.count;
    struct qu_text_part *parts = QU_NEW_ARRAY(cursor->arena, struct qu_text_part, 2 + 2 * (leaves + remarks));
    parts[count++].text = branch->label;
    for (int i = 0; i < leaves; i++) {
        parts[count++].text = i == 0 ? " \u2014 " : " \u00b7 ";
        parts[count++].text = ((const char *const *)branch->leaves.at)[i];
    }
    for (int i = 0; i < remarks; i++) {
        parts[count++].text = i == 0 ? " (" : ", ";
        parts[count++].text = ((const char *const *)branch->remarks.at)[i];
    }
    if (remarks > 0)
        parts[count++].text = ")";
    struct qu_inline plain = qu_cursor_join(cursor, src, parts, count);
    struct qu_span *strong = QU_NEW(cursor->arena, struct qu_span);
    *strong = (struct qu_span){.kind = QU_SPAN_STRONG, .end = (int)strlen(branch->label), .src = src};
    plain.spans = strong;
    plain.span_count = 1;
    return plain;
}

/* Sets the same tree as a list, with an item for each branch. */
static void set_list(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct mindmap *map = &((const struct mindmap_block *)block->content)->map;
    const struct branch *branches = map->branches.at;
    struct qu_prose list = {
        .kind = QU_PROSE_LIST, .src = block->src, .tight = true, .item_count = map->branches.count};
    list.items = QU_NEW_ARRAY(cursor->arena, struct qu_prose_item, list.item_count);
    for (int i = 0; i < list.item_count; i++) {
        struct qu_prose *paragraph = QU_NEW(cursor->arena, struct qu_prose);
        *paragraph = (struct qu_prose){.kind = QU_PROSE_PARAGRAPH,
                                       .src = block->src,
                                       .text = branch_text(cursor, &branches[i], block->src)};
        list.items[i] = (struct qu_prose_item){paragraph, 1, block->src};
    }
    const struct qu_text_part centre[] = {{map->centre, 0}, {", ", 0}, {map->remark, 0}};
    struct qu_inline head = qu_cursor_join(cursor, block->src, centre, map->remark != NULL ? 3 : 1);
    qu_heading_set(cursor, &head, 3, 0, NULL);
    qu_prose_set(cursor, &list, 1, &(struct qu_prose_setting){.style = "list"});
}

static struct qu_spacing find_spacing(const struct qu_block *block)
{
    return qu_drawing_spacing(&((const struct mindmap_block *)block->content)->options);
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct mindmap_block *content = block->content;
    struct sketch s = {.map = &content->map,
                       .style = qu_layout_lookup_block(cursor->context->layout, "mindmap")};
    if (!qu_drawing_open(&s.d, cursor, block, &content->options, &s.style->look, content->title))
        return;
    measure(&s);
    if (!qu_mindgeom_lay_out(cursor->arena, &s.mind)) {
        qu_drawing_drop(&s.d);
        if (content->otherwise == 1)
            set_list(cursor, block);
        else
            qu_drawing_error(&s.d, "say `place: full`, make two maps of it, or shorten labels",
                             "this mind map does not fit in %.1f mm by %d rows", qu_len_to_mm(s.d.width),
                             s.d.most_rows);
        return;
    }
    qu_drawing_begin(&s.d);
    draw_centre(&s);
    for (int i = 0; i < s.mind.branch_count; i++)
        draw_branch(&s, i);
    qu_drawing_close(&s.d, s.mind.rows, describe(cursor->arena, &content->map));
}

const struct qu_block_type qu_block_mindmap = {
    .kind = {"mindmap", "a tree around its middle", sizeof(struct mindmap_block), fields, check},
    .style = {"mindmap", sizeof(struct mindmap_style), style_fields},
    .find_spacing = find_spacing,
    .runs_on = true,
    .set = set};
