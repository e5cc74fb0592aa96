#include "recode.h"

#include "../base/hash.h"
#include "../base/vec.h"
#include "../pdf/lexer.h"
#include "../pdf/glyphoutlines.h"

#include <stdlib.h>
#include <string.h>

enum { CODES = 65536, CFF_CHARSET = 15, CFF_INTEGER = 29, CFF_INTEGER_SIZE = 5 };

struct letter {
    int old, code;
    uint64_t hash;
    double advance;
    char text[64]; /* hexadecimal, as ToUnicode has it */
};

struct recoding {
    struct qu_obj font, inner, descriptor;
    bool truetype;
    struct qu_buf file;
    QU_VEC(struct letter) letters;
};

/* ---- reading what Cairo wrote */

/* [0 [w w w ...]]: one advance for each code from 0. */
static bool read_advances(struct recoding *r)
{
    struct qu_obj w = qu_obj_get(r->inner, "/W"), list = qu_obj_at(w, 1);
    int count = qu_obj_count(w) == 2 ? QU_MIN(qu_obj_count(list), CODES / 2) : 0;
    for (int i = 0; i < count; i++)
        qu_vec_add(&r->letters, ((struct letter){.old = i, .advance = qu_obj_real_at(list, i)}));
    return r->letters.count > 1;
}

/* The pairs between beginbfchar and endbfchar. */
static void read_texts(struct recoding *r)
{
    struct qu_buf map = {0};
    bool inside = false;
    int code = -1;
    qu_obj_data(qu_obj_get(r->font, "/ToUnicode"), &map);
    struct qu_lexer lexer = {.bytes = qu_buf_text(&map), .length = map.length};
    for (struct qu_token t = qu_lexer_next(&lexer); t.kind != QU_TOKEN_END; t = qu_lexer_next(&lexer)) {
        if (t.kind == QU_TOKEN_OPERATOR)
            inside = qu_token_is(&lexer, t, "beginbfchar");
        if (!inside || t.kind != QU_TOKEN_HEX)
            continue;
        size_t length = t.to - t.from - 2;
        if (code < 0) {
            code = (int)strtol(lexer.bytes + t.from + 1, NULL, 16);
        } else {
            if (code < r->letters.count && length < sizeof r->letters.at[code].text)
                memcpy(r->letters.at[code].text, lexer.bytes + t.from + 1, length);
            code = -1;
        }
    }
    qu_buf_finish(&map);
}

static bool read_font_file(struct recoding *r)
{
    return qu_obj_data(qu_obj_get(r->descriptor, r->truetype ? "/FontFile2" : "/FontFile3"), &r->file);
}

/* ---- new codes */

static bool hash_letters(struct recoding *r)
{
    struct qu_glyphoutlines *outlines = qu_glyphoutlines_open(qu_buf_text(&r->file), r->file.length);
    if (outlines == NULL)
        return false;
    for (int i = 0; i < r->letters.count; i++) {
        struct letter *l = &r->letters.at[i];
        uint64_t hash = qu_hash_part(qu_glyphoutlines_hash(outlines, (unsigned)l->old),
                                     (uint64_t)(l->advance * 1000));
        l->hash = qu_hash_part(hash, qu_hash_text(l->text));
    }
    qu_glyphoutlines_close(outlines);
    return true;
}

static int by_hash(const void *left, const void *right)
{
    const struct letter *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->old - b->old;
}

static int by_code(const void *left, const void *right)
{
    return ((const struct letter *)left)->code - ((const struct letter *)right)->code;
}

