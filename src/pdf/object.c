#include "object.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

struct qu_obj qu_obj_take(struct qu_pdf *pdf, unsigned handle)
{
    qu_vec_add(&pdf->handles, handle);
    return (struct qu_obj){pdf, handle};
}

int qu_pdf_scope_begin(struct qu_pdf *pdf)
{
    return pdf->handles.count;
}

void qu_pdf_scope_end(struct qu_pdf *pdf, int scope)
{
    QU_ASSERT(scope <= pdf->handles.count);
    for (int i = scope; i < pdf->handles.count; i++)
        qpdf_oh_release(pdf->data, pdf->handles.at[i]);
    pdf->handles.count = scope;
}

/* ---- kinds of objects */

bool qu_obj_is_dict(struct qu_obj obj)
{
    return qpdf_oh_is_dictionary(obj.pdf->data, obj.handle);
}

bool qu_obj_is_array(struct qu_obj obj)
{
    return qpdf_oh_is_array(obj.pdf->data, obj.handle);
}

bool qu_obj_is_stream(struct qu_obj obj)
{
    return qpdf_oh_is_stream(obj.pdf->data, obj.handle);
}

bool qu_obj_is_string(struct qu_obj obj)
{
    return qpdf_oh_is_string(obj.pdf->data, obj.handle);
}

bool qu_obj_is_number(struct qu_obj obj)
{
    return qpdf_oh_is_number(obj.pdf->data, obj.handle);
}

bool qu_obj_is_name(struct qu_obj obj, const char *name)
{
    return qpdf_oh_is_name(obj.pdf->data, obj.handle) &&
           (name == NULL || strcmp(qpdf_oh_get_name(obj.pdf->data, obj.handle), name) == 0);
}

int qu_obj_number(struct qu_obj obj)
{
    return qpdf_oh_get_object_id(obj.pdf->data, obj.handle);
}

/* ---- values */

static double real_value(struct qu_obj obj)
{
    return qu_obj_is_number(obj) ? qpdf_oh_get_numeric_value(obj.pdf->data, obj.handle) : 0;
}

long long qu_obj_int_value(struct qu_obj obj, long long otherwise)
{
    return qpdf_oh_is_integer(obj.pdf->data, obj.handle) ? qpdf_oh_get_int_value(obj.pdf->data, obj.handle)
                                                         : otherwise;
}

const char *qu_obj_name_value(struct qu_obj obj)
{
    return qu_obj_is_name(obj, NULL) ? qpdf_oh_get_name(obj.pdf->data, obj.handle) : "";
}

const char *qu_obj_text_value(struct qu_obj obj)
{
    return qu_obj_is_string(obj) ? qpdf_oh_get_utf8_value(obj.pdf->data, obj.handle) : "";
}

const char *qu_obj_bytes_value(struct qu_obj obj, size_t *length)
{
    *length = 0;
    return qu_obj_is_string(obj) ? qpdf_oh_get_binary_string_value(obj.pdf->data, obj.handle, length) : NULL;
}

const char *qu_obj_source(struct qu_obj obj)
{
    return qpdf_oh_unparse_resolved(obj.pdf->data, obj.handle);
}

/* The dictionary of a stream; for any other object the object itself. */
static struct qu_obj dict_of(struct qu_obj obj)
{
    return qu_obj_is_stream(obj) ? qu_obj_take(obj.pdf, qpdf_oh_get_dict(obj.pdf->data, obj.handle)) : obj;
}

bool qu_obj_has(struct qu_obj dict, const char *key)
{
    dict = dict_of(dict);
    return qu_obj_is_dict(dict) && qpdf_oh_has_key(dict.pdf->data, dict.handle, key);
}

struct qu_obj qu_obj_get(struct qu_obj dict, const char *key)
{
    bool plain = qu_obj_is_dict(dict);
    if (!plain)
        dict = dict_of(dict);
    return plain || qu_obj_is_dict(dict)
               ? qu_obj_take(dict.pdf, qpdf_oh_get_key(dict.pdf->data, dict.handle, key))
               : qu_obj_null(dict.pdf);
}

bool qu_obj_name_is(struct qu_obj dict, const char *key, const char *name)
{
    return qu_obj_is_name(qu_obj_get(dict, key), name);
}

