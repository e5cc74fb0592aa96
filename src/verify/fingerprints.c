#include "fingerprints.h"

#include "../base/hash.h"
#include "../base/vec.h"
#include "../pdf/lexer.h"
#include "../pdf/glyphoutlines.h"
#include "../pdf/pagelabels.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 24, NAME_ROOM = 128, CODES = 65536, STACK_MOST = 64 };

/* A font file that pages show; the outline of a code is read when it is first needed. */
struct face {
    int object;
    uint64_t name;
    bool composite;
    struct qu_buf file, map; /* map: CIDToGIDMap, empty: codes are numbers of glyphs, or CIDs */
    struct qu_glyphoutlines *outlines;
    uint64_t *known;
};

struct known {
    int object;
    uint64_t hash;
};

struct file {
    struct qu_pdf pdf;
    struct qu_arena *arena;
    QU_VEC(struct face *) faces;
    QU_VEC(struct known) forms;
};

/* ---- hashes of objects, independent of their numbers */

static uint64_t hash_object(struct qu_obj object, int depth);

static bool is_way_back(const char *key)
{
    static const char *const keys[] = {"/P", "/Parent", "/StructParent", "/StructParents", "/Length", "/OC"};
    for (int i = 0; i < QU_COUNT(keys); i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static uint64_t hash_dict(struct qu_obj dict, int depth)
{
    uint64_t hash = qu_hash_mix(3);
    struct qu_obj_keys keys;
    qu_obj_keys_init(&keys, dict);
    for (int i = 0; i < keys.at.count; i++) {
        const char *key = keys.at.at[i];
        if (!is_way_back(key))
            hash = qu_hash_part(qu_hash_part(hash, qu_hash_text(key)),
                                hash_object(qu_obj_get(dict, key), depth + 1));
    }
    qu_obj_keys_finish(&keys);
    return hash;
}

static uint64_t hash_array(struct qu_obj array, int depth)
{
    uint64_t hash = qu_hash_mix(5);
    int count = qu_obj_count(array);
    for (int i = 0; i < count; i++)
        hash = qu_hash_part(hash, hash_object(qu_obj_at(array, i), depth + 1));
    return hash;
}

static uint64_t hash_stream_data(struct qu_obj stream)
{
    struct qu_buf data = {0};
    uint64_t hash = qu_obj_raw_data(stream, &data) ? qu_hash_bytes(qu_buf_text(&data), data.length) : 0;
    qu_buf_finish(&data);
    return hash;
}

static uint64_t hash_object(struct qu_obj object, int depth)
{
    if (depth > DEPTH_MOST)
        return 1;
    int scope = qu_pdf_scope_begin(object.pdf);
    uint64_t hash;
    if (qu_obj_is_stream(object))
        hash = qu_hash_part(hash_dict(object, depth), hash_stream_data(object));
    else if (qu_obj_is_dict(object))
        hash = qu_obj_name_is(object, "/Type", "/Page") ? 2 : hash_dict(object, depth);
    else if (qu_obj_is_array(object))
        hash = hash_array(object, depth);
    else
        hash = qu_hash_text(qu_obj_source(object));
    qu_pdf_scope_end(object.pdf, scope);
    return hash;
}

/* ---- letters */

/* The hash of a font's name, without the tag of a subset. */
static uint64_t hash_font_name(struct qu_obj font)
{
    const char *base = qu_obj_name_value(qu_obj_get(font, "/BaseFont")), *name = base + (base[0] != '\0');
    return qu_hash_text(strlen(name) > 7 && name[6] == '+' ? name + 7 : name);
}

static void open_face(struct face *face, struct qu_obj font)
{
    struct qu_obj list = qu_obj_get(font, "/DescendantFonts");
    face->composite = qu_obj_is_array(list);
    struct qu_obj inner = face->composite ? qu_obj_at(list, 0) : font;
    struct qu_obj descriptor = qu_obj_get(inner, "/FontDescriptor");
    face->name = hash_font_name(font);
    qu_obj_data(qu_obj_get(inner, "/CIDToGIDMap"), &face->map);
    if (!qu_obj_data(qu_obj_get(descriptor, "/FontFile2"), &face->file))
        qu_obj_data(qu_obj_get(descriptor, "/FontFile3"), &face->file);
    face->outlines = qu_glyphoutlines_open(qu_buf_text(&face->file), face->file.length);
    face->known = qu_alloc_zero(face->composite ? CODES : 256, sizeof *face->known);
}

static void close_face(struct face *face)
{
    qu_glyphoutlines_close(face->outlines);
    qu_buf_finish(&face->file);
    qu_buf_finish(&face->map);
    free(face->known);
    free(face);
}

static struct face *find_face(struct file *p, struct qu_obj font)
{
    int object = qu_obj_number(font);
    for (int i = 0; i < p->faces.count; i++)
        if (p->faces.at[i]->object == object)
            return p->faces.at[i];
    struct face *face = qu_alloc_zero(1, sizeof *face);
    face->object = object;
    open_face(face, font);
    qu_vec_add(&p->faces, face);
    return face;
}

static uint64_t hash_letter(struct face *face, unsigned code)
{
    if (face->known[code] != 0)
        return face->known[code];
    unsigned index = code;
    if (face->outlines == NULL)
        return qu_hash_part(face->name, code);
    if (!face->composite)
        index = qu_glyphoutlines_find(face->outlines, code);
    else if (face->map.length > 0) {
        size_t at = 2 * (size_t)code;
        const unsigned char *map = (const unsigned char *)face->map.data;
        index = at + 1 < face->map.length ? (unsigned)(map[at] << 8 | map[at + 1]) : 0;
    }
    return face->known[code] = qu_hash_part(face->name, qu_glyphoutlines_hash(face->outlines, index)) | 1;
}

/* ---- content */

struct reading {
    struct file *p;
    struct qu_obj resources;
    struct qu_lexer lexer;
    uint64_t hash;
    int depth;
    QU_VEC(struct qu_token) operands;
    struct face *face, *stack[STACK_MOST];
    int height;
};

static uint64_t hash_form(struct file *p, struct qu_obj stream, int depth);

static struct qu_obj lookup(struct reading *r, const char *kind, struct qu_token token)
{
    char name[NAME_ROOM];
    size_t length = QU_MIN(token.to - token.from, sizeof name - 1);
    memcpy(name, r->lexer.bytes + token.from, length);
    name[length] = '\0';
    return qu_obj_get(qu_obj_get(r->resources, kind), name);
}

static void add(struct reading *r, uint64_t value)
{
    r->hash = qu_hash_part(r->hash, value);
}

/* Adds the hash of the resource that a name refers to, instead of the name. */
static void add_named(struct reading *r, struct qu_token operator, struct qu_token name)
{
    static const char *const kinds[][2] = {{"Tf", "/Font"},     {"Do", "/XObject"},  {"gs", "/ExtGState"},
                                           {"scn", "/Pattern"}, {"SCN", "/Pattern"}, {"sh", "/Shading"}};
    int i = 0;
    while (i < QU_COUNT(kinds) && !qu_token_is(&r->lexer, operator, kinds[i][0]))
        i++;
    if (i == QU_COUNT(kinds)) {
        add(r, qu_hash_bytes(r->lexer.bytes + name.from, name.to - name.from));
        return;
    }
    struct qu_obj value = lookup(r, kinds[i][1], name);
    if (i == 0) {
        r->face = qu_obj_is_dict(value) ? find_face(r->p, value) : NULL;
        add(r, r->face != NULL ? r->face->name : 0);
    } else if (i == 1 && qu_obj_is_stream(value)) {
        add(r, hash_form(r->p, value, r->depth + 1));
    } else {
        add(r, hash_object(value, r->depth + 1));
    }
}

static void add_string(struct reading *r, struct qu_token token)
{
    unsigned char *bytes = qu_alloc(token.to - token.from + 1);
    size_t length = qu_token_string(&r->lexer, token, bytes);
    if (r->face == NULL)
        add(r, qu_hash_bytes(bytes, length));
    else if (r->face->composite)
        for (size_t i = 0; i + 1 < length; i += 2)
            add(r, hash_letter(r->face, (unsigned)bytes[i] << 8 | bytes[i + 1]));
    else
        for (size_t i = 0; i < length; i++)
            add(r, hash_letter(r->face, bytes[i]));
    free(bytes);
}

static bool is_marking(const struct reading *r, struct qu_token operator)
{
    static const char *const words[] = {"BDC", "BMC", "EMC", "MP", "DP"};
    for (int i = 0; i < QU_COUNT(words); i++)
        if (qu_token_is(&r->lexer, operator, words[i]))
            return true;
    return false;
}

static void operate(struct reading *r, struct qu_token operator)
{
    if (is_marking(r, operator))
        return;
    if (qu_token_is(&r->lexer, operator, "q") && r->height < STACK_MOST)
        r->stack[r->height++] = r->face;
    else if (qu_token_is(&r->lexer, operator, "Q") && r->height > 0)
        r->face = r->stack[--r->height];
    for (int i = 0; i < r->operands.count; i++) {
        struct qu_token t = r->operands.at[i];
        if (t.kind == QU_TOKEN_NAME)
            add_named(r, operator, t);
        else if (t.kind == QU_TOKEN_STRING || t.kind == QU_TOKEN_HEX)
            add_string(r, t);
        else
            add(r, qu_hash_bytes(r->lexer.bytes + t.from, t.to - t.from));
    }
    add(r, qu_hash_bytes(r->lexer.bytes + operator.from, operator.to - operator.from));
}

/* `dict` holds /Resources. */
static uint64_t hash_content(struct file *p, struct qu_obj dict, const struct qu_buf *content, int depth)
{
    struct reading r = {
        .p = p, .lexer = {.bytes = qu_buf_text(content), .length = content->length}, .depth = depth};
    int scope = qu_pdf_scope_begin(&p->pdf);
    r.resources = qu_obj_get(dict, "/Resources");
    for (struct qu_token t = qu_lexer_next(&r.lexer); t.kind != QU_TOKEN_END; t = qu_lexer_next(&r.lexer)) {
        if (t.kind != QU_TOKEN_OPERATOR) {
            qu_vec_add(&r.operands, t);
            continue;
        }
        int used = qu_pdf_scope_begin(&p->pdf);
        operate(&r, t);
        qu_pdf_scope_end(&p->pdf, used);
        qu_vec_clear(&r.operands);
    }
    qu_vec_finish(&r.operands);
    qu_pdf_scope_end(&p->pdf, scope);
    return r.hash;
}

/* The hash of what "Do" draws. */
static uint64_t hash_form(struct file *p, struct qu_obj stream, int depth)
{
    static const char *const keys[] = {"/BBox", "/Matrix", "/Group"};
    int object = qu_obj_number(stream);
    struct qu_buf content = {0};
    for (int i = 0; i < p->forms.count; i++)
        if (p->forms.at[i].object == object)
            return p->forms.at[i].hash;
    if (depth > DEPTH_MOST)
        return 1;
    uint64_t hash = 0;
    if (qu_obj_name_is(stream, "/Subtype", "/Form") && qu_obj_data(stream, &content)) {
        hash = hash_content(p, stream, &content, depth);
        for (int i = 0; i < QU_COUNT(keys); i++)
            hash = qu_hash_part(hash, hash_object(qu_obj_get(stream, keys[i]), depth));
    } else {
        hash = hash_object(stream, depth);
    }
    qu_buf_finish(&content);
    qu_vec_add(&p->forms, ((struct known){object, hash}));
    return hash;
}

static struct qu_fingerprint print_page(struct file *p, int index)
{
    static const char *const boxes[] = {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Rotate"};
    struct qu_fingerprint print = {0};
    struct qu_buf content = {0};
    int scope = qu_pdf_scope_begin(&p->pdf);
    struct qu_obj page = qu_pdf_page(&p->pdf, index);
    qu_page_content(page, &content);
    print.look = hash_content(p, page, &content, 0);
    for (int i = 0; i < QU_COUNT(boxes); i++)
        print.look = qu_hash_part(print.look, hash_object(qu_obj_get(page, boxes[i]), 0));
    print.links = hash_object(qu_obj_get(page, "/Annots"), 0);
    qu_pdf_scope_end(&p->pdf, scope);
    qu_buf_finish(&content);
    return print;
}

bool qu_fingerprints_read(struct qu_arena *arena, struct qu_diag *diag, const char *file, const void *bytes,
                          size_t length, struct qu_fingerprints *out)
{
    struct file p = {.arena = arena};
    bool fine = qu_input_open(&p.pdf, diag, file, bytes, length);
    if (fine) {
        struct qu_fingerprint *prints = QU_NEW_ARRAY(arena, struct qu_fingerprint, p.pdf.page_count + 1);
        for (int i = 0; i < p.pdf.page_count; i++) {
            prints[i] = print_page(&p, i);
            prints[i].label = qu_label_of_page(arena, &p.pdf, i);
        }
        *out = (struct qu_fingerprints){prints, p.pdf.page_count};
    }
    for (int i = 0; i < p.faces.count; i++)
        close_face(p.faces.at[i]);
    qu_vec_finish(&p.faces);
    qu_vec_finish(&p.forms);
    qu_pdf_close(&p.pdf);
    return fine;
}
