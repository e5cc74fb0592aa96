#include "yaml.h"

#include "../base/map.h"
#include "scalar.h"
#include "syntax.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

/* A node and its size when its aliases are written out. */
struct weighed {
    struct qu_yaml *node;
    long weight; /* nodes */
    int height;  /* levels */
};

struct anchor {
    const char *name;
    struct weighed value;
    bool open; /* still being read: an alias to it is a cycle */
};

/* A list or map that is still open. */
struct frame {
    struct weighed value;
    int anchor; /* index, or -1 */
    QU_VEC(struct qu_yaml *) items, keys;
    struct qu_yaml *key; /* of the value that comes next in a map */
    bool key_bad;
    bool flow; /* in brackets */
};

enum { ANCHORS = 10000 };

struct builder {
    struct qu_arena *arena;
    struct qu_diag *diag;
    const struct qu_source *source;
    yaml_parser_t parser;
    struct frame frames[QU_YAML_DEPTH];
    int depth;
    QU_VEC(struct anchor) anchors;
    struct qu_map anchor_names; /* index + 1 */
    struct qu_yaml *root;
    long written; /* nodes so far, aliases written out */
    size_t end;   /* byte behind the last scalar, alias or bracket */
    bool ended;   /* the document has ended */
    bool failed;  /* stop reading */
};

static struct qu_src mark_place(const struct builder *builder, yaml_mark_t mark)
{
    return qu_source_place(builder->source, mark.index);
}

QU_PRINTF(5, 6)
static void fail(struct builder *builder, enum qu_diag_id id, struct qu_src src, const char *hint,
                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    qu_diag_addv(builder->diag, QU_ERROR, id, src, NULL, hint, format, args);
    va_end(args);
    builder->failed = true;
}

static void add_key(struct builder *builder, struct frame *frame, struct qu_yaml *key)
{
    frame->key = key;
    frame->key_bad = key->kind != QU_YAML_SCALAR;
    if (frame->key_bad)
        fail(builder, QU_DIAG_TYPE_WRONG, key->src,
             "a key is a word; text that begins with { or [ must be in quotes", "%s cannot be a key",
             qu_yaml_kind_name(key));
}

static void add_node(struct builder *builder, struct weighed value)
{
    if (builder->depth == 0) {
        builder->root = value.node;
        return;
    }
    struct frame *frame = &builder->frames[builder->depth - 1];
    frame->value.weight += value.weight;
    frame->value.height = QU_MAX(frame->value.height, value.height + 1);
    if (frame->value.node->kind == QU_YAML_LIST) {
        qu_vec_add(&frame->items, value.node);
    } else if (frame->key == NULL) {
        add_key(builder, frame, value.node);
    } else {
        if (!frame->key_bad) {
            qu_vec_add(&frame->keys, frame->key);
            qu_vec_add(&frame->items, value.node);
        }
        frame->key = NULL;
    }
}

static void count(struct builder *builder, long nodes, struct qu_src src, bool alias)
{
    builder->written += nodes;
    if (builder->written <= QU_YAML_NODES || builder->failed)
        return;
    fail(builder, alias ? QU_DIAG_YAML_ALIAS : QU_DIAG_YAML_TOO_LARGE, src,
         alias ? "aliases of aliases grow fast: write out only what is needed" : "split the file",
         alias ? "with its aliases written out the file has more than %d values"
               : "the file has more than %d values",
         QU_YAML_NODES);
}

/* The schema already says which type each value has, so the standard tags are accepted and ignored; only
 * "!!str" has an effect: it makes a plain scalar text. */
