#include "roles.h"

#include <string.h>

static const char *const *join_families(struct qu_styling *styling, const struct qu_list *own)
{
    const struct qu_list *more = &styling->source.fallbacks;
    const char **families = QU_NEW_ARRAY(styling->arena, const char *, own->count + more->count + 1);
    for (int i = 0; i < own->count; i++)
        families[i] = ((const char *const *)own->at)[i];
    for (int i = 0; i < more->count; i++)
        families[own->count + i] = ((const char *const *)more->at)[i];
    return families;
}

void qu_resolve_roles(struct qu_styling *styling)
{
    const struct qu_list *fonts = &styling->source.fonts;
    struct qu_font_role *roles = QU_NEW_ARRAY(styling->arena, struct qu_font_role, QU_MAX(fonts->count, 1));
    const char **names = QU_NEW_ARRAY(styling->arena, const char *, fonts->count + 1);
    int *letters = QU_NEW_ARRAY(styling->arena, int, QU_MAX(fonts->count, 1));
    for (int i = 0; i < fonts->count; i++) {
        const struct qu_font_source *source = &((const struct qu_font_source *)fonts->at)[i];
        names[i] = source->key;
        letters[i] = source->letters;
        roles[i] = (struct qu_font_role){source->key, join_families(styling, &source->families),
                                         source->remedy, source->src};
    }
    styling->role_names = names;
    styling->layout->roles = roles;
    styling->layout->letters = letters;
    styling->layout->role_count = fonts->count;
}

void qu_resolve_role(struct qu_styling *styling, const char *name, struct qu_src src, const char *path)
{
    if (name == NULL)
        return;
    for (int i = 0; styling->role_names[i] != NULL; i++)
        if (strcmp(styling->role_names[i], name) == 0)
            return;
    const char *nearest = qu_diag_nearest(name, styling->role_names);
    struct qu_buf hint = {0};
    if (nearest != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"?", nearest);
    else {
        qu_buf_add_text(&hint, "a role of fonts: ");
        qu_diag_list(&hint, styling->role_names);
    }
    qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_VALUE_BAD, src, path, qu_buf_text(&hint),
                "there is no font role \"%s\"", name);
    qu_buf_finish(&hint);
}
