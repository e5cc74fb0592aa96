#include "type.h"

static qu_len size_of(const struct qu_layout *layout, const struct qu_text_style *style,
                      const char *const *families, struct qu_fontset *fonts)
{
    if (style->size > 0)
        return style->size;
    struct qu_face_metrics metrics = qu_fontset_metrics(fonts, families, style->weight >= QU_WEIGHT_MARKER,
                                                        style->italic);
    return qu_len_scale(layout->grid, style->x_height, QU_MAX(metrics.x_height, 100));
}

struct qu_font_request *qu_type_resolve(struct qu_arena *arena, const struct qu_layout *layout,
                                        struct qu_fontset *fonts)
{
    struct qu_font_request *requests = QU_NEW_ARRAY(arena, struct qu_font_request, layout->style_count);
    for (int i = 0; i < layout->style_count; i++) {
        const struct qu_text_style *style = &layout->styles[i];
        const struct qu_font_role *role = qu_layout_lookup_role(layout, style->role);
        QU_ASSERT(role != NULL);
        requests[i] = (struct qu_font_request){.families = role->families,
                                               .weight = style->weight,
                                               .italic = style->italic,
                                               .size = size_of(layout, style, role->families, fonts),
                                               .features = style->features,
                                               .tracking = style->tracking};
    }
    return requests;
}

/* Another family inside a line keeps the x-height of the text around it. */
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
