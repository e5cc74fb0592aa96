#include "inline.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

struct flattener {
    const struct qu_flatten *how;
    const struct qu_inline *source;
    struct qu_buf text;
    QU_VEC(struct qu_text_span) spans;
    QU_VEC(struct qu_piece) pieces;
    QU_VEC(struct qu_flat_span) marks;
};

/* The font and colour at a place: the style's, changed by each span around it, outer first. */
static void look_at(const struct flattener *f, int offset, const struct qu_span *reference,
                    struct qu_text_span *span, struct qu_piece *piece)
{
    const struct qu_layout *layout = f->how->layout;
    span->font = *f->how->font;
    piece->colour = f->how->colour;
    piece->role = f->how->style->role;
    for (int i = 0; i < f->source->span_count; i++) {
        const struct qu_span *s = &f->source->spans[i];
        bool inside = (s->start <= offset && offset < s->end) || s == reference;
        if (!inside || s->kind == QU_SPAN_NOTE)
            continue;
        const struct qu_span_style *look = &f->how->style->spans[s->kind];
        span->font = qu_type_inside(layout, &span->font, look, f->how->fonts);
        if (look->role != NULL)
            piece->role = look->role;
        if (look->coloured)
            piece->colour = look->colour;
        if (s->kind == QU_SPAN_CODE)
            span->no_hyphens = true;
        if (look->mark == QU_MARK_CIRCLE || look->mark == QU_MARK_BOX) {
            qu_len room = qu_len_scale(f->how->font->size, 14, 100);
            span->room_before = QU_MAX(span->room_before, s->start == offset ? room : 0);
        }
    }
}

static void add_cased(struct flattener *f, const char *text, int length)
{
    int letter_case = f->how->style->letter_case;
    if (letter_case == QU_CASE_AS_WRITTEN) {
        qu_buf_add(&f->text, text, (size_t)length);
        return;
    }
    char *cased = letter_case == QU_CASE_UPPER ? g_utf8_strup(text, length) : g_utf8_strdown(text, length);
    qu_buf_add_text(&f->text, cased);
    g_free(cased);
}

/* An empty reference reads "p. N"; before the numbers are known a number of usual width stands in. */
static void add_reference(struct flattener *f, const struct qu_span *span)
{
    const char *label = f->how->find_page != NULL ? f->how->find_page(f->how->find_data, span->target) : NULL;
    qu_buf_printf(&f->text, "p.\u00a0%s", label != NULL ? label : "00");
}

/* One stretch of the source between two boundaries. */
static void add_piece(struct flattener *f, int from, int to, const struct qu_span *reference)
{
    struct qu_text_span span = {.start = (int)f->text.length};
    struct qu_piece piece;
    look_at(f, from, reference, &span, &piece);
    if (reference != NULL)
        add_reference(f, reference);
    else
        add_cased(f, f->source->text + from, to - from);
    span.end = (int)f->text.length;
    if (span.end == span.start)
        return;
    qu_vec_add(&f->spans, span);
    qu_vec_add(&f->pieces, piece);
}

/* The number of a note: small, raised, and apart from its word by a small space that belongs to it. */
static void add_number(struct flattener *f, int number)
{
    struct qu_text_span span = {.start = (int)f->text.length, .font = *f->how->font, .no_hyphens = true};
    span.font.size = qu_len_scale(span.font.size, 62, 100);
    span.rise = qu_len_scale(f->how->font->size, 28,
                             100); /* programs that read the page take a third for another line */
    span.room_before = qu_len_scale(f->how->font->size, 8, 100);
    qu_buf_printf(&f->text, "\u00a0%d", number);
    span.end = (int)f->text.length;
    qu_vec_add(&f->spans, span);
    qu_vec_add(&f->pieces, ((struct qu_piece){.colour = f->how->number_colour, .role = f->how->style->role}));
}

