#include "diagprint.h"

#include <stdlib.h>
#include <string.h>

/* How many messages of one kind are printed. */
struct told {
    int count;                /* that are printed */
    int rest;                 /* that are not printed */
    const char *first, *last; /* first and last file of the rest */
};

static const char *severity_word(const struct qu_diag *diag, enum qu_severity severity)
{
    static const char *const words[] = {"note", "warning", "error", "error"};
    if (diag->strict && severity == QU_WARNING)
        return "error";
    return words[severity];
}

static void add_rest(struct told *told, int count, const char *first, const char *last)
{
    told->rest += count;
    if (first != NULL && (told->first == NULL || strcmp(first, told->first) < 0))
        told->first = first;
    if (last != NULL && (told->last == NULL || strcmp(last, told->last) > 0))
        told->last = last;
}

/* The rest of each kind: the messages after the third that are kept, in the order of printing, and those that
 * are only counted. */
static struct told *sum_kinds(const struct qu_diag *diag)
{
    struct told *told = qu_alloc_zero((size_t)diag->kind_count + 1, sizeof *told);
    for (int i = 0; i < diag->count; i++) {
        const struct qu_message *m = &diag->messages[i];
        if (++told[m->kind].count > QU_DIAG_TOLD)
            add_rest(&told[m->kind], 1, m->src.file, m->src.file);
    }
    for (int i = 0; i < diag->kind_count; i++) {
        if (diag->kinds[i].beyond > 0)
            add_rest(&told[i], diag->kinds[i].beyond, diag->kinds[i].first, diag->kinds[i].last);
        told[i].count = 0;
    }
    return told;
}

static void add_files(struct qu_buf *out, const char *first, const char *last)
{
    if (first == NULL)
        return;
    qu_buf_add_text(out, ", in ");
    qu_buf_add_shown(out, first);
    if (strcmp(first, last) == 0)
        return;
    qu_buf_add_text(out, " to ");
    qu_buf_add_shown(out, last);
}

static void add_place(struct qu_buf *out, struct qu_src src)
{
    if (src.file == NULL) {
        qu_buf_add_text(out, "quire: ");
        return;
    }
    qu_buf_add_shown(out, src.file);
    qu_buf_add_char(out, ':');
    if (src.line > 0)
        qu_buf_printf(out, "%d:", src.line);
    if (src.line > 0 && src.column > 0)
        qu_buf_printf(out, "%d:", src.column);
    qu_buf_add_char(out, ' ');
}

static void add_indented(struct qu_buf *out, const char *before, const char *text)
{
    if (text == NULL)
        return;
    qu_buf_printf(out, "    %s", before);
    qu_buf_add_shown(out, text);
    qu_buf_add_char(out, '\n');
}

static void add_message(struct qu_buf *out, const struct qu_diag *diag, const struct qu_message *m,
                        bool colour)
{
    static const char *const paint[] = {"\033[1;36m", "\033[1;33m", "\033[1;31m", "\033[1;31m"};
    add_place(out, m->src);
    qu_buf_printf(out, "%s%s:%s ", colour ? paint[m->severity] : "", severity_word(diag, m->severity),
                  colour ? "\033[0m" : "");
    qu_buf_add_shown(out, m->text);
    qu_buf_add_char(out, '\n');
    add_indented(out, "at ", m->path);
    add_indented(out, "", m->hint);
}

/* How many messages of a severity are not printed: beyond its limit, and of kinds of which none is
 * printed. */
static void add_untold(struct qu_buf *out, const struct qu_diag *diag, const int *accounted)
{
    for (int s = QU_FATAL; s >= QU_NOTE; s--) {
        int left = diag->by_severity[s] - accounted[s];
        if (left > 0)
            qu_buf_printf(out, "quire: and %d more %s%s, not shown here\n", left,
                          severity_word(diag, (enum qu_severity)s), left > 1 ? "s" : "");
    }
}

