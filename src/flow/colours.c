#include "colours.h"

#include "../model/entry.h"
#include "../model/visit.h"
#include "../style/layout.h"

struct check {
    struct qu_arena *arena;
    struct qu_diag *diag;
    const struct qu_layout *layout;
    const char *const *names; /* of the layout's colours */
    const struct qu_block *block;
    bool fine;
};

static void resolve_value(const struct qu_field *field, void *value, void *data)
{
    struct check *check = data;
    struct qu_named_colour *given = field->type == QU_FIELD_COLOUR ? *(struct qu_named_colour **)value : NULL;
    if (given == NULL || qu_layout_colour(check->layout, given->name, &given->colour))
        return;
    const char *nearest = qu_diag_nearest(given->name, check->names);
    const char *hint = nearest != NULL ? qu_arena_printf(check->arena, "did you mean \"%s\"?", nearest)
                                       : "a colour is a name under `colours:` of the layout, or \"#rrggbb\"";
    qu_diag_add(check->diag, QU_ERROR, QU_DIAG_COLOUR_UNKNOWN, check->block->src, check->block->path, hint,
                "the layout has no colour \"%s\"", given->name);
    check->fine = false;
}

static void resolve_block(struct qu_block *block, void *data)
{
    struct check *check = data;
    check->block = block;
    qu_schema_visit_values(block->kind->fields, block->content, resolve_value, check);
}

static const char *const *colour_names(struct qu_arena *arena, const struct qu_layout *layout)
{
    const char **names = QU_NEW_ARRAY(arena, const char *, layout->colour_count + 1);
    for (int i = 0; i < layout->colour_count; i++)
        names[i] = layout->colours[i].name;
    return names;
}

bool qu_flow_resolve_colours(struct qu_arena *arena, struct qu_diag *diag, const struct qu_notebook *notebook,
                             const struct qu_layout *layout)
{
    struct check check = {
        .arena = arena, .diag = diag, .layout = layout, .names = colour_names(arena, layout), .fine = true};
    for (int i = 0; i < notebook->entry_count; i++)
        qu_entry_visit_blocks(&notebook->entries[i], resolve_block, &check);
    return check.fine;
}
