/* test_repair.c - corrections of what Cairo writes, on files that are made here: fonts and pictures wherever a page
 * draws with them, names of forms, the structure tree. */
#include "../../../src/cairopdf/repair.h"
#include "../../../src/cairopdf/resources.h"
#include "../../../src/cairopdf/tags.h"
#include "../blankfile.h"

#include <stdlib.h>
#include <string.h>
#include <tap.h>

/* A stream of its own with that content and those keys. */
static struct qu_obj make_stream(struct blank_file *f, const char *content, const char *subtype)
{
    struct qu_obj stream = qu_obj_stream(&f->pdf, content, strlen(content));
    qu_obj_set_name(stream, "/Subtype", subtype);
    return stream;
}

static struct qu_obj make_picture(struct blank_file *f)
{
    struct qu_obj picture = make_stream(f, "x", "/Image");
    qu_obj_set(picture, "/Interpolate", qu_obj_bool(&f->pdf, true));
    return picture;
}

/* Resources with one thing of that kind. */
static struct qu_obj make_resources(struct blank_file *f, const char *kind, const char *name,
                                    struct qu_obj object)
{
    struct qu_obj resources = qu_obj_dict(&f->pdf), named = qu_obj_dict(&f->pdf);
    qu_obj_set(named, name, object);
    qu_obj_set(resources, kind, named);
    return resources;
}

static struct qu_obj make_font(struct blank_file *f, const char *subtype)
{
    struct qu_obj font = qu_obj_dict(&f->pdf), inner = qu_obj_dict(&f->pdf), list = qu_obj_array(&f->pdf);
    qu_obj_set_name(inner, "/Subtype", subtype);
    qu_obj_push(list, qu_obj_indirect(inner));
    qu_obj_set_name(font, "/Subtype", "/Type0");
    qu_obj_set(font, "/DescendantFonts", list);
    return qu_obj_indirect(font);
}

static bool is_smoothed(struct qu_obj picture)
{
    return strcmp(qu_obj_source(qu_obj_get(picture, "/Interpolate")), "true") == 0;
}

static void test_fonts(struct tap *tap)
{
    static const char *const subtypes[] = {"/CIDFontType2", "/CIDFontType0"};
    for (int i = 0; i < 2; i++) {
        struct blank_file f;
        blank_file_open(&f, 1, 100, 100);
        struct qu_obj font = make_font(&f, subtypes[i]);
        qu_obj_set(qu_pdf_page(&f.pdf, 0), "/Resources", make_resources(&f, "/Font", "/f", font));
        qu_repair_resources(&f.pdf);
        struct qu_obj inner = qu_obj_at(qu_obj_get(font, "/DescendantFonts"), 0);
        tap_int(tap, qu_obj_name_is(inner, "/CIDToGIDMap", "/Identity"), i == 0, subtypes[i]);
        blank_file_close(&f);
    }
}

/* A picture on a page, in a form, in a form in a pattern, in a soft mask. */
static void test_pictures(struct tap *tap)
{
    static const char *const places[] = {"on a page", "in a form", "in a form in a pattern", "in a soft mask",
                                         "on the second page"};
    for (int i = 0; i < QU_COUNT(places); i++) {
        struct blank_file f;
        blank_file_open(&f, 2, 100, 100);
        struct qu_obj picture = make_picture(&f), drawn = make_resources(&f, "/XObject", "/x", picture);
        if (i >= 1 && i <= 3) {
            struct qu_obj form = make_stream(&f, "/x Do", "/Form");
            qu_obj_set(form, "/Resources", drawn);
            drawn = make_resources(&f, "/XObject", "/y", form);
            if (i == 2) {
                struct qu_obj pattern = make_stream(&f, "/y Do", "/None");
                qu_obj_set(pattern, "/Resources", drawn);
                drawn = make_resources(&f, "/Pattern", "/p", pattern);
            } else if (i == 3) {
                struct qu_obj state = qu_obj_dict(&f.pdf), mask = qu_obj_dict(&f.pdf);
                qu_obj_set(mask, "/G", form);
                qu_obj_set(state, "/SMask", mask);
                drawn = make_resources(&f, "/ExtGState", "/g", state);
            }
        }
        tap_ok(tap, is_smoothed(picture), "Cairo smooths");
        qu_obj_set(qu_pdf_page(&f.pdf, i == 4), "/Resources", drawn);
        qu_repair_resources(&f.pdf);
        tap_ok(tap, !is_smoothed(picture) && qu_obj_has(picture, "/Interpolate"), "a picture %s", places[i]);
        blank_file_close(&f);
    }
}

/* What draws itself is no endless loop; what says nothing of smoothing gets no key. */
static void test_loop(struct tap *tap)
{
    struct blank_file f;
    blank_file_open(&f, 1, 100, 100);
    struct qu_obj form = make_stream(&f, "/y Do", "/Form"), plain = make_stream(&f, "x", "/Image");
    struct qu_obj resources = make_resources(&f, "/XObject", "/y", form);
    qu_obj_set(qu_obj_get(resources, "/XObject"), "/x", plain);
    qu_obj_set(form, "/Resources", resources);
    qu_obj_set(form, "/Interpolate", qu_obj_bool(&f.pdf, true));
    qu_obj_set(qu_pdf_page(&f.pdf, 0), "/Resources", make_resources(&f, "/XObject", "/y", form));
    qu_repair_resources(&f.pdf);
    tap_ok(tap, is_smoothed(form) && !qu_obj_has(plain, "/Interpolate"),
           "only pictures that say so are changed");
    blank_file_close(&f);
}

/* ---- names of forms and patterns */

