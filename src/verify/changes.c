#include "changes.h"

#include "../base/vec.h"

#include <stdlib.h>
#include <string.h>

enum { TABLE_MOST = 4000 }; /* pages that differ in each file; if there are more, they are paired in order */

struct matching {
    const struct qu_fingerprints *old, *new;
    int *partner; /* for each new page its old one, -1: none */
    int *taken;   /* for each old page its new one, -1: none */
    bool *moved;  /* of each new page */
};

static bool same_look(const struct matching *m, int old, int new)
{
    return m->old->at[old].look == m->new->at[new].look;
}

static void match(struct matching *m, int old, int new)
{
    m->partner[new] = old;
    m->taken[old] = new;
}

static void match_subsequence(struct matching *m, int old_from, int old_to, int new_from, int new_to)
{
    int rows = old_to - old_from, columns = new_to - new_from, width = columns + 1;
    if (rows <= 0 || columns <= 0 || rows > TABLE_MOST || columns > TABLE_MOST)
        return;
    int *best = qu_alloc_zero((size_t)(rows + 1) * (size_t)width, sizeof *best);
    for (int i = rows - 1; i >= 0; i--)
        for (int k = columns - 1; k >= 0; k--)
            best[i * width + k] = same_look(m, old_from + i, new_from + k)
                                      ? best[(i + 1) * width + k + 1] + 1
                                      : QU_MAX(best[(i + 1) * width + k], best[i * width + k + 1]);
    for (int i = 0, k = 0; i < rows && k < columns;) {
        if (same_look(m, old_from + i, new_from + k))
            match(m, old_from + i++, new_from + k++);
        else if (best[(i + 1) * width + k] >= best[i * width + k + 1])
            i++;
        else
            k++;
    }
    free(best);
}

static void match_all(struct matching *m)
{
    int from = 0, old_to = m->old->count, new_to = m->new->count;
    while (from < old_to && from < new_to && same_look(m, from, from))
        match(m, from, from), from++;
    while (old_to > from && new_to > from && same_look(m, old_to - 1, new_to - 1))
        match(m, --old_to, --new_to);
    match_subsequence(m, from, old_to, from, new_to);
    for (int k = from; k < new_to; k++)
        for (int i = from; i < old_to && m->partner[k] < 0; i++)
            if (m->taken[i] < 0 && same_look(m, i, k)) {
                match(m, i, k);
                m->moved[k] = true;
            }
}

struct listing {
    struct matching *m;
    struct qu_changes *out;
    QU_VEC(struct qu_page_change) list;
};

static void add(struct listing *l, enum qu_change change, int old, int new)
{
    qu_vec_add(&l->list, ((struct qu_page_change){change, old, new}));
    l->out->counts[change]++;
}

/* Skips old pages up to the next one that has not moved. */
static int skip_moved(const struct matching *m, int old)
{
    while (old < m->old->count && m->taken[old] >= 0 && m->moved[m->taken[old]])
        old++;
    return old;
}

static void list_changes(struct listing *l)
{
    struct matching *m = l->m;
    int old = skip_moved(m, 0);
    for (int new = 0; new < m->new->count; new ++) {
        int partner = m->partner[new];
        if (partner >= 0 && m->moved[new]) {
            add(l, QU_CHANGE_MOVED, partner, new);
            continue;
        }
        if (partner < 0) {
            bool pair = old < m->old->count && m->taken[old] < 0;
            add(l, pair ? QU_CHANGE_CONTENT : QU_CHANGE_ADDED, pair ? old : -1, new);
            old = skip_moved(m, old + pair);
            continue;
        }
        for (; old < partner; old = skip_moved(m, old + 1))
            add(l, QU_CHANGE_REMOVED, old, -1);
        add(l, m->old->at[partner].links == m->new->at[new].links ? QU_CHANGE_NOTHING : QU_CHANGE_LINKS,
            partner, new);
        old = skip_moved(m, partner + 1);
    }
    for (; old < m->old->count; old = skip_moved(m, old + 1))
        add(l, QU_CHANGE_REMOVED, old, -1);
}

struct qu_changes qu_changes_find(struct qu_arena *arena, const struct qu_fingerprints *old,
                                  const struct qu_fingerprints *new)
{
    struct qu_changes changes = {0};
    struct matching m = {old, new, QU_NEW_ARRAY(arena, int, new->count + 1),
                         QU_NEW_ARRAY(arena, int, old->count + 1), QU_NEW_ARRAY(arena, bool, new->count + 1)};
    struct listing listing = {.m = &m, .out = &changes};
    for (int i = 0; i < new->count; i++)
        m.partner[i] = -1;
    for (int i = 0; i < old->count; i++)
        m.taken[i] = -1;
    match_all(&m);
    list_changes(&listing);
    changes.count = listing.list.count;
    changes.at = qu_vec_keep(&listing.list, arena);
    return changes;
}

