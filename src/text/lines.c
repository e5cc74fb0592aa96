#include "lines.h"

/* Where byte `at` of a run lies, from the line's left edge; inside a cluster by its share of bytes. */
static qu_len pen_at(const struct qu_run *run, int at)
{
    int byte = run->text_start;
    for (int i = 0; i < run->cluster_count; i++) {
        int bytes = run->clusters[i].bytes;
        if (at < byte + bytes)
            return run->x + run->edges[i] +
                   qu_len_scale(run->edges[i + 1] - run->edges[i], QU_MAX(at - byte, 0), bytes);
        byte += bytes;
    }
    return run->x + run->edges[run->cluster_count];
}

/* The part of a run within bytes [start, end), from the line's left edge; false if there is none. */
static bool part_of(const struct qu_line *line, const struct qu_run *run, int start, int end, qu_len *left,
                    qu_len *right)
{
    if (run->text_start < 0) {
        *left = run->x;
        *right = run->x + run->width;
        return start < line->end && end >= line->end;
    }
    int first = QU_MAX(start, run->text_start),
        last = QU_MIN(QU_MIN(end, line->end), run->text_start + run->length);
    if (first >= last)
        return false;
    qu_len a = pen_at(run, first), b = pen_at(run, last);
    *left = QU_MIN(a, b);
    *right = QU_MAX(a, b);
    return true;
}

int qu_line_extents(const struct qu_line *line, int start, int end, struct qu_extent *out, int room)
{
    int count = 0;
    bool joins = false; /* the stretch before it ends where its run ends */
    for (int i = 0; i < line->run_count; i++) {
        const struct qu_run *run = &line->runs[i];
        qu_len left, right;
        if (!part_of(line, run, start, end, &left, &right)) {
            joins &= run->width == 0;
            continue;
        }
        if (joins && left == run->x && count > 0) {
            out[count - 1].width = line->x + right - out[count - 1].x;
        } else if (count < room) {
            out[count++] = (struct qu_extent){line->x + left, right - left};
        } else {
            break;
        }
        joins = right == run->x + run->width;
    }
    return count;
}

qu_len qu_line_position(const struct qu_line *line, int offset)
{
    const struct qu_run *next = NULL, *before = NULL;
    for (int i = 0; i < line->run_count; i++) {
        const struct qu_run *run = &line->runs[i];
        if (run->text_start < 0 || run->text_start >= line->end)
            continue;
        int end = QU_MIN(run->text_start + run->length, line->end);
        if (offset >= run->text_start && offset < end)
            return line->x + pen_at(run, offset);
        if (run->text_start > offset && (next == NULL || run->text_start < next->text_start))
            next = run;
        if (end <= offset && (before == NULL || run->text_start > before->text_start))
            before = run;
    }
    if (next != NULL)
        return line->x + pen_at(next, next->text_start);
    return line->x +
           (before != NULL ? pen_at(before, QU_MIN(before->text_start + before->length, line->end)) : 0);
}

struct qu_rect qu_line_ink(const struct qu_fontset *fonts, const struct qu_line *line)
{
    struct qu_rect all = {0};
    PangoGlyphString *glyphs = pango_glyph_string_new();
    for (int i = 0; i < line->run_count; i++) {
        const struct qu_run *run = &line->runs[i];
        pango_glyph_string_set_size(glyphs, run->glyph_count);
        for (int g = 0; g < run->glyph_count; g++) {
            glyphs->glyphs[g] = (PangoGlyphInfo){
                .glyph = run->glyphs[g].index,
                .geometry = {.x_offset = run->glyphs[g].x, .y_offset = run->glyphs[g].y}};
            glyphs->log_clusters[g] = g;
        }
        struct qu_rect ink = qu_fontset_ink(fonts, run->font, glyphs);
        if (ink.w > 0 && ink.h > 0) {
            ink = qu_rect_move(ink, run->x, -run->rise);
            all = all.w > 0 && all.h > 0 ? qu_rect_union(all, ink) : ink;
        }
    }
    pango_glyph_string_free(glyphs);
    return all;
}
