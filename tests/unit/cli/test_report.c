/* test_report.c - the summary line, the exit code, what --quiet leaves. */
#include "../../../src/cli/report.h"

#include <stdlib.h>
#include <string.h>
#include <tap.h>

static void summary(struct tap *tap, struct qu_result result, int outputs, int warnings, const char *want)
{
    struct qu_result results[] = {result, result};
    struct qu_outcome outcome = {.results = results, .result_count = outputs};
    struct qu_diag diag;
    struct qu_buf line;
    qu_diag_init(&diag, false);
    qu_buf_init(&line);
    for (int i = 0; i < warnings; i++)
        qu_diag_add(&diag, QU_WARNING, QU_DIAG_LINE_OVERFULL, (struct qu_src){"a.yaml", i + 1, 1}, NULL, NULL,
                    "wide");
    qu_report_summary(&outcome, &diag, 0.214, &line);
    if (tap_ok(tap, line.length > 0 && line.data[line.length - 1] == '\n', "the summary ends its line"))
        line.data[line.length - 1] = '\0';
    for (char *at = line.data; (at = strchr(at, '\n')) != NULL;) /* one line for TAP */
        *at = '|';
    tap_text(tap, qu_buf_text(&line), want, "summary");
    qu_buf_finish(&line);
    qu_diag_finish(&diag);
}

static int code(enum qu_severity severity, bool usage)
{
    struct qu_diag diag;
    struct qu_outcome outcome = {.usage = usage};
    qu_diag_init(&diag, false);
    qu_diag_add(&diag, severity, QU_DIAG_VALUE_BAD, (struct qu_src){0}, NULL, NULL, "wrong");
    int result = qu_report_code(&outcome, &diag, false);
    qu_diag_finish(&diag);
    return result;
}

/* What stands on stdout as JSON after one note, one warning and one error. */
static int kept_when_quiet(bool strict)
{
    struct qu_diag diag;
    struct qu_options options = {
        .quiet = true, .json = true, .file = "-"}; /* so that JSON goes to stderr, away from TAP */
    qu_diag_init(&diag, strict);
    for (int s = QU_NOTE; s <= QU_ERROR; s++)
        qu_diag_add(&diag, (enum qu_severity)s, QU_DIAG_VALUE_BAD, (struct qu_src){"a.yaml", s + 1, 1},
                    "path", "hint", "message %d", s);
    qu_report_messages(&diag, &options);
    int kept = diag.count;
    qu_diag_finish(&diag);
    return kept;
}

static void timings(struct tap *tap)
{
    static const char wanted[] =
        "read             1.5 ms\nflow            20.2 ms\ntogether        21.8 ms\n";
    struct qu_outcome outcome = {.times = {{"read", 1.54}, {"flow", 20.22}}, .time_count = 2};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    qu_report_timings(&outcome, out);
    fclose(out);
    tap_ok(tap, strcmp(text, wanted) == 0, "the time of each stage, and their sum");
    free(text);
}

int main(void)
{
    struct tap tap = {0};
    summary(&tap, (struct qu_result){.file = "a.pdf", .file_count = 1, .page_count = 31, .bytes = 411600}, 1,
            0, "a.pdf: 31 pages, 412 kB, 0.21 s, no warnings");
    summary(&tap, (struct qu_result){.file = "a.pdf", .file_count = 1, .page_count = 1, .bytes = 999}, 1, 1,
            "a.pdf: 1 page, 999 B, 0.21 s, 1 warning");
    summary(&tap, (struct qu_result){.file = "a-001.png", .file_count = 3, .page_count = 3, .bytes = 999500},
            1, 2, "a-001.png and 2 more: 3 pages, 1.0 MB, 0.21 s, 2 warnings");
    summary(&tap, (struct qu_result){.file = "-", .file_count = 1, .page_count = 2, .bytes = 12345678}, 1, 0,
            "2 pages, 12.3 MB, 0.21 s, no warnings");
    summary(&tap, (struct qu_result){.page_count = 2}, 1, 0, "2 pages, 0.21 s, no warnings");
    summary(&tap,
            (struct qu_result){.file = "a.pdf", .file_count = 1, .page_count = 2, .bytes = 2000, .dpi = 200},
            2, 1,
            "a.pdf: 2 pages, 2 kB, pictures at 200 dpi|a.pdf: 2 pages, 2 kB, pictures at 200 dpi|together: "
            "0.21 s, 1 warning");
    tap_int(&tap, code(QU_ERROR, false), QU_EXIT_CONTENT, "an error in the content");
    tap_int(&tap, code(QU_ERROR, true), QU_EXIT_USAGE, "a wish that cannot be met");
    tap_int(&tap, code(QU_FATAL, false), QU_EXIT_SYSTEM, "a system error");
    timings(&tap);
    tap_int(&tap, kept_when_quiet(false), 1, "quiet: the error");
    tap_int(&tap, kept_when_quiet(true), 2, "quiet and strict: the warning too");
    return tap_done(&tap);
}
