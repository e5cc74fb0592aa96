#include "inlinebuf.h"

#include <stdlib.h>
#include <string.h>

/* The start or the end of a mark. */
struct delimiter {
    enum qu_span_kind kind;
    int at;
    bool opens, closes;
};

struct scan {
    struct qu_inlinebuf *buf;
    const char *text;
    int length;
    int *partner; /* by byte: the partner of each parenthesis that is not guarded; -1: none */
    QU_VEC(struct delimiter) open;
};

void qu_inlinebuf_init(struct qu_inlinebuf *buf)
{
    *buf = (struct qu_inlinebuf){0};
    qu_buf_init(&buf->text);
}

void qu_inlinebuf_finish(struct qu_inlinebuf *buf)
{
    qu_buf_finish(&buf->text);
    qu_vec_finish(&buf->bytes);
    qu_vec_finish(&buf->spans);
}

void qu_inlinebuf_add(struct qu_inlinebuf *buf, const char *text, int length, struct qu_inlinebuf_byte byte)
{
    qu_buf_add(&buf->text, text, (size_t)length);
    for (int i = 0; i < length; i++)
        qu_vec_add(&buf->bytes, byte);
}

static bool plain(const struct scan *scan, int at, char c)
{
    return at >= 0 && at < scan->length && scan->text[at] == c && !scan->buf->bytes.at[at].guarded;
}

static bool is_space(const char *text)
{
    return *text == ' ' || *text == '\n' || *text == '\t' || strncmp(text, "\xE2\x80\xA8", 3) == 0;
}

/* A letter or digit. Beyond ASCII every character counts as a letter, but for the punctuation of Latin-1 and
 * of U+2000 to U+206F. */
static bool is_letter(const char *text)
{
    unsigned char c = (unsigned char)text[0], d = (unsigned char)text[c != '\0'];
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
    if (c == 0xC2)
        return d == 0xAA || d == 0xB5 || d == 0xBA;
    return !(c == 0xE2 && (d == 0x80 || (d == 0x81 && (unsigned char)text[2] < 0xB0)));
}

static const char *character_before(const struct scan *scan, int at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)scan->text[at] & 0xC0) == 0x80);
    return scan->text + at;
}

static bool may_open(const struct scan *scan, int at)
{
    return (at == 0 || !is_letter(character_before(scan, at))) && at + 2 < scan->length &&
           !is_space(scan->text + at + 2);
}

static bool may_close(const struct scan *scan, int at)
{
    return at > 0 && !is_space(character_before(scan, at)) &&
           (at + 2 >= scan->length || !is_letter(scan->text + at + 2));
}

static void match_parentheses(struct scan *scan)
{
    QU_VEC(int) stack = {0};
    scan->partner = qu_alloc(sizeof(int) * (size_t)(scan->length + 1));
    for (int at = 0; at <= scan->length; at++)
        scan->partner[at] = -1;
    for (int at = 0; at < scan->length; at++) {
        if (plain(scan, at, '(')) {
            qu_vec_add(&stack, at);
        } else if (plain(scan, at, ')') && stack.count > 0) {
            scan->partner[at] = *qu_vec_last(&stack);
            scan->partner[*qu_vec_last(&stack)] = at;
            stack.count--;
        }
    }
    qu_vec_finish(&stack);
}

/* A "((" whose two closing partners also stand beside each other, or such a "))". */
static bool is_circle(const struct scan *scan, int at, char bracket)
{
    return plain(scan, at, bracket) && plain(scan, at + 1, bracket) && scan->partner[at] >= 0 &&
           scan->partner[at + 1] >= 0 && scan->partner[at] == scan->partner[at + 1] + 1;
}

static bool is_pair(const struct scan *scan, int at, char c)
{
    return plain(scan, at, c) && plain(scan, at + 1, c) && !plain(scan, at - 1, c) && !plain(scan, at + 2, c);
}

