#include "marking.h"

#include <string.h>

enum { NOT_MARKED = -1 };

enum change {
    CHANGE_WRAP_MARKS,
    CHANGE_WRAP_TEXT,
    CHANGE_WRAP_LEAF,
    CHANGE_BEGIN_LEAF,
    CHANGE_NUMBER,
    CHANGE_DROP
};

/* A change of the bytes from .. to - 1. Changes are in order and do not overlap. */
struct edit {
    enum change change;
    size_t from, to;
    int owner; /* the old MCID */
};

struct piece {
    size_t from, to; /* from == to: none */
    enum change change;
};

struct scan {
    const char *bytes;
    size_t at; /* the place after the last token */
    /* of the next operator: where its operands begin (SIZE_MAX: there are none yet), the inside of the first
     * dictionary, whether /Artifact and /MCID are among them */
    size_t operands, dict;
    bool artifact, number_follows;
    int mcid;
    /* marked-content sequences that are open: the leaf, those inside it, and, outside of leaves, those
     * without an MCID */
    int owner, first_edit; /* NOT_MARKED; index of the edit that begins the leaf */
    bool divided, whole;   /* the leaf contains sequences; some of them do not allow to divide it */
    int depth, loose;
    size_t loose_start; /* of the outermost one without an MCID; SIZE_MAX: none */
    bool loose_shown;
    bool in_text, split; /* split: the open text object contains sequences, which its pieces must not cross */
    size_t text_start;
    struct piece shown; /* what the open text object has shown since the last sequence */
    size_t path_start;  /* of the path under construction; SIZE_MAX: none */
    struct piece run;   /* what will be wrapped next */
    QU_VEC(struct edit) edits;
};

/* ---- runs */

static void add_edit(struct scan *s, enum change change, size_t from, size_t to)
{
    qu_vec_add(&s->edits, ((struct edit){change, from, to, s->owner}));
}

static void flush(struct scan *s, struct piece *piece)
{
    if (piece->from != piece->to)
        add_edit(s, s->owner != NOT_MARKED ? CHANGE_WRAP_LEAF : piece->change, piece->from, piece->to);
    *piece = (struct piece){0};
}

static void extend(struct scan *s, struct piece *piece, size_t from, enum change change)
{
    if (piece->from != piece->to && piece->change != change && s->owner == NOT_MARKED)
        flush(s, piece);
    if (piece->from == piece->to)
        *piece = (struct piece){QU_MIN(from, s->loose_start), s->at, change};
    piece->to = s->at;
    s->loose_shown = true;
}

/* ---- operators */

/* Ends the current pieces, because a sequence begins. */
static void stop_pieces(struct scan *s)
{
    flush(s, &s->run);
    if (s->in_text) {
        s->split = true;
        flush(s, &s->shown);
    }
}

static void begin_leaf(struct scan *s, size_t from)
{
    stop_pieces(s);
    s->owner = s->mcid;
    s->first_edit = s->edits.count;
    s->divided = s->whole = false;
    add_edit(s, CHANGE_BEGIN_LEAF, from, s->at);
}

/* Drops the pieces of a leaf that is not divided. */
static void end_leaf(struct scan *s, size_t from)
{
    stop_pieces(s);
    if (s->divided && !s->whole) {
        s->edits.at[s->first_edit].change = CHANGE_DROP;
        add_edit(s, CHANGE_DROP, from, s->at);
    } else {
        s->edits.count = s->first_edit + 1;
    }
    s->owner = NOT_MARKED;
}

static void begin_sequence(struct scan *s, size_t from)
{
    if (s->owner == NOT_MARKED && s->depth == 0 && s->loose == 0 && s->mcid >= 0) {
        begin_leaf(s, from);
    } else if (s->owner == NOT_MARKED && s->depth == 0 && !s->artifact && s->mcid < 0) {
        if (s->loose++ == 0) {
            s->loose_start = from;
            s->loose_shown = false;
        }
    } else if (s->depth++ == 0) {
        stop_pieces(s);
        s->divided = true;
        s->whole = s->whole || s->dict == 0 || s->artifact || s->mcid >= 0;
        if (s->owner != NOT_MARKED && !s->whole)
            add_edit(s, CHANGE_NUMBER, s->dict, s->dict);
    }
}

