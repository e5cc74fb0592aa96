/* test_tags.c - the leaves of a document after its pages were marked again; Cairo's structure tree is removed. */
#include "../../../src/cairopdf/tags.h"
#include "../pdfsource.h"

#include <tap.h>

/* Leaf 1 of the first page is divided into two, its leaf 0 comes last; the second page has none; leaf 0 of the
 * third is dropped. */
static void test_update(struct tap *tap)
{
    static const struct qu_leaf painted[] = {{0, 0, 10}, {0, 1, 11}, {0, 2, 12}, {2, 0, 20}, {2, 1, 21}},
                                wanted[] = {{0, 0, 11}, {0, 1, 11}, {0, 2, 12}, {0, 3, 10}, {2, 0, 21}};
    static int first[] = {1, 1, 2, 0}, third[] = {1};
    const struct qu_marked_leaves marked[] = {{.at = first, .count = 4}, {0}, {.at = third, .count = 1}, {0}};
    struct qu_leaves leaves = {0};
    for (int i = 0; i < QU_COUNT(painted); i++)
        qu_vec_add(&leaves, painted[i]);
    qu_tags_update(&leaves, marked, QU_COUNT(marked));
    tap_int(tap, leaves.count, QU_COUNT(wanted), "leaves that are marked");
    for (int i = 0; i < QU_MIN(leaves.count, QU_COUNT(wanted)); i++)
        tap_ok(tap,
               leaves.at[i].page == wanted[i].page && leaves.at[i].mcid == wanted[i].mcid &&
                   leaves.at[i].node == wanted[i].node,
               "leaf %d: page %d, number %d, node %d", i, leaves.at[i].page, leaves.at[i].mcid,
               leaves.at[i].node);
    qu_vec_finish(&leaves);
}

/* The tree (4), its element (5) with a part of the page and another element (6); 7 does not belong to it. */
static void test_drop(struct tap *tap)
{
    static const struct pdf_source objects[] = {
        {"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R >>", NULL},
        {"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", NULL},
        {"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Other 7 0 R >>", NULL},
        {"<< /Type /StructTreeRoot /K [5 0 R] >>", NULL},
        {"<< /Type /StructElem /P 4 0 R /K [0 << /Type /MCR /Pg 3 0 R /MCID 1 >> 6 0 R] >>", NULL},
        {"<< /Type /StructElem /P 5 0 R >>", NULL},
        {"<< /Type /Else >>", NULL}};
    struct qu_buf file = {0};
    struct qu_pdf pdf;
    pdf_source_write(&file, objects, QU_COUNT(objects), "/Root 1 0 R");
    bool fine = qu_pdf_open(&pdf, file.data, file.length);
    tap_ok(tap, fine && qu_obj_is_dict(qu_pdf_object(&pdf, 6)), "a file with a tree");
    for (int again = 0; again < 2; again++) {
        qu_tags_drop_tree(&pdf);
        tap_ok(tap, qu_pdf_failed(&pdf) == NULL && !qu_obj_has(pdf.root, "/StructTreeRoot"), "no tree");
        for (int number = 1; number <= QU_COUNT(objects); number++)
            tap_ok(tap, qu_obj_is_dict(qu_pdf_object(&pdf, number)) == (number < 4 || number > 6),
                   "object %d", number);
    }
    qu_pdf_close(&pdf);
    qu_buf_finish(&file);
}

int main(void)
{
    struct tap tap = {0};
    test_update(&tap);
    test_drop(&tap);
    return tap_done(&tap);
}
