#include "text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct found {
    int owner, order; /* passage's node; place in paint order */
    struct qu_placed_run run;
};

struct gathering {
    const struct qu_document *document;
    int page;
    bool furniture; /* collect furniture too */
    QU_VEC(struct found) found;
};

static const char soft_hyphen[] = "\u00AD";

/* ---- collecting runs */

static bool is_inline(enum qu_role role)
{
    return role == QU_ROLE_LINK || role == QU_ROLE_REFERENCE || role == QU_ROLE_SPAN;
}

/* The node of a block (paragraph, heading, cell) that contains this one. */
static int owner_of(const struct qu_document *document, int node)
{
    while (node > 1 && is_inline(document->nodes.at[node].role))
        node = document->nodes.at[node].parent;
    return node;
}

static void gather_item(void *data, const struct qu_item *item, const struct qu_matrix *matrix)
{
    struct gathering *g = data;
    if (item->kind != QU_ITEM_TEXT || (item->node == QU_ARTIFACT && !g->furniture))
        return;
    struct qu_xy at = qu_matrix_apply(matrix, item->text.x, item->text.y);
    struct qu_placed_run run = {item, g->page, at.x / QU_PT, at.y / QU_PT,
                                atan2(matrix->yx, matrix->xx) * 180 / 3.14159265358979};
    qu_vec_add(&g->found, ((struct found){owner_of(g->document, item->node), g->found.count, run}));
}

static void gather(struct gathering *g, const struct qu_document *document, bool furniture)
{
    *g = (struct gathering){.document = document, .furniture = furniture};
    for (g->page = 0; g->page < document->pages.count; g->page++) {
        const struct qu_page *page = &document->pages.at[g->page];
        if (furniture && page->background != NULL)
            qu_items_visit(page->background->items, page->background->item_count, gather_item, g);
        qu_items_visit(page->items, page->item_count, gather_item, g);
    }
}

/* ---- joining */

static bool ends_with(const struct qu_buf *buf, const char *end)
{
    size_t length = strlen(end);
    return buf->length >= length && memcmp(buf->data + buf->length - length, end, length) == 0;
}

static void cut(struct qu_buf *buf, size_t length)
{
    buf->length -= length;
    buf->data[buf->length] = '\0';
}

static bool is_same_line(const struct qu_placed_run *a, const struct qu_placed_run *b)
{
    if (a->raised || b->raised)
        return a->page == b->page && fabs(b->y - a->y) < 8;
    double tilt = a->tilt * 3.14159265358979 / 180, along = b->x - a->x;
    return a->page == b->page && fabs(b->y - a->y - along * tan(tilt)) < 4;
}

/* Whether two runs of a line have a gap between them. In cards and tables there may be no blank between two
 * words. */
static bool is_apart(const struct qu_placed_run *a, const struct qu_placed_run *b)
{
    double end = a->x + qu_len_to_pt(a->item->text.width) * cos(a->tilt * 3.14159265358979 / 180);
    return b->x < a->x || b->x - end > 6;
}

/* Whether the run before is a drop cap: its baseline is lower than that of the run after it. */
static bool is_drop_cap(const struct qu_placed_run *before, const struct qu_placed_run *run)
{
    return before->item->text.length <= 4 && before->page == run->page && run->x > before->x &&
           run->y < before->y - 8;
}

/* Adds what stands between two runs: nothing, or a blank. */
static void add_gap(struct qu_buf *text, const struct qu_placed_run *runs, int index)
{
    static const char *const joints[] = {"-", "\u2010", "\u2013", "\u2014", "/"};
    const struct qu_placed_run *before = &runs[index - 1], *run = &runs[index];
    bool same = is_same_line(before, run), divided = ends_with(text, soft_hyphen);
    if (divided)
        cut(text, strlen(soft_hyphen));
    if (text->length == 0 || ends_with(text, " ") || ends_with(text, "\u00A0"))
        return;
    if (same && !is_apart(before, run))
        return;
    if (!same && (divided || (index == 1 && is_drop_cap(before, run))))
        return;
    for (int i = 0; i < QU_COUNT(joints) && !same; i++)
        if (ends_with(text, joints[i]))
            return;
    qu_buf_add_char(text, ' ');
}

enum sign { SIGN_LETTER, SIGN_BLANK, SIGN_DIVISION, SIGN_NOTHING };

/* What stands at a byte of a run, and its length in bytes. All kinds of blanks count as a blank. A soft
 * hyphen counts as nothing, except at the end of the run, where a word may be divided. Letters are read byte
 * by byte. */
