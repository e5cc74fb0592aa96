#include "../../../src/base/diagprint.h"
#include "helpers.h"

#include <math.h>
#include <stdlib.h>

/* The shipped layouts are good pages: no message, sums add up, inks can be read, measures are sane. */

static double luminance(struct qu_colour colour)
{
    const uint8_t channel[] = {colour.r, colour.g, colour.b};
    static const double share[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = channel[i] / 255.0;
        sum += share[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static double contrast(struct qu_colour a, struct qu_colour b)
{
    double x = luminance(a), y = luminance(b);
    return (QU_MAX(x, y) + 0.05) / (QU_MIN(x, y) + 0.05);
}

static void check_geometry(struct tap *tap, const struct qu_layout *layout, const char *name)
{
    qu_len safe = qu_len_from_mm(5), text_end = layout->text.x + layout->text.width,
           margin_end = layout->margin.x + layout->margin.width;
    tap_ok(tap, layout->text.x >= safe && margin_end <= layout->width - safe,
           "%s: both tracks 5 mm inside the page", name);
    tap_ok(tap, layout->margin.x - text_end >= 15 * QU_PT, "%s: %.1f pt between the tracks", name,
           qu_len_to_pt(layout->margin.x - text_end));
    tap_ok(tap, layout->margin_line_x > text_end && layout->margin_line_x < layout->margin.x,
           "%s: the margin line stands in the gap", name);
    qu_len last = layout->first_rule + (layout->rows - 1) * layout->grid;
    tap_ok(tap, layout->first_rule >= 2 * layout->grid && last <= layout->height - qu_len_from_mm(10),
           "%s: rows inside the page", name);
    tap_ok(tap, layout->head.baseline > safe && layout->head.baseline < layout->first_rule - layout->grid,
           "%s: head above the text", name);
    tap_ok(tap,
           layout->height + layout->folio.baseline > last + layout->grid / 2 &&
               -layout->folio.baseline > safe,
           "%s: folio below the text", name);
    if (layout->facing)
        tap_ok(tap,
               layout->width - margin_end < layout->text.x + layout->text.width &&
                   layout->text.x >= qu_len_from_mm(9.5),
               "%s: notes at the outer edge, the fold is free", name);
    tap_ok(tap, layout->offset >= qu_len_from_mm(0.2) && layout->offset <= qu_len_from_mm(0.3),
           "%s: baseline 0.2-0.3 mm above its rule", name);
}

/* Characters on a line of body text: in Quire Hand they are 0.73 x-heights wide on average (measured on a
 * pangram, spaces included). */
static void check_measure(struct tap *tap, const struct qu_layout *layout, const char *name, int low,
                          int high)
{
    const struct qu_text_style *body = qu_layout_lookup_style(layout, "body");
    double character = 0.73 * body->x_height / 1000.0 * layout->grid;
    int characters = (int)(layout->text.width / character);
    tap_ok(tap, characters >= low && characters <= high, "%s: about %d characters a line, wanted %d-%d", name,
           characters, low, high);
}

static void check_styles(struct tap *tap, const struct qu_layout *layout, const char *name)
{
    bool all = true, sized = true, readable = true, roles = true;
    for (int i = 0; qu_layout_style_names[i] != NULL; i++) {
        const struct qu_text_style *style = qu_layout_lookup_style(layout, qu_layout_style_names[i]);
        if (style == NULL) {
            all = false;
            continue;
        }
        sized = sized && (style->size > 0) != (style->x_height > 0) && style->leading >= 1 &&
                style->first >= 1;
        roles = roles && qu_layout_lookup_role(layout, style->role) != NULL;
        if (strncmp(style->name, "cover-", 6) != 0 && contrast(style->colour, layout->tint) < 4.5) {
            printf("# %s: contrast %.2f\n", style->name, contrast(style->colour, layout->tint));
            readable = false;
        }
    }
    tap_ok(tap, all, "%s: every named style is there", name);
    tap_ok(tap, sized, "%s: every style has one size and whole rows", name);
    tap_ok(tap, roles, "%s: every style's role is there", name);
    tap_ok(tap, readable, "%s: inks have a contrast of 4.5 on the tint", name);
}

static void check_cover(struct tap *tap, const struct qu_layout *layout, const char *name)
{
    struct qu_colour gold, board;
    bool fine = qu_layout_colour(layout, "gold", &gold) && qu_layout_colour(layout, "board", &board);
    tap_ok(tap, fine && contrast(gold, board) >= 4.5, "%s: gold can be read on the board", name);
}

static void check_fallbacks(struct tap *tap, const struct qu_layout *layout, const char *name)
{
    for (int i = 0; i < layout->role_count; i++) {
        bool kannada = false;
        for (int k = 0; layout->roles[i].families[k] != NULL; k++)
            kannada = kannada || strcmp(layout->roles[i].families[k], "Noto Sans Kannada") == 0;
        tap_ok(tap, kannada && layout->roles[i].remedy[0] != '\0',
               "%s: role %s falls back for other scripts, and has a remedy", name, layout->roles[i].name);
    }
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        double width, height, grid;
        int rows, low, high;
    } designs[] = {{"field-notes-a5", 148, 210, 7, 24, 45, 60},
                   {"field-notes-a4", 210, 297, 8, 31, 45, 75},
                   {"field-notes-letter", 215.9, 279.4, 7.14375, 33, 45, 75},
                   {"field-notes-pocket", 89, 140, 6.35, 18, 28, 40}};
    struct tap tap = {0};
    struct sandbox box;
    sandbox_init(&box, argv[1]);
    for (int i = 0; i < QU_COUNT(designs); i++) {
        const struct qu_layout *layout = sandbox_read(&box, designs[i].name, NULL);
        if (box.diag.count > 0)
            qu_diag_print(&box.diag, stdout, false);
        tap_int(&tap, box.diag.count, 0, "no message");
        if (!tap_ok(&tap, layout != NULL, "%s: read", designs[i].name))
            continue;
        tap_ok(&tap,
               layout->width == qu_len_from_mm(designs[i].width) &&
                   layout->height == qu_len_from_mm(designs[i].height),
               "%s: size", designs[i].name);
        tap_ok(&tap,
               labs(layout->grid - qu_len_from_mm(designs[i].grid)) <= 1 && layout->rows == designs[i].rows,
               "%s: ruling", designs[i].name);
        check_geometry(&tap, layout, designs[i].name);
        check_measure(&tap, layout, designs[i].name, designs[i].low, designs[i].high);
        check_styles(&tap, layout, designs[i].name);
        check_cover(&tap, layout, designs[i].name);
        check_fallbacks(&tap, layout, designs[i].name);
    }
    sandbox_finish(&box);
    return tap_done(&tap);
}