double qu_obj_get_real(struct qu_obj dict, const char *key)
{
    return real_value(qu_obj_get(dict, key));
}

long long qu_obj_get_int(struct qu_obj dict, const char *key, long long otherwise)
{
    return qu_obj_int_value(qu_obj_get(dict, key), otherwise);
}

/* qpdf can list the keys of only one dictionary at a time, so they are copied before their values are
 * read. */
void qu_obj_keys_init(struct qu_obj_keys *keys, struct qu_obj dict)
{
    *keys = (struct qu_obj_keys){0};
    dict = dict_of(dict);
    if (!qu_obj_is_dict(dict))
        return;
    qpdf_oh_begin_dict_key_iter(dict.pdf->data, dict.handle);
    while (qpdf_oh_dict_more_keys(dict.pdf->data)) {
        const char *key = qpdf_oh_dict_next_key(dict.pdf->data);
        size_t size = strlen(key) + 1;
        qu_vec_add(&keys->at, memcpy(qu_alloc(size), key, size));
    }
}

void qu_obj_keys_finish(struct qu_obj_keys *keys)
{
    for (int i = 0; i < keys->at.count; i++)
        free(keys->at.at[i]);
    qu_vec_finish(&keys->at);
}

int qu_obj_count(struct qu_obj array)
{
    return qu_obj_is_array(array) ? qpdf_oh_get_array_n_items(array.pdf->data, array.handle) : 0;
}

struct qu_obj qu_obj_at(struct qu_obj array, int index)
{
    bool there = index >= 0 && index < qu_obj_count(array);
    return there ? qu_obj_take(array.pdf, qpdf_oh_get_array_item(array.pdf->data, array.handle, index))
                 : qu_obj_null(array.pdf);
}

double qu_obj_real_at(struct qu_obj array, int index)
{
    return real_value(qu_obj_at(array, index));
}

bool qu_obj_read_reals(struct qu_obj array, double *out, int count)
{
    if (qu_obj_count(array) != count)
        return false;
    for (int i = 0; i < count; i++)
        out[i] = qu_obj_real_at(array, i);
    return true;
}

static bool add_data(struct qu_obj stream, enum qpdf_stream_decode_level_e level, struct qu_buf *out)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    QPDF_BOOL decoded = QPDF_FALSE;
    bool fine = qu_obj_is_stream(stream) &&
                (qpdf_oh_get_stream_data(stream.pdf->data, stream.handle, level, &decoded, &bytes, &length) &
                 QPDF_ERRORS) == 0;
    fine = fine && (decoded || level == qpdf_dl_none);
    if (fine)
        qu_buf_add(out, bytes, length);
    free(bytes);
    return fine;
}

bool qu_obj_data(struct qu_obj stream, struct qu_buf *out)
{
    return add_data(stream, qpdf_dl_generalized, out);
}

bool qu_obj_raw_data(struct qu_obj stream, struct qu_buf *out)
{
    return add_data(stream, qpdf_dl_none, out);
}

/* ---- new objects */

struct qu_obj qu_obj_null(struct qu_pdf *pdf)
{
    return qu_obj_take(pdf, qpdf_oh_new_null(pdf->data));
}

struct qu_obj qu_obj_bool(struct qu_pdf *pdf, bool value)
{
    return qu_obj_take(pdf, qpdf_oh_new_bool(pdf->data, value));
}

struct qu_obj qu_obj_parse(struct qu_pdf *pdf, const char *source)
{
    return qu_obj_take(pdf, qpdf_oh_parse(pdf->data, source));
}

struct qu_obj qu_obj_dict(struct qu_pdf *pdf)
{
    return qu_obj_take(pdf, qpdf_oh_new_dictionary(pdf->data));
}

struct qu_obj qu_obj_array(struct qu_pdf *pdf)
{
    return qu_obj_take(pdf, qpdf_oh_new_array(pdf->data));
}

struct qu_obj qu_obj_name(struct qu_pdf *pdf, const char *name)
{
    return qu_obj_take(pdf, qpdf_oh_new_name(pdf->data, name));
}

