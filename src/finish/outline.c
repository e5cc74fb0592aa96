#include "outline.h"

#include <stdlib.h>

/* One outline item while the tree is built; indexes into the same array, -1 for none. */
struct entry {
    int level, parent, previous, next, first, last, children;
    struct qu_obj object;
};

/* Links each entry to its parent and neighbours, in one pass. last_at[level] is the latest entry of that
 * level that may still get children. */
static void connect(struct entry *entries, int count, const struct qu_placements *placed, struct entry *top)
{
    int *last_at = qu_alloc_zero((size_t)count + 2, sizeof *last_at);
    int depth = 0;
    for (int i = 0; i < count; i++) {
        int level = QU_CLAMP(placed->outline.at[i].item->level, 1, depth + 1);
        int parent = level > 1 ? last_at[level - 1] : -1;
        struct entry *above = parent >= 0 ? &entries[parent] : top;
        entries[i] = (struct entry){
            .level = level, .parent = parent, .previous = above->last, .next = -1, .first = -1, .last = -1};
        if (above->last >= 0)
            entries[above->last].next = i;
        else
            above->first = i;
        above->last = i;
        above->children++;
        last_at[level] = i;
        depth = level;
    }
    free(last_at);
}

static void set_reference(const struct entry *entries, struct qu_obj item, const char *key, int index)
{
    if (index >= 0)
        qu_obj_set(item, key, entries[index].object);
}

static void fill(const struct entry *entries, const struct entry *entry, const struct qu_mark_item *mark,
                 struct qu_obj top)
{
    qu_obj_set_text(entry->object, "/Title", mark->title);
    qu_obj_set(entry->object, "/Dest", qu_obj_bytes(top.pdf, mark->name));
    qu_obj_set(entry->object, "/Parent", entry->parent >= 0 ? entries[entry->parent].object : top);
    set_reference(entries, entry->object, "/Prev", entry->previous);
    set_reference(entries, entry->object, "/Next", entry->next);
    set_reference(entries, entry->object, "/First", entry->first);
    set_reference(entries, entry->object, "/Last", entry->last);
    if (entry->children > 0)
        qu_obj_set_int(entry->object, "/Count", -entry->children);
}

void qu_outline_write(struct qu_pdf *pdf, const struct qu_placements *placed)
{
    int count = placed->outline.count;
    if (count == 0)
        return;
    struct entry *entries = qu_alloc_zero((size_t)count, sizeof *entries);
    struct entry root = {.first = -1, .last = -1};
    connect(entries, count, placed, &root);
    struct qu_obj top = qu_obj_indirect(qu_obj_parse(pdf, "<< /Type /Outlines >>"));
    for (int i = 0; i < count; i++)
        entries[i].object = qu_obj_indirect(qu_obj_dict(pdf));
    for (int i = 0; i < count; i++)
        fill(entries, &entries[i], placed->outline.at[i].item, top);
    set_reference(entries, top, "/First", root.first);
    set_reference(entries, top, "/Last", root.last);
    qu_obj_set_int(top, "/Count", root.children);
    qu_obj_set(pdf->root, "/Outlines", top);
    free(entries);
}
