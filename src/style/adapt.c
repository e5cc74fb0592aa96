#include "adapt.h"

#include "yamlmap.h"

#include <string.h>

struct qu_yaml *qu_adapt_tree(struct qu_arena *arena, struct qu_yaml *tree, const struct qu_output *output)
{
    static const char *const words[] = {"off", "subtle", "natural", "strong"};
    if (output->hand >= 0) {
        struct qu_yaml *word = QU_NEW(arena, struct qu_yaml);
        *word = (struct qu_yaml){.kind = QU_YAML_SCALAR,
                                 .src = output->src,
                                 .text = words[output->hand],
                                 .length = (int)strlen(words[output->hand])};
        tree = qu_yamlmap_merge(arena, tree, qu_yamlmap_single(arena, "hand", word));
    }
    return output->style != NULL ? qu_yamlmap_merge(arena, tree, output->style) : tree;
}

void qu_adapt_colours(struct qu_styling *styling, const struct qu_output *output)
{
    const struct qu_list *names = &styling->source.decoration;
    struct qu_named_colour *none = QU_NEW(styling->arena, struct qu_named_colour);
    none->name = "none";
    struct qu_colour_source *colours = styling->source.colours.at;
    for (int i = 0; i < names->count; i++) {
        const char *name = ((const char *const *)names->at)[i];
        bool found = false;
        for (int k = 0; k < styling->source.colours.count && name != NULL; k++) {
            if (strcmp(colours[k].key, name) != 0)
                continue;
            found = true;
            if (!output->decoration)
                colours[k].value = none;
        }
        if (name != NULL && !found)
            qu_styling_add(styling, QU_ERROR, QU_DIAG_COLOUR_UNKNOWN, "decoration",
                           "use names that stand under `colours:`", "there is no colour \"%s\"", name);
    }
}

/* An output without notes in the margin gives the margin track to the text. */
static void join_tracks(struct qu_layout *layout)
{
    qu_len left = QU_MIN(layout->text.x, layout->margin.x);
    qu_len right = QU_MAX(layout->text.x + layout->text.width, layout->margin.x + layout->margin.width);
    layout->text = (struct qu_track){left, right - left};
    layout->margin = (struct qu_track){right, 0};
    for (int i = 0; i <= QU_PAPER_CORNELL; i++)
        layout->rulings[i].margin_line = false;
}

void qu_adapt_page(struct qu_layout *layout, const struct qu_output *output)
{
    if (!output->tint)
        layout->tint.a = 0;
    for (int i = 0; i <= QU_PAPER_CORNELL && !output->ruling; i++)
        layout->rulings[i] = (struct qu_ruling){.paper = QU_PAPER_PLAIN};
    if (output->notes != QU_NOTES_MARGIN)
        join_tracks(layout);
}