/* A text string in PDFDocEncoding if possible, else in UTF-16BE. */
static struct qu_obj new_text(struct qu_pdf *pdf, const char *utf8)
{
    return qu_obj_take(pdf, qpdf_oh_new_unicode_string(pdf->data, utf8));
}

struct qu_obj qu_obj_bytes(struct qu_pdf *pdf, const char *bytes)
{
    return qu_obj_take(pdf, qpdf_oh_new_string(pdf->data, bytes));
}

struct qu_obj qu_obj_int(struct qu_pdf *pdf, int64_t value)
{
    return qu_obj_take(pdf, qpdf_oh_new_integer(pdf->data, value));
}

struct qu_obj qu_obj_real(struct qu_pdf *pdf, double value)
{
    return qu_obj_take(pdf, qpdf_oh_new_real_from_double(pdf->data, value, 3));
}

struct qu_obj qu_obj_reals(struct qu_pdf *pdf, const double *values, int count)
{
    struct qu_obj array = qu_obj_array(pdf);
    for (int i = 0; i < count; i++)
        qu_obj_push(array, qu_obj_real(pdf, values[i]));
    return array;
}

/* `filter`: NULL: none. The writer packs streams without a filter. */
static void replace_data(struct qu_obj stream, const void *data, size_t length, const char *filter)
{
    struct qu_pdf *pdf = stream.pdf;
    struct qu_obj nothing = qu_obj_null(pdf), name = filter != NULL ? qu_obj_name(pdf, filter) : nothing;
    qpdf_oh_replace_stream_data(pdf->data, stream.handle, data, length, name.handle, nothing.handle);
}

struct qu_obj qu_obj_stream(struct qu_pdf *pdf, const void *data, size_t length)
{
    struct qu_obj stream = qu_obj_take(pdf, qpdf_oh_new_stream(pdf->data));
    replace_data(stream, data, length, NULL);
    return stream;
}

struct qu_obj qu_obj_packed_stream(struct qu_pdf *pdf, const struct qu_buf *packed)
{
    struct qu_obj stream = qu_obj_take(pdf, qpdf_oh_new_stream(pdf->data));
    replace_data(stream, packed->data, packed->length, "/FlateDecode");
    return stream;
}

/* ---- changes */

void qu_obj_set(struct qu_obj dict, const char *key, struct qu_obj value)
{
    dict = dict_of(dict);
    qpdf_oh_replace_key(dict.pdf->data, dict.handle, key, value.handle);
}

void qu_obj_set_name(struct qu_obj dict, const char *key, const char *name)
{
    qu_obj_set(dict, key, qu_obj_name(dict.pdf, name));
}

void qu_obj_set_int(struct qu_obj dict, const char *key, int64_t value)
{
    qu_obj_set(dict, key, qu_obj_int(dict.pdf, value));
}

void qu_obj_set_text(struct qu_obj dict, const char *key, const char *utf8)
{
    qu_obj_set(dict, key, new_text(dict.pdf, utf8));
}

void qu_obj_remove(struct qu_obj dict, const char *key)
{
    dict = dict_of(dict);
    qpdf_oh_remove_key(dict.pdf->data, dict.handle, key);
}

void qu_obj_push(struct qu_obj array, struct qu_obj value)
{
    qpdf_oh_append_item(array.pdf->data, array.handle, value.handle);
}

void qu_obj_replace_at(struct qu_obj array, int index, struct qu_obj value)
{
    qpdf_oh_set_array_item(array.pdf->data, array.handle, index, value.handle);
}

void qu_obj_set_data(struct qu_obj stream, const void *data, size_t length)
{
    replace_data(stream, data, length, NULL);
}

void qu_obj_set_packed_data(struct qu_obj stream, const struct qu_buf *packed)
{
    replace_data(stream, packed->data, packed->length, "/FlateDecode");
}

struct qu_obj qu_obj_indirect(struct qu_obj obj)
{
    return qu_obj_take(obj.pdf, qpdf_make_indirect_object(obj.pdf->data, obj.handle));
}

void qu_obj_erase(struct qu_obj obj)
{
    if (qu_obj_number(obj) != 0)
        qpdf_replace_object(obj.pdf->data, qu_obj_number(obj),
                            qpdf_oh_get_generation(obj.pdf->data, obj.handle), qu_obj_null(obj.pdf).handle);
}
