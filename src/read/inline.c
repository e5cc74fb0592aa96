#include "inline.h"

#include "source.h"

#include <cmark-gfm.h>
#include <string.h>

enum { LOOK_AHEAD = 4096 }; /* how far to search for the next character: over delimiters and addresses */

/* Walks cmark's tree and the written text together. */
struct flattening {
    struct qu_markdown_reader *reader;
    struct qu_inlinebuf buf;
    const char *prepared; /* the prepared text */
    int at, end;
    QU_VEC(int) open; /* spans, innermost last */
    bool line_begins; /* nothing has been added since the last break */
    bool html;        /* HTML was reported: once in a paragraph is enough */
};

void qu_markdown_report(struct qu_markdown_reader *reader, int at, const char *hint, const char *text)
{
    qu_diag_add(reader->diag, QU_ERROR, QU_DIAG_MARKDOWN_BAD, qu_prepared_src(&reader->prepared, at),
                reader->path, hint, "%s", text);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Skips a line break and the indentation of the next line. The ">" of a quotation is skipped like other
 * delimiters. */
static void skip_break(struct flattening *f)
{
    while (f->at < f->end && f->prepared[f->at] != '\n')
        f->at++;
    if (f->at < f->end)
        f->at++;
    while (f->at < f->end && is_blank(f->prepared[f->at]))
        f->at++;
}

static void skip_run(struct flattening *f, const char *characters, int most)
{
    while (most-- > 0 && f->at < f->end && strchr(characters, f->prepared[f->at]) != NULL &&
           f->prepared[f->at] != '\0')
        f->at++;
}

static void skip_destination(struct flattening *f)
{
    int depth = 0;
    bool angle = false;
    for (; f->at < f->end; f->at++) {
        char c = f->prepared[f->at];
        if (c == '\\' && f->at + 1 < f->end)
            f->at++;
        else if (c == '<' || c == '>')
            angle = c == '<';
        else if (!angle && c == '(')
            depth++;
        else if (!angle && c == ')' && --depth == 0)
            break;
    }
    if (f->at < f->end)
        f->at++;
}

static void leave_link(struct flattening *f)
{
    if (f->at >= f->end || (f->prepared[f->at] != ']' && f->prepared[f->at] != '>'))
        return;
    bool bracket = f->prepared[f->at++] == ']';
    if (bracket && f->at < f->end && f->prepared[f->at] == '(')
        skip_destination(f);
    else if (bracket && f->at < f->end && f->prepared[f->at] == '[')
        while (f->at < f->end && f->prepared[f->at++] != ']')
            continue;
}

static bool same_character(const struct flattening *f, int at, const char *c, int width)
{
    if (*c == ' ' && f->prepared[at] == '\n')
        return true;
    return at + width <= f->end && memcmp(f->prepared + at, c, (size_t)width) == 0;
}

/* Finds the written form of the next character of the text and moves to the byte after it. *escaped: it was
 * written as an escape or an entity. */
static int follow(struct flattening *f, const char *c, int width, bool code, bool *escaped)
{
    int limit = QU_MIN(f->end, f->at + LOOK_AHEAD);
    *escaped = false;
    for (int at = f->at; at < limit; at++) {
        if (!code && f->prepared[at] == '\\' && at + 1 < f->end && same_character(f, at + 1, c, width)) {
            *escaped = true;
            f->at = at + 1 + width;
            return at;
        }
        if (same_character(f, at, c, width)) {
            f->at = at + width;
            if (f->prepared[at] == '\n') {
                f->at = at;
                skip_break(f);
            }
            return at;
        }
        if (!code && f->prepared[at] == '&') {
            const char *semicolon = memchr(f->prepared + at, ';', (size_t)QU_MIN(f->end - at, 40));
            if (semicolon != NULL && *c != '&') {
                *escaped = true;
                f->at = (int)(semicolon - f->prepared) + 1;
                return at;
            }
        }
    }
    return f->at;
}

static int owner(const struct flattening *f)
{
    return f->open.count > 0 ? *qu_vec_last(&f->open) : -1;
}

static void add(struct flattening *f, const char *text, int length, int from, bool guarded)
{
    qu_inlinebuf_add(&f->buf, text, length,
                     (struct qu_inlinebuf_byte){.prepared_at = from, .owner = owner(f), .guarded = guarded});
    f->line_begins = false;
}

/* NOTE ^id NOTE: a span of no width. Returns the bytes read. */
static int add_note(struct flattening *f, const char *text)
{
    const char *id = text + QU_PREPARED_WIDTH + 1, *end = id;
    bool escaped;
    while (*end != '\0' && qu_prepared_sign_at(end) == QU_PREPARED_NONE)
        end++;
    int from = follow(f, text, QU_PREPARED_WIDTH, false, &escaped);
    f->at = QU_MIN(f->end, from + (int)(end - text) + QU_PREPARED_WIDTH);
    end += *end != '\0' ? QU_PREPARED_WIDTH : 0;
    if (f->line_begins && *end == ':')
        qu_markdown_report(f->reader, from,
                           "the text of a note stands under the entry's `notes:`, as \"id: text\"",
                           "a margin note cannot be defined inside the text");
    int offset = f->buf.bytes.count;
    const char *name = qu_arena_strndup(f->reader->arena, id, strcspn(id, "\xF0"));
    qu_vec_add(&f->buf.spans, ((struct qu_inlinebuf_span){QU_SPAN_NOTE, offset, offset, from, name}));
    return (int)(end - text);
}

static void add_text(struct flattening *f, const char *text, bool code)
{
    bool guarded = code || (owner(f) >= 0 && f->buf.spans.at[owner(f)].kind == QU_SPAN_LINK &&
                            strstr(text, "://") != NULL);
    while (*text != '\0') {
        bool escaped;
        enum qu_prepared_sign sign = qu_prepared_sign_at(text);
        if (sign == QU_PREPARED_NOTE && !code && text[QU_PREPARED_WIDTH] == '^') {
            text += add_note(f, text);
            continue;
        }
        int width = (int)strnlen(text, (size_t)qu_utf8_width(*text));
        int from = follow(f, text, width, code, &escaped);
        if ((unsigned char)*text < 0x20) { /* possible only as an entity */
            add(f, " ", 1, from, true);
            if (*text != '\n' && *text != '\t')
                qu_markdown_report(f->reader, from, "leave it out, or write it as a word",
                                   "this entity stands for a character that cannot be printed");
        } else if (sign == QU_PREPARED_NONE) {
            add(f, text, width, from, guarded || escaped);
        } else if (sign == QU_PREPARED_NOTE) {
            add(f, text[width] == '^' ? "[" : "]", 1, from, guarded);
        } else if (sign != QU_PREPARED_START) {
            char written = qu_prepared_character(sign);
            if (code)
                add(f, "\\", 1, from, true);
            add(f, &written, 1, from + code, true);
        }
        text += width;
    }
}

static bool has_scheme(const char *url)
{
    const char *at = url;
    while ((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
           (at > url && ((*at >= '0' && *at <= '9') || *at == '+' || *at == '-' || *at == '.')))
        at++;
    return at > url + 1 && *at == ':';
}

static void check_link(struct flattening *f, const char *url, const char *title)
{
    if (url[0] == '#' ? url[1] == '\0' : !has_scheme(url))
        qu_markdown_report(f->reader, f->at,
                           "an address begins with https:// or mailto:, and (#id) refers to an entry; a "
                           "bracket that is no link is written \\[",
                           url[0] == '#' || url[0] == '\0' ? "this link has no address"
                                                           : "this link has no https:// or mailto:");
    if (title != NULL && title[0] != '\0')
        qu_markdown_report(f->reader, f->at, "leave the text in quotes out of the parentheses",
                           "the title of a link cannot be shown on paper");
}

static void open_span(struct flattening *f, enum qu_span_kind kind, const char *target)
{
    qu_vec_add(&f->buf.spans,
               ((struct qu_inlinebuf_span){kind, f->buf.bytes.count, f->buf.bytes.count, f->at, target}));
    qu_vec_add(&f->open, f->buf.spans.count - 1);
}

static void close_span(struct flattening *f)
{
    f->buf.spans.at[*qu_vec_last(&f->open)].end = f->buf.bytes.count;
    f->open.count--;
}

static void enter_link(struct flattening *f, cmark_node *node)
{
    struct qu_buf url;
    qu_buf_init(&url);
    qu_prepared_restore(&url, cmark_node_get_url(node), false);
    const char *target = qu_arena_strdup(f->reader->arena, qu_buf_text(&url));
    qu_buf_finish(&url);
    check_link(f, target, cmark_node_get_title(node));
    bool reference = target[0] == '#';
    open_span(f, reference ? QU_SPAN_REFERENCE : QU_SPAN_LINK, target + reference);
    skip_run(f, "[<", 1);
}

/* Skips what is not text, up to the start of a span of this kind. */
static void seek(struct flattening *f, const char *characters)
{
    int limit = QU_MIN(f->end, f->at + LOOK_AHEAD);
    for (int at = f->at; at < limit; at++)
        if (strchr(characters, f->prepared[at]) != NULL && f->prepared[at] != '\0') {
            f->at = at;
            return;
        }
}

static void enter_span(struct flattening *f, cmark_node *node)
{
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        seek(f, "*_");
        open_span(f, QU_SPAN_EMPHASIS, NULL);
        skip_run(f, "*_", 1);
        break;
    case CMARK_NODE_STRONG:
        seek(f, "*_");
        open_span(f, QU_SPAN_STRONG, NULL);
        skip_run(f, "*_", 2);
        break;
    case CMARK_NODE_LINK:
        seek(f, "[<");
        enter_link(f, node);
        break;
    case CMARK_NODE_IMAGE:
        seek(f, "!");
        qu_markdown_report(f->reader, f->at,
                           "pictures are blocks of their own: - photo: the file; a ! before [ is written \\!",
                           "a picture inside text");
        skip_run(f, "![", 2);
        break;
    default:
        if (strcmp(cmark_node_get_type_string(node), "strikethrough") == 0) {
            seek(f, "~");
            open_span(f, QU_SPAN_STRIKE, NULL);
            skip_run(f, "~", 2);
        }
    }
}

static void leave_span(struct flattening *f, cmark_node *node)
{
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_EMPH:
        close_span(f);
        skip_run(f, "*_", 1);
        break;
    case CMARK_NODE_STRONG:
        close_span(f);
        skip_run(f, "*_", 2);
        break;
    case CMARK_NODE_LINK:
        close_span(f);
        leave_link(f);
        break;
    case CMARK_NODE_IMAGE: leave_link(f); break;
    default:
        if (strcmp(cmark_node_get_type_string(node), "strikethrough") == 0) {
            close_span(f);
            skip_run(f, "~", 2);
        }
    }
}

