#include "schema.h"

#include <stdarg.h>
#include <string.h>

static bool bind_value(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                       void *out, const char *path);

void qu_bind_error(struct qu_binder *binder, enum qu_diag_id id, struct qu_src src, const char *path,
                   const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    qu_diag_addv(binder->diag, QU_ERROR, id, src, path, hint, format, args);
    va_end(args);
}

const char *qu_path_key(struct qu_arena *arena, const char *path, const char *key)
{
    return path[0] != '\0' ? qu_arena_printf(arena, "%s.%.*s", path, QU_CUT(key, 60))
                           : qu_arena_printf(arena, "%.*s", QU_CUT(key, 60));
}

const char *qu_path_index(struct qu_arena *arena, const char *path, int index)
{
    return qu_arena_printf(arena, "%s[%d]", path, index);
}

static size_t size_of_type(enum qu_field_type type)
{
    switch (type) {
    case QU_FIELD_TEXT:
    case QU_FIELD_ID:
    case QU_FIELD_FILE: return sizeof(const char *);
    case QU_FIELD_COLOUR: return sizeof(struct qu_named_colour *);
    case QU_FIELD_INLINE: return sizeof(struct qu_inline);
    case QU_FIELD_PROSE: return sizeof(struct qu_prose_list);
    case QU_FIELD_INT:
    case QU_FIELD_ENUM: return sizeof(int);
    case QU_FIELD_NUMBER: return sizeof(double);
    case QU_FIELD_BOOL: return sizeof(bool);
    case QU_FIELD_DIMENSION: return sizeof(struct qu_dimension);
    case QU_FIELD_LIST:
    case QU_FIELD_MAP: return sizeof(struct qu_list);
    case QU_FIELD_BLOCKS: return sizeof(struct qu_block_list);
    case QU_FIELD_NODE: return sizeof(struct qu_yaml *);
    case QU_FIELD_STRUCT: break;
    }
    QU_BUG("the size of a struct is not known from its type");
}

struct qu_field qu_field_element(const struct qu_field *field)
{
    struct qu_field element = *field;
    element.type = field->element;
    element.offset = 0;
    element.example = field->each; /* the example of the field shows the whole list */
    element.flags = field->flags & ~(QU_REQUIRED | QU_ONE_OR_LIST);
    return element;
}

size_t qu_field_map_offset(const struct qu_field *field)
{
    return field->element == QU_FIELD_STRUCT ? 0 : sizeof(struct qu_map_key);
}

size_t qu_field_element_size(const struct qu_field *field)
{
    if (field->size > 0)
        return field->size;
    size_t size = size_of_type(field->element);
    return field->type == QU_FIELD_MAP ? sizeof(struct qu_map_key) + size : size;
}

static const char *type_name(const struct qu_field *field)
{
    static const char *const names[] = {
        [QU_FIELD_TEXT] = "text",
        [QU_FIELD_ID] = "a name",
        [QU_FIELD_FILE] = "the path of a file",
        [QU_FIELD_INLINE] = "text",
        [QU_FIELD_PROSE] = "text",
        [QU_FIELD_INT] = "a whole number",
        [QU_FIELD_NUMBER] = "a number",
        [QU_FIELD_BOOL] = "true or false",
        [QU_FIELD_ENUM] = "a word",
        [QU_FIELD_DIMENSION] = "a length with its unit",
        [QU_FIELD_COLOUR] = "a colour",
        [QU_FIELD_STRUCT] = "a map",
        [QU_FIELD_LIST] = "a list",
        [QU_FIELD_MAP] = "a map",
        [QU_FIELD_BLOCKS] = "a list of blocks",
        [QU_FIELD_NODE] = "a value",
    };
    return names[field->type];
}

static const char NO_VALUE_BEHIND_DASH[] = "write something after the dash, or remove the dash";

/* What a field without an example takes, for hints. */
static const char *description(struct qu_binder *binder, const struct qu_field *field)
{
    if (field->summary == NO_VALUE_BEHIND_DASH)
        return field->summary;
    return field->summary != NULL
               ? qu_arena_printf(binder->arena, "its value is %s: %s", type_name(field), field->summary)
               : qu_arena_printf(binder->arena, "its value is %s", type_name(field));
}

