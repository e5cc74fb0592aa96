#include "reading.h"

#include "adapt.h"
#include "extend.h"
#include "feasible.h"
#include "geometry.h"
#include "palette.h"
#include "roles.h"
#include "sections.h"
#include "textstyles.h"
#include "variation.h"

/* Colours, fonts and styles come first, because other values name them. */
static void resolve(struct qu_styling *styling, const struct qu_style_table *const *tables,
                    const struct qu_output *output)
{
    int before = styling->diag->by_severity[QU_ERROR] + styling->diag->by_severity[QU_FATAL];
    qu_span_source_init(styling->source.spans);
    qu_schema_bind(&styling->binder, styling->tree, qu_layout_fields, &styling->source, "");
    qu_adapt_colours(styling, output);
    qu_resolve_colours(styling);
    qu_resolve_roles(styling);
    qu_resolve_style_names(styling);
    qu_resolve_geometry(styling);
    qu_resolve_variation(styling);
    qu_resolve_styles(styling);
    qu_resolve_sections(styling, tables);
    if (styling->diag->by_severity[QU_ERROR] + styling->diag->by_severity[QU_FATAL] == before)
        qu_check_feasible(styling);
}

/* The path of the key that names the layout; NULL for one that is not named in a notebook. */
static const char *path_of(struct qu_arena *arena, struct qu_src from, const struct qu_output *output)
{
    if (from.file == NULL)
        return NULL;
    return output->layout != NULL ? qu_arena_printf(arena, "outputs.%s.layout", output->name) : "layout";
}

struct qu_layout *qu_layout_read_for(struct qu_arena *arena, struct qu_diag *diag, const char *name,
                                     struct qu_src from, const char *const *folders,
                                     const struct qu_style_table *const *tables,
                                     const struct qu_output *output)
{
    int before = qu_diag_errors(diag);
    struct qu_layout_search search = {arena, diag, from.file != NULL ? qu_file_folder(arena, from.file) : ".",
                                      folders, path_of(arena, from, output)};
    struct qu_layout *layout = QU_NEW(arena, struct qu_layout);
    struct qu_yaml *tree = qu_layout_join(&search, name, from, &layout->file);
    if (tree == NULL)
        return NULL;
    layout->src = tree->src;
    struct qu_styling styling = {
        .arena = arena, .diag = diag, .binder = {.arena = arena, .diag = diag}, .layout = layout};
    styling.tree = qu_adapt_tree(arena, tree, output);
    resolve(&styling, tables, output);
    qu_adapt_page(layout, output);
    return qu_diag_errors(diag) == before ? layout : NULL;
}

struct qu_layout *qu_layout_read(struct qu_arena *arena, struct qu_diag *diag, const char *name,
                                 struct qu_src from, const char *const *folders,
                                 const struct qu_style_table *const *tables)
{
    return qu_layout_read_for(arena, diag, name, from, folders, tables, &qu_output_preset);
}
