#include "words.h"

#include "../base/vec.h"
#include "filetext.h"

#include <stdlib.h>
#include <string.h>

enum { EDITS_MOST = 1500, WORDS_SHOWN = 8 };

/* ---- the shortest edit script (E. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986), over
 * words */

struct aligning {
    const struct qu_words *wanted;
    const char *const *found;
    int found_count;
    bool *missing, *extra; /* for each wanted word; for each found word */
    bool *moved, *came;    /* the same, for words at another place, which is no error */
};

static bool same(const struct aligning *a, int wanted, int found)
{
    return strcmp(a->wanted->at[wanted].text, a->found[found]) == 0;
}

/* Fills the furthest rows of each number of edits; returns the number that was needed, or -1. */
static int forward(const struct aligning *a, int **rows)
{
    int n = a->wanted->count, m = a->found_count, most = QU_MIN(EDITS_MOST, n + m);
    for (int d = 0; d <= most; d++) {
        rows[d] = qu_alloc_zero(2 * (size_t)d + 3, sizeof *rows[d]);
        int *v = rows[d] + d + 1, *before = d > 0 ? rows[d - 1] + d : NULL;
        for (int k = -d; k <= d; k += 2) {
            int x = d == 0                                                 ? 0
                    : k == -d || (k != d && before[k - 1] < before[k + 1]) ? before[k + 1]
                                                                           : before[k - 1] + 1;
            while (x < n && x - k < m && x - k >= 0 && same(a, x, x - k))
                x++;
            v[k] = x;
            if (x >= n && x - k >= m)
                return d;
        }
    }
    return -1;
}

static void trace_back(struct aligning *a, int **rows, int edits)
{
    int x = a->wanted->count, y = a->found_count;
    for (int d = edits; d > 0; d--) {
        int *before = rows[d - 1] + d, k = x - y;
        bool down = k == -d || (k != d && before[k - 1] < before[k + 1]);
        int from = down ? k + 1 : k - 1, x0 = before[from], y0 = x0 - from;
        while (x > x0 + !down && y > y0 + down)
            x--, y--;
        if (down)
            a->extra[y0] = true;
        else
            a->missing[x0] = true;
        x = x0;
        y = y0;
    }
}

static bool align(struct aligning *a)
{
    int most = QU_MIN(EDITS_MOST, a->wanted->count + a->found_count);
    int **rows = qu_alloc_zero((size_t)most + 2, sizeof *rows);
    int edits = forward(a, rows);
    if (edits >= 0)
        trace_back(a, rows, edits);
    for (int i = 0; i <= most; i++)
        free(rows[i]);
    free(rows);
    return edits >= 0;
}

/* ---- what differs */

static void add_words(struct qu_buf *out, const char *word, int index)
{
    if (index < WORDS_SHOWN)
        qu_buf_printf(out, "%s%s", index > 0 ? " " : "", word);
    else if (index == WORDS_SHOWN)
        qu_buf_add_text(out, " ...");
}

static bool is_address(const char *word)
{
    const char *dot = strchr(word, '.'), *slash = dot != NULL ? strchr(dot, '/') : NULL;
    bool host = dot != NULL && dot > word && slash != NULL && slash > dot + 2;
    return (strchr(word, '@') != NULL && dot != NULL) || strstr(word, "://") != NULL ||
           strncmp(word, "www.", 4) == 0 || host;
}

struct stretch {
    struct qu_buf wanted, found, wanted_letters, found_letters;
    int wanted_count, found_count, first;
    bool address, raised;
};

static void report_stretch(struct qu_check *check, const struct qu_words *words, const struct stretch *s)
{
    const struct qu_word *word = &words->at[QU_CLAMP(s->first, 0, words->count - 1)];
    const char *found = qu_buf_text(&s->found), *wanted = qu_buf_text(&s->wanted);
    if (s->wanted_count > 0 && strcmp(qu_buf_text(&s->wanted_letters), qu_buf_text(&s->found_letters)) == 0) {
        if (s->raised)
            return;
        qu_check_report(check, s->address ? QU_WARNING : QU_NOTE, QU_DIAG_PDF_WORDS, word->src,
                        s->address ? "let it stand on a line of its own" : NULL,
                        s->address ? "the address \"%s\" is not whole in the file's text: \"%s\""
                                   : "\"%s\" is divided otherwise in the file's text: \"%s\"",
                        wanted, found);
        return;
    }
    if (s->wanted_count > 0 && s->found_count > 0)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_WORDS, word->src, "build it again",
                        "the notebook has \"%s\", the file has \"%s\" (page %d)", wanted, found,
                        word->page + 1);
    else if (s->wanted_count > 0)
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_WORDS, word->src, "build it again",
                        "\"%s\" is not in the file (page %d)", wanted, word->page + 1);
    else
        qu_check_report(check, QU_ERROR, QU_DIAG_PDF_WORDS, word->src, "build it again",
                        "the file has \"%s\" here, the notebook does not (page %d)", found, word->page + 1);
}

