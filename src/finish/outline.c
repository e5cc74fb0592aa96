#include "outline.h"

#include <stdlib.h>

/* One outline item while the tree is built; indexes into the same array, -1 for none. */
struct twig {
    int level, parent, previous, next, first, last, children;
    struct qu_obj object;
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

static void set_reference(const struct twig *twigs, struct qu_obj item, const char *key, int index)
{
    if (index >= 0)
        qu_obj_set(item, key, twigs[index].object);
}

static void fill(const struct twig *twigs, const struct twig *twig, const struct qu_mark_item *mark,
                 struct qu_obj top)
{
    qu_obj_set_text(twig->object, "/Title", mark->title);
    qu_obj_set(twig->object, "/Dest", qu_obj_bytes(top.pdf, mark->name));
    qu_obj_set(twig->object, "/Parent", twig->parent >= 0 ? twigs[twig->parent].object : top);
    set_reference(twigs, twig->object, "/Prev", twig->previous);
    set_reference(twigs, twig->object, "/Next", twig->next);
    set_reference(twigs, twig->object, "/First", twig->first);
    set_reference(twigs, twig->object, "/Last", twig->last);
    if (twig->children > 0)
        qu_obj_set_int(twig->object, "/Count", -twig->children);
}

void qu_outline_write(struct qu_pdf *pdf, const struct qu_gathered *gathered)
{
    int count = gathered->outline.count;
    if (count == 0)
        return;
    struct twig *twigs = qu_alloc_zero((size_t)count, sizeof *twigs);
    struct twig root = {.first = -1, .last = -1};
    connect(twigs, count, gathered, &root);
    struct qu_obj top = qu_obj_indirect(qu_obj_parse(pdf, "<< /Type /Outlines >>"));
    for (int i = 0; i < count; i++)
        twigs[i].object = qu_obj_indirect(qu_obj_dict(pdf));
    for (int i = 0; i < count; i++)
        fill(twigs, &twigs[i], gathered->outline.at[i].item, top);
    set_reference(twigs, top, "/First", root.first);
    set_reference(twigs, top, "/Last", root.last);
    qu_obj_set_int(top, "/Count", root.children);
    qu_obj_set(pdf->root, "/Outlines", top);
    free(twigs);
}
