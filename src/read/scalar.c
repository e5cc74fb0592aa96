#include "scalar.h"

#include <string.h>

enum { PIECE_BYTES = 256 }; /* longest piece: limits how far qu_yaml_text_src counts characters */

/* Two positions: one in the file, one in the text. */
struct walk {
    const char *at, *end;
    int line, column;
    const struct qu_yaml *scalar;
    int text;
    QU_VEC(struct qu_yaml_piece) pieces;
};

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Skips one character of the file. */
static void skip(struct walk *walk)
{
    if (is_break(*walk->at)) {
        walk->at += *walk->at == '\r' && walk->at + 1 < walk->end && walk->at[1] == '\n' ? 2 : 1;
        walk->line++;
        walk->column = 1;
    } else {
        walk->at += qu_utf8_width(*walk->at);
        walk->column++;
    }
}

static bool going_on(const struct walk *walk)
{
    return walk->at < walk->end && walk->text < walk->scalar->length;
}

static void cut(struct walk *walk)
{
    struct qu_yaml_piece piece = {walk->text, walk->line, walk->column};
    if (walk->pieces.count > 0 && qu_vec_last(&walk->pieces)->offset == piece.offset)
        *qu_vec_last(&walk->pieces) = piece;
    else
        qu_vec_add(&walk->pieces, piece);
}

/* Steps over one character that is the same in both; false if they differ, which ends the walk. */
static bool match(struct walk *walk)
{
    int width = qu_utf8_width(*walk->at);
    if (walk->at + width > walk->end || walk->text + width > walk->scalar->length ||
        memcmp(walk->at, walk->scalar->text + walk->text, (size_t)width) != 0)
        return false;
    if (walk->text - qu_vec_last(&walk->pieces)->offset >= PIECE_BYTES)
        cut(walk);
    walk->text += width;
    skip(walk);
    return true;
}

/* Folds a line: steps over white space and line breaks. One line break is one space of the text, n of them
 * are n - 1 line breaks. */
static bool fold(struct walk *walk)
{
    const char *look = walk->at;
    while (look < walk->end && is_blank(*look))
        look++;
    if (look == walk->end || !is_break(*look))
        return false;
    int breaks = 0;
    while (walk->at < walk->end && (is_blank(*walk->at) || is_break(*walk->at))) {
        breaks += is_break(*walk->at);
        skip(walk);
    }
    walk->text = QU_MIN(walk->text + QU_MAX(1, breaks - 1), walk->scalar->length);
    cut(walk);
    return true;
}

/* Reads an escape in double quotes. */
static void unescape(struct walk *walk)
{
    skip(walk);
    if (walk->at == walk->end)
        return;
    if (is_break(*walk->at)) {
        skip(walk);
        while (walk->at < walk->end && is_blank(*walk->at))
            skip(walk);
    } else {
        int digits = *walk->at == 'x' ? 2 : *walk->at == 'u' ? 4 : *walk->at == 'U' ? 8 : 0;
        for (int i = 0; i <= digits && walk->at < walk->end; i++)
            skip(walk);
        walk->text += qu_utf8_width(walk->scalar->text[walk->text]);
    }
    cut(walk);
}

static void walk_flow(struct walk *walk)
{
    char quote = walk->scalar->style == QU_YAML_QUOTED ? *walk->at : '\0';
    if (quote != '\0')
        skip(walk);
    cut(walk);
    while (going_on(walk)) {
        if (fold(walk))
            continue;
        if (quote == '"' && *walk->at == '\\') {
            unescape(walk);
        } else if (quote == '\'' && *walk->at == '\'') {
            skip(walk);
            if (walk->at == walk->end || !match(walk))
                break;
            cut(walk);
        } else if (!match(walk)) {
            break;
        }
    }
}

/* The indentation of a block scalar: that of its first line with text, less the spaces that the text itself
 * begins with. */
static int block_indent(const struct walk *walk)
{
    const char *line = walk->at, *text = walk->scalar->text;
    for (;;) {
        const char *look = line;
        while (look < walk->end && *look == ' ')
            look++;
        if (look == walk->end || !is_break(*look)) {
            int spaces = 0;
            text += strspn(text, "\n");
            while (text[spaces] == ' ')
                spaces++;
            return QU_MAX(0, (int)(look - line) - spaces);
        }
        line = look + 1;
    }
}

