#include "grey.h"

static void turn_colour(struct qu_colour *colour)
{
    uint8_t luma = (uint8_t)((54 * colour->r + 183 * colour->g + 19 * colour->b) / 256);
    colour->r = colour->g = colour->b = luma;
}

static void turn_items(struct qu_item *items, int count)
{
    for (int i = 0; i < count; i++) {
        struct qu_item *item = &items[i];
        switch (item->kind) {
        case QU_ITEM_GROUP: turn_items(item->group.items, item->group.item_count); break;
        case QU_ITEM_TEXT: turn_colour(&item->text.colour); break;
        case QU_ITEM_PATH:
            turn_colour(&item->path.fill);
            turn_colour(&item->path.stroke);
            break;
        case QU_ITEM_IMAGE:
        case QU_ITEM_LINK:
        case QU_ITEM_MARK: break;
        }
    }
}

void qu_document_grey(struct qu_document *document)
{
    for (int i = 0; i < document->pages.count; i++) {
        const struct qu_page *page = &document->pages.at[i];
        turn_items(page->items, page->item_count);
        if (page->background != NULL) /* shared by pages: turned again, a grey stays the same */
            turn_items(page->background->items, page->background->item_count);
    }
}
