#include "diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { MESSAGES_KEPT = 200 };

static const char *const id_names[] = {
#define X(id, name) name,
    QU_DIAG_IDS(X)
#undef X
};

void qu_diag_init(struct qu_diag *diag, bool strict)
{
    *diag = (struct qu_diag){.strict = strict};
}

void qu_diag_finish(struct qu_diag *diag)
{
    for (int i = 0; i < diag->count; i++) {
        free(diag->messages[i].path);
        free(diag->messages[i].text);
        free(diag->messages[i].hint);
    }
    free(diag->messages);
    *diag = (struct qu_diag){.strict = diag->strict};
}

static bool same_message(const struct qu_message *m, enum qu_diag_id id, struct qu_src src, const char *text)
{
    return m->id == id && m->src.line == src.line && m->src.column == src.column &&
           strcmp(m->src.file ? m->src.file : "", src.file ? src.file : "") == 0 &&
           strcmp(m->text, text) == 0;
}

static bool is_known(const struct qu_diag *diag, enum qu_diag_id id, struct qu_src src, const char *text)
{
    for (int i = 0; i < diag->count; i++)
        if (same_message(&diag->messages[i], id, src, text))
            return true;
    return false;
}

void qu_diag_add(struct qu_diag *diag, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                 const char *path, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *line = qu_alloc((size_t)length + 1);
    va_start(args, format);
    vsnprintf(line, (size_t)length + 1, format, args);
    va_end(args);
    if (diag->count >= MESSAGES_KEPT || is_known(diag, id, src, line)) {
        if (diag->count >= MESSAGES_KEPT)
            diag->by_severity[severity]++;
        free(line);
        return;
    }
    if (diag->count == diag->capacity) {
        diag->capacity = QU_MAX(16, diag->capacity * 2);
        diag->messages = qu_realloc(diag->messages, (size_t)diag->capacity * sizeof *diag->messages);
    }
    diag->messages[diag->count] = (struct qu_message){.severity = severity,
                                                      .id = id,
                                                      .src = src,
                                                      .path = path && path[0] ? qu_strdup(path) : NULL,
                                                      .text = line,
                                                      .hint = hint ? qu_strdup(hint) : NULL,
                                                      .order = diag->count};
    diag->count++;
    diag->by_severity[severity]++;
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
    int by_file = strcmp(a->src.file ? a->src.file : "", b->src.file ? b->src.file : "");
    if (by_file != 0)
        return by_file;
    if (a->src.line != b->src.line)
        return a->src.line - b->src.line;
    if (a->src.column != b->src.column)
        return a->src.column - b->src.column;
    return a->order - b->order;
}

static const char *severity_word(const struct qu_diag *diag, enum qu_severity severity)
{
    static const char *const words[] = {"note", "warning", "error", "error"};
    if (diag->strict && severity == QU_WARNING)
        return "error";
    return words[severity];
}

static void print_place(FILE *out, struct qu_src src)
{
    if (src.file == NULL) {
        fputs("quire: ", out);
        return;
    }
    fprintf(out, "%s:", src.file);
    if (src.line > 0)
        fprintf(out, "%d:", src.line);
    if (src.line > 0 && src.column > 0)
        fprintf(out, "%d:", src.column);
    fputc(' ', out);
}

static void sort_messages(struct qu_diag *diag)
{
    if (diag->count > 1)
        qsort(diag->messages, (size_t)diag->count, sizeof *diag->messages, compare_messages);
}

void qu_diag_print(struct qu_diag *diag, FILE *out, bool colour)
{
    static const char *const paint[] = {"\033[1;36m", "\033[1;33m", "\033[1;31m", "\033[1;31m"};
    sort_messages(diag);
    for (int i = 0; i < diag->count; i++) {
        const struct qu_message *m = &diag->messages[i];
        print_place(out, m->src);
        fprintf(out, "%s%s:%s %s\n", colour ? paint[m->severity] : "", severity_word(diag, m->severity),
                colour ? "\033[0m" : "", m->text);
        if (m->path != NULL)
            fprintf(out, "    at %s\n", m->path);
        if (m->hint != NULL)
            fprintf(out, "    %s\n", m->hint);
    }
    int all = 0;
    for (int s = QU_NOTE; s <= QU_FATAL; s++)
        all += diag->by_severity[s];
    if (all > diag->count)
        fprintf(out, "quire: %d more messages like these are not shown\n", all - diag->count);
}

void qu_buf_add_json(struct qu_buf *out, const char *s)
{
    for (; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;
        if (c == '"' || c == '\\')
            qu_buf_printf(out, "\\%c", c);
        else if (c < 0x20)
            qu_buf_printf(out, "\\u%04x", c);
        else
            qu_buf_add_char(out, (char)c);
    }
}

static void add_json_field(struct qu_buf *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    qu_buf_printf(out, ", \"%s\": \"", name);
    qu_buf_add_json(out, value);
    qu_buf_add_char(out, '"');
}

void qu_diag_print_json(struct qu_diag *diag, FILE *out)
{
    struct qu_buf text;
    qu_buf_init(&text);
    sort_messages(diag);
    qu_buf_add_char(&text, '[');
    for (int i = 0; i < diag->count; i++) {
        const struct qu_message *m = &diag->messages[i];
        qu_buf_printf(&text, "%s\n  {\"severity\": \"%s\", \"id\": \"%s\"", i > 0 ? "," : "",
                      severity_word(diag, m->severity), qu_diag_id_name(m->id));
        add_json_field(&text, "file", m->src.file);
        if (m->src.line > 0)
            qu_buf_printf(&text, ", \"line\": %d, \"column\": %d", m->src.line, QU_MAX(m->src.column, 1));
        add_json_field(&text, "path", m->path);
        add_json_field(&text, "text", m->text);
        add_json_field(&text, "hint", m->hint);
        qu_buf_add_char(&text, '}');
    }
    qu_buf_add_text(&text, diag->count > 0 ? "\n]\n" : "]\n");
    fputs(qu_buf_text(&text), out);
    qu_buf_finish(&text);
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
    int best_distance = 1 + (int)strlen(word) / 3;
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