static void test_forms(struct tap *tap)
{
    static const char *const kinds[] = {"a form", "a tiling pattern", "a picture",
                                        "a form without resources"};
    for (int i = 0; i < QU_COUNT(kinds); i++) {
        struct blank_file f;
        struct qu_buf content = {0};
        struct qu_resources resources;
        blank_file_open(&f, 1, 100, 100);
        struct qu_obj picture = make_picture(&f);
        struct qu_obj stream = make_stream(&f, "/x7 Do /x9 Do",
                                           i == 1   ? "/None"
                                           : i == 2 ? "/Image"
                                                    : "/Form");
        if (i == 1)
            qu_obj_set_int(stream, "/PatternType", 1);
        struct qu_obj own = make_resources(&f, "/XObject", "/x7", picture);
        qu_obj_set(qu_obj_get(own, "/XObject"), "/x9", picture);
        qu_obj_set(qu_obj_get(own, "/XObject"), "/unused", picture);
        qu_obj_set(own, "/ProcSet", qu_obj_array(&f.pdf));
        qu_obj_set(own, "/Shading", qu_obj_dict(&f.pdf));
        if (i < 3)
            qu_obj_set(stream, "/Resources", own);
        qu_resources_init(&resources, &f.pdf);
        qu_resources_rewrite_forms(&resources);
        qu_resources_finish(&resources);
        qu_obj_data(stream, &content);
        tap_text(tap, qu_buf_text(&content), i < 2 ? "/X1 Do /X2 Do" : "/x7 Do /x9 Do", kinds[i]);
        struct qu_obj now = qu_obj_get(stream, "/Resources"), named = qu_obj_get(now, "/XObject");
        if (i < 2)
            tap_ok(tap,
                   qu_obj_has(named, "/X1") && qu_obj_has(named, "/X2") && !qu_obj_has(named, "/unused") &&
                       qu_obj_has(now, "/ProcSet") && !qu_obj_has(now, "/Shading") &&
                       qu_obj_number(qu_obj_get(named, "/X1")) == qu_obj_number(picture),
                   "its resources are what it draws with");
        qu_buf_finish(&content);
        blank_file_close(&f);
    }
}

/* ---- structure */

static void test_tree(struct tap *tap)
{
    struct blank_file f;
    blank_file_open(&f, 1, 100, 100);
    qu_tags_drop_tree(&f.pdf);
    tap_ok(tap, !qu_obj_has(f.pdf.root, "/StructTreeRoot"), "no tree is none to drop");
    struct qu_obj root = qu_obj_dict(&f.pdf), kids = qu_obj_array(&f.pdf), child = qu_obj_dict(&f.pdf),
                  inner = qu_obj_array(&f.pdf), leaf = qu_obj_dict(&f.pdf);
    leaf = qu_obj_indirect(leaf);
    qu_obj_push(inner, leaf);
    qu_obj_push(inner, qu_obj_int(&f.pdf, 3));
    qu_obj_set(child, "/K", inner);
    child = qu_obj_indirect(child);
    qu_obj_push(kids, qu_obj_int(&f.pdf, 0));
    qu_obj_push(kids, child);
    qu_obj_set(root, "/K", kids);
    root = qu_obj_indirect(root);
    int numbers[] = {qu_obj_number(root), qu_obj_number(child), qu_obj_number(leaf)};
    qu_obj_set(f.pdf.root, "/StructTreeRoot", root);
    qu_tags_drop_tree(&f.pdf);
    bool gone = !qu_obj_has(f.pdf.root, "/StructTreeRoot");
    for (int i = 0; i < QU_COUNT(numbers); i++)
        gone &= !qu_obj_is_dict(qu_pdf_object(&f.pdf, numbers[i]));
    tap_ok(tap, gone, "a tree is erased down to its leaves");
    blank_file_close(&f);
}

/* Leaves that are divided, dropped, kept: on three pages, the second of which has none. */
static void test_leaves(struct tap *tap)
{
    static const struct qu_leaf before[] = {{0, 0, 5}, {0, 1, 6}, {0, 2, 7}, {2, 0, 8}, {2, 1, 9}};
    static const struct qu_leaf after[] = {{0, 0, 5}, {0, 1, 5}, {0, 2, 7}, {2, 0, 9}, {2, 1, 8}};
    static const int first[] = {0, 0, 2}, last[] = {1, 0};
    struct qu_leaves leaves = {0};
    struct qu_marked_leaves marked[4] = {{0}};
    for (int i = 0; i < QU_COUNT(before); i++)
        qu_vec_add(&leaves, before[i]);
    for (int i = 0; i < QU_COUNT(first); i++)
        qu_vec_add(&marked[0], first[i]);
    for (int i = 0; i < QU_COUNT(last); i++)
        qu_vec_add(&marked[2], last[i]);
    qu_vec_add(&marked[3], 0); /* of no page */
    qu_tags_update(&leaves, marked, 3);
    bool fine = leaves.count == QU_COUNT(after);
    for (int i = 0; i < leaves.count && fine; i++)
        fine = leaves.at[i].page == after[i].page && leaves.at[i].mcid == after[i].mcid &&
               leaves.at[i].node == after[i].node;
    tap_ok(tap, fine, "leaves follow the content");
    qu_vec_finish(&leaves);
    for (int i = 0; i < QU_COUNT(marked); i++)
        qu_vec_finish(&marked[i]);
}

int main(void)
{
    struct tap tap = {0};
    test_fonts(&tap);
    test_pictures(&tap);
    test_loop(&tap);
    test_forms(&tap);
    test_tree(&tap);
    test_leaves(&tap);
    return tap_done(&tap);
}