static void check_tag(struct builder *builder, const yaml_char_t *tag, struct qu_yaml *node,
                      struct qu_src src)
{
    static const char PREFIX[] = "tag:yaml.org,2002:";
    if (tag == NULL)
        return;
    const char *name = (const char *)tag;
    if (strcmp(name, "!") == 0 || strncmp(name, PREFIX, strlen(PREFIX)) == 0) {
        if (node->kind == QU_YAML_SCALAR && node->style == QU_YAML_PLAIN &&
            strcmp(name, "tag:yaml.org,2002:str") == 0)
            node->style = QU_YAML_QUOTED;
        return;
    }
    qu_diag_add(builder->diag, QU_ERROR, QU_DIAG_YAML_SYNTAX, src, NULL,
                "! at the start of unquoted text makes a tag of it: put the text in quotes",
                "unknown tag %.*s", QU_CUT(name, 60));
    if (node->kind == QU_YAML_SCALAR && node->length == 0) { /* or it is reported as missing, too */
        node->text = qu_arena_strdup(builder->arena, name);
        node->length = (int)strlen(name);
        node->style = QU_YAML_QUOTED;
    }
}

static int new_anchor(struct builder *builder, const yaml_char_t *name, struct weighed value, bool open)
{
    if (name == NULL)
        return -1;
    int at = qu_map_lookup_text(&builder->anchor_names, (const char *)name) - 1;
    if (at < 0) {
        if (builder->anchors.count == ANCHORS)
            fail(builder, QU_DIAG_YAML_TOO_LARGE, value.node->src, "split the file",
                 "the file has more than %d anchors", ANCHORS);
        const char *kept = qu_arena_strdup(builder->arena, (const char *)name);
        at = builder->anchors.count;
        qu_vec_push(&builder->anchors)->name = kept;
        *qu_map_text(&builder->anchor_names, kept) = at + 1;
    }
    builder->anchors.at[at].value = value;
    builder->anchors.at[at].open = open;
    return at;
}

static void read_alias(struct builder *builder, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    struct qu_src src = mark_place(builder, event->start_mark);
    int at = qu_map_lookup_text(&builder->anchor_names, name) - 1;
    builder->end = qu_source_byte(builder->source, event->end_mark.index);
    if (at < 0) {
        fail(builder, QU_DIAG_YAML_ALIAS, src,
             "text that begins with * must be in quotes; an alias *name needs an anchor &name above it",
             "no anchor &%.*s stands above this alias", QU_CUT(name, 60));
        return;
    }
    const struct anchor *anchor = &builder->anchors.at[at];
    if (anchor->open) {
        fail(builder, QU_DIAG_YAML_ALIAS, src, "an alias can only repeat a value that has ended above it",
             "the alias *%.*s is inside the value that it repeats", QU_CUT(name, 60));
        return;
    }
    if (builder->depth + anchor->value.height > QU_YAML_DEPTH) {
        fail(builder, QU_DIAG_YAML_TOO_DEEP, src, NULL,
             "with this alias written out, values are nested deeper than %d levels", QU_YAML_DEPTH);
        return;
    }
    count(builder, anchor->value.weight, src, true);
    add_node(builder, anchor->value);
}

static enum qu_yaml_style style_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return QU_YAML_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE: return QU_YAML_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE: return QU_YAML_FOLDED;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE: break;
    }
    return QU_YAML_PLAIN;
}

/* Where a node begins: after its anchor and tag. The mark of libyaml's event stands before them. */
static size_t skip_properties(const struct builder *builder, const yaml_event_t *event, bool properties)
{
    const struct qu_source *source = builder->source;
    size_t at = qu_source_byte(source, event->start_mark.index),
           end = qu_source_byte(source, event->end_mark.index), character = event->start_mark.index;
    if (!properties)
        return character;
    while (at < end) {
        char c = source->text[at];
        bool property = c == '&' || c == '!';
        if (!property && c != ' ' && c != '\t' && c != '\n' && c != '\r')
            break;
        do {
            at += (size_t)qu_utf8_width(source->text[at]);
            character++;
        } while (property && at < end && strchr(" \t\r\n", source->text[at]) == NULL);
    }
    return character;
}

