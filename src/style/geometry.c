#include "geometry.h"

#include "palette.h"
#include "textstyles.h"

#include <math.h>
#include <string.h>

static qu_len length(struct qu_styling *styling, struct qu_dimension dimension)
{
    return qu_layout_length(styling->layout, dimension, 0);
}

static void report_size(struct qu_styling *styling, const char *given)
{
    const char *names[16];
    int count = 0;
    for (; qu_paper_sizes[count].name != NULL; count++)
        names[count] = qu_paper_sizes[count].name;
    names[count] = NULL;
    const char *nearest = qu_diag_nearest(given, names);
    struct qu_buf hint = {0};
    if (nearest != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"?", nearest);
    else {
        qu_diag_list(&hint, names);
        qu_buf_add_text(&hint, ", or [width, height]");
    }
    qu_styling_add(styling, QU_ERROR, QU_DIAG_VALUE_BAD, "paper.size", qu_buf_text(&hint),
                   "there is no paper size \"%s\"", given);
    qu_buf_finish(&hint);
}

/* [width, height] is bound by handing the binder a map of the two. */
static void resolve_own_size(struct qu_styling *styling, const struct qu_yaml *list)
{
    struct qu_yaml *keys[2], key[2],
        map = {.kind = QU_YAML_MAP, .src = list->src, .items = list->items, .keys = keys, .count = 2};
    struct qu_track_source size = {0};
    for (int i = 0; i < 2; i++) {
        const char *name = qu_size_fields[i].name;
        key[i] = (struct qu_yaml){
            .kind = QU_YAML_SCALAR, .src = list->items[i]->src, .text = name, .length = (int)strlen(name)};
        keys[i] = &key[i];
    }
    qu_schema_bind(&styling->binder, &map, qu_size_fields, &size, "paper.size");
    styling->layout->width = length(styling, size.x);
    styling->layout->height = length(styling, size.width);
}

static void resolve_size(struct qu_styling *styling)
{
    const struct qu_yaml *size = styling->source.paper.size;
    if (size == NULL)
        return; /* the binder has reported it */
    if (size->kind == QU_YAML_LIST && size->count == 2) {
        resolve_own_size(styling, size);
        return;
    }
    if (size->kind != QU_YAML_SCALAR) {
        qu_styling_add(styling, QU_ERROR, QU_DIAG_TYPE_WRONG, "paper.size",
                       "a name such as a5, or [148 mm, 210 mm]", "a paper size cannot be %s",
                       size->kind == QU_YAML_LIST ? "a list of other than two lengths" : "a map");
        return;
    }
    for (int i = 0; qu_paper_sizes[i].name != NULL; i++)
        if (strcmp(qu_paper_sizes[i].name, size->text) == 0) {
            styling->layout->width = qu_len_from_mm(qu_paper_sizes[i].width);
            styling->layout->height = qu_len_from_mm(qu_paper_sizes[i].height);
            return;
        }
    report_size(styling, size->text);
}

static void resolve_rulings(struct qu_styling *styling)
{
    for (int i = 0; i <= QU_PAPER_CORNELL; i++) {
        const struct qu_print_source *source = &styling->source.ruling.papers[i];
        const char *path = qu_arena_printf(styling->arena, "ruling.papers.%s", qu_ruling_words[i]);
        styling->layout->rulings[i] = (struct qu_ruling){
            .paper = i,
            .colour = qu_resolve_colour_at(styling, source->colour,
                                           qu_arena_printf(styling->arena, "%s.colour", path)),
            .second = qu_resolve_colour_at(styling, source->second,
                                           qu_arena_printf(styling->arena, "%s.second", path)),
            .stroke = length(styling, source->stroke),
            .dot = length(styling, source->dot),
            .margin_line = source->margin_line};
    }
}

static struct qu_furniture resolve_furniture(struct qu_styling *styling,
                                             const struct qu_furniture_source *source, const char *path)
{
    const char *style_path = qu_arena_printf(styling->arena, "%s.style", path);
    qu_resolve_style(styling, source->style, qu_styling_node(styling->tree, style_path)->src, style_path);
    return (struct qu_furniture){length(styling, source->baseline), source->style,
                                 qu_position_words[source->position]};
}

static void resolve_costs(struct qu_styling *styling)
{
    const struct qu_line_source *lines = &styling->source.lines;
    styling->layout->lines = (struct qu_line_costs){.hyphen = lines->hyphen,
                                                    .hyphens_in_row = lines->hyphens_in_row,
                                                    .short_last = lines->short_last,
                                                    .line = lines->line,
                                                    .emergency = lines->emergency,
                                                    .space_stretch = (int)lround(lines->space_stretch * 1000),
                                                    .space_shrink = (int)lround(lines->space_shrink * 1000),
                                                    .ragged_shrink = (int)lround(lines->ragged_shrink * 1000),
                                                    .hyphen_min_word = lines->min_word,
                                                    .hyphen_min_before = lines->min_before,
                                                    .hyphen_min_after = lines->min_after};
    styling->layout->pages = styling->source.pages;
}

static struct qu_track resolve_track(struct qu_styling *styling, const struct qu_track_source *source)
{
    return (struct qu_track){length(styling, source->x), length(styling, source->width)};
}

void qu_resolve_geometry(struct qu_styling *styling)
{
    struct qu_layout *layout = styling->layout;
    const struct qu_layout_source *source = &styling->source;
    layout->name = source->name;
    layout->grid = length(styling, source->ruling.spacing); /* first: lengths in rows need it */
    resolve_size(styling);
    layout->facing = source->paper.facing;
    layout->tint = qu_resolve_colour_at(styling, source->paper.tint, "paper.tint");
    layout->fibre = qu_resolve_colour_at(styling, source->paper.fibre, "paper.fibre");
    layout->fibres = source->paper.fibres;
    layout->first_rule = length(styling, source->ruling.first);
    layout->rows = source->ruling.rows;
    layout->offset = length(styling, source->ruling.offset);
    resolve_rulings(styling);
    layout->margin_line_x = length(styling, source->margin_line.x);
    layout->margin_line_colour = qu_resolve_colour_at(styling, source->margin_line.colour,
                                                      "margin-line.colour");
    layout->margin_line_stroke = length(styling, source->margin_line.stroke);
    layout->text = resolve_track(styling, &source->text);
    layout->margin = resolve_track(styling, &source->margin);
    layout->note_gap = source->note_gap;
    layout->notes_heading = source->notes_heading != NULL ? source->notes_heading : "notes";
    layout->head = resolve_furniture(styling, &source->head, "furniture.head");
    layout->folio = resolve_furniture(styling, &source->folio, "furniture.folio");
    resolve_costs(styling);
    layout->drop_cap_rows = source->drop_cap_rows;
    layout->drop_cap_gap = length(styling, source->drop_cap_gap);
    layout->drop_cap_style = source->drop_cap_style;
    qu_resolve_style(styling, source->drop_cap_style, qu_styling_node(styling->tree, "drop-cap.style")->src,
                     "drop-cap.style");
    layout->list_indent = length(styling, source->list_indent);
    layout->bullet = source->bullet;
}
