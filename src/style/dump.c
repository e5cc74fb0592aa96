#include "dump.h"

#include "tables.h"

/* One line a value, "key value", in the order of the layout file; lengths in pt with three digits, colours as
 * #rrggbb. */

static void put_length(struct qu_buf *out, const char *path, const char *key, qu_len length)
{
    qu_buf_printf(out, "%s.%s %.3f pt\n", path, key, qu_len_to_pt(length));
}

static void put_int(struct qu_buf *out, const char *path, const char *key, int value)
{
    qu_buf_printf(out, "%s.%s %d\n", path, key, value);
}

static void put_text(struct qu_buf *out, const char *path, const char *key, const char *value)
{
    qu_buf_printf(out, "%s.%s %s\n", path, key, value);
}

static void put_bool(struct qu_buf *out, const char *path, const char *key, bool value)
{
    put_text(out, path, key, value ? "true" : "false");
}

static void put_colour(struct qu_buf *out, const char *path, const char *key, struct qu_colour colour)
{
    char text[10];
    put_text(out, path, key, colour.a == 0 ? "none" : qu_colour_format(colour, text));
}

static void dump_page(const struct qu_layout *layout, struct qu_buf *out)
{
    qu_buf_printf(out, "layout %s\n", layout->name);
    put_length(out, "paper", "width", layout->width);
    put_length(out, "paper", "height", layout->height);
    put_bool(out, "paper", "facing", layout->facing);
    put_colour(out, "paper", "tint", layout->tint);
    put_colour(out, "paper", "fibre", layout->fibre);
    put_int(out, "paper", "fibres", layout->fibres);
    put_length(out, "ruling", "spacing", layout->grid);
    put_length(out, "ruling", "first", layout->first_rule);
    put_int(out, "ruling", "rows", layout->rows);
    put_length(out, "ruling", "offset", layout->offset);
    for (int i = 0; i <= QU_PAPER_CORNELL; i++) {
        char path[64];
        snprintf(path, sizeof path, "ruling.papers.%s", qu_ruling_words[i]);
        put_colour(out, path, "colour", layout->rulings[i].colour);
        put_colour(out, path, "second", layout->rulings[i].second);
        put_length(out, path, "stroke", layout->rulings[i].stroke);
        put_length(out, path, "dot", layout->rulings[i].dot);
        put_bool(out, path, "margin-line", layout->rulings[i].margin_line);
    }
    put_length(out, "margin-line", "x", layout->margin_line_x);
    put_colour(out, "margin-line", "colour", layout->margin_line_colour);
    put_length(out, "margin-line", "stroke", layout->margin_line_stroke);
    put_length(out, "tracks.text", "x", layout->text.x);
    put_length(out, "tracks.text", "width", layout->text.width);
    put_length(out, "tracks.margin", "x", layout->margin.x);
    put_length(out, "tracks.margin", "width", layout->margin.width);
    put_int(out, "notes", "gap", layout->note_gap);
    put_text(out, "notes", "heading", layout->notes_heading);
}

static void dump_names(const struct qu_layout *layout, struct qu_buf *out)
{
    char text[10];
    for (int i = 0; i < layout->colour_count; i++)
        put_text(out, "colours", layout->colours[i].name, qu_colour_format(layout->colours[i].colour, text));
    for (int i = 0; i < layout->role_count; i++) {
        qu_buf_printf(out, "fonts.%s", layout->roles[i].name);
        if (layout->letters[i] != QU_LETTERS_PRINTED)
            qu_buf_add_text(out, layout->letters[i] == QU_LETTERS_JOINED ? " joined" : " written");
        for (int k = 0; layout->roles[i].families[k] != NULL; k++)
            qu_buf_printf(out, "%s %s", k > 0 ? "," : "", layout->roles[i].families[k]);
        qu_buf_add_text(out, "\n");
    }
}

