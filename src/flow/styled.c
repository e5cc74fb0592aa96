#include "styled.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

struct styling {
    struct qu_cursor *cursor;
    const struct qu_inline *source;
    const struct qu_text_style *style;
    const struct qu_font_request *font;
    struct qu_colour colour;
    struct qu_buf text;
    QU_VEC(struct qu_text_span) spans;
    QU_VEC(struct qu_look) looks;
    QU_VEC(struct qu_styled_mark) marks;
    const struct qu_places *from; /* the places of the source, or NULL */
    struct qu_places_draft places;
};

/* The font and look at a place: those of the style, changed by each span around the place, from the outermost
 * to the innermost. */
static void look_at(const struct styling *s, int offset, const struct qu_span *reference,
                    struct qu_text_span *stretch, struct qu_look *look)
{
    const struct qu_context *context = s->cursor->context;
    const char *role = s->style->role;
    stretch->font = *s->font;
    look->colour = s->colour;
    for (int i = 0; i < s->source->span_count; i++) {
        const struct qu_span *span = &s->source->spans[i];
        bool inside = (span->start <= offset && offset < span->end) || span == reference;
        if (!inside || span->kind == QU_SPAN_NOTE)
            continue;
        const struct qu_span_style *style = &s->style->spans[span->kind];
        stretch->font = qu_type_inside(context->layout, &stretch->font, style, s->cursor->fonts);
        if (style->role != NULL)
            role = style->role;
        if (style->coloured)
            look->colour = style->colour;
        if (span->kind == QU_SPAN_CODE)
            stretch->no_hyphens = true;
        if (style->mark == QU_MARK_CIRCLE || style->mark == QU_MARK_BOX) {
            qu_len room = qu_len_scale(s->font->size, 14, 100);
            stretch->room_before = QU_MAX(stretch->room_before, span->start == offset ? room : 0);
        }
    }
    look->vary = qu_context_vary(context, s->style, role, s->font->size);
}

/* Words that quire adds get the place of the author's mark for them. */
static void add_place(struct styling *s, struct qu_src src)
{
    if (s->from != NULL)
        qu_places_add(&s->places, (int)s->text.length, src);
}

static char *change_case(enum qu_case letter_case, const char *text, int length)
{
    return letter_case == QU_CASE_UPPER ? g_utf8_strup(text, length) : g_utf8_strdown(text, length);
}

/* Bytes [from, to) of the source stand in the text as capitals, say, from `at` on. A letter may take more
 * bytes or become two letters: each of them has the place of the one that was written. */
static void add_places_of_cased(struct styling *s, int at, int from, int to)
{
    const char *text = s->source->text, *end = text + to;
    for (const char *c = text + from; c < end; c = g_utf8_next_char(c)) {
        struct qu_src src = qu_places_find(s->from, (int)(c - text));
        char *cased = change_case(s->style->letter_case, c, (int)(g_utf8_next_char(c) - c));
        for (const char *letter = cased; *letter != '\0'; letter = g_utf8_next_char(letter))
            qu_places_add(&s->places, at + (int)(letter - cased), src);
        at += (int)strlen(cased);
        g_free(cased);
    }
}

/* Bytes [from, to) of the source. */
static void add_text(struct styling *s, int from, int to)
{
    const char *text = s->source->text + from;
    int at = (int)s->text.length;
    if (s->style->letter_case == QU_CASE_AS_WRITTEN) {
        qu_buf_add(&s->text, text, (size_t)(to - from));
        if (s->from != NULL && from < to)
            qu_places_copy(&s->places, at, s->from, from, to);
        return;
    }
    char *cased = change_case(s->style->letter_case, text, to - from);
    qu_buf_add_text(&s->text, cased);
    g_free(cased);
    if (s->from != NULL)
        add_places_of_cased(s, at, from, to);
}

/* An empty reference reads "p. N"; before the numbers are known, a number of usual width is used instead. */
static void add_reference(struct styling *s, const struct qu_span *span)
{
    const char *label = qu_cursor_page_of(s->cursor, span->target);
    add_place(s, span->src);
    qu_buf_printf(&s->text, "p.\u00a0%s", label != NULL ? label : "00");
}