/* Programs put the small number of a note before its line, after it, or at the word. None of these is an
 * error. */
static void forgive_raised(const struct aligning *a)
{
    enum { NEAR = 60 };
    for (int i = 0, k = 0; i < a->wanted->count; i++) {
        if (a->missing[i] && a->wanted->at[i].raised)
            for (int j = QU_MAX(k - NEAR, 0); j < QU_MIN(k + NEAR, a->found_count); j++)
                if (a->extra[j] && strcmp(a->found[j], a->wanted->at[i].text) == 0) {
                    a->missing[i] = a->extra[j] = false;
                    a->moved[i] = a->came[j] = true;
                    break;
                }
        k += !a->missing[i] && !a->moved[i];
    }
}

static void report_differences(struct qu_check *check, const struct aligning *a)
{
    for (int i = 0, k = 0; i < a->wanted->count || k < a->found_count;) {
        struct stretch s = {.first = i};
        while ((i < a->wanted->count && a->missing[i]) || (k < a->found_count && a->extra[k])) {
            if (i < a->wanted->count && a->missing[i]) {
                s.raised = s.raised || a->wanted->at[i].raised;
                s.address = s.address || is_address(a->wanted->at[i].text);
                qu_buf_add_text(&s.wanted_letters, a->wanted->at[i].text);
                add_words(&s.wanted, a->wanted->at[i++].text, s.wanted_count++);
            } else {
                qu_buf_add_text(&s.found_letters, a->found[k]);
                add_words(&s.found, a->found[k++], s.found_count++);
            }
        }
        if (s.wanted_count + s.found_count > 0)
            report_stretch(check, a->wanted, &s);
        qu_buf_finish(&s.wanted);
        qu_buf_finish(&s.found);
        qu_buf_finish(&s.wanted_letters);
        qu_buf_finish(&s.found_letters);
        while (i < a->wanted->count && a->moved[i])
            i++;
        while (k < a->found_count && a->came[k])
            k++;
        bool more = (i < a->wanted->count && a->missing[i]) || (k < a->found_count && a->extra[k]);
        i += !more, k += !more;
    }
}

/* ---- booklets: compares which words there are, not their order */

static int by_text(const void *left, const void *right)
{
    return strcmp(((const struct qu_word *)left)->text, ((const struct qu_word *)right)->text);
}

static int by_word(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void sort_both(struct qu_check *check, struct aligning *a, struct qu_words *sorted)
{
    struct qu_word *wanted = qu_arena_dup(check->arena, a->wanted->at,
                                          sizeof *wanted * (size_t)a->wanted->count);
    const char **found = qu_arena_dup(check->arena, a->found, sizeof *found * (size_t)a->found_count);
    qsort(wanted, (size_t)a->wanted->count, sizeof *wanted, by_text);
    qsort(found, (size_t)a->found_count, sizeof *found, by_word);
    *sorted = (struct qu_words){wanted, a->wanted->count};
    a->wanted = sorted;
    a->found = found;
}

void qu_check_words(struct qu_check *check)
{
    struct qu_buf text = {0};
    struct qu_words wanted = qu_words_painted(check->arena, check->of->document), sorted;
    struct aligning a = {.wanted = &wanted};
    if (wanted.count > 0 && qu_check_text(check, true, &text)) {
        a.found = qu_check_split(check, &text, &a.found_count, NULL);
        a.missing = QU_NEW_ARRAY(check->arena, bool, wanted.count + 1);
        a.extra = QU_NEW_ARRAY(check->arena, bool, a.found_count + 1);
        a.moved = QU_NEW_ARRAY(check->arena, bool, wanted.count + 1);
        a.came = QU_NEW_ARRAY(check->arena, bool, a.found_count + 1);
        if (check->folded && a.found_count > 0)
            sort_both(check, &a, &sorted);
        bool aligned = align(&a);
        forgive_raised(&a);
        if (aligned)
            report_differences(check, &a);
        else
            qu_check_report(check, QU_ERROR, QU_DIAG_PDF_WORDS, check->output,
                            "build it again, or name the output that it is",
                            "the file and the notebook have little in common: more than %d words differ",
                            EDITS_MOST);
    }
    qu_buf_finish(&text);
}