static int compare_ints(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* A note's sign hangs after the punctuation that follows its word. */
static int after_punctuation(const char *text, int at)
{
    for (;;) {
        gunichar c = g_utf8_get_char(text + at);
        if (c == 0 || !(strchr(".,;:!?)]", (int)c) != NULL || c == 0x201d || c == 0x2019 || c == 0x2026) ||
            c > 0x2fff)
            return at;
        at = (int)(g_utf8_next_char(text + at) - text);
    }
}

static int *find_boundaries(const struct qu_inline *source, int *count)
{
    int *at = qu_alloc((size_t)(2 * source->span_count + 2) * sizeof *at), used = 0;
    at[used++] = 0;
    at[used++] = source->length;
    for (int i = 0; i < source->span_count; i++) {
        const struct qu_span *s = &source->spans[i];
        if (s->kind != QU_SPAN_NOTE)
            at[used++] = s->start;
        at[used++] = s->kind == QU_SPAN_NOTE ? after_punctuation(source->text, s->end) : s->end;
    }
    qsort(at, (size_t)used, sizeof *at, compare_ints);
    *count = used;
    return at;
}

static void set_mark_offsets(struct flattener *f, int source_offset, int flat_offset, bool end)
{
    for (int i = 0; i < f->marks.count; i++) {
        struct qu_flat_span *m = &f->marks.at[i];
        int wanted = m->span->kind == QU_SPAN_NOTE ? after_punctuation(f->source->text, m->span->end)
                     : end                         ? m->span->end
                                                   : m->span->start;
        if (wanted == source_offset && (end || m->span->kind != QU_SPAN_NOTE))
            *(end ? &m->end : &m->start) = flat_offset;
        if (end && m->span->kind == QU_SPAN_NOTE && wanted == source_offset)
            m->start = flat_offset;
    }
}

/* The numbers of the notes that hang here; what begins here begins after them. */
static void add_numbers(struct flattener *f, int offset, bool reference)
{
    bool any = false;
    for (int i = 0; i < f->marks.count && f->how->number_note != NULL; i++) {
        struct qu_flat_span *m = &f->marks.at[i];
        if (m->span->kind != QU_SPAN_NOTE || after_punctuation(f->source->text, m->span->end) != offset)
            continue;
        int number = f->how->number_note(f->how->find_data, m->span->target);
        if (number == 0)
            continue;
        m->start = (int)f->text.length;
        add_number(f, number);
        m->end = (int)f->text.length;
        any = true;
    }
    if (any && !reference)
        set_mark_offsets(f, offset, (int)f->text.length, false);
}

static const struct qu_span *empty_reference_at(const struct qu_inline *source, int offset)
{
    for (int i = 0; i < source->span_count; i++) {
        const struct qu_span *s = &source->spans[i];
        if (s->kind == QU_SPAN_REFERENCE && s->start == s->end && s->start == offset)
            return s;
    }
    return NULL;
}

/* Room after the pieces that end where a sign, a ring or a box ends. */
static void add_room(struct flattener *f)
{
    qu_len em = f->how->font->size;
    for (int i = 0; i < f->marks.count; i++) {
        const struct qu_flat_span *m = &f->marks.at[i];
        int mark = f->how->style->spans[m->span->kind].mark;
        bool ringed = mark == QU_MARK_CIRCLE || mark == QU_MARK_BOX;
        if ((m->span->kind != QU_SPAN_NOTE || m->start < m->end) && !ringed)
            continue;
        qu_len room = m->span->kind == QU_SPAN_NOTE ? qu_len_scale(em, 42, 100) : qu_len_scale(em, 14, 100);
        for (int k = 0; k < f->spans.count; k++)
            if (f->spans.at[k].end == m->end)
                f->spans.at[k].room_after += room;
    }
}

static void flatten(struct flattener *f)
{
    int count;
    int *at = find_boundaries(f->source, &count);
    for (int i = 0; i < f->source->span_count; i++)
        qu_vec_add(&f->marks, ((struct qu_flat_span){.span = &f->source->spans[i]}));
    for (int i = 0; i < count; i++) {
        if (i > 0 && at[i] == at[i - 1])
            continue;
        const struct qu_span *reference = empty_reference_at(f->source, at[i]);
        set_mark_offsets(f, at[i], (int)f->text.length, reference == NULL);
        set_mark_offsets(f, at[i], (int)f->text.length, false);
        if (reference != NULL) {
            add_piece(f, at[i], at[i], reference);
            set_mark_offsets(f, at[i], (int)f->text.length, true);
        }
        add_numbers(f, at[i], reference != NULL);
        int next = i + 1;
        while (next < count && at[next] == at[i])
            next++;
        if (next < count)
            add_piece(f, at[i], at[next], NULL);
    }
    free(at);
}

struct qu_flat qu_flatten_inline(const struct qu_flatten *how, const struct qu_inline *source)
{
    struct flattener f = {.how = how, .source = source};
    qu_buf_init(&f.text);
    flatten(&f);
    add_room(&f);
    struct qu_flat flat = {
        .source = source, .length = (int)f.text.length, .count = f.spans.count, .mark_count = f.marks.count};
    flat.text = qu_arena_strndup(how->arena, qu_buf_text(&f.text), f.text.length);
    flat.spans = qu_vec_keep(&f.spans, how->arena);
    flat.pieces = qu_vec_keep(&f.pieces, how->arena);
    flat.marks = qu_vec_keep(&f.marks, how->arena);
    qu_buf_finish(&f.text);
    return flat;
}