static void walk_block(struct walk *walk)
{
    while (walk->at < walk->end && !is_break(*walk->at))
        skip(walk);
    if (walk->at < walk->end)
        skip(walk);
    int indent = block_indent(walk);
    walk->column = indent + 1;
    cut(walk);
    walk->column = 1;
    while (going_on(walk)) {
        for (int i = 0; i < indent && walk->at < walk->end && *walk->at == ' '; i++)
            skip(walk);
        if (walk->at < walk->end && !is_break(*walk->at)) {
            while (walk->scalar->text[walk->text] == '\n')
                walk->text++;
            cut(walk);
            while (walk->at < walk->end && !is_break(*walk->at))
                if (!match(walk))
                    return;
            walk->text += walk->text <
                          walk->scalar->length; /* the space or the first of the breaks that ends the line */
        }
        if (walk->at < walk->end)
            skip(walk);
    }
}

void qu_scalar_locate(struct qu_arena *arena, const struct qu_source *source, struct qu_yaml *scalar,
                      size_t start, size_t end)
{
    size_t from = qu_source_byte(source, start), to = qu_source_byte(source, end);
    struct walk walk = {.at = source->text + from,
                        .end = source->text + to,
                        .line = scalar->src.line,
                        .column = scalar->src.column,
                        .scalar = scalar};
    scalar->text_line = walk.line;
    scalar->text_column = walk.column;
    if (from >= to)
        return;
    if (scalar->style == QU_YAML_LITERAL || scalar->style == QU_YAML_FOLDED)
        walk_block(&walk);
    else
        walk_flow(&walk);
    scalar->text_line = walk.pieces.at[0].line;
    scalar->text_column = walk.pieces.at[0].column;
    if (walk.pieces.count > 1) {
        scalar->piece_count = walk.pieces.count;
        scalar->pieces = qu_vec_keep(&walk.pieces, arena);
    } else {
        qu_vec_finish(&walk.pieces);
    }
}

struct qu_yaml_place qu_yaml_place_start(const struct qu_yaml *scalar)
{
    return (struct qu_yaml_place){
        .scalar = scalar, .piece = -1, .line = scalar->text_line, .column = scalar->text_column};
}

/* Index of the last piece at or before an offset, -1 for none. */
static int piece_at(const struct qu_yaml *scalar, int offset)
{
    int low = 0, high = scalar->piece_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (scalar->pieces[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}

static void enter_piece(struct qu_yaml_place *place, int index)
{
    *place = qu_yaml_place_start(place->scalar);
    if (index < 0)
        return;
    const struct qu_yaml_piece *piece = &place->scalar->pieces[index];
    place->piece = index;
    place->offset = piece->offset;
    place->line = piece->line;
    place->column = piece->column;
}

struct qu_src qu_yaml_place_move(struct qu_yaml_place *place, int offset)
{
    const struct qu_yaml *scalar = place->scalar;
    bool leaves = offset < place->offset || (place->piece + 1 < scalar->piece_count &&
                                             scalar->pieces[place->piece + 1].offset <= offset);
    if (leaves)
        enter_piece(place, piece_at(scalar, offset));
    for (; place->offset < offset && place->offset < scalar->length; place->offset++)
        place->column += ((unsigned char)scalar->text[place->offset] & 0xC0) != 0x80;
    return (struct qu_src){scalar->src.file, place->line, place->column};
}

struct qu_src qu_yaml_text_src(const struct qu_yaml *scalar, int offset)
{
    struct qu_yaml_place place = qu_yaml_place_start(scalar);
    return qu_yaml_place_move(&place, offset);
}

const struct qu_places *qu_yaml_places(struct qu_arena *arena, const struct qu_yaml *scalar)
{
    struct qu_yaml_place place = qu_yaml_place_start(scalar);
    struct qu_places_draft draft = {0};
    for (int i = 0; i < scalar->length; i++)
        if (((unsigned char)scalar->text[i] & 0xC0) != 0x80)
            qu_places_add(&draft, i, qu_yaml_place_move(&place, i));
    return qu_places_keep(&draft, arena, scalar->src.file, scalar->text);
}
