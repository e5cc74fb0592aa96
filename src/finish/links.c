#include "links.h"

#include <string.h>

/* An address as PDF wants it: ASCII, everything else (and blanks, controls, "<>\"{}|\\^`") as %XX; what is
 * escaped already is not changed. */
static void escape_uri(const char *uri, struct qu_buf *out)
{
    for (const char *s = uri; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;
        if (c <= 0x20 || c >= 0x7f || strchr("<>\"{}|\\^`", c) != NULL)
            qu_buf_printf(out, "%%%02X", c);
        else
            qu_buf_add_char(out, (char)c);
    }
}

static struct qu_obj make_box(struct qu_pdf *pdf, const struct qu_file_page *target,
                              const struct qu_placed_link *link)
{
    struct qu_xy low = link->corner[0], high = low;
    for (int i = 1; i < 4; i++) {
        low.x = QU_MIN(low.x, link->corner[i].x);
        low.y = QU_MIN(low.y, link->corner[i].y);
        high.x = QU_MAX(high.x, link->corner[i].x);
        high.y = QU_MAX(high.y, link->corner[i].y);
    }
    const double box[] = {target->x + low.x, target->y - high.y, target->x + high.x, target->y - low.y};
    return qu_obj_reals(pdf, box, QU_COUNT(box));
}

/* Anticlockwise from the lower left corner, as the standard says. (For links viewers follow it.) */
static struct qu_obj make_quad(struct qu_pdf *pdf, const struct qu_file_page *target,
                               const struct qu_placed_link *link)
{
    static const int order[] = {3, 2, 1, 0};
    struct qu_obj quad = qu_obj_array(pdf);
    for (int i = 0; i < QU_COUNT(order); i++) {
        qu_obj_push(quad, qu_obj_real(pdf, target->x + link->corner[order[i]].x));
        qu_obj_push(quad, qu_obj_real(pdf, target->y - link->corner[order[i]].y));
    }
    return quad;
}

static struct qu_obj make_uri_action(struct qu_pdf *pdf, const char *uri)
{
    struct qu_buf text;
    qu_buf_init(&text);
    escape_uri(uri, &text);
    struct qu_obj action = qu_obj_parse(pdf, "<< /Type /Action /S /URI >>");
    qu_obj_set(action, "/URI", qu_obj_bytes(pdf, qu_buf_text(&text)));
    qu_buf_finish(&text);
    return action;
}

static struct qu_obj make_link(struct qu_pdf *pdf, const struct qu_file_page *target,
                               const struct qu_placed_link *link)
{
    struct qu_obj annotation = qu_obj_parse(pdf, "<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] >>");
    qu_obj_set(annotation, "/Rect", make_box(pdf, target, link));
    if (!link->upright)
        qu_obj_set(annotation, "/QuadPoints", make_quad(pdf, target, link));
    qu_obj_set_text(annotation, "/Contents", link->item->contents);
    qu_obj_set(annotation, "/P", target->object);
    if (link->item->destination != NULL)
        qu_obj_set(annotation, "/Dest", qu_obj_bytes(pdf, link->item->destination));
    else
        qu_obj_set(annotation, "/A", make_uri_action(pdf, link->item->uri));
    return qu_obj_indirect(annotation);
}

void qu_links_write(struct qu_pdf *pdf, const struct qu_file_page *targets,
                    const struct qu_placements *placed, struct qu_obj *annotations)
{
    for (int i = 0; i < placed->links.count;) {
        int page = placed->links.at[i].page;
        struct qu_obj on_page = qu_obj_array(pdf);
        for (; i < placed->links.count && placed->links.at[i].page == page; i++) {
            annotations[i] = make_link(pdf, &targets[page], &placed->links.at[i]);
            qu_obj_push(on_page, annotations[i]);
        }
        qu_obj_set(targets[page].object, "/Annots", on_page);
        qu_obj_set_name(targets[page].object, "/Tabs", "/S"); /* in the order of the structure */
    }
}