static void end_sequence(struct scan *s, size_t from)
{
    if (s->depth > 0) {
        s->depth--;
    } else if (s->owner != NOT_MARKED) {
        end_leaf(s, from);
    } else if (s->loose > 0 && --s->loose == 0) {
        struct piece *piece = s->in_text ? &s->shown : &s->run;
        if (s->loose_shown)
            piece->to = s->at;
        s->loose_start = SIZE_MAX;
    }
}

static void end_text(struct scan *s)
{
    s->in_text = false;
    if (s->split)
        flush(s, &s->shown);
    else if (s->shown.from != s->shown.to)
        extend(s, &s->run, s->text_start, CHANGE_WRAP_TEXT);
    s->shown = (struct piece){0};
}

static void show_text(struct scan *s, size_t from)
{
    if (s->depth == 0)
        extend(s, &s->shown, from, CHANGE_WRAP_TEXT);
}

static void paint(struct scan *s, size_t from)
{
    if (s->depth == 0)
        extend(s, &s->run, QU_MIN(s->path_start, from), CHANGE_WRAP_MARKS);
    s->path_start = SIZE_MAX;
}

enum operator{
    OP_OTHER,
    OP_CONSTRUCT,
    OP_PAINT,
    OP_NO_PAINT,
    OP_BEGIN_TEXT,
    OP_END_TEXT,
    OP_SHOW,
    OP_BEGIN,
    OP_END,
    OP_IMAGE
};

static enum operator find_operator(const char *word, size_t length)
{
    static const struct {
        const char *word;
        enum operator operator;
    } words[] = {
        {"m", OP_CONSTRUCT}, {"l", OP_CONSTRUCT}, {"c", OP_CONSTRUCT},  {"v", OP_CONSTRUCT},
        {"y", OP_CONSTRUCT}, {"h", OP_CONSTRUCT}, {"re", OP_CONSTRUCT}, {"S", OP_PAINT},
        {"s", OP_PAINT},     {"f", OP_PAINT},     {"F", OP_PAINT},      {"f*", OP_PAINT},
        {"B", OP_PAINT},     {"B*", OP_PAINT},    {"b", OP_PAINT},      {"b*", OP_PAINT},
        {"Do", OP_PAINT},    {"sh", OP_PAINT},    {"n", OP_NO_PAINT},   {"BT", OP_BEGIN_TEXT},
        {"ET", OP_END_TEXT}, {"Tj", OP_SHOW},     {"TJ", OP_SHOW},      {"'", OP_SHOW},
        {"\"", OP_SHOW},     {"BMC", OP_BEGIN},   {"BDC", OP_BEGIN},    {"EMC", OP_END},
    };
    if (length > 2 && word[0] == 'I' && word[1] == 'D' &&
        qu_content_classes[(unsigned char)word[2]] == QU_CONTENT_BLANK)
        return OP_IMAGE; /* includes its data */
    for (int i = 0; length <= 3 && i < QU_COUNT(words); i++)
        if (words[i].word[0] == word[0] && strncmp(words[i].word, word, length) == 0 &&
            words[i].word[length] == '\0')
            return words[i].operator;
    return OP_OTHER;
}

static void operate(struct scan *s, enum operator operator, size_t from)
{
    switch (operator) {
    case OP_CONSTRUCT: s->path_start = QU_MIN(s->path_start, from); break;
    case OP_PAINT: paint(s, from); break;
    case OP_NO_PAINT: s->path_start = SIZE_MAX; break;
    case OP_BEGIN_TEXT:
        s->in_text = true;
        s->split = false;
        s->text_start = from;
        break;
    case OP_END_TEXT: end_text(s); break;
    case OP_SHOW: show_text(s, from); break;
    case OP_BEGIN: begin_sequence(s, from); break;
    case OP_END: end_sequence(s, from); break;
    case OP_IMAGE: paint(s, from); break; /* its operands are "BI" and the keys */
    case OP_OTHER: break;
    }
}

