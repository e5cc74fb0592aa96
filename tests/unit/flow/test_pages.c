/* Page breaking: every row once, in order; headings stay with their text; no widows where it can be helped;
 * notes beside their rows. */
#include "../../../src/base/hash.h"
#include "../../../src/flow/pages.h"
#include "tap.h"

static struct qu_layout layout(int rows)
{
    struct qu_layout l = {.rows = rows, .note_gap = 0};
    l.pages = (struct qu_page_costs){.widow = 600,
                                     .orphan = 400,
                                     .short_page = 40,
                                     .note_moved = 2,
                                     .note_carried = 150,
                                     .last_page_min = 4};
    return l;
}

static void add_lines(struct qu_galley *g, int count)
{
    for (int i = 0; i < count; i++) {
        struct qu_row *row = qu_galley_add_row(g, 1, g->entry->src);
        if (count <= 3 ? i < count - 1 : false)
            row->penalty = QU_BREAK_NEVER;
        else
            row->penalty = (i == 0 && count > 1 ? 400 : 0) + (i == count - 2 ? 600 : 0);
    }
}

static void add_heading(struct qu_galley *g)
{
    qu_galley_add_space(g, 1);
    qu_galley_add_row(g, 1, g->entry->src);
    qu_galley_keep_with_next(g);
}

static void add_note(struct qu_galley *g, int height)
{
    *qu_vec_push(&g->notes) = (struct qu_margin_note){.row = g->rows.count - 1, .height = height, .id = "n"};
    qu_vec_last(&g->rows)->note_count++;
}

static int height_of(const struct qu_galley *g, const struct qu_page_cut *cut)
{
    int height = 0;
    for (int r = cut->first; r < cut->end; r++)
        height += g->rows.at[r].height;
    return height;
}

/* Every set row once and in order, every note once and in order. */
static bool complete(const struct qu_galley *g, const struct qu_page_cuts *cuts)
{
    int row = 0, note = 0;
    for (int i = 0; i < cuts->count; i++) {
        for (; row < cuts->at[i].first; row++)
            if (!g->rows.at[row].glue)
                return false;
        row = cuts->at[i].end;
        if (cuts->at[i].first_note != note && cuts->at[i].note_end > cuts->at[i].first_note)
            return false;
        note = QU_MAX(note, cuts->at[i].note_end);
    }
    for (; row < g->rows.count; row++)
        if (!g->rows.at[row].glue)
            return false;
    return note == g->notes.count;
}

static void long_text(struct tap *tap, struct qu_arena *arena, const struct qu_entry *entry)
{
    struct qu_galley g;
    struct qu_layout l = layout(25);
    struct qu_random r = qu_random_from(9);
    qu_galley_init(&g, entry);
    for (int i = 0; i < 400; i++) {
        if (i % 6 == 0)
            add_heading(&g);
        add_lines(&g, 1 + qu_random_int(&r, 12));
        if (i % 5 == 0)
            add_note(&g, 1 + qu_random_int(&r, 4));
    }
    struct qu_page_cuts cuts = qu_pages_break(arena, &g, &l);
    int bad = 0, never = 0, over = 0, notes = 0, shorter = 0;
    for (int i = 0; i < cuts.count; i++) {
        int penalty = cuts.at[i].end > 0 && i + 1 < cuts.count ? g.rows.at[cuts.at[i].end - 1].penalty : 0;
        bad += penalty > 0;
        never += penalty >= QU_BREAK_NEVER;
        over += height_of(&g, &cuts.at[i]) > l.rows;
        notes += qu_pages_place_notes(&g, &l, &cuts.at[i], NULL) < 0;
        shorter += i + 1 < cuts.count && height_of(&g, &cuts.at[i]) < l.rows - 3;
    }
    tap_ok(tap, complete(&g, &cuts), "%d rows on %d pages, each once and in order", g.rows.count, cuts.count);
    tap_int(tap, never, 0, "no heading left behind");
    tap_int(tap, bad, 0, "no widow, no orphan");
    tap_int(tap, over, 0, "no page overfull");
    tap_int(tap, notes, 0, "notes of every page fit it");
    tap_ok(tap, shorter * 20 < cuts.count, "%d of %d pages over 3 rows short", shorter, cuts.count);
    qu_galley_finish(&g);
}

static void corners(struct tap *tap, struct qu_arena *arena, const struct qu_entry *entry)
{
    struct qu_layout l = layout(10);
    struct qu_galley g;
    qu_galley_init(&g, entry);
    struct qu_page_cuts cuts = qu_pages_break(arena, &g, &l);
    tap_int(tap, cuts.count, 1, "nothing to set: one page");
    qu_galley_finish(&g);

    qu_galley_init(&g, entry);
    qu_galley_add_row(&g, 14, entry->src);
    add_lines(&g, 3);
    cuts = qu_pages_break(arena, &g, &l);
    tap_ok(tap, cuts.count == 2 && complete(&g, &cuts), "a row taller than the page has one of its own");
    qu_galley_finish(&g);

    qu_galley_init(&g, entry);
    for (int i = 0; i < 12; i++) {
        add_lines(&g, 1);
        qu_galley_keep_with_next(&g);
    }
    cuts = qu_pages_break(arena, &g, &l);
    tap_ok(tap, cuts.count == 2 && complete(&g, &cuts), "everything kept together: it breaks all the same");
    qu_galley_finish(&g);

    qu_galley_init(&g, entry);
    add_lines(&g, 1);
    for (int i = 0; i < 40; i++)
        add_note(&g, 3);
    cuts = qu_pages_break(arena, &g, &l);
    tap_ok(tap, cuts.count > 10 && complete(&g, &cuts), "forty notes on one line: all set, on %d pages",
           cuts.count);
    qu_galley_finish(&g);

    qu_galley_init(&g, entry);
    add_lines(&g, 5);
    add_note(&g, 6);
    add_note(&g, 6);
    add_lines(&g, 25);
    cuts = qu_pages_break(arena, &g, &l);
    bool carried = false;
    for (int i = 0; i < cuts.count; i++)
        carried = carried || (cuts.at[i].note_end > cuts.at[i].first_note &&
                              g.notes.at[cuts.at[i].note_end - 1].row < cuts.at[i].first);
    tap_ok(tap, carried && complete(&g, &cuts), "a note that does not fit beside its word is carried over");
    qu_galley_finish(&g);
}

int main(void)
{
    struct tap tap = {0};
    struct qu_arena arena;
    struct qu_entry entry = {.id = "test", .src = {"test.yaml", 1, 1}};
    qu_arena_init(&arena);
    long_text(&tap, &arena, &entry);
    corners(&tap, &arena, &entry);
    qu_arena_finish(&arena);
    return tap_done(&tap);
}
