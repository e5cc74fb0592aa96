/* texts.h - where the plain texts of a notebook were written, character by character.
 *
 * A field of type TEXT is a bare pointer to the value that YAML gave. The value stays where it is as long as
 * the notebook, so the pointer says which one it is: the table holds all values in the order of their
 * addresses, and a text, or a part of one, is found by where it lies. A text made of several is a new one;
 * qu_texts_join makes it, with the places of its parts. No output depends on the order of addresses. Kept in
 * the arena of the notebook and not changed after that; so several threads may look up at once. */
#pragma once

#include "../base/vec.h"
#include "../read/node.h"
#include "../read/span.h"

struct qu_plain_text {
    const char *text;
    size_t length;
    const struct qu_places *places;
};

struct qu_texts {
    const struct qu_plain_text *at;
    int count;
};

struct qu_texts_draft {
    QU_VEC(struct qu_plain_text) list;
};

/* A value that was read as text. */
void qu_texts_add(struct qu_texts_draft *draft, struct qu_arena *arena, const struct qu_yaml *scalar);
/* The path of a file, with the place of the value that gave it: only its place as a whole is known. */
void qu_texts_add_file(struct qu_texts_draft *draft, struct qu_arena *arena, const char *path,
                       struct qu_src src);
/* The place of a value that is already in the draft, for checks while the notebook is read; `otherwise` if it
 * is not there, or the draft is NULL. */
struct qu_src qu_texts_draft_src(const struct qu_texts_draft *draft, const char *text,
                                 struct qu_src otherwise);
/* Empties the draft. */
const struct qu_texts *qu_texts_keep(struct qu_texts_draft *draft, struct qu_arena *arena);

/* The places of a text of that length; NULL where it is no value of the notebook, or `texts` is NULL. What
 * the arena gets is only for a text in the middle of a value. */
const struct qu_places *qu_texts_lookup(const struct qu_texts *texts, struct qu_arena *arena,
                                        const char *text, int length);

/* The place of the first character of a text; `otherwise` if it is no value of the notebook. */
struct qu_src qu_texts_src(const struct qu_texts *texts, const char *text, struct qu_src otherwise);

/* A stretch of a text; length 0: to its end. */
struct qu_text_part {
    const char *text;
    int length;
};
/* Parts one behind the other, as a text without spans. Words that quire adds have the place of the value
 * before them, or else of the one behind; `src` is for a text in which nothing has a place. The values stand
 * in one file. */
struct qu_inline qu_texts_join(const struct qu_texts *texts, struct qu_arena *arena, struct qu_src src,
                               const struct qu_text_part *parts, int count);