static bool is_scalar_type(enum qu_field_type type)
{
    return type != QU_FIELD_STRUCT && type != QU_FIELD_LIST && type != QU_FIELD_MAP &&
           type != QU_FIELD_BLOCKS && type != QU_FIELD_NODE;
}

static const char *keep(struct qu_binder *binder, struct qu_buf *text)
{
    const char *kept = qu_arena_strdup(binder->arena, qu_buf_text(text));
    qu_buf_finish(text);
    return kept;
}

/* The hint that says what would be right; NULL if the field does not say it. */
static const char *hint_for(struct qu_binder *binder, const struct qu_field *field)
{
    static const char *const examples[] = {
        [QU_FIELD_ID] = "who-am-i",
        [QU_FIELD_FILE] = "pictures/desk.jpg",
        [QU_FIELD_INT] = "3",
        [QU_FIELD_NUMBER] = "0.5",
        [QU_FIELD_DIMENSION] = "7 mm, 12 pt, 2 rows, 0.4 em or 30%",
        [QU_FIELD_COLOUR] = "highlight or \"#ffe97a\"",
        [QU_FIELD_LIST] = "[one, two], or a line \"- one\" for each",
        [QU_FIELD_NODE] = NULL,
    };
    const char *example = field->example != NULL ? field->example : examples[field->type];
    struct qu_buf text;
    qu_buf_init(&text);
    if (field->type == QU_FIELD_ENUM) {
        qu_buf_add_text(&text, "the words are ");
        qu_diag_list(&text, field->words);
    } else if (field->type == QU_FIELD_STRUCT && field->fields != NULL) {
        qu_buf_add_text(&text, "its keys are ");
        qu_diag_list(&text, qu_schema_keys(binder->arena, field->fields));
    } else if (field->type == QU_FIELD_BOOL) {
        qu_buf_add_text(&text, "write true or false");
    } else if (example != NULL) {
        qu_buf_printf(&text, "for example: %s", example);
    } else {
        qu_buf_finish(&text);
        return NULL;
    }
    return keep(binder, &text);
}

/* At most about 40 bytes of a scalar's first line, for messages. */
static const char *excerpt(struct qu_binder *binder, const struct qu_yaml *node)
{
    int length = qu_utf8_cut(node->text, (int)strcspn(node->text, "\r\n"), 40);
    return qu_arena_printf(binder->arena, "\"%.*s%s\"", length, node->text,
                           length < node->length ? "..." : "");
}

static bool wrong_type(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                       const char *path)
{
    bool text = node->kind == QU_YAML_SCALAR && !qu_yaml_is_null(node);
    const char *hint = hint_for(binder, field);
    if (is_scalar_type(field->type) && node->kind == QU_YAML_MAP && node->count == 1)
        hint = "text with \": \" in it must be in quotes";
    if (is_scalar_type(field->type) && node->kind == QU_YAML_LIST && hint == NULL)
        hint = "text that begins with [ or \"- \" must be in quotes";
    if (text)
        qu_bind_error(binder, QU_DIAG_TYPE_WRONG, node->src, path, hint, "%s is not %s",
                      excerpt(binder, node), type_name(field));
    else
        qu_bind_error(binder, QU_DIAG_TYPE_WRONG, node->src, path, hint,
                      "%s is expected here, and this is %s", type_name(field), qu_yaml_kind_name(node));
    return false;
}

static bool out_of_range(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                         double value, const char *unit, const char *path)
{
    if ((field->low == 0 && field->high == 0) || (value >= field->low && value <= field->high))
        return false;
    double example = field->type == QU_FIELD_INT      ? 3
                     : field->type == QU_FIELD_NUMBER ? 0.5
                                                      : field->low - 1; /* as in hint_for */
    bool fits = field->example != NULL || (example >= field->low && example <= field->high);
    qu_bind_error(binder, QU_DIAG_VALUE_RANGE, node->src, path, fits ? hint_for(binder, field) : NULL,
                  "%s is not between %g and %g%s%s", excerpt(binder, node), field->low, field->high,
                  unit[0] != '\0' && unit[0] != '%' ? " " : "", unit);
    return true;
}

