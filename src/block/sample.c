/* sample.c - the kind `sample`: blocks, and the YAML that makes them, on a paper beside or below them.
 *
 * The lines of YAML are read from the file itself, so they are always what was set. For a thing in the margin
 * or beside the text the paper is at its side; for everything else it is below, over both tracks if the lines
 * are long. A long source is continued on a second paper. */
#include "kinds.h"
#include "papers.h"

#include "../flow/box.h"
#include "../flow/sequence.h"

#include <string.h>

struct line {
    struct qu_inline text;
    int indent; /* number of spaces at its beginning */
};

struct sample {
    struct qu_block_list blocks;
    bool entry;
    struct qu_list lines; /* struct line: made by the check, not by the schema */
};

static const struct qu_field fields[] = {
    {"sample", QU_FIELD_BLOCKS, offsetof(struct sample, blocks), QU_REQUIRED | QU_NOT_EMPTY,
     "the blocks; their YAML is shown with them", .example = "sample: [{divider: or}]"},
    {"entry", QU_FIELD_BOOL, offsetof(struct sample, entry), 0,
     "show the keys of the entry above its body, too"},
    {0}};

struct sample_style {
    const char *text_style;
    struct qu_named_colour *paper, *shadow, *tape, *gloss;
    struct qu_dimension padding, leading, depth, tape_length, tape_width;
    double turn;
};

static const struct qu_field style_fields[] = {
    {"paper", QU_FIELD_COLOUR, offsetof(struct sample_style, paper), QU_REQUIRED,
     "that the source is typed on"},
    {"shadow", QU_FIELD_COLOUR, offsetof(struct sample_style, shadow), QU_REQUIRED, "under it"},
    {"tape", QU_FIELD_COLOUR, offsetof(struct sample_style, tape), QU_REQUIRED, "that holds it"},
    {"gloss", QU_FIELD_COLOUR, offsetof(struct sample_style, gloss), QU_REQUIRED, "of the tape"},
    {"text-style", QU_FIELD_TEXT, offsetof(struct sample_style, text_style), QU_REQUIRED,
     "of the lines; kinds of block are `strong` in it"},
    {"padding", QU_FIELD_DIMENSION, offsetof(struct sample_style, padding), QU_REQUIRED,
     "from the paper's edge to the lines"},
    {"leading", QU_FIELD_DIMENSION, offsetof(struct sample_style, leading), QU_REQUIRED, "from line to line"},
    {"shadow-depth", QU_FIELD_DIMENSION, offsetof(struct sample_style, depth), QU_REQUIRED,
     "how far the shadow reaches"},
    {"tape-length", QU_FIELD_DIMENSION, offsetof(struct sample_style, tape_length), QU_REQUIRED,
     "of the strip"},
    {"tape-width", QU_FIELD_DIMENSION, offsetof(struct sample_style, tape_width), QU_REQUIRED,
     "of the strip"},
    {"turn", QU_FIELD_NUMBER, offsetof(struct sample_style, turn), QU_REQUIRED, "degrees, at most", .low = 0,
     .high = 1},
    {0}};

/* ---- the source */

struct cutting {
    struct qu_arena *arena;
    struct qu_src src;
    int indent;
    QU_VEC(struct line) lines;
};

/* Copies one line of the file, without its first `dedent` spaces and with `cutting->indent` spaces more.
 * Returns its length with the line break. */
