#include "type.h"

#include "../base/vec.h"

/* Styles may share faces; each face is measured once. */
struct measured {
    const char *const *families;
    bool bold, italic;
    int x_height;
};

struct resolving {
    struct qu_fontset *fonts;
    QU_VEC(struct measured) faces;
};

/* In 1/1000 em. */
static int x_height_of(struct resolving *r, const char *const *families, bool bold, bool italic)
{
    for (int i = 0; i < r->faces.count; i++) {
        const struct measured *face = &r->faces.at[i];
        if (face->families == families && face->bold == bold && face->italic == italic)
            return face->x_height;
    }
    int x_height = qu_fontset_metrics(r->fonts, families, bold, italic).x_height;
    qu_vec_add(&r->faces, ((struct measured){families, bold, italic, x_height}));
    return x_height;
}

static struct qu_type resolve(struct resolving *r, const struct qu_layout *layout,
                              const struct qu_text_style *style)
{
    const struct qu_font_role *role = qu_layout_lookup_role(layout, style->role);
    QU_ASSERT(role != NULL);
    int x_height = x_height_of(r, role->families, style->weight >= QU_WEIGHT_MARKER, style->italic);
    qu_len size = style->size > 0 ? style->size
                                  : qu_len_scale(layout->grid, style->x_height, QU_MAX(x_height, 100));
    return (struct qu_type){.font = {.families = role->families,
                                     .weight = style->weight,
                                     .italic = style->italic,
                                     .size = size,
                                     .features = style->features,
                                     .tracking = style->tracking},
                            .x_height = qu_len_scale(size, x_height, 1000)};
}

struct qu_type *qu_type_resolve(struct qu_arena *arena, const struct qu_layout *layout,
                                struct qu_fontset *fonts)
{
    struct resolving r = {.fonts = fonts};
    struct qu_type *types = QU_NEW_ARRAY(arena, struct qu_type, layout->style_count);
    for (int i = 0; i < layout->style_count; i++)
        types[i] = resolve(&r, layout, &layout->styles[i]);
    qu_vec_finish(&r.faces);
    return types;
}

/* The size at which another family in a line has the x-height of the text around it. */
static qu_len same_x_height(struct qu_fontset *fonts, const struct qu_font_request *around,
                            const char *const *families)
{
    struct qu_face_metrics was = qu_fontset_metrics(fonts, around->families,
                                                    around->weight >= QU_WEIGHT_MARKER, around->italic);
    struct qu_face_metrics now = qu_fontset_metrics(fonts, families, around->weight >= QU_WEIGHT_MARKER,
                                                    around->italic);
    return qu_len_scale(around->size, QU_MAX(was.x_height, 100), QU_MAX(now.x_height, 100));
}

struct qu_font_request qu_type_inside(const struct qu_layout *layout, const struct qu_font_request *around,
                                      const struct qu_span_style *span, struct qu_fontset *fonts)
{
    struct qu_font_request font = *around;
    if (span->weight > 0)
        font.weight = span->weight;
    if (span->italic >= 0)
        font.italic = span->italic == 1;
    if (span->role != NULL) {
        const struct qu_font_role *role = qu_layout_lookup_role(layout, span->role);
        QU_ASSERT(role != NULL);
        font.size = same_x_height(fonts, around, role->families);
        font.families = role->families;
    }
    if (span->size > 0)
        font.size = qu_len_scale(font.size, span->size, 1000);
    return font;
}
