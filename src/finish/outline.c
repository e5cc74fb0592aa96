#include "outline.h"

#include <stdlib.h>

/* One outline item while the tree is built; indexes into the same array, -1 for none. */
struct twig {
    int level, parent, previous, next, first, last, children;
    qpdf_oh object;
};

/* Links each twig to its parent and neighbours in one pass: last_at[level] is the newest twig of that level
 * that is still open. */
static void connect(struct twig *twigs, int count, const struct qu_gathered *gathered, struct twig *top)
{
    int *last_at = qu_alloc_zero((size_t)count + 2, sizeof *last_at);
    int depth = 0;
    for (int i = 0; i < count; i++) {
        int level = QU_CLAMP(gathered->outline.at[i].item->level, 1, depth + 1);
        int parent = level > 1 ? last_at[level - 1] : -1;
        struct twig *above = parent >= 0 ? &twigs[parent] : top;
        twigs[i] = (struct twig){
            .level = level, .parent = parent, .previous = above->last, .next = -1, .first = -1, .last = -1};
        if (above->last >= 0)
            twigs[above->last].next = i;
        else
            above->first = i;
        above->last = i;
        above->children++;
        last_at[level] = i;
        depth = level;
    }
    free(last_at);
}

static void set_reference(struct qu_pdf *pdf, const struct twig *twigs, qpdf_oh item, const char *key,
                          int index)
{
    if (index >= 0)
        qu_pdf_set(pdf, item, key, qu_pdf_again(pdf, twigs[index].object));
}

static void fill(struct qu_pdf *pdf, const struct twig *twigs, const struct twig *twig,
                 const struct qu_mark_item *mark, qpdf_oh top)
{
    qu_pdf_set(pdf, twig->object, "/Title", qu_pdf_text(pdf, mark->title));
    qu_pdf_set(pdf, twig->object, "/Dest", qu_pdf_bytes(pdf, mark->name));
    qu_pdf_set(pdf, twig->object, "/Parent",
               qu_pdf_again(pdf, twig->parent >= 0 ? twigs[twig->parent].object : top));
    set_reference(pdf, twigs, twig->object, "/Prev", twig->previous);
    set_reference(pdf, twigs, twig->object, "/Next", twig->next);
    set_reference(pdf, twigs, twig->object, "/First", twig->first);
    set_reference(pdf, twigs, twig->object, "/Last", twig->last);
    if (twig->children > 0)
        qu_pdf_set(pdf, twig->object, "/Count", qu_pdf_int(pdf, -twig->children));
}

void qu_outline_write(struct qu_pdf *pdf, const struct qu_gathered *gathered)
{
    int count = gathered->outline.count;
    if (count == 0)
        return;
    struct twig *twigs = qu_alloc_zero((size_t)count, sizeof *twigs);
    struct twig root = {.first = -1, .last = -1};
    connect(twigs, count, gathered, &root);
    qpdf_oh top = qu_pdf_indirect(pdf, qu_pdf_parse(pdf, "<< /Type /Outlines >>"));
    for (int i = 0; i < count; i++)
        twigs[i].object = qu_pdf_indirect(pdf, qu_pdf_dict(pdf));
    for (int i = 0; i < count; i++)
        fill(pdf, twigs, &twigs[i], gathered->outline.at[i].item, top);
    set_reference(pdf, twigs, top, "/First", root.first);
    set_reference(pdf, twigs, top, "/Last", root.last);
    qu_pdf_set(pdf, top, "/Count", qu_pdf_int(pdf, root.children));
    for (int i = 0; i < count; i++)
        qu_pdf_release(pdf, twigs[i].object);
    qu_pdf_set(pdf, pdf->root, "/Outlines", top);
    free(twigs);
}