static bool delimiter_at(const struct scan *scan, int at, struct delimiter *out)
{
    *out = (struct delimiter){.at = at};
    if (is_circle(scan, at, '(') || is_circle(scan, at, ')')) {
        out->kind = QU_SPAN_CIRCLE;
        out->opens = scan->text[at] == '(' && may_open(scan, at);
        out->closes = scan->text[at] == ')' && may_close(scan, at);
    } else if (is_pair(scan, at, '=') || is_pair(scan, at, '+')) {
        out->kind = scan->text[at] == '=' ? QU_SPAN_HIGHLIGHT : QU_SPAN_UNDERLINE;
        out->opens = may_open(scan, at);
        out->closes = may_close(scan, at);
    }
    return out->opens || out->closes;
}

static bool is_partner(const struct scan *scan, const struct delimiter *opener,
                       const struct delimiter *closer)
{
    const struct qu_inlinebuf_byte *bytes = scan->buf->bytes.at;
    if (opener->kind != closer->kind || closer->at <= opener->at + 2 ||
        bytes[opener->at].owner != bytes[closer->at].owner ||
        bytes[opener->at + 1].owner != bytes[closer->at + 1].owner ||
        bytes[opener->at].owner != bytes[opener->at + 1].owner)
        return false;
    return opener->kind != QU_SPAN_CIRCLE || scan->partner[opener->at] == closer->at + 1;
}

static bool close_mark(struct scan *scan, const struct delimiter *closer)
{
    for (int i = scan->open.count - 1; i >= 0; i--) {
        const struct delimiter *opener = &scan->open.at[i];
        if (!is_partner(scan, opener, closer))
            continue;
        struct qu_inlinebuf *buf = scan->buf;
        qu_vec_add(&buf->spans,
                   ((struct qu_inlinebuf_span){.kind = opener->kind,
                                               .start = opener->at,
                                               .end = closer->at + 2,
                                               .prepared_at = buf->bytes.at[opener->at].prepared_at}));
        buf->bytes.at[opener->at].gone = buf->bytes.at[opener->at + 1].gone = true;
        buf->bytes.at[closer->at].gone = buf->bytes.at[closer->at + 1].gone = true;
        scan->open.count = i;
        return true;
    }
    return false;
}

void qu_inlinebuf_mark(struct qu_inlinebuf *buf)
{
    struct scan scan = {.buf = buf, .text = qu_buf_text(&buf->text), .length = buf->bytes.count};
    struct delimiter found;
    enum { MARKS_OPEN = 64 }; /* marks open at once; of more the oldest stay as written */
    match_parentheses(&scan);
    for (int at = 0; at + 1 < scan.length; at++) {
        if (!delimiter_at(&scan, at, &found))
            continue;
        if (found.closes && close_mark(&scan, &found)) {
            at++;
        } else if (found.opens) {
            if (scan.open.count == MARKS_OPEN) {
                memmove(scan.open.at, scan.open.at + 1, sizeof *scan.open.at * (MARKS_OPEN - 1));
                scan.open.count--;
            }
            qu_vec_add(&scan.open, found);
            at++;
        }
    }
    free(scan.partner);
    qu_vec_finish(&scan.open);
}

static bool loose_space(const struct qu_inlinebuf *buf, int at)
{
    return at >= 0 && at < buf->bytes.count && buf->text.data[at] == ' ' && !buf->bytes.at[at].guarded &&
           !buf->bytes.at[at].gone;
}

/* Whether an empty reference begins there, which later gets the text "p. N". */
static bool holds_reference(const struct qu_inlinebuf *buf, int at)
{
    for (int i = 0; i < buf->spans.count; i++)
        if (buf->spans.at[i].kind == QU_SPAN_REFERENCE && buf->spans.at[i].start == at &&
            buf->spans.at[i].end == at)
            return true;
    return false;
}