static bool is_new_print(enum qu_change change)
{
    return change == QU_CHANGE_CONTENT || change == QU_CHANGE_ADDED;
}

void qu_changes_list(const struct qu_changes *changes, struct qu_buf *out)
{
    int first = -1, last = -1;
    for (int i = 0; i <= changes->count; i++) {
        const struct qu_page_change *c = i < changes->count ? &changes->at[i] : NULL;
        if (c != NULL && c->new < 0)
            continue;
        bool print = c != NULL && is_new_print(c->change);
        if (print && first < 0)
            first = c->new;
        if (print)
            last = c->new;
        if (print || first < 0)
            continue;
        qu_buf_printf(out, first == last ? "%s%d" : "%s%d-%d", out->length > 0 ? "," : "", first + 1,
                      last + 1);
        first = -1;
    }
}

static const char *const words[] = {"same", "links", "changed", "moved", "added", "removed"};

static void add_page(struct qu_buf *out, const struct qu_fingerprints *prints, int index)
{
    qu_buf_printf(out, "page %d", index + 1);
    if (prints->at[index].label[0] != '\0')
        qu_buf_printf(out, " (%s)", prints->at[index].label);
}

static void print_change(const struct qu_page_change *c, const struct qu_fingerprints *old,
                         const struct qu_fingerprints *new, struct qu_buf *out)
{
    qu_buf_add_text(out, "  ");
    add_page(out, c->new >= 0 ? new : old, c->new >= 0 ? c->new : c->old);
    if (c->change == QU_CHANGE_LINKS)
        qu_buf_add_text(out, ": only where its links lead");
    else
        qu_buf_printf(out, ": %s", words[c->change]);
    if (c->old >= 0 && c->new >= 0 && c->old != c->new) {
        qu_buf_add_text(out, ", was ");
        add_page(out, old, c->old);
    }
    qu_buf_add_char(out, '\n');
}

void qu_changes_print(const struct qu_changes *changes, const struct qu_fingerprints *old,
                      const struct qu_fingerprints *new, struct qu_buf *out)
{
    struct qu_buf list = {0};
    int same = changes->counts[QU_CHANGE_NOTHING];
    if (same == changes->count) {
        qu_buf_printf(out, "all %d pages are as they were\n", same);
        return;
    }
    qu_changes_list(changes, &list);
    if (list.length > 0)
        qu_buf_printf(out, "print again: %s (%d of %d pages)\n", list.data,
                      changes->counts[QU_CHANGE_CONTENT] + changes->counts[QU_CHANGE_ADDED], new->count);
    else
        qu_buf_add_text(out, "nothing to print again\n");
    for (int i = 0; i < changes->count; i++)
        if (changes->at[i].change != QU_CHANGE_NOTHING)
            print_change(&changes->at[i], old, new, out);
    qu_buf_finish(&list);
}

static void add_json_page(struct qu_buf *out, const char *key, const struct qu_fingerprints *prints,
                          int index)
{
    if (index < 0)
        return;
    qu_buf_printf(out, ", \"%s\": %d, \"%s_label\": \"", key, index + 1, key);
    qu_buf_add_json(out, prints->at[index].label);
    qu_buf_add_char(out, '"');
}

void qu_changes_print_json(const struct qu_changes *changes, const struct qu_fingerprints *old,
                           const struct qu_fingerprints *new, struct qu_buf *out)
{
    struct qu_buf list = {0};
    bool first = true;
    qu_changes_list(changes, &list);
    qu_buf_printf(out, "{\"old_pages\": %d, \"new_pages\": %d, \"print_again\": \"%s\", \"changes\": [",
                  old->count, new->count, qu_buf_text(&list));
    for (int i = 0; i < changes->count; i++) {
        const struct qu_page_change *c = &changes->at[i];
        if (c->change == QU_CHANGE_NOTHING)
            continue;
        qu_buf_printf(out, "%s\n  {\"change\": \"%s\"", first ? "" : ",", words[c->change]);
        add_json_page(out, "new", new, c->new);
        add_json_page(out, "old", old, c->old);
        qu_buf_add_char(out, '}');
        first = false;
    }
    qu_buf_add_text(out, first ? "]}\n" : "\n]}\n");
    qu_buf_finish(&list);
}
