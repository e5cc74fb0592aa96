#include "feasible.h"

#include "yamlmap.h"

#include <math.h>
#include <string.h>

enum { GAP_MIN_PT = 15, SAFE_MM = 5, HAIRLINE = 3 * QU_PT / 10 };

/* The height from the top of b to the foot of g, in x-heights: 2.0 in Quire Hand, 2.4 in EB Garamond, 2.7 in
 * Caveat, 2.9 in Quire Script. */
static const double letter_extent = 2.9;
static const double crowded = 1.05;

#define MM(length) qu_len_to_mm(length)

static void impossible(struct qu_styling *styling, const char *path, const char *hint, const char *text)
{
    qu_styling_add(styling, QU_ERROR, QU_DIAG_LAYOUT_IMPOSSIBLE, path, hint, "%s", text);
}

static void doubtful(struct qu_styling *styling, const char *path, const char *hint, const char *text)
{
    qu_styling_add(styling, QU_WARNING, QU_DIAG_LAYOUT_IMPOSSIBLE, path, hint, "%s", text);
}

static bool check_sheet(struct qu_styling *styling)
{
    const struct qu_layout *layout = styling->layout;
    if (layout->width < qu_len_from_mm(50) || layout->height < qu_len_from_mm(70)) {
        impossible(styling, "paper.size", "at least 50 by 70 mm",
                   qu_arena_printf(styling->arena, "a page of %.1f by %.1f mm is too small",
                                   MM(layout->width), MM(layout->height)));
        return false;
    }
    if (layout->grid < qu_len_from_mm(3) || layout->grid > qu_len_from_mm(20)) {
        impossible(
            styling, "ruling.spacing", "7 mm is usual; 3 to 20 mm will do",
            qu_arena_printf(styling->arena, "rules %.2f mm apart cannot carry text", MM(layout->grid)));
        return false;
    }
    if (layout->offset >= layout->grid / 2)
        impossible(
            styling, "ruling.offset", "0.25 mm looks right",
            qu_arena_printf(styling->arena,
                            "an offset of %.2f mm lifts the text off its rules, which are %.2f mm apart",
                            MM(layout->offset), MM(layout->grid)));
    return true;
}

static bool check_rows(struct qu_styling *styling)
{
    const struct qu_layout *layout = styling->layout;
    int64_t last = (int64_t)layout->first_rule + (int64_t)(layout->rows - 1) * layout->grid;
    qu_len foot = layout->height - qu_len_from_mm(SAFE_MM);
    int fits = (int)((foot - layout->first_rule) / layout->grid) + 1;
    if (layout->first_rule < layout->grid)
        impossible(styling, "ruling.first", "leave at least a row above it, and two for a running head",
                   qu_arena_printf(styling->arena,
                                   "the first rule at %.2f mm leaves no room for its text: a row is %.2f mm",
                                   MM(layout->first_rule), MM(layout->grid)));
    else if (last > foot)
        impossible(
            styling, "ruling.rows", qu_arena_printf(styling->arena, "at most %d rows fit", QU_MAX(fits, 0)),
            qu_arena_printf(
                styling->arena,
                "%d rows from %.2f mm on end at %.2f mm; the page is %.2f mm high, of which %d mm stay free",
                layout->rows, MM(layout->first_rule), qu_len_to_mm((qu_len)QU_MIN(last, INT32_MAX)),
                MM(layout->height), SAFE_MM));
    return layout->first_rule >= layout->grid && last <= foot;
}

static bool check_track(struct qu_styling *styling, struct qu_track track, const char *path)
{
    const struct qu_layout *layout = styling->layout;
    qu_len safe = qu_len_from_mm(SAFE_MM), right = layout->width - track.x - track.width;
    if (track.width <= 0 || right < 0) {
        impossible(
            styling, path,
            qu_arena_printf(styling->arena, "a width of at most %.2f mm fits there",
                            MM(QU_MAX(layout->width - track.x, 0))),
            qu_arena_printf(styling->arena,
                            "the track from %.2f mm, %.2f mm wide, leaves the page, which is %.2f mm wide",
                            MM(track.x), MM(track.width), MM(layout->width)));
        return false;
    }
    if (track.x < safe || right < safe)
        doubtful(styling, path, "what is nearer than 5 mm may be cut off",
                 qu_arena_printf(styling->arena, "the track ends %.2f mm from the edge of the page",
                                 MM(QU_MIN(track.x, right))));
    return true;
}

static void check_margin_line(struct qu_styling *styling, qu_len left, qu_len right)
{
    qu_len x = styling->layout->margin_line_x;
    if (x < left || x > right)
        impossible(
            styling, "margin-line.x",
            qu_arena_printf(styling->arena, "between the tracks: from %.2f to %.2f mm", MM(left), MM(right)),
            qu_arena_printf(styling->arena, "the margin line at %.2f mm does not stand between the tracks",
                            MM(x)));
}

