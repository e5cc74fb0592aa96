#include "paracache.h"

#include "../base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { LINES_ASKED = 64 }; /* text/ treats all further lines as equally wide */

/* Two independent hashes of a request. */
struct key {
    uint64_t at[2];
};

void qu_paracache_init(struct qu_paracache *known, struct qu_typesetter *typesetter)
{
    *known = (struct qu_paracache){.typesetter = typesetter};
    qu_arena_init(&known->arena);
}

void qu_paracache_finish(struct qu_paracache *known)
{
    qu_arena_finish(&known->arena);
    qu_map_finish(&known->index);
    qu_vec_finish(&known->paras);
}

static void mix(struct key *key, uint64_t value)
{
    key->at[0] = qu_hash_part(key->at[0], value);
    key->at[1] = qu_hash_mix(key->at[1] + value * 0xd6e8feb86659fd93u);
}

static void mix_text(struct key *key, const char *text, size_t length)
{
    mix(key, length);
    while (length >= 8) {
        uint64_t word;
        memcpy(&word, text, 8);
        mix(key, word);
        text += 8;
        length -= 8;
    }
    uint64_t rest = 0;
    memcpy(&rest, text, length);
    mix(key, rest);
}

static void mix_string(struct key *key, const char *s)
{
    mix_text(key, s != NULL ? s : "", s != NULL ? strlen(s) : 0);
}

static void mix_span(struct key *key, const struct qu_text_span *span)
{
    for (const char *const *family = span->font.families; *family != NULL; family++)
        mix_string(key, *family);
    mix_string(key, span->font.features);
    mix_string(key, span->language);
    const int values[] = {span->start,      span->end,           span->font.weight, span->font.italic,
                          span->font.size,  span->font.tracking, span->rise,        span->room_before,
                          span->room_after, span->no_hyphens};
    mix_text(key, (const char *)values, sizeof values);
}

static struct key key_of(const struct qu_para_request *r)
{
    struct key key = {{1, 2}};
    mix_text(&key, r->text, (size_t)r->length);
    mix_string(&key, r->language);
    mix_string(&key, r->src.file);
    const int values[] = {(int)r->align, r->hyphenate, r->indent,     r->tab,
                          r->width,      r->src.line,  r->src.column, r->span_count};
    mix_text(&key, (const char *)values, sizeof values);
    if (r->costs != NULL)
        mix_text(&key, (const char *)r->costs, sizeof *r->costs);
    for (int i = 0; i < r->span_count; i++)
        mix_span(&key, &r->spans[i]);
    for (int i = 0; r->measure != NULL && i < LINES_ASKED; i++) {
        struct qu_measure m = r->measure(r->measure_data, i);
        mix(&key, (uint64_t)(uint32_t)m.x << 32 | (uint32_t)m.width);
    }
    return key;
}

const struct qu_para *qu_paracache_set(struct qu_paracache *known, const struct qu_para_request *request)
{
    struct key key = key_of(request);
    int *index = qu_map_bytes(&known->index, qu_arena_dup(&known->arena, &key, sizeof key), sizeof key);
    if (*index == 0) {
        struct qu_para_request own = *request; /* the runs point into its text */
        own.text = qu_arena_strndup(&known->arena, request->text, (size_t)request->length);
        qu_vec_add(&known->paras, qu_para_set(known->typesetter, &known->arena, &own));
        *index = known->paras.count;
    }
    return known->paras.at[*index - 1];
}
