#include "resources.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_keys[QU_NAME_KINDS] = {"/Font", "/XObject", "/ExtGState", "/Pattern",
                                                     "/Shading"};

/* Fonts are recoded when they are met first. */
static struct qu_recoding find_recoding(struct qu_steady *steady, qpdf_oh font)
{
    int object = qpdf_oh_get_object_id(steady->pdf->data, font), i = 0;
    while (i < steady->fonts.count && steady->fonts.at[i].object != object)
        i++;
    if (object != 0 && i == steady->fonts.count) {
        struct qu_steady_font *new = qu_vec_push(&steady->fonts);
        new->object = object;
        qu_recode_font(steady->pdf, font, &new->recoding);
    }
    return object != 0 ? steady->fonts.at[i].recoding : (struct qu_recoding){0};
}

static void list_fonts(struct qu_steady *steady, qpdf_oh resources, struct qu_renaming *renaming)
{
    qpdf_data data = steady->pdf->data;
    qpdf_oh fonts = qpdf_oh_get_key(data, resources, kind_keys[QU_NAME_FONT]);
    if (qpdf_oh_is_dictionary(data, fonts)) {
        qpdf_oh_begin_dict_key_iter(data, fonts);
        while (qpdf_oh_dict_more_keys(data)) {
            const char *key = qpdf_oh_dict_next_key(data);
            if (strlen(key) < QU_NAME_ROOM)
                snprintf(qu_vec_push(&renaming->fonts)->name, QU_NAME_ROOM, "%s", key);
        }
    }
    for (int i = 0; i < renaming->fonts.count; i++) {
        qpdf_oh font = qpdf_oh_get_key(data, fonts, renaming->fonts.at[i].name);
        if (qpdf_oh_is_dictionary(data, font))
            renaming->fonts.at[i].recoding = find_recoding(steady, font);
        qu_pdf_release(steady->pdf, font);
    }
    qu_pdf_release(steady->pdf, fonts);
}

bool qu_steady_begin(struct qu_steady *steady, qpdf_oh dict, struct qu_renaming *renaming)
{
    qpdf_oh resources = qpdf_oh_get_key(steady->pdf->data, dict, "/Resources");
    bool fine = qpdf_oh_is_dictionary(steady->pdf->data, resources);
    if (fine)
        list_fonts(steady, resources, renaming);
    qu_pdf_release(steady->pdf, resources);
    return fine;
}

static void add_named(struct qu_pdf *pdf, qpdf_oh made, qpdf_oh resources, const struct qu_renaming *renaming,
                      enum qu_name_kind kind)
{
    qpdf_oh old = qpdf_oh_get_key(pdf->data, resources, kind_keys[kind]), new = qu_pdf_dict(pdf);
    bool there = qpdf_oh_is_dictionary(pdf->data, old);
    for (int i = 0; i < renaming->names.count && there; i++) {
        const struct qu_new_name *name = &renaming->names.at[i];
        if (name->kind == kind)
            qu_pdf_set(pdf, new, name->name, qpdf_oh_get_key(pdf->data, old, name->old));
    }
    qu_pdf_set(pdf, made, kind_keys[kind], new);
    qu_pdf_release(pdf, old);
}

void qu_steady_end(struct qu_steady *steady, qpdf_oh dict, const struct qu_renaming *renaming)
{
    static const char *const kept[] = {"/ColorSpace", "/Properties", "/ProcSet"};
    struct qu_pdf *pdf = steady->pdf;
    qpdf_oh resources = qpdf_oh_get_key(pdf->data, dict, "/Resources"), made = qu_pdf_dict(pdf);
    for (int i = 0; i < QU_COUNT(kept); i++)
        if (qpdf_oh_has_key(pdf->data, resources, kept[i]))
            qu_pdf_set(pdf, made, kept[i], qpdf_oh_get_key(pdf->data, resources, kept[i]));
    for (int kind = 0; kind < QU_NAME_KINDS; kind++)
        if (renaming->counts[kind] > 0)
            add_named(pdf, made, resources, renaming, kind);
    qu_pdf_set(pdf, dict, "/Resources", made);
    qu_pdf_release(pdf, resources);
}

static bool has_content(struct qu_pdf *pdf, qpdf_oh dict)
{
    qpdf_oh subtype = qpdf_oh_get_key(pdf->data, dict, "/Subtype"),
            pattern = qpdf_oh_get_key(pdf->data, dict, "/PatternType");
    bool form = qpdf_oh_is_name(pdf->data, subtype) &&
                strcmp(qpdf_oh_get_name(pdf->data, subtype), "/Form") == 0;
    bool tiling = qpdf_oh_is_integer(pdf->data, pattern) && qpdf_oh_get_int_value(pdf->data, pattern) == 1;
    qu_pdf_release(pdf, subtype);
    qu_pdf_release(pdf, pattern);
    return form || tiling;
}

static void rewrite_stream(struct qu_steady *steady, qpdf_oh stream)
{
    struct qu_buf content = {0}, out = {0};
    struct qu_renaming renaming = {0};
    qpdf_oh dict = qpdf_oh_get_dict(steady->pdf->data, stream);
    if (has_content(steady->pdf, dict) && qu_pdf_stream_data(steady->pdf, stream, &content) &&
        qu_steady_begin(steady, dict, &renaming)) {
        qu_rename_write(&renaming, content.data, content.length, &out);
        qu_steady_end(steady, dict, &renaming);
        qu_pdf_set_stream_data(steady->pdf, stream, out.data, out.length);
    }
    qu_pdf_release(steady->pdf, dict);
    qu_renaming_finish(&renaming);
    qu_buf_finish(&content);
    qu_buf_finish(&out);
}

void qu_steady_init(struct qu_steady *steady, struct qu_pdf *pdf)
{
    *steady = (struct qu_steady){.pdf = pdf};
}

void qu_steady_rewrite_forms(struct qu_steady *steady)
{
    int last = qu_pdf_highest_number(steady->pdf);
    for (int number = 1; number <= last; number++) {
        qpdf_oh object = qpdf_get_object_by_id(steady->pdf->data, number, 0);
        if (qpdf_oh_is_stream(steady->pdf->data, object))
            rewrite_stream(steady, object);
        qu_pdf_release(steady->pdf, object);
    }
}

void qu_steady_finish(struct qu_steady *steady)
{
    for (int i = 0; i < steady->fonts.count; i++)
        qu_recoding_finish(&steady->fonts.at[i].recoding);
    qu_vec_finish(&steady->fonts);
}
