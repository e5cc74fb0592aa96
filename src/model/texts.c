#include "texts.h"

#include "../read/scalar.h"

#include <stdlib.h>
#include <string.h>

void qu_texts_add(struct qu_texts_draft *draft, struct qu_arena *arena, const struct qu_yaml *scalar)
{
    struct qu_plain_text entry = {.text = scalar->text, .length = (size_t)scalar->length};
    if (scalar->length == 0)
        return;
    entry.places = qu_yaml_places(arena, scalar);
    qu_vec_add(&draft->list, entry);
}

void qu_texts_add_file(struct qu_texts_draft *draft, struct qu_arena *arena, const char *path,
                       struct qu_src src)
{
    struct qu_places_draft places = {0};
    qu_places_add(&places, 0, src);
    qu_vec_add(&draft->list,
               ((struct qu_plain_text){path, strlen(path), qu_places_keep(&places, arena, src.file, path)}));
}

struct qu_src qu_texts_draft_src(const struct qu_texts_draft *draft, const char *text,
                                 struct qu_src otherwise)
{
    for (int i = draft != NULL ? draft->list.count - 1 : -1; i >= 0; i--)
        if (draft->list.at[i].text == text)
            return qu_places_find(draft->list.at[i].places, 0);
    return otherwise;
}

static int compare_addresses(const void *left, const void *right)
{
    uintptr_t a = (uintptr_t)((const struct qu_plain_text *)left)->text,
              b = (uintptr_t)((const struct qu_plain_text *)right)->text;
    return (a > b) - (a < b);
}

const struct qu_texts *qu_texts_keep(struct qu_texts_draft *draft, struct qu_arena *arena)
{
    struct qu_texts *texts = QU_NEW(arena, struct qu_texts);
    if (draft->list.count > 1)
        qsort(draft->list.at, (size_t)draft->list.count, sizeof *draft->list.at, compare_addresses);
    texts->count = draft->list.count;
    texts->at = qu_vec_keep(&draft->list, arena);
    return texts;
}

/* The value in which a text lies, or NULL. */
static const struct qu_plain_text *find_value(const struct qu_texts *texts, const char *text)
{
    uintptr_t wanted = (uintptr_t)text;
    int low = 0, high = texts != NULL ? texts->count : 0; /* values before `low` begin at or before it */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if ((uintptr_t)texts->at[middle].text <= wanted)
            low = middle + 1;
        else
            high = middle;
    }
    const struct qu_plain_text *value = low > 0 ? &texts->at[low - 1] : NULL;
    return value != NULL && wanted - (uintptr_t)value->text < value->length ? value : NULL;
}

const struct qu_places *qu_texts_lookup(const struct qu_texts *texts, struct qu_arena *arena,
                                        const char *text, int length)
{
    const struct qu_plain_text *value = find_value(texts, text);
    if (value == NULL || value->text == text)
        return value != NULL ? value->places : NULL;
    struct qu_places_draft draft = {0};
    int from = (int)(text - value->text);
    qu_places_copy(&draft, 0, value->places, from, from + length);
    return qu_places_keep(&draft, arena, value->places->file, text);
}

struct qu_src qu_texts_src(const struct qu_texts *texts, const char *text, struct qu_src otherwise)
{
    const struct qu_plain_text *value = find_value(texts, text);
    return value != NULL ? qu_places_find(value->places, (int)(text - value->text)) : otherwise;
}

static int length_of(const struct qu_text_part *part)
{
    return part->length > 0 ? part->length : (int)strlen(part->text);
}

/* Where words that quire adds before part `index` are said to stand: at the last character of the value
 * before, else at the first of the value behind. */
static struct qu_src place_beside(const struct qu_texts *texts, const struct qu_text_part *parts, int count,
                                  int index)
{
    for (int i = index - 1; i >= 0; i--) {
        const struct qu_plain_text *value = find_value(texts, parts[i].text);
        if (value != NULL)
            return qu_places_find(value->places,
                                  (int)(parts[i].text - value->text) + length_of(&parts[i]) - 1);
    }
    for (int i = index + 1; i < count; i++) {
        const struct qu_plain_text *value = find_value(texts, parts[i].text);
        if (value != NULL)
            return qu_places_find(value->places, (int)(parts[i].text - value->text));
    }
    return (struct qu_src){0};
}

struct qu_inline qu_texts_join(const struct qu_texts *texts, struct qu_arena *arena, struct qu_src src,
                               const struct qu_text_part *parts, int count)
{
    struct qu_buf text;
    struct qu_places_draft draft = {0};
    const char *file = NULL;
    qu_buf_init(&text);
    for (int i = 0; i < count; i++) {
        int at = (int)text.length, length = length_of(&parts[i]);
        const struct qu_plain_text *value = find_value(texts, parts[i].text);
        struct qu_src beside = value == NULL ? place_beside(texts, parts, count, i) : (struct qu_src){0};
        int from = value != NULL ? (int)(parts[i].text - value->text) : 0;
        qu_buf_add(&text, parts[i].text, (size_t)length);
        if (value != NULL)
            qu_places_copy(&draft, at, value->places, from, from + length);
        for (int k = 0; k < length && value == NULL && beside.file != NULL; k++)
            if (((unsigned char)parts[i].text[k] & 0xC0) != 0x80)
                qu_places_add(&draft, at + k, beside);
        file = value != NULL ? value->places->file : file;
    }
    struct qu_inline joined = {.length = (int)text.length, .src = src};
    joined.text = qu_arena_strndup(arena, qu_buf_text(&text), text.length);
    joined.places = qu_places_keep(&draft, arena, file, joined.text);
    qu_buf_finish(&text);
    return joined;
}