void qu_inlinebuf_trim(struct qu_inlinebuf *buf)
{
    int length = buf->bytes.count;
    for (int i = 0; i < buf->spans.count; i++) {
        int at = buf->spans.at[i].start;
        if (buf->spans.at[i].kind != QU_SPAN_NOTE || !loose_space(buf, at - 1) || holds_reference(buf, at))
            continue;
        if (at == length || loose_space(buf, at) || strchr(".,;:!?)", buf->text.data[at]) != NULL)
            buf->bytes.at[at - 1].gone = true;
    }
    int first = length, last = 0; /* an empty reference becomes text: the spaces beside it stay */
    for (int i = 0; i < buf->spans.count; i++)
        if (buf->spans.at[i].kind == QU_SPAN_REFERENCE && buf->spans.at[i].start == buf->spans.at[i].end) {
            first = QU_MIN(first, buf->spans.at[i].start);
            last = QU_MAX(last, buf->spans.at[i].end);
        }
    for (int at = 0; at < first && (buf->bytes.at[at].gone || loose_space(buf, at)); at++)
        buf->bytes.at[at].gone = true;
    for (int at = length - 1; at >= last && (buf->bytes.at[at].gone || loose_space(buf, at)); at--)
        buf->bytes.at[at].gone = true;
}

/* Outer spans before inner ones; spans with the same ends stay in the order of the source. */
static int compare_spans(const void *left, const void *right)
{
    const struct qu_inlinebuf_span *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return a->prepared_at != b->prepared_at ? (a->prepared_at < b->prepared_at ? -1 : 1)
                                            : (int)a->kind - (int)b->kind;
}

static bool is_needed(const struct qu_inlinebuf_span *span)
{
    return span->start < span->end || span->kind == QU_SPAN_NOTE || span->kind == QU_SPAN_REFERENCE;
}

/* The place where each character that is kept was written. */
static const struct qu_places *keep_places(const struct qu_inlinebuf *buf, struct qu_arena *arena,
                                           const struct qu_prepared *prepared, const char *text)
{
    struct qu_yaml_place place = qu_yaml_place_start(prepared->scalar);
    struct qu_places_draft draft = {0};
    for (int at = 0, kept = 0; at < buf->bytes.count; at++) {
        if (buf->bytes.at[at].gone)
            continue;
        if (((unsigned char)buf->text.data[at] & 0xC0) != 0x80)
            qu_places_add(
                &draft, kept,
                qu_yaml_place_move(&place, qu_prepared_origin(prepared, buf->bytes.at[at].prepared_at)));
        kept++;
    }
    return qu_places_keep(&draft, arena, prepared->scalar->src.file, text);
}

struct qu_inline qu_inlinebuf_keep(struct qu_inlinebuf *buf, struct qu_arena *arena,
                                   const struct qu_prepared *prepared)
{
    int length = buf->bytes.count, kept = 0, span_count = 0;
    int *moved = qu_alloc(sizeof(int) * (size_t)(length + 1));
    char *text = qu_arena_alloc(arena, (size_t)length + 1);
    for (int at = 0; at < length; at++) {
        moved[at] = kept;
        if (!buf->bytes.at[at].gone)
            text[kept++] = buf->text.data[at];
    }
    moved[length] = kept;
    for (int i = 0; i < buf->spans.count; i++) {
        struct qu_inlinebuf_span span = buf->spans.at[i];
        span.start = moved[span.start];
        span.end = moved[span.end];
        if (is_needed(&span))
            buf->spans.at[span_count++] = span;
    }
    free(moved);
    if (span_count > 1)
        qsort(buf->spans.at, (size_t)span_count, sizeof *buf->spans.at, compare_spans);
    struct qu_span *spans = QU_NEW_ARRAY(arena, struct qu_span, span_count);
    struct qu_yaml_place place = qu_yaml_place_start(prepared->scalar);
    for (int i = 0; i < span_count; i++) {
        const struct qu_inlinebuf_span *span = &buf->spans.at[i];
        spans[i] = (struct qu_span){
            span->kind, span->start, span->end, span->target,
            qu_yaml_place_move(&place, qu_prepared_origin(prepared, span->prepared_at))};
    }
    return (struct qu_inline){.text = text,
                              .length = kept,
                              .spans = spans,
                              .span_count = span_count,
                              .places = keep_places(buf, arena, prepared, text)};
}
