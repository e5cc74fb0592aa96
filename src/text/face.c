#include "face.h"

#include <stdlib.h>
#include <string.h>

static const char ligatures_off[] = "liga=0, clig=0, dlig=0";

void qu_faces_init(struct qu_faces *faces, struct qu_fontset *fonts)
{
    *faces = (struct qu_faces){
        .context = qu_fontset_lookup_context(fonts), .fonts = fonts, .buffer = hb_buffer_create()};
}

void qu_faces_finish(struct qu_faces *faces)
{
    for (int i = 0; i < faces->faces.count; i++) {
        struct qu_face *face = &faces->faces.at[i];
        for (char **name = face->families; *name != NULL; name++)
            free(*name);
        free(face->families);
        free(face->features);
        free(face->feature_text);
        pango_font_description_free(face->description);
        if (face->font != NULL)
            g_object_unref(face->font);
    }
    qu_vec_finish(&faces->faces);
    qu_vec_finish(&faces->hyphens);
    qu_vec_finish(&faces->hyphens_known);
    hb_buffer_destroy(faces->buffer);
}

static const char *features_of(const struct qu_font_request *request)
{
    return request->features != NULL ? request->features : "";
}

static qu_len tracking_of(const struct qu_font_request *request)
{
    return qu_len_scale(request->size, request->tracking, 1000);
}

static bool is_face(const struct qu_face *face, const struct qu_font_request *request)
{
    if (face->size != request->size || face->weight != request->weight || face->italic != request->italic ||
        face->tracking != tracking_of(request) || strcmp(face->features, features_of(request)) != 0)
        return false;
    int i = 0;
    for (; face->families[i] != NULL && request->families[i] != NULL; i++)
        if (strcmp(face->families[i], request->families[i]) != 0)
            return false;
    return face->families[i] == NULL && request->families[i] == NULL;
}

static void describe(struct qu_face *face, const struct qu_font_request *request)
{
    struct qu_buf list, features;
    qu_buf_init(&list);
    qu_buf_init(&features);
    int count = 0;
    while (request->families[count] != NULL)
        count++;
    face->families = qu_alloc_zero((size_t)count + 1, sizeof *face->families);
    for (int i = 0; i < count; i++) {
        face->families[i] = qu_strdup(request->families[i]);
        qu_buf_printf(&list, "%s%s", i > 0 ? "," : "", request->families[i]);
    }
    qu_buf_printf(&features, "%s%s%s", ligatures_off, face->features[0] != 0 ? ", " : "", face->features);
    face->feature_text = qu_buf_detach(&features);
    face->description = pango_font_description_new();
    pango_font_description_set_family(face->description, qu_buf_text(&list));
    pango_font_description_set_weight(face->description, (PangoWeight)request->weight);
    pango_font_description_set_style(face->description,
                                     request->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_font_description_set_size(face->description, request->size);
    qu_buf_finish(&list);
}

int qu_faces_find(struct qu_faces *faces, const struct qu_font_request *request)
{
    for (int i = 0; i < faces->faces.count; i++)
        if (is_face(&faces->faces.at[i], request))
            return i;
    struct qu_face face = {.weight = request->weight,
                           .italic = request->italic,
                           .size = request->size,
                           .features = qu_strdup(features_of(request)),
                           .tracking = tracking_of(request)};
    describe(&face, request);
    face.font = pango_context_load_font(faces->context, face.description);
    if (face.font != NULL) {
        uint32_t space = qu_faces_glyph(face.font, ' ');
        face.space = space != 0 ? qu_faces_advance(face.font, space) : 0;
    }
    qu_vec_add(&faces->faces, face);
    return faces->faces.count - 1;
}

static void insert(PangoAttrList *list, PangoAttribute *attribute, int start, int end)
{
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

void qu_faces_apply(const struct qu_faces *faces, int face, PangoAttrList *list, int start, int end)
{
    const struct qu_face *f = &faces->faces.at[face];
    insert(list, pango_attr_font_desc_new(f->description), start, end);
    insert(list, pango_attr_font_features_new(f->feature_text), start, end);
    if (f->tracking != 0)
        insert(list, pango_attr_letter_spacing_new(f->tracking), start, end);
}

void qu_faces_names(const struct qu_faces *faces, int face, struct qu_buf *out)
{
    char *const *names = faces->faces.at[face].families;
    for (int i = 0; names[i] != NULL; i++)
        qu_buf_printf(out, "%s%s", i > 0 ? ", " : "", names[i]);
}

uint32_t qu_faces_glyph(PangoFont *font, uint32_t character)
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(pango_font_get_hb_font(font), character, &glyph) ? glyph : 0;
}

qu_len qu_faces_advance(PangoFont *font, uint32_t glyph)
{
    return hb_font_get_glyph_h_advance(pango_font_get_hb_font(font), glyph);
}

const struct qu_hyphen *qu_faces_hyphen(struct qu_faces *faces, int font)
{
    while (faces->hyphens.count <= font) {
        qu_vec_add(&faces->hyphens, (struct qu_hyphen){0});
        qu_vec_add(&faces->hyphens_known, false);
    }
    struct qu_hyphen *hyphen = &faces->hyphens.at[font];
    if (!faces->hyphens_known.at[font]) {
        PangoFont *f = qu_fontset_lookup_font(faces->fonts, font);
        hyphen->glyph = qu_faces_glyph(f, 0x2010);
        if (hyphen->glyph == 0)
            hyphen->glyph = qu_faces_glyph(f, '-');
        hyphen->advance = hyphen->glyph != 0 ? qu_faces_advance(f, hyphen->glyph) : 0;
        faces->hyphens_known.at[font] = true;
    }
    return hyphen;
}

/* The width of the pair shaped together, less the widths of its two glyphs. */
static qu_len kern(struct qu_faces *faces, PangoFont *font, uint32_t letter)
{
    uint32_t sign = qu_faces_glyph(font, 0x2010) != 0 ? 0x2010 : '-';
    const uint32_t pair[2] = {letter, sign};
    hb_buffer_clear_contents(faces->buffer);
    hb_buffer_add_utf32(faces->buffer, pair, 2, 0, 2);
    hb_buffer_guess_segment_properties(faces->buffer);
    const hb_feature_t plain[] = {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, HB_FEATURE_GLOBAL_END},
                                  {HB_TAG('c', 'a', 'l', 't'), 0, 0, HB_FEATURE_GLOBAL_END}};
    hb_shape(pango_font_get_hb_font(font), faces->buffer, plain, 2);
    unsigned int count = 0;
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(faces->buffer, &count);
    if (count != 2)
        return 0;
    return at[0].x_advance + at[1].x_advance - qu_faces_advance(font, qu_faces_glyph(font, letter)) -
           qu_faces_advance(font, qu_faces_glyph(font, sign));
}

qu_len qu_faces_hyphen_kern(struct qu_faces *faces, int font, uint32_t letter)
{
    if (letter >= 256 || !g_unichar_isgraph(letter) || letter == 0x00AD ||
        qu_faces_hyphen(faces, font)->glyph == 0)
        return 0;
    struct qu_hyphen *hyphen = &faces->hyphens.at[font];
    if (!hyphen->known[letter]) {
        hyphen->kern[letter] = kern(faces, qu_fontset_lookup_font(faces->fonts, font), letter);
        hyphen->known[letter] = true;
    }
    return hyphen->kern[letter];
}
