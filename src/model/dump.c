#include "dump.h"

#include "entry.h"
#include "fields.h"

#include <stdio.h>
#include <string.h>

static void dump_value(const struct qu_field *field, const void *value, const char *path, struct qu_buf *out);
static void dump_fields(const struct qu_field *fields, const void *content, const char *path,
                        struct qu_buf *out);

static void dump_quoted(struct qu_buf *out, const char *text)
{
    qu_buf_add_char(out, '"');
    qu_buf_add_json(out, text != NULL ? text : "");
    qu_buf_add_char(out, '"');
}

static void dump_place(struct qu_buf *out, struct qu_src src)
{
    qu_buf_printf(out, " @%d:%d", src.line, src.column);
}

static const char *span_name(enum qu_span_kind kind)
{
    static const char *const names[] = {
        [QU_SPAN_EMPHASIS] = "emphasis",   [QU_SPAN_STRONG] = "strong", [QU_SPAN_CODE] = "code",
        [QU_SPAN_HIGHLIGHT] = "highlight", [QU_SPAN_STRIKE] = "strike", [QU_SPAN_UNDERLINE] = "underline",
        [QU_SPAN_CIRCLE] = "circle",       [QU_SPAN_LINK] = "link",     [QU_SPAN_REFERENCE] = "reference",
        [QU_SPAN_NOTE] = "note",
    };
    return names[kind];
}

static void dump_inline(const struct qu_inline *text, const char *path, struct qu_buf *out)
{
    qu_buf_printf(out, "%s: ", path);
    dump_quoted(out, text->text);
    dump_place(out, text->src);
    qu_buf_add_char(out, '\n');
    for (int i = 0; i < text->span_count; i++) {
        const struct qu_span *span = &text->spans[i];
        qu_buf_printf(out, "%s: %s %d-%d", path, span_name(span->kind), span->start, span->end);
        if (span->target != NULL) {
            qu_buf_add_text(out, " -> ");
            dump_quoted(out, span->target);
        }
        dump_place(out, span->src);
        qu_buf_add_char(out, '\n');
    }
}

static void dump_prose(const struct qu_prose *blocks, int count, const char *path, struct qu_buf *out)
{
    static const char *const names[] = {
        [QU_PROSE_PARAGRAPH] = "paragraph", [QU_PROSE_HEADING] = "heading", [QU_PROSE_LIST] = "list",
        [QU_PROSE_QUOTE] = "quote",         [QU_PROSE_CODE] = "code",       [QU_PROSE_RULE] = "rule",
    };
    struct qu_buf place = {0};
    for (int i = 0; i < count; i++) {
        const struct qu_prose *block = &blocks[i];
        qu_buf_clear(&place);
        qu_buf_printf(&place, "%s.%s[%d]", path, names[block->kind], i);
        const char *below = qu_buf_text(&place);
        if (block->kind == QU_PROSE_HEADING)
            qu_buf_printf(out, "%s: level %d\n", below, block->level);
        if (block->kind == QU_PROSE_LIST)
            qu_buf_printf(out, "%s: %s from %d, %s @%d:%d\n", below, block->ordered ? "ordered" : "unordered",
                          block->first, block->tight ? "tight" : "loose", block->src.line, block->src.column);
        if (block->kind == QU_PROSE_RULE)
            qu_buf_printf(out, "%s: @%d:%d\n", below, block->src.line, block->src.column);
        if (block->text.text != NULL)
            dump_inline(&block->text, below, out);
        for (int k = 0; k < block->item_count; k++) {
            struct qu_buf item = {0};
            qu_buf_printf(&item, "%s.item[%d]", below, k);
            dump_prose(block->items[k].blocks, block->items[k].block_count, qu_buf_text(&item), out);
            qu_buf_finish(&item);
        }
        dump_prose(block->blocks, block->block_count, below, out);
    }
    qu_buf_finish(&place);
}

static void dump_list(const struct qu_field *field, const struct qu_list *list, const char *path,
                      struct qu_buf *out)
{
    struct qu_field element = qu_field_element(field);
    struct qu_buf below = {0};
    for (int i = 0; i < list->count; i++) {
        const char *at = (const char *)list->at + qu_field_element_size(field) * (size_t)i;
        if (field->type == QU_FIELD_MAP) {
            const struct qu_map_key *key = (const struct qu_map_key *)(const void *)at;
            qu_buf_printf(&below, "%s.%s", path, key->key);
            dump_value(&element, at + qu_field_map_offset(field), qu_buf_text(&below), out);
        } else {
            qu_buf_printf(&below, "%s[%d]", path, i);
            dump_value(&element, at, qu_buf_text(&below), out);
        }
        qu_buf_clear(&below);
    }
    qu_buf_finish(&below);
}

