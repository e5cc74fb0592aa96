/* object.h - an open PDF and its objects: names, numbers, texts, arrays, dictionaries, streams,
 * references.
 *
 * A struct qu_obj is passed by value and refers to an object of the file: it may be put into a dictionary
 * and still be used, and a change is seen through every copy. Reading never fails: a missing key or an
 * object of another kind gives the null object, 0, "" or false, so that a value can be read in one line.
 * References are followed. Keys and names are written with their slash ("/Rect").
 *
 * Ownership: an object is valid until the scope ends in which it was returned, or until the file is
 * closed. Scopes nest; a loop over many objects should have one. Texts and names read are lent until the
 * next call. */
#pragma once

#include "../base/buf.h"
#include "../base/vec.h"

struct qu_pdf;

struct qu_obj {
    struct qu_pdf *pdf;
    unsigned handle; /* qpdf's number for it */
};

struct qu_pdf {
    struct _qpdf_data *data; /* libqpdf's */
    struct qu_obj root;      /* the catalog */
    int page_count;
    bool encrypted;
    QU_VEC(unsigned) handles; /* of the valid objects, the latest last */
    struct qu_buf failure;    /* the first error */
};

/* Every object that qpdf returns is registered here, so that the end of a scope can release it. */
struct qu_obj qu_obj_take(struct qu_pdf *pdf, unsigned handle);

/* Ends with qu_pdf_scope_end, which releases the objects returned since. */
int qu_pdf_scope_begin(struct qu_pdf *pdf);
void qu_pdf_scope_end(struct qu_pdf *pdf, int scope);

/* ---- what an object is */

bool qu_obj_is_dict(struct qu_obj obj); /* false for a stream */
bool qu_obj_is_array(struct qu_obj obj);
bool qu_obj_is_stream(struct qu_obj obj);
bool qu_obj_is_string(struct qu_obj obj);
bool qu_obj_is_number(struct qu_obj obj);
bool qu_obj_is_name(struct qu_obj obj, const char *name); /* NULL: any */
/* The number of an indirect object; 0 for a direct one, which is part of another object. */
int qu_obj_number(struct qu_obj obj);

/* ---- what it holds */

long long qu_obj_int_value(struct qu_obj obj, long long otherwise); /* `otherwise`: if it is no integer */
const char *qu_obj_name_value(struct qu_obj obj);
const char *qu_obj_text_value(struct qu_obj obj);                  /* UTF-8 */
const char *qu_obj_bytes_value(struct qu_obj obj, size_t *length); /* of a string; NULL: none */
/* The object as it would be written, with references in it kept as references. */
const char *qu_obj_source(struct qu_obj obj);

/* `dict`: a dictionary or a stream, as everywhere below. */
bool qu_obj_has(struct qu_obj dict, const char *key);
struct qu_obj qu_obj_get(struct qu_obj dict, const char *key);
bool qu_obj_name_is(struct qu_obj dict, const char *key, const char *name);
double qu_obj_get_real(struct qu_obj dict, const char *key);
long long qu_obj_get_int(struct qu_obj dict, const char *key, long long otherwise);
/* The keys, sorted by their bytes. */
struct qu_obj_keys {
    QU_VEC(char *) at;
};
void qu_obj_keys_init(struct qu_obj_keys *keys, struct qu_obj dict);
void qu_obj_keys_finish(struct qu_obj_keys *keys);

int qu_obj_count(struct qu_obj array);
struct qu_obj qu_obj_at(struct qu_obj array, int index);
double qu_obj_real_at(struct qu_obj array, int index);
/* Reads a box or a transform. False, with `out` unchanged, if it is not an array of `count` elements. */
bool qu_obj_read_reals(struct qu_obj array, double *out, int count);

/* The data of a stream, decoded, is added to `out`; false if it cannot be. */
bool qu_obj_data(struct qu_obj stream, struct qu_buf *out);
/* The same, as stored in the file. */
bool qu_obj_raw_data(struct qu_obj stream, struct qu_buf *out);

/* ---- new objects */

struct qu_obj qu_obj_null(struct qu_pdf *pdf);
struct qu_obj qu_obj_bool(struct qu_pdf *pdf, bool value);
struct qu_obj qu_obj_parse(struct qu_pdf *pdf, const char *source); /* no references in it */
struct qu_obj qu_obj_dict(struct qu_pdf *pdf);
struct qu_obj qu_obj_array(struct qu_pdf *pdf);
struct qu_obj qu_obj_name(struct qu_pdf *pdf, const char *name);
/* A string of exactly these bytes: URIs, names of destinations, dates. */
struct qu_obj qu_obj_bytes(struct qu_pdf *pdf, const char *bytes);
struct qu_obj qu_obj_int(struct qu_pdf *pdf, int64_t value);
struct qu_obj qu_obj_real(struct qu_pdf *pdf, double value); /* three decimals: half a unit of quire's */
struct qu_obj qu_obj_reals(struct qu_pdf *pdf, const double *values, int count); /* an array */
/* A new indirect stream; the data is copied. */
struct qu_obj qu_obj_stream(struct qu_pdf *pdf, const void *data, size_t length);
/* The same, with data that deflate.h packed. */
struct qu_obj qu_obj_packed_stream(struct qu_pdf *pdf, const struct qu_buf *packed);

/* ---- changes */

void qu_obj_set(struct qu_obj dict, const char *key, struct qu_obj value);
void qu_obj_set_name(struct qu_obj dict, const char *key, const char *name);
void qu_obj_set_int(struct qu_obj dict, const char *key, int64_t value);
void qu_obj_set_text(struct qu_obj dict, const char *key, const char *utf8);
void qu_obj_remove(struct qu_obj dict, const char *key);
void qu_obj_push(struct qu_obj array, struct qu_obj value);
void qu_obj_replace_at(struct qu_obj array, int index, struct qu_obj value);
/* Replaces the data; the other keys of the stream's dictionary stay. The data is copied. */
void qu_obj_set_data(struct qu_obj stream, const void *data, size_t length);
void qu_obj_set_packed_data(struct qu_obj stream, const struct qu_buf *packed);
/* Makes it an indirect object. The result is a reference to it. */
struct qu_obj qu_obj_indirect(struct qu_obj obj);
/* Replaces an indirect object by null, for all references to it. */
void qu_obj_erase(struct qu_obj obj);