void qu_diag_print(struct qu_diag *diag, FILE *out, bool colour)
{
    struct qu_buf text;
    int accounted[QU_FATAL + 1] = {0}, lines[QU_FATAL + 1] = {0};
    qu_buf_init(&text);
    qu_diag_sort(diag);
    struct told *told = sum_kinds(diag);
    for (int i = 0; i < diag->count; i++) {
        const struct qu_message *m = &diag->messages[i];
        struct told *kind = &told[m->kind];
        if (kind->count == QU_DIAG_TOLD || lines[m->severity] == QU_DIAG_LINES)
            continue;
        kind->count++;
        lines[m->severity]++;
        accounted[m->severity]++;
        add_message(&text, diag, m, colour);
        if (kind->count < QU_DIAG_TOLD || kind->rest == 0)
            continue;
        accounted[m->severity] += kind->rest;
        qu_buf_printf(&text, "    and %d more like this", kind->rest);
        add_files(&text, kind->first, kind->last);
        qu_buf_add_char(&text, '\n');
    }
    add_untold(&text, diag, accounted);
    fputs(qu_buf_text(&text), out);
    free(told);
    qu_buf_finish(&text);
}

static void add_json_field(struct qu_buf *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    qu_buf_printf(out, ", \"%s\": \"", name);
    qu_buf_add_json(out, value);
    qu_buf_add_char(out, '"');
}

static void open_json(struct qu_buf *out, const struct qu_diag *diag, enum qu_severity severity,
                      enum qu_diag_id id)
{
    qu_buf_printf(out, "%s\n  {\"severity\": \"%s\"", out->length > 1 ? "," : "",
                  severity_word(diag, severity));
    if (id < QU_DIAG_ID_COUNT)
        qu_buf_printf(out, ", \"id\": \"%s\"", qu_diag_id_name(id));
}

static void add_json_message(struct qu_buf *out, const struct qu_diag *diag, const struct qu_message *m)
{
    open_json(out, diag, m->severity, m->id);
    add_json_field(out, "file", m->src.file);
    if (m->src.line > 0)
        qu_buf_printf(out, ", \"line\": %d, \"column\": %d", m->src.line, QU_MAX(m->src.column, 1));
    add_json_field(out, "path", m->path);
    add_json_field(out, "text", m->text);
    add_json_field(out, "hint", m->hint);
    qu_buf_add_char(out, '}');
}

static void add_json_more(struct qu_buf *out, const struct qu_diag *diag, enum qu_severity severity,
                          enum qu_diag_id id, int more, const char *text)
{
    open_json(out, diag, severity, id);
    qu_buf_printf(out, ", \"more\": %d", more);
    add_json_field(out, "text", text);
    qu_buf_add_char(out, '}');
}

/* What was only counted: first by kind, then what is left of each severity. */
static void add_json_counts(struct qu_buf *out, const struct qu_diag *diag)
{
    int left[QU_FATAL + 1];
    for (int s = QU_NOTE; s <= QU_FATAL; s++)
        left[s] = diag->by_severity[s] - diag->kept[s];
    for (int i = 0; i < diag->kind_count; i++) {
        const struct qu_diag_kind *kind = &diag->kinds[i];
        struct qu_buf text;
        if (kind->beyond == 0)
            continue;
        left[kind->severity] -= kind->beyond;
        qu_buf_init(&text);
        qu_buf_printf(&text, "and %d more like this", kind->beyond);
        add_files(&text, kind->first, kind->last);
        add_json_more(out, diag, kind->severity, kind->id, kind->beyond, qu_buf_text(&text));
        qu_buf_finish(&text);
    }
    for (int s = QU_NOTE; s <= QU_FATAL; s++)
        if (left[s] > 0)
            add_json_more(out, diag, (enum qu_severity)s, QU_DIAG_ID_COUNT, left[s],
                          "and more of other kinds");
}

void qu_diag_print_json(struct qu_diag *diag, FILE *out)
{
    struct qu_buf text;
    qu_buf_init(&text);
    qu_diag_sort(diag);
    qu_buf_add_char(&text, '[');
    for (int i = 0; i < diag->count; i++)
        add_json_message(&text, diag, &diag->messages[i]);
    add_json_counts(&text, diag);
    qu_buf_add_text(&text, text.length > 1 ? "\n]\n" : "]\n");
    fputs(qu_buf_text(&text), out);
    qu_buf_finish(&text);
}
