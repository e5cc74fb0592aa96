#include "date.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

static const struct qu_src nowhere = {0};

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

bool qu_date_find(const char *const *files, time_t *out, struct qu_diag *diag)
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

const char *qu_date_pdf(struct qu_arena *arena, time_t when)
{
    return format_date(arena, when, "D:%04d%02d%02d%02d%02d%02dZ");
}

const char *qu_date_iso(struct qu_arena *arena, time_t when)
{
    return format_date(arena, when, "%04d-%02d-%02dT%02d:%02d:%02dZ");
}
