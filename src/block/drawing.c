#include "drawing.h"

#include "../flow/box.h"
#include "../flow/place.h"

#include <stdarg.h>

const char *const qu_drawing_places[] = {"auto", "margin", "inset", "rows", "full", NULL};
const char *const qu_drawing_aligns[] = {"auto", "left", "centre", "right", NULL};

const struct qu_field qu_drawing_look_fields[] = {
    {"title-style", QU_FIELD_TEXT, offsetof(struct qu_drawing_look, title_style), QU_REQUIRED,
     "of the title above it"},
    {"label-style", QU_FIELD_TEXT, offsetof(struct qu_drawing_look, label_style), QU_REQUIRED, "of labels"},
    {"small-style", QU_FIELD_TEXT, offsetof(struct qu_drawing_look, small_style), QU_REQUIRED,
     "of ticks, sub-labels and remarks"},
    {"note-style", QU_FIELD_TEXT, offsetof(struct qu_drawing_look, note_style), QU_REQUIRED,
     "of the remark under it"},
    {"ink", QU_FIELD_COLOUR, offsetof(struct qu_drawing_look, ink), QU_REQUIRED, "of lines and labels"},
    {"accent", QU_FIELD_COLOUR, offsetof(struct qu_drawing_look, accent), QU_REQUIRED, "of what stands out"},
    {"paper", QU_FIELD_COLOUR, offsetof(struct qu_drawing_look, paper), QU_REQUIRED, "of a paper of its own"},
    {"border", QU_FIELD_COLOUR, offsetof(struct qu_drawing_look, border), QU_REQUIRED,
     "of the dashes around that paper"},
    {"tape", QU_FIELD_COLOUR, offsetof(struct qu_drawing_look, tape), QU_REQUIRED,
     "of the strip that holds it"},
    {"shadow", QU_FIELD_COLOUR, offsetof(struct qu_drawing_look, shadow), QU_REQUIRED, "that it casts"},
    {"stroke", QU_FIELD_DIMENSION, offsetof(struct qu_drawing_look, stroke), QU_REQUIRED, "width of the pen"},
    {"fine", QU_FIELD_DIMENSION, offsetof(struct qu_drawing_look, fine), QU_REQUIRED,
     "width of the finer pen: axes, ticks, leaders"},
    {"gap", QU_FIELD_DIMENSION, offsetof(struct qu_drawing_look, gap), QU_REQUIRED,
     "that labels keep from everything"},
    {"padding", QU_FIELD_DIMENSION, offsetof(struct qu_drawing_look, padding), QU_REQUIRED,
     "between a paper's edge and what is drawn on it"},
    {"turn", QU_FIELD_NUMBER, offsetof(struct qu_drawing_look, turn), QU_REQUIRED,
     "degrees by which a paper may lie crooked", .low = 0, .high = 1},
    {0}};

void qu_drawing_error(struct qu_drawing *d, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    qu_diag_addv(d->cursor->diag, QU_ERROR, QU_DIAG_DRAWING_BAD, d->block->src, d->block->path, hint, format,
                 args);
    va_end(args);
    d->failed = true;
}

qu_len qu_drawing_length(const struct qu_drawing *d, struct qu_dimension dimension)
{
    return qu_layout_length(d->cursor->context->layout, dimension, d->cursor->context->layout->grid);
}

uint64_t qu_drawing_seed(struct qu_drawing *d)
{
    return qu_cursor_seed(d->cursor);
}

qu_len qu_drawing_baseline(const struct qu_drawing *d, int row)
{
    return d->cursor->context->layout->grid * (row + 1) - d->cursor->context->layout->offset;
}

/* The width of a place. */
static qu_len room_of(const struct qu_cursor *cursor, int place)
{
    switch (place) {
    case QU_PLACE_MARGIN: return cursor->context->layout->margin.width;
    case QU_PLACE_INSET: return cursor->context->layout->text.width * 11 / 20;
    case QU_DRAWING_FULL: return qu_context_full_width(cursor->context);
    default: return cursor->context->layout->text.width;
    }
}

