#include "sections.h"

#include "../model/visit.h"
#include "palette.h"
#include "roles.h"
#include "textstyles.h"
#include "yamlmap.h"

#include <string.h>

static bool ends_with(const char *name, const char *word)
{
    size_t length = strlen(name), tail = strlen(word);
    if (strcmp(name, word) == 0)
        return true;
    return length > tail && name[length - tail - 1] == '-' && strcmp(name + length - tail, word) == 0;
}

static void check_fields(struct qu_styling *styling, struct qu_yaml *map, const struct qu_field *fields,
                         const char *path);

static void check_value(struct qu_styling *styling, struct qu_yaml *value, const struct qu_field *field,
                        enum qu_field_type type, const char *path)
{
    if (type == QU_FIELD_STRUCT && value->kind == QU_YAML_MAP)
        check_fields(styling, value, field->fields, path);
    if (value->kind != QU_YAML_SCALAR)
        return;
    if (type == QU_FIELD_COLOUR)
        qu_resolve_colour(styling, &(struct qu_named_colour){.name = value->text}, value->src, path);
    else if (type == QU_FIELD_TEXT && ends_with(field->name, "style"))
        qu_resolve_style(styling, value->text, value->src, path);
    else if (type == QU_FIELD_TEXT && ends_with(field->name, "font"))
        qu_resolve_role(styling, value->text, value->src, path);
}

static void check_elements(struct qu_styling *styling, struct qu_yaml *node, const struct qu_field *field,
                           const char *path)
{
    if (node->kind == QU_YAML_SCALAR)
        check_value(styling, node, field, field->element, path);
    for (int i = 0; node->kind != QU_YAML_SCALAR && i < node->count; i++) {
        const char *inner = node->kind == QU_YAML_MAP
                                ? qu_yamlmap_path(styling->arena, path, node->keys[i]->text)
                                : qu_arena_printf(styling->arena, "%s[%d]", path, i);
        check_value(styling, node->items[i], field, field->element, inner);
    }
}

/* Checks the names in a section: colours, styles, fonts. The binder has checked everything else. */
static void check_fields(struct qu_styling *styling, struct qu_yaml *map, const struct qu_field *fields,
                         const char *path)
{
    for (const struct qu_field *field = fields; field->name != NULL; field++) {
        struct qu_yaml *value = qu_yaml_lookup(map, field->name);
        if (value == NULL)
            continue;
        const char *inner = qu_yamlmap_path(styling->arena, path, field->name);
        if (field->type == QU_FIELD_LIST || field->type == QU_FIELD_MAP)
            check_elements(styling, value, field, inner);
        else
            check_value(styling, value, field, field->type, inner);
    }
}

static void fill_colour(const struct qu_field *field, void *value, void *data)
{
    const struct qu_layout *layout = data;
    struct qu_named_colour *named = field->type == QU_FIELD_COLOUR ? *(struct qu_named_colour **)value : NULL;
    if (named != NULL)
        (void)qu_layout_colour(layout, named->name, &named->colour);
}

static void resolve_block(struct qu_styling *styling, struct qu_yaml *blocks,
                          const struct qu_style_table *table, struct qu_layout_section *out)
{
    const char *path = qu_arena_printf(styling->arena, "blocks.%s", table->name);
    struct qu_yaml *section = blocks != NULL ? qu_yaml_lookup(blocks, table->name) : NULL;
    *out = (struct qu_layout_section){table, qu_arena_alloc(styling->arena, table->size)};
    if (section == NULL) {
        qu_styling_add(styling, QU_ERROR, QU_DIAG_KEY_MISSING, "blocks",
                       "a layout that extends another inherits its sections",
                       "there is no section for the block kind \"%s\"", table->name);
        return;
    }
    qu_schema_bind(&styling->binder, section, table->fields, out->at, path);
    if (section->kind == QU_YAML_MAP)
        check_fields(styling, section, table->fields, path);
    qu_schema_visit_values(table->fields, out->at, fill_colour, styling->layout);
}

static void check_sections(struct qu_styling *styling, const struct qu_yaml *blocks, const char *const *names)
{
    for (int i = 0; i < blocks->count; i++) {
        bool known = false;
        for (int k = 0; names[k] != NULL; k++)
            known = known || strcmp(names[k], blocks->keys[i]->text) == 0;
        if (known)
            continue;
        const char *nearest = qu_diag_nearest(blocks->keys[i]->text, names);
        struct qu_buf hint = {0};
        if (nearest != NULL)
            qu_buf_printf(&hint, "did you mean \"%s\"?", nearest);
        else
            qu_diag_list(&hint, names);
        qu_diag_add(styling->diag, QU_ERROR, QU_DIAG_BLOCK_UNKNOWN, blocks->keys[i]->src, "blocks",
                    qu_buf_text(&hint), "\"%s\" is not a kind of block that has values in a layout",
                    blocks->keys[i]->text);
        qu_buf_finish(&hint);
    }
}

void qu_resolve_sections(struct qu_styling *styling, const struct qu_style_table *const *tables)
{
    struct qu_yaml *blocks = styling->source.blocks;
    int count = 0;
    if (tables == NULL)
        return;
    if (blocks != NULL && blocks->kind != QU_YAML_MAP) {
        qu_styling_add(styling, QU_ERROR, QU_DIAG_TYPE_WRONG, "blocks", "a section for each kind of block",
                       "blocks cannot be %s", qu_yaml_kind_name(blocks));
        return;
    }
    while (tables[count] != NULL)
        count++;
    const char **names = QU_NEW_ARRAY(styling->arena, const char *, count + 1);
    struct qu_layout_section *all = QU_NEW_ARRAY(styling->arena, struct qu_layout_section, count);
    for (int i = 0; i < count; i++) {
        names[i] = tables[i]->name;
        resolve_block(styling, blocks, tables[i], &all[i]);
    }
    if (blocks != NULL)
        check_sections(styling, blocks, names);
    styling->layout->sections = all;
    styling->layout->section_count = count;
}