static size_t cut_line(struct cutting *cutting, const char *text, size_t length, int dedent)
{
    size_t end = 0, from = 0;
    while (end < length && text[end] != '\n' && text[end] != '\r')
        end++;
    size_t next = end + (end < length) + (end + 1 < length && text[end] == '\r' && text[end + 1] == '\n');
    while (from < end && from < (size_t)dedent && text[from] == ' ')
        from++;
    while (end > from && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    const char *written = qu_arena_printf(cutting->arena, "%*s%.*s", end > from ? cutting->indent : 0, "",
                                          (int)(end - from), text + from);
    struct line line = {qu_inline_plain(written, cutting->src), 0};
    while (line.text.text[line.indent] == ' ')
        line.indent++;
    qu_vec_add(&cutting->lines, line);
    return next;
}

/* Copies the keys of the entry up to its body, without the comments at the top of the file. */
static void cut_entry(struct cutting *cutting, const struct qu_source *source)
{
    bool body = false;
    for (size_t at = 0; at < source->length && !body;) {
        body = strncmp(source->text + at, "body:", QU_MIN((size_t)5, source->length - at)) == 0;
        at += cut_line(cutting, source->text + at, source->length - at, 0);
        const struct line *last = qu_vec_last(&cutting->lines);
        bool remark = last->text.length == 0 || last->text.text[0] == '#' ||
                      strncmp(last->text.text, "---", 3) == 0;
        if (remark && cutting->lines.count == 1)
            cutting->lines.count = 0;
    }
    cutting->indent = 2;
}

/* The word that names the kind of a block gets the other colour, as from a two-coloured typewriter ribbon. */
static void mark_kind(struct cutting *cutting, const struct qu_yaml *list, const struct qu_yaml *item,
                      const char *kind, int first)
{
    for (int k = 0; item->kind == QU_YAML_MAP && k < item->count; k++) {
        const struct qu_yaml *key = item->keys[k];
        int at = first + key->src.line - list->src.line,
            column = cutting->indent + key->src.column - list->src.column;
        if (strcmp(key->text, kind) != 0 || key->from < list->from || key->to > list->to ||
            at >= cutting->lines.count)
            continue;
        struct line *line = &cutting->lines.at[at];
        struct qu_span *spans = QU_NEW_ARRAY(cutting->arena, struct qu_span, line->text.span_count + 1);
        for (int i = 0; i < line->text.span_count; i++)
            spans[i] = line->text.spans[i];
        spans[line->text.span_count] = (struct qu_span){
            .kind = QU_SPAN_STRONG, .start = column, .end = column + key->length, .src = key->src};
        if (column < 0 || column + key->length > line->text.length ||
            strncmp(line->text.text + column, key->text, (size_t)key->length) != 0)
            continue; /* in quotes, or after characters of several bytes */
        line->text.spans = spans;
        line->text.span_count++;
    }
}

static void check(struct qu_binder *binder, struct qu_block *block, const char *path)
{
    (void)path;
    struct sample *sample = block->content;
    const struct qu_yaml *list = qu_yaml_lookup(block->node, "sample");
    struct cutting cutting = {.arena = binder->arena, .src = list->src};
    if (sample->entry)
        cut_entry(&cutting, list->source);
    int first = cutting.lines.count, dedent = list->src.column - 1;
    for (size_t at = list->from; at < list->to;)
        at += cut_line(&cutting, list->source->text + at, list->to - at, at == list->from ? 0 : dedent);
    while (cutting.lines.count > 0 && qu_vec_last(&cutting.lines)->text.length == 0)
        cutting.lines.count--;
    for (int i = 0; list->kind == QU_YAML_LIST && i < list->count; i++)
        mark_kind(&cutting, list, list->items[i], sample->blocks.at[i].kind->name, first);
    sample->lines.count = cutting.lines.count;
    sample->lines.at = qu_vec_keep(&cutting.lines, binder->arena);
}

/* ---- the papers */

struct typing {
    struct qu_cursor *cursor;
    const struct sample_style *style;
    const struct sample *sample;
    struct qu_src src;
    int node;
    qu_len padding, leading, depth, tape; /* tape: half of its width, above the paper's edge */
    struct qu_measure measure;
    bool full;
};

/* A line that is too long goes on in the next one, with an indent. */
static struct qu_box set_line(struct typing *t, const struct line *line, qu_len width)
{
    struct qu_cursor *cursor = t->cursor;
    struct qu_box_setting setting = {
        .style = t->style->text_style, .width = width, .leading = t->leading, .node = t->node};
    if (line->text.length == 0)
        return (struct qu_box){.lines = 0};
    struct qu_box box = qu_box_set(cursor, &line->text, &setting);
    if (box.lines == 1)
        return box;
    qu_len hang = qu_box_width_plain(cursor, "nn", t->style->text_style) * (line->indent + 4) / 2;
    hang = QU_MIN(hang, width / 3);
    setting.width = width - hang;
    box = qu_box_set(cursor, &line->text, &setting);
    for (int i = 0; i < box.item_count; i++)
        if (box.items[i].kind == QU_ITEM_TEXT && box.items[i].text.y > box.first_baseline)
            box.items[i].text.x += hang;
    box.width += hang;
    return box;
}

static qu_len line_height(const struct typing *t, const struct qu_box *box)
{
    return box->lines > 0 ? t->leading * box->lines : t->leading / 2;
}

/* The distance by which the paper is moved down, so that its tape does not touch the letters above. */
static qu_len paper_top(const struct typing *t)
{
    return t->tape + t->cursor->context->layout->grid * 3 / 10;
}

/* Sets boxes [first, end) on a paper of their own. */
static void set_paper(struct typing *t, const struct qu_box *boxes, int first, int end)
{
    struct qu_cursor *cursor = t->cursor;
    qu_len grid = cursor->context->layout->grid, inner = 0, top = paper_top(t), y = top + t->padding;
    struct qu_items items = {0}, lines = {0};
    for (int i = first; i < end; i++) {
        qu_items_move(boxes[i].items, boxes[i].item_count, t->measure.x + t->depth + t->padding, y);
        qu_items_append(&lines, boxes[i].items, boxes[i].item_count);
        inner = QU_MAX(inner, boxes[i].width);
        y += line_height(t, &boxes[i]);
    }
    qu_len least = QU_MIN(t->measure.width, grid * 6),
           width = QU_CLAMP(inner + 2 * t->padding, least, t->measure.width - 2 * t->depth);
    struct qu_rect paper = {t->measure.x + t->depth, top, width, y + t->padding - top};
    struct qu_decor decor = qu_papers_decor(cursor, &items);
    qu_decor_shadow(&decor, paper, t->style->shadow->colour, t->depth);
    qu_decor_sheet(&decor, paper, t->style->paper->colour, qu_len_from_mm(0.3));
    struct qu_random r = qu_random_from(decor.seed);
    qu_len length = QU_MIN(qu_layout_length(cursor->context->layout, t->style->tape_length, width),
                           width / 2);
    struct qu_point at = {paper.x + (qu_len)(width * qu_random_range(&r, 0.3, 0.7)), paper.y};
    qu_decor_tape(&decor, at, length, 2 * t->tape, qu_random_range(&r, -3, 3), t->style->tape->colour,
                  t->style->gloss->colour);
    qu_items_append(&items, lines.at, lines.count);
    qu_items_finish(&lines);
    qu_papers_turn(cursor, &items, paper, t->style->turn);
    struct qu_row *row = qu_galley_add_row(cursor->galley,
                                           (paper.y + paper.h + 2 * t->depth + grid - 1) / grid, t->src);
    qu_galley_fill_row(cursor->galley, &items);
    row->full = t->full;
    row->text = t->sample->lines.count > first ? ((const struct line *)t->sample->lines.at)[first].text.text
                                               : NULL;
}

/* Finds the place of the lines: beside an inset, beside a thing in the margin, or below, as wide as they
 * need. */
static void find_room(struct typing *t)
{
    struct qu_cursor *cursor = t->cursor;
    const struct line *lines = t->sample->lines.at;
    qu_len track = cursor->context->layout->text.width, room = track - 2 * t->depth - 2 * t->padding,
           longest = 0;
    t->measure = qu_galley_measure(cursor->galley, 0, 0, track, track);
    if (cursor->galley->inset.rows > 0 || cursor->galley->pending.count > 0)
        return;
    for (int i = 0; i < t->sample->lines.count; i++)
        longest = QU_MAX(longest, qu_box_width(cursor, &lines[i].text, t->style->text_style));
    t->full = longest > room;
    if (t->full)
        t->measure.width = qu_context_full_width(cursor->context);
}

static void set_papers(struct typing *t)
{
    struct qu_cursor *cursor = t->cursor;
    const struct line *lines = t->sample->lines.at;
    int count = t->sample->lines.count, first = 0;
    struct qu_box *boxes = QU_NEW_ARRAY(cursor->arena, struct qu_box, count + 1);
    qu_len most = cursor->context->layout->grid * (cursor->context->layout->rows * 2 / 3), height = 0,
           around = paper_top(t) + 2 * t->padding + 2 * t->depth;
    for (int i = 0; i < count; i++) {
        boxes[i] = set_line(t, &lines[i], t->measure.width - 2 * t->depth - 2 * t->padding);
        if (i > first && height + line_height(t, &boxes[i]) + around > most) {
            set_paper(t, boxes, first, i);
            first = i;
            height = 0;
        }
        height += line_height(t, &boxes[i]);
    }
    if (count > first)
        set_paper(t, boxes, first, count);
}

/* The number of rows of the things that wait for a place in the margin. */
static int rows_beside(const struct qu_cursor *cursor)
{
    int rows = 0;
    for (int i = 0; i < cursor->galley->pending.count; i++)
        rows += cursor->galley->pending.at[i].height + (i > 0 ? cursor->context->layout->note_gap : 0);
    return rows;
}

static int rows_from(const struct qu_cursor *cursor, int first)
{
    int rows = 0;
    for (int i = first; i < cursor->galley->rows.count; i++)
        rows += cursor->galley->rows.at[i].height;
    return rows;
}

/* Blocks and papers stay on one page if they fit; else the papers may follow on the next page. The blocks are
 * rows [first, papers). */
static void keep_together(struct qu_cursor *cursor, int first, int papers)
{
    int all = rows_from(cursor, first), blocks = all - rows_from(cursor, papers),
        most = cursor->context->layout->rows;
    int end = all <= most - 2 ? cursor->galley->rows.count : blocks <= most ? papers : first;
    for (int i = first; i + 1 < end; i++)
        if (cursor->galley->rows.at[i].penalty >= 0)
            cursor->galley->rows.at[i].penalty = QU_BREAK_NEVER;
}

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct sample *sample = block->content;
    const struct sample_style *style = qu_layout_lookup_block(cursor->context->layout, "sample");
    const struct qu_layout *layout = cursor->context->layout;
    struct typing t = {.cursor = cursor,
                       .style = style,
                       .sample = sample,
                       .src = block->src,
                       .padding = qu_layout_length(layout, style->padding, 0),
                       .leading = qu_layout_length(layout, style->leading,
                                                   qu_context_font(cursor->context, style->text_style)->size),
                       .depth = qu_layout_length(layout, style->depth, 0),
                       .tape = qu_layout_length(layout, style->tape_width, 0) / 2};
    int start = cursor->galley->rows.count;
    qu_sequence_set(cursor, &sample->blocks);
    int beside = rows_beside(cursor);
    t.node = qu_cursor_add_node(cursor, QU_ROLE_CODE, 0, block->src);
    find_room(&t);
    int first = cursor->galley->rows.count;
    set_papers(&t);
    beside -= rows_from(cursor, first);
    qu_galley_clear(cursor->galley);
    keep_together(cursor, start, first);
    qu_cursor_add_space(cursor, QU_MAX(beside, 1));
}

const struct qu_block_type qu_block_sample = {
    .kind = {"sample", "blocks, and the YAML that makes them", sizeof(struct sample), fields, check},
    .style = {"sample", sizeof(struct sample_style), style_fields},
    .runs_on = true, /* for its blocks; its papers end the run of text */
    .set = set};