static void dump_blocks(const struct qu_block_list *blocks, struct qu_buf *out)
{
    for (int i = 0; i < blocks->count; i++) {
        const struct qu_block *block = &blocks->at[i];
        qu_buf_printf(out, "%s: %s id %s seed %016llx", block->path, block->kind->name, block->id,
                      (unsigned long long)block->seed);
        dump_place(out, block->src);
        qu_buf_add_char(out, '\n');
        for (int k = 0; k < block->tags.count; k++)
            qu_buf_printf(out, "%s.tags[%d]: %s\n", block->path, k, ((const char *const *)block->tags.at)[k]);
        dump_fields(block->kind->fields, block->content, block->path, out);
    }
}

static void dump_text(const char *text, const char *path, struct qu_buf *out)
{
    if (text == NULL)
        return;
    qu_buf_printf(out, "%s: ", path);
    dump_quoted(out, text);
    qu_buf_add_char(out, '\n');
}

static void dump_value(const struct qu_field *field, const void *value, const char *path, struct qu_buf *out)
{
    switch (field->type) {
    case QU_FIELD_TEXT:
    case QU_FIELD_ID:
    case QU_FIELD_FILE: dump_text(*(const char *const *)value, path, out); break;
    case QU_FIELD_COLOUR: {
        const struct qu_named_colour *colour = *(struct qu_named_colour *const *)value;
        dump_text(colour != NULL ? colour->name : NULL, path, out);
        break;
    }
    case QU_FIELD_INLINE:
        if (((const struct qu_inline *)value)->text != NULL)
            dump_inline(value, path, out);
        break;
    case QU_FIELD_PROSE:
        dump_prose(((const struct qu_prose_list *)value)->blocks,
                   ((const struct qu_prose_list *)value)->count, path, out);
        break;
    case QU_FIELD_INT: qu_buf_printf(out, "%s: %d\n", path, *(const int *)value); break;
    case QU_FIELD_NUMBER: qu_buf_printf(out, "%s: %g\n", path, *(const double *)value); break;
    case QU_FIELD_BOOL: qu_buf_printf(out, "%s: %s\n", path, *(const bool *)value ? "true" : "false"); break;
    case QU_FIELD_ENUM:
        if (*(const int *)value >= 0) /* -1: not given */
            qu_buf_printf(out, "%s: %s\n", path, field->words[*(const int *)value]);
        break;
    case QU_FIELD_DIMENSION: {
        const struct qu_dimension *dimension = value;
        if (dimension->unit != QU_UNIT_NONE || dimension->value != 0)
            qu_buf_printf(out, "%s: %g %s\n", path, dimension->value, qu_unit_name(dimension->unit));
        break;
    }
    case QU_FIELD_STRUCT: dump_fields(field->fields, value, path, out); break;
    case QU_FIELD_LIST:
    case QU_FIELD_MAP: dump_list(field, value, path, out); break;
    case QU_FIELD_BLOCKS: dump_blocks(value, out); break;
    case QU_FIELD_NODE: {
        const struct qu_yaml *node = *(const struct qu_yaml *const *)value;
        if (node != NULL)
            qu_buf_printf(out, "%s: %s @%d:%d\n", path, qu_yaml_kind_name(node), node->src.line,
                          node->src.column);
        break;
    }
    }
}

/* One line a value, "path: value" with its place where that is kept. Empty values are left out. */
static void dump_fields(const struct qu_field *fields, const void *content, const char *path,
                        struct qu_buf *out)
{
    struct qu_buf below = {0};
    for (const struct qu_field *field = fields; field->name != NULL; field++) {
        qu_buf_clear(&below);
        qu_buf_printf(&below, "%s%s%s", path, path[0] != '\0' ? "." : "", field->name);
        dump_value(field, (const char *)content + field->offset, qu_buf_text(&below), out);
    }
    qu_buf_finish(&below);
}

static void dump_entry(const struct qu_entry *entry, struct qu_buf *out)
{
    qu_buf_printf(out, "\n%s %s id %s number %d seed %016llx\n", entry->front ? "front" : "entry",
                  entry->file, entry->id, entry->number, (unsigned long long)entry->seed);
    for (const struct qu_field *field = qu_entry_fields; field->name != NULL; field++)
        if (field->offset < sizeof *entry) /* the notes are bound behind the entry and come below */
            dump_value(field, (const char *)entry + field->offset, field->name, out);
    for (int i = 0; i < entry->note_count; i++) {
        char path[128];
        snprintf(path, sizeof path, "notes.%.100s", entry->notes[i].id);
        dump_inline(&entry->notes[i].text, path, out);
    }
}

void qu_notebook_dump(const struct qu_notebook *notebook, struct qu_buf *out)
{
    struct qu_bound_notebook bound = {.notebook = *notebook};
    qu_buf_printf(out, "notebook %s\n", notebook->file);
    dump_fields(qu_notebook_fields, &bound, "", out);
    for (int i = 0; i < notebook->entry_count; i++)
        dump_entry(&notebook->entries[i], out);
}