static int count_rows(struct qu_drawing *d, const char *text, const char *style)
{
    if (text == NULL || text[0] == '\0')
        return 0;
    struct qu_cursor trial = qu_cursor_trial(d->cursor);
    struct qu_box box = qu_box_set_plain(&trial, text, d->block->src,
                                         &(struct qu_box_setting){.style = style, .width = d->width});
    return box.rows;
}

bool qu_drawing_open(struct qu_drawing *d, struct qu_cursor *cursor, const struct qu_block *block,
                     const struct qu_drawing_options *options, const struct qu_drawing_look *look,
                     const char *title)
{
    static const struct qu_colour black = {0, 0, 0, 255};
    *d = (struct qu_drawing){.cursor = cursor,
                             .block = block,
                             .options = options,
                             .look = look,
                             .title = title,
                             .seed = block->seed};
    qu_len room = room_of(cursor, options->place), asked = 0;
    if (options->width.unit != QU_UNIT_NONE)
        asked = qu_layout_length(cursor->context->layout, options->width, room);
    d->outer = asked > 0 ? asked : room;
    d->padding = options->paper ? qu_drawing_length(d, look->padding) : 0;
    d->width = d->outer - 2 * d->padding;
    d->ink = qu_colour_or(look->ink, black);
    d->accent = qu_colour_or(look->accent, black);
    d->pen = qu_pen_of(qu_drawing_length(d, look->stroke));
    d->fine = qu_pen_of(qu_drawing_length(d, look->fine));
    d->gap = qu_drawing_length(d, look->gap);
    if (d->outer > room)
        qu_drawing_error(d, "say `place: full`, or give less width",
                         "a drawing %.1f mm wide does not fit its place, which is %.1f mm wide",
                         qu_len_to_mm(d->outer), qu_len_to_mm(room));
    else if (d->width < cursor->context->layout->grid * 2)
        qu_drawing_error(d, NULL, "a drawing %.1f mm wide is too narrow to draw in", qu_len_to_mm(d->outer));
    if (d->failed)
        return false;
    d->head_rows = count_rows(d, title, look->title_style);
    d->foot_rows = count_rows(d, options->note, look->note_style);
    d->most_rows = cursor->context->layout->rows - d->head_rows - d->foot_rows - (options->paper ? 2 : 0);
    return true;
}

void qu_drawing_begin(struct qu_drawing *d)
{
    d->figure = qu_cursor_add_node(d->cursor, QU_ROLE_FIGURE, 0, d->block->src);
}

void qu_drawing_drop(struct qu_drawing *d)
{
    qu_items_finish(&d->items);
    qu_plot_finish(&d->plot);
}

struct qu_drawing_label qu_drawing_measure(struct qu_drawing *d, const char *text, const char *style,
                                           struct qu_colour colour)
{
    const struct qu_font_request *font = qu_context_font(d->cursor->context, style);
    struct qu_face_metrics m = qu_fontset_metrics(d->cursor->fonts, font->families,
                                                  font->weight >= QU_WEIGHT_MARKER, font->italic);
    return (struct qu_drawing_label){.text = text,
                                     .style = style,
                                     .colour = colour,
                                     .width = qu_box_width_plain(d->cursor, text, style),
                                     .up = qu_len_scale(font->size, QU_MAX(m.ascent, m.cap_height), 1000),
                                     .down = qu_len_scale(font->size, m.descent, 1000)};
}

struct qu_rect qu_drawing_box(const struct qu_drawing_label *label, qu_len x, qu_len baseline)
{
    return (struct qu_rect){x, baseline - label->up, label->width, label->up + label->down};
}

