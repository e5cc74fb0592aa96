#include "fontstyles.h"

#include "../base/base.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct face {
    int index; /* in the set */
    const char *family, *file;
    int weight, slant, width;      /* as claimed */
    int named_weight, named_slant; /* by the file name */
};

static bool has_word(const char *name, const char *word)
{
    for (size_t length = strlen(word); strlen(name) >= length; name++)
        if (strncasecmp(name, word, length) == 0)
            return true;
    return false;
}

/* Variable fonts have ranges instead of numbers and are not changed. */
static bool read_face(FcPattern *pattern, int index, struct face *out)
{
    FcChar8 *family, *file;
    if (FcPatternGetString(pattern, FC_FAMILY, 0, &family) != FcResultMatch ||
        FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetInteger(pattern, FC_WEIGHT, 0, &out->weight) != FcResultMatch ||
        FcPatternGetInteger(pattern, FC_SLANT, 0, &out->slant) != FcResultMatch ||
        FcPatternGetInteger(pattern, FC_WIDTH, 0, &out->width) != FcResultMatch)
        return false;
    const char *slash = strrchr((char *)file, '/'), *name = slash != NULL ? slash + 1 : (char *)file;
    out->index = index;
    out->family = (char *)family;
    out->file = (char *)file;
    out->named_weight = has_word(name, "bold") ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR;
    out->named_slant = has_word(name, "italic") || has_word(name, "oblique") ? FC_SLANT_ITALIC
                                                                             : FC_SLANT_ROMAN;
    return true;
}

static bool is_tie(const struct face *a, const struct face *b)
{
    bool claim_alike = strcmp(a->family, b->family) == 0 && a->weight == b->weight && a->slant == b->slant &&
                       a->width == b->width;
    bool named_alike = a->named_weight == b->named_weight && a->named_slant == b->named_slant;
    return claim_alike && !named_alike && strcmp(a->file, b->file) != 0;
}

static void believe_name(FcPattern *pattern, const struct face *face)
{
    FcPatternDel(pattern, FC_WEIGHT);
    FcPatternAddInteger(pattern, FC_WEIGHT, face->named_weight);
    FcPatternDel(pattern, FC_SLANT);
    FcPatternAddInteger(pattern, FC_SLANT, face->named_slant);
    FcPatternDel(pattern, FC_STYLE);
}

/* Patterns may lie in a cache file that is mapped read-only, so each one is replaced by a changed copy. */
static void drop_languages(FcFontSet *fonts)
{
    for (int i = 0; i < fonts->nfont; i++) {
        FcPattern *copy = FcPatternDuplicate(fonts->fonts[i]);
        QU_ASSERT(copy != NULL);
        FcPatternDel(copy, FC_LANG);
        FcPatternDestroy(fonts->fonts[i]);
        fonts->fonts[i] = copy;
    }
}

void qu_styles_repair(FcConfig *config)
{
    FcFontSet *fonts = FcConfigGetFonts(config, FcSetApplication);
    if (fonts == NULL || fonts->nfont == 0)
        return;
    drop_languages(fonts);
    struct face *faces = qu_alloc_zero((size_t)fonts->nfont, sizeof *faces);
    bool *bad = qu_alloc_zero((size_t)fonts->nfont, sizeof *bad);
    int count = 0;
    for (int i = 0; i < fonts->nfont; i++)
        count += read_face(fonts->fonts[i], i, &faces[count]);
    for (int i = 0; i < count; i++)
        for (int k = 0; k < i; k++)
            if (is_tie(&faces[i], &faces[k]))
                bad[i] = bad[k] = true;
    for (int i = 0; i < count; i++)
        if (bad[i])
            believe_name(fonts->fonts[faces[i].index], &faces[i]);
    free(faces);
    free(bad);
}