static bool bad_value(struct qu_binder *binder, const struct qu_yaml *node, const char *path,
                      const char *hint, const char *what)
{
    qu_bind_error(binder, QU_DIAG_VALUE_BAD, node->src, path, hint, "%s is not %s", excerpt(binder, node),
                  what);
    return false;
}

void qu_bind_bad_id(struct qu_binder *binder, struct qu_src src, const char *path, const char *text)
{
    const char *id = qu_value_make_id(binder->arena, text);
    qu_bind_error(
        binder, QU_DIAG_VALUE_BAD, src, path,
        qu_arena_printf(binder->arena, "a name may hold a-z, 0-9 and -: %s", id[0] != '\0' ? id : "who-am-i"),
        "\"%.*s\" cannot be a name: %s", QU_CUT(text, 60), qu_value_id_fault(text));
}

static bool bind_text(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                      const char **out, const char *path)
{
    *out = node->text;
    if (field->type == QU_FIELD_TEXT && binder->texts != NULL)
        qu_texts_add(binder->texts, binder->arena, node);
    if ((field->flags & QU_ADDRESS) != 0 && node->length > 0 && !qu_value_is_address(node->text))
        return bad_value(binder, node, path,
                         "an address begins with https://, mailto: or tel: and holds no space", "an address");
    if (field->type == QU_FIELD_ID && !qu_value_is_id(node->text)) {
        qu_bind_bad_id(binder, node->src, path, node->text);
        return false;
    }
    return true;
}

static bool bind_colour(struct qu_binder *binder, const struct qu_yaml *node, struct qu_named_colour **out,
                        const char *path)
{
    *out = QU_NEW(binder->arena, struct qu_named_colour);
    (*out)->name = node->text;
    if (!qu_value_is_colour(node->text))
        return bad_value(binder, node, path,
                         "a colour is a name of the layout, or \"#rgb\" or \"#rrggbb\" in quotes",
                         "a colour");
    return true;
}

static bool bind_file(struct qu_binder *binder, const struct qu_yaml *node, const char **out,
                      const char *path)
{
    char *name = qu_file_join(binder->arena, qu_file_folder(binder->arena, node->src.file), node->text);
    if (node->length == 0)
        return bad_value(binder, node, path, NULL, "the path of a file");
    if (!qu_file_exists(name)) {
        qu_bind_error(binder, QU_DIAG_FILE_MISSING, node->src, path,
                      "paths start from the folder of the file that names them", "there is no file %.*s",
                      QU_CUT(name, 300));
        return false;
    }
    if (binder->texts != NULL)
        qu_texts_add_file(binder->texts, binder->arena, name, node->src);
    *out = name;
    return true;
}

static bool bind_enum(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                      int *out, const char *path)
{
    for (int i = 0; field->words[i] != NULL; i++)
        if (strcmp(field->words[i], node->text) == 0) {
            *out = i;
            return true;
        }
    struct qu_buf words;
    qu_buf_init(&words);
    qu_diag_list(&words, field->words);
    const char *near = qu_diag_nearest(node->text, field->words);
    qu_bind_error(binder, QU_DIAG_VALUE_BAD, node->src, path,
                  near != NULL ? qu_arena_printf(binder->arena, "did you mean \"%s\"?", near)
                               : "write one of these words",
                  "%s is not %s", excerpt(binder, node), qu_buf_text(&words));
    qu_buf_finish(&words);
    return false;
}

static bool unit_allowed(const struct qu_field *field, enum qu_unit unit)
{
    for (int i = 0; field->words != NULL && field->words[i] != NULL; i++)
        if (strcmp(field->words[i], qu_unit_name(unit)) == 0)
            return true;
    return field->words == NULL && unit != QU_UNIT_NONE;
}