/* One stretch of the source between two boundaries. */
static void add_stretch(struct styling *s, int from, int to, const struct qu_span *reference)
{
    struct qu_text_span span = {.start = (int)s->text.length};
    struct qu_look look;
    look_at(s, from, reference, &span, &look);
    if (reference != NULL)
        add_reference(s, reference);
    else
        add_text(s, from, to);
    span.end = (int)s->text.length;
    if (span.end == span.start)
        return;
    qu_vec_add(&s->spans, span);
    qu_vec_add(&s->looks, look);
}

/* Adds the number of a note: small, raised, with a small space before it. */
static void add_number(struct styling *s, int number, struct qu_src src)
{
    const struct qu_context *context = s->cursor->context;
    struct qu_text_span span = {.start = (int)s->text.length, .font = *s->font, .no_hyphens = true};
    span.font.size = qu_len_scale(span.font.size, 62, 100);
    span.rise = qu_len_scale(s->font->size, 28,
                             100); /* if raised by a third, programs take it for a line of its own */
    span.room_before = qu_len_scale(s->font->size, 8, 100);
    add_place(s, src);
    qu_buf_printf(&s->text, "\u00a0%d", number);
    span.end = (int)s->text.length;
    qu_vec_add(&s->spans, span);
    qu_vec_add(&s->looks,
               ((struct qu_look){.colour = qu_context_style(context, "note-mark")->colour,
                                 .vary = qu_context_vary(context, s->style, s->style->role, s->font->size)}));
}

