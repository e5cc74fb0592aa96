#include "copy.h"

static void copy_fields(const struct qu_copying *copying, const struct qu_field *fields, void *content);

static struct qu_prose *copy_prose(const struct qu_copying *copying, const struct qu_prose *blocks, int count)
{
    struct qu_prose *copy = qu_arena_dup(copying->arena, blocks, sizeof *blocks * (size_t)count);
    for (int i = 0; i < count; i++) {
        struct qu_prose *block = &copy[i];
        if (block->kind == QU_PROSE_PARAGRAPH || block->kind == QU_PROSE_HEADING)
            copying->edit(copying->data, &block->text);
        block->items = qu_arena_dup(copying->arena, block->items,
                                    sizeof *block->items * (size_t)block->item_count);
        for (int k = 0; k < block->item_count; k++)
            block->items[k].blocks = copy_prose(copying, block->items[k].blocks, block->items[k].block_count);
        block->blocks = copy_prose(copying, block->blocks, block->block_count);
    }
    return copy;
}

static void copy_blocks(const struct qu_copying *copying, struct qu_block_list *list)
{
    struct qu_block_list kept = {QU_NEW_ARRAY(copying->arena, struct qu_block, list->count), 0};
    for (int i = 0; i < list->count; i++) {
        struct qu_block *block = &kept.at[kept.count];
        if (!copying->keep(copying->data, &list->at[i]))
            continue;
        *block = list->at[i];
        block->content = qu_schema_copy(copying, block->kind->fields, block->content, block->kind->size);
        kept.count++;
    }
    *list = kept;
}

static void copy_value(const struct qu_copying *copying, const struct qu_field *field, void *value)
{
    switch ((int)field->type) {
    case QU_FIELD_INLINE:
        if (((struct qu_inline *)value)->text != NULL)
            copying->edit(copying->data, value);
        break;
    case QU_FIELD_PROSE: {
        struct qu_prose_list *prose = value;
        prose->blocks = copy_prose(copying, prose->blocks, prose->count);
        break;
    }
    case QU_FIELD_COLOUR: { /* the colour is resolved in the copy: each output may have its own layout */
        struct qu_named_colour **colour = value;
        if (*colour != NULL)
            *colour = qu_arena_dup(copying->arena, *colour, sizeof **colour);
        break;
    }
    case QU_FIELD_STRUCT: copy_fields(copying, field->fields, value); break;
    case QU_FIELD_BLOCKS: copy_blocks(copying, value); break;
    case QU_FIELD_LIST:
    case QU_FIELD_MAP: {
        struct qu_list *list = value;
        struct qu_field element = qu_field_element(field);
        size_t size = qu_field_element_size(field),
               offset = field->type == QU_FIELD_MAP ? qu_field_map_offset(field) : 0;
        list->at = qu_arena_dup(copying->arena, list->at, size * (size_t)list->count);
        for (int i = 0; i < list->count; i++)
            copy_value(copying, &element, (char *)list->at + size * (size_t)i + offset);
        break;
    }
    default: break;
    }
}

/* The struct itself has been copied. */
static void copy_fields(const struct qu_copying *copying, const struct qu_field *fields, void *content)
{
    for (const struct qu_field *field = fields; field->name != NULL; field++)
        copy_value(copying, field, (char *)content + field->offset);
}

void *qu_schema_copy(const struct qu_copying *copying, const struct qu_field *fields, const void *content,
                     size_t size)
{
    void *copy = qu_arena_dup(copying->arena, content, size);
    copy_fields(copying, fields, copy);
    return copy;
}
