#include "fingerprints.h"

#include "../base/hash.h"
#include "../base/vec.h"
#include "../pdf/lexer.h"
#include "../pdf/outlines.h"
#include "../pdf/pagelabels.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 24, NAME_ROOM = 128, CODES = 65536, STACK_MOST = 64 };

/* A font file that pages show; codes become outlines when they are first met. */
struct face {
    int object;
    uint64_t name;
    bool composite;
    struct qu_buf file, map; /* map: CIDToGIDMap, empty: codes are numbers of glyphs, or CIDs */
    struct qu_glyphs *glyphs;
    uint64_t *known;
};

struct known {
    int object;
    uint64_t hash;
};

struct printing {
    struct qu_pdf pdf;
    struct qu_arena *arena;
    QU_VEC(struct face *) faces;
    QU_VEC(struct known) forms;
};

/* ---- any object, without its number */

static uint64_t hash_object(struct printing *p, qpdf_oh object, int depth);

static bool is_way_back(const char *key)
{
    static const char *const keys[] = {"/P", "/Parent", "/StructParent", "/StructParents", "/Length", "/OC"};
    for (int i = 0; i < QU_COUNT(keys); i++)
        if (strcmp(key, keys[i]) == 0)
            return true;
    return false;
}

static uint64_t hash_dict(struct printing *p, qpdf_oh dict, int depth)
{
    QU_VEC(char *) keys = {0}; /* an iteration cannot hold another */
    uint64_t hash = qu_hash_mix(3);
    qpdf_oh_begin_dict_key_iter(p->pdf.data, dict);
    while (qpdf_oh_dict_more_keys(p->pdf.data))
        qu_vec_add(&keys, qu_strdup(qpdf_oh_dict_next_key(p->pdf.data)));
    for (int i = 0; i < keys.count; i++) {
        if (!is_way_back(keys.at[i])) {
            qpdf_oh value = qpdf_oh_get_key(p->pdf.data, dict, keys.at[i]);
            hash = qu_hash_part(qu_hash_part(hash, qu_hash_text(keys.at[i])),
                                hash_object(p, value, depth + 1));
            qu_pdf_release(&p->pdf, value);
        }
        free(keys.at[i]);
    }
    qu_vec_finish(&keys);
    return hash;
}

static uint64_t hash_array(struct printing *p, qpdf_oh array, int depth)
{
    uint64_t hash = qu_hash_mix(5);
    int count = qpdf_oh_get_array_n_items(p->pdf.data, array);
    for (int i = 0; i < count; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(p->pdf.data, array, i);
        hash = qu_hash_part(hash, hash_object(p, item, depth + 1));
        qu_pdf_release(&p->pdf, item);
    }
    return hash;
}

static uint64_t hash_stream_data(struct printing *p, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    uint64_t hash = 0;
    if ((qpdf_oh_get_stream_data(p->pdf.data, stream, qpdf_dl_none, NULL, &bytes, &length) & QPDF_ERRORS) ==
        0)
        hash = qu_hash_bytes(bytes, length);
    free(bytes);
    return hash;
}

static bool name_is(struct printing *p, qpdf_oh dict, const char *key, const char *name)
{
    qpdf_oh value = qpdf_oh_get_key(p->pdf.data, dict, key);
    bool same = qpdf_oh_is_name(p->pdf.data, value) &&
                strcmp(qpdf_oh_get_name(p->pdf.data, value), name) == 0;
    qu_pdf_release(&p->pdf, value);
    return same;
}

static uint64_t hash_object(struct printing *p, qpdf_oh object, int depth)
{
    if (depth > DEPTH_MOST)
        return 1;
    if (qpdf_oh_is_stream(p->pdf.data, object)) {
        qpdf_oh dict = qpdf_oh_get_dict(p->pdf.data, object);
        uint64_t hash = qu_hash_part(hash_dict(p, dict, depth), hash_stream_data(p, object));
        qu_pdf_release(&p->pdf, dict);
        return hash;
    }
    if (qpdf_oh_is_dictionary(p->pdf.data, object))
        return name_is(p, object, "/Type", "/Page") ? 2 : hash_dict(p, object, depth);
    if (qpdf_oh_is_array(p->pdf.data, object))
        return hash_array(p, object, depth);
    return qu_hash_text(qpdf_oh_unparse_resolved(p->pdf.data, object));
}

/* ---- letters */

static uint64_t hash_font_name(struct printing *p, qpdf_oh font)
{
    qpdf_oh value = qpdf_oh_get_key(p->pdf.data, font, "/BaseFont");
    const char *name = qpdf_oh_is_name(p->pdf.data, value) ? qpdf_oh_get_name(p->pdf.data, value) + 1 : "";
    uint64_t hash = qu_hash_text(strlen(name) > 7 && name[6] == '+' ? name + 7
                                                                    : name); /* without the tag of a subset */
    qu_pdf_release(&p->pdf, value);
    return hash;
}