static bool bind_dimension(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                           struct qu_dimension *out, const char *path)
{
    struct qu_dimension value = {.value = 1e300};
    double number;
    bool read = qu_value_dimension(node->text, &value);
    bool bare = qu_value_number(node->text, &number);
    if (!read && value.value == 1e300)
        return wrong_type(binder, node, field, path);
    if ((read && (unit_allowed(field, value.unit) || (bare && number == 0))) ||
        (bare && unit_allowed(field, QU_UNIT_NONE))) {
        if (out_of_range(binder, node, field, value.value, qu_unit_name(value.unit), path))
            return false;
        *out = value;
        return true;
    }
    struct qu_buf hint;
    qu_buf_init(&hint);
    if (field->words != NULL) {
        qu_buf_add_text(&hint, "the unit is ");
        qu_diag_list(&hint, field->words);
    } else if (bare) {
        qu_buf_printf(&hint, "a unit is missing: %s mm, %s pt, %s rows, %s em or %s%%", node->text,
                      node->text, node->text, node->text, node->text);
    } else {
        qu_buf_add_text(&hint, "the units are mm, cm, in, pt, rows, em and %");
    }
    return bad_value(binder, node, path, keep(binder, &hint), "a length in a unit that fits here");
}

static bool bind_scalar(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                        void *out, const char *path)
{
    int whole;
    double number;
    if (node->kind != QU_YAML_SCALAR)
        return wrong_type(binder, node, field, path);
    switch (field->type) {
    case QU_FIELD_TEXT:
    case QU_FIELD_ID: return bind_text(binder, node, field, out, path);
    case QU_FIELD_COLOUR: return bind_colour(binder, node, out, path);
    case QU_FIELD_FILE: return bind_file(binder, node, out, path);
    case QU_FIELD_INLINE:
        *(struct qu_inline *)out = qu_markdown_read_inline(binder->arena, binder->diag, node, path);
        return true;
    case QU_FIELD_PROSE:
        *(struct qu_prose_list *)out = qu_markdown_read(binder->arena, binder->diag, node, path);
        return true;
    case QU_FIELD_ENUM: return bind_enum(binder, node, field, out, path);
    case QU_FIELD_DIMENSION: return bind_dimension(binder, node, field, out, path);
    case QU_FIELD_BOOL: return qu_value_bool(node->text, out) || wrong_type(binder, node, field, path);
    case QU_FIELD_INT:
        if (!qu_value_int(node->text, &whole))
            return wrong_type(binder, node, field, path);
        if (out_of_range(binder, node, field, whole, "", path))
            return false;
        *(int *)out = whole;
        return true;
    case QU_FIELD_NUMBER:
        if (!qu_value_number(node->text, &number))
            return wrong_type(binder, node, field, path);
        if (out_of_range(binder, node, field, number, "", path))
            return false;
        *(double *)out = number;
        return true;
    case QU_FIELD_STRUCT:
    case QU_FIELD_LIST:
    case QU_FIELD_MAP:
    case QU_FIELD_BLOCKS:
    case QU_FIELD_NODE: break;
    }
    QU_BUG("not a scalar type");
}

static bool is_empty(const struct qu_yaml *node)
{
    if (node->kind != QU_YAML_SCALAR)
        return node->count == 0;
    return qu_yaml_is_null(node) || node->text[strspn(node->text, " \t\r\n")] == '\0';
}

/* True if there is no value. Reports it if a value is required. */
static bool nothing_there(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                          const char *path, bool *fine)
{
    bool null = qu_yaml_is_null(node),
         must = (field->flags & (QU_REQUIRED | QU_NOT_EMPTY)) != 0 || field->type == QU_FIELD_COLOUR;
    bool empty = null || ((field->flags & QU_NOT_EMPTY) != 0 && is_empty(node));
    *fine = !(empty && must);
    if (!*fine) {
        const char *hint = field->type == QU_FIELD_COLOUR
                               ? "an unquoted # begins a comment: put the colour in quotes, as \"#ffe97a\""
                               : hint_for(binder, field);
        if (hint == NULL)
            hint = description(binder, field);
        if (node->kind == QU_YAML_LIST && !is_scalar_type(field->type))
            qu_bind_error(binder, QU_DIAG_VALUE_EMPTY, node->src, path, hint, "the list is empty");
        else
            qu_bind_error(binder, QU_DIAG_VALUE_EMPTY, node->src, path, hint,
                          "there is nothing here, and %s is expected", type_name(field));
    }
    return empty;
}

