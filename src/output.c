#include "output.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct qu_src nowhere = {0};

/* The index of the page that a number or label names; -1: none. */
static int find_page(const struct qu_document *document, const char *text, size_t length)
{
    char *end;
    char word[32];
    if (length == 0 || length >= sizeof word)
        return -1;
    memcpy(word, text, length);
    word[length] = '\0';
    if (word[0] >= '0' && word[0] <= '9') {
        long number = strtol(word, &end, 10);
        return *end == '\0' && number >= 1 && number <= document->pages.count ? (int)number - 1 : -1;
    }
    for (int i = 0; i < document->pages.count; i++)
        if (strcmp(document->pages.at[i].label, word) == 0)
            return i;
    return -1;
}

/* One part between commas: a page, or a range. */
static bool select_part(const struct qu_document *document, const char *part, size_t length, bool *keep)
{
    const char *dash = memchr(part, '-', length);
    size_t before = dash != NULL ? (size_t)(dash - part) : length,
           after = dash != NULL ? length - before - 1 : 0;
    if (length == 0 || (dash != NULL && length == 1))
        return false;
    int first = dash != NULL && before == 0 ? 0 : find_page(document, part, before);
    int last = dash == NULL ? first
               : after == 0 ? document->pages.count - 1
                            : find_page(document, dash + 1, after);
    if (first < 0 || last < first)
        return false;
    memset(keep + first, true, (size_t)(last - first) + 1);
    return true;
}

static bool select_all_parts(const struct qu_document *document, const char *text, bool *keep,
                             struct qu_diag *diag)
{
    for (const char *part = text;; part++) {
        size_t length = strcspn(part, ",");
        if (!select_part(document, part, length, keep)) {
            struct qu_buf hint;
            qu_buf_init(&hint);
            qu_buf_printf(
                &hint,
                "the notebook has %d pages; write 2-5,8 for their places in the file, or iv for a label",
                document->pages.count);
            qu_diag_add(diag, QU_ERROR, QU_DIAG_VALUE_RANGE, nowhere, NULL, qu_buf_text(&hint),
                        "--pages: there is no page \"%.*s\"", qu_utf8_cut(part, (int)length, 40), part);
            qu_buf_finish(&hint);
            return false;
        }
        part += length;
        if (*part == '\0')
            return true;
    }
}

bool qu_output_select(struct qu_document *document, const char *text, struct qu_diag *diag)
{
    bool *keep = qu_alloc_zero((size_t)document->pages.count + 1, sizeof *keep);
    bool fine = select_all_parts(document, text, keep, diag);
    int kept = 0;
    for (int i = 0; fine && i < document->pages.count; i++)
        if (keep[i])
            document->pages.at[kept++] = document->pages.at[i];
    if (fine)
        document->pages.count = kept;
    free(keep);
    return fine;
}

const char *qu_output_numbered(struct qu_arena *arena, const char *path, int number)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash != NULL ? slash : path, '.');
    if (dot == NULL || dot == path || (slash != NULL && dot == slash + 1))
        dot = path + strlen(path);
    return qu_arena_printf(arena, "%.*s-%03d%s", (int)(dot - path), path, number, dot);
}

bool qu_output_check_target(struct qu_arena *arena, const char *path, struct qu_diag *diag)
{
    const char *folder = qu_file_folder(arena, path);
    const char *reason = NULL, *hint = NULL;
    if (qu_file_is_folder(path) || path[strlen(path) - 1] == '/') {
        reason = "it is a folder";
        hint = "-o takes the name of the file";
    } else if (!qu_file_is_folder(folder)) {
        reason = qu_file_exists(folder) ? "its folder is a file" : "its folder does not exist";
        hint = "make the folder first";
    } else if (access(folder, W_OK | X_OK) != 0) {
        reason = strerror(errno);
        hint = "the file is written beside its place first, so its folder must be writable";
    }
    if (reason != NULL)
        qu_diag_add(diag, QU_FATAL, QU_DIAG_FILE_UNWRITABLE, nowhere, NULL, hint, "cannot write %s: %s", path,
                    reason);
    return reason == NULL;
}

bool qu_output_write(const char *path, const struct qu_buf *bytes, struct qu_diag *diag)
{
    if (strcmp(path, "-") != 0)
        return qu_file_write(diag, path, qu_buf_text(bytes), bytes->length);
    if (fwrite(qu_buf_text(bytes), 1, bytes->length, stdout) == bytes->length && fflush(stdout) == 0)
        return true;
    qu_diag_add(diag, QU_FATAL, QU_DIAG_FILE_UNWRITABLE, nowhere, NULL, NULL,
                "cannot write to standard output: %s", strerror(errno));
    return false;
}

/* Up to the year 9999: what a PDF date can hold. */
static bool read_epoch(const char *text, time_t *out)
{
    char *end;
    errno = 0;
    long long seconds = strtoll(text, &end, 10);
    if (errno != 0 || *end != '\0' || text[0] < '0' || text[0] > '9' || seconds > 253402300799LL)
        return false;
    *out = (time_t)seconds;
    return true;
}

bool qu_output_date(const char *const *files, time_t *out, struct qu_diag *diag)
{
    struct stat st;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    *out = 0;
    if (epoch != NULL && epoch[0] != '\0') {
        if (read_epoch(epoch, out))
            return true;
        qu_diag_add(diag, QU_ERROR, QU_DIAG_VALUE_BAD, nowhere, NULL,
                    "give the seconds since 1970, or leave it unset",
                    "SOURCE_DATE_EPOCH is not a time: \"%.*s\"", QU_CUT(epoch, 40));
        return false;
    }
    for (; *files != NULL; files++)
        if (stat(*files, &st) == 0 && st.st_mtime > *out)
            *out = st.st_mtime;
    return true;
}

static const char *format_date(struct qu_arena *arena, time_t when, const char *format)
{
    char text[64];
    struct tm utc;
    gmtime_r(&when, &utc);
    snprintf(text, sizeof text, format, utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday, utc.tm_hour,
             utc.tm_min, utc.tm_sec);
    return qu_arena_strdup(arena, text);
}

const char *qu_output_pdf_date(struct qu_arena *arena, time_t when)
{
    return format_date(arena, when, "D:%04d%02d%02d%02d%02d%02dZ");
}

const char *qu_output_iso_date(struct qu_arena *arena, time_t when)
{
    return format_date(arena, when, "%04d-%02d-%02dT%02d:%02d:%02dZ");
}