static enum sign sign_at(const struct qu_text_item *run, int at, int *width)
{
    const char *text = run->text + at;
    int left = run->length - at;
    bool nbsp = strncmp(text, "\u00A0", 2) == 0, shy = strncmp(text, soft_hyphen, 2) == 0,
         narrow = strncmp(text, "\u202F", 3) == 0; /* a run ends at the end of a character */
    *width = nbsp || shy ? 2 : narrow ? 3 : 1;
    if (shy)
        return left > 2 ? SIGN_NOTHING : SIGN_DIVISION;
    return nbsp || narrow || *text == ' ' || *text == '\n' || *text == '\t' ? SIGN_BLANK : SIGN_LETTER;
}

/* Adds the text of a run. Several blanks become one. */
static void add_run(struct qu_buf *text, const struct qu_text_item *run)
{
    for (int at = 0, width; at < run->length; at += width) {
        enum sign sign = sign_at(run, at, &width);
        if (sign == SIGN_DIVISION)
            qu_buf_add_text(text, soft_hyphen);
        else if (sign == SIGN_LETTER)
            qu_buf_add_char(text, run->text[at]);
        else if (sign == SIGN_BLANK && text->length > 0 && !ends_with(text, " "))
            qu_buf_add_char(text, ' ');
    }
}

static void add_raised(struct qu_buf *text, const struct qu_text_item *run)
{
    struct qu_buf number = {0};
    add_run(&number, run);
    const char *from = qu_buf_text(&number);
    from += strspn(from, " ");
    qu_buf_printf(text, "[%.*s]", (int)strcspn(from, " "), from);
    qu_buf_finish(&number);
}

/* Finds the runs that stand higher than those before them: numbers of notes. */
static void find_raised(struct qu_placed_run *runs, int count)
{
    const struct qu_placed_run *line = NULL;
    for (int i = 0; i < count; i++) {
        struct qu_placed_run *run = &runs[i];
        double slope = tan(run->tilt * 3.14159265358979 / 180), above = 0;
        if (line != NULL && line->page == run->page && fabs(run->tilt) < 1)
            above = line->y - run->y + (run->x - line->x) * slope;
        run->raised = above > 1.2 && above < 8 && run->item->text.length <= 3 && run->x > line->x;
        if (!run->raised)
            line = run;
    }
}

static const char *join(struct qu_arena *arena, const struct qu_placed_run *runs, int count)
{
    struct qu_buf text;
    qu_buf_init(&text);
    for (int i = 0; i < count; i++) {
        if (i > 0)
            add_gap(&text, runs, i);
        if (runs[i].raised)
            add_raised(&text, &runs[i].item->text);
        else
            add_run(&text, &runs[i].item->text);
    }
    while (ends_with(&text, " ") || ends_with(&text, soft_hyphen))
        cut(&text, ends_with(&text, " ") ? 1 : strlen(soft_hyphen));
    const char *kept = qu_arena_strdup(arena, qu_buf_text(&text));
    qu_buf_finish(&text);
    return kept;
}

/* ---- reading order */

/* The place of each node in a walk of the tree, children in the order of the array. */
static int *rank_nodes(const struct qu_document *document)
{
    int count = document->nodes.count, rank = 0, depth = 0;
    int *first = qu_alloc_zero((size_t)count + 1, sizeof *first),
        *next = qu_alloc_zero((size_t)count + 1, sizeof *next);
    int *ranks = qu_alloc_zero((size_t)count + 1, sizeof *ranks),
        *stack = qu_alloc_zero((size_t)count + 1, sizeof *stack);
    for (int i = count - 1; i > 1; i--) {
        int parent = document->nodes.at[i].parent;
        next[i] = first[parent];
        first[parent] = i;
    }
    if (count > 1)
        stack[depth++] = 1;
    while (depth > 0) {
        int node = stack[--depth];
        ranks[node] = rank++;
        if (next[node] != 0)
            stack[depth++] = next[node];
        if (first[node] != 0)
            stack[depth++] = first[node];
    }
    free(first);
    free(next);
    free(stack);
    return ranks;
}

static int by_owner(const void *left, const void *right)
{
    const struct found *a = left, *b = right;
    return a->owner != b->owner ? (a->owner < b->owner ? -1 : 1) : a->order - b->order;
}

/* Sorts by the rank of the owner: the owners are replaced by their ranks, and afterwards by nodes again. */
static void sort_by_rank(struct gathering *g)
{
    int *ranks = rank_nodes(g->document),
        *nodes = qu_alloc_zero((size_t)g->document->nodes.count + 1, sizeof *nodes);
    for (int i = 1; i < g->document->nodes.count; i++)
        nodes[ranks[i]] = i;
    for (int i = 0; i < g->found.count; i++)
        g->found.at[i].owner = ranks[g->found.at[i].owner];
    if (g->found.count > 1)
        qsort(g->found.at, (size_t)g->found.count, sizeof *g->found.at, by_owner);
    for (int i = 0; i < g->found.count; i++)
        g->found.at[i].owner = nodes[g->found.at[i].owner];
    free(nodes);
    free(ranks);
}

