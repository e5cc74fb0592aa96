#include "source.h"

enum { MARK_EVERY = 64 };

static bool ends_line(const char *text, size_t at, size_t length)
{
    return text[at] == '\n' || (text[at] == '\r' && !(at + 1 < length && text[at + 1] == '\n'));
}

struct qu_source *qu_source_new(struct qu_arena *arena, const char *file, const char *text, size_t length)
{
    QU_VEC(struct qu_source_line) lines = {0};
    QU_VEC(size_t) marks = {0};
    size_t character = 0;
    qu_vec_add(&lines, ((struct qu_source_line){0, 0}));
    for (size_t at = 0; at < length; character++) {
        if (character % MARK_EVERY == 0)
            qu_vec_add(&marks, at);
        bool ended = ends_line(text, at, length);
        at += (size_t)qu_utf8_width(text[at]);
        if (ended)
            qu_vec_add(&lines, ((struct qu_source_line){at, character + 1}));
    }
    struct qu_source *source = QU_NEW(arena, struct qu_source);
    *source = (struct qu_source){.file = file, .text = text, .length = length, .character_count = character};
    source->line_count = lines.count;
    source->lines = qu_vec_keep(&lines, arena);
    source->marks = qu_vec_keep(&marks, arena);
    return source;
}

size_t qu_source_byte(const struct qu_source *source, size_t character)
{
    if (character >= source->character_count)
        return source->length;
    size_t at = source->marks[character / MARK_EVERY];
    for (size_t left = character % MARK_EVERY; left > 0; left--)
        at += (size_t)qu_utf8_width(source->text[at]);
    return at;
}

struct qu_src qu_source_place(const struct qu_source *source, size_t character)
{
    character = QU_MIN(character, source->character_count);
    int low = 0, high = source->line_count - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (source->lines[middle].character <= character)
            low = middle;
        else
            high = middle - 1;
    }
    return (struct qu_src){source->file, low + 1, (int)(character - source->lines[low].character) + 1};
}

struct qu_src qu_source_place_of_byte(const char *file, const char *text, size_t byte)
{
    struct qu_src src = {file, 1, 1};
    for (size_t at = 0; at < byte; at++) {
        if (ends_line(text, at, byte)) {
            src.line++;
            src.column = 1;
        } else if (((unsigned char)text[at] & 0xC0) != 0x80 && text[at] != '\r') {
            src.column++;
        }
    }
    return src;
}
