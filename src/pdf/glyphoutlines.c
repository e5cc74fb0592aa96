#include "glyphoutlines.h"

#include "../base/hash.h"
#include "winansi.h"

#include <stdlib.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

struct qu_glyphoutlines {
    FT_Library library;
    FT_Face face;
};

struct qu_glyphoutlines *qu_glyphoutlines_open(const void *bytes, size_t length)
{
    struct qu_glyphoutlines *outlines = qu_alloc_zero(1, sizeof *outlines);
    if (FT_Init_FreeType(&outlines->library) == 0 &&
        FT_New_Memory_Face(outlines->library, bytes, (FT_Long)length, 0, &outlines->face) == 0)
        return outlines;
    qu_glyphoutlines_close(outlines);
    return NULL;
}

void qu_glyphoutlines_close(struct qu_glyphoutlines *outlines)
{
    if (outlines == NULL)
        return;
    if (outlines->face != NULL)
        FT_Done_Face(outlines->face);
    if (outlines->library != NULL)
        FT_Done_FreeType(outlines->library);
    free(outlines);
}

uint64_t qu_glyphoutlines_hash(struct qu_glyphoutlines *outlines, unsigned index)
{
    if (FT_Load_Glyph(outlines->face, index, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING) != 0 ||
        outlines->face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
        return 0;
    const FT_Outline *outline = &outlines->face->glyph->outline;
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

/* A code without a character shows a bullet (PDF 1.7, annex D.2). */
static unsigned winansi_to_unicode(unsigned code)
{
    uint32_t unicode = qu_winansi_to_unicode(code);
    return unicode != 0 ? unicode : 0x2022;
}

unsigned qu_glyphoutlines_find(struct qu_glyphoutlines *outlines, unsigned code)
{
    FT_Face face = outlines->face;
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