static void read_scalar(struct builder *builder, const yaml_event_t *event)
{
    const yaml_char_t *tag = event->data.scalar.tag, *anchor = event->data.scalar.anchor;
    struct qu_yaml *node = QU_NEW(builder->arena, struct qu_yaml);
    size_t start = skip_properties(builder, event, tag != NULL || anchor != NULL);
    node->kind = QU_YAML_SCALAR;
    node->src = qu_source_place(builder->source, start);
    node->style = style_of(event->data.scalar.style);
    node->text = qu_arena_strndup(builder->arena, (const char *)event->data.scalar.value,
                                  event->data.scalar.length);
    node->length = (int)event->data.scalar.length;
    qu_scalar_locate(builder->arena, builder->source, node, start, event->end_mark.index);
    node->source = builder->source;
    node->from = qu_source_byte(builder->source, start);
    node->to = builder->end = QU_MAX(qu_source_byte(builder->source, event->end_mark.index), node->from);
    long bad = qu_utf8_check(node->text, (size_t)node->length);
    if (bad >= 0) {
        qu_diag_add(builder->diag, QU_ERROR, QU_DIAG_UTF8_BAD, qu_yaml_text_src(node, (int)bad), NULL,
                    "leave it out, or write it as a word",
                    "this escape stands for a character that cannot be printed");
        node->length = (int)bad;
        node->text = qu_arena_strndup(builder->arena, node->text, (size_t)bad);
    }
    struct weighed value = {node, 1, 0};
    check_tag(builder, tag, node, mark_place(builder, event->start_mark));
    new_anchor(builder, anchor, value, false);
    count(builder, 1, node->src, false);
    add_node(builder, value);
}

static void open_frame(struct builder *builder, const yaml_event_t *event, enum qu_yaml_kind kind,
                       const yaml_char_t *anchor, const yaml_char_t *tag)
{
    size_t start = skip_properties(builder, event, anchor != NULL || tag != NULL);
    struct qu_src src = qu_source_place(builder->source, start);
    if (builder->depth == QU_YAML_DEPTH) {
        fail(builder, QU_DIAG_YAML_TOO_DEEP, src, "quire needs no more than a few levels",
             "values are nested deeper than %d levels", QU_YAML_DEPTH);
        return;
    }
    struct frame *frame = &builder->frames[builder->depth++];
    *frame = (struct frame){.value = {QU_NEW(builder->arena, struct qu_yaml), 1, 1}};
    frame->value.node->kind = kind;
    frame->value.node->src = src;
    frame->value.node->source = builder->source;
    frame->value.node->from = builder->end = qu_source_byte(builder->source, start);
    frame->flow = kind == QU_YAML_LIST ? event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
                                       : event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    check_tag(builder, tag, frame->value.node, mark_place(builder, event->start_mark));
    frame->anchor = new_anchor(builder, anchor, frame->value, true);
    count(builder, 1, src, false);
}

/* The index + 1 of the key with this text in the frame; 0: it is not there yet. */
static int *key_index(struct qu_map *keys, const struct qu_yaml *key)
{
    return qu_map_bytes(keys, key->text, (size_t)key->length);
}

static bool is_merge(const struct qu_yaml *key)
{
    return key->style == QU_YAML_PLAIN && strcmp(key->text, "<<") == 0;
}

static void drop_duplicates(struct builder *builder, struct frame *frame)
{
    struct qu_map seen = {0};
    int kept = 0;
    for (int i = 0; i < frame->keys.count; i++) {
        struct qu_yaml *key = frame->keys.at[i];
        int *first = key_index(&seen, key);
        if (*first != 0) {
            struct qu_buf hint;
            qu_buf_init(&hint);
            qu_buf_printf(&hint, "it stands first in line %d: keep one of the two",
                          frame->keys.at[*first - 1]->src.line);
            qu_diag_add(builder->diag, QU_ERROR, QU_DIAG_KEY_DUPLICATE, key->src, NULL, qu_buf_text(&hint),
                        "the key \"%.*s\" stands twice in this map", QU_CUT(key->text, 60));
            qu_buf_finish(&hint);
            continue;
        }
        frame->keys.at[kept] = key;
        frame->items.at[kept++] = frame->items.at[i];
        *first = kept;
    }
    frame->keys.count = frame->items.count = kept;
    qu_map_finish(&seen);
}

