#include "pictures.h"

#include "../model/entry.h"

struct loading {
    struct qu_images *images;
    struct qu_diag *diag;
    const struct qu_texts *texts;
};

/* Loads the pictures of a block itself. For blocks inside it this function is called separately. */
static void load_of_block(struct qu_block *block, void *data)
{
    const struct loading *loading = data;
    for (const struct qu_field *field = block->kind->fields; field->name != NULL; field++) {
        const char *path = field->type == QU_FIELD_FILE
                               ? *(const char **)((char *)block->content + field->offset)
                               : NULL;
        if (path != NULL)
            qu_images_load(loading->images, loading->diag, path,
                           qu_texts_src(loading->texts, path, block->src));
    }
}

void qu_pictures_load(struct qu_images *images, struct qu_diag *diag, const struct qu_notebook *notebook)
{
    struct loading loading = {images, diag, notebook->texts};
    for (int i = 0; i < notebook->entry_count; i++)
        qu_entry_visit_blocks(&notebook->entries[i], load_of_block, &loading);
}
