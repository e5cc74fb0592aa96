#include "blocks.h"

#include "kinds.h"

static const struct qu_block_type *const types[] = {
    &qu_block_prose,    &qu_block_heading,  &qu_block_list,
    &qu_block_quote,    &qu_block_divider,  &qu_block_signature,
    &qu_block_chart,    &qu_block_diagram,  &qu_block_mindmap,
    &qu_block_cover,    &qu_block_endpaper, &qu_block_plate,
    &qu_block_contents, &qu_block_photo,    &qu_block_sticky,
    &qu_block_slip,     &qu_block_callout,  &qu_block_stamp,
    &qu_block_letters,  &qu_block_contact,  &qu_block_space,
    &qu_block_stain,    &qu_block_numbers,  &qu_block_projects,
    &qu_block_skills,   &qu_block_doodle,   &qu_block_table,
    &qu_block_code,     &qu_block_resume,   &qu_block_job,
    &qu_block_pen,      &qu_block_sample,   NULL};

const struct qu_kind *const *qu_block_kinds(struct qu_arena *arena)
{
    const struct qu_kind **kinds = QU_NEW_ARRAY(arena, const struct qu_kind *, QU_COUNT(types));
    for (int i = 0; types[i] != NULL; i++)
        kinds[i] = &types[i]->kind;
    return kinds;
}

const struct qu_style_table *const *qu_block_styles(struct qu_arena *arena)
{
    const struct qu_style_table **tables = QU_NEW_ARRAY(arena, const struct qu_style_table *,
                                                        QU_COUNT(types));
    int count = 0;
    for (int i = 0; types[i] != NULL; i++)
        if (types[i]->style.name != NULL)
            tables[count++] = &types[i]->style;
    return tables;
}
