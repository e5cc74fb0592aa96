#include "diag.h"

#include "hash.h"

#include <stdlib.h>
#include <string.h>

static const char *const id_names[] = {
#define X(id, name) name,
    QU_DIAG_IDS(X)
#undef X
};

void qu_diag_init(struct qu_diag *diag, bool strict)
{
    *diag = (struct qu_diag){.strict = strict};
}

static void free_message(struct qu_message *message)
{
    free(message->path);
    free(message->text);
    free(message->hint);
}

void qu_diag_finish(struct qu_diag *diag)
{
    for (int i = 0; i < diag->count; i++)
        free_message(&diag->messages[i]);
    free(diag->messages);
    free(diag->kinds);
    qu_map_finish(&diag->seen);
    qu_map_finish(&diag->kind_by);
    *diag = (struct qu_diag){.strict = diag->strict};
}

static const char *file_of(struct qu_src src)
{
    return src.file != NULL ? src.file : "";
}

static uint64_t hash_of(struct qu_src src, const char *text)
{
    uint64_t hash = qu_hash_text(text) ^ qu_hash_text(file_of(src)) * 31;
    return hash * 31 + (uint64_t)src.line * 65537 + (uint64_t)src.column;
}

/* The message with the same text at the same place, or NULL. */
static struct qu_message *same_message(struct qu_diag *diag, const struct qu_message *m)
{
    int *seen = qu_map_number(&diag->seen, m->hash);
    if (!*seen) {
        *seen = 1;
        return NULL;
    }
    for (int i = 0; i < diag->count; i++) {
        struct qu_message *known = &diag->messages[i];
        if (known->hash == m->hash && known->src.line == m->src.line && known->src.column == m->src.column &&
            strcmp(file_of(known->src), file_of(m->src)) == 0 && strcmp(known->text, m->text) == 0)
            return known;
    }
    return NULL;
}

static uint64_t hash_of_kind(const struct qu_message *m)
{
    uint64_t hash = m->severity >= QU_ERROR ? qu_hash_text(m->text) : 0;
    return qu_hash_part(qu_hash_part(hash, (uint64_t)m->id), (uint64_t)m->severity);
}

/* The kind of a message; a new kind if this is its first message. -1 if no more messages of this severity are
 * kept. */
static int kind_of(struct qu_diag *diag, const struct qu_message *m)
{
    int *index = qu_map_number(&diag->kind_by, hash_of_kind(m));
    if (*index == 0 && diag->kept[m->severity] < QU_DIAG_KEPT) {
        if (diag->kind_count == diag->kind_capacity) {
            diag->kind_capacity = QU_MAX(8, diag->kind_capacity * 2);
            diag->kinds = qu_realloc(diag->kinds, (size_t)diag->kind_capacity * sizeof *diag->kinds);
        }
        diag->kinds[diag->kind_count] = (struct qu_diag_kind){.severity = m->severity, .id = m->id};
        *index = ++diag->kind_count;
    }
    return *index - 1;
}

static void count_beyond(struct qu_diag_kind *kind, const char *file)
{
    kind->beyond++;
    if (file == NULL)
        return;
    if (kind->first == NULL || strcmp(file, kind->first) < 0)
        kind->first = file;
    if (kind->last == NULL || strcmp(file, kind->last) > 0)
        kind->last = file;
}

/* True if the message was kept; the sink then owns its texts. */
static bool keep(struct qu_diag *diag, struct qu_message m)
{
    diag->by_severity[m.severity]++;
    m.kind = kind_of(diag, &m);
    if (m.kind < 0)
        return false;
    struct qu_diag_kind *kind = &diag->kinds[m.kind];
    if (kind->kept >= QU_DIAG_KEPT_KIND || diag->kept[m.severity] >= QU_DIAG_KEPT) {
        count_beyond(kind, m.src.file);
        return false;
    }
    if (diag->count == diag->capacity) {
        diag->capacity = QU_MAX(16, diag->capacity * 2);
        diag->messages = qu_realloc(diag->messages, (size_t)diag->capacity * sizeof *diag->messages);
    }
    m.order = diag->count;
    diag->messages[diag->count++] = m;
    diag->kept[m.severity]++;
    kind->kept++;
    return true;
}

