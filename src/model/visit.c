#include "visit.h"

static void visit_prose(const struct qu_prose *blocks, int count, qu_inline_visit visit, void *data)
{
    for (int i = 0; i < count; i++) {
        struct qu_prose *block = (struct qu_prose *)&blocks[i];
        if (block->kind == QU_PROSE_PARAGRAPH || block->kind == QU_PROSE_HEADING)
            visit(&block->text, data);
        for (int k = 0; k < block->item_count; k++)
            visit_prose(block->items[k].blocks, block->items[k].block_count, visit, data);
        visit_prose(block->blocks, block->block_count, visit, data);
    }
}

void qu_prose_visit_inlines(const struct qu_prose_list *prose, qu_inline_visit visit, void *data)
{
    visit_prose(prose->blocks, prose->count, visit, data);
}

static void visit_value(const struct qu_field *field, void *value, qu_value_visit visit, void *data)
{
    switch ((int)field->type) {
    case QU_FIELD_STRUCT: qu_schema_visit_values(field->fields, value, visit, data); break;
    case QU_FIELD_LIST:
    case QU_FIELD_MAP: {
        const struct qu_list *list = value;
        struct qu_field element = qu_field_element(field);
        size_t offset = field->type == QU_FIELD_MAP ? qu_field_map_offset(field) : 0;
        for (int i = 0; i < list->count; i++)
            visit_value(&element, (char *)list->at + qu_field_element_size(field) * (size_t)i + offset, visit,
                        data);
        break;
    }
    case QU_FIELD_BLOCKS: {
        const struct qu_block_list *blocks = value;
        for (int i = 0; i < blocks->count; i++)
            qu_schema_visit_values(blocks->at[i].kind->fields, blocks->at[i].content, visit, data);
        break;
    }
    default: visit(field, value, data); break;
    }
}

void qu_schema_visit_values(const struct qu_field *fields, void *content, qu_value_visit visit, void *data)
{
    for (const struct qu_field *field = fields; field->name != NULL; field++)
        visit_value(field, (char *)content + field->offset, visit, data);
}

struct inlines {
    qu_inline_visit visit;
    void *data;
};

static void visit_text(const struct qu_field *field, void *value, void *data)
{
    const struct inlines *inlines = data;
    struct qu_inline *text = value;
    if (field->type == QU_FIELD_PROSE)
        qu_prose_visit_inlines(value, inlines->visit, inlines->data);
    else if (field->type == QU_FIELD_INLINE && text->text != NULL)
        inlines->visit(text, inlines->data);
}

void qu_schema_visit_inlines(const struct qu_field *fields, void *content, qu_inline_visit visit, void *data)
{
    struct inlines inlines = {visit, data};
    qu_schema_visit_values(fields, content, visit_text, &inlines);
}