/* .notdef keeps code 0. Afterwards the letters are sorted by their codes. */
static void give_codes(struct recoding *r, struct qu_recoding *out)
{
    bool *taken = qu_alloc_zero(CODES, sizeof *taken);
    taken[0] = true;
    qsort(r->letters.at + 1, (size_t)r->letters.count - 1, sizeof *r->letters.at, by_hash);
    for (int i = 1; i < r->letters.count; i++) {
        int code = (int)(r->letters.at[i].hash % CODES);
        while (taken[code])
            code = (code + 1) % CODES;
        taken[code] = true;
        r->letters.at[i].code = code;
    }
    free(taken);
    qsort(r->letters.at, (size_t)r->letters.count, sizeof *r->letters.at, by_code);
    out->count = r->letters.count;
    out->codes = qu_alloc_zero((size_t)out->count, sizeof *out->codes);
    for (int i = 0; i < r->letters.count; i++)
        out->codes[r->letters.at[i].old] = (uint16_t)r->letters.at[i].code;
}

/* ---- writing what refers to codes */

static void write_advances(struct recoding *r)
{
    struct qu_buf text = {0};
    qu_buf_add_char(&text, '[');
    for (int i = 0; i < r->letters.count; i++)
        qu_buf_printf(&text, "%d [%g] ", r->letters.at[i].code, r->letters.at[i].advance);
    qu_buf_add_char(&text, ']');
    qu_obj_set(r->inner, "/W", qu_obj_parse(r->font.pdf, qu_buf_text(&text)));
    qu_buf_finish(&text);
}

