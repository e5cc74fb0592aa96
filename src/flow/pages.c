#include "pages.h"

#include "notes.h"

#include <stdlib.h>

enum { CARRY_MOST = 24 };

static const int64_t UNREACHED = INT64_MAX / 4;

struct state {
    int64_t cost;
    int prev_row, prev_carry;
};

struct breaker {
    const struct qu_galley *galley;
    const struct qu_layout *layout;
    struct state *states; /* (rows + 1) x (CARRY_MOST + 1) */
    int *notes_before;    /* number of notes that belong to the rows before each row */
    bool without_notes;   /* the last resort: notes follow on pages of their own */
};

static struct state *state_at(const struct breaker *b, int row, int carry)
{
    return &b->states[(size_t)row * (CARRY_MOST + 1) + (size_t)carry];
}

/* What stands in the margin track of a page, top to bottom: rows that run across it, notes that were carried
 * over (below the rows that open the page), and the notes of its own rows. Returns the number of places, -1
 * if there are too many. */
static int collect_places(const struct qu_galley *galley, int gap, const struct qu_page_cut *cut,
                          struct qu_note_place *places, int *place_of_note)
{
    int count = 0, top = 0, note = cut->first_note;
    bool opening = true;
    for (int r = cut->first; r <= cut->end; r++) {
        const struct qu_row *row = r < cut->end ? &galley->rows.at[r] : NULL;
        opening = opening && row != NULL && (row->full || row->glue);
        for (; !opening && note < cut->note_end && (row == NULL || galley->notes.at[note].row <= r); note++) {
            const struct qu_margin_note *n = &galley->notes.at[note];
            if (count == QU_NOTES_MOST)
                return -1;
            if (place_of_note != NULL)
                place_of_note[note - cut->first_note] = count;
            int line = n->row == r ? n->line : 0;
            places[count++] = (struct qu_note_place){.anchor = top + line, .height = n->height + gap};
        }
        if (row != NULL && row->full) {
            if (count == QU_NOTES_MOST)
                return -1;
            places[count++] = (struct qu_note_place){.anchor = top, .height = row->height, .fixed = true};
        }
        top += row != NULL ? row->height : 0;
    }
    return count;
}

int64_t qu_pages_place_notes(const struct qu_galley *galley, const struct qu_layout *layout,
                             const struct qu_page_cut *cut, int *tops)
{
    struct qu_note_place places[QU_NOTES_MOST];
    int place_of_note[QU_NOTES_MOST];
    int64_t moved = 0;
    if (cut->first_note == cut->note_end)
        return 0;
    if (cut->note_end - cut->first_note > QU_NOTES_MOST)
        return -1;
    int count = collect_places(galley, layout->note_gap, cut, places, place_of_note);
    if (count < 0 || !qu_notes_place(places, count, layout->rows + layout->note_gap, &moved))
        return -1;
    for (int i = 0; tops != NULL && i < cut->note_end - cut->first_note; i++)
        tops[i] = places[place_of_note[i]].top;
    return moved * layout->pages.note_moved;
}

/* Empty rows at the foot of a page cost their number squared. The last page costs something only if it is
 * nearly empty. */
static int64_t slack_cost(const struct breaker *b, int fill, bool last)
{
    int empty = b->layout->rows - fill;
    if (empty < 0)
        return (int64_t)QU_BREAK_NEVER * 4;
    if (!last)
        return (int64_t)empty * empty;
    int missing = b->layout->pages.last_page_min - fill;
    return missing > 0 ? (int64_t)missing * b->layout->pages.short_page : 0;
}

/* Tries the page `cut` (rows fixed) from a state, with 0, 1, ... of its last notes carried over to the next
 * page. */
static void relax(struct breaker *b, int from, int carry, int end, struct qu_page_cut cut, int64_t page_cost)
{
    bool at_end = end == b->galley->rows.count;
    int64_t carried = 0, best = INT64_MAX;
    int note_end = b->notes_before[end];
    for (int out = 0; out <= CARRY_MOST && note_end - out >= cut.first_note; out++) {
        if (out > 0)
            carried += (int64_t)b->layout->pages.note_carried * b->galley->notes.at[note_end - out].height;
        if (carried >= best)
            break; /* carrying over more notes cannot be better */
        cut.note_end = note_end - out;
        int64_t notes = qu_pages_place_notes(b->galley, b->layout, &cut, NULL);
        if (notes < 0)
            continue;
        best = QU_MIN(best, notes + carried);
        int64_t cost = state_at(b, from, carry)->cost + page_cost + notes + carried +
                       (at_end && out > 0 ? QU_BREAK_NEVER : 0);
        struct state *to = state_at(b, end, out);
        if (cost < to->cost)
            *to = (struct state){cost, from, carry};
    }
}

