#include "winansi.h"

enum { CODES = 256, ODD_FROM = 0x80, ODD_TO = 0xA0 };

/* The characters of the codes that differ from Latin-1. */
static const uint16_t odd[ODD_TO - ODD_FROM] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t qu_winansi_to_unicode(unsigned code)
{
    return code >= ODD_FROM && code < ODD_TO ? odd[code - ODD_FROM] : code < CODES ? code : 0;
}

int qu_winansi_from_unicode(uint32_t unicode)
{
    if (unicode < ODD_FROM || (unicode >= ODD_TO && unicode < CODES))
        return (int)unicode;
    for (int i = 0; i < QU_COUNT(odd); i++)
        if (odd[i] == unicode)
            return ODD_FROM + i;
    return 0;
}