static int compare_ints(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static bool is_closing(gunichar c)
{
    if (c < 0x80)
        return c != 0 && strchr(".,;:!?)]", (int)c) != NULL;
    return c == 0x201d || c == 0x2019 || c == 0x2026; /* closing quotation marks and the ellipsis */
}

/* The place of a note's sign: after the punctuation that follows its word. */
static int after_punctuation(const char *text, int at)
{
    while (is_closing(g_utf8_get_char(text + at)))
        at = (int)(g_utf8_next_char(text + at) - text);
    return at;
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

static void set_mark_offsets(struct styling *s, int source_offset, int flat_offset, bool end)
{
    for (int i = 0; i < s->marks.count; i++) {
        struct qu_styled_mark *m = &s->marks.at[i];
        int wanted = m->span->kind == QU_SPAN_NOTE ? after_punctuation(s->source->text, m->span->end)
                     : end                         ? m->span->end
                                                   : m->span->start;
        if (wanted == source_offset && (end || m->span->kind != QU_SPAN_NOTE))
            *(end ? &m->end : &m->start) = flat_offset;
        if (end && m->span->kind == QU_SPAN_NOTE && wanted == source_offset)
            m->start = flat_offset;
    }
}

/* The number of a note that does not stand in the margin, else 0. In a trial no number is given away; the
 * next free one is returned instead. */
static int number_of(struct qu_cursor *cursor, const char *id)
{
    struct qu_galley *galley = cursor->galley;
    if (galley == NULL || !galley->endnotes.wanted)
        return 0;
    if (!cursor->measuring)
        return qu_endnotes_number(&galley->endnotes, cursor->entry, id);
    int number = qu_endnotes_lookup(&galley->endnotes, id);
    return number > 0 ? number : galley->endnotes.at.count + 1;
}

/* Adds the numbers of the notes at this place. Spans that begin here begin after them. */
static void add_numbers(struct styling *s, int offset, bool reference)
{
    bool any = false;
    for (int i = 0; i < s->marks.count; i++) {
        struct qu_styled_mark *m = &s->marks.at[i];
        if (m->span->kind != QU_SPAN_NOTE || after_punctuation(s->source->text, m->span->end) != offset)
            continue;
        int number = number_of(s->cursor, m->span->target);
        if (number == 0)
            continue;
        m->start = (int)s->text.length;
        add_number(s, number, m->span->src);
        m->end = (int)s->text.length;
        any = true;
    }
    if (any && !reference)
        set_mark_offsets(s, offset, (int)s->text.length, false);
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

/* Adds room after spans that end at a sign, a ring or a box. */
static void add_room(struct styling *s)
{
    qu_len em = s->font->size;
    for (int i = 0; i < s->marks.count; i++) {
        const struct qu_styled_mark *m = &s->marks.at[i];
        int mark = s->style->spans[m->span->kind].mark;
        bool ringed = mark == QU_MARK_CIRCLE || mark == QU_MARK_BOX;
        if ((m->span->kind != QU_SPAN_NOTE || m->start < m->end) && !ringed)
            continue;
        qu_len room = m->span->kind == QU_SPAN_NOTE ? qu_len_scale(em, 42, 100) : qu_len_scale(em, 14, 100);
        for (int k = 0; k < s->spans.count; k++)
            if (s->spans.at[k].end == m->end)
                s->spans.at[k].room_after += room;
    }
}

static void style_all(struct styling *s)
{
    int count;
    int *at = find_boundaries(s->source, &count);
    for (int i = 0; i < s->source->span_count; i++)
        qu_vec_add(&s->marks, ((struct qu_styled_mark){.span = &s->source->spans[i]}));
    for (int i = 0; i < count; i++) {
        if (i > 0 && at[i] == at[i - 1])
            continue;
        const struct qu_span *reference = empty_reference_at(s->source, at[i]);
        set_mark_offsets(s, at[i], (int)s->text.length, reference == NULL);
        set_mark_offsets(s, at[i], (int)s->text.length, false);
        if (reference != NULL) {
            add_stretch(s, at[i], at[i], reference);
            set_mark_offsets(s, at[i], (int)s->text.length, true);
        }
        add_numbers(s, at[i], reference != NULL);
        int next = i + 1;
        while (next < count && at[next] == at[i])
            next++;
        if (next < count)
            add_stretch(s, at[i], at[next], NULL);
    }
    free(at);
}

/* A plain text may be a value of the notebook. */
static const struct qu_places *find_places(const struct qu_cursor *cursor, const struct qu_inline *source)
{
    return qu_texts_lookup(cursor->context->notebook->texts, cursor->arena, source->text, source->length);
}

struct qu_styled qu_styled_make(struct qu_cursor *cursor, const struct qu_inline *source, const char *style,
                                const struct qu_colour *colour)
{
    struct styling s = {.cursor = cursor,
                        .source = source,
                        .style = qu_context_style(cursor->context, style),
                        .font = qu_context_font(cursor->context, style)};
    s.from = source->places != NULL ? source->places : find_places(cursor, source);
    s.colour = colour != NULL ? *colour : s.style->colour;
    qu_buf_init(&s.text);
    style_all(&s);
    add_room(&s);
    struct qu_styled styled = {.style = s.style,
                               .font = s.font,
                               .colour = s.colour,
                               .source = source,
                               .src = source->src,
                               .length = (int)s.text.length,
                               .count = s.spans.count,
                               .mark_count = s.marks.count};
    styled.text = qu_arena_strndup(cursor->arena, qu_buf_text(&s.text), s.text.length);
    styled.spans = qu_vec_keep(&s.spans, cursor->arena);
    styled.looks = qu_vec_keep(&s.looks, cursor->arena);
    styled.marks = qu_vec_keep(&s.marks, cursor->arena);
    if (s.from != NULL)
        styled.places = qu_places_keep(&s.places, cursor->arena, s.from->file, styled.text);
    if (styled.places != NULL && source->places == NULL)
        styled.src = qu_places_find(styled.places, 0);
    qu_buf_finish(&s.text);
    return styled;
}

struct qu_para_request qu_styled_request(const struct qu_cursor *cursor, const struct qu_styled *styled,
                                         int align)
{
    const struct qu_text_style *style = styled->style;
    const char *language = qu_cursor_language(cursor);
    return (struct qu_para_request){
        .text = styled->text,
        .length = styled->length,
        .spans = styled->spans,
        .span_count = styled->count,
        .language = language,
        .language_src = qu_texts_src(cursor->context->notebook->texts, language, styled->src),
        .align = align > 0 ? (enum qu_align)(align - 1) : (enum qu_align)style->align,
        .hyphenate = style->hyphenate,
        .costs = &cursor->context->layout->lines,
        .src = styled->src,
        .places = styled->places};
}