static void dump_spans(const struct qu_span_style spans[QU_SPAN_KINDS], const char *path, struct qu_buf *out)
{
    for (int i = 0; i < QU_SPAN_KINDS; i++) {
        const struct qu_span_style *span = &spans[i];
        qu_buf_printf(out, "%s.%s", path, qu_span_words[i]);
        char text[10];
        if (span->role != NULL)
            qu_buf_printf(out, " font=%s", span->role);
        if (span->weight != 0)
            qu_buf_printf(out, " weight=%d", span->weight);
        if (span->italic >= 0)
            qu_buf_printf(out, " italic=%d", span->italic);
        if (span->size != 1000)
            qu_buf_printf(out, " scale=%d", span->size);
        if (span->coloured)
            qu_buf_printf(out, " colour=%s", qu_colour_format(span->colour, text));
        if (span->mark != QU_MARK_NOTHING)
            qu_buf_printf(out, " mark=%s", qu_mark_words[span->mark]);
        if (span->mark_colour.a != 0)
            qu_buf_printf(out, " mark-colour=%s", qu_colour_format(span->mark_colour, text));
        qu_buf_add_text(out, "\n");
    }
}

static void dump_style(const struct qu_text_style *style, struct qu_buf *out)
{
    char path[160];
    snprintf(path, sizeof path, "styles.%s", style->name);
    put_text(out, path, "font", style->role);
    put_int(out, path, "weight", style->weight);
    put_bool(out, path, "italic", style->italic);
    put_length(out, path, "size", style->size);
    put_int(out, path, "x-height", style->x_height);
    put_int(out, path, "tracking", style->tracking);
    put_int(out, path, "vary", style->vary);
    put_text(out, path, "features", style->features);
    put_colour(out, path, "colour", style->colour);
    put_text(out, path, "align", qu_align_words[style->align]);
    put_text(out, path, "case", qu_case_words[style->letter_case]);
    put_bool(out, path, "hyphenate", style->hyphenate);
    put_length(out, path, "indent", style->indent);
    put_length(out, path, "inset", style->inset);
    put_int(out, path, "leading", style->leading);
    put_int(out, path, "first", style->first);
    put_int(out, path, "before", style->before);
    put_int(out, path, "after", style->after);
    snprintf(path, sizeof path, "styles.%s.inline", style->name);
    dump_spans(style->spans, path, out);
}

static void dump_furniture(const struct qu_furniture *line, const char *path, struct qu_buf *out)
{
    put_length(out, path, "baseline", line->baseline);
    put_text(out, path, "position", line->position);
    put_text(out, path, "style", line->style);
}

static void dump_hand(const struct qu_layout *layout, struct qu_buf *out)
{
    qu_buf_printf(out, "hand %d\n", layout->hand);
    for (int i = QU_VARY_SUBTLE; i < QU_VARY_LEVELS; i++) {
        const struct qu_hand_style *h = &layout->hands[i];
        qu_buf_printf(out,
                      "handwriting %d wander=%.3f wave=%.3f drift=%d word=%d/%d letter=%d/%d slant=%d ink=%d "
                      "outline=%d instances=%d\n",
                      i, qu_len_to_pt(h->wander), qu_len_to_pt(h->wave), h->drift, h->word_rise,
                      h->word_shift, h->letter_rise, h->letter_shift, h->slant, h->ink, h->outline,
                      h->instances);
    }
    for (int i = 0; i < QU_PEN_NAMES; i++) {
        const struct qu_pen_style *p = &layout->pens[i];
        qu_buf_printf(out, "pens.%s width=%.3f pressure=%d wobble=%.3f wave=%.3f taper=%.3f/%.3f\n",
                      qu_pen_words[i], qu_len_to_pt(p->width), p->pressure, qu_len_to_pt(p->wobble),
                      qu_len_to_pt(p->wave), qu_len_to_pt(p->taper_in), qu_len_to_pt(p->taper_out));
    }
}