static struct qu_passage make_passage(struct qu_arena *arena, const struct found *found, int count,
                                      const struct qu_document *document)
{
    struct qu_placed_run *runs = QU_NEW_ARRAY(arena, struct qu_placed_run, count);
    for (int i = 0; i < count; i++)
        runs[i] = found[i].run;
    int node = found[0].owner;
    find_raised(runs, count);
    return (struct qu_passage){node, document->nodes.at[node].src, runs, count, join(arena, runs, count)};
}

struct qu_passages qu_passages_read(struct qu_arena *arena, const struct qu_document *document)
{
    struct gathering g;
    QU_VEC(struct qu_passage) passages = {0};
    gather(&g, document, false);
    sort_by_rank(&g);
    for (int i = 0, end; i < g.found.count; i = end) {
        for (end = i + 1; end < g.found.count && g.found.at[end].owner == g.found.at[i].owner; end++)
            ;
        qu_vec_add(&passages, make_passage(arena, &g.found.at[i], end - i, document));
    }
    qu_vec_finish(&g.found);
    int count = passages.count;
    return (struct qu_passages){qu_vec_keep(&passages, arena), count};
}

/* ---- words */

struct wording {
    struct qu_arena *arena;
    struct qu_buf text; /* of the word so far */
    struct qu_word begun;
    QU_VEC(struct qu_word) words;
};

static void end_word(struct wording *w)
{
    if (ends_with(&w->text, soft_hyphen))
        cut(&w->text, strlen(soft_hyphen));
    if (w->text.length > 0) {
        w->begun.text = qu_arena_strndup(w->arena, w->text.data, w->text.length);
        qu_vec_add(&w->words, w->begun);
    }
    qu_buf_clear(&w->text);
}

static void add_run_words(struct wording *w, const struct qu_placed_run *run)
{
    const struct qu_text_item *text = &run->item->text;
    bool any = text->length > 0 && text->text[0] == ' '; /* two blanks become one */
    for (int at = 0, width; at < text->length; at += width) {
        enum sign sign = sign_at(text, at, &width);
        if (sign == SIGN_BLANK && any)
            end_word(w);
        if (sign == SIGN_BLANK || sign == SIGN_NOTHING)
            continue;
        any = true;
        if (w->text.length == 0)
            w->begun = (struct qu_word){NULL, run->page, run->item->node, run->raised,
                                        qu_item_place(run->item, at)};
        if (sign == SIGN_DIVISION)
            qu_buf_add_text(&w->text, soft_hyphen);
        else
            qu_buf_add_char(&w->text, text->text[at]);
    }
}

static void add_words(struct wording *w, const struct qu_placed_run *runs, int count)
{
    for (int i = 0; i < count; i++) {
        if (i > 0) {
            add_gap(&w->text, runs, i);
            bool apart = ends_with(&w->text, " ");
            if (apart)
                cut(&w->text, 1);
            if (apart || runs[i].raised || runs[i - 1].raised)
                end_word(w);
        }
        add_run_words(w, &runs[i]);
    }
    end_word(w);
}

static struct qu_words keep_words(struct wording *w)
{
    int count = w->words.count;
    qu_buf_finish(&w->text);
    return (struct qu_words){qu_vec_keep(&w->words, w->arena), count};
}

struct qu_words qu_words_of(struct qu_arena *arena, const struct qu_passage *passage)
{
    struct wording w = {.arena = arena};
    add_words(&w, passage->runs, passage->run_count);
    return keep_words(&w);
}

struct qu_words qu_words_painted(struct qu_arena *arena, const struct qu_document *document)
{
    struct gathering g;
    struct wording w = {.arena = arena};
    gather(&g, document, true);
    for (int i = 0, end; i < g.found.count; i = end) { /* runs of one passage on one page come together */
        QU_VEC(struct qu_placed_run) runs = {0};
        for (end = i; end < g.found.count && g.found.at[end].owner == g.found.at[i].owner &&
                      g.found.at[end].run.page == g.found.at[i].run.page;
             end++)
            qu_vec_add(&runs, g.found.at[end].run);
        find_raised(runs.at, runs.count);
        add_words(&w, runs.at, runs.count);
        qu_vec_finish(&runs);
    }
    qu_vec_finish(&g.found);
    return keep_words(&w);
}
