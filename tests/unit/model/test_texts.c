/* test_texts.c - plain values, parts of them, and texts made of several: where each character was written. */
#include "../../../src/model/texts.h"
#include "../../../src/read/yaml.h"
#include "tap.h"

#include <stdlib.h>

static const char source[] = "- one\n"
                             "- 'it''s two'\n"
                             "- >-\n"
                             "    three\n"
                             "    four\n"
                             "- \"\"\n"
                             "- \"\\u00e9 five\"\n";

struct book {
    struct tap *tap;
    struct qu_arena arena;
    struct qu_diag diag;
    const struct qu_yaml *list;
    const struct qu_texts *texts;
};

static const char *value(const struct book *b, int index)
{
    return b->list->items[index]->text;
}

static void begin(struct book *b, struct tap *tap)
{
    struct qu_texts_draft draft = {0};
    *b = (struct book){.tap = tap};
    qu_arena_init(&b->arena);
    qu_diag_init(&b->diag, false);
    b->list = qu_yaml_read_text(&b->arena, &b->diag, "e.yaml", source, strlen(source));
    if (b->list == NULL || b->list->count != 5)
        exit(99);
    for (int i = b->list->count - 1; i >= 0; i--)
        qu_texts_add(&draft, &b->arena, b->list->items[i]);
    b->texts = qu_texts_keep(&draft, &b->arena);
}

static void end(struct book *b)
{
    qu_diag_finish(&b->diag);
    qu_arena_finish(&b->arena);
}

static void check(const struct book *b, const struct qu_places *places, int at, int line, int column,
                  const char *what)
{
    struct qu_src src = places != NULL ? qu_places_find(places, at) : (struct qu_src){0};
    tap_ok(b->tap, src.line == line && src.column == column, "%s: %d:%d, wanted %d:%d", what, src.line,
           src.column, line, column);
}

static const struct qu_places *look_up(struct book *b, const char *text)
{
    return qu_texts_lookup(b->texts, &b->arena, text, (int)strlen(text));
}

static void values(struct book *b)
{
    check(b, look_up(b, value(b, 0)), 0, 1, 3, "a plain value");
    check(b, look_up(b, value(b, 1)), 5, 2, 10, "behind a doubled quotation mark");
    check(b, look_up(b, value(b, 2)), 6, 5, 5, "in a folded line");
    check(b, look_up(b, value(b, 2) + 6), 1, 5, 6, "a part of a value");
    check(b, look_up(b, value(b, 4)), 3, 7, 11, "behind an escape");
    tap_ok(b->tap, look_up(b, value(b, 3)) == NULL, "an empty value has no places");
    tap_ok(b->tap, look_up(b, "one") == NULL, "nor has a text of quire's own");
    tap_ok(b->tap, look_up(b, value(b, 0) + 3) == NULL, "nor what lies behind a value");
    tap_ok(b->tap, qu_texts_lookup(NULL, &b->arena, value(b, 0), 3) == NULL,
           "nor any where there is no table");
}

static void joins(struct book *b)
{
    struct qu_src src = {"e.yaml", 40, 2};
    const struct qu_text_part parts[] = {{"\u2014 ", 0},   {value(b, 0), 0}, {" \u00b7 ", 0},
                                         {value(b, 2), 5}, {"\u2028", 0},    {value(b, 2) + 6, 0}};
    struct qu_inline joined = qu_texts_join(b->texts, &b->arena, src, parts, QU_COUNT(parts));
    tap_text(b->tap, joined.text, "\u2014 one \u00b7 three\u2028four", "parts one after the other");
    tap_int(b->tap, joined.length, (long)strlen(joined.text), "its length");
    check(b, joined.places, 3, 1, 3, "what stands before the first value");
    check(b, joined.places, 6, 1, 5, "a value");
    check(b, joined.places, 8, 1, 5, "what stands between two, at the end of the first");
    check(b, joined.places, 11, 4, 5, "another value");
    check(b, joined.places, 19, 5, 5, "a part of it");
    tap_ok(b->tap, joined.src.line == 40 && joined.span_count == 0, "it has no spans");
    joined = qu_texts_join(b->texts, &b->arena, src, parts, 1);
    tap_ok(b->tap, joined.places == NULL && joined.src.line == 40, "without a value there is one place");
    joined = qu_texts_join(b->texts, &b->arena, src, parts, 0);
    tap_text(b->tap, joined.text, "", "nothing");
}

int main(void)
{
    struct tap tap = {0};
    struct book book;
    begin(&book, &tap);
    values(&book);
    joins(&book);
    end(&book);
    return tap_done(&tap);
}