/* ---- tokens */

/* Drops the operands, because those of the next operator begin. */
static void begin_operands(struct scan *s)
{
    s->operands = SIZE_MAX;
    s->dict = 0;
    s->mcid = -1;
    s->artifact = s->number_follows = false;
}

static int read_number(const char *word, size_t length)
{
    int value = 0;
    for (size_t i = 0; i < length && word[i] >= '0' && word[i] <= '9' && value < 10000000; i++)
        value = value * 10 + (word[i] - '0');
    return value;
}

static void read_operand(struct scan *s, struct qu_token token)
{
    const char *word = s->bytes + token.from;
    size_t length = token.to - token.from;
    if (token.kind == QU_TOKEN_NAME) {
        s->number_follows = s->mcid < 0 && length == 5 && memcmp(word, "/MCID", 5) == 0;
        s->artifact = s->artifact ||
                      (token.from == s->operands && length == 9 && memcmp(word, "/Artifact", 9) == 0);
    } else if (token.kind == QU_TOKEN_NUMBER) {
        if (s->number_follows)
            s->mcid = read_number(word, length);
        s->number_follows = false;
    } else if (token.kind == QU_TOKEN_BRACKET && length == 2 && word[0] == '<' && s->dict == 0) {
        s->dict = token.to;
    }
}

static void read_token(struct scan *s, struct qu_token token)
{
    const char *word = s->bytes + token.from;
    size_t length = token.to - token.from;
    s->at = token.to;
    if (s->operands == SIZE_MAX)
        s->operands = token.from;
    if (token.kind != QU_TOKEN_OPERATOR) {
        read_operand(s, token);
    } else if (length != 2 || word[0] != 'B' || word[1] != 'I') {
        operate(s, find_operator(word, length), s->operands);
        begin_operands(s);
    }
}

/* ---- writing */

static void write_edit(const struct scan *s, const struct edit *edit, struct qu_buf *out,
                       struct qu_marked_leaves *leaves)
{
    int number = leaves->count;
    if (edit->change == CHANGE_WRAP_LEAF || edit->change == CHANGE_BEGIN_LEAF ||
        edit->change == CHANGE_NUMBER)
        qu_vec_add(leaves, edit->owner);
    switch (edit->change) {
    case CHANGE_WRAP_MARKS: qu_buf_add_text(out, "/Artifact BMC\n"); break;
    case CHANGE_WRAP_TEXT: qu_buf_add_text(out, "/Artifact<</Type/Pagination>>BDC\n"); break;
    case CHANGE_WRAP_LEAF: qu_buf_printf(out, "/Span<</MCID %d>>BDC\n", number); break;
    case CHANGE_BEGIN_LEAF: qu_buf_printf(out, "/Span<</MCID %d>>BDC", number); return;
    case CHANGE_NUMBER: qu_buf_printf(out, "/MCID %d", number); return;
    case CHANGE_DROP: return;
    }
    qu_buf_add(out, s->bytes + edit->from, edit->to - edit->from);
    qu_buf_add_text(out, "\nEMC\n");
}

void qu_marking_write(const char *content, size_t length, const struct qu_tokens *tokens, struct qu_buf *out,
                      struct qu_marked_leaves *leaves)
{
    struct scan s = {.bytes = content, .owner = NOT_MARKED, .loose_start = SIZE_MAX, .path_start = SIZE_MAX};
    size_t done = 0;
    begin_operands(&s);
    for (int i = 0; i < tokens->count; i++)
        read_token(&s, tokens->at[i]);
    stop_pieces(&s);
    if (s.owner != NOT_MARKED)
        s.edits.count = s.first_edit + 1; /* a leaf that is never closed */
    for (int i = 0; i < s.edits.count; i++) {
        const struct edit *edit = &s.edits.at[i];
        if (edit->from < done)
            continue; /* only in malformed content: a path in a text object */
        qu_buf_add(out, content + done, edit->from - done);
        write_edit(&s, edit, out, leaves);
        done = edit->to;
    }
    qu_buf_add(out, content + done, length - done);
    qu_vec_finish(&s.edits);
}
