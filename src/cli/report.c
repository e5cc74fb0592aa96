#include "report.h"

#include "../base/diagprint.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool qu_report_stdout_taken(const struct qu_options *options)
{
    bool dash = options->file != NULL && strcmp(options->file, "-") == 0;
    return dash || (options->dump != QU_DUMP_NOTHING && options->file == NULL);
}

void qu_report_messages(struct qu_diag *diag, const struct qu_options *options)
{
    const char *plain = getenv("NO_COLOR");
    if (options->quiet)
        qu_diag_drop_below(diag, diag->strict ? QU_WARNING : QU_ERROR);
    if (options->json)
        qu_diag_print_json(diag, qu_report_stdout_taken(options) ? stderr : stdout);
    else
        qu_diag_print(diag, stderr, isatty(STDERR_FILENO) && (plain == NULL || plain[0] == '\0'));
}

static void add_count(struct qu_buf *out, int count, const char *one, const char *many)
{
    if (count == 0)
        qu_buf_printf(out, "no %s", many);
    else
        qu_buf_printf(out, "%d %s", count, count == 1 ? one : many);
}

static void add_result(const struct qu_result *result, struct qu_buf *out)
{
    if (result->file != NULL && result->file_count > 1)
        qu_buf_printf(out, "%s and %d more: ", result->file, result->file_count - 1);
    else if (result->file != NULL && strcmp(result->file, "-") != 0)
        qu_buf_printf(out, "%s: ", result->file);
    add_count(out, result->page_count, "page", "pages");
    if (result->file != NULL) {
        qu_buf_add_text(out, ", ");
        qu_bytes_print(result->bytes, out);
    }
    if (result->dpi > 0)
        qu_buf_printf(out, ", pictures at %d dpi", result->dpi);
}

void qu_report_summary(const struct qu_outcome *outcome, const struct qu_diag *diag, double seconds,
                       struct qu_buf *out)
{
    for (int i = 0; i < outcome->result_count; i++) {
        add_result(&outcome->results[i], out);
        qu_buf_add_text(out, i + 1 < outcome->result_count ? "\n"
                             : outcome->result_count > 1   ? "\ntogether: "
                                                           : ", ");
    }
    qu_buf_printf(out, "%.2f s, ", seconds);
    add_count(out, diag->by_severity[QU_WARNING], "warning", "warnings");
    qu_buf_add_char(out, '\n');
}

void qu_report_weights(const struct qu_outcome *outcome, struct qu_buf *out)
{
    for (int i = 0; i < outcome->result_count; i++) {
        const struct qu_result *result = &outcome->results[i];
        if (result->weights.all == 0)
            continue;
        qu_buf_printf(out, "what weighs what in %s\n", result->file);
        qu_weights_print(&result->weights, out);
    }
}

void qu_report_timings(const struct qu_outcome *outcome, FILE *out)
{
    double all = 0;
    for (int i = 0; i < outcome->time_count; i++) {
        fprintf(out, "%-10s %9.1f ms\n", outcome->times[i].stage, outcome->times[i].ms);
        all += outcome->times[i].ms;
    }
    fprintf(out, "%-10s %9.1f ms\n", "together", all);
}

int qu_report_code(const struct qu_outcome *outcome, const struct qu_diag *diag, bool fine)
{
    if (fine)
        return QU_EXIT_FINE;
    if (outcome->usage)
        return QU_EXIT_USAGE;
    return diag->by_severity[QU_FATAL] > 0 ? QU_EXIT_SYSTEM : QU_EXIT_CONTENT;
}