static void write_texts(struct recoding *r)
{
    enum { BLOCK = 100 };
    struct qu_buf map = {0}, block = {0};
    int in_block = 0;
    qu_buf_add_text(
        &map,
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry "
        "(Adobe)\n"
        "   /Ordering (UCS)\n   /Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n");
    for (int i = 0; i < r->letters.count; i++) {
        if (r->letters.at[i].text[0] != '\0') {
            qu_buf_printf(&block, "<%04x> <%s>\n", (unsigned)r->letters.at[i].code, r->letters.at[i].text);
            in_block++;
        }
        if (in_block == BLOCK || (in_block > 0 && i == r->letters.count - 1)) {
            qu_buf_printf(&map, "%d beginbfchar\n%sendbfchar\n", in_block, qu_buf_text(&block));
            qu_buf_clear(&block);
            in_block = 0;
        }
    }
    qu_buf_add_text(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    qu_obj_set(r->font, "/ToUnicode", qu_obj_stream(r->font.pdf, map.data, map.length));
    qu_buf_finish(&block);
    qu_buf_finish(&map);
}

static void write_map(struct recoding *r)
{
    int last = r->letters.at[r->letters.count - 1].code;
    unsigned char *map = qu_alloc_zero((size_t)last + 1, 2);
    for (int i = 0; i < r->letters.count; i++) {
        unsigned char *pair = map + 2 * (size_t)r->letters.at[i].code;
        pair[0] = (unsigned char)(r->letters.at[i].old >> 8);
        pair[1] = (unsigned char)r->letters.at[i].old;
    }
    qu_obj_set(r->inner, "/CIDToGIDMap", qu_obj_stream(r->font.pdf, map, 2 * (size_t)last + 2));
    free(map);
}

/* ---- CFF (Adobe Technical Note 5176): an INDEX, and the offset of the charset in the Top DICT */

static size_t big_endian(const unsigned char *p, int size)
{
    size_t value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | p[i];
    return value;
}

struct index {
    size_t first_from, first_to, end; /* of its first element; the place after the INDEX */
};

static bool read_index(const struct qu_buf *file, size_t at, struct index *out)
{
    const unsigned char *bytes = (const unsigned char *)file->data;
    if (at + 3 > file->length)
        return false;
    size_t count = big_endian(bytes + at, 2), size = bytes[at + 2];
    size_t data = at + 3 + (count + 1) * size - 1;
    if (count == 0 || size < 1 || size > 4 || data > file->length)
        return false;
    *out = (struct index){data + big_endian(bytes + at + 3, (int)size),
                          data + big_endian(bytes + at + 3 + size, (int)size),
                          data + big_endian(bytes + at + 3 + count * size, (int)size)};
    return out->first_from <= out->first_to && out->first_to <= out->end && out->end <= file->length;
}

/* The length in bytes of the operand or operator at p. */
static size_t dict_token_size(const unsigned char *p, const unsigned char *end)
{
    if (*p == CFF_INTEGER)
        return CFF_INTEGER_SIZE;
    if (*p == 28)
        return 3;
    if (*p == 30) { /* a real: nibbles up to one that is 15 */
        size_t size = 1;
        while (p + size < end && (p[size] & 15) != 15 && p[size] >> 4 != 15)
            size++;
        return size + 1;
    }
    return *p == 12 || *p >= 247 ? 2 : 1;
}

/* The place of the charset's offset, a long integer in front of its operator; 0: none. */
static size_t find_charset_offset(const struct qu_buf *file)
{
    const unsigned char *bytes = (const unsigned char *)file->data;
    struct index names, top;
    if (file->length < 4 || !read_index(file, bytes[2], &names) || !read_index(file, names.end, &top))
        return 0;
    for (size_t at = top.first_from, before = 0; at < top.first_to;
         at += dict_token_size(bytes + at, bytes + top.first_to)) {
        if (bytes[at] == CFF_CHARSET)
            return before != 0 && bytes[before] == CFF_INTEGER && before + CFF_INTEGER_SIZE == at ? before
                                                                                                  : 0;
        before = at;
    }
    return 0;
}

static bool write_charset(struct recoding *r, const struct qu_recoding *recoding)
{
    size_t place = find_charset_offset(&r->file), charset = r->file.length;
    if (place == 0)
        return false;
    for (int i = 0; i < 4; i++)
        r->file.data[place + 1 + (size_t)i] = (char)(charset >> (24 - 8 * i));
    qu_buf_add_char(&r->file, '\0'); /* format 0 */
    for (int i = 1; i < recoding->count; i++) {
        qu_buf_add_char(&r->file, (char)(recoding->codes[i] >> 8));
        qu_buf_add_char(&r->file, (char)recoding->codes[i]);
    }
    struct qu_obj stream = qu_obj_stream(r->font.pdf, r->file.data, r->file.length);
    qu_obj_set_name(stream, "/Subtype", "/CIDFontType0C");
    qu_obj_set(r->descriptor, "/FontFile3", stream);
    return true;
}

static void recode(struct recoding *r, struct qu_recoding *out)
{
    if (!read_advances(r) || !read_font_file(r))
        return;
    read_texts(r);
    if (!hash_letters(r))
        return;
    give_codes(r, out);
    if (!r->truetype && !write_charset(r, out)) {
        qu_recoding_finish(out);
        return;
    }
    if (r->truetype)
        write_map(r);
    write_advances(r);
    write_texts(r);
}

void qu_recode_font(struct qu_obj font, struct qu_recoding *out)
{
    *out = (struct qu_recoding){0};
    if (!qu_obj_name_is(font, "/Subtype", "/Type0") || !qu_obj_name_is(font, "/Encoding", "/Identity-H"))
        return;
    int scope = qu_pdf_scope_begin(font.pdf);
    struct recoding r = {.font = font};
    r.inner = qu_obj_at(qu_obj_get(font, "/DescendantFonts"), 0);
    r.descriptor = qu_obj_get(r.inner, "/FontDescriptor");
    r.truetype = qu_obj_name_is(r.inner, "/Subtype", "/CIDFontType2");
    if (r.truetype || qu_obj_name_is(r.inner, "/Subtype", "/CIDFontType0"))
        recode(&r, out);
    qu_buf_finish(&r.file);
    qu_vec_finish(&r.letters);
    qu_pdf_scope_end(font.pdf, scope);
}

void qu_recoding_finish(struct qu_recoding *recoding)
{
    free(recoding->codes);
    *recoding = (struct qu_recoding){0};
}