static void visit_leaf(struct flattening *f, cmark_node *node)
{
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT: add_text(f, cmark_node_get_literal(node), false); break;
    case CMARK_NODE_CODE:
        seek(f, "`");
        open_span(f, QU_SPAN_CODE, NULL);
        skip_run(f, "`", f->end);
        add_text(f, cmark_node_get_literal(node), true);
        close_span(f);
        skip_run(f, " \n", 1);
        skip_run(f, "`", f->end);
        break;
    case CMARK_NODE_SOFTBREAK:
        add(f, " ", 1, f->at, false);
        skip_break(f);
        f->line_begins = true;
        break;
    case CMARK_NODE_LINEBREAK:
        add(f, "\xE2\x80\xA8", 3, f->at, true);
        skip_break(f);
        f->line_begins = true;
        break;
    case CMARK_NODE_HTML_INLINE:
        if (f->html)
            break;
        f->html = true;
        seek(f, "<");
        qu_markdown_report(f->reader, f->at,
                           "use Markdown's own marks; a < that is meant as such is written \\<",
                           "HTML inside text");
        break;
    default: break;
    }
}

/* "[^Some Thing]" was probably meant as a note. */
static void check_notes(struct flattening *f)
{
    const char *text = qu_buf_text(&f->buf.text), *at = text;
    while ((at = strstr(at, "[^")) != NULL) {
        const struct qu_inlinebuf_byte *byte = &f->buf.bytes.at[at - text];
        size_t length = 0;
        while (length < 64 && at[length] != ']' && at[length] != '\0')
            length++;
        if (!byte->guarded && length > 2 && length < 64 && at[length] == ']')
            qu_markdown_report(
                f->reader, byte->prepared_at,
                "a note's name is of a-z, 0-9 and -, as in [^my-note]; write \\[ for a plain bracket",
                "this is not the name of a margin note");
        at += 2;
    }
}

