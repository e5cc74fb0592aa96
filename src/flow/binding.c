#include "binding.h"

enum { SAFE_EDGE_MM = 5 };

static const struct qu_press *press_of(const struct qu_notebook *notebook)
{
    return &notebook->output->press;
}

static bool refuse(const struct qu_notebook *notebook, struct qu_diag *diag, const char *key,
                   const char *hint, const char *text)
{
    char path[160];
    snprintf(path, sizeof path, "outputs.%.*s.%s", QU_CUT(notebook->output->name, 60), key);
    qu_diag_add(diag, QU_ERROR, QU_DIAG_PRINT_IMPOSSIBLE, qu_press_src(press_of(notebook), key), path, hint,
                "%s", text);
    return false;
}

qu_len qu_binding_bleed(const struct qu_notebook *notebook, const struct qu_layout *layout)
{
    return qu_layout_length(layout, press_of(notebook)->bleed, layout->width);
}

bool qu_binding_check(const struct qu_notebook *notebook, const struct qu_layout *layout,
                      struct qu_diag *diag)
{
    char text[160];
    qu_len bleed = qu_binding_bleed(notebook, layout);
    if (bleed < QU_MIN(layout->width, layout->height) / 2)
        return true;
    snprintf(text, sizeof text,
             "a bleed of %.1f mm on each side is larger than the paper: the page has %.1f x %.1f mm",
             qu_len_to_mm(bleed), qu_len_to_mm(layout->width), qu_len_to_mm(layout->height));
    return refuse(notebook, diag, "bleed", "3 mm, or 0.125 in", text);
}

const struct qu_layout *qu_binding_with_gutter(struct qu_arena *arena, const struct qu_notebook *notebook,
                                               const struct qu_layout *layout, int pages,
                                               struct qu_diag *diag)
{
    const struct qu_press *press = press_of(notebook);
    qu_len growth = qu_layout_length(layout, press->gutter_growth, layout->width);
    qu_len extra = qu_layout_length(layout, press->gutter_base, layout->width) +
                   qu_len_scale(growth, pages, 100);
    qu_len right = QU_MAX(layout->text.x + layout->text.width, layout->margin.x + layout->margin.width);
    qu_len room = layout->width - right - qu_len_from_mm(SAFE_EDGE_MM);
    char text[200];
    if (extra == 0)
        return layout;
    if (extra > room) {
        snprintf(text, sizeof text,
                 "a gutter of %.1f mm more (%d pages) does not fit: the tracks end %.1f mm from the edge, "
                 "and %d mm must stay",
                 qu_len_to_mm(extra), pages, qu_len_to_mm(layout->width - right), SAFE_EDGE_MM);
        refuse(notebook, diag, "gutter",
               room > 0 ? "a smaller gutter, or a layout with narrower tracks"
                        : "a layout with narrower tracks",
               text);
        return NULL;
    }
    struct qu_layout *wider = qu_arena_dup(arena, layout, sizeof *layout);
    wider->text.x += extra;
    wider->margin.x += extra;
    wider->margin_line_x += extra;
    return wider;
}

qu_len qu_binding_spine(const struct qu_notebook *notebook, const struct qu_layout *layout, int pages)
{
    const struct qu_press *press = press_of(notebook);
    qu_len said = qu_layout_length(layout, press->spine, layout->width);
    return said > 0 ? said : qu_layout_length(layout, press->thickness, layout->width) * ((pages + 1) / 2);
}
