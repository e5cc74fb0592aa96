#include "steady.h"

#include "../base/vec.h"
#include "content.h"
#include "recode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KINDS = 5, STACK_MOST = 64, NAME_ROOM = 128 };

static const struct {
    const char *key, *letter;
} kinds[KINDS] = {{"/Font", "F"}, {"/XObject", "X"}, {"/ExtGState", "G"}, {"/Pattern", "P"}, {"/Shading", "S"}};
enum { KIND_FONT, KIND_XOBJECT, KIND_STATE, KIND_PATTERN, KIND_SHADING };

struct font {
    int object;
    struct qu_recoding recoding;
};

struct steady {
    struct qu_pdf *pdf;
    QU_VEC(struct font) fonts;
};

struct name {
    int kind, number;
    char old[NAME_ROOM]; /* with its slash */
};

/* One content stream on its way. */
struct rewriting {
    struct steady *steady;
    struct qu_pdf *pdf;
    qpdf_oh resources;
    struct qu_lexer lexer;
    struct qu_buf *out;
    size_t done; /* copied so far */
    QU_VEC(struct name) names;
    int counts[KINDS];
    QU_VEC(struct qu_token) operands;
    int font, stack[STACK_MOST], depth; /* index among the fonts, -1: one that keeps its codes */
};

static void replace(struct rewriting *w, struct qu_token token, const char *text)
{
    qu_buf_add(w->out, w->lexer.bytes + w->done, token.from - w->done);
    qu_buf_add_text(w->out, text);
    w->done = token.to;
}

static qpdf_oh lookup(struct rewriting *w, int kind, const char *name)
{
    qpdf_oh dict = qpdf_oh_get_key(w->pdf->data, w->resources, kinds[kind].key);
    qpdf_oh value = qpdf_oh_is_dictionary(w->pdf->data, dict) ? qpdf_oh_get_key(w->pdf->data, dict, name) : qpdf_oh_new_null(w->pdf->data);
    qu_pdf_release(w->pdf, dict);
    return value;
}

static bool token_name(const struct rewriting *w, struct qu_token token, char out[NAME_ROOM])
{
    size_t length = token.to - token.from;
    if (token.kind != QU_TOKEN_NAME || length >= NAME_ROOM)
        return false;
    memcpy(out, w->lexer.bytes + token.from, length);
    out[length] = '\0';
    return true;
}

static void rename_operand(struct rewriting *w, struct qu_token token, int kind)
{
    struct name name = {.kind = kind};
    char text[16];
    int i = 0;
    if (!token_name(w, token, name.old))
        return;
    while (i < w->names.count && (w->names.at[i].kind != kind || strcmp(w->names.at[i].old, name.old) != 0))
        i++;
    if (i == w->names.count) {
        name.number = ++w->counts[kind];
        qu_vec_add(&w->names, name);
    }
    snprintf(text, sizeof text, "/%s%d", kinds[kind].letter, w->names.at[i].number);
    replace(w, token, text);
}

static int find_font(struct rewriting *w, struct qu_token token)
{
    char name[NAME_ROOM];
    if (!token_name(w, token, name))
        return -1;
    qpdf_oh font = lookup(w, KIND_FONT, name);
    int object = qpdf_oh_is_dictionary(w->pdf->data, font) ? qpdf_oh_get_object_id(w->pdf->data, font) : 0, i = 0;
    while (i < w->steady->fonts.count && w->steady->fonts.at[i].object != object)
        i++;
    if (object != 0 && i == w->steady->fonts.count) {
        struct font *new = qu_vec_push(&w->steady->fonts);
        new->object = object;
        qu_recode_font(w->pdf, font, &new->recoding);
    }
    qu_pdf_release(w->pdf, font);
    return object != 0 && w->steady->fonts.at[i].recoding.count > 0 ? i : -1;
}

static void recode_string(struct rewriting *w, struct qu_token token)
{
    const struct qu_recoding *recoding = &w->steady->fonts.at[w->font].recoding;
    unsigned char *bytes = qu_alloc(token.to - token.from + 1);
    size_t length = qu_token_string(&w->lexer, token, bytes);
    struct qu_buf text = {0};
    qu_buf_add_char(&text, '<');
    for (size_t i = 0; i + 1 < length; i += 2) {
        int code = bytes[i] << 8 | bytes[i + 1];
        qu_buf_printf(&text, "%04x", code < recoding->count ? (unsigned)recoding->codes[code] : 0);
    }
    qu_buf_add_char(&text, '>');
    replace(w, token, qu_buf_text(&text));
    qu_buf_finish(&text);
    free(bytes);
}

static void operate(struct rewriting *w, struct qu_token operator)
{
    static const struct {
        const char *word;
        int kind;
    } naming[] = {{"Tf", KIND_FONT}, {"Do", KIND_XOBJECT}, {"gs", KIND_STATE}, {"scn", KIND_PATTERN}, {"SCN", KIND_PATTERN}, {"sh", KIND_SHADING}};
    static const char *const showing[] = {"Tj", "TJ", "'", "\""};
    const struct qu_lexer *l = &w->lexer;
    if (qu_token_is(l, operator, "q") && w->depth < STACK_MOST)
        w->stack[w->depth++] = w->font;
    else if (qu_token_is(l, operator, "Q") && w->depth > 0)
        w->font = w->stack[--w->depth];
    for (int i = 0; i < QU_COUNT(showing) && w->font >= 0; i++)
        for (int k = 0; k < w->operands.count && qu_token_is(l, operator, showing[i]); k++)
            if (w->operands.at[k].kind == QU_TOKEN_STRING || w->operands.at[k].kind == QU_TOKEN_HEX)
                recode_string(w, w->operands.at[k]);
    for (int i = 0; i < QU_COUNT(naming) && w->operands.count > 0; i++) {
        int place = naming[i].kind == KIND_FONT ? 0 : w->operands.count - 1;
        if (!qu_token_is(l, operator, naming[i].word))
            continue;
        if (naming[i].kind == KIND_FONT)
            w->font = find_font(w, w->operands.at[place]);
        rename_operand(w, w->operands.at[place], naming[i].kind);
    }
}