static bool bind_list(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                      struct qu_list *out, const char *path)
{
    struct qu_field element = qu_field_element(field);
    size_t size = qu_field_element_size(field);
    bool fine = true;
    if (node->kind != QU_YAML_LIST) {
        if ((field->flags & QU_ONE_OR_LIST) == 0)
            return wrong_type(binder, node, field, path);
        *out = (struct qu_list){qu_arena_alloc(binder->arena, size), 1};
        return bind_value(binder, node, &element, out->at, path);
    }
    *out = (struct qu_list){qu_arena_alloc(binder->arena, size * (size_t)node->count), node->count};
    element.flags |= QU_NOT_EMPTY;
    element.summary = NO_VALUE_BEHIND_DASH;
    for (int i = 0; i < node->count; i++) {
        char *at = (char *)out->at + size * (size_t)i;
        if (field->preset != NULL)
            memcpy(at, field->preset, size);
        fine &= bind_value(binder, node->items[i], &element, at, qu_path_index(binder->arena, path, i));
    }
    return fine;
}

static bool bind_any_keys(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                          struct qu_list *out, const char *path)
{
    struct qu_field element = qu_field_element(field);
    size_t size = qu_field_element_size(field);
    bool fine = true;
    if (node->kind != QU_YAML_MAP)
        return wrong_type(binder, node, field, path);
    *out = (struct qu_list){qu_arena_alloc(binder->arena, size * (size_t)node->count), node->count};
    element.flags |= field->preset == NULL ? QU_NOT_EMPTY : 0;
    for (int i = 0; i < node->count; i++) {
        char *at = (char *)out->at + size * (size_t)i;
        if (field->preset != NULL)
            memcpy(at, field->preset, size);
        *(struct qu_map_key *)(void *)at = (struct qu_map_key){node->keys[i]->text, node->keys[i]->src};
        fine &= bind_value(binder, node->items[i], &element, at + qu_field_map_offset(field),
                           qu_path_key(binder->arena, path, node->keys[i]->text));
    }
    return fine;
}

static bool bind_value(struct qu_binder *binder, const struct qu_yaml *node, const struct qu_field *field,
                       void *out, const char *path)
{
    bool fine;
    if (field->type == QU_FIELD_NODE) {
        *(const struct qu_yaml **)out = node;
        return true;
    }
    if (nothing_there(binder, node, field, path, &fine))
        return fine;
    switch ((int)field->type) {
    case QU_FIELD_STRUCT:
        if (node->kind != QU_YAML_MAP)
            return wrong_type(binder, node, field, path);
        return qu_schema_bind(binder, node, field->fields, out, path);
    case QU_FIELD_LIST: return bind_list(binder, node, field, out, path);
    case QU_FIELD_MAP: return bind_any_keys(binder, node, field, out, path);
    case QU_FIELD_BLOCKS: return binder->bind_blocks(binder, node, out, path);
    default: return bind_scalar(binder, node, field, out, path);
    }
}

static const struct qu_field *find_field(const struct qu_bind_target *targets, int count, const char *name,
                                         void **out)
{
    for (int t = 0; t < count; t++)
        for (const struct qu_field *field = targets[t].fields; field->name != NULL; field++)
            if (strcmp(field->name, name) == 0) {
                *out = (char *)targets[t].out + field->offset;
                return field;
            }
    return NULL;
}

static const char *const *all_keys(struct qu_arena *arena, const struct qu_bind_target *targets, int count)
{
    int keys = 0, at = 0;
    for (int t = 0; t < count; t++)
        for (const struct qu_field *field = targets[t].fields; field->name != NULL; field++)
            keys++;
    const char **names = QU_NEW_ARRAY(arena, const char *, keys + 1);
    for (int t = 0; t < count; t++)
        for (const struct qu_field *field = targets[t].fields; field->name != NULL; field++)
            names[at++] = field->name;
    return names;
}