static void read_stream_at(struct printing *p, qpdf_oh dict, const char *key, struct qu_buf *out)
{
    qpdf_oh stream = qpdf_oh_get_key(p->pdf.data, dict, key);
    if (out->length == 0 && qpdf_oh_is_stream(p->pdf.data, stream))
        qu_pdf_stream_data(&p->pdf, stream, out);
    qu_pdf_release(&p->pdf, stream);
}

static void open_face(struct printing *p, struct face *face, qpdf_oh font)
{
    qpdf_oh list = qpdf_oh_get_key(p->pdf.data, font, "/DescendantFonts");
    face->composite = qpdf_oh_is_array(p->pdf.data, list);
    qpdf_oh inner = face->composite ? qpdf_oh_get_array_item(p->pdf.data, list, 0)
                                    : qu_pdf_again(&p->pdf, font);
    qpdf_oh descriptor = qpdf_oh_get_key(p->pdf.data, inner, "/FontDescriptor");
    face->name = hash_font_name(p, font);
    read_stream_at(p, inner, "/CIDToGIDMap", &face->map);
    if (qpdf_oh_is_dictionary(p->pdf.data, descriptor)) {
        read_stream_at(p, descriptor, "/FontFile2", &face->file);
        read_stream_at(p, descriptor, "/FontFile3", &face->file);
    }
    face->glyphs = qu_glyphs_open(qu_buf_text(&face->file), face->file.length);
    face->known = qu_alloc_zero(face->composite ? CODES : 256, sizeof *face->known);
    qu_pdf_release(&p->pdf, descriptor);
    qu_pdf_release(&p->pdf, inner);
    qu_pdf_release(&p->pdf, list);
}

static void close_face(struct face *face)
{
    qu_glyphs_close(face->glyphs);
    qu_buf_finish(&face->file);
    qu_buf_finish(&face->map);
    free(face->known);
    free(face);
}

static struct face *find_face(struct printing *p, qpdf_oh font)
{
    int object = qpdf_oh_get_object_id(p->pdf.data, font);
    for (int i = 0; i < p->faces.count; i++)
        if (p->faces.at[i]->object == object)
            return p->faces.at[i];
    struct face *face = qu_alloc_zero(1, sizeof *face);
    face->object = object;
    open_face(p, face, font);
    qu_vec_add(&p->faces, face);
    return face;
}

static uint64_t hash_letter(struct face *face, unsigned code)
{
    if (face->known[code] != 0)
        return face->known[code];
    unsigned index = code;
    if (face->glyphs == NULL)
        return qu_hash_part(face->name, code);
    if (!face->composite)
        index = qu_glyphs_find(face->glyphs, code);
    else if (face->map.length > 0)
        index = 2 * (size_t)code + 1 < face->map.length
                    ? (unsigned)((unsigned char)face->map.data[2 * code] << 8 |
                                 (unsigned char)face->map.data[2 * code + 1])
                    : 0;
    return face->known[code] = qu_hash_part(face->name, qu_glyphs_hash(face->glyphs, index)) | 1;
}

/* ---- content */

struct reading {
    struct printing *p;
    qpdf_oh resources;
    struct qu_lexer lexer;
    uint64_t hash;
    int depth;
    QU_VEC(struct qu_token) operands;
    struct face *face, *stack[STACK_MOST];
    int height;
};

static uint64_t hash_form(struct printing *p, qpdf_oh stream, int depth);

static qpdf_oh lookup(struct reading *r, const char *kind, struct qu_token token)
{
    char name[NAME_ROOM];
    size_t length = QU_MIN(token.to - token.from, sizeof name - 1);
    memcpy(name, r->lexer.bytes + token.from, length);
    name[length] = '\0';
    qpdf_oh dict = qpdf_oh_get_key(r->p->pdf.data, r->resources, kind);
    qpdf_oh value = qpdf_oh_is_dictionary(r->p->pdf.data, dict) ? qpdf_oh_get_key(r->p->pdf.data, dict, name)
                                                                : qpdf_oh_new_null(r->p->pdf.data);
    qu_pdf_release(&r->p->pdf, dict);
    return value;
}

static void add(struct reading *r, uint64_t value)
{
    r->hash = qu_hash_part(r->hash, value);
}