static void rewrite_content(struct rewriting *w)
{
    for (struct qu_token t = qu_lexer_next(&w->lexer); t.kind != QU_TOKEN_END; t = qu_lexer_next(&w->lexer)) {
        if (t.kind != QU_TOKEN_OPERATOR) {
            qu_vec_add(&w->operands, t);
            continue;
        }
        operate(w, t);
        qu_vec_clear(&w->operands);
    }
    qu_buf_add(w->out, w->lexer.bytes + w->done, w->lexer.length - w->done);
}

/* A dictionary of its own under the new names; what no operator named is left out. */
static qpdf_oh make_resources(struct rewriting *w)
{
    static const char *const kept[] = {"/ColorSpace", "/Properties", "/ProcSet"};
    qpdf_oh made = qu_pdf_dict(w->pdf);
    for (int i = 0; i < QU_COUNT(kept); i++)
        if (qpdf_oh_has_key(w->pdf->data, w->resources, kept[i]))
            qu_pdf_set(w->pdf, made, kept[i], qpdf_oh_get_key(w->pdf->data, w->resources, kept[i]));
    for (int kind = 0; kind < KINDS; kind++) {
        if (w->counts[kind] == 0)
            continue;
        qpdf_oh dict = qu_pdf_dict(w->pdf);
        for (int i = 0; i < w->names.count; i++) {
            char key[16];
            if (w->names.at[i].kind != kind)
                continue;
            snprintf(key, sizeof key, "/%s%d", kinds[kind].letter, w->names.at[i].number);
            qu_pdf_set(w->pdf, dict, key, lookup(w, kind, w->names.at[i].old));
        }
        qu_pdf_set(w->pdf, made, kinds[kind].key, dict);
    }
    return made;
}

/* `dict` holds /Resources: a page, or the dictionary of a form or pattern. False: it has none, and its content stays. */
static bool rewrite(struct steady *steady, qpdf_oh dict, const struct qu_buf *content, struct qu_buf *out)
{
    struct rewriting w = {.steady = steady, .pdf = steady->pdf, .lexer = {qu_buf_text(content), content->length, 0}, .out = out, .font = -1};
    w.resources = qpdf_oh_get_key(w.pdf->data, dict, "/Resources");
    bool fine = qpdf_oh_is_dictionary(w.pdf->data, w.resources);
    if (fine) {
        rewrite_content(&w);
        qu_pdf_set(w.pdf, dict, "/Resources", make_resources(&w));
    }
    qu_pdf_release(w.pdf, w.resources);
    qu_vec_finish(&w.names);
    qu_vec_finish(&w.operands);
    return fine;
}

static void rewrite_page(struct steady *steady, int index)
{
    struct qu_buf content = {0}, out = {0};
    qpdf_oh page = qpdf_get_page_n(steady->pdf->data, (size_t)index);
    if (qu_pdf_content(steady->pdf, page, &content) && rewrite(steady, page, &content, &out))
        qu_pdf_set_content(steady->pdf, page, &out);
    qu_pdf_release(steady->pdf, page);
    qu_buf_finish(&content);
    qu_buf_finish(&out);
}

static bool has_content(struct qu_pdf *pdf, qpdf_oh dict)
{
    qpdf_oh subtype = qpdf_oh_get_key(pdf->data, dict, "/Subtype"), pattern = qpdf_oh_get_key(pdf->data, dict, "/PatternType");
    bool form = qpdf_oh_is_name(pdf->data, subtype) && strcmp(qpdf_oh_get_name(pdf->data, subtype), "/Form") == 0;
    bool tiling = qpdf_oh_is_integer(pdf->data, pattern) && qpdf_oh_get_int_value(pdf->data, pattern) == 1;
    qu_pdf_release(pdf, subtype);
    qu_pdf_release(pdf, pattern);
    return form || tiling;
}

static void rewrite_stream(struct steady *steady, qpdf_oh stream)
{
    struct qu_buf content = {0}, out = {0};
    qpdf_oh dict = qpdf_oh_get_dict(steady->pdf->data, stream);
    if (has_content(steady->pdf, dict) && qu_pdf_stream_data(steady->pdf, stream, &content) && rewrite(steady, dict, &content, &out))
        qu_pdf_set_stream_data(steady->pdf, stream, out.data, out.length);
    qu_pdf_release(steady->pdf, dict);
    qu_buf_finish(&content);
    qu_buf_finish(&out);
}

void qu_steady_rewrite(struct qu_pdf *pdf)
{
    struct steady steady = {.pdf = pdf};
    int last = qu_pdf_highest_number(pdf);
    for (int i = 0; i < pdf->page_count; i++)
        rewrite_page(&steady, i);
    for (int number = 1; number <= last; number++) { /* in forms, patterns and the groups of soft masks */
        qpdf_oh object = qpdf_get_object_by_id(pdf->data, number, 0);
        if (qpdf_oh_is_stream(pdf->data, object))
            rewrite_stream(&steady, object);
        qu_pdf_release(pdf, object);
    }
    for (int i = 0; i < steady.fonts.count; i++)
        qu_recoding_finish(&steady.fonts.at[i].recoding);
    qu_vec_finish(&steady.fonts);
}
