#include "outlines.h"

#include "../base/hash.h"

#include <stdlib.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

struct qu_glyphs {
    FT_Library library;
    FT_Face face;
};

struct qu_glyphs *qu_glyphs_open(const void *bytes, size_t length)
{
    struct qu_glyphs *glyphs = qu_alloc_zero(1, sizeof *glyphs);
    if (FT_Init_FreeType(&glyphs->library) == 0 &&
        FT_New_Memory_Face(glyphs->library, bytes, (FT_Long)length, 0, &glyphs->face) == 0)
        return glyphs;
    qu_glyphs_close(glyphs);
    return NULL;
}

void qu_glyphs_close(struct qu_glyphs *glyphs)
{
    if (glyphs == NULL)
        return;
    if (glyphs->face != NULL)
        FT_Done_Face(glyphs->face);
    if (glyphs->library != NULL)
        FT_Done_FreeType(glyphs->library);
    free(glyphs);
}

uint64_t qu_glyphs_hash(struct qu_glyphs *glyphs, unsigned index)
{
    if (FT_Load_Glyph(glyphs->face, index, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0 ||
        glyphs->face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return 0;
    const FT_Outline *outline = &glyphs->face->glyph->outline;
    uint64_t hash = qu_hash_mix((uint64_t)outline->n_points);
    for (int i = 0; i < outline->n_points; i++) {
        hash = qu_hash_part(hash, (uint64_t)outline->points[i].x);
        hash = qu_hash_part(hash, (uint64_t)outline->points[i].y);
        hash = qu_hash_part(hash, (uint64_t)FT_CURVE_TAG(outline->tags[i]));
    }
    for (int i = 0; i < outline->n_contours; i++)
        hash = qu_hash_part(hash, (uint64_t)outline->contours[i]);
    return hash != 0 ? hash : 1;
}

static unsigned winansi_to_unicode(unsigned code)
{
    static const unsigned short high[32] = {
        0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0x2022, 0x017D, 0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178,
    };
    return code >= 0x80 && code < 0xA0 ? high[code - 0x80] : code;
}

unsigned qu_glyphs_find(struct qu_glyphs *glyphs, unsigned code)
{
    FT_Face face = glyphs->face;
    for (int i = 0; i < face->num_charmaps; i++) {
        if (FT_Set_Charmap(face, face->charmaps[i]) != 0)
            continue;
        bool unicode = face->charmaps[i]->encoding == FT_ENCODING_UNICODE;
        unsigned index = FT_Get_Char_Index(face, unicode ? winansi_to_unicode(code) : code);
        if (index != 0)
            return index;
    }
    return 0;
}
