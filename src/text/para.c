#include "para.h"

#include "slice.h"

#include <stdlib.h>

enum { OVERFULL_WARNINGS = 3, OVERFULL_SHOWN = 60 };

struct qu_typesetter {
    struct qu_diag *diag;
    struct qu_faces faces;
    struct qu_hyphenator *hyphenator;
    struct qu_shaped shaped;
    struct qu_breaks breaks;
    struct qu_fit fit;
    struct qu_slicer slicer;
};

struct qu_typesetter *qu_typesetter_new(struct qu_fontset *fonts, struct qu_diag *diag)
{
    struct qu_typesetter *typesetter = qu_alloc_zero(1, sizeof *typesetter);
    typesetter->diag = diag;
    qu_faces_init(&typesetter->faces, fonts);
    typesetter->hyphenator = qu_hyphenator_new();
    return typesetter;
}

void qu_typesetter_free(struct qu_typesetter *typesetter)
{
    if (typesetter == NULL)
        return;
    qu_shape_finish(&typesetter->shaped);
    qu_faces_finish(&typesetter->faces);
    qu_hyphenator_free(typesetter->hyphenator);
    qu_vec_finish(&typesetter->breaks.list);
    qu_fit_finish(&typesetter->fit);
    qu_slice_finish(&typesetter->slicer);
    free(typesetter);
}

static void warn_overfull(struct qu_diag *diag, const struct qu_para_request *request,
                          const struct qu_line *line, qu_len room)
{
    const char *text = request->text + line->start;
    int length = line->end - line->start, shown = qu_utf8_cut(text, length, OVERFULL_SHOWN);
    qu_diag_add(diag, QU_WARNING, QU_DIAG_LINE_OVERFULL, qu_para_place(request, line->start), NULL,
                "use other words, add a soft hyphen, or give the text more room",
                "a line is %.1f pt too wide: \"%.*s%s\"", qu_len_to_pt(line->width - room), shown, text,
                shown < length ? "..." : "");
}

/* The text of the runs: the paragraph's, with tabs as spaces. */
static const char *keep_text(struct qu_arena *arena, const struct qu_para_request *request)
{
    char *text = qu_arena_strndup(arena, request->text, (size_t)request->length);
    for (int i = 0; i < request->length; i++)
        if (text[i] == '\t')
            text[i] = ' ';
    return text;
}

static void choose_lines(struct qu_typesetter *typesetter, const struct qu_para_request *request)
{
    qu_shape_paragraph(&typesetter->shaped, &typesetter->faces, typesetter->diag, request);
    if (request->hyphenate)
        qu_hyphenate(typesetter->hyphenator, &typesetter->shaped, typesetter->diag);
    qu_fit_prepare(&typesetter->fit, request);
    qu_breaks_find(&typesetter->breaks, &typesetter->shaped, &typesetter->faces, typesetter->fit.narrowest);
    qu_fit_lines(&typesetter->fit, &typesetter->shaped, &typesetter->breaks);
}

struct qu_para *qu_para_set(struct qu_typesetter *typesetter, struct qu_arena *arena,
                            const struct qu_para_request *request)
{
    struct qu_para *para = QU_NEW(arena, struct qu_para);
    struct qu_slicer *slicer = &typesetter->slicer;
    const struct qu_fit *fit = &typesetter->fit;
    int warnings = 0;
    choose_lines(typesetter, request);
    slicer->faces = &typesetter->faces;
    slicer->arena = arena;
    slicer->text = keep_text(arena, request);
    para->rtl = typesetter->shaped.rtl;
    para->demerits = (double)fit->demerits / 64;
    para->line_count = fit->lines.count;
    para->lines = QU_NEW_ARRAY(arena, struct qu_line, para->line_count);
    for (int i = 0; i < para->line_count; i++) {
        struct qu_line *line = &para->lines[i];
        qu_slice_line(slicer, &typesetter->shaped, &fit->lines.at[i], i == para->line_count - 1, line);
        para->hyphens += line->hyphenated;
        if (line->overfull && warnings++ < OVERFULL_WARNINGS)
            warn_overfull(typesetter->diag, request, line, fit->lines.at[i].room);
    }
    qu_shape_clear(&typesetter->shaped);
    return para;
}

qu_len qu_para_natural_width(struct qu_typesetter *typesetter, const struct qu_para_request *request)
{
    struct qu_shaped *s = &typesetter->shaped;
    int64_t widest = 0;
    int start = 0, from;
    qu_shape_paragraph(s, &typesetter->faces, typesetter->diag, request);
    for (int i = 1; i <= s->count; i++) {
        if (i < s->count && !s->attrs[i].is_mandatory_break)
            continue;
        int64_t width = qu_shape_measure(s, start, QU_MAX(s->trimmed[i], start),
                                         start == 0 ? request->indent : 0, &from);
        widest = QU_MAX(widest, width);
        start = i;
    }
    qu_shape_clear(s);
    return (qu_len)QU_MIN(widest, INT32_MAX);
}