void qu_drawing_write(struct qu_drawing *d, const struct qu_drawing_label *label, qu_len x, qu_len baseline,
                      bool on_grid)
{
    qu_len size = qu_context_font(d->cursor->context, label->style)->size;
    struct qu_box box = qu_box_set_plain(d->cursor, label->text, d->block->src,
                                         &(struct qu_box_setting){.style = label->style,
                                                                  .width = label->width + size,
                                                                  .leading = size * 2,
                                                                  .align = QU_ALIGN_RAGGED + 1,
                                                                  .node = d->figure,
                                                                  .on_grid = on_grid && !d->options->paper,
                                                                  .colour = &label->colour});
    qu_items_move(box.items, box.item_count, x, baseline - box.first_baseline);
    qu_items_append(&d->items, box.items, box.item_count);
}

void qu_drawing_write_in(struct qu_drawing *d, const struct qu_drawing_label *label, struct qu_rect box)
{
    qu_drawing_write(d, label, box.x, box.y + label->up, false);
}

void qu_drawing_fill(struct qu_drawing *d, struct qu_path *path, struct qu_colour colour)
{
    if (path->count > 0)
        qu_items_add_path(&d->items, d->cursor->arena, path, QU_ARTIFACT, d->block->src)->path.fill = colour;
    qu_path_finish(path);
}

static struct qu_path_item *add_path(struct qu_drawing *d, struct qu_items *out, struct qu_path *path,
                                     const struct qu_named_colour *colour)
{
    struct qu_item *item = qu_items_add_path(out, d->cursor->arena, path, QU_ARTIFACT, d->block->src);
    item->path.fill = qu_colour_or(colour, d->ink);
    qu_path_finish(path);
    return &item->path;
}

/* Shadow, paper, the dashes just inside its edge, and a strip of tape over its upper edge. */
static void draw_paper(struct qu_drawing *d, qu_len height, struct qu_items *out)
{
    struct qu_path path = {0};
    qu_len mm = qu_len_from_mm(1), inset = mm;
    struct qu_rect sheet = {0, 0, d->outer, height};
    qu_pen_paper(&path, (struct qu_rect){mm * 4 / 10, mm * 6 / 10, d->outer, height}, mm / 4,
                 qu_drawing_seed(d));
    add_path(d, out, &path, d->look->shadow)->blend = QU_BLEND_MULTIPLY;
    qu_pen_paper(&path, sheet, mm / 5, qu_drawing_seed(d));
    add_path(d, out, &path, d->look->paper);
    struct qu_point corner[5] = {{inset, inset},
                                 {d->outer - inset, inset},
                                 {d->outer - inset, height - inset},
                                 {inset, height - inset}};
    corner[4] = corner[0];
    for (int i = 0; i < 4; i++)
        qu_pen_dashes(&path, &d->fine, &corner[i], 2, mm * 3 / 2, mm, qu_drawing_seed(d));
    add_path(d, out, &path, d->look->border);
}

static void draw_tape(struct qu_drawing *d, struct qu_items *out)
{
    struct qu_random random = qu_random_from(qu_drawing_seed(d));
    struct qu_path path = {0};
    qu_len grid = d->cursor->context->layout->grid, width = grid * 22 / 10, height = grid * 55 / 100;
    struct qu_rect strip = {d->outer / 2 - width / 2 + (qu_len)qu_random_range(&random, -grid, grid),
                            -height * 6 / 10, width, height};
    qu_pen_highlight(&path, strip, qu_drawing_seed(d));
    add_path(d, out, &path, d->look->tape);
}

/* Writes title or note from grid row `row` on, as wide as the content. On a paper its lines have a leading of
 * their own. */
static void write_lines(struct qu_drawing *d, const char *text, const char *style, enum qu_role role, int row,
                        qu_len x, struct qu_items *out)
{
    if (text == NULL || text[0] == '\0')
        return;
    int node = qu_cursor_add_node(d->cursor, role, d->figure, d->block->src);
    struct qu_box box = qu_box_set_plain(
        d->cursor, text, d->block->src,
        &(struct qu_box_setting){
            .style = style, .width = d->width, .node = node, .on_grid = !d->options->paper});
    qu_items_move(box.items, box.item_count, x, d->cursor->context->layout->grid * row);
    qu_items_append(out, box.items, box.item_count);
}

