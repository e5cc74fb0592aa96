#include "repair.h"

#include "../base/vec.h"

#include <string.h>

struct walk {
    struct qu_pdf *pdf;
    QU_VEC(bool) seen; /* by object number */
};

static bool is_new(struct walk *walk, qpdf_oh object)
{
    if (!qpdf_oh_is_indirect(walk->pdf->data, object))
        return true;
    int number = qpdf_oh_get_object_id(walk->pdf->data, object);
    while (walk->seen.count <= number)
        qu_vec_add(&walk->seen, false);
    bool seen = walk->seen.at[number];
    walk->seen.at[number] = true;
    return !seen;
}

static bool is_called(struct qu_pdf *pdf, qpdf_oh dict, const char *key, const char *name)
{
    qpdf_oh value = qpdf_oh_get_key(pdf->data, dict, key);
    bool same = qpdf_oh_is_name(pdf->data, value) && strcmp(qpdf_oh_get_name(pdf->data, value), name) == 0;
    qu_pdf_release(pdf, value);
    return same;
}

static void repair_resources(struct walk *walk, qpdf_oh owner);

/* A font, picture, form or pattern. */
static void repair(struct walk *walk, qpdf_oh object)
{
    struct qu_pdf *pdf = walk->pdf;
    if (!is_new(walk, object))
        return;
    if (qpdf_oh_is_stream(pdf->data, object)) {
        qpdf_oh dict = qpdf_oh_get_dict(pdf->data, object);
        if (is_called(pdf, dict, "/Subtype", "/Image") && qpdf_oh_has_key(pdf->data, dict, "/Interpolate"))
            qu_pdf_set(pdf, dict, "/Interpolate", qu_pdf_parse(pdf, "false"));
        repair_resources(walk, dict);
        qu_pdf_release(pdf, dict);
    } else if (qpdf_oh_has_key(pdf->data, object, "/DescendantFonts")) {
        qpdf_oh fonts = qpdf_oh_get_key(pdf->data, object, "/DescendantFonts"),
                font = qpdf_oh_get_array_item(pdf->data, fonts, 0);
        if (is_called(pdf, font, "/Subtype", "/CIDFontType2"))
            qu_pdf_set(pdf, font, "/CIDToGIDMap", qu_pdf_name(pdf, "/Identity"));
        qu_pdf_release(pdf, font);
        qu_pdf_release(pdf, fonts);
    }
}

static void repair_kind(struct walk *walk, qpdf_oh resources, const char *kind)
{
    struct qu_pdf *pdf = walk->pdf;
    qpdf_oh named = qpdf_oh_get_key(pdf->data, resources, kind);
    if (qpdf_oh_is_dictionary(pdf->data, named) && is_new(walk, named)) {
        qpdf_oh_begin_dict_key_iter(pdf->data, named);
        QU_VEC(qpdf_oh) objects = {0}; /* an iteration cannot hold another */
        while (qpdf_oh_dict_more_keys(pdf->data))
            qu_vec_add(&objects, qpdf_oh_get_key(pdf->data, named, qpdf_oh_dict_next_key(pdf->data)));
        for (int i = 0; i < objects.count; i++) {
            repair(walk, objects.at[i]);
            qu_pdf_release(pdf, objects.at[i]);
        }
        qu_vec_finish(&objects);
    }
    qu_pdf_release(pdf, named);
}

static void repair_resources(struct walk *walk, qpdf_oh owner)
{
    static const char *const kinds[] = {"/Font", "/XObject", "/Pattern", "/ExtGState"};
    qpdf_oh resources = qpdf_oh_get_key(walk->pdf->data, owner, "/Resources");
    if (qpdf_oh_is_dictionary(walk->pdf->data, resources) && is_new(walk, resources))
        for (int i = 0; i < QU_COUNT(kinds); i++)
            repair_kind(walk, resources, kinds[i]);
    qu_pdf_release(walk->pdf, resources);
}

/* A soft mask draws too. */
void qu_repair_resources(struct qu_pdf *pdf, const struct qu_leaf *leaves)
{
    struct walk walk = {.pdf = pdf};
    for (int i = 0; i < pdf->page_count; i++)
        repair_resources(&walk, leaves[i].object);
    qu_vec_finish(&walk.seen);
}
