#include "check.h"

#include "../base/address.h"

#include <stdarg.h>
#include <string.h>

void qu_check_report(struct qu_check *check, enum qu_severity severity, enum qu_diag_id id, struct qu_src src,
                     const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    qu_diag_addv(check->diag, severity, id, src, NULL, hint, format, args);
    va_end(args);
}

bool qu_check_shows(const char *text, const char *uri)
{
    char shown[512];
    const char *bare = qu_address_without_www(uri);
    size_t length = qu_address_length(bare);
    if (length >= sizeof shown)
        return false;
    memcpy(shown, bare, length);
    shown[length] = '\0';
    return strstr(text, shown) != NULL;
}