/* Turns the whole paper by a small angle. */
static void turn_paper(struct qu_drawing *d, struct qu_items *out, qu_len height)
{
    struct qu_random random = qu_random_from(qu_drawing_seed(d));
    struct qu_items all = {0};
    struct qu_item *group = qu_items_add(&all, QU_ITEM_GROUP, QU_ARTIFACT, d->block->src);
    double degrees = d->look->turn * qu_random_range(&random, 0.5, 1) *
                     (qu_random_int(&random, 2) == 0 ? -1 : 1);
    group->group.alpha = 255;
    group->group.matrix = qu_matrix_rotate(degrees, (struct qu_point){d->outer / 2, height / 2});
    group->group.items = qu_items_keep(out, d->cursor->arena, &group->group.item_count);
    *out = all;
}

static bool stands_beside(const struct qu_drawing_options *options)
{
    return options->place == QU_PLACE_MARGIN || options->place == QU_PLACE_INSET;
}

struct qu_spacing qu_drawing_spacing(const struct qu_drawing_options *options)
{
    int around = stands_beside(options) ? 0 : 1;
    return (struct qu_spacing){.before = around, .after = around};
}

static void place(struct qu_drawing *d, struct qu_items *all, int rows)
{
    const struct qu_drawing_options *o = d->options;
    struct qu_cursor *cursor = d->cursor;
    const char *text = d->title != NULL && d->title[0] != '\0' ? d->title : d->block->kind->name;
    bool beside = stands_beside(o);
    if (o->place == QU_DRAWING_FULL) {
        qu_items_move(all->at, all->count, (qu_context_full_width(cursor->context) - d->outer) / 2, 0);
        struct qu_row *row = qu_cursor_add_row(cursor, rows, all, d->block->src);
        row->full = true;
        row->text = text;
    } else {
        enum qu_align align = o->align == 1              ? QU_ALIGN_RAGGED
                              : o->align == 3            ? QU_ALIGN_END
                              : o->align == 2 || !beside ? QU_ALIGN_CENTRED
                                                         : QU_ALIGN_END;
        struct qu_thing thing = {.width = d->outer, .rows = rows, .text = text, .src = d->block->src};
        thing.items = qu_items_keep(all, cursor->arena, &thing.item_count);
        qu_place_thing(cursor, &thing, beside ? (enum qu_place)o->place : QU_PLACE_ROWS, align);
    }
}

void qu_drawing_close(struct qu_drawing *d, int rows, const char *alt)
{
    struct qu_items all = {0};
    struct qu_cursor *cursor = d->cursor;
    bool paper = d->options->paper;
    qu_len grid = cursor->context->layout->grid, slack = paper ? grid / 2 : 0;
    int total = d->head_rows + rows + d->foot_rows + (paper ? 2 : 0);
    if (rows > d->most_rows)
        qu_drawing_error(d, "less data, shorter labels, or more width",
                         "the drawing needs %d rows, and a page has only %d", total,
                         cursor->context->layout->rows);
    if (d->failed) {
        qu_drawing_drop(d);
        return;
    }
    struct qu_node *figure = &cursor->galley->nodes.at[d->figure];
    figure->alt = d->options->alt != NULL ? d->options->alt : alt;
    if (paper)
        draw_paper(d, grid * (total - 1), &all);
    write_lines(d, d->title, d->look->title_style, QU_ROLE_CAPTION, 0, d->padding, &all);
    qu_items_move(d->items.at, d->items.count, d->padding, grid * d->head_rows);
    qu_items_append(&all, d->items.at, d->items.count);
    write_lines(d, d->options->note, d->look->note_style, QU_ROLE_P, d->head_rows + rows, d->padding, &all);
    if (paper) {
        qu_items_move(all.at + 3, all.count - 3, 0, slack);
        draw_tape(d, &all);
        turn_paper(d, &all, grid * (total - 1));
        qu_items_move(all.at, all.count, 0, slack);
    }
    place(d, &all, total);
    qu_items_finish(&all);
    qu_drawing_drop(d);
}