static void merge_map(struct frame *frame, const struct qu_yaml *from)
{
    struct qu_map seen = {0};
    for (int i = 0; i < frame->keys.count; i++)
        *key_index(&seen, frame->keys.at[i]) = i + 1;
    for (int i = 0; i < from->count; i++) {
        int *own = key_index(&seen, from->keys[i]);
        if (*own != 0)
            continue;
        qu_vec_add(&frame->keys, from->keys[i]);
        qu_vec_add(&frame->items, from->items[i]);
        *own = frame->keys.count;
    }
    qu_map_finish(&seen);
}

/* "<<: *map" or "<<: [*map, *map]": keys that the map does not have itself; the first source wins. */
static void merge(struct builder *builder, struct frame *frame)
{
    int at = 0;
    while (at < frame->keys.count && !is_merge(frame->keys.at[at]))
        at++;
    if (at == frame->keys.count)
        return;
    struct qu_yaml *from = frame->items.at[at];
    for (int i = at + 1; i < frame->keys.count; i++) {
        frame->keys.at[i - 1] = frame->keys.at[i];
        frame->items.at[i - 1] = frame->items.at[i];
    }
    frame->keys.count = frame->items.count = frame->keys.count - 1;
    struct qu_yaml *const *maps = from->kind == QU_YAML_LIST ? from->items : &from;
    int map_count = from->kind == QU_YAML_LIST ? from->count : 1;
    for (int i = 0; i < map_count; i++) {
        if (maps[i]->kind == QU_YAML_MAP)
            merge_map(frame, maps[i]);
        else
            qu_diag_add(builder->diag, QU_ERROR, QU_DIAG_TYPE_WRONG, maps[i]->src, NULL,
                        "<<: *name takes over the keys of the map &name",
                        "only a map can be merged, and this is %s", qu_yaml_kind_name(maps[i]));
    }
}

static void close_frame(struct builder *builder, const yaml_event_t *event)
{
    struct frame *frame = &builder->frames[builder->depth - 1];
    struct qu_yaml *node = frame->value.node;
    if (frame->flow)
        builder->end = qu_source_byte(builder->source, event->end_mark.index);
    /* A block ends with the last thing in it; libyaml only says where the next one begins. */
    node->to = builder->end;
    if (node->kind == QU_YAML_MAP) {
        drop_duplicates(builder, frame);
        merge(builder, frame);
    }
    node->count = frame->items.count;
    node->items = qu_vec_keep(&frame->items, builder->arena);
    node->keys = qu_vec_keep(&frame->keys, builder->arena);
    if (frame->anchor >= 0 && builder->anchors.at[frame->anchor].value.node == node) {
        builder->anchors.at[frame->anchor].value = frame->value;
        builder->anchors.at[frame->anchor].open = false;
    }
    builder->depth--;
    add_node(builder, frame->value);
}

static void read_event(struct builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (builder->ended)
            fail(builder, QU_DIAG_YAML_SYNTAX, mark_place(builder, event->start_mark),
                 "remove the ---, or move what follows into a file of its own",
                 "a second document begins here, and a file can hold only one");
        break;
    case YAML_DOCUMENT_END_EVENT: builder->ended = true; break;
    case YAML_ALIAS_EVENT: read_alias(builder, event); break;
    case YAML_SCALAR_EVENT: read_scalar(builder, event); break;
    case YAML_SEQUENCE_START_EVENT:
        open_frame(builder, event, QU_YAML_LIST, event->data.sequence_start.anchor,
                   event->data.sequence_start.tag);
        break;
    case YAML_MAPPING_START_EVENT:
        open_frame(builder, event, QU_YAML_MAP, event->data.mapping_start.anchor,
                   event->data.mapping_start.tag);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: close_frame(builder, event); break;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT: break;
    }
}

static void read_events(struct builder *builder)
{
    yaml_parser_t *parser = &builder->parser;
    bool done = false;
    while (!done && !builder->failed) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            struct qu_syntax_problem problem = {parser->problem, parser->context, parser->problem_mark.index,
                                                parser->context_mark.index};
            if (parser->error == YAML_MEMORY_ERROR)
                QU_BUG("out of memory");
            if (parser->error == YAML_READER_ERROR)
                problem.at = parser->mark.index + parser->unread;
            qu_syntax_report(builder->diag, builder->source, &problem);
            builder->failed = true;
            return;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        read_event(builder, &event);
        yaml_event_delete(&event);
    }
}