/* Tries all pages that can begin at row `from`. */
static void extend(struct breaker *b, int from, int carry)
{
    const struct qu_row *rows = b->galley->rows.at;
    int count = b->galley->rows.count, first = from;
    while (first < count && rows[first].glue)
        first++;
    struct qu_page_cut cut = {.first = first, .end = first, .first_note = b->notes_before[from] - carry};
    for (int end = first + 1, height = 0; end <= count; end++) {
        const struct qu_row *row = &rows[end - 1];
        height += row->height;
        if (row->glue && end < count)
            continue;
        if (!row->glue)
            cut.end = end;
        if (height > b->layout->rows && cut.end - cut.first > 1)
            break;
        int next = end; /* white space after the row belongs to this page and is dropped */
        while (next < count && rows[next].glue)
            next++;
        bool last = next == count;
        relax(b, from, carry, next, cut, slack_cost(b, height, last) + (last ? 0 : row->penalty));
        if (last)
            break;
    }
}

static void run(struct breaker *b)
{
    int rows = b->galley->rows.count;
    for (size_t i = 0; i < (size_t)(rows + 1) * (CARRY_MOST + 1); i++)
        b->states[i] = (struct state){UNREACHED, 0, 0};
    state_at(b, 0, 0)->cost = 0;
    for (int row = 0; row < rows; row++)
        for (int carry = 0; carry <= CARRY_MOST; carry++)
            if (state_at(b, row, carry)->cost < UNREACHED)
                extend(b, row, carry);
}

static int best_carry(const struct breaker *b)
{
    int rows = b->galley->rows.count, best = 0;
    for (int carry = 1; carry <= CARRY_MOST; carry++)
        if (state_at(b, rows, carry)->cost < state_at(b, rows, best)->cost)
            best = carry;
    return best;
}

/* Adds pages for the notes that no page took, with as many notes on each as fit. */
static void add_note_pages(const struct breaker *b, int first_note, struct qu_page_cut *cuts, int *count)
{
    int rows = b->galley->rows.count, notes = b->galley->notes.count;
    while (first_note < notes) {
        struct qu_page_cut cut = {rows, rows, first_note, first_note + 1};
        while (cut.note_end < notes) {
            struct qu_page_cut wider = cut;
            wider.note_end++;
            if (qu_pages_place_notes(b->galley, b->layout, &wider, NULL) < 0)
                break;
            cut = wider;
        }
        cuts[(*count)++] = cut;
        first_note = cut.note_end;
    }
}

static struct qu_page_cuts trace(const struct breaker *b, struct qu_arena *arena)
{
    int rows = b->galley->rows.count, end_carry = best_carry(b), pages = 0;
    for (int row = rows, carry = end_carry; row > 0; pages++) {
        const struct state *s = state_at(b, row, carry);
        row = s->prev_row;
        carry = s->prev_carry;
    }
    int left = b->without_notes ? b->galley->notes.count : end_carry;
    struct qu_page_cuts cuts = {QU_NEW_ARRAY(arena, struct qu_page_cut, pages + left + 1), pages};
    for (int row = rows, carry = end_carry, i = pages - 1; i >= 0; i--) {
        const struct state *s = state_at(b, row, carry);
        struct qu_page_cut cut = {s->prev_row, row, b->notes_before[s->prev_row] - s->prev_carry,
                                  b->notes_before[row] - carry};
        while (cut.first < cut.end && b->galley->rows.at[cut.first].glue)
            cut.first++;
        while (cut.end > cut.first && b->galley->rows.at[cut.end - 1].glue)
            cut.end--;
        cuts.at[i] = cut;
        row = s->prev_row;
        carry = s->prev_carry;
    }
    add_note_pages(b, b->galley->notes.count - left, cuts.at, &cuts.count);
    if (cuts.count == 0)
        cuts.count = 1; /* an entry without rows has one page, too */
    return cuts;
}

struct qu_page_cuts qu_pages_break(struct qu_arena *arena, const struct qu_galley *galley,
                                   const struct qu_layout *layout)
{
    size_t rows = (size_t)galley->rows.count;
    struct breaker b = {.galley = galley, .layout = layout};
    b.states = qu_alloc((rows + 1) * (CARRY_MOST + 1) * sizeof *b.states);
    b.notes_before = qu_alloc_zero(rows + 1, sizeof *b.notes_before);
    for (size_t i = 0; i < rows; i++)
        b.notes_before[i + 1] = b.notes_before[i] + galley->rows.at[i].note_count;
    run(&b);
    if (state_at(&b, (int)rows, best_carry(&b))->cost >= UNREACHED) {
        b.without_notes = true;
        for (size_t i = 0; i <= rows; i++)
            b.notes_before[i] = 0;
        run(&b);
    }
    struct qu_page_cuts cuts = trace(&b, arena);
    free(b.states);
    free(b.notes_before);
    return cuts;
}
