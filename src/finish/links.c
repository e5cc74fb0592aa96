#include "links.h"

#include <string.h>

void qu_links_escape_uri(const char *uri, struct qu_buf *out)
{
    for (const char *s = uri; *s != '\0'; s++) {
        unsigned char c = (unsigned char)*s;
        if (c <= 0x20 || c >= 0x7f || strchr("<>\"{}|\\^`", c) != NULL)
            qu_buf_printf(out, "%%%02X", c);
        else
            qu_buf_add_char(out, (char)c);
    }
}

static qpdf_oh make_box(struct qu_pdf *pdf, const struct qu_leaf *leaf, const struct qu_gathered_link *link)
{
    struct qu_xy low = link->corner[0], high = low;
    for (int i = 1; i < 4; i++) {
        low.x = QU_MIN(low.x, link->corner[i].x);
        low.y = QU_MIN(low.y, link->corner[i].y);
        high.x = QU_MAX(high.x, link->corner[i].x);
        high.y = QU_MAX(high.y, link->corner[i].y);
    }
    qpdf_oh box = qu_pdf_array(pdf);
    qu_pdf_push(pdf, box, qu_pdf_real(pdf, leaf->x + low.x));
    qu_pdf_push(pdf, box, qu_pdf_real(pdf, leaf->y - high.y));
    qu_pdf_push(pdf, box, qu_pdf_real(pdf, leaf->x + high.x));
    qu_pdf_push(pdf, box, qu_pdf_real(pdf, leaf->y - low.y));
    return box;
}

/* Anticlockwise from the lower left corner, as the standard says and viewers agree for links. */
static qpdf_oh make_quad(struct qu_pdf *pdf, const struct qu_leaf *leaf, const struct qu_gathered_link *link)
{
    static const int order[] = {3, 2, 1, 0};
    qpdf_oh quad = qu_pdf_array(pdf);
    for (int i = 0; i < QU_COUNT(order); i++) {
        qu_pdf_push(pdf, quad, qu_pdf_real(pdf, leaf->x + link->corner[order[i]].x));
        qu_pdf_push(pdf, quad, qu_pdf_real(pdf, leaf->y - link->corner[order[i]].y));
    }
    return quad;
}

static qpdf_oh make_uri_action(struct qu_pdf *pdf, const char *uri)
{
    struct qu_buf text;
    qu_buf_init(&text);
    qu_links_escape_uri(uri, &text);
    qpdf_oh action = qu_pdf_parse(pdf, "<< /Type /Action /S /URI >>");
    qu_pdf_set(pdf, action, "/URI", qu_pdf_bytes(pdf, qu_buf_text(&text)));
    qu_buf_finish(&text);
    return action;
}

static qpdf_oh make_link(struct qu_pdf *pdf, const struct qu_leaf *leaf, const struct qu_gathered_link *link)
{
    qpdf_oh annotation = qu_pdf_parse(pdf, "<< /Type /Annot /Subtype /Link /F 4 /Border [ 0 0 0 ] >>");
    qu_pdf_set(pdf, annotation, "/Rect", make_box(pdf, leaf, link));
    if (!link->upright)
        qu_pdf_set(pdf, annotation, "/QuadPoints", make_quad(pdf, leaf, link));
    qu_pdf_set(pdf, annotation, "/Contents", qu_pdf_text(pdf, link->item->contents));
    qu_pdf_set(pdf, annotation, "/P", qu_pdf_again(pdf, leaf->object));
    if (link->item->destination != NULL)
        qu_pdf_set(pdf, annotation, "/Dest", qu_pdf_bytes(pdf, link->item->destination));
    else
        qu_pdf_set(pdf, annotation, "/A", make_uri_action(pdf, link->item->uri));
    return qu_pdf_indirect(pdf, annotation);
}

void qu_links_write(struct qu_pdf *pdf, const struct qu_leaf *leaves, const struct qu_gathered *gathered,
                    qpdf_oh *annotations)
{
    for (int i = 0; i < gathered->links.count;) {
        int page = gathered->links.at[i].page;
        qpdf_oh on_page = qu_pdf_array(pdf);
        for (; i < gathered->links.count && gathered->links.at[i].page == page; i++) {
            annotations[i] = make_link(pdf, &leaves[page], &gathered->links.at[i]);
            qu_pdf_push(pdf, on_page, qu_pdf_again(pdf, annotations[i]));
        }
        qu_pdf_set(pdf, leaves[page].object, "/Annots", on_page);
        qu_pdf_set(pdf, leaves[page].object, "/Tabs",
                   qu_pdf_name(pdf, "/S")); /* in the order of the structure */
    }
}