static struct qu_yaml *build(struct qu_arena *arena, struct qu_diag *diag, const struct qu_source *source)
{
    struct builder *builder = qu_alloc_zero(1, sizeof *builder);
    builder->arena = arena;
    builder->diag = diag;
    builder->source = source;
    if (!yaml_parser_initialize(&builder->parser))
        QU_BUG("out of memory");
    yaml_parser_set_encoding(&builder->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&builder->parser, (const unsigned char *)source->text, source->length);
    read_events(builder);
    yaml_parser_delete(&builder->parser);
    for (int i = 0; i < builder->depth; i++) {
        qu_vec_finish(&builder->frames[i].items);
        qu_vec_finish(&builder->frames[i].keys);
    }
    qu_vec_finish(&builder->anchors);
    qu_map_finish(&builder->anchor_names);
    struct qu_yaml *root = builder->root;
    if (builder->failed)
        root = NULL;
    else if (root == NULL) {
        root = QU_NEW(arena, struct qu_yaml);
        root->kind = QU_YAML_MAP;
        root->src = (struct qu_src){source->file, 1, 1};
    }
    free(builder);
    return root;
}

struct qu_yaml *qu_yaml_read_text(struct qu_arena *arena, struct qu_diag *diag, const char *name,
                                  const char *text, size_t length)
{
    static const char BYTE_ORDER_MARK[] = "\xEF\xBB\xBF";
    const char *file = qu_arena_strdup(arena, name);
    if (length > QU_FILE_LIMIT) {
        qu_diag_add(diag, QU_ERROR, QU_DIAG_FILE_TOO_LARGE, (struct qu_src){file, 0, 0}, NULL,
                    "quire reads files of up to 64 MiB", "%s is too large", file);
        return NULL;
    }
    if (length >= 3 && memcmp(text, BYTE_ORDER_MARK, 3) == 0) {
        text += 3;
        length -= 3;
    }
    long bad = qu_utf8_check(text, length);
    if (bad >= 0) {
        unsigned char byte = (unsigned char)text[bad];
        qu_diag_add(diag, QU_ERROR, QU_DIAG_UTF8_BAD, qu_source_place_of_byte(file, text, (size_t)bad), NULL,
                    byte < 0x80 ? "delete it" : "save the file as UTF-8",
                    byte < 0x80 ? "a control character (0x%02X)" : "this is not UTF-8 (byte 0x%02X)", byte);
        return NULL;
    }
    return build(arena, diag, qu_source_new(arena, file, text, length));
}

struct qu_yaml *qu_yaml_read_file(struct qu_arena *arena, struct qu_diag *diag, const char *path,
                                  struct qu_src from)
{
    size_t length = 0;
    char *text = qu_file_read(arena, diag, path, from, &length);
    return text != NULL ? qu_yaml_read_text(arena, diag, path, text, length) : NULL;
}

struct qu_yaml *qu_yaml_lookup(const struct qu_yaml *map, const char *key)
{
    if (map == NULL || map->kind != QU_YAML_MAP)
        return NULL;
    for (int i = 0; i < map->count; i++)
        if (strcmp(map->keys[i]->text, key) == 0)
            return map->items[i];
    return NULL;
}

bool qu_yaml_is_null(const struct qu_yaml *node)
{
    if (node->kind != QU_YAML_SCALAR || node->style != QU_YAML_PLAIN)
        return false;
    return node->length == 0 || strcmp(node->text, "~") == 0 || strcmp(node->text, "null") == 0;
}

const char *qu_yaml_kind_name(const struct qu_yaml *node)
{
    switch (node->kind) {
    case QU_YAML_LIST: return "a list";
    case QU_YAML_MAP: return "a map";
    case QU_YAML_SCALAR: break;
    }
    return qu_yaml_is_null(node) ? "empty" : "text";
}