/* What a name stands for, in place of the name. */
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
    qpdf_oh value = lookup(r, kinds[i][1], name);
    if (i == 0) {
        r->face = qpdf_oh_is_dictionary(r->p->pdf.data, value) ? find_face(r->p, value) : NULL;
        add(r, r->face != NULL ? r->face->name : 0);
    } else if (i == 1 && qpdf_oh_is_stream(r->p->pdf.data, value)) {
        add(r, hash_form(r->p, value, r->depth + 1));
    } else {
        add(r, hash_object(r->p, value, r->depth + 1));
    }
    qu_pdf_release(&r->p->pdf, value);
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
static uint64_t hash_content(struct printing *p, qpdf_oh dict, const struct qu_buf *content, int depth)
{
    struct reading r = {.p = p, .lexer = {qu_buf_text(content), content->length, 0}, .depth = depth};
    r.resources = qpdf_oh_get_key(p->pdf.data, dict, "/Resources");
    if (!qpdf_oh_is_dictionary(p->pdf.data, r.resources)) {
        qu_pdf_release(&p->pdf, r.resources);
        r.resources = qu_pdf_dict(&p->pdf);
    }
    for (struct qu_token t = qu_lexer_next(&r.lexer); t.kind != QU_TOKEN_END; t = qu_lexer_next(&r.lexer)) {
        if (t.kind != QU_TOKEN_OPERATOR) {
            qu_vec_add(&r.operands, t);
            continue;
        }
        operate(&r, t);
        qu_vec_clear(&r.operands);
    }
    qu_pdf_release(&p->pdf, r.resources);
    qu_vec_finish(&r.operands);
    return r.hash;
}

/* What "Do" draws. */
static uint64_t hash_form(struct printing *p, qpdf_oh stream, int depth)
{
    static const char *const keys[] = {"/BBox", "/Matrix", "/Group"};
    int object = qpdf_oh_get_object_id(p->pdf.data, stream);
    struct qu_buf content = {0};
    for (int i = 0; i < p->forms.count; i++)
        if (p->forms.at[i].object == object)
            return p->forms.at[i].hash;
    if (depth > DEPTH_MOST)
        return 1;
    qpdf_oh dict = qpdf_oh_get_dict(p->pdf.data, stream);
    uint64_t hash = 0;
    if (name_is(p, dict, "/Subtype", "/Form") && qu_pdf_stream_data(&p->pdf, stream, &content)) {
        hash = hash_content(p, dict, &content, depth);
        for (int i = 0; i < QU_COUNT(keys); i++) {
            qpdf_oh value = qpdf_oh_get_key(p->pdf.data, dict, keys[i]);
            hash = qu_hash_part(hash, hash_object(p, value, depth));
            qu_pdf_release(&p->pdf, value);
        }
    } else {
        hash = hash_object(p, stream, depth);
    }
    qu_pdf_release(&p->pdf, dict);
    qu_buf_finish(&content);
    qu_vec_add(&p->forms, ((struct known){object, hash}));
    return hash;
}

static struct qu_print print_page(struct printing *p, int index)
{
    static const char *const boxes[] = {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/Rotate"};
    struct qu_print print = {0};
    struct qu_buf content = {0};
    qpdf_oh page = qpdf_get_page_n(p->pdf.data, (size_t)index);
    qu_pdf_content(&p->pdf, page, &content);
    print.look = hash_content(p, page, &content, 0);
    for (int i = 0; i < QU_COUNT(boxes); i++) {
        qpdf_oh value = qpdf_oh_get_key(p->pdf.data, page, boxes[i]);
        print.look = qu_hash_part(print.look, hash_object(p, value, 0));
        qu_pdf_release(&p->pdf, value);
    }
    qpdf_oh links = qpdf_oh_get_key(p->pdf.data, page, "/Annots");
    print.links = hash_object(p, links, 0);
    qu_pdf_release(&p->pdf, links);
    qu_pdf_release(&p->pdf, page);
    qu_buf_finish(&content);
    return print;
}

bool qu_prints_read(struct qu_arena *arena, struct qu_diag *diag, const char *file, const void *bytes,
                    size_t length, struct qu_prints *out)
{
    struct printing p = {.arena = arena};
    bool fine = qu_source_open(&p.pdf, diag, file, bytes, length);
    if (fine) {
        struct qu_print *prints = QU_NEW_ARRAY(arena, struct qu_print, p.pdf.page_count + 1);
        for (int i = 0; i < p.pdf.page_count; i++) {
            prints[i] = print_page(&p, i);
            prints[i].label = qu_label_of_page(arena, &p.pdf, i);
        }
        *out = (struct qu_prints){prints, p.pdf.page_count};
    }
    for (int i = 0; i < p.faces.count; i++)
        close_face(p.faces.at[i]);
    qu_vec_finish(&p.faces);
    qu_vec_finish(&p.forms);
    qu_pdf_close(&p.pdf);
    return fine;
}