static void unknown_key(struct qu_binder *binder, const struct qu_yaml *key,
                        const struct qu_bind_target *targets, int count, const char *path, const char *what)
{
    const char *const *keys = all_keys(binder->arena, targets, count);
    const char *near = qu_diag_nearest(key->text, keys);
    struct qu_buf hint;
    qu_buf_init(&hint);
    if (near != NULL)
        qu_buf_printf(&hint, "did you mean \"%s\"? ", near);
    qu_buf_printf(&hint, "the keys %s%s are ", what != NULL ? "of " : "", what != NULL ? what : "here");
    qu_diag_list(&hint, keys);
    qu_bind_error(binder, QU_DIAG_KEY_UNKNOWN, key->src, qu_path_key(binder->arena, path, key->text),
                  keep(binder, &hint), "unknown key %s", excerpt(binder, key));
}

bool qu_bind_is_misspelt(const struct qu_yaml *map, const char *const *keys, const char *key)
{
    for (int i = 0; i < map->count; i++) {
        const char *near = qu_diag_nearest(map->keys[i]->text, keys);
        if (near != NULL && strcmp(near, key) == 0 && strcmp(map->keys[i]->text, key) != 0)
            return true;
    }
    return false;
}

/* Examples of blocks contain their key, so that they can be copied whole; examples of plain values do not, so
 * the key is added. */
static const char *missing_hint(struct qu_binder *binder, const struct qu_field *field)
{
    struct qu_arena *arena = binder->arena;
    if (field->example == NULL)
        return field->type == QU_FIELD_ENUM || field->type == QU_FIELD_STRUCT ? hint_for(binder, field)
                                                                              : description(binder, field);
    size_t length = strlen(field->name);
    if (strncmp(field->example, field->name, length) == 0 && field->example[length] == ':')
        return qu_arena_printf(arena, "for example: %s", field->example);
    return qu_arena_printf(arena, "for example: %s: %s", field->name, field->example);
}

static bool missing_keys(struct qu_binder *binder, const struct qu_yaml *map, const struct qu_field *fields,
                         const char *path)
{
    bool fine = true;
    for (const struct qu_field *field = fields; field->name != NULL; field++) {
        if ((field->flags & QU_REQUIRED) == 0 || qu_yaml_lookup(map, field->name) != NULL)
            continue;
        if (qu_bind_is_misspelt(map, qu_schema_keys(binder->arena, fields),
                                field->name)) { /* reported as an unknown key */
            fine = false;
            continue;
        }
        const char *hint = missing_hint(binder, field);
        qu_bind_error(binder, QU_DIAG_KEY_MISSING, map->src, path, hint, "the key \"%s\" is missing",
                      field->name);
        fine = false;
    }
    return fine;
}

bool qu_bind_map(struct qu_binder *binder, const struct qu_yaml *map, const struct qu_bind_target *targets,
                 int target_count, const char *path, const char *what)
{
    bool fine = true;
    for (int i = 0; i < map->count; i++) {
        void *out = NULL;
        const struct qu_field *field = find_field(targets, target_count, map->keys[i]->text, &out);
        if (field == NULL) {
            unknown_key(binder, map->keys[i], targets, target_count, path, what);
            fine = false;
            continue;
        }
        fine &= bind_value(binder, map->items[i], field, out, qu_path_key(binder->arena, path, field->name));
    }
    for (int t = 0; t < target_count; t++)
        fine &= missing_keys(binder, map, targets[t].fields, path);
    return fine;
}

bool qu_schema_bind(struct qu_binder *binder, const struct qu_yaml *map, const struct qu_field *fields,
                    void *out, const char *path)
{
    struct qu_bind_target target = {fields, out};
    if (map->kind != QU_YAML_MAP) {
        struct qu_field whole = {.type = QU_FIELD_STRUCT, .fields = fields};
        return wrong_type(binder, map, &whole, path);
    }
    return qu_bind_map(binder, map, &target, 1, path, NULL);
}

const char *const *qu_schema_keys(struct qu_arena *arena, const struct qu_field *fields)
{
    struct qu_bind_target target = {fields, NULL};
    return all_keys(arena, &target, 1);
}