static void dump_rest(const struct qu_layout *layout, struct qu_buf *out)
{
    put_int(out, "drop-cap", "rows", layout->drop_cap_rows);
    put_length(out, "drop-cap", "gap", layout->drop_cap_gap);
    put_text(out, "drop-cap", "style", layout->drop_cap_style);
    put_length(out, "lists", "indent", layout->list_indent);
    put_text(out, "lists", "bullet", layout->bullet);
    dump_furniture(&layout->head, "furniture.head", out);
    dump_furniture(&layout->folio, "furniture.folio", out);
    const struct qu_line_costs *lines = &layout->lines;
    qu_buf_printf(out, "line-breaking line=%d hyphen=%d hyphens-in-row=%d short-last=%d emergency=%d\n",
                  lines->line, lines->hyphen, lines->hyphens_in_row, lines->short_last, lines->emergency);
    qu_buf_printf(out,
                  "line-breaking space-stretch=%d space-shrink=%d ragged-shrink=%d hyphen-min=%d/%d/%d\n",
                  lines->space_stretch, lines->space_shrink, lines->ragged_shrink, lines->hyphen_min_word,
                  lines->hyphen_min_before, lines->hyphen_min_after);
    const struct qu_page_costs *pages = &layout->pages;
    qu_buf_printf(
        out,
        "page-breaking widow=%d orphan=%d short-page=%d last-page-min=%d note-moved=%d note-carried=%d\n",
        pages->widow, pages->orphan, pages->short_page, pages->last_page_min, pages->note_moved,
        pages->note_carried);
}

static void dump_fields(const struct qu_layout *layout, const struct qu_field *fields, const char *at,
                        const char *path, struct qu_buf *out);

/* Reads the value by its table, as the binder wrote it. */
static void dump_value(const struct qu_layout *layout, const struct qu_field *field, enum qu_field_type type,
                       const char *at, const char *path, struct qu_buf *out)
{
    const char *const *text = (const void *)at;
    const struct qu_dimension *dimension = (const void *)at;
    const struct qu_named_colour *const *colour = (const void *)at;
    switch (type) {
    case QU_FIELD_TEXT:
    case QU_FIELD_ID:
    case QU_FIELD_FILE: qu_buf_printf(out, "%s %s\n", path, *text != NULL ? *text : "none"); break;
    case QU_FIELD_COLOUR:
        qu_buf_printf(out, "%s %s\n", path, *colour != NULL ? (*colour)->name : "none");
        break;
    case QU_FIELD_INT: qu_buf_printf(out, "%s %d\n", path, *(const int *)(const void *)at); break;
    case QU_FIELD_ENUM:
        qu_buf_printf(out, "%s %s\n", path, field->words[*(const int *)(const void *)at]);
        break;
    case QU_FIELD_NUMBER: qu_buf_printf(out, "%s %.4f\n", path, *(const double *)(const void *)at); break;
    case QU_FIELD_BOOL:
        qu_buf_printf(out, "%s %s\n", path, *(const bool *)(const void *)at ? "true" : "false");
        break;
    case QU_FIELD_DIMENSION:
        qu_buf_printf(out, "%s %.3f %s\n", path, dimension->value, qu_unit_name(dimension->unit));
        break;
    case QU_FIELD_STRUCT: dump_fields(layout, field->fields, at, path, out); break;
    case QU_FIELD_LIST:
    case QU_FIELD_MAP:
        qu_buf_printf(out, "%s of %d\n", path, ((const struct qu_list *)(const void *)at)->count);
        break;
    case QU_FIELD_INLINE:
    case QU_FIELD_PROSE:
    case QU_FIELD_BLOCKS:
    case QU_FIELD_NODE: break; /* part of the content, not of the look */
    }
}

static void dump_fields(const struct qu_layout *layout, const struct qu_field *fields, const char *at,
                        const char *path, struct qu_buf *out)
{
    for (const struct qu_field *field = fields; field->name != NULL; field++) {
        char inner[256];
        snprintf(inner, sizeof inner, "%s.%s", path, field->name);
        dump_value(layout, field, field->type, at + field->offset, inner, out);
    }
}

void qu_layout_dump(const struct qu_layout *layout, struct qu_buf *out)
{
    dump_page(layout, out);
    dump_names(layout, out);
    dump_hand(layout, out);
    dump_spans(layout->spans, "inline", out);
    for (int i = 0; i < layout->style_count; i++)
        dump_style(&layout->styles[i], out);
    dump_rest(layout, out);
    for (int i = 0; i < layout->section_count; i++) {
        const struct qu_layout_section *section = &layout->sections[i];
        char path[128];
        snprintf(path, sizeof path, "blocks.%s", section->table->name);
        dump_fields(layout, section->table->fields, section->at, path, out);
    }
}
