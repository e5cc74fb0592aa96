#include "address.h"

#include <string.h>

const char *qu_address_without_scheme(const char *address)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (int i = 0; i < QU_COUNT(schemes); i++)
        if (strncmp(address, schemes[i], strlen(schemes[i])) == 0)
            return address + strlen(schemes[i]);
    return address;
}

const char *qu_address_without_www(const char *address)
{
    const char *rest = qu_address_without_scheme(address);
    bool web = rest - address >= 3 && strncmp(rest - 3, "://", 3) == 0;
    return web && strncmp(rest, "www.", 4) == 0 ? rest + 4 : rest;
}

size_t qu_address_length(const char *address)
{
    size_t length = strlen(address);
    return length > 1 && address[length - 1] == '/' ? length - 1 : length;
}