static void check_tracks(struct qu_styling *styling)
{
    const struct qu_layout *layout = styling->layout;
    bool text = check_track(styling, layout->text, "tracks.text"),
         margin = check_track(styling, layout->margin, "tracks.margin");
    if (!text || !margin)
        return;
    struct qu_track first = layout->text, second = layout->margin;
    if (second.x < first.x) {
        first = layout->margin;
        second = layout->text;
    }
    qu_len end = first.x + first.width, gap = second.x - end;
    if (gap < 0) {
        impossible(
            styling, "tracks", "move one of them, or make it narrower",
            qu_arena_printf(styling->arena,
                            "the tracks overlap by %.2f mm: one ends at %.2f mm, the other begins at %.2f mm",
                            MM(-gap), MM(end), MM(second.x)));
        return;
    }
    if (gap < GAP_MIN_PT * QU_PT)
        doubtful(styling, "tracks",
                 "a program that reads the page takes nearer columns for one; 15 pt are 5.29 mm",
                 qu_arena_printf(styling->arena, "only %.2f pt between the tracks", qu_len_to_pt(gap)));
    check_margin_line(styling, end, second.x);
}

static void check_furniture(struct qu_styling *styling, const struct qu_furniture *line, const char *path)
{
    const struct qu_layout *layout = styling->layout;
    const char *place = qu_yamlmap_path(styling->arena, path, "baseline");
    qu_len y = line->baseline < 0 ? layout->height + line->baseline : line->baseline;
    qu_len last = layout->first_rule + (layout->rows - 1) * layout->grid;
    if (y < qu_len_from_mm(SAFE_MM) || y > layout->height - qu_len_from_mm(SAFE_MM))
        doubtful(styling, place, "what is nearer than 5 mm may be cut off",
                 qu_arena_printf(styling->arena,
                                 "a baseline at %.2f mm is too near to the edge of a page of %.2f mm", MM(y),
                                 MM(layout->height)));
    else if (y > layout->first_rule - layout->grid && y < last + layout->grid / 2)
        doubtful(
            styling, place,
            qu_arena_printf(styling->arena, "above %.2f mm, or below %.2f mm",
                            MM(layout->first_rule - layout->grid), MM(last + layout->grid / 2)),
            qu_arena_printf(styling->arena, "a baseline at %.2f mm stands among the rows of text", MM(y)));
}

/* An estimate: the true height of letters is known only when the fonts are open. */
static void check_style(struct qu_styling *styling, const struct qu_text_style *style)
{
    double extent = style->size > 0 ? (double)style->size / styling->layout->grid
                                    : style->x_height / 1000.0 * letter_extent;
    if (extent <= style->leading * crowded)
        return;
    doubtful(styling, qu_arena_printf(styling->arena, "styles.%s", style->name),
             qu_arena_printf(styling->arena, "leading: %d, or smaller letters", (int)ceil(extent / crowded)),
             qu_arena_printf(styling->arena, "the letters of \"%s\" take about %.2f rows, its leading is %d",
                             style->name, extent, style->leading));
}

static void check_strokes(struct qu_styling *styling)
{
    for (int i = 0; i <= QU_PAPER_CORNELL; i++) {
        const struct qu_ruling *ruling = &styling->layout->rulings[i];
        qu_len thin = i == QU_PAPER_DOT ? ruling->dot : ruling->stroke;
        if (i != QU_PAPER_PLAIN && thin < HAIRLINE)
            doubtful(styling, qu_arena_printf(styling->arena, "ruling.papers.%s", qu_ruling_words[i]),
                     "0.3 pt or more",
                     qu_arena_printf(styling->arena, "lines of %.2f pt may not print", qu_len_to_pt(thin)));
    }
    if (styling->layout->margin_line_stroke < HAIRLINE)
        doubtful(styling, "margin-line.stroke", "0.3 pt or more",
                 qu_arena_printf(styling->arena, "a line of %.2f pt may not print",
                                 qu_len_to_pt(styling->layout->margin_line_stroke)));
}

void qu_check_feasible(struct qu_styling *styling)
{
    if (!check_sheet(styling))
        return;
    check_tracks(styling);
    if (check_rows(styling)) {
        check_furniture(styling, &styling->layout->head, "furniture.head");
        check_furniture(styling, &styling->layout->folio, "furniture.folio");
    }
    check_strokes(styling);
    for (int i = 0; i < styling->layout->style_count; i++)
        check_style(styling, &styling->layout->styles[i]);
}
