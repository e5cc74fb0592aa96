#include "repair.h"

#include "../base/vec.h"

struct walk {
    QU_VEC(bool) seen; /* by object number */
};

static bool is_new(struct walk *walk, struct qu_obj object)
{
    int number = qu_obj_number(object);
    if (number == 0)
        return true;
    while (walk->seen.count <= number)
        qu_vec_add(&walk->seen, false);
    bool seen = walk->seen.at[number];
    walk->seen.at[number] = true;
    return !seen;
}

static void repair_resources(struct walk *walk, struct qu_obj owner);

/* A font, picture, form, pattern or graphics state; a soft mask draws, too. */
static void repair(struct walk *walk, struct qu_obj object)
{
    if (!is_new(walk, object))
        return;
    if (qu_obj_is_stream(object)) {
        if (qu_obj_name_is(object, "/Subtype", "/Image") && qu_obj_has(object, "/Interpolate"))
            qu_obj_set(object, "/Interpolate", qu_obj_bool(object.pdf, false));
        repair_resources(walk, object);
    } else if (qu_obj_has(object, "/SMask")) {
        repair(walk, qu_obj_get(qu_obj_get(object, "/SMask"), "/G"));
    } else if (qu_obj_has(object, "/DescendantFonts")) {
        struct qu_obj font = qu_obj_at(qu_obj_get(object, "/DescendantFonts"), 0);
        if (qu_obj_name_is(font, "/Subtype", "/CIDFontType2"))
            qu_obj_set_name(font, "/CIDToGIDMap", "/Identity");
    }
}

static void repair_kind(struct walk *walk, struct qu_obj named)
{
    struct qu_obj_keys keys;
    if (!qu_obj_is_dict(named) || !is_new(walk, named))
        return;
    qu_obj_keys_init(&keys, named);
    for (int i = 0; i < keys.at.count; i++)
        repair(walk, qu_obj_get(named, keys.at.at[i]));
    qu_obj_keys_finish(&keys);
}

static void repair_resources(struct walk *walk, struct qu_obj owner)
{
    static const char *const kinds[] = {"/Font", "/XObject", "/Pattern", "/ExtGState"};
    int scope = qu_pdf_scope_begin(owner.pdf);
    struct qu_obj resources = qu_obj_get(owner, "/Resources");
    if (qu_obj_is_dict(resources) && is_new(walk, resources))
        for (int i = 0; i < QU_COUNT(kinds); i++)
            repair_kind(walk, qu_obj_get(resources, kinds[i]));
    qu_pdf_scope_end(owner.pdf, scope);
}

void qu_repair_resources(struct qu_pdf *pdf)
{
    struct walk walk = {0};
    for (int i = 0; i < pdf->page_count; i++)
        repair_resources(&walk, qu_pdf_page(pdf, i));
    qu_vec_finish(&walk.seen);
}
