/* list.c - the kind `list`: ordered or not; each item is Markdown. */
#include "kinds.h"
#include "prose.h"

struct list {
    struct qu_list items; /* struct qu_prose_list */
    bool ordered, loose;
    int first;
    const char *marker;
};

static const struct qu_field fields[] = {
    {"list", QU_FIELD_LIST, offsetof(struct list, items), QU_REQUIRED | QU_NOT_EMPTY,
     "the items, each Markdown", .element = QU_FIELD_PROSE, .size = sizeof(struct qu_prose_list),
     .example = "list: [first item, second item]"},
    {"ordered", QU_FIELD_BOOL, offsetof(struct list, ordered), 0, "numbered 1., 2., ..."},
    {"first", QU_FIELD_INT, offsetof(struct list, first), 0, "the first number of an ordered list", .low = 0,
     .high = 9999},
    {"marker", QU_FIELD_TEXT, offsetof(struct list, marker), 0,
     "what stands before each item instead of the layout's bullet"},
    {"loose", QU_FIELD_BOOL, offsetof(struct list, loose), 0, "a white row between items"},
    {0}};

static void set(struct qu_cursor *cursor, const struct qu_block *block)
{
    const struct list *list = block->content;
    const struct qu_prose_list *items = list->items.at;
    struct qu_prose prose = {.kind = QU_PROSE_LIST,
                             .src = block->src,
                             .ordered = list->ordered,
                             .tight = !list->loose,
                             .first = list->first > 0 ? list->first : 1,
                             .item_count = list->items.count};
    prose.items = QU_NEW_ARRAY(cursor->arena, struct qu_prose_item, list->items.count);
    for (int i = 0; i < list->items.count; i++)
        prose.items[i] = (struct qu_prose_item){items[i].blocks, items[i].count,
                                                items[i].count > 0 ? items[i].blocks[0].src : block->src};
    qu_prose_set(cursor, &prose, 1, &(struct qu_prose_setting){.style = "list", .bullet = list->marker});
}

const struct qu_block_type qu_block_list = {
    .kind = {"list", "a list, ordered or not", sizeof(struct list), fields, NULL}, .set = set};
