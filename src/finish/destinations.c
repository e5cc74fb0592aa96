#include "destinations.h"

enum { NAMES_IN_NODE = 32 };

struct qu_obj qu_destination_make(struct qu_obj page, double x, double y)
{
    struct qu_obj place = qu_obj_array(page.pdf);
    qu_obj_push(place, page);
    qu_obj_push(place, qu_obj_name(page.pdf, "/XYZ"));
    qu_obj_push(place, qu_obj_real(page.pdf, x));
    qu_obj_push(place, qu_obj_real(page.pdf, y));
    qu_obj_push(place, qu_obj_null(page.pdf));
    return place;
}

static void set_limits(struct qu_pdf *pdf, struct qu_obj node, const struct qu_placed_mark *marks, int count)
{
    struct qu_obj limits = qu_obj_array(pdf);
    qu_obj_push(limits, qu_obj_bytes(pdf, marks[0].item->name));
    qu_obj_push(limits, qu_obj_bytes(pdf, marks[count - 1].item->name));
    qu_obj_set(node, "/Limits", limits);
}

static void fill_node(struct qu_pdf *pdf, struct qu_obj node, const struct qu_file_page *targets,
                      const struct qu_placed_mark *marks, int count)
{
    struct qu_obj names = qu_obj_array(pdf);
    for (int i = 0; i < count; i++) {
        const struct qu_file_page *target = &targets[marks[i].page];
        int scope = qu_pdf_scope_begin(pdf);
        qu_obj_push(names, qu_obj_bytes(pdf, marks[i].item->name));
        qu_obj_push(
            names, qu_destination_make(target->object, target->x + marks[i].at.x, target->y - marks[i].at.y));
        qu_pdf_scope_end(pdf, scope);
    }
    qu_obj_set(node, "/Names", names);
}

/* A node over all `count` marks: their names, or up to 32 children with equally many marks each. The depth of
 * the tree is log32 of the count. */
static struct qu_obj make_node(struct qu_pdf *pdf, const struct qu_file_page *targets,
                               const struct qu_placed_mark *marks, int count, bool top)
{
    struct qu_obj node = qu_obj_dict(pdf);
    if (!top)
        set_limits(pdf, node, marks, count);
    if (count <= NAMES_IN_NODE) {
        fill_node(pdf, node, targets, marks, count);
        return qu_obj_indirect(node);
    }
    int reach = NAMES_IN_NODE;
    while (reach * NAMES_IN_NODE < count)
        reach *= NAMES_IN_NODE;
    struct qu_obj kids = qu_obj_array(pdf);
    for (int i = 0; i < count; i += reach)
        qu_obj_push(kids, make_node(pdf, targets, marks + i, QU_MIN(reach, count - i), false));
    qu_obj_set(node, "/Kids", kids);
    return qu_obj_indirect(node);
}

void qu_destinations_write(struct qu_pdf *pdf, const struct qu_file_page *targets,
                           const struct qu_placements *placed)
{
    if (placed->destinations.count == 0)
        return;
    struct qu_obj names = qu_obj_dict(pdf);
    qu_obj_set(names, "/Dests",
               make_node(pdf, targets, placed->destinations.at, placed->destinations.count, true));
    qu_obj_set(pdf->root, "/Names", names);
}
