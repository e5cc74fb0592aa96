#include "places.h"

static void add_step(struct qu_places_draft *draft, int at, int line, int column)
{
    struct qu_place_step step = {at, line, column};
    if (draft->steps.count > 0 && qu_vec_last(&draft->steps)->at == at)
        *qu_vec_last(&draft->steps) = step;
    else
        qu_vec_add(&draft->steps, step);
}

void qu_places_add(struct qu_places_draft *draft, int at, struct qu_src src)
{
    bool follows = draft->steps.count > 0 && src.line == draft->next_line &&
                   src.column == draft->next_column && at - qu_vec_last(&draft->steps)->at < QU_PLACES_EVERY;
    if (!follows)
        add_step(draft, at, src.line, src.column);
    draft->next_line = src.line;
    draft->next_column = src.column + 1;
}

/* Index of the last step at or before a byte. */
static int step_at(const struct qu_places *places, int at)
{
    int low = 0, high = places->count - 1;
    while (low < high) {
        int middle = low + (high - low + 1) / 2;
        if (places->steps[middle].at <= at)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

struct qu_src qu_places_find(const struct qu_places *places, int at)
{
    struct qu_place_step step = places->steps[step_at(places, at)];
    struct qu_src src = {places->file, step.line, step.column};
    for (int i = step.at; i < at && places->text[i] != '\0'; i++)
        src.column += ((unsigned char)places->text[i] & 0xC0) != 0x80;
    return src;
}

void qu_places_copy(struct qu_places_draft *draft, int at, const struct qu_places *from, int start, int end)
{
    struct qu_src src = qu_places_find(from, start);
    add_step(draft, at, src.line, src.column);
    for (int i = step_at(from, start) + 1; i < from->count && from->steps[i].at < end; i++)
        if (from->steps[i].at > start)
            add_step(draft, at + from->steps[i].at - start, from->steps[i].line, from->steps[i].column);
    draft->next_line = draft->next_column = 0;
}

const struct qu_places *qu_places_keep(struct qu_places_draft *draft, struct qu_arena *arena,
                                       const char *file, const char *text)
{
    if (draft->steps.count == 0)
        return NULL;
    struct qu_places *places = QU_NEW(arena, struct qu_places);
    *places = (struct qu_places){.file = file, .text = text, .count = draft->steps.count};
    places->steps = qu_vec_keep(&draft->steps, arena);
    return places;
}
