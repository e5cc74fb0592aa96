/* face.h - font requests -> what Pango needs to know of them.
 *
 * A face is one distinct request (families, weight, slant, size, features, tracking): its description,
 * feature string, first font and the width of a space in it. Faces are kept as long as the typesetter; ids
 * count from 0. Also the hyphen of each font: U+2010, or '-' where the font lacks it, and its kerning to the
 * letter before.
 *
 * Ligatures are off unless the request's features say otherwise: with one glyph for each letter the text can
 * be read from the PDF without errors. */
#pragma once

#include "../asset/fontset.h"
#include "../base/vec.h"
#include "request.h"

#include <hb.h>

struct qu_face {
    char **families;
    int weight;
    bool italic;
    qu_len size;
    char *features; /* as requested, "" for none */
    qu_len tracking;
    char *feature_text; /* the defaults and the request's */
    PangoFontDescription *description;
    PangoFont *font; /* of the first family that is there; owned */
    qu_len space;    /* its advance of U+0020; 0 if it has none */
};

struct qu_hyphen {
    uint32_t glyph; /* 0: the font has no hyphen */
    qu_len advance;
    qu_len kern[256]; /* to letters of Latin-1, filled on demand */
    bool known[256];
};

struct qu_faces {
    PangoContext *context; /* lent by the font set */
    struct qu_fontset *fonts;
    QU_VEC(struct qu_face) faces;
    QU_VEC(struct qu_hyphen) hyphens; /* by font id */
    QU_VEC(bool) hyphens_known;
    hb_buffer_t *buffer;
};

void qu_faces_init(struct qu_faces *faces, struct qu_fontset *fonts);
void qu_faces_finish(struct qu_faces *faces);

/* The id of the face for a request. */
int qu_faces_find(struct qu_faces *faces, const struct qu_font_request *request);
/* Inserts the attributes of a face over bytes [start, end). */
void qu_faces_apply(const struct qu_faces *faces, int face, PangoAttrList *list, int start, int end);
/* The families of a face, "Quire Hand, EB Garamond". */
void qu_faces_names(const struct qu_faces *faces, int face, struct qu_buf *out);
/* Lent until the next call; never NULL. */
const struct qu_hyphen *qu_faces_hyphen(struct qu_faces *faces, int font);
/* Kerning between `letter` and the hyphen of a font: 0 beyond Latin-1. */
qu_len qu_faces_hyphen_kern(struct qu_faces *faces, int font, uint32_t letter);
/* Glyph of a character in a font, 0 if there is none. */
uint32_t qu_faces_glyph(PangoFont *font, uint32_t character);
qu_len qu_faces_advance(PangoFont *font, uint32_t glyph);