struct qu_inline qu_inline_flatten(struct qu_markdown_reader *reader, struct cmark_node *leaf, int from,
                                   int to)
{
    struct flattening f = {.reader = reader,
                           .prepared = qu_buf_text(&reader->prepared.text),
                           .at = from,
                           .end = to,
                           .line_begins = true};
    cmark_iter *iter = cmark_iter_new(leaf);
    cmark_event_type event;
    qu_inlinebuf_init(&f.buf);
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (node == leaf)
            continue;
        if (event == CMARK_EVENT_EXIT) {
            leave_span(&f, node);
        } else {
            enter_span(&f, node);
            visit_leaf(&f, node);
        }
    }
    cmark_iter_free(iter);
    check_notes(&f);
    qu_inlinebuf_mark(&f.buf);
    qu_inlinebuf_trim(&f.buf);
    int first = 0;
    while (first < f.buf.bytes.count && f.buf.bytes.at[first].gone)
        first++;
    struct qu_src src = qu_prepared_src(
        &reader->prepared, first < f.buf.bytes.count && first == 0 ? f.buf.bytes.at[0].prepared_at : from);
    struct qu_inline result = qu_inlinebuf_keep(&f.buf, reader->arena, &reader->prepared);
    result.src = src;
    qu_inlinebuf_finish(&f.buf);
    qu_vec_finish(&f.open);
    return result;
}