/* A message that was known with a lower severity: a warning that is now an error. */
static void raise_severity(struct qu_diag *diag, struct qu_message *known, enum qu_severity severity)
{
    diag->by_severity[severity]++;
    if (diag->kept[severity] >= QU_DIAG_KEPT) /* no room: it is only counted */
        return;
    diag->by_severity[known->severity]--;
    diag->kept[known->severity]--;
    diag->kinds[known->kind].kept--;
    known->severity = severity;
    diag->kept[severity]++;
    known->kind = kind_of(diag, known);
    diag->kinds[known->kind].kept++;
}

void qu_diag_addv(struct qu_diag *diag, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                  const char *path, const char *hint, const char *format, va_list args)
{
    struct qu_buf text;
    qu_buf_init(&text);
    qu_buf_vprintf(&text, format, args);
    struct qu_message m = {.severity = severity, .id = id, .src = src, .text = qu_buf_detach(&text)};
    m.hash = hash_of(src, m.text);
    struct qu_message *known = same_message(diag, &m);
    if (known == NULL) {
        m.path = path != NULL && path[0] != '\0' ? qu_strdup(path) : NULL;
        m.hint = hint != NULL ? qu_strdup(hint) : NULL;
        if (keep(diag, m))
            return;
    } else if (known->severity < severity) {
        raise_severity(diag, known, severity);
    }
    free_message(&m);
}

void qu_diag_add(struct qu_diag *diag, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                 const char *path, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    qu_diag_addv(diag, severity, id, src, path, hint, format, args);
    va_end(args);
}

void qu_diag_drop_below(struct qu_diag *diag, enum qu_severity least)
{
    int count = 0;
    for (int i = 0; i < diag->count; i++)
        if (diag->messages[i].severity >= least)
            diag->messages[count++] = diag->messages[i];
        else
            free_message(&diag->messages[i]);
    diag->count = count;
    for (int i = 0; i < diag->kind_count; i++)
        if (diag->kinds[i].severity < least)
            diag->kinds[i].kept = diag->kinds[i].beyond = 0;
    for (int s = QU_NOTE; s < (int)least; s++)
        diag->by_severity[s] = diag->kept[s] = 0;
}

int qu_diag_errors(const struct qu_diag *diag)
{
    int errors = diag->by_severity[QU_ERROR] + diag->by_severity[QU_FATAL];
    return diag->strict ? errors + diag->by_severity[QU_WARNING] : errors;
}

const char *qu_diag_id_name(enum qu_diag_id id)
{
    return id_names[id];
}

static int compare_messages(const void *left, const void *right)
{
    const struct qu_message *a = left, *b = right;
    int by_file = strcmp(file_of(a->src), file_of(b->src));
    if (by_file != 0)
        return by_file;
    if (a->src.line != b->src.line)
        return a->src.line - b->src.line;
    if (a->src.column != b->src.column)
        return a->src.column - b->src.column;
    return a->order - b->order;
}

void qu_diag_sort(struct qu_diag *diag)
{
    if (diag->count > 1)
        qsort(diag->messages, (size_t)diag->count, sizeof *diag->messages, compare_messages);
}

/* Levenshtein distance with a swap of neighbours as one step (Damerau, restricted); words over 63 bytes are
 * never near. */
static int edit_distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    if (n > 63 || m > 63)
        return 99;
    int rows[3][64];
    int *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= m; j++)
        last[j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        now[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int best = last[j - 1] + (a[i - 1] != b[j - 1]);
            best = QU_MIN(best, QU_MIN(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = QU_MIN(best, before[j - 2] + 1);
            now[j] = best;
        }
        int *spare = before;
        before = last, last = now, now = spare;
    }
    return last[m];
}

const char *qu_diag_nearest(const char *word, const char *const *words)
{
    const char *best = NULL;
    int length = (int)strlen(word), best_distance = length <= 3 ? 1 : 1 + length / 3;
    for (; *words != NULL; words++) {
        int distance = edit_distance(word, *words);
        if (distance <= best_distance) {
            best = *words;
            best_distance = distance - 1;
        }
    }
    return best;
}

void qu_diag_list(struct qu_buf *out, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++) {
        if (i > 0)
            qu_buf_add_text(out, words[i + 1] != NULL ? ", " : " or ");
        qu_buf_add_text(out, words[i]);
    }
}
